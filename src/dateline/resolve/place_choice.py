"""Choose among the places that the names of an article may mean.

In: the names with their candidates and what is known of the article. Out: for each name its best
candidate with a score. Names are chosen surest first, each choice being context for the next; then
each is weighed again in the light of all others. It refuses nothing: a name without candidates
stays without a place.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace

KIND_WEIGHT = {"country": 4.0, "admin1": 0.7, "town": 0.0, "admin2": -2.0}
"""What a kind adds to the logarithm of its population."""

WRITTEN_WEIGHT = 6.2
"""A written place has no population: it stands as a town of 1.6 million."""

QUARTER_WEIGHT = 4.5
"""A quarter of a city stands as a town of 30,000: Edmonton in London is rarely meant."""

CONTAINER_WEIGHT = 9.0
COUNTRY_WEIGHT = 5.0
ADMIN_WEIGHT = 1.5
HOLDS_WEIGHT = 3.5
"""What a town in it adds to a subdivision: "Georgia" in a report from Atlanta."""
NEAR_WEIGHT = 2.0
CAPITAL_WEIGHT = 1.0
ABROAD, FOREIGN_CAPITAL_WEIGHT = 4, 3.0
"""What being the capital adds in a report that names so many countries: "Vienna"."""
DWARFED_WEIGHT, DWARFED, BY_CAPITAL = -4.0, 500, 100
"""What a town loses whose namesake has so many times its people, or so many as a capital: hardly
any report means Brussels in Wisconsin unless it names the state. A quarter of it where it names
that state somewhere."""
NEAR_KM = 150.0
SUPPORT_WEIGHT = 1.0
"""What a candidate gains from one of another name close by: Edmonton and Enfield in London."""
SUPPORT_KM = 60.0
MOST_SUPPORT = 2.0
MOST_CANDIDATES = 1500
"""Candidates of an article beyond which none supports another: no quadratic time."""
SURE = 3.0
"""A lead over the second candidate from which a place counts as context for the others."""


class _Context(msgspec.Struct):
    """What an article tells about where its places lie."""

    countries: Counter[str]
    admins: set[str]
    near: list[GazetteerPlace]
    support: dict[GazetteerPlace, float]
    dwarfed: frozenset[GazetteerPlace] = frozenset()
    seeds: tuple[str, ...] = ()
    labels: frozenset[int] = frozenset()


PARTY = re.compile(r"\b[DRI]-$")
"""Before a state that only tells whom somebody represents: "Paul Ryan, R-Wis."."""


def choose(
    gazetteer: Gazetteer,
    text: str,
    spans: Sequence[tuple[int, int]],
    options: Sequence[Sequence[GazetteerPlace]],
    seeds: Iterable[str],
) -> list[tuple[GazetteerPlace | None, float]]:
    """Return the best candidate and its score (0 to 1) for each span.

    Names are chosen surest first, each choice being context for the next; a name has one meaning
    in an article unless a container behind it says otherwise.
    """
    seeds = tuple(seeds)
    names = [text[slice(*span)].casefold() for span in spans]
    support = _support(dict(zip((text[slice(*span)] for span in spans), options, strict=True)))
    dwarfed = frozenset(
        place
        for span, found in zip(spans, options, strict=True)
        for place in _dwarfed(found, _capitals(gazetteer, text[slice(*span)]))
    )
    labels = (i for i, (at, _) in enumerate(spans) if PARTY.search(text, max(0, at - 3), at))
    context = _Context(Counter(seeds), set(), [], support, dwarfed, seeds, frozenset(labels))
    chosen: dict[int, tuple[GazetteerPlace | None, float]] = {}
    for index, found in enumerate(options):
        if not found:
            chosen[index] = (None, 0.0)
        elif any(place.kind == "country" for place in found) and len(found) == 1:
            _settle(chosen, context, index, found[0], 1.0)
    containers = _containers(text, spans)
    while len(chosen) < len(options):
        best: tuple[float, int, GazetteerPlace, float] | None = None
        for index, found in enumerate(options):
            if index in chosen:
                continue
            behind = containers.get(index)
            inside = options[behind] if behind is not None else ()
            capitals = _capitals(gazetteer, text[slice(*spans[index])])
            ranked = sorted(
                (
                    (_worth(place, context, inside, capitals), -rank, place)
                    for rank, place in enumerate(found)
                ),
                key=lambda item: item[:2],
                reverse=True,
            )
            lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0
            if best is None or lead > best[0]:
                best = (lead, index, ranked[0][2], _score(lead))
            if len(options) > LONG:
                break
        assert best is not None
        lead, index, place, score = best
        name, behind = names[index], containers.get(index)
        _settle(chosen, context, index, place, score)
        for other in range(len(options)):
            same = other not in chosen and names[other] == name
            if same and (behind is not None or containers.get(other) is None):
                _settle(chosen, context, other, place, score)
    if len(options) <= LONG:
        _reconsider(gazetteer, text, spans, options, chosen, context)
    return [chosen[index] for index in range(len(options))]


def _capitals(gazetteer: Gazetteer, name: str) -> frozenset[str]:
    """Return the countries whose capital is called so, in capital letters too: "WASHINGTON"."""
    return gazetteer.capitals(name.title() if name.isupper() else name)


def _dwarfed(found: Sequence[GazetteerPlace], capitals: frozenset[str]) -> Iterator[GazetteerPlace]:
    """Yield the towns of a name beside one with far more people, or a region of several countries.

    "Middle East" is no town in Maryland.
    """
    most = max((place.population for place in found), default=0)
    seat = max((place.population for place in found if place.country in capitals), default=0)
    beside = any(place.kind == "region" and len(place.countries) > 1 for place in found)
    for place in found:
        dwarfed = beside or place.population * DWARFED < most
        dwarfed = dwarfed or place.population * BY_CAPITAL < seat
        if place.kind == "town" and not place.is_written and dwarfed:
            yield place


def _support(options: Mapping[str, Sequence[GazetteerPlace]]) -> dict[GazetteerPlace, float]:
    """Return how near to each candidate those of the other names lie: 1 beside it, 0 far off.

    Summed over the other names, MOST_SUPPORT at most. Subdivisions and countries have none.
    """
    rows = [
        (number, place)
        for number, found in enumerate(options.values())
        for place in found
        if place.kind in {"town", "neighbourhood", "admin2"}
    ]
    if not 1 < len(rows) <= MOST_CANDIDATES:
        return {}
    owner = np.array([number for number, _ in rows])
    latitude = np.radians([place.latitude for _, place in rows])
    longitude = np.radians([place.longitude for _, place in rows])
    half = (
        np.sin((latitude[:, None] - latitude) / 2) ** 2
        + np.cos(latitude)[:, None] * np.cos(latitude)
        * np.sin((longitude[:, None] - longitude) / 2) ** 2
    )  # fmt: skip
    near = np.maximum(0.0, 1.0 - 12742 * np.arcsin(np.minimum(1.0, np.sqrt(half))) / SUPPORT_KM)
    total = np.zeros(len(rows))
    for number in range(len(options)):
        of_name = owner == number
        if of_name.any():
            total += np.where(of_name, 0.0, near[:, of_name].max(axis=1))
    return {
        place: min(MOST_SUPPORT, float(value))
        for (_, place), value in zip(rows, total, strict=True)
    }


def _reconsider(
    gazetteer: Gazetteer,
    text: str,
    spans: Sequence[tuple[int, int]],
    options: Sequence[Sequence[GazetteerPlace]],
    chosen: dict[int, tuple[GazetteerPlace | None, float]],
    first: _Context,
) -> None:
    """Choose each name again in the light of all others: "London" in a report from Ontario."""
    containers = _containers(text, spans)
    names: dict[str, list[int]] = {}
    for index, found in enumerate(options):
        if len(found) > 1:
            names.setdefault(text[slice(*spans[index])], []).append(index)
    for name, indexes in names.items():
        context = _Context(
            Counter(first.seeds), set(), [], first.support, first.dwarfed, first.seeds
        )
        for other, (place, _) in chosen.items():
            counts = place is not None and other not in first.labels
            if counts and place is not None and text[slice(*spans[other])] != name:
                _add(context, place)
        inside = [
            place
            for i, behind in containers.items()
            if text[slice(*spans[i])].casefold() == name.casefold()
            for place in options[behind]
        ]
        capitals = _capitals(gazetteer, name)
        ranked = sorted(
            (
                (_worth(place, context, inside, capitals), -rank, place)
                for rank, place in enumerate(options[indexes[0]])
            ),
            key=lambda item: item[:2],
            reverse=True,
        )
        lead = ranked[0][0] - ranked[1][0]
        for index in indexes:
            chosen[index] = (ranked[0][2], _score(lead))


LONG = 400
"""An article with more names than this is resolved in text order: no quadratic time."""


def _settle(
    chosen: dict[int, tuple[GazetteerPlace | None, float]], context: _Context, index: int,
    place: GazetteerPlace, score: float,
) -> None:  # fmt: skip
    chosen[index] = (place, score)
    if index not in context.labels:
        _add(context, place)


def _add(context: _Context, place: GazetteerPlace) -> None:
    """Let a place be context for the others."""
    if place.country:
        context.countries[place.country] += 1
    if place.kind == "admin1":
        context.admins.add(place.name)
    elif place.kind != "country" and len(context.near) < 50 and place not in context.near:
        context.near.append(place)


def _containers(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return for each span the one behind it that may hold it: "Paris, Texas", "Gao in Mali"."""
    found = {}
    for index in range(len(spans) - 1):
        between = text[spans[index][1] : spans[index + 1][0]]
        if re.fullmatch(r"\s*(?:,|\(|, in|, a [\w\s-]{3,30} (?:in|of)| in)\s*(?:the\s+)?", between):
            found[index] = index + 1
    return found


