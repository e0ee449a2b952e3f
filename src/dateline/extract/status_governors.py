"""Judge what nouns and prepositions make of the act that hangs on them: "plans to", "without".

In: a reading, a verb under a noun or a preposition, the status lexicon. Out: verdicts. It refuses
verbs that govern: a subclass has them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dateline.extract.status_lexicon import StatusWord
from dateline.extract.status_outcomes import OutcomeJudge
from dateline.extract.status_verdicts import (
    AHEAD,
    NEGATIVE,
    Verdict,
    applied,
    pos_of,
    verdict,
)
from dateline.syntax import SUBJECTS

_COLLAPSES = frozenset({"fail", "collapse", "founder", "unravel", "falter"})
"""Verbs whose subject, a plan or an attempt, leaves undone what it was to do."""

_GOALS = frozenset({"toward", "towards"})
"""Prepositions of what is to be done: "work toward dismantling"."""

_BRUSHING_OFF = frozenset({"dismiss", "discount", "contradict", "rubbish"})
"""Verbs that deny a report, though not what else is their object: "dismissed the minister"."""

_SIGNS = frozenset({"sign", "indication", "hint", "inclination"})
"""What somebody does not give who does not do it: "gave no indication that he was ready"."""

_TELLING = frozenset(
    "mention discuss address describe explain detail specify comment cite acknowledge criticise "
    "criticize oppose know see hear read report reveal disclose question doubt fault".split()
)
"""Verbs that leave a plan what it is where they are negated: "did not mention his promise to"."""

_UNDOING = frozenset(
    "reverse overturn halt rescind revoke suspend reconsider delay undo defer hold put".split()
)
"""What is done to a decision that was not carried out."""

_MOVING = frozenset("withdraw pull send deploy redeploy move dispatch relocate return".split())
"""What takes its time after it was decided."""

_REACTIONS = frozenset(
    "disbelief surprise amazement outrage dismay shock anger astonishment surprised shocked amazed "
    "outraged dismayed astonished stunned appalled".split()
)
"""How somebody takes what another did, though "would" tells it."""

_WISHES = frozenset({"desire", "wish", "hope", "appetite"})

_ENTERING = frozenset({"join", "help", "assist", "aid", "participate", "lead"})
"""Verbs behind which "in" tells what is done: "will join others in opposing it"."""

_STEPS = frozenset({"step", "position", "spot", "course", "move", "task", "habit", "practice"})
"""Nouns whose "of" tells what they consist in: "take the step of recalling an envoy"."""


class GovernorJudge(OutcomeJudge, ABC):
    """The judge of outcomes that knows nouns and prepositions above a verb."""

    @abstractmethod
    def event(self, i: int, depth: int = 0) -> Verdict:
        """Return the status of an event word of any part of speech."""

    @abstractmethod
    def verb(self, i: int, depth: int) -> Verdict:
        """Return the status of a verb from its own marks and its governors."""

    def _by_preposition(self, i: int, depth: int) -> Verdict | None:
        preposition = self.tokens[i].head
        if self.tokens[i].tag != "VBG" and self._has_how(i):
            return None
        row = self.preposition(preposition)
        if row is not None:
            return verdict(row[0].status, row[1])
        if self.tokens[preposition].lower in _GOALS:
            return "planned", (preposition,)
        ranging = self._ranging(preposition)
        if ranging is not None:
            return self._of_range(ranging)
        head = self.tokens[preposition].head
        if head == preposition:
            return None
        pos = pos_of(self.tokens[head].pos)
        if pos == "noun":
            found = self.lexicon.match(self.reading, head, "noun", self.tokens[preposition].lower)
            if found is None:
                return self._of_step(head, depth)
            return verdict(found[0].status, (*found[1], preposition))
        found = self.lexicon.match(self.reading, head, pos, "ing") if pos else None
        if found is None or not found[0].particle:
            return self._by_means(preposition, head, depth) if pos == "verb" else None
        return applied(found[0].status, found[1], self.event(head, depth + 1))

    def _has_how(self, i: int) -> bool:
        """Tell whether a fact is spoken about: "talked about how they back it"."""
        words = {self.tokens[n].lower for n in self.children[i]}
        own = self.reading.child(i, "nsubj", "nsubjpass") is not None
        return own and "how" in words

    def _of_nobody(self, noun: int) -> tuple[int, ...] | None:
        """Return the words that tell that there is nobody who does it: "there is nobody who backs".

        Also "there does not seem to be a majority of Democrats who support the deal".
        """
        above = self.tokens[self.tokens[noun].head]
        if self.tokens[noun].dep == "pobj" and above.lower == "of":
            noun = above.head
        verb = self.tokens[noun].head
        if self.tokens[verb].lemma != "be" or self.tokens[noun].dep not in {"attr", "nsubj"}:
            return None
        no = self._has_no(noun)
        raised = self.tokens[verb].head if self.tokens[verb].dep == "xcomp" else verb
        there = any(
            self.tokens[n].dep == "expl" for n in (*self.children[verb], *self.children[raised])
        )
        marks = self.marks(raised)
        if no is None and marks is not None and marks[0] == "negated":
            no = marks[1][0]
        return (no,) if there and no is not None else None

    def _by_means(self, preposition: int, verb: int, depth: int) -> Verdict | None:
        """Return the status of a verb that lies ahead, for what it is to be done by.

        "Will respond by closing the border", "will join others in opposing it".
        """
        word = self.tokens[preposition].lower
        means = word == "by" or (word == "in" and self.tokens[verb].lemma in _ENTERING)
        if not means or preposition < verb:
            return None
        above = self.verb(verb, depth + 1)
        return above if above[0] in AHEAD else None

    def _of_step(self, noun: int, depth: int) -> Verdict | None:
        """Return the status of what is taken: "should take the step of recalling its envoy"."""
        verb = self.tokens[noun].head
        if self.tokens[noun].dep == "pobj":
            verb = self.tokens[verb].head
        if self.tokens[noun].lemma not in _STEPS or self.tokens[verb].pos != "VERB":
            return None
        above = self.verb(verb, depth + 1)
        return above if above[0] in AHEAD | NEGATIVE else None

    def _ranging(self, preposition: int) -> int | None:
        """Return the verb in "steps ranging from warning them to banning them"."""
        above = self.tokens[preposition].head
        if self.tokens[preposition].lower == "to" and self.tokens[above].dep == "pcomp":
            above = self.tokens[self.tokens[above].head].head
        return above if self.tokens[above].lemma == "range" else None

    def _of_range(self, verb: int) -> Verdict | None:
        """Return the status of what ranges: that of the noun before it."""
        noun: int | None = self.tokens[verb].head
        if noun is not None and self.tokens[verb].dep == "advcl":
            noun = self.reading.child(noun, "dobj", "nsubjpass")
        if noun is None:
            return None
        row = self.lexicon.match(self.reading, noun, "noun", "of")
        return verdict(row[0].status, row[1]) if row is not None else self.modified(noun)

    @abstractmethod
    def modified(self, i: int) -> Verdict | None:
        """Return what the modifiers of a noun make of it."""

    def preposition(self, i: int) -> tuple[StatusWord, tuple[int, ...]] | None:
        """Return the row of a preposition of one word or more: "without", "in case of"."""
        found = self.lexicon.match(self.reading, i, "preposition", "object")
        for first in (self.tokens[i].head, i - 1):
            if found is None and 0 <= first < i:
                row = self.lexicon.match(self.reading, first, "preposition", "object")
                found = row if row is not None and i in row[1] else None
        return found

    def _by_noun(self, head: int, i: int, scope: str, depth: int) -> Verdict | None:
        """Return what a noun makes of its clause: "plans to", "reports that ... were false"."""
        if scope == "to" and self._is_one_of(head):
            return None
        if scope == "to" and (self._was_had(head) or self._is_reason(head, i)):
            return "happened", ()
        no = self._has_no(head)
        if no is not None and scope == "that":
            withheld = self.tokens[head].lemma in _SIGNS and self._is_given(head)
            return ("negated" if withheld else "possible"), (no, head)
        if scope == "to" and self._is_on_way(head):
            return "planned", (head,)
        if scope == "to" and self._is_to_follow(head, i):
            return "planned", (head,)
        if self._is_wished(head, i):
            return "possible", (head,)
        refuted = self._refuted(head)
        if refuted is not None:
            return refuted
        row = self.lexicon.match(self.reading, head, "noun", scope)
        if row is not None:
            found = verdict(row[0].status, row[1])
            return ("negated", (no, head)) if no is not None else self._outer(head, found, depth)
        if scope != "to":
            return None
        if no is not None:
            return "negated", (no, head)
        judged = self._judged_act(head)
        return judged if judged is not None else self._outer(head, ("planned", (head,)), depth)

    def _is_reason(self, noun: int, i: int) -> bool:
        """Tell whether a noun tells why it was done: "it became the reason for Lee to sue"."""
        own = self.reading.child(i, "nsubj", "nsubjpass")
        past = self.tokens[self.tokens[noun].head].tag == "VBD"
        named = self.tokens[noun].lemma == "reason" and self.tokens[noun].dep == "attr"
        return named and past and own is not None

    def _reason_against(self, i: int) -> tuple[int, ...] | None:
        """Return the words that deny an act: "I don't see any reason why Russia would have"."""
        noun = self.tokens[i].head
        why = any(self.tokens[n].lower == "why" for n in self.children[i])
        if self.tokens[noun].lemma != "reason" or not why:
            return None
        no = self._has_no(noun)
        marks = self.marks(self.tokens[noun].head)
        if no is None and marks is not None and marks[0] == "negated":
            no = marks[1][0]
        return None if no is None else (no, noun)

    def _is_reacted_to(self, i: int) -> bool:
        """Tell whether somebody wonders at what was done: "his disbelief that she would ask"."""
        above = self.tokens[self.tokens[i].head]
        marks = {self.tokens[n].lower for n in self.children[i]}
        return above.lower in _REACTIONS and {"that", "would"} <= marks

    def _is_given(self, noun: int) -> bool:
        """Tell whether somebody gives a sign: "showed no sign that", not "there is no sign"."""
        given = self.tokens[noun].dep == "dobj"
        return given and self.tokens[self.tokens[noun].head].lemma in {"give", "show", "offer"}

    def _is_on_way(self, noun: int) -> bool:
        """Tell whether somebody is about to do it: "was on his way to meet them"."""
        above = self.tokens[self.tokens[noun].head].lower
        return self.tokens[noun].lemma == "way" and above == "on"

    def _is_to_follow(self, noun: int, i: int) -> bool:
        """Tell whether a decision was not carried out when it was made, or was taken back.

        "The decision to withdraw troops", "reversed the decision to lift the ban".
        """
        above = self.tokens[self.tokens[noun].head]
        undone = self.tokens[noun].dep in {"dobj", "nsubjpass"} and above.lemma in _UNDOING
        moved = self.tokens[i].lemma in _MOVING
        return self.tokens[noun].lemma == "decision" and (undone or moved)

    def _is_wished(self, noun: int, i: int) -> bool:
        """Tell whether an act is wished of another: "his desire for Russia to invade"."""
        own = self.reading.child(i, "nsubj", "nsubjpass")
        return self.tokens[noun].lemma in _WISHES and own is not None

    def _judged_act(self, noun: int) -> Verdict | None:
        """Return what "it is" makes of an act: "it would be a mistake to", "it was one to"."""
        verb = self.tokens[noun].head
        if self.tokens[noun].dep != "attr" or not self._is_of_it(verb):
            return None
        words = {self.tokens[n].lower for n in (verb, *self.children[verb])}
        return ("happened", ()) if "was" in words else ("possible", (verb, noun))

    def _is_of_it(self, verb: int) -> bool:
        """Tell whether the subject of a verb is "it", for what follows."""
        subject = self.reading.child(verb, "nsubj", "expl")
        return subject is not None and self.tokens[subject].lower == "it" and subject < verb

    def _refuted(self, head: int) -> Verdict | None:
        """Return denied where the report itself is called false or is denied."""
        token = self.tokens[head]
        if token.dep in SUBJECTS:
            for node in self.children[token.head]:
                if self.tokens[node].dep == "acomp":
                    row = self.lexicon.match(self.reading, node, "adjective", "that")
                    if row is not None and row[0].status == "denied":
                        return "denied", row[1]
        governor = token.head
        if token.dep in {"dobj", "nsubjpass"}:
            if self.tokens[governor].lemma in _BRUSHING_OFF:
                return "denied", (governor,)
            row = self.lexicon.match(self.reading, governor, "verb", "object")
            if row is not None and row[0].status in {"denied", "negated"}:
                return "denied", row[1]
        return None

    def _is_complement(self, i: int) -> bool:
        """Tell whether a "relative" clause is what a noun claims ("the report that A met B")."""
        for node in self.children[i]:
            token = self.tokens[node]
            if token.lower == "that":
                return token.dep in {"mark", "det"} or (
                    self.reading.child(i, "nsubj") not in {None, node}
                    and token.dep == "dobj"
                    and self.reading.child(i, "prep") is None
                )
        return False

    def _is_of_sign(self, i: int) -> bool:
        """Tell whether a clause is what there is no sign of: "no signs it was ready to"."""
        relative = any(self.tokens[n].tag in {"WDT", "WP", "WRB"} for n in self.children[i])
        own = self.reading.child(i, "nsubj", "nsubjpass") is not None
        return own and not relative and self.tokens[self.tokens[i].head].lemma in _SIGNS

    def _outer(self, head: int, found: Verdict, depth: int) -> Verdict:
        """Return what the verb above a noun leaves of it ("abandoned plans to")."""
        token = self.tokens[head]
        through = self.tokens[token.head]
        meant = found[0] in {"possible", "planned"}
        if token.dep == "pobj" and through.lower in {"in", "as"} and meant:
            marks = self.marks(through.head) if self.tokens[through.head].pos == "VERB" else None
            if marks is not None and marks[0] == "negated":
                return "negated", (*marks[1], head)
        collapses = token.dep == "nsubj" and self.tokens[token.head].lemma in _COLLAPSES
        if collapses and found[0] != "happened":
            return "failed", (head, token.head)
        if token.dep in {"dobj", "nsubjpass"}:
            row = self.lexicon.match(self.reading, token.head, "verb", "object")
            if row is not None and row[0].status in NEGATIVE:
                return verdict(row[0].status, (*row[1], head))
            above = self.verb(token.head, depth + 1)
            if above[0] in {"negated", "failed"} and self.tokens[token.head].lemma not in _TELLING:
                return "negated", (*above[1], head)
        return found
