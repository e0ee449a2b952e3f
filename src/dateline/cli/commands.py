"""The commands that code, show, compare texts, export and check.

In: arguments. Out: a readable table on standard output, or one JSON object a line with `--json`.
It refuses to compute: each command is a library method and its printing.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

import dateline
from dateline import show as display
from dateline.cli.base import (
    ALL_REJECTED,
    BROKEN,
    NOTHING,
    AsJson,
    Limit,
    RecordPath,
    app,
    nothing,
    parse_columns,
    parse_day,
    parse_shard,
    print_json,
)
from dateline.errors import InputError, QueryError

if TYPE_CHECKING:
    from dateline.runner.run import RunReport


@app.command()
def code(
    paths: Annotated[list[Path], typer.Argument(help="Text files, JSONL, CSV or folders of them.")],
    into: Annotated[Path, typer.Option(help="Folder of the record; made if it is not there.")],
    published: Annotated[str | None, typer.Option(
        metavar="DATE", help="Publication date of articles that give none.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of articles that name none.")] = None,
    column: Annotated[list[str] | None, typer.Option(
        metavar="FIELD=NAME", help="Where a field stands in CSV or JSONL: body=text.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    shard: Annotated[str, typer.Option(metavar="I/N", help="Code the I-th of N shares.")] = "1/1",
    settings: Annotated[Path | None, typer.Option(help="Settings as TOML.")] = None,
    codebook: Annotated[Path | None, typer.Option(
        help="Trained codebook of your own; it labels every sentence.")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Code articles into a record. A second run codes only what is new; a killed one goes on."""
    from dateline.config import load_settings
    from dateline.ingest.sources import Options, files_of, left_aside
    from dateline.runner.run import Plan, code_into

    chosen = load_settings(settings)
    if codebook is not None:
        own = msgspec.structs.replace(chosen.coder, codebook=str(codebook))
        chosen = msgspec.structs.replace(chosen, coder=own)
    options = Options(
        published=parse_day(published, "--published"), outlet=outlet,
        mapping=parse_columns(column or []), settings=chosen.ingest,
    )  # fmt: skip
    plan = Plan(
        paths=tuple(paths), record=into, options=options, settings=chosen, workers=workers,
        shard=parse_shard(shard),
    )  # fmt: skip
    if not list(files_of(plan.paths)):
        aside = left_aside(plan.paths)
        others = f" ({aside.total():,} files of other endings)" if aside else ""
        raise InputError(
            f"no .txt, .jsonl, .csv or .tsv file in {', '.join(map(str, paths))}{others}; "
            "name a file"
        )
    coder = dateline.load(chosen)
    factory = (lambda: coder) if workers == 1 else partial(dateline.load, chosen)
    with display.progress() as progress:
        report = code_into(plan, factory, coder.versions, progress)
    _tell(report, into, as_json)
    if (
        report.articles == 0
        and report.already_done == 0
        and (report.rejected or report.rejected_before)
    ):
        raise typer.Exit(ALL_REJECTED)


def _tell(report: RunReport, into: Path, as_json: bool) -> None:
    if as_json:
        print(msgspec.json.encode({**msgspec.structs.asdict(report), "record": str(into)}).decode())
        return
    from dateline.show_runs import report as shown

    shown(report, into)


