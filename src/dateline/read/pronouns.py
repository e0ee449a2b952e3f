"""Give pronouns their antecedents.

In: a reading, its mentions in order, the chains of names and nouns. Out: the chains with the
pronouns. First persons inside quotations stay apart: the speaker is known only after `extract`.
It refuses an antecedent of another number or gender.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.read.agreement import FEMALE, MALE, NEUTER, PLURAL, agrees, gender_of
from dateline.read.binding import barred
from dateline.read.chains import Chains
from dateline.read.nominals import (
    is_anybody,
    is_example,
    is_indefinite,
    is_nobody,
    is_predicate,
)
from dateline.read.prominence import (
    MANY,
    ONE,
    best_thing,
    governs,
    is_own_speaker,
    is_quoted,
    is_scene,
    is_spoken_for,
    is_spoken_of,
    judging_verb,
    placed,
    salience,
    speaks,
)
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading

FIRST = frozenset({"i", "me", "my", "we", "us", "our", "you"})

GENDER_UNTOLD = 4.0
"""How much less likely "she" is somebody whose gender nothing tells ("the photographer"). Read on
80 articles of American political news (November 2026): nearly every "she" was a woman named."""

SENTENCES_BACK, SPEAKER_BACK = 2, 5
"""How far a pronoun looks back. Two sentences hold nearly all antecedents in GUM news; "he said"
may come a long quotation after its speaker."""


def link_pronoun(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: Chains,
    knowledge: Knowledge,
) -> None:  # fmt: skip
    """Put a pronoun into the chain of its likeliest antecedent, if any agrees with it."""
    form = mention.raw.lower()
    if form in FIRST:
        _link_first_person(reading, mention, ordered, chains)
        return
    if form == "it" and _is_of_event(reading, mention):
        return
    ahead = _subject_ahead(reading, mention)
    if ahead is not None and ahead.id in chains.of:
        joined = any(reading.tokens[n].dep == "conj" for n in reading.children[ahead.head])
        if agrees(reading, ahead, form, chains, knowledge) and not joined:
            chains.join(mention, chains.of[ahead.id])
        if joined and form in PLURAL:
            return
        if mention.id in chains.of:
            return
    says = speaks(reading, mention) and not is_quoted(reading, mention)
    near = SPEAKER_BACK if says else SENTENCES_BACK
    named = _names_above(reading, mention) if form in MALE | FEMALE else []
    if any(_is_unknown(reading, node) for node in named):
        near = 0
    best = _likeliest(reading, mention, ordered, chains, knowledge, near)
    if best is None and form in MALE | FEMALE:
        subject = _subject_behind(reading, mention)
        fits = subject is not None and subject.id in chains.of
        if subject is not None and fits and agrees(reading, subject, form, chains, knowledge):
            chains.join(mention, chains.of[subject.id])
            return
        if not is_quoted(reading, mention) and not named:
            best = _likeliest(reading, mention, ordered, chains, knowledge, SPEAKER_BACK)
    if best is None or (form in PLURAL and _two_before(reading, mention, ordered, chains)):
        return
    if _is_of_thing(reading, mention, best[0], chains.members[best[1]][0]):
        return
    chains.join(mention, best[1])


def _names_above(reading: Reading, mention: Mention) -> list[int]:
    """Return the names that are subjects of the clauses around a pronoun, also unknown ones."""
    subjects = (reading.child(node, *SUBJECTS) for node in reading.ancestors(mention.head))
    return [
        node for node in subjects
        if node is not None and node < mention.head and reading.tokens[node].pos == "PROPN"
    ]  # fmt: skip


def _is_unknown(reading: Reading, node: int) -> bool:
    """Tell whether a name that is told again was taken for no mention: he may be meant."""
    name = reading.tokens[node].text
    again = any(token.text == name and token.i != node for token in reading.tokens)
    return again and reading.mention_at.get(node) is None


def _is_of_event(reading: Reading, mention: Mention) -> bool:
    """Tell whether "it" is said to be an event: "It was the third meeting"."""
    token = reading.tokens[mention.head]
    verb = reading.tokens[token.head]
    said = reading.child(verb.i, "attr") if token.dep in SUBJECTS and verb.lemma == "be" else None
    return said is not None and reading.tokens[said].lemma in _EVENTS


_EVENTS = frozenset(
    "meeting summit talk visit trip attack call time step move day sign decision moment mistake "
    "victory strike agreement deal speech vote election war crisis round".split()
)
"""Nouns for what happens, which no state and no body is."""


def _likeliest(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: Chains,
    knowledge: Knowledge, back: int,
) -> tuple[float, int] | None:  # fmt: skip
    """Return score and chain of the best antecedent so many sentences back, None if there is none.

    Farther away than two sentences it is a name outside quotations.
    """
    best: tuple[float, int] | None = None
    apart = barred(reading, mention, ordered, chains)
    form = mention.raw.lower()
    for other in ordered:
        if other.start >= mention.start:
            break
        if other.id not in chains.of or chains.of[other.id] in apart:
            continue
        away = mention.sentence - other.sentence
        if away > back or (away > SENTENCES_BACK and not _is_lasting(reading, other)):
            continue
        score = _antecedent_score(reading, mention, other, form, chains, knowledge)
        if score is not None:
            best = max(best or (-1e9, -1), (score, chains.of[other.id]))
    return best


def _is_lasting(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody may be meant some sentences on: named, and not in a quotation."""
    return mention.form != "nominal" and not is_quoted(reading, mention)


