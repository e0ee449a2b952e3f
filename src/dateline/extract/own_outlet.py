"""Tell whether a voice is the article's own outlet: "told HuffPost", in a report by HuffPost.

In: the name of a voice, its mention, the article. Out: yes or no. It refuses to guess by parts of a
word: only whole names, initials and addresses count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from dateline.knowledge.tables import Outlet, parts, read_table
from dateline.records import Article, Mention

_WORD = re.compile(r"\w+")
_LONGEST_CODE = 5


def is_own_outlet(name: str, mention: Mention | None, article: Article) -> bool:
    """Tell whether a name is that of the article's outlet: "CNN" of "CNN (Web News)".

    Also by its initials ("nyt") and by the address at which the article stood.
    """
    names = list(_names(name, mention))
    host = urlsplit(article.url).hostname if article.url else None
    if host is not None and _is_at(host, names, mention):
        return True
    return article.outlet is not None and any(_is_called(one, article.outlet) for one in names)


def _names(name: str, mention: Mention | None) -> Iterator[str]:
    yield name
    row = _outlets().get(mention.entity or "") if mention is not None else None
    if row is not None:
        yield row.name
        yield from parts(row.aliases)


def _is_called(name: str, outlet: str) -> bool:
    one, other = (
        [word for word in _WORD.findall(text.lower()) if word != "the"] for text in (name, outlet)
    )
    if not one or not other:
        return False
    initials = "".join(word[0] for word in one)
    short = len(other) == 1 and len(one) > 1 and len(other[0]) <= _LONGEST_CODE
    return set(one) <= set(other) or set(other) <= set(one) or (short and initials == other[0])


def _is_at(host: str, names: list[str], mention: Mention | None) -> bool:
    """Tell whether an outlet has an address: its domain, or its name run together."""
    row = _outlets().get(mention.entity or "") if mention is not None else None
    if row is not None and row.domain and f".{host}".endswith(f".{row.domain}"):
        return True
    joined = {"".join(_WORD.findall(name.lower())) for name in names}
    return bool(joined & set(host.split(".")))


@cache
def _outlets() -> dict[str, Outlet]:
    return {row.id: row for row in read_table(Outlet, "outlets")}
