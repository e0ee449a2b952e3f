"""What all commands share: the app, options, exit codes, messages, JSON.

In: values to print, arguments to check. Out: one line an error, with the value and the remedy.
It refuses to know any command.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import msgspec
import typer

import dateline
from dateline.errors import (
    DatelineError,
    InputError,
    KnowledgeError,
    ModelError,
    QueryError,
    RecordError,
    SettingsError,
)

app = typer.Typer(
    help="Who did what to whom, when, where, and who says so: news reports into a record.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip

NOTHING, USAGE, ALL_REJECTED, BROKEN, INTERRUPTED = 1, 2, 3, 4, 130

_GOES_ON = "interrupted; run the same command again and it goes on where it stopped"

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
RecordPath = Annotated[Path, typer.Argument(help="Folder of the record.", metavar="RECORD")]
Limit = Annotated[int | None, typer.Option(help="Show at most this many.", min=1)]


def main() -> None:
    """Run the command line; errors become one line and an exit code."""
    logging.basicConfig(level=logging.WARNING, format="dateline: %(message)s")
    logging.getLogger("dateline.pipeline").setLevel(logging.CRITICAL)
    try:
        app(standalone_mode=True)
    except (SettingsError, InputError, QueryError) as error:
        _fail(str(error), USAGE)
    except (RecordError, ModelError, KnowledgeError) as error:
        _fail(str(error), BROKEN)
    except DatelineError as error:
        _fail(str(error), BROKEN)
    except KeyboardInterrupt:
        _fail(_GOES_ON, INTERRUPTED)
    except SystemExit as end:
        # Typer turns an interruption into this exit code, without a word.
        if end.code == INTERRUPTED:
            _fail(_GOES_ON, INTERRUPTED)
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _fail(message: str, code: int) -> NoReturn:
    print(f"dateline: {message}", file=sys.stderr)
    sys.exit(code)


def _version(wanted: bool) -> None:
    if wanted:
        print(dateline.__version__)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the options that stand before a command."""


def nothing(message: str) -> NoReturn:
    """Say that nothing was found, and end with that exit code."""
    print(message, file=sys.stderr)
    raise typer.Exit(NOTHING)


def print_json(rows: Iterable[dict[str, Any]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        print(msgspec.json.encode(row).decode())


def parse_day(value: str | None, option: str) -> date | None:
    """Return the day of an ISO date. Raises InputError with the option for another text."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(f"{option} {value!r} is no date; write it as 2019-04-25") from None


def parse_shard(value: str) -> tuple[int, int]:
    """Return (i, n) of "i/n". Raises InputError."""
    index, _, count = value.partition("/")
    if not (index.isdigit() and count.isdigit()):
        raise InputError(f"--shard {value!r} is no share; write it as 3/10")
    return int(index), int(count)


def parse_columns(columns: Iterable[str]) -> dict[str, str]:
    """Return field -> column of "body=text" pairs."""
    fields = {"title", "deck", "body", "outlet", "published", "url"}
    found: dict[str, str] = {}
    for pair in columns:
        field, equals, name = pair.partition("=")
        if not equals or field not in fields or not name:
            raise InputError(
                f"--column {pair!r} maps nothing; write FIELD=NAME with a field of "
                f"{', '.join(sorted(fields))}"
            )
        found[field] = name
    return found
