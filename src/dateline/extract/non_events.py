"""Tell what is no event though a frame fits: storms and diseases, mere references, questions.

In: a reading and a frame match. Out: truth values. It refuses to weigh how sure a match is.
"""

from __future__ import annotations

from dateline.extract.frames import FrameMatch
from dateline.extract.slots import verb_object, verb_subject
from dateline.knowledge.predicates import Predicates
from dateline.syntax import Reading, is_passive


def by_nature(reading: Reading, match: FrameMatch, predicates: Predicates) -> bool:
    """Tell whether a storm or a virus did it or bears it: nobody is attacked.

    Nor is anybody threatened who is warned of an outbreak, seized who is a virus, or accused where
    doctors investigate cases.
    """
    frame, tokens = match.frame, reading.tokens
    if frame.type in {"THREATEN", "MOBILIZE", "COERCE"}:
        nodes = set(reading.subtree(match.trigger))
        if frame.mode in {"martial-law", "curfew"}:
            sentence = reading.sentences[tokens[match.trigger].sentence]
            return any(
                token.lemma in predicates.natural_causes or token.lower in _HEALTH
                for token in reading.sentence_tokens(sentence)
            )
        if frame.type == "COERCE":
            done_to = verb_object(reading, match.trigger)
            nodes = {done_to} if done_to is not None and frame.mode in _BORNE else set()
            if not match.actors and _is_left_by_disaster(reading, match.trigger):
                return True
        return any(
            tokens[node].lemma in predicates.natural_causes and tokens[node].lower != "waters"
            for node in nodes
        )
    if frame.mode == "investigate":
        span = reading.sentence_tokens(reading.sentences[tokens[match.trigger].sentence])
        if any(t.lemma in predicates.natural_causes or t.lemma in _CLINICAL for t in span):
            return True
        return _is_by_doctors(reading, match)
    if frame.type != "ASSAULT":
        return False
    subject = verb_subject(reading, match.trigger)
    if subject is not None and tokens[subject].lemma in predicates.natural_causes:
        return True
    if match.actors:
        return False
    if _is_left_by_disaster(reading, match.trigger):
        return True
    causes = [subject] if subject is not None else []
    for node in reading.children[match.trigger]:
        token = tokens[node]
        if token.dep in {"prep", "agent"} and token.lower in {"by", "in", "after", "of", "from"}:
            target = reading.child(node, "pobj")
            causes.extend(reading.subtree(target) if target is not None else ())
    return any(tokens[node].lemma in predicates.natural_causes for node in causes)


_DISASTERS = frozenset(
    "earthquake quake aftershock tremor hurricane typhoon cyclone tornado tsunami landslide "
    "mudslide wildfire flooding floodwater volcano".split()
)
_LEFT = frozenset(
    "kill destroy injure wound hurt damage devastate flatten raze bury trap force displace".split()
)
"""What such a thing does, told without it: "Six villages were destroyed"."""


def _is_left_by_disaster(reading: Reading, trigger: int) -> bool:
    """Tell whether nobody did it in an article on an earthquake: "300 people were killed".

    Holds for a passive without a cause of its own where title or first sentence tell of the thing.
    """
    tokens = reading.tokens
    if tokens[trigger].lemma not in _LEFT or not is_passive(reading, trigger):
        return False
    nodes = (n for n in reading.children[trigger] if tokens[n].dep != "mark")
    below = {(tokens[n].dep, tokens[n].lower) for n in nodes}
    if any(dep in {"agent", "advcl"} or word in _CAUSING for dep, word in below):
        return False
    opening = next((s.index for s in reading.sentences if s.part == "body"), 0)
    return any(
        token.lemma in _DISASTERS and token.pos in {"NOUN", "PROPN"}
        for sentence in reading.sentences[: opening + 1]
        for token in reading.sentence_tokens(sentence)
    )


_CAUSING = frozenset({"by", "with", "after", "during", "as"})


