"""Mend trees where a verb goes on with a clause of "who", "which" or "whose".

In: the tokens of an article and a sentence. Out: the same tokens with other heads of such verbs.
It refuses a verb that has its own subject.
"""

from __future__ import annotations

import msgspec

from dateline.read.repair_lists import SUBJECT
from dateline.records import Sentence, Token


def past_behind_present(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "it names a boy who ate it, was treated and sued the owner": the boy sued.

    Holds for a conjunct in the past without a subject whose head is in the present, where a clause
    in the past with "who", "which" or "that" stands between.
    """
    span = tokens[sentence.first : sentence.last]
    for verb in span:
        head = tokens[verb.head]
        if verb.dep != "conj" or verb.pos != "VERB" or head.tag not in {"VBZ", "VBP"}:
            continue
        below = [t for t in span if t.head == verb.i and t.i != verb.i]
        helpers = [t for t in below if t.dep in {"aux", "auxpass"}]
        past = (helpers[0].tag if helpers else verb.tag) == "VBD"
        if not past or head.i > verb.i or any(t.dep in SUBJECT for t in below):
            continue
        clauses = [
            t for t in span
            if t.dep == "relcl" and t.tag == "VBD" and head.i < t.i < verb.i
            and any(n.head == t.i and n.lower in {"who", "which", "that"} for n in span)
            and is_under(tokens, t.i, head.i)
        ]  # fmt: skip
        if clauses:
            tokens[verb.i] = msgspec.structs.replace(verb, head=clauses[-1].i)


def present_behind_past(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "she met Lee, whose party is small and is blamed": "is blamed" is of the party.

    Holds for a conjunct in the present without a subject and without a comma before it, whose head
    is in the past, right behind a clause in the present with "who", "which" or "whose".
    """
    span = tokens[sentence.first : sentence.last]
    for verb in span:
        head = tokens[verb.head]
        if verb.dep != "conj" or head.i > verb.i or _finite_of(span, head) != "VBD":
            continue
        below = [t for t in span if t.head == verb.i and t.i != verb.i]
        if _finite_of(span, verb) not in _PRESENT or any(t.dep in SUBJECT for t in below):
            continue
        first = min((t.i for t in below if t.i < verb.i), default=verb.i)
        if first < sentence.first + 2 or tokens[first - 1].lower not in {"and", "but", "or"}:
            continue
        if tokens[first - 2].dep == "punct" or not is_under(tokens, first - 2, head.i):
            continue
        clauses = [
            t for t in span
            if t.dep == "relcl" and head.i < t.i < first and _finite_of(span, t) in _PRESENT
            and any(n.lower in _RELATIVES and t.i in {n.head, tokens[n.head].head} for n in span)
            and is_under(tokens, t.i, head.i) and is_under(tokens, first - 2, t.i)
        ]  # fmt: skip
        if clauses:
            tokens[verb.i] = msgspec.structs.replace(verb, head=clauses[-1].i)


def _finite_of(span: list[Token], verb: Token) -> str:
    """Return the tag of the word of a clause that tells its tense."""
    helpers = (t.tag for t in span if t.head == verb.i and t.dep in {"aux", "auxpass"})
    return next(helpers, verb.tag)


def is_under(tokens: list[Token], node: int, top: int) -> bool:
    """Tell whether a token hangs below another."""
    while tokens[node].head != node:
        node = tokens[node].head
        if node == top:
            return True
    return False


_PRESENT = frozenset({"VBZ", "VBP"})
_RELATIVES = frozenset({"who", "which", "that", "whose"})
