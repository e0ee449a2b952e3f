"""Resolve mentions to actors: entity, country, sector and office on the article's date.

In: a reading with chains, the knowledge base, the speakers of first persons. Out: one `Actor` for
each actor mention. It refuses to guess a country: what is not known has a reason.

The order: a known name on that date; a country or demonym with a role noun; a title before an
unknown name; a metonym; the rest of the chain. What still has none waits for the places.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Actor, Mention, content_id
from dateline.resolve.actor_names import named_actor
from dateline.resolve.actor_roles import counterpart_actor, role_actor, titled_actor
from dateline.resolve.actor_whose import (
    family_actor,
    leader_of_owner,
    party_of_owner,
    whole_outlet_of,
)
from dateline.resolve.belonging import RELATIONS, is_states
from dateline.resolve.first_persons import state_of_we, with_bodies
from dateline.resolve.short_names import firm_named
from dateline.syntax import Reading, conjuncts, first_conjunct


def resolve_actors(
    reading: Reading, knowledge: Knowledge, speakers: Mapping[str, str] | None = None
) -> tuple[Actor, ...]:
    """Return an actor for each actor mention, in the order of the mentions.

    speakers: mention id of a first-person pronoun -> mention id of the speaker it stands for.
    """
    day = reading.article.published
    first = {
        mention.id: _alone(reading, mention, knowledge, day)
        for mention in reading.mentions
        if mention.kind == "actor"
    }
    best = _best_of_chains(reading, first)
    persons = frozenset(m.chain for m in reading.mentions if m.label == "PERSON")
    linked = {
        mention.id: _with_chain(mention, first[mention.id], best, persons)
        for mention in reading.mentions
        if mention.id in first
    }
    for mention in reading.mentions:
        counterpart = reading.tokens[mention.head].lemma == "counterpart"
        if mention.id in linked and (counterpart or linked[mention.id].country is None):
            found = counterpart_actor(reading, mention, linked, knowledge, day)
            if found is not None:
                linked[mention.id] = found
    speakers = with_bodies(reading, speakers or {}, linked)
    for pronoun, speaker in speakers.items():
        if pronoun in linked and speaker in linked:
            linked[pronoun] = _standing_for(linked[pronoun], linked[speaker], "speaker")
    for pronoun in speakers:
        if pronoun in linked:
            said = reading.mention_by_id[pronoun]
            state = state_of_we(reading, said, linked, knowledge)
            linked[pronoun] = state or linked[pronoun]
    for mention in reading.mentions:
        if mention.form == "nominal" and mention.id in linked:
            linked[mention.id] = of_owner(reading, mention, linked)
            linked[mention.id] = leader_of_owner(reading, mention, linked, knowledge, day)
            linked[mention.id] = party_of_owner(reading, mention, linked, knowledge)
            linked[mention.id] = _of_first(reading, mention, linked)
    names = _full_names(reading)
    return tuple(
        _with_name(_voice(reading, mention, speakers), linked[mention.id], names)
        for mention in reading.mentions
        if mention.id in linked
    )  # fmt: skip


def _voice(reading: Reading, mention: Mention, speakers: Mapping[str, str]) -> Mention:
    """Return the mention of the speaker whom a first person stands for, else the mention itself."""
    for _ in range(MOST_VOICES):
        if mention.id not in speakers:
            break
        mention = reading.mention_by_id[speakers[mention.id]]
    return mention


MOST_VOICES = 4
"""How many first persons may stand for one another: "I think that we hope that our ..."."""


def of_owner(reading: Reading, mention: Mention, linked: Mapping[str, Actor]) -> Actor:
    """Give "its troops", and both in "its troops and police", the country that "its" stands for."""
    actor = linked[mention.id]
    owner = reading.child(_owned(reading, mention), "poss")
    own = reading.mention_at.get(owner) if owner is not None else None
    if owner is None or own is None or own.id not in linked:
        return actor
    if actor.country is not None or actor.sector is None:
        return actor
    if reading.tokens[mention.head].lemma in RELATIONS | {"counterpart"}:
        return actor
    if is_states(reading, owner):
        return actor
    country = linked[own.id].country
    if country is None:
        return actor
    return msgspec.structs.replace(actor, country=country, step="owner", score=0.7, reason=None)


def _owned(reading: Reading, mention: Mention) -> int:
    """Return the noun whose owner a mention has: the first of a list, if it is a bare noun."""
    bare = mention.last - mention.first == 1 and not any(
        reading.tokens[node].dep in {"det", "poss", "nummod"}
        for node in reading.children[mention.head]
    )
    return first_conjunct(reading, mention.head) if bare else mention.head


def _of_first(reading: Reading, mention: Mention, linked: Mapping[str, Actor]) -> Actor:
    """Give "companies" the country of "Russian people and companies": one adjective for both.

    Of three or more all, adjectives or not: "Russian firms, power brokers and rich donors".
    """
    actor = linked[mention.id]
    head = first_conjunct(reading, mention.head)
    counted = _counted(reading, head)
    first = reading.mention_at.get(counted)
    if actor.country is not None or mention.head in {head, counted} or first is None:
        return actor
    if first.form != "nominal" or first.id not in linked:
        return actor
    if mention.last - mention.first > 1 and not _shares_adjective(reading, head, counted):
        return actor
    nations = (reading.mention_at.get(node) for node in reading.children[counted])
    if not any(other is not None and other.label == "DEMONYM" for other in nations):
        return actor
    return msgspec.structs.replace(
        actor, country=linked[first.id].country, step="role", score=0.6, reason=None
    )


def _counted(reading: Reading, head: int) -> int:
    """Return "firms" for "hundreds" in "hundreds of firms", else the noun itself."""
    if reading.tokens[head].lemma.lower() not in _NUMBERS:
        return head
    of = next((n for n in reading.children[head] if reading.tokens[n].lower == "of"), None)
    noun = reading.child(of, "pobj") if of is not None else None
    return head if noun is None else noun


_NUMBERS = frozenset("dozen score hundred thousand million ten number".split())
"""Nouns that only count what "of" has."""


def _shares_adjective(reading: Reading, head: int, counted: int) -> bool:
    """Tell whether three plurals or more follow one adjective, none with a name or article."""
    others = [node for node in conjuncts(reading, head) if node not in {head, counted}]
    if len(others) < LONG_LIST - 1 or reading.tokens[counted].tag != "NNS":
        return False
    return all(reading.tokens[node].tag == "NNS" and _is_plain(reading, node) for node in others)


LONG_LIST = 3
"""Members of a list whose first adjective is taken for that of all: of two either may be."""


def _is_plain(reading: Reading, noun: int) -> bool:
    """Tell whether nothing before or behind a noun says whose it is."""
    below = [reading.tokens[n] for n in reading.children[noun]]
    apart = any(t.dep in {"det", "poss", "nummod", "prep"} or t.pos == "PROPN" for t in below)
    return not apart and not any(
        t.lower in {"foreign", "international", "western", "other", "local"}
        or ((m := reading.mention_at.get(t.i)) is not None and m.form == "name")
        for t in below
        if t.i < noun
    )


def _alone(reading: Reading, mention: Mention, knowledge: Knowledge, day: date | None) -> Actor:
    """Resolve a mention from its own words and modifiers."""
    blank = Actor(id=content_id("actor", mention.id), article=mention.article, mention=mention.id)
    if mention.form == "pronoun":
        return msgspec.structs.replace(blank, reason="pronoun without an antecedent")
    if mention.form == "nominal":
        return role_actor(reading, mention, blank, knowledge, day)
    whole = whole_outlet_of(reading, mention)
    found = named_actor(reading, whole, blank, knowledge, day)
    if found is None:
        found = family_actor(reading, mention, blank, knowledge, day)
    if found is None:
        found = firm_named(reading, mention, blank, knowledge)
    if found is not None:
        return found
    return titled_actor(reading, mention, blank, knowledge, day)


def _best_of_chains(reading: Reading, actors: Mapping[str, Actor]) -> dict[int, Actor]:
    """Return for each chain its surest resolution; earlier mentions win ties."""
    best: dict[int, Actor] = {}
    surnames: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.chain is not None and mention.form == "name" and mention.label == "PERSON":
            surnames.setdefault(mention.chain, set()).update(words(mention.raw))
    for mention in reading.mentions:
        actor = actors.get(mention.id)
        if actor is None or mention.chain is None or _is_another(mention, actor, surnames):
            continue
        other = best.get(mention.chain)
        if other is None or _worth(actor) > _worth(other):
            best[mention.chain] = actor
    names = _full_names(reading)
    return {
        chain: msgspec.structs.replace(actor, name=names[chain])
        if actor.entity is None and chain in names else actor
        for chain, actor in best.items()
    }  # fmt: skip


def _is_another(mention: Mention, actor: Actor, names: Mapping[int, set[str]]) -> bool:
    """Tell whether who holds an office is not the person of the names in the chain."""
    theirs = names.get(mention.chain) if mention.chain is not None else None
    if mention.form != "nominal" or actor.entity is None or actor.name is None or not theirs:
        return False
    return not theirs & set(words(actor.name))


def _full_names(reading: Reading) -> dict[int, str]:
    """Return the longest name of each chain of a person or body: not "a former director" but who.

    A chain of bodies has a name only where the knowledge base has none for it.
    """
    found: dict[int, str] = {}
    for mention in reading.mentions:
        if mention.chain is None or mention.form != "name" or mention.label not in _NAMED:
            continue
        if len(mention.raw) > len(found.get(mention.chain, "")):
            found[mention.chain] = mention.raw
    return found


_NAMED = frozenset({"PERSON", "ORG"})


def _with_name(mention: Mention, actor: Actor, names: Mapping[int, str]) -> Actor:
    """Give an actor without a name the longest name of its chain, or its own.

    A surname with a title has the full name of its chain too: "Nurse Lee" is Ann Lee.
    """
    name = names.get(mention.chain) if mention.chain is not None else None
    if actor.name is not None:
        short = actor.entity is None and actor.name == mention.raw and mention.label == "PERSON"
        return msgspec.structs.replace(actor, name=name) if short and name else actor
    if name is None and mention.form == "name" and mention.label in _NAMED:
        name = mention.raw
    return actor if name is None else msgspec.structs.replace(actor, name=name)


def _worth(actor: Actor) -> tuple[bool, bool, float]:
    return (actor.entity is not None, actor.country is not None, actor.score)


def _with_chain(
    mention: Mention, actor: Actor, best: Mapping[int, Actor], persons: frozenset[int | None]
) -> Actor:
    """Return the actor with what its chain tells of it: of "his aide Paul Petit" the name too."""
    if mention.chain is None or mention.chain not in best:
        return actor
    other = best[mention.chain]
    if other.mention == mention.id:
        return other if mention.chain in persons else actor
    unknown = other.entity is None and other.country is None
    if _worth(other) <= _worth(actor) or (unknown and actor.step == "body"):
        return _called(mention, actor, other)
    return _standing_for(actor, other, "coreference")


def _called(mention: Mention, actor: Actor, other: Actor) -> Actor:
    """Give "the student" the name of who is called so before, where no more is known of either."""
    if mention.form == "name" or actor.entity is not None or not other.name:
        return actor
    return msgspec.structs.replace(actor, name=other.name)


def _standing_for(actor: Actor, other: Actor, step: str) -> Actor:
    """Return the actor with everything that is known of the other, by this step."""
    if other.country is None and other.entity is None and other.sector is None:
        return actor
    return msgspec.structs.replace(
        other, id=actor.id, mention=actor.mention, step=step, score=round(other.score * 0.9, 4)
    )
