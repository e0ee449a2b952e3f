"""Find the pronouns that may stand for somebody.

In: a reading and a sentence. Out: their mentions. It refuses an "it" that only announces a clause,
and pronouns that are part of a name; whom the others mean is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.read.marking import mention_of
from dateline.records import Mention, Sentence, Token
from dateline.syntax import Reading

_PERSONAL = frozenset(
    "he she they it we i you him her them us me his their its our my himself herself itself "
    "themselves".split()
)


def pronouns(reading: Reading, sentence: Sentence) -> Iterator[Mention]:
    """Yield the personal pronouns of a sentence that may stand for somebody."""
    for token in reading.sentence_tokens(sentence):
        personal = token.pos == "PRON" and token.lower in _PERSONAL and token.dep != "expl"
        if personal and not _stands_for_clause(reading, token) and not _is_in_name(reading, token):
            yield mention_of(reading, sentence, token.i, token.i + 1, "pronoun", "PRONOUN", None)


_OF_SOMEBODY = frozenset(
    "able unable willing unwilling ready prepared determined happy glad pleased proud eager keen "
    "concerned worried confident sure certain free set due afraid reluctant committed interested "
    "convinced aware quick slow bound entitled open satisfied sorry grateful delighted".split()
)
"""What only somebody can be: in "it is pleased to see" the "it" stands for a body."""


def _stands_for_clause(reading: Reading, token: Token) -> bool:
    """Tell whether "it" only announces a clause: "It is fair to ask", "It is unclear whether"."""
    if token.lower != "it" or token.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    after = [t.lower for t in reading.tokens[verb + 1 : verb + 3]]
    if reading.tokens[verb].lemma == "come" and after[:1] and after[0] in {"to", "down"}:
        return True
    if reading.tokens[verb].lemma not in {"be", "seem", "appear", "become", "remain"}:
        return False
    said = reading.child(verb, "acomp", "attr", "oprd")
    if said is not None and reading.tokens[said].lower in _OF_SOMEBODY:
        return False
    nodes = (verb,) if said is None else (verb, said)
    clauses = {"ccomp", "xcomp", "csubj"} if said is not None else {"ccomp"}
    if any(reading.tokens[n].dep in clauses for node in nodes for n in reading.children[node]):
        return True
    cleft = said is not None and reading.child(said, "relcl", "acl") is not None
    return cleft and said is not None and not any(
        reading.tokens[n].lower in {"a", "an"} for n in reading.children[said]
    )  # fmt: skip


def _is_in_name(reading: Reading, token: Token) -> bool:
    """Tell whether a pronoun is part of a name: "a group, Save Our Bay", not in a title."""
    if token.text[:1].islower() or token.text.isupper():
        return False
    sentence = reading.sentences[token.sentence]
    if sentence.part == "title" or not sentence.first < token.i < sentence.last - 1:
        return False
    before, after = reading.tokens[token.i - 1], reading.tokens[token.i + 1]
    return before.text.isalpha() and after.text[:1].isupper() and after.lower != "i"
