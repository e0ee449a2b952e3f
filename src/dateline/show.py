"""Print articles, events, statements and reports for people.

In: rows of a record, reports. Out: text on standard output, progress on standard error. It refuses
to cut what it shows: long sentences are wrapped.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.coding.codebook import Report as CodebookReport
from dateline.doctor import Check
from dateline.merge.duplicates import CopyGroup, Report
from dateline.merge.versions import updates
from dateline.reasons import Explanation
from dateline.runner.run import Progress

Row = dict[str, Any]

NO_DATE = "no date"

STATUS_COLOURS = {
    "happened": "green", "ongoing": "green", "planned": "cyan", "expected": "cyan",
    "possible": "yellow", "failed": "red", "denied": "red", "negated": "red",
}  # fmt: skip


def console() -> Console:
    """Return a console as wide as the terminal, 110 columns when there is none."""
    return Console(width=None if sys.stdout.isatty() else 110, highlight=False)


@contextmanager
def progress() -> Iterator[Progress]:
    """Show a running count on standard error; nothing when that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda articles, rejected: None
        return
    screen = Console(stderr=True)
    with screen.status("reading") as status:
        yield lambda articles, rejected: status.update(
            f"{articles:,} articles coded, {rejected:,} rejected"
        )


def article(row: Row, found: Sequence[Row], said: Sequence[Row]) -> None:
    """Print an article's heading, its events and its statements."""
    out = console()
    published = row["published"] or NO_DATE
    title = row["title"] or row["source"] or row["id"]
    out.print(f"\n[bold]{escape(str(title))}[/bold]")
    out.print(f"[dim]{escape(row['outlet'] or 'unknown outlet')} · {published} · {row['id']}[/dim]")
    if found:
        events(found)
    if said:
        statements(said)
    if not found and not said:
        out.print("  no events and no statements")


def events(rows: Sequence[Row], reports: Mapping[str, Row] | None = None) -> None:
    """Print events as rows of a table, each sentence once above its events.

    reports: by id of article; with them each sentence has its report and each event its id.
    """
    out = console()
    last: tuple[object, object] | None = None
    cited = reports is not None
    table = _grid(out.width, cited, head=True)
    for row in rows:
        key = (row["article"], row["sentence"])
        if key != last:
            out.print(table)
            out.print(f"\n“{escape(one_line(row['sentence_text']))}”", style="italic")
            if reports is not None:
                out.print(f"[dim]{cite(reports[row['article']])}[/dim]")
            table = _grid(out.width, cited)
            last = key
        table.add_row(
            *((row["id"][:8],) if cited else ()),
            escape(side(row, "actor")), escape(f"{row['trigger']}: {what(row)}, {sure(row)}"),
            escape(side(row, "recipient")), f"[{STATUS_COLOURS[row['status']]}]{row['status']}[/]",
            escape(when(row)), escape(where(row)), escape(row["speaker_name"] or ""),
        )  # fmt: skip
    out.print(table)


def _grid(width: int, cited: bool, head: bool = False) -> Table:
    """Return a table whose columns line up from one sentence to the next."""
    names = ("who", "did what, how sure", "to whom", "status", "when", "where", "says")
    return grid(("id", *names) if cited else names, width, head)


WIDTHS = {"id": 8, "status": 9, "when": 10, "where": 12, "says": 12, "reports": 9}
"""Columns as wide as their longest usual word, which is not broken; the others share the rest."""

NARROW = 100


def grid(names: Sequence[str], width: int, head: bool = True) -> Table:
    """Return a table of these columns for a console of that width."""
    table = Table(box=None, pad_edge=False, show_header=head, header_style="bold", expand=True)
    for name in names:
        fixed = WIDTHS.get(name)
        if fixed is not None and fixed > 9 and width < NARROW:
            fixed = 10 if name == "when" else 9
        table.add_column(
            name, width=fixed, ratio=None if fixed else 1, overflow="fold", vertical="top"
        )
    return table


def cite(report: Row) -> str:
    """Return outlet, day, id and link of a report, its source where it has no link."""
    parts = (
        report["outlet"] or "unknown outlet", report["published"] or NO_DATE, report["id"],
        report["url"] or report["source"],
    )  # fmt: skip
    return escape(" · ".join(str(part) for part in parts if part))


