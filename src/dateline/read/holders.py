"""Find the person of the article whom a bare office stands for: "the president", "the senator".

In: a reading, a noun phrase, the chains of names. Out: the number of a chain. It refuses a person
whom the clause names beside the office: "the president warned Mr. Putin".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.knowledge.base import Knowledge
from dateline.knowledge.offices import offices_on
from dateline.read.agreement import entity_of
from dateline.read.chains import Chains
from dateline.read.name_links import MUCH_MORE
from dateline.read.prominence import is_quoted
from dateline.read.titles import title_words
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading


class _Holder(NamedTuple):
    """A person who may be meant.

    told: how often by name; last: where last by name before the office; called: where last by the
    bare office, 0 where not yet.
    """

    told: int
    last: int
    chain: int
    is_in_office: bool
    called: int


class Holders:
    """Finds who holds offices in one article; keeps the titles told before its names."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading = reading
        self.knowledge = knowledge
        self._titles: dict[str, frozenset[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._last: tuple[tuple[str, int], list[_Holder]] = (("", 0), [])

    def person_with_title(self, mention: Mention, chains: Chains, *, plain: bool) -> int | None:
        """Return the chain last named before whose title or known office has the noun.

        Who holds it that day comes before who held it once or will; then who was called so before.
        Unless `plain`, it is the only one.
        """
        found = self._holders(mention, chains)
        if not found or (len(found) > 1 and not plain):
            return None
        called = [holder for holder in found if holder.called > 0]
        if called:
            return max(called, key=lambda holder: holder.called).chain
        most, last = max(found), max(found, key=lambda holder: holder.last)
        return most.chain if most.told >= MUCH_MORE * last.told else last.chain

    def _holders(self, mention: Mention, chains: Chains) -> list[_Holder]:
        """Return who may be meant; kept until another mention is chained, for two ask."""
        key = (mention.id, len(chains.of))
        if self._last[0] != key:
            noun = self.reading.tokens[mention.head].lemma
            role = self.knowledge.roles.get((noun,))
            found: list[_Holder] = []
            if role is not None and role.kind == "person":
                beside = named_beside(self.reading, mention, chains)
                found = [
                    holder for number in range(len(chains.members)) if number not in beside
                    and (holder := self._holder(mention, chains, number)) is not None
                ]  # fmt: skip
            self._last = (key, [holder for holder in found if holder.is_in_office] or found)
        return self._last[1]

    def former_holder(self, mention: Mention, chains: Chains) -> int | None:
        """Return the chain of who left the office of a nation: "the former Mexican president".

        None where two told in the article did.
        """
        reading = self.reading
        before = {token.lower for token in reading.tokens[mention.first : mention.head]}
        day = reading.article.published
        if day is None or not before & {"former", "ex"}:
            return None
        nations = {
            m.entity for m in reading.mentions_in(mention.sentence)
            if mention.first <= m.first < mention.head and m.label in {"DEMONYM", "COUNTRY"}
        }  # fmt: skip
        if len(nations) != 1:
            return None
        noun = reading.tokens[mention.head].lemma
        found = {
            chains.of[other.id] for other in reading.mentions
            if other.id in chains.of and other.label == "PERSON" and other.form == "name"
            and (
                {noun, "former"} <= self.title_words(other)
                or any(
                    row.country in nations and noun in _words_of(row.title)
                    and row.end and row.end < day.isoformat()
                    for row in self.knowledge.tenures.get(other.entity or "", ())
                )
            )
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def _holder(self, mention: Mention, chains: Chains, number: int) -> _Holder | None:
        """Return the person of a chain, if told before with the title or known to have held it."""
        reading, members = self.reading, chains.members[number]
        noun = reading.tokens[mention.head].lemma
        if not members or noun not in self._words_of_chain(members):
            return None
        quoted = is_quoted(reading, mention)
        earlier = [
            m for m in members if m.form == "name" and m.start < mention.start
            and (quoted or not is_quoted(reading, m))
        ]  # fmt: skip
        if not earlier or earlier[0].label != "PERSON":
            return None
        titled = any(_tells(noun, self.title_words(m)) for m in earlier)
        entities = (entity_of(reading, m, self.knowledge) for m in earlier)
        entity = next((entity for entity in entities if entity is not None), None)
        tenures = [
            row for row in self.knowledge.tenures.get(entity or "", ())
            if _tells(noun, _words_of(row.title))
        ]  # fmt: skip
        if not titled and not tenures:
            return None
        day = reading.article.published
        current = day is not None and bool(offices_on(tenures, day))
        word = mention.raw.lower()
        called = (
            m.start for m in members
            if m.form == "nominal" and m.start < mention.start and m.raw.lower() == word
            and reading.child(m.head, "prep", "poss") is None
        )  # fmt: skip
        return _Holder(
            sum(m.form == "name" for m in members), max(m.start for m in earlier), number,
            current or not tenures, max(called, default=0),
        )  # fmt: skip

    def _words_of_chain(self, members: Sequence[Mention]) -> frozenset[str]:
        """Return the words of all titles and offices of the names of a chain.

        Kept, for names are chained before all else.
        """
        found = self._words.get(members[0].id)
        if found is None:
            named = [m for m in members if m.form == "name"]
            entities = {entity_of(self.reading, m, self.knowledge) or "" for m in named}
            offices = (row for entity in entities for row in self.knowledge.tenures.get(entity, ()))
            found = frozenset().union(
                *map(self.title_words, named), *(_words_of(row.title) for row in offices)
            )
            self._words[members[0].id] = found
        return found

    def title_words(self, mention: Mention) -> frozenset[str]:
        """Return the lemmas of the up to four words before a name, without a stop or verb."""
        found = self._titles.get(mention.id)
        if found is None:
            found = self._titles[mention.id] = frozenset(title_words(self.reading, mention))
        return found


@cache
def _words_of(title: str) -> frozenset[str]:
    return frozenset(title.lower().split())


def _tells(noun: str, said: frozenset[str]) -> bool:
    """Tell whether a title is that of the office itself: no vice president is "the president"."""
    return noun in said and not said & {"vice", "deputy"}


def named_beside(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains named in the clause of the office that it is the subject of, or below it,
    and the chain of the subject of its own verb."""
    tokens = reading.tokens
    token = tokens[mention.head]
    verb = next((n for n in reading.ancestors(token.i) if tokens[n].pos in {"VERB", "AUX"}), None)
    if verb is None or is_quoted(reading, mention):
        return frozenset()
    subject = reading.child(verb, *SUBJECTS)
    return frozenset(
        chains.of[other.id] for other in reading.mentions_in(mention.sentence)
        if other.id in chains.of and other.form == "name"
        and (
            (token.dep in SUBJECTS and other.start > mention.start
             and _is_below(reading, other, verb) and not is_quoted(reading, other))
            or (token.dep in {"dobj", "dative"} and other.head == subject)
        )
    )  # fmt: skip


def _is_below(reading: Reading, other: Mention, verb: int) -> bool:
    """Tell whether a name is told by a verb or in what it says, in no clause beside that."""
    tokens = reading.tokens
    node = other.head
    while node != verb:
        if tokens[node].dep in _APART or tokens[node].head == node:
            return False
        node = tokens[node].head
    return True


_APART = frozenset({"advcl", "attr", "relcl", "poss", "appos"})
