"""Find the content of a verbal cue: first quotations and clauses, then what it governs.

In: a page, a matched cue, its source. Out: the kind of content and its character spans.
It refuses a content that holds its own cue.
"""

from __future__ import annotations

import re

from dateline.extract.cues import CueLexicon, MatchedCue
from dateline.extract.statement_antecedents import with_antecedent
from dateline.extract.statement_around import DASHES, as_told, before, cluster, interrupted, resumed
from dateline.extract.statement_asked import is_asked
from dateline.extract.statement_clauses import FRAMING, clause_after
from dateline.extract.statement_objects import (
    gerund_or_object,
    headline_passive,
    infinitive,
    object_and_infinitive,
    passive,
)
from dateline.extract.statement_parts import Chars, Page
from dateline.extract.statement_spans import Content
from dateline.syntax import is_passive
from dateline.text import trim

LONGEST_GAP = 140
"""Characters that may stand between a cue and the quotation it introduces."""


def find_content(
    page: Page, cue: MatchedCue, source: tuple[int, int] | None, lexicon: CueLexicon
) -> Content | None:
    """Return the content of a verbal cue, or None. source: token bounds of its subject."""
    found = _governed(page, cue, source, lexicon)
    if found is None or found.kind not in {"clause", "infinitive"}:
        return found
    return with_antecedent(page, cue, found)


def _governed(
    page: Page, cue: MatchedCue, source: tuple[int, int] | None, lexicon: CueLexicon
) -> Content | None:
    """Return the first content that the frames of a cue allow."""
    frames = cue.frames
    headline = headline_passive(page, cue)
    if headline is not None:
        return headline
    if frames & {"that", "q"}:
        found = quoted(page, cue, source, lexicon)
        if found is not None:
            return _around_fragment(page, cue, found)
        found = set_off(page, cue)
        if found is not None:
            return found
    if "that" in frames:
        found = (
            interrupted(page, cue, source)
            or _with_condition(page, cue, source, clause_after(page, cue))
            or before(page, cue, source)
            or as_told(page, cue)
        )
        if found is not None:
            return found
    if is_passive(page.reading, cue.head):
        return passive(page, cue, source)
    if "npto" in frames:
        found = object_and_infinitive(page, cue)
        if found is not None:
            return found
    if "to" in frames:
        found = infinitive(page, cue)
        if found is not None:
            return found
    if frames & {"ing", "np"}:
        return gerund_or_object(page, cue)
    return None


def _with_condition(
    page: Page, cue: MatchedCue, source: tuple[int, int] | None, found: Content | None
) -> Content | None:
    """Return a clause with its condition in front: "If elected, she says she would do it".

    Also "Had it rained, I think we would have stayed".
    """
    tokens, reading = page.tokens, page.reading
    first = page.sentence_of(cue.head).first
    first += tokens[first].text in {"“", '"'}
    first += tokens[first].pos == "CCONJ"
    inverted = tokens[first].lower == "had" and tokens[first].dep == "aux"
    if found is None or source is None or not (inverted or tokens[first].lower in _CONDITIONS):
        return found
    top = first if tokens[first].dep == "prep" else tokens[first].head
    low, high = reading.subtree_bounds(top)
    low += low == first - 1
    clause = tokens[top].pos in {"VERB", "AUX", "ADP", "SCONJ"}  # not "If anything, ..."
    governed = clause and tokens[top].head == cue.head and low == first and tokens[high].text == ","
    behind = (n for n in reading.children[cue.head] if n > cue.last and tokens[n].dep == "ccomp")
    said = next(behind, None)
    if not governed or source[0] != high + 1 or said is None:
        return found
    if not any(tokens[n].lower in _SUPPOSING for n in reading.children[said]):
        return found
    return Content(found.kind, found.frame, (page.span(range(low, high)), *found.spans))


_CONDITIONS = frozenset({"if", "unless", "without"})
_SUPPOSING = frozenset({"would", "could", "might", "will", "'d", "’d", "'ll", "’ll"})