def _subject_behind(reading: Reading, mention: Mention) -> Mention | None:
    """Return the subject of the clause that a pronoun's own opens: "When asked if he ..., Lee"."""
    tokens = reading.tokens
    if is_quoted(reading, mention):
        return None
    for node in reading.ancestors(mention.head):
        if tokens[node].dep not in {"advcl", "prep", "ccomp"}:
            continue
        subject = reading.child(tokens[node].head, *SUBJECTS)
        if subject is not None and subject > mention.head:
            return reading.mention_at.get(subject)
    return None


def _is_of_thing(reading: Reading, mention: Mention, score: float, first: Mention) -> bool:
    """Tell whether a thing is likelier meant than the best antecedent, whose chain opens so.

    "They" may stand for things rather than for one body; "them" for things as well as for people.
    """
    form = mention.raw.lower()
    if form in NEUTER:
        return best_thing(reading, mention, ONE) > score
    is_many = reading.tokens[first.head].tag in MANY
    competes = form in PLURAL and (form == "them" or not is_many)
    return competes and best_thing(reading, mention, MANY) > score


def _subject_ahead(reading: Reading, mention: Mention) -> Mention | None:
    """Return the subject behind a phrase that opens its sentence: "After their talks, they left".

    A possessive there stands for the subject of the clause that the phrase belongs to; so it does
    in "Seeking to calm the anger at his remarks, Trump said", if nobody is named before it.
    """
    tokens = reading.tokens
    if tokens[mention.head].dep != "poss" or is_quoted(reading, mention):
        return None
    first = reading.sentences[mention.sentence].first
    for node in reading.ancestors(mention.head):
        if tokens[node].dep in SUBJECTS or tokens[node].dep == "conj":
            return None
        if tokens[tokens[node].head].pos not in {"VERB", "AUX"}:
            continue
        subject = reading.child(tokens[node].head, "nsubj", "nsubjpass")
        if subject is None or subject < mention.head:
            continue
        opens = tokens[node].dep == "prep" and node <= first + 1
        if opens or (tokens[node].dep == "advcl" and _is_first(reading, mention)):
            return reading.mention_at.get(subject)
        if tokens[node].dep == "prep":
            return None
    return None


def _is_first(reading: Reading, mention: Mention) -> bool:
    """Tell whether no person or body is named before a mention in its sentence."""
    return not any(
        other.label in _CAN_OWN or other.form == "pronoun"
        for other in reading.mentions
        if other.sentence == mention.sentence and other.start < mention.start
    )


_CAN_OWN = frozenset({"PERSON", "ROLE", "ORG", "GROUP", "COUNTRY"})


def _link_first_person(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: Chains
) -> None:
    """Chain "I", "me" and "my" of one paragraph: one voice speaks in it; "we" likewise."""
    kind = next(kind for kind in _VOICES if mention.raw.lower() in kind)
    paragraph = reading.sentences[mention.sentence].paragraph
    for other in ordered:
        if other.start >= mention.start:
            break
        near = reading.sentences[other.sentence].paragraph == paragraph
        if near and other.form == "pronoun" and other.raw.lower() in kind and other.id in chains.of:
            chains.join(mention, chains.of[other.id])
            return
    chains.start(mention)


