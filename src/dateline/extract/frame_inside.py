"""Find who is named inside the object of an act, where nobody stands in its slots.

In: the slots around a trigger, a frame, the actors. Out: recipients. It refuses whom the object is
only about: what a meeting is about, who is to be helped, who bore another act, where it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.frame_slots import Slots
from dateline.extract.participants import (
    BORDERS,
    FAITHS,
    PACTS,
    PROBES,
    PROTESTS,
    TALKS,
    is_among_things,
    is_beyond,
    is_channel,
    is_matter,
    named_by,
)
from dateline.extract.slots import below
from dateline.knowledge.predicates import Frame
from dateline.records import Mention
from dateline.syntax import Reading, first_conjunct

_MONEY = frozenset("money fund dollar euro million billion aid donation contribution".split())
"""What one appeals for "to help" somebody, who is not asked for it."""

JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""Types whose object may be an act: who is blamed or praised is who did it, not who bore it."""

ACTS = frozenset(
    "attack killing bombing invasion annexation occupation criticism "
    "condemnation investigation probe inquiry prosecution persecution arrest detention hacking "
    "crackdown expulsion raid airstrike shelling abduction kidnapping execution torture abuse "
    "harassment assault treatment siege blockade coup massacre aggression meddling interference "
    "handling indictment conviction dismissal deportation imprisonment".split()
)
MISFORTUNES = frozenset(
    "death disappearance poisoning shooting stabbing beating rape murder assassination abduction "
    "kidnapping suicide illness injury drowning".split()
)
"""What befell its owner: who investigates "the soldier's death" does not blame the soldier."""

OF_WORDS = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AGREE", "CONCEDE", "THREATEN"})
"""Types of acts by words: a thing "in Sweden" that they are about does not stand for Sweden."""

_TOWNS = frozenset({"METONYM", "GPE"})
PLACES = _TOWNS | {"PLACE", "LOC", "FAC"}
"""What an attack is "in", not on."""
_PLACED = _TOWNS | {"COUNTRY"}
_LANDS = frozenset({"PLACE", "LOC"})


_TOPICS = frozenset({"on", "about", "over", "in", "at", "during", "ahead", "after", "before"})
"""Prepositions before what a meeting is about, or where and when it is held."""


