"""Find the statement of "according to X": the rest of its clause, and who X is.

In: a page and a prepositional cue. Out: a candidate.
It refuses an apposition behind the source as content, and a clause of another speaker.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import source_tokens
from dateline.extract.statement_spans import whole_quotations

_RELATIVES = frozenset({"WDT", "WP", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def according_to(page: Page, i: int, cue: MatchedCue, taken: set[int]) -> Candidate | None:
    """Return the statement of "according to X": the rest of its clause."""
    reading, tokens = page.reading, page.tokens
    sentence = page.sentence_of(i)
    head: int | None = None
    for node in sorted(cue.tokens, reverse=True):
        head = reading.child(node, "pobj", "dobj", "pcomp")
        if head is not None and head > cue.last:
            break
    if head is None or head <= cue.last:
        return None
    first, last = source_tokens(page, head, cue.last)
    if i == sentence.first:
        last = _whole_source(page, head, last)
    last = _with_second_name(page, last)
    start, end = tokens[first].start, tokens[last - 1].end
    left = page.without_ends(_clause_start(page, sentence.first, i, taken), i)
    if left[1] < i and any(t.pos == "CCONJ" for t in tokens[left[1] : i]):
        left = (i, i)  # "..., but, in the view of X, ...": the clause before is another
    taken_up = left[0] < left[1] and tokens[left[1] - 1].tag in _RELATIVES
    if taken_up:
        left = _relative_subject(page, *left, i)
    right_at = last
    if right_at < sentence.last and tokens[right_at].text == ",":
        right_at += 1
        right = page.without_ends(right_at, sentence.last)
    elif taken_up or left[0] >= left[1]:
        right = page.without_ends(right_at, sentence.last)
    else:
        right = (right_at, right_at)
    if left[0] < left[1] and _is_apposition(page, *right):
        last = right[1]
        end, right = tokens[last - 1].end, (last, last)
    spans: list[Chars] = []
    lead = page.quotation_before(tokens[i].start)
    if left[0] < left[1]:
        spans.append(page.span(range(*left)))
    else:
        lead = None
    if right[0] < right[1] and not (spans and _new_clause(page, right[0])):
        spans += whole_quotations(page, *page.span(range(*right)))
    if not spans:
        return None
    if lead is not None and page.quotations[lead].start < spans[0][0]:
        spans[0] = (page.quotations[lead].start, spans[0][1])
    return Candidate(
        kind="phrase", stance="asserts", content=tuple(spans), cue_head=i,
        cue=page.span(cue.tokens), source_head=head, source=(start, end), lead=lead,
    )  # fmt: skip


def _relative_subject(page: Page, first: int, last: int, i: int) -> tuple[int, int]:
    """Return the pronoun of "a rise, which, according to X, is the last", the subject behind.

    Nothing of "the vote, in which, according to X, many stayed away".
    """
    tokens = page.tokens
    subject = tokens[last - 1].dep in {"nsubj", "nsubjpass"}
    set_off = last - first > 1 and tokens[last - 2].text == ","
    return (last - 1, last) if subject and set_off else (i, i)


def _whole_source(page: Page, head: int, last: int) -> int:
    """Return where the source of a sentence's first words ends, and its clause begins.

    It goes on with "..., quoting X,", and with an apposition that was parsed as the subject of a
    quotation; it stops before a subject that was parsed as an apposition of its own.
    """
    tokens, sentence = page.tokens, page.sentence_of(head)
    if last >= sentence.last - 1:
        return _before_clause(page, head, last)
    if tokens[last].pos in {"AUX", "VERB"} and tokens[last].tag in _FINITE:
        comma = next((i for i in range(last - 1, head, -1) if tokens[i].text == ","), None)
        return comma if comma is not None else last
    if tokens[last].text != ",":
        return last
    if tokens[last + 1].tag == "VBG" and tokens[last + 1].lemma in {"quote", "cite"}:
        return page.without_ends(head, page.reading.subtree_bounds(last + 1)[1])[1]
    name = next((m for m in page.reading.mentions if m.first == last + 1), None)
    if name is not None and name.label == "PERSON" and tokens[name.last].text == ",":
        return name.last
    follow = page.quotation_after(tokens[last].end)
    token = page.reading.token_at(page.quotations[follow].start) if follow is not None else None
    if token is None or not last + 1 < token < sentence.last or tokens[token - 1].text != ",":
        return last
    apposed = page.tokens[last + 1].tag == "DT" and not any(
        t.tag in _FINITE and _clause_of(page, t.i) != "relcl" for t in tokens[last + 1 : token]
    )
    return token - 1 if apposed else last


def _with_second_name(page: Page, last: int) -> int:
    """Return where a source ends that was cut behind "and": "Dr. Ann Lee and Dr. Bob Otieno"."""
    if page.tokens[last - 1].pos != "CCONJ":
        return last
    names = (m for m in page.reading.mentions if m.label == "PERSON" and m.form == "name")
    return next((m.last for m in names if m.first in {last, last + 1}), last - 1)


def _is_apposition(page: Page, first: int, last: int) -> bool:
    """Tell whether only a name or title follows a source: "…, according to its head, Ann Lee"."""
    tokens = page.tokens
    if first >= last or tokens[first].tag not in {"NNP", "NN", "DT"}:
        return False
    relative = next((i for i in range(first, last) if tokens[i].tag in {"WP", "WDT"}), last)
    return not any(token.tag in _FINITE for token in tokens[first:relative])


def _clause_of(page: Page, verb: int) -> str:
    """Return the label of the clause that a verb or its auxiliary stands in."""
    token = page.tokens[verb]
    return page.tokens[token.head].dep if token.dep in {"aux", "auxpass"} else token.dep


def _before_clause(page: Page, head: int, last: int) -> int:
    """Return where a source ends that was parsed as running to the end of its sentence.

    "According to the host Rush Limbaugh, the move reeks of fear": an apposition with an article.
    """
    tokens = page.tokens
    for i in range(head + 1, last - 2):
        if tokens[i].text == "," and tokens[i + 1].tag in {"DT", "PRP", "PRP$", "EX"}:
            return i
    return last


def _clause_start(page: Page, first: int, i: int, taken: set[int]) -> int:
    """Return where a clause begins: behind a semicolon where another statement stands before."""
    tokens = page.tokens
    last = next((n for n in range(i - 1, first, -1) if tokens[n].text == ";"), None)
    if last is not None and any(first <= n < last for n in taken):
        first = last + 1
    while first < i and (tokens[first].pos == "CCONJ" or tokens[first].text == ","):
        first += 1
    return first


def _new_clause(page: Page, first: int) -> bool:
    return page.tokens[first].lower in {"and", "but", "while", "although", "though", "which", "who"}
