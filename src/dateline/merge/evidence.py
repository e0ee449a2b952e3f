"""How likely two events are reports of one thing: act, sides, time, place, words, articles.

In: columns and pairs of rows. Out: a probability for each pair. It refuses to look at anything but
the two events and their articles, so that a third report never changes it.

Each piece of evidence adds to the logarithm of the odds; what is unknown adds nothing. The weights
were set by reading pairs of `summits` and `wikinews` reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.merge.columns import SIGNED, UNKNOWN_DAY, Columns, Ints, Sides, code

Logits = npt.NDArray[np.float64]

BASE = -3.2
SAME_TYPE, OTHER_TYPE = 0.4, -1.4
SAME_MODE, OTHER_MODE, VISIT_OR_TALK = 0.3, -1.2, -1.5

SAME_SIDE, SAME_COUNTRY, COMPATRIOTS, OTHER_SIDE = 1.6, 0.5, -1.2, -2.6
"""One member the same; of one country, one of them being the state or nobody known; two of one
country who are known not to be the same; nobody the same."""

SPOKEN = ("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE")
SPOKEN_BASE, SPOKEN_SAME_ARTICLE, NO_SIDE = -1.6, 0.3, -0.5
"""Acts by speaking come by the dozen a day: these ask for more evidence, and for both sides. One
article adds as little to two acts that it names by two words."""

PACT = 1.0
"""Pacts are rare: two that one party made in the same days are mostly one."""

MANY_WORDS, SAME_WORD, OTHER_WORD = ("CONSULT", SIGNED), 0.4, -1.4
"""What one trigger word, or two, add; not where one thing goes by many names ("talks", "met")."""

NO_SIDE_SPOKEN = -0.8
"""What is said of nobody named may be said of anything."""

SYMMETRIC = ("CONSULT", "AGREE", "COOPERATE", SIGNED)
"""Types whose actors and recipients are one company."""

LONELY = 0.2
"""One person the same where neither names another: "Trump's meetings" may be with anybody."""

SEVERAL = -2.5
"""Such a pair where one of the two tells of several ("his meetings") or of none that was held."""

AMONG = 0.7
"""What the logarithm of the like takes away from two acts by speaking: where a report has Trump
praise Putin four times, that both sides are the same tells little."""

NEGATED = -0.4
"""One that is told not to have happened beside one that did, or will: mostly two. What somebody
denies is not meant: it is the same thing, disputed."""

ANONYMOUS = -2.0
"""Nobody the two both name, nor a country: only one place and day can make them one."""

AT_HOME = -2.0
"""What one country for the recipients adds where it is that of the actors: it tells nothing."""

CROWD = -0.6
"""A person and a nameless group of one country: "lawmakers", "Paul Ryan"."""

ANOTHER_PARTNER = -1.8
"""One of two the same, and the other another: "Japan and Britain", "Japan and North Korea"."""

SAME_PLACE, NEAR_PLACE, SAME_LAND, FAR_PLACE = 1.0, 0.8, 0.2, -1.8
NEAR_KM, FAR_KM = 50.0, 300.0

SENTENCE, ARTICLE, ARTICLE_MEAN, SAME_ARTICLE = 4.0, 5.0, 0.2, 2.0
"""What the cosine of the sentences adds; that of the articles above a mean; one article."""

BESIDE, BESIDE_OTHERWISE, ONE_SENTENCE = 0.5, -1.5, 0.8
"""What one sentence adds for both, and where it has two words for them: two acts that it tells
beside each other are mostly two. The words of their sentences are then this much alike; names and
triggers are left out of them."""

BY_GAP = (1.4, 0.5, -0.8, -2.0)
BY_VAGUE_GAP = (0.5, 0.2, -0.2, -0.6)
"""What days between the two add, the last for all more; for days that the text gives, and for days
that are only the report's."""
FAR_DAYS, TOO_FAR, FEW_DAYS = 10, -3.0, 3

REPORTED_WITHIN, AHEAD_WITHIN = 3, 14
"""Days before a report in which an undated event lies; days after it for what is still to come."""

AT_ONCE = 50_000


