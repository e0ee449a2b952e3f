"""Who acts in a frame and on whom: the mentions in its slots, and those inside its object.

In: the slots around a trigger and a frame. Out: actors and recipients. It refuses the matter of an
act: what a meeting is about, who bore the act that is blamed, what somebody defends of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.frame_slots import Slots
from dateline.extract.participants import PACTS, actors_of, is_channel, named_by
from dateline.extract.slots import below, modifiers, prepositions
from dateline.knowledge.predicates import Frame
from dateline.records import Mention
from dateline.syntax import Reading, is_passive

_MONEY = frozenset("money fund dollar euro million billion aid donation contribution".split())
"""What one appeals for "to help" somebody, who is not asked for it."""


def participants(slots: Slots, frame: Frame) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Fill actor and recipient; the undergoer of a light verb is the recipient.

    "between A and B" gives both sides as actors.
    """
    undergoer = slots.mentions(("undergoer",))
    wanted = frame.actor if not undergoer else tuple(s for s in frame.actor if s != "subj")
    actors = slots.mentions(wanted)
    judged = _judged_act(slots, frame)
    if judged is not None:
        return actors, tuple(m for m in judged if m not in actors)
    if _is_own(slots, frame):
        return actors, ()
    alleged = _alleged(slots, frame)
    if alleged is None:
        alleged = _of_claim(slots, frame)
    if alleged is not None:
        return actors, tuple(mention for mention in alleged if mention not in actors)
    recipients = undergoer or slots.mentions(frame.recipient, actors)
    if actors and not recipients and frame.recipient != ("none",) and frame.is_event:
        recipients = _inside_object(slots, frame, actors)
    if actors and not recipients and frame.type == "REQUEST":
        recipients = _who_is_to_act(slots, actors)
    if actors and not recipients and _are_victims(slots, frame, actors):
        actors, recipients = (), actors
    if actors and frame.type == "ASSAULT" and frame.pos == "noun":
        where = set(slots.mentions(("in",)))
        recipients = tuple(m for m in recipients if m not in where or m.label not in _PLACES)
    victims = slots.mentions(("victim",), (*actors, *recipients))
    if victims and frame.type == "ASSAULT" and not recipients:
        recipients = victims
    elif victims and frame.type == "ASSAULT" and not actors:
        actors, recipients = recipients, victims
    if not actors and frame.lemma in _EXPELLED:
        actors = tuple(m for m in slots.mentions(("from",)) if m.label == "COUNTRY")
        recipients = tuple(m for m in recipients if m not in actors)
    if frame.pos == "noun" and actors and not recipients and "poss" in frame.actor:
        behind = set(slots.mentions(("by",)))
        owner = slots.mentions(("poss",), actors)
        recipients = owner if behind & set(actors) and frame.recipient != ("none",) else ()
    if not actors and undergoer:
        actors = slots.mentions(("by", "from", "poss", "mod"), undergoer)
    return actors, recipients


def _alleged(slots: Slots, frame: Frame) -> tuple[Mention, ...] | None:
    """Return who did what is alleged in the passive: "alleged that he was beaten by soldiers".

    None where nothing is; who bore the act is not who is accused of it.
    """
    clause = slots.complement
    if clause is None or not bears_alleged(slots.reading, frame.type, clause):
        return None
    agent = slots.reading.child(clause, "agent")
    who = slots.reading.child(agent, "pobj") if agent is not None else None
    return actors_of(slots.reading, who, places=False) if who is not None else ()


_CLAIMS = frozenset("allegation claim accusation complaint account testimony".split())


def _of_claim(slots: Slots, frame: Frame) -> tuple[Mention, ...] | None:
    """Return whom an investigated claim is against: "looked into her allegations against him".

    None where nothing of the kind is investigated; who claims it is not investigated.
    """
    if frame.type != "ACCUSE" or frame.mode != "investigate":
        return None
    for slot in frame.recipient:
        for noun in slots.heads.get(slot, ()):
            if slots.reading.tokens[noun].lemma in _CLAIMS:
                against = prepositions(slots.reading, noun).get("against", ())
                return tuple(m for node in against for m in actors_of(slots.reading, node))
    return None


def bears_alleged(reading: Reading, kind: str, clause: int) -> bool:
    """Tell whether an accusation has a clause in the passive with a subject of its own."""
    own = reading.child(clause, "nsubjpass")
    return kind == "ACCUSE" and own is not None and is_passive(reading, clause)


_SUFFERED = frozenset(
    "killing arrest abduction kidnapping detention capture imprisonment execution assassination "
    "murder poisoning torture beating rape deportation extradition ouster dismissal".split()
)
"""Nouns whose owner bore it where it is a person: "Navalny's arrest", not "Israel's arrests"."""


