"""Judge whether an event happened: status of the act that a trigger names, and the words for it.

In: a reading, a trigger token, the status lexicon. Out: a `Status` and the span that shows it.
It refuses to weigh sources: an act that somebody asserts counts as happened (who asserts it is
kept with the statement). A meeting that took place and ended without result happened; one that
was called off failed.
"""

from __future__ import annotations

import msgspec

from dateline.extract.status_lexicon import CARRY, StatusLexicon, StatusWord
from dateline.records import Span, Status
from dateline.syntax import SUBJECTS, Reading, first_conjunct
from dateline.text import cut

_NEGATIVE: frozenset[str] = frozenset({"negated", "denied", "failed"})
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_POSSIBLE_MODALS = frozenset({"may", "might", "can", "could", "should", "must", "ought", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
_TIME_MARKS = frozenset({"when", "once", "after", "before", "until", "till", "as"})
_NO_WORDS = frozenset({"no", "neither", "none", "nobody", "nothing", "nor"})
_FUTURE_TIMES = frozenset({"tomorrow", "next", "upcoming", "coming"})
_OCCURRENCE = frozenset(
    "take occur happen hold proceed begin start go materialise materialize be exist".split()
)
DEEPEST = 8
"""Governors looked at above a trigger; deeper ones do not change it in real sentences."""

Verdict = tuple[Status, tuple[int, ...]]


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
    "arrest crackdown".split()
)
"""Nouns of what is in force or was done: "U.S. sanctions would come off" tells that they are there,
"Trump's attack would be taken as a signal" that he made it."""

_IN_FORCE = frozenset({"sanction", "embargo", "blockade", "tariff", "ban", "restriction"})
"""Those of them that need no article to be known."""

_PROBES = frozenset({"probe", "investigation", "inquiry"})

_TURNS = frozenset(
    "launch open announce begin start order end close drop conclude finish complete follow after "
    "call demand urge request into in".split()
)
"""Verbs and prepositions beside which a probe is begun, asked for, or over."""

_BEGINS = frozenset("take enter begin start kick be go follow apply loom await".split())
"""Verbs with which such a thing is still to come, or is spoken of otherwise."""


_PICKED = frozenset({"first", "last", "latest", "only", "few", "second", "third", "next", "one"})
"""Words that pick out who did it; what follows is done, not intended."""


_COURSES = frozenset(
    "rise fall drop gain climb slip slide increase decline jump tumble plunge soar lose grow "
    "return recover rally bounce dip sink rebound advance retreat go come survive pass overtake "
    "close".split()
)
_OUTCOMES = frozenset("finish end close reach slip settle stand hit become win find trade".split())
"""What "to" tells as the outcome behind those verbs."""

_BROUGHT = frozenset({"charge", "indictment", "arrest", "conviction", "verdict"})
"""Nouns of what is done when it is announced."""

_MOTION = frozenset("go come travel fly flock troop rush gather".split())
"""Verbs behind which an infinitive in the past tells what one was there for, and did."""

_COLLAPSES = frozenset({"fail", "collapse", "founder", "unravel", "falter"})
"""Verbs whose subject, a plan or an attempt, leaves undone what it was to do."""

_SELDOM = frozenset({"never", "hardly", "rarely", "seldom", "scarcely"})

_NOW = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})

_CHANCES = frozenset({"opportunity", "chance", "honour", "honor", "pleasure", "privilege"})
"""What somebody had is what they used: "I have had the opportunity to thank them"."""

_TALKS = frozenset({"talk", "negotiation", "discussion", "contact", "consultation"})

_GOALS = frozenset({"toward", "towards"})
"""Prepositions of what is to be done: "work toward dismantling"."""

_COURTESIES = frozenset("thank congratulate apologize apologise welcome express commend".split())


