"""Find the person of the article whom a bare office stands for: "the president", "the senator".

In: a reading, a noun phrase, the chains of names. Out: the number of a chain. It refuses a person
whom the clause names beside the office: "the president warned Mr. Putin".
"""

from __future__ import annotations

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


def person_with_title(
    reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge, *, plain: bool
) -> int | None:
    """Return the chain last named before whose title or known office has the noun.

    Who holds it that day comes before who held it once or will; then who was called so before.
    Unless `plain`, it is the only one.
    """
    noun = reading.tokens[mention.head].lemma
    role = knowledge.roles.get((noun,))
    if role is None or role.kind != "person":
        return None
    beside = named_beside(reading, mention, chains)
    found = [
        holder for number in range(len(chains.members)) if number not in beside
        and (holder := _holder(reading, mention, chains, number, knowledge)) is not None
    ]  # fmt: skip
    found = [holder for holder in found if holder.is_in_office] or found
    if not found or (len(found) > 1 and not plain):
        return None
    called = [holder for holder in found if holder.called > 0]
    if called:
        return max(called, key=lambda holder: holder.called).chain
    most, last = max(found), max(found, key=lambda holder: holder.last)
    return most.chain if most.told >= MUCH_MORE * last.told else last.chain


def former_holder(
    reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge
) -> int | None:
    """Return the chain of who left the office of a nation: "the former Mexican president".

    None where two told in the article did.
    """
    before = reading.tokens[mention.first : mention.head]
    day = reading.article.published
    nations = {
        m.entity for m in reading.mentions
        if mention.first <= m.first < mention.head and m.label in {"DEMONYM", "COUNTRY"}
    }  # fmt: skip
    if day is None or len(nations) != 1 or not {"former", "ex"} & {t.lower for t in before}:
        return None
    noun = reading.tokens[mention.head].lemma
    found = {
        chains.of[other.id] for other in reading.mentions
        if other.id in chains.of and other.label == "PERSON" and other.form == "name"
        and (
            {noun, "former"} <= title_words(reading, other)
            or any(
                row.country in nations and noun in row.title.lower().split()
                and row.end and row.end < day.isoformat()
                for row in knowledge.tenures.get(other.entity or "", ())
            )
        )
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _holder(
    reading: Reading, mention: Mention, chains: Chains, number: int, knowledge: Knowledge
) -> _Holder | None:
    """Return the person of a chain, if told before with the title or known to have held it."""
    members = chains.members[number]
    noun = reading.tokens[mention.head].lemma
    quoted = is_quoted(reading, mention)
    earlier = [
        m for m in members
        if m.start < mention.start and m.form == "name" and (quoted or not is_quoted(reading, m))
    ]  # fmt: skip
    if not earlier or earlier[0].label != "PERSON":
        return None
    titled = any(_tells(noun, title_words(reading, m)) for m in earlier)
    entities = (entity_of(reading, m, knowledge) for m in earlier)
    entity = next((entity for entity in entities if entity is not None), None)
    tenures = [
        row for row in knowledge.tenures.get(entity or "", ())
        if _tells(noun, set(row.title.lower().split()))
    ]  # fmt: skip
    if not titled and not tenures:
        return None
    day = reading.article.published
    current = day is not None and bool(offices_on(tenures, day))
    called = (
        m.start for m in members
        if m.form == "nominal" and m.start < mention.start and m.raw.lower() == mention.raw.lower()
        and reading.child(m.head, "prep", "poss") is None
    )  # fmt: skip
    return _Holder(
        sum(m.form == "name" for m in members), max(m.start for m in earlier), number,
        current or not tenures, max(called, default=0),
    )  # fmt: skip


def _tells(noun: str, said: set[str]) -> bool:
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
        chains.of[other.id] for other in reading.mentions
        if other.id in chains.of and other.form == "name" and other.sentence == mention.sentence
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
