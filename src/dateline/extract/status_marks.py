"""Read the marks on a verb itself: negation, modals, adverbs, conditions, tense and aspect.

In: a reading, a verb, the status lexicon. Out: verdicts, None where nothing is marked.
It refuses to look at what governs the verb: `status_verbs` does.
"""

from __future__ import annotations

from dateline.extract.status_lexicon import StatusLexicon
from dateline.extract.status_verdicts import NO_WORDS, NOW, Verdict, verdict
from dateline.records import Status
from dateline.syntax import SUBJECTS, Reading, first_conjunct

_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "’ll", "ll", "wo", "sha"})

CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})

_FUTURE_TIMES = frozenset({"tomorrow", "next", "upcoming", "coming"})

_SELDOM = frozenset({"never", "hardly", "rarely", "seldom", "scarcely"})

_CLIPPED = frozenset({"ca", "wo", "sha", "ai"})
"""Modals that stand before "n't" only, however that is spelt."""

_SHARING = frozenset({"and", "or", "nor"})

TALKS = frozenset({"talk", "negotiation", "discussion", "contact", "touch", "consultation"})
"""What somebody is in with another."""

_ANNOUNCING = frozenset("announce promise pledge vow decide agree".split())
"""What somebody says to bind themselves; others are only told of."""

_ASKING_AUXILIARIES = frozenset("do does did is are was were has have".split())
"""What opens a question that asks whether something is so."""

_PICKED = frozenset({"first", "last", "latest", "only", "few", "second", "third", "next", "one"})
"""Words that pick out who did it; what follows is done, not intended."""

_ASKING = frozenset(
    "recommend recommendation demand insist propose proposal suggest suggestion request require "
    "requirement urge order call ask".split()
)


_OFTEN = frozenset("sometimes often always regularly frequently occasionally repeatedly".split())
"""Adverbs with which "would" tells of a habit in the past."""