def _are_victims(slots: Slots, frame: Frame, actors: Sequence[Mention]) -> bool:
    """Tell whether the owner of a noun is the one to whom it was done."""
    if frame.pos != "noun" or frame.lemma not in _SUFFERED or slots.heads.get("of"):
        return False
    owners = set(slots.mentions(("poss",)))
    persons = all(
        m.label == "PERSON" or m.raw.lower() in _OWNERS
        or (m.entity is None and m.form == "name" and m.label not in _STATES)
        for m in actors
    )  # fmt: skip
    return persons and set(actors) == owners


_OWNERS = frozenset({"his", "her", "their", "whose"})
_STATES = frozenset({"COUNTRY", "METONYM", "DEMONYM"})

_EXPELLED = frozenset({"expel", "expulsion", "deport", "deportation", "banish", "evict"})
"""What a state does to those who are "expelled from Chad", unless somebody else is named."""

JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""Types whose object may be an act: who is blamed or praised is who did it, not who bore it."""

_ACTS = frozenset(
    "attack killing bombing invasion annexation occupation criticism "
    "condemnation investigation probe inquiry prosecution persecution arrest detention hacking "
    "crackdown expulsion raid airstrike shelling abduction kidnapping execution torture abuse "
    "harassment assault treatment siege blockade coup massacre aggression meddling interference "
    "handling indictment conviction dismissal deportation imprisonment".split()
)
_MISFORTUNES = frozenset(
    "death disappearance poisoning shooting stabbing beating rape murder assassination abduction "
    "kidnapping suicide illness injury drowning".split()
)
"""What befell its owner: who investigates "the soldier's death" does not blame the soldier."""


def _judged_act(slots: Slots, frame: Frame) -> tuple[Mention, ...] | None:
    """Return who did the act that is blamed or praised; None where the object is no act.

    "Condemned the Israeli attack on Gaza": Israel; "applauded the criticism of the president":
    nobody named.
    """
    reading = slots.reading
    if frame.type not in JUDGING or frame.pos != "verb" or "obj" not in frame.recipient:
        return None
    matters = _ACTS | PACTS | _MISFORTUNES
    acts = [i for i in slots.heads.get("obj", ()) if reading.tokens[i].lemma in matters]
    if not acts or reading.mention_at.get(acts[0]) is not None:
        return None
    doers = [reading.child(acts[0], "poss"), *_by_phrase(reading, acts[0])]
    owner = reading.mention_at.get(doers[0]) if doers[0] is not None else None
    suffered = reading.tokens[acts[0]].lemma in _SUFFERED and owner is not None
    if reading.tokens[acts[0]].lemma in _MISFORTUNES or (
        suffered and owner is not None and owner.label not in _STATES
    ):
        doers = _by_phrase(reading, acts[0])
    elif reading.tokens[acts[0]].lemma in PACTS:
        doers += _who_made(reading, acts[0])
    else:
        doers += list(modifiers(reading, acts[0]))
    for doer in doers:
        found = actors_of(reading, doer, places=False) if doer is not None else ()
        if found:
            return found
    return ()


def _who_made(reading: Reading, noun: int) -> list[int | None]:
    """Return who made or is party to a deal: "a deal Germany struck", "its deal with Iran"."""
    found: list[int | None] = []
    for verb in reading.children[noun]:
        if reading.tokens[verb].dep in {"relcl", "acl"}:
            agent = reading.child(verb, "agent")
            found.append(reading.child(agent, "pobj") if agent is not None else None)
            found.append(reading.child(verb, "nsubj"))
    for preposition, fillers in prepositions(reading, noun).items():
        if preposition in {"with", "between", "of"}:
            found.extend(fillers)
    return found


def _by_phrase(reading: Reading, noun: int) -> list[int | None]:
    return [
        reading.child(node, "pobj") for node in reading.children[noun]
        if reading.tokens[node].dep == "prep" and reading.tokens[node].lower in {"by", "from"}
    ]  # fmt: skip


_DEFENDING = frozenset("defend justify praise tout hail promote celebrate champion laud".split())


def _is_own(slots: Slots, frame: Frame) -> bool:
    """Tell whether somebody defends what is their own: "Trump defended his meeting with Putin"."""
    reading = slots.reading
    if frame.type not in JUDGING or frame.lemma not in _DEFENDING:
        return False
    subjects = [reading.mention_at.get(i) for i in slots.heads.get("subj", ())]
    chains = {m.chain for m in subjects if m is not None and m.chain is not None}
    for token in slots.heads.get("obj", ()):
        owner = reading.child(token, "poss")
        own = reading.mention_at.get(owner) if owner is not None else None
        if own is not None and own.form == "pronoun" and own.chain in chains:
            return reading.mention_at.get(token) is None
    return False


_TOPICS = frozenset({"on", "about", "over", "in", "at", "during", "ahead", "after", "before"})
"""Prepositions before what a meeting is about, or where and when it is held."""


def _inside_object(slots: Slots, frame: Frame, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the first actor named inside the object: "rejected the plan proposed by the UN".

    Clauses below the object do not count, only its phrases and participles; nor does the clause
    that a predicate governs if it has a subject of its own ("warned that Russia ...").
    """
    reading = slots.reading
    heads = dict(slots.heads)
    paid = [reading.tokens[node] for node in heads.get("for", ())]
    if frame.type == "REQUEST" and any(t.lemma in _MONEY or t.entity == "MONEY" for t in paid):
        return ()
    if slots.complement is not None and _may_hold_recipient(slots, frame):
        heads["clause"] = [slots.complement]
    for slot in ("obj", "iobj", "to", "for", "on", "against", "with", "of", "clause"):
        if slot == "to" and frame.type == "ACCUSE" and "to" not in frame.recipient:
            continue
        for token in heads.get(slot, ()):
            for node in reading.subtree(token):
                mention = reading.mention_at.get(node)
                if mention is None or mention in taken or mention.form == "pronoun":
                    continue
                if any(_is_below(reading, node, other.head) for other in taken):
                    continue
                if is_channel(reading, mention):
                    continue
                above = reading.tokens[reading.tokens[node].head].lower
                if frame.type == "CONSULT" and (slot == "on" or _below_topic(reading, node, token)):
                    continue
                if frame.type == "CONSULT" and slot == "obj" and above in {"of", "to", "for"}:
                    continue
                placed = mention.label in _PLACED if slot == "clause" else mention.label in _TOWNS
                if placed and above in {"in", "at", "near", "outside"}:
                    continue
                if not _below_clause(reading, node, token) and mention.label != "PLACE":
                    return _with_joined(reading, mention, taken)
    return ()