def _worth(
    place: GazetteerPlace, context: _Context, inside: Sequence[GazetteerPlace],
    capitals: frozenset[str],
) -> float:  # fmt: skip
    worth = QUARTER_WEIGHT if place.kind in {"neighbourhood", "village"} else WRITTEN_WEIGHT
    if not place.is_written:
        worth = KIND_WEIGHT[place.kind] + math.log10(place.population + 10)
    if any(_holds(other, place) for other in inside):
        worth += CONTAINER_WEIGHT
    elif place in context.dwarfed:
        worth += DWARFED_WEIGHT / (4 if place.admin1 in context.admins else 1)
    if place.kind == "town" and place.country in capitals:
        worth += FOREIGN_CAPITAL_WEIGHT if len(set(context.seeds)) >= ABROAD else CAPITAL_WEIGHT
    worth += SUPPORT_WEIGHT * context.support.get(place, 0.0)
    total = sum(context.countries.values())
    if place.country and total:
        worth += COUNTRY_WEIGHT * math.sqrt(context.countries[place.country] / total)
    if place.kind == "admin1" and any(
        near.admin1 == place.name and near.country == place.country for near in context.near
    ):
        worth += HOLDS_WEIGHT
    if place.kind != "admin1" and place.admin1 in context.admins:
        worth += ADMIN_WEIGHT
    if place.kind != "country" and context.near:
        nearest = min(distance_km(place, other) for other in context.near)
        worth += NEAR_WEIGHT * max(0.0, 1.0 - nearest / (4 * NEAR_KM))
    return worth


def _holds(outer: GazetteerPlace, inner: GazetteerPlace) -> bool:
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    if outer.kind == "admin1":
        return inner.kind in {"town", "admin2"} and (inner.admin1, inner.country) == (
            outer.name,
            outer.country,
        )
    return outer.kind == "admin2" and inner.kind == "town" and distance_km(outer, inner) < 60


def _score(lead: float) -> float:
    return round(1 / (1 + math.exp(-1.3 * lead)), 4)


def distance_km(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Return the great-circle distance in kilometres."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
