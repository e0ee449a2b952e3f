"""The signs by which a pronoun or a noun phrase and somebody told before it are judged.

In: a reading, its mentions in order, chains under construction, the knowledge base. Out: for one
mention the chains that it may belong to, each with its signs by name. It refuses to choose:
`antecedents` does, by weights that were fitted on articles that people read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log1p
from typing import NamedTuple

from dateline.knowledge.base import Knowledge
from dateline.read.agreement import FEMALE, MALE, NEUTER, PLURAL, agrees, gender_of
from dateline.read.binding import asks_along, barred_ways, speaker_behind, subject_ahead
from dateline.read.chains import Chains
from dateline.read.nominals import (
    is_anybody,
    is_example,
    is_indefinite,
    is_nobody,
    is_predicate,
)
from dateline.read.prominence import (
    MANY,
    ONE,
    acts_in_relative,
    best_thing,
    governs,
    is_own_speaker,
    is_quoted,
    is_scene,
    is_spoken_for,
    is_spoken_of,
    judging_verb,
    listens,
    placed,
    speaks,
)
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading

Signs = dict[str, float]

FARTHEST = 5
"""Sentences back beyond which only those told most are still looked at: of 5,049 pronouns whose
antecedent readers told, 24 have it farther back (`training/antecedents.py`)."""

MOST_TOLD = 4
"""How many of those told most are looked at however far back."""

_PLACES = {
    "subject": SUBJECTS, "object": frozenset({"dobj", "dative"}), "behind": frozenset({"pobj"}),
    "owner": frozenset({"poss"}), "inside": frozenset({"compound", "amod", "nmod"}),
    "listed": frozenset({"conj"}), "named": frozenset({"attr", "appos", "oprd"}),
}  # fmt: skip

_KINDS = {
    "person": frozenset({"PERSON"}), "role": frozenset({"ROLE"}),
    "body": frozenset({"ORG", "OUTLET"}), "state": frozenset({"COUNTRY", "METONYM"}),
    "place": frozenset({"GPE", "PLACE", "PART"}), "group": frozenset({"GROUP", "DEMONYM", "NORP"}),
}  # fmt: skip


_KIND_OF = {label: kind for kind, labels in _KINDS.items() for label in labels}


def kind_of(mention: Mention) -> str:
    """Return the kind of a mention, by its label."""
    return _KIND_OF.get(mention.label, "other")


class Traits(NamedTuple):
    """What a mention has by its own place in the text."""

    place: str
    verb: int
    quoted: bool
    speaks: bool
    hears: bool
    main: bool
    title: bool
    paragraph: int
    many: bool


class SignReader:
    """Reads the signs of one article; keeps what it found of each mention."""

    def __init__(self, reading: Reading, ordered: Sequence[Mention], knowledge: Knowledge) -> None:
        self.reading = reading
        self.ordered = list(ordered)
        self.knowledge = knowledge
        self._traits: dict[str, Traits] = {}
        self._kept: dict[tuple[str, str, int], Signs] = {}

    def spoken_of(self, mention: Mention) -> Mention | None:
        """Return the body that "it" is in what its spokesman says."""
        if mention.raw.lower() not in NEUTER:
            return None
        same = (m for m in self.ordered if m.sentence == mention.sentence)
        return next((m for m in same if is_spoken_of(self.reading, mention, m)), None)

    def traits(self, mention: Mention) -> Traits:
        """Return what a mention has by its place."""
        found = self._traits.get(mention.id)
        if found is None:
            found = self._traits[mention.id] = self._traits_of(mention)
        return found

    def _traits_of(self, mention: Mention) -> Traits:
        reading = self.reading
        token = reading.tokens[placed(reading, mention.head)]
        place = next((name for name, deps in _PLACES.items() if token.dep in deps), "other")
        verb = reading.tokens[token.head]
        sentence = reading.sentences[mention.sentence]
        return Traits(
            place, verb.i, is_quoted(reading, mention), speaks(reading, mention),
            listens(reading, mention), place == "subject" and verb.head == verb.i,
            sentence.part == "title", sentence.paragraph, reading.tokens[mention.head].tag in MANY,
        )  # fmt: skip

    def candidates(self, mention: Mention, chains: Chains) -> Iterator[tuple[int | None, Signs]]:
        """Yield each chain that a pronoun may belong to, with signs; first None: to none."""
        asked = self._asked(mention)
        yield None, asked | self._of_none(mention)
        apart = barred_ways(self.reading, mention, self.ordered, chains)
        before = self._before(mention, chains)
        total = sum(len(members) for members in before.values())
        for number in apart["voices"] | apart["in owned"]:
            before.pop(number, None)
        near = sorted(before, key=lambda number: -before[number][-1].start)
        fits = {n for n in near if self._agrees(mention, n, chains)}
        followed = self._followed(mention, before)
        ahead = self._ahead(mention, chains)
        behind = self._behind(mention, chains)
        voice = self._last_voice(before)
        most = sorted(before, key=lambda number: -len(before[number]))
        rank = subjects = 0
        for number in near:
            members = before[number]
            signs = self._of_pair(mention, members, chains, number)
            signs |= self._of_chain(mention, members, total, chains.members[number])
            signs["agrees"] = float(number in fits)
            signs["rank"] = float(min(rank, 5))
            signs["first fitting"] = float(rank == 0 and number in fits)
            signs["only fitting"] = float(fits == {number})
            signs["followed"] = float(number == followed)
            signs["ahead"] = float(number == ahead)
            signs["says so behind"] = float(number == behind)
            signs["last voice"] = float(number == voice)
            signs["most told"] = float(min(most.index(number), 5))
            signs["subjects between"] = float(min(subjects, 5))
            for name, numbers in apart.items():
                signs[f"barred:{name}"] = float(number in numbers)
            rank += number in fits
            subjects += number in fits and self.traits(members[-1]).place == "subject"
            yield number, asked | signs
        for name, later in {"ahead": ahead, "says so behind": behind}.items():
            if later is None or later in before or (name != "ahead" and later == ahead):
                continue
            members = chains.members[later]
            signs = self._of_chain(mention, members[:1], total, members)
            yield later, asked | signs | {name: 1.0, f"{name}:only": 1.0}

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
        own, token = self.traits(mention), self.reading.tokens[mention.head]
        first = self.reading.sentences[mention.sentence].first
        above = list(self.reading.ancestors(mention.head))
        clauses = sum(self.reading.tokens[n].dep in _CLAUSES for n in above)
        return {
            f"is:{mention.raw.lower()}": 1.0, f"at:{own.place}": 1.0, "quoted": float(own.quoted),
            "speaks": float(own.speaks), "main": float(own.main),
            "clauses": float(min(clauses, 3)), "opens": float(token.i <= first + 1),
            "behind": float(min(token.i - first, 40)) / 20,
        }  # fmt: skip

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
        reading = self.reading
        return any(
            reading.tokens[n].dep == "conj"
            for other in self.ordered
            if mention.sentence - 1 <= other.sentence
            and other.start < mention.start
            and self.traits(other).place == "subject"
            for n in reading.children[other.head]
        )

    def _before(self, mention: Mention, chains: Chains) -> dict[int, list[Mention]]:
        """Return the chains told before the mention, with their mentions so far, in order."""
        found: dict[int, list[Mention]] = {}
        for other in self.ordered:
            if other.start >= mention.start:
                break
            number = chains.of.get(other.id)
            if number is not None and other.id != mention.id and other.end <= mention.start:
                found.setdefault(number, []).append(other)
        strange = _STRANGE.get(group_of(mention.raw.lower()), frozenset())
        found = {n: members for n, members in found.items() if kind_of(members[0]) not in strange}
        most = sorted(found, key=lambda number: -len(found[number]))[:MOST_TOLD]
        return {
            number: members for number, members in found.items()
            if mention.sentence - members[-1].sentence <= FARTHEST or number in most
        }  # fmt: skip

    def _last_voice(self, before: dict[int, list[Mention]]) -> int | None:
        """Return the chain of who spoke last."""
        last = {
            number: max((m.start for m in members if self.traits(m).speaks), default=-1)
            for number, members in before.items()
        }
        best = max(last, key=lambda number: last[number], default=None)
        return best if best is not None and last[best] >= 0 else None

    def _agrees(self, mention: Mention, number: int, chains: Chains) -> bool:
        form = mention.raw.lower()
        first = next(m for m in chains.members[number])
        return agrees(self.reading, first, form, chains, self.knowledge)

    def _followed(self, mention: Mention, before: dict[int, list[Mention]]) -> int | None:
        """Return the chain that the last pronoun of the same gender and number went to."""
        forms = next((f for f in (MALE, FEMALE, NEUTER, PLURAL) if mention.raw.lower() in f), MALE)
        last = {
            number: max((m.start for m in members if m.raw.lower() in forms), default=-1)
            for number, members in before.items()
        }
        best = max(last, key=lambda number: last[number], default=None)
        return best if best is not None and last[best] >= 0 else None

    def _of_pair(
        self, mention: Mention, members: Sequence[Mention], chains: Chains, number: int
    ) -> Signs:
        """Return the signs of the nearest mention of a chain, and of the most prominent near."""
        near = members[-1]
        signs = {f"near:{name}": value for name, value in self.between(mention, near).items()}
        recent = [m for m in members if mention.sentence - m.sentence <= 2]
        for other in recent:
            for name, value in self._links(mention, other, chains).items():
                signs[name] = max(value, signs.get(name, 0.0))
        own = [m for m in recent if m.sentence == mention.sentence]
        signs["here"] = float(bool(own))
        signs["here:subject"] = float(any(self.traits(m).place == "subject" for m in own))
        last = [m for m in recent if m.sentence == mention.sentence - 1]
        signs["last:subject"] = float(any(self.traits(m).place == "subject" for m in last))
        signs["last:main"] = float(any(self.traits(m).main for m in last))
        signs["last:told"] = float(len(last))
        return signs

    def between(self, mention: Mention, other: Mention) -> Signs:
        """Return how far and in what places two mentions stand."""
        own, its = self.traits(mention), self.traits(other)
        back = mention.sentence - other.sentence
        return {
            f"back:{min(back, 4)}": 1.0, "back": log1p(back),
            "way": log1p(mention.first - other.first) / 3,
            "paragraphs": log1p(own.paragraph - its.paragraph),
            f"at:{its.place}": 1.0, "alike": float(its.place == own.place),
            other.form: 1.0, "main": float(its.main), "quoted": float(its.quoted),
            "into quote": float(own.quoted and not its.quoted),
            "out of quote": float(its.quoted and not own.quoted),
            **self._ways(mention, other),
            "joined": float(any(
                self.reading.tokens[n].dep == "conj" for n in self.reading.children[other.head]
            )),
            "same pronoun": float(other.raw.lower() == mention.raw.lower()),
            "indefinite": float(other.form == "nominal" and is_indefinite(self.reading, other)),
        }  # fmt: skip

    def _ways(self, mention: Mention, other: Mention) -> Signs:
        """Return the steps up from both to what stands above them, clauses and words apart."""
        tokens = self.reading.tokens
        ups = [other.head, *self.reading.ancestors(other.head)]
        if other.sentence != mention.sentence:
            clauses = sum(tokens[n].dep in _CLAUSES for n in ups)
            return {"depth": log1p(len(ups)), "its clauses": float(min(clauses, 3))}
        mine = [mention.head, *self.reading.ancestors(mention.head)]
        shared = next((n for n in mine if n in ups), mine[-1])
        to, down = mine.index(shared), ups.index(shared) if shared in ups else len(ups)
        clauses = sum(tokens[n].dep in _CLAUSES for n in ups[:down])
        return {
            "up": log1p(to),
            "down": log1p(down),
            "closed clauses": float(min(clauses, 3)),
            "own clauses": float(min(sum(tokens[n].dep in _CLAUSES for n in mine[:to]), 3)),
            "above": float(tokens[shared].i == tokens[other.head].head),
        }

    def _links(self, mention: Mention, other: Mention, chains: Chains) -> Signs:
        """Return what ties a mention to one near: it governs it, both speak, he is spoken for."""
        reading = self.reading
        own, its = self.traits(mention), self.traits(other)
        same = mention.sentence == other.sentence
        rules = same and governs(reading, other, mention)
        judged = own.place == "owner" and its.place == "object"
        return {
            "both speak": float(own.speaks and its.speaks),
            "asks": float(same and asks_along(reading, mention, other)),
            "governs": float(rules), "says it": float(rules and its.speaks),
            "hears it": float(same and its.hears),
            "beside": float(same and own.verb == its.verb),
            "in relative": float(same and acts_in_relative(
                reading, placed(reading, other.head), mention)),
            "own speaker": float(same and is_own_speaker(reading, mention, other)),
            "spoken for": float(is_spoken_for(reading, mention, other)),
            "spoken of": float(is_spoken_of(reading, mention, other)),
            "judged": float(judged and its.verb == judging_verb(reading, mention)),
            "scene": float(is_scene(reading, other)), "example": float(is_example(reading, other)),
            "predicate": float(is_predicate(reading, other)),
            "nobody": float(is_nobody(reading, other)),
        }  # fmt: skip

    def _of_chain(
        self, mention: Mention, members: Sequence[Mention], total: int, whole: Sequence[Mention]
    ) -> Signs:
        """Return the signs of a whole chain: who it is, how often and how it was told."""
        form = mention.raw.lower()
        wanted = "m" if form in MALE else "f" if form in FEMALE else ""
        gender = gender_of(self.reading, list(whole), self.knowledge) if wanted else ""
        key = (members[0].id, members[-1].id, len(members))
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._lasting(members)
        return kept | {
            "gender": float(bool(gender) and gender == wanted),
            "other gender": float(bool(gender) and gender != wanted),
            "gender untold": float(bool(wanted) and not gender),
            "share": len(members) / max(total, 1),
        }

    def _lasting(self, members: Sequence[Mention]) -> Signs:
        """Return the signs of a chain that do not depend on the mention."""
        first = members[0]
        named = [m for m in members if m.form == "name"]
        return {
            f"kind:{kind_of(first)}": 1.0, "many": float(self.traits(first).many),
            "told": log1p(len(members)),
            "named": log1p(len(named)), "nameless": float(not named),
            "several words": float(any(" " in m.raw for m in named)),
            "known": float(any(m.entity for m in named)),
            "in title": float(any(self.traits(m).title for m in members)),
            "subjects": sum(self.traits(m).place == "subject" for m in members) / len(members),
            "pronouns": log1p(sum(m.form == "pronoun" for m in members)),
            "speaker": float(any(self.traits(m).speaks for m in members)),
            "last speaker": float(any(self.traits(m).speaks for m in members[-2:])),
            "anybody": float(is_anybody(self.reading, first)),
            "new": float(len(members) == 1),
        }  # fmt: skip


_STRANGE = {
    "he": frozenset({"state", "place", "group"}), "it": frozenset({"person", "group"}),
}  # fmt: skip
"""Kinds that pronouns do not stand for."""


def group_of(form: str) -> str:
    """Return he, it or they: the group of a third-person pronoun in small letters."""
    return "he" if form in MALE | FEMALE else "it" if form in NEUTER else "they"


_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "pcomp"})
