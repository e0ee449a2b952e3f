"""Carry an outlet on: "told CBS that it rained", and in the next sentence "he said".

In: candidates of a page. Out: the same, those that go on in one interview with its outlet.
It refuses another speaker, another time or place of the saying, and a paragraph further on; but
"in the interview" goes back to the one told last.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.extract.carriers import addressed, carriers, host_of, is_inside
from dateline.extract.chain import forum_span
from dateline.extract.statement_parts import Candidate, Page
from dateline.extract.statement_speakers import speaker_mention
from dateline.records import Mention

_SPOKEN = frozenset({"quote", "clause"})
FURTHEST = 1
"""Paragraphs between words told to an outlet and the next that go on."""


class Interview(msgspec.Struct, frozen=True):
    """Who speaks to which outlet, and the last words of it: token, paragraph, tag of the verb."""

    guest: Mention
    outlet: int
    at: int
    paragraph: int
    tag: str


def carried(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates in text order, with the outlet of the interview that they go on."""
    result: list[Candidate] = []
    last: Interview | None = None
    heard: list[Interview] = []
    opened = list(_opened(page))
    for item in sorted(found, key=lambda one: one.cue or one.content[0]):
        cue = item.cue_head
        if cue is None or _is_inside(page, item, found):
            result.append(item)
            continue
        while opened and opened[0].at < cue:
            last = opened.pop(0)
            heard.append(last)
        speaker = speaker_mention(page, item)
        outlets = [i for i in carriers(page, item) if i != item.via and _is_outlet(page, i)]
        paragraph, tag = page.sentence_of(cue).paragraph, page.tokens[cue].tag
        told = None if outlets or item.via else _taken_up(page, cue, speaker, heard)
        if told is not None and speaker is not None:
            item = msgspec.structs.replace(item, via=told.outlet)
            last = Interview(speaker, told.outlet, cue, paragraph, tag)
        elif last is not None and _asks(page, item, last):
            item = item if outlets else msgspec.structs.replace(item, via=last.outlet)
        elif last is not None and item.kind == "noun" and page.tokens[cue].head == last.at:
            if speaker is not None and _is_one(speaker, last):  # "she repeated her claim that"
                item = msgspec.structs.replace(item, via=last.outlet)
        elif speaker is None or item.via is not None or item.kind not in _SPOKEN:
            last = last if speaker is not None and _is_one(speaker, last) else None
        elif outlets:
            last = Interview(speaker, outlets[0], cue, paragraph, tag)
            heard.append(last)
        elif last is not None and _goes_on(page, item, speaker, last):
            item = msgspec.structs.replace(item, via=last.outlet)
            last = Interview(last.guest, last.outlet, cue, paragraph, tag)
        else:
            last = None
        result.append(item)
    return result


def _is_inside(page: Page, item: Candidate, found: list[Candidate]) -> bool:
    """Tell whether a cue stands in a quotation, or in what another one says."""
    at = item.cue[0] if item.cue is not None else item.content[0][0]
    if page.quotation_at(at) is not None:
        return True
    return any(is_inside(at, other.content) for other in found if other is not item)


def _is_outlet(page: Page, token: int) -> bool:
    mention = page.reading.mention_at.get(token)
    return mention is not None and mention.label == "OUTLET"


def _opened(page: Page) -> Iterator[Interview]:
    """Yield the interviews that a sentence tells of: "Lee made the remarks in an interview with".

    Also "Lee appeared on NBC". Who speaks is the subject, else the only person in the sentence.
    """
    tokens, reading = page.tokens, page.reading
    for token in tokens:
        outlet: int | None = None
        if page.quotation_at(token.start) is not None:
            continue
        if token.pos == "NOUN" and token.lemma.lower() in _INTERVIEWS:
            outlet = host_of(page, token.i)
        elif token.pos == "VERB" and token.lemma == "appear":
            aired = (
                reading.child(n, "pobj") for n in reading.children[token.i]
                if tokens[n].dep == "prep" and tokens[n].lower == "on"
            )  # fmt: skip
            outlet = next((host for n in aired if n and (host := _station_of(page, n))), None)
        guest = _guest(page, token.i, outlet) if outlet is not None else None
        if outlet is not None and guest is not None:
            verb = next((n for n in reading.ancestors(token.i) if tokens[n].pos == "VERB"), token.i)
            tag = tokens[verb].tag if tokens[verb].tag in _FINITE else "VBD"
            yield Interview(guest, outlet, token.i, page.sentence_of(token.i).paragraph, tag)


