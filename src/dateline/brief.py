"""A page of what a record knows about a topic as of a day: sentences and quotations with sources.

In: a merged record, names or words, a day. Out: a `Brief` of sections; each line is a sentence or a
quotation from the record with its outlet, day and link. It refuses to write a fact of its own, and
as of a day it uses nothing that was published later.

Lines are chosen by salience (sources, sides that are asked for, what is known of the event) and by
novelty: what a chosen line already says comes no more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from dateline.errors import QueryError
from dateline.merge.profiles import DONE, NO, figure_of, profile, status_of
from dateline.merge.words import Words, likeness, of_sentence, telling
from dateline.store.brief_rows import BriefRows
from dateline.store.queries import Record

Row = Mapping[str, Any]
Told = tuple[float, str, Sequence[Row]]
"""Salience, id and events of an incident."""

Fits = Callable[[Sequence[Row], Row], bool]
"""Tells whether an event of an incident belongs into a section."""

RECENT_DAYS = 30
"""Days before the last report from which something is background."""

TOO_ALIKE = 0.45
"""Likeness of two lines from which the later one says nothing new."""

MOST = {
    "happened": 8, "planned": 5, "said": 8, "disputed": 5, "unknown": 4, "background": 6,
}  # fmt: skip
TITLES = {
    "happened": "What happened", "planned": "What is planned or expected",
    "said": "Who said what", "disputed": "What is disputed", "unknown": "What is not known",
    "background": "Background",
}  # fmt: skip

LEAD = 4
"""Sentences at the start of a report that tell what it is about."""

CONTRADICTED = 0.2
"""Share of the events of an incident that must say no before its status counts as disputed."""

ECHOED, ECHO = 1.5, 0.45
"""What the logarithm of the other reports adds to a statement that they have too, and how like it
one of the same speaker must be to be the same."""

TELLING, MOST_ALIKE = 6, 100
"""Words of a statement that one of the like must share, and how many are tried for each."""

QUESTIONS = ("if ", "whether ", "why ", "how ", "what ", "to ", "that ", "which ", "who ")
"""How a content begins that says nothing without its cue."""

LONGEST, SHORTEST, LEAST_DENIED = 420, 40, 15
"""Characters of a line."""

UNKNOWN = re.compile(
    r"\b(unclear|not clear|unknown|not known|no immediate (?:comment|response|claim)|remains? to "
    r"be seen|did not (?:say|give|specify|elaborate|disclose)|declined to (?:say|comment|give|"
    r"specify)|could not be (?:verified|reached|confirmed)|not (?:immediately|yet) (?:clear|known)|"
    r"without (?:giving|specifying)|yet to be (?:seen|determined|announced)|no details)\b",
    re.IGNORECASE,
)


class Source(msgspec.Struct, frozen=True):
    """A report that supports a line."""

    article: str
    outlet: str | None
    published: date | None
    url: str | None
    title: str | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence or quotation of the record. sources: its own report first.

    is_quotation: every word is the speaker's own; indirect speech is not.

    speaker, via: who said it and who passed it on, for a quotation. day: of the event, if known.
    start, end: characters of the first source's text. incident: id, for an event.
    """

    text: str
    sources: tuple[Source, ...]
    is_quotation: bool = False
    speaker: str | None = None
    via: tuple[str, ...] = ()
    day: date | None = None
    incident: str | None = None
    note: str | None = None


class Section(msgspec.Struct, frozen=True):
    """The lines of a section, in the order of days."""

    name: str
    title: str
    lines: tuple[Line, ...]


class Brief(msgspec.Struct, frozen=True):
    """A page. articles: reports that it drew on; undated: reports left out for want of a date."""

    about: tuple[str, ...]
    as_of: date | None
    articles: int
    undated: int
    sections: tuple[Section, ...]


def brief(record: Record, about: str, as_of: date | None = None) -> Brief:
    """Return a page about names or words, joined by commas.

    Raises QueryError if nothing is asked, RecordError if the record was not merged.
    """
    terms = tuple(term.strip() for term in about.split(",") if term.strip())
    if not terms:
        raise QueryError("--about needs a name or words, joined by commas")
    rows = BriefRows(record, terms, as_of)
    return Writer(rows, terms, as_of).page()


