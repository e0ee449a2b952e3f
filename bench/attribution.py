"""Attribution: who says what, scored on PolNeAR.

Data: PolNeAR 1.0, the Political News Attribution Relations corpus (Newell, Margolin and Ruths,
LREC 2018), 2016 US campaign coverage by seven outlets; from https://github.com/networkdynamics.
Its texts belong to the outlets: they are read for scoring and never stored. One JSON line an
article: text, attributions with character spans of source, cue and content.

Metric: a span is the set of the characters of one role of one attribution, white space left out;
a role given in two pieces is one span. Equal spans of an article count once. source_f1, cue_f1 and
content_f1 count a predicted span right only if it equals a gold span. pair_f1 matches attributions
one to one: content tokens with Jaccard of at least 0.5 and sources with the same head word (both
empty counts as the same). Scores are micro averages over all articles.

PolNeAR counts the conjunction "that" to the content and the comma that closes an apposition to the
source; a record does not, so both are added here before comparing. PolNeAR has no attribution
inside another's content, so statements with a parent are left out.

Published on the test split (source/cue/content F1): rules 10.7/22.8/5.6, CoreNLP 13.9/-/17.5,
CRF 50.6/53.4/28.6, BiLSTM-CRF 69.6/66.7/59.0, BERT 81.1/74.0/68.9.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from dateline.extract.cues import CueLexicon
from dateline.extract.statements import find_statements
from dateline.records import Article, Statement
from dateline.syntax import Reading

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "attribution" / "dev.jsonl"
JACCARD = 0.5

Pieces = list[tuple[int, int]]
Attribution = dict[str, Pieces]
_THAT = re.compile(r"\bthat,?\s+$", re.IGNORECASE)


def run(data: Path | None = None) -> dict[str, object]:
    """Score the statements found in the articles of a JSON lines file."""
    from dateline.read.reader import Reader

    path = data or DEFAULT
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    articles = [
        Article(
            body=item["text"], outlet=item.get("outlet"),
            published=date.fromisoformat(item["published"]) if item.get("published") else None,
        )
        for item in items
    ]  # fmt: skip
    cues = CueLexicon.load(wide=True)
    readings = Reader().read_many(articles)
    pairs = ((reading, find_statements(reading, cues)) for reading in readings)
    return score(zip(pairs, (item["attributions"] for item in items), strict=True))


def score(
    coded: Iterable[tuple[tuple[Reading, Sequence[Statement]], list[Attribution]]],
) -> dict[str, object]:
    """Return the F1 of each role and of pairs, with precision and recall."""
    counts = {role: [0, 0, 0] for role in ("source", "cue", "content", "pair")}
    articles = total = 0
    for (reading, statements), gold in coded:
        articles += 1
        total += len(gold)
        found = [as_attribution(reading.text, item) for item in statements if item.parent is None]
        for role in ("source", "cue", "content"):
            right = {_chars(reading.text, item[role]) for item in gold if item[role]}
            mine = {_chars(reading.text, item[role]) for item in found if item[role]}
            _add(counts[role], len(right & mine), len(mine), len(right))
        _add(counts["pair"], matched_pairs(reading, found, gold), len(found), len(gold))
    result: dict[str, object] = {"n": total, "articles": articles}
    for role, (hits, mine_count, right_count) in counts.items():
        precision = hits / mine_count if mine_count else 0.0
        recall = hits / right_count if right_count else 0.0
        both = precision + recall
        result[f"{role}_f1"] = round(2 * precision * recall / both, 4) if both else 0.0
        result[f"{role}_precision"] = round(precision, 4)
        result[f"{role}_recall"] = round(recall, 4)
    return result


def as_attribution(text: str, statement: Statement) -> Attribution:
    """Return a statement's spans by the conventions of PolNeAR."""
    content = [(span.start, span.end) for span in statement.content]
    first = content[0][0]
    that = _THAT.search(text, max(0, first - 8), first)
    if that is not None:
        content[0] = (that.start(), content[0][1])
    source: Pieces = []
    if statement.source is not None:
        start, end = statement.source.start, statement.source.end
        cue = statement.cue
        set_off = "," in text[start:end] and text[end : end + 1] == ","
        if set_off and cue is not None and end < cue.start <= end + 3:
            end += 1
        source.append((start, end))
    cues = [(statement.cue.start, statement.cue.end)] if statement.cue is not None else []
    return {"source": source, "cue": cues, "content": content}


def matched_pairs(reading: Reading, found: list[Attribution], gold: list[Attribution]) -> int:
    """Return how many attributions match one to one, best overlap first."""
    mine = [(_words(reading, item["content"]), _head(reading, item["source"])) for item in found]
    right = [(_words(reading, item["content"]), _head(reading, item["source"])) for item in gold]
    scored = []
    for i, (words, head) in enumerate(mine):
        for j, (gold_words, gold_head) in enumerate(right):
            common = len(words & gold_words)
            if head == gold_head and common and common >= JACCARD * len(words | gold_words):
                scored.append((-common / len(words | gold_words), i, j))
    used_mine: set[int] = set()
    used_right: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in used_mine and j not in used_right:
            used_mine.add(i)
            used_right.add(j)
    return len(used_mine)


def _words(reading: Reading, pieces: Pieces) -> set[int]:
    """Return the words (no punctuation) that lie in the pieces."""
    found: set[int] = set()
    for start, end in pieces:
        token = next((i for i in range(start, end) if reading.token_at(i) is not None), None)
        if token is None:
            continue
        at = reading.token_at(token)
        while at is not None and at < len(reading.tokens) and reading.tokens[at].start < end:
            if reading.tokens[at].pos != "PUNCT":
                found.add(at)
            at += 1
    return found


def _head(reading: Reading, pieces: Pieces) -> int | None:
    """Return the word of a source whose syntactic head lies outside it, the first of several."""
    words = _words(reading, pieces)
    outside = [
        i for i in words if reading.tokens[i].head not in words or reading.tokens[i].head == i
    ]
    outside = [i for i in outside if reading.tokens[i].pos != "PART"] or outside
    return min(outside) if outside else None


def _chars(text: str, pieces: Pieces) -> frozenset[int]:
    return frozenset(i for start, end in pieces for i in range(start, end) if not text[i].isspace())


def _add(counts: list[int], hits: int, mine: int, right: int) -> None:
    counts[0] += hits
    counts[1] += mine
    counts[2] += right


if __name__ == "__main__":
    import sys

    json.dump(run(Path(sys.argv[1]) if len(sys.argv) > 1 else None), sys.stdout, indent=2)
