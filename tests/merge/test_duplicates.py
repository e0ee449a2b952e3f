"""Copies of a report, against a slow exact comparison of all pairs."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merge.duplicates import (
    LEAST_RUNS,
    MOST_OF_IT,
    Report,
    find_copies,
    plain,
    runs,
    shared,
)

WORDS = (
    "minister army river market treaty border night village bridge council strike harbour report "
    "convoy morning soldier farmer school hospital election budget station valley winter signal"
).split()


def story(seed: int, sentences: int = 8) -> str:
    rng = random.Random(seed)
    lines = [" ".join(rng.choices(WORDS, k=14)).capitalize() + "." for _ in range(sentences)]
    return "\n".join(lines)


def joined(reports: list[Report]) -> set[frozenset[str]]:
    return {
        frozenset((group.original, *(copy.report for copy in group.copies)))
        for group in find_copies(reports)
    }


def oracle(reports: list[Report]) -> set[frozenset[str]]:
    """Compare all pairs of runs and join what is alike."""
    texts = {report.id: plain(report.text) for report in reports}
    own = {report: runs(text) for report, text in texts.items()}
    groups = {report: {report} for report in texts}
    for one, other in combinations(sorted(texts), 2):
        if shared(texts[one], texts[other], own[one], own[other]) >= MOST_OF_IT:
            union = groups[one] | groups[other]
            for member in union:
                groups[member] = union
    return {frozenset(group) for group in groups.values() if len(group) > 1}


def test_edits_of_a_text_are_its_copies() -> None:
    text = story(1)
    lines = text.split("\n")
    edited = {
        "byline": "By A. Writer, Agency\n" + text,
        "headline": "Another headline altogether\n" + "\n".join(lines[1:]),
        "cut": "\n".join(lines[:4]),
        "order": "\n".join([*lines[4:], *lines[:4]]),
        "figures": text.replace("army", "army of 12,000"),
        "damage": text.replace(".", "."),
    }
    reports = [Report("a", text, "One", date(2020, 1, 1))]
    reports += [Report(name, body, "Two", date(2020, 1, 2)) for name, body in edited.items()]
    reports += [Report(f"other{n}", story(n)) for n in range(2, 9)]
    (group,) = find_copies(reports)
    assert group.original == "a"
    kinds = {copy.report: copy.kind for copy in group.copies}
    assert set(kinds) == set(edited)
    assert kinds["cut"] == "truncated" and kinds["byline"] == "syndicated"
    assert kinds["damage"] == "exact"


def test_later_text_of_the_same_outlet_is_an_update() -> None:
    text = story(3)
    later = text + "\n" + story(4, 2)
    first, second = Report("x", text, "One", date(2020, 1, 1)), Report("y", later, "One")
    (group,) = find_copies([second, first])
    assert group.original == "x" and group.copies[0].kind == "updated"


def test_short_and_empty_texts_join_only_when_equal() -> None:
    reports = [Report("a", ""), Report("b", "Two dead in blast"), Report("c", "Two dead in blast.")]
    assert joined(reports) == {frozenset({"b", "c"})}
    assert len(runs(plain("Two dead in blast"))) < LEAST_RUNS


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(2, 8)), min_size=1, max_size=14),
       st.randoms())  # fmt: skip
def test_groups_are_those_of_the_slow_comparison_in_any_order(
    parts: list[tuple[int, int]], rng: random.Random
) -> None:
    reports = [
        Report(f"r{number}", "\n".join(story(seed).split("\n")[:size]))
        for number, (seed, size) in enumerate(parts)
    ]
    found = joined(reports)
    assert found == oracle(reports)
    shuffled = reports.copy()
    rng.shuffle(shuffled)
    assert joined(shuffled) == found
