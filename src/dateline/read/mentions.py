"""Find the mentions of actors in a parsed article: names, role nouns, pronouns.

In: a reading without mentions and the knowledge base. Out: actor mentions sorted by start.
Names of the knowledge base override the parser's entities, which fill in what it does not know.
It refuses to resolve: which Kim is meant is not asked here. Times and places of events are found
by `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import Match, words
from dateline.records import Mention, MentionForm, Sentence, Token, content_id
from dateline.syntax import Reading

LABELS = {
    "person": "PERSON", "country": "COUNTRY", "adjective": "DEMONYM", "demonym": "DEMONYM",
    "organisation": "ORG", "outlet": "OUTLET", "metonym": "METONYM", "group": "GROUP",
    "place": "PLACE",
}  # fmt: skip
"""Kind in the name index -> label of the mention. The order ranks kinds of one name."""

_RANK = {kind: rank for rank, kind in enumerate(LABELS)}
_ACTOR_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACE_ENTITIES = frozenset({"LOC", "FAC"})
_PERSONAL = frozenset(
    "he she they it we i you him her them us me his their its our my himself herself itself "
    "themselves".split()
)
_MODIFIER_DEPS = frozenset({"compound", "amod", "nmod", "nummod", "det", "advmod", "punct", "poss",
                            "case", "predet", "quantmod", "npadvmod"})  # fmt: skip


def find_mentions(reading: Reading, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the actor mentions of the article in text order."""
    found: list[Mention] = []
    for sentence in reading.sentences:
        taken: set[int] = set()
        for mention in _names(reading, sentence, knowledge):
            taken.update(range(mention.first, mention.last))
            found.append(mention)
        for mention in _nominals(reading, sentence, knowledge, taken):
            found.append(mention)
        found.extend(_pronouns(reading, sentence))
    found.extend(list(_two_koreas(reading, found)))
    found = _given_names(reading, found)
    found = _hyphenated(reading, found)
    found = _surnamed(reading, found, knowledge)
    found.extend(_speakers(reading, found))
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


_KOREAS = {"North": "PRK", "South": "KOR"}


def _two_koreas(reading: Reading, found: list[Mention]) -> Iterator[Mention]:
    """Yield "the North" and "the South" in an article that names a Korea."""
    if not any(mention.entity in {"PRK", "KOR"} for mention in found):
        return
    tokens = reading.tokens
    named = {i for m in found if m.label not in _WRONG for i in range(m.first, m.last)}
    wrong = {m.first: m for m in found if m.label in _WRONG and m.last - m.first == 1}
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
        yield _mention(reading, sentence, token.i, token.i + 1, "name", "COUNTRY", country)


_WRONG = frozenset({"LOC", "GPE", "ORG", "FAC"})
"""What the parser takes "the North" for."""


def _given_names(reading: Reading, found: list[Mention]) -> list[Mention]:
    """Return the mentions with "Georgia" as a person where the article tells of a Georgia Stevens,
    and "Dungan" where it names a Nicholas Dungan in full.

    Not where it is a place anywhere: behind a preposition, or before "governor".
    """
    tokens = reading.tokens
    full = {
        tokens[m.first].text: tokens[m.last - 1].text
        for m in found if m.label == "PERSON" and m.last - m.first > 1
    }  # fmt: skip
    surnames = set(full.values())
    named = [m for m in found if m.raw in full and m.label in {"COUNTRY", "GPE", "PLACE"}]
    named += [m for m in found if m.raw in surnames and m.label in {"GROUP", "PLACE", "OUTLET"}]
    placed = {m.raw for m in named if tokens[m.head].dep in {"pobj", "compound", "nmod"}}
    persons = {m.id for m in named if m.raw not in placed}
    return [
        msgspec.structs.replace(m, label="PERSON", entity=None) if m.id in persons else m
        for m in found
    ]


def _hyphenated(reading: Reading, found: list[Mention]) -> list[Mention]:
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
            result.append(_mention(reading, sentence, at, at + 1, "name", "PERSON", None))
    return result


def _surnamed(
    reading: Reading, found: list[Mention], knowledge: Knowledge
) -> list[Mention]:  # fmt: skip
    """Return the mentions with the surnames that the parser missed or took for something else.

    A surname is one that the article gives with a first name, or has as a person and the knowledge
    as a holder of an office.
    """
    surnames = _surnames(reading, found, knowledge)
    result = [
        msgspec.structs.replace(mention, label="PERSON")
        if mention.raw in surnames and mention.label in _WRONG and mention.entity is None
        else mention
        for mention in found
    ]
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    day = reading.article.published
    for sentence in reading.sentences:
        for token in reading.sentence_tokens(sentence):
            if token.i in taken:
                continue
            known = token.text in surnames and _may_name(reading, token)
            if known or _is_foremost(reading, sentence, token, knowledge, day):
                result.append(
                    _mention(reading, sentence, token.i, token.i + 1, "name", "PERSON", None)
                )
    return result


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
    if token.i == sentence.first and (after is None or after.tag not in _FINITE):
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


