"""What stands around a trigger: subject, objects, prepositions, clause, by slot.

In: a reading and a trigger token. Out: `Slots` with the head tokens of the fillers. It refuses to
match frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.noun_governors import (
    HELP,
    addressee_of,
    as_object,
    doer_of,
    is_to_blame,
    paper_of,
    through_of,
    undergoer_of,
)
from dateline.extract.participants import PROTESTS, TALKS, actors_of
from dateline.extract.slots import (
    complement_clause,
    modifiers,
    noun_controller,
    prepositions,
    verb_object,
    verb_subject,
)
from dateline.records import Mention
from dateline.syntax import Reading, is_passive

_PLACES = frozenset({"in", "at", "near", "outside", "across", "during", "since"})
"""Prepositions before where and when a demanded act is to be done."""

_IN_OF = frozenset({"support", "defence", "defense", "praise", "favour", "favor"})
"""Nouns whose "of" names whom it is for where they stand behind "in": "in support of the UN"."""

_NAMING = frozenset({"call", "declare", "welcome"})
"""Verbs that hold a meeting ("called talks") or say what it was ("called the talks a shame")."""

_CALLED = TALKS | PROTESTS | frozenset("strike truce ceasefire halt vote summit".split())
"""What somebody calls who holds it; other things one only calls something: "called demands mad"."""


_SEEKING = frozenset("seek want await expect demand need pursue win".split())
"""Verbs whose subject is to undergo what comes "from" somebody: "sought a pardon from him"."""

_MAKING = frozenset({"make", "have"})
"""Verbs whose clause has the one who is made to act as subject: "threatened to make him go"."""

_BEARING_UP = frozenset(
    "be come remain stay live fall put keep place buckle reel struggle labor labour operate "
    "find".split()
)
"""Verbs of being "under attack", "under pressure"."""

_BACKING = frozenset({"support", "backing", "endorsement", "blessing"})
"""What somebody who "has" it is given by others: "has the support of the unions"."""

_TOUCH = frozenset("contact touch talk dialogue discussion negotiation communication".split())
"""What one is "in" with others."""

_MONEY = frozenset("money fund million billion trillion dollar euro".split())

_ABOUT = frozenset({"on", "about", "over"})

_ALONE = frozenset({"weigh"})
"""Light verbs that a particle makes others: "did not weigh in on the deal"."""

_WITH_OTHERS = frozenset(
    "relation tie deal agreement accord pact treaty trade war conflict dispute cooperation border "
    "talk negotiation meeting problem link connection contact relationship issue".split()
)
"""Matters that have a "with" of their own: "talks on trade with China", not with China."""


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
        if is_to_blame(reading, verb):
            self._fill_to_blame(verb)
            return
        paper = paper_of(reading, verb)
        if paper is None or paper == reading.tokens[verb].head:
            self._put("subj", self._who_pays(verb_subject(reading, verb)))
        if paper is not None:
            self._put("subj", noun_controller(reading, paper))
            self._put("addressee", addressee_of(reading, verb))
        attacker = _in_attack_of(reading, verb)
        self._put("subj" if "subj" not in self.heads else "attacker", attacker)
        direct = verb_object(reading, verb)
        self._put("obj", direct)
        self._put("iobj", reading.child(verb, "dative"))
        self._put("oprd", reading.child(verb, "oprd"))
        particle = reading.child(verb, "prt")
        if particle is not None:
            self._put(reading.tokens[particle].lower, reading.child(particle, "pobj"))
        extra = [node for node in (direct, particle) if node is not None]
        if direct is not None and reading.tokens[direct].head != verb:
            extra.remove(direct)
        self._add_prepositions(verb, *extra)
        self._fill_complement()

    def _who_pays(self, subject: int | None) -> int | None:
        """Return who uses the money that a purpose hangs on: "a million used to help farmers"."""
        if subject is None or subject in self.reading.mention_at:
            return subject
        token = self.reading.tokens[subject]
        money = token.entity == "MONEY" or token.lemma in _MONEY
        used = token.dep in {"pobj", "dobj"} and money
        return noun_controller(self.reading, subject) if used else subject

    def _fill_to_blame(self, verb: int) -> None:
        """Take who says that somebody is to blame, and who is: "Bonn says Paris is to blame"."""
        reading = self.reading
        said = reading.tokens[verb].head
        self._put("obj", verb_subject(reading, said))
        above = reading.tokens[said].head
        if reading.tokens[said].dep == "ccomp" and reading.tokens[above].pos == "VERB":
            self._put("subj", verb_subject(reading, above))

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
        if reading.tokens[verb].dep == "ccomp" and reading.child(above, "expl") is not None:
            verb, above = above, reading.tokens[above].head
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
        self._put("mod", _joined_before(reading, noun))
        self._add_prepositions(noun)
        token = reading.tokens[noun]
        self._put("doer", doer_of(reading, noun))
        self._put("undergoer", undergoer_of(reading, noun))
        dep, verb = as_object(reading, noun)
        if dep == "pobj" and reading.tokens[verb].dep in {"prep", "agent", "conj"}:
            through = verb
            verb = reading.tokens[through_of(reading, noun)].head
            if is_helped(reading, noun):
                self._put("undergoer", verb_subject(reading, verb))
            bears = reading.tokens[verb].lemma in _BEARING_UP
            beneath = reading.tokens[through].lower == "under"
            carried = reading.tokens[through].lower in {"in", "into", "on", "for", "at"}
            if _is_probed(reading, through) or (not carried and not (beneath and bears)):
                verb = noun
            elif reading.tokens[through].lower == "in" and token.lemma in _IN_OF:
                self.heads.setdefault("for", self.heads.pop("of", []))
                behind = reading.tokens[through].head
                verbal = reading.tokens[behind].pos in {"VERB", "AUX"}
                who = verb_subject if verbal else noun_controller
                self._put("subj", who(reading, behind))
        if verb != noun and reading.tokens[verb].pos in {"VERB", "AUX"}:
            self._fill_from_verb(noun, verb, light)
            if token.dep == "nsubj" and reading.tokens[verb].lemma in _HITS:
                self._put("victim", _hit(reading, verb))
        if token.lemma in _SANCTIONS:
            self._put("victim", _weakened(reading, noun))
        self._fill_complement()

    def _fill_from_verb(self, noun: int, verb: int, light: Mapping[str, str]) -> None:
        """Take the participants that a light verb gives its noun ("held talks with")."""
        reading = self.reading
        lemma = reading.tokens[verb].lemma
        role = light.get(lemma) if not _is_phrasal(reading, verb) else None
        dep, _ = as_object(reading, noun)
        if dep == "pobj" and reading.tokens[reading.tokens[noun].head].lower == "into":
            role = "actor" if role else None  # "got into a fight": whoever does, acts
        if role is None or (lemma in _NAMING and is_definite(reading, noun)):
            return
        if lemma == "call" and reading.tokens[noun].lemma not in _CALLED:
            return
        self.carrier = verb
        if is_sought(reading, noun):
            role = "recipient"
        if lemma == "give":
            self._put("to", reading.child(verb, "dative"))
        if dep in {"dobj", "pobj", "nsubjpass", "attr", "oprd"}:
            subject = verb_subject(reading, verb)
            if lemma == "be" and self._is_pointed_at(noun, subject):
                subject = None
            if role == "recipient":
                self._put("undergoer", subject)
            else:
                self._put("subj", subject)
        self._add_prepositions(verb)

    def _is_pointed_at(self, noun: int, subject: int | None) -> bool:
        """Tell whether "it" points at an act whose doer follows: "it was an attack from Lee"."""
        if subject is None or self.reading.tokens[subject].lower not in {"it", "this", "that"}:
            return False
        return bool({"from", "by"} & prepositions(self.reading, noun).keys())

    def _fill_complement(self) -> None:
        clause = self.complement
        if clause is None:
            return
        if self.reading.tokens[clause].pos in {"VERB", "AUX"}:
            self._put("xsubj", self.reading.child(clause, "nsubj", "nsubjpass"))
            self._put("xobj", verb_object(self.reading, clause))
            made = self.reading.child(clause, "ccomp")
            if made is not None and self.reading.tokens[clause].lemma in _MAKING:
                self._put("xobj", self.reading.child(made, "nsubj"))
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
        matters = [token for name in sorted(_ABOUT) for token in self.heads.get(name, ())]
        matters = [i for i in matters if self.reading.tokens[i].lemma not in _WITH_OTHERS]
        matters += [i for i in self.heads.get("in", ()) if self.reading.tokens[i].lemma in _TOUCH]
        for token in matters:
            if "with" not in self.heads:
                for partner in prepositions(self.reading, token).get("with", ()):
                    self._put("with", partner)

    def mentions(
        self, slots: Sequence[str], taken: Sequence[Mention] = (), places: bool = True
    ) -> tuple[Mention, ...]:  # fmt: skip
        """Return the mentions of the first of these slots that names somebody not yet taken.

        places: whether "targets in Syria" stands for Syria.
        """
        for slot in slots:
            found: list[Mention] = []
            for token in self.heads.get(slot, ()):
                if token == self.trigger:
                    continue
                inside = places and slot not in {"subj", "poss"}
                for mention in actors_of(self.reading, token, inside):
                    if mention not in taken and mention not in found:
                        found.append(mention)
                if found and slot not in {"mod"}:
                    break
            if found:
                return tuple(found)
        return ()


def _joined_before(reading: Reading, noun: int) -> int | None:
    """Return the first body of "the G7 and NATO summits", taken for joined to the meetings."""
    token = reading.tokens[noun]
    if token.dep != "conj" or token.tag != "NNS" or token.lemma not in TALKS:
        return None
    other = reading.mention_at.get(token.head)
    named = any(n in reading.mention_at for n in modifiers(reading, noun))
    body = other is not None and other.label in {"ORG", "COUNTRY"} and other.form == "name"
    return token.head if named and body else None


def is_helped(reading: Reading, noun: int) -> bool:
    """Tell whether somebody acts with the help that a noun names."""
    through = reading.tokens[through_of(reading, noun)]
    acts = reading.tokens[through.head].pos == "VERB" and through.dep == "prep"
    return reading.tokens[noun].lemma in HELP and through.lower == "with" and acts


def is_sought(reading: Reading, noun: int) -> bool:
    """Tell whether a noun is what somebody wants or has from another.

    "Sought a pardon from him", "has the backing of the unions".
    """
    dep, verb = as_object(reading, noun)
    wanted = dep == "dobj" and reading.tokens[verb].lemma in _SEEKING
    behind = prepositions(reading, noun)
    backed = dep == "dobj" and reading.tokens[noun].lemma in _BACKING
    backed &= reading.tokens[verb].lemma in {"have", "enjoy", "win"}
    return (wanted and "from" in behind) or (backed and bool({"of", "from"} & behind.keys()))


_HITS = frozenset({"leave", "kill", "wound", "injure", "hurt"})
"""What an attack does to its victims: "the raid left ten soldiers dead"."""


def _hit(reading: Reading, verb: int) -> int | None:
    """Return whom an attack left dead or hurt."""
    own = verb_object(reading, verb)
    clause = reading.child(verb, "ccomp", "xcomp", "oprd")
    if own is None and clause is not None:
        own = reading.child(clause, "nsubj", "nsubjpass")
    return own


_SANCTIONS = frozenset({"sanction", "embargo", "blockade", "tariff"})
_WEAKENS = frozenset(
    "hurt hit cripple target batter squeeze strangle punish isolate devastate damage weaken".split()
)
"""What sanctions do to whom they are on: "the sanctions hurt Iran's economy"."""


def _weakened(reading: Reading, noun: int) -> int | None:
    """Return whom sanctions hurt: "sanctions hit Iran", "the sanctions crippling its economy"."""
    token = reading.tokens[noun]
    told = [token.head] if token.dep == "nsubj" else []
    told += [n for n in reading.children[noun] if reading.tokens[n].tag == "VBG" and n > noun]
    for verb in told:
        if reading.tokens[verb].lemma in _WEAKENS:
            return reading.child(verb, "dobj")
    return None


_ATTACKS = frozenset(
    "airstrike strike attack raid shelling bombing bombardment clash shooting ambush crackdown "
    "assault offensive battle fight fighting confrontation gunfight shootout firefight massacre "
    "incursion operation skirmish".split()
)


def _in_attack_of(reading: Reading, verb: int) -> int | None:
    """Return whose attack hit: "killed in a U.S. airstrike", "hurt in clashes with police"."""
    if not is_passive(reading, verb) and reading.tokens[verb].lemma != "die":
        return None
    for preposition, nouns in prepositions(reading, verb).items():
        for noun in nouns if preposition in {"in", "during", "by"} else ():
            word = reading.tokens[noun]
            if word.pos != "NOUN" or not {word.lemma, word.lower} & _ATTACKS:
                continue
            behind = prepositions(reading, noun)
            who = [reading.child(noun, "poss"), *behind.get("by", ()), *behind.get("with", ())]
            nodes: list[int] = [node for node in who if node is not None]
            nodes.extend(modifiers(reading, noun))
            found = next((node for node in nodes if node in reading.mention_at), None)
            if found is not None:
                return found
    return None


def is_definite(reading: Reading, noun: int) -> bool:
    """Tell whether a noun names what is known: "the meeting", "Trump's meeting"."""
    return any(
        reading.tokens[node].dep == "poss" or reading.tokens[node].lower in {"the", "this", "that"}
        for node in reading.children[noun]
    )


def _is_probed(reading: Reading, through: int) -> bool:
    """Tell whether a preposition names what is probed: "opened an inquiry into the killing"."""
    above = reading.tokens[through].head
    nodes = (above, *(n for n in (verb_object(reading, above),) if n is not None))
    into = reading.tokens[through].lower in {"into", "on"}
    return into and any(reading.tokens[node].lemma in _PROBES for node in nodes)


_PROBES = frozenset("inquiry investigation probe hearing trial case report inquest".split())


def _is_phrasal(reading: Reading, verb: int) -> bool:
    """Tell whether a particle turns a light verb into another verb: "weighed in on the deal"."""
    return reading.tokens[verb].lemma in _ALONE and reading.child(verb, "prt") is not None
