"""Tell of an infinitive whether what it tells came about: "went to see", "rose to become".

In: a reading, an infinitive and what governs it. Out: claims. It refuses to judge a status.
"""

from __future__ import annotations

from dateline.extract.status_marks import MarkJudge

_COURSES = frozenset(
    "rise fall drop gain climb slip slide increase decline jump tumble plunge soar lose grow "
    "return recover rally bounce dip sink rebound advance retreat go come survive pass overtake "
    "close".split()
)
_OUTCOMES = frozenset("finish end close reach slip settle stand hit become win find trade".split())
"""What "to" tells as the outcome behind those verbs."""

_MOTION = frozenset("go come travel fly flock troop rush gather emerge turn step".split())
"""Verbs behind which an infinitive in the past tells what one was there for, and did."""

_CHANCES = frozenset({"opportunity", "chance", "honour", "honor", "pleasure", "privilege"})
"""What somebody had is what they used: "I have had the opportunity to thank them"."""

_VOTED = frozenset(
    "allow approve condemn reject censure confirm support back oppose block ban repeal override "
    "impeach acquit authorize authorise endorse ratify pass adopt deny expel suspend".split()
)
"""What is done when a body has voted for it."""

_MESSAGES = frozenset(
    "call phone telephone write email e-mail tweet text quote cite issue publish release "
    "speak".split()
)
_SAID = frozenset(
    "urge ask defend praise thank blame accuse criticize criticise condemn support demand request "
    "warn denounce reject congratulate mock attack apologize apologise endorse pledge assure "
    "reassure protest complain plead rebuke".split()
)
"""What is said by a message, when it is sent."""

_COURTESIES = frozenset("thank congratulate apologize apologise welcome express commend".split())


class OutcomeJudge(MarkJudge):
    """The judge of marks that knows which infinitives came true."""

    def _is_outcome(self, i: int, head: int) -> bool:
        """Tell whether an infinitive is what came of it, or a courtesy that is done by saying so.

        "Shares fell to close at 90", "rose to become a minister"; "would like to thank", "I want to
        thank".
        """
        verb, above = self.tokens[i].lemma, self.tokens[head]
        if above.lemma == "like" and verb in _COURTESIES:
            return any(self.tokens[n].lower in {"would", "'d", "’d"} for n in self.children[head])
        if above.lemma == "want" and verb in _COURTESIES and above.tag == "VBP":
            return any(self.tokens[n].lower in {"i", "we"} for n in self.children[head])
        return above.lemma in _COURSES and verb in _OUTCOMES and above.tag in {"VBD", "VBN", "VBG"}

    def _is_managed(self, i: int, head: int) -> bool:
        """Tell whether what the infinitive tells came about: "went to see", "had to rebuild".

        Also "was able to meet", "it took years to strike a deal", "took to Twitter to blame",
        "critics have emerged to decry it", "voted to censure him", "called her to urge her", all
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
        past = above.tag in {"VBD", "VBN"} and self.marks(head) is None
        if past and self._is_done_by(i, head):
            return True
        if above.lemma == "take":
            subject = self.reading.child(head, "nsubj")
            waited = subject is not None and self.tokens[subject].lower == "it"
            stage = any(self.tokens[n].lower == "to" for n in self.children[head])
            return above.tag == "VBD" and (waited or stage)
        perfect = above.tag == "VBN" and any(
            self.tokens[n].lower in {"has", "have", "had"} for n in self.children[head]
        )
        past = (above.tag == "VBD" or perfect) and self.marks(head) is None
        return past and above.lemma in {"have", *_MOTION}

    def _is_done_by(self, i: int, head: int) -> bool:
        """Tell whether a vote or a message is what did it: "voted to ban it", "wrote to thank"."""
        done, by = self.tokens[i].lemma, self.tokens[head].lemma
        if self.tokens[head].dep == "relcl" and by == "call":
            return False
        return (by == "vote" and done in _VOTED) or (by in _MESSAGES and done in _SAID)

    def _was_had(self, noun: int) -> bool:
        """Tell whether a chance to do a thing was had: then it was done."""
        verb = self.tokens[self.tokens[noun].head]
        if self.tokens[noun].lemma not in _CHANCES or verb.lemma != "have":
            return False
        perfect = any(self.tokens[n].lower in {"has", "have", "had"} for n in self.children[verb.i])
        above = self.tokens[verb.head]
        shifted = verb.dep == "ccomp" and verb.tag == "VBD" and above.tag == "VBD"
        return self.marks(verb.i) is None and ((verb.tag == "VBD" and not shifted) or perfect)

    def _is_picked_out(self, head: int) -> bool:
        """Tell whether "to do" tells what one did: "was one of the first in Asia to sign"."""
        named = self.reading.child(head, "attr") if self.tokens[head].lemma == "be" else None
        while named is not None and not self._is_one_of(named):
            of = self.reading.child(named, "prep")
            named = None if of is None else self.reading.child(of, "pobj")
        return named is not None
