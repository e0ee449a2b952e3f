"""Find the body that "his company" or "the group" is, by the title of who owns it or says it.

In: a reading, a noun phrase, the chains of names. Out: a chain. It refuses somebody of two bodies.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.read.chains import Chains
from dateline.read.prominence import SAYING
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading


def body_of_title(reading: Reading, mention: Mention, chains: Chains) -> int | None:
    """Return the body of whom a noun is owned by or who says the clause that it is subject of.

    "Ann Lee, the chief of Acme Corp., said her company would stay", "... said the company".
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    if token.lower not in _NOUNS or token.tag not in {"NN", "NNP"}:
        return None
    owner = reading.child(token.i, "poss")
    whose = reading.mention_at.get(owner) if owner is not None else None
    if owner is None and _is_bare(reading, mention):
        whose = _who_says(reading, mention)
    if whose is None:
        return None
    number = chains.of.get(whose.id)
    if number is None and whose.form == "pronoun":
        whose = _who_says(reading, mention)
        number = chains.of.get(whose.id) if whose is not None else None
    if number is None:
        return None
    found = {
        chains.of[body.id] for m in chains.members[number] if m.start < mention.start
        for body in _bodies(reading, m) if body.id in chains.of
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


_NOUNS = frozenset(
    "company firm organization organisation group charity association airline bank nonprofit "
    "network automaker carmaker manufacturer".split()
)
"""Nouns that say of a body hardly more than that it is one."""


def _is_bare(reading: Reading, mention: Mention) -> bool:
    below = [reading.tokens[n].lower for n in reading.children[mention.head]]
    return mention.last - mention.first == 1 and "the" in below and "of" not in below


def _who_says(reading: Reading, mention: Mention) -> Mention | None:
    """Return who says the clause that a noun stands in: the subject of the verb above it."""
    tokens = reading.tokens
    for node in reading.ancestors(mention.head):
        verb = tokens[node].head
        if tokens[node].dep != "ccomp" or tokens[verb].lemma not in SAYING:
            continue
        subject = reading.child(verb, *SUBJECTS)
        found = reading.mention_at.get(subject) if subject is not None else None
        if found is None and subject is not None:
            return None
        return found
    return None


def _bodies(reading: Reading, mention: Mention) -> Iterator[Mention]:
    """Yield the bodies named with a title: "a partner with Acme", "the Acme president"."""
    tokens = reading.tokens
    if mention.form != "nominal":
        return
    for node in reading.children[mention.head]:
        token = tokens[node]
        at = reading.child(node, "pobj") if token.dep == "prep" and token.lower in _WITH else None
        node = node if token.dep in {"compound", "nmod", "poss"} else at if at is not None else -1
        body = reading.mention_at.get(node)
        if body is not None and body.form == "name" and body.label in {"ORG", "OUTLET"}:
            yield body


_WITH = frozenset({"of", "at", "with", "for"})
