"""Tell who speaks where an aside or the words quoted part a verb of saying from its speaker.

In: a page, a verb of saying. Out: whether a person or a noun is its speaker. It refuses an aside
with further commas or marks in it.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Page
from dateline.extract.statement_words import TOLD
from dateline.records import Mention


def is_described(page: Page, person: Mention, verb: int) -> bool:
    """Tell whether an aside on a person ends right at a verb: "Lee of Leeds, who is 40, said".

    The parser ties such a name to the words quoted before it.
    """
    tokens = page.tokens
    after, last = person.last, verb - 1
    while after < last and after - person.last < LONGEST_HOME and tokens[after].pos in _HOME:
        after += 1
    while last > after and tokens[last].pos == "ADV":
        last -= 1
    if last <= after + 1 or tokens[after].text != "," or tokens[last].text != ",":
        return False
    opens = tokens[after + 1].lower == "who" or tokens[after + 1].tag == "VBG"
    return opens and not any(t.text in _STOPS for t in tokens[after + 1 : last])


_HOME = frozenset({"ADP", "PROPN"})
_STOPS = frozenset({",", ";", ":", "“", "”", '"', "–", "—"})

LONGEST_HOME = 4
"""Words between a name and its aside: "of South Carolina"."""


def own_words_hold(page: Page, verb: int, subject: int, told: int) -> bool:
    """Tell whether a subject stands in the words quoted: “It hurts schools,” added the minister."""
    tokens = page.tokens
    number = page.quotation_before(tokens[verb].start)
    inside = number is not None and page.quotation_at(tokens[subject].start) == number
    behind = page.reading.subtree_bounds(told)[0] == verb + 1
    return inside and behind and tokens[verb].lemma in TOLD
