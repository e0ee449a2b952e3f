"""Tell whom first and second persons stand for: who speaks, and to whom.

In: a reading, its statements. Out: by the mention of an "I", "we" or "you" that of the person.
It refuses a "you" of anybody: only who is named beside it or told the words is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dateline.read.own_words import leads_in, signs_below
from dateline.read.prominence import is_quoted
from dateline.records import Mention, Statement
from dateline.syntax import Reading

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})


def first_person_speakers(reading: Reading, statements: Sequence[Statement]) -> dict[str, str]:
    """Return for each "I", "we", "my" the mention of its speaker, where one is told.

    That is the speaker of the innermost words that have one, past those that the quotation only
    reports; else who speaks right before a quotation: “She added that time was short. "I urge you
    to act."”, whose clause leads to it, or who signs the paragraph: "— Ann Lee (@annlee)". Of "you"
    it is who is addressed by name or told the words.
    """
    found: dict[str, str] = {}
    by_id = {statement.id: statement for statement in statements}
    last: Mention | None = None
    for mention in reading.mentions:
        if mention.form != "pronoun":
            continue
        if mention.raw.lower() == "you":
            whom = _called(reading, mention) or _addressee(reading, statements, by_id, mention)
            if whom is not None:
                found[mention.id] = whom.id
        elif mention.raw.lower() in FIRST_PERSON:
            speaker = _speaker(reading, statements, by_id, mention)
            goes_on = last is not None and _goes_on(reading, last, mention)
            if speaker is None and last is not None and goes_on:
                speaker = found[last.id]
            if speaker is not None:
                found[mention.id] = speaker
                last = mention if goes_on or _is_led(reading, mention) else last
    return found


def _speaker(
    reading: Reading, statements: Sequence[Statement], by_id: Mapping[str, Statement],
    mention: Mention,
) -> str | None:  # fmt: skip
    """Return the mention of who says "I" or "we" here."""
    around = [s for s in statements if s.speaker and s.speaker != mention.id]
    statement = _quoting(reading, innermost(around, mention.start, mention.end), by_id, mention)
    within = _quoting(reading, innermost(statements, mention.start, mention.end), by_id, mention)
    if statement is None and within is None:
        statement = _right_before(reading, around, mention)
    if statement is not None and statement.speaker not in {None, mention.id}:
        return statement.speaker
    voice = leads_in(reading, mention) or signs_below(reading, mention)
    return voice.id if voice is not None else None


def _is_led(reading: Reading, mention: Mention) -> bool:
    """Tell whether a colon in the sentence leads to words without marks: "Lee wrote: I left"."""
    if is_quoted(reading, mention):
        return False
    start = reading.sentences[mention.sentence].start
    return ": " in reading.text[start : mention.start]


def _goes_on(reading: Reading, last: Mention, mention: Mention) -> bool:
    """Tell whether words without marks go on: a letter or speech of several sentences."""
    near = mention.sentence - last.sentence <= LONGEST_SILENCE
    return near and not is_quoted(reading, mention)


LONGEST_SILENCE = 3
"""Sentences of a speech without marks in which a speaker need not say "I" or "we"."""


def _quoting(
    reading: Reading, statement: Statement | None, by_id: Mapping[str, Statement],
    mention: Mention,
) -> Statement | None:  # fmt: skip
    """Return the statement whose speaker says the words, past those that they only report.

    In “Lee asked me to go”, she said, it is she who says "me", and not Lee.
    """
    while statement is not None and _is_reported(reading, statement, mention):
        statement = by_id.get(statement.parent or "")
    return statement


def _is_reported(reading: Reading, statement: Statement, mention: Mention) -> bool:
    """Tell whether a quotation only tells of a statement: its cue is quoted, its words are not.

    It then stands in another; where marks over several lines mislead, it does not.
    """
    cue = statement.cue
    if cue is None or statement.parent is None or not is_quoted(reading, mention):
        return False
    source = statement.source.raw.lower() if statement.source is not None else ""
    if source in FIRST_PERSON and mention.raw.lower() in FIRST_PERSON:
        return False  # “I want to make sure that we win”: one voice
    if not reading.is_quoted(cue.start):
        return False
    start = min(span.start for span in statement.content)
    if start < cue.start:
        return True
    return _OWN_WORDS.search(reading.text, cue.end, start + 2) is None


_OWN_WORDS = re.compile(r"[,:]?\s['‘’\"“]|[,:]\s[A-Z]")
"""What opens words quoted in a quotation: marks, or a comma and a capital."""


def _addressee(
    reading: Reading, statements: Sequence[Statement], by_id: Mapping[str, Statement],
    mention: Mention,
) -> Mention | None:  # fmt: skip
    """Return the person whom the words around a "you" are told to."""
    statement = _quoting(reading, innermost(statements, mention.start, mention.end), by_id, mention)
    if statement is None or statement.addressee is None or not is_quoted(reading, mention):
        return None
    whom = statement.addressee
    told = [m for m in reading.mentions if whom.start <= m.start and m.end <= whom.end]
    for other in told:
        if other.label == "PERSON" or other.raw.lower() in {"him", "her"}:
            return other
        group = other.form == "nominal" and reading.tokens[other.head].lemma not in _PRESS
        if group and _is_done_to(reading, mention):
            return other
    return None


_PRESS = frozenset("reporter journalist audience interviewer host correspondent".split())
"""Who is told what is meant for all: their "you" may be anybody."""


def _is_done_to(reading: Reading, mention: Mention) -> bool:
    """Tell whether the speaker does something to a "you": "I thank you", "we are proud of you"."""
    tokens = reading.tokens
    if tokens[mention.head].dep not in {"dobj", "dative", "pobj"}:
        return False
    above = (node for node in reading.ancestors(mention.head) if tokens[node].pos in _VERBS)
    verb = next(above, None)
    subject = reading.child(verb, "nsubj") if verb is not None else None
    return subject is not None and tokens[subject].lower in {"i", "we"}


_VERBS = frozenset({"VERB", "AUX"})


def _called(reading: Reading, mention: Mention) -> Mention | None:
    """Return who is addressed by name beside a "you": “Thank you, Lee”, “Lee, I thank you”."""
    sentence = reading.sentences[mention.sentence]
    for other in reading.mentions_in(mention.sentence):
        if not _may_be_called(reading, other):
            continue
        before = reading.text[sentence.start : other.start]
        after = reading.text[other.end : other.end + 2]
        if re.match(r"[.,!?;]", after) and re.search(r"\byou(?: all)?, (?:\w+\. )?$", before):
            return other
        opens = re.search(r"(?:^|[\"“‘'])\s*$", before) is not None
        behind = reading.tokens[min(other.last + 1, len(reading.tokens) - 1)]
        if opens and after.startswith(",") and behind.pos in {"PRON", "AUX", "VERB", "INTJ"}:
            return other
    return None


def _may_be_called(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention names a person in a quotation."""
    if not is_quoted(reading, mention) or mention.form != "name":
        return False
    return mention.label == "PERSON" or any(
        other.label == "PERSON" and other.chain == mention.chain
        for other in reading.mentions
        if mention.chain is not None
    )


def _right_before(
    reading: Reading, statements: Sequence[Statement], mention: Mention
) -> Statement | None:
    """Return the last statement in the sentence before the quotation that holds a mention."""
    if not is_quoted(reading, mention):
        return None
    opening = max(reading.text.rfind(mark, 0, mention.start) for mark in '"“')
    token = reading.token_at(opening)
    sentence = reading.tokens[token].sentence if token is not None else mention.sentence
    paragraph = reading.sentences[sentence].paragraph
    before = [
        s for s in statements
        if s.parent is None and s.cue is not None and s.cue.end <= opening
        and sentence - s.sentence <= 1 and reading.sentences[s.sentence].paragraph == paragraph
    ]  # fmt: skip
    return before[-1] if before else None


def innermost(statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    """Return the statement with the shortest content that holds these characters."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        if any(span.start <= start and end <= span.end for span in statement.content):
            size = sum(span.end - span.start for span in statement.content)
            if best is None or size < best[0]:
                best = (size, statement)
    return best[1] if best else None