def _around_fragment(page: Page, cue: MatchedCue, found: Content) -> Content:
    """Return the clause or object around a quoted fragment that goes on unquoted."""
    start, end = found.spans[0]
    following = page.text[end : end + 2]
    if found.lead is not None or len(found.spans) > 1:
        return found
    if not re.match(r" ?\w", following):
        return _with_object(page, cue, found)
    clause = clause_after(page, cue) if "that" in cue.frames else None
    for wider in (clause, gerund_or_object(page, cue)):
        if wider is None or wider.spans[0][1] < end:
            continue
        low = wider.spans[0][0]
        if low <= start:
            return wider
        if low <= start + 1 and len(wider.spans) == 1:
            return Content(wider.kind, wider.frame, ((start, wider.spans[0][1]),))
    return found


def _with_object(page: Page, cue: MatchedCue, found: Content) -> Content:
    """Return the quoted word with what is called so: "calls the European Union “a foe”"."""
    start, end = found.spans[0]
    wider = gerund_or_object(page, cue) if "np" in cue.frames else None
    if wider is None or len(wider.spans) > 1:
        return found
    low, high = wider.spans[0]
    if low < start and abs(high - end) <= 1 and ":" not in page.text[low:start]:
        return Content(found.kind, found.frame, ((low, end),))
    return found


def set_off(page: Page, cue: MatchedCue) -> Content | None:
    """Return the paragraph behind "The governor added:" at the end of one."""
    end = page.tokens[cue.last].end
    line = page.text.find("\n", end)
    if line < 0 or page.text[end:line].strip() != ":":
        return None
    start, stop = trim(page.text, line, (page.text + "\n\n").find("\n", _past_blank(page, line)))
    if start >= stop or page.text[start:stop].rstrip().endswith(":"):
        return None
    return Content("quote", "that", ((start, stop),))


def _past_blank(page: Page, at: int) -> int:
    while at < len(page.text) and page.text[at].isspace():
        at += 1
    return at


def quoted(
    page: Page, cue: MatchedCue, source: tuple[int, int] | None, lexicon: CueLexicon
) -> Content | None:
    """Return the quotation before, around or after the cue."""
    first, last = cluster(page, cue, source)
    tokens, text = page.tokens, page.text
    spans: list[Chars] = []
    lead = page.quotation_before(tokens[first].start)
    if lead is None:
        lead = _before_title(page, first)
    if lead is not None and not _ends_as_speech(page, lead, tokens[first].start):
        lead = None
    if lead is not None and (_has_own_clause(page, cue, lead) or _is_dependent(page, cue)):
        lead = None
    if lead is not None and (_ends_a_clause(page, cue, lead) or _is_a_question(page, cue, lead)):
        lead = None
    if lead is not None and _announces(page, cue, last, lead):
        lead = None
    if lead is not None and _opens_beside(page, cue, lead):
        lead = None
    if lead is not None:
        spans += lead_spans(page, lead)
        if spans[0][0] < page.quotations[lead].start:
            spans += resumed(page, cue, first, last)
    follow = page.quotation_after(tokens[last - 1].end)
    if follow is not None and follow != lead:
        start = page.quotations[follow].start
        gap = text[tokens[last - 1].end : start]
        if _bridges(page, gap, last, start, lead is not None, lexicon):
            parts = list(page.quotations[follow].parts)
            if lead is None:
                first_char = min(
                    _clause_before_colon(page, cue, start), _frame_before(page, last, follow)
                )
                parts[0] = (first_char, parts[0][1])
                spans += _begun_before(page, cue, first, last, start)
            spans += parts
    if not spans:
        return None
    return Content("quote", "that", tuple(spans), lead)


def _begun_before(
    page: Page, cue: MatchedCue, first: int, last: int, start: int
) -> tuple[Chars, ...]:
    """Return the clause that a quotation goes on from: "The time had come, he said, “to talk”"."""
    tokens, low = page.tokens, page.sentence_of(cue.head).first
    words = page.text[start:].lstrip("“\"'‘«")
    paused = tokens[last].text == "," and tokens[first - 1].text in DASHES
    own = [n for n in page.reading.children[cue.head] if n < first]
    head = [n for n in own if tokens[n].dep == "ccomp" or _sets_scene(page, n, low)]
    governor = tokens[cue.head].head
    aside = tokens[cue.head].dep in {"ccomp", "parataxis"}
    started = (n for n in page.reading.children[governor] if low <= n < first)
    split = governor > last and any(tokens[n].dep in _STARTING for n in started)
    above = aside and (governor < first or split)
    if not (words[:1].islower() and paused and (head or above)) or first <= low:
        return ()
    left = page.without_ends(low, first)
    if tokens[low].dep == "prep" and page.reading.subtree_bounds(low)[1] >= left[1]:
        return ()  # "In a statement, Lee said, “come now”"
    unquoted = all(page.quotation_at(token.start) is None for token in tokens[slice(*left)])
    return (page.span(range(*left)),) if unquoted and left[0] < left[1] else ()


