"""Print what a run of `dateline code` did, and what its user should know of it.

In: a `RunReport`. Out: text on standard output. It refuses to hide what was left out, replaced or
not dated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.markup import escape

from dateline.runner.run import RunReport
from dateline.show import console


def report(result: RunReport, into: Path) -> None:
    """Print what a run did."""
    out = console()
    place = escape(str(into))
    if not result.nothing_to_do:
        out.print(
            f"{result.articles:,} articles coded in {result.seconds:.1f} s: {result.events:,} "
            f"events, {result.statements:,} statements; {result.rejected.total():,} rejected."
        )
        if result.already_done:
            out.print(f"{result.already_done:,} articles had been coded before.")
    elif result.already_done:
        out.print(f"Nothing to do: all {result.already_done:,} articles lie in {place}.")
    else:
        out.print("Nothing was coded.")
    if result.duplicates:
        out.print(f"{result.duplicates:,} articles were exact copies of others in the input.")
    for line in (*_reasons(result.rejected), *_rejected_before(result), *_notes(result)):
        out.print(escape(line))
    if not result.nothing_to_do:
        out.print(f"The record lies in {place}.")


def _reasons(rejected: Counter[str]) -> Iterator[str]:
    for reason, count in rejected.most_common():
        yield f"  {count:,} × {reason}"


def _rejected_before(result: RunReport) -> Iterator[str]:
    total = result.rejected_before.total()
    if total:
        yield f"{total:,} {'is' if total == 1 else 'are'} rejected as before:"
        yield from _reasons(result.rejected_before)


def _notes(result: RunReport) -> Iterator[str]:
    """Yield what the user may not expect, each with what to do about it."""
    if result.superseded:
        yield (
            f"{result.superseded:,} articles of the record had the same source and text, but "
            "another day or outlet; the new ones stand in their place."
        )
    if result.labels_dropped:
        yield (
            f"{result.labels_dropped:,} articles had labels of a codebook; they are gone, since "
            "this run has none. Code again with --codebook to have them back."
        )
    if result.undated:
        yield (
            f"{result.undated:,} articles have no day of publication, so that “Tuesday” and who "
            "held an office stay unresolved; give the day by --published or a column."
        )
    if result.day_in_name is not None:
        source, day = result.day_in_name
        yield (
            f"The name of {source} seems to hold its day; nothing is guessed from names, so code "
            f"it again with --published {day}."
        )
    if result.left_aside:
        endings = ", ".join(f"{count:,} {name}" for name, count in result.left_aside.most_common())
        yield f"{result.left_aside.total():,} files of other endings were left aside: {endings}."
