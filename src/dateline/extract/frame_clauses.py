"""Find on whom an act is where only a clause beside it tells.

In: the slots around a trigger and who acts. Out: mentions of recipients. It refuses who acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.frame_slots import Slots
from dateline.extract.participants import actors_of
from dateline.extract.slots import prepositions, verb_object
from dateline.knowledge.predicates import Frame
from dateline.records import Mention

_UNLESS = frozenset({"if", "unless"})


def who_is_threatened(
    slots: Slots, actors: Sequence[Mention], unless: bool = False
) -> tuple[Mention, ...]:  # fmt: skip
    """Return whose act is the condition: "threatened new tariffs if France does not yield".

    unless: only where the clause tells what averts it.
    """
    reading = slots.reading
    if reading.tokens[slots.trigger].pos != "VERB":
        return ()
    governors = [slots.trigger, *slots.heads.get("obj", ())]
    if reading.tokens[slots.trigger].dep == "xcomp":
        governors.append(reading.tokens[slots.trigger].head)
    if slots.complement is not None:
        governors.append(slots.complement)
    for node in (n for governor in governors for n in reading.children[governor]):
        mark = reading.child(node, "mark")
        if mark is None or reading.tokens[mark].lower not in _UNLESS:
            continue
        if unless and reading.tokens[mark].lower != "unless":
            continue
        who = reading.child(node, "nsubj")
        if who is not None:
            return _others(actors_of(reading, who, places=False), actors)
    return ()


_WRITING = frozenset("write letter e-mail email message phone call appeal tweet send".split())


def who_is_written_to(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return to whom is written what asks or warns: "wrote to the king to warn against a war"."""
    reading = slots.reading
    token = reading.tokens[slots.trigger]
    above = reading.tokens[token.head]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[token.i])
    if not infinitive or token.dep not in {"advcl", "acl", "xcomp"}:
        return ()
    heads = [above.i, *(n for n in reading.children[above.i] if reading.tokens[n].dep == "prep")]
    for head in (n for at in heads for n in (at, *reading.children[at])):
        if reading.tokens[head].lemma in _WRITING:
            for node in prepositions(reading, head).get("to", ()):
                return _others(actors_of(reading, node, places=False), actors)
    return ()


_ASKING = frozenset("ask urge call press implore invite require".split())


def who_is_asked_in(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whom a participle at the noun asks: "the town's request asking schools to pay"."""
    reading = slots.reading
    for node in reading.children[slots.trigger]:
        token = reading.tokens[node]
        if token.dep != "acl" or token.tag != "VBG" or token.lemma not in _ASKING:
            continue
        whom = verb_object(reading, node)
        if whom is None:
            clause = reading.child(node, "xcomp", "ccomp")
            whom = reading.child(clause, "nsubj") if clause is not None else None
        if whom is None:
            whom = next(iter(prepositions(reading, node).get("on", ())), None)
        if whom is not None:
            return _others(actors_of(reading, whom, places=False), actors)
    return ()


_MEETING = frozenset("meet talk speak sit confer visit call".split())


def who_is_met(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whom somebody meets to talk something over: "met with the king to discuss trade"."""
    reading = slots.reading
    token = reading.tokens[slots.trigger]
    above = reading.tokens[token.head]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[token.i])
    if not infinitive or token.dep not in {"advcl", "xcomp"} or above.lemma not in _MEETING:
        return ()
    behind = prepositions(reading, above.i).get("with", ())
    whom = next(iter(behind), None)
    if whom is None and above.lemma in {"meet", "visit"}:
        whom = reading.child(above.i, "dobj")
    return _others(actors_of(reading, whom, places=False), actors) if whom is not None else ()


