"""Tell where an act is none for what its sides are: nobody is let, praised, freed or helped.

In: a reading, a frame match and its final sides. Out: truth values. It refuses what the words
alone tell: `mere_words` looks at those.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.frames import FrameMatch
from dateline.extract.slots import (
    agent_of,
    complement_clause,
    prepositions,
    verb_object,
    verb_subject,
)
from dateline.records import Mention
from dateline.syntax import Reading, is_passive

MILITARY = frozenset(
    "troop soldier force army navy warplane warship jet fighter bomber tank drone helicopter guard "
    "ship vessel plane aircraft destroyer frigate submarine rebel militant marine".split()
)


def is_idle(
    reading: Reading, match: FrameMatch, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:  # fmt: skip
    """Tell whether a match is no act for what its sides are: nobody is let, praised, freed."""
    frame = match.frame
    if frame.type == "REQUEST" and frame.pos == "verb" and _is_bidden(reading, match.trigger):
        return True
    if frame.lemma in _LETTING and frame.type == "AGREE":
        return not _is_let(reading, match)
    if frame.lemma in _FEELING and frame.type == "SUPPORT":
        return not recipients and "for" not in prepositions(reading, match.trigger)
    if frame.type in {"PROTEST", "MOBILIZE"} and frame.lemma in _COMING:
        return not _comes(reading, match, actors)
    if frame.pos == "verb" and not frame.objects and (frame.lemma, frame.type) in _WHOSE_ACT:
        return not _is_own_act(reading, match, actors, recipients)
    if frame.lemma == "rally" and frame.type == "PROTEST" and not recipients:
        told = {"for", "against"} & prepositions(reading, match.trigger).keys()
        return not told and all(m.label == "PERSON" for m in actors)
    several = frame.lemma in _BY_SEVERAL and frame.pos == "verb"
    if several and frame.type == "CONSULT" and not recipients:
        return _is_alone(reading, match.trigger, actors)
    if frame.mode == "release" and _is_publishing(reading, match):
        return True
    if frame.objects or frame.pos != "verb":
        return False
    if frame.lemma in _HELPING and frame.type == "AID":
        return _is_of_thing(reading, match.trigger)
    matter = verb_object(reading, match.trigger)
    if not recipients and frame.lemma in _DONE_TO_IT:
        return matter is not None and reading.tokens[matter].lower in {"it", "that", "this"}
    return False


_BIDDEN = frozenset("asked told urged ordered advised instructed".split())


def _is_bidden(reading: Reading, verb: int) -> bool:
    """Tell whether a headline's participle has who is asked as subject: "Hunters asked to help"."""
    token = reading.tokens[verb]
    if token.lower not in _BIDDEN or reading.sentences[token.sentence].part == "body":
        return False
    if reading.child(verb, "dobj", "aux", "auxpass") is not None:
        return False
    return verb + 1 < len(reading.tokens) and reading.tokens[verb + 1].tag == "TO"


_COMING = {
    "gather": frozenset("protester demonstrator striker rioter marcher dissident".split()),
    "assemble": frozenset("protester demonstrator striker rioter marcher dissident".split()),
    "cross": MILITARY,
    "enter": MILITARY,
}
"""Who does more than come where such a verb tells an act: protesters gather, troops cross."""


_WHOSE_ACT = {("fire", "SANCTION"), ("leave", "RETREAT"), ("hit", "ASSAULT")}
"""Plain verbs that tell an act of some only: persons are fired, troops leave, missiles hit."""
_WEAPONS = frozenset("missile rocket shell mortar drone bomb airstrike torpedo cyberattack".split())
_GROUND_FORCES = frozenset("troop soldier force army marine peacekeeper fighter rebel".split())


def _is_own_act(
    reading: Reading, match: FrameMatch, actors: Sequence[Mention], recipients: Sequence[Mention]
) -> bool:  # fmt: skip
    """Tell whether those who fire, leave or hit, or those who bear it, make it an act."""
    if match.frame.lemma == "fire":
        return bool(recipients) and all(m.label == "PERSON" for m in recipients)
    subject = verb_subject(reading, match.trigger)
    head = reading.tokens[subject].lemma.lower() if subject is not None else ""
    if match.frame.lemma == "hit":
        return head in _WEAPONS
    return head in _GROUND_FORCES and any(m.label != "ROLE" for m in recipients)


def _comes(reading: Reading, match: FrameMatch, actors: Sequence[Mention]) -> bool:
    """Tell whether those who gather or cross are such as protest or fight."""
    heads = {reading.tokens[mention.head].lemma.lower() for mention in actors}
    return bool(heads & _COMING[match.frame.lemma])