_TELLING = frozenset("say tell write tweet add argue claim reply respond warn insist".split())


def _speakers(reading: Reading, found: list[Mention]) -> Iterator[Mention]:
    """Yield the proper names that speak and that the parser took for nothing: "Scaramucci told"."""
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    for token in reading.tokens:
        speaks = token.dep == "nsubj" and reading.tokens[token.head].lemma in _TELLING
        if token.pos != "PROPN" or not speaks or token.i in taken:
            continue
        first = token.i
        while first and first - 1 not in taken and reading.tokens[first - 1].head == token.i:
            before = reading.tokens[first - 1]
            if before.pos != "PROPN" or before.sentence != token.sentence:
                break
            first -= 1
        sentence = reading.sentences[token.sentence]
        yield _mention(reading, sentence, first, token.i + 1, "name", "PERSON", None)


_SURNAME_FIRST = frozenset({"PRK", "KOR", "CHN", "VNM", "TWN", "HKG"})


def _surnames(reading: Reading, found: list[Mention], knowledge: Knowledge) -> frozenset[str]:
    surnames: set[str] = set()
    for mention in found:
        if mention.label != "PERSON":
            continue
        if mention.last - mention.first > 1:
            person = knowledge.persons.get(mention.entity or "")
            first = person is not None and person.country in _SURNAME_FIRST
            surnames.add(reading.tokens[mention.first if first else mention.last - 1].text)
        elif mention.raw.lower() in knowledge.surnames:
            surnames.add(mention.raw)
    return frozenset(surnames)


def _may_name(reading: Reading, token: Token) -> bool:
    """Tell whether a word written like a surname can be one: not "May" of "May we", "anti-Trump".

    The parser takes "Trump" at the start of a sentence for a noun or a verb at times.
    """
    if token.pos in {"AUX", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "INTJ"}:
        return False
    before = reading.tokens[token.i - 1] if token.i else None
    return before is None or before.text not in {"-", "–"} or token.pos == "PROPN"


def _names(reading: Reading, sentence: Sentence, knowledge: Knowledge) -> Iterator[Mention]:
    tokens = reading.tokens
    matches = list(knowledge.names.find(tokens[sentence.first : sentence.last]))
    entities = list(_entities(tokens, sentence))
    covered = [False] * (sentence.last - sentence.first)
    for match in matches:
        wider = next((e for e in entities if _swallows(tokens, e, match)), None)
        if wider is not None or not _plausible(tokens, sentence, match):
            continue
        for i in range(match.first, match.last):
            covered[i - sentence.first] = True
        sense = min(match.senses, key=lambda sense: (_RANK.get(sense.kind, 99), sense.id))
        entity = sense.id if len({(s.kind, s.id) for s in match.senses}) == 1 else None
        yield _mention(
            reading, sentence, match.first, match.last, "name", LABELS[sense.kind], entity
        )
    for first, last, label in entities:
        if any(covered[first - sentence.first : last - sentence.first]):
            continue
        raw = reading.text[slice(*reading.chars(first, last))]
        is_name = raw not in knowledge.not_actors and "$" not in raw
        if is_name and (label in _ACTOR_ENTITIES or label in _PLACE_ENTITIES):
            yield _mention(reading, sentence, first, last, "name", label, None)


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
            if tokens[i].lower in {"'s", "’s"} and i > first:
                break
            i += 1
        last = i
        while i < sentence.last and tokens[i].lower in {"'s", "’s"}:
            i += 1
        while first < last and tokens[first].dep in {"det"} | {"punct"}:
            first += 1
        while last > first and tokens[last - 1].pos == "PUNCT":
            last -= 1
        if first < last and any(t.text[0].isupper() for t in tokens[first:last]):
            yield first, last, label


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


def _plausible(tokens: tuple[Token, ...], sentence: Sentence, match: Match) -> bool:
    """Refuse a one-word name that is another part of speech here: "May", "Will", "House prices"."""
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


def _nominals(
    reading: Reading, sentence: Sentence, knowledge: Knowledge, taken: set[int]
) -> Iterator[Mention]:
    """Yield noun phrases headed by a role noun: "senior Russian officials"."""
    tokens = reading.tokens
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if _is_number_of_people(reading, i) and i not in taken:
            yield _mention(reading, sentence, i, i + 1, "nominal", "ROLE", None)
        if token.pos not in {"NOUN", "PROPN", "ADJ"} or i in taken or not token.text[0].isalnum():
            continue
        if token.dep in {"compound", "amod", "nmod"} and tokens[i].head > i:
            continue
        if role_of(reading, i, knowledge) is None or _is_condition(reading, i):
            continue
        first = _phrase_start(reading, sentence, i)
        yield _mention(reading, sentence, first, i + 1, "nominal", "ROLE", None)


