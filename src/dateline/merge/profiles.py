"""What the reports of one incident agree and disagree on.

In: the rows of its events, and which articles are copies of each other. Out: a `Profile`: who,
what, when, where, status by day, and for each field every value with the outlets that report it.
It refuses to average: two death tolls stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

Row = Mapping[str, Any]

NO = frozenset({"denied", "negated", "failed"})
DONE = frozenset({"happened", "ongoing"})
RANK = ("happened", "ongoing", "planned", "expected", "possible", "failed", "denied", "negated")

FEW_DAYS = 3
"""Days to which a time must be fixed to count as the day of the incident."""

SHARE = 0.25
"""Share of the events in which a name must stand to be one of the incident's actors."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "dozen": 12, "hundred": 100, "thousand": 1000,
}  # fmt: skip
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which who stands on one side is not named on the other again."""

COUNTED = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "PROTEST"})
"""Types whose people are counted: killed, arrested, freed, helped, on the street."""


class Reported(msgspec.Struct, frozen=True):
    """A value of a field, how many events report it, and which outlets (articles without one).

    former: only versions of a report say so that its outlet has replaced since.
    """

    value: str
    events: int
    outlets: tuple[str, ...]
    former: bool = False


class Turn(msgspec.Struct, frozen=True):
    """What the reports of a day said of the status, and how many events said so."""

    published: date | None
    status: str
    events: int


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in the world as its reports tell it. None: no report tells.

    fields: for each field all reported values, the most reported first; disputed: the fields in
    which independent reports contradict each other. history: status by day of report.
    outlets: names; sources: texts that are no copies of each other. event: the most telling event.
    """

    type: str
    mode: str | None
    cameo: str | None
    quad: int
    intensity: float
    status: str
    actors: tuple[str, ...]
    actor_entities: tuple[str | None, ...]
    actor_countries: tuple[str | None, ...]
    recipients: tuple[str, ...]
    recipient_entities: tuple[str | None, ...]
    recipient_countries: tuple[str | None, ...]
    first_day: date | None
    last_day: date | None
    place_name: str | None
    place_country: str | None
    place_geonames_id: int | None
    latitude: float | None
    longitude: float | None
    first_published: date | None
    last_published: date | None
    events: int
    articles: int
    outlets: tuple[str, ...]
    sources: int
    confidence: float
    certainty: float | None
    event: str
    sentence: str
    history: tuple[Turn, ...]
    fields: dict[str, tuple[Reported, ...]]
    disputed: tuple[str, ...]


def profile(
    rows: Iterable[Row], copy_of: Mapping[str, str], replaced: Collection[str] = ()
) -> Profile:
    """Return the profile of an incident.

    copy_of: article -> the article that it is a copy of. replaced: articles of which their outlet
    has a later version, which stands: what only they say is kept and contradicts nobody.
    """
    events = sorted(rows, key=_order)
    fields = {name: _reported(events, read, replaced) for name, read in FIELDS.items()}
    fields = {name: found for name, found in fields.items() if found}
    best = max(events, key=_telling)
    typical = _typical(events)
    actors, recipients = _members(events, "actor"), _members(events, "recipient")
    if typical["type"] in SYMMETRIC:
        recipients = [member for member in recipients if member not in actors]
    published = [event["published"] for event in events if event["published"]]
    placed = [event for event in events if event["place_name"]]
    place: Row = _commonest(placed, lambda event: event["place_name"]) or {}
    first, last = _days(events)
    return Profile(
        type=typical["type"], mode=typical["mode"], cameo=typical["cameo"], quad=typical["quad"],
        intensity=typical["intensity"], status=status_of(events),
        actors=tuple(m[0] for m in actors), actor_entities=tuple(m[1] for m in actors),
        actor_countries=tuple(m[2] for m in actors),
        recipients=tuple(m[0] for m in recipients),
        recipient_entities=tuple(m[1] for m in recipients),
        recipient_countries=tuple(m[2] for m in recipients),
        first_day=first, last_day=last,
        place_name=place.get("place_name"), place_country=place.get("place_country"),
        place_geonames_id=place.get("place_geonames_id"),
        latitude=place.get("latitude"), longitude=place.get("longitude"),
        first_published=min(published, default=None), last_published=max(published, default=None),
        events=len(events), articles=len({event["article"] for event in events}),
        outlets=tuple(sorted({event["outlet"] for event in events if event["outlet"]})),
        sources=len({copy_of.get(event["article"], event["article"]) for event in events}),
        confidence=max(event["confidence"] for event in events),
        certainty=max(
            (e["certainty"] for e in events if e["certainty"] is not None),
            default=None,
        ),
        event=best["id"], sentence=best["sentence_text"],
        history=_history(events), fields=fields,
        disputed=_disputed([e for e in events if e["article"] not in replaced], fields, copy_of),
    )  # fmt: skip


def status_of(events: Sequence[Row], on: date | None = None) -> str:
    """Return the status as of a day, all reports without one.

    What some report as done is done unless more deny it; else the latest day's most frequent word.
    """
    known = [e for e in events if on is None or e["published"] is None or e["published"] <= on]
    counts = Counter(event["status"] for event in known)
    done, no = sum(counts[s] for s in DONE), sum(counts[s] for s in NO)
    if done and done >= no:
        return "happened" if counts["happened"] else "ongoing"
    latest = max((e["published"] or date.min for e in known), default=date.min)
    last: Counter[str] = Counter(
        e["status"] for e in known if (e["published"] or date.min) == latest
    )
    return min(last, key=lambda status: (-last[status], RANK.index(status)))


