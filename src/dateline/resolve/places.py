"""Resolve mentions of places to the gazetteer: which Springfield, and is "Georgia" a state.

In: a reading with mentions, the gazetteer, the resolved actors. Out: a `Place` for each mention
that names one, with coordinates, or with the reason why it has none. It refuses to place persons
and organisations; where an event happened is decided by `place_of_event`.

A name's candidates are ranked by kind and population, the container named behind it ("Paris,
Texas"), the countries of the article, and the nearness of what is resolved already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dateline.knowledge.gazetteer import Gazetteer, GazetteerPlace
from dateline.records import Actor, Mention, Place, PlaceSense, content_id
from dateline.resolve.belonging import is_stance
from dateline.resolve.place_choice import choose
from dateline.syntax import PART, Reading, first_conjunct

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "PLACE", "COUNTRY", "METONYM", "DEMONYM", PART})
LOCATIVE = frozenset({"in", "at", "near", "outside", "from", "to", "around", "across", "into"})

_DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|central|upper|"
    r"lower|downtown|mainland|rural|greater|occupied|inner|outer)[\s-]+",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\s+(?:city|province|region|state|county|district|governorate|prefecture|oblast|krai|area|"
    r"town|village|municipality|airport|international airport|train station|railway station|"
    r"station|port|peninsula|metro(?:politan area)?|suburbs?|border)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:the\s+)?(?:city|town|village|province|region|state|district|county|port|island)\s+of\s+",
    re.IGNORECASE,
)


def resolve_places(
    reading: Reading, gazetteer: Gazetteer, actors: Sequence[Actor] = ()
) -> tuple[Place, ...]:
    """Return a place for each mention that names one, in the order of the mentions."""
    known = {mention.raw for mention in reading.mentions if mention.label in {"GPE", "LOC"}}
    persons = {actor.mention for actor in actors if actor.entity in gazetteer.knowledge.persons}
    persons |= _named_persons(reading)
    mentions = [
        mention
        for mention in reading.mentions
        if mention.id not in persons and not _is_people(reading, mention)
        and (_may_be_place(reading, mention) or _is_mistaken(reading, mention, gazetteer, known))
    ]  # fmt: skip
    metonyms = {actor.mention for actor in actors if actor.step == "metonym"}
    found = [
        _of_governor(reading, mention, candidates(gazetteer, mention.raw)) for mention in mentions
    ]
    kept = [
        (mention, options)
        for mention, options in zip(mentions, found, strict=True)
        if (options or mention.label in {"GPE", "LOC", "FAC"})
        and not (
            mention.id in metonyms
            and _is_seat(mention, options, gazetteer)
            and not _is_where(reading, mention)
        )
    ]
    spans = [(mention.start, mention.end) for mention, _ in kept]
    doubtful = _doubtful(kept, actors)
    seeds = [
        actor.country
        for actor in actors
        if actor.country and len(actor.country) == 3 and actor.country not in doubtful
    ]
    chosen = choose(gazetteer, reading.text, spans, [options for _, options in kept], seeds)
    return tuple(
        _place(mention, choice, score, _sense(reading, mention, metonyms))
        for (mention, _), (choice, score) in zip(kept, chosen, strict=True)
    )


def _doubtful(
    kept: Sequence[tuple[Mention, list[GazetteerPlace]]], actors: Sequence[Actor]
) -> set[str]:
    """Return the countries told by no more than a capital that has a namesake elsewhere.

    "London" may be the large town in Canada where the article names Canada twice and Britain
    nowhere.
    """
    told = Counter(actor.country for actor in actors if actor.step in {"country", "name"})
    seats = {actor.mention: actor.country for actor in actors if actor.step == "metonym"}
    return {
        seat
        for mention, options in kept
        if (seat := seats.get(mention.id)) and not told[seat]
        and any(told[p.country] > 1 and p.population >= LARGE_TOWN and p.kind == "town"
                for p in options)
    }  # fmt: skip


def _of_governor(
    reading: Reading, mention: Mention, options: list[GazetteerPlace]
) -> list[GazetteerPlace]:
    """Keep subdivisions where a governor stands by: "Georgia's governor", "governor of Georgia".

    And what has a government: "the governments of Canada and Ontario".
    """
    at = first_conjunct(reading, mention.head)
    above = reading.tokens[at].head
    if reading.tokens[above].dep == "prep" or reading.tokens[above].pos == "ADP":
        above = reading.tokens[above].head
    if reading.tokens[above].lemma == "government":
        return [place for place in options if place.kind in {"admin1", "country"}] or options
    if reading.tokens[above].lemma not in _OF_SUBDIVISIONS:
        return options
    return [place for place in options if place.kind == "admin1"] or options


_OF_SUBDIVISIONS = frozenset({"governor", "gov.", "legislature", "senator", "lieutenant"})


def _named_persons(reading: Reading) -> set[str]:
    """Return mentions that share a chain with a person's full name: "Burton" of Nick Burton."""
    chains = {m.chain for m in reading.mentions if m.label == "PERSON" and m.last - m.first > 1}
    chains.discard(None)
    return {
        mention.id
        for mention in reading.mentions
        if mention.chain in chains and mention.label in {"GPE", "LOC", "PERSON", "ORG"}
    }


def _is_people(reading: Reading, mention: Mention) -> bool:
    """Tell whether a demonym stands for people or a language: "many Cubans", "in Turkish"."""
    if mention.label != "DEMONYM":
        return False
    head = reading.tokens[mention.head]
    return head.tag in {"NNS", "NNPS"} or (head.pos == "PROPN" and head.dep in {"pobj", "dobj"})


