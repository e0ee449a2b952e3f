"""Tell where the words of an act tell none: accidents, powers, views, things without a body.

In: a reading and a frame match, or its final sides. Out: truth values. It refuses to weigh how sure
a match is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.extract.accidents import is_accident
from dateline.extract.frames import FrameMatch
from dateline.extract.participants import PACTS
from dateline.extract.relatives import antecedent
from dateline.extract.retyped import is_view
from dateline.extract.slots import (
    agent_of,
    complement_clause,
    prepositions,
    verb_object,
)
from dateline.records import Mention
from dateline.syntax import Reading, is_passive


def tells_nothing(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a match is no act, by the words alone."""
    told = _TELLING_NOTHING.get(match.frame.type)
    return told is not None and told(reading, match)


def _no_assault(reading: Reading, match: FrameMatch) -> bool:
    lemma, trigger = match.frame.lemma, match.trigger
    return (
        is_accident(reading, trigger)
        or _is_power(reading, trigger)
        or _is_property(reading, trigger)
        or (lemma == "inflict" and _is_subject_thing(reading, trigger))
        or (lemma == "inflict" and _is_by_thing(reading, trigger))
        or (lemma == "strike" and _is_impression(reading, trigger))
        or (lemma == "fight" and not match.recipients and _has_clause(reading, trigger))
        or (lemma == "poison" and not match.actors and _is_by_thing(reading, trigger))
        or (lemma in _ON_PERSONS and _is_on_thing(reading, match))
    )


def _is_impression(reading: Reading, trigger: int) -> bool:
    """Tell whether something only seems so to somebody: "that strikes me as biased"."""
    return any(
        reading.tokens[n].lower == "as" and reading.tokens[n].dep == "prep"
        for n in reading.children[trigger]
    )


def _has_clause(reading: Reading, trigger: int) -> bool:
    """Tell whether a clause is fought: "to fight what he called a drift"."""
    return reading.child(trigger, "ccomp") is not None


def _no_consent(reading: Reading, match: FrameMatch) -> bool:
    if _is_submitted(reading, match):
        return True
    return match.frame.lemma == "agree" and is_view(reading, match)


