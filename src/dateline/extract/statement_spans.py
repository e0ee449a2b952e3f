"""Tidy the span of a content: where it stops, which marks belong to it.

In: token bounds of a content. Out: a `Content` with character spans.
It refuses an empty content, and never cuts a quotation in two.
"""

from __future__ import annotations

import msgspec

from dateline.extract.statement_parts import Chars, Kind, Page
from dateline.extract.statement_stance import is_subjunctive
from dateline.extract.statement_tails import DASHES, TAILS, is_aside, is_comment, is_reporters
from dateline.extract.statement_words import FORUMS, PAPERS


class Content(msgspec.Struct, frozen=True):
    """What was found: kind, frame of the cue, spans, and the quotation before the cue if any."""

    kind: Kind
    frame: str
    spans: tuple[Chars, ...]
    lead: int | None = None


def content_of(page: Page, kind: Kind, frame: str, first: int, last: int) -> Content | None:
    """Return a content of tokens `first` to `last`, tidied at both ends."""
    last = _with_whole_word(page, last)
    last = shortened(page, kind, first, last)
    last = _with_proviso(page, last)
    first, last = page.without_ends(first, last)
    last = _without_label(page, first, _without_bracket(page, first, last))
    if first >= last:
        return None
    return Content(kind, frame, whole_quotations(page, *page.span(range(first, last))))


def _with_whole_word(page: Page, last: int) -> int:
    """Return the end of a content that was parsed as ending within a word: "to re-open the road".

    A word that a comma parts from the content is none of it: "it rained, re-".
    """
    tokens = page.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "-":
        return last
    before, mark, behind = tokens[last - 1 : last + 2]
    if before.end != mark.start or mark.end != behind.start:
        return last
    if tokens[last - 2].text == ",":
        return last - 2
    return max(last + 2, page.reading.subtree_bounds(behind.i)[1])


def _with_proviso(page: Page, last: int) -> int:
    """Return the end of a content with ", but only if ...", the condition it is put under."""
    tokens = page.tokens
    end = page.sentence_of(last - 1).last
    at = last + (last < end and tokens[last].text == ",")
    words = tuple(token.lower for token in tokens[at : at + 3])
    if at + 3 >= end or words[:2] != ("but", "only") or words[2] not in _PROVISOS:
        return last
    place = page.quotation_at(tokens[last - 1].start)
    return end if page.quotation_at(tokens[end - 1].start) == place else last


_PROVISOS = frozenset({"after", "as", "if", "once", "when", "with", "until", "because"})


def shortened(page: Page, kind: Kind, first: int, last: int) -> int:
    """Return where a content ends: before a semicolon, and an object before ", which ..."."""
    tokens = page.tokens
    for i in range(first + 1, last - 1):
        if page.quotation_at(tokens[i].start) is not None:
            continue
        if tokens[i].text == ";":
            return i
        if tokens[i].text == "," and tokens[i + 1].lower in TAILS[kind == "object"]:
            return i
        if tokens[i].text in DASHES and tokens[i + 1].lower in TAILS[False]:
            return i
        if kind == "clause" and (_returns_to_past(page, first, i) or is_reporters(page, first, i)):
            return i
        place = kind == "object" and (i > first + 1 or tokens[i].lower == "as")
        if place and _says_where(page, i) and not _is_named_behind(page, i, last):
            return i - (tokens[i - 1].lower in {"even", "just"})
        if kind == "object" and (_speaks_up(page, first, i) or _says_after_what(page, first, i)):
            return i
        if kind == "infinitive" and (_turns_to_another(page, first, i) or _contrasts(page, i)):
            return i
        if kind == "clause" and _contrasts(page, i) and _is_demand(page, i):
            return i
        if tokens[i].text == "," and is_comment(page, i + 1):
            return i
        if tokens[i].text in DASHES and is_aside(page, i, last):
            return i
        if kind in {"clause", "object"} and _says_how_long_before(page, i):
            return i
        if kind in {"clause", "infinitive"} and _closes_quotation(page, i - 1):
            if _is_gloss(page, i, last) or is_comment(page, i):
                return i
            if tokens[i].lemma in _ALIKE and tokens[i].tag == "VBG":
                return i
            if tokens[i].lower in TAILS[False] and tokens[i].dep == "mark":
                return i
            if _says_where(page, i) and tokens[i + 2].lemma not in _EVENTS:
                return i
            number = page.quotation_at(tokens[first].start)
            whole = number is not None and page.quotations[number].end <= tokens[i].start
            if whole and tokens[i].lower == "despite":
                return i
        if kind == "clause" and tokens[i].text == "," and _turns_to_speaker(page, first, i):
            return i
    return last


def _says_how_long_before(page: Page, i: int) -> bool:
    """Tell whether "just days before meeting her" or "a day after" begins behind a quotation."""
    tokens = page.tokens
    at = i
    while at < i + 3 and tokens[at].tag in {"RB", "DT", "CD"}:
        at += 1
    if not _closes_quotation(page, i - 1) or at + 1 >= len(tokens):
        return False
    return tokens[at].lemma in _UNITS and tokens[at + 1].lower in {"after", "before"}


