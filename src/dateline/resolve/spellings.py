"""Find persons of the tables by names that differ a little: an initial more, a letter off.

In: the mention of a full name. Out: the id of the one person so called, None where nobody or two
may be meant. It refuses short names, and an initial other than the tables tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.knowledge.tables import parts
from dateline.records import Mention


def without_initial(mention: Mention, knowledge: Knowledge) -> str | None:
    """Return the one person whose full name has all words but an initial: "Andrew G. McCabe".

    None where the tables tell another initial of that person.
    """
    pieces = words(mention.raw)
    initial = {piece for piece in pieces[1:-1] if len(piece) == 1}
    if mention.label != "PERSON" or len(pieces) != 3 or not initial:
        return None
    senses = knowledge.names.look_up(f"{pieces[0]} {pieces[-1]}")
    found = {sense.id for sense in senses if sense.kind == "person"}
    if len(found) != 1:
        return None
    person = found.pop()
    row = knowledge.persons[person]
    told = (words(name) for name in (row.name, *parts(row.aliases)))
    middle = {name[1][0] for name in told if len(name) == 3 and name[2] == pieces[2]}
    return person if not middle or middle & initial else None


def misspelt(mention: Mention, knowledge: Knowledge) -> str | None:
    """Return the one person whose full name is spelt nearly so: "Recep Tayip Erdogan".

    Every word must be near its counterpart, so that "John Kelly" is not "John Kerry"; two such
    persons are nobody.
    """
    pieces = words(mention.raw)
    if mention.label != "PERSON" or len(pieces) < 2 or sum(map(len, pieces)) < LEAST_LETTERS:
        return None
    block = knowledge.spellings.get(pieces[0][0] + pieces[-1][0], ())
    near = {
        person
        for name, person in block
        if _alike(pieces, name.split()) and not _are_two_names(pieces, name.split(), knowledge)
    }
    return near.pop() if len(near) == 1 else None


LEAST_LETTERS = 9
"""Letters below which a name is too short to be told from another by one of them."""
NEAR_WORD = 85.0
"""Least Indel similarity (0 to 100) of each word to its counterpart."""


def _are_two_names(one: Sequence[str], other: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether the first words are two given names of their own: "Ivana" is not "Ivanka".

    Names of one length, or that differ by a doubled letter, are the same in other letters:
    "Mikhail" is "Mikheil".
    """
    given = knowledge.genders
    single, also = (re.sub(r"(.)\1", r"\1", words[0]) for words in (one, other))
    return len(single) != len(also) and one[0] in given and other[0] in given


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(
        a == b or (min(len(a), len(b)) > 3 and fuzz.ratio(a, b) >= NEAR_WORD)
        for a, b in zip(one, other, strict=True)
    )
