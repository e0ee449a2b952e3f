"""What a chain tells by its members: kinds, names, nouns, countries, gender.

In: a reading, chains of names and noun phrases under construction, the knowledge base. Out: for a
chain what it tells so far. It refuses to look at whoever may belong to it: `noun_signs` does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from math import log1p
from typing import NamedTuple

from dateline.knowledge.names import words
from dateline.read.agreement import entity_of
from dateline.read.antecedent_signs import SignReader
from dateline.read.holders import Holders
from dateline.read.prominence import MANY
from dateline.read.traits import Signs, kind_of
from dateline.records import Mention

_OFFICES = frozenset({"igo", "ngo", "ministry", "agency", "company", "court", "parliament"})


class Names(NamedTuple):
    """What the names of one chain tell: words, last words, titles before them, offices held."""

    words: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    held: frozenset[str]
    bodies: tuple[Mention, ...]
    known: bool


_NAMELESS = Names(frozenset(), frozenset(), frozenset(), frozenset(), (), False)


class ChainReader:
    """Reads the chains of one article; keeps what it read of each until that grows."""

    def __init__(self, signs: SignReader) -> None:
        self.signs = signs
        self.reading = signs.reading
        self.knowledge = signs.knowledge
        self.holders = Holders(signs.reading, signs.knowledge)
        self._told: dict[int, ChainWords] = {}
        self._names: dict[str, Names] = {}
        self._nation_at = {
            m.first: m.entity for m in signs.reading.mentions
            if m.entity is not None and m.label in {"DEMONYM", "COUNTRY"}
        }  # fmt: skip

    def read(self, number: int, members: list[Mention]) -> ChainWords:
        """Return what a chain tells with the members that it has now."""
        found = self._told.get(number)
        if found is None or len(found.members) != len(members):
            found = self._told[number] = ChainWords(self, tuple(members))
        return found

    def nations(self, mention: Mention) -> frozenset[str]:
        """Return the countries that words of a noun phrase tell: "the Russian president"."""
        return frozenset(
            nation for at in range(mention.first, mention.last)
            if (nation := self._nation_at.get(at)) is not None
        )  # fmt: skip

    def names(self, members: Sequence[Mention]) -> Names:
        """Return what the names of a chain tell; kept, for names are chained before all else."""
        named = [m for m in members if m.form == "name"]
        if not named:
            return _NAMELESS
        found = self._names.get(named[0].id)
        if found is None:
            pieces = [words(m.raw) for m in named]
            found = self._names[named[0].id] = Names(
                frozenset(word for piece in pieces for word in piece),
                frozenset(piece[-1] for piece in pieces if piece),
                frozenset(word for m in named for word in self.holders.title_words(m)),
                frozenset(
                    word
                    for row in self.knowledge.tenures.get(named[0].entity or "", ())
                    for word in row.title.lower().split()
                ),
                tuple(m for m in named if m.label == "ORG"), any(m.entity for m in named),
            )  # fmt: skip
        return found


class ChainWords:
    """What a chain tells with the members that it has; what is seldom asked is read when it is."""

    def __init__(self, reader: ChainReader, members: tuple[Mention, ...]) -> None:
        tokens = reader.reading.tokens
        self.reader = reader
        self.members = members
        self.kind = kind_of(members[0])
        self.names = reader.names(members)
        self.nouns = frozenset(tokens[m.head].lemma for m in members if m.form == "nominal")
        names = self.names
        self.vocabulary = names.words | names.titles | names.held | self.nouns
        self._starts = sorted(m.start for m in members)

    def way_to(self, mention: Mention) -> tuple[bool, int]:
        """Return whether a chain is told only behind a mention, and the characters between."""
        before = bisect_left(self._starts, mention.start)
        if before:
            return False, mention.start - self._starts[before - 1]
        return True, self.members[0].start - mention.start

    @cached_property
    def is_office(self) -> bool:
        """Whether it is of a body that no plural of people stands for: the UN, a firm."""
        organisations = self.reader.knowledge.organisations
        rows = (organisations.get(m.entity or "") for m in self.members)
        return any(row is not None and row.kind in _OFFICES for row in rows)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that somebody is known or was told to be of."""
        knowledge = self.reader.knowledge
        found: set[str] = set()
        for member in self.members:
            if member.form == "nominal":
                found |= self.reader.nations(member)
                continue
            entity = entity_of(self.reader.reading, member, knowledge) or ""
            if member.label in {"COUNTRY", "DEMONYM", "METONYM"}:
                found.add(entity)
            elif entity in knowledge.persons:
                found.add(knowledge.persons[entity].country)
                found |= {row.country for row in knowledge.tenures.get(entity, ())}
            elif entity in knowledge.organisations:
                found.add(knowledge.organisations[entity].country)
        return frozenset(found - {""})

    @cached_property
    def signs(self) -> Signs:
        """The signs of a chain, whoever asks: who it is, how it was told."""
        members, traits = self.members, self.reader.signs.each.traits
        named = [m for m in members if m.form == "name"]
        found = {
            f"kind:{self.kind}": 1.0, "its many": float(
                self.reader.reading.tokens[members[0].head].tag in MANY),
            "told": log1p(len(members)),
            "named": log1p(len(named)), "nameless": float(not named),
            "several words": float(any(" " in m.raw for m in named)),
            "known": float(any(m.entity for m in named)),
            "in title": float(any(traits[m.id].title for m in members)),
            "speaker": float(any(traits[m.id].speaks for m in members)),
            "new": float(len(members) == 1),
        }  # fmt: skip
        return {name: value for name, value in found.items() if value}
