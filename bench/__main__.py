"""Run a benchmark: `python -m bench NAME [--data FILE] [--json]`, or `all`.

Prints a table; with --json one JSON object as the last line, for `all` one that holds the figures
of each benchmark by its name. Exit codes: 0 done, 2 wrong arguments, 3 the data of one or more are
not there (`all` runs the others).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = (
    "plover_pairs", "plover_sentences", "sentences", "dyads", "sides", "actors", "attribution",
    "time", "place", "status", "coreference", "antecedents", "same_event", "duplicates", "record",
    "knowledge", "coverage", "throughput", "incidents",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("name", help=f"one of {', '.join(NAMES)}, or all")
    parser.add_argument("--data", type=Path, help="file or folder to read instead")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    given = parser.parse_args(arguments)
    if given.name not in {*NAMES, "all"}:
        print(f"no benchmark {given.name!r}; there are {', '.join(NAMES)}, all", file=sys.stderr)
        return 2
    if given.name == "all" and given.data is not None:
        print("all reads the standard data; name one benchmark with --data", file=sys.stderr)
        return 2
    names = NAMES if given.name == "all" else (given.name,)
    results = {name: result for name in names if (result := run(name, given.data)) is not None}
    if given.json and given.name == "all":
        print(json.dumps({"benchmark": "all", **results}, default=str))
    elif given.json and results:
        print(json.dumps({"benchmark": given.name, **results[given.name]}, default=str))
    return 0 if len(results) == len(names) else 3


def run(name: str, data: Path | None) -> dict[str, object] | None:
    """Run one benchmark and print its table; None, saying where to get them, without its data."""
    module = importlib.import_module(f"bench.{name}")
    try:
        missing = data if data is not None and not data.exists() else None
        result: dict[str, object] | None = None if missing else module.run(data)
    except FileNotFoundError as error:
        result, missing = None, Path(error.filename or "the data")
    if result is None:
        print(f"{name}: {missing} is not there; name it with --data.", file=sys.stderr)
        print(origin(module.__doc__ or ""), file=sys.stderr)
        return None
    show(name, result)
    return result


def origin(docstring: str) -> str:
    """Return the paragraph of a module's docstring that names its data and where they are."""
    found = [part for part in docstring.split("\n\n") if part.startswith("Data:")]
    return found[0].strip() if found else ""


def show(name: str, result: dict[str, object]) -> None:
    """Print figures in a table, everything longer below it."""
    print(f"\n{name}")
    longer = {key: value for key, value in result.items() if isinstance(value, list | dict)}
    for key, value in result.items():
        if key not in longer:
            print(f"  {key:24} {value}")
    for key, value in longer.items():
        print(f"  {key}: {json.dumps(value, default=str)}")


if __name__ == "__main__":
    sys.exit(main())