def _sets_scene(page: Page, verb: int, low: int) -> bool:
    """Tell whether a clause opens what is said: "When it rained, he wrote, “we stayed”"."""
    tokens, reading = page.tokens, page.reading
    first = reading.subtree_bounds(verb)[0]
    opens = first == low + (tokens[low].pos == "CCONJ")
    asked = tokens[verb].lemma in {"ask", "press", "question"}
    return tokens[verb].dep == "advcl" and opens and tokens[first].lower in _SCENES and not asked


_SCENES = frozenset({"although", "because", "if", "since", "unless", "when", "while"})


_STARTING = frozenset({"nsubj", "nsubjpass", "csubj", "ccomp", "expl"})
"""Parts of a clause that may stand before "he said" where its verb stands behind."""


def _announces(page: Page, cue: MatchedCue, last: int, lead: int) -> bool:
    """Tell whether a cue with a colon opens a sentence of its own: "“Why?” Lee says: “No”"."""
    opening = page.reading.token_at(page.quotations[lead].start)
    if opening is None or last >= len(page.tokens) or page.tokens[last].text != ":":
        return False
    return page.sentence_of(opening).index != page.sentence_of(cue.head).index


def _opens_beside(page: Page, cue: MatchedCue, lead: int) -> bool:
    """Tell whether a quotation stands in a participle: "Citing “the law,” Lee said, “No”"."""
    token = page.reading.token_at(page.quotations[lead].start)
    if token is None or page.sentence_of(token).index != page.sentence_of(cue.head).index:
        return False
    opening = page.tokens[page.sentence_of(token).first]
    return opening.tag == "VBG" and opening.dep == "advcl" and opening.i < token


def _before_title(page: Page, first: int) -> int | None:
    """Return the quotation before a title that was parsed apart: "“Yes,” Tulsa Chief X said"."""
    sentence = page.sentence_of(first)
    for number, quotation in enumerate(page.quotations):
        start = page.tokens[first].start
        inside = sentence.start < quotation.end < start
        if inside and _TITLE.fullmatch(page.text, quotation.end, start):
            return number
    return None


_TITLE = re.compile(r"\s+(?:[A-Z][\w.'’-]*\s+){1,3}")


def _clause_before_colon(page: Page, cue: MatchedCue, start: int) -> int:
    """Return where a content begins whose quotation ends its clause: "said she has one: “X”"."""
    gap = page.text[page.tokens[cue.last].end : start]
    if not gap.rstrip().endswith(":") or "\n" in gap:
        return start
    for node in page.reading.children[cue.head]:
        verb = page.tokens[node]
        if verb.dep != "ccomp" or not cue.last < node or verb.start >= start:
            continue
        subject = page.reading.child(node, "nsubj", "nsubjpass", "expl")
        free = subject is not None and page.tokens[subject].lower == "what"
        if subject is not None and cue.last < subject < node and not free:
            first = page.tokens[page.reading.subtree_bounds(subject)[0]]
            return min(first.start, start)
    return start


def _frame_before(page: Page, at: int, follow: int) -> int:
    """Return where a quotation begins with its frame: "said as a result of it, “X”"."""
    start = page.quotations[follow].start
    tokens = page.tokens
    if at >= len(tokens) or tokens[at].dep != "prep" or tokens[at].lower not in FRAMING:
        return start
    end = tokens[page.reading.subtree_bounds(at)[1] - 1].end
    return tokens[at].start if page.text[end:start].strip(" ,") == "" and end <= start else start


