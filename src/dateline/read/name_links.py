"""Put the names of one person or body into one chain: full names, short names, surnames.

In: the mentions of a reading in order. Out: the chains of its names. It refuses to join a name
whose title tells another gender than what the chain tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.read.agreement import entity_of, gender_of, gender_of_title
from dateline.read.chains import Chains
from dateline.read.titles import title_words
from dateline.records import Mention
from dateline.syntax import Reading

MUCH_MORE = 1.5
"""How many times as often an article must name one of two as the last named to mean him."""

_JUNIOR = frozenset({"jr", "sr"})
"""What a short name keeps: "Donald Trump Jr.", then "Trump Jr."."""


def link_names(
    reading: Reading, ordered: list[Mention], chains: Chains, knowledge: Knowledge
) -> None:
    """Chain names by their entity, else by their words; surnames to full names."""
    names = [mention for mention in ordered if mention.form == "name"]
    by_key: dict[str, int] = {}
    surnames, first_names, middle_names = _link_full_names(names, by_key, chains, knowledge)
    bodies = {word for m in names if m.label == "ORG" for word in words(m.raw)[:-1]}
    for mention in names:
        pieces = words(mention.raw)
        if mention.id in chains.of or not pieces:
            continue
        if mention.label in {"PERSON", "ORG", "GPE"} and mention.entity is None:
            numbers = surnames.get(pieces[-1]) or first_names.get(pieces[-1]) or []
            if not numbers and mention.label == "PERSON":
                numbers = middle_names.get(pieces[-1], [])
            gender = gender_of_title(reading, mention, knowledge)
            if mention.label == "ORG" and pieces[-1] in bodies:
                numbers = []
            fitting = _alike(reading, mention, numbers, gender, chains, knowledge)
            fitting = _of_title(reading, mention, fitting, chains, knowledge)
            fitting = _but_kin(reading, mention, fitting, chains)
            if fitting and len(pieces) == 1:
                chains.join(mention, _best_namesake(fitting, chains, mention))
                continue
            if numbers and gender:
                pieces = (gender, *pieces)
        key = f"{mention.label}:{mention.entity}" if mention.entity else " ".join(pieces)
        if mention.label == "PERSON" and mention.entity in by_key:
            key = mention.entity
        if mention.label == "OUTLET" and (outlet := whole_outlet(mention, names)) is not None:
            chains.join(mention, chains.of[outlet.id])
            continue
        if key not in by_key and mention.label == "ORG" and mention.entity is None:
            told = (m for m in names if m.id in chains.of)
            whole = next(
                (m for m in told if is_part(mention, m) or is_department(mention, m)), None
            )
            if whole is not None:
                by_key[key] = chains.of[whole.id]
        if key in by_key:
            chains.join(mention, by_key[key])
        else:
            by_key[key] = chains.start(mention)


def is_part(mention: Mention, other: Mention) -> bool:
    """Tell whether words are the initials or the end of a longer name of a body.

    "CFIA" of the "Canadian Food Inspection Agency", "the Highway Patrol" of "Ohio Highway Patrol".
    """
    if other.form != "name" or other.label != "ORG" or len(other.raw) <= len(mention.raw):
        return False
    pieces, whole = words(mention.raw), words(other.raw)
    if len(pieces) > 1:
        return whole[-len(pieces) :] == pieces
    initials = "".join(word[0] for word in re.split(r"[\s-]+", other.raw) if word[:1].isupper())
    return len(initials) >= LEAST_INITIALS and mention.raw.replace(".", "") == initials


def is_department(mention: Mention, other: Mention) -> bool:
    """Tell whether a word is short for a department: "State" for "the State Department"."""
    short = words(mention.raw)
    return words(other.raw) in {(*short, "department"), ("department", "of", *short)}


def whole_outlet(mention: Mention, names: Iterable[Mention]) -> Mention | None:
    """Return the outlet told before whose name ends so: "The Times" after "The New York Times"."""
    short = words(mention.raw)
    if len(short) != 2 or short[0] != "the":
        return None
    found = None
    for other in names:
        if other.start >= mention.start:
            break
        longer = words(other.raw)
        if other.label == "OUTLET" and len(longer) > len(short) and longer[-1] == short[-1]:
            found = other
    return found


LEAST_INITIALS = 3
"""Letters that make an abbreviation sure: two are those of many names."""


def _link_full_names(
    names: list[Mention], by_key: dict[str, int], chains: Chains, knowledge: Knowledge
) -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, list[int]]]:
    """Chain the persons told with several words; return their chains by last, first and last but
    one word ("Peña" of "Enrique Peña Nieto")."""
    surnames: dict[str, list[int]] = {}
    first_names: dict[str, list[int]] = {}
    middle_names: dict[str, list[int]] = {}
    juniors: dict[str, str] = {}
    told: dict[tuple[str, ...], int] = {}
    for mention in names:
        pieces = words(mention.raw)
        if mention.label != "PERSON" or len(pieces) < 2:
            continue
        key = mention.entity or " ".join(pieces)
        if pieces[-1] in _JUNIOR:
            key = juniors.setdefault(" ".join(pieces[-2:]), key)
        number = by_key.get(key)
        if number is None and not _is_shared(mention, knowledge):
            alike = (n for other, n in told.items() if _is_shorter(pieces, other))
            number = next((n for n in alike if _is_free(mention, chains.members[n])), None)
        if number is not None:
            chains.join(mention, number)
        else:
            number = chains.start(mention)
            last = pieces[-2] if pieces[-1] in _JUNIOR else pieces[-1]
            surnames.setdefault(last, []).append(number)
            first_names.setdefault(pieces[0], []).append(number)
            if len(pieces) > 2 and pieces[-1] not in _JUNIOR:
                middle_names.setdefault(pieces[-2], []).append(number)
        by_key.setdefault(key, number)
        told.setdefault(pieces, number)
    return surnames, first_names, middle_names


def _is_shared(mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a name is that of two persons known: "George Bush"."""
    senses = knowledge.names.look_up(mention.raw) if mention.entity is None else ()
    return len({sense.id for sense in senses if sense.kind == "person"}) > 1


