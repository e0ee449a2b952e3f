"""Resolve mentions to actors: entity, country, sector and office on the article's date.

In: a reading with chains, the knowledge base, the speakers of first persons. Out: one `Actor` for
each actor mention. It refuses to guess a country: what is not known has a reason.

The order: a known name on that date; a country or demonym with a role noun; a title before an
unknown name; a metonym; the rest of the chain; the article's country for what has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import exp
from typing import NamedTuple

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.records import Actor, Mention, content_id
from dateline.resolve.actor_names import named_actor
from dateline.resolve.actor_roles import RELATIONS, counterpart_actor, role_actor, titled_actor
from dateline.syntax import Reading, first_conjunct

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})


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
    linked = {
        mention.id: _with_chain(mention, first[mention.id], best)
        for mention in reading.mentions
        if mention.id in first
    }
    for mention in reading.mentions:
        counterpart = reading.tokens[mention.head].lemma == "counterpart"
        if mention.id in linked and (counterpart or linked[mention.id].country is None):
            found = counterpart_actor(reading, mention, linked, knowledge, day)
            if found is not None:
                linked[mention.id] = found
    for pronoun, speaker in (speakers or {}).items():
        if pronoun in linked and speaker in linked:
            linked[pronoun] = _standing_for(linked[pronoun], linked[speaker], "speaker")
    for mention in reading.mentions:
        if mention.form == "nominal" and mention.id in linked:
            linked[mention.id] = _of_owner(reading, mention, linked)
            linked[mention.id] = _of_first(reading, mention, linked)
    focus = Focus(reading, linked.values())
    names = _full_names(reading)
    return tuple(
        _with_name(
            _voice(reading, mention, speakers or {}),
            _with_focus(reading, mention, linked[mention.id], focus), names,
        )
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


def _of_owner(reading: Reading, mention: Mention, linked: Mapping[str, Actor]) -> Actor:
    """Give "its troops" the country that "its" stands for."""
    actor = linked[mention.id]
    owner = reading.child(mention.head, "poss")
    own = reading.mention_at.get(owner) if owner is not None else None
    if actor.country is not None or actor.sector is None or own is None or own.id not in linked:
        return actor
    if reading.tokens[mention.head].lemma in RELATIONS:
        return actor
    country = linked[own.id].country
    if country is None:
        return actor
    return msgspec.structs.replace(actor, country=country, step="owner", score=0.7, reason=None)


def _of_first(reading: Reading, mention: Mention, linked: Mapping[str, Actor]) -> Actor:
    """Give "companies" the country of "Russian people and companies": one adjective for both."""
    actor = linked[mention.id]
    head = first_conjunct(reading, mention.head)
    first = reading.mention_at.get(head)
    if actor.country is not None or head == mention.head or first is None:
        return actor
    if first.form != "nominal" or mention.last - mention.first > 1 or first.id not in linked:
        return actor
    nations = (reading.mention_at.get(node) for node in reading.children[head])
    if not any(other is not None and other.label == "DEMONYM" for other in nations):
        return actor
    return msgspec.structs.replace(
        actor, country=linked[first.id].country, step="role", score=0.6, reason=None
    )


class Focus:
    """The countries that an article is about, and which of them a nameless group belongs to.

    is_sure: the article names one country twice as often as the next, and two times at least.
    """

    def __init__(self, reading: Reading, actors: Iterable[Actor]) -> None:
        known = [a for a in actors if a.country and len(a.country) == 3]
        self.is_sure = _is_of_one([a.country for a in known if a.step in _BY_NAME])
        self._told = [_Told.of(reading, a) for a in known if a.step != "focus"]
        self._reading = reading

    def of(self, mention: Mention, sector: str, but: str | None = None) -> str | None:
        """Return the country that is told most, nearest, and of like groups; None if none is

        "The officers" are of the country of officers, or of others of their sector, told before;
        else of that named in the sentences around; of two that are told alike, of none. but: a
        country that it is not.
        """
        lemma = self._reading.tokens[mention.head].lemma
        weights: dict[str, float] = {}
        for told in self._told:
            if told.country == but:
                continue
            away = mention.sentence - told.sentence
            weight = EVERYWHERE + exp(-abs(away) / FADING) * (1 if away >= 0 else LATER)
            if told.is_nominal and told.lemma == lemma:
                weight *= told.is_own + SAME_NOUN
            elif told.sector and told.sector == sector:
                weight *= told.is_own + SAME_SECTOR
            elif not told.is_own:
                continue
            weights[told.country] = weights.get(told.country, 0.0) + weight
        ranked = sorted(weights, key=lambda country: -weights[country])[:2]
        tied = len(ranked) == 2 and weights[ranked[0]] == weights[ranked[1]]
        return ranked[0] if ranked and not tied else None


class _Told(NamedTuple):
    """A mention whose country the article tells; is_own: by its own words, not by another's."""

    sentence: int
    country: str
    sector: str | None
    lemma: str
    is_nominal: bool
    is_own: bool

    @classmethod
    def of(cls, reading: Reading, actor: Actor) -> _Told:
        mention = reading.mention_by_id[actor.mention]
        return cls(
            mention.sentence, actor.country or "", actor.sector, reading.tokens[mention.head].lemma,
            mention.form == "nominal", actor.step not in {"coreference", "speaker"},
        )  # fmt: skip


