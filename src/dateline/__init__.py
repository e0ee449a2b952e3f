"""Dateline: who did what to whom, when, where, and who says so.

import dateline
coder = dateline.load()
coded = coder.code(dateline.Article(title=..., body=..., published=date(2019, 4, 25)))
record = dateline.open("record")
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Actor", "Article", "Coded", "Coder", "DatelineError", "Event", "Mention", "Place", "Record",
    "Rejected", "Settings", "Span", "Statement", "When", "explain", "load", "open", "tables",
]  # fmt: skip

if TYPE_CHECKING:
    from dateline.config import Settings
    from dateline.errors import DatelineError
    from dateline.face import Coder, Record, load, open, tables
    from dateline.reasons import explain
    from dateline.records import (
        Actor,
        Article,
        Coded,
        Event,
        Mention,
        Place,
        Rejected,
        Span,
        Statement,
        When,
    )

_HOMES = {
    "Coder": "face", "load": "face", "open": "face", "Record": "face",
    "tables": "face",
    "Settings": "config", "DatelineError": "errors", "explain": "reasons",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import dateline` itself stays quick."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    module = importlib.import_module(f"dateline.{_HOMES.get(name, 'records')}")
    return getattr(module, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
