"""Tell where the words of an act are a figure of speech, a habit, or a name of an office or thing.

In: a reading and a frame match. Out: truth values. It refuses to weigh how sure a match is, and
what sides were settled: `mere_words` looks at those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.extract.frames import FrameMatch
from dateline.extract.politicians import is_politician
from dateline.extract.slots import (
    agent_of,
    complement_clause,
    prepositions,
    verb_object,
    verb_subject,
)
from dateline.syntax import Reading, is_passive


def is_figure(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a match tells no act because its words are meant otherwise here."""
    if _is_of_habit(reading, match.trigger) or _is_portfolio(reading, match):
        return True
    told = _FIGURES.get(match.frame.type)
    return told is not None and told(reading, match)


def _is_of_habit(reading: Reading, trigger: int) -> bool:
    """Tell whether it only says what somebody is used to: "not used to asking for help"."""
    token = reading.tokens[trigger]
    through = reading.tokens[token.head]
    while token.dep == "conj":
        token, through = through, reading.tokens[through.head]
    used = reading.tokens[through.head].lower in {"used", "accustomed"}
    return used and token.dep == "pcomp" and through.lower == "to"


_POSTS = frozenset(
    "commissioner minister secretary head chief director coordinator ministry department office "
    "agency adviser advisor spokesman spokeswoman undersecretary official committee subcommittee "
    "bureau".split()
)
_PORTFOLIOS = frozenset({"AID", "COOPERATE", "CONSULT"})


