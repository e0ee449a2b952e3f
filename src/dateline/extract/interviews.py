"""Carry an outlet on: "told CBS that it rained", and in the next sentence "he said".

In: candidates of a page. Out: the same, those that go on in one interview with its outlet.
It refuses another speaker, another time or place of the saying, and a paragraph further on.
"""

from __future__ import annotations

import msgspec

from dateline.extract.carriers import addressed, carriers
from dateline.extract.chain import forum_span
from dateline.extract.statement_parts import Candidate, Page
from dateline.extract.statement_speakers import speaker_mention
from dateline.records import Mention

_SPOKEN = frozenset({"quote", "clause"})
FURTHEST = 1
"""Paragraphs between words told to an outlet and the next that go on."""


def carried(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates in text order, with the outlet of the interview that they go on."""
    result: list[Candidate] = []
    last: tuple[Mention, int, int, str] | None = None  # speaker, outlet, paragraph, tense
    for item in sorted(found, key=lambda one: one.cue or one.content[0]):
        cue = item.cue_head
        if cue is None or page.quotation_at(page.tokens[cue].start) is not None:
            result.append(item)
            continue
        speaker = speaker_mention(page, item)
        outlets = [i for i in carriers(page, item) if i != item.via and _is_outlet(page, i)]
        paragraph, tense = page.sentence_of(cue).paragraph, page.tokens[cue].tag
        if speaker is None or item.via is not None or item.kind not in _SPOKEN:
            last = last if speaker is not None and _is_one(speaker, last) else None
        elif outlets:
            last = (speaker, outlets[0], paragraph, tense)
        elif last is not None and _goes_on(page, item, speaker, last):
            item = msgspec.structs.replace(item, via=last[1])
            last = (last[0], last[1], paragraph, tense)
        else:
            last = None
        result.append(item)
    return result


def _is_outlet(page: Page, token: int) -> bool:
    mention = page.reading.mention_at.get(token)
    return mention is not None and mention.label == "OUTLET"


def _is_one(speaker: Mention, last: tuple[Mention, int, int, str] | None) -> bool:
    """Tell whether a speaker is the one who spoke last."""
    if last is None:
        return False
    same = speaker.chain is not None and speaker.chain == last[0].chain
    return same or speaker.raw == last[0].raw


def _goes_on(
    page: Page, item: Candidate, speaker: Mention, last: tuple[Mention, int, int, str]
) -> bool:
    """Tell whether a speaker goes on at once, without a place, time or listener of its own."""
    cue = item.cue_head
    if cue is None or not _is_one(speaker, last):
        return False
    tokens, reading = page.tokens, page.reading
    near = 0 <= page.sentence_of(cue).paragraph - last[2] <= FURTHEST
    parts = [tokens[n] for n in reading.children[cue]]
    apart = any(
        part.dep in {"aux", "npadvmod", "neg"}
        or part.lower in _OTHERWISE
        or _is_timed(page, part.i)
        for part in parts
    )
    placed = forum_span(page, item) is not None or addressed(page, item) is not None
    return near and tokens[cue].tag == last[3] and not apart and not placed


_OTHERWISE = frozenset(
    {"later", "earlier", "previously", "once", "repeatedly", "often", "separately"}
)


def _is_timed(page: Page, node: int) -> bool:
    """Tell whether a phrase tells a day or the place of the saying: "on Monday", "on Twitter"."""
    token = page.tokens[node]
    if token.dep != "prep" or token.lower not in {"on", "in", "at", "after", "before", "during"}:
        return False
    target = page.reading.child(node, "pobj")
    return target is not None and (page.tokens[target].pos == "PROPN" or token.lower != "in")