def probabilities(columns: Columns, one: Ints, other: Ints) -> npt.NDArray[np.float32]:
    """Return for each pair of rows how likely both report one thing, 0 to 1."""
    found = np.zeros(len(one), dtype=np.float32)
    for start in range(0, len(one), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        found[part] = 1 / (1 + np.exp(-logits(columns, one[part], other[part])))
    return found


def logits(columns: Columns, one: Ints, other: Ints) -> Logits:
    """Return the logarithm of the odds of each pair."""
    total = np.full(len(one), BASE)
    same_type = columns.type[one] == columns.type[other]
    total += np.where(same_type, SAME_TYPE, OTHER_TYPE)
    modes = columns.mode[one], columns.mode[other]
    both = (modes[0] != 0) & (modes[1] != 0)
    total += np.where(both, np.where(modes[0] == modes[1], SAME_MODE, OTHER_MODE), 0.0)
    for kind in ("visit", "phone"):
        own = [mode == code(kind) for mode in modes]
        total += np.where(own[0] != own[1], VISIT_OR_TALK, 0.0)
    lemmas = columns.lemma[one], columns.lemma[other]
    free = _of(columns, MANY_WORDS)
    told = (lemmas[0] != 0) & (lemmas[1] != 0) & ~(free[one] & free[other])
    total += np.where(told, np.where(lemmas[0] == lemmas[1], SAME_WORD, OTHER_WORD), 0.0)
    speech = _of(columns, SPOKEN)
    spoken = speech[one] | speech[other]
    total += np.where(spoken, SPOKEN_BASE, 0.0)
    signed = _of(columns, (SIGNED,))
    total += np.where(signed[one] & signed[other], PACT, 0.0)
    total += np.where(columns.negated[one] != columns.negated[other], NEGATED, 0.0)
    like = np.maximum(columns.alike[one], columns.alike[other])
    total -= np.where(spoken, AMONG * np.log(like), 0.0)
    lonely = _is_lonely(columns, one, other)
    several = columns.is_many | columns.negated
    total += np.where(lonely & (several[one] | several[other]), SEVERAL, 0.0)
    total += _sides(columns, one, other)
    total += np.where(spoken & ~_whole(columns, one, other), NO_SIDE_SPOKEN, 0.0)
    total += _times(columns, one, other)
    total += _places(columns, one, other)
    likeness = SENTENCE * _cosine(columns.hashes, columns.weights, one, other)
    other_word = told & (lemmas[0] != lemmas[1])
    beside = np.where(other_word, BESIDE_OTHERWISE, BESIDE)
    total += np.where(_beside(columns, one, other, likeness), beside, likeness)
    little = spoken | other_word | lonely
    same_article = np.where(little, SPOKEN_SAME_ARTICLE, SAME_ARTICLE)
    return total + _articles(columns, one, other, same_article)


def _whole(columns: Columns, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Tell which pairs both name a recipient."""
    sides = columns.recipients
    known = ((sides.keys != 0) | (sides.countries != 0)).any(axis=1)
    found: npt.NDArray[np.bool_] = known[one] & known[other]
    return found


def _beside(
    columns: Columns, one: Ints, other: Ints, likeness: npt.NDArray[np.floating[Any]]
) -> npt.NDArray[np.bool_]:
    """Tell which pairs stand in one sentence: their words are the same because of that."""
    same = columns.article[one] == columns.article[other]
    found: npt.NDArray[np.bool_] = same & (likeness >= ONE_SENTENCE * SENTENCE)
    return found


def _of(columns: Columns, names: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Tell of each event whether its type is one of these."""
    found: npt.NDArray[np.bool_] = np.isin(columns.type, [code(name) for name in names])
    return found


def _articles(columns: Columns, one: Ints, other: Ints, same: Logits) -> Logits:
    articles = columns.article[one], columns.article[other]
    size = len(columns.article_hashes) + 1
    pairs, back = np.unique(articles[0] * size + articles[1], return_inverse=True)
    likeness = _cosine(
        columns.article_hashes, columns.article_weights, pairs // size, pairs % size
    )  # fmt: skip
    found: Logits = np.where(
        articles[0] == articles[1], same, ARTICLE * (likeness[back] - ARTICLE_MEAN)
    )
    return found


def _cosine(
    hashes: Ints, weights: npt.NDArray[np.float32], one: Ints, other: Ints
) -> npt.NDArray[np.float32]:
    """Return the cosines of rows of padded words."""
    found = np.zeros(len(one), dtype=np.float32)
    step = max(1, 16_000_000 // max(hashes.shape[1] ** 2, 1))
    for start in range(0, len(one), step):
        left, right = one[start : start + step], other[start : start + step]
        same = hashes[left][:, :, None] == hashes[right][:, None, :]
        found[start : start + step] = np.einsum(
            "nij,ni,nj->n", same, weights[left], weights[right], optimize=False
        )
    return found


def _sides(columns: Columns, one: Ints, other: Ints) -> Logits:
    straight = _alike(columns.actors, columns.actors, one, other) + _alike(
        columns.recipients, columns.recipients, one, other
    )
    crossed = _alike(columns.actors, columns.recipients, one, other) + _alike(
        columns.recipients, columns.actors, one, other
    )
    straight += np.where(_at_home(columns, one, other), AT_HOME, 0.0)
    symmetric = _of(columns, SYMMETRIC)
    either = symmetric[one] & symmetric[other]
    company = _company(columns, one, other)
    found: Logits = np.where(either, np.maximum(np.maximum(straight, crossed), company), straight)
    return found + np.where(_is_anonymous(columns, one, other), ANONYMOUS, 0.0)


def _at_home(columns: Columns, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Tell which pairs have recipients of the actors' own country, and none of them the same."""
    actors, recipients = columns.actors, columns.recipients
    own = _any(actors.countries, recipients.countries)
    same = _any(recipients.keys[one], recipients.keys[other])
    land = _any(recipients.countries[one], recipients.countries[other])
    found: npt.NDArray[np.bool_] = own[one] & own[other] & land & ~same
    return found


def _is_anonymous(columns: Columns, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Tell which pairs share no name and no country of those who take part, nor a place."""
    sides = columns.actors, columns.recipients
    keys = np.concatenate([side.keys for side in sides], axis=1)
    countries = np.concatenate([side.countries for side in sides], axis=1)
    shared = _any(keys[one], keys[other]) | _any(countries[one], countries[other])
    place = (columns.place[one] != 0) & (columns.place[one] == columns.place[other])
    found: npt.NDArray[np.bool_] = ~shared & ~place
    return found


def _company(columns: Columns, one: Ints, other: Ints) -> Logits:
    """Return how alike two symmetric events are by all who take part, on whichever side.

    One side may name all of them ("Trump and Putin met"), or one only ("his meeting in Helsinki").
    """
    shared, fewest = _shared(columns, one, other)
    value = SAME_SIDE * np.minimum(shared, 2)
    value = np.where(_is_lonely(columns, one, other), LONELY, value)
    found: Logits = np.where(shared == 0, OTHER_SIDE, value)
    return np.where((shared == 1) & (fewest > 1), ANOTHER_PARTNER, found)


def _shared(columns: Columns, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Return how many both name of those who take part, and how many the one with fewer names."""
    keys = np.concatenate((columns.actors.keys, columns.recipients.keys), axis=1)
    left, right = keys[one], keys[other]
    equal = (left[:, :, None] == right[:, None, :]) & (left[:, :, None] != 0)
    fewest = np.minimum((left != 0).sum(axis=1), (right != 0).sum(axis=1))
    return equal.any(axis=2).sum(axis=1), fewest


def _is_lonely(columns: Columns, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Tell which pairs of mutual acts share one person, and one of them names nobody else."""
    shared, fewest = _shared(columns, one, other)
    symmetric = _of(columns, SYMMETRIC) & ~_of(columns, (SIGNED,))
    persons = np.concatenate((columns.actors.persons, columns.recipients.persons), axis=1)
    found: npt.NDArray[np.bool_] = (
        (shared == 1) & (fewest == 1) & symmetric[one] & symmetric[other]
        & np.any(persons[one], axis=1)
    )  # fmt: skip
    return found


def _alike(left: Sides, right: Sides, one: Ints, other: Ints) -> Logits:
    keys = left.keys[one], right.keys[other]
    countries = left.countries[one], right.countries[other]
    persons = left.persons[one], right.persons[other]
    same = _any(keys[0], keys[1])
    land = _any(countries[0], countries[1])
    named = (keys[0] != 0).any(axis=1) & (keys[1] != 0).any(axis=1)
    states = _is_state(keys[0], countries[0]) | _is_state(keys[1], countries[1])
    two_persons = persons[0].any(axis=1) & persons[1].any(axis=1)
    apart = land & named & (~states | two_persons)
    known = [
        ((key != 0) | (country != 0)).any(axis=1)
        for key, country in zip(keys, countries, strict=True)
    ]
    found: Logits = np.where(same, SAME_SIDE, np.where(land, SAME_COUNTRY, OTHER_SIDE))
    found = np.where(apart & ~same, COMPATRIOTS, found)
    nobody = [~(key != 0).any(axis=1) for key in keys]
    crowd = land & ((persons[0].any(axis=1) & nobody[1]) | (persons[1].any(axis=1) & nobody[0]))
    found = np.where(crowd, CROWD, found)
    return np.where(known[0] & known[1], found, NO_SIDE)


def _is_state(keys: Ints, countries: Ints) -> npt.NDArray[np.bool_]:
    """Tell whether a side is a state itself: its key is the code of its country."""
    found: npt.NDArray[np.bool_] = ((keys == countries) & (keys != 0)).any(axis=1)
    return found


def _any(left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    equal = (left[:, :, None] == right[:, None, :]) & (left[:, :, None] != 0)
    found: npt.NDArray[np.bool_] = equal.any(axis=(1, 2))
    return found


def _times(columns: Columns, one: Ints, other: Ints) -> Logits:
    left, right = _interval(columns, one), _interval(columns, other)
    gap = np.maximum(0, np.maximum(left.first - right.last, right.first - left.last))
    both_exact = left.is_exact & right.is_exact
    at = np.minimum(gap, len(BY_GAP) - 1)
    value = np.where(both_exact, np.array(BY_GAP)[at], np.array(BY_VAGUE_GAP)[at])
    value = np.where((gap > FAR_DAYS) | (both_exact & (gap > 3)), TOO_FAR, value)
    found: Logits = np.where(left.is_known & right.is_known, value, 0.0)
    return found


class _Interval(NamedTuple):
    """First and last day; whether the text gives them to a few days; whether they are known."""

    first: Ints
    last: Ints
    is_exact: npt.NDArray[np.bool_]
    is_known: npt.NDArray[np.bool_]


def _interval(columns: Columns, rows: Ints) -> _Interval:
    told = columns.first[rows] != UNKNOWN_DAY
    published = columns.published[rows]
    ahead = columns.ahead[rows]
    first = np.where(told, columns.first[rows], published - np.where(ahead, 0, REPORTED_WITHIN))
    last = np.where(told, columns.last[rows], published + np.where(ahead, AHEAD_WITHIN, 0))
    exact = told & (last - first <= FEW_DAYS)
    return _Interval(first, last, exact, told | (published != UNKNOWN_DAY))


def _places(columns: Columns, one: Ints, other: Ints) -> Logits:
    place = columns.place[one], columns.place[other]
    land = columns.place_country[one], columns.place_country[other]
    km = _distance(columns, one, other)
    known = (place[0] != 0) & (place[1] != 0)
    same_land = (land[0] == land[1]) & (land[0] != 0)
    found = np.where(same_land, SAME_LAND, FAR_PLACE)
    found = np.where(same_land & (km > FAR_KM), FAR_PLACE / 2, found)
    found = np.where(km <= NEAR_KM, NEAR_PLACE, found)
    found = np.where(place[0] == place[1], SAME_PLACE, found)
    result: Logits = np.where(known, found, 0.0)
    return result


def _distance(columns: Columns, one: Ints, other: Ints) -> Logits:
    """Return kilometres between two places on the sphere, infinite where one has no point."""
    latitude = np.radians(columns.latitude[one]), np.radians(columns.latitude[other])
    longitude = np.radians(columns.longitude[one] - columns.longitude[other])
    half = (
        np.sin((latitude[0] - latitude[1]) / 2) ** 2
        + np.cos(latitude[0]) * np.cos(latitude[1]) * np.sin(longitude / 2) ** 2
    )
    km: Logits = 12742.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return np.nan_to_num(km, nan=np.inf)
