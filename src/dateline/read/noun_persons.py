"""Find the person whom a noun tells by kinship, law or place: "his wife", "his client".

In: a reading, a noun phrase, the chains of names. Out: the number of a chain, None where nobody or
more than one may be meant. It refuses kin of whom one may have several ("his brother").
"""

from __future__ import annotations

import re

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.read.chains import Chains
from dateline.records import Mention
from dateline.syntax import Reading


def person_so_told(
    reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge
) -> int | None:
    """Return the chain of the one person told by the words around a noun phrase."""
    if reading.tokens[mention.head].tag not in {"NN", "NNP"}:
        return None
    named = _with_age(reading, mention, knowledge) or _behind_clause(reading, mention, knowledge)
    if named is None:
        named = _client(reading, mention) or _of_headline(reading, mention)
    if named is not None:
        return chains.of.get(named.id)
    return _kin_so_named(reading, mention, chains)


def _with_age(reading: Reading, mention: Mention, knowledge: Knowledge) -> Mention | None:
    """Return the person named with an age behind a noun and its place.

    "A man from Leeds, Essex - Ann Lee, 19 - was charged": the parser often takes the name for
    another of the places.
    """
    if not _is_of_person(reading, mention, knowledge):
        return None
    tokens = reading.tokens
    for other in reading.mentions_in(mention.sentence):
        if other.label != "PERSON" or other.form != "name" or other.first <= mention.last:
            continue
        between = tokens[mention.last : other.first]
        apart = between[-1].text in _APART and all(
            t.lower in _OF_HOME or t.text in _APART or t.pos == "PROPN" for t in between
        )
        return other if apart and _AGE.match(reading.text, other.end) else None
    return None


_APART = frozenset({",", "-", "–", "—"})
_OF_HOME = frozenset({"from", "of", "in", "the"})
_AGE = re.compile(r", [1-9]\d\b")


def _behind_clause(reading: Reading, mention: Mention, knowledge: Knowledge) -> Mention | None:
    """Return the person named between commas behind "the judge overseeing the case".

    The parser takes the name for that of the case.
    """
    tokens = reading.tokens
    if not _is_of_person(reading, mention, knowledge):
        return None
    if not any(tokens[node].lower == "the" for node in reading.children[mention.head]):
        return None
    for node in reading.children[mention.head]:
        if tokens[node].dep not in {"acl", "prep"} or node < mention.head:
            continue
        for inner in reading.subtree(node):
            other = reading.mention_at.get(inner)
            if other is None or other.label != "PERSON" or tokens[inner].dep != "appos":
                continue
            thing = tokens[tokens[inner].head]
            enclosed = tokens[other.first - 1].text == "," and tokens[other.last].text == ","
            if thing.pos == "NOUN" and thing.i not in reading.mention_at and enclosed:
                return other
    return None


