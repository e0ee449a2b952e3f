"""Fold who passes words on into their statement: "Lee said it fell, according to the Post".

In: candidates of a page. Out: candidates, "according to X" folded into the chain of what it is of.
It refuses to fold where more than a listener or a place stands between.
"""

from __future__ import annotations

import msgspec

from dateline.extract.statement_parts import Candidate, Page


def with_via(page: Page, found: list[Candidate], wide: bool = False) -> list[Candidate]:
    """Fold "according to X" behind a said-clause into the chain of that statement.

    wide: leave the whole sentence to "according to X" where an outlet reports it.
    """
    kept: list[Candidate] = []
    phrases = [item for item in found if item.kind == "phrase"]
    if not wide:
        phrases = [_through_outlet(page, item, found) for item in phrases]
    folded: set[int] = set()
    for item in found:
        if item.kind == "phrase":
            continue
        via = item.via
        for phrase in phrases:
            if item.cue is None or phrase.cue is None or phrase.cue_head is None:
                continue
            end = max(item.cue[1], item.source[1] if item.source else 0)
            gap = page.text[end : phrase.cue[0]]
            close = len(gap) < 40 and gap.strip() in {",", ""}
            if phrase.cue[0] > item.cue[0] and (close or _only_where(page, item, phrase, end)):
                via = phrase.source_head
                folded.add(phrase.cue_head)
        kept.append(msgspec.structs.replace(item, via=via))
    return kept + [item for item in phrases if item.cue_head not in folded]


def _through_outlet(page: Page, phrase: Candidate, found: list[Candidate]) -> Candidate:
    """Return "according to X" with what an outlet says: "The Post said it fell, according to"."""
    for item in found:
        if item.kind != "clause" or item.cue is None or phrase.cue is None:
            continue
        named = page.reading.mention_at.get(item.source_head or -1)
        (start, end), (first, last) = phrase.content[0], item.content[-1]
        held = start <= item.cue[0] < first < end <= last and end < phrase.cue[0]
        alone = len(phrase.content) == len(item.content) == 1
        if held and alone and named is not None and named.label == "OUTLET":
            via = item.source_head
            return msgspec.structs.replace(phrase, content=((first, end),), via=via)
    return phrase


def _only_where(page: Page, item: Candidate, phrase: Candidate, end: int) -> bool:
    """Tell whether only where it was said stands before "according to X", which tells of it all.

    "“No,” Lee said in an interview, according to X"; "“No,” Lee told Y, according to X".
    """
    cue = item.cue
    if item.kind != "quote" or cue is None or phrase.cue is None or item.lead is None:
        return False
    if not any(low <= cue[0] and cue[1] <= high for low, high in phrase.content):
        return False
    first, last = page.reading.token_at(end - 1), page.reading.token_at(phrase.cue[0])
    between = page.tokens[first + 1 : last] if first is not None and last is not None else ()
    plain = all(token.pos not in {"VERB", "AUX", "SCONJ", "CCONJ"} for token in between)
    where = bool(between) and between[0].lower in {"in", "on", "during", "at"}
    heard = bool(between) and _is_listener(page, item, between[0].i)
    return (where or heard) and plain


def _is_listener(page: Page, item: Candidate, first: int) -> bool:
    """Tell whether who was told begins at a token: "told the Funke newspapers"."""
    if item.cue_head is None or page.tokens[item.cue_head].lemma != "tell":
        return False
    heard = page.reading.child(item.cue_head, "dobj", "dative")
    return heard is not None and page.reading.subtree_bounds(heard)[0] == first
