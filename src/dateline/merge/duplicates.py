"""Find the copies of a report: exact, syndicated, truncated, updated.

In: reports with their text, outlet and day. Out: groups of reports that are one text, each with its
original and how every copy differs from it. It refuses likeness of subject: two outlets that tell
one story in their own words share no more than their quotations and are not joined.

Candidates share rare sentences, or meet in a table of MinHash bands; every candidate pair is then
compared by its runs of five words. Figures are one sign, so that an updated death toll does not
part two versions.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

import msgspec
from rensa import RMinHash, RMinHashLSH

CopyKind = Literal["exact", "syndicated", "truncated", "updated"]

RUN = 5
"""Words of a run. Two tellings of one event share few of five words outside quotations."""

MOST_OF_IT = 0.6
"""Share of the shorter text's runs that must be in the longer one for a copy."""

WHOLE = 0.85
"""Length of a copy, by runs, against its original from which it is no longer called truncated."""

LEAST_RUNS = 12
"""Runs below which a text is too short to be told from another: only exact copies count."""

SENTENCE_WORDS = 7
"""Words from which a shared sentence makes a candidate; shorter ones are phrases."""

COMMONEST = 40
"""Reports beyond which a sentence is boilerplate and makes no candidates."""

PERMUTATIONS, BANDS, SEED = 128, 32, 7
"""MinHash of 128 permutations in 32 bands: pairs with half their runs in common nearly all meet."""


class Report(msgspec.Struct, frozen=True):
    """An article as far as copies are concerned. text: title and body."""

    id: str
    text: str
    outlet: str | None = None
    published: date | None = None


class Copy(msgspec.Struct, frozen=True):
    """A report that is another's text. likeness: share of the shorter one's runs in common."""

    report: str
    kind: CopyKind
    likeness: float


class CopyGroup(msgspec.Struct, frozen=True):
    """Reports of one text. original: the first published, the longest of one day, then by id."""

    original: str
    copies: tuple[Copy, ...]


class Candidates(msgspec.Struct, frozen=True):
    """Pairs to compare, and how many sentences were left out as boilerplate."""

    pairs: frozenset[tuple[int, int]]
    boilerplate: int


def find_copies(reports: Sequence[Report]) -> list[CopyGroup]:
    """Return the groups of two or more reports of one text, in the order of their originals' ids.

    The order of the reports does not matter.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    texts = [plain(report.text) for report in ordered]
    shingles = [runs(text) for text in texts]
    likeness: dict[tuple[int, int], float] = {}
    for one, other in sorted(candidates(texts, shingles).pairs):
        share = shared(texts[one], texts[other], shingles[one], shingles[other])
        if share >= MOST_OF_IT:
            likeness[one, other] = share
    groups = _joined(len(ordered), likeness)
    return [_group(ordered, texts, shingles, members) for members in groups]


def versions(group: CopyGroup, reports: Iterable[Report]) -> list[tuple[str, ...]]:
    """Return the versions that each outlet has of the text, by day; () for outlets with one.

    Reports without outlet or day are no versions of each other.
    """
    members = {group.original, *(copy.report for copy in group.copies)}
    by_outlet: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.id in members and report.outlet and report.published:
            by_outlet[report.outlet].append(report)
    found = []
    for own in by_outlet.values():
        own.sort(key=lambda report: (report.published or date.min, len(report.text), report.id))
        if len(own) > 1 and len({plain(report.text) + report.text for report in own}) > 1:
            found.append(tuple(report.id for report in own))
    return found


def former_versions(group: CopyGroup, reports: Sequence[Report]) -> Iterator[str]:
    """Yield the reports that a version of a later day by their own outlet replaces."""
    days = {report.id: report.published for report in reports}
    for own in versions(group, reports):
        last = days[own[-1]]
        yield from (report for report in own if days[report] != last)


def plain(text: str) -> str:
    """Return the words of a text as they are compared: mended, small, figures as one sign."""
    mended = _mended(unicodedata.normalize("NFKC", text))
    small = re.sub(r"\d[\d.,:]*", "0", mended.lower())
    lines = (" ".join(re.findall(r"[a-z0]+", line)) for line in re.split(r"[\n.!?]+", small))
    return "\n".join(line for line in lines if line)


def _mended(text: str) -> str:
    """Return the text without the traces of a wrong decoding: accents and signs go anyway."""
    with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
        text = text.encode("cp1252").decode("utf-8")
    text = re.sub(r"â€.|Ã.|Â|�", " ", text)
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def runs(text: str) -> frozenset[int]:
    """Return the runs of five words of a plain text, hashed."""
    words = text.split()
    if len(words) < RUN:
        return frozenset()
    return frozenset(_hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def _hash(text: str) -> int:
    """Return eight bytes of BLAKE2: the same on every machine, unlike Python's own hash."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


def shared(one: str, other: str, mine: frozenset[int], theirs: frozenset[int]) -> float:
    """Return the share of the shorter text's runs that the other has; 1 for equal texts."""
    if one == other:
        return 1.0
    least = min(len(mine), len(theirs))
    if least < LEAST_RUNS:
        return 0.0
    return len(mine & theirs) / least


def candidates(texts: Sequence[str], shingles: Sequence[frozenset[int]]) -> Candidates:
    """Return the pairs that share a rare sentence or a band of MinHash values."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for line in {line for line in text.split("\n") if len(line.split()) >= SENTENCE_WORDS}:
            by_sentence[_hash(line)].append(number)
        by_sentence[_hash(text)].append(number)
    pairs: set[tuple[int, int]] = set()
    boilerplate = 0
    for members in by_sentence.values():
        if len(members) > COMMONEST:
            boilerplate += 1
        else:
            pairs.update(combinations(sorted(set(members)), 2))
    pairs.update(_by_minhash(shingles))
    return Candidates(frozenset(pairs), boilerplate)


def _by_minhash(shingles: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    table = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, own in enumerate(shingles):
        if len(own) < LEAST_RUNS:
            continue
        signature = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        signature.update([f"{value:x}" for value in sorted(own)])
        for other in table.query(signature):
            yield other, number
        table.insert(number, signature)


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups of two or more that the pairs connect, each sorted."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        groups[root(number)].append(number)
    return [members for members in groups.values() if len(members) > 1]


def _group(
    ordered: Sequence[Report], texts: Sequence[str], shingles: Sequence[frozenset[int]],
    members: Sequence[int],
) -> CopyGroup:  # fmt: skip
    first = min(
        members,
        key=lambda n: (ordered[n].published or date.max, -len(shingles[n]), ordered[n].id),
    )
    found = []
    for number in members:
        if number == first:
            continue
        likeness = shared(texts[first], texts[number], shingles[first], shingles[number])
        kind = _kind(ordered[first], ordered[number], len(shingles[first]), len(shingles[number]))
        exact = texts[first] == texts[number]
        found.append(Copy(ordered[number].id, "exact" if exact else kind, round(likeness, 4)))
    return CopyGroup(ordered[first].id, tuple(found))


def _kind(original: Report, copy: Report, size: int, own: int) -> CopyKind:
    """Return how a copy that is not exact relates to its original."""
    same_outlet = original.outlet is not None and original.outlet == copy.outlet
    if same_outlet:
        return "updated"
    return "truncated" if own < WHOLE * size else "syndicated"