def _has_own_clause(page: Page, cue: MatchedCue, lead: int) -> bool:
    """Tell whether the cue governs a clause behind it, so that what stands before is no content."""
    quotation = page.quotations[lead]
    text = page.text[quotation.start : quotation.end].rstrip("”\"'’» ")
    token = page.reading.token_at(quotation.start)
    fragment = token is not None and page.sentence_of(token).first < token
    if fragment and page.reading.child(cue.head, "dobj", "xcomp") is not None:
        return any(
            node > cue.head and page.tokens[node].dep in {"dobj", "xcomp"}
            for node in page.reading.children[cue.head]
        )
    return (fragment or text.endswith(("?", "!"))) and clause_after(page, cue) is not None


def _ends_a_clause(page: Page, cue: MatchedCue, lead: int) -> bool:
    """Tell whether a quoted word closes a clause of time: "After Trump called it a “foe,” Tusk"."""
    quotation = page.quotations[lead]
    token = page.reading.token_at(quotation.start)
    if token is None or page.sentence_of(token).index != page.sentence_of(cue.head).index:
        return False
    if len(page.text[quotation.start : quotation.end].split()) > LONGEST_WORD_QUOTED:
        return False
    first = page.tokens[page.sentence_of(token).first]
    opens = first.lower in {"after", "when", "while", "although", "though", "before", "since"}
    return opens and first.i < token and first.dep in {"mark", "advmod", "prep"}


def _is_a_question(page: Page, cue: MatchedCue, lead: int) -> bool:
    """Tell whether the cue answers a quotation: "Asked, “Is it you?” Lee said, “No”"."""
    token = page.reading.token_at(page.quotations[lead].start)
    if token is None:
        return False
    first = page.sentence_of(token).first
    asked = next((i for i in range(first, min(first + 2, token)) if is_asked(page, i)), None)
    return asked is not None and asked != cue.head


LONGEST_WORD_QUOTED = 4
"""Words of a quotation that a clause of time may close with."""


def _is_dependent(page: Page, cue: MatchedCue) -> bool:
    """Tell whether the cue is a participle or infinitive: it takes no quotation before it."""
    token = page.tokens[cue.head]
    if token.tag == "VBG":
        return page.reading.child(cue.head, "aux", "nsubj") is None
    return token.tag == "VB" and page.reading.child(cue.head, "nsubj") is None


def lead_spans(page: Page, lead: int) -> list[Chars]:
    """Return the parts of a quotation, with the words before it where it ends a sentence."""
    quotation = page.quotations[lead]
    parts = list(quotation.parts)
    start = parts[0][0]
    token = page.reading.token_at(start)
    if token is None or len(parts) > 1:
        return parts
    sentence = page.sentence_of(token)
    opening = page.tokens[sentence.first]
    if start > opening.start:
        first, _ = page.without_ends(sentence.first, token)
        if page.tokens[first].pos == "CCONJ":
            first += 1
        between = page.text[page.tokens[first].start : start].rstrip()
        if between and not between.endswith((",", ":", "—", "–", ".", "?", "!", ";")):
            parts[0] = (page.tokens[first].start, parts[0][1])
    return parts


def _ends_as_speech(page: Page, number: int, upto: int) -> bool:
    """Tell whether a quotation before a cue ends as spoken words do: , . ? ! — or a comma after."""
    quotation = page.quotations[number]
    inside = page.text[quotation.start : quotation.end].rstrip("”\"'’» ")
    between = page.text[quotation.end : upto].strip()
    return inside.endswith((",", "?", "!", "—", "–", "-", "…", "...")) or between in DASHES


def _bridges(
    page: Page, gap: str, last: int, start: int, continued: bool, lexicon: CueLexicon
) -> bool:
    """Tell whether the words between a cue and a quotation leave the cue in charge of it."""
    bare = gap.strip()
    if len(gap) > LONGEST_GAP:
        return False
    if "\n" in gap and not (bare.endswith(":") and "\n" not in bare):
        return False
    if continued and bare in {"", ",", ", and", ", but"}:
        return True
    if bare and bare[-1] not in ",:" and bare != "that":
        return False
    for i in range(last, len(page.tokens)):
        token = page.tokens[i]
        if token.start >= start:
            break
        if token.text in {".", ";", "?", "!"}:
            return False
        if token.pos == "VERB" and lexicon.verb(page.reading, i) is not None:
            return False
    return True