def _no_meeting(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a plan meets with something, or a thing goes to somebody: "posts went to men".

    Also "most of his appointments went to men".
    """
    if match.frame.mode == "visit":
        went = match.frame.lemma in {"go", "come", "return"}
        return went and (
            _is_subject_thing(reading, match.trigger) or _is_part_of_thing(reading, match.trigger)
        )
    received = prepositions(reading, match.trigger).get("with", ())
    return match.frame.lemma == "meet" and any(
        reading.tokens[node].lemma in _RECEPTION for node in received
    )


_SUBMITTING = frozenset("take bring submit send present put".split())
_TALKING = frozenset("discuss debate weigh consider study examine review mull".split())


def _is_submitted(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a deal is only spoken of, or laid before a body: "took the deal to the Council".

    Who discuss a deal have not made one.
    """
    token = reading.tokens[match.trigger]
    verb = reading.tokens[token.head]
    if match.frame.pos != "noun" or token.lemma not in PACTS or token.dep != "dobj":
        return False
    if verb.lemma in _TALKING:
        return True
    article = reading.child(match.trigger, "det")
    known = article is not None and reading.tokens[article].lower in {"the", "this", "that"}
    return known and verb.lemma in _SUBMITTING and "to" in prepositions(reading, verb.i)


def _no_aid(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether aid only says what an office is for: "the commissioner responsible for aid"."""
    through = reading.tokens[reading.tokens[match.trigger].head]
    above = reading.tokens[through.head]
    charge = above.lower == "charge" and through.lower == "of"
    duty = above.lower == "responsible" and through.lower == "for"
    return match.frame.pos == "noun" and (charge or duty)


def _no_support(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a wish is for what is not so: "I wish we could part", not "will succeed".

    Nor is it support to lay a deal before somebody.
    """
    if _is_submitted(reading, match):
        return True
    clause = match.complement
    if match.frame.lemma != "wish" or clause is None:
        return False
    forms = [reading.tokens[n] for n in (clause, *reading.children[clause])]
    return any(
        token.tag in {"VBD", "TO"} or token.lower in {"could", "would", "might"}
        for token in forms
    )  # fmt: skip


def _no_protest(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether something is shown, or one politician holds a rally of his own."""
    if match.frame.lemma in _SHOWN:
        told = reading.child(match.trigger, "ccomp") is not None or match.complement is not None
        told |= match.frame.lemma == "demonstrate" and "to" in prepositions(reading, match.trigger)
        return told or verb_object(reading, match.trigger) is not None
    rally = any(reading.tokens[token].lemma == "rally" for token in (match.trigger, *match.support))
    return rally and len(match.actors) == 1 and _is_one(reading, match.actors[0])


def _is_one(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody is one person."""
    return mention.label == "PERSON" or mention.raw.lower() in {"he", "she", "i"}


def _no_request(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether buyers demand goods, or somebody courts voters: "appeals to the base".

    Also "made appeals to women", and a headline of who is asked.
    """
    if match.frame.lemma == "demand" and match.frame.pos == "noun":
        return _is_of_market(reading, match)
    if match.frame.lemma == "ask" and _is_asked_in_headline(reading, match):
        return True
    if match.frame.lemma == "appeal" and match.frame.pos == "verb":
        return _is_courting(reading, match.trigger)
    noun = next(
        (n for n in (match.trigger, *match.support) if reading.tokens[n].lemma == "appeal"), None
    )
    if noun is None or match.complement is not None:
        return False
    asking = any(_is_request_clause(reading, c) for n in match.support for c in reading.children[n])
    return not asking and _is_courting(reading, noun)


def _is_asked_in_headline(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a headline tells only who is asked: "Duck hunters asked to help"."""
    token = reading.tokens[match.trigger]
    past = token.tag in {"VBD", "VBN"} and reading.sentences[token.sentence].part != "body"
    return past and match.complement is not None and not match.recipients


_BUYERS = frozenset("consumer customer buyer shopper household market passenger user".split())


def _is_of_market(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a demand is for goods: "market demand", "demand by consumers for phones"."""
    before = (n for n in reading.children[match.trigger] if n < match.trigger)
    words = {reading.tokens[n].lemma for n in before}
    words |= {reading.tokens[mention.head].lemma for mention in match.actors}
    return bool(words & _BUYERS)


def _no_threat(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a thing is a danger, or a warning is advice: "cautioned against haste"."""
    if any(_is_advice(reading, node) for node in (match.trigger, *match.support)):
        return True
    if match.frame.lemma == "caution":
        return not match.recipients and match.frame.complement == "against"
    return match.frame.lemma == "threaten" and _is_subject_thing(reading, match.trigger)


_USED = frozenset(
    "eat drink consume swim smoke use buy wear handle inhale breathe travel feed touch".split()
)


def _is_advice(reading: Reading, node: int) -> bool:
    """Tell whether a warning is for whoever uses a thing: "a warning against eating oysters"."""
    if reading.tokens[node].lemma not in {"warn", "warning", "caution", "advisory"}:
        return False
    against = (n for n in reading.children[node] if reading.tokens[n].lower == "against")
    clauses = (reading.child(n, "pcomp") for n in against)
    return any(n is not None and reading.tokens[n].lemma in _USED for n in clauses)


def _no_charge(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether what somebody does "raises questions": nobody asks them."""
    return match.frame.lemma == "raise" and _is_subject_thing(reading, match.trigger)


_SAID = frozenset("comment remark discussion attention focus answer question search".split())
"""What somebody restricts of his own: "restricted her remarks to trade"."""

_BELIEF = frozenset(
    "reason logic gravity belief odds expectation description convention explanation imagination "
    "stereotype sense".split()
)


def _no_coercion(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a law says so, or a circumstance forces: "the cases forced schools to close".

    Nor does what "defies reason" defy anybody.
    """
    if match.frame.lemma == "defy":
        matter = verb_object(reading, match.trigger)
        return matter is not None and reading.tokens[matter].lemma in _BELIEF
    if match.frame.lemma in {"restrict", "limit", "confine"}:
        matter = verb_object(reading, match.trigger)
        if matter is not None and reading.tokens[matter].lemma in _SAID:
            return True
    if match.frame.lemma == "force" and not match.actors:
        return _is_subject_thing(reading, match.trigger)
    return match.frame.lemma in _RULING and _is_by_law(reading, match.trigger)


def _no_concession(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether somebody is only for or against it: "he is pro amnesty"."""
    before = reading.tokens[match.trigger - 1].lower if match.trigger else ""
    return match.frame.pos == "noun" and before in {"pro", "anti"}


def _no_release(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a thing frees somebody: "the truth will set us free"."""
    own = reading.child(match.trigger, "nsubj")
    if own is None or reading.tokens[own].lemma in PACTS:
        return False
    return match.frame.lemma in {"set", "free"} and _is_subject_thing(reading, match.trigger)


def _no_exchange(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a thing informs: "the papers provided new details"."""
    return match.frame.lemma in {"provide", "give"} and _is_subject_thing(reading, match.trigger)


_TELLING_NOTHING: Mapping[str, Callable[[Reading, FrameMatch], bool]] = {
    "ASSAULT": _no_assault,
    "AGREE": _no_consent,
    "AID": _no_aid,
    "CONSULT": _no_meeting,
    "SUPPORT": _no_support,
    "PROTEST": _no_protest,
    "REQUEST": _no_request,
    "THREATEN": _no_threat,
    "ACCUSE": _no_charge,
    "CONCEDE": _no_concession,
    "RETREAT": _no_release,
    "COOPERATE": _no_exchange,
    "COERCE": _no_coercion,
    "REJECT": _no_coercion,
}
"""By type, what tells that a match of it is no act."""


_WRITTEN = frozenset(
    "statement letter message email e-mail mail tweet post video note call report order article "
    "editorial leaflet broadcast communique number lot majority group dozen hundred score other "
    "many some half".split()
)
"""Things that speak for who wrote them, and words that only count who acts."""


def _is_subject_thing(reading: Reading, trigger: int) -> bool:
    """Tell whether the subject is a common noun that names nobody: "his conduct"."""
    own = reading.child(trigger, "nsubj")
    if own is not None and reading.tokens[own].lower in {"which", "that"}:
        own = antecedent(reading, own, trigger) or own
    if own is None or reading.tokens[own].pos != "NOUN" or own in reading.mention_at:
        return False
    return reading.tokens[own].lemma not in _WRITTEN


def _is_part_of_thing(reading: Reading, trigger: int) -> bool:
    """Tell whether the subject counts things: "a majority of his appointments"."""
    own = reading.child(trigger, "nsubj")
    counted = prepositions(reading, own).get("of", ()) if own is not None else ()
    return bool(counted) and all(
        reading.tokens[node].pos == "NOUN" and node not in reading.mention_at for node in counted
    )


def _is_power(reading: Reading, trigger: int) -> bool:
    """Tell whether an attack is only what something can do: "capable of striking Japan"."""
    above = reading.tokens[reading.tokens[trigger].head]
    return above.lower == "of" and reading.tokens[above.head].lower in {"capable", "incapable"}


def _is_property(reading: Reading, trigger: int) -> bool:
    """Tell whether a battle only says what somebody is: "battle ready", "battle-hardened"."""
    behind = [t.lower for t in reading.tokens[trigger + 1 : trigger + 3] if t.lower != "-"]
    return reading.tokens[trigger].lemma in {"battle", "combat"} and behind[:1] in _BATTLED


_BATTLED = (["ready"], ["hardened"], ["tested"], ["scarred"], ["weary"], ["worn"])


def _is_by_thing(reading: Reading, trigger: int) -> bool:
    """Tell whether the passive names a thing as its doer: "poisoned by tainted rice"."""
    agent = agent_of(reading, trigger) if is_passive(reading, trigger) else None
    return agent is not None and agent not in reading.mention_at


_ON_PERSONS = frozenset(
    "kill execute murder assassinate torture slaughter behead abduct kidnap hang lynch maim".split()
)
"""What is done to those who live: who "killed the policy" hurt nobody."""


def _is_on_thing(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether the object is a common noun that names nobody: no mention, no number."""
    matter = verb_object(reading, match.trigger)
    if matter is None or match.recipients or reading.tokens[matter].pos != "NOUN":
        return False
    return matter not in reading.mention_at and reading.tokens[matter].lemma not in _SOMEBODY


_SOMEBODY = frozenset(
    "person people man woman child dozen hundred thousand million score number rest victim life "
    "family body other half most majority".split()
)


_SHOWN = frozenset({"demonstrate", "rally", "march"})
"""Verbs of protest that have no object: who "demonstrated independence" did not protest."""


_COURTED = frozenset(
    "voter base electorate audience conservative liberal progressive moderate independent "
    "evangelical woman man worker youth millennial constituency demographic sense instinct nature "
    "emotion patriotism fear taste buyer consumer customer tourist fan reader viewer crowd "
    "class".split()
)


def _is_courting(reading: Reading, trigger: int) -> bool:
    """Tell whether to appeal is to please: "appeal to voters"; things do so, "it appealed to him".

    Who asks says what for: "appealed to voters to turn out", "for calm".
    """
    asks = {reading.tokens[node].lower for node in reading.children[trigger]} & {"for", "against"}
    subject = reading.child(trigger, "nsubj")
    if subject is not None and reading.tokens[subject].lower in {"it", "that", "this", "which"}:
        return reading.mention_at.get(subject) is None or _is_thing(reading, subject)
    if asks or complement_clause(reading, trigger) is not None:
        return False
    if any(_is_request_clause(reading, n) for n in reading.subtree(trigger) if n != trigger):
        return False
    targets = prepositions(reading, trigger).get("to", ())
    return any(reading.tokens[node].lemma in _COURTED for node in targets)


def _is_request_clause(reading: Reading, node: int) -> bool:
    """Tell whether a clause says what for: "to stay home", "saying they had to"."""
    token = reading.tokens[node]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[node])
    return token.dep in {"advcl", "acl", "xcomp"} and (infinitive or token.lemma in _SAYING)


_SAYING = frozenset({"say", "ask", "urge", "tell", "add", "warn", "call"})


def _is_thing(reading: Reading, pronoun: int) -> bool:
    """Tell whether "it" stands for no party that the text names."""
    return reading.mention_at[pronoun].chain is None


_RULING = frozenset({"bar", "forbid", "prohibit", "ban", "restrict", "preclude"})
_LAWS = frozenset(
    "law constitution statute rule code regulation act tradition sharia amendment treaty policy "
    "charter clause".split()
)


def _is_by_law(reading: Reading, trigger: int) -> bool:
    """Tell whether what stands written forbids it, as it always does: "the law forbids"."""
    subject = reading.child(trigger, "nsubj")
    standing = reading.tokens[trigger].tag in {"VBZ", "VBP"}
    if is_passive(reading, trigger):
        standing = any(reading.tokens[n].lower in {"is", "are"} for n in reading.children[trigger])
        through = prepositions(reading, trigger)
        where = [*through.get("in", ()), *through.get("under", ())]
        subject = next((n for n in where if reading.tokens[n].lemma.lower() in _LAWS), None)
    return standing and subject is not None and reading.tokens[subject].lemma.lower() in _LAWS


_RECEPTION = frozenset(
    "pushback criticism resistance opposition silence skepticism scepticism hostility outrage "
    "applause approval backlash derision scorn anger success failure disaster disapproval laughter "
    "cheer boo enthusiasm suspicion ridicule protest condemnation reception response reaction "
    "disdain shrug acclaim doubt dismay disbelief shock relief".split()
)
"""What a plan or remark meets with, nobody being met."""
