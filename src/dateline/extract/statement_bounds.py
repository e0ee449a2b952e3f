"""Part statements that run into each other: "A said X, though B noted Y", "said X, adding Y".

In: candidates of a page. Out: the same, contents cut where the next statement begins, sources
handed on, objects dropped that only hold a statement of their own.
It refuses to cut inside a quotation.
"""

from __future__ import annotations

import re

import msgspec

from dateline.extract.quotations import Quotation
from dateline.extract.statement_asked import is_asked
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_subjects import is_misread_bare
from dateline.extract.statement_tails import speaks_of_it

_TURNS = frozenset({"though", "although", "while", "but", "whereas"})
_NAMING = frozenset("call describe condemn criticize denounce praise slam reject".split())
_RELATIVES = frozenset({"which", "whom"})
_BREAKS = frozenset({",", "—", "–", "--"})
_STRONG = frozenset({"quote", "clause"})


def separated(page: Page, found: list[Candidate], wide: bool = False) -> list[Candidate]:
    """Return the candidates with contents that stop where another statement starts.

    wide: keep also the objects that only hold a statement of their own ("promotes her plans to").
    """
    order = sorted(found, key=lambda item: item.cue[0] if item.cue else -1)
    result = list(order)
    for i, outer in enumerate(order):
        for j, inner in enumerate(order):
            if i == j or inner.cue is None or outer.kind == "quote":
                continue
            span = result[i].content[-1]
            if not span[0] < inner.cue[0] < span[1] or _quoted(page, inner.cue[0]):
                continue
            cut, shares = _turn(page, outer, inner)
            between = [k for k in range(i + 1, j) if _holds(order[k], inner)] if shares else []
            if shares and any(_is_of_time(page, order[k], inner) for k in between):
                continue
            if cut is not None and cut > span[0]:
                result[i] = _cut(result[i], cut)
                if shares:
                    for k in between:
                        result[k] = _cut(result[k], cut)
                    result[j] = msgspec.structs.replace(
                        result[j], source=outer.source, source_head=outer.source_head
                    )
    result = [_before_speech(page, item) for item in result]
    return [item for item in result if wide or not _is_wrapper(page, item, result)]


def _cut(item: Candidate, end: int) -> Candidate:
    """Return a candidate whose content stops at `end`, if it begins before."""
    start, last = item.content[-1]
    parts = (*item.content[:-1], (start, min(last, end)))
    return msgspec.structs.replace(item, content=parts) if start < end else item


def _before_speech(page: Page, item: Candidate) -> Candidate:
    """Return a clause that ends where its speaker goes on to speak of something else."""
    start, end = item.content[-1]
    first, last = page.reading.token_at(start), page.reading.token_at(end - 1)
    if item.kind != "clause" or first is None or last is None:
        return item
    for i in range(first + 1, last):
        joins = page.tokens[i].pos == "CCONJ" and not _quoted(page, page.tokens[i].start)
        if joins and speaks_of_it(page, first, i):
            return _cut(item, page.span(range(*page.without_ends(first, i)))[1])
    return item


def _holds(item: Candidate, inner: Candidate) -> bool:
    """Tell whether the inner statement stands in this one, which is nearer than the outer one."""
    return inner.cue is not None and item.kind == "clause" and _covers(item.content, inner.cue)


def _is_of_time(page: Page, item: Candidate, inner: Candidate) -> bool:
    """Tell whether two cues stand in one tense: "said they expect X and urged Y" are not."""
    heads = (item.cue_head, inner.cue_head)
    tags = [_finite_tag(page, head) for head in heads if head is not None]
    return len(set(tags)) == 1


def _quoted(page: Page, char: int) -> bool:
    return page.quotation_at(char) is not None