def inside_object(slots: Slots, frame: Frame, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the first actor named inside the object: "rejected the plan proposed by the UN".

    Clauses below the object do not count, only its phrases and participles; nor does the clause
    that a predicate governs if it has a subject of its own ("warned that Russia ...").
    """
    reading = slots.reading
    heads = dict(slots.heads)
    paid = [reading.tokens[node] for node in heads.get("for", ())]
    asked = [reading.tokens[node].lemma for node in heads.get("obj", ())]
    if frame.type == "REQUEST" and _BENEFITS & set(asked):
        heads["for"] = [i for i in heads.get("for", ()) if i not in reading.mention_at]
    if frame.type == "REQUEST" and any(t.lemma in _MONEY or t.entity == "MONEY" for t in paid):
        return ()
    if slots.complement is not None and _may_hold_recipient(slots, frame):
        heads["clause"] = [slots.complement]
    for slot in ("obj", "iobj", "to", "for", "on", "against", "with", "of", "clause"):
        if slot == "to" and frame.type == "ACCUSE" and "to" not in frame.recipient:
            continue
        if slot == "for" and frame.type in JUDGING and "obj" in heads:
            continue  # "blamed greed for the country's woes"
        for token in heads.get(slot, ()):
            for node in reading.subtree(token):
                mention = reading.mention_at.get(node)
                if mention is None or mention in taken or mention.form == "pronoun":
                    continue
                if any(_is_below(reading, node, other.head) for other in taken):
                    continue
                if is_channel(reading, mention) or is_among_things(reading, mention):
                    continue
                if reading.tokens[node].dep == "attr" or _is_whole(reading, node, token):
                    continue
                if _is_mere_name(reading, frame, slot, node):
                    continue
                if is_besides(reading, frame.type, slots.trigger, node):
                    continue
                lead = _lead(reading, node)
                first = first_conjunct(reading, lead)
                above = reading.tokens[reading.tokens[first].head].lower
                joint = frame.type in {"CONSULT", "COOPERATE"}
                if frame.type == "CONSULT" and slot in {"clause", "to"} and node != token:
                    continue
                if joint and (slot == "on" or _below_topic(reading, node, token)):
                    continue
                if frame.type == "CONSULT" and slot == "obj" and above in {"of", "to", "for"}:
                    continue
                wide = slot == "clause" or frame.type in OF_WORDS
                placed = mention.label in (_PLACED if wide else _TOWNS)
                placed |= wide and reading.mention_at.get(lead, mention).label == "FAC"
                if placed and above in {"in", "at", "near", "outside"}:
                    continue
                if frame.type != "ACCUSE" and _is_in_said(reading, node, token):
                    continue
                if not _below_clause(reading, node, token) and mention.label not in _LANDS:
                    return _with_joined(reading, mention, taken)
    return ()


_BENEFITS = frozenset(
    "help aid assistance support relief protection treatment care funding donation money fund "
    "compensation solidarity service justice".split()
)
_DECIDED = frozenset(
    "move decision attempt effort bid plan step vote threat failure refusal proposal order "
    "campaign measure law bill".split()
)


def _is_to_do(reading: Reading, node: int) -> bool:
    """Tell whether a token heads what a noun is to do: "welcomed the move to blame Oslo"."""
    token = reading.tokens[node]
    if token.dep != "acl" or reading.tokens[token.head].lemma not in _DECIDED:
        return False
    return any(reading.tokens[n].tag == "TO" for n in reading.children[node])


_APOLOGISING = frozenset({"apologize", "apologise"})
_FOR_THEM = frozenset({"for", "to"})
_BORNE = frozenset({"of", "on", "against"})

_HANDED_OVER = frozenset(
    "release return extradition handover freeing liberation repatriation evacuation publication "
    "disclosure".split()
)
"""What is asked for somebody or something who is not to act: "demanded the release of Kim"."""

PENALTIES = frozenset(
    "sanction tariff embargo ban restriction retaliation penalty strike war".split()
)
"""What is to befall whom it is on, not who is asked for it: "support for sanctions on Iran"."""

_BEARING = frozenset({"against", "toward", "towards"})
_HARM = frozenset(
    "violence crime abuse hatred hostility discrimination bias racism prejudice atrocity "
    "aggression attack war sanction threat bigotry genocide animosity atmosphere climate rhetoric "
    "campaign sentiment".split()
)
"""Wrongs whose victim is not blamed or praised with them: "condemned violence against women"."""


def _lead(reading: Reading, node: int) -> int:
    """Return the building that a name stands beside or in: "at St. Peter and St. Paul Church"."""
    lead = node
    while reading.tokens[lead].dep in {"conj", "compound", "nmod"}:
        lead = reading.tokens[lead].head
    building = reading.mention_at.get(lead)
    return lead if building is not None and building.label == "FAC" else node


def _is_mere_name(reading: Reading, frame: Frame, slot: str, node: int) -> bool:
    """Tell whether a name only tells of which thing: "the Iran probe", "sorry for a Putin mask"."""
    token = reading.tokens[node]
    own = reading.mention_at.get(node)
    if own is None or token.dep not in {"compound", "nmod", "amod"}:
        return False
    if own.label == "NORP" and own.raw.lower() in FAITHS:
        return True
    sorry = slot == "for" and frame.lemma in _APOLOGISING
    return sorry or (token.dep != "amod" and is_matter(reading, own, token.head))


def is_besides(reading: Reading, kind: str, trigger: int, node: int) -> bool:
    """Tell whether a token below an act of this type is for another end than the act.

    A state beyond a border bears nothing done there; whom a protest is against does not bear what
    the protest bears; of what one tells "about", only who is blamed is a side.
    """
    above = {trigger, *reading.ancestors(trigger)}
    borne = reading.tokens[trigger].head if reading.tokens[trigger].dep == "relcl" else None
    if _is_in_name(reading, kind, trigger, node) or _is_host(reading, node):
        return True
    if _is_interviewer(reading, node):
        return True
    while node not in above and reading.tokens[node].head != node:
        through = reading.tokens[reading.tokens[node].head]
        noun = reading.tokens[through.head]
        protest = noun.lemma in PROTESTS and noun.i != trigger
        if is_beyond(reading, node) or (through.lower == "against" and protest):
            return True
        if through.lower in _EXCEPT and through.dep == "prep":
            return True
        if kind in JUDGING and through.lower == "for" and noun.i == trigger:
            blame = noun.lemma == "blame" and noun.pos == "NOUN"
            return blame or reading.child(trigger, "dobj", "nsubjpass") is not None
        blamed = reading.tokens[trigger].lemma == "blame" and noun.head == trigger
        if blamed and through.lower == "for" and noun.dep == "dobj":
            return True
        if kind == "REJECT" and _is_said_in_noun(reading, node):
            return True
        if through.lower in {"on", "about"} and noun.lemma in TALKS and noun.i not in above:
            return True
        if kind == "REQUEST" and through.lower in {"from", "by"}:
            return False
        if kind in JUDGING and _is_to_do(reading, node):
            return True
        if through.lower == "about" and kind != "ACCUSE" and noun.pos == "NOUN":
            return noun.i != trigger
        if kind == "AGREE" and through.lower == "between" and noun.i not in above:
            return True
        if kind in JUDGING | {"REJECT"} and noun.lemma in {"war", "conflict"}:
            return noun.i != trigger
        if kind in {"REJECT", "SUPPORT"} and _is_in_law(reading, node):
            return True
        far = noun.i not in above or noun.i == borne
        if kind in OF_WORDS and far and _is_of_other(reading, kind, node, trigger):
            return True
        node = through.i
    return False


def _is_interviewer(reading: Reading, node: int) -> bool:
    """Tell whether somebody only heard it: "in an interview with the Times"."""
    token = reading.tokens[node]
    through = reading.tokens[token.head]
    talk = reading.tokens[through.head]
    within = talk.dep == "pobj" and reading.tokens[talk.head].lower in {"in", "during"}
    return token.dep == "pobj" and through.lower == "with" and talk.lemma == "interview" and within


_SHOWS = frozenset("show program programme podcast broadcast newscast series".split())


def _is_host(reading: Reading, node: int) -> bool:
    """Tell whether somebody only owns the show where it was said: "on Sean Hannity's show"."""
    token = reading.tokens[node]
    show = reading.tokens[token.head]
    if token.dep not in {"poss", "compound", "nmod"} or show.lemma not in _SHOWS:
        return False
    host = reading.mention_at.get(node)
    if host is None or host.label != "PERSON":
        return False
    return show.dep == "pobj" and reading.tokens[show.head].lower in {"on", "in", "during"}


def _is_in_law(reading: Reading, node: int) -> bool:
    """Tell whether a token heads what a law does: "vetoed a bill letting families sue"."""
    token = reading.tokens[node]
    does = token.tag == "VBG" or any(reading.tokens[n].tag == "TO" for n in reading.children[node])
    return token.dep == "acl" and does and reading.tokens[token.head].lemma in _LAWS


_LAWS = frozenset("bill law legislation measure amendment act resolution order rule".split())


def _is_in_name(reading: Reading, kind: str, trigger: int, node: int) -> bool:
    """Tell whether a name before a noun only tells which one it is.

    "At the U.S. border"; praised, "the Kim summit"; blamed, "the Iran deal", "the Ebola outbreak",
    "over the Kim summit"; agreed to, "to end joint U.S. exercises".
    """
    token = reading.tokens[node]
    if token.dep not in _BEFORE_NOUN:
        return False
    noun = reading.tokens[token.head]
    while noun.dep in _BEFORE_NOUN:
        noun = reading.tokens[noun.head]
    if noun.i == trigger:
        return False
    if noun.lemma in BORDERS:
        return True
    if noun.lemma in _RULINGS and token.dep != "amod" and reading.child(noun.i, "poss") is not None:
        return True
    if kind in {"ACCUSE", "SUPPORT", "REJECT"} and noun.lemma.lower() in {"war", "conflict"}:
        return token.dep != "amod"
    if kind == "REQUEST":
        wanted = noun.dep == "pobj" and reading.tokens[noun.head].lower == "for"
        return wanted and token.dep != "amod" and noun.lemma in _WANTED
    if kind == "SUPPORT":
        return token.dep != "amod" and noun.lemma in TALKS
    if kind == "ACCUSE":
        topic = noun.dep == "pobj" and reading.tokens[noun.head].lower in _GROUNDS
        return noun.lemma in PACTS | _ILLS or (topic and noun.lemma in TALKS)
    return kind == "AGREE" and noun.dep in {"dobj", "pobj"} and noun.lemma in _OF_ITS_OWN


_RULINGS = frozenset("decision ruling verdict judgment judgement opinion case".split())
"""What is named after the parties, where a court owns it: "the court's Miller decision"."""

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
_GROUNDS = frozenset({"on", "over", "about"})
_WANTED = frozenset("plan deal agreement law bill fund inquiry probe investigation policy".split())
"""What is called for, named after whom it is about: "calls for a Clinton contingency plan"."""
_ILLS = frozenset(
    "epidemic pandemic outbreak virus disease flu crisis famine drought earthquake hurricane "
    "recession".split()
)
"""What befalls a country and is nobody's deed: "blamed the U.S. obesity epidemic on the virus"."""
_OF_ITS_OWN = TALKS | frozenset(
    "exercise drill manoeuvre maneuver power export import earning economy soil territory "
    "troop".split()
)

_EXCEPT = frozenset({"but", "except", "besides", "unlike", "than"})
"""Prepositions before whom an act leaves out: "barred all but officers"."""

_OF_BLAME = frozenset("criticism condemnation investigation probe inquiry".split())
"""What a light verb makes an act of blame: "opened an investigation into the fund"."""


def _is_of_other(reading: Reading, kind: str, node: int, trigger: int) -> bool:
    """Tell whether an act by words only has to do with somebody through another act or thing.

    Who is to be helped is neither asked nor blamed ("called for help for addicts"), nor is he to
    whom something goes ("denounced the leak of the data to the newspaper"); who bore another act
    bears not this one ("a response to the hacking of the party", "is investigating the shooting
    of Lee"); nor who is probed, or is to bear what is praised ("the move to blame Oslo").
    """
    through = reading.tokens[reading.tokens[node].head]
    noun = reading.tokens[through.head]
    if noun.lemma in _OF_BLAME and trigger in {noun.head, reading.tokens[noun.head].head}:
        return False
    goes = through.lower in _FOR_THEM and through.dep in {"prep", "dative"}
    if goes and kind in {"REQUEST", "ACCUSE"} and noun.lemma in _BENEFITS:
        return True
    if goes and kind == "ACCUSE" and through.lower == "to" and noun.pos == "NOUN":
        return True
    if kind == "REQUEST" and through.lower == "of" and noun.lemma in _HANDED_OVER:
        return True
    if kind in JUDGING and through.lower in _BEARING and noun.lemma in _HARM:
        return True
    if kind == "SUPPORT" and through.lower == "against" and noun.pos == "NOUN":
        return True
    if kind in {"SUPPORT", "REQUEST"} and through.lower in _BORNE and noun.lemma in PENALTIES:
        return noun.i != trigger
    probed = through.lower == "into" and noun.lemma in PROBES
    if kind in JUDGING and probed:
        return True
    theirs = noun.dep == "dobj" and noun.head == trigger and kind not in JUDGING
    bore = through.lower in _BORNE and noun.pos == "NOUN" and noun.lemma in ACTS | MISFORTUNES
    return bore and not theirs


def _with_joined(
    reading: Reading, mention: Mention, taken: Sequence[Mention]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return a mention and those joined to it: "ties between Berlin and Moscow"."""
    heads = below(reading, mention.head)
    owned = {node for node in heads if reading.child(node, "poss") is not None}
    named = [node for node in heads if node in reading.mention_at or node in owned]
    found = [m for node in named for m in named_by(reading, node)] or [mention]
    return tuple(m for m in dict.fromkeys(found) if m not in taken)


_PARTS = frozenset("part unit division arm branch subsidiary affiliate member".split())


def _is_whole(reading: Reading, node: int, top: int) -> bool:
    """Tell whether a body only has another as its part: "by the institute, part of the UN"."""
    while node != top and reading.tokens[node].head != node:
        token = reading.tokens[node]
        if token.dep == "appos" and token.lemma in _PARTS:
            return True
        node = token.head
    return False


def _is_below(reading: Reading, node: int, top: int) -> bool:
    """Tell whether a token hangs below another: "State" in "Secretary of State John Kerry"."""
    while reading.tokens[node].head != node:
        node = reading.tokens[node].head
        if node == top:
            return True
    return False


def _may_hold_recipient(slots: Slots, frame: Frame) -> bool:
    """Tell whether the governed clause may name the recipient.

    Not what one warns of ("warned that Russia ..."), nor a participle that tells of a noun ("the
    investigation stemming from Russian interference").
    """
    reading = slots.reading
    clause = reading.tokens[slots.complement or 0]
    if reading.tokens[slots.trigger].pos == "NOUN" and clause.tag in {"VBG", "VBN"}:
        return False
    return frame.type != "THREATEN" or reading.child(clause.i, "nsubj", "nsubjpass") is None


def _below_topic(reading: Reading, node: int, top: int) -> bool:
    """Tell whether "on", "about" or "in" lies between a token and one above it."""
    while node != top and reading.tokens[node].head != node:
        node = reading.tokens[node].head
        if reading.tokens[node].lower in _TOPICS:
            return True
    return False


def _is_said_in_noun(reading: Reading, node: int) -> bool:
    """Tell whether a token heads a finite clause of a noun: "the notion that Oslo should pay"."""
    own = reading.child(node, "nsubj", "nsubjpass")
    return reading.tokens[node].dep == "acl" and own is not None


def _is_in_said(reading: Reading, node: int, top: int) -> bool:
    """Tell whether a finite clause of a noun lies between a token and one above it."""
    while node != top and reading.tokens[node].head != node:
        if _is_said_in_noun(reading, node):
            return True
        node = reading.tokens[node].head
    return False


def _below_clause(reading: Reading, node: int, top: int) -> bool:
    """Tell whether a finite clause lies between a token and one above it."""
    while node != top:
        token = reading.tokens[node]
        if token.dep in {"relcl", "ccomp", "advcl"}:
            return True
        if token.head == node:
            return False
        node = token.head
    return False
