"""Turn the stance of a cue: "do not think" doubts, "insist that he go" demands.

In: a page, the head of a cue, its stance. Out: a stance.
It refuses to turn what others did not say or feel: who did not say it has not denied it.
"""

from __future__ import annotations

from typing import Final

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Page
from dateline.records import Stance

_TURNED: Final[dict[str, Stance]] = {"believes": "doubts", "doubts": "believes"}
_JUDGING = frozenset(
    "think believe feel see suppose imagine consider expect doubt doubtful sure certain convinced "
    "confident persuaded buy trust question belief confidence".split()
)
"""Words of judging whose denial judges the other way (neg-raising: Horn 1989, chapter 5)."""


_WISHING = frozenset({"want", "hope", "wish", "like", "love", "eager", "long"})


def turned(page: Page, head: int, stance: Stance) -> Stance:
    """Return the stance of a cue as its negation leaves it; `head` is a verb, noun or adjective."""
    tokens, reading = page.tokens, page.reading
    if _is_disclaimed(page, head):
        return "denies"
    if tokens[head].lemma not in _JUDGING:
        return stance
    above = tokens[tokens[head].head].lemma if tokens[head].dep == "xcomp" else ""
    if tokens[head].lemma == "see" and above in _WISHING:
        return "hopes"  # "wants to see it built"
    verb = tokens[head].head if tokens[head].pos == "ADJ" else head
    denied = any(
        tokens[n].dep == "neg" or tokens[n].lower == "no"
        for n in {*reading.children[head], *reading.children[verb]}
        if n < head
    )
    return _TURNED.get(stance, stance) if denied else stance


def _is_disclaimed(page: Page, head: int) -> bool:
    """Tell whether speakers say what they do not say: "I'm not saying they are equal"."""
    token = page.tokens[head]
    if token.tag != "VBG" or token.lemma not in _CLAIMING:
        return False
    parts = [page.tokens[n] for n in page.reading.children[head] if n < head]
    spoken = any(part.dep == "nsubj" and part.lower in {"i", "we"} for part in parts)
    return spoken and any(part.dep == "neg" for part in parts)


_CLAIMING = frozenset({"say", "suggest", "claim", "argue", "imply"})


def stance_of(page: Page, head: int, cue: MatchedCue, frame: str) -> Stance:
    """Return the stance of a verbal cue: "demands" where it governs a subjunctive it allows.

    "Insist that he go" demands, "insist that he goes" asserts.
    """
    if any(row.stance == "demands" and "that" in row.frames for row in cue.rows):
        clauses = (n for n in page.reading.children[head] if page.tokens[n].dep == "ccomp")
        if any(n > head and is_subjunctive(page, n) for n in clauses):
            return "demands"
    return turned(page, head, cue.stance(frame))


def is_subjunctive(page: Page, verb: int) -> bool:
    """Tell whether a verb is bare behind its subject: "that she resign", "that it be shut"."""
    tokens, reading = page.tokens, page.reading
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject > verb:
        return False
    before = [tokens[n] for n in reading.children[verb] if subject < n < verb]
    helping = [part for part in before if part.dep in {"aux", "auxpass"}]
    if helping:
        return helping[0].lower == "be"
    mention = reading.mention_at.get(subject)
    many = reading.child(subject, "cc", "nummod") is not None or (
        mention is not None and mention.label in {"DEMONYM", "NORP"}
    )
    one = tokens[subject].tag in {"NN", "NNP"} and not many
    return tokens[verb].tag == "VB" or (tokens[verb].tag == "VBP" and one)