_DONE_TO_PEOPLE = frozenset("kill wound injure arrest detain jail shoot hurt execute".split())


def _is_number_of_people(reading: Reading, i: int) -> bool:
    """Tell whether a bare number counts people: "rustlers kill eleven"."""
    token = reading.tokens[i]
    verb = reading.tokens[token.head]
    return (
        token.tag == "CD" and token.dep in {"dobj", "nsubjpass"} and not token.entity == "MONEY"
        and verb.lemma in _DONE_TO_PEOPLE
    )  # fmt: skip


def _is_condition(reading: Reading, i: int) -> bool:
    """Tell whether "state" is no body: "a state of emergency", "the state of affairs"."""
    after = [token.lower for token in reading.tokens[i + 1 : i + 3]]
    return reading.tokens[i].lower == "state" and after[:1] == ["of"] and after[1:] != ["the"]


def role_of(reading: Reading, i: int, knowledge: Knowledge) -> str | None:
    """Return the longest known role noun that ends at token `i`, or None."""
    tokens = reading.tokens
    for size in (3, 2, 1):
        if i - size + 1 < 0 or tokens[i - size + 1].sentence != tokens[i].sentence:
            continue
        text = " ".join(token.text for token in tokens[i - size + 1 : i + 1])
        if words(text) in knowledge.roles:
            return text
        if size == 1 and words(tokens[i].lemma) in knowledge.roles:
            return tokens[i].lemma
    return None


def _phrase_start(reading: Reading, sentence: Sentence, head: int) -> int:
    """Return the first token of the modifiers left of a noun, without the article."""
    tokens = reading.tokens
    first = head
    while first > sentence.first:
        before = tokens[first - 1]
        if before.dep not in _MODIFIER_DEPS or not head >= before.head >= first - 1:
            break
        if before.dep == "punct" and before.text not in {"-", "–"}:
            break
        if before.dep in {"case", "poss"}:
            break
        first -= 1
    while first < head and tokens[first].dep in {"det", "predet", "punct"}:
        first += 1
    return first


_OF_SOMEBODY = frozenset(
    "able unable willing unwilling ready prepared determined happy glad pleased proud eager keen "
    "concerned worried confident sure certain free set due afraid reluctant committed interested "
    "convinced aware quick slow bound entitled open satisfied sorry grateful delighted".split()
)
"""What only somebody can be: in "it is pleased to see" the "it" stands for a body."""


def _stands_for_clause(reading: Reading, token: Token) -> bool:
    """Tell whether "it" only announces a clause: "It is fair to ask", "It is unclear whether"."""
    if token.lower != "it" or token.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = token.head
    if reading.tokens[verb].lemma not in {"be", "seem", "appear", "become", "remain"}:
        return False
    said = reading.child(verb, "acomp", "attr", "oprd")
    if said is not None and reading.tokens[said].lower in _OF_SOMEBODY:
        return False
    nodes = (verb,) if said is None else (verb, said)
    clauses = {"ccomp", "xcomp", "csubj"} if said is not None else {"ccomp"}
    if any(reading.tokens[n].dep in clauses for node in nodes for n in reading.children[node]):
        return True
    cleft = said is not None and reading.child(said, "relcl", "acl") is not None
    return cleft and said is not None and not any(
        reading.tokens[n].lower in {"a", "an"} for n in reading.children[said]
    )  # fmt: skip


def _pronouns(reading: Reading, sentence: Sentence) -> Iterator[Mention]:
    for token in reading.sentence_tokens(sentence):
        personal = token.pos == "PRON" and token.lower in _PERSONAL and token.dep != "expl"
        if personal and not _stands_for_clause(reading, token):
            yield _mention(reading, sentence, token.i, token.i + 1, "pronoun", "PRONOUN", None)


def _mention(
    reading: Reading, sentence: Sentence, first: int, last: int,
    form: MentionForm, label: str, entity: str | None,
) -> Mention:  # fmt: skip
    tokens = reading.tokens
    head = first
    for i in range(first, last):
        if not first <= tokens[i].head < last or tokens[i].head == i:
            head = i
            break
    if form == "nominal":
        head = last - 1
    start, end = reading.chars(first, last)
    return Mention(
        id=content_id("mention", reading.article_id, start, end),
        article=reading.article_id, sentence=sentence.index,
        kind="place" if label in _PLACE_ENTITIES else "actor", form=form,
        label=label, start=start, end=end, raw=reading.text[start:end],
        first=first, last=last, head=head, entity=entity,
    )  # fmt: skip
