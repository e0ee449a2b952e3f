"""Write the signs of pronouns and noun phrases whose antecedents people told.

`../.venv/bin/python antecedents.py --out build/antecedents` reads `articles.jsonl` (articles
written for Dateline), `patterns.txt` (short texts for one pattern each) and `chains.jsonl`
(Wikinews, CC BY 2.5, by article and characters) and writes `pronouns.json` and `nouns.json` there:
for each mention the signs of its candidates and which of them is right. `choose.py` fits the
weights on them. With `--score` it reads the marks of BASIL (`bench/audits/chains.jsonl`) instead,
which only score.

What is told before a mention goes into the chains as people told it, not as the rules would.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.ingest.sources import read_sources
from dateline.knowledge.base import Knowledge
from dateline.read.antecedent_signs import SignReader, group_of
from dateline.read.antecedents import FIRST, link_first_person
from dateline.read.chains import Chains
from dateline.read.name_links import link_names
from dateline.read.noun_rules import apposed, is_certain, told_by_rule
from dateline.read.noun_signs import NounSigns
from dateline.read.reader import Reader
from dateline.records import Article, Mention
from dateline.syntax import Reading

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
PATTERNS = HERE / "patterns.txt"
OWN, FREE = HERE / "articles.jsonl", HERE / "chains.jsonl"
SCORED = HERE.parent / "bench" / "audits" / "chains.jsonl"

Span = tuple[int, int]
Item = dict[str, Any]
"""group: he, it, they or noun; right: index of the right candidate; candidates: their signs."""


def main() -> None:
    """Write the signs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    told = list(_scored() if asked.score else _trained())
    reader = Reader()
    pronouns: list[Item] = []
    nouns: list[Item] = []
    readings = reader.read_many(article for article, _ in told)
    for (_, marks), reading in zip(told, readings, strict=True):
        found = Told(reading, marks, reader.knowledge)
        found.read()
        pronouns += found.pronouns
        nouns += found.nouns
    for name, items in (("pronouns", pronouns), ("nouns", nouns)):
        (asked.out / f"{name}.json").write_text(json.dumps(items))
        print(name, len(items))


def _trained() -> Iterator[tuple[Article, list[Item]]]:
    for line in OWN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(title=row["title"], body=row["body"]), row["marks"]
    for line in PATTERNS.read_text(encoding="utf-8").splitlines():
        yield marked(line)
    yield from _by_id(FREE, SHARED / "real" / "wikinews.jsonl")


def marked(line: str) -> tuple[Article, list[Item]]:
    """Return a text and its marks from a line with `{he=Lee}`; `-` stands for nobody told."""
    text, marks = "", []
    for before, words, target in _MARK.findall(line + "{=}"):
        text += before
        if words:
            marks.append(((len(text), len(text) + len(words)), target))
        text += words
    found: list[Item] = []
    for at, target in marks:
        start = text.find(target) if target != "-" else -1
        told = [start, start + len(target)] if start >= 0 else "thing"
        found.append({"at": list(at), "is": told})
    return Article(body=text), found


_MARK = re.compile(r"([^{]*)\{([^{}=]*)=([^{}]*)\}")


def _scored() -> Iterator[tuple[Article, list[Item]]]:
    yield from _by_id(SCORED, SHARED / "bench" / "same_event" / "basil.jsonl")


def _by_id(marks: Path, texts: Path) -> Iterator[tuple[Article, list[Item]]]:
    articles = {a.id: a for a in read_sources([texts]) if isinstance(a, Article)}
    for line in marks.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = articles[row["article"]]
        if hashlib.sha256(article.text.encode()).hexdigest()[:12] != row["sha256"]:
            raise SystemExit(f"article {row['article']} of {texts} has another text than was read")
        yield Article(title=article.title, body=article.body), row["marks"]


class Told:
    """One article with what people told of its mentions."""

    def __init__(self, reading: Reading, marks: list[Item], knowledge: Knowledge) -> None:
        self.reading, self.knowledge = reading, knowledge
        self.at = {(m.start, m.end): m for m in reading.mentions}
        self.told = {tuple(mark["at"]): mark["is"] for mark in marks}
        self.alike: dict[Span, list[Span]] = {}
        for span, found in self.told.items():
            if _is_one(found):
                self.alike.setdefault((found[0], found[1]), []).append(span)
        self.chains = Chains()
        self.pronouns: list[Item] = []
        self.nouns: list[Item] = []

    def read(self) -> None:
        """Collect the signs of all mentions that people told, joining each as they did."""
        ordered = sorted(self.reading.mentions, key=lambda mention: mention.start)
        link_names(self.reading, ordered, self.chains, self.knowledge)
        signs = SignReader(self.reading, ordered, self.knowledge)
        nouns = NounSigns(signs)
        for mention in ordered:
            if mention.form == "nominal":
                self._noun(nouns, mention)
        for mention in ordered:
            if mention.form != "pronoun":
                continue
            if mention.raw.lower() in FIRST:
                link_first_person(self.reading, mention, ordered, self.chains)
            elif (mention.start, mention.end) in self.told:
                rows = list(signs.candidates(mention, self.chains))
                self._keep(self.pronouns, group_of(mention.raw.lower()), mention, rows)

    def _noun(self, nouns: NounSigns, mention: Mention) -> None:
        if apposed(self.reading, mention, self.chains, self.knowledge):
            return
        if (mention.start, mention.end) in self.told and is_certain(self.reading, mention):
            rule = told_by_rule(mention, self.chains, nouns.holders)
            rows = list(nouns.candidates(mention, self.chains, rule))
            self._keep(self.nouns, "noun", mention, rows)
        if mention.id not in self.chains.of:
            self.chains.start(mention)

    def _keep(
        self, items: list[Item], group: str, mention: Mention,
        rows: list[tuple[int | None, dict[str, float]]],
    ) -> None:  # fmt: skip
        """Keep the signs where the right candidate is among them, and join its chain."""
        numbers = [number for number, _ in rows]
        found = self.told[mention.start, mention.end]
        right = self._chain_of((found[0], found[1]), numbers) if _is_one(found) else None
        if _is_one(found) and right is None:
            target = self.at.get((found[0], found[1]))
            if group != "noun" or target is None or target.start < mention.start:
                return
        items.append({
            "group": group, "article": self.reading.article_id, "right": numbers.index(right),
            "candidates": [row for _, row in rows],
        })  # fmt: skip
        if right is not None:
            self.chains.join(mention, right)

    def _chain_of(self, span: Span, numbers: list[int | None]) -> int | None:
        """Return the candidate that holds the mention told, or another told to be the same."""
        for other in (span, *self.alike.get(span, ())):
            mention = self.at.get(other)
            number = self.chains.of.get(mention.id) if mention is not None else None
            if number is not None and number in numbers:
                return number
        return None


def _is_one(found: object) -> bool:
    return isinstance(found, list) and isinstance(found[0], int)


if __name__ == "__main__":
    main()
