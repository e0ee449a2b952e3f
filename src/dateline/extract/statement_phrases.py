"""Statements without a verb of saying: X's claim that, X is sure that, "X: ...".

In: a page and the cue lexicon. Out: candidates.
It refuses a noun without a possessor or a clause, and a colon that does not follow a name.
"""

from __future__ import annotations

import re

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_nouns import whole
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import cue_tokens, source_head, source_span
from dateline.extract.statement_stance import turned
from dateline.extract.statement_words import LABELS, SPEAKER_NOUNS
from dateline.records import Sentence

_COPULAS = frozenset({"be", "feel", "seem", "remain", "become", "sound", "look", "appear", "stay"})
_TOPICS = frozenset({"GPE", "COUNTRY", "LOC", "PLACE", "FAC"})
_DIALOGUE = re.compile(r"[\"“]?((?:[A-Z][A-Z.'’-]+ ?){1,4}|Q|A)(:)\s+(?=\S)")
_SIGNATURE = re.compile(
    r"\s*([―—–-]{1,2})\s*((?:(?:[A-Z][\w.'’-]*|de|van|von|al|bin) ?){1,5}(?<! ))[\s.]*$",
    re.MULTILINE,
)
_TRAILER = re.compile(r"\s[-–—]\s+([^-–—]{2,40})$")


def adjective_cue(page: Page, i: int, cue: MatchedCue) -> Candidate | None:
    """Return the statement of "X is sure that", "X is ready to", "X is worried about"."""
    reading, tokens = page.reading, page.tokens
    verb = tokens[i].head
    if tokens[i].dep not in {"acomp", "ROOT", "attr", "oprd"} or tokens[verb].lemma not in _COPULAS:
        return None
    head = source_head(page, verb)
    if head is None or head > verb:
        return None
    for node in reading.children[i]:
        if node <= i:
            continue
        token = tokens[node]
        low, high = reading.subtree_bounds(node)
        low = max(low, i + 1)
        end = i
        if token.dep == "xcomp" and tokens[low].tag != "TO" and token.tag in {"VBG", "VBN"}:
            continue  # "as angry as ever over them not being paid"
        if token.dep in {"ccomp", "xcomp"}:
            frame = "to" if tokens[low].tag == "TO" else "that"
        elif token.dep == "prep" and token.lower in {"about", "of", "for"}:
            frame, low, end = token.lower, node + 1, node
        else:
            continue
        if frame not in cue.frames:
            continue
        if frame == "to":
            high = _with_purpose(page, verb, high)
        if any(tokens[n].lower == "so" for n in reading.children[i]):
            high = _before_outcome(page, low, high)
        first, last = page.without_ends(low, high)
        if first >= last:
            continue
        group = cue_tokens(page, verb, (verb, end))
        return Candidate(
            kind="adjective", stance=turned(page, i, cue.stance(frame)),
            content=(whole(page, first, last),), cue_head=i,
            cue=page.span(group), source_head=head, source=source_span(page, head, verb),
        )  # fmt: skip
    return None


