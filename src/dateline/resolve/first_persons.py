"""Tell where "we" is more than who says it: a spokesman's body, a politician's country.

In: a reading, actors, the speakers of first persons. Out: the speakers with bodies in place of
their spokesmen; the actor of the state. It refuses what is only said or thought: "we condemn
Russia" is of whoever says it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.records import Actor, Mention
from dateline.syntax import Reading


def with_bodies(
    reading: Reading, speakers: Mapping[str, str], actors: Mapping[str, Actor]
) -> dict[str, str]:
    """Return the speakers of first persons, for "we" of a spokesman the body that he speaks for.

    So for "we" of who leads a firm, a school or a charity, not for "our nation".
    """
    found = dict(speakers)
    for pronoun, speaker in speakers.items():
        said = reading.mention_by_id[pronoun]
        if said.raw.lower() not in _WE:
            continue
        body = _spoken_for(reading, reading.mention_by_id[speaker], actors)
        if body is None:
            continue
        owned = reading.tokens[reading.tokens[said.head].head].lemma
        if said.raw.lower() != "our" or owned not in _NATIONAL or body.sector not in _PRIVATE:
            found[pronoun] = body.mention
    return found


def through_speakers(actors: tuple[Actor, ...], speakers: Mapping[str, str]) -> tuple[Actor, ...]:
    """Give "I" and "we" what the places tell of who says it, where nothing else is known.

    To "we" of a body without a country that of its spokesman.
    """
    found = {actor.mention: actor for actor in actors}
    for pronoun, speaker in speakers.items():
        own, said = found.get(pronoun), found.get(speaker)
        if own is None or said is None or own.country is not None or said.country is None:
            continue
        if own.name is not None and own.name != said.name:
            found[pronoun] = msgspec.structs.replace(own, country=said.country, reason=None)
            continue
        found[pronoun] = msgspec.structs.replace(
            said, id=own.id, mention=pronoun, step="speaker", score=round(said.score * 0.9, 4)
        )
    return tuple(found[actor.mention] for actor in actors)


def _spoken_for(
    reading: Reading, speaker: Mention, actors: Mapping[str, Actor]
) -> Actor | None:  # fmt: skip
    """Return the body of a spokesman or leader, told with any mention of him."""
    for other in reading.mentions:
        same = other.chain is not None and other.chain == speaker.chain
        if not same and other.id != speaker.id:
            continue
        for titles in (_VOICES, _LEADERS):
            body = _body_of(reading, other, titles)
            actor = actors.get(body.id) if body is not None else None
            if actor is not None and (titles is _VOICES or actor.sector in _PRIVATE):
                return actor
    return None


def _body_of(reading: Reading, mention: Mention, titles: frozenset[str]) -> Mention | None:
    """Return the body in "Acme spokesman Lee", "a spokesman for Acme", "Lee, Acme's spokesman"."""
    tokens = reading.tokens
    near = range(mention.head, max(-1, mention.first - 3), -1)
    title = next((i for i in near if tokens[i].lower in titles), None)
    if title is None or tokens[title].sentence != mention.sentence:
        return None
    beside = _before_title(reading, title)
    for node in reading.children[title]:
        if tokens[node].dep == "prep" and tokens[node].lower in {"for", "of", "at"}:
            beside += [n for n in reading.children[node] if tokens[n].dep == "pobj"]
        elif tokens[node].dep == "poss":
            beside.append(node)
    near_by = reading.mentions_in(mention.sentence)
    named = {i: other for other in near_by for i in range(other.first, other.last)}
    for node in beside:
        found = reading.mention_at.get(node) or named.get(node)
        if found is not None and _is_body(reading, found):
            return found
    return None


def _before_title(reading: Reading, title: int) -> list[int]:
    """Return the words before a title that say whose it is: "Acme legislative policy director".

    Not of who held it before: "former Acme director".
    """
    tokens = reading.tokens
    found: list[int] = []
    for i in range(title - 1, max(-1, title - LONGEST_TITLE), -1):
        if tokens[i].sentence != tokens[title].sentence or tokens[i].pos not in _IN_TITLES:
            break
        if tokens[i].lower in _PAST:
            return []
        found.append(i)
    return found


LONGEST_TITLE = 6
"""Words before a title that may be of it."""

_IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
_PAST = frozenset({"former", "ex", "ex-", "then", "late", "onetime", "ousted", "retired"})


def _is_body(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name is of a body, or a noun stands for one named: "the university's dean".

    So do "its" and "their": "its editor".
    """
    if mention.form == "name":
        return mention.label in _SPOKEN_FOR
    return any(
        other.form == "name" and other.label in {"ORG", "OUTLET"} and other.chain == mention.chain
        for other in reading.mentions
        if mention.chain is not None
    )


_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})

_LEADERS = frozenset(
    "president ceo executive chairman chairwoman chair chief director manager head owner founder "
    "co-founder officer editor publisher principal dean chancellor superintendent "
    "secretary-general rector".split()
)
"""Who leads a body, and says "we" for it."""

_PRIVATE = frozenset({"BUS", "EDU", "NGO", "MED", "SOC", "AGR", "LAB", "JRN"})
"""Sectors of bodies that act for themselves; who leads a party or a ministry is more than it."""

