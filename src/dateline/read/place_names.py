"""Find the names of places that the parser missed, by the gazetteer.

In: a reading with mentions and the gazetteer. Out: mentions of more places: names that the parser
took for parts of others ("Wales" in "New South Wales"), names before a noun ("a Winnipeg jail"),
short forms behind a town ("Churchill, Man."), and places inside the names of bodies ("Kentucky
State Police", labelled PART: they say where the body is, not who acts).
It refuses to choose between places of one name: `resolve` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.records import Mention, Sentence, Token, content_id
from dateline.syntax import PART, Reading

LONGEST = 4
"""Words of a place name that are tried together."""

LARGE_TOWN = 100_000
KNOWN_TOWN = 15_000
"""Inhabitants from which a name is a place without, and with, a word that says so."""

_HOLDERS = frozenset({"ORG", "FAC", "OUTLET"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "PLACE", "COUNTRY", "METONYM", "DEMONYM"})
_WHERE = frozenset("in at near outside from to around across into of for".split())
_JOINING = frozenset({"of", "de", "del", "la", "el", "al", "-", "–", "du", "le"})


class _Sentence:
    """What is known of the tokens of one sentence: which mention covers each."""

    def __init__(self, reading: Reading, sentence: Sentence, mentions: list[Mention]) -> None:
        self.reading = reading
        self.sentence = sentence
        self.names = [mention for mention in mentions if mention.form == "name"]

    def over(self, first: int, last: int) -> list[Mention]:
        """Return the names that share a token with the range."""
        return [m for m in self.names if m.first < last and first < m.last]


def find_place_names(reading: Reading, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of the reading with those of more places, in text order."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    known = {
        mention.raw for mention in reading.mentions if mention.label in {"GPE", "LOC", "PLACE"}
    }
    persons = {
        token.text
        for mention in reading.mentions
        if mention.label == "PERSON"
        for token in reading.tokens[mention.first : mention.last]
    }
    found: list[Mention] = []
    for sentence in reading.sentences:
        names = _Sentence(reading, sentence, by_sentence.get(sentence.index, []))
        found.extend(_in_sentence(names, gazetteer, known, persons))
    kept = [mention for mention in reading.mentions if not _replaced(mention, found)]
    return tuple(sorted((*kept, *found), key=lambda mention: (mention.start, -mention.end)))


def _replaced(mention: Mention, found: list[Mention]) -> bool:
    """Tell whether a longer place name shows that a mention is a mere part of it."""
    return mention.form != "pronoun" and any(
        other.label != PART and other.first <= mention.first and mention.last <= other.last
        for other in found
    )


def _in_sentence(
    names: _Sentence, gazetteer: Gazetteer, known: set[str], persons: set[str]
) -> Iterator[Mention]:
    at = names.sentence.first
    while at < names.sentence.last:
        match = _match(names, at, gazetteer, known, persons)
        if match is None:
            at += 1
            continue
        last, label = match
        yield _mention(names, at, last, label)
        at = last


def _match(
    names: _Sentence, at: int, gazetteer: Gazetteer, known: set[str], persons: set[str]
) -> tuple[int, str] | None:
    """Return the end and the label of the longest place name that starts at the token."""
    tokens = names.reading.tokens
    if not tokens[at].text[0].isupper() or tokens[at].pos in {"PRON", "DET", "AUX", "VERB"}:
        return None
    if _is_short_form(names, at, gazetteer):
        return at + 2, "GPE"
    for last in range(min(at + LONGEST, names.sentence.last), at, -1):
        end = tokens[last - 1]
        if not (end.text[0].isupper() and (last == at + 1 or _joined(tokens[at:last]))):
            continue
        label = _label(names, at, last, gazetteer, known, persons)
        if label is not None:
            return last, label
    return None


def _is_short_form(names: _Sentence, at: int, gazetteer: Gazetteer) -> bool:
    """Tell whether "Man" and a full stop of its own are the short form of a province."""
    if at + 1 >= names.sentence.last or not _behind_a_place(names, at) or names.over(at, at + 2):
        return False
    return gazetteer.is_abbreviation(slice_of(names.reading, at, at + 2))


def _joined(tokens: tuple[Token, ...]) -> bool:
    return all(token.text[0].isupper() or token.lower in _JOINING for token in tokens)


def _label(
    names: _Sentence, first: int, last: int, gazetteer: Gazetteer, known: set[str],
    persons: set[str],
) -> str | None:  # fmt: skip
    """Return what a run of tokens is as a place: GPE, PART of a body's name, or None."""
    reading = names.reading
    over = names.over(first, last)
    if any(m.first <= first and last <= m.last and m.label in _PLACES for m in over):
        return None
    raw = slice_of(reading, first, last)
    if last - first == 1 and raw.lower() in gazetteer.common_words:
        return None
    options = gazetteer.candidates(raw)
    if not options:
        return None
    if not over:
        alone = last - first == 1
        if _behind_a_place(names, first) and (_large(options) or gazetteer.is_abbreviation(raw)):
            return "GPE"
        if raw in known:
            return "GPE"
        if _before_its_country(names, last, options):
            return "GPE"
        if alone and (raw in persons or not _tells(reading, first)):
            return None
        return "GPE" if _large(options) or (not alone and _known_town(options)) else None
    inside = next((m for m in over if m.first <= first and last <= m.last), None)
    if inside is None:
        within = last - first > 1 and all(first <= m.first and m.last <= last for m in over)
        places = all(m.label in _PLACES for m in over)
        enough = _known_town(options) if places else _large(options)
        return "GPE" if within and enough else None
    if inside.label not in _HOLDERS or (inside.first, inside.last) == (first, last):
        return None
    return PART if raw in known or _large(options) else None


