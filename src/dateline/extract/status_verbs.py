"""Judge whether what a verb tells happened: its own marks and what governs it.

In: a reading, a token, the status lexicon. Out: verdicts. It refuses nouns: a subclass has them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dateline.extract.status_lasting import goes_on
from dateline.extract.status_lexicon import StatusWord
from dateline.extract.status_marks import CONDITIONS
from dateline.extract.status_outcomes import OutcomeJudge
from dateline.extract.status_verdicts import (
    AHEAD,
    DEEPEST,
    NEGATIVE,
    NOW,
    Verdict,
    applied,
    combined,
    pos_of,
    verdict,
)
from dateline.syntax import SUBJECTS, first_conjunct

_TIME_MARKS = frozenset({"when", "once", "after", "before", "until", "till", "as"})

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

_WISHES = frozenset({"desire", "wish", "hope", "appetite"})

_ENTERING = frozenset({"join", "help", "assist", "aid", "participate", "lead"})
"""Verbs behind which "in" tells what is done: "will join others in opposing it"."""

_STEPS = frozenset({"step", "position", "spot", "course", "move", "task"})
"""Nouns whose "of" tells what they consist in: "take the step of recalling an envoy"."""

_TRYING = frozenset({"try", "attempt", "seek", "hope"})
"""What may be tried is only possible."""

CEASING = frozenset({"stop", "cease", "end", "halt", "quit", "finish"})
"""What is to be ended goes on."""

_HELD = frozenset("see say believe think know report understand consider".split())


class VerbJudge(OutcomeJudge, ABC):
    """The judge of outcomes that knows what governs a verb."""

    def event(self, i: int, depth: int = 0) -> Verdict:
        """Return the status of an event word of any part of speech."""
        token = self.tokens[i]
        if depth > DEEPEST:
            return "happened", ()
        if token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "compound"}:
            return self.verb(i, depth)
        if token.pos in {"ADJ", "ADV"} and token.dep in {"acomp", "oprd", "attr"}:
            return self.verb(token.head, depth)
        return self.noun(i, depth)

    @abstractmethod
    def noun(self, i: int, depth: int) -> Verdict:
        """Return the status of an event noun."""

    # -- verbs -------------------------------------------------------------

    def verb(self, i: int, depth: int) -> Verdict:
        """Return the status of a verb from its own marks and its governors."""
        own = self.marks(i)
        if own is None and self.tokens[i].dep == "aux":
            own = self._asked_whether(i)
        if own is None and self.tokens[i].dep == "conj":
            own = self._shared_marks(i)
        if self._is_seen_at_it(i):
            return "ongoing", (i,)
        governed = self.governed(self._leader(i), depth)
        found = combined(own, governed)
        aspect = self._aspect(i)
        lasting = found is None or found[0] == "happened"
        if lasting and goes_on(self.reading, i):
            return "ongoing", (i,)
        if found is None or (lasting and aspect[0] == "ongoing"):
            return aspect
        return found

    def _asked_whether(self, auxiliary: int) -> Verdict | None:
        """Return possible for a modal that tells the act: "will decide whether Iran must"."""
        found = self.marks(self.tokens[auxiliary].head)
        asked = found is not None and self.tokens[found[1][0]].lower in CONDITIONS
        return found if asked else None

    def _is_seen_at_it(self, i: int) -> bool:
        """Tell whether somebody is said to be at it: "is believed to be working with"."""
        token = self.tokens[i]
        words = {self.tokens[n].lower for n in self.children[i] if self._is_auxiliary(n)}
        above = self.tokens[token.head]
        said = token.dep == "xcomp" and above.tag == "VBN" and above.lemma in _HELD
        return said and token.tag == "VBG" and {"to", "be"} <= words

    def _leader(self, i: int) -> int:
        """Return the first of the verbs listed with this one, infinitives with infinitives.

        "They agreed to meet and to talk", where the parse lists "to talk" with "agreed".
        """
        while self.tokens[i].dep == "conj":
            above = self.tokens[i].head
            inner = self._bare_before(i)
            if inner is not None:
                i = inner
                continue
            twin = self.reading.child(above, "xcomp")
            if self._is_infinitive(i) and twin is not None and not self._is_infinitive(above):
                return twin if self._is_infinitive(twin) else first_conjunct(self.reading, above)
            i = above
        return i

    def _bare_before(self, i: int) -> int | None:
        """Return the infinitive that a bare form is listed with, where the parse lists it wrongly.

        "The law aims to cut costs and impose order" with "aims": a bare form is no finite verb.
        """
        above = first_conjunct(self.reading, i)
        held = any(self.tokens[n].dep in {"aux", "auxpass", *SUBJECTS} for n in self.children[i])
        finite = self.tokens[above].tag in {"VBD", "VBZ", "VBP"} and self.marks(above) is None
        if self.tokens[i].tag != "VB" or held or not finite:
            return None
        within = [n for n in self.reading.subtree(above) if above < n < i]
        found = [n for n in within if self.tokens[n].tag == "VB" and self._is_infinitive(n)]
        return max(found, default=None)

    def _is_infinitive(self, i: int) -> bool:
        return any(self.tokens[n].tag == "TO" and n < i for n in self.children[i])

    # -- what governs a verb -------------------------------------------------

    def governed(self, i: int, depth: int) -> Verdict | None:
        """Return what the governor of a verb makes of it, or None where it makes nothing."""
        token = self.tokens[i]
        if token.head == i or depth > DEEPEST:
            return None
        infinitive = self._is_infinitive(i)
        if infinitive and self.tokens[token.head].lower == "about":
            return "planned", (token.head,)
        scope = "to" if infinitive else ("ing" if token.tag == "VBG" else "that")
        if infinitive and (self._is_outcome(i, token.head) or self._is_managed(token.head)):
            return "happened", ()
        if infinitive and self._is_weighed(token.head):
            return "possible", (token.head,)
        claimed = self._claimed_by(i)
        if claimed is not None:
            return self._by_noun(claimed, i, "that", depth)
        if token.dep == "csubj" and token.tag == "VBG":
            return self._of_gerund(token.head)
        if token.dep in {"xcomp", "ccomp"}:
            named = self.reading.child(token.head, "attr")
            if scope == "to" and named is not None and self._is_one_of(named):
                return None
            return self._by_predicate(self._complement(token.head, scope), scope, depth)
        if token.dep == "pcomp":
            return self._by_preposition(i, depth)
        if token.dep == "acl":
            clause = self.reading.child(i, "mark", "nsubj", "nsubjpass") is not None
            if not infinitive and not clause and token.tag in {"VBN", "VBG"}:
                no = self._has_no(token.head)
                return ("negated", (no,)) if no is not None else None
            return self._by_noun(token.head, i, "to" if infinitive else "that", depth)
        if token.dep == "relcl" and infinitive and self._is_purpose(i):
            return self._by_noun(token.head, i, "to", depth)
        if token.dep == "relcl" and (self._is_complement(i) or self._is_of_sign(i)):
            return self._by_noun(token.head, i, "that", depth)
        if token.dep == "advcl":
            return self._by_adverbial(i, token.head, infinitive, depth)
        return None

    def _claimed_by(self, i: int) -> int | None:
        """Return the noun right before a "that" clause which the parse hangs on a verb.

        "Fired at them under the pretext that they had attacked".
        """
        that = self.reading.child(i, "mark")
        if self.tokens[i].dep != "ccomp" or that is None or self.tokens[that].lower != "that":
            return None
        through = self.tokens[self.tokens[that - 1].head]
        if self.tokens[that - 1].pos != "NOUN" or through.pos != "ADP":
            return None
        row = self.lexicon.match(self.reading, that - 1, "noun", "that")
        return that - 1 if row is not None else None

    def _of_gerund(self, predicate: int) -> Verdict | None:
        """Return possible for an act that is only judged: "attacking churches is a crime"."""
        words = {self.tokens[n].lower for n in (predicate, *self.children[predicate])}
        past = self.tokens[predicate].tag == "VBD" or {"was", "were", "has", "had"} & words
        return None if past else ("possible", (predicate,))

    def _is_of_sign(self, i: int) -> bool:
        """Tell whether a clause is what there is no sign of: "no signs it was ready to"."""
        relative = any(self.tokens[n].tag in {"WDT", "WP", "WRB"} for n in self.children[i])
        own = self.reading.child(i, "nsubj", "nsubjpass") is not None
        return own and not relative and self.tokens[self.tokens[i].head].lemma in _SIGNS

    def _complement(self, head: int, scope: str) -> int:
        """Return the adjective behind "is" that a clause belongs to: "it is vital that"."""
        if scope != "that" or self.tokens[head].lemma != "be":
            return head
        adjective = self.reading.child(head, "acomp")
        return head if adjective is None else adjective

    def _is_weighed(self, head: int) -> bool:
        """Tell whether an infinitive is only judged: "it is fair to blame him"; not "it was"."""
        token = self.tokens[head]
        if token.pos != "ADJ" and token.lemma != "be" and token.lower not in NOW:
            return False
        verb = token.head if token.dep == "acomp" else head
        named = self.reading.child(verb, "attr")
        if named is not None and self._is_one_of(named):
            return False
        words = {self.tokens[n].lower for n in (verb, *self.children[verb])}
        return self._is_of_it(verb) and not {"was", "were", "been"} & words

    def _is_purpose(self, i: int) -> bool:
        """Tell whether a "relative" infinitive tells what a noun is for: "action to punish"."""
        return not any(self.tokens[n].tag in {"WDT", "WP", "WRB"} for n in self.children[i])

    def _by_predicate(self, head: int, scope: str, depth: int) -> Verdict | None:
        pos = pos_of(self.tokens[head].pos)
        row = self.lexicon.match(self.reading, head, pos, scope) if pos else None
        if row is None and pos == "adjective" and scope == "ing":
            row = self.lexicon.match(self.reading, head, pos, "that")
        if row is None:
            if scope == "to" and pos == "verb" and self.tokens[head].lemma != "be":
                return "planned", (head,)
            if scope == "that":
                return self._through(head, depth)
            return None
        word, evidence = row
        if scope == "that" and self._is_own_view(head):
            return None
        above = self.event(head, depth + 1) if pos != "noun" else ("happened", ())
        if word.lemma in _TRYING and above[0] == "possible":
            return above
        if word.lemma in CEASING and above[0] in AHEAD:
            return "ongoing", (*above[1], *evidence)
        return applied(word.status, evidence, above)

    def _is_own_view(self, head: int) -> bool:
        """Tell whether one says in one's own voice what one thinks: "I think they agreed"."""
        subject = self.reading.child(head, "nsubj")
        own = subject is not None and self.tokens[subject].lower in {"i", "we"}
        return own and self.tokens[head].lemma == "think" and self.marks(head) is None

    def _through(self, head: int, depth: int) -> Verdict | None:
        """Return what stands above a verb of saying: denied, doubted or conditional speech."""
        marks = self.marks(head)
        if marks is not None and marks[0] == "negated":
            return "possible", marks[1]
        return None

    def _by_preposition(self, i: int, depth: int) -> Verdict | None:
        preposition = self.tokens[i].head
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
        if scope == "to" and self._was_had(head):
            return "happened", ()
        no = self._has_no(head)
        if no is not None and scope == "that":
            return ("negated" if self.tokens[head].lemma in _SIGNS else "possible"), (no, head)
        if scope == "to" and self._is_on_way(head):
            return "planned", (head,)
        if scope == "to" and self._is_to_follow(head, i):
            return "planned", (head,)
        if self.tokens[head].lemma in _WISHES and self._is_of_another(i):
            return "possible", (head,)
        refuted = self._refuted(head)
        if refuted is not None:
            return refuted
        row = self.lexicon.match(self.reading, head, "noun", scope)
        if row is not None:
            found = verdict(row[0].status, row[1])
            return ("negated", (no, head)) if no is not None else _outer(self, head, found, depth)
        if scope != "to":
            return None
        if no is not None:
            return "negated", (no, head)
        judged = self._judged_act(head)
        return judged if judged is not None else _outer(self, head, ("planned", (head,)), depth)

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

    def _is_of_another(self, i: int) -> bool:
        """Tell whether an infinitive has a subject of its own: "for Russia to invade"."""
        return self.reading.child(i, "nsubj", "nsubjpass") is not None

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

    def _by_adverbial(self, i: int, head: int, infinitive: bool, depth: int) -> Verdict | None:
        if infinitive:
            pos = pos_of(self.tokens[head].pos)
            row = self.lexicon.match(self.reading, head, pos, "to") if pos else None
            if row is not None and row[0].lemma == "need" and self._has_need(head):
                return "planned", (head, i)
            if row is not None:
                return self._by_predicate(head, "to", depth)
            if self._is_picked_out(head):
                return None
            wished = next((n for n in self.children[i] if self.tokens[n].lower == "for"), None)
            if wished is not None and self.tokens[wished].dep == "mark":
                return "possible", (head, wished)
            above = self.verb(head, depth + 1)
            return above if above[0] == "possible" else ("planned", (i,))
        marks = [n for n in self.children[i] if self.tokens[n].dep in {"mark", "advmod"}]
        for mark in marks:
            row = self.preposition(mark) if self.tokens[mark].lower == "than" else None
            if row is not None:
                return verdict(row[0].status, row[1])
        words = {self.tokens[n].lower for n in marks}
        if words & CONDITIONS:
            return "possible", tuple(n for n in marks if self.tokens[n].lower in CONDITIONS)
        if self.tokens[i].tag == "VBG" and i > head and not marks and self.tokens[i].lemma != "be":
            above = self.verb(head, depth + 1)
            if above[0] in {"planned", "expected", "ongoing"}:
                return above
        perfect = {"until", "till", "once"} & words and any(
            self.tokens[n].lower in {"has", "have"} for n in self.children[i]
        )
        if words & _TIME_MARKS and (self.tokens[i].tag in {"VBZ", "VBP"} or perfect):
            above = self.verb(head, depth + 1)
            if above[0] in {"planned", "expected", "possible"}:
                return above
        return None

    def _has_need(self, verb: int) -> bool:
        """Tell whether what is needed is a thing, for what is then done: "funds are needed to"."""
        return self.reading.child(verb, "dobj", "nsubjpass") is not None


def _outer(judge: VerbJudge, head: int, found: Verdict, depth: int) -> Verdict:
    """Return what the verb above a noun leaves of it ("abandoned plans to")."""
    token = judge.tokens[head]
    through = judge.tokens[token.head]
    meant = found[0] in {"possible", "planned"}
    if token.dep == "pobj" and through.lower in {"in", "as"} and meant:
        marks = judge.marks(through.head) if judge.tokens[through.head].pos == "VERB" else None
        if marks is not None and marks[0] == "negated":
            return "negated", (*marks[1], head)
    collapses = token.dep == "nsubj" and judge.tokens[token.head].lemma in _COLLAPSES
    if collapses and found[0] != "happened":
        return "failed", (head, token.head)
    if token.dep in {"dobj", "nsubjpass"}:
        row = judge.lexicon.match(judge.reading, token.head, "verb", "object")
        if row is not None and row[0].status in NEGATIVE:
            return verdict(row[0].status, (*row[1], head))
        above = judge.verb(token.head, depth + 1)
        if above[0] in {"negated", "failed"} and judge.tokens[token.head].lemma not in _TELLING:
            return "negated", (*above[1], head)
    return found