class Writer:
    """Chooses the lines of one page."""

    def __init__(self, rows: BriefRows, terms: tuple[str, ...], as_of: date | None) -> None:
        self.rows, self.terms, self.as_of = rows, terms, as_of
        self.sources = {row["id"]: _source(row) for row in rows.articles}
        self.texts: list[Words] = []
        self.echoes = _echoes(rows.statements)
        days = [source.published for source in self.sources.values() if source.published]
        latest = max(days, default=None)
        self.since = latest - timedelta(days=RECENT_DAYS) if latest is not None else None

    def page(self) -> Brief:
        """Return the page."""
        told = self._incidents()
        quoted = self._said([row for row in self.rows.statements if row["form"] != "indirect"])
        sections = {
            "happened": self._events(told, "happened", self._is_news),
            "planned": self._events(told, "planned", self._is_ahead),
            "disputed": self._disputed(told),
            "said": [],
            "unknown": self._unknown(),
            "background": self._events(told, "background", self._is_past),
        }  # fmt: skip
        reported = [row for row in self.rows.statements if row["form"] == "indirect"]
        said = [*quoted, *self._said(reported)][: MOST["said"]]
        sections["said"] = sorted(said, key=_by_day)
        return Brief(
            about=self.terms, as_of=self.as_of, articles=len(self.sources),
            undated=self.rows.undated,
            sections=tuple(
                Section(name, TITLES[name], tuple(sections[name]))
                for name in TITLES if sections[name]
            ),
        )  # fmt: skip

    def _incidents(self) -> list[Told]:
        """Return salience, id and events of the incidents, the most salient first."""
        found: list[Told] = []
        for incident, events in sorted(self.rows.incidents.items()):
            found.append((self._salience(events), incident, events))
        return sorted(found, key=lambda item: (-item[0], item[1]))

    def _salience(self, events: Sequence[Row]) -> float:
        articles = {event["article"] for event in events}
        asked = max(self.rows.asked(event) for event in events)
        sure = max(event["confidence"] for event in events)
        complete = max(
            bool(e["actor_names"]) + bool(e["recipient_names"]) + bool(e["first_day"])
            + bool(e["place_name"]) for e in events
        )  # fmt: skip
        resolved = max(any(e["actor_countries"]) + any(e["recipient_countries"]) for e in events)
        return float(
            2.0 * math.log1p(len(articles)) + 1.5 * asked + 0.3 * complete + 0.4 * resolved
            + 2.0 * sure
        )  # fmt: skip

    def _events(self, told: Sequence[Told], name: str, fits: Fits) -> list[Line]:
        lines: list[Line] = []
        for _, incident, events in self._of_all(told):
            if len(lines) >= MOST[name]:
                break
            own = [event for event in events if fits(events, event)]
            for event in sorted(own, key=self._telling, reverse=True):
                if self._is_new(event["sentence_text"]):
                    lines.append(self._line(incident, event, events))
                    break
        return sorted(lines, key=_by_day)

    def _of_all(self, told: Sequence[Told]) -> Sequence[Told]:
        """Return the incidents between two that are asked for, where there are enough of them."""
        both = [t for t in told if max(self.rows.asked(event) for event in t[2]) > 1]
        return both if len(both) >= MOST["happened"] else told

    def _telling(self, event: Row) -> tuple[Any, ...]:
        told = (
            2 * self.rows.asked(event) + bool(event["first_day"]) + bool(event["place_name"])
            + (event["statement"] is None) + (event["sentence"] <= LEAD)
        )  # fmt: skip
        return (told, event["confidence"], -abs(len(event["sentence_text"]) - 160), event["id"])

    def _line(self, incident: str, event: Row, events: Sequence[Row]) -> Line:
        others = sorted(
            {e["article"] for e in events} - {event["article"]},
            key=lambda article: (self.sources[article].published or date.max, article),
        )
        return Line(
            text=_tidy(event["sentence_text"]), incident=incident,
            sources=tuple(self.sources[a] for a in (event["article"], *others)),
            day=_day_of(event), note=_note(event),
        )  # fmt: skip

    def _is_news(self, events: Sequence[Row], event: Row) -> bool:
        return event["status"] in DONE and not self._is_old(event)

    def _is_past(self, events: Sequence[Row], event: Row) -> bool:
        return event["status"] in DONE and self._is_old(event)

    def _is_ahead(self, events: Sequence[Row], event: Row) -> bool:
        if event["status"] not in {"planned", "expected"} or status_of(events) in DONE | NO:
            return False
        return not self._is_old(event)

    def _is_old(self, event: Row) -> bool:
        day = event["last_day"] or event["published"]
        return self.since is not None and day is not None and day < self.since

    def _disputed(self, told: Sequence[Told]) -> list[Line]:
        lines: list[Line] = []
        for _, incident, events in told:
            if len(lines) >= MOST["disputed"]:
                break
            found = profile(events, {})
            denials = [event for event in events if event["status"] == "denied"]
            against = [event for event in events if event["status"] in NO]
            if "status" in found.disputed and len(against) >= CONTRADICTED * len(events):
                denials += against
            for event in sorted(denials, key=self._telling, reverse=True)[:1]:
                if self._is_new(event["sentence_text"]):
                    lines.append(self._line(incident, event, events))
            if "number" in found.disputed:
                lines.extend(self._numbers(incident, events))
        lines = [*lines, *self._denied()][: MOST["disputed"]]
        return sorted(lines, key=_by_day)

    def _denied(self) -> Iterable[Line]:
        """Yield what speakers deny, those that are asked for first."""
        denials = [row for row in self.rows.statements if row["stance"] == "denies"]
        spoken: set[str] = set()
        for row in sorted(denials, key=self._weight, reverse=True):
            text = _tidy(row["content"])
            named = row["speaker_name"] if self.rows.asked_speaker(row) else None
            short = LEAST_DENIED <= len(text) <= LONGEST and not text.startswith("to ")
            if text.isupper() or text in (self.sources[row["article"]].title or ""):
                continue
            if named and short and named not in spoken:
                spoken.add(named)
                yield self._quotation(row, text)

    def _numbers(self, incident: str, events: Sequence[Row]) -> Iterable[Line]:
        """Yield one line for each number that reports give."""
        seen: set[int] = set()
        for event in events:
            for raw in event["recipient_raws"]:
                number = figure_of(raw)
                if number is not None and number not in seen:
                    seen.add(number)
                    yield self._line(incident, event, [event])

    def _said(self, statements: Sequence[Row]) -> list[Line]:
        lines: list[Line] = []
        spoken: dict[str, int] = {}
        for row in sorted(statements, key=self._weight, reverse=True):
            name = row["speaker_name"]
            if len(lines) >= MOST["said"] or spoken.get(name, 0) >= 3:
                continue
            text = _tidy(row["content"])
            if text.startswith(QUESTIONS) or row["stance"] == "denies":
                continue
            if SHORTEST <= len(text) <= LONGEST and self._is_new(text):
                spoken[name] = spoken.get(name, 0) + 1
                lines.append(self._quotation(row, text))
        return sorted(lines, key=_by_day)

    def _weight(self, row: Row) -> tuple[Any, ...]:
        asked = self.rows.asked_speaker(row)
        about = self.rows.mentions(row["content"])
        direct = row["form"] != "indirect"
        ranked = bool(row["speaker_entity"])
        length = -abs(len(row["content"]) - 140) / 140
        echoed = ECHOED * math.log1p(len(self.echoes.get(row["id"], ())))
        return (2 * asked + about + direct + ranked + length + echoed, row["id"])

    def _quotation(self, row: Row, text: str) -> Line:
        others = sorted(
            self.echoes.get(row["id"], ()),
            key=lambda article: (self.sources[article].published or date.max, article),
        )
        return Line(
            text=text, sources=tuple(self.sources[a] for a in (row["article"], *others)),
            is_quotation=row["form"] == "direct",
            note=None if row["stance"] == "asserts" else row["stance"],
            speaker=row["speaker_name"], via=tuple(row["chain"][1:-1]),
            day=row["said_first_day"],
        )  # fmt: skip

    def _unknown(self) -> list[Line]:
        lines: list[Line] = []
        for row in self.rows.sentences(UNKNOWN.pattern):
            text = _tidy(row["text"])
            if len(lines) < MOST["unknown"] and self._is_new(text):
                lines.append(Line(text=text, sources=(self.sources[row["article"]],)))
        return lines

    def _is_new(self, text: str) -> bool:
        """Tell whether no chosen line says this, and choose it."""
        if not SHORTEST <= len(text) <= LONGEST:
            return False
        words = of_sentence(text)
        if any(likeness(words, other) >= TOO_ALIKE for other in self.texts):
            return False
        self.texts.append(words)
        return True


