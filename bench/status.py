"""Status: did the event happen, lie ahead, stay possible, or not happen, scored on MEANTIME.

Data: NewsReader MEANTIME, English section (Minard et al., LREC 2016): 120 Wikinews articles,
CC BY 4.0, from http://www.newsreader-project.eu/results/data/wikinews. XML with tokens and event
mentions that carry certainty, time and polarity.

Classes of the gold: negated (polarity NEG); possible (certainty POSSIBLE or PROBABLE); future
(time FUTURE); happened (certain, not future, positive). Mentions without these attributes, with
certainty UNDERSPECIFIED and no future time, or in generic statements (GEN) are left out.
Classes of the answer: planned and expected are future; failed, denied and negated are negated;
happened and ongoing are happened; possible is possible.

Metric: macro_f1 over the four classes on the gold mentions; majority_macro_f1 is the score of
always answering happened. No comparable published figures for this four-way task are known.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree  # the benchmark's own files
from collections import Counter
from pathlib import Path

from dateline.extract.status import judge_status
from dateline.extract.status_lexicon import StatusLexicon
from dateline.records import Article
from dateline.syntax import Reading

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "meantime"
CLASSES = ("happened", "future", "possible", "negated")
ANSWERS = {
    "happened": "happened", "ongoing": "happened", "planned": "future", "expected": "future",
    "possible": "possible", "failed": "negated", "denied": "negated", "negated": "negated",
}  # fmt: skip

Gold = list[tuple[int, int, str]]
"""Start and end characters of a mention, and its class."""


def run(data: Path | None = None) -> dict[str, object]:
    """Score the status of the gold event mentions of a folder of MEANTIME files."""
    from dateline.read.reader import Reader

    files = sorted((data or DEFAULT).rglob("*.xml"))
    if not files:
        raise FileNotFoundError(2, "no XML files", str(data or DEFAULT))
    items = [load(path) for path in files]
    lexicon = StatusLexicon.load()
    pairs: list[tuple[str, str]] = []
    readings = Reader().read_many([article for article, _ in items])
    for reading, (_, gold) in zip(readings, items, strict=True):
        pairs += judged(reading, gold, lexicon)
    return score(pairs)


def judged(reading: Reading, gold: Gold, lexicon: StatusLexicon) -> list[tuple[str, str]]:
    """Return (gold class, answered class) for each mention of one article."""
    pairs: list[tuple[str, str]] = []
    for start, end, right in gold:
        trigger = trigger_of(reading, start, end)
        if trigger is not None:
            pairs.append((right, ANSWERS[judge_status(reading, trigger, lexicon)[0]]))
        else:
            pairs.append((right, "happened"))
    return pairs


def trigger_of(reading: Reading, start: int, end: int) -> int | None:
    """Return the token of a mention whose head lies outside it."""
    nodes = {i for at in range(start, end) if (i := reading.token_at(at)) is not None}
    tokens = reading.tokens
    heads = [i for i in sorted(nodes) if tokens[i].head not in nodes or tokens[i].head == i]
    return heads[0] if heads else None


def score(pairs: list[tuple[str, str]]) -> dict[str, object]:
    """Return macro F1, the F1 of each class, and the score of the majority answer."""
    result: dict[str, object] = {"n": len(pairs)}
    result["macro_f1"] = round(sum(_f1(pairs, name) for name in CLASSES) / len(CLASSES), 4)
    majority = [(right, "happened") for right, _ in pairs]
    result["majority_macro_f1"] = round(
        sum(_f1(majority, name) for name in CLASSES) / len(CLASSES), 4
    )
    for name in CLASSES:
        result[f"{name}_f1"] = round(_f1(pairs, name), 4)
        result[f"{name}_n"] = sum(right == name for right, _ in pairs)
    return result


def _f1(pairs: list[tuple[str, str]], name: str) -> float:
    counts = Counter((right == name, mine == name) for right, mine in pairs)
    hits = counts[True, True]
    return 2 * hits / (2 * hits + counts[True, False] + counts[False, True]) if hits else 0.0


def load(path: Path) -> tuple[Article, Gold]:
    """Return an article built from the file's tokens, one line a sentence, and its gold."""
    root = ElementTree.parse(path).getroot()
    text: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    sentence: str | None = None
    for token in root.iter("token"):
        word = (token.text or "").strip()
        glue = "" if sentence is None else ("\n" if token.get("sentence") != sentence else " ")
        sentence = token.get("sentence")
        text.append(glue + word)
        start = at + len(glue)
        at = start + len(word)
        places[token.get("t_id", "")] = (start, at)
    gold: Gold = []
    for mention in root.iter("EVENT_MENTION"):
        right = gold_class(mention)
        spans = [places[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor")]
        if right is not None and spans:
            gold.append((min(s for s, _ in spans), max(e for _, e in spans), right))
    return Article(body="".join(text), source=path.name), sorted(gold)


def gold_class(mention: ElementTree.Element) -> str | None:
    """Return the class of a gold mention, None where it has none of the four."""
    certainty, time, polarity = (mention.get(name) for name in ("certainty", "time", "polarity"))
    if not certainty or not time or mention.get("special_cases") == "GEN":
        return None
    if polarity == "NEG":
        return "negated"
    if certainty in {"POSSIBLE", "PROBABLE"}:
        return "possible"
    if time == "FUTURE":
        return "future"
    certain = certainty == "CERTAIN" and time == "NON_FUTURE" and polarity == "POS"
    return "happened" if certain else None


if __name__ == "__main__":
    import sys

    json.dump(run(Path(sys.argv[1]) if len(sys.argv) > 1 else None), sys.stdout, indent=2)
