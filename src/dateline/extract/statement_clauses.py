"""Find the clause that a cue governs: "said that X", "said after the vote he would X".

In: a page and a matched cue. Out: a `Content`, or None.
It refuses an infinitive, and what tells when, where or to whom it was said.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_asked import FINITE, before_answer, is_asked
from dateline.extract.statement_parts import Page
from dateline.extract.statement_spans import Content, content_of
from dateline.extract.statement_tails import without_tail
from dateline.extract.statement_words import FORUMS, PAPERS

_WHEN_SAID = frozenset({"after", "before", "during", "following", "in", "on", "at"})
_TRAILING = frozenset({"conj", "cc", "advcl"})


def clause_after(page: Page, cue: MatchedCue) -> Content | None:
    """Return the clause that the cue governs and that follows it."""
    reading, tokens = page.reading, page.tokens
    head: int | None = None
    for owner in sorted(cue.tokens):
        for node in reading.children[owner]:
            if node > cue.last and tokens[node].dep == "ccomp":
                head = node
                break
    if head is not None and tokens[head].pos in {"NOUN", "PROPN"}:
        head = _behind_object(page, cue, head) or head
    if head is None:
        head = _that_clause(page, cue)
    if head is None:
        head = _bare_clause(page, cue)
    if head is None:
        head = _behind_object(page, cue, reading.child(cue.head, "dobj"))
    if head is None:
        return None
    nodes = [node for node in reading.subtree(head) if node > cue.last]
    first, last = min(nodes), max(nodes) + 1
    if _is_relative(page, first) or _answers_claim(page, cue, head) or _ends_in_that(page, first):
        return None
    if tokens[head].dep == "advcl" or tokens[first].entity in {"DATE", "TIME"}:
        first = _behind_circumstance(page, head, first)
    if tokens[first].tag == "TO" or (tokens[head].tag == "VBG" and "that" not in cue.frames):
        return None
    last = _with_second_that(page, cue.head, extended(page, cue.head, last))
    last = _before_main_verb(page, cue.head, head, last)
    if is_asked(page, cue.head):
        last = before_answer(page, first, last)
    if tokens[first].lower in {"only", "simply"} and tokens[first + 1].dep == "mark":
        first += 1
    if tokens[first].lower == "that" and tokens[first].dep == "mark":
        first = _claim_denied(page, cue, head) or first + 1
    else:
        first = _with_circumstance(page, cue, _with_noun(page, cue, head, first))
    if tokens[head].dep == "acl" and cue.last < tokens[head].head < first:
        last = without_tail(page, first, last, clause=True)  # "repeated a claim that it fell"
    return content_of(page, "clause", "that", first, last)


def _ends_in_that(page: Page, first: int) -> bool:
    """Tell whether "that" is all, and a clause follows: "he knew that, he did not fight it"."""
    tokens = page.tokens
    if tokens[first].lower != "that" or tokens[first + 1].text != ",":
        return False
    return tokens[first + 2].dep == "nsubj" and tokens[first + 2].tag == "PRP"


def _before_main_verb(page: Page, cue: int, said: int, last: int) -> int:
    """Return where the content of a relative clause ends: "Lee, who said he knew, later denied it".

    The main verb was tied to what is said, without a conjunction and behind a comma.
    """
    tokens, reading = page.tokens, page.reading
    if tokens[cue].dep != "relcl" or tokens[tokens[cue].head].dep not in {"ROOT", "nsubj", "dep"}:
        return last
    for node in reading.children[said]:
        verb = tokens[node]
        if not said < node < last or verb.dep not in {"conj", "dep"} or verb.tag not in FINITE:
            continue
        low, _ = reading.subtree_bounds(node)
        bound = reading.child(said, "cc") is not None
        if tokens[low - 1].text == "," and not bound and reading.child(node, "nsubj") is None:
            return low - 1
    return last


def _claim_denied(page: Page, cue: MatchedCue, head: int) -> int | None:
    """Return where a claim begins that is doubted itself: "disputes the idea that he lied".

    Without its noun the clause would tell what the speaker does not say. So it would without "no"
    in "sees no sign that"; and who accepts another's view has not come to it.
    """
    noun = page.tokens[head].head
    governed = page.tokens[noun].dep == "dobj" and page.tokens[noun].head == cue.head
    if not governed or noun < cue.last:
        return None
    tokens, reading = page.tokens, page.reading
    doubted = cue.stance("np") in {"denies", "doubts"} or tokens[noun].lemma == "denial"
    none = any(tokens[n].lower == "no" for n in reading.children[noun])
    taken = tokens[cue.head].lemma == "accept" and reading.child(noun, "poss") is not None
    if not (doubted or none or taken):
        return None
    return max(page.reading.subtree_bounds(noun)[0], cue.last + 1)


def _with_circumstance(page: Page, cue: MatchedCue, first: int) -> int:
    """Return where a content begins with "as president" or "from Moscow's view" in front.

    Parsed as governed by the cue; what tells when, where or to whom it was said stays out.
    """
    reading, tokens = page.reading, page.tokens
    at = cue.last + 1
    if at >= first or tokens[at].dep != "prep":
        return first
    if tokens[at].lower not in FRAMING and not _is_of_matter(page, at):
        return first
    low, high = reading.subtree_bounds(at)
    gap = [i for i in range(high, first) if tokens[i].text != ","]
    return low if low == at and high <= first and not gap else first


FRAMING = frozenset("as from under without despite given like unlike for because if".split())


def _with_noun(page: Page, cue: MatchedCue, head: int, first: int) -> int:
    """Return where a content begins whose first noun was parsed as the cue's object.

    "I don't see any reason why it would", "He added some of them have been treated unfairly".
    """
    reading, tokens = page.reading, page.tokens
    noun = reading.child(cue.head, "dobj")
    if noun is None:
        noun = next((n for n in reading.children[cue.head] if _is_bare_noun(page, n)), None)
    if noun is None or not cue.last < noun < first:
        return first
    low, high = reading.subtree_bounds(noun)
    governed = tokens[head].head == noun
    subjectless = reading.child(head, "nsubj", "nsubjpass", "expl", "csubj") is None
    near = high == first or (
        all(token.pos == "PUNCT" for token in tokens[high:first])
        and page.quotation_at(tokens[first].start) is None
    )
    if governed or (subjectless and near and tokens[first].tag != "TO"):
        return max(low, cue.last + 1)
    return first


def _with_second_that(page: Page, verb: int, last: int) -> int:
    """Return where a content ends with "..., and that ..." or "..., nor was he ..." behind it."""
    tokens = page.tokens
    sentence = page.sentence_of(last - 1)
    at = last + (last < sentence.last and tokens[last].text == ",")
    denied = at + 2 < sentence.last and tokens[at].lower == "nor"
    denied = denied and page.reading.child(verb, "neg") is None  # "did not say that, nor did she"
    if denied and tokens[at + 1].pos == "AUX" and tokens[at + 2].lower in _TAKEN_UP:
        return sentence.last
    at = last
    while at < len(tokens) and tokens[at].text in {",", "and", "but"}:
        at += 1
    joined = at > last and tokens[at - 1].text in {"and", "but"} and at < len(tokens)
    if not joined or tokens[at].lower != "that" or tokens[at].dep not in {"mark", "det"}:
        return last
    head = tokens[at].head
    if tokens[at].dep != "mark" or not at < head < sentence.last:
        return last
    return max(last, page.reading.subtree_bounds(head)[1])


_TAKEN_UP = frozenset({"he", "she", "it", "they", "i", "we"})


def _that_clause(page: Page, cue: MatchedCue) -> int | None:
    """Return the verb of a clause opened by "that" close behind the cue, whatever its label."""
    tokens = page.tokens
    limit = min(cue.last + 9, page.sentence_of(cue.head).last)
    for i in range(cue.last + 1, limit):
        token = tokens[i]
        if token.lower in {"that", "whether", "if", "how", "why"} and token.dep in {
            "mark",
            "advmod",
        }:
            return token.head if token.head > i else None
        if i == cue.last + 1 and token.lower in {"when", "where"} and token.head > i:
            # "have not said when they would vote", but not "said when he left"
            return token.head if page.reading.child(cue.head, "neg") is not None else None
        if token.pos in {"VERB", "PUNCT", "SCONJ"} or token.lower in {"so", "such"}:
            return None  # "described it as so bad that it must end" tells how bad
    return None


def _is_relative(page: Page, first: int) -> bool:
    """Tell whether a clause only tells of a noun: "announced a bill that would allow it"."""
    tokens = page.tokens
    finite = first + 1 < len(tokens) and tokens[first + 1].tag in {"VBD", "VBZ", "VBP", "MD"}
    subject = tokens[first].tag == "WDT" and tokens[first].dep in {"nsubj", "nsubjpass"}
    return subject and finite and tokens[first].lower in {"that", "which"}


def _answers_claim(page: Page, cue: MatchedCue, head: int) -> bool:
    """Tell whether a clause is what others claim: "responding to charges that he lied"."""
    tokens = page.tokens
    noun = tokens[tokens[head].head]
    above = tokens[noun.head]
    return tokens[cue.head].lemma in _ANSWERING and noun.dep == "pobj" and above.lower == "to"


_ANSWERING = frozenset({"answer", "react", "reply", "respond"})


def _is_bare_noun(page: Page, i: int) -> bool:
    """Tell whether a noun was parsed as the clause that a cue governs."""
    token = page.tokens[i]
    return token.dep == "ccomp" and token.pos in {"NOUN", "PROPN"}


def _behind_object(page: Page, cue: MatchedCue, noun: int | None) -> int | None:
    """Return the verb of a clause whose subject was parsed as the object of the cue.

    "A note stating Kenya would pay": a modal right behind a noun has that noun as subject, and so
    has any finite verb where a paper tells it ("a report claiming the bank was failing").
    """
    reading, tokens = page.reading, page.tokens
    governor = tokens[tokens[cue.head].head]
    if noun is None or tokens[cue.head].tag == "VB":
        return None
    if tokens[cue.head].tag == "VBG" and governor.lemma not in PAPERS:
        return None  # "taxpayers reporting gains would pay"
    first, modal = reading.subtree_bounds(noun)
    if first != cue.last + 1 or modal >= page.sentence_of(noun).last:
        return None
    told = tokens[cue.head].tag == "VBG" and tokens[modal].pos == "AUX"
    if tokens[modal].tag != "MD" and not (told and tokens[modal].tag in FINITE):
        return None
    verb = tokens[modal].head
    own = reading.child(verb, "nsubj", "nsubjpass", "expl")
    return verb if verb > modal and own is None else None


def _bare_clause(page: Page, cue: MatchedCue) -> int | None:
    """Return the verb of a clause without a conjunction that was parsed as an adverbial clause.

    "Trump said after the convention he would not accept it".
    """
    reading, tokens = page.reading, page.tokens
    if tokens[cue.head].tag not in {"VBD", "VBZ", "VBP"} or cue.last != cue.head:
        return None
    for node in reading.children[cue.head]:
        if node <= cue.last or tokens[node].dep != "advcl" or tokens[node].tag == "VBG":
            continue
        subject = reading.child(node, "nsubj", "nsubjpass", "expl")
        if subject is None or not cue.last < subject < node:
            continue
        opened = any(
            tokens[n].dep == "mark" or tokens[n].tag in {"WRB", "WDT", "WP"}
            for n in reading.children[node]
        )
        low, _ = reading.subtree_bounds(node)
        if not opened and not any(tokens[i].text == "," for i in range(cue.last, subject)):
            return node if low > cue.last else None
    return None


def _behind_circumstance(page: Page, head: int, first: int) -> int:
    """Return where a clause begins behind what says when it was uttered.

    "said after the convention he would not accept", "told voters this weekend he would".
    """
    reading, tokens = page.reading, page.tokens
    subject = reading.child(head, "nsubj", "nsubjpass", "expl")
    day = next((n for n in reading.children[head] if tokens[n].dep == "npadvmod"), None)
    dated = day is not None and reading.subtree_bounds(day)[0] == first
    timed = dated or (tokens[first].dep == "prep" and tokens[first].lower in _WHEN_SAID)
    if subject is None or not timed or first >= subject or _is_of_matter(page, first):
        return first
    return reading.subtree_bounds(subject)[0]


def _is_of_matter(page: Page, preposition: int) -> bool:
    """Tell whether a phrase with a comma behind it tells of the deed: "say in the car, they found".

    Not a time or an occasion of the saying: "said at a rally on Monday, he would".
    """
    tokens = page.tokens
    target = page.reading.child(preposition, "pobj")
    if target is None or tokens[preposition].lower not in {"in", "on", "at"}:
        return False
    if tokens[target].lemma in _ADVERBIAL and target == preposition + 1:
        return True
    end = page.reading.subtree_bounds(preposition)[1]
    timed = tokens[target].entity in {"DATE", "TIME"}
    outer = timed or tokens[target].pos == "PROPN" or tokens[target].lemma in FORUMS
    return end < len(tokens) and tokens[end].text == "," and not outer


_ADVERBIAL = frozenset("average fact general least part practice principle theory time".split())
"""Words that make an adverb with a bare preposition: "said on average it rained"."""


def extended(page: Page, verb: int, last: int) -> int:
    """Return how far a content runs that stops at token `last`: to what else the verb governs."""
    reading, tokens = page.reading, page.tokens
    sentence_last = page.sentence_of(verb).last
    _, limit = reading.subtree_bounds(verb)
    limit = min(limit, sentence_last)
    for node in reading.children[verb]:
        if node < last or tokens[node].dep not in _TRAILING or _goes_on(page, verb, node):
            continue
        if _is_purpose_of_quoted(page, node, last):
            continue
        low, _ = reading.subtree_bounds(node)
        limit = min(limit, max(low, last))
    last = max(last, limit)
    if last < sentence_last and tokens[last].text == ":":
        return sentence_last
    return last


def _is_purpose_of_quoted(page: Page, node: int, last: int) -> bool:
    """Tell whether an infinitive goes on behind marks: "would use “the option,” to win it"."""
    tokens = page.tokens
    low = page.reading.subtree_bounds(node)[0]
    between = tokens[last:low]
    marks = all(
        token.pos == "PUNCT" and page.quotation_at(token.start) is not None for token in between
    )
    return tokens[node].dep == "advcl" and tokens[low].tag == "TO" and bool(between) and marks


def _goes_on(page: Page, verb: int, node: int) -> bool:
    """Tell whether a clause parsed under the cue continues the content: ", but would also ..."."""
    reading, tokens = page.reading, page.tokens
    if tokens[node].dep == "cc":
        following = next((n for n in reading.children[verb] if n > node), None)
        return (
            following is not None
            and tokens[following].dep == "conj"
            and _goes_on(page, verb, following)
        )
    if tokens[node].dep == "advcl":
        marks = {tokens[n].lower for n in reading.children[node] if n < node}
        supposed = reading.subtree_bounds(node)[0] in reading.children[node] and (
            tokens[reading.subtree_bounds(node)[0]].lower in {"should", "were", "had"}
        )
        if marks & {"because", "if", "unless"} or supposed:
            return True
        return "when" in marks and _is_past_of_now(page, verb, node)
    if tokens[verb].tag == "VBG" and _stands_apart(page, verb, node):
        return True
    if tokens[node].pos in {"NOUN", "PROPN"}:  # the end of a list: no noun goes on from a verb
        held = {tokens[n].dep for n in reading.children[node]}
        contrast = any(tokens[n].lower == "but" for n in reading.children[verb] if n < node)
        return not contrast and not held & {"nsubj", "cop", "aux", "acl", "relcl"}
    if reading.child(node, "expl") is not None:
        return tokens[node].dep == "conj"
    modal = _has_modal(page, node)
    subject = reading.child(node, "nsubj", "nsubjpass", "expl")
    if subject is None:
        return modal and not _has_modal(page, verb)
    said = reading.child(verb, "ccomp")
    taken_up = tokens[subject].lower in _TAKEN_UP - {"i", "we"}
    return modal and taken_up and said is not None and said < node and _has_modal(page, said)


def _is_past_of_now(page: Page, verb: int, node: int) -> bool:
    """Tell whether a time in the past is of what is said: "insist that it fell when they left"."""
    tokens = page.tokens
    said = page.reading.child(verb, "ccomp")
    past = said is not None and said < node and tokens[said].tag == tokens[node].tag == "VBD"
    return past and tokens[verb].tag in {"VBZ", "VBP"}


def _stands_apart(page: Page, verb: int, node: int) -> bool:
    """Tell whether a clause cannot go with a participle: "claiming both lied but only one paid"."""
    tokens, reading = page.tokens, page.reading
    if tokens[node].dep != "conj" or tokens[node].tag not in {"VBD", "VBZ", "VBP"}:
        return False
    low = reading.subtree_bounds(node)[0]
    joined = tokens[low - 1].pos == "CCONJ" and tokens[low - 2].text != ","
    own = reading.child(node, "nsubj", "nsubjpass", "expl") is not None
    return own and joined and reading.child(verb, "aux", "nsubj") is None


def _has_modal(page: Page, verb: int) -> bool:
    return any(page.tokens[n].tag == "MD" for n in page.reading.children[verb])
