"""Tell what the bytes of a file are: text and in which encoding, a table and how it is parted.

In: bytes, a path. Out: text; encoding and delimiter of a table. It refuses what is no text, and
pages in HTML, whose tags would be read as words.
"""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path

from dateline.errors import InputError

_KINDS = {
    b"\xff\xd8\xff": "an image", b"\x89PNG": "an image", b"GIF8": "an image",
    b"%PDF": "a PDF file", b"PK\x03\x04": "a packed file, such as .docx or .zip",
    b"\xd0\xcf\x11\xe0": "a file of an older Office program", b"\x1f\x8b": "a packed file",
}  # fmt: skip
"""How files begin that are no text."""

_HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".mhtml"})
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b",
                   re.I | re.S)  # fmt: skip

_PRINTABLE_SHARE = 0.97
"""Least share of characters that text in Windows-1252 has; random bytes have 0.85."""

_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"


def decode(data: bytes) -> str:
    """Return the text of the bytes: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises InputError if the bytes are no text.
    """
    for start, kind in _KINDS.items():
        if data.startswith(start):
            raise InputError(f"no text: {kind}; save its text as a .txt file")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise InputError("no text: the file holds NUL bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    sample = text[:4096]
    printable = sum(1 for c in sample if (c.isprintable() and c != "\ufffd") or c in "\n\r\t\f")
    if printable < _PRINTABLE_SHARE * len(sample):
        raise InputError("no text: too many of its bytes are no characters")
    return text


def refuse_markup(text: str, path: Path) -> None:
    """Raise InputError if a file that is to be read as plain text is a page in HTML."""
    if path.suffix.lower() in _HTML_ENDINGS or _HTML.match(text):
        raise InputError(
            "a page in HTML, whose tags would be read as words; save its text as .txt, or as a "
            "field of JSONL or CSV"
        )


def form_of_table(path: Path) -> tuple[str, str]:
    """Return the encoding and the delimiter of a CSV or TSV file.

    A table that is no UTF-8 is in Windows-1252. The delimiter of a CSV is the sign that parts its
    first line into most cells: "," or, as spreadsheets of continental Europe write it, ";".
    """
    with path.open("rb") as file:
        data = file.read(_SAMPLE)
    encoding = _encoding(data)
    if path.suffix.lower() == ".tsv":
        return encoding, "\t"
    lines = data.decode(encoding, errors="replace").splitlines() or [""]
    counts = {sign: len(next(csv.reader([lines[0]], delimiter=sign), ())) for sign in _DELIMITERS}
    return encoding, max(_DELIMITERS, key=lambda sign: counts[sign])


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
