"""The signs by which a pronoun and somebody told before it are judged.

In: a reading, its mentions in order, chains under construction, the knowledge base. Out: for one
pronoun the chains that it may belong to, each with its signs by name; a sign that is not there is
nought. It refuses to choose: `antecedents` does, by weights that were fitted on articles that
people read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from dateline.knowledge.base import Knowledge
from dateline.read.agreement import FEMALE, MALE, NEUTER, PLURAL, agrees, gender_of
from dateline.read.binding import asks_along, barred_ways, speaker_behind, subject_ahead
from dateline.read.chains import Chains
from dateline.read.nominals import is_anybody
from dateline.read.prominence import (
    MANY,
    ONE,
    acts_in_relative,
    best_thing,
    governs,
    is_own_speaker,
    is_spoken_for,
    is_spoken_of,
    judging_verb,
    placed,
)
from dateline.read.traits import Signs, TraitReader, Traits, kind_of
from dateline.records import Mention
from dateline.syntax import Reading

FARTHEST = 5
"""Sentences back beyond which only those told most are still looked at: of 5,049 pronouns whose
antecedent readers told, 24 have it farther back (`training/antecedents.py`)."""

MOST_TOLD = 4
"""How many of those told most are looked at however far back."""

RECENT = 2
"""Sentences back within which each mention of a chain is looked at, not the nearest alone."""


class _Lasting(NamedTuple):
    """What a chain tells so far, whoever asks.

    voice: where its last speaker begins, -1 for none; followed: by he, she, it and they, where the
    last such pronoun begins.
    """

    signs: Signs
    voice: int
    followed: Mapping[str, int]


class SignReader:
    """Reads the signs of the pronouns of one article; keeps what it found of mentions, chains."""

    def __init__(self, reading: Reading, ordered: Sequence[Mention], knowledge: Knowledge) -> None:
        self.reading = reading
        self.ordered = list(ordered)
        self.knowledge = knowledge
        self.each = TraitReader(reading)
        self._starts = [mention.start for mention in ordered]
        self._kept: dict[tuple[str, str, int], _Lasting] = {}
        self._genders: dict[tuple[str, int], str] = {}
        self._agreeing: dict[tuple[str, str, str], bool] = {}

    def spoken_of(self, mention: Mention) -> Mention | None:
        """Return the body that "it" is in what its spokesman says."""
        if mention.raw.lower() not in NEUTER:
            return None
        same = self.reading.mentions_in(mention.sentence)
        return next((m for m in same if is_spoken_of(self.reading, mention, m)), None)

    def gender(self, chain: list[Mention]) -> str:
        """Return the gender that a chain tells with the members that it has now, "" for none."""
        key = (chain[0].id, len(chain))
        found = self._genders.get(key)
        if found is None:
            found = self._genders[key] = gender_of(self.reading, chain, self.knowledge)
        return found

    def candidates(self, mention: Mention, chains: Chains) -> Iterator[tuple[int | None, Signs]]:
        """Yield each chain that a pronoun may belong to, with signs; first None: to none."""
        asked = self._asked(mention)
        yield None, asked | self._of_none(mention)
        apart = barred_ways(self.reading, mention, chains)
        before = self._before(mention, chains)
        total = sum(len(members) for members in before.values())
        for number in apart["voices"] | apart["in owned"]:
            before.pop(number, None)
        lasting = {number: self._lasting(members) for number, members in before.items()}
        near = sorted(before, key=lambda number: -before[number][-1].start)
        fits = {n for n in near if self.agrees(mention, chains.members[n])}
        ahead = self._ahead(mention, chains)
        behind = self._behind(mention, chains)
        voice = _last({n: kept.voice for n, kept in lasting.items()})
        singled = _singled({
            "ahead": {ahead}, "says so behind": {behind}, "last voice": {voice},
            "followed": {self._followed(mention, lasting)},
            **{f"barred:{name}": numbers for name, numbers in apart.items()},
        })  # fmt: skip
        most = sorted(before, key=lambda number: -len(before[number]))
        place_of = {number: min(place, 5) for place, number in enumerate(most)}
        rank = subjects = 0
        for number in near:
            members = before[number]
            signs = asked | lasting[number].signs | self._of_pair(mention, members)
            signs |= self._of_gender(mention, chains.members[number])
            signs |= singled.get(number, {})
            signs["share"] = len(members) / total
            signs["rank"] = min(rank, 5)
            signs["most told"] = place_of[number]
            signs["subjects between"] = min(subjects, 5)
            if number in fits:
                signs["agrees"] = 1.0
                if rank == 0:
                    signs["first fitting"] = 1.0
                if len(fits) == 1:
                    signs["only fitting"] = 1.0
                rank += 1
                subjects += self.each.traits[members[-1].id].place == "subject"
            yield number, signs
        for name, later in {"ahead": ahead, "says so behind": behind}.items():
            if later is None or later in before or (name != "ahead" and later == ahead):
                continue
            members = chains.members[later]
            signs = asked | self._lasting(members[:1]).signs | self._of_gender(mention, members)
            yield later, signs | {"share": 1 / max(total, 1), name: 1.0, f"{name}:only": 1.0}

    def _ahead(self, mention: Mention, chains: Chains) -> int | None:
        """Return the chain of the subject behind the phrase that the pronoun stands in."""
        found = subject_ahead(self.reading, mention)
        return chains.of.get(found.id) if found is not None else None

    def _behind(self, mention: Mention, chains: Chains) -> int | None:
        """Return the chain of who says what the pronoun stands in: "His aides left, Lee said"."""
        found = speaker_behind(self.reading, mention)
        return chains.of.get(found.id) if found is not None else None

    def _asked(self, mention: Mention) -> Signs:
        """Return the signs of the mention itself, which all its candidates share."""
        own = self.each.traits[mention.id]
        ahead = mention.head - self.reading.sentences[mention.sentence].first
        told = {
            f"is:{own.word}": 1.0, f"at:{own.place}": 1.0, "quoted": float(own.quoted),
            "speaks": float(own.speaks), "main": float(own.main),
            "clauses": self.each.clauses(own.path[1:]), "opens": float(ahead <= 1),
            "behind": min(ahead, 40) / 20,
        }  # fmt: skip
        return {name: value for name, value in told.items() if value}

    def _of_none(self, mention: Mention) -> Signs:
        """Return the signs that a thing, or several together, are meant."""
        number = MANY if mention.raw.lower() in PLURAL else ONE
        best = best_thing(self.reading, mention, number)
        willed = best < -1e8
        return {
            "none": 1.0,
            "none:willed": float(willed),
            "none:thing": 0.0 if willed else max(best, -15.0) / 5,
            "none:pair": float(self._has_pair(mention)),
            "none:own": float(self.reading.tokens[mention.head].dep == "poss"),
        }

    def _has_pair(self, mention: Mention) -> bool:
        """Tell whether two told together near before may be meant: "Lee and Park said they"."""
        near = (n for back in (1, 0) for n in self.reading.mentions_in(mention.sentence - back))
        traits = (self.each.traits[other.id] for other in near if other.start < mention.start)
        return any(its.joined and its.place == "subject" for its in traits)

    def _before(self, mention: Mention, chains: Chains) -> dict[int, list[Mention]]:
        """Return the chains told before the mention, with their mentions so far, in order."""
        told: defaultdict[int, list[Mention]] = defaultdict(list)
        for other in self.ordered[: bisect_left(self._starts, mention.start)]:
            number = chains.of.get(other.id)
            if number is not None and other.end <= mention.start:
                told[number].append(other)
        strange = _STRANGE.get(group_of(mention.raw.lower()))
        found = {
            n: members for n, members in told.items()
            if strange is None or kind_of(members[0]) not in strange
        }  # fmt: skip
        most = sorted(found, key=lambda number: -len(found[number]))[:MOST_TOLD]
        return {
            number: members for number, members in found.items()
            if mention.sentence - members[-1].sentence <= FARTHEST or number in most
        }  # fmt: skip

    def agrees(self, mention: Mention, chain: list[Mention]) -> bool:
        """Tell whether a pronoun fits a chain in number and gender, as far as they are told."""
        form = mention.raw.lower()
        key = (chain[0].id, form, self.gender(chain) if form in _GENDERS else "")
        found = self._agreeing.get(key)
        if found is None:
            found = agrees(self.reading, chain[0], form, key[2], self.knowledge)
            self._agreeing[key] = found
        return found

    def _followed(self, mention: Mention, lasting: Mapping[int, _Lasting]) -> int | None:
        """Return the chain that the last pronoun of the same gender and number went to."""
        form = _FORM_OF.get(mention.raw.lower(), "he")
        return _last({number: kept.followed.get(form, -1) for number, kept in lasting.items()})

    def _of_pair(self, mention: Mention, members: Sequence[Mention]) -> Signs:
        """Return the signs of the nearest mention of a chain, and of all that are told near."""
        own = self.each.traits[mention.id]
        found: set[str] = set()
        last = 0
        for other in reversed(members):
            back = mention.sentence - other.sentence
            if back > RECENT:
                break
            its = self.each.traits[other.id]
            found |= self.each.alone(other)
            if own.speaks and its.speaks:
                found.add("both speak")
            if back == 0:
                found.update(("here", *self._ties(mention, other)))
                if its.place == "subject":
                    found.add("here:subject")
            elif back == 1:
                last += 1
                if its.place == "subject":
                    found.update(("last:subject", "last:main") if its.main else ("last:subject",))
        signs = self.between(mention, members[-1]) | dict.fromkeys(found, 1.0)
        signs["last:told"] = last
        return signs

    def between(self, mention: Mention, other: Mention) -> Signs:
        """Return how far and in what places a mention and the nearest of a chain stand."""
        own, its = self.each.traits[mention.id], self.each.traits[other.id]
        back = mention.sentence - other.sentence
        signs = self.each.near(other) | {
            f"near:back:{min(back, 4)}": 1.0, "near:back": log1p(back),
            "near:way": log1p(mention.first - other.first) / 3,
            "near:paragraphs": log1p(own.paragraph - its.paragraph),
        }  # fmt: skip
        if its.place == own.place:
            signs["near:alike"] = 1.0
        if own.quoted != its.quoted:
            signs["near:into quote" if own.quoted else "near:out of quote"] = 1.0
        if its.word == own.word:
            signs["near:same pronoun"] = 1.0
        if back == 0:
            return signs | self._ways(own, its)
        signs["near:depth"] = log1p(len(its.path))
        signs["near:its clauses"] = its.clauses
        return signs

    def _ways(self, own: Traits, its: Traits) -> Signs:
        """Return the steps up from both to what stands above them, clauses and words apart."""
        shared = next((n for n in own.path if n in its.path), own.path[-1])
        to = own.path.index(shared)
        down = its.path.index(shared) if shared in its.path else len(its.path)
        return {
            "near:up": log1p(to),
            "near:down": log1p(down),
            "near:closed clauses": self.each.clauses(its.path[:down]),
            "near:own clauses": self.each.clauses(own.path[:to]),
            "near:above": float(shared == self.reading.tokens[its.path[0]].head),
        }

    def _ties(self, mention: Mention, other: Mention) -> Iterator[str]:
        """Yield what ties a pronoun to one of its sentence: it governs it, he is spoken for."""
        reading = self.reading
        own, its = self.each.traits[mention.id], self.each.traits[other.id]
        yield from (name for name, holds in _TIES.items() if holds(reading, mention, other))
        if governs(reading, other, mention):
            yield from ("governs", "says it") if its.speaks else ("governs",)
        if its.hears:
            yield "hears it"
        if own.verb == its.verb:
            yield "beside"
        if acts_in_relative(reading, placed(reading, other.head), mention):
            yield "in relative"
        judged = own.place == "owner" and its.place == "object"
        if judged and its.verb == judging_verb(reading, mention):
            yield "judged"

    def _of_gender(self, mention: Mention, chain: list[Mention]) -> Signs:
        """Return whether a chain is told to be of the gender of "he" or "she"; none of others."""
        wanted = _GENDERS.get(mention.raw.lower())
        if wanted is None:
            return {}
        told = self.gender(chain)
        return {"gender untold" if not told else "gender" if told == wanted else "other gender": 1}

    def _lasting(self, members: Sequence[Mention]) -> _Lasting:
        """Return what a chain tells so far."""
        key = (members[0].id, members[-1].id, len(members))
        kept = self._kept.get(key)
        if kept is None:
            traits = [self.each.traits[member.id] for member in members]
            told = list(zip(members, traits, strict=True))
            kept = self._kept[key] = _Lasting(
                self._of_chain(members, traits),
                max((member.start for member, its in told if its.speaks), default=-1),
                {_FORM_OF[its.word]: m.start for m, its in told if its.word in _FORM_OF},
            )  # fmt: skip
        return kept

    def _of_chain(self, members: Sequence[Mention], traits: Sequence[Traits]) -> Signs:
        """Return the signs of a chain: who it is, how often and how it was told."""
        named = [m for m in members if m.form == "name"]
        forms, places = [m.form for m in members], [its.place for its in traits]
        speaks = [its.speaks for its in traits]
        signs = {
            f"kind:{kind_of(members[0])}": 1.0, "many": float(traits[0].many),
            "told": log1p(len(members)),
            "named": log1p(len(named)), "nameless": float(not named),
            "several words": float(any(" " in m.raw for m in named)),
            "known": float(any(m.entity for m in named)),
            "in title": float(any(its.title for its in traits)),
            "subjects": places.count("subject") / len(members),
            "pronouns": log1p(forms.count("pronoun")),
            "speaker": float(any(speaks)), "last speaker": float(any(speaks[-2:])),
            "anybody": float(is_anybody(self.reading, members[0])),
            "new": float(len(members) == 1),
        }  # fmt: skip
        return {name: value for name, value in signs.items() if value}


_TIES = {
    "asks": asks_along, "own speaker": is_own_speaker, "spoken for": is_spoken_for,
    "spoken of": is_spoken_of,
}  # fmt: skip

_FORM_OF = {
    form: name
    for name, forms in (("he", MALE), ("she", FEMALE), ("it", NEUTER), ("they", PLURAL))
    for form in forms
}
_GENDERS = dict.fromkeys(MALE, "m") | dict.fromkeys(FEMALE, "f")

_STRANGE = {
    "he": frozenset({"state", "place", "group"}), "it": frozenset({"person", "group"}),
}  # fmt: skip
"""Kinds that pronouns do not stand for."""


def group_of(form: str) -> str:
    """Return he, it or they: the group of a third-person pronoun in small letters."""
    return "he" if form in MALE | FEMALE else "it" if form in NEUTER else "they"


def _singled(numbers_of: Mapping[str, Collection[int | None]]) -> dict[int | None, Signs]:
    """Return by chain the signs that are of few, from the chains that have each."""
    found: dict[int | None, Signs] = {}
    for name, numbers in numbers_of.items():
        for number in numbers:
            found.setdefault(number, {})[name] = 1.0
    return found


def _last(places: Mapping[int, int]) -> int | None:
    """Return the chain whose place in the text is the last, None where none has one: all are -1."""
    best = max(places, key=lambda number: places[number], default=None)
    return best if best is not None and places[best] >= 0 else None
