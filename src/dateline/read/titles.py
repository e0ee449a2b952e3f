"""Part the titles from the names that the parser takes them into: "Mrs Clinton", "Nurse Campbell".

In: the tokens of a name. Out: where the name proper begins. It refuses ranks that are told with
given names only ("Queen Anne", "Sister Mary"): they are part of the name.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Token


def start_of_name(
    tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge
) -> int:  # fmt: skip
    """Return the first token behind the titles of a person's name; `first` where it has none.

    What stands before the title goes with it: "Calgary MLA Sandra Jansen".
    """
    for i in range(last - 2, first - 1, -1):
        given = tokens[i - 1].lower if i > first else tokens[i].lower
        if _is_title(tokens[i], knowledge) and given not in knowledge.genders:
            rest = tokens[i + 1 : last]
            return i + 1 if all(t.pos == "PROPN" and t.text[0].isupper() for t in rest) else first
    return first


def _is_title(token: Token, knowledge: Knowledge) -> bool:
    """Tell whether a word is a form of address or a profession told before surnames."""
    word = token.lower.rstrip(".")
    if not token.text[0].isupper() or word in _OF_GIVEN_NAMES:
        return False
    role = knowledge.roles.get(words(token.text))
    of_person = role is not None and role.kind == "person" and role.sector not in _PRIVATE
    return of_person or word in knowledge.gender_words["title"] or word in _ADDRESSES


_PRIVATE = frozenset({"", "UNK", "CVL"})
"""Sectors whose nouns are no titles: "Baby", "Friend"."""

_ADDRESSES = frozenset(
    "dr prof hon rev atty supt sgt insp cllr rep representative chairman chairwoman director "
    "councilman councilwoman historian".split()
)

_OF_GIVEN_NAMES = frozenset(
    "king queen prince princess emperor empress pope saint st brother sister father mother uncle "
    "aunt lord lady sir dame sheikh sultan emir don dona doña count countess duke duchess baron "
    "baroness ayatollah mullah".split()
)
"""Ranks that go with given names, and are part of what the person is called."""