class MarkJudge:
    """One reading with the lexicon; methods look at the marks of a verb."""

    def __init__(self, reading: Reading, lexicon: StatusLexicon) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.children = reading.children
        self.lexicon = lexicon

    def _aspect(self, i: int) -> Verdict:
        token = self.tokens[i]
        if token.tag == "VBG":
            lasting = NOW if self._is_pluperfect(i) else NOW | {"been"}
            for node in self.children[i]:
                if self.tokens[node].dep == "aux" and self.tokens[node].lower in lasting:
                    return "ongoing", (node, i)
        elif token.lower in NOW and self._is_in_talks(i):
            return "ongoing", (i,)
        elif token.tag == "VBN":
            words = {self.tokens[n].lower: n for n in self.children[i] if self._is_auxiliary(n)}
            now = next((words[word] for word in words if word in NOW), None)
            if "being" in words and now is not None:
                return "ongoing", (now, words["being"])
            if "being" in words and token.dep == "acl":
                return "ongoing", (words["being"], i)
        return "happened", ()

    def _is_pluperfect(self, i: int) -> bool:
        """Tell whether it went on before a past: "had been talking", "was said to have been"."""
        words = {self.tokens[n].lower for n in self.children[i] if self._is_auxiliary(n)}
        above = self.tokens[i].head
        past = self.tokens[above].tag == "VBD" or any(
            self.tokens[n].lower in {"was", "were"} for n in self.children[above]
        )
        return "had" in words or ("to" in words and past)

    def _is_in_talks(self, i: int) -> bool:
        """Tell whether somebody is in talks or in contact with another."""
        inside = next((n for n in self.children[i] if self.tokens[n].lower == "in"), None)
        held = self.reading.child(inside, "pobj") if inside is not None else None
        return held is not None and self.tokens[held].lemma in TALKS

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
                    negation = node if token.lower in _CLIPPED else negation
                perfect = perfect or token.lower == "have"
                if token.lower in _ASKING_AUXILIARIES and self._is_asked(i, node):
                    return "possible", (node,)
                if self.tokens[node - 1].lower in {"nor", "neither"}:
                    negation = node - 1
                if token.lower in {"had", "were", "should"} and self._inverted(i, node):
                    return ("possible" if token.lower == "should" else "negated"), (node,)
            elif token.dep == "advmod":
                row = self.lexicon.match(self.reading, node, "adverb", "modifier")
                if row is not None and row[0].status != "negated":
                    adverb = verdict(row[0].status, row[1])
            elif token.dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
                no = self._has_no(node)
                negation = negation if no is None else no
            elif token.dep == "mark" and (token.lower in CONDITIONS or self._is_awaited(i, node)):
                return "possible", (node,)
        return self._judged(i, negation, modal, perfect, adverb)

    def _is_awaited(self, i: int, mark: int) -> bool:
        """Tell whether an act is yet to come: "needs guarantees before it gives up its weapons".

        Not in a headline, whose present tells the past.
        """
        part = self.reading.sentences[self.tokens[i].sentence].part
        present = self.tokens[i].tag in {"VBZ", "VBP"} and part == "body"
        helped = self.reading.child(i, "aux", "auxpass") is not None
        return present and not helped and self.tokens[mark].lower in {"before", "until", "till"}

    def _inverted(self, i: int, auxiliary: int) -> bool:
        """Tell whether the auxiliary opens a condition without "if": "Had they attacked, ..."."""
        subject = self.reading.child(i, "nsubj", "nsubjpass")
        last = i if i != auxiliary else len(self.tokens)
        first = auxiliary == self.reading.sentences[self.tokens[i].sentence].first
        clause = self.tokens[i].dep == "advcl" or self.tokens[auxiliary - 1].text == ","
        question = self.reading.sentences[self.tokens[i].sentence].raw.rstrip().endswith("?")
        opens = (first or clause) and not question
        return opens and subject is not None and auxiliary < subject < last

    def _judged(
        self, i: int, negation: int | None, modal: int | None, perfect: bool, adverb: Verdict | None
    ) -> Verdict | None:
        if modal is not None:
            found = self._modal(i, modal, perfect)
            if negation is not None and found == ("negated", (modal, modal + 1)):
                unreal = self._conditional(i) or self._is_inverted(i)
                return ("happened", (modal, negation)) if unreal else ("negated", (modal, negation))
            if negation is not None and found[0] != "possible":
                return "negated", (modal, negation)
            if negation is not None and self.tokens[modal].lower in {"can", "could", "ca"}:
                return "negated", (modal, negation)
            weak = adverb is not None and adverb[0] in {"possible", "expected"}
            return adverb if weak and found[0] != "possible" else found
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
            if any(self.tokens[n].lower in _OFTEN for n in self.children[i]):
                return "happened", (modal,)  # "would sometimes dismiss her ideas"
            if self._conditional(i):
                return "possible", (modal,)
            return self._planned_or_expected(i), (modal,)
        if word in {"must", "should", "ought"} and perfect:
            return ("possible" if word == "must" else "negated"), (modal,)
        return "possible", (modal,)

    def _is_asked(self, i: int, modal: int) -> bool:
        """Tell whether it opens a question: "Will Republicans punish Trump?", "Did they meet?"."""
        sentence = self.reading.sentences[self.tokens[i].sentence]
        first = sentence.first
        while first < modal and self.tokens[first].pos in {"PUNCT", "CCONJ"}:
            first += 1
        subject = self.reading.child(i, "nsubj", "nsubjpass", "expl")
        behind = subject is not None and modal < subject
        return modal == first and behind and sentence.raw.rstrip("”\"' ").endswith("?")

    def _planned_or_expected(self, i: int) -> Status:
        """Return planned for what one says of oneself or the outlet reports, else expected."""
        first = first_conjunct(self.reading, i)
        token = self.tokens[first]
        subject = self.reading.child(first, "nsubj", "nsubjpass")
        if token.dep != "ccomp" or subject is None or self.tokens[token.head].lemma in _ANNOUNCING:
            return "planned"
        if self.tokens[subject].pos == "PRON":
            return "expected" if self._is_a_thing(subject, token.head) else "planned"
        if self.reading.child(subject, "poss") is not None and self._is_their_own(subject):
            return "planned"
        return "expected"

    def _is_a_thing(self, subject: int, verb: int) -> bool:
        """Tell whether "it" is another than who speaks: "he attacked the pact, saying it would"."""
        speaker = self.reading.child(verb, "nsubj")
        if self.tokens[subject].lower != "it":
            return False
        if speaker is None:
            return self.tokens[verb].dep == "advcl"
        return self.tokens[speaker].lower in {"he", "she", "i", "we", "they"}

    def _is_their_own(self, subject: int) -> bool:
        """Tell whether somebody says it of their own people: "said his administration would"."""
        owner = self.reading.child(subject, "poss")
        return owner is not None and self.tokens[owner].pos == "PRON"

    def _conditional(self, i: int) -> bool:
        for node in self.children[i]:
            if self.tokens[node].dep == "advcl":
                marks = {self.tokens[n].lower for n in self.children[node]}
                if marks & CONDITIONS:
                    return True
        return False

    def _is_inverted(self, i: int) -> bool:
        """Tell of "would not have invaded had he been in office": it was done."""
        sentence = self.reading.sentences[self.tokens[i].sentence]
        for token in self.tokens[i + 1 : sentence.last]:
            subject = self.reading.child(token.head, "nsubj", "nsubjpass")
            inverted = token.lower in {"had", "were"} and token.dep == "aux"
            if inverted and subject is not None and subject > token.i:
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
            own = self.reading.child(i, "nsubj")
            made = self.lexicon.match(self.reading, token.head, "verb", "to") is not None
            if token.dep == "ROOT" or (token.dep == "ccomp" and own is not None and not made):
                return "planned", (to,)
            if head.lower == "were" and self._inverted(token.head, token.head):
                return "possible", (token.head,)
            named = self.reading.child(token.head, "attr")
            copula = head.lemma == "be" and token.dep == "xcomp"
            if copula and token.lemma == "blame":
                return None
            subject = self.reading.child(token.head, "nsubj", "expl")
            if copula and subject is not None and self.tokens[subject].lower == "it":
                return "possible", (token.head, to)
            copula = copula and not (named is not None and self._is_one_of(named))
            return ("planned", (token.head, to)) if copula else None
        if self._is_asked_for(i):
            return "possible", (token.head,)
        if token.tag == "VBG" and self.reading.child(i, "aux") is not None:
            for node in self.reading.subtree(i):
                if self.tokens[node].lower in _FUTURE_TIMES:
                    return "planned", (node,)
        return None

    def _is_asked_for(self, i: int) -> bool:
        """Tell whether a bare verb form tells what is asked for: "recommended that it allow"."""
        token = self.tokens[i]
        asked = self.tokens[token.head].lemma in _ASKING and token.dep in {"ccomp", "acl", "relcl"}
        bare = not any(self.tokens[n].dep in {"aux", "auxpass"} for n in self.children[i])
        clause = any(self.tokens[n].lower == "that" for n in self.children[i])
        return asked and bare and clause and token.lower == token.lemma and token.tag != "VBG"

    def _shared_marks(self, i: int) -> Verdict | None:
        """Return the marks of the first verb of a coordination that this verb shares."""
        if any(self.tokens[n].dep in {"aux", "auxpass", *SUBJECTS} for n in self.children[i]):
            return None
        first = first_conjunct(self.reading, i)
        found = self.marks(first)
        if found is not None and found[0] == "negated" and not self._shares_negation(first, i):
            return None
        return found

    def _shares_negation(self, first: int, i: int) -> bool:
        """Tell whether one "not" stands before both: "did not come out and say so"."""
        bare = self.tokens[i].tag == "VB" and self.tokens[first].tag == "VB"
        joined = {self.tokens[n].lower for n in self.children[first] if self.tokens[n].dep == "cc"}
        return bare and bool(joined) and joined <= _SHARING

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
        if self.tokens[node].lower in NO_WORDS:
            return node
        for child in self.children[node]:
            if self.tokens[child].dep in {"det", "neg"} and self.tokens[child].lower in NO_WORDS:
                return child
            if self.tokens[child].lower == "neither" and child < node:
                return child
        return None

    def _is_one_of(self, noun: int) -> bool:
        """Tell whether "to do" tells what somebody did: "the first to speak", "one of the few"."""
        nodes = [n for n in (noun, *self.children[noun]) if self.tokens[n].dep != "nummod"]
        above = self.tokens[noun].head
        if self.tokens[above].lower == "of" and self.tokens[self.tokens[above].head].lower == "one":
            nodes.append(self.tokens[above].head)
        return any(self.tokens[n].lower in _PICKED for n in nodes)
