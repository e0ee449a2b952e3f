"""Tell apart what a clause does and what it is about, for the time and place of an event.

In: a reading and the trigger of an event. Out: truth values. It refuses to choose a time or place.
"""

from __future__ import annotations

from dateline.syntax import Reading

_VERBS = frozenset({"VERB", "AUX"})

_REMARKS = frozenset(
    "condemn denounce criticize criticise complain blast slam deplore decry lament mourn praise "
    "defend recall remember mention cite commemorate describe question compare liken discuss "
    "rescind revoke ignore".split()
)
_TOPICAL = frozenset({"about", "of", "on", "for", "over", "to", "with"})


def is_remarked(reading: Reading, noun: int) -> bool:
    """Tell whether a noun is what is spoken of or undone: "condemned the raid on Tuesday".

    When and where that was said is not when and where the thing was done.
    """
    token = reading.tokens[noun]
    above = reading.tokens[token.head]
    if token.dep == "pobj" and above.lower in _TOPICAL:
        above = reading.tokens[above.head]
    elif token.dep not in {"dobj", "nsubjpass"}:
        return False
    return above.pos in _VERBS and above.lemma in _REMARKS


_WRITINGS = frozenset(
    "statement letter tweet message speech address email e-mail memo editorial article essay "
    "column post op-ed interview communique".split()
)


def is_written(reading: Reading, verb: int) -> bool:
    """Tell whether a verb tells what a text does: "his statement on Tuesday blaming X"."""
    token, noun = reading.tokens[verb], reading.tokens[reading.tokens[verb].head]
    return token.dep == "acl" and token.tag == "VBG" and noun.lemma in _WRITINGS


_DECREES = frozenset("order decree law bill directive ordinance proclamation memorandum".split())
_ISSUING = frozenset("sign issue pass adopt enact publish approve".split())


def is_decreed(reading: Reading, verb: int) -> bool:
    """Tell whether a decree does it on the day it is made: "on Monday signed an order banning"."""
    token, decree = reading.tokens[verb], reading.tokens[reading.tokens[verb].head]
    made = decree.dep == "dobj" and reading.tokens[decree.head].lemma in _ISSUING
    return token.dep == "acl" and token.tag == "VBG" and decree.lemma in _DECREES and made


_DECIDING = frozenset("decline refuse agree vow pledge promise threaten decide fail offer".split())


def is_refused(reading: Reading, verb: int) -> bool:
    """Tell whether an infinitive is what was decided: "declined on Monday to endorse him"."""
    infinitive = any(reading.tokens[n].tag == "TO" and n < verb for n in reading.children[verb])
    return infinitive and reading.tokens[reading.tokens[verb].head].lemma in _DECIDING


def is_beside(reading: Reading, verb: int) -> bool:
    """Tell whether a participle tells what goes with the main verb: "wrote on Monday, urging X"."""
    marked = reading.child(verb, "mark", "aux", "auxpass", "nsubj", "advmod") is not None
    return reading.tokens[verb].tag == "VBG" and verb > reading.tokens[verb].head and not marked
