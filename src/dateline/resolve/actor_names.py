"""Resolve names that the knowledge base holds: persons, countries, organisations, metonyms.

In: a name mention and the date. Out: the actor of its best sense on that date, or None.
It refuses a sense that did not exist that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import Sense, words
from dateline.knowledge.offices import covers, has_ended, offices_on
from dateline.records import Actor, Mention
from dateline.resolve.spellings import misspelt, without_initial
from dateline.syntax import Reading

_FORMER_SECTOR = "ELI"
_OF_COUNTRIES = frozenset({"organisation", "outlet"})
"""Kinds of names that stand for the body of one of several countries, by which are named."""

_SPEAKING = frozenset({"nsubj", "nsubjpass", "agent", "poss", "dobj", "dative"})


def named_actor(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return the actor that a known name stands for on the day, None if no sense fits."""
    found: list[tuple[float, Actor]] = []
    senses = knowledge.names.look_up(mention.raw)
    home = mention.raw in _HOMELY or any(sense.kind in _OF_COUNTRIES for sense in senses)
    named = countries_named(reading, knowledge) if home else frozenset()
    own = _own_country(reading, mention, knowledge)
    common = words(reading.tokens[mention.last - 1].text) in knowledge.roles
    person = mention.label == "PERSON" and mention.entity is None
    short = person and _is_short(reading, mention)
    for sense in senses:
        if person and sense.kind in {"group", "demonym", "place", "adjective", "country"}:
            continue
        if short and sense.kind != "person":
            continue
        actor = _of_sense(reading, mention, blank, sense, knowledge, day)
        if sense.kind == "metonym" and sense.id in _SEATS and is_where(reading, mention):
            actor = _country_actor(mention, blank, _SEATS[sense.id], knowledge, None)
        if actor is not None and mention.raw in _HOMELY and actor.country not in (named or {None}):
            abroad = bool(named) and actor.country is not None
            actor = None if abroad else actor
        if actor is not None and own and common and _is_abroad(actor, own, knowledge):
            actor = None
        if actor is not None:
            worth = _preference(reading, mention, sense, actor)
            at_home = sense.kind in _OF_COUNTRIES and actor.country in named
            told = sense.kind == "organisation" and actor.country in own
            found.append((worth + (0.6 if at_home else 0.0) + (0.6 if told else 0.0), actor))
    if not found and mention.label == "COUNTRY" and mention.entity in knowledge.countries:
        return _country_actor(mention, blank, mention.entity, knowledge, None)
    if not found:
        found_so = _by_surname(reading, mention, blank, knowledge, day)
        return found_so or _nearly_so_called(mention, blank, knowledge, day)
    found.sort(key=lambda item: (-item[0], item[1].entity or ""))
    actor = _titled(reading, mention, found[0][1], knowledge)
    actor = _of_branch(reading, mention, actor, knowledge)
    rivals = sum(1 for worth, _ in found if worth >= found[0][0] - 0.5)
    return msgspec.structs.replace(actor, score=round(1.0 / rivals, 4))


def _is_short(reading: Reading, mention: Mention) -> bool:
    """Tell whether a person's one word is part of a full name of his chain: "Fox", "Ann Fox"."""
    return mention.last - mention.first == 1 and any(
        other.label == "PERSON" and other.chain == mention.chain
        and len(other.raw.split()) > 1 and mention.raw in other.raw.split()
        for other in reading.mentions
    )  # fmt: skip


_SEATS = {"Brussels": "BEL"}
"""Towns whose name stands for a body of many states, and the country that they lie in."""


def is_where(reading: Reading, mention: Mention) -> bool:
    """Tell whether a town is where something is: "talks in Brussels"."""
    token = reading.tokens[mention.head]
    return token.dep == "pobj" and reading.tokens[token.head].lower in _WHERE


_WHERE = frozenset("in at near outside around from".split())


def _of_branch(reading: Reading, mention: Mention, actor: Actor, knowledge: Knowledge) -> Actor:
    """Return "the Hungarian Red Cross" as the body of its country, not the one of all countries."""
    if actor.country != "NGO":
        return actor
    before = reading.tokens[max(0, mention.first - 2) : mention.first]
    for match in knowledge.names.find([t for t in before if t.sentence == mention.sentence]):
        country = next((s.id for s in match.senses if s.kind == "adjective"), None)
        adjective = reading.tokens[match.last - 1]
        of_it = mention.first <= adjective.head < mention.last
        if country is not None and match.last == mention.first and of_it:
            name = reading.text[reading.tokens[match.first].start : mention.end]
            entity = f"branch:{country}:{actor.entity}"
            return msgspec.structs.replace(
                actor, entity=entity, name=name, country=country, step="body"
            )
    return actor


