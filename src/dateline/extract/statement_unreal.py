"""Tell what is told from what is supposed, bidden, sought or possible: "if they expect", "to show".

In: a cue of a page. Out: whether nobody says or thinks its content, or not yet.
It refuses to judge who the source is: `statement_screen` does that.
"""

from __future__ import annotations

import re

from dateline.extract.statement_parts import Candidate, Page


def first_of_list(page: Page, verb: int) -> int:
    """Return the verb that opens a list of verbs of one form: "avoided asking and demanding it"."""
    tokens = page.tokens
    while tokens[verb].dep == "conj" and tokens[tokens[verb].head].tag == tokens[verb].tag:
        verb = tokens[verb].head
    return verb


def is_bidden(page: Page, head: int) -> bool:
    """Tell whether an infinitive only tells what one is to do: "asked her to consider".

    Also behind a preposition, "called on her to explain", and of a thing: "the task is to show".
    """
    tokens, reading = page.tokens, page.reading
    token = tokens[head]
    if token.tag != "VB" or token.dep not in {"xcomp", "ccomp"}:
        return False
    above = token.head
    marked = any(tokens[n].tag == "TO" for n in reading.children[head])
    if not marked or not above < head:
        return False
    if tokens[above].lemma == "be":
        return _is_of_thing(page, above)
    if tokens[above].lemma not in _BIDDING:
        return False
    bidden = reading.child(above, "dobj", "dative")
    if bidden is None:
        bidden = reading.child(head, "nsubj")
    for node in reading.children[above]:
        if bidden is None and tokens[node].dep == "prep" and tokens[node].lower in {"on", "to"}:
            bidden = reading.child(node, "pobj")
    return bidden is not None and above < bidden < head


def _is_of_thing(page: Page, verb: int) -> bool:
    """Tell whether a copula tells of a thing: "one of our aims is to show", not "she is to say"."""
    subject = page.reading.child(verb, "nsubj")
    if subject is None or page.reading.mention_at.get(subject) is not None:
        return False
    return page.tokens[subject].pos in {"NOUN", "NUM", "PRON", "DET"}


_BIDDING = frozenset(
    "call appeal ask urge tell order press invite beg encourage request advise pressure want "
    "expect implore instruct command direct require challenge".split()
)


def is_sought(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether one only tries to find out: "to determine whether", "before deciding if"."""
    if item.kind != "clause" or page.tokens[head].tag not in {"VB", "VBG"}:
        return False
    if page.tokens[head].dep == "pcomp":
        marked = page.tokens[page.tokens[head].head].lower in {"before", "without"}
    else:
        marked = any(page.tokens[n].tag == "TO" for n in page.reading.children[head])
    text = page.text[slice(*item.content[0])].lower()
    return (
        marked and page.tokens[head].lemma in _FINDING
        and re.match(r"(?:if|whether|how|why|what|who|where|when|which)\b", text) is not None
    )  # fmt: skip


_FINDING = frozenset(
    "determine discover figure find learn see decide establish assess ascertain".split()
)


def is_merely_possible(page: Page, verb: int) -> bool:
    """Tell whether a dependent verb stands below a modal: "could try to win by demanding X"."""
    tokens, reading = page.tokens, page.reading
    while tokens[verb].dep in {"xcomp", "pcomp", "advcl", "conj", "prep"}:
        if reading.child(verb, "nsubj", "nsubjpass") is not None or tokens[verb].tag == "VBD":
            return False
        if _is_beside(page, verb):
            return False
        verb = tokens[verb].head
        parts = [tokens[n] for n in reading.children[verb]]
        if any(part.dep == "aux" and part.lower in MAYBE | _DUE for part in parts):
            return True
    return False


def _is_beside(page: Page, verb: int) -> bool:
    """Tell whether a participle goes with a speech: "said he would go, calling it a mistake"."""
    tokens = page.tokens
    said = tokens[tokens[verb].head]
    before = [token.lower for token in tokens[max(verb - 2, 0) : verb]]
    well = before == ["well", "as"] and tokens[verb].dep == "conj"
    added = well or (before[-1:] == [","] and tokens[verb].dep == "advcl")
    return (
        added
        and tokens[verb].tag == "VBG"
        and said.dep == "ccomp"
        and tokens[said.head].lemma in SPEECH
    )


_DUE = frozenset({"can", "must"})
PERHAPS = frozenset({"could", "should", "might", "may"})
MAYBE = PERHAPS | {"would"}


def is_supposed(page: Page, verb: int) -> bool:
    """Tell whether a verb stands in a condition, or in a clause of time that is to come.

    Also "had I been there and found that" and "in case she decides to".
    """
    tokens, reading = page.tokens, page.reading
    joined = False
    for node in (verb, *reading.ancestors(verb)):
        if _is_unreal(page, node):
            return True
        for child in reading.children[node]:
            token = tokens[child]
            if child > node or token.dep not in {"mark", "advmod"}:
                continue
            if token.lower == "whether" and token.dep == "mark" and not joined:
                return True
            if token.lower in {"if", "unless"} and token.dep == "mark":
                return tokens[node].dep != "ccomp" or tokens[child - 1].lower == "even"
            present = tokens[node].tag in {"VBP", "VBZ"} and tokens[node].dep == "advcl"
            if present and node == verb and token.lower in {"when", "once", "until"}:
                return True
        above = tokens[node].head
        alike = tokens[node].tag == tokens[above].tag or _is_unreal(page, above)
        if tokens[node].dep not in {"xcomp", "ccomp"} and not (
            tokens[node].dep == "conj" and alike
        ):
            return False
        joined = joined or tokens[node].dep == "conj"
    return False


def _is_unreal(page: Page, verb: int) -> bool:
    """Tell whether a clause supposes by its form: "had I known", "in case he decides"."""
    tokens, reading = page.tokens, page.reading
    noun = tokens[tokens[verb].head]
    if tokens[verb].dep in {"acl", "relcl"} and noun.lemma == "case":
        return tokens[noun.i - 1].lower == "in"
    helping, subject = reading.child(verb, "aux"), reading.child(verb, "nsubj", "nsubjpass")
    inverted = helping is not None and subject is not None and helping + 1 == subject < verb
    if not inverted or helping is None or tokens[helping].lower != "had":
        return False
    last = page.sentence_of(verb).last
    return tokens[last - 1].text != "?" and tokens[verb].tag in {"VBN", "VBD"}


SPEECH = frozenset(
    "say tell claim warn predict insist argue add announce allege assert complain declare reply "
    "promise vow urge".split()
)
"""Verbs whose subject speaks whatever noun it is: "one questioner claimed", "19 percent said"."""