def figure_of(raw: str) -> int | None:
    """Return the number of people that a phrase counts: "at least 76 people" -> 76."""
    for word in re.findall(r"\d[\d,]*|[a-z]+", raw.lower()):
        if word[0].isdigit():
            plain = word.replace(",", "")
            return int(plain) if plain and len(plain) < 8 else None
        if word in NUMBERS:
            return NUMBERS[word]
    return None


def _order(event: Row) -> tuple[Any, ...]:
    return (event["published"] or date.max, event["article"], event["trigger_start"], event["id"])


def _telling(event: Row) -> tuple[Any, ...]:
    """Order events by how much they tell: both sides, time, place, done, sure."""
    told = sum((
        bool(event["actor_names"]), bool(event["recipient_names"]),
        event["first_day"] is not None, event["place_name"] is not None,
        event["status"] in DONE,
    ))  # fmt: skip
    length = len(event["sentence_text"])
    return (told, event["confidence"], -abs(length - 160), event["id"])


def _typical(events: Sequence[Row]) -> Row:
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        counts[event["type"], event["mode"] or ""] += event["confidence"]
    kinds: Counter[str] = Counter()
    for (kind, _), weight in counts.items():
        kinds[kind] += weight
    kind = min(kinds, key=lambda name: (-round(kinds[name], 6), name))
    of_kind = {key: weight for key, weight in counts.items() if key[0] == kind}
    best = min(of_kind, key=lambda key: (-round(of_kind[key], 6), key))
    fitting = [e for e in events if (e["type"], e["mode"] or "") == best]
    return max(fitting, key=lambda event: (event["confidence"], event["id"]))


def _members(events: Sequence[Row], side: str) -> list[tuple[str, str | None, str | None]]:
    """Return the names that stand on a side often enough, the most frequent first."""
    counts: Counter[str] = Counter()
    known: dict[str, tuple[str, str | None, str | None]] = {}
    for event in events:
        names = event[f"{side}_names"], event[f"{side}_entities"], event[f"{side}_countries"]
        for name, entity, country in zip(*names, strict=True):
            counts[entity or name] += 1
            known.setdefault(entity or name, (name, entity, country))
    least = max(1.0, SHARE * sum(bool(event[f"{side}_names"]) for event in events))
    resolved = [key for key in counts if known[key][1]]
    kept = [key for key in (resolved or counts) if counts[key] >= least]
    return [known[key] for key in sorted(kept, key=lambda key: (-counts[key], key))]


def _commonest(events: Sequence[Row], read: Callable[[Row], Any]) -> Row | None:
    if not events:
        return None
    counts = Counter(read(event) for event in events)
    best = min(counts, key=lambda value: (-counts[value], str(value)))
    return next(event for event in events if read(event) == best)


def _is_fixed(event: Row) -> bool:
    first, last = event["first_day"], event["last_day"]
    return first is not None and (last - first).days <= FEW_DAYS


def _days(events: Sequence[Row]) -> tuple[date | None, date | None]:
    """Return the days that most reports give, of those that fix them best."""
    dated = [event for event in events if event["first_day"] is not None]
    fixed = [event for event in dated if _is_fixed(event)]
    best = _commonest(fixed or dated, lambda event: (event["first_day"], event["last_day"]))
    return (best["first_day"], best["last_day"]) if best is not None else (None, None)


def _history(events: Sequence[Row]) -> tuple[Turn, ...]:
    counts = Counter((event["published"], event["status"]) for event in events)
    order = sorted(counts, key=lambda key: (key[0] or date.max, RANK.index(key[1])))
    return tuple(Turn(day, status, counts[day, status]) for day, status in order)


def _names(side: str) -> Callable[[Row], Iterable[str]]:
    return lambda event: [name for name in event[f"{side}_names"] if name]


def _figures(event: Row) -> Iterable[str]:
    if event["type"] not in COUNTED:
        return []
    side = "actor" if event["type"] == "PROTEST" else "recipient"
    found = (figure_of(raw) for raw in event[f"{side}_raws"])
    return [str(number) for number in found if number is not None]


FIELDS: dict[str, Callable[[Row], Iterable[str]]] = {
    "type": lambda event: [event["type"]],
    "status": lambda event: [event["status"]],
    "actor": _names("actor"),
    "recipient": _names("recipient"),
    "day": lambda event: [event["first_day"].isoformat()] if _is_fixed(event) else [],
    "place": lambda event: [event["place_name"]] if event["place_name"] else [],
    "number": _figures,
}


def _reported(
    events: Sequence[Row], read: Callable[[Row], Iterable[str]], replaced: Collection[str]
) -> tuple[Reported, ...]:
    counts: Counter[str] = Counter()
    outlets: dict[str, set[str]] = defaultdict(set)
    standing: set[str] = set()
    for event in events:
        for value in dict.fromkeys(read(event)):
            counts[value] += 1
            outlets[value].add(event["outlet"] or event["article"])
            if event["article"] not in replaced:
                standing.add(value)
    order = sorted(counts, key=lambda value: (value not in standing, -counts[value], value))
    return tuple(
        Reported(value, counts[value], tuple(sorted(outlets[value])), value not in standing)
        for value in order
    )


def _disputed(
    events: Sequence[Row], fields: Mapping[str, Sequence[Reported]], copy_of: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the fields in which reports of different texts contradict each other."""
    found = []
    says: dict[bool, set[str]] = {True: set(), False: set()}
    for event in events:
        if event["status"] in DONE | NO:
            says[event["status"] in DONE].add(copy_of.get(event["article"], event["article"]))
    if says[True] and says[False]:
        found.append("status")
    days = sorted(date.fromisoformat(i.value) for i in fields.get("day", ()) if not i.former)
    if days and (days[-1] - days[0]).days > 1:
        found.append("day")
    if sum(not item.former for item in fields.get("number", ())) > 1:
        found.append("number")
    return tuple(found)
