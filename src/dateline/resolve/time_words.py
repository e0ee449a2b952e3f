"""Cut a text into words that matter for times, each with one symbol for its category.

In: a raw text. Out: `Lexed`: one character per word in `symbols`, so that the grammar of
`time_grammar` runs as a regular expression over categories instead of letters.
It refuses to judge: "May", "second" and "fall" get a category here, a meaning later.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

import msgspec

from dateline.knowledge.tables import read_table

CATEGORIES = (
    "OTHER BREAK MONTH MABBR WDAY WDAYS WABBR SEASON UNIT UNITS HALFUNIT NUMW SCALE ORDW SECOND "
    "DECW FEW SOME PART PARTS HOURW DEICT THE A THIS THESE THAT THOSE SAME VERY OF IN ON AT TO "
    "AND OR BETWEEN FROM FOR SINCE BY NEXT FOLLOWING COMING LAST PAST PREVIOUS AGO LATER EARLIER "
    "BEFORE AFTER HENCE EARLY LATE MIDW LATTER EDGE PIECE REST APPROX OVER MORE LESS THAN LEAST "
    "MOST ANOTHER EACH PER SETW WEEKDAYS LONG OLD AGE FISCAL HRS ZONE LOCAL TIMEW MERE PERIOD REF "
    "FUTUREW FORMER PRESENT RIGHT BEING NEAR SOON THEN ONCE BIRTH HOLIDAY YEAR DAY INT FLOAT ORDD "
    "DECADE CLOCK AMPM ISODATE SLASHDATE YEAR2 BC AD OCLOCK HYPHEN DASH COMMA DOT APOS SLASH S FY "
    "QUARTERW"
).split()
"""What a word may be; a category's symbol is the character at its index from `_FIRST`."""

_FIRST = 0x100
SYMBOL = {name: chr(_FIRST + index) for index, name in enumerate(CATEGORIES)}
"""The one character that stands for each category."""

_PUNCTUATION = {
    "-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", "–": "DASH", "—": "DASH", ",": "COMMA",
    ".": "DOT", "'": "APOS", "’": "APOS", "/": "SLASH",
}  # fmt: skip


class TimeWord(msgspec.Struct, frozen=True):
    """A word of the time vocabulary, its category and what it stands for in it."""

    word: str
    category: str
    value: str
    source: str
    as_of: str


class Holiday(msgspec.Struct, frozen=True):
    """A named day. rule: "MM-DD", "YYYY-MM-DD", "weekday nth month", "easter offset" or empty."""

    name: str
    rule: str
    source: str
    as_of: str


class Lexed(msgspec.Struct, frozen=True):
    """The words of a text: symbols in order, and the characters of each (half-open)."""

    text: str
    symbols: str
    starts: array[int]
    ends: array[int]

    def word(self, index: int) -> str:
        """Return the characters of one word."""
        return self.text[self.starts[index] : self.ends[index]]

    def value(self, index: int) -> str:
        """Return what the vocabulary says the word stands for, "" if nothing."""
        entry = vocabulary().get(self.word(index))
        return entry[1] if entry else ""

    def is_glued(self, index: int) -> bool:
        """Tell whether nothing stands between this word and the next."""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Return symbol and value by word, in every case in which the word counts."""
    found: dict[str, tuple[str, str]] = {}
    for row in read_table(TimeWord, "time_words"):
        entry = (SYMBOL[row.category], row.value)
        forms = {row.word}
        if row.category not in {"WABBR", "MABBR"} and row.word not in {"May", "March"}:
            forms.add(row.word.upper())
        if row.word.islower():
            forms.add(row.word.capitalize())
        for form in sorted(forms):
            found.setdefault(form, entry)
    found.update({sign: (SYMBOL[name], "") for sign, name in _PUNCTUATION.items()})
    found["s"] = (SYMBOL["S"], "")
    found["FY"] = (SYMBOL["FY"], "")
    found.update({f"Q{n}": (SYMBOL["QUARTERW"], str(n)) for n in range(1, 5)})
    return found


@cache
def holidays() -> dict[str, Holiday]:
    """Return the named days by name, with the straight apostrophe."""
    return {row.name: row for row in read_table(Holiday, "time_holidays")}


@cache
def _scanner() -> re.Pattern[str]:
    """Return the pattern that cuts a text; named groups decide the category where they match."""
    names = sorted(holidays(), key=lambda name: (-len(name), name))
    named = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    return re.compile(
        r"(?P<BREAK>\n\s*\n)"
        rf"|(?P<HOLIDAY>\b(?:{named})\b)"
        r"|(?P<ISODATE>\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?(?![-\w]))"
        r"|(?P<SLASHDATE>\b[0-9]{1,2}(?P<SEP>[/.])[0-9]{1,2}(?P=SEP)(?:[0-9]{4}|[0-9]{2})(?![/\w]|\.[0-9]))"
        r"|(?P<CLOCK>\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![:\w]))"
        r"|(?P<AMPM>(?:[AaPp]\.[Mm]\.?|[ap]m|[AP]M)(?!\w))"
        r"|(?P<BC>\b(?:B\.C\.E\.|B\.C\.?|BCE|BC)(?!\w))"
        r"|(?P<AD>\b(?:A\.D\.?|AD|CE)(?!\w))"
        r"|(?P<OCLOCK>o['’]clock\b)"
        r"|(?P<DECADE>(?:\b[12][0-9][0-9]0|['’][0-9]0|\b[0-9]0)['’]?s\b|\b[1-9][0-9]0s\b)"
        r"|(?P<YEAR2>(?<!\w)['’][0-9]{2}\b)"
        r"|(?P<ORDD>\b[0-9]{1,3}(?:st|nd|rd|th)\b)"
        r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
        r"|[^\W0-9_]+|(?:[^\w\s]|_)"
    )


def lex(text: str) -> Lexed:
    """Return the words of the text with their categories."""
    words = vocabulary()
    other = SYMBOL["OTHER"]
    symbols: list[str] = []
    starts, ends = array("q"), array("q")
    for match in _scanner().finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind is None:
            entry = words.get(match[0])
            symbols.append(entry[0] if entry else other)
        elif kind == "number":
            symbols.append(SYMBOL[_number_category(text, start, end)])
        else:
            symbols.append(SYMBOL[kind])
        starts.append(start)
        ends.append(end)
    return Lexed(text, "".join(symbols), starts, ends)


def _number_category(text: str, start: int, end: int) -> str:
    """Return OTHER for numbers of money, shares and names ("$1999", "15%", "F16")."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "$£€¥#@_" or text[end : end + 1] in {"%", "°"}:
        return "OTHER"
    digits = text[start:end]
    if not digits.isdigit():
        return "FLOAT" if "." in digits else "INT"
    if len(digits) == 4 and "1000" <= digits <= "2199":
        return "YEAR"
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "DAY"
    return "INT" if len(digits) <= 9 else "OTHER"
