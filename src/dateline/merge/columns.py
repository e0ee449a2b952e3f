"""Events as columns of numbers, so that millions of pairs can be compared at once.

In: `Told` events with the words of their sentences and articles. Out: `Columns`, rows sorted by id.
It refuses to compare: `evidence` does that.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.merge.words import MOST_OF_ARTICLE, MOST_OF_SENTENCE, Words

MEMBERS = 4
"""Actors, and recipients, of an event that are compared."""

UNKNOWN_DAY = -1
Ints = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float32]

SIGNED = "SIGNED"
"""A pact that is made: SUPPORT by CAMEO 057, done by two and not merely said."""

FAMILIES = {
    "COERCE": "PRESS", "SANCTION": "PRESS", "CONCEDE": "YIELD", "RETREAT": "YIELD",
    "AGREE": "SIGN", SIGNED: "SIGN",
}  # fmt: skip
"""Types between which reports of one thing waver; the others stand alone."""


class Member(NamedTuple):
    """An actor or recipient: entity id or name (None if neither tells who), country, person?"""

    key: str | None
    country: str | None
    is_person: bool = False


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event as merging sees it.

    published, first_day, last_day: ordinals (`date.toordinal`), None if unknown. place: id or name
    of a place; place_country: ISO 3166-1 alpha-3. words: of its sentence. is_many: told by a plural
    noun ("his meetings").
    """

    id: str
    article: str
    type: str
    mode: str | None
    status: str
    actors: tuple[Member, ...]
    recipients: tuple[Member, ...]
    words: Words
    lemma: str | None = None
    is_many: bool = False
    published: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    place: str | None = None
    place_country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Sides(NamedTuple):
    """Members of one side, n × MEMBERS each; 0 is nobody."""

    keys: Ints
    countries: Ints
    persons: npt.NDArray[np.bool_]


class Columns(NamedTuple):
    """n events. article: row of `article_words`; words: n × MOST_OF_SENTENCE hashes, weights.

    alike: events of the same article, type and first sides, itself included.
    """

    ids: tuple[str, ...]
    article: Ints
    type: Ints
    family: Ints
    mode: Ints
    lemma: Ints
    alike: Ints
    is_many: npt.NDArray[np.bool_]
    ahead: npt.NDArray[np.bool_]
    negated: npt.NDArray[np.bool_]
    published: Ints
    first: Ints
    last: Ints
    actors: Sides
    recipients: Sides
    place: Ints
    place_country: Ints
    latitude: Numbers
    longitude: Numbers
    hashes: Ints
    weights: Numbers
    article_hashes: Ints
    article_weights: Numbers


AHEAD = frozenset({"planned", "expected", "possible"})
"""Statuses of what may still come: it lies in the days after the report."""


def columns_of(events: Iterable[Told], articles: Mapping[str, Words]) -> Columns:
    """Return the columns of events, sorted by id. articles: the words of each article."""
    rows = sorted(events, key=lambda event: event.id)
    order = sorted({event.article for event in rows})
    at = {article: number for number, article in enumerate(order)}
    hashes, weights = padded([event.words for event in rows], MOST_OF_SENTENCE)
    empty = Words(np.zeros(0, np.int64), np.zeros(0, np.float32))
    article_hashes, article_weights = padded(
        [articles.get(article, empty) for article in order], MOST_OF_ARTICLE
    )
    return Columns(
        ids=tuple(event.id for event in rows),
        article=_ints(at[event.article] for event in rows),
        type=_ints(code(event.type) for event in rows),
        family=_ints(code(FAMILIES.get(event.type, event.type)) for event in rows),
        mode=_ints(code(event.mode) for event in rows),
        lemma=_ints(code(event.lemma) for event in rows),
        alike=_alike(rows),
        is_many=np.array([event.is_many for event in rows], dtype=bool),
        ahead=np.array([event.status in AHEAD for event in rows], dtype=bool),
        negated=np.array([event.status == "negated" for event in rows], dtype=bool),
        published=_ints(_day(event.published) for event in rows),
        first=_ints(_day(event.first_day) for event in rows),
        last=_ints(_day(event.last_day) for event in rows),
        actors=_sides([event.actors for event in rows]),
        recipients=_sides([event.recipients for event in rows]),
        place=_ints(code(event.place) for event in rows),
        place_country=_ints(code(event.place_country) for event in rows),
        latitude=_floats(event.latitude for event in rows),
        longitude=_floats(event.longitude for event in rows),
        hashes=hashes, weights=weights,
        article_hashes=article_hashes, article_weights=article_weights,
    )  # fmt: skip


def _alike(rows: Sequence[Told]) -> Ints:
    keys = [
        (event.article, event.type, *(side[0].key if side else None for side in
                                      (event.actors, event.recipients)))
        for event in rows
    ]  # fmt: skip
    counts = Counter(keys)
    return _ints(counts[key] for key in keys)


def code(value: str | None) -> int:
    """Return a number for a text, 0 for none."""
    return zlib.crc32(value.encode()) + 1 if value else 0


def padded(words: Sequence[Words], width: int) -> tuple[Ints, Numbers]:
    """Return hashes and weights, one row a text; rows are filled up with negative hashes."""
    hashes = np.full((len(words), width), -1, dtype=np.int64)
    weights = np.zeros((len(words), width), dtype=np.float32)
    for row, (own, weight) in enumerate(words):
        hashes[row, : len(own)] = own
        weights[row, : len(own)] = weight
    return hashes, weights


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _floats(values: Iterable[float | None]) -> Numbers:
    return np.fromiter((np.nan if v is None else v for v in values), dtype=np.float32)


def _day(value: int | None) -> int:
    return UNKNOWN_DAY if value is None else value


def _sides(sides: Sequence[tuple[Member, ...]]) -> Sides:
    keys = np.zeros((len(sides), MEMBERS), dtype=np.int64)
    countries = np.zeros((len(sides), MEMBERS), dtype=np.int64)
    persons = np.zeros((len(sides), MEMBERS), dtype=bool)
    for row, members in enumerate(sides):
        for column, member in enumerate(members[:MEMBERS]):
            keys[row, column] = code(member.key)
            countries[row, column] = code(member.country)
            persons[row, column] = member.is_person
    return Sides(keys, countries, persons)
