"""Part the titles from the names that the parser takes them into: "Mrs Clinton", "Nurse Campbell".

In: the tokens of a name. Out: where the name proper begins; the titles before it. It refuses ranks
that are told with given names only ("Queen Anne", "Sister Mary"): they are part of the name.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Mention, Token
from dateline.syntax import Reading


def start_of_name(
    tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge
) -> int:  # fmt: skip
    """Return the first token behind the titles of a person's name; `first` where it has none.

    What stands before the title goes with it: "Calgary MLA Sandra Jansen".
    """
    crowned = first + (tokens[first].lower == "miss")
    if crowned and tokens[crowned - 1].lower == "miss" and tokens[crowned].lower in _PAGEANTS:
        return crowned + 1 if crowned + 1 < last else first
    for i in range(last - 2, first - 1, -1):
        given = tokens[i - 1].lower if i > first else tokens[i].lower
        if _is_title(tokens[i], knowledge) and given not in knowledge.genders:
            rest = tokens[i + 1 : last]
            return i + 1 if all(t.pos == "PROPN" and t.text[0].isupper() for t in rest) else first
    return first


_PAGEANTS = frozenset({"universe", "world", "america", "usa", "france", "england"})


def is_titled_name(tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge) -> bool:
    """Tell whether a body's name is a person's behind a profession: "Spokeswoman Sandy Angers".

    Not where it ends as bodies do: "Nurse Ann Lee Hospital".
    """
    role = knowledge.roles.get(words(tokens[first].text))
    if last - first not in {3, 4} or role is None or role.kind != "person":
        return False
    title = tokens[first].lower
    given = tokens[first + 1].lower in knowledge.genders or title in _VOICES
    ends = words(tokens[last - 1].text) in knowledge.roles
    return (
        given
        and not ends
        and title not in _OF_GIVEN_NAMES
        and all(t.pos == "PROPN" for t in tokens[first + 1 : last])
    )


def is_behind_role(tokens: tuple[Token, ...], first: int, last: int, knowledge: Knowledge) -> bool:
    """Tell whether a body's name is a person's behind a role: "the firm's attorney Zeb Quaye".

    Not where it ends as bodies do: "attorney Quaye Group", nor what a title says it is of.
    """
    if last - first not in {2, 3} or not first or tokens[first - 1].tag != "NN":
        return False
    role = knowledge.roles.get(words(tokens[first - 1].text))
    of_person = role is not None and role.kind == "person" and tokens[first - 1].dep == "compound"
    if not of_person or not first <= tokens[first - 1].head < last:
        return False
    named = all(t.tag == "NNP" and t.text[1:2].islower() for t in tokens[first:last])
    return named and words(tokens[last - 1].text) not in knowledge.roles


def is_mere_title(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a person's name is only a title, or begins with a misprinted article.

    The "Secretary" of "Secretary of State Ann Lee"; "he president said".
    """
    lone = last - first == 1 and tokens[first].text in _MERE_TITLES
    of = last < len(tokens) and tokens[last].lower == "of"
    return (lone and of) or (last - first > 1 and tokens[first].text in {"he", "she", "it"})


_MERE_TITLES = frozenset({"Secretary", "President", "Minister", "Director", "Chairman", "Speaker"})


def _is_title(token: Token, knowledge: Knowledge) -> bool:
    """Tell whether a word is a form of address or a profession told before surnames."""
    word = token.lower.rstrip(".")
    if not token.text[0].isupper() or word in _OF_GIVEN_NAMES:
        return False
    role = knowledge.roles.get(words(token.text))
    of_person = role is not None and role.kind == "person" and role.sector not in _PRIVATE
    return of_person or word in knowledge.gender_words["title"] or word in _ADDRESSES


_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Titles that no body's name begins with."""

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


def title_words(reading: Reading, mention: Mention) -> set[str]:
    """Return the lemmas of the up to four words before a name, without a stop or verb between.

    "Of" and "the" do not count: "Secretary of the Air Force Ann Lee".
    """
    found: set[str] = set()
    left = 4
    for i in range(mention.first - 1, -1, -1):
        token = reading.tokens[i]
        left -= token.lower not in {"of", "the"}
        if left < 0:
            break
        if token.sentence != mention.sentence or token.text in {",", ".", ";", ":"}:
            break
        if token.pos in {"VERB", "AUX", "PRON"} or token.entity == "PERSON":
            break
        found.add(token.lemma)
        found.update(_SHORT_TITLES.get(token.text, ()))
    return found


_SHORT_TITLES = {
    "Gov.": ("governor",), "Sen.": ("senator", "lawmaker"), "Gen.": ("general",),
    "Rep.": ("congressman", "congresswoman", "representative", "lawmaker"),
}  # fmt: skip
"""Titles as American agencies shorten them, and the nouns for who bears them."""
