"""Match the frames of the predicate lexicon against one token of a parse.

In: a reading, a trigger token and its frames. Out: the best match with its participants.
It refuses to code: type and mode come with the frame, status and time from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.extract.participants import actors_of
from dateline.extract.slots import (
    complement_clause,
    modifiers,
    noun_controller,
    prepositions,
    verb_object,
    verb_subject,
)
from dateline.knowledge.predicates import Frame, Predicates
from dateline.records import Mention
from dateline.syntax import Reading, is_passive

_PLACES = frozenset({"in", "at", "near", "outside", "across", "during", "since"})
"""Prepositions before where and when a demanded act is to be done."""

_PAPERS = frozenset(
    "law bill act statement letter resolution order decree report tweet deal agreement memo".split()
)
"""What somebody signs or writes that then acts for them: "signed a law imposing sanctions"."""

_IN_OF = frozenset({"support", "defence", "defense", "praise", "favour", "favor"})
"""Nouns whose "of" names whom it is for where they stand behind "in": "in support of the UN"."""

_NAMING = frozenset({"call", "declare"})
"""Verbs that hold a meeting ("called talks") or say what it was ("called the talks a shame")."""

_MONEY = frozenset("money fund dollar euro million billion aid donation contribution".split())
"""What one appeals for "to help" somebody, who is not asked for it."""

SYMMETRIC_SLOTS = frozenset({"between", "among"})


class FrameMatch(NamedTuple):
    """A frame that holds at a token, with the mentions in its slots.

    support: tokens that belong to the trigger besides itself (particle, object, light verb).
    complement: token of the clause whose content decides the mode, if the frame asks for one.
    """

    frame: Frame
    trigger: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    support: tuple[int, ...]
    complement: int | None
    score: float


class Slots:
    """The fillers around one trigger token, found once and shared by all its frames."""

    def __init__(self, reading: Reading, trigger: int, light: Mapping[str, str]) -> None:
        self.reading = reading
        self.trigger = trigger
        self.carrier: int | None = None
        self.complement = complement_clause(reading, trigger)
        self.heads: dict[str, list[int]] = {}
        if reading.tokens[trigger].dep == "aux":
            self._fill_modal(trigger)
        elif reading.tokens[trigger].pos in {"VERB", "AUX"}:
            self._fill_verb(trigger)
        elif reading.tokens[trigger].pos == "ADJ":
            self._fill_adjective(trigger)
        else:
            self._fill_noun(trigger, light)

    def _put(self, slot: str, token: int | None) -> None:
        if token is not None:
            self.heads.setdefault(slot, []).append(token)

    def _fill_verb(self, verb: int) -> None:
        reading = self.reading
        self._put("subj", verb_subject(reading, verb))
        above = reading.tokens[reading.tokens[verb].head]
        if reading.tokens[verb].dep == "acl" and above.lemma in _PAPERS:
            self._put("subj", noun_controller(reading, above.i))
        direct = verb_object(reading, verb)
        self._put("obj", direct)
        self._put("iobj", reading.child(verb, "dative"))
        self._put("oprd", reading.child(verb, "oprd"))
        extra = [node for node in (direct, reading.child(verb, "prt")) if node is not None]
        if direct is not None and reading.tokens[direct].head != verb:
            extra.remove(direct)
        self._add_prepositions(verb, *extra)
        self._fill_complement()

    def _fill_modal(self, modal: int) -> None:
        """Take who says that somebody must, and who must: "Russia says Israel must end ..."."""
        reading = self.reading
        verb = reading.tokens[modal].head
        who = verb_subject(reading, verb)
        if who is not None and reading.tokens[who].lower in {"we", "you", "i", "one", "that"}:
            return
        self.complement = verb
        self._put("obj", who)
        if is_passive(reading, verb):
            self._put("obj", reading.child(verb, "nsubjpass"))
        above = reading.tokens[verb].head
        if reading.tokens[verb].dep == "ccomp" and reading.tokens[above].pos == "VERB":
            self._put("subj", verb_subject(reading, above))

    def _fill_adjective(self, adjective: int) -> None:
        above = self.reading.tokens[adjective].head
        if self.reading.tokens[adjective].dep in {"acomp", "attr", "oprd"}:
            self._put("subj", verb_subject(self.reading, above))
            self._add_prepositions(adjective, above)
        else:
            self._add_prepositions(adjective)
        self._fill_complement()

    def _fill_noun(self, noun: int, light: Mapping[str, str]) -> None:
        reading = self.reading
        self._put("poss", reading.child(noun, "poss"))
        for node in modifiers(reading, noun):
            self._put("mod", node)
        self._add_prepositions(noun)
        token = reading.tokens[noun]
        verb = token.head
        if token.dep == "pobj" and reading.tokens[verb].dep in {"prep", "agent"}:
            through, verb = verb, reading.tokens[verb].head
            if reading.tokens[through].lower not in {"in", "into", "on", "under", "for", "at"}:
                verb = noun
            elif reading.tokens[through].lower == "in" and token.lemma in _IN_OF:
                self.heads.setdefault("for", self.heads.pop("of", []))
                behind = reading.tokens[through].head
                verbal = reading.tokens[behind].pos in {"VERB", "AUX"}
                who = verb_subject if verbal else noun_controller
                self._put("subj", who(reading, behind))
        if verb != noun and reading.tokens[verb].pos in {"VERB", "AUX"}:
            self._fill_from_verb(noun, verb, light)
        self._fill_complement()

    def _fill_from_verb(self, noun: int, verb: int, light: Mapping[str, str]) -> None:
        """Take the participants that a light verb gives its noun ("held talks with")."""
        reading = self.reading
        lemma = reading.tokens[verb].lemma
        role = light.get(lemma)
        dep = reading.tokens[noun].dep
        if role is None or (lemma in _NAMING and _is_definite(reading, noun)):
            return
        self.carrier = verb
        if dep in {"dobj", "pobj", "nsubjpass", "attr", "oprd"}:
            subject = verb_subject(reading, verb)
            if role == "recipient":
                self._put("undergoer", subject)
            else:
                self._put("subj", subject)
        self._add_prepositions(verb)

    def _fill_complement(self) -> None:
        clause = self.complement
        if clause is None:
            return
        if self.reading.tokens[clause].pos in {"VERB", "AUX"}:
            self._put("xsubj", self.reading.child(clause, "nsubj", "nsubjpass"))
            self._put("xobj", verb_object(self.reading, clause))
            inner = self.reading.child(clause, "xcomp")
            if inner is not None:
                self._put("xobj", verb_object(self.reading, inner))
            for preposition, fillers in prepositions(self.reading, clause).items():
                for token in fillers if preposition not in _PLACES else ():
                    self._put("xobj", token)

    def _add_prepositions(self, *heads: int) -> None:
        for preposition, fillers in prepositions(self.reading, *heads).items():
            for token in fillers:
                if self.reading.tokens[token].entity not in {"DATE", "TIME"}:
                    self._put(preposition, token)

    def mentions(self, slots: Sequence[str], taken: Sequence[Mention] = ()) -> tuple[Mention, ...]:
        """Return the mentions of the first of these slots that names somebody not yet taken."""
        for slot in slots:
            found: list[Mention] = []
            for token in self.heads.get(slot, ()):
                if token == self.trigger:
                    continue
                for mention in actors_of(self.reading, token, places=slot not in {"subj", "poss"}):
                    if mention not in taken and mention not in found:
                        found.append(mention)
                if found and slot not in {"mod"}:
                    break
            if found:
                return tuple(found)
        return ()


def best_match(
    reading: Reading, trigger: int, frames: Sequence[Frame], predicates: Predicates
) -> FrameMatch | None:
    """Return the most specific frame that holds at the token, None if none does.

    A frame scores for its particle, its object, its preposition or clause, and its fillers;
    among equals the earlier row wins. A NONE row that wins is returned too.
    """
    slots = Slots(reading, trigger, predicates.light)
    best: FrameMatch | None = None
    for frame in frames:
        match = _match(reading, slots, frame)
        if match is not None and (best is None or match.score > best.score):
            best = match
    return best


def _match(reading: Reading, slots: Slots, frame: Frame) -> FrameMatch | None:
    trigger = slots.trigger
    if frame.type == "REQUEST" and frame.lemma == "call" and reading.child(trigger, "oprd"):
        return None
    support: list[int] = []
    score = 0.0
    if frame.particle:
        particle = _particle(reading, trigger, frame.particle)
        if particle is None:
            return None
        support.append(particle)
        score += 3
    if frame.objects:
        found = _object(reading, slots, frame)
        if found is None:
            return None
        support.append(found)
        score += 4
    complement: int | None = None
    if frame.complement == "clause":
        complement = slots.complement
        if complement is None:
            return None
        score += 2
    elif frame.complement:
        if frame.complement not in slots.heads:
            return None
        score += 2
    actors, recipients = _participants(slots, frame)
    if actors:
        score += 1
    if recipients:
        score += 1.5
    if slots.carrier is not None:
        support.append(slots.carrier)
    return FrameMatch(frame, trigger, actors, recipients, tuple(support), complement, score)


def _participants(slots: Slots, frame: Frame) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Fill actor and recipient; the undergoer of a light verb is the recipient.

    "between A and B" gives both sides as actors.
    """
    undergoer = slots.mentions(("undergoer",))
    wanted = frame.actor if not undergoer else tuple(s for s in frame.actor if s != "subj")
    actors = slots.mentions(wanted)
    judged = _judged_act(slots, frame)
    if judged is not None:
        return actors, tuple(m for m in judged if m not in actors)
    if _is_own(slots, frame):
        return actors, ()
    recipients = undergoer or slots.mentions(frame.recipient, actors)
    if actors and not recipients and frame.recipient != ("none",) and frame.is_event:
        recipients = _inside_object(slots, frame, actors)
    if actors and not recipients and frame.type == "REQUEST":
        recipients = _who_is_to_act(slots, actors)
    if not actors and undergoer:
        actors = slots.mentions(("by", "from", "poss", "mod"), undergoer)
    return actors, recipients


JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""Types whose object may be an act: who is blamed or praised is who did it, not who bore it."""

_ACTS = frozenset(
    "attack killing murder assassination bombing invasion annexation occupation criticism "
    "condemnation investigation probe inquiry prosecution persecution arrest detention hacking "
    "crackdown expulsion raid airstrike shelling abduction kidnapping execution torture abuse "
    "harassment assault treatment siege blockade coup massacre aggression meddling interference "
    "handling indictment conviction".split()
)


def _judged_act(slots: Slots, frame: Frame) -> tuple[Mention, ...] | None:
    """Return who did the act that is blamed or praised; None where the object is no act.

    "Condemned the Israeli attack on Gaza": Israel; "applauded the criticism of the president":
    nobody named.
    """
    reading = slots.reading
    if frame.type not in JUDGING or frame.pos != "verb" or "obj" not in frame.recipient:
        return None
    acts = [i for i in slots.heads.get("obj", ()) if reading.tokens[i].lemma in _ACTS]
    if not acts or reading.mention_at.get(acts[0]) is not None:
        return None
    doers = [reading.child(acts[0], "poss"), *_by_phrase(reading, acts[0])]
    doers += list(modifiers(reading, acts[0]))
    for doer in doers:
        found = actors_of(reading, doer, places=False) if doer is not None else ()
        if found:
            return found
    return ()


def _by_phrase(reading: Reading, noun: int) -> list[int | None]:
    return [
        reading.child(node, "pobj") for node in reading.children[noun]
        if reading.tokens[node].dep == "prep" and reading.tokens[node].lower in {"by", "from"}
    ]  # fmt: skip


_DEFENDING = frozenset("defend justify praise tout hail promote celebrate champion laud".split())


def _is_own(slots: Slots, frame: Frame) -> bool:
    """Tell whether somebody defends what is their own: "Trump defended his meeting with Putin"."""
    reading = slots.reading
    if frame.type not in JUDGING or frame.lemma not in _DEFENDING:
        return False
    subjects = [reading.mention_at.get(i) for i in slots.heads.get("subj", ())]
    chains = {m.chain for m in subjects if m is not None and m.chain is not None}
    for token in slots.heads.get("obj", ()):
        owner = reading.child(token, "poss")
        own = reading.mention_at.get(owner) if owner is not None else None
        if own is not None and own.form == "pronoun" and own.chain in chains:
            return reading.mention_at.get(token) is None
    return False


_TOPICS = frozenset({"on", "about", "over", "in", "at", "during", "ahead", "after", "before"})
"""Prepositions before what a meeting is about, or where and when it is held."""


def _inside_object(slots: Slots, frame: Frame, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the first actor named inside the object: "rejected the plan proposed by the UN".

    Clauses below the object do not count, only its phrases and participles; nor does the clause
    that a predicate governs if it has a subject of its own ("warned that Russia ...").
    """
    reading = slots.reading
    heads = dict(slots.heads)
    paid = [reading.tokens[node] for node in heads.get("for", ())]
    if frame.type == "REQUEST" and any(t.lemma in _MONEY or t.entity == "MONEY" for t in paid):
        return ()
    if slots.complement is not None and _may_hold_recipient(slots, frame):
        heads["clause"] = [slots.complement]
    for slot in ("obj", "iobj", "to", "for", "on", "against", "with", "of", "clause"):
        for token in heads.get(slot, ()):
            for node in reading.subtree(token):
                mention = reading.mention_at.get(node)
                if mention is None or mention in taken or mention.form == "pronoun":
                    continue
                above = reading.tokens[reading.tokens[node].head].lower
                if frame.type == "CONSULT" and (slot == "on" or _below_topic(reading, node, token)):
                    continue
                placed = mention.label in {"METONYM", "GPE"}
                if placed and above in {"in", "at", "near", "outside"}:
                    continue
                if not _below_clause(reading, node, token) and mention.label != "PLACE":
                    return (mention,)
    return ()


