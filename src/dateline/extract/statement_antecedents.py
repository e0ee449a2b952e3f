"""Complete the content of a cue in a relative clause: "the cat they thought was lost".

In: a page, a cue, its content. Out: the content with the noun that it lacks, or None.
It refuses a clause that only adds ("..., which he said was late") and nouns of time and manner.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Page
from dateline.extract.statement_spans import Content

_WHEN_AND_HOW = frozenset(
    "case day extent hour moment month point reason time way week year".split()
)


def with_antecedent(page: Page, cue: MatchedCue, found: Content) -> Content | None:
    """Return a content with the noun its clause tells of; None if the noun has that clause itself.

    "The machines it hoped to buy" is of the machines; in "nothing he said is true" the verb behind
    the cue is that of the noun.
    """
    tokens, reading = page.tokens, page.reading
    subject = reading.child(cue.head, "nsubj")
    noun = tokens[cue.head].head
    if tokens[cue.head].dep != "relcl" or subject is None or not noun < subject < cue.head:
        return found
    if tokens[subject].tag in {"WDT", "WP"} or tokens[noun].pos not in {"NOUN", "PROPN"}:
        return found
    first = reading.subtree_bounds(cue.head)[0]
    before = page.text[: tokens[first].start].rstrip("”\"'’ ")
    added = before.endswith((",", "—", "–", "--", "-")) or tokens[first].text == ","
    if added or tokens[first].tag in {"WRB", "IN", "TO"}:
        return found
    if _is_of_noun(page, cue, noun):
        return None
    low = reading.subtree_bounds(noun)[0]
    number = page.quotation_at(tokens[cue.head].start)
    if number is not None:  # "the “rigged system he says he will end”"
        start = page.quotations[number].start
        low = next((i for i in range(low, first) if tokens[i].start >= start), first)
    behind = found.spans[0][0] >= tokens[cue.head].start
    if tokens[noun].lemma in _WHEN_AND_HOW or first <= low or not behind or not _lacks(page, cue):
        return found
    return Content(found.kind, found.frame, (page.span(range(low, first)), *found.spans))


def _lacks(page: Page, cue: MatchedCue) -> bool:
    """Tell whether the clause behind a cue has no subject, or its last verb no object."""
    tokens, reading = page.tokens, page.reading
    verb = cue.head
    while (below := reading.child(verb, "ccomp", "xcomp")) is not None and below > verb:
        finite = tokens[below].dep == "ccomp" and tokens[below].tag != "VB"
        if finite and reading.child(below, "nsubj", "nsubjpass", "expl") is None:
            return True
        verb = below
    held = {tokens[n].dep for n in reading.children[verb] if n > verb}
    stranded = any(
        tokens[n].dep == "prep" and reading.child(n, "pobj", "pcomp") is None
        for n in reading.children[verb]
    )
    return stranded or (verb != cue.head and not held & _FILLING)


_FILLING = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "prep", "agent"})


def _is_of_noun(page: Page, cue: MatchedCue, noun: int) -> bool:
    """Tell whether the verb behind a cue is that of the noun before: "nothing he said is true"."""
    tokens, reading = page.tokens, page.reading
    clause = reading.child(cue.head, "ccomp")
    if clause is None or clause != cue.last + 1:
        return False
    above = tokens[noun].head
    free = above == noun or tokens[above].pos == "PUNCT"
    alone = reading.child(clause, "nsubj", "nsubjpass", "expl", "mark") is None
    return free and alone and tokens[clause].tag in {"VBZ", "VBD", "VBP"}
