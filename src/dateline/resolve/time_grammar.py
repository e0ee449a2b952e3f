"""The grammar of time expressions: patterns over the categories of `time_words`.

In: a lexed text. Out: the expressions, longest reading first, none overlapping another.
It refuses to say which day is meant: `time_rules` does.

A pattern is written with the names of categories, `( | ) ? +` and `name:` before a word or group
to capture it. All patterns together are one regular expression over the symbols of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from dateline.resolve.time_words import SYMBOL, Lexed

_MON = "(MONTH | MABBR DOT?)"
_WD = "(WDAY | WABBR DOT?)"
_DAY = "(DAY | ORDD)"
_NUM = (
    "(INT | FLOAT | DAY | YEAR | NUMW (HYPHEN? NUMW)? | (A | NUMW)? SCALE | "
    "A? FEW (OF)? | SOME | A? HALFUNIT (OF? A)?)"
)
_COUNT = f"(n:({_NUM} (TO | OR | DASH | HYPHEN) {_NUM} | {_NUM} | A) (MERE | MORE)?)"
_ABOUT = (
    "(APPROX | OVER | (MORE | LESS) THAN | AT THE? (LEAST | MOST) | AT LEAST | AT MOST | LEAST)"
)
_DETS = "(THE | THIS | THAT)"

RULES: tuple[tuple[str, str], ...] = (
    ("iso", "v:ISODATE"),
    ("slash", "v:SLASHDATE"),
    (
        "range_dm",
        f"(THE)? d:{_DAY} (HYPHEN | DASH | TO | AND | OR) e:{_DAY} OF? m:{_MON} (COMMA? y:YEAR)?",
    ),
    ("range_md", f"m:{_MON} d:{_DAY} (HYPHEN | DASH | TO | AND | OR) e:{_DAY} (COMMA? y:YEAR)?"),
    (
        "date",
        f"m:{_MON} d:{_DAY} OF r:((THE SAME | THAT | THIS | LAST | NEXT | THE FOLLOWING) UNIT)",
    ),
    (
        "date",
        f"d:{_DAY} m:{_MON} OF r:((THE SAME | THAT | THIS | LAST | NEXT | THE FOLLOWING) UNIT)",
    ),
    ("date", f"(w:{_WD} COMMA?)? (THE)? d:{_DAY} OF? m:{_MON} (COMMA? (OF)? y:YEAR)?"),
    ("date", f"(THE)? d:ORDD OF m:{_MON} (COMMA? y:YEAR)?"),
    ("date", f"(w:{_WD} COMMA?)? m:{_MON} (THE)? d:{_DAY} (COMMA? (OF)? y:YEAR)?"),
    ("month", f"m:{_MON} n:(YEAR | INT | DAY) b:BC"),
    ("season", "(IN | BY | SINCE | FROM)? (THE)? s:SEASON OF? n:(YEAR | INT | DAY) b:BC"),
    ("decade", "(THE)? v:DECADE b:BC"),
    ("season", "y:YEAR s:SEASON"),
    ("bc", "(YEAR | INT | DAY) b:BC"),
    ("bc", "b:AD (YEAR | INT)"),
    ("month", f"m:{_MON} (OF | COMMA)? (y:YEAR | z:YEAR2)"),
    (
        "month",
        f"m:{_MON} OF (r:(THE (SAME | FOLLOWING | NEXT | PREVIOUS) UNIT) | r:(THAT | THIS | LAST | NEXT) UNIT)",
    ),
    ("half", "(THE)? h:(ORDW | SECOND | LATTER) HALFUNIT OF y:YEAR"),
    ("quarter", "(THE)? (q:(ORDW | SECOND | ORDD) u:UNIT (OF)? y:YEAR | q:QUARTERW y:YEAR)"),
    (
        "century",
        "(THE)? (EARLY HYPHEN? | LATE HYPHEN? | MIDW HYPHEN?)? q:(ORDD | ORDW | SECOND) HYPHEN? u:UNIT b:BC?",
    ),
    ("decade", "(THE)? v:DECADE"),
    ("decade", "THE v:DECW"),
    ("season", "(IN | BY | SINCE | FROM)? (THE)? s:SEASON (OF | COMMA)? y:YEAR"),
    ("fiscal", "(THE)? FISCAL (UNIT)? y:(YEAR | YEAR2)"),
    ("fiscal", "FY y:(YEAR | YEAR2)"),
    ("holiday", "v:HOLIDAY (COMMA? y:YEAR)?"),
    ("beyond", "(THE)? UNIT d:(BEFORE | AFTER) v:DEICT"),
    ("deictic", "(EARLY | LATE)? v:DEICT (p:PART)?"),
    ("deictic", "(EARLY | LATE)? LAST p:PART"),
    ("deictic", "(EARLY | LATE)? THIS p:PART"),
    (
        "weekday",
        f"(THE)? k:(LAST | PAST | NEXT | THIS | COMING | FOLLOWING | PREVIOUS | THAT) w:{_WD} (p:PART)?",
    ),
    ("weekday", f"w:{_WD} (p:PART)?"),
    (
        "span",
        f"(THE | THESE | THOSE)? k:(LAST | PAST | NEXT | COMING | FOLLOWING | PREVIOUS) n:({_NUM}) (MERE)? u:UNITS",
    ),
    ("vague", "(THE)? k:(REF | COMING | PAST | LAST | NEXT) u:UNITS"),
    ("near", "(THE | A)? SAME u:(UNIT | PART)"),
    ("near", "k:THAT (VERY | SAME)? u:(UNIT | PART)"),
    ("step", "(THE | A)? k:(NEXT | FOLLOWING | PREVIOUS) u:UNIT"),
    ("step", "THE u:UNIT k:(BEFORE | AFTER | FOLLOWING)"),
    ("turn", "(THE)? k:(LAST | PAST | NEXT | COMING | THIS) u:UNIT"),
    (
        "turn",
        f"(THE)? k:(LAST | PAST | NEXT | COMING | THIS | THAT | FOLLOWING | PREVIOUS | SAME) m:{_MON}",
    ),
    (
        "turn",
        "(THE)? k:(LAST | PAST | NEXT | COMING | THIS | THAT | FOLLOWING | PREVIOUS | SAME) s:SEASON",
    ),
    (
        "shift",
        f"(x:{_ABOUT})? {_COUNT} u:(UNITS | UNIT) (MERE)? k:(AGO | EARLIER | LATER | HENCE | PREVIOUS)",
    ),
    ("shift", f"(x:{_ABOUT})? {_COUNT} u:(UNITS | UNIT) k:(BEFORE | AFTER) t:THAT"),
    ("rate", f"(ONCE | {_NUM} TIMEW?) (A | PER | EACH) u:UNIT"),
    ("set", f"e:EACH ({_NUM})? (u:(UNIT | UNITS | PART) | w:{_WD})"),
    ("set", "v:SETW"),
    ("set", "v:(WDAYS | WEEKDAYS)"),
    (
        "duration",
        f"(x:{_ABOUT})? (THE (LAST | PAST)?)? {_COUNT} HYPHEN u:(UNIT | UNITS) (HYPHEN (LONG | OLD))?",
    ),
    ("duration", f"(x:{_ABOUT})? n:({_NUM}) (AND A h:HALFUNIT) u:UNITS"),
    ("duration", f"(x:{_ABOUT})? {_COUNT} u:UNITS"),
    ("duration", f"(x:{_ABOUT})? A n:HALFUNIT HYPHEN? u:UNIT"),
    ("duration", f"(x:{_ABOUT})? n:(A | ANOTHER) (MERE)? u:UNIT"),
    ("one", "n:NUMW u:UNIT"),
    ("weekend", "(OVER | AT) THE u:UNIT"),
    ("edge", "(THE)? (EARLY | LATE | LATTER)? e:(EDGE | PIECE) OF THE (SAME)? u:UNIT"),
    ("vague", "k:(LATER | EARLIER | FOLLOWING) u:UNITS"),
    ("later", "u:UNITS k:(LATER | EARLIER | AGO)"),
    ("rate", "PER u:UNIT"),
    ("nothing", "(AT | BY | TO | SINCE | OF | FROM) (THIS | THAT | THE SAME | THE) TIMEW"),
    ("nothing", "(THIS | THAT | THE SAME) PERIOD"),
    ("loose", "(FOR | AFTER | SINCE | LATER | OVER | LAST) u:UNITS"),
    ("clock", "(AT)? (APPROX)? c:CLOCK (a:AMPM)? ((LOCAL TIMEW | ZONE | HRS))?"),
    ("clock", "(AT)? (APPROX)? h:(DAY | NUMW) (a:AMPM | o:OCLOCK) ((LOCAL TIMEW | ZONE))?"),
    ("clock", "(AT | BY | TO | BEFORE | AFTER | OF | DEICT) x:HOURW"),
    ("season", "(IN | THE | BY | THIS | OF | SINCE | FROM | LATE | EARLY) (THE)? s:SEASON"),
    ("partofday", "(IN | BY | AT | ON | OF) (THE)? p:PART"),
    ("partofday", "(THE) p:PART"),
    ("ref", "(RIGHT)? v:REF"),
    ("ref", "AT v:PRESENT"),
    ("ref", "(THE)? (NEAR)? v:FUTUREW"),
    ("ref", "v:FORMER"),
    ("ref", "THE v:PAST"),
    ("yearword", "(THE)? u:UNIT y:YEAR"),
    ("month", f"m:{_MON}"),
    ("season", "s:SEASON"),
    ("year", "y:YEAR"),
    ("year", "z:YEAR2"),
)
"""Name and pattern of every kind of expression, the more specific before the less."""


class Found(msgspec.Struct, frozen=True):
    """An expression: words `first` to `last` (half-open), its rule, its captures as word ranges."""

    rule: str
    first: int
    last: int
    groups: dict[str, tuple[int, int]]


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[str, dict[str, str]], ...]]:
    alternatives, captures = [], []
    for index, (name, pattern) in enumerate(RULES):
        names: dict[str, str] = {}

        def capture(match: re.Match[str], index: int = index, names: dict[str, str] = names) -> str:
            unique = f"g{index}_{len(names)}"
            names[unique] = match[1]
            return f"(?P<{unique}>"

        body = re.sub(r"([a-z]):\(", capture, pattern)
        body = re.sub(r"([a-z]):(?=[A-Z])([A-Z0-9]+)", r"\1:(\2)", body)
        body = re.sub(r"([a-z]):\(", capture, body)
        body = re.sub(
            r"[A-Z][A-Z0-9]*(?=[\s()|?+]|$)", lambda m: SYMBOL[m[0]], body.replace("P<", "\0")
        )
        body = body.replace("\0", "P<").replace(" ", "")
        alternatives.append(f"(?P<r{index}>{_plain(body)})")
        captures.append((name, names))
    rules = "|".join(alternatives)
    known = "".join(sorted(set(rules) & set(SYMBOL.values())))
    # most words are in no rule: the look ahead spares them a trial of each
    return re.compile(f"(?=[{known}])(?:{rules})"), tuple(captures)


def _plain(body: str) -> str:
    """Make the groups that capture nothing non-capturing."""
    return re.sub(r"\((?!\?)", "(?:", body)


def scan(lexed: Lexed) -> Iterator[Found]:
    """Yield the expressions of the text in order."""
    pattern, captures = _compiled()
    at = 0
    while match := pattern.search(lexed.symbols, at):
        index = next(i for i in range(len(captures)) if match.group(f"r{i}") is not None)
        name, names = captures[index]
        groups = {
            letter: match.span(unique)
            for unique, letter in names.items()
            if match.group(unique) is not None
        }
        yield Found(name, match.start(), match.end(), groups)
        at = match.end()