EVERYWHERE, LATER, FADING = 0.1, 0.5, 4.0
"""What a country counts anywhere in the article, behind the group, and over how many sentences."""

SAME_NOUN, SAME_SECTOR = 8.0, 2.0
"""What it counts for more if it is told of the same noun, or of the same sector."""

_BY_NAME = frozenset({"name", "country"})

SURE = 2
"""How often a country must be named, and twice as often as another, for an article to be of it."""


def _is_of_one(countries: Sequence[str | None]) -> bool:
    top = [number for _, number in Counter(countries).most_common(2)]
    return bool(top) and top[0] >= max(SURE, 2 * top[1] if len(top) == 2 else 0)


def _alone(reading: Reading, mention: Mention, knowledge: Knowledge, day: date | None) -> Actor:
    """Resolve a mention from its own words and modifiers."""
    blank = Actor(id=content_id("actor", mention.id), article=mention.article, mention=mention.id)
    if mention.form == "pronoun":
        return msgspec.structs.replace(blank, reason="pronoun without an antecedent")
    if mention.form == "nominal":
        return role_actor(reading, mention, blank, knowledge, day)
    found = named_actor(reading, mention, blank, knowledge, day)
    if found is not None:
        return found
    return titled_actor(reading, mention, blank, knowledge, day)


def _best_of_chains(reading: Reading, actors: Mapping[str, Actor]) -> dict[int, Actor]:
    """Return for each chain its surest resolution; earlier mentions win ties."""
    best: dict[int, Actor] = {}
    for mention in reading.mentions:
        actor = actors.get(mention.id)
        if actor is None or mention.chain is None:
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
    """Give an actor of whom nothing else is known the longest name of its chain, or its own."""
    if actor.name is not None:
        return actor
    name = names.get(mention.chain) if mention.chain is not None else None
    if name is None and mention.form == "name" and mention.label in _NAMED:
        name = mention.raw
    return actor if name is None else msgspec.structs.replace(actor, name=name)


def _worth(actor: Actor) -> tuple[bool, bool, float]:
    return (actor.entity is not None, actor.country is not None, actor.score)


def _with_chain(mention: Mention, actor: Actor, best: Mapping[int, Actor]) -> Actor:
    if mention.chain is None or mention.chain not in best:
        return actor
    other = best[mention.chain]
    if other.mention == mention.id:
        return actor
    if _worth(other) <= _worth(actor):
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


def _with_focus(reading: Reading, mention: Mention, actor: Actor, focus: Focus) -> Actor:
    """Give a generic group ("the rebels") the article's country, marked as such.

    Not one with a name in its phrase that nothing resolves: "Ruritanian troops" are of elsewhere.
    """
    generic = mention.form == "nominal"
    if actor.country is not None or actor.sector is None:
        return actor
    abroad = "USA" if _is_of_parliament(reading, mention) else None
    country = focus.of(mention, actor.sector, but=abroad)
    official = actor.sector in _OFFICIAL and bool(country)
    if official and (actor.step == "title" or (actor.step == "body" and focus.is_sure)):
        return msgspec.structs.replace(
            actor, country=country, score=0.3, flags=(*actor.flags, "focus"), reason=None
        )
    if not generic or country is None or actor.sector in {"UNK", "JRN", "EDU", "BUS"}:
        return actor
    head = reading.tokens[mention.head]
    if head.lemma in RELATIONS | _ABROAD or (head.tag == "NNS" and head.lemma in _STATES):
        return actor
    if reading.tokens[mention.first].lower in {"international", "foreign"}:
        return actor
    definite = any(reading.tokens[n].lower == "the" for n in reading.children[mention.head])
    if any(
        mention.first <= other.first < mention.head and other.form == "name"
        for other in reading.mentions if other.sentence == mention.sentence
    ):  # fmt: skip
        return actor
    if any(reading.tokens[n].dep == "nummod" for n in reading.children[mention.head]) and definite:
        return actor
    of_state = reading.tokens[mention.first].lower in {"government", "opposition", "pro-government"}
    local = actor.sector in _DOMESTIC or (focus.is_sure and actor.sector in _LOCAL)
    if not definite and not of_state and not local:
        return actor
    return msgspec.structs.replace(
        actor, country=country, step="focus", score=0.4 if definite else 0.3,
        flags=(*actor.flags, "focus"), reason=None,
    )  # fmt: skip


def _is_of_parliament(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention names what the United States do not have: "MP", "parliament"."""
    words = reading.tokens[max(0, mention.first - 1) : mention.last]
    return any(token.lower in _PARLIAMENT for token in words)


_PARLIAMENT = frozenset("mp mps parliament parliamentary parliamentarian parliamentarians".split())

_STATES = frozenset(
    "government nation country state head power kingdom republic side capital".split()
)
"""Nouns whose plural is of several countries."""

_ABROAD = frozenset(
    "hardliner ally dictator tyrant strongman negotiator diplomat envoy critic".split()
)
"""Nouns that an article mostly uses of others than the country that it names most."""

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
"""Sectors whose holder with an unknown name is of the article's country: "spokesman Geng"."""

_LOCAL = frozenset({"CVL", "CRM", "REF", "MED", "MIL", "REB", "UAF", "GOV"})
"""Sectors that belong to the country of an article that is of one country only."""

_DOMESTIC = frozenset({"OPP", "LAB", "COP", "LEG", "JUD", "PTY"})
"""Sectors that belong to the article's country without an article too: "opposition leaders"."""