def _turn(page: Page, outer: Candidate, inner: Candidate) -> tuple[int | None, bool]:
    """Return where the outer content ends, and whether the inner statement has its source."""
    taken_up = _takes_up(page, inner)
    if taken_up is not None:
        return taken_up, False
    if inner.cue is None or outer.kind not in {"clause", "infinitive", "noun", "adjective"}:
        return None, False
    start = inner.cue[0]
    own = inner.source is not None and outer.content[-1][0] <= inner.source[0] < start
    if own and inner.source is not None:
        start = inner.source[0]
    first = page.reading.token_at(start)
    head = inner.cue_head
    if first is None or first < 2 or head is None:
        return None, False
    tokens = page.tokens
    before, earlier = tokens[first - 1], tokens[first - 2]
    cue = page.reading.token_at(inner.cue[0])
    if inner.kind == "phrase" and outer.cue is not None and _covers(inner.content, outer.cue):
        return (earlier.end if before.text == "," else before.end), False
    added = tokens[head].tag == "VBG" and inner.kind != "phrase"
    if added and cue is not None and tokens[cue - 1].text in _BREAKS:
        return tokens[cue - 2].end, outer.kind != "noun"
    if added and before.lower == "while" and before.dep == "mark" and before.head == head:
        return tokens[first - 2 if earlier.text != "," else first - 3].end, True
    if added and before.pos == "CCONJ" and _is_free_participle(page, outer.cue_head, head):
        return tokens[first - 2 if earlier.text != "," else first - 3].end, True
    if own and before.lower in _RELATIVES and earlier.text in _BREAKS:
        return tokens[first - 3].end, False
    if own and outer.kind == "clause":
        colon = _opens_behind_colon(page, outer, first, head)
        if colon is not None:
            return colon, False
    if own and before.text == "," and is_asked(page, outer.cue_head or 0):
        return earlier.end, False
    if own and before.lower in _TURNS and inner.kind in _STRONG | {"infinitive"}:
        return (tokens[first - 3].end if earlier.text == "," else earlier.end), False
    strong = inner.kind in _STRONG or (inner.kind == "object" and tokens[head].lemma in _NAMING)
    if own and before.lower in {"and", "as"} and earlier.text == "," and strong:
        return tokens[first - 3].end, False
    if own and before.lower == "and" and inner.kind in _STRONG and _names(page, inner, outer):
        return earlier.end, False
    return _shared_past(page, outer, inner)


def _is_free_participle(page: Page, outer: int | None, inner: int) -> bool:
    """Tell whether two participles tell of one: "saying she has it and vowing to help her"."""
    tokens, reading = page.tokens, page.reading
    if outer is None or tokens[outer].tag != "VBG" or reading.child(outer, "aux") is not None:
        return False
    above = tokens[tokens[inner].head]
    finite = above.tag in {"VBZ", "VBD", "VBP", "VB"} and above.i != outer
    return finite and tokens[inner].dep in {"advcl", "conj"} and (
        reading.child(inner, "aux", "nsubj") is None
    )  # fmt: skip


def _takes_up(page: Page, inner: Candidate) -> int | None:
    """Return where a content ends before "..., which, according to X, is late"."""
    first = page.reading.token_at(inner.content[0][0])
    if inner.kind != "phrase" or first is None or first < 2:
        return None
    tokens = page.tokens
    relative = tokens[first].tag == "WDT" and tokens[first - 1].text == ","
    return tokens[first - 2].end if relative else None


def _opens_behind_colon(page: Page, outer: Candidate, first: int, cue: int) -> int | None:
    """Return where a content ends before a colon, behind which another cue governs all.

    "He hinted that it would not last: If they failed, he said, he would act."
    """
    tokens = page.tokens
    start = outer.content[-1][0]
    inside = max(page.reading.token_at(start) or 0, 1)
    colon = next((i for i in range(first - 1, inside - 1, -1) if tokens[i].text == ":"), None)
    if colon is None or tokens[colon].start < start or _quoted(page, tokens[colon].start):
        return None
    free = tokens[cue].dep == "ROOT" or tokens[cue].head < colon
    governs = colon + 1 == first or cue in page.reading.ancestors(colon + 1)
    return tokens[colon - 1].end if free and governs else None


def _names(page: Page, inner: Candidate, outer: Candidate) -> bool:
    """Tell whether both statements are of somebody named: "A warned of X and B said Y"."""
    tokens = page.tokens
    heads = (inner.source_head, outer.source_head, inner.cue_head, outer.cue_head)
    one, other, cue, governor = (tokens[head] if head is not None else None for head in heads)
    if one is None or other is None or cue is None or governor is None:
        return False
    return one.pos == other.pos == "PROPN" and cue.tag == governor.tag and cue.dep == "conj"


