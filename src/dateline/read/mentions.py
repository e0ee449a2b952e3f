"""Find the mentions of actors in a parsed article: names, role nouns, pronouns.

In: a reading without mentions and the knowledge base. Out: actor mentions sorted by start.
Names of the knowledge base override the parser's entities, which fill in what it does not know.
It refuses to resolve: which Kim is meant is not asked here. Times and places of events are found
by `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import Match, words
from dateline.read.headlines import without_headline_words
from dateline.read.marking import GENERATIONS, LANGUAGE, MISTAKEN, PLACE_ENTITIES, mention_of
from dateline.read.offices import POSSESSIVE, is_force, is_office, is_rank, with_offices
from dateline.read.pronoun_mentions import pronouns
from dateline.read.role_mentions import nominals
from dateline.read.surnames import as_given_names, as_listed, end_of_given_name, parted, surnamed
from dateline.read.titles import is_behind_role, is_mere_title, is_titled_name, start_of_name
from dateline.records import Mention, Sentence, Token
from dateline.syntax import SUBJECTS, Reading

LABELS = {
    "person": "PERSON", "country": "COUNTRY", "adjective": "DEMONYM", "demonym": "DEMONYM",
    "organisation": "ORG", "outlet": "OUTLET", "metonym": "METONYM", "group": "GROUP",
    "place": "PLACE",
}  # fmt: skip
"""Kind in the name index -> label of the mention. The order ranks kinds of one name."""

_RANK = {kind: rank for rank, kind in enumerate(LABELS)}
_ACTOR_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_mentions(reading: Reading, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the actor mentions of the article in text order."""
    found: list[Mention] = []
    for sentence in reading.sentences:
        named: dict[int, str | None] = {}
        for mention in _names(reading, sentence, knowledge):
            named.update(dict.fromkeys(range(mention.first, mention.last), mention.label))
            found.append(mention)
        for mention in nominals(reading, sentence, knowledge, named):
            found.append(mention)
        found.extend(pronouns(reading, sentence))
    found.extend(list(_two_koreas(reading, found)))
    found = as_given_names(reading, found)
    found = as_listed(reading, found, knowledge)
    found = parted(reading, found)
    found = without_headline_words(reading, found, knowledge)
    found = surnamed(reading, found, knowledge)
    found.extend(list(_with_given_name(reading, found, knowledge)))
    found.extend(list(_speakers(reading, found)))
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


_KOREAS = {"North": "PRK", "South": "KOR"}


def _two_koreas(reading: Reading, found: list[Mention]) -> Iterator[Mention]:
    """Yield "the North" and "the South" in an article that names a Korea."""
    if not any(mention.entity in {"PRK", "KOR"} for mention in found):
        return
    tokens = reading.tokens
    loose = MISTAKEN | {"NORP"}
    named = {i for m in found if m.label not in loose for i in range(m.first, m.last)}
    wrong = {m.first: m for m in found if m.label in loose and m.last - m.first == 1}
    for token in tokens:
        country = _KOREAS.get(token.text)
        before = tokens[token.i - 1].lower if token.i else ""
        following = tuple(t.text for t in tokens[token.i + 1 : token.i + 4])
        joined = token.text == "North" and following == ("and", "South", "Korea")
        if country is None or token.i in named or (before != "the" and not joined):
            continue
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and after.pos == "PROPN" and after.sentence == token.sentence:
            continue
        if token.i in wrong:
            found.remove(wrong[token.i])
        sentence = reading.sentences[token.sentence]
        yield mention_of(reading, sentence, token.i, token.i + 1, "name", "COUNTRY", country)


_MONTHS = frozenset({"april", "may", "june", "august"})


