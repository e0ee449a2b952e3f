"""Find statements: who says, believes, hopes, orders or denies what.

In: a reading and the cue lexicon. Out: statements in text order, with content, cue, source, chain.
It refuses to name a speaker that the text does not name: speaker is then None.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.chain import addressee_span, forum_span, joined, voices
from dateline.extract.cues import CueLexicon, MatchedCue
from dateline.extract.interviews import carried
from dateline.extract.pairs import pair_of
from dateline.extract.statement_according import according_to
from dateline.extract.statement_bounds import separated, with_orphans
from dateline.extract.statement_contents import find_content, lead_spans
from dateline.extract.statement_narration import is_act
from dateline.extract.statement_nouns import noun_cue
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_passed import behind_person, quoted_person
from dateline.extract.statement_phrases import adjective_cue, headlines
from dateline.extract.statement_screen import is_actual, is_said
from dateline.extract.statement_sources import (
    cue_tokens,
    source_head,
    source_span,
    source_tokens,
)
from dateline.extract.statement_speakers import speaker_mention
from dateline.extract.statement_stance import stance_of
from dateline.extract.statement_subjects import beside
from dateline.extract.statement_via import with_via
from dateline.extract.statement_wide import is_attributed, is_told, loose_content
from dateline.records import Mention, Span, Statement, StatementForm, content_id
from dateline.syntax import Reading
from dateline.text import cut

_OUTER = frozenset({"quote", "orphan", "headline"})
"""Kinds whose cue may stand in quotation marks without a statement around it."""

_FIRST_PERSON = frozenset({"i", "me", "my"})
LONGEST_PAUSE = 200
"""Characters between a quotation and the next one that goes on with it in the same paragraph."""


def find_statements(reading: Reading, cues: CueLexicon) -> tuple[Statement, ...]:
    """Return the statements of a reading in the order of their first character."""
    page = Page(reading)
    candidates = gather(page, cues)
    return build(page, candidates)


def gather(page: Page, cues: CueLexicon) -> list[Candidate]:
    """Return all candidates of a page, each cue once, sorted by where they start."""
    found = [item for item in headlines(page) if cues.wide or is_said(page, item)]
    taken: set[int] = {item.cue_head for item in found if item.cue_head is not None}
    for i, token in enumerate(page.tokens):
        if i in taken:
            continue
        candidate: Candidate | None = None
        if token.pos in {"VERB", "AUX"}:
            candidate = verb_cue(page, i, cues)
        elif token.pos == "NOUN":
            noun = cues.noun(page.reading, i)
            candidate = noun_cue(page, i, noun) if noun is not None else None
            if candidate is None and _is_misread_verb(page, i):
                candidate = verb_cue(page, i, cues)
        elif token.pos == "ADJ":
            adjective = cues.adjective(page.reading, i)
            candidate = adjective_cue(page, i, adjective) if adjective is not None else None
        if candidate is None:
            preposition = cues.preposition(page.reading, i)
            if preposition is not None:
                candidate = according_to(page, i, preposition, taken)
        if (
            candidate is not None
            and (is_actual(page, candidate) or (cues.wide and is_told(page, candidate)))
            and (is_attributed if cues.wide else _is_word)(page, candidate)
        ):
            found.append(candidate)
            taken.add(i)
    found = _with_trailing(page, with_via(page, found, cues.wide))
    found = carried(page, separated(page, found, cues.wide))
    if not cues.wide:  # in the wide sense the text names who says it
        found = with_orphans(page, found)
    return sorted(found, key=lambda item: (_first(item), -_last(item)))


def _is_word(page: Page, item: Candidate) -> bool:
    """Tell whether somebody says or thinks it, and does not only act."""
    return is_said(page, item) and not is_act(page, item)


def _is_misread_verb(page: Page, i: int) -> bool:
    """Tell whether a noun is a verb to its neighbours: "Trump claims that he should be asked"."""
    reading, tokens = page.reading, page.tokens
    clause = reading.child(i, "ccomp")
    subject = reading.child(i, "nsubj")
    return clause is not None and subject is not None and subject < i < clause and not any(
        tokens[n].dep in {"det", "poss", "cop"} for n in reading.children[i]
    )  # fmt: skip


def verb_cue(page: Page, i: int, cues: CueLexicon) -> Candidate | None:
    """Return the candidate whose cue is the verb at `i`, or None."""
    rows = [row for row in cues.verbs(page.reading, i) if not _is_of_particle(page, row)]
    if not rows:
        return None
    head = source_head(page, i)
    if head is None:
        head = beside(page, i)
    bounds = source_tokens(page, head, i) if head is not None else None
    for number, matched in enumerate(rows):
        content = find_content(page, matched, bounds, cues)
        if content is not None and content.kind == "object" and _has_clause(page, i, rows[number:]):
            continue
        if content is not None and _stays_inside(page, i, content.spans):
            break
    else:
        matched = rows[0]
        content = loose_content(page, matched) if cues.wide else None
        if content is None:
            return None
    start, end = page.span(cue_tokens(page, i, matched.tokens))
    if page.text[end : end + 1] == ":":
        end += 1
    source = source_span(page, head, i) if head is not None else None
    if source is not None and any(
        low < source[1] and source[0] < high for low, high in content.spans
    ):
        source, head = None, None
    quoted = quoted_person(page, i)
    via, spans = None, content.spans
    if quoted is not None and head is not None and source is not None:
        via, head = head, quoted
        spans = behind_person(page, quoted, spans)
    return Candidate(
        kind=content.kind, stance=stance_of(page, i, matched, content.frame), content=spans,
        cue_head=i, cue=(start, end), source_head=head, source=source,
        lead=content.lead, via=via,
    )  # fmt: skip


def _is_of_particle(page: Page, cue: MatchedCue) -> bool:
    """Tell whether a particle makes another verb of "call": "called up", "called off"."""
    particle = page.reading.child(cue.head, "prt")
    if particle != cue.head + 1 or page.tokens[cue.head].lemma != "call":
        return False
    return particle not in cue.tokens and page.tokens[particle].lower in {"up", "off", "in"}


def _has_clause(page: Page, i: int, rows: Sequence[MatchedCue]) -> bool:
    """Tell whether "that ..." is what was said, and "to the Senate" only to whom."""
    if len(rows[0].tokens) == 1 or not any("that" in row.frames for row in rows[1:]):
        return False
    marks = {n for c in page.reading.children[i] for n in page.reading.children[c]}
    clauses = (c for c in page.reading.children[i] if page.tokens[c].dep == "ccomp")
    return any(
        page.tokens[n].lower == "that" and page.tokens[n].dep == "mark" and n in marks
        for clause in clauses
        for n in page.reading.children[clause]
    )


def _stays_inside(page: Page, i: int, spans: tuple[Chars, ...]) -> bool:
    """Tell whether the content of a cue inside a quotation lies in that quotation too."""
    number = page.quotation_at(page.tokens[i].start)
    if number is None:
        return True
    quotation = page.quotations[number]
    return all(quotation.start <= start and end <= quotation.end for start, end in spans)


def _with_trailing(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Add to a statement the quotations that follow it in its paragraph without a cue."""
    claimed = {start for item in found for start, _ in item.content} | {
        start for item in found if item.lead is not None for start, _ in lead_spans(page, item.lead)
    }
    claimed |= {page.quotations[item.lead].start for item in found if item.lead is not None}
    result: list[Candidate] = []
    cues = sorted(item.cue[0] for item in found if item.cue is not None)
    for item in sorted(found, key=_last):
        if item.kind == "quote" or (item.kind == "clause" and not _in_quotation(page, item)):
            item = _extended(page, item, claimed, cues)
        result.append(item)
    return result


