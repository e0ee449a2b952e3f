"""The commands over a whole record: merge, incidents, aggregate, brief, diff.

In: arguments. Out: tables, pages, JSON lines, files. It refuses to compute: each is a library call.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

import dateline
from dateline.cli.base import (
    AsJson,
    Limit,
    RecordPath,
    app,
    nothing,
    parse_day,
    print_json,
)
from dateline.errors import QueryError

Day = Annotated[str | None, typer.Option(metavar="DATE")]


@app.command()
def merge(record: RecordPath, as_json: AsJson = False) -> None:
    """Put the events of all reports together into incidents. A second run adds what is new."""
    from dateline import show_incidents
    from dateline.runner.merging import merge_record

    report = merge_record(record)
    if as_json:
        print(msgspec.json.encode(report).decode())
    else:
        show_incidents.merged(report)


@app.command()
def incidents(
    record: RecordPath,
    incident: Annotated[str | None, typer.Argument(
        help="Id of an incident, or how it begins: shows all its reports.")] = None,
    actor: Annotated[str | None, typer.Option(help="Country code, entity or name.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Country code, entity or name.")] = None,
    side: Annotated[str | None, typer.Option(help="Actor or recipient, whichever.")] = None,
    type: Annotated[str | None, typer.Option(help="PLOVER type, such as CONSULT.")] = None,
    status: Annotated[str | None, typer.Option(help="happened, planned, denied ...")] = None,
    place: Annotated[str | None, typer.Option(help="Country code or name of a place.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    min_certainty: Annotated[float | None, typer.Option(
        min=0, max=1, help="Incidents whose type, actors and recipients are so sure.")] = None,
    disputed: Annotated[bool, typer.Option(
        "--disputed", help="Only where reports contradict each other.")] = False,
    least: Annotated[int, typer.Option(help="Independent texts at least.", min=1)] = 1,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show incidents, those of most sources first, or one with its history and all reports."""
    from dateline import show_incidents
    from dateline.store import incident_queries as queries

    found = dateline.open(record)
    late = queries.unmerged(found) if queries.check_merged(found) else 0
    if late:
        print(f"dateline: {late:,} events came or went after the last merge; "
              f"run `dateline merge {record}`", file=sys.stderr)  # fmt: skip
    if incident is not None:
        row, events = queries.incident(found, incident)
        row = queries.as_values(row)
        if as_json:
            print_json([{**row, "reports": events}])
        else:
            show_incidents.incident(row, events)
        return
    rows = queries.incidents(
        found, actor=actor, recipient=recipient, side=side, type=type, status=status, place=place,
        start=parse_day(start, "--from"), end=parse_day(end, "--to"), disputed=disputed,
        least=least, min_certainty=min_certainty, limit=limit,
    ).rows()  # fmt: skip
    if not rows:
        nothing("no incident in the record meets these conditions")
    if as_json:
        print_json([queries.as_values(row) for row in rows])
    else:
        show_incidents.incidents(rows)


@app.command()
def aggregate(
    record: RecordPath,
    by: Annotated[str, typer.Option(help="Units and one period: dyad,month.")] = "dyad,month",
    type: Annotated[str | None, typer.Option(
        help="PLOVER type to count; quad or type to count each apart.")] = None,
    of: Annotated[str, typer.Option(help="incident or event.")] = "incident",
    status: Annotated[str, typer.Option(
        help="Statuses to count, joined by commas, or all.")] = "happened,ongoing",
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    min_certainty: Annotated[float | None, typer.Option(
        min=0, max=1, help="Count only where type, actors and recipients are so sure.")] = None,
    fill: Annotated[bool, typer.Option("--fill", help="Add rows of zero.")] = False,
    out: Annotated[Path | None, typer.Option(help="Write .csv, .parquet or .jsonl.")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Count incidents or events by country, dyad, sector, place, type and period."""
    from dateline import show_incidents
    from dateline.store.aggregates import Aggregation
    from dateline.store.aggregates import aggregate as counted
    from dateline.store.export import export, format_of

    units = tuple(unit.strip() for unit in by.split(",") if unit.strip())
    if type in {"quad", "type"}:
        units += (type,) if type not in units else ()
        type = None  # noqa: A001
    wanted = Aggregation(
        by=units, of=of, type=type.upper() if type else None, fill=fill,
        statuses=() if status == "all" else tuple(s.strip() for s in status.split(",")),
        start=parse_day(start, "--from"), end=parse_day(end, "--to"), min_certainty=min_certainty,
    )  # fmt: skip
    query = counted(dateline.open(record), wanted)
    if out is not None:
        count = export(query, format_of(out), out)
        message = {"rows": count, "out": str(out)}
        print_json([message]) if as_json else print(f"{count:,} rows written to {out}")
        return
    rows = query.rows()
    if not rows:
        nothing("nothing in the record meets these conditions")
    if as_json:
        print_json(rows)
    else:
        show_incidents.counts(rows)


@app.command()
def brief(
    record: RecordPath,
    about: Annotated[str, typer.Option(help="Names or words, joined by commas.")],
    as_of: Annotated[str | None, typer.Option(
        metavar="DATE", help="Use only what was published by this day.")] = None,
    format: Annotated[str, typer.Option(help="md, html or json.")] = "md",
    out: Annotated[Path | None, typer.Option(help="File to write; else standard output.")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Write a page about a topic: what happened, what is planned, who says what, with sources."""
    from dateline import show_incidents
    from dateline.brief import brief as page_of

    writers = {
        "md": show_incidents.as_markdown, "html": show_incidents.as_html,
        "json": show_incidents.as_json,
    }  # fmt: skip
    if format not in writers:
        raise QueryError(f"no format {format!r}; a brief is md, html or json")
    page = page_of(dateline.open(record), about, parse_day(as_of, "--as-of"))
    if not page.sections:
        nothing(f"the record has nothing about {about!r}")
    text = writers["json" if as_json else format](page)
    if out is None:
        print(text, end="")
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    print(f"{sum(len(s.lines) for s in page.sections)} lines written to {out}", file=sys.stderr)


@app.command()
def diff(
    record: RecordPath,
    one: Annotated[str, typer.Argument(metavar="RUN", help="Id of a run, or its number from 1.")],
    other: Annotated[str, typer.Argument(metavar="RUN", help="Id of a run, or its number.")],
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Show what two runs have differently: events and incidents added, gone and changed."""
    from dateline import show_incidents
    from dateline.runner.diff import difference

    found = difference(record, one, other)
    if limit is not None:
        found = msgspec.structs.replace(found, changes=found.changes[:limit])
    if as_json:
        print(msgspec.json.encode(found).decode())
    else:
        show_incidents.difference(found)
