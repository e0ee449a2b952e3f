"""Tell a question that the reporter tells from its answer: "asked if it rained, Lee denied it".

In: a verb of a page. Out: whether somebody is asked, and where what is asked ends.
It refuses questions that are quoted: those are cut by their marks.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Page

FINITE = frozenset({"VBD", "VBZ"})


def is_asked(page: Page, verb: int) -> bool:
    """Tell whether a participle says what somebody was asked, who then answers: "asked if"."""
    token = page.tokens[verb]
    if token.lower != "asked" or page.reading.child(verb, "aux", "auxpass"):
        return False
    if page.reading.child(verb, "nsubj", "nsubjpass") and not _answers_himself(page, verb):
        return False
    before = page.tokens[verb - 1]
    return verb == page.sentence_of(verb).first or before.lower in {"when", ",", "but", "and"}


def _is_name_before_answer(page: Page, first: int) -> bool:
    """Tell whether a name and "said" begin, whatever their labels: "…, General Ann Lee said"."""
    tokens = page.tokens
    for i in range(first, min(first + 7, page.sentence_of(first).last)):
        if i > first and tokens[i].lower in {"said", "answered", "replied", "responded"}:
            return tokens[i - 1].pos == "PROPN"
        if tokens[i].pos not in {"PROPN", "NOUN", "ADJ", "DET"}:
            return False
    return False


def _answers_himself(page: Page, verb: int) -> bool:
    """Tell whether a subject is asked and then speaks: "Lee, asked if it rained, said no"."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[verb]:
        said = tokens[node].dep in {"ccomp", "conj"} and tokens[node].tag in FINITE
        if said and node > verb and tokens[node - 1].text == "," and tokens[node].lemma == "say":
            return reading.child(node, "nsubj", "cc") is None
    return False


def before_answer(page: Page, first: int, last: int) -> int:
    """Return where a question ends before who answers it: "asked if it rained, Lee denied it"."""
    tokens, reading = page.tokens, page.reading
    for i in range(first + 1, last - 1):
        if tokens[i].text != "," or page.quotation_at(tokens[i].start) is not None:
            continue
        if tokens[i + 1].tag in {"VBD", "VBZ"} and tokens[i + 1].pos == "VERB":
            return i  # "Lee, asked if it rained, said that"
        if _is_name_before_answer(page, i + 1):
            return i
        for node in range(i + 1, last):
            subject = tokens[node].dep == "nsubj" and not tokens[node].tag.startswith("W")
            if not subject or reading.subtree_bounds(node)[0] != i + 1:
                continue
            if tokens[node].head > node and tokens[tokens[node].head].tag in {"VBD", "VBZ"}:
                return i
    return last
