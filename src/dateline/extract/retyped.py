"""Give a match the type that the words around its trigger tell, where its row cannot know it.

In: a reading and a frame match. Out: the match, with another type where an attack goes through
networks, people are driven from a country, somebody is only warned as a friend would, a view is
shared. It refuses to drop a match: `non_events` does that.
"""

from __future__ import annotations

import msgspec

from dateline.extract.frames import FrameMatch
from dateline.extract.politicians import is_politician
from dateline.extract.retyped_peace import as_concession, as_cooperation
from dateline.extract.retyped_words import as_words
from dateline.extract.slots import complement_clause, prepositions, verb_object, verb_subject
from dateline.records import Mention
from dateline.syntax import Reading, conjuncts


def retyped(reading: Reading, match: FrameMatch) -> FrameMatch:
    """Return a match with the type that fits the words around it."""
    kind, lemma = match.frame.type, match.frame.lemma
    if kind == "ASSAULT" and match.frame.pos == "verb" and _is_in_networks(reading, match.trigger):
        return _as(match, "COERCE", "cyber", "170")
    if kind == "ASSAULT" and lemma in _ATTACKS and _is_in_words(reading, match):
        made = match._replace(actors=match.actors or _who_makes(reading, match.trigger))
        return _as(made, "ACCUSE", "disapprove", "111")
    if lemma in _DRIVEN and _are_residents(reading, match):
        return _as(match, "COERCE", "deport", "174")
    if lemma == "imprison" and kind == "SANCTION" and not _is_in_court(reading, match):
        return _as(match, "COERCE", "arrest", "173")
    if lemma == "take" and kind == "COERCE" and _is_legal(reading, match):
        return _as(match, "ACCUSE", "allege", "115")
    shared = lemma == "agree" and kind == "AGREE" and bool(match.recipients)
    if shared and "with" in prepositions(reading, match.trigger) and is_view(reading, match):
        return _as(match, "SUPPORT", None, "051")
    if kind == "SUPPORT" and _is_to_do(reading, match):
        return _as(match, "AGREE", None, "030")
    if lemma in _WARNING and kind == "THREATEN" and _is_advice(reading, match):
        return _as(match, "REQUEST", None, "100")
    if lemma == "vow" and kind == "THREATEN" and _is_renounced(reading, match):
        return _as(match, "AGREE", None, "030")
    if lemma == "protest" and kind == "PROTEST" and _is_of_states(match):
        return _as(match, "ACCUSE", "allege", "114")
    for other in (as_words, as_concession, as_cooperation):
        found = other(reading, match)
        if found is not None:
            return found
    return match


