"""Tell whom "the Ohio Republican" is: the lawmaker of that state and party told last before.

In: a reading, a noun phrase, chains of names. Out: the number of a chain, or None. It refuses who
is told with another party or state ("Lee (D-Ga.)"), and who is called no lawmaker anywhere.
"""

from __future__ import annotations

import re

from dateline.read.chains import Chains
from dateline.records import Mention
from dateline.syntax import Reading

_LETTERS = {"republican": "R", "democrat": "D"}
_SEAT = re.compile(r"\s*[,(]\s*(?P<party>[RDI])-(?P<state>[A-Z])")
_TITLES = frozenset(
    "rep sen gov senator representative congressman congresswoman governor lawmaker".split()
)
_PLACES = frozenset({"GPE", "PLACE", "COUNTRY"})


def member_told(reading: Reading, mention: Mention, chains: Chains) -> int | None:
    """Return the chain of the lawmaker whom "the Ohio Republican" takes up, None for others."""
    letter = _LETTERS.get(reading.tokens[mention.head].lower)
    before = reading.tokens[mention.first - 1].lower if mention.first else ""
    if mention.form != "nominal" or letter is None or before != "the":
        return None
    home = next(
        (m for m in reading.mentions_in(mention.sentence)
         if m.first >= mention.first and m.last == mention.head and m.label in _PLACES), None,
    )  # fmt: skip
    if home is None:
        return None
    refused: set[int] = set()
    lawmakers: list[int] = []
    for other in reading.mentions:
        number = chains.of.get(other.id)
        if number is None or other.form != "name" or other.label != "PERSON":
            continue
        seat = _SEAT.match(reading.text, other.end)
        if seat is not None and (seat["party"], seat["state"]) != (letter, home.raw[0]):
            refused.add(number)
        title = reading.tokens[other.first - 1].lower.rstrip(".") if other.first else ""
        if seat is not None or title in _TITLES:
            lawmakers.append(number)
    told = [
        chains.of[m.id] for m in reading.mentions
        if m.end <= mention.start and m.sentence < mention.sentence and m.id in chains.of
        and m.form == "name" and chains.of[m.id] in lawmakers and chains.of[m.id] not in refused
    ]  # fmt: skip
    return told[-1] if told else None
