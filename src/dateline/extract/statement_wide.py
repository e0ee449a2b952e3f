"""Which candidates count in the wide sense of attribution, where all counts that is felt or sought.

In: a candidate on its page. Out: yes or no.
It refuses a cue that nobody is named to say, and a thing that "allows" or "requires".
"""

from __future__ import annotations

from dateline.extract.statement_parts import Candidate, Page


def is_attributed(page: Page, item: Candidate) -> bool:
    """Tell whether a candidate counts where all that is felt or sought counts too.

    Not a clause that nobody is named to say, nor what a participle aims at ("trying to win"), nor
    what tells of a noun that has no part in it ("rules that allow", "images supporting the claim").
    """
    head = item.cue_head
    if item.kind == "clause" and item.source is None:
        return False
    if head is None:
        return True
    token = page.tokens[head]
    if item.source_head is not None and page.tokens[item.source_head].lower == "that":
        return False
    if token.tag == "VBG" and token.dep == "acl" and item.kind == "object":
        return False
    return not (item.kind == "infinitive" and token.tag == "VBG")
