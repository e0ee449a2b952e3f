"""Which candidates count in the wide sense of attribution, where all counts that is felt or sought.

In: a candidate or a cue on its page. Out: yes or no, or a content.
It refuses a cue that nobody is named to say, and what a noun has no part in.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Candidate, Page
from dateline.extract.statement_spans import Content, content_of

SHORTEST_OF_NOUN = 3
"""Words that a noun of saying must govern to count: "her plan for jobs" tells nothing yet."""


def is_attributed(page: Page, item: Candidate) -> bool:
    """Tell whether a candidate counts where all that is felt or sought counts too.

    Not what nobody is named to say or aim at, nor what tells of a noun that has no part in it
    ("rules that promise to", "images supporting the claim", "efforts aiming to win").
    """
    head = item.cue_head
    if item.kind in {"clause", "infinitive"} and item.source is None:
        return False
    if item.kind == "noun" and len(page.text[slice(*item.content[0])].split()) < SHORTEST_OF_NOUN:
        return False
    if head is None:
        return True
    token = page.tokens[head]
    if item.source_head is not None and _is_nobody(page, item.source_head):
        return False
    if token.tag == "VBG" and token.dep == "acl" and item.kind == "object":
        return False
    if item.kind == "infinitive" and token.tag == "VBG":
        return token.dep == "advcl" or page.reading.child(head, "aux") is not None
    return True


def _is_nobody(page: Page, head: int) -> bool:
    """Tell whether a source only fills its place: "it is worth noting", "let's", "rules that"."""
    word = page.tokens[head].lower
    if word == "it":
        return page.reading.mention_at.get(head) is None
    return word in {"that", "'s", "’s"}


def is_told(page: Page, item: Candidate) -> bool:
    """Tell whether what looks unreal tells of an act of speech all the same.

    Words withheld ("did not respond to questions"), words that an implicative verb makes real
    ("went on to attack her"), and what goes along ("with Russia backing the government").
    """
    head = item.cue_head
    if head is None or (item.source and page.text[slice(*item.source)].lower() == "you"):
        return False
    tokens, reading = page.tokens, page.reading
    token = tokens[head]
    if token.dep == "pcomp" and token.tag == "VBG":
        return reading.child(head, "nsubj") is not None or tokens[token.head].lower == "with"
    if token.tag != "VB":
        return False
    if token.dep in {"xcomp", "advcl"} and item.kind == "object":
        above = tokens[token.head]
        return above.lemma in _IMPLICATIVE and above.tag not in {"VB", "VBG"}
    parts = [tokens[node] for node in reading.children[head]]
    done = any(part.lemma == "do" and part.dep == "aux" for part in parts)
    return done and any(part.dep == "neg" for part in parts)


_IMPLICATIVE = frozenset(
    "appear begin come continue fail go happen hasten have lead manage proceed prompt rush seem "
    "start".split()
)
"""Verbs whose infinitive came true, or plainly did not: "continued to", "failed to"."""


def loose_content(page: Page, cue: MatchedCue) -> Content | None:
    """Return the noun that a participle with an agent is said of: "laws proposed by X"."""
    tokens, reading = page.tokens, page.reading
    verb = tokens[cue.head]
    if verb.dep != "acl" or verb.tag != "VBN" or "np" not in cue.frames:
        return None
    if reading.child(cue.head, "agent") is None:
        return None
    low, _ = reading.subtree_bounds(verb.head)
    return content_of(page, "object", "np", low, cue.head)