@app.command()
def show(
    record: RecordPath,
    article: Annotated[str | None, typer.Argument(
        help="Id of an article, or how it begins, or its source.")] = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show the events and statements of articles, with the sentences."""
    found = dateline.open(record)
    articles = found.articles(article=article, limit=limit).rows()
    if not articles:
        nothing(f"no article {article!r} in {record}" if article else f"no article in {record}")
    for row in articles:
        events = found.events(article=row["id"]).rows()
        events.sort(key=lambda event: event["trigger_start"])
        statements = found.statements(article=row["id"]).rows()
        if as_json:
            print_json([{"article": row, "events": events, "statements": statements}])
        else:
            display.article(row, events, statements)
    if not as_json:
        display.rejected(found.rejected())


@app.command()
def copies(record: RecordPath, as_json: AsJson = False) -> None:
    """Show which reports are one text: exact, syndicated, truncated or updated copies.

    Of a report that its outlet updated, the sentences that each version changes are shown.
    """
    from dateline.merge.duplicates import Report, find_copies
    from dateline.merge.versions import updates

    found = dateline.open(record)
    rows = found.texts().rows()
    reports = [Report(row["id"], row["text"], row["outlet"], row["published"]) for row in rows]
    groups = find_copies(reports)
    if not groups:
        nothing(f"no report in {record} is a copy of another")
    if as_json:
        for group in groups:
            own = msgspec.to_builtins(group)
            own["updates"] = msgspec.to_builtins(updates(group, reports))
            print(msgspec.json.encode(own).decode())
    else:
        display.copies(groups, found.articles().rows(), reports)


@app.command()
def stories(
    record: RecordPath,
    least: Annotated[int, typer.Option(help="Show stories of at least this many.", min=1)] = 2,
    as_json: AsJson = False,
) -> None:
    """Show which reports tell of one thing, the stories of most reports first."""
    from dateline.merge.stories import StoryReport, find_stories

    found = dateline.open(record)
    rows = found.articles().rows()
    texts = {row["id"]: row["text"] for row in found.texts().rows()}
    groups = find_stories(
        [StoryReport(row["id"], row["title"], texts[row["id"]], row["published"]) for row in rows]
    )
    groups = sorted((g for g in groups if len(g) >= least), key=lambda g: (-len(g), g))
    if not groups:
        nothing(f"no {least} reports in {record} tell one story")
    if as_json:
        print_json([{"articles": list(group)} for group in groups])
    else:
        display.stories(groups, rows)


@app.command()
def export(
    record: RecordPath,
    out: Annotated[Path, typer.Option(help="File to write.")],
    format: Annotated[str | None, typer.Option(
        help="csv, parquet, jsonl or polecat; without it the ending of the file tells.")] = None,
    table: Annotated[str, typer.Option(help="event, statement, article, incident ...")] = "event",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Write a table of the record to a file."""
    from dateline.store.export import POLECAT, export_polecat, format_of
    from dateline.store.export import export as write

    found = dateline.open(record)
    if format == POLECAT:
        if table != "event":
            raise QueryError(f"--format polecat writes events; leave out --table {table}")
        count = export_polecat(found, out)
    else:
        format = format_of(out, format)  # noqa: A001
        count = write(found.table(table), format, out)
    if as_json:
        print_json([{"table": table, "rows": count, "out": str(out), "format": format}])
    else:
        print(f"{count:,} rows of {table} written to {out}")


@app.command()
def doctor(
    settings: Annotated[Path | None, typer.Option(help="Settings as TOML.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check that every part is there and unharmed: models, knowledge, settings, disk."""
    from dateline.doctor import examine

    results = examine(settings)
    if as_json:
        print_json([msgspec.structs.asdict(result) for result in results])
    else:
        display.checks(results)
    if any(not result.fine for result in results):
        raise typer.Exit(BROKEN)


codebook_app = typer.Typer(help="Train a codebook of your own.", no_args_is_help=True)
app.add_typer(codebook_app, name="codebook")


@codebook_app.command("train")
def codebook_train(
    file: Annotated[Path, typer.Argument(help="TOML file: types, descriptions, examples.")],
    out: Annotated[Path, typer.Option(help="File of the trained codebook.")],
    as_json: AsJson = False,
) -> None:
    """Train a codebook from its examples and say how well it does by cross-validation."""
    from dateline.coding.codebook import read_codebook, save, train
    from dateline.models.pairs import PairModel

    definition = read_codebook(file)
    model = PairModel()
    trained = train(definition, model.embed, model.checksum)
    save(trained, out)
    if as_json:
        print(msgspec.json.encode(trained.report).decode())
    else:
        display.codebook(trained.report, out)


knowledge_app = typer.Typer(help="Check knowledge tables; list names that nothing resolves.",
                            no_args_is_help=True)  # fmt: skip
app.add_typer(knowledge_app, name="knowledge")


@knowledge_app.command("check")
def knowledge_check(
    folder: Annotated[Path, typer.Argument(help="Overlay folder with tables.")],
    as_json: AsJson = False,
) -> None:
    """Find overlapping offices, ends before starts, unknown countries, shared names."""
    from dateline.knowledge.check import check_folder

    findings = check_folder(folder)
    for finding in findings:
        print(msgspec.json.encode({"finding": finding}).decode() if as_json else finding)
    if findings:
        print(f"{len(findings)} findings", file=sys.stderr)
        raise typer.Exit(NOTHING)
    if not as_json:
        print("nothing wrong")


@knowledge_app.command("unknown")
def knowledge_unknown(
    record: RecordPath,
    limit: Annotated[int, typer.Option(help="How many names.", min=1)] = 50,
    as_json: AsJson = False,
) -> None:
    """List the names most often met and not resolved, as CSV ready to be filled in."""
    import csv

    rows = dateline.open(record).unknown(limit).rows()
    if not rows:
        nothing("every name in the record is resolved")
    if as_json:
        print_json(rows)
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