def slice_of(reading: Reading, first: int, last: int) -> str:
    """Return the characters of the tokens `first` to `last` (half-open)."""
    start, end = reading.chars(first, last)
    return reading.text[start:end]


def _large(options: list[GazetteerPlace]) -> bool:
    return any(
        place.kind in {"country", "admin1"} or place.population >= LARGE_TOWN for place in options
    )


def _known_town(options: list[GazetteerPlace]) -> bool:
    return any(
        place.is_written or place.kind != "town" or place.population >= KNOWN_TOWN
        for place in options
    )


def _behind_a_place(names: _Sentence, first: int) -> bool:
    """Tell whether the name stands behind a town and a comma: "Churchill, Man."."""
    tokens = names.reading.tokens
    if first - 2 < names.sentence.first or tokens[first - 1].text != ",":
        return False
    before = tokens[first - 2]
    return any(m.last == first - 1 for m in names.names) or (
        names.sentence.first == first - 2 and before.text.isupper()
    )


def _before_its_country(names: _Sentence, last: int, options: list[GazetteerPlace]) -> bool:
    """Tell whether the country of a place of this name follows: "Palma in Mozambique"."""
    tokens = names.reading.tokens
    if last >= names.sentence.last or tokens[last].lower not in {",", "in"}:
        return False
    behind = {m.entity for m in names.names if m.label == "COUNTRY" and last < m.first <= last + 2}
    return any(place.country in behind for place in options)


def _tells(reading: Reading, at: int) -> bool:
    """Tell whether the words around a bare name let it be a place.

    It follows a preposition of place, or stands before a noun: "in Winnipeg", "a Winnipeg jail".
    """
    tokens = reading.tokens
    token = tokens[at]
    head = tokens[token.head]
    if token.dep == "pobj" and head.lower in _WHERE:
        return True
    return token.dep in {"compound", "nmod", "poss"} and token.head > at and head.pos == "NOUN"


def _mention(names: _Sentence, first: int, last: int, label: str) -> Mention:
    reading, sentence = names.reading, names.sentence
    start, end = reading.chars(first, last)
    tokens = reading.tokens
    head = next(
        (
            i
            for i in range(first, last)
            if not first <= tokens[i].head < last or tokens[i].head == i
        ),
        first,
    )
    return Mention(
        id=content_id("mention", reading.article_id, start, end),
        article=reading.article_id, sentence=sentence.index,
        kind="place" if label == PART else "actor", form="name",
        label=label, start=start, end=end, raw=reading.text[start:end],
        first=first, last=last, head=head, entity=None,
    )  # fmt: skip