def _is_portfolio(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a noun names what a post is for: "the commissioner responsible for aid"."""
    token = reading.tokens[match.trigger]
    through = reading.tokens[token.head]
    named = match.frame.pos == "noun" and match.frame.type in _PORTFOLIOS
    if not named or token.dep != "pobj" or through.lower not in {"for", "of"}:
        return False
    post = reading.tokens[through.head]
    if post.lower in {"responsible", "charge"} and through.lower == "for":
        post = reading.tokens[post.head]
    return post.lemma in _POSTS


# -- assault and seizure ---------------------------------------------------------------------

_BOUND_THINGS = frozenset(
    "government country nation economy bill paycheck congress senate house legislation budget "
    "party process agenda program programme service issue wall funding".split()
)
_BOUND = _BOUND_THINGS | frozenset(
    "worker employee dreamer state taxpayer recipient people american family immigrant".split()
)
"""What politicians hold "hostage" who do without what others ask for."""


def _no_assault(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a politician only will not let go: "is holding federal workers hostage"."""
    nodes = (match.trigger, *match.support)
    bound = match.frame.mode == "abduct" and any(
        reading.tokens[n].lower in {"hostage", "hostages"} for n in nodes
    )
    if not bound or match.frame.pos != "verb" or _is_armed(reading, match.trigger):
        return False
    if not all(is_politician(reading, mention) for mention in match.actors):
        return False
    held = _BOUND if match.actors else _BOUND_THINGS
    behind = (n for n in reading.subtree(match.trigger) if n > match.trigger)
    return any(reading.tokens[node].lemma.lower() in held for node in behind)


_ARMS = frozenset(
    "gun gunman gunpoint militant rebel kidnapper terrorist prison jail captive ransom embassy "
    "soldier guerrilla bomb siege release captor abduct kidnap hijack".split()
)


def _is_armed(reading: Reading, trigger: int) -> bool:
    """Tell whether the sentence tells of armed people or of captivity."""
    sentence = reading.sentences[reading.tokens[trigger].sentence]
    return any(token.lemma in _ARMS for token in reading.sentence_tokens(sentence))


_DUTIES = frozenset(
    "duty policing post job role leadership helm presidency chairmanship investigation case "
    "responsibility operation security portfolio task work management administration seat "
    "command chair office reins coaching show hosting coverage business".split()
)
_SEIZING = frozenset(
    "army military rebel militant junta force troop soldier gunman taliban insurgent militia "
    "fighter putschist general guerrilla".split()
)


def _no_coercion(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether somebody takes over a duty: "took over policing", "another unit took over"."""
    if match.frame.lemma != "take" or match.frame.particle != "over":
        return False
    taken = verb_object(reading, match.trigger)
    if taken is not None:
        return reading.tokens[taken].lemma in _DUTIES
    who = verb_subject(reading, match.trigger)
    return who is not None and reading.tokens[who].lemma.lower() not in _SEIZING


# -- words that bind nobody ------------------------------------------------------------------


def _no_consent(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether nobody asks: "we cannot permit it to become a haven", "it would have allowed".

    A thing that only would let somebody do it is no consent either.
    """
    if match.frame.lemma not in {"allow", "permit"} or match.frame.pos != "verb":
        return False
    clause = complement_clause(reading, match.trigger)
    below = [reading.tokens[n] for n in reading.children[match.trigger]]
    denied = any(token.dep == "neg" for token in below)
    if denied and clause is not None and reading.tokens[clause].lemma in _BEFALLING:
        return True
    if reading.tokens[match.trigger].dep == "advcl" and reading.tokens[match.trigger].tag == "VBG":
        who = verb_subject(reading, match.trigger)
        return who is not None and _is_thing(reading, who)
    words = {token.lower for token in below if token.dep in {"aux", "nsubj"}}
    unreal = {"would", "could", "might"} & words and "have" in words
    return bool({"it", "that", "this"} & words) and bool(unreal)


_BEFALLING = frozenset(
    "become be happen turn exist slip fall fail continue go deteriorate divide define stand".split()
)


def _is_thing(reading: Reading, noun: int) -> bool:
    return reading.tokens[noun].pos == "NOUN" and noun not in reading.mention_at


_ENJOYING = frozenset(
    "enjoy love like enjoyed pleasure privilege honor honour fortunate lucky proud honored "
    "honoured privileged experience miss remember fun career".split()
)


def _no_exchange(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether working with others is how somebody lives: "enjoys working with them"."""
    if match.frame.lemma != "work" or match.frame.pos != "verb":
        return False
    subject = reading.child(match.trigger, "nsubj")
    if subject is not None and _is_thing(reading, subject):
        return reading.tokens[subject].lemma not in _WORKING
    above = reading.tokens[match.trigger]
    for _ in range(3):
        above = reading.tokens[above.head]
        if above.lemma in _ENJOYING:
            return True
        if above.pos not in {"ADP", "VERB", "AUX"}:
            return False
    return False


_WORKING = frozenset(
    "team group unit staff people official expert panel agency department government police worker "
    "number force company lawyer member other scientist researcher".split()
)


def _no_meeting(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a thing lands, police call to search, or two chat with a child."""
    trigger = match.trigger
    if match.frame.mode == "visit" and match.frame.pos == "verb":
        who = verb_subject(reading, trigger)
        lemma = reading.tokens[who].lemma.lower() if who is not None else ""
        return lemma in (_VEHICLES if match.frame.lemma == "land" else _SEARCHING)
    if match.frame.lemma == "call" and match.frame.pos == "verb" and not match.frame.objects:
        return not _is_by_phone(reading, trigger)
    if match.frame.lemma in {"chat", "talk", "speak"}:
        others = prepositions(reading, trigger).get("with", ())
        whole = [n for other in others for n in reading.subtree(other)]
        return any(reading.tokens[n].lemma in {"child", "kid", "toddler", "baby"} for n in whole)
    if match.frame.lemma == "meet" and is_passive(reading, trigger):
        by = agent_of(reading, trigger)
        return by is not None and reading.tokens[by].lemma in _FACING
    if match.frame.lemma == "discuss":
        told = prepositions(reading, trigger).get("in", ())
        return any(reading.tokens[node].lemma in _TEXTS for node in told)
    return False


def _is_by_phone(reading: Reading, trigger: int) -> bool:
    """Tell whether a person is rung up: "called him to discuss it", not "called him mad"."""
    whom = verb_object(reading, trigger)
    named = reading.mention_at.get(whom) if whom is not None else None
    if named is None or is_passive(reading, trigger):
        return False
    if named.label not in {"PERSON", "ROLE"} and named.raw.lower() not in {"him", "her"}:
        return False
    clauses = [n for n in reading.children[trigger] if reading.tokens[n].dep in {"advcl", "xcomp"}]
    return any(
        reading.tokens[node].lemma in _RUNG_FOR
        and any(reading.tokens[n].tag == "TO" for n in reading.children[node])
        for node in clauses
    )


_FACING = frozenset(
    "protester demonstrator gunman hitman militant rebel gunfire fire bullet attacker sniper "
    "heckler jeer boo mob crowd police soldier resistance".split()
)
"""Who or what comes to meet somebody without a talk: "were met by gunmen"."""


_RUNG_FOR = frozenset(
    "discuss talk congratulate thank express urge ask offer warn tell assure reassure apologize "
    "apologise say inform complain explain brief check wish consult press plead".split()
)

_VEHICLES = frozenset(
    "helicopter chopper probe rover spacecraft fighter bomber shuttle lander capsule drone missile "
    "rocket shell bomb bullet satellite parachute".split()
)
_SEARCHING = frozenset({"police", "detective", "constable", "policeman"})
_TEXTS = frozenset(
    "statement speech interview letter article book post memo memoir tweet column essay op-ed "
    "editorial video podcast testimony note".split()
)


def _no_support(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether it is thanks to whoever reads: "Thank you", or a purpose that names nobody."""
    if match.frame.lemma == "thank":
        whom = verb_object(reading, match.trigger)
        if whom is None or reading.tokens[whom].lower != "you":
            return False
        behind = [(token.text, token.tag) for token in reading.tokens[whom + 1 : whom + 3]]
        named = bool(behind) and (
            behind[0][1] == "IN" or (behind[0][0] == "," and behind[-1][1] == "NNP")
        )
        return not named and reading.child(match.trigger, "nsubj") is None
    token = reading.tokens[match.trigger]
    through = reading.tokens[token.head]
    behind_in = token.dep == "pobj" and through.lower == "in" and match.frame.pos == "noun"
    if not behind_in or match.recipients or reading.child(match.trigger, "det", "poss"):
        return False
    governor = reading.tokens[through.head]
    return governor.pos == "VERB" and governor.lemma in _GIVING


_GIVING = frozenset("provide give supply deliver offer use conduct collect produce prepare".split())


def _no_charge(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether grievances are only felt: nobody is told who bears them, nobody utters them."""
    if match.frame.lemma != "grievance" or match.recipients:
        return False
    owner = reading.child(match.trigger, "poss")
    if owner is not None and reading.tokens[owner].pos != "PRON":
        return False
    verb = reading.tokens[reading.tokens[match.trigger].head]
    return verb.lemma not in _UTTERING


_UTTERING = frozenset("air voice raise list file submit lodge present express vent share".split())


def _no_threat(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a place is only in danger: "a region threatened by extremists"."""
    token = reading.tokens[match.trigger]
    bare = token.dep == "acl" and token.tag == "VBN" and not match.recipients
    return match.frame.lemma == "threaten" and bare and "with" not in prepositions(reading, token.i)


def _no_concession(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether somebody is compromised, a bird pardoned, or the law makes citizens."""
    lemma = match.frame.lemma
    if lemma == "compromise" and match.frame.pos == "verb":
        return verb_object(reading, match.trigger) is not None
    sentence = reading.sentences[reading.tokens[match.trigger].sentence]
    if lemma == "pardon":
        return any(token.lower == "turkey" for token in reading.sentence_tokens(sentence))
    nodes = (reading.tokens[n].lemma for n in match.support)
    return lemma == "grant" and not match.recipients and "citizenship" in nodes


def _no_aid(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether taxes pay, people bear arms, or a body only has its funds."""
    trigger, lemma = match.trigger, match.frame.lemma
    if lemma in {"fund", "finance"} and is_passive(reading, trigger):
        through = prepositions(reading, trigger)
        paid = [*through.get("with", ()), *through.get("from", ()), *through.get("through", ())]
        agent = agent_of(reading, trigger)
        paid += [agent] if agent is not None else []
        return any(reading.tokens[node].lemma in _REVENUE for node in paid)
    if lemma == "arm" and is_passive(reading, trigger) and not match.actors:
        return not {"with", "by"} & {reading.tokens[n].lower for n in reading.children[trigger]}
    if lemma == "funding" and match.frame.pos == "noun":
        owned = reading.child(trigger, "poss") is not None
        return owned and not match.recipients and not prepositions(reading, trigger).keys()
    return False


_REVENUE = frozenset(
    "tax premium revenue fee toll surcharge levy fare contribution duty sale bond profit".split()
)


def _no_break(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether something "broke down" or "broke out": nobody broke with another."""
    if match.frame.lemma != "break" or match.frame.particle:
        return False
    below = [reading.tokens[n] for n in reading.children[match.trigger]]
    return any(t.dep == "prt" and t.lower in {"down", "out", "up", "even"} for t in below)


def _no_request(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether somebody is only given the floor: "calling on Ms. Lee", to do nothing.

    Nor do buyers ask anybody: "when consumers demanded smaller cars".
    """
    if match.frame.lemma == "demand" and match.frame.pos == "verb":
        who = reading.child(match.trigger, "nsubj")
        clause = complement_clause(reading, match.trigger)
        return who is not None and clause is None and reading.tokens[who].lemma in _BUYERS
    called = match.frame.lemma == "call" and match.frame.complement == "on"
    if not called or match.frame.objects:
        return False
    asked = {"TO", "IN"}
    targets = prepositions(reading, match.trigger).get("on", ())
    below = (reading.tokens[n] for n in reading.subtree(match.trigger) if n > match.trigger)
    rest = [t for t in below if t.lower != "on"]
    return bool(targets) and not any(t.tag in asked or t.dep == "mark" for t in rest)


_BUYERS = frozenset(
    "consumer customer buyer shopper market job sport task situation moment era".split()
)


_FIGURES: Mapping[str, Callable[[Reading, FrameMatch], bool]] = {
    "ASSAULT": _no_assault,
    "COERCE": _no_coercion,
    "AGREE": _no_consent,
    "COOPERATE": _no_exchange,
    "CONSULT": _no_meeting,
    "SUPPORT": _no_support,
    "ACCUSE": _no_charge,
    "THREATEN": _no_threat,
    "CONCEDE": _no_concession,
    "AID": _no_aid,
    "SANCTION": _no_break,
    "REQUEST": _no_request,
}
"""By type, what tells that the words of a match are meant otherwise."""
