"""Examine an installation: is every part there, unharmed, and does it read a sentence right.

In: a settings file or nothing. Out: findings, each with a remedy if something is wrong. It
refuses to stop at the first fault.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from dateline.config import Settings, load_settings
from dateline.errors import DatelineError
from dateline.records import Article

LITTLE_DISK_GB = 2


class Check(msgspec.Struct, frozen=True):
    """One finding. remedy: what to do, "" if all is well."""

    name: str
    fine: bool
    finding: str
    remedy: str = ""


def examine(settings: Path | None = None) -> list[Check]:
    """Return the findings, in the order in which the parts are used."""
    return list(_findings(settings))


def _findings(path: Path | None) -> Iterator[Check]:
    found = sys.version_info
    yield Check("python", found >= (3, 11), platform.python_version(),
                "" if found >= (3, 11) else "install Python 3.11 or newer")  # fmt: skip
    free = shutil.disk_usage(Path.cwd()).free / 1e9
    yield Check("disk", free >= LITTLE_DISK_GB, f"{free:.0f} GB free here",
                "" if free >= LITTLE_DISK_GB else "a record needs 20 kB an article")  # fmt: skip
    settings: Settings | None = None
    try:
        settings = load_settings(path)
        yield Check("settings", True, str(path or "defaults"))
    except DatelineError as error:
        yield Check("settings", False, str(error), "correct the file or leave --settings out")
    yield _tried("parser", lambda: _parser(settings or Settings()))
    yield _tried("classifier", _classifier)
    yield _tried("knowledge", lambda: _knowledge(settings or Settings()))
    yield _tried("reading", lambda: _reading(settings or Settings()))


def _tried(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, True, check())
    except (DatelineError, OSError, ImportError) as error:
        return Check(name, False, str(error), "install Dateline again: `make install`")


def _parser(settings: Settings) -> str:
    from dateline.models.parser import Parser

    parser = Parser(settings.parser.package)
    return f"{parser.package}, weights {parser.checksum[:12]}"


def _classifier() -> str:
    from dateline.models.pairs import PairModel

    model = PairModel()
    return f"{len(model.labels.type) - 1} types, weights {model.checksum[:12]}"


def _knowledge(settings: Settings) -> str:
    from dateline.knowledge.base import Knowledge
    from dateline.knowledge.gazetteer import Gazetteer

    knowledge = Knowledge(settings.resolve.overlay_paths)
    Gazetteer(knowledge)
    return (
        f"{len(knowledge.countries)} countries, {len(knowledge.persons):,} persons, "
        f"{len(knowledge.organisations):,} organisations, {len(knowledge.names):,} names, "
        f"tables {knowledge.digest[:12]}"
    )


def _reading(settings: Settings) -> str:
    from dateline.pipeline import load

    body = "France's president visited Japan on Monday, the Japanese government said."
    coded = load(settings).code(Article(body=body, published=date(2018, 6, 5)))
    if not coded.events or not coded.statements:
        raise DatelineError("a sample sentence gave no event or no statement")
    return "a sample sentence gives its event and its statement"