_UNITS = frozenset({"day", "hour", "minute", "month", "week", "year"})


def _speaks_up(page: Page, first: int, i: int) -> bool:
    """Tell whether "dismissed the allegations saying that" goes on with words of the speaker."""
    token = page.tokens[i]
    if token.tag != "VBG" or token.lemma not in {"say", "add", "insist"} or token.dep != "acl":
        return False
    noun = page.tokens[token.head]
    return noun.dep == "dobj" and noun.i >= first and noun.lemma not in PAPERS


def _says_after_what(page: Page, first: int, i: int) -> bool:
    """Tell whether "after they met" begins: a past that an object was parsed to hold."""
    tokens = page.tokens
    verb = tokens[tokens[i].head]
    noun = tokens[verb.head]
    past = verb.tag == "VBD" and verb.dep == "advcl" and tokens[noun.head].tag == "VBD"
    opens = tokens[i].lower in {"after", "before", "when"} and i < verb.i
    return opens and past and noun.dep == "dobj" and noun.head < first <= noun.i


def _is_named_behind(page: Page, i: int, last: int) -> bool:
    """Tell whether a place tells of what is named: "called the words at the meeting “odd”"."""
    tokens = page.tokens
    end = page.reading.subtree_bounds(i)[1]
    if tokens[i].dep != "prep" or tokens[tokens[i].head].pos == "VERB" or end >= last:
        return False
    return tokens[end].text in {"“", '"', "‘"} and page.quotation_at(tokens[end].start) is not None


def _contrasts(page: Page, i: int) -> bool:
    """Tell whether ", while others want" begins behind what one is to do."""
    tokens = page.tokens
    if tokens[i].text != "," or tokens[i + 1].lower not in {"while", "whereas"}:
        return False
    verb = tokens[tokens[i + 1].head]
    own = page.reading.child(verb.i, "nsubj", "nsubjpass") is not None
    return own and verb.tag in {"VBD", "VBZ", "VBP"}


def _is_demand(page: Page, i: int) -> bool:
    """Tell whether a contrast is to what shall be: "insists that he pay, while others want"."""
    demanded = page.tokens[page.tokens[i + 1].head].head
    return page.tokens[demanded].dep == "ccomp" and is_subjunctive(page, demanded)


def _turns_to_another(page: Page, first: int, i: int) -> bool:
    """Tell whether "but Putin did not commit to it" begins behind what one is to do."""
    tokens, reading = page.tokens, page.reading
    if tokens[i].dep != "cc":
        return False
    for node in reading.children[tokens[i].head]:
        verb = tokens[node]
        finite = verb.tag in {"VBD", "VBZ", "VBP"} or reading.child(node, "aux") is not None
        subject = reading.child(node, "nsubj", "nsubjpass")
        if verb.dep == "conj" and finite and subject is not None and i < subject < node:
            return tokens[verb.head].tag in {"VB", "VBZ", "VBD", "VBP"}
    return False


_EVENTS = frozenset({"meeting", "summit", "talk", "session"})

_ALIKE = frozenset("echo cite refer add note call urge say quote recall compare".split())
"""Participles behind a quotation that tell of the speaker: "..., echoing the minister"."""


def _is_gloss(page: Page, first: int, last: int) -> bool:
    """Tell whether only a noun explains a quotation: "“the worst mayor,” Ann Lee of Ohio".

    Also "“fit,” its highest grade".
    """
    tokens = page.tokens
    paused = page.text[: tokens[first - 1].end].rstrip("”\"'’ ").endswith(",")
    plain = all(token.pos not in {"VERB", "AUX", "SCONJ", "CCONJ"} for token in tokens[first:last])
    return paused and plain and (tokens[first].pos == "PROPN" or tokens[first].tag in _DEFINITE)


_DEFINITE = frozenset({"DT", "PRP$"})


def _closes_quotation(page: Page, i: int) -> bool:
    """Tell whether a token is the closing mark of a quotation, or a comma inside it."""
    number = page.quotation_at(page.tokens[i].start)
    return number is not None and page.quotations[number].end <= page.tokens[i].end + 1


def _turns_to_speaker(page: Page, first: int, i: int) -> bool:
    """Tell whether ", but did not say when" begins, whose subject is the speaker.

    It has no subject, its verb is finite, and the content has a subject of its own that is no
    pronoun for the speaker.
    """
    tokens, reading = page.tokens, page.reading
    if tokens[i + 1].lower != "but":
        return False
    verb = next((n for n in range(i + 2, min(i + 8, len(tokens))) if tokens[n].dep == "conj"), None)
    if verb is None or tokens[verb].head < first or tokens[verb].head > i:
        return False
    if reading.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    aux = any(tokens[n].dep == "aux" for n in reading.children[verb])
    subject = reading.child(tokens[verb].head, "nsubj", "nsubjpass", "expl")
    if subject is None or not aux:
        return False
    return tokens[subject].lower not in {"he", "she", "they", "i", "we"}