def _with_given_name(
    reading: Reading, found: list[Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """Yield the persons whose given name is known and that the parser took for nothing.

    Not in titles, which capitalise every word, nor where a role follows ("Victoria Police").
    """
    tokens = reading.tokens
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    for token in tokens:
        last = token.i + 1
        while last < len(tokens) and _goes_on_name(tokens, token, last) and last not in taken:
            last += 1
        known = token.lower in knowledge.genders and token.lower not in _MONTHS
        free = token.pos == "PROPN" and not token.entity and token.i not in taken
        if not (known and free) or not token.i + 1 < last <= token.i + 4:
            continue
        sentence = reading.sentences[token.sentence]
        if sentence.part != "body" or words(tokens[last - 1].text) in knowledge.roles:
            continue
        yield mention_of(reading, sentence, token.i, last, "name", "PERSON", None)


def _goes_on_name(tokens: tuple[Token, ...], first: Token, i: int) -> bool:
    """Tell whether a token may be a later part of a person's name."""
    token = tokens[i]
    plain = token.pos == "PROPN" and token.tag == "NNP" and token.text[0].isupper()
    return plain and not token.entity and token.sentence == first.sentence


_OF_PERSONS = frozenset("arrest jail imprison charge indict sentence detain handcuff".split())
"""What is done to nobody but persons."""

_STYLES = frozenset("mr mrs ms miss dr judge justice".split())

_TELLING = frozenset("say tell write tweet add argue claim reply respond warn insist".split())


def _speakers(reading: Reading, found: list[Mention]) -> Iterator[Mention]:
    """Yield the proper names that speak and that the parser took for nothing: "Scaramucci told".

    Likewise those whom only a person can be: "Block was arrested", "Mr Saunders jailed him", "Ann
    Lee and Zeb Quay met".
    """
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    persons = {m.head for m in found if m.label == "PERSON" and m.form == "name"}
    for token in reading.tokens:
        speaks = token.dep == "nsubj" and reading.tokens[token.head].lemma in _TELLING
        speaks |= not token.entity and token.tag == "NNP" and (
            (token.dep in {"nsubjpass", "dobj"} and reading.tokens[token.head].lemma in _OF_PERSONS)
            or (token.i > 0 and reading.tokens[token.i - 1].lower.strip(".") in _STYLES)
            or (token.head in persons and _is_joined(reading, token))
        )  # fmt: skip
        if token.pos != "PROPN" or not speaks or token.i in taken:
            continue
        if is_mere_title(reading.tokens, token.i, token.i + 1):
            continue
        first = token.i
        while first and first - 1 not in taken and reading.tokens[first - 1].head == token.i:
            before = reading.tokens[first - 1]
            if before.pos != "PROPN" or before.sentence != token.sentence:
                break
            first -= 1
        sentence = reading.sentences[token.sentence]
        yield mention_of(reading, sentence, first, token.i + 1, "name", "PERSON", None)


def _is_joined(reading: Reading, token: Token) -> bool:
    """Tell whether "and" joins a token of the body to a person who acts or is met."""
    person = reading.tokens[token.head]
    through = reading.tokens[person.head].lower
    acts = person.dep in SUBJECTS or (person.dep == "pobj" and through in {"by", "with", "between"})
    return token.dep == "conj" and acts and reading.sentences[token.sentence].part == "body"


def _names(reading: Reading, sentence: Sentence, knowledge: Knowledge) -> Iterator[Mention]:
    tokens = reading.tokens
    matches = list(knowledge.names.find(tokens[sentence.first : sentence.last]))
    entities = with_offices(tokens, sentence, list(_entities(tokens, sentence)))
    covered = [False] * (sentence.last - sentence.first)
    lost = {
        inner
        for entity in entities
        if entity[2] == "ORG"
        for inner in _parts_of_body(tokens, entity, matches, knowledge)
    }
    for match in matches:
        wider = next((e for e in entities if _swallows(tokens, e, match)), None)
        if wider is not None or match in lost or not _plausible(tokens, sentence, match):
            continue
        for i in range(match.first, match.last):
            covered[i - sentence.first] = True
        sense = min(match.senses, key=lambda sense: (_RANK.get(sense.kind, 99), sense.id))
        entity = sense.id if len({(s.kind, s.id) for s in match.senses}) == 1 else None
        label = LABELS[sense.kind]
        if label == "DEMONYM" and _is_language(tokens, match):
            entity, label = None, LANGUAGE
        yield mention_of(reading, sentence, match.first, match.last, "name", label, entity)
    for first, last, label in entities:
        if any(covered[first - sentence.first : last - sentence.first]):
            continue
        if label == "ORG" and is_titled_name(tokens, first, last, knowledge):
            first, label = first + 1, "PERSON"
        if label == "ORG" and is_behind_role(tokens, first, last, knowledge):
            label = "PERSON"
        if label == "PERSON" and is_mere_title(tokens, first, last):
            continue
        if label == "NORP" and _is_member(reading, first, last, knowledge):
            continue
        if label == "PERSON":
            first = start_of_name(tokens, first, last, knowledge)
        elif label == "ORG" and is_office(tokens, first, last, knowledge):
            continue
        if label in {"PERSON", "ORG"} and is_rank(tokens, first, last, knowledge):
            continue
        if label == "FAC" and is_force(tokens, first, last, knowledge):
            label = "ORG"
        raw = reading.text[slice(*reading.chars(first, last))]
        is_name = raw not in knowledge.not_actors and "$" not in raw and raw not in GENERATIONS
        is_name &= not _ends_idiom(reading, sentence, first, last, knowledge)
        is_name &= not _is_currency(tokens, last) and not (
            label == "ORG" and _is_law(tokens, first, last)
        )
        if is_name and (label in _ACTOR_ENTITIES or label in PLACE_ENTITIES):
            yield mention_of(reading, sentence, first, last, "name", label, None)


def _ends_idiom(
    reading: Reading, sentence: Sentence, first: int, last: int, knowledge: Knowledge
) -> bool:  # fmt: skip
    """Tell whether a name is the end of words that name nobody: the "Hunt" of "Witch Hunt"."""
    if first == sentence.first:
        return False
    return reading.text[slice(*reading.chars(first - 1, last))] in knowledge.not_actors


def _is_member(reading: Reading, first: int, last: int, knowledge: Knowledge) -> bool:
    """Tell whether a party's name is a noun for one of its members: "the Ohio Republican said"."""
    token = reading.tokens[last - 1]
    role = knowledge.roles.get(words(token.text))
    told = {reading.tokens[n].lower for n in reading.children[token.i] if n < first}
    noun = token.dep not in {"compound", "amod", "nmod"} and token.tag in {"NN", "NNP"}
    return last - first == 1 and noun and "the" in told and role is not None and (
        role.kind == "person"
    )  # fmt: skip


def _entities(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the parser's entities without articles and possessives at their edges."""
    i = sentence.first
    while i < sentence.last:
        label = tokens[i].entity
        if not label:
            i += 1
            continue
        first = i
        while i < sentence.last and tokens[i].entity == label:
            if tokens[i].lower in POSSESSIVE and i > first:
                break
            i += 1
        last = i
        while i < sentence.last and tokens[i].lower in POSSESSIVE:
            i += 1
        while first < last and tokens[first].dep in {"det"} | {"punct"}:
            first += 1
        while last > first and tokens[last - 1].pos == "PUNCT":
            last -= 1
        if label == "PERSON" and last - first > 1 and tokens[last - 1].text in _SEATS:
            last, label = last - 1, "NORP"
        if label == "PERSON":
            last = end_of_given_name(tokens, first, last)
        if label in MISTAKEN | {"PERSON"} and last - first > 1 and _has_age(tokens, last):
            first, label = _behind_dash(tokens, first, last), "PERSON"
        if first < last and any(t.text[0].isupper() for t in tokens[first:last]):
            yield first, last, label


def _has_age(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether an age stands behind a name: "Noah Nathan, 47, lives", ", a 20-year-old"."""
    behind = [token.text for token in tokens[last : last + 7]]
    if len(behind) > 2 and behind[0] == "," and behind[2] in _CLOSING:
        return bool(_AGE.fullmatch(behind[1]))
    aged = behind[1:2] == ["a"] and behind[3:] == ["-", "year", "-", "old"]
    return aged and behind[0] == "," and bool(_AGE.fullmatch(behind[2]))


_CLOSING = frozenset({",", "-", "–"})


def _behind_dash(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where the name begins that a place is taken into: "Leeds - Ann Lee, 34 -"."""
    dashes = (i for i in range(first + 1, last - 1) if tokens[i].text in {"-", "–"})
    apart = (i + 1 for i in dashes if tokens[i - 1].end < tokens[i].start)
    return max(apart, default=first)


_AGE = re.compile("[1-9][0-9]")

_SEATS = frozenset("MP MLA MPP MNA MHA MEP MSP".split())
"""Titles of members that stand behind the place of their seat: "Alberta MLA" is no name."""


def _swallows(tokens: tuple[Token, ...], entity: tuple[int, int, str], match: Match) -> bool:
    """Tell whether a longer entity makes a known name a mere part of another name.

    "Chad Smith" is no Chad and "Bank of China" no China; "President Trump" is Trump.
    """
    first, last, label = entity
    inside = first <= match.first and match.last <= last and last - first > match.last - match.first
    if not inside:
        return False
    kinds = {sense.kind for sense in match.senses}
    if label == "PERSON":
        return not kinds & {"person"} and all(
            tokens[i].pos == "PROPN" for i in range(first, last) if tokens[i].text != "-"
        )
    if label == "ORG" and match.last < last and tokens[match.last].lower in {"on", "for"}:
        return tokens[last - 1].pos == "PROPN"
    if label == "ORG":
        return bool(kinds & {"adjective", "demonym", "country", "metonym", "place", "group"}) and (
            match.last < last and tokens[last - 1].pos == "PROPN" and tokens[match.last].text != "-"
        )
    return False


_NATIONAL = frozenset("party parliament court agency ministry force ngo church union".split())
"""Kinds of bodies that many countries have under one name: the Senate, the Red Cross."""

_WITH_BRANCHES = frozenset({"ngo", "church", "company", "igo"})

_STATELESS = frozenset({"IGO", "UNO", "EUR", "ISM"})


def _parts_of_body(
    tokens: tuple[Token, ...], entity: tuple[int, int, str], matches: list[Match],
    knowledge: Knowledge,
) -> Iterator[Match]:  # fmt: skip
    """Yield the known names that are mere parts of the body that the parser names.

    The Senate of "the Nigerian Senate" is not that of the United States, the League of "Pakistan
    Muslim League" no Italian party, and the India of "Amnesty International India" does nothing.
    """
    first, last, _ = entity
    inside = [m for m in matches if first <= m.first and m.last <= last]
    nations = {s.id for m in inside if m.first == first for s in m.senses if s.kind in _OF_STATE}
    for match in inside:
        rows = [knowledge.organisations[s.id] for s in match.senses if s.kind == "organisation"]
        if match.first == first or match.last != last or tokens[last - 1].pos != "PROPN":
            continue
        before = tokens[match.first - 1]
        joined = before.pos in {"PROPN", "ADJ"} and before.text[0].isupper()
        if rows and len(rows) == len(match.senses) and joined:
            homes = {row.country for row in rows}
            theirs = {row.kind for row in rows} <= _NATIONAL and not homes & {*nations, *_STATELESS}
            noun = match.last - match.first == 1 and words(tokens[match.first].text)
            if (nations and theirs) or (noun and noun in knowledge.roles and not homes & nations):
                yield match
        elif {s.kind for s in match.senses} == {"country"} and joined:
            parents = {
                knowledge.organisations[s.id].kind
                for m in inside
                if m.last <= match.first
                for s in m.senses
                if s.kind == "organisation"
            }
            if parents and parents <= _WITH_BRANCHES:
                yield match


_OF_STATE = frozenset({"country", "adjective", "demonym"})

_SPOKEN = frozenset("speak learn teach study understand translate write read".split())


def _is_language(tokens: tuple[Token, ...], match: Match) -> bool:
    """Tell whether a demonym is a language: "issued in Japanese and English", "speaks Russian"."""
    token = tokens[match.first]
    while token.dep == "conj":
        token = tokens[token.head]
    named = tokens[match.first]
    before = tokens[named.i - 1] if named.i else named
    if match.last - match.first > 1 or named.lower.endswith("s") or before.lower == "the":
        return False
    head = tokens[token.head]
    if token.dep == "pobj":
        return head.lower in {"in", "into"}
    return token.dep == "dobj" and head.lemma in _SPOKEN


def _plausible(tokens: tuple[Token, ...], sentence: Sentence, match: Match) -> bool:
    """Refuse a one-word name that is another part of speech here: "May", "Will", "House prices".

    Likewise the "US" of "US $3 million".
    """
    if _is_currency(tokens, match.last):
        return False
    if match.last - match.first > 1:
        rest = match.first + (tokens[match.first].lower == "the")
        return any(not token.text[0].islower() for token in tokens[rest : match.last])
    token = tokens[match.first]
    kinds = {sense.kind for sense in match.senses}
    if token.tag in {"NN", "NNS", "JJ"} and kinds == {"organisation"}:
        return token.text.isupper() or match.first > sentence.first
    if token.pos in {"AUX", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "INTJ"}:
        return False
    return not (token.pos == "VERB" and match.first == sentence.first)


def _is_currency(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether a short name says of which land the money behind it is: "US $3 million".

    Not whom it is given to: "gave Lebanon $3 million".
    """
    if last >= len(tokens) or not tokens[last].text.startswith("$"):
        return False
    given = last > 1 and tokens[last - 2].lower == "the"
    return not given and len(tokens[last - 1].text) < _SHORT


_SHORT = 5
"""Letters of a name that is no abbreviation of a land: "US", "U.S.", "AUS", "HK"."""


_LAWS = frozenset(
    "act bill treaty accord accords pact amendment protocol agreement resolution".split()
)
"""Last words of the names of texts, who do nothing: "the Clean Air Act"."""


def _is_law(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a name of several words is that of a law or a treaty."""
    return last - first > 1 and tokens[last - 1].lower in _LAWS
