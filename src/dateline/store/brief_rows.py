"""The rows that a brief is made of: events by incident, statements, sentences, articles.

In: a merged record, terms, a day. Out: rows published by that day that have to do with the terms.
It refuses undated reports where a day is asked: nobody knows what was known by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dateline.store.asked import country_code, has_name
from dateline.store.incident_queries import IncidentQuery, check_merged
from dateline.store.queries import Record, Row

LEAST_CONFIDENCE = 0.5
"""Events of less are not told on a page."""


class BriefRows:
    """What a record has on some terms as of a day, read once."""

    def __init__(self, record: Record, terms: Sequence[str], as_of: date | None) -> None:
        check_merged(record)
        self.record = record
        self.asked_for = tuple(terms)
        self.terms = tuple(term.lower() for term in terms)
        self.codes = tuple(country_code(term) for term in terms)
        self.by = " and a.published <= ?" if as_of is not None else ""
        self.values: tuple[object, ...] = (as_of,) if as_of is not None else ()
        events = [row for row in self._events() if self.asked(row)]
        self.incidents: dict[str, list[Row]] = defaultdict(list)
        for row in events:
            self.incidents[row["incident"]].append(row)
        self.statements = [row for row in self._statements() if self._is_about(row)]
        used = {row["article"] for row in events} | {row["article"] for row in self.statements}
        self.articles = [row for row in self._articles() if row["id"] in used]
        self.undated = self._undated() if as_of is not None else 0

    def asked(self, row: Mapping[str, Any]) -> int:
        """Return how many of the terms name a side of the event."""
        names = [*row["actor_names"], *row["recipient_names"]]
        codes = {*row["actor_countries"], *row["recipient_countries"]}
        entities = {*row["actor_entities"], *row["recipient_entities"]}
        return sum(
            has_name(names, term) or code in codes or code in entities or term in entities
            for term, code in zip(self.asked_for, self.codes, strict=True)
        )

    def asked_speaker(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a speaker of a statement is one of the terms."""
        names = [row["speaker_name"], *row["joint_names"]]
        countries = {row["speaker_country"], *row["joint_countries"]} - {None}
        return any(has_name(names, term) for term in self.asked_for) or not countries.isdisjoint(
            self.codes
        )

    def mentions(self, text: str) -> int:
        """Return how many of the terms a text names, persons also by their last name."""
        small = text.lower()
        return sum(term in small or term.split()[-1] in small for term in self.terms)

    def sentences(self, pattern: str) -> Iterator[Row]:
        """Yield the sentences that match a pattern and name a term.

        They are of the brief's articles, of those that name all terms if there are any.
        """
        used = {row["id"] for row in self.articles}
        used = self._of_all_terms(used) or used
        rows = self._ask(
            "select s.article, s.index, s.text from e.sentence s join e.article a "
            "on a.id = s.article where regexp_matches(s.text, ?, 'i')"
            f"{self.by} order by a.published nulls last, a.id, s.index",
            (pattern, *self.values),
        )
        yield from (r for r in rows if r["article"] in used and self.mentions(r["text"]))

    def _of_all_terms(self, articles: set[str]) -> set[str]:
        found = set(articles)
        for term in self.terms:
            rows = self._ask(
                "select distinct article from e.sentence where contains(lower(text), ?)",
                (term.split()[-1],),
            )
            found &= {row["article"] for row in rows}
        return found

    def _events(self) -> list[Row]:
        return self._ask(
            "select v.*, m.incident from e.event v join i.incident_event m on m.event = v.id "
            f"join e.article a on a.id = v.article where v.confidence >= ?{self.by} "
            "order by v.published nulls last, v.article, v.trigger_start, v.id",
            (LEAST_CONFIDENCE, *self.values),
        )

    def _statements(self) -> list[Row]:
        return self._ask(
            "select t.* from e.statement t join e.article a on a.id = t.article "
            f"where t.speaker_name is not null{self.by} "
            "order by t.published nulls last, t.article, t.content_starts[1], t.id",
            self.values,
        )

    def _is_about(self, row: Mapping[str, Any]) -> bool:
        return self.asked_speaker(row) or self.mentions(row["content"]) > 0

    def _articles(self) -> list[Row]:
        return self._ask(
            "select a.id, a.outlet, a.published, a.url, a.title from e.article a where true"
            f"{self.by} order by a.published nulls last, a.id", self.values,
        )  # fmt: skip

    def _undated(self) -> int:
        rows = self._ask("select count(*) as n from e.article where published is null", ())
        return int(rows[0]["n"])

    def _ask(self, sql: str, values: tuple[object, ...]) -> list[Row]:
        return IncidentQuery(self.record.snapshot, sql, values).rows()