_READY = frozenset({"ready", "willing", "prepared", "eager", "vow", "promise", "pledge"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


def with_content(
    reading: Reading, match: FrameMatch, content: FrameMatch | None
) -> FrameMatch:  # fmt: skip
    """Return a readiness or promise to do harm as a threat: "ready to attack", "vowed to ban"."""
    if content is None or match.frame.type != "AGREE" or match.frame.lemma not in _READY:
        return match
    told = {match.complement, *joined(reading, match.complement)}
    hostile = content.frame.type in _HOSTILE and content.trigger in told
    return _as(match, "THREATEN", None, "130") if hostile else match


def joined(reading: Reading, clause: int | None) -> tuple[int, ...]:
    """Return the verbs that a clause joins to its own: "to meet them or attack them"."""
    return tuple(conjuncts(reading, clause)) if clause is not None else ()


def _as(match: FrameMatch, kind: str, mode: str | None, cameo: str) -> FrameMatch:
    frame = msgspec.structs.replace(match.frame, type=kind, mode=mode, cameo=cameo)
    return match._replace(frame=frame)


_CYBER = frozenset("hacker hack cyberwar cyberattack website homepage malware server".split())


def _is_in_networks(reading: Reading, trigger: int) -> bool:
    """Tell whether a website is attacked, or hackers attack, or somebody does with cyberwar."""
    ends = [verb_subject(reading, trigger), verb_object(reading, trigger)]
    tools = prepositions(reading, trigger).get("with", ())
    if any(reading.tokens[n].lower == "cyber" for tool in tools for n in reading.subtree(tool)):
        return True
    ends += tools
    return any(node is not None and reading.tokens[node].lemma in _CYBER for node in ends)


_ATTACKS = frozenset({"attack", "assault", "offensive"})
_OF_PARTIES = frozenset(
    {"republican", "democrat", "democrats", "candidate", "nominee", "campaign", "committee"}
)
"""Who attacks by words even where the text does not say whom: "Republican attacks"."""
_CRITICIZED = frozenset(
    "predecessor opponent rival critic judge court justice media press journalist reporter "
    "candidate nominee institution agency ally senator lawmaker congressman governor republican "
    "democrat conservative liberal president minister mayor prosecutor investigation inquiry probe "
    "order record system establishment elite party leader campaign running-mate".split()
)
_ARMED = frozenset(
    "troop soldier force bomb bomber rocket missile gun gunman knife weapon airstrike drone shell "
    "militant militia rebel wound injure kill violence violent physically terrorist".split()
)


def _is_in_words(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a politician attacks persons, media or courts, as one does by words.

    A person known for an office, or who is called by one, does; nothing in the sentence is armed.
    """
    actors = match.actors or _who_makes(reading, match.trigger)
    if match.frame.mode is not None or not actors:
        return False
    heads = {reading.tokens[mention.head].lemma for mention in actors}
    if not match.recipients and not heads <= _OF_PARTIES and not _on_rival(reading, match):
        return False
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    if any(token.lemma in _ARMED for token in reading.sentence_tokens(sentence)):
        return False
    if not all(is_politician(reading, mention) for mention in actors):
        return False
    return all(_is_criticized(reading, mention) for mention in match.recipients)


def _who_makes(reading: Reading, trigger: int) -> tuple[Mention, ...]:
    """Return who has a habit of an act: "made a habit of attacking allies"."""
    through = reading.tokens[reading.tokens[trigger].head]
    noun = reading.tokens[through.head]
    verb = reading.tokens[noun.head]
    if through.lower != "of" or noun.dep != "dobj" or verb.pos != "VERB":
        return ()
    who = verb_subject(reading, verb.i)
    named = reading.mention_at.get(who) if who is not None else None
    return (named,) if named is not None else ()


def _on_rival(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a noun names on whom, though nobody is known there: "on his predecessor"."""
    behind = (reading.tokens[n] for n in reading.subtree(match.trigger))
    return any(
        token.dep == "pobj"
        and token.lemma in _CRITICIZED
        and reading.tokens[token.head].lower == "on"
        for token in behind
    )


def _is_criticized(reading: Reading, mention: Mention) -> bool:
    return mention.label == "PERSON" or reading.tokens[mention.head].lemma in _CRITICIZED


_DRIVEN = frozenset({"expel", "expulsion", "banish", "eject", "uproot", "displace"})
_RESIDENTS = frozenset(
    "people refugee migrant immigrant resident villager family population foreigner national "
    "citizen civilian minority inhabitant farmer settler thousand hundred those jew muslim "
    "christian".split()
)
_ENVOYS = frozenset("diplomat ambassador envoy consul attache embassy consulate spy".split())


def _are_residents(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether who is expelled lives there: "Angolans", "refugees", no envoys or members."""
    if match.frame.mode != "expel" or not match.recipients:
        return False
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    if any(token.lemma in _ENVOYS for token in reading.sentence_tokens(sentence)):
        return False
    return all(
        mention.label == "DEMONYM" or reading.tokens[mention.head].lemma in _RESIDENTS
        for mention in match.recipients
    )


_COURTS = frozenset(
    "court judge justice tribunal jury magistrate convict conviction sentence verdict guilty trial "
    "prosecutor".split()
)


def _is_in_court(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a court imprisons, or nobody is named: anybody else only locks up."""
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    told = any(token.lemma in _COURTS for token in reading.sentence_tokens(sentence))
    return told or not match.actors


def _is_legal(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether it is "legal action" that is taken."""
    return any(
        reading.tokens[node].lower in {"legal", "court", "judicial"}
        for token in match.support
        for node in reading.children[token]
    )


def is_view(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether somebody is of one mind on what is so: "they agree that it failed".

    What shall be done, "agreed to leave", "agreed that Iran would", is consent.
    """
    clause = complement_clause(reading, match.trigger)
    if clause is None or reading.tokens[clause].pos not in {"VERB", "AUX"}:
        return False
    forms = [reading.tokens[clause].tag, *(reading.tokens[n].tag for n in reading.children[clause])]
    return not {"TO", "MD"} & set(forms) and reading.tokens[clause].tag != "VBG"


_WARNING = frozenset({"warn", "caution"})
_STATES = frozenset({"COUNTRY", "METONYM", "DEMONYM"})


def _is_advice(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a warning only tells somebody what to do, and comes from and to no state."""
    sides: tuple[Mention, ...] = (*match.actors, *match.recipients)
    if any(mention.label in _STATES for mention in sides):
        return False
    clause = match.complement
    listener = verb_object(reading, match.trigger)
    if clause is None and listener is not None:
        clause = reading.child(listener, "xcomp", "acl")
    return clause is not None and any(
        reading.tokens[node].tag == "TO" for node in reading.children[clause]
    )


def _is_renounced(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether harm is what somebody vows not to do: "vowed never to attack"."""
    clause = match.complement
    return clause is not None and any(
        reading.tokens[node].lower in {"not", "never"} for node in reading.children[clause]
    )


def _is_to_do(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether it is a commitment to do something that is renewed: a promise."""
    return any(
        reading.tokens[token].lemma == "commitment" and _has_infinitive(reading, token)
        for token in match.support
    )


def _has_infinitive(reading: Reading, noun: int) -> bool:
    clause = reading.child(noun, "acl")
    nodes = reading.children[clause] if clause is not None else ()
    return any(reading.tokens[node].tag == "TO" for node in nodes)


def _is_of_states(match: FrameMatch) -> bool:
    """Tell whether states protest, as they do by a note: "Pakistan protested the strike"."""
    return match.frame.pos == "verb" and bool(match.actors) and all(
        mention.label in {"COUNTRY", "METONYM"} for mention in match.actors
    )  # fmt: skip