def side(row: Row, role: str) -> str:
    """Return the names of one side with country and sector: "Kim Jong-un (PRK GOV)"."""
    shown = []
    columns = (row[f"{role}_{part}"] for part in ("names", "countries", "sectors"))
    for name, country, sector in zip(*columns, strict=True):
        codes = " ".join(code for code in (country, sector) if code)
        shown.append(f"{name} ({codes})" if codes else str(name))
    return ", ".join(shown)


def what(row: Row) -> str:
    """Return type, mode and CAMEO code: "CONSULT visit 042"."""
    return " ".join(part for part in (row["type"], row["mode"], row["cameo"]) if part)


def sure(row: Row) -> str:
    """Return how likely type and sides are right; the type alone where nobody judged the sides."""
    return f"{row['confidence'] if row['certainty'] is None else row['certainty']:.2f}"


def when(row: Row) -> str:
    """Return the day or interval, else the words that could not be resolved."""
    if row["first_day"] is None:
        return f"“{row['time']}” ?" if row["time"] else ""
    if row["first_day"] == row["last_day"]:
        return str(row["first_day"])
    return str(row["time_value"] or f"{row['first_day']} – {row['last_day']}")


def where(row: Row) -> str:
    """Return place and country."""
    if not row["place_name"]:
        return str(row["place"] or "")
    country = row["place_country"]
    return f"{row['place_name']}, {country}" if country else str(row["place_name"])


def statements(rows: Sequence[Row], reports: Mapping[str, Row] | None = None) -> None:
    """Print statements: speaker, through whom, stance and content; with reports, where it stood."""
    out = console()
    out.print("\n[bold]statements[/bold]")
    for row in rows:
        codes = " ".join(c for c in (row["speaker_country"], row["speaker_sector"]) if c)
        through = [name for name in row["chain"][1:-1] if name]
        said = f" on {row['said_on']}" if row["said_on"] else ""
        via = f" via {' ← '.join(through)}" if through else ""
        name = " and ".join(n for n in (row["speaker_name"], *row["joint_names"]) if n)
        name = name or "nobody named"
        out.print(
            f"  {escape(name)}{f' ({codes})' if codes else ''}{escape(via)} "
            f"[cyan]{row['stance']}[/cyan]{said}: {escape(_marked(row))}"
        )
        if reports is not None:
            out.print(f"    [dim]{cite(reports[row['article']])}[/dim]")


def one_line(text: str) -> str:
    """Return a sentence without the line ends that its article has in it."""
    return " ".join(text.split())


def _marked(row: Row) -> str:
    """Return the content, in quotation marks if it is quoted throughout and has none."""
    content = one_line(str(row["content"]))
    bare = row["form"] == "direct" and content[:1] not in "“\"«„‘'"
    return f"“{content}”" if bare else content


def rejected(rows: Sequence[dict[str, str]]) -> None:
    """Print what was not coded, at most twenty."""
    out = console()
    if rows:
        out.print("\n[bold]rejected[/bold]")
    for row in rows[:20]:
        out.print(f"  {escape(row['source'])}: {escape(row['reason'])}")
    if len(rows) > 20:
        out.print(f"  and {len(rows) - 20:,} more")


def checks(results: Sequence[Check]) -> None:
    """Print the doctor's findings."""
    out = console()
    for result in results:
        mark = "[green]ok[/green]  " if result.fine else "[red]FAIL[/red]"
        out.print(f"{mark} {escape(result.name)}: {escape(result.finding)}")
        if result.remedy:
            out.print(f"     {escape(result.remedy)}")


def dropped(rows: Sequence[Row]) -> None:
    """Print the articles that were taken out."""
    out = console()
    for row in rows:
        out.print(f"dropped: {cite(row)}")
    out.print("Incidents keep their events until the next `dateline merge`.")


def explanation(found: Explanation, report: Row) -> None:
    """Print why an event is coded as it is, and where it stood."""
    out = console()
    out.print(f"\n{escape(one_line(found.sentence))}")
    out.print(f"[dim]{cite(report)}[/dim]\n")
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for name, text in _lines_of(found):
        table.add_row(name, escape(text))
    out.print(table)


