"""Find whom a noun phrase cannot stand for, and whom alone: a rule before the networks.

In: a reading, a noun phrase, chains under construction, the knowledge base. Out: numbers of chains.
It refuses to choose among those left: `antecedents` does.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.read.chains import Chains
from dateline.read.name_links import is_department
from dateline.read.prominence import ONE
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading, first_conjunct


def barred_for_noun(
    reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge
) -> frozenset[int]:
    """Return the chains that a noun phrase cannot join: a body is no person, one of two not both.

    "The intelligence community" is not Trump; "the president and the speaker" are two; "the state"
    is not the State Department; nobody is "her sister" to herself. "The government" is not that of
    a state told long before, where another was named since.
    """
    strange = set()
    if is_body(reading, mention, knowledge):
        strange.add("PERSON")
    if reading.tokens[mention.head].text == "state":
        strange.add("ORG")
    beside = _beside(reading, mention, chains) | _owners(reading, mention, chains)
    beside |= _of_other_states(reading, mention, chains)
    return beside | {
        number for number, members in enumerate(chains.members)
        if members and members[0].label in strange
    }  # fmt: skip


def is_body(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether the longest role noun at the end of a phrase is of a body: "the panel".

    Not what somebody is said to be: "Lee was the lone opposition".
    """
    token = reading.tokens[mention.head]
    if token.tag not in ONE or token.dep == "attr":
        return False
    said = words(mention.raw)
    for size in range(min(len(said), 3), 0, -1):
        role = knowledge.roles.get(said[-size:])
        if role is not None:
            return role.kind == "group"
    return False


def _beside(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains of those whom a phrase is listed with, as parties and no titles of one.

    Not "Lee, the founder and chairman".
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    first = tokens[first_conjunct(reading, token.i)]
    if first.dep not in _PARTIES or tokens[first.head].lower == "as":
        return frozenset()
    nodes = [n for n in reading.children[token.i] if tokens[n].dep == "conj"]
    if token.dep == "conj":
        nodes.append(token.head)
    found = (reading.mention_at.get(node) for node in nodes)
    return frozenset(
        chains.of[other.id] for other in found
        if other is not None and other.id in chains.of and other.id != mention.id
    )  # fmt: skip


def _owners(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains of the subjects above "her sister": nobody is her own."""
    tokens = reading.tokens
    owner = reading.child(mention.head, "poss")
    if owner is None or tokens[owner].lower not in {"his", "her"}:
        return frozenset()
    subjects = (reading.child(node, *SUBJECTS) for node in reading.ancestors(mention.head))
    found = (reading.mention_at.get(node) for node in subjects if node not in {None, mention.head})
    return frozenset(
        chains.of[other.id] for other in found
        if other is not None and other.id in chains.of and other.form == "name"
    )  # fmt: skip


def _of_other_states(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains of other states than the one named last, for "the government".

    Only those not told since that, nor in the sentence right before: "Health officials from Mexico
    said so. On Friday, the government closed the schools".
    """
    if reading.tokens[mention.head].lemma not in _OF_STATES or _nations(reading, mention):
        return frozenset()
    for sentence in range(mention.sentence, max(-1, mention.sentence - FARTHEST_STATE), -1):
        named = {
            m.entity for m in reading.mentions_in(sentence)
            if m.label in {"COUNTRY", "DEMONYM"} and m.start < mention.start
        }  # fmt: skip
        if named:
            break
    else:
        return frozenset()
    barred = set()
    for number, members in enumerate(chains.members):
        before = [m for m in members if m.start < mention.start]
        nations = {nation for m in members for nation in _nations(reading, m)}
        since = before[-1].sentence if before else sentence
        near = since >= min(sentence, mention.sentence - 1)
        if nations and not nations & named and not near:
            barred.add(number)
    return frozenset(barred)


def _nations(reading: Reading, mention: Mention) -> set[str | None]:
    """Return the countries that a mention is or that its words tell."""
    same = reading.mentions_in(mention.sentence)
    first, last = reading.subtree_bounds(mention.head) if mention.form == "nominal" else (0, 0)
    inside = (m for m in same if m == mention or first <= m.head < last)
    return {m.entity for m in inside if m.label in {"COUNTRY", "DEMONYM"}}


FARTHEST_STATE = 4
"""Sentences back within which the state named last is looked for."""

_OF_STATES = frozenset("government parliament cabinet ministry regime authority".split())
"""Nouns of which every state has one."""


_PARTIES = SUBJECTS | {"dobj", "dative", "pobj", "poss"}
"""Places in a clause of those who act or are met; titles stand in apposition or behind "is"."""


def department_so_called(reading: Reading, mention: Mention, chains: Chains) -> int | None:
    """Return the chain of the department told before that a bare capital is short for.

    "I asked State to release them" after "the State Department".
    """
    token = reading.tokens[mention.head]
    first = reading.sentences[mention.sentence].first
    if mention.last - mention.first > 1 or token.i == first or not token.text[0].isupper():
        return None
    after = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    before = reading.tokens[token.i - 1]
    if (after is not None and after.text[0].isupper()) or before.lower in {"the", "of", "a"}:
        return None
    return next(
        (number for number, members in enumerate(chains.members)
         if any(m.form == "name" and m.start < mention.start and is_department(mention, m)
                for m in members)), None,
    )  # fmt: skip
