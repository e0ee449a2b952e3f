"""Who does or undergoes the act that a noun names, told by what governs the noun.

In: a reading and the token of a noun of action. Out: head tokens: who is "responsible for the
attack", who is "under pressure". It refuses what the noun itself tells ("by", "'s", "against").
"""

from __future__ import annotations

from dateline.extract.slots import verb_object, verb_subject
from dateline.syntax import Reading

HELP = frozenset({"assistance", "help", "aid", "support", "backing"})
"""What the one who acts "with" it is given: "retook the town with American help"."""

_MONEY = frozenset("million billion trillion thousand dollar euro pound $ €".split())


def as_object(reading: Reading, noun: int) -> tuple[str, int]:
    """Return label and head of a noun, through its amount: "sought ten million in aid"."""
    token = reading.tokens[noun]
    through = reading.tokens[token.head]
    amount = reading.tokens[through.head]
    counted = amount.entity == "MONEY" or amount.lemma in _MONEY
    if token.dep == "pobj" and through.lower == "in" and counted:
        return amount.dep, amount.head
    return token.dep, token.head


def through_of(reading: Reading, noun: int) -> int:
    """Return the preposition before a noun, the first of "with his praise and with her help"."""
    at = reading.tokens[noun].head
    while reading.tokens[at].dep == "conj" and reading.tokens[at].pos == "ADP":
        at = reading.tokens[at].head
    return at


_CHARGING = {
    "of": frozenset("accuse convict suspect acquit clear".split()),
    "with": frozenset({"charge"}),
    "for": frozenset("blame indict arrest jail sentence prosecute try want imprison fine".split()),
    "over": frozenset("arrest indict prosecute".split()),
    "in": frozenset({"implicate"}),
}
"""Verbs whose object is said to have done what follows: "convicted of the murder of a priest"."""

_OWNING_UP = frozenset("admit confess".split())
_ANSWERABLE = frozenset({"responsible", "culpable", "guilty"})
_CLAIMING = frozenset("claim take accept admit assume bear deny".split())


def doer_of(reading: Reading, noun: int) -> int | None:
    """Return who is said to have done it: "responsible for the attack", "behind the killings"."""
    tokens = reading.tokens
    through = tokens[tokens[noun].head]
    if tokens[noun].dep != "pobj" or through.dep != "prep":
        return None
    above = tokens[through.head]
    if above.lemma in _ANSWERABLE and through.lower in {"for", "of"}:
        return _said_to_be(reading, above.i)
    if above.lemma == "responsibility" and through.lower == "for":
        claims = tokens[above.head].lemma in _CLAIMING and above.dep == "dobj"
        return verb_subject(reading, above.head) if claims else None
    if through.lower == "behind":
        if above.lemma == "be":
            return verb_subject(reading, above.i)
        return above.i if above.i in reading.mention_at else None
    if through.lower == "to" and above.lemma in _OWNING_UP:
        return verb_subject(reading, above.i)
    if above.lemma in _CHARGING.get(through.lower, ()) and above.pos == "VERB":
        return verb_object(reading, above.i)
    return None


def _said_to_be(reading: Reading, adjective: int) -> int | None:
    """Return of whom an adjective is said: "he is guilty", "held him responsible"."""
    token = reading.tokens[adjective]
    own = reading.child(adjective, "nsubj")
    if own is not None:
        return own
    if token.dep == "amod":
        return token.head
    if token.dep == "acomp":
        return verb_subject(reading, token.head)
    return verb_object(reading, token.head) if token.dep in {"oprd", "ccomp", "xcomp"} else None


_BORNE_UNDER = frozenset(
    "pressure threat attack fire investigation siege sanction embargo criticism scrutiny assault "
    "bombardment blockade shelling probe inquiry arrest detention".split()
)
"""What somebody who is "under" it bears."""

_RELYING = frozenset({"rely", "depend", "count"})
_TARGETS = frozenset({"subject", "target", "object", "focus"})
_LENT = HELP | {"donation", "funding", "protection", "loan", "money"}
_ASKED = frozenset("request call appeal demand plea ultimatum pressure".split())
_ANSWERING = frozenset(
    "reject refuse decline deny accept grant ignore dismiss rebuff heed honor honour answer defy "
    "resist spurn fund approve consider review fulfil fulfill".split()
)
"""What is done with a request by whom it asks: "declined a request by the mayor"."""