def _is_free(mention: Mention, chain: list[Mention]) -> bool:
    """Tell whether a name may join others: not where they are of two persons known."""
    return not {m.entity for m in chain} - {None, mention.entity} or mention.entity is None


def _is_shorter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one of two names leaves out given names or a middle name of the other.

    "Peña Nieto" of "Enrique Peña Nieto", "Ann Lee" of "Ann Marie Lee".
    """
    short, full = sorted((one, other), key=len)
    if len(short) == len(full):
        return False
    return full[-len(short) :] == short or (len(short) == 2 and short == (full[0], full[-1]))


def _alike(
    reading: Reading, mention: Mention, numbers: list[int], gender: str, chains: Chains,
    knowledge: Knowledge,
) -> list[int]:  # fmt: skip
    """Return the chains that a surname may belong to: of the head of state so named that day, of
    the gender that its title tells ("Mr. Clinton" is not Hillary Clinton)."""
    genders = {n: gender_of(reading, chains.members[n], knowledge) for n in numbers}
    same = [n for n in numbers if gender and genders[n] == gender]
    fit = same or [n for n in numbers if not gender or not genders[n]]
    if mention.label != "PERSON":
        return fit
    head = entity_of(reading, mention, knowledge)
    if head is None:
        return fit
    of_head = [n for n in fit if any(m.entity == head for m in chains.members[n])]
    return of_head or [n for n in fit if not _is_junior(chains.members[n][0])]


def _is_junior(mention: Mention) -> bool:
    return not _JUNIOR.isdisjoint(words(mention.raw)[-1:])


def _of_title(
    reading: Reading, mention: Mention, numbers: list[int], chains: Chains, knowledge: Knowledge
) -> list[int]:
    """Return the chains of who bears the title before a surname, all of them where nobody does.

    "Former Vice President Cheney" is the father, in an article of his daughter Liz Cheney.
    """
    said = title_words(reading, mention)
    title = frozenset(word for word in said if _is_title(word, knowledge)) | (said & _SECOND)
    if len(numbers) == 1 or not title - _SECOND:
        return numbers
    return [n for n in numbers if _bears(reading, chains.members[n], title, knowledge)] or numbers


_SECOND = frozenset({"vice", "deputy"})
"""What makes an office another one: a vice president is no president."""


def _is_title(word: str, knowledge: Knowledge) -> bool:
    role = knowledge.roles.get((word,))
    return role is not None and role.kind == "person"


def _bears(
    reading: Reading, members: list[Mention], title: frozenset[str], knowledge: Knowledge
) -> bool:
    """Tell whether somebody is called by a title elsewhere, or known to have held it."""
    for member in members:
        called = title_words(reading, member)
        held = (
            set(row.title.lower().split()) for row in knowledge.tenures.get(member.entity or "", ())
        )
        if any(title <= found and found & _SECOND <= title for found in (called, *held)):
            return True
    return False


def _but_kin(reading: Reading, mention: Mention, numbers: list[int], chains: Chains) -> list[int]:
    """Return the chains without those told as kin of another: the bare surname is the other's.

    "Paul Lee left with his wife, Ann Lee. Lee said no more"; not so "the younger Mr. Lee".
    """
    before = {t.lower for t in reading.tokens[max(0, mention.first - 3) : mention.first]}
    if before & _COMPARED:
        return numbers
    return [n for n in numbers if not _is_kin(reading, chains.members[n][0])] or numbers


def _is_kin(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name stands behind "his wife" or "her father", with a comma or without.

    Adjectives may stand between: "whose six-year-old son, James Lee".
    """
    tokens = reading.tokens
    before = [tokens[i] for i in range(max(0, mention.first - 4), mention.first)]
    before = [t for t in before if t.sentence == mention.sentence]
    kin = next((t for t in reversed(before) if t.lower in _KIN), None)
    if kin is None or not _is_owned(reading, kin.i):
        return False
    between = tokens[kin.i + 1 : mention.first]
    return all(t.text == "," or t.text[0].isupper() or t.lower == "the" for t in between)


