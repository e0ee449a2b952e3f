"""Find the surnames that the parser missed or took for something else.

In: a reading and the mentions found so far. Out: the mentions with persons known by their surname.
It refuses a word that no person of the article or head of a state has for a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.read.marking import GENERATIONS, MISTAKEN, mention_of
from dateline.read.titles import start_of_name
from dateline.records import Mention, Sentence, Token
from dateline.syntax import SUBJECTS, Reading


def as_given_names(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Return the mentions with "Georgia" as a person where the article tells of a Georgia Stevens,
    and "Dungan" where it names a Nicholas Dungan in full.

    Not where it is a place as often: behind a preposition, or before "governor".
    """
    tokens = reading.tokens
    full = {
        tokens[m.first].text: tokens[m.last - 1].text
        for m in found if m.label == "PERSON" and m.last - m.first > 1
    }  # fmt: skip
    surnames = set(full.values())
    named = [m for m in found if m.raw in full and m.label in {"COUNTRY", "GPE", "PLACE"}]
    named += [m for m in found if m.raw in surnames and m.label in {"GROUP", "PLACE"}]
    placed = {
        raw for raw in {m.raw for m in named}
        if sum(_is_placed(reading, m) for m in named if m.raw == raw)
        >= sum(_acts(reading, m) for m in named if m.raw == raw)
    }  # fmt: skip
    persons = {m.id for m in named if m.raw not in placed}
    persons |= {m.id for m in found if m.raw in surnames and m.label == "OUTLET"}
    return [
        msgspec.structs.replace(m, label="PERSON", entity=None) if m.id in persons else m
        for m in found
    ]