def _echoes(statements: Sequence[Row]) -> dict[str, frozenset[str]]:
    """Return the other articles in which a speaker says nearly the same, by statement."""
    by_speaker: dict[str, list[tuple[Row, Words]]] = {}
    for row in statements:
        if row["speaker_name"] and len(row["content"]) >= SHORTEST:
            own = by_speaker.setdefault(row["speaker_name"], [])
            own.append((row, of_sentence(row["content"])))
    found: dict[str, set[str]] = {}
    for own in by_speaker.values():
        for number, earlier in enumerate(_sharing([words for _, words in own])):
            one, words = own[number]
            for other, others in (own[at] for at in earlier):
                if one["article"] != other["article"] and likeness(words, others) >= ECHO:
                    found.setdefault(one["id"], set()).add(other["article"])
                    found.setdefault(other["id"], set()).add(one["article"])
    return {statement: frozenset(articles) for statement, articles in found.items()}


def _sharing(texts: Sequence[Words]) -> Iterator[list[int]]:
    """Yield for each text the earlier ones that share one of its most telling words.

    Of a word that many have, the latest `MOST_ALIKE` count: a speaker of a large record says
    thousands of things.
    """
    having: dict[int, list[int]] = {}
    for number, words in enumerate(texts):
        own = telling(words, TELLING)
        yield sorted({at for word in own for at in having.get(word, ())[-MOST_ALIKE:]})
        for word in own:
            having.setdefault(word, []).append(number)


def _source(row: Row) -> Source:
    return Source(row["id"], row["outlet"], row["published"], row["url"], row["title"])


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _day_of(event: Row) -> date | None:
    first, last = event["first_day"], event["last_day"]
    return first if first is not None and (last - first).days <= 3 else None


def _note(event: Row) -> str | None:
    return None if event["status"] in DONE else event["status"]


def _by_day(line: Line) -> tuple[Any, ...]:
    """Return the key of a line by its day; lines of one day keep the order of their salience."""
    return (line.day or line.sources[0].published or date.max,)
