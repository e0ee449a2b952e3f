"""Mend trees of headlines: verbs taken for nouns, kin named without an article.

In: the tokens of an article and a sentence of its title. Out: the same list with some heads and
labels changed. Each rule names the construction it mends.
"""

from __future__ import annotations

import msgspec

from dateline.read.repair_lists import FINITE, NOUNS
from dateline.records import Sentence, Token

_SAID = frozenset(
    "blast slam request urge vow defend warn tout rip mock back seek praise rebuke probe sue "
    "pledge demand reject denounce criticize criticise attack accuse thank pardon veto".split()
)
"""Verbs of headlines whose "-s" is also a plural."""


def verb_as_plural(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Lee blasts Oslo inquiry", "Ministry requests new bids": who blasts what.

    Holds for the first such word behind a name, before a noun, with no verb up to the next comma.
    """
    for i in range(sentence.first + 1, sentence.last - 1):
        verb, before, noun = tokens[i], tokens[i - 1], tokens[tokens[i].head]
        taken = verb.tag in {"NNS", "NNPS"} and verb.dep in {"compound", "nmod", "nsubj"}
        named = before.pos in NOUNS and before.text[0].isupper()
        if not (taken and named) or verb.lemma.lower() not in _SAID or noun.i <= i:
            continue
        if noun.pos not in NOUNS or any(t.tag in FINITE for t in _clause(tokens, sentence, i)):
            continue
        top = noun
        while top.dep in {"compound", "nmod"} and top.head > top.i:
            top = tokens[top.head]
        root = top.head == top.i
        tokens[i] = msgspec.structs.replace(
            verb, tag="VBZ", pos="VERB", dep="ROOT" if root else top.dep,
            head=i if root else top.head, lemma=verb.lemma.lower(),
        )  # fmt: skip
        tokens[top.i] = msgspec.structs.replace(top, head=i, dep="dobj")
        tokens[before.i] = msgspec.structs.replace(before, head=i, dep="nsubj")
        for token in tokens[sentence.first : sentence.last]:
            if token.i < before.i and token.head in {i, noun.i, top.i}:
                tokens[token.i] = msgspec.structs.replace(token, head=before.i)
            elif token.i > i and token.head in {i, before.i} and token.i != top.i:
                tokens[token.i] = msgspec.structs.replace(token, head=top.i)
        return


def _clause(tokens: list[Token], sentence: Sentence, i: int) -> list[Token]:
    """Return the tokens up to the next comma behind a word, and those before it."""
    last = i
    while last < sentence.last and tokens[last].text not in {",", ";", ":"}:
        last += 1
    return [t for t in tokens[sentence.first : last] if t.i != i]


_KIN = frozenset("wife husband son daughter brother sister father mother aide lawyer".split())


def kin_beside(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Rep. Ann Lee, husband indicted": two, not a name and what it is.

    Holds for a word of kinship without an article behind a name and a comma.
    """
    for i in range(sentence.first + 2, sentence.last):
        kin, name = tokens[i], tokens[tokens[i].head]
        bare = not any(t.head == i and t.i < i for t in tokens[name.i + 1 : i])
        if kin.dep != "appos" or kin.lemma not in _KIN or name.pos != "PROPN" or not bare:
            continue
        if tokens[i - 1].text != "," or name.i != i - 2:
            continue
        tokens[i] = msgspec.structs.replace(kin, dep="conj")
        for token in tokens[i + 1 : sentence.last]:
            if token.head == i and token.dep == "acl":
                tokens[token.i] = msgspec.structs.replace(token, head=name.i)