def _shared_past(page: Page, outer: Candidate, inner: Candidate) -> tuple[int | None, bool]:
    """Return the cut of "said he would X and warned Y": two verbs of one speaker."""
    head, governor = inner.cue_head, outer.cue_head
    if head is None or governor is None or inner.cue is None or outer.kind != "clause":
        return None, False
    tokens = page.tokens
    verb, cue = tokens[head], tokens[governor]
    if verb.dep == "conj" and tokens[verb.head].head == governor and _of_one(inner, outer):
        return _before_conjunction(page, inner), False
    tag = _finite_tag(page, head)
    finite = {"VBD", "VBZ", "VBP"} if _is_turned(page, inner) else {"VBD", "VBZ"}
    if verb.dep != "conj" or tag not in finite or cue.tag not in finite or verb.head == governor:
        return None, False
    subject = page.reading.child(verb.head, "nsubj", "nsubjpass")
    own = subject is not None and tokens[subject].lower in {"he", "she", "it", "they"}
    simple = tokens[verb.head].tag == tag and not _has_auxiliary(page, verb.head)
    if tag != cue.tag or (simple and not own) or (own and inner.stance in _THOUGHT):
        return None, False
    if page.reading.child(head, "nsubj") is not None:
        return None, False
    end = _before_conjunction(page, inner)
    return end, end is not None


def _is_turned(page: Page, inner: Candidate) -> bool:
    """Tell whether "but" stands right before a cue: "they grant it is so but say it is wrong"."""
    first = page.reading.token_at(inner.cue[0]) if inner.cue is not None else None
    return first is not None and first > 0 and page.tokens[first - 1].lower == "but"


def _of_one(inner: Candidate, outer: Candidate) -> bool:
    """Tell whether the subject of the outer cue was found to be that of the inner one too."""
    return inner.source_head is not None and inner.source_head == outer.source_head


def _before_conjunction(page: Page, inner: Candidate) -> int | None:
    """Return where a content ends before "and", or ", but", and the cue behind it."""
    tokens = page.tokens
    first = page.reading.token_at(inner.cue[0]) if inner.cue is not None else None
    if first is None or tokens[first - 1].pos != "CCONJ":
        return None
    return tokens[first - 2 if tokens[first - 2].text != "," else first - 3].end


def _finite_tag(page: Page, verb: int) -> str:
    """Return the tag of a verb, of "has" or "had" where that stands before its participle."""
    tokens = page.tokens
    if is_misread_bare(page, verb):
        return "VBP"
    if tokens[verb].tag != "VBN":
        return tokens[verb].tag
    finite = [n for n in page.reading.children[verb] if tokens[n].dep == "aux"]
    return tokens[finite[0]].tag if finite else "VBN"


_THOUGHT = frozenset({"believes", "hopes", "doubts"})
"""Stances that a speaker tells of himself: "said he was not afraid and thought it good"."""


def _has_auxiliary(page: Page, verb: int) -> bool:
    return page.reading.child(verb, "aux", "auxpass") is not None


def _is_wrapper(page: Page, item: Candidate, found: list[Candidate]) -> bool:
    """Tell whether an object only names a text whose words another statement gives."""
    if item.kind != "object":
        return False
    return any(
        other.kind in {"quote", "clause", "noun"} and other.cue is not None and other is not item
        and _covers(item.content, other.cue) and not _quoted(page, other.cue[0])
        for other in found
    )  # fmt: skip


def _covers(content: tuple[Chars, ...], cue: Chars) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in content)


