"""The commands that find and explain, each with the reports to cite.

In: arguments. Out: a readable table on standard output, or one JSON object a line with `--json`.
It refuses to compute: each command is a library method and its printing.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

import dateline
from dateline import show as display
from dateline.cli.base import AsJson, Limit, RecordPath, app, nothing, parse_day, print_json
from dateline.errors import QueryError
from dateline.store.reports import article_of, labels, reports_of


@app.command()
def find(
    record: RecordPath,
    actor: Annotated[str | None, typer.Option(help="Country code, entity or name.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Country code, entity or name.")] = None,
    side: Annotated[str | None, typer.Option(help="Actor or recipient, whichever.")] = None,
    type: Annotated[str | None, typer.Option(help="PLOVER type, such as CONSULT.")] = None,
    status: Annotated[str | None, typer.Option(help="happened, planned, denied ...")] = None,
    speaker: Annotated[str | None, typer.Option(help="Find statements of this speaker.")] = None,
    about: Annotated[str | None, typer.Option(help="Find statements with these words.")] = None,
    topic: Annotated[str | None, typer.Option(
        help="Find statements on this topic, by words and by meaning.")] = None,
    text: Annotated[str | None, typer.Option(help="Words of the article.")] = None,
    min_confidence: Annotated[float | None, typer.Option(
        min=0, max=1, help="Events whose type is at least so sure, 0 to 1.")] = None,
    min_certainty: Annotated[float | None, typer.Option(
        min=0, max=1, help="Events whose type, actors and recipients are so sure.")] = None,
    label: Annotated[str | None, typer.Option(
        help="Find sentences of this type of your own codebook.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only what this outlet reports.")] = None,
    article: Annotated[str | None, typer.Option(
        help="Id of an article, or how it begins, or its source.")] = None,
    place: Annotated[str | None, typer.Option(help="Country code or name of a place.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Find events, or statements with --speaker, --about or --topic; all conditions must hold."""
    found = dateline.open(record)
    first, last = parse_day(start, "--from"), parse_day(end, "--to")
    if label:
        _labelled(found, label, min_confidence or 0.0, limit, as_json)
        return
    said = bool(speaker or about or topic)
    if said and (
        actor or recipient or side or type or status or place or min_confidence or min_certainty
    ):
        raise QueryError(
            "--speaker, --about and --topic find statements; leave out the conditions on events"
        )
    if topic and (about or article):
        raise QueryError("--topic goes with neither --about nor --article; leave one out")
    only = article_of(found, article) if article else None
    if topic:
        rows = found.positions(
            topic, speaker=speaker, outlet=outlet, start=first, end=last, limit=limit or 20
        )
    elif said:
        rows = found.statements(
            speaker=speaker, about=about, outlet=outlet, article=only, start=first, end=last,
            limit=limit,
        ).rows()  # fmt: skip
    else:
        rows = found.events(
            actor=actor, recipient=recipient, side=side, type=type, status=status, text=text,
            place=place, outlet=outlet, article=only, start=first, end=last,
            min_confidence=min_confidence, min_certainty=min_certainty, limit=limit,
        ).rows()  # fmt: skip
    if not rows:
        nothing("nothing in the record meets these conditions")
    if as_json:
        print_json(rows)
        return
    reports = reports_of(found, (row["article"] for row in rows))
    if said:
        display.statements(rows, reports)
    else:
        display.events(rows, reports)


def _labelled(
    found: dateline.Record, label: str, least: float, limit: int | None, as_json: bool
) -> None:  # fmt: skip
    rows = found.labelled(label, least, limit=limit).rows()
    known = labels(found)
    if label not in known:
        remedy = f"it has {', '.join(known)}" if known else "code it with --codebook to have some"
        raise QueryError(f"no sentence of the record has the label {label!r}; {remedy}")
    if not rows:
        nothing(f"no sentence has the label {label!r} so surely")
    print_json(rows) if as_json else display.labelled(rows)


@app.command()
def explain(
    record: RecordPath,
    event: Annotated[str, typer.Argument(help="Id of an event, or how it begins.")],
    as_json: AsJson = False,
) -> None:
    """Explain an event: its words, the lexicon entry, the chances, the rule of the codebook."""
    from dateline.reasons import explain as explained

    opened = dateline.open(record)
    found = explained(opened, event)
    article = opened.event(event)["article"]
    report = reports_of(opened, [article])[article]
    if as_json:
        print(msgspec.json.encode({**msgspec.structs.asdict(found), "report": report}).decode())
    else:
        display.explanation(found, report)