_SPOKEN_FOR = frozenset({"ORG", "COUNTRY", "METONYM", "OUTLET"})


def state_of_we(
    reading: Reading, mention: Mention, actors: Mapping[str, Actor], knowledge: Knowledge
) -> Actor | None:
    """Return the country for "we" of who holds office in it, beside another state and an act.

    "We are not going to attack Iran", "They spied on us", "our troops"; of who governs it also
    where they want or mean to: "we want to do well". "Our country" is also a candidate's.
    """
    actor = actors[mention.id]
    country = knowledge.countries.get(actor.country or "")
    if mention.raw.lower() not in _WE or country is None:
        return None
    if not _is_countrys(reading, mention, actor) and not _is_states(
        reading, mention, actors, knowledge
    ):
        return None
    blank = Actor(id=actor.id, article=actor.article, mention=actor.mention)
    return msgspec.structs.replace(
        blank, entity=actor.country, name=country.name, country=actor.country, step="speaker",
        score=0.6,
    )  # fmt: skip


def _is_countrys(reading: Reading, mention: Mention, actor: Actor) -> bool:
    """Tell whether "our" is said of the speaker's country itself: "our nation", "our democracy"."""
    token = reading.tokens[mention.head]
    owned = token.dep == "poss" and reading.tokens[token.head].lemma in _COUNTRY
    return owned and actor.sector not in _ARMED | _PRIVATE


_COUNTRY = frozenset({"country", "nation", "republic", "democracy", "homeland"})
_ARMED = frozenset({"REB", "UAF", "PRM", "SEP"})


def _is_states(
    reading: Reading, mention: Mention, actors: Mapping[str, Actor], knowledge: Knowledge
) -> bool:
    """Tell whether the "we" of who holds office is the state."""
    actor = actors[mention.id]
    if actor.entity is not None and actor.entity not in knowledge.persons:
        return False
    beside = _is_beside_state(reading, mention, actors, knowledge)
    if actor.sector not in _OFFICES:
        return beside and _is_one_of(reading, mention, _STATE_ACTS) and actor.sector not in _ARMED
    if _acts(reading, mention) and (beside or _is_harmed(reading, mention)):
        return True
    return actor.sector == "GOV" and _wills(reading, mention)


def _is_one_of(reading: Reading, mention: Mention, lemmas: frozenset[str]) -> bool:
    """Tell whether a mention stands below such a verb or noun: "attack us", "attacks on us"."""
    tokens = reading.tokens
    above = next((n for n in reading.ancestors(mention.head) if tokens[n].pos in _ACTS), None)
    return above is not None and tokens[above].lemma in lemmas


_ACTS = frozenset({"VERB", "NOUN"})
_STATE_ACTS = frozenset("invade bomb withdraw pull occupy sanction annex nuke deploy".split())
"""What only states do: who says "we" of them is a citizen."""


def _is_harmed(reading: Reading, mention: Mention) -> bool:
    """Tell whether "us" are whom others attack or threaten, so that the nation is."""
    return mention.raw.lower() == "us" and _is_one_of(reading, mention, _HARMING)


_HARMING = frozenset("attack threaten bomb invade harm target spy hack nuke terrorize".split())


_WE = frozenset({"we", "us", "our"})
_OFFICES = frozenset({"GOV", "LEG", "MIL"})


def _acts(reading: Reading, mention: Mention) -> bool:
    """Tell whether the verb is one of acts of states, or "our" is said of what a nation has."""
    tokens = reading.tokens
    token = tokens[mention.head]
    if token.dep == "poss":
        return tokens[token.head].lemma in _NATIONAL
    verb = next((n for n in reading.ancestors(mention.head) if tokens[n].pos == "VERB"), None)
    return verb is not None and tokens[verb].lemma not in _OWN_WORDS


def _wills(reading: Reading, mention: Mention) -> bool:
    """Tell whether "we" are the subject of what a government wants, means or is bound to."""
    token = reading.tokens[mention.head]
    return token.dep == "nsubj" and reading.tokens[token.head].lemma in _WILLING


_WILLING = frozenset("want hope commit intend aim expect seek plan strive pledge".split())

_NATIONAL = frozenset(
    "country nation republic democracy election army military troop soldier border navy force "
    "intelligence embassy diplomat citizen people".split()
)
"""What "our" countrymen have together."""

_OWN_WORDS = frozenset(
    "say tell ask think believe know hope want wish see hear expect fear feel mean need look "
    "condemn criticize criticise denounce urge call demand thank welcome praise support oppose "
    "congratulate regret apologize apologise discuss talk speak meet agree consider suggest".split()
)
"""Verbs of words, thoughts and talks, which a politician has as a person."""


def _is_beside_state(
    reading: Reading, mention: Mention, actors: Mapping[str, Actor], knowledge: Knowledge
) -> bool:
    """Tell whether another state is told in the sentence."""
    own = actors[mention.id].country
    return any(
        other.sentence == mention.sentence and other.id in actors
        and (country := actors[other.id].country) != own and country in knowledge.countries
        and (other.label in _STATES or actors[other.id].step in {"country", "metonym"}
             or actors[other.id].entity == country)
        for other in reading.mentions
    )  # fmt: skip


_STATES = frozenset({"COUNTRY", "METONYM", "DEMONYM"})
