"""Resolve a noun by whose it is: "their leader", "his party", "The Times", "the Obamas".

In: a mention, the actors found so far, the knowledge base. Out: the actor with what its owner
tells. It refuses owners that are of two parties or that name no state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Actor, Mention
from dateline.resolve.actor_names import countries_named, named_actor, person_actor
from dateline.resolve.actor_roles import office_holder
from dateline.syntax import Reading


def leader_of_owner(
    reading: Reading, mention: Mention, actors: Mapping[str, Actor], knowledge: Knowledge,
    day: date | None,
) -> Actor:  # fmt: skip
    """Return who held the office that day in "the North Koreans ... their leader".

    The owner is a state or its people; "the Republicans' leader" is of no state.
    """
    actor = actors[mention.id]
    token = reading.tokens[mention.head]
    owner = _owner(reading, mention, actors)
    if owner is None or day is None or actor.entity is not None or token.tag not in {"NN", "NNP"}:
        return actor
    if owner.country is None or owner.entity not in {owner.country, f"government:{owner.country}"}:
        return actor
    said = " ".join(reading.tokens[i].lower for i in range(mention.first, mention.last))
    if re.search(r"\b(?:former|late|ex|next|new|future|then)\b", said):
        return actor
    holder = office_holder(knowledge, owner.country, said, day)
    if holder is None:
        return actor
    blank = Actor(id=actor.id, article=actor.article, mention=actor.mention)
    return msgspec.structs.replace(
        person_actor(blank, holder, knowledge, day), step="office", score=0.8
    )


def party_of_owner(
    reading: Reading, mention: Mention, actors: Mapping[str, Actor], knowledge: Knowledge
) -> Actor:
    """Return the party of the United States whose member "his party" is said of.

    A member is one called so, or with the sign of party and state behind the name.
    """
    actor = actors[mention.id]
    token = reading.tokens[mention.head]
    node = reading.child(mention.head, "poss")
    own = reading.mention_at.get(node) if node is not None else None
    if token.lower != "party" or own is None or own.chain is None:
        return actor
    if mention.last - mention.first > 1 and reading.tokens[mention.first].lower != "own":
        return actor
    members = [m for m in reading.mentions if m.chain == own.chain]
    found = {party for m in members for party in _parties(reading, m)}
    row = knowledge.organisations.get(found.pop()) if len(found) == 1 else None
    abroad = "USA" not in (countries_named(reading, knowledge) or {"USA"})
    if row is None or actor.entity is not None or abroad:
        return actor
    return msgspec.structs.replace(
        actor, entity=row.id, name=row.name, country=row.country, sector=row.sector, step="owner",
        score=0.8, reason=None,
    )  # fmt: skip


def _parties(reading: Reading, mention: Mention) -> set[str]:
    """Return the parties that a mention's own words and those beside it tell."""
    if mention.form == "pronoun":
        return set()
    first, last = mention.first, mention.last
    beside = [t.text for t in reading.tokens[max(0, first - 3) : last] if t.i >= first
              or (t.sentence == mention.sentence and t.dep in {"compound", "amod", "nmod"}
              and first <= t.head < last)]  # fmt: skip
    found = {party for word, party in _MEMBERS.items() if word in beside}
    behind = _BEHIND.match(reading.text, mention.end)
    if behind is not None and mention.label == "PERSON":
        found.add(_MEMBERS[_LETTERS.get(behind[1], "") or behind[2]])
    return found


_BEHIND = re.compile(r",?\s*\(?([RD])(?=\)|\s?-\s?[A-Z])|,\s(?:an? |the )?(Republican|Democrat)\b")
_LETTERS = {"R": "Republican", "D": "Democrat"}

_MEMBERS = {
    "Republican": "usa-republican-party", "Republicans": "usa-republican-party",
    "GOP": "usa-republican-party", "Democrat": "usa-democratic-party",
    "Democrats": "usa-democratic-party", "Democratic": "usa-democratic-party",
}  # fmt: skip
"""What members of the two parties of the United States are called."""


def _owner(reading: Reading, mention: Mention, actors: Mapping[str, Actor]) -> Actor | None:
    node = reading.child(mention.head, "poss")
    own = reading.mention_at.get(node) if node is not None else None
    return actors.get(own.id) if own is not None and own.form == "pronoun" else None


def whole_outlet_of(reading: Reading, mention: Mention) -> Mention:
    """Return the longest name of the outlet in the chain of a short one: "The Times"."""
    if mention.label != "OUTLET" or mention.chain is None:
        return mention
    same = [m for m in reading.mentions if m.label == "OUTLET" and m.chain == mention.chain]
    whole = max(same, key=lambda m: (len(words(m.raw)), -m.start), default=mention)
    return whole if words(whole.raw)[-1:] == words(mention.raw)[-1:] else mention


def family_actor(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return the country of the persons named in the article whose plural a name is: "the Obamas".

    None where they are of several.
    """
    before = reading.tokens[mention.first - 1].lower if mention.first else ""
    short = mention.last - mention.first == 1 and mention.raw.endswith("s") and before == "the"
    if not short or mention.label not in {"PERSON", "ORG", "NORP", "GPE"}:
        return None
    surname = " ".join(words(mention.raw[:-1]))
    countries: set[str | None] = set()
    for other in reading.mentions:
        if other.label == "PERSON" and other.form == "name" and words(other.raw)[-1:] == (surname,):
            found = named_actor(reading, other, blank, knowledge, day)
            if found is not None:
                countries.add(found.country)
    if len(countries) != 1:
        return None
    return msgspec.structs.replace(
        blank, name=mention.raw, country=countries.pop(), sector="ELI", step="surname", score=0.5
    )