def _returns_to_past(page: Page, first: int, i: int) -> bool:
    """Tell whether the reporter goes on in the past: "said he is calm as he left", "… and left".

    What is said stands in the present or under a modal, the cue and what goes on in the past; and
    what goes on has no subject but the speaker.
    """
    tokens, reading = page.tokens, page.reading
    token = tokens[i]
    if token.lower == "as" and token.dep == "mark":
        verb = token.head
        subject = reading.child(verb, "nsubj")
        own = subject is not None and tokens[subject].lower in {"he", "she", "they"}
    elif token.dep == "cc":
        verb = next(
            (n for n in reading.children[token.head] if n > i and tokens[n].dep == "conj"), i
        )
        own = reading.child(verb, "nsubj", "nsubjpass", "expl", "aux") is None
    else:
        return False
    said = tokens[verb].head
    cue = tokens[tokens[said].head]
    modal = any(tokens[n].tag == "MD" for n in reading.children[said])
    present = tokens[said].tag in {"VBZ", "VBP"} or (tokens[said].tag == "VB" and modal)
    helper = reading.child(cue.i, "aux")
    past = cue.tag == "VBD" or (cue.tag == "VBG" and helper is None)
    perfect = cue.tag == "VBN" and helper is not None and tokens[helper].lemma == "have"
    told = tokens[said].dep == "ccomp" and cue.i < first <= said < i and (past or perfect)
    plain = reading.child(verb, "dobj") is None and not perfect
    did = {"VBD"} if plain else {"VBD", "VBN"}
    acts = tokens[verb].tag in did and tokens[verb].lemma not in {"be", "have"}
    return own and told and present and acts


def _says_where(page: Page, i: int) -> bool:
    """Tell whether "as leaders met" or "in a statement" begins, which tell of the saying."""
    tokens = page.tokens
    token = tokens[i]
    if token.dep == "mark" and token.lower == "as":
        return tokens[token.head].dep == "advcl" and token.head > i
    if token.dep != "prep" or token.lower not in {"in", "on", "at", "during"}:
        return False
    place = page.reading.child(i, "pobj")
    limit = LONGEST_PLACE if token.lower in {"at", "during"} else SHORT_PLACE
    return place is not None and tokens[place].lemma.lower() in FORUMS and place - i <= limit


SHORT_PLACE, LONGEST_PLACE = 4, 8
"""Tokens from "in", from "at" to where words were said: "at a May 10 bar association meeting"."""


def _without_bracket(page: Page, first: int, last: int) -> int:
    """Return the end of a content without a bracket that opens before it."""
    if last - first > 1 and page.tokens[last - 1].text == ")":
        inside = [page.tokens[i].text for i in range(first, last)]
        if inside.count(")") > inside.count("("):
            return last - 1
    return last


def _without_label(page: Page, first: int, last: int) -> int:
    """Return the end of a content without what a page calls itself: "... is shut – video"."""
    tokens = page.tokens
    dashed = last - first > 2 and tokens[last - 2].text in {"–", "—", "-"}
    if dashed and tokens[last - 1].lower in _PAGES and last == page.sentence_of(last - 1).last:
        return page.without_ends(first, last - 2)[1]
    return last


_PAGES = frozenset({"audio", "gallery", "live", "photos", "pictures", "podcast", "video"})
"""What a page holds, behind a dash at the end of its headline."""


def whole_quotations(page: Page, start: int, end: int) -> tuple[Chars, ...]:
    """Return a content up to the end of a quotation that opens inside it, over its paragraphs."""
    number = page.quotation_at(end - 1)
    parts = page.quotations[number].parts if number is not None else ()
    if len(parts) < 2 or parts[0][0] < start or end > parts[0][1]:
        return ((start, whole_quotation(page, start, end)),)
    return ((start, parts[0][1]), *parts[1:])


def whole_quotation(page: Page, start: int, end: int) -> int:
    """Return the end of a content, moved to the end of a quotation that opens inside it."""
    number = page.quotation_at(end - 1)
    if number is None:
        return _fragment_behind(page, end)
    quotation = page.quotations[number]
    if quotation.start >= start and len(quotation.parts) == 1:
        return max(end, quotation.end)
    return end


def _fragment_behind(page: Page, end: int) -> int:
    """Return the end of a content with a quoted fragment right behind: "to go “at any time.”"."""
    number = page.quotation_at(end + 1)
    if number is None or page.quotations[number].start != end + 1 or page.text[end] != " ":
        return end
    quotation = page.quotations[number]
    last, inside = page.reading.token_at(end - 1), page.text[end + 2 : end + 3]
    if last is None or not inside.islower() or len(quotation.parts) > 1:
        return end
    words = (token for token in page.tokens[last + 2 : last + 5] if token.pos != "ADV")
    opener = next(words, None)
    if opener is None or opener.tag in {"VBD", "VBZ", "VBP", "MD"}:
        return end  # "her choice to leave “is wrong.”"
    return quotation.end if quotation.end <= page.sentence_of(last).end + 1 else end