def _is_by_doctors(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a disease is investigated, which title or first sentence tells: nobody is."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[match.trigger].sentence]
    if any(token.lemma in _CRIMES for token in reading.sentence_tokens(sentence)):
        return False
    if any(tokens[mention.head].lemma in _DOCTORS for mention in match.actors):
        return True
    opening = next((s.index for s in reading.sentences if s.part == "body"), 0)
    return any(
        token.lower in _HEALTH
        for told in reading.sentences[: opening + 1]
        for token in reading.sentence_tokens(told)
    )


_DOCTORS = frozenset(
    "doctor physician epidemiologist scientist researcher astronomer geologist".split()
)
_CRIMES = frozenset(
    "police prosecutor crime fraud criminal fbi murder congress committee panel minister detective "
    "lawmaker court lawsuit misconduct negligence corruption bribery killing allegation".split()
)
"""Words beside which somebody is investigated."""

_HEALTH = frozenset(
    "health flu influenza virus disease outbreak epidemic cholera ebola malaria measles infection "
    "fever illness bacteria mrsa".split()
)
"""Words beside which an emergency is none of order and force."""

_BORNE = frozenset({"arrest", "seize"})
_CLINICAL = frozenset(
    "patient lab laboratory specimen symptom meteorite strain case-cluster".split()
)
"""Words beside which an investigation is none of what somebody did."""


REFERRING = frozenset(
    "deal pact agreement accord treaty threat sanction embargo bailout ban probe inquiry".split()
)
"""Nouns that mostly name a thing which is there: an event only with who made it and with whom."""


_STANDING = frozenset({"deal", "pact", "agreement", "accord", "treaty"})
"""What one has for long: "Chile has nine trade agreements"."""


def is_reference(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a noun only refers to what was done before: "he called the deal a mistake"."""
    token = reading.tokens[match.trigger]
    if match.frame.pos != "noun" or token.lemma not in REFERRING or len(match.support) > 1:
        return False
    above = reading.tokens[token.head]
    standing = above.lemma == "have" and token.dep == "dobj" and token.lemma in _STANDING
    if standing and above.tag in {"VBZ", "VBP"}:
        return True
    sides = bool(match.actors) + bool(match.recipients)
    return sides < 2 and len(match.actors) < 2


_VIEWS = frozenset(
    "viewpoint view side team force opinion party counsel argument candidate lawyer camp".split()
)


def is_of_compound(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a trigger is but a part of another word: "self-funding", "opposing views"."""
    tokens, trigger = reading.tokens, match.trigger
    if trigger > 1 and tokens[trigger - 1].text == "-" and tokens[trigger - 2].lower == "self":
        return True
    behind = tokens[trigger + 1] if trigger + 1 < len(tokens) else None
    return tokens[trigger].lower == "opposing" and behind is not None and behind.lemma in _VIEWS


def is_question(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether "asked" asks to know: "asked why", "asked him if he knew", "“Why?” asked he"."""
    if match.frame.type != "REQUEST" or match.frame.lemma != "ask":
        return False
    clause = match.complement
    if clause is not None and any(
        reading.tokens[n].lower in {"if", "whether"} for n in reading.children[clause]
    ):
        return True
    nodes = [match.trigger, *reading.children[match.trigger]]
    if any(reading.tokens[n].lower == "for" for n in nodes):
        return False
    below = [n for node in nodes for n in reading.children[node] if n > match.trigger]
    return not any(
        reading.tokens[n].tag == "TO" or reading.tokens[n].lower == "that" for n in below
    )


PLAYED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "RETREAT"})
"""Types whose words tell of sport in a sentence about sport ("Germany beat Brazil")."""


def is_played(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a match of a sentence about sport tells of sport, or of where a club goes."""
    if match.frame.mode == "visit":
        who = verb_subject(reading, match.trigger)
        named = reading.mention_at.get(who) if who is not None else None
        return named is not None and named.label in {"ORG", "METONYM", "COUNTRY", "GPE"}
    return match.frame.type in PLAYED


def is_launch(match: FrameMatch) -> bool:
    """Tell whether a thing is let out: "the new Holden will be released"."""
    bare = not match.frame.objects and match.frame.mode == "release" and not match.actors
    return bare and bool(match.recipients) and all(m.label == "ORG" for m in match.recipients)
