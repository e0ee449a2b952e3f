"""Read articles from files and folders: plain text, JSON lines, CSV.

In: paths. Out: articles, and for what is none a `Rejected` with the reason, in a fixed order.
It refuses to stop at a bad file or line; only a path that does not exist is an error.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.config import IngestSettings
from dateline.errors import InputError
from dateline.ingest.article import clean, filled_in, from_fields, from_plain_text
from dateline.ingest.bytes import decode, form_of_table, refuse_markup
from dateline.ingest.screen import reason_to_drop
from dateline.records import Article, Rejected

TEXT_ENDINGS = frozenset({".txt", ".text"})
LINE_ENDINGS = frozenset({".jsonl", ".ndjson"})
TABLE_ENDINGS = frozenset({".csv", ".tsv"})
KNOWN_ENDINGS = TEXT_ENDINGS | LINE_ENDINGS | TABLE_ENDINGS

_BYTES_A_CHARACTER = 4
_LINE_SLACK = 100_000


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of all sources. mapping: article field -> column or JSON name."""

    published: date | None = None
    outlet: str | None = None
    mapping: Mapping[str, str] = {}
    settings: IngestSettings = IngestSettings()


def read_sources(
    paths: Iterable[Path], options: Options | None = None
) -> Iterator[Article | Rejected]:
    """Yield the articles of the paths: files as given, folders sorted and searched through.

    Raises InputError if a path does not exist.
    """
    options = options or Options()
    for path in files_of(paths):
        for item in _read_file(path, options):
            if isinstance(item, Rejected):
                yield item
                continue
            article = filled_in(item, options.published, options.outlet)
            reason = reason_to_drop(article, options.settings)
            if reason is None:
                yield article
            else:
                yield _rejected(article.source or str(path), reason, article.text, article.id)


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read. In a folder only files with a known ending count.

    Raises InputError if a path does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in KNOWN_ENDINGS
            )
        elif path.exists():
            yield path
        else:
            raise InputError(f"{path} does not exist; name a file or folder of reports")


def left_aside(paths: Iterable[Path]) -> Counter[str]:
    """Return how many files of the folders are not read, by ending; hidden files left out."""
    return Counter(
        p.suffix.lower() or "no ending"
        for path in paths if path.is_dir()
        for p in path.rglob("*")
        if p.is_file() and p.suffix.lower() not in KNOWN_ENDINGS
        and not any(part.startswith(".") for part in p.relative_to(path).parts)
    )  # fmt: skip


def _read_file(path: Path, options: Options) -> Iterator[Article | Rejected]:
    ending = path.suffix.lower()
    try:
        if ending in LINE_ENDINGS:
            yield from _json_lines(path, options)
        elif ending in TABLE_ENDINGS:
            yield from _table(path, options)
        else:
            yield _plain(path, options)
    except OSError as error:
        yield _rejected(str(path), f"cannot be read: {error.strerror}", "")
    except csv.Error as error:
        yield _rejected(str(path), f"no valid CSV: {error}", "")


def _plain(path: Path, options: Options) -> Article | Rejected:
    limit = options.settings.max_characters * _BYTES_A_CHARACTER
    size = path.stat().st_size
    if size == 0:
        return _rejected(str(path), "the file is empty", "")
    if size > limit:
        return _rejected(str(path), _too_long(size, options), "")
    try:
        text = decode(path.read_bytes())
        refuse_markup(text, path)
        return from_plain_text(clean(text), str(path))
    except InputError as error:
        return _rejected(str(path), str(error), "")


def _json_lines(path: Path, options: Options) -> Iterator[Article | Rejected]:
    limit = options.settings.max_characters * _BYTES_A_CHARACTER + _LINE_SLACK
    with path.open("rb") as file:
        for number, line in enumerate(_bounded_lines(file, limit), start=1):
            source = f"{path}#{number}"
            if isinstance(line, int):
                yield _rejected(source, _too_long(line, options), "")
                continue
            if not line.strip():
                continue
            yield _one_json(line, source, options)


def _one_json(line: bytes, source: str, options: Options) -> Article | Rejected:
    try:
        value = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _rejected(source, f"not valid JSON: {error}", line[:200].decode("utf-8", "replace"))
    if not isinstance(value, dict):
        return _rejected(source, f"a JSON {type(value).__name__}, expected an object", str(value))
    try:
        return from_fields(value, source, options.mapping, options.settings.date_order)
    except InputError as error:
        return _rejected(source, str(error), line[:200].decode("utf-8", "replace"))


def _bounded_lines(file: BinaryIO, limit: int) -> Iterator[bytes | int]:
    """Yield the lines; of a line over the limit only its size, without holding it in memory."""
    while line := file.readline(limit):
        if line.endswith(b"\n") or len(line) < limit:
            yield line
            continue
        size = len(line)
        while rest := file.readline(limit):
            size += len(rest)
            if rest.endswith(b"\n"):
                break
        yield size


def _table(path: Path, options: Options) -> Iterator[Article | Rejected]:
    csv.field_size_limit(options.settings.max_characters * _BYTES_A_CHARACTER)
    encoding, delimiter = form_of_table(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.DictReader(file, delimiter=delimiter)
        if reader.fieldnames is None:
            yield _rejected(str(path), "the file is empty", "")
            return
        for number, row in enumerate(reader, start=2):
            source = f"{path}#{number}"
            extra = row.pop(None, None)
            if extra:
                yield _rejected(source, f"{len(extra)} cells more than the header has", "")
                continue
            try:
                yield from_fields(row, source, options.mapping, options.settings.date_order)
            except InputError as error:
                yield _rejected(source, str(error), str(row)[:200])


def _too_long(size: int, options: Options) -> str:
    return (
        f"{size} bytes, more than {options.settings.max_characters} characters; split it or raise "
        "ingest.max_characters in the settings"
    )


def _rejected(source: str, reason: str, excerpt: str, article: str | None = None) -> Rejected:
    return Rejected(
        source=source, stage="ingest", reason=reason, article=article, excerpt=excerpt[:200]
    )
