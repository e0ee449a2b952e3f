"""Tell what the words of a nameless group say of the country around it: "local officials".

In: a reading and a mention. Out: claims about it, and the one country that it cannot be of. It
refuses to weigh the countries that an article tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge.base import Knowledge
from dateline.records import Mention
from dateline.resolve.belonging import (
    RELATIONS,
    is_of_several,
    is_of_states,
    is_stance,
    is_states,
)
from dateline.syntax import Reading


def is_elsewhere(
    reading: Reading, mention: Mention, kind: str | None, knowledge: Knowledge
) -> bool:
    """Tell whether the words say that a group is abroad, of several countries, or nobody's.

    A country in the phrase that is not theirs is of who backs them: "U.S.-backed fighters".
    """
    head = reading.tokens[mention.head]
    if head.lemma in RELATIONS or kind in {"visitor", "private", "held"}:
        return True
    if is_states(reading, mention.head) or is_of_states(reading, mention.head):
        return True
    nations = (m for m in names_inside(reading, mention) if m.label in {"COUNTRY", "DEMONYM"})
    if any(not is_stance(reading, nation.first) for nation in nations):
        return True
    if kind == "kin" and not is_definite(reading, mention):
        return True
    if any(is_of_several(reading, mention.head, node) for node in reading.children[mention.head]):
        return True
    first, _ = reading.subtree_bounds(mention.head)
    before = (reading.tokens[i].lower for i in range(min(first, mention.first), mention.head))
    return any(knowledge.unplaced.get(word) == "word" for word in before)


def names_inside(reading: Reading, mention: Mention) -> Iterator[Mention]:
    """Yield the names before the noun of a mention: "Russian" in "Russian officials"."""
    for other in reading.mentions:
        if mention.first <= other.first < mention.head and other.form == "name":
            yield other


def are_parts(reading: Reading, mention: Mention, country: str | None) -> bool:
    """Tell whether "states" are those of a federal country, the only one of an article."""
    if country not in _FEDERAL or mention.form != "nominal":
        return False
    head = reading.tokens[mention.head]
    before = {token.lower for token in reading.tokens[mention.first : mention.head]}
    return head.lower == "states" and not before & _SOVEREIGN


_FEDERAL = frozenset({"USA", "AUS", "BRA", "DEU", "IND", "MEX", "MYS", "NGA"})
"""Countries whose parts are called states."""

_SOVEREIGN = frozenset(
    "member nation gulf arab baltic balkan african european island foreign rogue failed sovereign "
    "western eastern nuclear islamic muslim jewish communist".split()
)
"""Words before "states" that are countries."""


def is_of_terror(reading: Reading, mention: Mention) -> bool:
    """Tell whether a group is a "jihadist terrorist group": of no country that is not its place.

    Likewise "jihadists" and "terrorists".
    """
    words = {reading.tokens[i].lower for i in range(mention.first, mention.head)}
    noun = reading.tokens[mention.head].lemma
    return noun in _TERRORISTS or (bool(words & _TERROR) and noun in _GROUPS)


_TERRORISTS = frozenset({"jihadist", "jihadi", "terrorist"})
_TERROR = _TERRORISTS | {"islamist", "terror", "extremist"}

_GROUPS = frozenset({"group", "organization", "organisation", "network", "movement", "militia"})


def is_of_the_country(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the country's" stands before a noun; not "the Andean country's"."""
    owner = reading.child(mention.head, "poss")
    if owner is None or reading.tokens[owner].lower not in _LANDS:
        return False
    return all(reading.tokens[node].dep in {"det", "case"} for node in reading.children[owner])


_LANDS = frozenset(
    "country nation kingdom republic territory island city town county province".split()
)
"""Nouns that stand for the country or place told last."""


def is_definite(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the" stands before a noun."""
    return any(reading.tokens[n].lower == "the" for n in reading.children[mention.head])


def is_of_any(reading: Reading, mention: Mention, sector: str | None) -> bool:
    """Tell whether a bare plural is of firms, scholars or groups of any country: "airlines"."""
    lemma = reading.tokens[mention.head].lemma
    if not _is_bare(reading, mention) or lemma in AT_HOME:
        return False
    return sector in _OF_ANY or lemma in {"group", "organization", "organisation"}


_OF_ANY = frozenset({"JRN", "EDU", "BUS"})
"""Sectors that an article names of any country."""

AT_HOME = frozenset(
    "school teacher pupil bank automaker carmaker maker employer taxpayer editor".split()
)
"""Nouns of schools and firms that belong to the country of an article of one country only."""


def _is_bare(reading: Reading, mention: Mention) -> bool:
    """Tell whether a plural stands without article, owner, number and place: "airlines" are any."""
    if reading.tokens[mention.head].tag not in {"NNS", "NNPS"}:
        return False
    below = [reading.tokens[node] for node in reading.children[mention.head]]
    return not any(
        token.dep in {"det", "poss", "nummod", "predet"} or token.lower in {"in", "at", "from"}
        for token in below
    )


def is_new(reading: Reading, mention: Mention) -> bool:
    """Tell whether "a" brings in somebody, who is as much of the article's country as his name."""
    return any(reading.tokens[n].lower in {"a", "an"} for n in reading.children[mention.head])


def is_local(reading: Reading, mention: Mention) -> bool:
    """Tell whether words place a group near: "local officials", "the Tyrolean state government"."""
    before = {reading.tokens[i].lower for i in range(mention.first, mention.head)}
    of_state = "state" in before and reading.tokens[mention.head].lemma in _OF_A_STATE
    return of_state or bool(before & _NEARBY)


_NEARBY = frozenset(
    "local provincial municipal nearby county city town village borough district".split()
)
"""Words that place a group where the sentence is."""

_OF_A_STATE = frozenset("government police parliament legislature assembly premier court".split())
"""Nouns before which "state" means a part of a federal country."""


def is_odd(reading: Reading, mention: Mention, country: str | None) -> bool:
    """Tell whether nobody calls people so at home: "dissidents" told by Americans are of others."""
    odd = reading.tokens[mention.head].lemma == "dissident" or not_of(reading, mention) is not None
    return country == "USA" and odd


def not_of(reading: Reading, mention: Mention) -> str | None:
    """Return the United States for what they do not have: "MP", "parliament"."""
    tokens = reading.tokens[max(0, mention.first - 1) : mention.last]
    return "USA" if any(token.lower in _PARLIAMENT for token in tokens) else None


_PARLIAMENT = frozenset("mp mps parliament parliamentary parliamentarian parliamentarians".split())