def who_is_probed(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who may have done it: "an investigation into whether she or he broke the law".

    Also "an inquiry due to the bank hiding losses".
    """
    reading = slots.reading
    clauses = [*slots.heads.get("into", ())]
    if slots.complement is not None and reading.tokens[slots.trigger].lemma in _PROBING:
        clauses.append(slots.complement)
    for clause in clauses:
        marks = [reading.tokens[n].lower for n in reading.children[clause] if n < clause]
        who = reading.child(clause, "nsubj")
        if who is not None and {"whether", "how"} & set(marks):
            return _others(actors_of(reading, who, places=False), actors)
    if reading.tokens[slots.trigger].lemma not in _PROBING:
        return ()
    for clause in (*slots.heads.get("due", ()), *slots.heads.get("over", ())):
        who = reading.child(clause, "nsubj")
        if who is not None and reading.tokens[clause].tag == "VBG":
            return _others(actors_of(reading, who, places=False), actors)
    return ()


_PROBING = frozenset({"investigate", "probe", "examine", "investigation", "inquiry"})
_SUING = frozenset({"sue", "file", "bring", "lodge", "complain"})
_CLAIMING = frozenset({"claim", "allege", "argue", "contend", "charge", "say", "assert"})


def who_is_alleged(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who did what a suit alleges: "filed a suit, claiming the bank had misled them"."""
    reading = slots.reading
    if reading.tokens[slots.trigger].lemma not in _SUING:
        return ()
    heads = [slots.trigger, *slots.heads.get("obj", ())]
    for node in (n for head in heads for n in reading.children[head]):
        token = reading.tokens[node]
        claim = token.dep in {"advcl", "acl"} and token.tag == "VBG" and token.lemma in _CLAIMING
        clause = reading.child(node, "ccomp") if claim else None
        who = reading.child(clause, "nsubj") if clause is not None else None
        if who is not None:
            return _others(actors_of(reading, who, places=False), actors)
    return ()


_GIVING = frozenset(
    "give pay send lend offer grant provide supply hand sell return deliver".split()
)


def who_is_given(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who is to be given something: "agreed to pay her a pension"."""
    reading, clause = slots.reading, slots.complement
    if clause is None or reading.tokens[clause].lemma not in _GIVING:
        return ()
    own = reading.child(clause, "nsubj")
    behind = prepositions(reading, clause)
    for node in (*behind.get("iobj", ()), *behind.get("to", ())) if own is None else ():
        found = _others(actors_of(reading, node, places=False), actors)
        if found:
            return found
    return ()


_HELPING = frozenset("help assist support aid protect feed shelter rescue".split())


def who_is_helped(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return whom help is for by its purpose: "gave a million in aid to help farmers"."""
    reading = slots.reading
    for node in _purposes(slots):
        if reading.tokens[node].lemma in _HELPING:
            whom = reading.child(node, "dobj", "nsubj")
            clause = reading.child(node, "ccomp", "xcomp")
            if whom is None and clause is not None:
                whom = reading.child(clause, "nsubj")
            found = actors_of(reading, whom, places=False) if whom is not None else ()
            if found:
                return _others(found, actors)
    return ()


def _purposes(slots: Slots) -> Iterator[int]:
    """Yield the infinitives that tell what for: of the noun itself, else of its verb.

    Also those of what is given: "providing nine million in funds to assist the town".
    """
    reading = slots.reading
    given = [n for n in slots.heads.get("obj", ()) if n not in reading.mention_at]
    within = [
        n for head in given for n in reading.subtree(head) if reading.tokens[n].lemma in _FUNDS
    ]
    for governor in (slots.trigger, slots.carrier, *given, *within):
        for node in reading.children[governor] if governor is not None else ():
            if any(reading.tokens[n].tag == "TO" for n in reading.children[node]):
                yield node


_FUNDS = frozenset("fund money million billion aid grant loan supply".split())

_DEALS = frozenset({"AGREE", "COOPERATE", "SUPPORT"})
_WORKING = frozenset("work cooperate collaborate negotiate join team partner ally".split())


def who_works_along(
    slots: Slots, frame: Frame, actors: Sequence[Mention]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return with whom somebody works to make a deal: "will work with him to reach an accord"."""
    reading = slots.reading
    token = reading.tokens[slots.trigger]
    above = reading.tokens[token.head]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[token.i])
    mutual = frame.type in _DEALS and "with" in frame.recipient
    if not (mutual and infinitive and token.dep in {"advcl", "xcomp"} and above.lemma in _WORKING):
        return ()
    for node in prepositions(reading, above.i).get("with", ()):
        return _others(actors_of(reading, node, places=False), actors)
    return ()


def _others(found: Sequence[Mention], actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return those found that do not act themselves."""
    chains = {mention.chain for mention in actors if mention.chain is not None}
    return tuple(m for m in found if m not in actors and m.chain not in chains)