_INTERVIEWS = frozenset({"interview"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _station_of(page: Page, noun: int) -> int | None:
    """Return the outlet that a noun is or belongs to: "CNN", "CBS’s “Morning Hour”"."""
    owner = page.reading.child(noun, "poss")
    return next((n for n in (noun, owner) if n is not None and _is_outlet(page, n)), None)


def _guest(page: Page, token: int, outlet: int) -> Mention | None:
    """Return who is interviewed: the subject of the clause, else the only person named in it."""
    tokens, reading = page.tokens, page.reading
    for node in (token, *reading.ancestors(token)):
        subject = reading.child(node, "nsubj", "nsubjpass") if tokens[node].pos == "VERB" else None
        found = reading.mention_at.get(subject) if subject is not None else None
        if found is not None and (found.label == "PERSON" or found.form != "name"):
            return found
    sentence = page.sentence_of(token)
    low, high = reading.subtree_bounds(token)
    persons = [
        m for m in reading.mentions
        if m.sentence == sentence.index and m.label == "PERSON" and m.form == "name"
        and m.head != outlet and not low <= m.head < high
        and page.quotation_at(m.start) is None
    ]  # fmt: skip
    return persons[0] if len({m.chain or m.id for m in persons}) == 1 else None


def _taken_up(
    page: Page, cue: int, speaker: Mention | None, heard: list[Interview]
) -> Interview | None:
    """Return the interview with a speaker that "in the interview" goes back to."""
    tokens, reading = page.tokens, page.reading
    if speaker is None:
        return None
    verbs = [cue, tokens[cue].head] if tokens[cue].dep == "advcl" else [cue]
    for verb in verbs:
        for node in reading.children[verb]:
            target = reading.child(node, "pobj") if tokens[node].dep == "prep" else None
            if target is None or tokens[target].lemma not in _INTERVIEWS:
                continue
            article = reading.child(target, "det")
            if article is not None and tokens[article].lower in {"the", "that", "this"}:
                return next((one for one in reversed(heard) if _is_one(speaker, one)), None)
    return None


def _asks(page: Page, item: Candidate, last: Interview) -> bool:
    """Tell whether somebody asks who is interviewed: "and the host asked him if he was late"."""
    cue = item.cue_head
    if cue is None or item.stance != "asks":
        return False
    asked = page.reading.child(cue, "dobj", "dative")
    mention = page.reading.mention_at.get(asked) if asked is not None else None
    near = 0 <= page.sentence_of(cue).paragraph - last.paragraph <= FURTHEST
    return near and mention is not None and _is_one(mention, last)


def _is_one(speaker: Mention, last: Interview | None) -> bool:
    """Tell whether a speaker is the one who spoke last."""
    if last is None:
        return False
    same = speaker.chain is not None and speaker.chain == last.guest.chain
    return same or speaker.raw == last.guest.raw


def _goes_on(page: Page, item: Candidate, speaker: Mention, last: Interview) -> bool:
    """Tell whether a speaker goes on at once, without a place, time or listener of its own."""
    cue = item.cue_head
    if cue is None or not _is_one(speaker, last):
        return False
    tokens, reading = page.tokens, page.reading
    near = 0 <= page.sentence_of(cue).paragraph - last.paragraph <= FURTHEST
    parts = [tokens[n] for n in reading.children[cue]]
    apart = any(
        part.dep in {"aux", "npadvmod", "neg"}
        or part.lower in _OTHERWISE
        or _is_timed(page, part.i)
        for part in parts
    )
    placed = forum_span(page, item) is not None or addressed(page, item) is not None
    return near and tokens[cue].tag == last.tag and not apart and not placed


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