class _Judge:
    """One reading with the lexicon; methods look at a node and at what governs it."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.children = reading.children
        self.lexicon = lexicon

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

    # -- verbs -------------------------------------------------------------

    def verb(self, i: int, depth: int) -> Verdict:
        """Return the status of a verb from its own marks and its governors."""
        own = self.marks(i)
        if own is None and self.tokens[i].dep == "conj":
            own = self._shared_marks(i)
        governed = self.governed(first_conjunct(self.reading, i), depth)
        return _combined(own, governed) or self._aspect(i)

    def _aspect(self, i: int) -> Verdict:
        token = self.tokens[i]
        if token.tag == "VBG":
            for node in self.children[i]:
                if self.tokens[node].dep == "aux" and self.tokens[node].lower in _NOW | {"been"}:
                    return "ongoing", (node, i)
        elif token.tag == "VBN":
            words = {self.tokens[n].lower: n for n in self.children[i] if self._is_auxiliary(n)}
            now = next((words[word] for word in words if word in _NOW), None)
            if "being" in words and now is not None:
                return "ongoing", (now, words["being"])
        return "happened", ()

    def _is_auxiliary(self, i: int) -> bool:
        return self.tokens[i].dep in {"aux", "auxpass"}

    def marks(self, i: int) -> Verdict | None:
        """Return what negation, modals, adverbs and conditions on the verb itself say."""
        negation: int | None = None
        modal: int | None = None
        adverb: Verdict | None = None
        perfect = False
        for node in self.children[i]:
            token = self.tokens[node]
            if token.dep == "neg" or self._is_denying(node):
                if not self._not_only(node):
                    negation = node
            elif token.dep in {"aux", "auxpass"}:
                if token.tag == "MD":
                    modal = node
                perfect = perfect or token.lower == "have"
                if token.lower in {"had", "were", "should"} and self._inverted(i, node):
                    return ("possible" if token.lower == "should" else "negated"), (node,)
            elif token.dep == "advmod":
                row = self.lexicon.match(self.reading, node, "adverb", "modifier")
                if row is not None and row[0].status != "negated":
                    adverb = _verdict(row[0].status, row[1])
            elif token.dep in {"nsubj", "nsubjpass"} and self._has_no(node):
                negation = node if token.lower in _NO_WORDS else self._has_no(node)
            elif token.dep in {"dobj", "attr"} and self._has_no(node):
                negation = self._has_no(node)
            elif token.dep == "mark" and token.lower in _CONDITIONS:
                return "possible", (node,)
        return self._judged(i, negation, modal, perfect, adverb)

    def _inverted(self, i: int, auxiliary: int) -> bool:
        """Tell whether the auxiliary opens a condition without "if": "Had they attacked, ..."."""
        subject = self.reading.child(i, "nsubj", "nsubjpass")
        first = auxiliary == self.reading.sentences[self.tokens[i].sentence].first
        clause = self.tokens[i].dep == "advcl" or self.tokens[auxiliary - 1].text == ","
        question = self.reading.sentences[self.tokens[i].sentence].raw.rstrip().endswith("?")
        opens = (first or clause) and not question
        return opens and subject is not None and auxiliary < subject < i

    def _judged(
        self, i: int, negation: int | None, modal: int | None, perfect: bool, adverb: Verdict | None
    ) -> Verdict | None:
        if modal is not None:
            found = self._modal(i, modal, perfect)
            if negation is not None and found[0] != "possible":
                return "negated", (modal, negation)
            if negation is not None and self.tokens[modal].lower in {"can", "could", "ca"}:
                return "negated", (modal, negation)
            return adverb if adverb is not None and adverb[0] == "possible" else found
        if negation is not None:
            return "negated", (negation,)
        if adverb is not None:
            return adverb
        return self._futurate(i)

    def _modal(self, i: int, modal: int, perfect: bool) -> Verdict:
        word = self.tokens[modal].lower
        if word in _FUTURE_MODALS:
            if self._is_asked(i, modal):
                return "possible", (modal,)
            return self._planned_or_expected(i), (modal,)
        if word in {"would", "'d", "’d"}:
            if perfect:
                return "negated", (modal, modal + 1)
            if self._conditional(i):
                return "possible", (modal,)
            return self._planned_or_expected(i), (modal,)
        if word in {"must", "should", "ought"} and perfect:
            return ("possible" if word == "must" else "negated"), (modal,)
        return "possible", (modal,)

    def _is_asked(self, i: int, modal: int) -> bool:
        """Tell whether a modal opens a question: "Will Republicans punish Trump?"."""
        sentence = self.reading.sentences[self.tokens[i].sentence]
        return modal == sentence.first and sentence.raw.rstrip("”\"' ").endswith("?")

    def _planned_or_expected(self, i: int) -> Status:
        """Return planned for what one says of oneself or the outlet reports, else expected."""
        first = first_conjunct(self.reading, i)
        token = self.tokens[first]
        subject = self.reading.child(first, "nsubj", "nsubjpass")
        if token.dep != "ccomp" or subject is None or self.tokens[subject].pos == "PRON":
            return "planned"
        if self.reading.child(subject, "poss") is not None and self._is_their_own(subject):
            return "planned"
        return "expected"

    def _is_their_own(self, subject: int) -> bool:
        """Tell whether somebody says it of their own people: "said his administration would"."""
        owner = self.reading.child(subject, "poss")
        return owner is not None and self.tokens[owner].pos == "PRON"

    def _conditional(self, i: int) -> bool:
        for node in self.children[i]:
            if self.tokens[node].dep == "advcl":
                marks = {self.tokens[n].lower for n in self.children[node]}
                if marks & _CONDITIONS:
                    return True
        return False

    def _futurate(self, i: int) -> Verdict | None:
        """Return planned for "to visit" in a headline, "is going to", "is visiting next week"."""
        token = self.tokens[i]
        to = next((n for n in self.children[i] if self.tokens[n].tag == "TO" and n < i), None)
        if to is not None:
            head = self.tokens[token.head]
            yet = next(
                (n for n in self.children[token.head] if self.tokens[n].lower == "yet"), None
            )
            if token.dep == "xcomp" and head.lemma in {"have", "be"} and yet is not None:
                return "negated", (yet, to)
            if token.dep == "xcomp" and head.lower == "going":
                negations = [n for n in self.children[token.head] if self.tokens[n].dep == "neg"]
                status: Status = "negated" if negations else "planned"
                return status, (*negations, token.head, to)
            if token.dep == "ROOT" or (token.dep == "ccomp" and self.reading.child(i, "nsubj")):
                return "planned", (to,)
            named = self.reading.child(token.head, "attr")
            copula = head.lemma == "be" and token.dep == "xcomp"
            if copula and token.lemma == "blame":
                return None
            subject = self.reading.child(token.head, "nsubj", "expl")
            if copula and subject is not None and self.tokens[subject].lower == "it":
                return "possible", (token.head, to)
            copula = copula and not (named is not None and self._is_one_of(named))
            return ("planned", (token.head, to)) if copula else None
        if token.tag == "VBG" and self.reading.child(i, "aux") is not None:
            for node in self.reading.subtree(i):
                if self.tokens[node].lower in _FUTURE_TIMES:
                    return "planned", (node,)
        return None

    def _shared_marks(self, i: int) -> Verdict | None:
        """Return the marks of the first verb of a coordination that this verb shares."""
        if any(self.tokens[n].dep in {"aux", "auxpass", *SUBJECTS} for n in self.children[i]):
            return None
        first = first_conjunct(self.reading, i)
        found = self.marks(first)
        return found if found is not None and found[0] not in {"negated"} else None

    def _not_only(self, node: int) -> bool:
        following = self.tokens[node + 1].lower if node + 1 < len(self.tokens) else ""
        return following in {"only", "just", "merely", "simply"}

    def _is_denying(self, node: int) -> bool:
        """Tell whether an adverb negates: never, hardly, no longer."""
        token = self.tokens[node]
        ceased = token.lower == "longer" and self.tokens[node - 1].lower == "no"
        return token.dep == "advmod" and (ceased or token.lower in _SELDOM)

    def _has_no(self, node: int) -> int | None:
        """Return the token that negates a noun phrase ("no troops", "nobody"), or None."""
        if self.tokens[node].lower in _NO_WORDS:
            return node
        for child in self.children[node]:
            if self.tokens[child].dep in {"det", "neg"} and self.tokens[child].lower in _NO_WORDS:
                return child
        return None

    # -- what governs a verb -------------------------------------------------

    def governed(self, i: int, depth: int) -> Verdict | None:
        """Return what the governor of a verb makes of it, or None where it makes nothing."""
        token = self.tokens[i]
        if token.head == i or depth > DEEPEST:
            return None
        infinitive = any(self.tokens[n].tag == "TO" and n < i for n in self.children[i])
        if infinitive and self.tokens[token.head].lower == "about":
            return "planned", (token.head,)
        scope = "to" if infinitive else ("ing" if token.tag == "VBG" else "that")
        if infinitive and (self._is_outcome(i, token.head) or self._is_managed(token.head)):
            return "happened", ()
        if token.dep in {"xcomp", "ccomp"}:
            named = self.reading.child(token.head, "attr")
            if scope == "to" and named is not None and self._is_one_of(named):
                return None
            return self._by_predicate(token.head, scope, depth)
        if token.dep == "pcomp":
            return self._by_preposition(i, depth)
        if token.dep == "acl":
            if not infinitive and token.tag in {"VBN", "VBG"}:
                no = self._has_no(token.head)
                return ("negated", (no,)) if no is not None else None
            return self._by_noun(token.head, i, "to" if infinitive else "that", depth)
        if token.dep == "relcl" and infinitive and self._is_purpose(i):
            return self._by_noun(token.head, i, "to", depth)
        if token.dep == "relcl" and self._is_complement(i):
            return self._by_noun(token.head, i, "that", depth)
        if token.dep == "advcl":
            return self._by_adverbial(i, token.head, infinitive, depth)
        return None

    def _is_purpose(self, i: int) -> bool:
        """Tell whether a "relative" infinitive tells what a noun is for: "action to punish"."""
        return not any(self.tokens[n].tag in {"WDT", "WP", "WRB"} for n in self.children[i])

    def _is_outcome(self, i: int, head: int) -> bool:
        """Tell whether an infinitive is what came of it, or a courtesy that is done by saying so.

        "Shares fell to close at 90", "rose to become a minister"; "would like to thank".
        """
        verb, above = self.tokens[i].lemma, self.tokens[head]
        if above.lemma == "like" and verb in _COURTESIES:
            return any(self.tokens[n].lower in {"would", "'d", "’d"} for n in self.children[head])
        return above.lemma in _COURSES and verb in _OUTCOMES and above.tag in {"VBD", "VBN", "VBG"}

    def _is_managed(self, head: int) -> bool:
        """Tell whether what the infinitive tells came about: "went to see", "had to rebuild".

        Also "was able to meet", "it took years to strike a deal", "took to Twitter to blame", all
        of them in the past.
        """
        above = self.tokens[head]
        if above.lower == "far":
            return self.tokens[above.head].tag == "VBD" and self.tokens[above.head].lemma == "go"
        if above.lemma == "try":
            return any(self.tokens[n].lower == "did" for n in self.children[head])
        if above.lemma == "able":
            above = self.tokens[above.head]
            return above.lower in {"was", "were"}
        if above.lemma == "take":
            subject = self.reading.child(head, "nsubj")
            waited = subject is not None and self.tokens[subject].lower == "it"
            stage = any(self.tokens[n].lower == "to" for n in self.children[head])
            return above.tag == "VBD" and (waited or stage)
        past = above.tag == "VBD" and self.marks(head) is None
        return past and above.lemma in {"have", *_MOTION}

    def _by_predicate(self, head: int, scope: str, depth: int) -> Verdict | None:
        pos = _pos(self.tokens[head].pos)
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
        above = self.event(head, depth + 1) if pos != "noun" else ("happened", ())
        return _applied(word.status, evidence, above)

    def _through(self, head: int, depth: int) -> Verdict | None:
        """Return what stands above a verb of saying: denied, doubted or conditional speech."""
        marks = self.marks(head)
        if marks is not None and marks[0] == "negated":
            return "possible", marks[1]
        return None

    def _by_preposition(self, i: int, depth: int) -> Verdict | None:
        preposition = self.tokens[i].head
        row = self.lexicon.match(self.reading, preposition, "preposition", "object")
        if row is not None:
            return _verdict(row[0].status, row[1])
        if self.tokens[preposition].lower in _GOALS:
            return "planned", (preposition,)
        head = self.tokens[preposition].head
        if head == preposition:
            return None
        pos = _pos(self.tokens[head].pos)
        if pos == "noun":
            found = self.lexicon.match(self.reading, head, "noun", self.tokens[preposition].lower)
            return _verdict(found[0].status, (*found[1], preposition)) if found else None
        found = self.lexicon.match(self.reading, head, pos, "ing") if pos else None
        if found is None or not found[0].particle:
            return None
        return _applied(found[0].status, found[1], self.event(head, depth + 1))

    def _by_noun(self, head: int, i: int, scope: str, depth: int) -> Verdict | None:
        """Return what a noun makes of its clause: "plans to", "reports that ... were false"."""
        if scope == "to" and self._is_one_of(head):
            return None
        if scope == "to" and self._was_had(head):
            return "happened", ()
        if self._has_no(head) and scope == "that":
            return "possible", (head,)
        refuted = self._refuted(head)
        if refuted is not None:
            return refuted
        row = self.lexicon.match(self.reading, head, "noun", scope)
        if row is not None:
            found = _verdict(row[0].status, row[1])
            if self._has_no(head):
                return "negated", (self._has_no(head) or head, head)
            return _outer(self, head, found, depth)
        if scope != "to":
            return None
        no = self._has_no(head)
        return ("negated", (no, head)) if no else _outer(self, head, ("planned", (head,)), depth)

    def _was_had(self, noun: int) -> bool:
        """Tell whether a chance to do a thing was had: then it was done."""
        verb = self.tokens[self.tokens[noun].head]
        if self.tokens[noun].lemma not in _CHANCES or verb.lemma != "have":
            return False
        perfect = any(self.tokens[n].lower in {"has", "have", "had"} for n in self.children[verb.i])
        return self.marks(verb.i) is None and (verb.tag == "VBD" or perfect)

    def _is_one_of(self, noun: int) -> bool:
        """Tell whether "to do" tells what somebody did: "the first to speak", "one of the few"."""
        nodes = [n for n in (noun, *self.children[noun]) if self.tokens[n].dep != "nummod"]
        above = self.tokens[noun].head
        if self.tokens[above].lower == "of" and self.tokens[self.tokens[above].head].lower == "one":
            nodes.append(self.tokens[above].head)
        return any(self.tokens[n].lower in _PICKED for n in nodes)

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
            pos = _pos(self.tokens[head].pos)
            row = self.lexicon.match(self.reading, head, pos, "to") if pos else None
            if row is not None:
                return self._by_predicate(head, "to", depth)
            wished = next((n for n in self.children[i] if self.tokens[n].lower == "for"), None)
            if wished is not None and self.tokens[wished].dep == "mark":
                return "possible", (head, wished)
            above = self.verb(head, depth + 1)
            return above if above[0] == "possible" else ("planned", (i,))
        marks = [n for n in self.children[i] if self.tokens[n].dep in {"mark", "advmod"}]
        words = {self.tokens[n].lower for n in marks}
        if words & _CONDITIONS:
            return "possible", tuple(n for n in marks if self.tokens[n].lower in _CONDITIONS)
        if words & _TIME_MARKS and self.tokens[i].tag in {"VBZ", "VBP"}:
            above = self.verb(head, depth + 1)
            if above[0] in {"planned", "expected", "possible"}:
                return above
        return None

    # -- nouns -----------------------------------------------------------------

    def noun(self, i: int, depth: int) -> Verdict:
        """Return the status of an event noun from its modifiers and its predicate."""
        found = self._modified(i)
        if found is not None and found[0] in _NEGATIVE:
            return found
        governed = self._noun_governed(first_conjunct(self.reading, i), depth)
        if found is not None and (governed is None or governed[0] not in _NEGATIVE):
            return found
        if governed is None and self._is_in_force(i):
            return "ongoing", (i,)
        return governed if governed is not None else ("happened", ())

    def _is_in_force(self, i: int) -> bool:
        """Tell whether a noun names what goes on: "under U.S. sanctions", "Mueller's probe".

        Not where the sentence tells that it was begun, changed or ended.
        """
        token = self.tokens[i]
        if token.lemma not in _IN_FORCE | _PROBES:
            return False
        return token.lemma in _IN_FORCE or self.tokens[token.head].lemma not in _TURNS

    def _modified(self, i: int) -> Verdict | None:
        for node in self.children[i]:
            token = self.tokens[node]
            if token.dep in {"det", "neg"} and token.lower in _NO_WORDS:
                return "negated", (node,)
            if token.dep in {"amod", "compound", "nmod", "advmod"}:
                row = self.lexicon.match(self.reading, node, "adjective", "modifier")
                row = row or self._participle(node)
                if row is not None:
                    return _verdict(row[0].status, row[1])
            if token.dep == "acl" and token.tag == "VBN":
                row = self.lexicon.match(self.reading, node, "verb", "object")
                if row is not None and row[0].status != CARRY:
                    return _verdict(row[0].status, row[1])
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
            return self._modified(head) if self.tokens[head].pos == "NOUN" else None
        return None

    def _stands(self, i: int, head: int) -> bool:
        """Tell whether a noun names what is there, whatever its predicate says will follow."""
        token = self.tokens[i]
        known = any(
            self.tokens[n].dep == "poss" or self.tokens[n].lower == "the" for n in self.children[i]
        )
        lasting = token.lemma in _IN_FORCE or (token.lemma in STANDING and known)
        return lasting and self.tokens[head].lemma not in _BEGINS | _OCCURRENCE

    def _as_object(self, i: int, head: int, depth: int) -> Verdict | None:
        row = self.lexicon.match(self.reading, head, "verb", "object")
        if row is None:
            if self.tokens[i].dep == "attr" and self.tokens[head].lemma == "be":
                return self._inherited(head, depth)
            undergone = self.tokens[i].dep == "nsubjpass" and not self._stands(i, head)
            return self._future_of(head, depth) if undergone else None
        word, evidence = row
        if word.lemma == "announce" and self.tokens[i].lemma in _BROUGHT:
            return None
        if self.tokens[i].dep == "nsubjpass" and self._stands(i, head):
            raised = self.reading.child(head, "xcomp")
            if raised is not None and self.tokens[raised].lemma not in _OCCURRENCE:
                return None
            if any(self.tokens[n].lower == "as" for n in self.children[head]):
                return None
        return _applied(word.status, evidence, self.verb(head, depth + 1))

    def _as_subject(self, head: int, depth: int) -> Verdict | None:
        for node in self.children[head]:
            if self.tokens[node].dep in {"acomp", "oprd", "attr"}:
                row = self.lexicon.match(self.reading, node, "adjective", "subject")
                if row is not None and not self._is_owed(node):
                    return _applied(row[0].status, row[1], self.verb(head, depth + 1))
        row = self.lexicon.match(self.reading, head, "verb", "subject")
        if row is not None:
            above = self.verb(head, depth + 1)
            described = self.reading.child(head, "attr", "acomp") is not None
            if row[0].status == CARRY and described and above[0] in _NEGATIVE:
                return None
            return _applied(row[0].status, row[1], above)
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
        occurs = self.tokens[head].lemma in _OCCURRENCE
        if found[0] == "negated" and occurs and self.reading.child(head, "attr", "acomp") is None:
            return found
        return None

    def _as_prepositional(self, i: int, preposition: int, depth: int) -> Verdict | None:
        row = self._preposition_row(preposition)
        if row is not None:
            return _verdict(row[0].status, row[1])
        head = self.tokens[preposition].head
        if head == preposition:
            return None
        held = self.tokens[i].lemma in _TALKS and self.tokens[preposition].lower == "in"
        if held and self.tokens[head].lower in _NOW:
            return self.marks(head) or ("ongoing", (head, preposition))
        pos = _pos(self.tokens[head].pos)
        if pos == "noun":
            found = self.lexicon.match(self.reading, head, "noun", self.tokens[preposition].lower)
            return _verdict(found[0].status, (*found[1], preposition)) if found else None
        if pos != "verb":
            return None
        found = self.lexicon.match(self.reading, head, "verb", "object")
        if found is None or preposition not in found[1]:
            return None
        return _applied(found[0].status, found[1], self.verb(head, depth + 1))

    def _preposition_row(self, i: int) -> tuple[StatusWord, tuple[int, ...]] | None:
        found = self.lexicon.match(self.reading, i, "preposition", "object")
        if found is None and self.tokens[i].head < i:
            above = self.tokens[i].head
            found = self.lexicon.match(self.reading, above, "preposition", "object")
            if found is not None and i not in found[1]:
                return None
        return found


def _outer(judge: _Judge, head: int, found: Verdict, depth: int) -> Verdict:
    """Return what the verb above a noun leaves of it ("abandoned plans to")."""
    token = judge.tokens[head]
    through = judge.tokens[token.head]
    if token.dep == "pobj" and through.lower in {"in", "as"} and found[0] == "possible":
        marks = judge.marks(through.head) if judge.tokens[through.head].pos == "VERB" else None
        if marks is not None and marks[0] == "negated":
            return "negated", (*marks[1], head)
    collapses = token.dep == "nsubj" and judge.tokens[token.head].lemma in _COLLAPSES
    if collapses and found[0] != "happened":
        return "failed", (head, token.head)
    if token.dep in {"dobj", "nsubjpass"}:
        row = judge.lexicon.match(judge.reading, token.head, "verb", "object")
        if row is not None and row[0].status in _NEGATIVE:
            return _verdict(row[0].status, (*row[1], head))
        above = judge.verb(token.head, depth + 1)
        if above[0] in {"negated", "failed"}:
            return "negated", (*above[1], head)
    return found


def _combined(own: Verdict | None, governed: Verdict | None) -> Verdict | None:
    """Return the status of a verb with marks of its own under a governor."""
    if governed is None:
        return own
    if own is None:
        return governed
    if governed[0] in _NEGATIVE:
        return ("possible", own[1] + governed[1]) if own[0] == "negated" else governed
    if governed[0] == "happened":
        return own
    if own[0] == "negated":
        return ("possible", governed[1]) if governed[0] == "possible" else own
    if "possible" in (own[0], governed[0]):
        return "possible", own[1] if own[0] == "possible" else governed[1]
    return governed


def _applied(status: str, evidence: tuple[int, ...], above: Verdict) -> Verdict | None:
    """Return what a predicate makes of an event when the predicate itself has a status."""
    if status == CARRY:
        return above if above[1] else None
    if above[0] in _NEGATIVE:
        joined = (*above[1], *evidence)
        if status in _NEGATIVE:
            return "possible", joined
        return ("negated" if status != "happened" else "happened"), joined
    if status in _NEGATIVE and above[0] in {"planned", "expected", "possible"}:
        return "possible", (*above[1], *evidence)
    return _verdict(status, evidence)


def _verdict(status: str, evidence: tuple[int, ...]) -> Verdict:
    return msgspec.convert(status, Status), evidence


def _pos(pos: str) -> str | None:
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}.get(
        pos
    )
