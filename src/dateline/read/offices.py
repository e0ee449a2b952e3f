"""Find offices that are named by who heads them: "the Laurel County Sheriff's Office".

In: the tokens of a sentence and the entities of the parser, which cuts such names at the
possessive and takes "the Pope" for a name. Out: the entities, these names whole, and claims. It
refuses an office of a person ("Lee's office").
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Sentence, Token

POSSESSIVE = frozenset({"'s", "’s"})

OFFICES = frozenset({"Office", "Department"})

_OFFICERS = frozenset(
    "sheriff attorney general governor mayor prosecutor commissioner coroner auditor treasurer "
    "examiner marshal comptroller controller ombudsman assessor clerk defender".split()
)
"""Whose offices have a name of their own."""

Entity = tuple[int, int, str]


def with_offices(
    tokens: tuple[Token, ...], sentence: Sentence, entities: list[Entity]
) -> list[Entity]:  # fmt: skip
    """Return the entities in order, without those that lie inside the name of an office."""
    named = [
        (_start(tokens, sentence, i), i + 2, "ORG")
        for i in range(sentence.first + 1, sentence.last - 1)
        if tokens[i].lower in POSSESSIVE and tokens[i + 1].text in OFFICES
        and tokens[i - 1].lower in _OFFICERS and tokens[i - 1].text[0].isupper()
    ]  # fmt: skip
    if not named:
        return entities
    kept = [e for e in entities if not any(e[0] < o[1] and o[0] < e[1] for o in named)]
    return sorted([*kept, *named])


def _start(tokens: tuple[Token, ...], sentence: Sentence, possessive: int) -> int:
    """Return where the name begins: the first of the capitals in a row before the possessive."""
    first = possessive - 1
    while first > sentence.first and _is_of_name(tokens[first - 1]):
        first -= 1
    return first


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() and token.pos in {"PROPN", "ADJ", "NOUN"}


def is_office(tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge) -> bool:
    """Tell whether what the parser takes for a body is an office: "the Special Counsel".

    Not "the Heads of State", whose noun is not its last word.
    """
    if any(token.lower == "of" for token in tokens[first:last]):
        return False
    role = knowledge.roles.get(words(" ".join(token.text for token in tokens[first:last])))
    before = tokens[first - 1].lower if first else ""
    several = last - first > 1 and tokens[first].tag not in _PLURALS
    return role is not None and role.kind == "person" and before == "the" and several


def is_rank(tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge) -> bool:
    """Tell whether one capitalised word is an office with "the": "the Pope", "the Grand Mufti"."""
    role = knowledge.roles.get(words(tokens[first].text))
    if last - first > 1 or not first or role is None or role.kind != "person":
        return False
    at = first - 1
    while at > 0 and tokens[at].pos == "PROPN" and tokens[at].head == first:
        at -= 1
    after = tokens[last] if last < len(tokens) else None
    named = after is not None and after.pos == "PROPN" and after.sentence == tokens[first].sentence
    return tokens[at].lower == "the" and tokens[at].head == first and not named


def is_force(tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge) -> bool:
    """Tell whether what the parser takes for a building is a force: "the Highway Patrol"."""
    role = knowledge.roles.get(words(" ".join(token.text for token in tokens[first:last])))
    return role is not None and role.kind == "group" and role.sector in _FORCES


_FORCES = frozenset({"COP", "MIL"})

_PLURALS = frozenset({"NNS", "NNPS"})
