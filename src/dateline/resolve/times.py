"""Find the time expressions of a text and resolve them to days.

In: a text, its publication date, its tokens (for the tense of the clause). Out: `When` values in
text order. It refuses to guess a publication date from the clock.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

import msgspec

from dateline.records import Token, When, content_id
from dateline.resolve.time_calendar import interval
from dateline.resolve.time_grammar import Found, scan
from dateline.resolve.time_rules import normalise
from dateline.resolve.time_values import Anchors, Value, Words
from dateline.resolve.time_words import SYMBOL, Lexed, lex

_AHEAD_VERBS = frozenset({"will", "shall", "'ll", "wo"})
_PROBING = frozenset({"investigate", "probe", "examine", "mourn", "review"})
"""Verbs of what is past, also where they go on: "are investigating Monday's attack"."""

_PLANS = frozenset("schedule plan expect set due slate intend hope want agree prepare".split())
_PARTS_BEFORE = re.compile(
    r"(?:\b(?P<the>the\s+)?(?:(?P<edge>start|beginning|onset|outset|middle|end|close|turn)\s+of"
    r"|(?P<part>morning|afternoon|evening|night)\s+of|(?P<nightof>(?<=on\s)the\s+night\s+of))"
    r"|\b(?:the\s+)?(?P<early>early|late|mid|later|earlier)(?:\s+(?:in|on))?)(?:\s+the|[\s-])*$",
    re.IGNORECASE,
)
_EDGE = {"start": "START", "beginning": "START", "onset": "START", "outset": "START",
         "turn": "START", "middle": "MID", "end": "END", "close": "END", "early": "START",
         "late": "END", "mid": "MID"}  # fmt: skip
_PART = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_PART_AFTER = re.compile(r"\s+(morning|afternoon|evening|night)\b")
_YEARS_FOR_NARRATIVE = 4
ASIDE = 2
"""Years: a bare year farther than this from the last date is an aside ("as in 1812")."""

_OF_NEWS = frozenset(SYMBOL[name] for name in ("WDAY", "DEICT"))
_DAYS_OF_NEWS, _WORDS_A_DAY = 1, 800
"""Weekdays and words like "yesterday" with which a dated text is news, however many years it names:
they count from its publication. A long history may name a weekday now and then."""

_WEEK = re.compile(r"\b(?:this|last) week\b", re.IGNORECASE)

_FAR = 2
"""Years: a text whose dates lie this far before its publication tells of the past."""


def find_times(
    text: str, article: str = "", published: date | None = None, tokens: Sequence[Token] = ()
) -> tuple[When, ...]:
    """Return the time expressions of a text in order, without overlap.

    tokens: the parse, so that "on Thursday" is the next one in "will meet on Thursday".
    """
    lexed = lex(_FOLLOWING.sub(lambda match: " " * len(match[0]), text))
    narrative = _is_narrative(lexed, published) and not (published and _is_of_today(tokens))
    anchors = Anchors(now=published, narrative=narrative)
    clauses = _Clauses(tokens)
    found: list[When] = []
    for item in scan(lexed):
        for words, start in _readings(lexed, item):
            anchors.tense = clauses.tense(start)
            value = normalise(words, anchors)
            if value is None or _is_age(text, start, value):
                continue
            end = lexed.ends[words.found.last - 1]
            start, end, value = _widened(text, start, end, value, found)
            found.append(_when(text, article, start, end, value))
            _move_on(anchors, value)
    return tuple(found)


def _is_narrative(lexed: Lexed, published: date | None) -> bool:
    """Tell whether most years that the text names lie well before its publication."""
    year = SYMBOL["YEAR"]
    years = [int(lexed.word(i)) for i, symbol in enumerate(lexed.symbols) if symbol == year]
    years = [value for value in years if 1000 <= value <= 2100]
    of_news = sum(symbol in _OF_NEWS for symbol in lexed.symbols)
    of_news += len(_WEEK.findall(lexed.text))
    least = max(_DAYS_OF_NEWS, len(lexed.symbols) / _WORDS_A_DAY)
    if published is not None and of_news >= least:
        return False
    if len(years) < _YEARS_FOR_NARRATIVE:
        return SYMBOL["BC"] in lexed.symbols
    return published is None or median(years) <= published.year - _FAR


PRESENT_SHARE = 0.3
"""Share of finite verbs in the present from which a dated text is no history: those of the two
news analyses of 2008 and 2015 that name many past years have .45 and .74 (November 2026)."""


def _is_of_today(tokens: Sequence[Token]) -> bool:
    """Tell whether a text speaks of today: it says what somebody says, not what they said."""
    present = sum(token.tag in {"VBZ", "VBP"} for token in tokens)
    past = sum(token.tag == "VBD" for token in tokens)
    return present >= PRESENT_SHARE * max(1, present + past)


def _readings(lexed: Lexed, found: Found) -> Iterator[tuple[Words, int]]:
    """Yield the expressions in one match: "3 to 5 May" is two dates."""
    if found.rule == "range_dm":
        first, last = found.groups["d"]
        single = msgspec.structs.replace(found, rule="date", first=first, last=last)
        yield Words(lexed, single), lexed.starts[first]
        second = msgspec.structs.replace(found, first=found.groups["e"][0])
        yield Words(lexed, second), lexed.starts[second.first]
    elif found.rule == "range_md":
        single = msgspec.structs.replace(found, rule="date", last=found.groups["d"][1])
        yield Words(lexed, single), lexed.starts[found.first]
        second = msgspec.structs.replace(found, first=found.groups["e"][0])
        yield Words(lexed, second), lexed.starts[second.first]
    else:
        first = found.first
        drop = {SYMBOL[name] for name in ("IN", "AT", "OF", "ON", "BY", "FOR", "AFTER", "SINCE",
                                          "FROM", "TO", "BEFORE")}  # fmt: skip
        if found.rule == "weekend":
            drop.add(SYMBOL["OVER"])
        while first < found.last - 1 and lexed.symbols[first] in drop:
            first += 1
        yield Words(lexed, msgspec.structs.replace(found, first=first)), lexed.starts[first]


def _widened(
    text: str, start: int, end: int, value: Value, found: list[When]
) -> tuple[int, int, Value]:
    """Take in "the end of", "early", "the morning of" before a date, and a part of day behind."""
    if value.type in {"DURATION", "SET"} or (value.granularity == "vague"):
        return start, end, value
    floor = found[-1].end if found else 0
    window = text[max(floor, start - 40) : start]
    match = _PARTS_BEFORE.search(window)
    if match is not None and "\n" not in match[0] and (match["edge"] is None or match["the"]):
        key = (match["edge"] or match["early"] or "").lower()
        if match["part"] or match["nightof"]:
            if value.value and value.granularity == "day":
                part = _PART[(match["part"] or "night").lower()]
                value = msgspec.structs.replace(
                    value, value=f"{value.value}T{part}", type="TIME", granularity="part_of_day"
                )
                start -= len(window) - match.start()
        elif key in _EDGE:
            value = msgspec.structs.replace(value, mod=_EDGE[key])
            start -= len(window) - match.start()
    behind = _PART_AFTER.match(text, end)
    if behind is not None and value.granularity == "day" and value.value:
        value = msgspec.structs.replace(
            value, value=f"{value.value}T{_PART[behind[1]]}", type="TIME", granularity="part_of_day"
        )
        end = behind.end()
    return start, end, value


def _when(text: str, article: str, start: int, end: int, value: Value) -> When:
    days = interval(value.value) if value.value and value.type in {"DATE", "TIME"} else None
    return When(
        id=content_id("time", article, start, end), article=article, start=start, end=end,
        raw=text[start:end], type=value.type, value=value.value, mod=value.mod,
        first_day=days[0] if days else None, last_day=days[1] if days else None,
        granularity=value.granularity, relative=value.relative, reason=value.reason,
    )  # fmt: skip


def _move_on(anchors: Anchors, value: Value) -> None:
    """Let a date be what the following ones count from."""
    if value.value is None or value.type not in {"DATE", "TIME"}:
        return
    days = interval(value.value)
    if days is None or value.granularity in {"decade", "century", "vague"}:
        return
    aside = value.granularity == "year" and anchors.text is not None
    if aside and anchors.text is not None and abs(days[0].year - anchors.text.year) > ASIDE:
        return
    anchors.text = days[0]


_TO_COME = frozenset({"upcoming", "forthcoming", "planned", "scheduled"})
"""Words beside a noun whose time is still to come: "the upcoming Monday meeting"."""

_AGE = re.compile(r"\b(?:his|her|their|my|our|its)\s+(?:early\s+|late\s+|mid-?\s*)?$", re.I)


def _is_age(text: str, start: int, value: Value) -> bool:
    """Tell whether a decade is an age: "a suspect in his 40s"."""
    return (
        value.granularity == "decade" and _AGE.search(text[max(0, start - 20) : start]) is not None
    )


_FOLLOWING = re.compile(r"\bFollowing(?= )")
"""At the start of a sentence a preposition: "Following Monday's talks" were held that Monday."""


_TAKEN = frozenset({"decision", "choice", "move", "failure", "refusal", "effort", "attempt"})
"""Nouns of what is mostly over: "her decision to meet him at the end of June"."""


_BROUGHT_ABOUT = frozenset("force compel manage begin start fail continue refuse help".split())
"""Verbs whose infinitive happens when they do: "was forced to step down in July"."""


class _Clauses:
    """The tense of the clause that holds a character."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.starts = [token.start for token in tokens]
        self.children: dict[int, list[Token]] = {}
        for token in tokens:
            self.children.setdefault(token.head, []).append(token)

    def tense(self, start: int) -> int:
        """Return -1 for the past, 1 for the future, 0 if there is no verb to tell."""
        at = bisect_right(self.starts, start) - 1
        if at < 0 or not self.tokens:
            return 0
        token = self.tokens[at]
        for _ in range(12):
            if token.pos in {"VERB", "AUX"}:
                return self._of_verb(token)
            if token.lower == "ahead" or (token.dep == "amod" and token.lower in _TO_COME):
                return 1
            if any(t.dep == "amod" and t.lower in _TO_COME for t in self.children.get(token.i, [])):
                return 1
            if token.head == token.i:
                return 0
            token = self.tokens[token.head]
        return 0

    def _of_verb(self, verb: Token) -> int:
        marks = self.children.get(verb.i, [])
        if any(t.lower in _AHEAD_VERBS for t in marks if t.dep in {"aux", "auxpass"}):
            return 1
        if verb.tag == "VBN" and any(t.lemma == "have" and t.dep == "aux" for t in marks):
            return -1
        if any(t.tag in {"VBD"} for t in marks if t.dep in {"aux", "auxpass"}):
            return 1 if verb.lemma in _PLANS and verb.tag == "VBN" else -1
        if verb.lemma in _PLANS and verb.tag in {"VBN", "VBZ", "VBP"}:
            return 1
        if verb.tag in {"VBD", "VBN"}:
            return -1
        if any(t.tag == "TO" for t in marks) and verb.tag == "VB":
            above = self.tokens[verb.head]
            if verb.dep == "xcomp" and above.lemma in _BROUGHT_ABOUT:
                return self._of_verb(above)
            taken = verb.dep == "acl" and above.lemma in _TAKEN
            return 0 if taken else 1
        if verb.tag == "MD" or any(t.tag == "MD" for t in marks):
            return 1
        if verb.tag == "VBG" and any(t.lemma == "be" and t.tag in {"VBZ", "VBP"} for t in marks):
            return -1 if verb.lemma in _PROBING else 1
        return 0
