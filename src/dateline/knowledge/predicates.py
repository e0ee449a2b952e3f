"""The predicate lexicon: what a verb, noun or adjective says was done, and its frame.

In: `predicates.csv` and `light_verbs.csv`. Out: rows by part of speech and lemma, their slots
parsed and checked against the ontology. It refuses a row with an unknown slot, type or mode.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.tables import (
    DATA,
    HarmlessWord,
    LightVerb,
    Predicate,
    parts,
    read_table,
    read_tables,
)

NONE = "NONE"
"""Type of a row that says: this is no event ("release a report", "shoot a film")."""

PREPOSITIONS = frozenset(
    "with to against on in at from into over of by between among for toward towards about near "
    "after upon through across onto inside outside within without under as behind before along "
    "alongside around off out beyond".split()
)
SLOTS = PREPOSITIONS | frozenset(
    {"subj", "obj", "iobj", "poss", "mod", "xsubj", "xobj", "none", "attacker"}
)
"""attacker: whose attack somebody died in."""


class Frame(msgspec.Struct, frozen=True):
    """A lexicon row ready to match.

    objects: lemmas of which one must head the direct object; () if none is required.
    complement: "", "clause" or a preposition that must be there.
    actor, recipient: slots in order of preference.
    """

    id: str
    pos: str
    lemma: str
    particle: str
    objects: frozenset[str]
    complement: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    type: str
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    example: str
    source: str

    @property
    def is_event(self) -> bool:
        """False for a row that only keeps others from matching."""
        return self.type != NONE


class Predicates:
    """All frames by part of speech and lemma.

    Raises KnowledgeError at the first row with an unknown slot, type or mode.
    """

    def __init__(self, ontology: Ontology, folders: Sequence[Path] = (DATA,)) -> None:
        self.frames: dict[tuple[str, str], list[Frame]] = {}
        self.by_id: dict[str, Frame] = {}
        for row in read_tables(Predicate, "predicates", folders):
            frame = _frame(row, ontology)
            self.frames.setdefault((frame.pos, frame.lemma), []).append(frame)
            self.by_id[frame.id] = frame
        self.sport = frozenset(row.word for row in read_table(HarmlessWord, "sport_words", folders))
        self.natural_causes = frozenset(
            row.word for row in read_table(HarmlessWord, "natural_causes", folders)
        )
        self.light = {row.lemma: row.role for row in read_table(LightVerb, "light_verbs", folders)}

    def of(self, pos: str, lemma: str) -> Sequence[Frame]:
        """Return the frames of a lemma. pos: verb, noun or adjective."""
        return self.frames.get((pos, lemma), ())


def _frame(row: Predicate, ontology: Ontology) -> Frame:
    actor, recipient = parts(row.actor), parts(row.recipient)
    unknown = [slot for slot in (*actor, *recipient) if slot not in SLOTS]
    if unknown:
        raise KnowledgeError(f"predicates.csv, {row.id}: unknown slots {unknown}")
    if row.type != NONE:
        ontology.check(row.type, row.mode or None, where=f"predicates.csv, {row.id}")
    complement = row.complement.removeprefix("prep:")
    if complement not in {"", "clause"} and complement not in PREPOSITIONS:
        raise KnowledgeError(f"predicates.csv, {row.id}: unknown complement {row.complement!r}")
    if row.type == "REQUEST" and complement == "for" and "for" not in recipient:
        recipient = (*recipient, "for")
    return Frame(
        id=row.id, pos=row.pos, lemma=row.lemma, particle=row.particle,
        objects=frozenset(parts(row.object)), complement=complement, actor=actor,
        recipient=recipient, type=row.type, mode=row.mode or None, cameo=row.cameo or None,
        contexts=parts(row.contexts), example=row.example, source=row.source,
    )  # fmt: skip