def _who_is_to_act(slots: Slots, taken: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who is to do what is demanded: "insisted on disarmament by North Korea"."""
    reading = slots.reading
    for slot in ("for", "on"):
        for token in slots.heads.get(slot, ()):
            for node in reading.subtree(token):
                if reading.tokens[node].lower != "by" or reading.tokens[node].dep != "prep":
                    continue
                who = reading.child(node, "pobj")
                found = actors_of(reading, who, places=False) if who is not None else ()
                if found:
                    return tuple(mention for mention in found if mention not in taken)
    return ()


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


def _is_definite(reading: Reading, noun: int) -> bool:
    """Tell whether a noun names what is known: "the meeting", "Trump's meeting"."""
    return any(
        reading.tokens[node].dep == "poss" or reading.tokens[node].lower in {"the", "this", "that"}
        for node in reading.children[noun]
    )


def _below_topic(reading: Reading, node: int, top: int) -> bool:
    """Tell whether "on", "about" or "in" lies between a token and one above it."""
    while node != top and reading.tokens[node].head != node:
        node = reading.tokens[node].head
        if reading.tokens[node].lower in _TOPICS:
            return True
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


def _particle(reading: Reading, trigger: int, particle: str) -> int | None:
    for node in reading.children[trigger]:
        token = reading.tokens[node]
        if token.lower != particle:
            continue
        if token.dep == "prep" and reading.child(node, "pobj", "pcomp") is not None:
            continue
        if token.dep in {"prt", "advmod", "prep", "acomp", "oprd"}:
            return node
    return None


def _object(reading: Reading, slots: Slots, frame: Frame) -> int | None:
    """Return the token that fills the required object: direct, or inside a listed preposition.

    A direct object that is called something is none: "called the summit a success".
    """
    described = reading.child(slots.trigger, "oprd") is not None
    direct = () if described and frame.complement else ("obj",)
    for slot in (*direct, "pobj", *(["attr", "oprd"] if frame.pos == "verb" else [])):
        for token in slots.heads.get(slot, ()):
            if reading.tokens[token].lemma in frame.objects:
                return token
            for node in reading.children[token]:
                same = reading.tokens[node].lemma in frame.objects
                if same and reading.tokens[node].dep in {"conj", "compound"}:
                    return token
    if frame.pos == "noun":
        for node in reading.children[slots.trigger]:
            modifies = reading.tokens[node].dep in {"compound", "amod", "nmod"}
            if modifies and reading.tokens[node].lemma in frame.objects:
                return node
    clause = slots.complement if frame.complement == "clause" else None
    if clause is not None and reading.tokens[clause].lemma in frame.objects:
        return clause
    if frame.complement and frame.complement != "clause":
        for token in slots.heads.get(frame.complement, ()):
            if reading.tokens[token].lemma in frame.objects:
                return token
    return None
