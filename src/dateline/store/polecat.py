"""Write the events of a record as POLECAT writes its own: one tab-separated line an event.

In: the events, places and mentions of a record. Out: lines with the forty columns of POLECAT's
files, in their order. The type is the strict PLOVER code, which follows from act and status
(`Ontology.strict_type`): a planned meeting is AGREE, a planned attack THREATEN. It refuses to tell
what did not happen as if it had: what is only possible, denied, or did not happen and is no
REJECT has no line.

Differences from the files of POLECAT, which have had malformed headers: an event id names one
event for ever, no cell holds a tab or a line end, "Intensity" is the score of the strict code, and
"Feature Type" is the kind of place in Dateline's words. What Dateline does not have (ids of
Wikipedia) is "None", as is what is not known.
Source: POLECAT Weekly Data, https://doi.org/10.7910/DVN/AJGVIT; PLOVER 2.0 manual.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec

import dateline
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.tables import read_table
from dateline.records import Status
from dateline.store.queries import Query, Record

_SIDE = (
    "Name", "Country", "COW", "Primary {} Sector", "Sectors", "Title", "Name Raw",
    "Wikipedia {} ID",
)  # fmt: skip


def _side_columns(side: str) -> tuple[str, ...]:
    return tuple(name.format(side) if "{}" in name else f"{side} {name}" for name in _SIDE)


COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_side_columns("Actor"), *_side_columns("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""The columns of POLECAT's files, in their order."""

QUADS = {
    1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}  # fmt: skip

NONE = "None"
BETWEEN = "; "

_DONE: frozenset[Status] = frozenset({"happened", "ongoing"})

_TOWNS = frozenset({"town", "city", "capital"})

Row = dict[str, Any]


class CowCode(msgspec.Struct, frozen=True):
    """The number of a state in the Correlates of War state system, by its Dateline code."""

    country: str
    cow: str
    source: str
    as_of: str


def lines(record: Record) -> Iterator[str]:
    """Yield the header, then a line for each event that has a strict code, each with its end.

    Events stand in the order of their days. Raises RecordError if the record cannot be read.
    """
    yield _line(COLUMNS)
    ontology = Ontology()
    stories, places, offices = _stories(record), _places(record), _offices(record)
    for event in record.events().rows():
        code = strict_code(ontology, event["type"], event["status"])
        if code is None:
            continue
        place = places.get((event["article"], event["place_geonames_id"]), {})
        yield _line((
            *_act(ontology, event, code),
            *_side(event, "actor", offices), *_side(event, "recipient", offices),
            *_where(event, place), event["outlet"], event["published"],
            *(BETWEEN.join(names) for names in stories[event["article"]]),
            "English", f"Dateline-{dateline.__version__}",
        ))  # fmt: skip


def strict_code(ontology: Ontology, type: str, status: Status) -> str | None:
    """Return the PLOVER code of an act with a status, None where nothing is to be coded.

    What happened keeps its type; what is announced, promised, threatened or refused has that of
    the announcement; what is possible, denied, expected by others or did not happen has none.
    """
    code = ontology.strict_type(type, status)
    return code if code != type or status in _DONE else None


def _act(ontology: Ontology, event: Row, code: str) -> tuple[object, ...]:
    """Return the first seven cells. An announcement has neither mode nor day of what is to come."""
    told = code == event["type"]
    mode = event["mode"] if told else None
    return (
        event["id"], _day(event, told), code, mode, ontology.intensity(code, mode),
        QUADS[ontology.quad(code)], BETWEEN.join(event["contexts"]),
    )  # fmt: skip


def _day(event: Row, told: bool) -> date | None:
    """Return the day of the act, the first of a period that was over, else that of the report."""
    first: date | None = event["first_day"]
    last: date | None = event["last_day"]
    published: date | None = event["published"]
    if not told or first is None:
        return published
    over = published is None or last is None or last < published or first == last
    return first if over else published


def _side(event: Row, side: str, offices: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """Return the cells of a side: parties stand in one order in each of them."""
    countries = event[f"{side}_countries"]
    sectors = [sector or NONE for sector in event[f"{side}_sectors"]]
    titles = [
        offices.get((event["article"], mention), NONE) for mention in event[f"{side}_mentions"]
    ]
    return (
        _joined(event[f"{side}_names"]), _joined(countries),
        _joined([_cow_codes().get(code or "", NONE) for code in countries]),
        sectors[0] if sectors else NONE, _joined(sectors), _joined(titles),
        _joined(event[f"{side}_raws"]), NONE,
    )  # fmt: skip


def _where(event: Row, place: Row) -> tuple[object, ...]:
    kind = place.get("precision")
    return (
        event["place_name"], event["place_name"] if kind in _TOWNS else None, None,
        place.get("admin1"), event["place_country"], event["latitude"], event["longitude"],
        event["place_geonames_id"], event["place"], kind,
    )  # fmt: skip


def _joined(values: Sequence[str | None]) -> str:
    return BETWEEN.join(value or NONE for value in values)


def _line(cells: Iterable[object]) -> str:
    """Return the cells with tabs between; white space inside a cell is one blank."""
    return "\t".join(" ".join(str(cell).split()) if cell not in (None, "") else NONE
                     for cell in cells) + "\n"  # fmt: skip


def _stories(record: Record) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Return the people, organisations and places that each article names, in their order."""
    rows = Query(
        record.snapshot,
        "select article, start, case label when 'PERSON' then 0 else 1 end as kind, raw "
        "from mention where form = 'name' and label in ('PERSON', 'ORG', 'OUTLET') "
        "union all select article, start, 2, raw from place order by article, start, kind",
    ).rows()
    found: dict[str, tuple[dict[str, None], ...]] = defaultdict(lambda: ({}, {}, {}))
    for row in rows:
        found[row["article"]][row["kind"]][" ".join(row["raw"].split())] = None
    stories: dict[str, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    stories.update(
        (article, (list(people), list(bodies), list(places)))
        for article, (people, bodies, places) in found.items()
    )
    return stories


def _places(record: Record) -> dict[tuple[str, int], Row]:
    rows = Query(
        record.snapshot,
        "select article, geonames_id, admin1, precision from place "
        "where geonames_id is not null order by article, start desc",
    ).rows()
    return {(row["article"], row["geonames_id"]): row for row in rows}


def _offices(record: Record) -> dict[tuple[str, str], str]:
    """Return the first office that each mention's person held that day."""
    rows = Query(
        record.snapshot, "select article, mention, offices[1] as office from actor "
        "where len(offices) > 0",
    ).rows()  # fmt: skip
    return {(row["article"], row["mention"]): row["office"] for row in rows}


@cache
def _cow_codes() -> dict[str, str]:
    return {row.country: row.cow for row in read_table(CowCode, "cow_codes")}
