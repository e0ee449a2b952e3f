"""Find whom grammar keeps from a pronoun, or ties to it: who is told beside it, who speaks behind.

In: a reading, a pronoun, chains under construction. Out: numbers of chains. It refuses to judge
number and gender: `agreement` does.
"""

from __future__ import annotations

from dateline.read.chains import Chains
from dateline.read.own_words import voice_of_quotation
from dateline.read.prominence import SAYING, is_quoted, listens, placed, speaks
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading


def barred_ways(reading: Reading, mention: Mention, chains: Chains) -> dict[str, frozenset[int]]:
    """Return the chains that a pronoun cannot belong to, by why not."""
    return {
        "below": _told_below(reading, mention, chains),
        "beside": _told_beside(reading, mention, chains),
        "in owned": _told_in_owned(reading, mention, chains),
        "voices": _voices(reading, mention, chains),
    }


def _told_below(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains that a subject pronoun cannot stand for: those named in its own clause.

    "He called the president's performance disgraceful": he is not the president (principle C of
    the binding theory, Chomsky 1981).
    """
    token = reading.tokens[mention.head]
    if token.dep not in SUBJECTS or is_quoted(reading, mention):
        return frozenset()
    says = _says(reading, token.head) and not _ends_quotation(reading, mention)
    said = reading.child(token.head, "ccomp") if says else None
    said_nodes = set(reading.subtree(said)) if said is not None and said < mention.head else set()
    return frozenset(
        chains.of[other.id] for other in reading.mentions_in(mention.sentence)
        if (other.start > mention.start or other.head in said_nodes)
        and other.form != "pronoun" and other.id in chains.of
        and token.head in reading.ancestors(other.head) and not is_quoted(reading, other)
    )  # fmt: skip


def _ends_quotation(reading: Reading, mention: Mention) -> bool:
    """Tell whether a quotation ends right before: names in front of it are the reporter's own.

    “Lee spoke at length, “So be it,” she said”: she may be Lee.
    """
    return reading.text[: mention.start].rstrip()[-1:] in {'"', "”"}


def _says(reading: Reading, verb: int) -> bool:
    """Tell whether a verb is one of saying: who says is not named in what stands before."""
    return reading.tokens[verb].lemma in SAYING


def _told_beside(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chain of the subject of a pronoun's own verb: "Ryan, who never criticizes him".

    An object is not its subject (principle B); reflexives are. Who asks others to join him is not
    the subject of joining.
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    if (
        token.dep in SUBJECTS
        or token.dep == "poss"
        or mention.raw.lower().endswith(("self", "ves"))
        or (tokens[token.head].dep == "prep" and tokens[tokens[token.head].head].pos == "NOUN")
    ):
        return frozenset()
    verb = _own_verb(reading, mention)
    for _ in range(4):
        if verb is None:
            return frozenset()
        subject = reading.child(verb, "nsubj", "nsubjpass")
        if tokens[verb].dep == "relcl" and (subject is None or tokens[subject].lower in _WHO):
            subject = tokens[verb].head
        if subject is not None:
            found = reading.mention_at.get(subject)
            return frozenset({chains.of[found.id]} if found and found.id in chains.of else ())
        if tokens[verb].dep not in {"conj", "xcomp"}:
            return frozenset()
        verb = tokens[verb].head
        if tokens[verb].lemma in _ASKING and reading.child(verb, "dobj") not in {None, token.i}:
            return frozenset()
    return frozenset()


def reflects(reading: Reading, mention: Mention) -> int | None:
    """Return the subject that a reflexive object stands for: "voters describe themselves".

    None where it stresses a noun beside it ("Lee herself") or no subject is told.
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    if not token.lower.endswith(("self", "selves")) or token.dep not in {"dobj", "dative", "pobj"}:
        return None
    verb = _own_verb(reading, mention)
    while verb is not None:
        subject = reading.child(verb, "nsubj", "nsubjpass")
        if tokens[verb].dep == "relcl" and (subject is None or tokens[subject].lower in _WHO):
            return tokens[verb].head
        if subject is not None:
            return subject
        verb = tokens[verb].head if tokens[verb].dep in {"conj", "xcomp"} else None
        if verb is not None and reading.child(verb, "dobj") is not None:
            return None
    return None


def _own_verb(reading: Reading, mention: Mention) -> int | None:
    """Return the verb that a pronoun hangs on; one of being only with a subject apart from it."""
    for node in reading.ancestors(mention.head):
        if reading.tokens[node].pos == "VERB":
            return node
        subject = reading.child(node, *SUBJECTS) if reading.tokens[node].pos == "AUX" else None
        if subject is not None and subject not in reading.ancestors(mention.head):
            return node
    return None


_ASKING = frozenset("ask tell urge order invite force persuade encourage allow advise help".split())
"""Verbs whose object does what follows: "Schumer asked Republicans to join him"."""

_WHO = frozenset({"who", "which", "that"})


def _told_in_owned(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains that "his" cannot stand for: those named in what is his.

    "His meeting with Reid" is not Reid's.
    """
    token = reading.tokens[mention.head]
    if token.dep != "poss":
        return frozenset()
    return frozenset(
        chains.of[other.id] for other in reading.mentions_in(mention.sentence)
        if other.start > mention.start and other.form == "name" and other.label != "ORG"
        and other.id in chains.of and _is_part(reading, other.head, token.head)
    )  # fmt: skip


def _is_part(reading: Reading, node: int, noun: int) -> bool:
    """Tell whether a token hangs by a preposition on a noun, in no clause of its own there."""
    if reading.tokens[node].dep not in {"pobj", "poss", "conj"}:
        return False
    for above in reading.ancestors(node):
        if above == noun:
            return True
        if reading.tokens[above].pos in {"VERB", "AUX"}:
            return False
    return False


def names_of_antecedent(
    reading: Reading, mention: Mention, chains: Chains
) -> frozenset[int]:  # fmt: skip
    """Return the chains after whom a noun is called whose clause a pronoun is the subject of.

    "The Lee government, which he criticized": he is not Lee.
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    verb = tokens[token.head]
    if token.dep not in SUBJECTS or verb.dep != "relcl":
        return frozenset()
    inside = (reading.mention_at.get(node) for node in reading.children[verb.head])
    return frozenset(
        chains.of[other.id] for other in inside
        if other is not None and other.id in chains.of and other.label == "PERSON"
        and tokens[other.head].dep in {"compound", "nmod"}
    )  # fmt: skip


def _voices(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains of who speaks, and to whom, around a quoted mention: no "he" of it.

    None where a pronoun right behind says it. A paragraph without a speaker of its own goes on
    with the one before.
    """
    if not is_quoted(reading, mention) or voice_of_quotation(reading, mention, reading.mentions):
        return frozenset()
    paragraph = reading.sentences[mention.sentence].paragraph
    before = max((s.paragraph for s in reading.sentences if s.paragraph < paragraph), default=None)
    for number in (paragraph, before):
        found = frozenset(
            chains.of[other.id]
            for sentence in reading.sentences if sentence.paragraph == number
            for other in reading.mentions_in(sentence.index)
            if other.id in chains.of and other.form == "name"
            and (speaks(reading, other) or _hears(reading, mention, other))
            and not is_quoted(reading, other)
        )  # fmt: skip
        if found:
            return found
    return frozenset()


def _hears(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether what is quoted is said to somebody: "you" for them, not "he"."""
    return abs(mention.sentence - other.sentence) <= 1 and listens(reading, other)


def asks_along(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether somebody asks others to do a thing with him: "Lee asked them to join him"."""
    tokens = reading.tokens
    head = placed(reading, other.head)
    verb = tokens[head].head
    if tokens[head].dep not in SUBJECTS or reading.child(verb, "dobj") is None:
        return False
    above = reading.ancestors(mention.head)
    return tokens[mention.head].dep not in SUBJECTS and any(
        tokens[node].dep == "xcomp" and tokens[node].head == verb for node in above
    )


def subject_ahead(reading: Reading, mention: Mention) -> Mention | None:
    """Return the subject behind a phrase that a pronoun stands in: "In his speech, Lee said"."""
    tokens = reading.tokens
    below = mention.head
    for node in reading.ancestors(mention.head):
        if tokens[node].dep in SUBJECTS:
            return None
        if tokens[below].dep in {"prep", "advcl", "npadvmod"} and tokens[node].pos in _VERBAL:
            subject = reading.child(node, "nsubj", "nsubjpass")
            if subject is not None and subject > mention.head:
                return reading.mention_at.get(subject)
        below = node
    return None


def speaker_behind(reading: Reading, mention: Mention) -> Mention | None:
    """Return who is named behind as saying the clause that an unquoted pronoun stands in."""
    tokens = reading.tokens
    if is_quoted(reading, mention):
        return None
    for node in reading.ancestors(mention.head):
        verb = tokens[node].head
        if tokens[node].dep != "ccomp" or tokens[verb].lemma not in SAYING:
            continue
        subject = reading.child(verb, *SUBJECTS)
        if subject is not None and subject > mention.head:
            return reading.mention_at.get(subject)
    return None


_VERBAL = frozenset({"VERB", "AUX"})
