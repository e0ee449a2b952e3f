"""Tell of an act whether it goes on: what somebody "investigating the leak" is at, is lasting.

In: a reading and a token. Out: claims. It refuses what the sentence tells as begun or over.
"""

from __future__ import annotations

from dateline.syntax import Reading

PROBES = frozenset({"probe", "investigation", "inquiry"})

_WORK = frozenset(
    "investigate probe examine work cooperate collaborate coordinate negotiate fight battle".split()
)
"""Verbs of what takes long: who is told of by their participle is at it."""

_STANCES = frozenset({"oppose", "threaten", "menace", "harbor", "harbour"})
"""Verbs whose present in a relative clause tells how somebody is: "regimes that oppose it"."""

_TELLING = frozenset(
    "say tell confirm add report announce state acknowledge note admit reveal disclose".split()
)

_UNDER = frozenset("threat attack siege fire investigation scrutiny occupation".split())
"""What somebody is under, without an article, for as long as it lasts."""


def goes_on(reading: Reading, i: int) -> bool:
    """Tell whether a verb form alone tells that the act goes on.

    "The panel investigating the leak", "regimes that oppose it", "the probe led by Lee", "he said
    they were negotiating" (they said: "we are"), "as they negotiate".
    """
    token = reading.tokens[i]
    bare = reading.child(i, "aux", "auxpass") is None
    if token.dep == "acl" and token.tag == "VBG" and bare:
        return token.lemma in _WORK or (token.lemma == "lead" and _has_probe(reading, i))
    if token.dep == "relcl" and token.tag in {"VBP", "VBZ"} and bare:
        return token.lemma in _WORK | _STANCES
    if token.dep == "advcl" and token.tag in {"VBP", "VBZ"} and bare:
        marks = {reading.tokens[n].lower for n in reading.children[i]}
        return token.lemma in _WORK and bool(marks & {"as", "while"})
    return token.lemma in _WORK and _was_told_of(reading, i)


def _has_probe(reading: Reading, verb: int) -> bool:
    led = reading.child(verb, "dobj")
    return led is not None and reading.tokens[led].lemma in PROBES


def _was_told_of(reading: Reading, i: int) -> bool:
    """Tell of "were negotiating" behind a past verb of saying, which shifts the tense back."""
    token = reading.tokens[i]
    words = {reading.tokens[n].lower for n in reading.children[i]}
    above = reading.tokens[token.head]
    told = token.dep == "ccomp" and above.tag == "VBD" and above.lemma in _TELLING
    return told and token.tag == "VBG" and bool(words & {"was", "were"}) and "not" not in words


def is_under(reading: Reading, noun: int) -> bool:
    """Tell whether a noun names what somebody is under: "allies under threat from Iran"."""
    preposition = reading.tokens[noun].head
    above = reading.tokens[reading.tokens[preposition].head]
    named = reading.child(noun, "det", "poss", "amod") is not None
    under = reading.tokens[preposition].lower == "under" and reading.tokens[noun].lemma in _UNDER
    return under and not named and above.tag not in {"VBD", "VB", "VBN"}
