"""Tell whether a pronoun and a noun phrase before it agree in number, gender and kind.

In: a reading, the first mention of a chain, the knowledge base. Out: yes or no. It refuses to guess
the gender of a person whom no table entry, title, noun or given name tells: either pronoun agrees.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Mention
from dateline.syntax import Reading

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})


def agrees(reading: Reading, first: Mention, form: str, gender: str, knowledge: Knowledge) -> bool:
    """Tell whether a pronoun may stand for a chain, by number, gender and kind.

    first: the first of its mentions; gender: f or m where the chain tells it, else "".
    """
    if form in MALE or form in FEMALE:
        if first.form == "pronoun":
            return first.raw.lower() in (MALE if form in MALE else FEMALE)
        if first.label == "ROLE" and _is_body(reading, first, knowledge):
            return False
        wrong = "f" if form in MALE else "m"
        may = first.label in {"PERSON", "ROLE"} and gender != wrong
        return may and not _is_many(reading, first)
    if form in NEUTER:
        if first.form == "pronoun":
            return first.raw.lower() in NEUTER
        if first.label == "ROLE":
            return _is_body(reading, first, knowledge)
        return first.label in {"COUNTRY", "ORG", "OUTLET", "METONYM", "GPE"}
    if form in PLURAL:
        if first.form == "pronoun":
            return first.raw.lower() in PLURAL
        group = first.label == "ROLE" and _is_body(reading, first, knowledge)
        return _is_many(reading, first) or group or first.label in {"GROUP", "ORG"}
    return False


def _is_many(reading: Reading, mention: Mention) -> bool:
    """Tell whether a phrase is plural: "officials", "the Trumps"; "Sanders" is one, as tagged."""
    before = reading.tokens[mention.first - 1].lower if mention.first else ""
    one = mention.label == "PERSON" and mention.form == "name" and before != "the"
    return reading.tokens[mention.head].tag in {"NNS", "NNPS"} and not one


def _is_body(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a role noun is one body: "the government", "Iraqi military", not "officials"."""
    if reading.tokens[mention.head].tag not in {"NN", "NNP"}:
        return False
    said = words(mention.raw)
    role = next(
        (role for at in range(len(said)) if (role := knowledge.roles.get(said[-at - 1 :]))), None
    )
    return role is not None and role.kind == "group"


def gender_of(reading: Reading, chain: list[Mention], knowledge: Knowledge) -> str:
    """Return f or m for a person whose table entry, title, noun or given name tells it, else ""."""
    first = chain[0]
    person = knowledge.persons.get(entity_of(reading, first, knowledge) or "")
    if person is not None:
        return person.gender
    nouns = knowledge.gender_words["noun"]
    for mention in chain:
        if mention.form == "name" and (title := gender_of_title(reading, mention, knowledge)):
            return title
        heads = [mention.head] if mention.form == "nominal" else _nouns_beside(reading, mention)
        for noun in (reading.tokens[node].lower for node in heads):
            if found := nouns.get(noun) or _of_ending(noun):
                return found
    full = max((m.raw for m in chain if m.label == "PERSON" and " " in m.raw), default="", key=len)
    named = knowledge.genders.get(full.split()[0].casefold(), "") if full else ""
    return named or (_of_pronouns(chain) if first.label == "PERSON" else "")


def _of_pronouns(chain: list[Mention]) -> str:
    """Return f or m where most pronouns that stand for somebody already are of one gender."""
    said = [mention.raw.lower() for mention in chain if mention.form == "pronoun"]
    males, females = sum(word in MALE for word in said), sum(word in FEMALE for word in said)
    return "" if males == females else "m" if males > females else "f"


def _nouns_beside(reading: Reading, mention: Mention) -> list[int]:
    """Return the nouns that say who a named person is: "his sister, Ann Lee", "actress Ann Lee"."""
    if mention.label != "PERSON":
        return []
    tokens = reading.tokens
    token = tokens[mention.head]
    beside = [n for n in reading.children[token.i] if tokens[n].dep in {"appos", "compound"}]
    above = [token.head] if token.dep == "appos" else []
    return [n for n in (*above, *beside) if tokens[n].pos == "NOUN"]


def gender_of_title(reading: Reading, mention: Mention, knowledge: Knowledge) -> str:
    """Return f or m where a title before or in a name tells it: "Mrs. Clinton", else ""."""
    titles = knowledge.gender_words["title"]
    before = reading.tokens[mention.first - 1].lower.rstrip(".") if mention.first else ""
    several = mention.last - mention.first > 1
    own = reading.tokens[mention.first].lower.rstrip(".") if several else ""
    return titles.get(before) or titles.get(own) or ""


def entity_of(reading: Reading, mention: Mention, knowledge: Knowledge) -> str | None:
    """Return the id of a named person; a bare surname is that of the head of state of the day."""
    if mention.entity is not None or mention.last - mention.first > 1:
        return mention.entity
    heads = knowledge.heads_named(mention.raw.lower(), reading.article.published)
    return next(iter(heads)) if len(heads) == 1 else None


def _of_ending(noun: str) -> str:
    """Return f or m for a noun that ends so: "policewoman", "spokesman"."""
    if noun.endswith("woman"):
        return "f"
    return "m" if noun.endswith("man") and noun != "human" else ""