_TURNING = {"turn": ("down",), "brush": ("off", "aside"), "shrug": ("off",), "wave": ("off",)}
"""Likewise with a particle: "brushed off the pressure from his party"."""


def undergoer_of(reading: Reading, noun: int) -> int | None:
    """Return who bears it: "is under pressure", "relies on their aid", "rejected their request"."""
    tokens = reading.tokens
    token = tokens[noun]
    above = tokens[token.head]
    if token.dep in {"dobj", "nsubjpass"} and token.lemma in _ASKED:
        particle = reading.child(above.i, "prt")
        aside = tokens[particle].lower if particle is not None else ""
        answered = above.lemma in _ANSWERING or aside in _TURNING.get(above.lemma, ())
        return verb_subject(reading, above.i) if answered else None
    if token.dep != "pobj" or above.dep != "prep":
        return None
    governor = tokens[above.head]
    if above.lower == "under" and token.lemma in _BORNE_UNDER:
        return _who_is_under(reading, above.i)
    if above.lower in {"on", "upon"} and governor.lemma in _RELYING and token.lemma in _LENT:
        return verb_subject(reading, governor.i)
    if above.lower in {"of", "to"} and governor.lemma in _TARGETS:
        said = governor.dep in {"attr", "acomp"} and tokens[governor.head].pos in {"VERB", "AUX"}
        return verb_subject(reading, governor.head) if said else None
    return None


def _who_is_under(reading: Reading, under: int) -> int | None:
    """Return who is "under attack": "allies now under attack", "the town is under attack"."""
    tokens = reading.tokens
    governor = tokens[tokens[under].head]
    before = under - 1
    while before > 0 and tokens[before].lower in {"now", "still", "already", "currently"}:
        before -= 1
    close = tokens[before].pos in {"NOUN", "PROPN"} and before in reading.mention_at
    if close and (before < under - 1 or before == governor.i):
        return before
    if before == reading.child(governor.i, "dobj"):
        return before  # "bolster the nation's efforts under constant attack"
    return verb_subject(reading, governor.i) if governor.pos in {"VERB", "AUX"} else None


def is_to_blame(reading: Reading, verb: int) -> bool:
    """Tell whether somebody "is to blame": the subject is blamed."""
    token = reading.tokens[verb]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[verb])
    said = token.dep in {"xcomp", "acomp", "ccomp"} and reading.tokens[token.head].lemma == "be"
    return token.lemma == "blame" and infinitive and said and reading.child(verb, "dobj") is None


_PAPERS = frozenset(
    "law bill act statement letter resolution order decree report tweet deal agreement memo "
    "campaign ad advertisement petition lawsuit suit motion email e-mail message note editorial "
    "article post speech policy rule measure program programme".split()
)
"""What somebody signs or writes that then acts for them: "signed a law imposing sanctions"."""


def paper_of(reading: Reading, verb: int) -> int | None:
    """Return the paper that speaks in "a law imposing sanctions", "a letter to Congress urging it".

    What is written to somebody calls on them, they do not call.
    """
    return _paper(reading, verb)[0]


def addressee_of(reading: Reading, verb: int) -> int | None:
    """Return to whom the paper is written that speaks in "a letter to Congress urging it"."""
    return _paper(reading, verb)[1]


def _paper(reading: Reading, verb: int) -> tuple[int | None, int | None]:
    tokens = reading.tokens
    if tokens[verb].dep != "acl":
        return None, None
    at, reader = tokens[verb].head, None
    for _ in range(3):
        if tokens[at].lemma in _PAPERS and at not in reading.mention_at:
            return at, reader
        through = tokens[tokens[at].head]
        addressed = through.lower in {"to", "of"} and tokens[at].dep == "pobj"
        if tokens[verb].tag != "VBG" or not addressed:
            return None, None
        at, reader = through.head, at
    return None, None