def _with_joined(
    reading: Reading, mention: Mention, taken: Sequence[Mention]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return a mention and those joined to it: "ties between Berlin and Moscow"."""
    heads = [node for node in below(reading, mention.head) if node in reading.mention_at]
    found = [m for node in heads for m in named_by(reading, node)] or [mention]
    return tuple(m for m in dict.fromkeys(found) if m not in taken)


def _is_below(reading: Reading, node: int, top: int) -> bool:
    """Tell whether a token hangs below another: "State" in "Secretary of State John Kerry"."""
    while reading.tokens[node].head != node:
        node = reading.tokens[node].head
        if node == top:
            return True
    return False


_TOWNS = frozenset({"METONYM", "GPE"})
_PLACES = _TOWNS | {"PLACE", "LOC", "FAC"}
"""What an attack is "in", not on."""
_PLACED = _TOWNS | {"COUNTRY"}


def _who_is_to_act(slots: Slots, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who is to do what is demanded: "insisted on disarmament by North Korea"."""
    reading = slots.reading
    for slot in ("for", "on"):
        for token in slots.heads.get(slot, ()):
            for node in reading.subtree(token):
                if reading.tokens[node].lower != "by" or reading.tokens[node].dep != "prep":
                    continue
                who = reading.child(node, "pobj")
                found = actors_of(reading, who, places=False) if who is not None else ()
                if found:
                    return tuple(mention for mention in found if mention not in taken)
    return slots.mentions(("by",), taken)


def _may_hold_recipient(slots: Slots, frame: Frame) -> bool:
    """Tell whether the governed clause may name the recipient.

    Not what one warns of ("warned that Russia ..."), nor a participle that tells of a noun ("the
    investigation stemming from Russian interference").
    """
    reading = slots.reading
    clause = reading.tokens[slots.complement or 0]
    if reading.tokens[slots.trigger].pos == "NOUN" and clause.tag in {"VBG", "VBN"}:
        return False
    return frame.type != "THREATEN" or reading.child(clause.i, "nsubj", "nsubjpass") is None


def _below_topic(reading: Reading, node: int, top: int) -> bool:
    """Tell whether "on", "about" or "in" lies between a token and one above it."""
    while node != top and reading.tokens[node].head != node:
        node = reading.tokens[node].head
        if reading.tokens[node].lower in _TOPICS:
            return True
    return False


def _below_clause(reading: Reading, node: int, top: int) -> bool:
    """Tell whether a finite clause lies between a token and one above it."""
    while node != top:
        token = reading.tokens[node]
        if token.dep in {"relcl", "ccomp", "advcl"}:
            return True
        if token.head == node:
            return False
        node = token.head
    return False