def _extended(page: Page, item: Candidate, claimed: set[int], cues: list[int]) -> Candidate:
    while True:
        end = max(_last(item), item.cue[1] if item.cue else 0, item.source[1] if item.source else 0)
        follow = _behind_named(page, end, page.quotation_after(end))
        if follow is None:
            return item
        quotation = page.quotations[follow]
        gap = page.text[end : quotation.start]
        if quotation.start in claimed or "\n" in gap or len(gap) > LONGEST_PAUSE:
            return item
        behind = _end_of_sentence(page, end)
        other = any(behind < cue < quotation.start for cue in cues)
        token = page.reading.token_at(quotation.start)
        if token is None or other or not _new_sentence(page, token, gap):
            return item
        told = (
            item.cue is not None and _last(item) <= item.cue[0]
        )  # "“Safe” for now, Lee said on TV."
        near = gap.strip() in {".", ""} or told
        if item.kind != "quote" and not (near and _stands_alone(page, follow)):
            return item
        claimed.add(quotation.start)
        item = msgspec.structs.replace(item, content=(*item.content, *quotation.parts))


def _behind_named(page: Page, end: int, follow: int | None) -> int | None:
    """Return the next quotation, past a title in marks: "“Yes,” Lee said on “Newsnight.”"."""
    close = _end_of_sentence(page, end)
    while follow is not None and page.quotations[follow].end < close:
        quotation = page.quotations[follow]
        inside = page.text[quotation.start : quotation.end]
        gap = page.text[end : quotation.start].strip()
        if gap in {"", ",", ";"} or gap.endswith((",", ":")) or len(inside.split()) > LONGEST_NAMED:
            return follow
        follow = page.quotation_after(quotation.end)
    return follow


LONGEST_NAMED = 5
"""Words of a quotation that is the name of a broadcast or book: “Meet the Press”."""