def _with_purpose(page: Page, verb: int, high: int) -> int:
    """Return the end of an infinitive with its own purpose: "eager to meet him to size him up"."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[verb]:
        if node > high and tokens[node].dep == "advcl" and tokens[high].tag == "TO":
            low, end = reading.subtree_bounds(node)
            phrases = (n for n in reading.children[node] if tokens[n].lower == "according")
            end = min([end, *phrases])
            return end if low == high else high
    return high


def _before_outcome(page: Page, low: int, high: int) -> int:
    """Return the end of a matter before what came of it: "so keen on a deal that he would pay"."""
    words = (i for i in range(low + 1, high) if page.tokens[i].lower == "that")
    return next((i for i in words if page.tokens[i].head > i), high)


def headlines(page: Page) -> list[Candidate]:
    """Return the statements of "Kremlin: summit planned", "Summit planned - Kremlin", "Q: ..."."""
    found: list[Candidate] = []
    for sentence in page.reading.sentences:
        titled = sentence.part != "body" or (
            sentence.paragraph == 0 and not page.reading.article.title
        )
        first = sentence.index == 0 or (
            page.reading.sentences[sentence.index - 1].paragraph != sentence.paragraph
        )
        if not first:
            continue
        found += _signed(page, sentence)
        if titled:
            found += _headline(page, sentence.first, sentence.last)
        elif (match := _DIALOGUE.match(sentence.raw)) is not None:
            found += _dialogue(page, sentence.index, match)
    return found


def _signed(page: Page, sentence: Sentence) -> list[Candidate]:
    """Return the statement of a paragraph that is a quotation and a name behind a dash."""
    start = sentence.start
    number = page.quotation_at(start)
    if number is None or page.quotations[number].start != start:
        return []
    quotation = page.quotations[number]
    match = _SIGNATURE.match(page.text, quotation.end)
    if match is None:
        return []
    head = page.reading.token_at(match.end(2) - 1)
    return [
        Candidate(
            kind="quote", stance="asserts", content=quotation.parts, cue=match.span(1),
            source_head=head, source=match.span(2), lead=number,
        )
    ]  # fmt: skip


def _headline(page: Page, first: int, last: int) -> list[Candidate]:
    tokens = page.tokens
    colon = next((i for i in range(first, min(first + 7, last)) if tokens[i].text == ":"), None)
    if colon is not None and first < colon < last - 1:
        head = _name_head(page, first, colon)
        low, high = page.without_ends(colon + 1, _line_end(page, last))
        if head is not None and low < high:
            return [
                Candidate(
                    kind="headline", stance="asserts", content=(page.span(range(low, high)),),
                    cue_head=colon, cue=page.span((colon,)), source_head=head,
                    source=page.span(range(first, colon)),
                )
            ]  # fmt: skip
    match = _TRAILER.search(page.text[tokens[first].start : tokens[last - 1].end])
    if match is None:
        return []
    at = page.reading.token_at(tokens[first].start + match.start(1))
    if at is None or at - 1 <= first:
        return []
    head = _name_head(page, at, last)
    low, high = page.without_ends(first, at - 1)
    if head is None or low >= high:
        return []
    return [
        Candidate(
            kind="headline", stance="asserts", content=(page.span(range(low, high)),),
            cue_head=at - 1, cue=page.span((at - 1,)), source_head=head,
            source=page.span(range(at, last)),
        )
    ]  # fmt: skip


def _line_end(page: Page, last: int) -> int:
    """Return the end of the paragraph that token `last - 1` stands in."""
    paragraph = page.sentence_of(last - 1).paragraph
    while last < len(page.tokens) and page.sentence_of(last).paragraph == paragraph:
        last = page.sentence_of(last).last
    return last


def _name_head(page: Page, first: int, last: int) -> int | None:
    """Return the head of a phrase that names a speaker and nothing else, or None."""
    tokens = page.tokens
    head = next(
        (
            i
            for i in range(first, last)
            if not first <= tokens[i].head < last or tokens[i].head == i
        ),
        None,
    )
    if any(tokens[i].pos in {"VERB", "AUX", "PUNCT", "ADP"} for i in range(first, last)):
        return None
    for mention in page.reading.mentions:
        if mention.kind == "actor" and first <= mention.first and mention.last == last:
            return None if mention.label in _TOPICS else mention.head
    if tokens[last - 1].lower in SPEAKER_NOUNS:
        return last - 1
    if head is None or tokens[first].lower in LABELS or tokens[last - 1].lower in LABELS:
        return None
    one_name = last - first <= 2 and all(tokens[i].pos == "PROPN" for i in range(first, last))
    return head if one_name and tokens[head].entity in {"PERSON", "ORG", ""} else None


def _dialogue(page: Page, index: int, match: re.Match[str]) -> list[Candidate]:
    sentence = page.reading.sentences[index]
    head = page.reading.token_at(sentence.start + match.start(1))
    colon = sentence.start + match.start(2)
    body = page.reading.token_at(sentence.start + match.end())
    if head is None or body is None:
        return []
    spans = [_paragraph_span(page, body)]
    index = page.tokens[body].sentence
    for following in page.reading.sentences[index + 1 :]:
        if following.paragraph == page.reading.sentences[index].paragraph:
            continue
        if not re.match(r'["“](?!\()', following.raw) or _DIALOGUE.match(following.raw):
            break
        spans.append(_paragraph_span(page, following.first + 1))
        index = following.index
    return [
        Candidate(
            kind="headline", stance="asserts", content=tuple(spans),
            cue_head=None, cue=(colon, colon + 1), source_head=head,
            source=(sentence.start + match.start(1), sentence.start + match.end(1)),
        )
    ]  # fmt: skip


def _paragraph_span(page: Page, first: int) -> Chars:
    """Return the characters from a token to the end of its paragraph, without a closing mark."""
    last = _line_end(page, page.sentence_of(first).last)
    while last > first + 1 and page.tokens[last - 1].text in {'"', "”"}:
        last -= 1
    return page.span(range(first, last))
