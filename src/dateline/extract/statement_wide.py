"""Which candidates count in the wide sense of attribution, where all counts that is felt or sought.

In: a candidate on its page. Out: yes or no.
It refuses a cue that nobody is named to say, and a thing that "allows" or "requires".
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Candidate, Page
from dateline.extract.statement_spans import Content, content_of

SHORTEST_OF_NOUN = 3
"""Words that a noun of saying must govern to count: "her plan for jobs" tells nothing yet."""


def is_attributed(page: Page, item: Candidate) -> bool:
    """Tell whether a candidate counts where all that is felt or sought counts too.

    Not a clause that nobody is named to say, nor what a participle aims at ("trying to win"), nor
    what tells of a noun that has no part in it ("rules that allow", "images supporting the claim").
    """
    head = item.cue_head
    if item.kind == "clause" and item.source is None:
        return False
    if item.kind == "noun" and len(page.text[slice(*item.content[0])].split()) < SHORTEST_OF_NOUN:
        return False
    if head is None:
        return True
    token = page.tokens[head]
    if item.source_head is not None and page.tokens[item.source_head].lower == "that":
        return False
    if token.tag == "VBG" and token.dep == "acl" and item.kind == "object":
        return False
    return not (item.kind == "infinitive" and token.tag == "VBG")


def is_withheld(page: Page, item: Candidate) -> bool:
    """Tell whether a candidate says that somebody did not say: "did not respond to questions"."""
    if item.cue_head is None or page.tokens[item.cue_head].tag != "VB":
        return False
    parts = [page.tokens[node] for node in page.reading.children[item.cue_head]]
    return any(part.lemma == "do" and part.dep == "aux" for part in parts) and any(
        part.dep == "neg" for part in parts
    )


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
