"""Screen articles before they are coded: too long, not a text, not English.

In: an article. Out: the reason why it is dropped, or None. It refuses to judge content.
"""

from __future__ import annotations

import re

from dateline.config import IngestSettings
from dateline.records import Article

_STOP_WORDS = frozenset(
    "the of and to in a is that for on was with as by at from it be are has have said he his not "
    "will an this were who which their its after but they had been over into more than".split()
)
_FOREIGN = frozenset(
    "der die und das nicht ist des les que est dans une pour los las del por con che della per het "
    "een van och att jest nie się bir için og på dos não uma".split()
)
_WORD = re.compile(r"[^\W\d_]+")

ENGLISH_SHARE = 0.08
"""Least share of English stop words. English news has 0.3 to 0.45, the languages above below
0.05; headlines of agencies may fall to 0.1 (wikinews and summits, November 2026)."""

FEWEST_WORDS = 25
"""A shorter text is too little to tell its language, and passes."""


def reason_to_drop(article: Article, settings: IngestSettings) -> str | None:
    """Return why the article is not coded, with the value and the remedy; None if it is."""
    size = len(article.text)
    if size > settings.max_characters:
        return (
            f"{size} characters, the limit is {settings.max_characters}; split the article or "
            "raise ingest.max_characters in the settings"
        )
    words = [word.lower() for word in _WORD.findall(article.text[:20_000])]
    if not words:
        return "no words in the text"
    if settings.check_language and not is_english(words):
        return "not English; set ingest.check_language = false to code it all the same"
    return None


def is_english(words: list[str]) -> bool:
    """Tell by stop words whether running text is English; short texts pass."""
    if len(words) < FEWEST_WORDS:
        latin = sum(1 for word in words if word.isascii())
        return latin * 2 >= len(words)
    english = sum(1 for word in words if word in _STOP_WORDS) / len(words)
    foreign = sum(1 for word in words if word in _FOREIGN) / len(words)
    return english >= ENGLISH_SHARE and english > foreign