def _is_of_person(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    said = words(mention.raw)
    roles = (knowledge.roles.get(said[-size:]) for size in range(min(3, len(said)), 0, -1))
    role = next((role for role in roles if role is not None), None)
    return role is not None and role.kind == "person"


def _of_headline(reading: Reading, mention: Mention) -> Mention | None:
    """Return the only person of the title, whom the first sentence brings in namelessly.

    "Ann Lee jailed for theft", then "A woman who stole her neighbour's car has been jailed": the
    subject of a first sentence that names nobody.
    """
    tokens, sentences = reading.tokens, reading.sentences
    token = tokens[mention.head]
    first = next((s.index for s in sentences if s.part == "body" and len(s.raw) > SHORTEST), None)
    new = any(tokens[node].lower in {"a", "an"} for node in reading.children[mention.head])
    subject = token.dep in {"nsubj", "nsubjpass"} and tokens[token.head].dep == "ROOT"
    if mention.sentence != first or not (new and subject) or _is_named(reading, first):
        return None
    persons = [m for s in sentences if s.part == "title" for m in _named_in(reading, s.index)]
    if len({m.raw for m in persons}) != 1 or " " not in persons[0].raw:
        return None
    surname = persons[0].raw.split()[-1]
    return persons[0] if surname in reading.text[mention.end :] else None


SHORTEST = 60
"""Characters of a first sentence; a shorter line is a date or a place."""


def _named_in(reading: Reading, sentence: int) -> list[Mention]:
    same = reading.mentions_in(sentence)
    return [m for m in same if m.label == "PERSON" and m.form == "name"]


def _is_named(reading: Reading, sentence: int) -> bool:
    return bool(_named_in(reading, sentence))


def _client(reading: Reading, mention: Mention) -> Mention | None:
    """Return whose lawyer is told in the sentence of "his client", or in the one before.

    "Mr. Lee's lawyer, Ann Park, said her client", "a lawyer for Mr. Lee".
    """
    tokens = reading.tokens
    if tokens[mention.head].lemma != "client" or reading.child(mention.head, "poss") is None:
        return None
    for sentence in (mention.sentence, mention.sentence - 1):
        told = [m for m in reading.mentions_in(sentence) if m.start < mention.start]
        found = [
            other for lawyer in told if tokens[lawyer.head].lemma in _LAWYERS
            for other in _owners(reading, lawyer.head)
        ]  # fmt: skip
        if found:
            return found[-1] if len({other.raw for other in found}) == 1 else None
    return None


_LAWYERS = frozenset("lawyer attorney solicitor barrister counsel".split())


def _owners(reading: Reading, noun: int) -> list[Mention]:
    """Return the persons who own a noun: "Lee's lawyer", "a lawyer for Lee"."""
    nodes = [
        reading.child(node, "pobj") if reading.tokens[node].lower in {"for", "of"} else node
        for node in reading.children[noun]
        if reading.tokens[node].dep == "poss" or reading.tokens[node].lower in {"for", "of"}
    ]
    found = (reading.mention_at.get(node) for node in nodes if node is not None)
    return [m for m in found if m is not None and m.label == "PERSON" and m.form == "name"]


def _kin_so_named(reading: Reading, mention: Mention, chains: Chains) -> int | None:
    """Return the chain of the only one whom the article names as such kin of somebody.

    "His wife" after or before "his wife, Ann Lee"; in a title without "his". A lawyer or
    spokesman is named so beside the same name: "Lee's lawyer", then "Lee's lawyer, Ann Park".
    """
    tokens = reading.tokens
    noun = tokens[mention.head].lower
    own = reading.child(mention.head, "poss")
    in_title = reading.sentences[mention.sentence].part == "title"
    bare = mention.last - mention.first == 1
    if not bare or (own is None and not in_title) or noun not in _ONLY | _DEPUTIES:
        return None
    found: set[int] = set()
    for other in reading.mentions:
        if other.label != "PERSON" or other.form != "name" or other.id not in chains.of:
            continue
        whose = _named_as(reading, other, noun)
        if whose is None:
            continue
        one, two = (_chain_at(reading, node, chains) for node in (own, whose))
        if one is not None and two is not None and one != two:
            continue
        if noun in _DEPUTIES and one is None:
            continue
        found.add(chains.of[other.id])
    return found.pop() if len(found) == 1 else None


_ONLY = frozenset("wife husband spouse mother father widow widower".split())
"""Kin of whom one has one."""

_DEPUTIES = frozenset("lawyer attorney spokesman spokeswoman spokesperson publicist".split())


def _named_as(reading: Reading, mention: Mention, noun: str) -> int | None:
    """Return the owner of the noun that a name stands behind: "his" of "his wife, Ann Lee"."""
    tokens = reading.tokens
    at = mention.first - 1
    while at >= 0 and tokens[at].sentence == mention.sentence:
        title = tokens[at].text[0].isupper() and tokens[at].lower != noun
        if tokens[at].text != "," and not title:
            break
        at -= 1
    if at < 1 or tokens[at].lower != noun or tokens[at].sentence != mention.sentence:
        return None
    head = tokens[mention.head]
    beside = head.i == tokens[at].head or (head.dep == "appos" and head.head == at)
    closed = mention.last < len(tokens) and tokens[mention.last].text in {",", ")"}
    closed |= mention.last - mention.first > 1
    opened = tokens[mention.first - 1].text == ","
    return reading.child(at, "poss") if beside or (opened and closed) else None


def _chain_at(reading: Reading, node: int | None, chains: Chains) -> int | None:
    """Return the chain of the person named at a token."""
    found = reading.mention_at.get(node) if node is not None else None
    named = found is not None and found.label == "PERSON" and found.form == "name"
    return chains.of.get(found.id) if found is not None and named else None
