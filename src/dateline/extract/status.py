"""Judge whether an event happened: status of the act that a trigger names, and the words for it.

In: a reading, a trigger token, the status lexicon. Out: a `Status` and the span that shows it.
It refuses to weigh sources: an act that somebody asserts counts as happened (who asserts it is
kept with the statement). A meeting that took place and ended without result happened; one that
was called off failed.
"""

from __future__ import annotations

from dateline.extract.status_lasting import PROBES, is_under
from dateline.extract.status_lexicon import CARRY, StatusLexicon, StatusWord
from dateline.extract.status_marks import CONDITIONS, TALKS
from dateline.extract.status_verbs import VerbJudge
from dateline.extract.status_verdicts import (
    AHEAD,
    NEGATIVE,
    NO_WORDS,
    NOW,
    OCCURRENCE,
    Verdict,
    applied,
    pos_of,
    verdict,
)
from dateline.records import Span, Status
from dateline.syntax import SUBJECTS, Reading, first_conjunct
from dateline.text import cut


def judge_status(
    reading: Reading, trigger: int, lexicon: StatusLexicon
) -> tuple[Status, Span | None]:
    """Return the status of the event whose trigger is token `trigger`, and the words that show it.

    The span is None where nothing marks the event and it counts as happened.
    """
    status, evidence = _Judge(reading, lexicon).event(trigger)
    if not evidence:
        return status, None
    tokens = reading.tokens
    near = [i for i in sorted(evidence) if tokens[i].sentence == tokens[trigger].sentence]
    if not near:
        return status, None
    return status, cut(reading.text, tokens[near[0]].start, tokens[near[-1]].end)


STANDING = frozenset(
    "sanction embargo blockade tariff ban restriction attack annexation invasion occupation "
    "killing murder assassination hacking backlash criticism condemnation indictment assault "
    "arrest crackdown incursion".split()
)
"""Nouns of what is in force or was done: "U.S. sanctions would come off" tells that they are there,
"Trump's attack would be taken as a signal" that he made it."""

_IN_FORCE = frozenset({"sanction", "embargo", "blockade", "tariff", "ban", "restriction"})
"""Those of them that need no article to be known."""

_TURNS = frozenset(
    "launch open announce begin start order end close drop conclude finish complete follow after "
    "call demand urge request into in".split()
)
"""Verbs and prepositions beside which a probe is begun, asked for, or over."""

_BEGINS = frozenset("take enter begin start kick be go follow apply loom await".split())
"""Verbs with which such a thing is still to come, or is spoken of otherwise."""

_TRACES = frozenset("stem derive arise result reflect mirror spring".split())
"""Verbs that tell where what is there comes from: "his refusal likely stems from"."""

_GOODS = frozenset("donation aid shipment supply relief fund money asset import export".split())
"""What somebody who "holds" it keeps back."""

_BROUGHT = frozenset({"charge", "indictment", "arrest", "conviction", "verdict"})
"""Nouns of what is done when it is announced."""

_HELP = frozenset("help aid assistance support backing cooperation participation".split())
"""What goes on with an act if it is done with it: "are bombed with U.S. assistance"."""

_ASKED = frozenset("request demand appeal call plea proposal offer bid petition".split())
"""What was made where it was refused."""

_REFUSING = frozenset("reject refuse decline deny dismiss rebuff spurn".split())
_REFUSALS = frozenset({"refusal", "rejection", "denial", "dismissal"})

_VERBS = frozenset({"VERB", "AUX"})

_ENDING = frozenset({"complete", "finish", "conclude", "close", "end"})
"""What is to be ended goes on: "until the panel completes its probe"."""

_LIFTING = frozenset("lift ease end remove drop waive repeal relax loosen soften give".split())
"""What is done to what is in force."""

_MONEY = frozenset(
    {"$", "million", "billion", "trillion", "dollar", "euro", "pound", "yuan", "yen"}
)

_MAKING = frozenset("issue impose introduce announce place set adopt order declare enact".split())


