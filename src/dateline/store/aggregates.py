"""Count a record: incidents or events by who, where, what and when.

In: a record, units and conditions. Out: a lazy query, a row for each combination that occurs (or
each period too, with `fill`). It refuses a unit that it does not know.

Rules: what has several actors counts once for each country (dyad, sector) it touches. Its day is
the one the text gives if that falls into one period; else the day of the first report. What has
neither counts in a row without a period.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.errors import QueryError
from dateline.knowledge.ontology import MUTUAL
from dateline.store.incident_queries import IncidentQuery, check_merged
from dateline.store.queries import STATUSES, TYPES, Query, Record

PERIODS = ("day", "week", "month", "quarter", "year")
UNITS = (
    "country", "actor", "recipient", "dyad", "pair", "sector", "place", "admin1", "type", "mode",
    "quad", "status", "outlet",
)  # fmt: skip
"""country: of any side; actor, recipient: of that side; dyad: directed, pair: not; sector: of the
actors; place: country of the place."""

DONE = ("happened", "ongoing")

RECIPROCAL = ("clash", "exchange", "trade", "fight", "skirmish", "spar", "feud", "argue", "quarrel")
"""Verbs of other types of what several actors without a recipient do to each other."""

_KNOWN = "list_distinct(list_filter({0}, lambda x: x is not null))"
_EMPTY = f"case when len({_KNOWN}) = 0 then [null] else {_KNOWN} end"
"""The known items of a list, one that is null where there are none."""


class Aggregation(msgspec.Struct, frozen=True, kw_only=True):
    """What to count. by: units and at most one period. statuses: empty for all.

    of: "incident" or "event". type: only this PLOVER type. min_certainty: the least probability
    that type and both sides are right. fill: rows of zero for the periods in which a combination
    does not occur.
    """

    by: tuple[str, ...]
    of: str = "incident"
    type: str | None = None
    quad: int | None = None
    statuses: tuple[str, ...] = DONE
    start: date | None = None
    end: date | None = None
    min_certainty: float | None = None
    fill: bool = False


def aggregate(record: Record, wanted: Aggregation) -> Query:
    """Return the counts: the units, n, articles, mean_intensity and, by period, the articles that
    the record has of that period and n per 1,000 of them.

    Raises QueryError for an unknown unit, RecordError if incidents are asked of a record that was
    not merged.
    """
    _check(wanted)
    if wanted.of == "incident":
        check_merged(record)
    sql, values = _sql(wanted)
    kind = IncidentQuery if wanted.of == "incident" else Query
    prefix = "e." if wanted.of == "incident" else ""
    return kind(record.snapshot, sql.replace("{e}", prefix), values)


def _check(wanted: Aggregation) -> None:
    if wanted.of not in {"incident", "event"}:
        raise QueryError(f"{wanted.of!r} cannot be counted; count incident or event")
    unknown = [unit for unit in wanted.by if unit not in UNITS + PERIODS]
    if unknown or not wanted.by:
        raise QueryError(
            f"no unit {', '.join(unknown) or 'given'}; units are {', '.join(UNITS)}, "
            f"periods {', '.join(PERIODS)}"
        )
    if len(set(wanted.by)) < len(wanted.by):
        raise QueryError(f"a unit is named twice in {', '.join(wanted.by)}")
    if sum(unit in PERIODS for unit in wanted.by) > 1:
        raise QueryError(f"more than one period in {', '.join(wanted.by)}; name one")
    if wanted.fill and not any(unit in PERIODS for unit in wanted.by):
        raise QueryError("--fill needs a period among the units")
    if wanted.of == "incident" and "outlet" in wanted.by:
        raise QueryError("an incident has many outlets; count events by outlet")
    if wanted.type is not None and wanted.type not in TYPES:
        raise QueryError(f"{wanted.type!r} is no type; it is one of {', '.join(TYPES)}")
    for status in wanted.statuses:
        if status not in STATUSES:
            raise QueryError(f"{status!r} is no status; it is one of {', '.join(STATUSES)}")
    if wanted.start and wanted.end and wanted.end < wanted.start:
        raise QueryError(f"the last day {wanted.end} lies before the first day {wanted.start}")


def _sql(wanted: Aggregation) -> tuple[str, tuple[object, ...]]:
    period = next((unit for unit in wanted.by if unit in PERIODS), None)
    conditions, values = _conditions(wanted)
    base = _incidents() if wanted.of == "incident" else _events()
    grain = period or "day"
    day = (
        f"case when first_day is not null and (date_trunc('{grain}', first_day) = "
        f"date_trunc('{grain}', last_day) or last_day - first_day <= 3) "
        "then first_day else reported end"
    )
    where = f" where {' and '.join(conditions)}" if conditions else ""
    spread = "kept"
    for unit in wanted.by:
        spread = f"(select *, {_expression(unit)} as unit_{unit} from {spread})"
    units = ", ".join(f"unit_{unit} as {_name(unit)}" for unit in wanted.by)
    names = ", ".join(_name(unit) for unit in wanted.by)
    counted = (
        f"with base as ({base}), dated as (select *, cast({day} as date) as on_day from base), "
        f"kept as (select * from dated{where}), "
        f"spread as (select id, articles, intensity, {units} from {spread}), "
        f"counts as (select {names}, count(distinct id) as n, sum(articles) as articles, "
        f"round(avg(intensity), 3) as mean_intensity from (select distinct * from spread) "
        f"group by {names})"
    )
    if period is None:
        return f"{counted} select * from counts order by {names}", tuple(values)
    filled = _filled(wanted, period) if wanted.fill else "counts"
    volume = (
        f"volume as (select cast(date_trunc('{period}', published) as date) as of_period, "
        "count(*) as all_articles from {e}article where published is not null group by 1)"
    )
    return (
        f"{counted}, {volume} select c.*, coalesce(v.all_articles, 0) as all_articles, "
        "round(1000.0 * c.n / nullif(v.all_articles, 0), 2) as per_1000_articles "
        f"from {filled} c left join volume v on v.of_period = c.{_name(period)} "
        f"order by {', '.join(f'{name} nulls last' for name in names.split(', '))}",
        tuple(values),
    )


def _filled(wanted: Aggregation, period: str) -> str:
    """Return the counts with a row of zero for each period in which a combination is absent."""
    others = [_name(unit) for unit in wanted.by if unit != period]
    name = _name(period)
    step = {"quarter": "3 months"}.get(period, f"1 {period}")
    combinations = (
        f"(select distinct {', '.join(others)} from counts)" if others else "(select 1 as one)"
    )
    same = " and ".join(f"o.{other} is not distinct from g.{other}" for other in others)
    ordered = ", ".join(
        f"p.{name}" if _name(unit) == name else f"g.{_name(unit)}" for unit in wanted.by
    )
    return (
        f"(select {ordered}, coalesce(o.n, 0) as n, coalesce(o.articles, 0) as articles, "
        f"o.mean_intensity from {combinations} g cross join (select cast(unnest(generate_series("
        f"(select min({name}) from counts), (select max({name}) from counts), "
        f"interval '{step}')) as date) as {name}) p left join counts o on o.{name} = p.{name}"
        f"{' and ' + same if same else ''})"
    )


def _conditions(wanted: Aggregation) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if wanted.statuses:
        conditions.append(f"status in ({', '.join('?' for _ in wanted.statuses)})")
        values.extend(wanted.statuses)
    pairs: Sequence[tuple[str, object | None]] = (
        ("type = ?", wanted.type), ("quad = ?", wanted.quad),
        ("on_day >= ?", wanted.start), ("on_day <= ?", wanted.end),
        ("certainty >= ?", wanted.min_certainty),
    )  # fmt: skip
    for condition, value in pairs:
        if value is not None:
            conditions.append(condition)
            values.append(value)
    return conditions, values


def _incidents() -> str:
    return (
        "select n.id, n.type, n.mode, n.quad, n.intensity, n.status, n.first_day, n.last_day, "
        "n.certainty, n.first_published as reported, n.articles, n.actor_countries, "
        "n.recipient_countries, sectors.sectors as actor_sectors, n.place_country, areas.admin1, "
        "told.lemma from i.incident n left join e.event told on told.id = n.event "
        "left join (select m.incident, list(distinct s.sector) as sectors from i.incident_event m "
        "join e.event_actor s on s.event = m.event and s.role = 'actor' and s.sector is not null "
        "group by 1) sectors on sectors.incident = n.id "
        "left join (select m.incident, min(p.admin1) as admin1 from i.incident_event m "
        "join e.event v on v.id = m.event join e.place p on p.geonames_id = v.place_geonames_id "
        "and p.article = v.article where p.admin1 is not null group by 1) areas "
        "on areas.incident = n.id"
    )


def _events() -> str:
    return (
        "select v.id, v.type, v.mode, v.quad, v.intensity, v.status, v.first_day, v.last_day, "
        "v.certainty, v.published as reported, 1 as articles, v.actor_countries, "
        "v.recipient_countries, v.actor_sectors, v.place_country, v.outlet, areas.admin1, "
        "v.lemma from event v left join "
        "(select article, geonames_id, min(admin1) as admin1 from place where admin1 is not null "
        "and geonames_id is not null group by 1, 2) areas on areas.article = v.article "
        "and areas.geonames_id = v.place_geonames_id"
    )


def _name(unit: str) -> str:
    return "place_country" if unit == "place" else unit


def _expression(unit: str) -> str:
    actors = _EMPTY.format("actor_countries")
    recipients = _EMPTY.format("recipient_countries")
    if unit in PERIODS:
        return f"cast(date_trunc('{unit}', on_day) as date)"
    if unit == "country":
        both = _EMPTY.format("list_concat(actor_countries, recipient_countries)")
        return f"unnest({both})"
    if unit == "actor":
        return f"unnest({actors})"
    if unit == "recipient":
        return f"unnest({recipients})"
    if unit in {"dyad", "pair"}:
        return _dyads(actors, recipients, unit == "dyad")
    if unit == "sector":
        return f"unnest({_EMPTY.format('actor_sectors')})"
    return _name(unit)


def _dyads(actors: str, recipients: str, directed: bool) -> str:
    """Return an expression of all dyads, or pairs, of an act.

    A mutual one without recipients whose actors come from several countries ("China and Russia
    met") has the dyads among them; who refuse a thing together do nothing to each other.
    """
    mutual = (
        f"(type in ({', '.join(map(repr, sorted(MUTUAL)))}) or "
        f"lemma in ({', '.join(map(repr, RECIPROCAL))}))"
    )
    two = "list_filter(actor_countries, lambda x: x is not null)"
    left = f"({actors})"
    right = (
        f"(case when {mutual} and len(recipient_countries) = 0 and len(list_distinct({two})) > 1 "
        f"then list_distinct({two}) else {recipients} end)"
    )
    order = (
        "coalesce(a, '---') || '>' || coalesce(b, '---')"
        if directed
        else "least(coalesce(a, '---'), coalesce(b, '---')) || '-' || "
        "greatest(coalesce(a, '---'), coalesce(b, '---'))"
    )
    among = f"{mutual} and len(recipient_countries) = 0 and a = b and a is not null"
    return (
        f"unnest(list_distinct(flatten(list_transform({left}, lambda a: list_transform("
        f"list_filter({right}, lambda b: not coalesce({among}, false)), lambda b: {order})))))"
    )
