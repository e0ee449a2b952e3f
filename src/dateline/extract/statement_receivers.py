"""Find who was tied to a verb of saying as its subject, but only hears it or is the place of it.

In: a page, a verb and a noun. Out: whether that noun cannot be its subject, or the letter which
says it instead. It refuses to look for another speaker: `statement_sources` does.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Page
from dateline.extract.statement_words import PAPERS


def is_no_subject(page: Page, node: int, verb: int) -> bool:
    """Tell whether a noun was tied to a verb as its subject that cannot be it.

    A place of the dateline ("DENVER (AP) – The governor ..."); and who is meant by the object:
    "sent a letter to the mayor warning him that".
    """
    tokens, reading = page.tokens, page.reading
    dateline = reading.provenance.dateline
    if dateline is not None and dateline.start <= tokens[node].start < dateline.end:
        return True
    if tokens[verb].tag != "VBG" or reading.child(verb, "aux") is not None:
        return False
    told = reading.child(verb, "dobj", "dative")
    one, other = (reading.mention_at.get(n) if n is not None else None for n in (node, told))
    if one is None or other is None or other.raw.lower() not in _OBJECTS:
        return False
    return one.chain is not None and one.chain == other.chain


_OBJECTS = frozenset({"him", "her", "them", "it"})


def sent_to(page: Page, verb: int, noun: int) -> int | None:
    """Return the letter of "sent a letter to the mayor urging him to go", not who gets it."""
    tokens, reading = page.tokens, page.reading
    token = tokens[noun]
    to = tokens[token.head]
    if tokens[verb].tag != "VBG" or token.dep != "pobj" or to.lower != "to":
        return None
    if tokens[verb].lemma not in _WRITING:
        return None
    paper: int | None = to.head
    if tokens[to.head].pos == "VERB":
        paper = reading.child(to.head, "dobj")
    return paper if paper is not None and tokens[paper].lemma in PAPERS else None


_WRITING = frozenset(
    "accuse ask beg call claim complain criticize criticise demand explain express invite "
    "notify protest request say state suggest tell threaten urge warn".split()
)
"""What is done in letters to who gets them."""
