"""Read sentences of real news whose acts and sides people judged: `real.jsonl`.

In: rows of characters and labels, without text, and the texts under `../shared` that they count:
Wikinews (CC BY 2.5; none of MEANTIME's articles, on which the status is scored) and WikiWars
(CC BY-SA 3.0). Out: `Told` sentences. Where the texts are not there, none. It refuses a row whose
sentence is not the one that was read.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
FILES = {
    "wikinews": SHARED / "real" / "wikinews.jsonl",
    "wikiwars": SHARED / "bench" / "time" / "wikiwars.jsonl",
}


def rows() -> list[dict]:
    """Return each sentence as a row like those of the written files, with its text.

    Raises ValueError with the line of a row that does not fit its text.
    """
    found = []
    if not all(path.exists() for path in FILES.values()):
        return found
    for number, line in enumerate((HERE / "real.jsonl").read_text().splitlines(), start=1):
        row = json.loads(line)
        start, end = row["sentence"]
        text = texts(row["source"])[row["article"]][start:end]
        if not hashlib.sha256(text.encode()).hexdigest().startswith(row["sha256"]):
            raise ValueError(f"real.jsonl, line {number}: the text has changed")
        found.append({"text": text, "acts": row["acts"]})
    return list({row["text"]: row for row in found}.values())


@cache
def texts(source: str) -> dict[str, str]:
    """Return title and text of the articles of a source, by their ids."""
    lines = FILES[source].read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    return {item["id"]: f"{item.get('title', '')}\n\n{item['text']}" for item in items}