_BY_SEVERAL = frozenset({"discuss", "sit", "speak", "talk"})
"""What takes two: one alone who "discussed his plans" only spoke of them."""


def _is_publishing(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether what is released names nobody: "released the mails", "the release of a letter".

    A frame that asks for its object knows captives and goods itself.
    """
    if match.frame.lemma == "release" and match.frame.objects:
        return False
    nodes = [match.trigger, *match.support]
    release = next((n for n in nodes if reading.tokens[n].lemma == "release"), None)
    if release is None:
        return False
    behind = prepositions(reading, release).get("of", ())
    verbal = reading.tokens[release].pos == "VERB"
    matter = verb_object(reading, release) if verbal else next(iter(behind), None)
    if matter is not None and reading.tokens[matter].lower in {"it", "they", "them"}:
        return _stands_for_papers(reading, matter)
    return matter is not None and matter not in reading.mention_at


_PAPERS = frozenset(
    "email e-mail mail document report memo tape transcript record file letter video recording "
    "text message photo picture note page return summary".split()
)


def _stands_for_papers(reading: Reading, pronoun: int) -> bool:
    """Tell whether the last noun that "they" can stand for is what one publishes: "the emails"."""
    plural = reading.tokens[pronoun].lower != "it"
    first = reading.sentences[reading.tokens[pronoun].sentence].first
    for token in reversed(reading.tokens[first:pronoun]):
        if token.tag in ({"NNS", "NNPS"} if plural else {"NN", "NNP"}):
            return token.lemma in _PAPERS
    return False


_DONE_TO_IT = frozenset({"fight", "battle", "kill", "seize", "grab", "attack", "prosecute", "give"})
"""What is done to a bill or a chance as well: "it" that stands for nobody is then no victim."""


_FEELING = frozenset({"proud", "grateful", "thankful", "glad", "happy"})
"""How somebody feels: praise only of somebody, "proud of them"."""


_LETTING = frozenset({"allow", "permit"})


def _is_let(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether somebody is let do something, by somebody or in the passive.

    A policy that "allows officials to act", and who "allowed a culture to take root" or "himself to
    be led", consent to nothing.
    """
    clause = complement_clause(reading, match.trigger)
    who = reading.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if who is None:
        who = verb_object(reading, match.trigger)
    if who is None:
        return True
    named = reading.mention_at.get(who)
    if named is None or named.raw.lower().endswith(("self", "selves")):
        return False
    by = verb_subject(reading, match.trigger)
    passive = is_passive(reading, match.trigger)
    lets = reading.mention_at.get(by) if by is not None else None
    if lets is not None and lets.raw.lower() in {"it", "this", "that"} and lets.chain is None:
        return False  # "it allowed me to go": a circumstance did
    return by is None or by in reading.mention_at or passive


def _is_alone(reading: Reading, trigger: int, actors: Sequence[Mention]) -> bool:
    """Tell whether one alone "discussed his plans", with nobody: he only spoke of them."""
    if len(actors) != 1 or _is_plural(reading, actors[0]):
        return False
    subject = verb_subject(reading, trigger)
    if subject is not None and reading.child(subject, "conj") is not None:
        return False
    above = reading.tokens[reading.tokens[trigger].head]
    if reading.tokens[trigger].tag == "VB" and above.lemma in _GATHERING:
        return False
    return not any(
        reading.tokens[node].lower == "with"
        and any(n in reading.mention_at for n in reading.children[node])
        for node in reading.subtree(trigger)
    )


_GATHERING = frozenset("meet gather sit convene call phone visit talk speak meeting call".split())


def _is_plural(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody is several: they may discuss a matter among themselves."""
    token = reading.tokens[mention.head]
    if mention.form == "pronoun":
        return token.lower in {"they", "we", "both"}
    return token.tag in {"NNS", "NNPS"} or mention.label in {"COUNTRY", "METONYM", "ORG", "GROUP"}


_HELPING = frozenset({"help", "aid", "assist"})


_GIVEN = frozenset(
    "aid money fund donation grant loan assistance package shipment troop weapon program programme "
    "project food supply contribution gift training charity team mission force worker other".split()
)
"""What helps because somebody gives it."""


def _is_of_thing(reading: Reading, trigger: int) -> bool:
    """Tell whether what helps is a circumstance: "his tenure aided them", "helped by the delay"."""
    passive = is_passive(reading, trigger)
    own = agent_of(reading, trigger) if passive else reading.child(trigger, "nsubj")
    if own is None or reading.tokens[own].pos != "NOUN":
        return False
    return own not in reading.mention_at and reading.tokens[own].lemma not in _GIVEN
