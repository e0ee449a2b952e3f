"""Find whom somebody cannot be by the words that he speaks: those he names, himself as "he".

In: a reading, a pronoun, chains under construction. Out: numbers of chains, or who speaks a
quotation. It refuses quotations whose speaker does not stand right beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.read.chains import Chains
from dateline.read.prominence import is_quoted, speaks
from dateline.records import Mention
from dateline.syntax import Reading

MARKS = '"“”'
_PERSONAL = frozenset({"he", "she"})
_INSIDE = frozenset({"compound", "nmod", "amod"})


def named_in_own_words(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: Chains
) -> frozenset[int]:
    """Return the chains that who speaks names in the quotation beside: “I met Lee,” he said.

    People say "I" of themselves, though some do not who spoke last and go on. Not whom only a body
    or a deed is called after ("the Lee government").
    """
    if mention.raw.lower() not in _PERSONAL or not speaks(reading, mention):
        return frozenset()
    if is_quoted(reading, mention):
        return frozenset()
    spans = [s for s in (_before(reading, mention), _behind(reading, mention)) if s is not None]
    first = min((start for start, _ in spans), default=0)
    voices = [m for m in ordered if m.end <= first and m.id in chains.of and speaks(reading, m)]
    last = chains.of[voices[-1].id] if voices else None
    return frozenset(
        chains.of[other.id] for other in ordered
        if other.id in chains.of and other.form == "name" and other.label == "PERSON"
        and any(start <= other.start < end for start, end in spans)
        and reading.tokens[other.head].dep not in _INSIDE and chains.of[other.id] != last
    )  # fmt: skip


def voice_of_quotation(
    reading: Reading, mention: Mention, ordered: Sequence[Mention]
) -> Mention | None:
    """Return the pronoun of who speaks right behind the quotation that a mention stands in."""
    if not is_quoted(reading, mention):
        return None
    closing = _closing(reading, mention.end)
    if closing is None:
        return None
    for other in ordered:
        if other.start < closing:
            continue
        between = reading.text[closing + 1 : other.start].strip(" ,")
        near = not between or reading.token_at(other.start - 2) == reading.tokens[other.head].head
        is_voice = other.raw.lower() in _PERSONAL and speaks(reading, other)
        return other if is_voice and near and len(between.split()) <= 1 else None
    return None


def leads_in(reading: Reading, mention: Mention) -> Mention | None:
    """Return the person whose clause leads to the words around a first person.

    "Lee left this farewell, “I thank you”": behind a comma or colon, in one sentence; behind a
    colon also without marks: "Lee commented: We thank you".
    """
    if is_quoted(reading, mention):
        opening = max(reading.text.rfind(mark, 0, mention.start) for mark in '"“')
    else:
        start = reading.sentences[mention.sentence].start
        opening = reading.text.rfind(": ", start, mention.start) + 1
        for other in reading.mentions_in(mention.sentence):
            if other.start == start and other.end == opening - 1 and other.label == "PERSON":
                return other  # "Lee: I will go", as in a transcript
    lead = reading.text[: max(opening, 0)].rstrip()
    last = reading.token_at(len(lead) - 1) if lead[-1:] in {",", ":"} else None
    if last is None:
        return None
    sentence = reading.tokens[last].sentence
    verbs = [
        t for t in reading.tokens[reading.sentences[sentence].first : last]
        if t.pos == "VERB" and t.dep in {"ROOT", "conj", "ccomp"}
    ]  # fmt: skip
    for verb in verbs:
        subject = reading.child(verb.i, "nsubj")
        found = reading.mention_at.get(subject) if subject is not None else None
        person = found is not None and (found.label == "PERSON" or found.raw.lower() in _PERSONAL)
        if person and found is not None and not is_quoted(reading, found):
            return found
    return None


def signs_below(reading: Reading, mention: Mention) -> Mention | None:
    """Return who signs the paragraph of a first person: "I am glad! — Ann Lee (@annlee) May 2"."""
    _, end = _line(reading, mention.start)
    signature = _SIGNATURE.search(reading.text, mention.end, end)
    if signature is None:
        return None
    start, close = signature.span("name")
    return next(
        (
            m
            for m in reading.mentions
            if m.label == "PERSON" and start <= m.start and m.end <= close
        ),
        None,
    )


_SIGNATURE = re.compile(r"[—–―]\s*(?P<name>[^—–―\n@()]{2,60}?)\s*\(@\w+\)")
"""How tweets stand in reports: a dash, the name, the account in brackets."""


def _line(reading: Reading, at: int) -> tuple[int, int]:
    """Return the bounds of the paragraph around a character."""
    end = reading.text.find("\n", at)
    return reading.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(reading.text)


def _closing(reading: Reading, at: int) -> int | None:
    """Return the next mark that ends a quotation, in the paragraph."""
    _, end = _line(reading, at)
    found = [i for i in range(at, end) if reading.text[i] in '"”']
    return found[0] if found else None


def _before(reading: Reading, mention: Mention) -> tuple[int, int] | None:
    """Return the quotation that ends right before who said it, or before "said" and him."""
    line, _ = _line(reading, mention.start)
    closing = max(reading.text.rfind(mark, line, mention.start) for mark in '"”')
    between = reading.text[closing + 1 : mention.start].strip(" ,").split()
    verb = reading.tokens[reading.tokens[mention.head].head].lower
    if closing < line or any(word.lower() != verb for word in between):
        return None
    opening = max(reading.text.rfind(mark, line, closing) for mark in '"“')
    return (opening, closing) if opening >= line else None


def _behind(reading: Reading, mention: Mention) -> tuple[int, int] | None:
    """Return the quotation that begins right behind who speaks: He said, “Lee must go”."""
    _, end = _line(reading, mention.start)
    verb = reading.tokens[reading.tokens[mention.head].head]
    after = max(verb.end, mention.end)
    found = [i for i in range(after, end) if reading.text[i] in '"“']
    if not found or reading.text[after : found[0]].strip(" ,:"):
        return None
    closing = _closing(reading, found[0] + 1)
    return found[0], closing if closing is not None else end
