"""What a mention has by its own place in the text, whoever asks.

In: a reading. Out: for each mention its traits and the signs that it has alone. It refuses to look
at two mentions together: `antecedent_signs` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dateline.read.nominals import is_example, is_indefinite, is_nobody, is_predicate
from dateline.read.prominence import MANY, is_quoted, is_scene, listens, placed, speaks
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading

Signs = dict[str, float]

_PLACES = {
    "subject": SUBJECTS, "object": frozenset({"dobj", "dative"}), "behind": frozenset({"pobj"}),
    "owner": frozenset({"poss"}), "inside": frozenset({"compound", "amod", "nmod"}),
    "listed": frozenset({"conj"}), "named": frozenset({"attr", "appos", "oprd"}),
}  # fmt: skip

_PLACE_OF = {dep: place for place, deps in _PLACES.items() for dep in deps}

_KINDS = {
    "person": frozenset({"PERSON"}), "role": frozenset({"ROLE"}),
    "body": frozenset({"ORG", "OUTLET"}), "state": frozenset({"COUNTRY", "METONYM"}),
    "place": frozenset({"GPE", "PLACE", "PART"}), "group": frozenset({"GROUP", "DEMONYM", "NORP"}),
}  # fmt: skip


_KIND_OF = {label: kind for kind, labels in _KINDS.items() for label in labels}

_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "pcomp"})


def kind_of(mention: Mention) -> str:
    """Return the kind of a mention, by its label."""
    return _KIND_OF.get(mention.label, "other")


class Traits(NamedTuple):
    """What a mention has by its own place in the text.

    word: what it reads, in small letters; verb: the token above it; path: its head and all above;
    clauses: how many of these head a clause below another, 3 for more.
    """

    word: str
    place: str
    verb: int
    path: tuple[int, ...]
    clauses: float
    quoted: bool
    speaks: bool
    hears: bool
    main: bool
    title: bool
    paragraph: int
    many: bool
    joined: bool


class TraitReader:
    """Reads the traits of the mentions of one article, by their ids, each once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._clauses = {token.i for token in reading.tokens if token.dep in _CLAUSES}
        self._joined = {token.head for token in reading.tokens if token.dep == "conj"}
        self._near: dict[str, Signs] = {}
        self._alone: dict[str, frozenset[str]] = {}
        self.traits = {mention.id: self._traits_of(mention) for mention in reading.mentions}

    def _traits_of(self, mention: Mention) -> Traits:
        reading = self.reading
        token = reading.tokens[placed(reading, mention.head)]
        place = _PLACE_OF.get(token.dep, "other")
        verb = reading.tokens[token.head]
        sentence = reading.sentences[mention.sentence]
        path = (mention.head, *reading.ancestors(mention.head))
        return Traits(
            mention.raw.lower(), place, verb.i, path, self.clauses(path),
            is_quoted(reading, mention), speaks(reading, mention), listens(reading, mention),
            place == "subject" and verb.head == verb.i, sentence.part == "title",
            sentence.paragraph, reading.tokens[mention.head].tag in MANY,
            mention.head in self._joined,
        )  # fmt: skip

    def clauses(self, path: tuple[int, ...]) -> float:
        """Return how many tokens of a path head a clause below another; 3 for more."""
        return float(min(len(self._clauses.intersection(path)), 3))

    def near(self, mention: Mention) -> Signs:
        """Return the signs of a mention as the nearest of its chain that are not nought."""
        found = self._near.get(mention.id)
        if found is None:
            its = self.traits[mention.id]
            told = {
                "main": its.main, "quoted": its.quoted, "joined": its.joined,
                "indefinite": mention.form == "nominal" and is_indefinite(self.reading, mention),
            }  # fmt: skip
            names = [f"at:{its.place}", mention.form, *(name for name in told if told[name])]
            found = self._near[mention.id] = {f"near:{name}": 1.0 for name in names}
        return found

    def alone(self, mention: Mention) -> frozenset[str]:
        """Return the signs by which a mention is hardly whom a pronoun stands for."""
        found = self._alone.get(mention.id)
        if found is None:
            names = (name for name, holds in _ALONE.items() if holds(self.reading, mention))
            found = self._alone[mention.id] = frozenset(names)
        return found


_ALONE: Mapping[str, Callable[[Reading, Mention], bool]] = {
    "scene": is_scene, "example": is_example, "predicate": is_predicate, "nobody": is_nobody,
}  # fmt: skip
