"""Find the noun that "who", "which", "that" or "whose" stands for.

In: a reading, the relative word and the verb of its clause. Out: the token of a noun. It refuses to
look further than the tree and the number of the verb.
"""

from __future__ import annotations

from dateline.syntax import Reading, first_conjunct

RELATIVE = frozenset({"who", "which", "that", "whom"})
"""Words that stand for the noun before their clause."""


def antecedent(reading: Reading, word: int, verb: int) -> int | None:
    """Return the noun that "who" or "which" stands for, also in "which it claims was backed"."""
    tokens = reading.tokens
    if tokens[word].lower not in RELATIVE:
        return None
    if tokens[verb].dep == "ccomp" and tokens[tokens[verb].head].dep == "relcl":
        verb = tokens[verb].head
    if tokens[verb].dep != "relcl":
        return None
    noun = _thing_beside(reading, tokens[verb].head, word)
    if not _is_plural(reading, verb):
        return noun
    plural = _plural_before(reading, noun)
    return _people_at(reading, noun) if plural == noun and tokens[word].lower == "who" else plural


def _thing_beside(reading: Reading, noun: int, word: int) -> int:
    """Return the body right before "which": "Lee, a founder of the Union, which opposes it".

    Nobody is called "which".
    """
    person = reading.mention_at.get(noun)
    if reading.tokens[word].lower != "which" or person is None:
        return noun
    if person.label != "PERSON" and reading.tokens[noun].lemma not in _OF_BODIES:
        return noun
    ends = {word, word - 1} if reading.tokens[word - 1].text == "," else {word}
    bodies = (m for m in reading.mentions_in(reading.tokens[word].sentence) if m.last in ends)
    return next((m.head for m in bodies if m.label not in {"PERSON", "PRONOUN"}), noun)


def owner_of(reading: Reading, word: int) -> int:
    """Return the noun that "whose" stands for: "Lee" in "Lee, whose country was condemned".

    Any other word is returned itself.
    """
    tokens = reading.tokens
    if tokens[word].lower != "whose":
        return word
    for node in reading.ancestors(word):
        if tokens[node].dep == "relcl":
            return tokens[node].head
    return word


def _people_at(reading: Reading, noun: int) -> int:
    """Return the people of "jihadists across the globe who plot", else the noun itself."""
    tokens = reading.tokens
    through = tokens[tokens[noun].head]
    people = tokens[through.head]
    if people.pos == "VERB":
        beside = reading.child(people.i, "dobj")
        people = tokens[beside] if beside == through.i - 1 and beside is not None else people
    singular = tokens[noun].tag in {"NN", "NNP"} and tokens[noun].dep == "pobj"
    person = reading.mention_at.get(noun)
    if singular and (person is None or person.label in _WHERE) and people.tag in _PLURALS:
        return people.i
    return noun


_OF_BODIES = frozenset(
    "leader member founder head chief director president chairman chairwoman chair minister "
    "secretary spokesman spokeswoman official representative".split()
)
"""Persons of a body, whom "which" behind it does not mean."""

_WHERE = frozenset({"COUNTRY", "METONYM", "GPE", "PLACE", "LOC", "FAC"})
_PLURALS = frozenset({"NNS", "NNPS"})


def _is_plural(reading: Reading, verb: int) -> bool:
    """Tell whether a verb in the present, or "were", agrees with several."""
    forms = [verb, *(n for n in reading.children[verb] if reading.tokens[n].dep.startswith("aux"))]
    first = reading.tokens[min(forms)]
    return first.tag == "VBP" or first.lower == "were"


def _plural_before(reading: Reading, noun: int) -> int:
    """Return who "who" stands for: "A and B, who agree", "Republicans like Ryan, who agree"."""
    tokens = reading.tokens
    if tokens[noun].dep == "conj":
        return first_conjunct(reading, noun)
    through = tokens[tokens[noun].head]
    example = tokens[noun].dep == "pobj" and through.lower in {"like", "as", "including"}
    singular = tokens[noun].tag in {"NN", "NNP"}
    above = tokens[through.head]
    return above.i if example and singular and above.tag in {"NNS", "NNPS"} else noun
