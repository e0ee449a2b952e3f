"""PLOVER 2.0 and CAMEO as checked data: types, modes, scores, quad classes, contexts.

In: `plover_types.csv`, `plover_modes.csv`, `plover_contexts.csv`, `cameo_codes.csv`. Out: look-ups
and the strict PLOVER code of an act with a status. It refuses tables that contradict each other.

Where the sources disagree: SANCTION is quad 4, ACCUSE scores -3, CAMEO 20 is ASSAULT.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import DATA, read_table
from dateline.records import Status


class EventType(msgspec.Struct, frozen=True):
    """A PLOVER type: quad class 1 to 4, base score -10 to 10, rule and section of the manual."""

    type: str
    quad: str
    score: str
    recipient_required: str
    definition: str
    section: str
    source: str
    as_of: str


class EventMode(msgspec.Struct, frozen=True):
    """A mode of a type with its own score ("" where the manual gives none)."""

    type: str
    mode: str
    score: str
    definition: str
    source: str
    as_of: str


class EventContext(msgspec.Struct, frozen=True):
    """One of the 37 contexts."""

    context: str
    definition: str
    source: str
    as_of: str


class CameoCode(msgspec.Struct, frozen=True):
    """A CAMEO code (a string with its leading zero) and its PLOVER type, mode and context."""

    code: str
    type: str
    mode: str
    context: str
    definition: str
    source: str
    as_of: str


TYPE_COUNT = 16
CONTEXT_COUNT = 37

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types of what two do with each other; their sides may stand together: "Trump and Putin met"."""

_FUTURE: frozenset[Status] = frozenset({"planned", "expected"})
_AGREED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_THREATENED = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "PROTEST", "COERCE"})
_REJECTED = _AGREED | {"AGREE"}


class Ontology:
    """The types with their modes, the contexts and the CAMEO codes.

    Raises KnowledgeError if a table names a type, mode or context that another lacks.
    """

    def __init__(self, folders: Sequence[Path] = (DATA,)) -> None:
        self.types = {row.type: row for row in read_table(EventType, "plover_types", folders)}
        modes = _modes(folders)
        self.modes = {(row.type, row.mode): row for row in modes}
        contexts = read_table(EventContext, "plover_contexts", folders)
        self.contexts = frozenset(row.context for row in contexts)
        self.cameo = {row.code: row for row in read_table(CameoCode, "cameo_codes", folders)}
        self._check_tables()

    def check(self, type: str, mode: str | None, where: str) -> None:
        """Raise KnowledgeError unless the type exists and has the mode."""
        if type not in self.types:
            raise KnowledgeError(f"{where}: {type!r} is no PLOVER type; known: {list(self.types)}")
        if mode is not None and (type, mode) not in self.modes:
            known = [name for owner, name in self.modes if owner == type]
            raise KnowledgeError(f"{where}: {type} has no mode {mode!r}; known: {known}")

    def quad(self, type: str) -> int:
        """Return the quad class: verbal (1), material (2) cooperation; conflict 3 and 4."""
        return int(self.types[type].quad)

    def intensity(self, type: str, mode: str | None) -> float:
        """Return the PLOVER score of the mode, or of the type where the mode has none."""
        row = self.modes.get((type, mode)) if mode else None
        if row is not None and row.score:
            return float(row.score)
        return float(self.types[type].score)

    def usual_cameo(self, type: str, mode: str | None) -> str | None:
        """Return the most general CAMEO code of a type and mode, else of the type alone."""
        of_type = [row for row in self.cameo.values() if row.type == type and len(row.code) > 2]
        of_mode = [row for row in of_type if row.mode == (mode or "")]
        rows = of_mode or of_type
        return min(rows, key=lambda row: (len(row.code), row.code)).code if rows else None

    def strict_type(self, type: str, status: Status) -> str:
        """Return the PLOVER code of an act with a status: what is yet to come, or refused.

        Cooperation that is planned or expected is AGREE, CAMEO 03 "express intent", concessions
        and withdrawals included (CAMEO 035, AGREE in the published mapping); planned violence and
        sanctions are THREATEN; cooperation that is refused or fails is REJECT. Other acts keep
        their type.
        Source: PLOVER 2.0 manual, sections on AGREE, THREATEN, REJECT; CAMEO2PLOVER 2021.
        """
        if status in _FUTURE and type in _AGREED:
            return "AGREE"
        if status == "planned" and type in _THREATENED:
            return "THREATEN"
        if status in {"negated", "failed"} and type in _REJECTED:
            return "REJECT"
        return type

    def _check_tables(self) -> None:
        if len(self.types) != TYPE_COUNT or len(self.contexts) != CONTEXT_COUNT:
            raise KnowledgeError(
                f"PLOVER has {TYPE_COUNT} types and {CONTEXT_COUNT} contexts, the tables hold "
                f"{len(self.types)} and {len(self.contexts)}; restore plover_*.csv"
            )
        for name, mode in self.modes:
            self.check(name, mode, where="plover_modes.csv")
        for row in self.cameo.values():
            if row.type:
                self.check(row.type, row.mode or None, where=f"cameo_codes.csv, {row.code}")


def _modes(folders: Sequence[Path]) -> tuple[EventMode, ...]:
    return read_table(EventMode, "plover_modes", folders)
