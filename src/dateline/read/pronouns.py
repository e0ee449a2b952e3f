"""Give pronouns their antecedents.

In: a reading, its mentions in order, the chains of names and nouns. Out: the chains with the
pronouns. First persons inside quotations stay apart: the speaker is known only after `extract`.
It refuses an antecedent of another number or gender.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.read.agreement import NEUTER, PLURAL, agrees
from dateline.read.chains import Chains
from dateline.read.prominence import (
    MANY,
    ONE,
    SAYING,
    best_thing,
    governs,
    is_anybody,
    is_example,
    is_indefinite,
    is_own_speaker,
    is_predicate,
    is_quoted,
    is_scene,
    is_spoken_for,
    judging_verb,
    listens,
    placed,
    salience,
    speaks,
)
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading

FIRST = frozenset({"i", "me", "my", "we", "us", "our", "you"})

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
    ahead = _subject_ahead(reading, mention)
    if ahead is not None and ahead.id in chains.of:
        joined = any(reading.tokens[n].dep == "conj" for n in reading.children[ahead.head])
        if agrees(reading, ahead, form, chains, knowledge) and not joined:
            chains.join(mention, chains.of[ahead.id])
        if joined and form in PLURAL:
            return
        if mention.id in chains.of:
            return
    best: tuple[float, int] | None = None
    apart = _told_below(reading, mention, ordered, chains) | _told_beside(reading, mention, chains)
    apart |= _voices(reading, mention, chains)
    says = speaks(reading, mention) and not is_quoted(reading, mention)
    for other in ordered:
        if other.start >= mention.start:
            break
        if chains.of.get(other.id) in apart:
            continue
        back = SPEAKER_BACK if says and not is_quoted(reading, other) else SENTENCES_BACK
        if mention.sentence - other.sentence > back or other.id not in chains.of:
            continue
        score = _antecedent_score(reading, mention, other, form, chains, knowledge)
        if score is not None:
            best = max(best or (-1e9, -1), (score, chains.of[other.id]))
    if best is None or (form in PLURAL and _two_before(reading, mention, ordered, chains)):
        return
    if _is_of_thing(reading, mention, best[0], chains.members[best[1]][0]):
        return
    chains.join(mention, best[1])


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


def _told_beside(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chain of the subject of a pronoun's own verb: "Ryan, who never criticizes him".

    An object is not its subject (principle B); reflexives are.
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    if (
        token.dep in SUBJECTS
        or token.dep == "poss"
        or mention.raw.lower().endswith(("self", "ves"))
    ):
        return frozenset()
    verb = next((n for n in reading.ancestors(mention.head) if tokens[n].pos == "VERB"), None)
    for _ in range(4):
        if verb is None:
            return frozenset()
        subject = reading.child(verb, "nsubj", "nsubjpass")
        if tokens[verb].dep == "relcl" and (subject is None or tokens[subject].lower in _WHO):
            subject = tokens[verb].head
        if subject is not None:
            found = reading.mention_at.get(subject)
            return frozenset({chains.of[found.id]} if found and found.id in chains.of else ())
        if tokens[verb].dep not in {"conj", "xcomp"}:
            return frozenset()
        verb = tokens[verb].head
    return frozenset()


_WHO = frozenset({"who", "which", "that"})


def _says(reading: Reading, verb: int) -> bool:
    """Tell whether a verb is one of saying: who says is not named in what stands before."""
    return reading.tokens[verb].lemma in SAYING


def _told_below(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: Chains
) -> frozenset[int]:
    """Return the chains that a subject pronoun cannot stand for: those named in its own clause.

    "He called the president's performance disgraceful": he is not the president (principle C of
    the binding theory, Chomsky 1981).
    """
    token = reading.tokens[mention.head]
    if token.dep not in SUBJECTS or is_quoted(reading, mention):
        return frozenset()
    said = reading.child(token.head, "ccomp") if _says(reading, token.head) else None
    said_nodes = set(reading.subtree(said)) if said is not None and said < mention.head else set()
    return frozenset(
        chains.of[other.id] for other in ordered
        if (other.start > mention.start or other.head in said_nodes)
        and other.sentence == mention.sentence
        and other.form != "pronoun" and other.id in chains.of
        and token.head in reading.ancestors(other.head) and not is_quoted(reading, other)
    )  # fmt: skip


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
        if near and other.raw.lower() in kind and other.id in chains.of:
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
    if is_predicate(reading, other) or (form in {"it", "itself"} and is_scene(reading, other)):
        return None
    tokens = reading.tokens
    if form in NEUTER and tokens[other.head].dep in {"compound", "nmod", "amod"}:
        return None
    place = placed(reading, other.head)
    dep = tokens[place].dep
    verb = tokens[place].head
    score = salience(reading, mention, other.head, other.first)
    if is_quoted(reading, other) and not is_quoted(reading, mention):
        score -= 8.0
    elif speaks(reading, mention) and speaks(reading, other):
        score += 8.0
    if form in NEUTER and mention.sentence != other.sentence:
        score -= 2.0 * (is_quoted(reading, mention) and not is_quoted(reading, other))
    if is_own_speaker(reading, mention, other):
        return None
    first = chains.members[chains.of[other.id]][0]
    body = form in PLURAL and first.label == "ORG" and other.form != "pronoun"
    if body and not governs(reading, other, mention):
        score -= 2.5
    if first.sentence != mention.sentence and is_anybody(reading, first):
        return None
    if other.form == "nominal" and is_indefinite(reading, other):
        score -= 4.0
    if is_spoken_for(reading, mention, other):
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


_STATES = frozenset({"COUNTRY", "METONYM", "GPE"})


def _voices(reading: Reading, mention: Mention, chains: Chains) -> frozenset[int]:
    """Return the chains of who speaks, and to whom, around a quoted mention: no "he" of it.

    A paragraph without a speaker of its own goes on with the one before.
    """
    if not is_quoted(reading, mention):
        return frozenset()
    paragraph = reading.sentences[mention.sentence].paragraph
    before = max((s.paragraph for s in reading.sentences if s.paragraph < paragraph), default=None)
    for number in (paragraph, before):
        found = frozenset(
            chains.of[other.id] for other in reading.mentions
            if other.id in chains.of and other.form == "name"
            and reading.sentences[other.sentence].paragraph == number
            and (speaks(reading, other) or _hears(reading, mention, other))
            and not is_quoted(reading, other)
        )  # fmt: skip
        if found:
            return found
    return frozenset()


def _hears(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether what is quoted is said to somebody: "you" for them, not "he"."""
    return abs(mention.sentence - other.sentence) <= 1 and listens(reading, other)