def _is_abroad(actor: Actor, own: frozenset[str], knowledge: Knowledge) -> bool:
    """Tell whether a state's body is not meant: the French one in "Spain's Socialist Party"."""
    abroad = actor.country in knowledge.countries and actor.country not in own
    return abroad and actor.sector in _OF_STATES


_OF_STATES = frozenset({"PTY", "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "OPP", "ELI"})
"""Sectors of bodies that have namesakes in other states."""


def _own_country(reading: Reading, mention: Mention, knowledge: Knowledge) -> frozenset[str]:
    """Return the country right before a body: "the Portuguese", "Spain's Socialist Party"."""
    if mention.label != "ORG" or not mention.first:
        return frozenset()
    before = reading.tokens[mention.first - 1]
    if before.tag == "POS" and mention.first > 1:
        before = reading.tokens[mention.first - 2]
    if before.sentence != mention.sentence or not mention.first <= before.head < mention.last:
        return frozenset()
    senses = knowledge.names.look_up(before.text)
    return frozenset(s.id for s in senses if s.kind in {"country", "adjective", "demonym"})


def _titled(reading: Reading, mention: Mention, actor: Actor, knowledge: Knowledge) -> Actor:
    """Return a person whom the text calls by a former office, or without a date, in that office.

    "President Nixon travelled to China" tells of the president, in whatever year it is written;
    "former President Nixon" does not.
    """
    if not {"former", "undated"} & set(actor.flags):
        return actor
    tokens = reading.tokens
    first = mention.first
    while (
        first
        and tokens[first - 1].sentence == mention.sentence
        and (
            tokens[first - 1].dep in {"compound", "amod", "nmod"}
            and tokens[first - 1].head < mention.last
        )
    ):
        first -= 1
    before = [token.lower for token in tokens[first : mention.first]]
    if not before or set(before) & {"former", "ex", "ex-president", "late", "retired"}:
        return actor
    title = " ".join(before)
    held = [
        row for row in knowledge.tenures.get(actor.entity or "", ())
        if title.endswith(row.title.lower())
    ]  # fmt: skip
    if not held:
        return actor
    best = min(held, key=lambda row: (row.rank, row.start))
    return msgspec.structs.replace(
        actor, country=best.country or actor.country, sector=best.sector or actor.sector,
        offices=(best.title,),
    )  # fmt: skip


_HOMELY = frozenset(
    {
        "Senate", "House", "Congress", "Democratic", "Supreme Court", "Foreign Office",
        "Home Office", "Treasury", "Justice Department",
        "Department of Justice", "Department of Education", "Department of Defence", "Cabinet",
        "Metropolitan Police", "House of Representatives", "Interior Ministry", "Royal Navy",
        "National Guard", "Coast Guard", "Air Force", "Labour Party", "Conservative Party",
        "Republican Party", "Democratic Party", "Federal Court", "High Court", "Central Bank",
    }
)  # fmt: skip
"""Names of one country's bodies that another country's news uses for its own."""


def countries_named(reading: Reading, knowledge: Knowledge) -> frozenset[str]:
    """Return the countries that the article or its persons name: which Senate is meant."""
    found = {
        mention.entity
        for mention in reading.mentions
        if mention.label in {"COUNTRY", "DEMONYM"} and mention.entity is not None
    }
    capitals = knowledge.seats
    for mention in reading.mentions:
        if mention.label == "PERSON" and mention.entity in knowledge.persons:
            found.add(knowledge.persons[mention.entity].country)
        elif mention.label == "METONYM" and mention.raw in capitals:
            found.add(capitals[mention.raw])
    return frozenset(found)


def _by_surname(
    reading: Reading, mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return who a bare surname means: the one of that name in a top office that day.

    "Trump" in April 2019; else the only one who ever spoke for a state ("Obama" in 2019). Two of
    the same rank are nobody.
    """
    if mention.last - mention.first > 1 or mention.label not in SURNAME_LABELS:
        return None
    if _is_another(reading, mention):
        return None
    ranked: list[tuple[str, str]] = []
    ever: set[str] = set()
    for person in knowledge.surnames.get(" ".join(words(mention.raw)), ()):
        tenures = knowledge.tenures.get(person, ())
        held = offices_on(tenures, day) if day is not None else []
        if held and held[0].tenure.rank in {"1", "2"}:
            ranked.append((held[0].tenure.rank, person))
        began = (row for row in tenures if day is None or row.start <= day.isoformat())
        if any(row.rank == "1" for row in began):
            ever.add(person)
    first = {person for rank, person in ranked if rank == min(ranked)[0]}
    chosen = first or (ever if mention.label == "PERSON" else set())
    if not first and len(chosen) == 1 and day is not None:
        bearers = knowledge.surnames.get(" ".join(words(mention.raw)), ())
        chosen = _newer(next(iter(chosen)), bearers, knowledge, day)
    if len(chosen) != 1:
        return _of_one_country(blank, mention, chosen, knowledge)
    actor = _titled(reading, mention, person_actor(blank, chosen.pop(), knowledge, day), knowledge)
    return msgspec.structs.replace(actor, step="surname", score=0.7 if first else 0.5)


YEARS_BACK = 5
"""Years for which the last office of somebody makes him the one of his name."""


def _newer(
    person: str, bearers: Iterable[str], knowledge: Knowledge, day: date
) -> set[str]:  # fmt: skip
    """Return who of the same name held an office after a former head of state: "Clinton" in 2016.

    Else the head of state, also where there are two such persons.
    """
    over = _last_day(person, knowledge, day)
    least = day.replace(year=day.year - YEARS_BACK, day=min(day.day, 28)).isoformat()
    country = knowledge.persons[person].country
    later = {
        other
        for other in bearers
        if other != person and knowledge.persons[other].country == country
        and _last_day(other, knowledge, day) > max(over, least)
    }  # fmt: skip
    return later if len(later) == 1 else {person}


def _last_day(person: str, knowledge: Knowledge, day: date) -> str:
    """Return when the last office that somebody had by a day ended, or that day."""
    said = day.isoformat()
    rows = (row for row in knowledge.tenures.get(person, ()) if row.start <= said)
    return max((min(row.end or said, said) for row in rows), default="")


def _is_another(reading: Reading, mention: Mention) -> bool:
    """Tell whether the article names somebody unknown in full who has this surname."""
    return any(
        other.label == "PERSON" and other.entity is None and other.last - other.first > 1
        and other.raw.split()[-1] == mention.raw and other.chain == mention.chain
        for other in reading.mentions
    )  # fmt: skip


def _nearly_so_called(
    mention: Mention, blank: Actor, knowledge: Knowledge, day: date | None
) -> Actor | None:
    """Return the person told with an initial more, or spelt nearly so, which is flagged."""
    person = without_initial(mention, knowledge)
    if person is not None:
        return msgspec.structs.replace(person_actor(blank, person, knowledge, day), score=0.8)
    person = misspelt(mention, knowledge)
    if person is None:
        return None
    actor = person_actor(blank, person, knowledge, day)
    return msgspec.structs.replace(actor, step="fuzzy", score=0.5, flags=(*actor.flags, "fuzzy"))


def _of_one_country(
    blank: Actor, mention: Mention, persons: set[str], knowledge: Knowledge
) -> Actor | None:
    """Return an actor that has only the country which all bearers of the surname led: "Bush"."""
    countries = {knowledge.persons[person].country for person in persons}
    if len(countries) != 1:
        return None
    return msgspec.structs.replace(
        blank, name=mention.raw, country=countries.pop(), step="surname", score=0.3,
        reason=f"{mention.raw!r} names {len(persons)} heads of this state",
    )  # fmt: skip


SURNAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""What the parser takes a bare surname for."""


def _of_sense(
    reading: Reading, mention: Mention, blank: Actor, sense: Sense, knowledge: Knowledge,
    day: date | None,
) -> Actor | None:  # fmt: skip
    if sense.kind == "person":
        return person_actor(blank, sense.id, knowledge, day)
    if sense.kind in {"country", "adjective", "demonym"}:
        return _country_actor(mention, blank, sense.id, knowledge, day)
    if sense.kind == "organisation":
        row = knowledge.organisations[sense.id]
        if day is not None and not covers(row.start, row.end, day):
            return None
        return msgspec.structs.replace(
            blank, entity=row.id, name=row.name, country=row.country or None,
            sector=row.sector or None, step="name",
            reason=None if row.country else "an organisation of no single country",
        )  # fmt: skip
    if sense.kind == "outlet":
        outlet = knowledge.outlets[sense.id]
        return msgspec.structs.replace(
            blank, entity=outlet.id, name=outlet.name, country=outlet.country or None,
            sector="JRN", other_sectors=("GOV",) if outlet.control == "state" else (),
            step="name",
        )  # fmt: skip
    if sense.kind == "metonym":
        return _metonym_actor(blank, sense.id, knowledge, day)
    if sense.kind == "group":
        for group in knowledge.groups:
            if group.name == sense.id:
                return msgspec.structs.replace(
                    blank, entity=f"group:{group.name}", name=group.name,
                    country=group.country or None, sector=group.sector or None, step="group",
                    reason=None if group.country else "a group of no single country",
                )  # fmt: skip
    if sense.kind == "place":
        place = knowledge.written_places[int(sense.id)]
        if place.country and "|" not in place.country:
            return msgspec.structs.replace(
                blank, entity=f"place:{place.name}", name=place.name, country=place.country,
                step="place",
            )  # fmt: skip
        return msgspec.structs.replace(
            blank, entity=f"place:{place.name}", name=place.name, step="place",
            reason="a region of several countries",
        )  # fmt: skip
    return None


def person_actor(blank: Actor, id: str, knowledge: Knowledge, day: date | None) -> Actor:
    """Return a person with the offices of the day; a former holder is never the government."""
    person = knowledge.persons[id]
    tenures = knowledge.tenures.get(id, ())
    base = msgspec.structs.replace(blank, entity=id, name=person.name, step="name")
    if day is None:
        ranked = sorted(tenures, key=lambda row: (row.rank, row.start))
        top = ranked[0] if ranked else None
        return msgspec.structs.replace(
            base, country=(top.country if top else person.country) or None,
            sector=(top.sector if top else person.sector) or None,
            offices=tuple(dict.fromkeys(row.title for row in ranked[:1])),
            flags=("undated",) if tenures else (),
        )  # fmt: skip
    held = offices_on(tenures, day)
    if held:
        top = held[0].tenure
        others = tuple(
            dict.fromkeys(h.tenure.sector for h in held[1:] if h.tenure.sector != top.sector)
        )
        return msgspec.structs.replace(
            base, country=top.country or person.country or None, sector=top.sector or None,
            other_sectors=others, offices=tuple(dict.fromkeys(h.tenure.title for h in held)),
            flags=() if held[0].is_verified else ("unverified",),
        )  # fmt: skip
    if has_ended(tenures, day):
        sector = person.sector if person.sector not in {"", "GOV"} else _FORMER_SECTOR
        return msgspec.structs.replace(
            base, country=person.country or None, sector=sector, flags=("former",)
        )
    sector = person.sector if person.sector != "GOV" or not tenures else _FORMER_SECTOR
    return msgspec.structs.replace(base, country=person.country or None, sector=sector or None)


def _country_actor(
    mention: Mention, blank: Actor, code: str, knowledge: Knowledge, day: date | None
) -> Actor | None:
    if day is not None:
        rows = knowledge.rows_of_country_names.get((code, mention.raw.lower()), ())
        if rows and not any(covers(row.start, row.end, day) for row in rows):
            country = knowledge.countries.get(code)
            if country is None or not country.successor:
                return None
    row_ = knowledge.countries.get(code)
    return msgspec.structs.replace(
        blank, entity=code, name=row_.name if row_ else code, country=code, step="country"
    )


def _metonym_actor(blank: Actor, name: str, knowledge: Knowledge, day: date | None) -> Actor | None:
    for row in knowledge.metonyms:
        if row.name == name and (day is None or covers(row.start, row.end, day)):
            return msgspec.structs.replace(
                blank, entity=f"government:{row.country}", name=row.entity, country=row.country,
                sector=row.sector or None, step="metonym",
            )  # fmt: skip
    return None


def _preference(reading: Reading, mention: Mention, sense: Sense, actor: Actor) -> float:
    """Rank the senses of one name: in office, then by kind, then by what it does in the clause."""
    worth = {
        "person": 3.0, "country": 4.0, "adjective": 3.5, "demonym": 3.4, "organisation": 3.2,
        "outlet": 3.0, "metonym": 3.3, "group": 3.1, "place": 2.0,
    }[sense.kind]  # fmt: skip
    if sense.kind == "person" and actor.offices and "undated" not in actor.flags:
        worth += 1.0
    token = reading.tokens[mention.head]
    if sense.kind == "metonym" and token.dep in _SPEAKING:
        worth += 0.5
    if sense.kind == "place" and token.dep == "pobj":
        worth += 0.5
    if sense.kind == "person" and token.entity == "PERSON":
        worth += 1.0
    return worth
