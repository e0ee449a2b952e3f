"""Find the role nouns of a parsed article: "senior officials", "a rebel attack", "the needy".

In: a reading, a sentence and the knowledge base. Out: nominal mentions. It refuses nouns that name
no body where they stand: "a state of emergency", "take sides", "a campaign against polio".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.read.marking import mention_of
from dateline.records import Mention, Sentence
from dateline.syntax import SUBJECTS, Reading

_MODIFIER_DEPS = frozenset({"compound", "amod", "nmod", "nummod", "det", "advmod", "punct", "poss",
                            "case", "predet", "quantmod", "npadvmod"})  # fmt: skip


def nominals(
    reading: Reading, sentence: Sentence, knowledge: Knowledge, taken: Mapping[int, str | None]
) -> Iterator[Mention]:
    """Yield noun phrases headed by a role noun: "senior Russian officials".

    taken: the label of the name that stands at a token.
    """
    tokens = reading.tokens
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        counted = _is_number_of_people(reading, i) or _are_others(reading, i)
        if counted and i not in taken:
            yield mention_of(reading, sentence, i, i + 1, "nominal", "ROLE", None)
        if token.pos not in {"NOUN", "PROPN", "ADJ"} or i in taken or not token.text[0].isalnum():
            continue
        last = _office_from(reading, i, knowledge)
        within = last is not None and tokens[i].head <= last
        if token.dep in {"compound", "amod", "nmod"} and tokens[i].head > i and not within:
            if _acts_before_deed(reading, i, knowledge):
                yield mention_of(reading, sentence, i, i + 1, "nominal", "ROLE", None)
            continue
        if role_of(reading, i, knowledge) is None or _is_condition(reading, i):
            continue
        if _is_quality(reading, i) or (
            token.lemma == "campaign" and not _is_of_candidate(reading, i, taken)
        ):
            continue
        if _office_from(reading, i, knowledge, back=True) is not None:
            continue
        if last is not None:
            yield _of_office(reading, sentence, i, last)
            continue
        first = _phrase_start(reading, sentence, i)
        yield mention_of(reading, sentence, first, i + 1, "nominal", "ROLE", None)


_PLURALS = frozenset({"NNS", "NNPS"})


def _office_from(
    reading: Reading, i: int, knowledge: Knowledge, back: bool = False
) -> int | None:  # fmt: skip
    """Return where an office told by "of" ends that begins at `i`: "secretary of state".

    back: where it begins that ends at `i`. None for several: "a team of experts".
    """
    tokens = reading.tokens
    for size in (4, 3):
        first, last = (i - size + 1, i) if back else (i, i + size - 1)
        if first < 0 or last >= len(tokens) or tokens[first].sentence != tokens[last].sentence:
            continue
        if tokens[first + 1].lower != "of" or tokens[first].pos not in {"NOUN", "PROPN"}:
            continue
        if tokens[last].tag in _PLURALS or tokens[last].pos == "PUNCT":
            continue
        said = words(" ".join(token.text for token in tokens[first : last + 1]))
        role = knowledge.roles.get(said)
        if role is not None and role.kind == "person":
            return first if back else last
    return None


def _of_office(reading: Reading, sentence: Sentence, office: int, last: int) -> Mention:
    """Return the mention of an office told by "of": "the former secretary of state"."""
    first = _phrase_start(reading, sentence, office)
    mention = mention_of(reading, sentence, first, last + 1, "nominal", "ROLE", None)
    above = (i for i in range(office, last + 1) if not office <= reading.tokens[i].head <= last)
    return msgspec.structs.replace(mention, head=next(above, office))


_DEEDS = frozenset(
    "attack raid strike airstrike shelling bombing bombardment ambush assault offensive crackdown "
    "killing massacre shooting gunfire fire abduction kidnapping incursion siege blockade violence "
    "brutality protest boycott demand threat appeal pledge offensive advance uprising mutiny coup "
    "position stronghold base camp hideout convoy headquarters checkpoint outpost compound".split()
)
"""Nouns before which a role names who did it or whose it is: "a rebel attack", "army positions"."""

_ARMED = frozenset({"REB", "UAF", "MIL", "COP", "GOV", "CRM", "OPP", "LAB"})


def _acts_before_deed(reading: Reading, i: int, knowledge: Knowledge) -> bool:
    """Tell whether a modifier names who acts: "a rebel attack", not beside a name of theirs."""
    head = reading.tokens[i].head
    deed = reading.tokens[head]
    if not {deed.lemma, deed.lower} & _DEEDS or reading.tokens[i].entity:
        return False
    if reading.tokens[i].lower in {"terrorist", "suicide"}:
        return False
    if any(reading.tokens[n].entity for n in reading.children[head] if n < head):
        return False
    role = knowledge.roles.get(words(reading.tokens[i].lemma))
    return role is not None and role.sector in _ARMED


_DONE_TO_PEOPLE = frozenset(
    "kill wound injure arrest detain jail shoot hurt execute indict charge convict sentence free "
    "release abduct kidnap expel deport accuse".split()
)


_MASSES = frozenset("dozens scores tens hundreds thousands millions".split())
_TAKING_PART = frozenset("march protest demonstrate rally riot gather chant congregate".split())


def _are_marchers(reading: Reading, i: int) -> bool:
    """Tell whether a bare number are those who protest: "thousands marched", "10,000 rallied"."""
    token, verb = reading.tokens[i], reading.tokens[reading.tokens[i].head]
    if token.dep != "nsubj" or not (token.lower in _MASSES or token.tag == "CD"):
        return False
    behind = [reading.child(n, "pobj") for n in reading.children[i] if n > i]
    if any(n is not None and reading.tokens[n].lower not in _MASSES for n in behind):
        return False
    if verb.lemma in {"take", "attend", "join"}:
        below = {reading.tokens[n].lemma for n in reading.subtree(verb.i)}
        return bool(below & {"street", "protest", "rally", "march", "demonstration", "strike"})
    return verb.lemma in _TAKING_PART


def _is_number_of_people(reading: Reading, i: int) -> bool:
    """Tell whether a bare number counts people: "rustlers kill eleven"."""
    token = reading.tokens[i]
    verb = reading.tokens[token.head]
    if _are_marchers(reading, i):
        return True
    return (
        token.tag == "CD" and token.dep in {"dobj", "nsubjpass"} and token.entity != "MONEY"
        and verb.lemma in _DONE_TO_PEOPLE
    )  # fmt: skip


def _are_others(reading: Reading, i: int) -> bool:
    """Tell whether "others" are people: "indicted Ruiz and three others", "dozens were killed"."""
    token = reading.tokens[i]
    if token.lower == "those":
        return _are_people(reading, i)
    if token.lower not in {"others", "dozens", "hundreds", "thousands", "scores"}:
        return False
    if any(reading.tokens[n].lower == "of" for n in reading.children[i]):
        return False
    at = token
    while at.dep == "conj":
        at = reading.tokens[at.head]
    done = reading.tokens[at.head].lemma in _DONE_TO_PEOPLE and at.dep in {"dobj", "nsubjpass"}
    return done or (at is not token and at.entity == "PERSON")


def _are_people(reading: Reading, i: int) -> bool:
    """Tell whether "those" are people: "aid to those who fled", "those in the flooded zone".

    Not what is compared: "prices higher than those in Oslo".
    """
    tokens = reading.tokens
    above = tokens[tokens[i].head]
    if tokens[i].dep not in {"dobj", "pobj", "nsubj", "nsubjpass", "conj", "dative"}:
        return False
    if above.lower in {"than", "like", "as", "from", "is", "are", "were", "was"}:
        return False
    behind = next((n for n in reading.children[i] if n > i), None)
    if behind is None or (behind > i + 1 and tokens[behind].dep not in {"relcl", "acl"}):
        return False
    if tokens[behind].dep == "relcl":
        return any(tokens[n].lower in {"who", "whom"} for n in reading.children[behind])
    if tokens[behind].dep == "prep":
        return tokens[behind].lower in {"in", "with", "without", "behind", "on"}
    return tokens[behind].lower in _SUFFERING


_SUFFERING = frozenset(
    "affected killed wounded injured displaced arrested detained accused charged responsible "
    "involved guilty hurt fleeing suspected convicted stranded living suffering trapped treated "
    "missing infected besieged evacuated homeless hungry protesting".split()
)
"""What is said of "those" who are people."""


_POWERS = frozenset(
    "constitutional legal moral statutory tariff emergency presidential subpoena negotiating "
    "spending borrowing taxing war".split()
)
_TASKS = frozenset(
    "relief rescue aid security combat bombing training reconnaissance suicide space evacuation "
    "mercy supply surveillance spy".split()
)
_MOVED = frozenset(
    "poultry livestock animal cattle pig bird troop population capital cargo traffic passenger "
    "vehicle".split()
)
_TIES = frozenset({"civil", "customs", "monetary", "currency", "banking", "fiscal"})
_IN_THIS_SENSE = {
    "authority": _POWERS, "mission": _TASKS, "movement": _MOVED, "union": _TIES
}  # fmt: skip
"""Nouns that name a body, and the words before them that make them name something else."""


def _is_abstract(reading: Reading, i: int) -> bool:
    """Tell whether a role noun stands in another sense: "tariff authority", "relief missions".

    Also "in person", "at half-staff", and "the bodies of the dead".
    """
    tokens = reading.tokens
    token, before = tokens[i], tokens[i - 1] if i else tokens[i]
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if before.lower in _IN_THIS_SENSE.get(token.lemma, ()):
        return True
    if token.lower == "authority" and (after == "over" or reading.child(i, "acl") is not None):
        return True
    if token.lower == "secretary":
        under = before.lower in {"assistant", "deputy", "under"}
        return after in {"general", "-", "for"} and not under
    if token.lower == "leadership":
        return not _is_body(reading, i)
    if token.lower == "person":
        return before.lower == "in"
    if token.lower == "staff":
        return before.text == "-" and tokens[i - 2].lower == "half"
    return token.lower == "bodies" and after == "of" and before.dep not in {"amod", "compound"}


def _is_body(reading: Reading, i: int) -> bool:
    """Tell whether "leadership" is those who lead: "the Oslo leadership", not "his leadership"."""
    tokens = reading.tokens
    before = [tokens[n] for n in reading.children[i] if n < i]
    owned = any(t.dep == "poss" for t in before) or reading.child(i, "prep") is not None
    return not owned and any(t.lower == "the" for t in before)


def _is_condition(reading: Reading, i: int) -> bool:
    """Tell whether a word is no body: "a state of emergency", "a couple of", "take sides"."""
    if _is_abstract(reading, i):
        return True
    token = reading.tokens[i]
    if token.lower in {"side", "sides"} and token.dep == "dobj":
        return reading.tokens[token.head].lemma in {"take", "switch"}
    after = [token.lower for token in reading.tokens[i + 1 : i + 3]]
    word = reading.tokens[i].lower
    if word == "movement" and after[:1] == ["of"]:
        return True
    counts = word in {"couple", "pair"}
    return after[:1] == ["of"] and (counts or (word == "state" and after[1:] != ["the"]))


_SAID_OF = frozenset("acomp oprd ccomp xcomp advcl pcomp".split())


def _is_quality(reading: Reading, i: int) -> bool:
    """Tell whether an adjective is said of somebody: "she is sick", not "treat the sick"."""
    tokens = reading.tokens
    if tokens[i].tag not in {"JJ", "JJR", "JJS"}:
        return False
    counted = i > 0 and tokens[i - 1].tag == "CD"
    if counted or any(
        tokens[n].dep in {"det", "nummod", "poss"} and n < i for n in reading.children[i]
    ):
        return False
    at = i
    while tokens[at].dep == "conj" and tokens[tokens[at].head].pos == "ADJ":
        at = tokens[at].head
    beside = at != i and tokens[at].dep in {"amod", "compound", "nmod"}
    return beside or tokens[at].dep in _SAID_OF


_ELECTORAL = frozenset("presidential election re-election reelection political senate".split())


def _is_of_candidate(reading: Reading, i: int, taken: Mapping[int, str | None]) -> bool:
    """Tell whether a campaign is a body: "the Clinton campaign", "the presidential campaign"."""
    before = reading.tokens[i - 1].lower if i else ""
    owned = reading.child(i, "poss") is not None  # "the senator's campaign said"
    speaks = reading.tokens[i].dep in SUBJECTS and (
        reading.tokens[reading.tokens[i].head].lemma in _SAYING
    )
    return before in _ELECTORAL or taken.get(i - 1) == "PERSON" or (owned and speaks)


_SAYING = frozenset("say tell announce declare respond decline add argue insist issue".split())


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
        if before.dep in {"case", "poss"} or before.tag in {"PRP", "WRB", "VBD"}:
            break
        first -= 1
    if first + 1 < head and tokens[first].dep == "advmod" and tokens[first + 1].dep == "det":
        first += 1
    while first < head and tokens[first].dep in {"det", "predet", "punct"}:
        first += 1
    return first
