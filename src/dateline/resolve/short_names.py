"""Tell whom short names stand for: "Ford" of "Ford Motor Company", "the Clintons".

In: a reading, a mention and what is known of the others. Out: an actor, None where the article
names nobody in full. It refuses a word that two firms or people of two countries share.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Actor, Mention
from dateline.syntax import Reading


def firm_named(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge
) -> Actor | None:
    """Return the firm of which a name is the first word: "United", of "United Airlines"."""
    pieces = words(mention.raw)
    if mention.label != "ORG" or mention.entity is not None or len(pieces) != 1:
        return None
    if pieces in knowledge.roles:
        return None
    whole = {
        other.entity
        for other in reading.mentions
        if other.label == "ORG" and len(words(other.raw)) > 1 and words(other.raw)[:1] == pieces
    }
    row = knowledge.organisations.get(whole.pop() or "") if len(whole) == 1 else None
    if row is None or row.kind != "company":
        return None
    return msgspec.structs.replace(
        blank, entity=row.id, name=row.name, country=row.country or None,
        sector=row.sector or None, step="name", score=0.7,
    )  # fmt: skip


def with_families(reading: Reading, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give "the Clintons" the country of all who are told by that surname."""
    countries: dict[str, set[str]] = {}
    for actor in actors:
        mention = reading.mention_by_id[actor.mention]
        if mention.label == "PERSON" and mention.form == "name" and actor.country is not None:
            surname = words(mention.raw)[-1:]
            countries.setdefault(" ".join(surname), set()).add(actor.country)
    return tuple(_of_family(reading, actor, countries) for actor in actors)


def _of_family(reading: Reading, actor: Actor, countries: Mapping[str, set[str]]) -> Actor:
    mention = reading.mention_by_id[actor.mention]
    plural = mention.form == "name" and mention.last - mention.first == 1
    if actor.country is not None or not plural or not mention.first:
        return actor
    if reading.tokens[mention.first - 1].lower != "the" or mention.raw[-1:] != "s":
        return actor
    names = words(mention.raw[:-1]), words(mention.raw[:-2] if mention.raw[-2:] == "es" else "")
    found = set().union(*(countries.get(" ".join(name), set()) for name in names))
    if len(found) != 1:
        return actor
    return msgspec.structs.replace(
        actor, name=actor.name or mention.raw, country=found.pop(), step="surname", score=0.5,
        reason=None,
    )  # fmt: skip
