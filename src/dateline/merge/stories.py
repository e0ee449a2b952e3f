"""Put the reports of one thing in the news together: stories.

In: reports with title, text and day. Out: groups of reports that tell one story. It refuses to read
the reports' events: this is the likeness of texts, on which incidents build.

Words are weighted by how rare they are among the reports (TF-IDF), those of title and lead and the
names more; likeness fades with the days between two reports; groups grow by average likeness, so
that no chain of neighbours joins two stories. A report without a day joins at most one story of
those that have one, and ties none together. Weights and threshold were fixed on half of BASIL.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
import numpy as np
import numpy.typing as npt

LEAD = 600
"""Characters of the body that are the lead."""

TITLE_WEIGHT, LEAD_WEIGHT, NAME_WEIGHT = 3.0, 2.0, 2.0
FADING_DAYS = 3.0
"""Likeness falls to a third in three days more than one between the reports."""

LONGEST_GAP = 14
"""Days beyond which two reports tell different stories."""

THRESHOLD = 0.12
"""Average likeness from which two groups are one."""

FAINT = 0.06
"""Likeness below which two reports are not compared further."""

COMMONEST = 500
"""Reports beyond which a word makes no candidates: it only adds to likeness."""

FEWEST = 100
"""Reports that a collection counts as at least: in a handful every shared word seems common."""

LARGEST = 2000
"""Reports that are grouped at once; a larger tangle is cut by asking for more likeness."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_COMMON = frozenset(
    "the a an of to in and for on with that as at by is was it from his he she be are were has "
    "have had will would not but this they their who its said says after more than been which "
    "about one also or when out up over we i you our".split()
)

Vector = dict[str, float]
Likeness = dict[tuple[int, int], float]


class StoryReport(msgspec.Struct, frozen=True):
    """An article as far as its story is concerned. Without a day it may join any day's story."""

    id: str
    title: str
    body: str
    published: date | None = None


def find_stories(reports: Sequence[StoryReport]) -> list[tuple[str, ...]]:
    """Return the groups of reports that tell one story, single ones too, each sorted by id.

    The order of the reports does not matter.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    vectors = _vectors([_counts(report) for report in ordered])
    likeness = {
        (one, other): value
        for one, other in _candidates(ordered, vectors)
        if (value := _likeness(ordered, vectors, one, other)) >= FAINT
    }
    dated = [number for number, report in enumerate(ordered) if report.published is not None]
    undated = [number for number, report in enumerate(ordered) if report.published is None]
    groups = _grouped([[number] for number in dated], likeness)
    if undated:
        groups = _grouped([*groups, *([number] for number in undated)], likeness, len(groups))
    return sorted(tuple(ordered[number].id for number in sorted(group)) for group in groups)


def _grouped(
    groups: Sequence[list[int]], likeness: Likeness, apart: int = 0,
) -> list[list[int]]:  # fmt: skip
    """Return groups of reports joined by average likeness; the first `apart` never join."""
    average = _average(groups, likeness)
    between = {pair: value for pair, value in average.items() if pair[1] >= apart}
    sizes = [len(group) for group in groups]
    found = []
    for members in _tangles(len(groups), between):
        for joined in _by_average(members, between, sizes, apart):
            found.append([number for group in joined for number in groups[group]])
    return found


def _average(groups: Sequence[list[int]], likeness: Likeness) -> Likeness:
    """Return the average likeness of groups, by their numbers; none where it is nought."""
    owner = {number: at for at, group in enumerate(groups) for number in group}
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for (one, other), value in likeness.items():
        if one in owner and other in owner and owner[one] != owner[other]:
            sums[min(owner[one], owner[other]), max(owner[one], owner[other])] += value
    return {
        (one, other): value / (len(groups[one]) * len(groups[other]))
        for (one, other), value in sums.items()
    }


def _counts(report: StoryReport) -> Counter[str]:
    """Return the weight of each word of a report: often, in title or lead, as a name."""
    found: Counter[str] = Counter()
    parts = (
        (report.title, TITLE_WEIGHT), (report.body[:LEAD], LEAD_WEIGHT), (report.body, 1.0),
    )  # fmt: skip
    for text, weight in parts:
        for at, match in enumerate(_WORD.finditer(text)):
            word = match.group()
            plain = word.lower().rstrip("'’s")
            if len(plain) > 2 and plain not in _COMMON:
                is_name = word[0].isupper() and at > 0
                found[plain] += weight * (NAME_WEIGHT if is_name else 1.0)  # type: ignore[assignment]
    return found


def _vectors(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Return unit vectors of word weights; words of a single report tell nothing and go."""
    documents = Counter(word for count in counts for word in count)
    total = max(len(counts), FEWEST)
    found = []
    for count in counts:
        raw = {
            word: (1 + math.log(value)) * math.log(total / documents[word])
            for word, value in sorted(count.items())
            if documents[word] > 1
        }
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        found.append({word: value / length for word, value in raw.items()})
    return found


