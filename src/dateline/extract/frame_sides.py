"""Who acts in a frame and on whom: the mentions in its slots, and those inside its object.

In: the slots around a trigger and a frame. Out: actors and recipients. It refuses the matter of an
act: what a meeting is about, who bore the act that is blamed, what somebody defends of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.companions import with_companions
from dateline.extract.frame_clauses import (
    who_is_alleged,
    who_is_asked_in,
    who_is_given,
    who_is_helped,
    who_is_met,
    who_is_probed,
    who_is_threatened,
    who_is_written_to,
    who_works_along,
)
from dateline.extract.frame_gains import is_gained, who_endorses, who_gains, who_was_refused
from dateline.extract.frame_inside import (
    ACTS,
    JUDGING,
    MISFORTUNES,
    OF_WORDS,
    PLACES,
    inside_object,
)
from dateline.extract.frame_matters import is_only_told_of
from dateline.extract.frame_slots import Slots
from dateline.extract.participants import (
    PACTS,
    TALKS,
    actors_of,
)
from dateline.extract.slots import agent_of, modifiers, prepositions, verb_object
from dateline.knowledge.predicates import Frame
from dateline.records import Mention
from dateline.syntax import Reading, is_passive


def participants(slots: Slots, frame: Frame) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Fill actor and recipient, those beside them included."""
    actors, recipients = _fillers(slots, frame)
    if "with" in frame.recipient:
        return actors, recipients
    return with_companions(slots, actors, recipients)


def _fillers(slots: Slots, frame: Frame) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Fill actor and recipient; the undergoer of a light verb is the recipient.

    "between A and B" gives both sides as actors.
    """
    bearers = _bearers(slots, frame) or who_was_refused(slots, frame)
    if bearers:
        return slots.mentions(("by", "doer"), bearers), bearers
    endorsed = who_endorses(slots, frame)
    if endorsed is not None:
        return endorsed
    undergoer = slots.mentions(("undergoer",))
    owned = frame.pos == "noun" and "poss" in frame.actor and _is_of_another(slots)
    owned = owned or _is_from(slots, frame)
    wanted = tuple(s for s in frame.actor if s != "subj" or not (undergoer or owned))
    partners = slots.mentions(("between",)) if frame.type == "COOPERATE" else ()
    doers = _doers(slots, frame)
    actors = partners if len(partners) > 1 else doers or slots.mentions(wanted)
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
    placed = frame.type not in OF_WORDS
    recipients = undergoer or slots.mentions(frame.recipient, actors, placed)
    if frame.mode == "visit":
        recipients = _with_hosts(slots, actors, recipients)
    if doers and not recipients:
        named = slots.mentions(("mod",), actors)
        recipients = tuple(m for m in named if m.label in _NAMED_AFTER)
    if (actors or frame.type == "AID") and not recipients:
        recipients = _beside(slots, frame, actors)
    if frame.type == "REQUEST" and not recipients:
        recipients = _who_was_asked(slots, actors)
    if actors and not recipients and frame.recipient != ("none",) and frame.is_event:
        recipients = inside_object(slots, frame, actors)
    if actors and not recipients and frame.type == "REQUEST":
        recipients = slots.mentions(("addressee",), actors)
    if (
        actors
        and frame.type == "REQUEST"
        and all(is_only_told_of(slots, frame, mention) for mention in recipients)
    ):
        recipients = _who_is_to_act(slots, actors) or recipients
    if frame.type == "ASSAULT" and frame.pos == "noun":
        where = set(slots.mentions(("in",)))
        places = PLACES if actors else PLACES - {"METONYM"}
        recipients = tuple(m for m in recipients if m not in where or m.label not in places)
    if frame.type == "THREATEN" and actors and recipients:
        recipients += who_is_threatened(slots, (*actors, *recipients), unless=True)
    if frame.mode == "seize" and recipients:
        recipients += slots.mentions(("from",), (*actors, *recipients), places=False)
    victims = slots.mentions(("victim",), (*actors, *recipients))
    if victims and frame.type == "ASSAULT" and not recipients:
        recipients = victims
    elif victims and frame.type == "COERCE" and not recipients:
        recipients = tuple(m for m in victims if m not in actors)
    elif victims and frame.type == "ASSAULT" and not actors:
        actors, recipients = recipients, victims
    if not actors and frame.lemma in _EXPELLED:
        actors = tuple(m for m in slots.mentions(("from",)) if m.label == "COUNTRY")
        recipients = tuple(m for m in recipients if m not in actors)
    if frame.pos == "noun" and actors and not recipients and "poss" in frame.actor:
        behind = set(slots.mentions(("by",)))
        owner = slots.mentions(("poss",), actors)
        recipients = owner if behind & set(actors) and frame.recipient != ("none",) else ()
    if frame.type == "SUPPORT" and frame.pos == "noun" and not recipients:
        recipients = who_gains(slots, actors)
    if not actors and undergoer:
        actors = slots.mentions(("by", "from", "poss", "mod"), undergoer)
    return actors, recipients


def _who_was_asked(slots: Slots, actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the persons who "were requested by a parent" to do something, not what was."""
    verb = slots.reading.tokens[slots.trigger]
    if verb.pos != "VERB" or not is_passive(slots.reading, slots.trigger):
        return ()
    return tuple(
        m for m in slots.mentions(("obj",), actors)
        if m.head in slots.heads["obj"] and m.raw.lower() not in {"it", "they", "this", "that"}
    )  # fmt: skip