_VOICES = (
    frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"}), frozenset({"you"}),
)  # fmt: skip


def _leads_pair(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether two names together are the subject of a clause that the pronoun stands below."""
    if other.sentence != mention.sentence or other.form != "name" or other.start > mention.start:
        return False
    if not governs(reading, other, mention):
        return False
    joined = [n for n in reading.children[other.head] if reading.tokens[n].dep == "conj"]
    return len(joined) == 1 and reading.tokens[joined[0]].pos == "PROPN"


def _two_before(reading: Reading, mention: Mention, ordered: list[Mention], chains: Chains) -> bool:
    """Tell whether "their" may stand for two names told before it in its sentence together."""
    names = {
        chains.of.get(other.id, other.id)
        for other in ordered
        if other.sentence == mention.sentence
        and other.start < mention.start
        and other.form == "name"
        and other.label in {"PERSON", "COUNTRY", "METONYM"}
    }
    if any(_leads_pair(reading, mention, other) for other in ordered):
        return True
    plural = any(
        other.sentence == mention.sentence and other.start < mention.start
        and other.form == "nominal" and other.raw.endswith("s")
        for other in ordered
    )  # fmt: skip
    return len(names) > 1 and not plural


def _antecedent_score(
    reading: Reading, mention: Mention, other: Mention, form: str, chains: Chains,
    knowledge: Knowledge,
) -> float | None:  # fmt: skip
    """Score a possible antecedent: near, a subject, of the right kind; None if it cannot be."""
    if not agrees(reading, other, form, chains, knowledge):
        return None
    personal = form in MALE or form in FEMALE
    if personal and is_nobody(reading, other):
        return None
    if is_predicate(reading, other) or (form in {"it", "itself"} and is_scene(reading, other)):
        return None
    tokens = reading.tokens
    voice = form in NEUTER and is_spoken_of(reading, mention, other)
    if form in NEUTER and tokens[other.head].dep in {"compound", "nmod", "amod"} and not voice:
        return None
    place = placed(reading, other.head)
    dep = tokens[place].dep
    verb = tokens[place].head
    score = salience(reading, mention, other.head, other.first)
    if is_quoted(reading, other) and not is_quoted(reading, mention):
        score -= 8.0
    elif speaks(reading, mention) and (
        speaks(reading, other) or _is_introduced(reading, other, chains)
    ):
        score += 8.0
    if form in NEUTER and mention.sentence != other.sentence:
        score -= 2.0 * (is_quoted(reading, mention) and not is_quoted(reading, other))
    if is_own_speaker(reading, mention, other):
        return None
    first = chains.members[chains.of[other.id]][0]
    one = tokens[first.head].tag in ONE and tokens[first.head].lower not in _PEOPLE
    one = one or first.label == "ORG"
    body = form in PLURAL and one and other.form != "pronoun"
    if body and not governs(reading, other, mention):
        score -= 2.5
    if first.sentence != mention.sentence and is_anybody(reading, first):
        return None
    if other.form == "nominal" and is_indefinite(reading, other):
        score -= 4.0
    if form in FEMALE and not gender_of(reading, chains.members[chains.of[other.id]], knowledge):
        score -= GENDER_UNTOLD
    if voice or is_spoken_for(reading, mention, other):
        score += 6.0
    if form in NEUTER and first.label in _STATES and dep in {"pobj", "conj"}:
        score -= 2.0
    if is_example(reading, other):
        score -= 3.0
    possessive = mention.raw.lower() in {"his", "her", "its", "their"}
    if possessive and dep == "dobj" and verb == judging_verb(reading, mention):
        score += 6.0
    if not possessive and tokens[mention.head].head == verb:
        return None
    if other.form == "pronoun":
        score += 0.5
    return score


def _is_introduced(reading: Reading, mention: Mention, chains: Chains) -> bool:
    """Tell whether a person enters here, as a subject: "Ann Lee, 47, lives near. She said"."""
    first = chains.members[chains.of[mention.id]][0]
    named = mention.label == "PERSON" and mention.form == "name" and " " in mention.raw
    return named and first.id == mention.id and reading.tokens[mention.head].dep in SUBJECTS


_STATES = frozenset({"COUNTRY", "METONYM", "GPE"})

_PEOPLE = frozenset({"couple", "pair", "duo", "trio", "family", "staff", "police", "public"})
"""Singular nouns for people, whom "they" stands for as well as for a plural."""
