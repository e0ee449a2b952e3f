"""Resolve mentions of places to the gazetteer: which Springfield, and is "Georgia" a state.

In: a reading with mentions, the gazetteer, the resolved actors. Out: a `Place` for each mention
that names one, with coordinates, or with the reason why it has none. It refuses to place persons
and organisations; where an event happened is decided by `place_of_event`.

A name's candidates are ranked by kind and population, the container named behind it ("Paris,
Texas"), the countries of the article, and the nearness of what is resolved already.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.records import Actor, Mention, Place, PlaceSense, content_id
from dateline.syntax import Reading

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "PLACE", "COUNTRY", "METONYM", "DEMONYM"})
LOCATIVE = frozenset({"in", "at", "near", "outside", "from", "to", "around", "across", "into"})

_DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|central|upper|"
    r"lower|downtown|mainland|rural|greater|occupied|inner|outer)[\s-]+",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\s+(?:city|province|region|state|county|district|governorate|prefecture|oblast|krai|area|"
    r"town|village|municipality|airport|international airport|train station|railway station|"
    r"station|port|peninsula|metro(?:politan area)?|suburbs?|border)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:the\s+)?(?:city|town|village|province|region|state|district|county|port|island)\s+of\s+",
    re.IGNORECASE,
)

KIND_WEIGHT = {"country": 4.0, "admin1": -0.3, "town": 0.0, "admin2": -2.0}
"""What a kind adds to the logarithm of its population."""

WRITTEN_WEIGHT = 6.2
"""A written place has no population: it stands as a town of 1.6 million."""

CONTAINER_WEIGHT = 9.0
COUNTRY_WEIGHT = 3.0
ADMIN_WEIGHT = 1.5
HOLDS_WEIGHT = 3.5
"""What a town in it adds to a subdivision: "Georgia" in a report from Atlanta."""
NEAR_WEIGHT = 2.0
CAPITAL_WEIGHT = 1.5
NEAR_KM = 150.0
SURE = 3.0
"""A lead over the second candidate from which a place counts as context for the others."""


class _Context(msgspec.Struct):
    """What an article tells about where its places lie."""

    countries: Counter[str]
    admins: set[str]
    near: list[GazetteerPlace]


def resolve_places(
    reading: Reading, gazetteer: Gazetteer, actors: Sequence[Actor] = ()
) -> tuple[Place, ...]:
    """Return a place for each mention that names one, in the order of the mentions."""
    known = {mention.raw for mention in reading.mentions if mention.label in {"GPE", "LOC"}}
    mentions = [
        mention
        for mention in reading.mentions
        if _may_be_place(reading, mention) or _is_mistaken(mention, gazetteer, known)
    ]
    metonyms = {actor.mention for actor in actors if actor.step == "metonym"}
    found = [candidates(gazetteer, mention.raw) for mention in mentions]
    kept = [
        (mention, options)
        for mention, options in zip(mentions, found, strict=True)
        if options or mention.label in {"GPE", "LOC", "FAC"}
    ]
    spans = [(mention.start, mention.end) for mention, _ in kept]
    seeds = [actor.country for actor in actors if actor.country and len(actor.country) == 3]
    chosen = _choose(gazetteer, reading.text, spans, [options for _, options in kept], seeds)
    return tuple(
        _place(mention, choice, score, _sense(mention, metonyms))
        for (mention, _), (choice, score) in zip(kept, chosen, strict=True)
    )


def link_spans(
    text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> list[GazetteerPlace | None]:
    """Return the place that each span of the text names, None where the gazetteer has none."""
    options = [candidates(gazetteer, text[start:end]) for start, end in spans]
    return [choice for choice, _ in _choose(gazetteer, text, spans, options, ())]


def candidates(gazetteer: Gazetteer, name: str) -> list[GazetteerPlace]:
    """Return what a name may mean: as it stands, else without words that only describe it."""
    if name in {"North", "South", "East", "West"}:
        return []
    for form in _forms(name):
        found = gazetteer.candidates(form)
        if found:
            return found
    return []


def _forms(name: str) -> Iterator[str]:
    yield name
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    for form in (bare, _GENERIC.sub("", bare), _OF.sub("", bare), _DIRECTION.sub("", bare),
                 _GENERIC.sub("", _DIRECTION.sub("", bare))):  # fmt: skip
        if form and form != name and form[0].isupper():
            yield form


def _may_be_place(reading: Reading, mention: Mention) -> bool:
    if mention.form != "name":
        return False
    if mention.label in PLACE_LABELS:
        return True
    head = reading.tokens[reading.tokens[mention.head].head]
    one_word = mention.last - mention.first == 1
    return (
        mention.label in {"ORG", "PERSON"} and mention.entity is None and one_word
        and reading.tokens[mention.head].dep == "pobj" and head.lower in {"in", "near", "at"}
    )  # fmt: skip


def _is_mistaken(mention: Mention, gazetteer: Gazetteer, known: set[str]) -> bool:
    """Tell whether the parser took a place for a body or person: "Aleppo", "Edmonton".

    It is one when the same name is a place elsewhere in the article, or when nothing else is
    known of it and a large town or a subdivision has the name.
    """
    if mention.form != "name" or mention.label not in {"ORG", "PERSON", "NORP"}:
        return False
    if mention.entity is not None:
        return False
    if mention.raw in known:
        return True
    return mention.label != "PERSON" and any(
        place.kind == "admin1" or place.population >= LARGE_TOWN
        for place in gazetteer.candidates(mention.raw)
    )


LARGE_TOWN = 100_000


def _choose(
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
    context = _Context(Counter(seeds), set(), [])
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
            capitals = gazetteer.capitals(text[slice(*spans[index])])
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
        name, behind = text[slice(*spans[index])], containers.get(index)
        _settle(chosen, context, index, place, score)
        for other in range(len(options)):
            same = other not in chosen and text[slice(*spans[other])] == name
            if same and (behind is not None or containers.get(other) is None):
                _settle(chosen, context, other, place, score)
    if len(options) <= LONG:
        _reconsider(gazetteer, text, spans, options, chosen, tuple(seeds))
    return [chosen[index] for index in range(len(options))]


def _reconsider(
    gazetteer: Gazetteer,
    text: str,
    spans: Sequence[tuple[int, int]],
    options: Sequence[Sequence[GazetteerPlace]],
    chosen: dict[int, tuple[GazetteerPlace | None, float]],
    seeds: Sequence[str],
) -> None:
    """Choose each name again in the light of all others: "London" in a report from Ontario."""
    containers = _containers(text, spans)
    names: dict[str, list[int]] = {}
    for index, found in enumerate(options):
        if len(found) > 1:
            names.setdefault(text[slice(*spans[index])], []).append(index)
    for name, indexes in names.items():
        context = _Context(Counter(seeds), set(), [])
        for other, (place, _) in chosen.items():
            if place is not None and text[slice(*spans[other])] != name:
                _add(context, place)
        inside = [p for i in indexes if i in containers for p in options[containers[i]]]
        capitals = gazetteer.capitals(name)
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
    worth = WRITTEN_WEIGHT
    if not place.is_written:
        worth = KIND_WEIGHT[place.kind] + math.log10(place.population + 10)
    if any(_holds(other, place) for other in inside):
        worth += CONTAINER_WEIGHT
    if place.kind == "town" and place.country in capitals:
        worth += CAPITAL_WEIGHT
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


def _sense(mention: Mention, metonyms: set[str]) -> PlaceSense:
    if mention.label == "DEMONYM":
        return "demonym"
    return "metonym" if mention.id in metonyms else "name"


def _place(
    mention: Mention, choice: GazetteerPlace | None, score: float, sense: PlaceSense
) -> Place:
    blank = Place(
        id=content_id("place", mention.id), article=mention.article, mention=mention.id,
        start=mention.start, end=mention.end, raw=mention.raw, sense=sense,
    )  # fmt: skip
    if choice is None:
        return msgspec.structs.replace(blank, reason=f"{mention.raw!r} is not in the gazetteer")
    return msgspec.structs.replace(
        blank, name=choice.name, geonames_id=choice.id, latitude=choice.latitude,
        longitude=choice.longitude, country=choice.country, admin1=choice.admin1,
        precision=choice.kind, radius_km=choice.radius_km, score=score,
    )  # fmt: skip
