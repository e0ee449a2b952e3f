"""Choose whom pronouns and noun phrases stand for, by weights fitted on articles that people read.

In: a reading, chains of names, the knowledge base, two networks. Out: the chains with pronouns and
noun phrases. It refuses a first person inside a quotation: the speaker is known only after
`extract`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.base import Knowledge
from dateline.models.antecedents import NOUNS, PRONOUNS, AntecedentModel
from dateline.read.agreement import FEMALE, MALE
from dateline.read.antecedent_signs import SignReader
from dateline.read.binding import names_of_antecedent, reflects
from dateline.read.bodies_of import body_of_title
from dateline.read.chains import Chains
from dateline.read.members import member_told
from dateline.read.noun_bars import barred_for_noun, department_so_called, is_body
from dateline.read.noun_persons import person_so_told
from dateline.read.noun_rules import apposed, is_certain, told_by_rule
from dateline.read.noun_signs import NounSigns
from dateline.read.own_words import named_in_own_words, voice_of_quotation
from dateline.read.pronoun_rules import barred_by_rule, told_by_grammar
from dateline.read.traits import Signs
from dateline.records import Mention
from dateline.syntax import Reading

FIRST = frozenset({"i", "me", "my", "we", "us", "our", "you"})

LEAST_NOUN = 0.6
"""Chance from which a noun phrase joins who was told; below it stands for somebody new."""


MOST_NEW, LEAST_OF_TOLD = 0.1, 0.4
"""Chance of somebody new below which one of those told is meant, and from which it is he: two may
share the rest. Neutral on political news, better on Wikinews (December 2026)."""

LEAST_LATER = 0.85
"""Chance from which it joins who is told only later: "Mayor sues state", then "Mayor Ann Lee"."""


class Antecedents:
    """The networks, read once per process."""

    def __init__(
        self, pronouns: AntecedentModel | None = None, nouns: AntecedentModel | None = None
    ) -> None:
        self.pronouns = pronouns or AntecedentModel(PRONOUNS)
        self.nouns = nouns or AntecedentModel(NOUNS)

    @property
    def checksum(self) -> str:
        """The checksums of both, joined."""
        return f"{self.pronouns.checksum}+{self.nouns.checksum}"

    def link(
        self, reading: Reading, ordered: Sequence[Mention], chains: Chains, knowledge: Knowledge
    ) -> None:
        """Put noun phrases, then pronouns into chains."""
        signs = SignReader(reading, ordered, knowledge)
        nouns = NounSigns(signs)
        for mention in ordered:
            if mention.form == "nominal":
                self._link_noun(nouns, mention, chains)
        for mention in ordered:
            if mention.form != "pronoun":
                continue
            if mention.raw.lower() in FIRST:
                link_first_person(reading, mention, ordered, chains)
            else:
                self._link_pronoun(signs, mention, chains)

    def _link_noun(self, nouns: NounSigns, mention: Mention, chains: Chains) -> None:
        """Chain an apposition to its name, "the president" to whom is likeliest meant."""
        if apposed(nouns.reading, mention, chains, nouns.knowledge):
            return
        number = department_so_called(nouns.reading, mention, chains)
        if number is None:
            number = body_of_title(nouns.reading, mention, chains)
        if number is None:
            number = member_told(nouns.reading, mention, chains)
        if number is None:
            number = person_so_told(nouns.reading, mention, chains, nouns.knowledge)
        if number is None and is_certain(nouns.reading, mention):
            rule = told_by_rule(mention, chains, nouns.holders)
            barred = barred_for_noun(nouns.reading, mention, chains, nouns.knowledge)
            rows = [row for row in nouns.candidates(mention, chains, rule) if row[0] not in barred]
            body = is_body(nouns.reading, mention, nouns.knowledge)
            number = self._best(self.nouns, rows, LEAST_NOUN, rule, body=body)
        if number is None:
            chains.start(mention)
        else:
            chains.join(mention, number)

    def _link_pronoun(self, signs: SignReader, mention: Mention, chains: Chains) -> None:
        """Put a pronoun into the chain of whom it likeliest stands for; of a thing into none."""
        if mention.id in chains.of:
            return
        voice = signs.spoken_of(mention)
        if voice is not None and voice.id in chains.of:
            chains.join(mention, chains.of[voice.id])
            return
        own = reflects(signs.reading, mention)
        if own is not None:
            subject = signs.reading.mention_at.get(own)
            if subject is not None and subject.id in chains.of:
                chains.join(mention, chains.of[subject.id])
            return
        told = told_by_grammar(signs.reading, mention)
        number = chains.of.get(told.id) if told is not None else None
        if number is not None and signs.agrees(mention, chains.members[number]):
            chains.join(mention, number)
            return
        barred = self._barred(signs, mention, chains)
        rows = [row for row in signs.candidates(mention, chains) if row[0] not in barred]
        number = self._best(self.pronouns, rows)
        if number is not None:
            chains.join(mention, number)

    def _barred(self, signs: SignReader, mention: Mention, chains: Chains) -> frozenset[int]:
        """Return whom the words of a speaker keep from a pronoun of a person.

        Who speaks is not whom he names, nor "he" in what he says, nor a known body or state.
        """
        reading, ordered = signs.reading, signs.ordered
        if mention.raw.lower() not in MALE | FEMALE:
            return frozenset()
        barred = named_in_own_words(reading, mention, ordered, chains)
        barred |= barred_by_rule(reading, mention, chains, signs.knowledge)
        barred |= names_of_antecedent(reading, mention, chains) | _bodies(chains)
        barred |= _places(reading, chains)
        voice = voice_of_quotation(reading, mention, ordered)
        if voice is None:
            return barred
        self._link_pronoun(signs, voice, chains)
        return barred | ({chains.of[voice.id]} if voice.id in chains.of else set())

    def _best(
        self, model: AntecedentModel, rows: Sequence[tuple[int | None, Signs]],
        least: float = 0.0, rule: int | None = None, *, body: bool = False,
    ) -> int | None:  # fmt: skip
        """Return the likeliest chain; none below the least chance, save by the rule.

        body: of a body, the likeliest of two told is taken where hardly anybody new is meant.
        """
        if len(rows) == 1:
            return rows[0][0]
        chances = model.chances([row for _, row in rows])
        best = chances.index(max(chances))
        number, signs = rows[best]
        if signs.get("later"):
            least = max(least, LEAST_LATER)
        if body and not signs.get("later") and rows[0][0] is None and chances[0] < MOST_NEW:
            least = min(least, LEAST_OF_TOLD)
        if number is not None and number != rule and chances[best] < least:
            return None
        return number


def _bodies(chains: Chains) -> frozenset[int]:
    """Return the chains of bodies and states that the knowledge base has: "he" is none of them."""
    return frozenset(
        number for number, members in enumerate(chains.members)
        if members and members[0].form == "name" and members[0].label in _NO_PERSONS
        and members[0].entity is not None
    )  # fmt: skip


def _places(reading: Reading, chains: Chains) -> frozenset[int]:
    """Return the chains of places told as such: "she" is not "the Gold Coast", nor who "in" has."""
    return frozenset(
        number for number, members in enumerate(chains.members)
        if members and members[0].form == "name" and members[0].label in _LANDS
        and _is_placed(reading, members[0])
    )  # fmt: skip


def _is_placed(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the" or "in" stands before a name, as before places and hardly persons."""
    before = reading.tokens[mention.first - 1] if mention.first else None
    return before is not None and before.lower in {"the", "in"}


_LANDS = frozenset({"GPE", "LOC", "FAC", "PLACE"})
_NO_PERSONS = frozenset({"ORG", "OUTLET", "COUNTRY", "METONYM"})


def link_first_person(
    reading: Reading, mention: Mention, ordered: Sequence[Mention], chains: Chains
) -> None:
    """Chain "I", "me" and "my" of one paragraph: one voice speaks in it; "we" likewise."""
    kind = next(kind for kind in _VOICES if mention.raw.lower() in kind)
    paragraph = reading.sentences[mention.sentence].paragraph
    for other in ordered:
        if other.start >= mention.start:
            break
        near = reading.sentences[other.sentence].paragraph == paragraph
        if near and other.form == "pronoun" and other.raw.lower() in kind and other.id in chains.of:
            chains.join(mention, chains.of[other.id])
            return
    chains.start(mention)


_VOICES = (
    frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"}), frozenset({"you"}),
)  # fmt: skip