class _Judge(VerbJudge):
    """The judge of verbs that knows nouns too."""

    def verb(self, i: int, depth: int) -> Verdict:
        """Return the status of a verb; who leads what goes on, does so still."""
        found = super().verb(i, depth)
        return ("ongoing", (i,)) if found[0] == "happened" and self._is_led(i) else found

    # -- nouns -----------------------------------------------------------------

    def noun(self, i: int, depth: int) -> Verdict:
        """Return the status of an event noun from its modifiers and its predicate."""
        found = self.modified(i)
        if found is not None and found[0] in NEGATIVE:
            return found
        governed = self._noun_governed(first_conjunct(self.reading, i), depth)
        if found is not None and (governed is None or governed[0] not in NEGATIVE):
            return found
        if governed is None and self._is_in_force(i):
            supposed = self._supposed(i)
            return ("ongoing", (i,)) if supposed is None else supposed
        return governed if governed is not None else ("happened", ())

    def _is_in_force(self, i: int) -> bool:
        """Tell whether a noun names what goes on: "under U.S. sanctions", "Mueller's probe".

        Not where the sentence tells that it was begun, changed or ended.
        """
        token = self.tokens[i]
        if token.lemma not in _IN_FORCE | PROBES or self._is_made(i):
            return False
        return token.lemma in _IN_FORCE or self.tokens[token.head].lemma not in _TURNS

    def _supposed(self, i: int) -> Verdict | None:
        """Return possible for what somebody would be under: "if he were under investigation"."""
        under = self.tokens[self.tokens[i].head]
        verb = first_conjunct(self.reading, under.head)
        if under.lower != "under" or self.tokens[under.head].lemma != "be":
            return None
        marks = self.marks(verb)
        supposed = marks is not None and self.tokens[marks[1][0]].lower in CONDITIONS
        return marks if supposed else None

    def _is_led(self, i: int) -> bool:
        """Tell whether a verb tells who leads what goes on: "is part of a probe led by Lee"."""
        token = self.tokens[i]
        noun = token.head
        led = token.lemma == "lead" and token.dep == "acl" and token.tag == "VBN"
        verb = next((n for n in self.reading.ancestors(i) if self.tokens[n].pos in _VERBS), None)
        now = verb is not None and self.tokens[verb].tag in {"VBZ", "VBP"}
        return led and now and self.tokens[noun].lemma in PROBES

    def _is_made(self, i: int) -> bool:
        """Tell whether a verb tells that a ban was made: "have issued restrictions"."""
        token = self.tokens[i]
        return token.dep in {"dobj", "nsubjpass"} and self.tokens[token.head].lemma in _MAKING

    def modified(self, i: int) -> Verdict | None:
        """Return what the modifiers of a noun make of it: "planned", "called off"."""
        for node in self.children[i]:
            token = self.tokens[node]
            if token.dep in {"det", "neg"} and token.lower in NO_WORDS:
                return "negated", (node,)
            if token.dep in {"amod", "compound", "nmod", "advmod"}:
                row = self.lexicon.match(self.reading, node, "adjective", "modifier")
                row = row or self._participle(node)
                if row is not None:
                    return verdict(row[0].status, row[1])
            if token.dep == "acl" and token.tag == "VBN":
                row = self.lexicon.match(self.reading, node, "verb", "object")
                if row is not None and row[0].status != CARRY:
                    return verdict(row[0].status, row[1])
        det = self.reading.child(i, "det")
        if det is not None and self.tokens[det].lower == "any":
            return "possible", (det,)
        return None

    def _participle(self, node: int) -> tuple[StatusWord, tuple[int, ...]] | None:
        """Return the row of an adjective by its form ("planned" is lemmatised to "plan")."""
        for word in self.lexicon._rows.get(("adjective", self.tokens[node].lower), ()):
            if "modifier" in word.scopes:
                return word, (node,)
        return None

    def _noun_governed(self, i: int, depth: int) -> Verdict | None:
        token = self.tokens[i]
        head = token.head
        if head == i:
            return None
        if token.dep in {"dobj", "nsubjpass", "attr", "oprd"} and self.tokens[head].pos in {
            "VERB",
            "AUX",
        }:
            return self._as_object(i, head, depth)
        if token.dep in {"nsubj", "csubj"}:
            return None if self._stands(i, head) else self._as_subject(head, depth)
        if token.dep == "pobj":
            return self._as_prepositional(i, head, depth)
        if token.dep in {"compound", "poss", "nmod"}:
            return self.modified(head) if self.tokens[head].pos == "NOUN" else None
        return None

    def _stands(self, i: int, head: int) -> bool:
        """Tell whether a noun names what is there, whatever its predicate says will follow."""
        token = self.tokens[i]
        known = any(
            self.tokens[n].dep == "poss" or self.tokens[n].lower == "the" for n in self.children[i]
        )
        told = known and self.tokens[head].lemma in _TRACES
        lasting = told or token.lemma in _IN_FORCE or (token.lemma in STANDING and known)
        taken = token.dep == "nsubjpass" and self.tokens[head].lemma == "take"
        return lasting and (taken or self.tokens[head].lemma not in _BEGINS | OCCURRENCE)

    def _as_object(self, i: int, head: int, depth: int) -> Verdict | None:
        row = self.lexicon.match(self.reading, head, "verb", "object")
        lasting = self._is_to_be_ended(i, head, depth)
        if lasting is not None:
            return lasting
        if row is None:
            if self.tokens[i].dep == "attr" and self.tokens[head].lemma == "be":
                return self._inherited(head, depth)
            undergone = self.tokens[i].dep == "nsubjpass" and not self._stands(i, head)
            return self._future_of(head, depth) if undergone else None
        word, evidence = row
        kept = word.lemma == "hold" and self.tokens[i].lemma in _GOODS
        if kept or self._is_made_by_other(i, head):
            return None
        if word.status in NEGATIVE and self._is_unreal(head):
            return "happened", evidence
        if word.status == "failed" and self._is_bidden(head):
            return "planned", evidence
        if word.lemma == "announce" and self.tokens[i].lemma in _BROUGHT:
            return None
        if self.tokens[i].dep == "nsubjpass" and self._stands(i, head):
            raised = self.reading.child(head, "xcomp")
            if raised is not None and self.tokens[raised].lemma not in OCCURRENCE:
                return None
            if any(self.tokens[n].lower == "as" for n in self.children[head]):
                return None
        return applied(word.status, evidence, self.verb(head, depth + 1))

    def _is_unreal(self, verb: int) -> bool:
        """Tell whether a verb tells what was not done: "could have avoided the war"."""
        words = {self.tokens[n].lower for n in self.children[verb] if self.tokens[n].dep == "aux"}
        return "have" in words and bool(words & {"could", "would", "should", "might"})

    def _is_bidden(self, verb: int) -> bool:
        """Tell whether a verb asks for what was not done yet: "Cancel the meeting!"."""
        token, before = self.tokens[verb], self.tokens[verb - 1]
        first = verb == self.reading.sentences[token.sentence].first
        opens = first or before.tag in {"``", "''"}
        held = self.reading.child(verb, *SUBJECTS, "aux", "auxpass") is not None
        return token.tag == "VB" and opens and not held

    def _is_made_by_other(self, i: int, verb: int) -> bool:
        """Tell whether what is refused or joined was made: "rejected the call", "join his call"."""
        if self.tokens[i].lemma not in _ASKED:
            return False
        owned = self.reading.child(i, "poss") is not None
        return self.tokens[verb].lemma in _REFUSING or (owned and self.tokens[verb].lemma == "join")

    def _is_to_be_ended(self, i: int, head: int, depth: int) -> Verdict | None:
        """Return ongoing for what is there and is only to be ended: "until it ends its probe"."""
        noun, verb = self.tokens[i].lemma, self.tokens[head].lemma
        ended = (noun in PROBES and verb in _ENDING) or (noun in _IN_FORCE and verb in _LIFTING)
        if not ended:
            return None
        above = self.verb(head, depth + 1)
        return ("ongoing", (*above[1], head)) if above[0] in AHEAD else None

    def _as_subject(self, head: int, depth: int) -> Verdict | None:
        for node in self.children[head]:
            if self.tokens[node].dep in {"acomp", "oprd", "attr"}:
                row = self.lexicon.match(self.reading, node, "adjective", "subject")
                if row is not None and not self._is_owed(node):
                    return applied(row[0].status, row[1], self.verb(head, depth + 1))
        row = self.lexicon.match(self.reading, head, "verb", "subject")
        if row is not None:
            above = self.verb(head, depth + 1)
            described = self.reading.child(head, "attr", "acomp") is not None
            if row[0].status == CARRY and described and above[0] in NEGATIVE:
                return None
            return applied(row[0].status, row[1], above)
        return self._future_of(head, depth)

    def _is_owed(self, i: int) -> bool:
        """Tell whether "due" names a cause: "the delay is due to rain"."""
        if self.tokens[i].lower != "due":
            return False
        to = next((n for n in self.children[i] if self.tokens[n].lower == "to"), None)
        return to is not None and self.reading.child(to, "pobj", "pcomp") is not None

    def _inherited(self, head: int, depth: int) -> Verdict | None:
        found = self.verb(head, depth + 1)
        return found if found[1] else None

    def _future_of(self, head: int, depth: int) -> Verdict | None:
        """Return the predicate's status where it lies ahead: then the event does too."""
        found = self.verb(head, depth + 1)
        if found[0] in {"planned", "expected"}:
            return found
        occurs = self.tokens[head].lemma in OCCURRENCE
        if found[0] == "negated" and occurs and self.reading.child(head, "attr", "acomp") is None:
            return found
        return None

    def _as_prepositional(self, i: int, preposition: int, depth: int) -> Verdict | None:
        row = self.preposition(preposition)
        if row is not None:
            return verdict(row[0].status, row[1])
        if is_under(self.reading, i):
            return "ongoing", (preposition, i)
        head = self.tokens[preposition].head
        if head == preposition:
            return None
        held = self.tokens[i].lemma in TALKS and self.tokens[preposition].lower == "in"
        if held and self.tokens[head].lower in NOW:
            return self.marks(head) or ("ongoing", (head, preposition))
        pos = pos_of(self.tokens[head].pos)
        given = self._sum_in(preposition)
        if given is not None:
            of_sum = self._as_object(given, self.tokens[given].head, depth)
            return of_sum if of_sum is not None and of_sum[0] in AHEAD | NEGATIVE else None
        if self.tokens[preposition].lower == "with" and self.tokens[i].lemma in _HELP:
            return self._inherited(head, depth) if pos == "verb" else None
        if pos == "noun" or (pos == "adjective" and self.tokens[preposition].lower == "of"):
            if self.tokens[head].lemma in _REFUSALS and self.tokens[i].lemma in _ASKED:
                return None
            found = self.lexicon.match(self.reading, head, pos, self.tokens[preposition].lower)
            return verdict(found[0].status, (*found[1], preposition)) if found else None
        if pos != "verb":
            return None
        found = self.lexicon.match(self.reading, head, "verb", "object")
        if found is None or preposition not in found[1]:
            return None
        return applied(found[0].status, found[1], self.verb(head, depth + 1))

    def _sum_in(self, preposition: int) -> int | None:
        """Return the sum of which "in" tells what it is for: "seeks $2 million in loans"."""
        head = self.tokens[preposition].head
        given = self.reading.child(head, "dobj") if self.tokens[head].pos in _VERBS else head
        if given is None or self.tokens[preposition].lower != "in":
            return None
        told = self.tokens[given].dep == "dobj" and given < preposition
        nodes = [n for n in self.reading.subtree(given) if n < preposition]
        money = any(self.tokens[n].lemma.lower() in _MONEY for n in nodes)
        return given if told and money else None
