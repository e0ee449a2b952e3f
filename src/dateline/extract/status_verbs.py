"""Judge whether what a verb tells happened: its own marks and what governs it.

In: a reading, a token, the status lexicon. Out: verdicts. It refuses nouns: a subclass has them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dateline.extract.status_governors import GovernorJudge
from dateline.extract.status_lasting import goes_on
from dateline.extract.status_marks import CONDITIONS
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

_TIME_MARKS = frozenset({"when", "once", "after", "before", "until", "till"})

_TRYING = frozenset({"try", "attempt", "seek", "hope"})
"""What may be tried is only possible."""

CEASING = frozenset({"stop", "cease", "end", "halt", "quit", "finish"})
"""What is to be ended goes on."""

_COSTING = frozenset({"cost", "take", "require", "pay", "hurt", "help"})
"""Verbs of "it" that only weigh what is to be done: "it would cost little to ask"."""

_HELD = frozenset("see say believe think know report understand consider".split())


class VerbJudge(GovernorJudge, ABC):
    """The judge of governors that knows what governs a verb."""

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
        reason = self._reason_against(i)
        if reason is not None:
            return "denied", reason
        if self._is_reacted_to(i):
            return "happened", ()
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
        if infinitive and (self._is_outcome(i, token.head) or self._is_managed(i, token.head)):
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
        if token.dep == "relcl" and not infinitive:
            none = self._of_nobody(token.head)
            if none is not None:
                return "negated", none
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

    def _complement(self, head: int, scope: str) -> int:
        """Return the adjective behind "is" that a clause belongs to: "it is vital that"."""
        if scope != "that" or self.tokens[head].lemma != "be":
            return head
        adjective = self.reading.child(head, "acomp")
        return head if adjective is None else adjective

    def _is_weighed(self, head: int) -> bool:
        """Tell whether an infinitive is only judged: "it is fair to blame him"; not "it was"."""
        token = self.tokens[head]
        costs = token.lemma in _COSTING and token.tag != "VBD"
        if token.pos != "ADJ" and token.lemma != "be" and token.lower not in NOW and not costs:
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
                foreseen = self.tokens[head].lemma == "have" and self.marks(head)
                return foreseen if foreseen and foreseen[0] == "expected" else ("planned", (head,))
            if scope == "that":
                return self._through(head, depth)
            return None
        word, evidence = row
        if word.lemma == "need" and scope == "to" and self._has_need(head):
            return "planned", evidence
        if scope == "that" and self._is_own_view(head):
            return None
        above = self.event(head, depth + 1) if pos != "noun" else ("happened", ())
        if above[0] == "denied" and word.status not in {*NEGATIVE, "happened"}:
            return above
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

    def _by_adverbial(self, i: int, head: int, infinitive: bool, depth: int) -> Verdict | None:
        if infinitive:
            pos = pos_of(self.tokens[head].pos)
            if self._is_wished(head, i):
                return "possible", (head,)
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
            if above[0] in AHEAD:
                return above
            if above[0] == "negated" and words & {"until", "till"}:
                return "possible", above[1]
        return None

    def _has_need(self, verb: int) -> bool:
        """Tell whether what is needed is a thing, for what is then done: "funds are needed to"."""
        return self.reading.child(verb, "dobj", "nsubjpass") is not None
