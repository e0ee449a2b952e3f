"""Tell which noun phrases without a name stand for one certain person.

In: a reading and a mention. Out: yes or no, from its determiner and its place. It refuses to say
who it is: `coreference` and `pronouns` do.
"""

from __future__ import annotations

from dateline.read.prominence import MANY, placed
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading


def is_anybody(reading: Reading, mention: Mention) -> bool:
    """Tell whether a phrase means whoever is such: "a normal president might ..."."""
    token = reading.tokens[mention.head]
    verb = token.head
    bare = token.dep in SUBJECTS and is_indefinite(reading, mention)
    return bare and any(reading.tokens[n].tag == "MD" for n in reading.children[verb])


def is_indefinite(reading: Reading, mention: Mention) -> bool:
    """Tell whether a phrase has "a" or "no" before it."""
    return any(
        reading.tokens[node].lower in {"a", "an", "any", "every", "no"}
        for node in reading.children[mention.head]
    )


def is_predicate(reading: Reading, mention: Mention) -> bool:
    """Tell whether a noun only says as what somebody acts: "As (a) president, he ..."."""
    token = reading.tokens[mention.head]
    told = mention.form == "nominal" and token.dep == "pobj"
    held = _has(reading, mention, "det", "poss") and not is_indefinite(reading, mention)
    return told and not held and reading.tokens[token.head].lower == "as"


def is_nobody(reading: Reading, mention: Mention) -> bool:
    """Tell whether a noun phrase brings in nobody whom "he" or "she" may stand for.

    An office sought ("ran for mayor", "in general"), what its own subject is said to be ("Lee is a
    shrewd politician"), a thing ("the figure", "his head").
    """
    if mention.form != "nominal":
        return False
    token = reading.tokens[mention.head]
    bare = not _has(reading, mention, "det", "poss", "nummod")
    if token.dep == "pobj" and token.tag not in MANY and bare:
        return True
    owner = reading.child(token.head, *SUBJECTS)
    if token.dep in {"attr", "oprd"} and is_indefinite(reading, mention) and owner is not None:
        return reading.mention_at.get(owner) is not None
    return _is_thing(reading, mention)


def _has(reading: Reading, mention: Mention, *deps: str) -> bool:
    return any(reading.tokens[n].dep in deps for n in reading.children[mention.head])


def _is_thing(reading: Reading, mention: Mention) -> bool:
    """Tell whether "head" or "figure" has no word beside it that makes it a person."""
    if reading.tokens[mention.head].lemma not in _THINGS:
        return False
    return not _has(reading, mention, "amod", "compound", "prep", "relcl")


_THINGS = frozenset({"head", "figure"})


def is_example(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name is only one of many: "surrogates like Newt Gingrich criticized his"."""
    token = reading.tokens[placed(reading, mention.head)]
    return token.dep == "pobj" and reading.tokens[token.head].lower in {"like", "including"}