def with_orphans(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Add the paragraphs that are one quotation without a cue: the last speaker goes on.

    Where the paragraph before tells of nobody's words, the quotation has no speaker.
    """
    result = list(found)
    for quotation in page.quotations:
        if not _fills_paragraph(page, quotation) or _is_heading(page, quotation):
            continue
        if any(_claims(item, quotation) for item in found):
            continue
        spoken = [item for item in result if _adjoins(page, item, quotation)]
        last = max(spoken, key=lambda item: item.cue or item.content[0], default=None)
        head = _said_below(page, quotation)
        if head is None:
            head = last.source_head if last is not None else _who_spoke(page, quotation)
        result.append(
            Candidate(kind="orphan", stance="asserts", content=quotation.parts, source_head=head)
        )
    return result


def _claims(item: Candidate, quotation: Quotation) -> bool:
    """Tell whether a statement quotes words, and is not told in them: “I know that he left.”"""
    if item.cue is not None and quotation.start <= item.cue[0] < quotation.end:
        return False
    return any(low < quotation.end and quotation.start < high for low, high in item.content)


LONGEST_HEADING = 5
"""Words of a quotation that may be a heading: ‘Italy with nukes’."""


def _is_heading(page: Page, quotation: Quotation) -> bool:
    """Tell whether a quotation that fills a paragraph is a heading and no speech."""
    text = page.text[quotation.start : quotation.end].strip("”\"'’» ‘“«")
    short = len(text.split()) <= LONGEST_HEADING
    return short and (text.isupper() or not text.endswith((".", "!", "?", ",", "…")))


def _fills_paragraph(page: Page, quotation: Quotation) -> bool:
    before = page.text[: quotation.start].rstrip(" \t")
    after = page.text[quotation.end :].lstrip(" \t.")
    return (not before or before.endswith("\n")) and (not after or after.startswith("\n"))


def _adjoins(page: Page, item: Candidate, quotation: Quotation) -> bool:
    """Tell whether somebody speaks in the paragraph right before a quotation, outside of marks."""
    cue = item.cue or (item.content[0] if item.kind == "orphan" else None)
    if item.source_head is None or cue is None or cue[1] > quotation.start:
        return False
    if item.kind != "orphan" and (_quoted(page, cue[0]) or item.kind in _SILENT):
        return False
    before = page.text[: quotation.start].rstrip()
    paragraph = before.rfind("\n") + 1
    return paragraph <= cue[0]


_BLANK = re.compile(r"\s*")


def _said_below(page: Page, quotation: Quotation) -> int | None:
    """Return the person of a line "said Ann Lee, a student." below a quotation.

    Some feeds break a paragraph behind the words quoted.
    """
    blank = _BLANK.match(page.text, quotation.end)
    verb = page.reading.token_at(blank.end() if blank is not None else quotation.end)
    if verb is None or page.tokens[verb].text not in {"said", "says", "added"}:
        return None
    for mention in page.reading.mentions_in(page.tokens[verb].sentence):
        if mention.first > verb and mention.label == "PERSON":
            return mention.head
    return None


def _who_spoke(page: Page, quotation: Quotation) -> int | None:
    """Return the person whose words the sentence before a quotation tells of without giving them.

    "Ann Lee went on to attack the plan.\n\n“It is a shame.”"
    """
    reading, tokens = page.reading, page.tokens
    last = reading.token_at(len(page.text[: quotation.start].rstrip()) - 1)
    if last is None or not last:
        return None
    sentence = page.sentence_of(last)
    root = next((i for i in range(sentence.first, sentence.last) if tokens[i].head == i), last)
    subject = reading.child(root, "nsubj")
    mention = reading.mention_at.get(subject) if subject is not None else None
    if mention is None or not (mention.label == "PERSON" or mention.raw.lower() in {"he", "she"}):
        return None
    own = (t for t in tokens[sentence.first : sentence.last] if t.pos == "VERB")
    spoke = any(t.lemma in _SPEECH and _is_of_subject(page, t.i, root) for t in own)
    return subject if spoke and not _quoted(page, tokens[root].start) else None


_SPEECH = frozenset(
    "accuse applaud attack blame blast castigate chide comment complain condemn congratulate "
    "criticise criticize decry defend denounce deride hail joke lambast lambaste lament mock note "
    "praise quip rail rebuke react respond ridicule scoff scold slam tweet".split()
)
"""Verbs of words that are given behind them."""


_WAYS_UP = frozenset({"xcomp", "advcl", "advmod", "acomp", "conj", "pcomp", "prep"})
"""Links from a verb up to the one whose subject it shares."""


def _is_of_subject(page: Page, verb: int, root: int) -> bool:
    """Tell whether a verb is the first of its sentence or an infinitive or participle of it."""
    node = verb
    while node != root and page.tokens[node].dep in _WAYS_UP:
        if page.reading.child(node, "nsubj", "nsubjpass") is not None:
            return False
        node = page.tokens[node].head
    return node == root


_SILENT = frozenset({"noun", "adjective", "phrase", "headline", "object"})
"""Kinds of statements behind which no quotation goes on without a cue of its own."""
