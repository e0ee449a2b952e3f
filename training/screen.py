"""Remove near-copies: `python screen.py BENCH_FOLDER`.

In: the training sentences and every text of the benchmarks. A sentence goes that shares 30 % of its
runs of five words with them, or reads like an earlier training sentence but for case and signs.
Out: the files without these lines, and what was removed, by reason. It refuses to guess at
meaning: retold facts stay.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from examples import HERE, unmark

RUN = 5
MOST_SHARED = 0.3


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of five words of a text, without case and signs."""
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def texts(value: object) -> Iterator[str]:
    """Yield all longer strings inside a JSON value."""
    if isinstance(value, str):
        if len(value) > 30:
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def known(folder: Path) -> set[tuple[str, ...]]:
    """Return the runs of all benchmark texts."""
    found: set[tuple[str, ...]] = set()
    for path in sorted(folder.rglob("*.json*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                value = json.loads(line)
            except json.JSONDecodeError:
                continue
            for text in texts(value):
                found |= runs(text)
    return found


def main() -> None:
    """Screen all files in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    of_bench = known(parser.parse_args().bench)
    seen: set[str] = set()
    gone = {"benchmark": 0, "duplicate": 0}
    for path in sorted((HERE / "data").glob("*.*")):
        if path.suffix not in {".txt", ".jsonl"}:
            continue
        kept = []
        for line in path.read_text(encoding="utf-8").splitlines():
            told = path.suffix == ".jsonl"
            text = json.loads(line)["text"] if told else unmark(line.split("|")[0])[0]
            own, plain = runs(text), " ".join(re.findall(r"\w+", text.lower()))
            if own and len(own & of_bench) / len(own) >= MOST_SHARED:
                gone["benchmark"] += 1
                print(f"{path.name}: {text}")
            elif plain in seen:
                gone["duplicate"] += 1
            else:
                seen.add(plain)
                kept.append(line)
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(json.dumps({**gone, "kept": len(seen)}))


if __name__ == "__main__":
    main()