def _stands_alone(page: Page, number: int) -> bool:
    """Tell whether a quotation is whole sentences that no cue behind it takes for its own."""
    quotation = page.quotations[number]
    inside = page.text[quotation.start : quotation.end].rstrip("”\"'’» ")
    following = page.text[quotation.end :].lstrip(" .")
    return inside.endswith((".", "?", "!")) and not following[:1].islower()


def _end_of_sentence(page: Page, char: int) -> int:
    """Return where the sentence ends that stands before a character."""
    token = page.reading.token_at(char - 1)
    return page.sentence_of(token).end if token is not None else char


def _new_sentence(page: Page, token: int, gap: str) -> bool:
    """Tell whether a quotation follows at once, or opens a sentence of its own."""
    bare = gap.strip()
    if bare in {".", "", ",", ";"}:
        return True
    return bare.endswith(".") and page.sentence_of(token).first == token


def build(page: Page, candidates: Sequence[Candidate]) -> tuple[Statement, ...]:
    """Return the statements of the candidates; one inside another's content gets it as parent."""
    names = [_name(page, item) for item in candidates]
    owners = [_owner(item, candidates) for item in candidates]
    made: dict[str, Statement] = {}
    kept: list[str] = []
    order = sorted(
        range(len(candidates)),
        key=lambda i: (_first(candidates[i]) - _last(candidates[i]), owners[i] is not None, i),
    )
    for number in order:
        item, name, owner = candidates[number], names[number], owners[number]
        parent = made.get(names[owner]) if owner is not None else None
        if parent is None and item.kind not in _OUTER and _in_quotation(page, item):
            continue
        if name not in made:
            made[name] = _statement(page, item, name, parent)
    for name in names:
        if name in made and name not in kept:
            kept.append(name)
    return tuple(made[name] for name in kept)


def _name(page: Page, item: Candidate) -> str:
    key = [start for start, _ in item.content] + [_last(item)]
    return content_id("statement", page.reading.article_id, *key, item.cue, item.source)


def _in_quotation(page: Page, item: Candidate) -> bool:
    return item.cue is not None and page.quotation_at(item.cue[0]) is not None


def _owner(item: Candidate, candidates: Sequence[Candidate]) -> int | None:
    """Return the candidate with the smallest content that holds this one's cue."""
    if item.cue is None:
        return None
    best: tuple[tuple[int, int], int] | None = None
    for number, owner in enumerate(candidates):
        if owner is item:
            continue
        for start, end in owner.content:
            holds = start <= item.cue[0] and item.cue[1] <= end
            size = (end - start, _last(owner) - _first(owner))
            if holds and (best is None or size < best[0]):
                best = (size, number)
    return best[1] if best else None


def _statement(page: Page, item: Candidate, name: str, parent: Statement | None) -> Statement:
    text, reading = page.reading.text, page.reading
    content = tuple(cut(text, start, end) for start, end in item.content)
    speaker = speaker_mention(page, item)
    if speaker is not None and parent is not None and speaker.raw.lower() in _FIRST_PERSON:
        speaker = reading.mention_by_id.get(parent.speaker or "", speaker)
    both = _both(page, speaker)
    anchor = item.cue[0] if item.cue is not None else content[0].start
    token = reading.token_at(anchor)
    token = token if token is not None else reading.token_at(content[0].start)
    return Statement(
        id=name, article=reading.article_id,
        sentence=reading.tokens[token].sentence if token is not None else 0,
        form=form_of(page, item.content), stance=item.stance, content=content,
        source=_span(text, item.source), speaker=both[0].id if both else None,
        joint=tuple(other.id for other in both[1:]),
        cue=_span(text, item.cue), chain=voices(page, item, speaker, parent),
        addressee=_span(text, addressee_span(page, item)),
        forum=_span(text, forum_span(page, item)),
        parent=parent.id if parent is not None else None,
    )  # fmt: skip


def _both(page: Page, speaker: Mention | None) -> tuple[Mention, ...]:
    """Return all who speak; for "the two leaders" the two."""
    if speaker is None:
        return ()
    two = pair_of(page.reading, speaker) if speaker.form == "nominal" else ()
    return two or (speaker, *joined(page, speaker))


def _span(text: str, chars: Chars | None) -> Span | None:
    return cut(text, *chars) if chars is not None else None


def form_of(page: Page, content: tuple[Chars, ...]) -> StatementForm:
    """Return direct if all is quoted, mixed if some is, else indirect."""
    quoted = [
        page.quotation_at(start) is not None and _within(page, start, end) for start, end in content
    ]
    if all(quoted):
        return "direct"
    touched = any(
        start < last and first < end for start, end in content for first, last, _ in page.parts
    )
    return "mixed" if touched else "indirect"


def _within(page: Page, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last, _ in page.parts)


def _first(item: Candidate) -> int:
    return min(start for start, _ in item.content)


def _last(item: Candidate) -> int:
    return max(end for _, end in item.content)