def _lines_of(found: Explanation) -> Iterator[tuple[str, str]]:
    mode = f" / {found.mode}: {found.mode_rule}" if found.mode else ""
    yield "type", f"{found.type}{mode}"
    yield "rule", f"{found.rule} (PLOVER 2.0, {found.section})"
    if found.cameo:
        yield "CAMEO", f"{found.cameo} {found.cameo_rule or ''}".rstrip()
    by = f', by "{found.status_evidence}"' if found.status_evidence else ""
    yield "status", f"{found.status}{by}; strict PLOVER code: {found.strict}"
    chances = ", ".join(f"{name} {chance:.2f}" for name, chance in found.probabilities.items())
    yield "confidence", f"{found.confidence:.2f} ({chances})"
    if found.certainty is not None:
        yield "certainty", f"{found.certainty:.2f} that type, actors and recipients are all right"
    if found.entry is not None:
        overruled = f"; the classifier made it {found.type}" if found.changed else ""
        yield "lexicon", f"{found.entry.id}, {found.entry.frame}: {found.entry.type}{overruled}"
        yield "", f"such as: {found.entry.example} ({found.entry.source})"
    for side in found.sides:
        known = " ".join(str(side[key]) for key in ("country", "sector") if side[key])
        offices = f", {'; '.join(side['offices'])}" if side["offices"] else ""
        how = f"by {side['step']}, score {side['score']:.2f}" if side["step"] else side["reason"]
        yield side["role"], f"{side['raw']}: {side['name']} {known}{offices} ({how})"
    yield "time", found.time or "none told"
    yield "place", found.place or "none told"
    yield "according to", found.statement or "the outlet itself"


def labelled(rows: Sequence[Row]) -> None:
    """Print sentences with the label of the user's own codebook."""
    out = console()
    for row in rows:
        out.print(f"[bold]{escape(row['label'])}[/bold] {row['label_confidence']:.2f}", end="  ")
        out.print(escape(one_line(row["text"])))
        out.print(
            f"[dim]{escape(row['outlet'] or 'unknown outlet')} · {row['published'] or NO_DATE} · "
            f"{row['article']}[/dim]"
        )


def codebook(report: CodebookReport, out_file: Path) -> None:
    """Print the cross-validation of a codebook."""
    out = console()
    out.print(
        f"{escape(report.name)}: {report.examples} examples and descriptions, method "
        f"{report.method}; by cross-validation accuracy {report.accuracy:.2f}, macro F1 "
        f"{report.macro_f1:.2f}."
    )
    table = Table("type", "F1", box=None)
    for name, value in report.by_type.items():
        table.add_row(escape(name), f"{value:.2f}")
    out.print(table)
    for gold, found, count in report.confused[:5]:
        out.print(f"  {count} × {escape(gold)} taken for {escape(found)}")
    out.print(f"Written to {escape(str(out_file))}; use it with `dateline code --codebook`.")


def _line(row: Row) -> str:
    title = row["title"] or row["source"] or row["id"]
    outlet, day = row["outlet"] or "unknown outlet", row["published"] or NO_DATE
    return f"{escape(outlet)} · {day} · {escape(title)}"


def stories(groups: Sequence[Sequence[str]], articles: Sequence[Row]) -> None:
    """Print the reports of each story by day."""
    out = console()
    by_id = {row["id"]: row for row in articles}
    for number, group in enumerate(groups, start=1):
        out.print(f"[bold]Story {number}: {len(group)} reports[/bold]")
        for row in sorted(
            (by_id[id_] for id_ in group), key=lambda r: (str(r["published"]), r["id"])
        ):
            out.print(f"  {_line(row)}")


def copies(groups: Sequence[CopyGroup], articles: Sequence[Row], reports: Sequence[Report]) -> None:
    """Print the groups of copies with their outlets and days, and what updates changed."""
    out = console()
    by_id = {row["id"]: row for row in articles}
    for group in groups:
        out.print(f"[bold]{_line(by_id[group.original])}[/bold]")
        for copy in group.copies:
            out.print(f"  {copy.kind:10} {copy.likeness:.2f}  {_line(by_id[copy.report])}")
        for update in updates(group, reports):
            out.print(f"  changed by the version of {by_id[update.after]['published'] or NO_DATE}:")
            for change in update.changes:
                if change.before is not None:
                    out.print(f"    [red]-[/red] {escape(change.before)}")
                if change.after is not None:
                    out.print(f"    [green]+[/green] {escape(change.after)}")
    total = sum(len(group.copies) for group in groups)
    out.print(f"{total:,} copies of {len(groups):,} reports.")
