"""Find the clause before or around a cue: "..., X said", "..., X said, ...", "As X said, ...".

In: a page, a matched cue, its source. Out: a `Content`, or None.
It refuses a clause that does not govern the cue, or that the cue does not govern.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Chars, Page
from dateline.extract.statement_spans import Content, whole_quotation

DASHES = frozenset({",", "—", "–", "-", "--"})
_RESUMING = frozenset(
    {"advcl", "conj", "prep", "relcl", "acl", "appos", "attr", "dobj", "advmod", "pobj"}
)
_GOVERNED = frozenset({"dobj", "ccomp", "xcomp", "acomp"})
SHORTEST_PIECE = 4
"""Tokens of a piece of a sentence that is content: "After all" and "Yet" are none."""


def cluster(page: Page, cue: MatchedCue, source: tuple[int, int] | None) -> tuple[int, int]:
    """Return the token bounds of source and cue together, auxiliaries and adverbs included."""
    first, last = cue.head, cue.last + 1
    if source is not None and abs(source[0] - cue.head) < 60:
        first, last = min(first, source[0]), max(last, source[1])
    tokens = page.tokens
    while (
        first > 0
        and tokens[first - 1].head in cue.tokens
        and (
            tokens[first - 1].dep in {"aux", "neg"}
            or (
                tokens[first - 1].dep == "advmod"
                and tokens[first - 1].sentence == tokens[first].sentence
            )
        )
    ):
        first -= 1
    return first, last


def before(page: Page, cue: MatchedCue, source: tuple[int, int] | None) -> Content | None:
    """Return the clause before "..., X said"."""
    first, last = cluster(page, cue, source)
    tokens = page.tokens
    sentence = page.sentence_of(cue.head)
    if tokens[cue.head].dep in {"relcl", "acl"}:
        return None
    if first <= sentence.first or tokens[first - 1].text not in {",", "—", "–", "--", "-"}:
        return None
    if not _closes(page, cue, last):
        return None
    low = sentence.first
    head = [n for n in page.reading.children[cue.head] if n < first and tokens[n].dep == "ccomp"]
    inverted = tokens[cue.head].dep == "conj" and source is not None and source[0] > cue.last
    governed = (inverted or tokens[cue.head].dep in {"ccomp", "parataxis", "advcl"}) and tokens[
        cue.head
    ].head < first
    if not head and not governed:
        return None
    low = _behind_semicolon(page, low, first)
    left, right = page.without_ends(low, first)
    if left >= right:
        return None
    start, end = page.span(range(left, right))
    end = whole_quotation(page, start, end)
    if tokens[low].pos == "CCONJ":
        start = tokens[low].start
    return Content("clause", "that", ((start, end), *resumed(page, cue, first, last)))


def _behind_semicolon(page: Page, low: int, first: int) -> int:
    """Return where the clause begins that stands last before a cue: "A left; B stayed, X said"."""
    tokens = page.tokens
    marks = (i for i in range(first - 1, low, -1) if tokens[i].text == ";")
    last = next((i for i in marks if page.quotation_at(tokens[i].start) is None), low - 1)
    return last + 1


def resumed(page: Page, cue: MatchedCue, first: int, last: int) -> tuple[Chars, ...]:
    """Return what goes on behind "..., X said, until it went bankrupt", or nothing."""
    tokens, sentence = page.tokens, page.sentence_of(cue.head)
    if last + 2 >= sentence.last or tokens[last].text not in DASHES:
        return ()
    low = last + 1
    own = (n for n in range(low, sentence.last) if tokens[n].head < first)
    head = next((n for n in own if tokens[n].dep in _RESUMING), None)
    if head is None:
        head = _reason(page, cue, low) or _modal(page, cue, low)
    joined = tokens[low].pos == "CCONJ"
    if head is None or page.reading.subtree_bounds(head)[0] != low + joined:
        return ()
    if joined and tokens[head].tag == tokens[cue.head].tag and low + 1 == head:
        return ()  # "…, the ministry said, but added that"
    end = page.reading.subtree_bounds(head)[1] if tokens[head].dep == "pobj" else sentence.last
    start, stop = page.without_ends(low, end)
    start = low if joined else start
    return (page.span(range(start, stop)),) if start < stop else ()


def _reason(page: Page, cue: MatchedCue, low: int) -> int | None:
    """Return the verb of a reason that the cue governs: "…, she said, because it rained"."""
    tokens = page.tokens
    for node in page.reading.children[cue.head]:
        if node < low or tokens[node].dep != "advcl":
            continue
        marks = [n for n in page.reading.children[node] if tokens[n].dep == "mark"]
        if any(tokens[n].lower in _REASONS for n in marks):
            return node
    return None


def _modal(page: Page, cue: MatchedCue, low: int) -> int | None:
    """Return the verb that goes on under a modal: "It would rain, she said, and would freeze"."""
    tokens, reading = page.tokens, page.reading
    above = reading.child(cue.head, "ccomp")
    for node in reading.children[cue.head]:
        if node < low or tokens[node].dep != "conj" or above is None or above > cue.head:
            continue
        helpers = (tokens[n] for n in reading.children[node])
        modal = any(helper.tag == "MD" for helper in helpers)
        own = reading.child(node, "nsubj", "nsubjpass", "expl") is not None
        if modal and not own and any(tokens[n].tag == "MD" for n in reading.children[above]):
            return node
    return None


_REASONS = frozenset({"because", "if", "unless", "until"})


def as_told(page: Page, cue: MatchedCue) -> Content | None:
    """Return the clause that "As X put it, ..." or "..., as X noted" hangs on."""
    reading, tokens = page.reading, page.tokens
    verb = tokens[cue.head]
    parts = reading.children[cue.head]
    mark = next((n for n in parts if n < cue.head and tokens[n].lower == "as"), None)
    if verb.dep != "advcl" or mark is None or reading.child(cue.head, "nsubj") is None:
        return None
    if any(tokens[n].dep in _GOVERNED and n not in cue.tokens for n in parts):
        return None
    if any(tokens[n].lower == "about" for n in parts):
        return None
    sentence = page.sentence_of(cue.head)
    low, high = reading.subtree_bounds(cue.head)
    first, last = reading.subtree_bounds(verb.head)
    sides = [(max(first, sentence.first), low)]
    if high < sentence.last and tokens[high].text in DASHES:
        sides.append((high + 1, min(last, sentence.last)))
    kept = [side for side in (page.without_ends(*side) for side in sides) if _tells(page, *side)]
    return (
        Content("clause", "that", tuple(page.span(range(*side)) for side in kept)) if kept else None
    )


def _tells(page: Page, first: int, last: int) -> bool:
    """Tell whether a piece of a sentence has more to say than "After all" or "Yet"."""
    return last - first >= SHORTEST_PIECE


def _closes(page: Page, cue: MatchedCue, last: int) -> bool:
    """Tell whether a cue has nothing of its own left to say after `last`."""
    tokens = page.tokens
    for node in page.reading.children[cue.head]:
        if node >= last and tokens[node].dep in {"ccomp", "xcomp"}:
            return False
        told = tokens[node].dep == "dobj" and tokens[cue.head].lemma not in _TO_SOMEBODY
        if node >= last and told:
            return False
    return True


_TO_SOMEBODY = frozenset(
    "tell inform remind assure warn notify brief ask advise reassure write show text email promise "
    "message answer persuade convince".split()
)
"""Verbs whose object is who listens, so that the words may stand before: "…, he told her"."""


def interrupted(page: Page, cue: MatchedCue, source: tuple[int, int] | None) -> Content | None:
    """Return both sides of a clause that "..., X said, ..." cuts in two."""
    first, last = cluster(page, cue, source)
    tokens, sentence = page.tokens, page.sentence_of(cue.head)
    dashes = {",", "—", "–", "--"}
    if first <= sentence.first + 1 or tokens[first - 1].text not in dashes:
        return None
    after = next(
        (i for i in range(last, min(last + 14, sentence.last)) if tokens[i].text in dashes), None
    )
    if after is None or after + 2 >= sentence.last:
        return None
    if any(tokens[i].pos in {"VERB", "SCONJ"} for i in range(last, after)):
        return None
    main = _clause_head(page, cue)
    if main is None or main < after:
        return None
    mark = page.reading.child(main, "mark")
    if mark is not None and tokens[mark].lower == "that":
        return None  # "told her critics, two senators, that it rained"
    subject = page.reading.child(main, "nsubj", "nsubjpass", "csubj")
    if subject is not None and last <= page.reading.subtree_bounds(subject)[0] < after:
        return None  # "In May, Lee said roads, rails and ports would close"
    low = sentence.first
    left = page.without_ends(low, first)
    if tokens[low].pos == "CCONJ":
        left = (low, left[1])
    right = page.without_ends(after + 1, sentence.last)
    if left[0] >= left[1] or right[0] >= right[1]:
        return None
    spans = (page.span(range(*left)), page.span(range(*right)))
    alone = all(token.pos in {"ADV", "CCONJ", "PUNCT"} for token in tokens[slice(*left)])
    opener = tokens[left[0]]  # "In a statement, Lee said, the road was shut"
    if opener.dep == "prep" and opener.head == cue.head:
        alone = page.reading.subtree_bounds(opener.i)[1] >= left[1]
    return Content("clause", "that", spans[1:] if alone else spans)


def _clause_head(page: Page, cue: MatchedCue) -> int | None:
    tokens = page.tokens
    for node in page.reading.children[cue.head]:
        if tokens[node].dep == "ccomp":
            return node
    token = tokens[cue.head]
    if token.head != token.i and token.dep in {"ccomp", "parataxis"}:
        return token.head
    return None
