"""Print incidents, counts, briefs and differences for people; briefs also as Markdown and HTML.

In: rows and pages. Out: text on standard output, or a page as text. It refuses markup from the
texts: in HTML everything is escaped, in Markdown the signs that would format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from rich.markup import escape
from rich.table import Table

from dateline.brief import Brief, Line, Source
from dateline.runner.diff import Difference
from dateline.runner.merging import MergeReport
from dateline.show import STATUS_COLOURS, console, grid, one_line, side, what

Row = dict[str, Any]


def merged(report: MergeReport) -> None:
    """Print what a merge did."""
    out = console()
    if not report.fresh and not report.gone:
        out.print(f"Nothing new: {report.events:,} events stand in {report.incidents:,} incidents.")
        return
    out.print(
        f"{report.fresh:,} new events, {report.gone:,} gone; {report.compared:,} pairs compared. "
        f"The record holds {report.incidents:,} incidents of {report.events:,} events."
    )
    for kind, count in sorted(report.changes.items()):
        out.print(f"  {count:,} {kind}")
    if report.cut:
        out.print(
            f"{report.large_blocks:,} blocks were too large: {report.cut:,} comparisons left out."
        )


def incidents(rows: Sequence[Row]) -> None:
    """Print incidents as rows of a table."""
    out = console()
    names = ("id", "who", "did what", "to whom", "status", "when", "where", "reports")
    table = grid(names, out.width)
    for row in rows:
        mark = " !" if row["disputed"] else ""
        table.add_row(
            row["id"][:8], escape(", ".join(row["actors"])), what(row),
            escape(", ".join(row["recipients"])),
            f"[{STATUS_COLOURS[row['status']]}]{row['status']}[/]", _days(row),
            escape(row["place_name"] or ""), f"{row['articles']} / {row['sources']}{mark}",
        )  # fmt: skip
    out.print(table)
    out.print("[dim]reports: articles / independent texts; ! reports contradict each other[/dim]")


def _days(row: Row) -> str:
    first, last = row["first_day"], row["last_day"]
    if first is None:
        return f"reported {row['first_published']}" if row["first_published"] else ""
    return str(first) if first == last else f"{first} – {last}"


def incident(row: Row, events: Sequence[Row]) -> None:
    """Print one incident: history, what the reports agree and disagree on, all reports."""
    out = console()
    incidents([row])
    out.print("\n[bold]History[/bold]")
    for turn in row["history"]:
        day = turn["published"] or "undated"
        out.print(f"  {day}  {turn['status']:9} {turn['events']} events")
    out.print("\n[bold]As reported[/bold]")
    for field, values in row["fields"].items():
        mark = " [red](disputed)[/red]" if field in row["disputed"] else ""
        out.print(f"  {field}{mark}")
        for value in values:
            outlets = ", ".join(value["outlets"])
            former = ", in an earlier version" if value.get("former") else ""
            out.print(
                f"    {escape(value['value'])}: {value['events']} ({escape(outlets)}{former})"
            )
    out.print("\n[bold]Reports[/bold]")
    for event in events:
        head = f"{event['published'] or 'undated'} · {event['outlet'] or event['article']}"
        sides = f"{side(event, 'actor')} → {side(event, 'recipient')}"
        out.print(f"  [dim]{escape(head)}[/dim] {event['status']} · {escape(sides)}")
        out.print(f"    “{escape(one_line(event['sentence_text']))}”", style="italic")


def counts(rows: Sequence[Row]) -> None:
    """Print counts as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, value in rows[0].items():
        table.add_column(name, justify="right" if isinstance(value, int | float) else "left")
    for row in rows:
        table.add_row(*(_cell(name, value) for name, value in row.items()))
    console().print(table)


def _cell(name: str, value: object) -> str:
    """Return a value as text; "?" stands for a country that is not known."""
    if value is None:
        return ""
    text = escape(str(value))
    return text.replace("---", "?") if name in {"dyad", "pair"} else text


def difference(found: Difference) -> None:
    """Print what two runs have differently."""
    out = console()
    out.print(f"{found.articles:,} articles coded by both runs; from {found.one} to {found.other}:")
    for name, count in sorted(found.counts.items()):
        out.print(f"  {count:,} {name}")
    for change in found.changes:
        out.print(f"[bold]{change.kind}[/bold] {escape(change.what)}")
        for field, (before, after) in sorted(change.fields.items()):
            out.print(f"    {field}: {escape(str(before))} → {escape(str(after))}")
        if change.sentence:
            out.print(f"    “{escape(change.sentence)}”", style="italic")


def as_markdown(page: Brief) -> str:
    """Return a brief as Markdown."""
    lines = [f"# {_plain(', '.join(page.about))}", "", _heading(page), ""]
    for section in page.sections:
        lines += [f"## {section.title}", ""]
        lines += [f"- {_markdown(line)}" for line in section.lines]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def as_html(page: Brief) -> str:
    """Return a brief as a whole HTML page without scripts; all text is escaped."""
    title = html.escape(", ".join(page.about))
    body = [f"<h1>{title}</h1>", f"<p>{html.escape(_heading(page))}</p>"]
    for section in page.sections:
        body.append(f"<h2>{html.escape(section.title)}</h2>")
        items = "\n".join(f"<li>{_html(line)}</li>" for line in section.lines)
        body.append(f"<ul>\n{items}\n</ul>")
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def as_json(page: Brief) -> str:
    """Return a brief as JSON."""
    return msgspec.json.format(msgspec.json.encode(page)).decode() + "\n"


def _heading(page: Brief) -> str:
    day = f"As of {page.as_of}" if page.as_of else "As of the last report"
    left = f"; {page.undated} undated reports left out" if page.undated else ""
    return f"{day}, from {page.articles} reports{left}."


def _lead(line: Line) -> Iterator[str]:
    if line.day is not None:
        yield f"{line.day}:"
    said = line.speaker is not None or line.is_quotation
    if line.note is not None and not said:
        yield f"({line.note})"
    if line.speaker is not None:
        via = f", according to {', '.join(line.via)}" if line.via else ""
        yield f"{line.speaker}{via}{f' {line.note}' if line.note else ''}:"


def _credit(source: Source) -> str:
    return f"{source.outlet or 'unknown outlet'}, {source.published or 'undated'}"


def _more(line: Line) -> str:
    others = sorted({source.outlet or source.article for source in line.sources[1:]})
    return f"; also {', '.join(others)}" if others else ""


def _quoted(line: Line) -> str:
    has_marks = line.text[:1] in "\"“«'‘"
    return f"“{line.text}”" if line.is_quotation and not has_marks else line.text


def _markdown(line: Line) -> str:
    first = line.sources[0]
    credit = _plain(_credit(first))
    link = f"[{credit}]({first.url})" if _is_link(first.url) else f"{credit}, {first.article}"
    lead = " ".join(_plain(part) for part in _lead(line))
    return f"{lead} {_plain(_quoted(line))} ({link}{_plain(_more(line))})".strip()


def _html(line: Line) -> str:
    first = line.sources[0]
    credit = html.escape(_credit(first))
    if _is_link(first.url):
        credit = f'<a href="{html.escape(first.url or "")}">{credit}</a>'
    lead = html.escape(" ".join(_lead(line)))
    text = html.escape(_quoted(line))
    return f"{lead} {text} <small>({credit}{html.escape(_more(line))})</small>".strip()


def _is_link(url: str | None) -> bool:
    return url is not None and re.fullmatch(r"https?://[^\s()<>\"]+", url) is not None


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)
