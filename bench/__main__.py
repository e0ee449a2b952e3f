"""Run a benchmark: `python -m bench NAME [--data FILE] [--json]`, or `all`.

Prints a table; with --json one JSON object as the last line. Exit codes: 0 done, 2 unknown name,
3 the data are not there.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = (
    "plover_pairs", "plover_sentences", "actors", "attribution", "time", "place", "status",
    "coreference", "same_event", "record", "throughput",
)  # fmt: skip


def main() -> int:
    """Run what the arguments ask for and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", help=f"one of {', '.join(NAMES)}, or all")
    parser.add_argument("--data", type=Path, help="file or folder to read instead")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    given = parser.parse_args()
    if given.name not in {*NAMES, "all"}:
        print(f"no benchmark {given.name!r}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    names = NAMES if given.name == "all" else (given.name,)
    for name in names:
        module = importlib.import_module(f"bench.{name}")
        try:
            result = module.run(given.data)
        except FileNotFoundError as error:
            where = (module.__doc__ or "").split("\n\n")[1]
            print(f"{error.filename} is not there; name it with --data.\n{where}", file=sys.stderr)
            return 3
        show(name, result)
        if given.json:
            print(json.dumps({"benchmark": name, **result}, default=str))
    return 0


def show(name: str, result: dict[str, object]) -> None:
    """Print figures in a table, everything longer below it."""
    print(f"\n{name}")
    for key, value in result.items():
        if isinstance(value, list | dict):
            print(f"  {key}: {json.dumps(value, default=str)}")
        else:
            print(f"  {key:24} {value}")


if __name__ == "__main__":
    sys.exit(main())