def _is_owned(reading: Reading, noun: int) -> bool:
    """Tell whether "his", "whose" or "Lee's" stands before a noun and its adjectives."""
    tokens = reading.tokens
    for i in range(noun - 1, max(-1, noun - LONGEST_AGE), -1):
        if tokens[i].sentence != tokens[noun].sentence:
            return False
        if tokens[i].tag in {"PRP$", "WP$", "POS"}:
            return True
        if tokens[i].pos not in {"ADJ", "NUM"} and tokens[i].lower not in _OF_AGE:
            return False
    return False


LONGEST_AGE = 8
"""Words between whose kin somebody is and the noun: "his 20 - year - old younger brother"."""

_OF_AGE = frozenset({"-", "year", "month", "old"})
_COMPARED = frozenset({"younger", "elder", "older"})
_KIN = frozenset(
    "wife husband father mother son daughter brother sister cousin uncle aunt nephew niece "
    "grandson granddaughter grandfather grandmother".split()
)


def _best_namesake(numbers: list[int], chains: Chains, mention: Mention) -> int:
    """Return the chain of that surname told last before, or far oftener; else first after it."""
    before: list[tuple[int, int, int]] = []
    for number in numbers:
        starts = [m.start for m in chains.members[number] if m.start < mention.start]
        if starts:
            before.append((max(starts), len(starts), number))
    if not before:
        return numbers[0]
    last, most = max(before), max(before, key=lambda item: (item[1], item[0]))
    return most[2] if most[1] >= MUCH_MORE * last[1] else last[2]
