"""What tests of reading share: the words of a chain."""

from __future__ import annotations

from datetime import date

import dateline
from dateline.records import Article, Mention


def chain_of(coder: dateline.Coder, text: str, raw: str, title: str = "") -> set[str]:
    """The words of the chain of the last mention with these words."""
    article = Article(title=title, body=text, published=date(2018, 7, 17))
    found = coder.reader.read(article).mentions
    told = [m for m in found if m.raw == raw][-1]
    return {m.raw for m in found if _same(m, told)}


def _same(one: Mention, other: Mention) -> bool:
    return one.id == other.id or (one.chain is not None and one.chain == other.chain)
