"""Normalise a time expression to a TIMEX3 value, against the day of publication and the text.

In: an expression with its captures, the anchors (publication, last time of the text, tense). Out:
`Value`, or None when the words are no time after all. It refuses to guess: a time that needs a
publication date that is not known has no value, with that as the reason.
"""

from __future__ import annotations

from dateline.resolve.time_dates import DATES
from dateline.resolve.time_durations import DURATIONS
from dateline.resolve.time_relative import RELATIVE
from dateline.resolve.time_values import Anchors, Value, Words

_RULES = {**DATES, **RELATIVE, **DURATIONS}


def normalise(words: Words, anchors: Anchors) -> Value | None:
    """Return the value of the expression, None if it is no time."""
    return _RULES[words.found.rule](words, anchors)