def _is_seat(mention: Mention, options: Sequence[GazetteerPlace], gazetteer: Gazetteer) -> bool:
    """Tell whether a name that acts is a building's: "the White House said" is no place."""
    written = any(place.is_written and place.kind == "building" for place in options)
    return written or mention.raw in gazetteer.seats


def _is_where(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name that may act tells where somebody is: "spoke at the White House"."""
    token = reading.tokens[mention.head]
    return token.dep == "pobj" and reading.tokens[token.head].lower in {"at", "in", "inside"}


def link_spans(
    text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer
) -> list[GazetteerPlace | None]:
    """Return the place that each span of the text names, None where the gazetteer has none."""
    options = [candidates(gazetteer, text[start:end]) for start, end in spans]
    return [choice for choice, _ in choose(gazetteer, text, spans, options, ())]


def candidates(gazetteer: Gazetteer, name: str) -> list[GazetteerPlace]:
    """Return what a name may mean: as it stands, else without words that only describe it."""
    if name.lower() in _COMPASS:
        return []
    if name in gazetteer.seats:
        return gazetteer.candidates(gazetteer.seats[name])
    for form in _forms(name):
        found = gazetteer.candidates(form)
        if found:
            bare = _without_noun(name)
            more = gazetteer.candidates(bare) if bare != name and form == name else ()
            return list(dict.fromkeys((*found, *more)))
    return []


_COMPASS = frozenset("north south east west northern southern eastern western central".split())
"""Words that name some district somewhere and mean a side of the compass."""


def _forms(name: str) -> Iterator[str]:
    yield name
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    for form in (bare, _GENERIC.sub("", bare), _OF.sub("", bare), _DIRECTION.sub("", bare),
                 _GENERIC.sub("", _DIRECTION.sub("", bare))):  # fmt: skip
        if form and form != name and form[0].isupper():
            yield form


def _without_noun(name: str) -> str:
    """Return the name without a common noun behind it: "Idlib" of "Idlib province"."""
    match = _GENERIC.search(name)
    return name[: match.start()] if match and match.group().strip()[0].islower() else name


def _may_be_place(reading: Reading, mention: Mention) -> bool:
    if mention.form != "name" or is_stance(reading, mention.first):
        return False
    if mention.label in PLACE_LABELS:
        return True
    head = reading.tokens[reading.tokens[mention.head].head]
    one_word = mention.last - mention.first == 1
    placing = head.lower in {"in", "near", "at"} or _is_of_home(reading, head.i)
    placing |= head.lower == "of" and reading.tokens[head.head].lemma in _NAMED_SO
    return (
        mention.label in {"ORG", "PERSON"} and mention.entity is None and one_word
        and reading.tokens[mention.head].dep == "pobj" and placing
    )  # fmt: skip


_NAMED_SO = frozenset(
    "town city village district suburb island port county municipality hamlet region".split()
)
"""Nouns behind which "of" gives the name of a place: "the town of Yeoncheon"."""


def _is_of_home(reading: Reading, preposition: int) -> bool:
    """Tell whether an "of" behind a comma tells where a person lives: "Lee, 40, of Leeds"."""
    token, before = reading.tokens[preposition], reading.tokens[preposition - 1]
    return token.lower == "of" and before.text == "," and reading.tokens[token.head].pos == "PROPN"


def _is_mistaken(reading: Reading, mention: Mention, gazetteer: Gazetteer, known: set[str]) -> bool:
    """Tell whether the parser took a place for a body or person: "Aleppo", "Edmonton".

    It is one when the same name is a place elsewhere in the article, or when nothing else is
    known of it and a large town or a subdivision has the name, or any town before "police".
    """
    if mention.form != "name" or mention.label not in {"ORG", "PERSON", "NORP"}:
        return False
    if mention.entity is not None:
        return False
    if mention.raw in known:
        return True
    after = [token.lower for token in reading.tokens[mention.last : mention.last + 1]]
    if _OF_TOWNS.intersection(after) and mention.label != "PERSON":
        return any(place.kind == "town" for place in gazetteer.candidates(mention.raw))
    return mention.label != "PERSON" and any(
        place.kind == "admin1" or place.population >= LARGE_TOWN
        for place in gazetteer.candidates(mention.raw)
    )


LARGE_TOWN = 100_000

_OF_TOWNS = frozenset("police mayor council court resident residents firefighters".split())
"""Nouns before which a name is most often a town's: "Danbury police"."""


def _sense(reading: Reading, mention: Mention, metonyms: set[str]) -> PlaceSense:
    is_adjective = mention.label == "PLACE" and reading.tokens[mention.last - 1].tag == "JJ"
    if mention.label == "DEMONYM" or is_adjective:
        return "demonym"
    return "metonym" if mention.id in metonyms else "name"


def _place(
    mention: Mention, choice: GazetteerPlace | None, score: float, sense: PlaceSense
) -> Place:
    raw = _without_noun(mention.raw)
    blank = Place(
        id=content_id("place", mention.id), article=mention.article, mention=mention.id,
        start=mention.start, end=mention.start + len(raw), raw=raw, sense=sense,
    )  # fmt: skip
    if choice is None:
        return msgspec.structs.replace(blank, reason=f"{mention.raw!r} is not in the gazetteer")
    return msgspec.structs.replace(
        blank, name=choice.name, geonames_id=choice.id, latitude=choice.latitude,
        longitude=choice.longitude, country=choice.country, admin1=choice.admin1,
        precision=choice.kind, radius_km=choice.radius_km, score=score,
    )  # fmt: skip
