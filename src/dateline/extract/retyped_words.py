"""Give a match the type of an act by words where only its verb is that of a deed.

In: a reading and a frame match. Out: the match with another type, None where its row stands:
who is beaten up by critics, a protest that is filed, a fact that somebody warned of, a decision of
another that is reversed, a candidate who is helped. It refuses to drop a match.
"""

from __future__ import annotations

import msgspec

from dateline.extract.frames import FrameMatch
from dateline.extract.slots import complement_clause, prepositions, verb_object
from dateline.records import Mention
from dateline.syntax import Reading, is_passive


def as_words(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a match as an act by words, None if it is none."""
    told = _TOLD.get((match.frame.type, match.frame.lemma))
    return told(reading, match) if told is not None else None


def recoded(match: FrameMatch, kind: str, mode: str | None, cameo: str) -> FrameMatch:
    """Return a match with another code."""
    frame = msgspec.structs.replace(match.frame, type=kind, mode=mode, cameo=cameo)
    return match._replace(frame=frame)


_BODIES = frozenset({"ORG", "METONYM", "COUNTRY"})
_PERSONAL = frozenset({"personally", "personal"})


def _beaten(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return criticism of a body that is "beaten up": "to beat up the State Department"."""
    body = bool(match.recipients) and all(m.label in _BODIES for m in match.recipients)
    is_criticism = match.frame.particle == "up" and body
    return recoded(match, "ACCUSE", "disapprove", "111") if is_criticism else None


def _attacked(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return an "attack on him personally" as criticism."""
    if match.frame.pos != "noun" or match.frame.mode is not None:
        return None
    behind = {reading.tokens[n].lower for n in reading.subtree(match.trigger)}
    matters = prepositions(reading, match.trigger).get("on", ())
    in_words = bool(behind & _PERSONAL) or _is_example_of_words(reading, match.trigger)
    in_words |= any(reading.tokens[node].lemma in _OF_SPEECH for node in matters)
    return recoded(match, "ACCUSE", "disapprove", "111") if in_words else None


_OF_SPEECH = frozenset(
    "biography platform record character credibility integrity policy plan reputation candidacy "
    "tactic motive patriotism honesty judgment judgement remark proposal".split()
)
"""What is attacked by words alone: "attacks on his record"."""

_UTTERED = frozenset("remark comment statement tweet speech insult criticism".split())


def _is_example_of_words(reading: Reading, trigger: int) -> bool:
    """Tell whether an attack is one of somebody's remarks: "remarks, including an attack on"."""
    token = reading.tokens[trigger]
    through = reading.tokens[token.head]
    if token.dep != "pobj" or through.lower not in {"including", "like", "as"}:
        return False
    first = reading.sentences[token.sentence].first
    before = reading.tokens[first : through.i]
    return any(word.lemma in _UTTERED for word in before[-12:])


_FILING = frozenset("uphold sustain file lodge submit enter deny dismiss withdraw".split())
_DECIDING = frozenset(
    "gao court commission board embassy ministry federation ombudsman tribunal".split()
)
_RULINGS = frozenset("award contract bid decision ruling tender".split())


def _protested(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a protest that is a paper: "filed a protest", "a protest of the award"."""
    token = reading.tokens[match.trigger]
    if match.frame.pos != "noun":
        return None
    above = reading.tokens[token.head]
    filed = token.dep in {"dobj", "nsubjpass"} and above.lemma in _FILING
    through = prepositions(reading, match.trigger)
    before = (*through.get("before", ()), *through.get("with", ()), *through.get("to", ()))
    heard = any(reading.tokens[node].lemma.lower() in _DECIDING for node in before)
    ruled = any(reading.tokens[node].lemma in _RULINGS for node in through.get("of", ()))
    found = filed or heard or ruled
    return recoded(match, "ACCUSE", "allege", "114") if found else None


def _rallied(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return an appeal where others are rallied to do a thing: "rallied partners to keep them"."""
    clause = complement_clause(reading, match.trigger)
    if match.frame.pos != "verb" or clause is None:
        return None
    whom = reading.child(clause, "nsubj")
    if whom is None:
        whom = reading.child(match.trigger, "dobj")
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[clause])
    if whom is None or not infinitive or whom not in reading.mention_at:
        return None
    found = recoded(match, "REQUEST", None, "100")
    return found._replace(recipients=(reading.mention_at[whom],), complement=clause)


def _warned(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a charge where what is warned of is a fact: "issued a warning that Oslo had lied"."""
    noun = next((n for n in match.support if reading.tokens[n].lemma == "warning"), None)
    if noun is None or match.recipients:
        return None
    clause = complement_clause(reading, noun) or complement_clause(reading, match.trigger)
    who = reading.child(clause, "nsubj") if clause is not None else None
    if clause is None or who is None or who not in reading.mention_at:
        return None
    forms = [reading.tokens[n] for n in (clause, *reading.children[clause])]
    if any(token.tag in {"MD", "TO"} for token in forms):
        return None
    found = recoded(match, "ACCUSE", "disapprove", "111")
    return found._replace(recipients=(reading.mention_at[who],))


_OVERTURNED = frozenset(
    "decision ruling verdict order policy plan finding judgment judgement".split()
)


def _reversed(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a refusal where what is reversed was decided by another: "the ruling of a judge"."""
    matter = verb_object(reading, match.trigger)
    if matter is None or reading.tokens[matter].lemma not in _OVERTURNED or not match.actors:
        return None
    owner = reading.child(matter, "poss")
    nodes = [owner] if owner is not None else prepositions(reading, matter).get("of", ())
    named = next((reading.mention_at[n] for n in nodes if n in reading.mention_at), None)
    if named is None or named.form == "pronoun" or _is_one_of(named, match.actors):
        return None
    return recoded(match, "REJECT", None, "120")._replace(recipients=(named,))


def _is_one_of(named: Mention, others: tuple[Mention, ...]) -> bool:
    chains = {mention.chain for mention in others if mention.chain is not None}
    return named in others or named.chain in chains


_RUNNING = frozenset({"nominee", "candidate", "campaign", "contender", "hopeful"})


def _helped(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return support where a candidate is helped, who needs no goods."""
    heads = {reading.tokens[mention.head].lemma for mention in match.recipients}
    named = match.frame.pos == "verb" and bool(heads) and heads <= _RUNNING
    return recoded(match, "SUPPORT", None, "051") if named else None


_RISING = frozenset("become succeed take lead head replace serve run chair".split())


def _recommended(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return praise where somebody is recommended for a post: "was recommended to lead it"."""
    whom = verb_object(reading, match.trigger)
    clause = match.complement
    if whom is None or clause is None or reading.tokens[clause].lemma not in _RISING:
        return None
    named = reading.mention_at.get(whom)
    if named is None or not is_passive(reading, match.trigger):
        return None
    return recoded(match, "SUPPORT", None, "051")._replace(recipients=(named,), complement=None)


_BY_SANCTIONS = frozenset({"sanction", "tariff", "embargo", "duty"})


def _punished(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return coercion where it is by sanctions that somebody is punished."""
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    told = any(token.lemma in _BY_SANCTIONS for token in reading.sentence_tokens(sentence))
    return recoded(match, "COERCE", "restrict", "163") if told else None


_WITH_ARMS = frozenset(
    "army troop soldier force police officer rebel militant protester demonstrator gunman fighter "
    "gang militia guard supporter rioter tribe tribesman villager insurgent crowd fan youth "
    "security navy warplane".split()
)


def _clashed(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return criticism where those who clash differ: "the leaders clash over the Iran deal".

    So for one named person with another: "Corker has clashed regularly with Trump".
    """
    behind, below = prepositions(reading, match.trigger), reading.children[match.trigger]
    matters = [n for name in ("over", "on", "about") for n in behind.get(name, ())]
    loose = {"over", "on", "about"} & {reading.tokens[n].lower for n in below}
    if loose and not matters:
        matters += [n for n in (verb_object(reading, match.trigger),) if n is not None]
    matters = [n for n in matters if not _is_where_or_when(reading, n)]
    persons = match.recipients and all(m.label == "PERSON" for m in match.actors + match.recipients)
    if not (matters or persons) or not match.actors or match.frame.mode is not None:
        return None
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    if any(token.lemma.lower() in _WITH_ARMS for token in reading.sentence_tokens(sentence)):
        return None
    about = {n for matter in matters for n in reading.subtree(matter)}
    found = recoded(match, "ACCUSE", "disapprove", "111")
    return found._replace(recipients=tuple(m for m in match.recipients if m.head not in about))


_GROUNDS = frozenset(
    "border street coast outskirt edge island road campus bridge frontier front square beach hill "
    "night morning afternoon evening day weekend eve sideline ground land soil territory".split()
)


def _is_where_or_when(reading: Reading, node: int) -> bool:
    """Tell whether "on X" tells a day or a ground and no matter: "on Monday", "on the border"."""
    token = reading.tokens[node]
    return token.entity in {"DATE", "TIME", "FAC"} or token.lemma.lower() in _GROUNDS


_GUNS = frozenset("gunman gunfire sniper attacker assailant".split())


def _met(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return an attack where somebody was "met by gunmen"."""
    if not is_passive(reading, match.trigger):
        return None
    heads = {reading.tokens[mention.head].lemma for mention in match.actors}
    return recoded(match, "ASSAULT", None, "190") if heads & _GUNS else None


_UNARMED = frozenset(
    "ground cancel suspend ban bar close expel impose withdraw recall halt cut block restrict "
    "freeze raise seize revoke stop refuse boycott limit".split()
)


_OF_TRADE = frozenset("tariff trade import export nafta wto customs visa sanction".split())


def _retaliated(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return coercion where somebody "retaliated by grounding planes"."""
    by = (n for n in reading.children[match.trigger] if reading.tokens[n].lower == "by")
    means = (reading.child(n, "pcomp") for n in by)
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    words = {token.lemma.lower() for token in reading.sentence_tokens(sentence)}
    in_trade = bool(words & _OF_TRADE) and not words & _WITH_ARMS
    if not in_trade and not any(
        n is not None and reading.tokens[n].lemma in _UNARMED for n in means
    ):  # fmt: skip
        return None
    return recoded(match, "COERCE", "restrict", "172")


_ROOMS = frozenset("office meeting room home palace residence house".split())


def _summoned(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a request where a superior summons his own: "summoned his aide to the office"."""
    whom = verb_object(reading, match.trigger)
    if whom is None or reading.child(whom, "poss") is None or match.frame.pos != "verb":
        return None
    places = prepositions(reading, match.trigger).get("to", ())
    rooms = any(reading.tokens[node].lemma.lower() in _ROOMS for node in places)
    return recoded(match, "REQUEST", "meet", "101") if rooms else None


_ARMS = frozenset("army soldier rebel troop military militant junta general officer coup".split())
_HELD_BY_ARMS = frozenset("president government regime king dictator leader ruler".split())


def _ousted(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return an ousting as a dismissal where no arms do it: "Parliament ousted the premier"."""
    heads = {reading.tokens[mention.head].lemma for mention in match.actors}
    whom = {reading.tokens[mention.head].lemma for mention in match.recipients}
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    armed = any(token.lemma in _ARMS for token in reading.sentence_tokens(sentence))
    if armed or not heads or (whom & _HELD_BY_ARMS and not heads & _VOTING):
        return None
    return recoded(match, "SANCTION", None, "160")


_VOTING = frozenset(
    "parliament lawmaker party senate congress court assembly legislature board voter mp".split()
)

_WILL = frozenset({"will", "would", "'ll", "’ll", "'d", "’d", "wo"})


def _warned_of_own_act(reading: Reading, match: FrameMatch) -> FrameMatch | None:
    """Return a warning of what one will do oneself as a threat: "warned it would retaliate"."""
    clause = match.complement
    if clause is None or not match.actors:
        return None
    subject = reading.child(clause, "nsubj")
    own = reading.mention_at.get(subject) if subject is not None else None
    chains = {mention.chain for mention in match.actors} - {None}
    words = {reading.tokens[node].lower for node in reading.children[clause]}
    if own is None or own.form != "pronoun" or own.chain not in chains or not words & _WILL:
        return None
    return recoded(match, "THREATEN", None, "130")


_TOLD = {
    ("NONE", "warn"): _warned_of_own_act,
    ("ASSAULT", "oust"): _ousted,
    ("ACCUSE", "summon"): _summoned,
    ("ASSAULT", "clash"): _clashed,
    ("ASSAULT", "retaliate"): _retaliated,
    ("CONSULT", "meet"): _met,
    ("ASSAULT", "beat"): _beaten,
    ("ASSAULT", "attack"): _attacked,
    ("PROTEST", "protest"): _protested,
    ("PROTEST", "rally"): _rallied,
    ("THREATEN", "issue"): _warned,
    ("CONCEDE", "reverse"): _reversed,
    ("CONCEDE", "overturn"): _reversed,
    ("AID", "help"): _helped,
    ("REQUEST", "recommend"): _recommended,
    ("SANCTION", "punish"): _punished,
}
"""By type and lemma, what finds another type by the words around."""
