"""Weigh the countries that an article tells: which of them is a nameless group of?

In: a reading, its actors and places. Out: a `Focus` that is asked for one mention at a time.
It refuses to choose between two countries that are told alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from dateline.records import Actor, Mention, Place
from dateline.syntax import Reading


class Focus:
    """The countries that an article is about, and which of them a nameless group belongs to.

    states: the codes that are countries, not bodies; is_sure: the article names one country twice
    as often as the next, and two times at least; if hardly any, places in one country too; lies:
    the country of its places, if that often; only: the country of nearly all that have one.
    """

    def __init__(
        self, reading: Reading, actors: Iterable[Actor], placed: Mapping[str, Place],
        states: Container[str],
    ) -> None:  # fmt: skip
        known = [a for a in actors if a.country in states]
        named = [a.country for a in known if a.step in _BY_NAME]
        lie = [a.country for a in known if a.step == "place"]
        few = len(named) < SURE and len(named + lie) >= FEWEST
        self.is_sure = _is_of_one(named + lie if few else named or lie)
        self.lies = Counter(lie).most_common(1)[0][0] if _is_of_one(lie) else None
        self._told = [_Told.of(reading, a) for a in known]
        towns = {m.id for m in reading.mentions if m.label in {"GPE", "LOC"}}
        bare = towns & placed.keys() - {actor.mention for actor in known}
        told = [told.country for told in self._told if told.is_own]
        self.only = _of_nearly_all([*told, *(placed[mention].country or "" for mention in bare)])
        self._reading = reading

    def of(
        self, mention: Mention, sector: str, place: str | None = None, but: str | None = None
    ) -> str | None:
        """Return the country that is told most, nearest, and of like groups; None if none is.

        "The officers" are of the country of officers, or of others of their sector, told before;
        else of the place of their clause, or of what is named in the sentences around; of two that
        are told alike, of none. place: the country of that place; but: one that it is not.
        """
        lemma = self._reading.tokens[mention.head].lemma
        weights: dict[str, float] = {} if place is None else {place: AT_PLACE}
        for told in self._told:
            if told.country == but:
                continue
            away = mention.sentence - told.sentence
            weight = EVERYWHERE + exp(-abs(away) / FADING) * (1 if away >= 0 else LATER)
            if told.is_nominal and told.lemma == lemma:
                weight *= told.is_own + SAME_NOUN
            elif told.sector and told.sector == sector:
                weight *= told.is_own + SAME_SECTOR
            elif not told.is_own:
                continue
            weights[told.country] = weights.get(told.country, 0.0) + weight
        ranked = sorted(weights, key=lambda country: -weights[country])[:2]
        tied = len(ranked) == 2 and weights[ranked[0]] == weights[ranked[1]]
        return ranked[0] if ranked and not tied else None

    def of_same_noun(self, mention: Mention) -> str | None:
        """Return the one country told before of this noun: "British troops", then "18 troops"."""
        return self.of_noun(self._reading.tokens[mention.head].lemma, mention.sentence)

    def of_noun(self, lemma: str, sentence: int) -> str | None:
        """Return the one country told of a noun up to a sentence: "Russia's ambassador"."""
        found = {
            told.country
            for told in self._told
            if told.is_nominal and told.is_own and told.lemma == lemma
            and told.sentence <= sentence
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def last_before(self, mention: Mention) -> str | None:
        """Return the country told last before a mention: whose "the country's minister" is.

        The last one of its sentence, else the only one of the nearest sentence that tells any.
        """
        lands = [told for told in self._told if told.is_land and told.first < mention.first]
        if not lands:
            return None
        near = max(told.sentence for told in lands)
        if near == mention.sentence:
            return max(lands, key=lambda told: told.first).country
        return self.of_sentence(near) or self.of(mention, "")

    def of_sentence(self, sentence: int) -> str | None:
        """Return the only country that a sentence tells, None if it tells none or two."""
        found = {told.country for told in self._told if told.is_own and told.sentence == sentence}
        return found.pop() if len(found) == 1 else None


class _Told(NamedTuple):
    """A mention whose country the article tells.

    is_own: by its own words, not by another's; is_land: it names a country or a place.
    """

    first: int
    sentence: int
    country: str
    sector: str | None
    lemma: str
    is_nominal: bool
    is_own: bool
    is_land: bool

    @classmethod
    def of(cls, reading: Reading, actor: Actor) -> _Told:
        mention = reading.mention_by_id[actor.mention]
        return cls(
            mention.first, mention.sentence, actor.country or "", actor.sector,
            reading.tokens[mention.head].lemma, mention.form == "nominal",
            actor.step not in {"coreference", "speaker"}, actor.step in {"country", "place"},
        )  # fmt: skip


EVERYWHERE, LATER, FADING = 0.1, 0.5, 4.0
"""What a country counts anywhere in the article, behind the group, and over how many sentences."""

SAME_NOUN, SAME_SECTOR, AT_PLACE = 8.0, 2.0, 4.0
"""What it counts for more if told of the same noun, of the same sector, as the clause's place."""

_BY_NAME = frozenset({"name", "country"})

SURE = 2
"""How often a country must be named, and twice as often as another, for an article to be of it."""


def _is_of_one(countries: Sequence[str | None]) -> bool:
    top = [number for _, number in Counter(countries).most_common(2)]
    return bool(top) and top[0] >= max(SURE, 2 * top[1] if len(top) == 2 else 0)


NEARLY_ALL, FEWEST = 0.9, 3
"""The share of one country among the mentions that have one, and how many there must be, for those
without one to be of it. Of 500 persons whose country was hidden in such articles 0.96 were of it,
and 0.93 of those whom no table knows; of persons in other articles 0.7 (November 2026)."""


def _of_nearly_all(countries: Sequence[str]) -> str | None:
    if len(countries) < FEWEST:
        return None
    country, number = Counter(countries).most_common(1)[0]
    return country if country and number >= NEARLY_ALL * len(countries) else None