def _doers(slots: Slots, frame: Frame) -> tuple[Mention, ...]:
    """Return who is said to have done it, where the noun tells to whom: "behind the killing of X".

    A mere crime ("charged with murder") is no act of its own.
    """
    doers = slots.mentions(("doer",)) if "by" not in slots.heads else ()
    named = slots.mentions(frame.recipient, doers) or slots.mentions(("mod",), doers)
    return doers if named else ()


_NAMED_AFTER = frozenset({"ORG", "PERSON", "NORP", "GROUP"})
"""Whom a deed is named after where its doer is told apart: "to blame for the Democratic hack"."""


def _beside(
    slots: Slots, frame: Frame, actors: tuple[Mention, ...]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return on whom an act is where a clause beside it tells."""
    if frame.type in {"THREATEN", "REQUEST"}:
        written = who_is_written_to(slots, actors) or who_is_asked_in(slots, actors)
        if written or frame.type == "REQUEST":
            return written
        return who_is_threatened(slots, actors)
    if frame.type == "CONSULT":
        return who_is_met(slots, actors)
    if frame.type == "ACCUSE":
        return who_is_probed(slots, actors) or who_is_alleged(slots, actors)
    if frame.type == "AGREE":
        return who_is_given(slots, actors)
    if frame.type == "AID":
        return who_is_helped(slots, actors)
    return who_works_along(slots, frame, actors)


def _is_from(slots: Slots, frame: Frame) -> bool:
    """Tell whether a noun says from whom it is: "donations from Spain are held by the FDA"."""
    source = frame.pos == "noun" and "from" in frame.actor and "from" not in frame.recipient
    if not source or "from" not in slots.heads:
        return False
    return is_gained(slots) or bool(slots.mentions(("from",), places=False))


def _is_of_another(slots: Slots) -> bool:
    """Tell whether an act is another's than its verb's subject: "I have Smith's support"."""
    owners, subjects = slots.mentions(("poss",)), slots.mentions(("subj",))
    chains = {mention.chain for mention in owners}
    return bool(owners and subjects) and not any(m.chain in chains for m in subjects)


def _with_hosts(
    slots: Slots, actors: Sequence[Mention], places: tuple[Mention, ...]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return who is visited in "flew to Oslo to meet with Solberg", "for talks with Solberg".

    A town gives way to them.
    """
    reading = slots.reading
    purposes = [
        node for node in reading.children[slots.trigger]
        if reading.tokens[node].dep in {"advcl", "xcomp"} and reading.tokens[node].tag == "VB"
        and reading.tokens[node].lemma in _MEETING
    ]  # fmt: skip
    purposes += [i for i in slots.heads.get("for", ()) if reading.tokens[i].lemma in TALKS]
    for node in purposes:
        behind = prepositions(reading, node).get("with", ())
        whom = next(iter(behind), None) if behind else verb_object(reading, node)
        hosts = actors_of(reading, whom, places=False) if whom is not None else ()
        hosts = tuple(m for m in hosts if m not in actors and m.form != "pronoun")
        if hosts:
            return (*(m for m in places if m.label == "COUNTRY"), *hosts)
    return places


_MEETING = frozenset({"meet", "visit", "see"})


def _alleged(slots: Slots, frame: Frame) -> tuple[Mention, ...] | None:
    """Return who did what is alleged in the passive: "alleged that he was beaten by soldiers".

    None where nothing is; who bore the act is not who is accused of it.
    """
    clause = slots.complement
    if clause is None or not bears_alleged(slots.reading, frame.type, clause):
        return None
    who = _whose_victim(slots.reading, clause)
    who = agent_of(slots.reading, clause) if who is None else who
    return actors_of(slots.reading, who, places=False) if who is not None else ()


def _whose_victim(reading: Reading, clause: int) -> int | None:
    """Return whose victim somebody is said to be: "alleged that he was the victim of a hacker"."""
    said = reading.child(clause, "attr")
    if said is None or reading.tokens[said].lemma != "victim":
        return None
    return next(iter(prepositions(reading, said).get("of", ())), None)


_CLAIMS = frozenset(
    "allegation claim accusation complaint account testimony report rumor rumour".split()
)


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
    """Tell whether an accusation has a clause whose own subject bore it: a passive, a victim."""
    own = reading.child(clause, "nsubjpass")
    bore = own is not None and is_passive(reading, clause)
    return kind == "ACCUSE" and (bore or _whose_victim(reading, clause) is not None)


_SUFFERED = frozenset(
    "killing arrest abduction kidnapping detention capture imprisonment execution assassination "
    "murder poisoning torture beating rape deportation extradition ouster dismissal stabbing "
    "shooting beheading lynching".split()
)
"""Nouns whose owner bore it where it is a person: "Navalny's arrest", not "Israel's arrests"."""


def _bearers(slots: Slots, frame: Frame) -> tuple[Mention, ...]:
    """Return the owners of a noun to whom it was done: "her arrest", "the aunt's stabbing"."""
    if frame.pos != "noun" or frame.lemma not in _SUFFERED or slots.heads.get("of"):
        return ()
    owners = slots.mentions(("poss",))
    if not owners and slots.carrier is not None:
        had = slots.reading.tokens[slots.carrier].lemma == "have"
        owners = slots.mentions(("subj",)) if had else ()
    return owners if all(_is_person(slots.reading, owner) for owner in owners) else ()


def _is_person(reading: Reading, mention: Mention) -> bool:
    """Tell whether an owner is a person, or a name that no body is known by."""
    if mention.form == "pronoun":
        return mention.raw.lower() in _OWNERS
    if mention.form == "nominal":
        token = reading.tokens[mention.head]
        return token.lemma not in _COLLECTIVES and (token.tag == "NN" or token.lemma in _MEEK)
    return mention.label == "PERSON" or (mention.entity is None and mention.label not in _STATES)


_OWNERS = frozenset({"his", "her", "their", "whose"})
_COLLECTIVES = frozenset(
    "government army military police regime state country nation group militia force coalition "
    "junta navy gang administration authority ministry agency side rebel party".split()
)
_MEEK = frozenset("child woman girl boy student journalist hostage villager victim baby".split())
"""Persons of whom several bear a crime rather than do it: "the children's abduction"."""

_STATES = frozenset({"COUNTRY", "METONYM", "DEMONYM"})

_EXPELLED = frozenset({"expel", "expulsion", "deport", "deportation", "banish", "evict"})
"""What a state does to those who are "expelled from Chad", unless somebody else is named."""


def _judged_act(slots: Slots, frame: Frame) -> tuple[Mention, ...] | None:
    """Return who did the act that is blamed or praised; None where the object is no act.

    "Condemned the Israeli attack on Gaza": Israel; "applauded the criticism of the president":
    nobody named.
    """
    reading = slots.reading
    if frame.type not in JUDGING or frame.pos == "noun":
        return None
    matters = ACTS | PACTS | MISFORTUNES
    filled = [i for slot in frame.recipient for i in slots.heads.get(slot, ())]
    acts = [i for i in filled[:1] if reading.tokens[i].lemma in matters]
    if not acts or reading.mention_at.get(acts[0]) is not None:
        return None
    doers = [reading.child(acts[0], "poss"), *_by_phrase(reading, acts[0])]
    owner = reading.mention_at.get(doers[0]) if doers[0] is not None else None
    suffered = reading.tokens[acts[0]].lemma in _SUFFERED and owner is not None
    if reading.tokens[acts[0]].lemma in MISFORTUNES or (
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


def _who_is_to_act(slots: Slots, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who is to do what is demanded: "insisted on disarmament by North Korea".

    Also "demanded that the mayor be freed by the junta".
    """
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
    clause = slots.complement
    agent = agent_of(reading, clause) if clause is not None else None
    asked = actors_of(reading, agent, places=False) if agent is not None else ()
    return tuple(m for m in asked if m not in taken) or slots.mentions(("by",), taken)
