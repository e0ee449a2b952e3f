"""Give a match the type of what eases or joins where its words are those of force or goods.

In: a reading and a frame match. Out: the match with another type, None where its row stands:
relief from sanctions, troops that move back, weapons destroyed by whose they are, politicians who
retreat; exercises held with others, doctors sent. It refuses to drop a match.
"""

from __future__ import annotations

from dateline.extract.frames import FrameMatch
from dateline.extract.politicians import is_politician
from dateline.extract.retyped_words import recoded
from dateline.extract.slots import prepositions, verb_object
from dateline.syntax import Reading


def as_concession(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a match as something given up, None if it is not."""
    kind, lemma = match.frame.type, match.frame.lemma
    if kind == "AID" and _is_from_sanctions(reading, match):
        return recoded(match, "CONCEDE", None, "080")
    if kind == "AID" and lemma == "open" and _is_open_to_thing(reading, match):
        return recoded(match, "AGREE", None, "030")
    if kind == "MOBILIZE" and lemma in {"move", "pull"} and _is_back(reading, match.trigger):
        return recoded(match, "RETREAT", "withdraw", "0872")
    if kind == "ASSAULT" and lemma in {"destroy", "dismantle"} and _is_own(reading, match):
        return recoded(match, "RETREAT", "disarm", "0873")._replace(recipients=())
    if kind == "RETREAT" and lemma in {"retreat", "surrender"} and _is_political(reading, match):
        return recoded(match, "CONCEDE", None, "080")
    return None


def as_cooperation(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a match as an act done with or for others, None if it is not."""
    if match.frame.type == "ASSAULT" and _is_game(reading, match):
        if len(match.actors) > 1:
            return recoded(match, "COOPERATE", None, "062")
        return recoded(match, "MOBILIZE", "troops", "152")
    if match.frame.type != "MOBILIZE":
        return None
    if _is_joint(reading, match):
        return recoded(match, "COOPERATE", None, "062")
    if match.frame.mode == "troops" and _is_for_health(reading, match):
        return recoded(match, "AID", None, "073")
    return None


def _is_from_sanctions(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether it is relief from sanctions that is offered, by this sentence or the last."""
    if not any(reading.tokens[n].lemma == "relief" for n in match.support):
        return False
    at = reading.tokens[match.trigger].sentence
    return any(
        token.lemma == "sanction"
        for sentence in reading.sentences[max(0, at - 1) : at + 1]
        for token in reading.sentence_tokens(sentence)
    )


def _is_open_to_thing(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a door is opened to no people: "opened the door to a deal"."""
    if not any(reading.tokens[n].lemma == "door" for n in match.support):
        return False
    targets = prepositions(reading, match.trigger, *match.support).get("to", ())
    return bool(targets) and not any(node in reading.mention_at for node in targets)


_BACK = frozenset({"farther", "further", "away", "back", "out"})


def _is_back(reading: Reading, trigger: int) -> bool:
    """Tell whether troops are moved away: "moved farther from the border"."""
    below = {reading.tokens[n].lower for n in reading.subtree(trigger) if n > trigger}
    where = {"to", "into", "toward"} & prepositions(reading, trigger).keys()
    return bool(below & _BACK) and "from" in below and not where


_WEAPONS = frozenset(
    "missile warhead weapon arsenal stockpile site facility mine launcher centrifuge reactor "
    "munition complex".split()
)
_PROMISING = frozenset("promise pledge agree commitment vow deal agreement undertake offer".split())


def _is_own(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether weapons are destroyed by whose they are: "its missiles", "promised to"."""
    matter = verb_object(reading, match.trigger)
    if matter is None or reading.tokens[matter].lemma not in _WEAPONS:
        return False
    owner = reading.child(matter, "poss")
    if owner is not None and reading.tokens[owner].lower in {"its", "their", "his", "our"}:
        return True
    return reading.tokens[reading.tokens[match.trigger].head].lemma in _PROMISING


def _is_political(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether politicians retreat: they give a position up, not ground."""
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    words = {token.lemma.lower() for token in reading.sentence_tokens(sentence)}
    return bool(match.actors) and not words & _ARMED and all(
        is_politician(reading, mention) for mention in match.actors
    )  # fmt: skip


_ARMED = frozenset(
    "troop force army police rebel soldier military war battle authority court prison custody "
    "warrant arrest siege jail rebellion fugitive agent territory".split()
)
"""Words beside which it is ground or oneself that is given up."""


_EXERCISES = frozenset({"exercise", "drill", "manoeuvre", "maneuver", "wargame"})
_TOGETHER = frozenset({"conjunction", "jointly", "alongside", "together", "joint"})


def _is_game(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a war is only played: "launch war games"."""
    return any(reading.tokens[n].lower == "games" for n in match.support)


def _is_joint(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether an exercise is held with others: "in conjunction with the Polish army"."""
    nodes = (match.trigger, *match.support)
    if not any(reading.tokens[n].lemma in _EXERCISES for n in nodes) or not match.actors:
        return False
    lands = {m.entity for m in match.actors if m.label in {"COUNTRY", "METONYM"}} - {None}
    if len(lands) > 1:
        return True
    top = match.trigger if match.frame.pos == "verb" else nodes[-1]
    return any(reading.tokens[n].lower in _TOGETHER for n in reading.subtree(top))


_STAFF = frozenset("personnel staff team official worker employee expert".split())
_CARE = frozenset(
    "health medical laboratory sample vaccine doctor nurse outbreak disease epidemic relief "
    "humanitarian sanitation cholera ebola".split()
)
_FORCES = frozenset("troop soldier military army marine force combat".split())


def _is_for_health(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether those deployed are to care for the sick: "personnel to take samples"."""
    if not any(reading.tokens[n].lemma in _STAFF for n in match.support):
        return False
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    words = {token.lemma.lower() for token in reading.sentence_tokens(sentence)}
    return bool(words & _CARE) and not words & _FORCES