def _candidates(
    ordered: Sequence[StoryReport], vectors: Sequence[Vector]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of near days that share a word which is not everywhere, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(number)
    for number, vector in enumerate(vectors):
        seen: set[int] = set()
        for word in vector:
            members = holders[word]
            if len(members) <= COMMONEST:
                seen.update(other for other in members if other > number)
        for other in sorted(seen):
            if _days(ordered[number], ordered[other]) <= LONGEST_GAP:
                yield number, other


def _days(one: StoryReport, other: StoryReport) -> int:
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)


def _likeness(
    ordered: Sequence[StoryReport], vectors: Sequence[Vector], one: int, other: int
) -> float:
    short, long = sorted((vectors[one], vectors[other]), key=len)
    cosine = sum(value * long[word] for word, value in short.items() if word in long)
    late = max(0, _days(ordered[one], ordered[other]) - 1)
    return cosine * math.exp(-late / FADING_DAYS)


def _tangles(count: int, likeness: Likeness) -> Iterator[list[int]]:
    """Yield the sets of reports that likeness connects, none larger than LARGEST."""
    pending = [(list(range(count)), FAINT)]
    while pending:
        numbers, least = pending.pop()
        inside = set(numbers)
        near: dict[int, list[int]] = defaultdict(list)
        for (one, other), value in likeness.items():
            if value >= least and one in inside and other in inside:
                near[one].append(other)
                near[other].append(one)
        for members in _connected(numbers, near):
            if len(members) > LARGEST and least < 1.0:
                pending.append((members, least * 1.5))
            else:
                yield members


def _connected(numbers: Sequence[int], near: dict[int, list[int]]) -> Iterator[list[int]]:
    seen: set[int] = set()
    for start in numbers:
        if start in seen:
            continue
        seen.add(start)
        stack, members = [start], []
        while stack:
            at = stack.pop()
            members.append(at)
            for other in near.get(at, ()):
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        yield sorted(members)


def _by_average(
    members: Sequence[int], likeness: Likeness, sizes: Sequence[int], apart: int
) -> list[list[int]]:
    """Return the members in groups: the two of most average likeness join, again and again.

    sizes: reports of each member; no two groups that hold members below `apart` ever join.
    """
    size = len(members)
    if size == 1:
        return [list(members)]
    table: npt.NDArray[np.float64] = np.zeros((size, size))
    for i, one in enumerate(members):
        for j in range(i + 1, size):
            table[i, j] = table[j, i] = likeness.get((one, members[j]), 0.0)
    np.fill_diagonal(table, -1.0)
    groups = [[number] for number in members]
    weight = np.array([float(sizes[number]) for number in members])
    fixed = np.array([number < apart for number in members])
    table[np.ix_(fixed, fixed)] = -1.0
    while True:
        i, j = divmod(int(table.argmax()), size)
        if table[i, j] < THRESHOLD:
            return [group for group in groups if group]
        joined = (table[i] * weight[i] + table[j] * weight[j]) / (weight[i] + weight[j])
        fixed[i] |= fixed[j]
        joined[[i, j]] = -1.0
        joined[fixed & fixed[i]] = -1.0
        table[i], table[:, i] = joined, joined
        table[j], table[:, j] = -1.0, -1.0
        weight[i] += weight[j]
        groups[i], groups[j] = groups[i] + groups[j], []