def as_listed(reading: Reading, found: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """Return the mentions with the bodies that are persons by their given name and their list.

    "Ann Lee, Bob Otieno and Emanuel Clay".
    """
    tokens = reading.tokens
    persons = {m.head for m in found if m.label == "PERSON" and m.form == "name"}
    return [
        msgspec.structs.replace(m, label="PERSON")
        if m.label == "ORG" and m.entity is None and 1 < m.last - m.first < 4
        and tokens[m.head].dep == "conj" and tokens[m.head].head in persons
        and tokens[m.first].lower in knowledge.genders
        else m
        for m in found
    ]  # fmt: skip


def _is_placed(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name stands where places do: "in Georgia", "Georgia voters"."""
    token = reading.tokens[mention.head]
    before = reading.tokens[token.head].lower
    return token.dep in {"compound", "nmod"} or (token.dep == "pobj" and before in _WHERE)


_WHERE = frozenset("in at from to near into across around through throughout".split())


def _acts(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name is a subject or an owner, as persons are."""
    return reading.tokens[mention.head].dep in SUBJECTS | {"poss"}


def parted(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Return the mentions with "Trump-Putin" as two, where the article names both otherwise."""
    tokens = reading.tokens
    last_names = {
        tokens[m.last - 1].text for m in found
        if m.form == "name" and m.label == "PERSON" and "-" not in m.raw
    }  # fmt: skip
    result: list[Mention] = []
    for mention in found:
        parts = tokens[mention.first : mention.last]
        pair = len(parts) == 3 and parts[1].text in {"-", "–"}
        if not pair or not {parts[0].text, parts[2].text} <= last_names:
            result.append(mention)
            continue
        sentence = reading.sentences[mention.sentence]
        for at in (mention.first, mention.last - 1):
            result.append(mention_of(reading, sentence, at, at + 1, "name", "PERSON", None))
    return result


def surnamed(
    reading: Reading, found: list[Mention], knowledge: Knowledge
) -> list[Mention]:  # fmt: skip
    """Return the mentions with the surnames that the parser missed or took for something else.

    A surname is one that the article gives with a first name, or has as a person and the knowledge
    as a holder of an office.
    """
    surnames = _surnames(reading, found, knowledge)
    day = reading.article.published
    result = [
        msgspec.structs.replace(mention, label="PERSON", kind="actor")
        if mention.label in MISTAKEN | {"NORP"} and mention.entity is None
        and (
            mention.raw in surnames or _is_family(reading, mention, surnames)
            or _leads_a_state(reading, mention, knowledge, day)
            or _led_a_state(reading, mention, knowledge, day)
        )
        else mention
        for mention in found
    ]  # fmt: skip
    result = [_without_title(reading, mention, surnames, knowledge) for mention in result]
    result = [_without_country(reading, mention, found) for mention in result]
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    for sentence in reading.sentences:
        for token in reading.sentence_tokens(sentence):
            if token.i in taken:
                continue
            known = token.text in surnames and _may_name(reading, token)
            if known or _is_foremost(reading, sentence, token, knowledge, day):
                result.append(
                    mention_of(reading, sentence, token.i, token.i + 1, "name", "PERSON", None)
                )
    return result


def _is_family(reading: Reading, mention: Mention, surnames: frozenset[str]) -> bool:
    """Tell whether "the Sams" are Thomas Sam and his kin."""
    before = reading.tokens[mention.first - 1].lower if mention.first else ""
    several = mention.raw.endswith("s") and mention.raw.removesuffix("s") in surnames
    return before == "the" and several


def _without_title(
    reading: Reading, mention: Mention, surnames: frozenset[str], knowledge: Knowledge
) -> Mention:
    """Return "Nurse Campbell", taken for a body, as the person of that surname."""
    last = mention.last - 1
    if mention.label != "ORG" or mention.entity is not None or mention.first == last:
        return mention
    if reading.tokens[last].text not in surnames:
        return mention
    if start_of_name(reading.tokens, mention.first, mention.last, knowledge) != last:
        return mention
    sentence = reading.sentences[mention.sentence]
    return mention_of(reading, sentence, last, mention.last, "name", "PERSON", None)


def _without_country(reading: Reading, mention: Mention, found: list[Mention]) -> Mention:
    """Return "Mr. Jordan", and "Jordan" where Jim Jordan acts and no Jordanian, as the person."""
    if mention.label != "COUNTRY" or mention.last - mention.first > 1:
        return mention
    tokens = reading.tokens
    before = tokens[mention.first - 1].lower.rstrip(".") if mention.first else ""
    whole = any(
        m.label == "PERSON" and m.last - m.first > 1 and tokens[m.last - 1].text == mention.raw
        for m in found
    )
    nation = any(m.label == "DEMONYM" and m.entity == mention.entity for m in found)
    where = tokens[mention.head].dep == "pobj" and tokens[tokens[mention.head].head].lower == "in"
    if before not in _COURTESY and (not whole or nation or where):
        return mention
    return msgspec.structs.replace(mention, label="PERSON", entity=None)


_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "rep", "sen", "senator", "congressman"})


def _leads_a_state(
    reading: Reading, mention: Mention, knowledge: Knowledge, day: date | None
) -> bool:
    """Tell whether a bare "Trump" that the parser takes for a body is the head of state."""
    name = mention.raw.lower()
    single = mention.last - mention.first == 1 and len(name) > 3 and name not in _EVERYDAY
    if not single or reading.tokens[mention.first].dep in {"compound", "nmod"}:
        return False
    return len(knowledge.heads_named(name, day)) == 1


YEARS_SINCE = 30
"""Years for which a bare surname tells of who headed a state."""

_OF_PERSONS = frozenset({"of", "by", "with", "against", "about", "like"})


def _led_a_state(
    reading: Reading, mention: Mention, knowledge: Knowledge, day: date | None
) -> bool:
    """Tell whether an "Obama" that the parser takes for a town is the former head of state.

    Only where it acts, owns, or stands behind a preposition of persons: not "in Clinton, Iowa".
    """
    token = reading.tokens[mention.head]
    single = mention.label == "GPE" and mention.last - mention.first == 1 and len(mention.raw) > 3
    if day is None or not single or mention.raw.lower() in _EVERYDAY:
        return False
    through = reading.tokens[token.head].lower
    acts = token.dep in SUBJECTS | {"poss", "dobj"}
    if not acts and not (token.dep == "pobj" and through in _OF_PERSONS):
        return False
    persons = knowledge.heads_named(mention.raw.lower(), None)
    since = str(day.year - YEARS_SINCE)
    lately = {
        person for person in persons
        if any(row.rank == "1" and (not row.end or row.end > since)
               for row in knowledge.tenures.get(person, ()))
    }  # fmt: skip
    return len(lately) == 1


def _is_foremost(
    reading: Reading, sentence: Sentence, token: Token, knowledge: Knowledge, day: date | None
) -> bool:
    """Tell whether a capitalised word is the surname of a head of state or government of the day.

    Only where one such person has it, and no everyday word is written so; at the start of a
    sentence only before a verb: "Trump condemned", not "Park officials".
    """
    if not token.text[0].isupper() or len(token.text) < 4 or token.lower in _EVERYDAY:
        return False
    persons = knowledge.surnames.get(token.lower, ())
    if not persons or not _may_name(reading, token) or token.text.isupper():
        return False
    near = (token.i - 1, token.i + 1)
    beside = [reading.tokens[i] for i in near if sentence.first <= i < sentence.last]
    if any(t.pos == "PROPN" and t.dep == "compound" for t in beside) or token.dep == "compound":
        return False
    after = reading.tokens[token.i + 1] if token.i + 1 < sentence.last else None
    joined = after is not None and after.lower == "and" and token.dep in SUBJECTS
    if token.i == sentence.first and not joined and (after is None or after.tag not in _FINITE):
        return False
    return len(knowledge.heads_named(token.lower, day)) == 1


_FINITE = frozenset({"VBD", "VBZ", "MD", "VBP", "POS"})


_EVERYDAY = frozenset(
    "park major brown ford king grant rice bush carter pierce young moon long short bean bird rose "
    "song young ball grey gray green white black wood stone hill field bishop price banda castro "
    "silva santos best cook church mill bell fisher hunter mason potter taylor walker carlos "
    "costa rose blanco borne kok chan fox key bolt little court pope april august".split()
)
"""Words, first names and common names that are also surnames of heads of state."""


_SURNAME_FIRST = frozenset({"PRK", "KOR", "CHN", "VNM", "TWN", "HKG"})


def _surnames(reading: Reading, found: list[Mention], knowledge: Knowledge) -> frozenset[str]:
    surnames: set[str] = set()
    for mention in found:
        if mention.label != "PERSON":
            continue
        if mention.last - mention.first > 1:
            person = knowledge.persons.get(mention.entity or "")
            first = person is not None and person.country in _SURNAME_FIRST
            surnames.add(reading.tokens[mention.first].text if first else _family(reading, mention))
        elif mention.raw.lower() in knowledge.surnames:
            surnames.add(mention.raw)
    return frozenset(surnames - _of_companies(reading, found, knowledge) - {""})


def _of_companies(reading: Reading, found: list[Mention], knowledge: Knowledge) -> set[str]:
    """Return the words that are the company's before anybody's: "the Ford Motor Company"."""
    told: dict[str, int] = {}
    for mention in found:
        if mention.label == "PERSON" and mention.last - mention.first > 1:
            name = _family(reading, mention)
            told[name] = min(mention.start, told.get(name, mention.start))
    return {
        word
        for mention in found
        if mention.last - mention.first > 1 and _is_company(mention, knowledge)
        and mention.start < told.get(word := reading.tokens[mention.first].text, 0)
    }  # fmt: skip


def _is_company(mention: Mention, knowledge: Knowledge) -> bool:
    row = knowledge.organisations.get(mention.entity or "")
    return mention.label == "ORG" and row is not None and row.kind == "company"


def _family(reading: Reading, mention: Mention) -> str:
    """Return the last word of a name that is neither a mark nor tells a generation: "Sr."."""
    texts = (token.text for token in reversed(reading.tokens[mention.first : mention.last]))
    return next((text for text in texts if text[0].isalpha() and text not in GENERATIONS), "")


def _may_name(reading: Reading, token: Token) -> bool:
    """Tell whether a word written like a surname can be one: not "May" of "May we", "anti-Trump".

    The parser takes "Trump" at the start of a sentence for a noun or a verb at times.
    """
    if token.pos in {"AUX", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "INTJ"}:
        return False
    before = reading.tokens[token.i - 1] if token.i else None
    return before is None or before.text not in {"-", "–"} or token.pos == "PROPN"


_FAMILIES = frozenset(
    "ahn ban chan chang chen cheng cheung chiang cho choi chow han ho hu hwang ip jang jeong jung "
    "kang kim kwok kwon lai lam lau law lee leung li lim lin liu lo ma mak moon ng oh pak park "
    "poon ri roh seo shin so song tam tang to tong tsai tsang tse tsui wang wong wu yau yeung yip "
    "yoon yu yuen zhang zhou".split()
)
"""Family names of China and Korea, which stand before a given name of two syllables."""

SYLLABLE = 6
"""Letters of the longest second syllable of a given name: "Choong", "sheung"."""


def end_of_given_name(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a name ends whose given name goes on behind a hyphen: "Wong Yeung-tat"."""
    if last - first < 2 or last + 1 >= len(tokens) or tokens[first].lower not in _FAMILIES:
        return last
    hyphen, syllable = tokens[last], tokens[last + 1]
    gaps = {hyphen.start - tokens[last - 1].end, syllable.start - hyphen.end}
    close = gaps in ({0}, {1})
    small = syllable.text.islower() and syllable.text.isalpha() and len(syllable.text) <= SYLLABLE
    goes_on = hyphen.text == "-" and close and small and syllable.lower not in _BEHIND_NAMES
    return last + 2 if goes_on else last


_BEHIND_NAMES = frozenset("led era like run style backed owned linked based held born".split())
