"""List what the lexicon proposes in the training sentences: `python propose.py --out FILE`.

In: the sentences of `data/` and the lexicon's examples, and Dateline itself (run this in its
environment, not in that of the training). Out: a JSON line for each proposal: the sentence's text,
the characters of its trigger, actor and recipient, and the type that the lexicon gives it.
It refuses to judge: `triggers.py` compares with the labels.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from acts import read_told
from examples import read_all

import dateline
from dateline.assembly import acts_of
from dateline.extract.events import find_events

AT_ONCE = 64


def main() -> None:
    """Write the proposals of all training sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    texts = list(dict.fromkeys([e.text for e in read_all()] + [t.text for t in read_told()]))
    coder = dateline.load()
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for start in range(0, len(texts), AT_ONCE):
            articles = [dateline.Article(body=text) for text in texts[start : start + AT_ONCE]]
            for reading in coder.reader.read_many(articles):
                for row in proposals(coder, reading):
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


def proposals(coder: dateline.Coder, reading) -> list[dict[str, object]]:
    """Return the proposals of one reading, in text order."""
    found = []
    for act in acts_of(reading, find_events(reading, coder.predicates)):
        token = reading.tokens[act.trigger]
        found.append({
            "text": reading.text, "trigger": [token.start, token.end], "type": act.frame.type,
            "actor": act.actor, "recipient": act.recipient,
        })  # fmt: skip
    return found


if __name__ == "__main__":
    main()
