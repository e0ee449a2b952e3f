"""Statements of nouns: "X's claim that", "his plans to", "a report by X that", "made a call for".

In: a page and a noun of the cue lexicon. Out: a candidate, or None.
It refuses a noun without a possessor, a maker or a complement.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import source_head, source_span
from dateline.extract.statement_spans import whole_quotation
from dateline.extract.statement_stance import turned
from dateline.extract.statement_tails import without_tail


def noun_cue(page: Page, i: int, cue: MatchedCue) -> Candidate | None:
    """Return the statement of "X's claim that", "plans to", "a report by X that"."""
    reading, tokens = page.reading, page.tokens
    if tokens[i].dep in {"compound", "amod"}:
        return None
    content = _complement(page, i, cue)
    if content is None:
        return None
    frame, first, last, end_of_cue = content
    source: Chars | None = None
    head = reading.child(i, "poss")
    if head is not None and tokens[head].i < i:
        low, high = reading.subtree_bounds(head)
        source = page.span(range(low, high))
    else:
        head, source = _maker(page, i)
    if head is None or source is None:
        return None
    last = without_tail(page, first, last, frame == "that")
    last = _before_second_verb(page, i, first, last)
    low, high = page.without_ends(first, last)
    if low >= high:
        return None
    return Candidate(
        kind="noun", stance=turned(page, i, cue.stance(frame)),
        content=(whole(page, low, high),), cue_head=i,
        cue=page.span(range(i, end_of_cue + 1)), source_head=head, source=source,
    )  # fmt: skip


def _before_second_verb(page: Page, noun: int, first: int, last: int) -> int:
    """Return the end of a clause before the next verb of who holds it: "has doubts whether it was
    and has sent for proof".

    That verb has the tense of the verb that governs the noun; the clause has another.
    """
    tokens, reading = page.tokens, page.reading
    holds = _tense(page, tokens[noun].head)
    for i in range(first + 1, last - 1):
        if tokens[i].dep != "cc" or not first <= tokens[i].head < i:
            continue
        said = tokens[i].head
        verb = next((n for n in reading.children[said] if n > i and tokens[n].dep == "conj"), None)
        if verb is None or reading.child(verb, "nsubj", "nsubjpass", "expl") is not None:
            continue
        own = tokens[noun].dep == "dobj" and holds in {"VBD", "VBZ", "VBP"}
        if own and _tense(page, verb) == holds != _tense(page, said) and _tense(page, said):
            return i - (tokens[i - 1].text == ",")
    return last


def _tense(page: Page, verb: int) -> str:
    """Return the tag of the finite part of a verb, "" if it has none."""
    tokens = page.tokens
    helpers = [n for n in page.reading.children[verb] if tokens[n].dep in {"aux", "auxpass"}]
    tag = tokens[helpers[0] if helpers else verb].tag
    return tag if tag in {"VBD", "VBZ", "VBP", "MD"} else ""


def _complement(page: Page, i: int, cue: MatchedCue) -> tuple[str, int, int, int] | None:
    """Return frame, first and last token of what a noun is about, and where the cue ends."""
    reading, tokens = page.reading, page.tokens
    for node in reading.children[i]:
        if node <= i:
            continue
        token = tokens[node]
        low, high = reading.subtree_bounds(node)
        low = max(low, i + 1)
        if token.dep in {"acl", "ccomp", "relcl", "xcomp"}:
            if "that" in cue.frames and tokens[low].lower in {"that", "whether"}:
                if tokens[low].dep in _RELATED and _only_tells_of(page, node):
                    continue
                return "that", low + (tokens[low].lower == "that"), high, i
            if "to" in cue.frames and tokens[low].tag == "TO":
                return "to", low, high, i
        if token.dep == "prep" and token.lower in cue.frames and node == i + 1:
            if token.lower == "to" and (
                tokens[i].lemma not in _TO_MATTERS
                or _is_until_now(page, node)
                or _is_to_person(page, node)
            ):
                continue
            if token.lower == "for" and "to" in cue.frames:
                high = _with_deed(page, i, _with_second_for(page, i, high))
            return token.lower, node + 1, high, node
    return None


_RELATED = frozenset({"nsubj", "dobj", "nsubjpass"})
"""What "that" is in a clause that only tells of its noun: "the view that she has"."""


def _only_tells_of(page: Page, verb: int) -> bool:
    """Tell whether a clause is of a noun and not what it says: "the view that she has had"."""
    token = page.tokens[verb]
    return token.dep == "relcl" or (token.dep == "acl" and token.lemma in _HOLDING)


_HOLDING = frozenset("have hold make give take express share voice issue offer repeat".split())
"""Verbs whose object is a noun of thought or speech."""


def _with_second_for(page: Page, noun: int, last: int) -> int:
    """Return the end of "for $5 million for the wall": with a second "for" behind the first."""
    tokens = page.tokens
    token = tokens[last] if last < page.sentence_of(noun).last else None
    if token is None or token.lower != "for" or token.head != noun:
        return last
    return page.reading.subtree_bounds(last)[1]


def _with_deed(page: Page, noun: int, last: int) -> int:
    """Return the end of "for the team to go": with the deed behind who is to do it."""
    tokens = page.tokens
    if last >= page.sentence_of(noun).last or tokens[last].tag != "TO":
        return last
    verb = tokens[last].head
    near = {noun, tokens[noun].head} if tokens[noun].dep == "dobj" else {noun}
    if tokens[verb].head not in near or tokens[verb].dep not in {"acl", "relcl", "xcomp", "advcl"}:
        return last
    end = page.reading.subtree_bounds(verb)[1]
    if tokens[verb].head != noun:  # tied to the verb before, with all that tells of it
        marks = (i for i in range(verb, end) if tokens[i].text == ",")
        end = next((i for i in marks if page.quotation_at(tokens[i].start) is None), end)
    if tokens[tokens[noun].head].lemma not in _SEEING_AS:
        return end
    as_what = (i for i in range(verb, end) if tokens[i].lower == "as")  # "hailed his offer as"
    return next((i for i in as_what if page.quotation_at(tokens[i].start) is None), end)


_SEEING_AS = frozenset(
    "hail praise welcome describe dismiss reject denounce condemn see view regard".split()
)


def _is_to_person(page: Page, preposition: int) -> bool:
    """Tell whether "to" stands before who hears it: "repeated his commitment to the speaker"."""
    target = page.reading.child(preposition, "pobj")
    mention = page.reading.mention_at.get(target) if target is not None else None
    if mention is None or mention.label not in {"PERSON", "ROLE"}:
        return False
    return page.tokens[mention.head].tag in {"NN", "NNP"} and mention.form != "pronoun"


_TO_MATTERS = frozenset({"agreement", "aspiration", "commitment"})
"""Nouns whose "to" stands before a matter, not a place or a listener: "an appeal to Iran"."""


def _is_until_now(page: Page, preposition: int) -> bool:
    """Tell whether "to date" stands behind a noun: "its total commitment to date"."""
    target = page.reading.child(preposition, "pobj")
    return target is not None and page.tokens[target].lower == "date"


def _maker(page: Page, i: int) -> tuple[int | None, Chars | None]:
    """Return who made a claim: "by X", or the subject of "made", "issued", "has"."""
    reading, tokens = page.reading, page.tokens
    for node in reading.children[i]:
        if tokens[node].dep == "prep" and tokens[node].lower in {"by", "from"} and node > i:
            head = reading.child(node, "pobj")
            if head is not None:
                return head, source_span(page, head, node)
    verb = tokens[i].head
    if tokens[i].dep == "dobj" and tokens[verb].lemma in {
        "make", "have", "issue", "give", "release", "voice", "express", "announce", "offer", "hold",
        "reach", "unveil", "send", "share", "take",
    }:  # fmt: skip
        head = source_head(page, verb)
        if head is not None and head < verb:
            return head, source_span(page, head, verb)
    return None, None


def whole(page: Page, first: int, last: int) -> Chars:
    """Return the characters of tokens, up to the end of a quotation that opens among them."""
    start, end = page.span(range(first, last))
    return start, whole_quotation(page, start, end)
