"""Find what a verbal cue governs besides clauses: infinitives, gerunds, objects, passive subjects.

In: a page and a matched cue. Out: a `Content`, or None.
It refuses an object that holds the cue itself.
"""

from __future__ import annotations

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Page
from dateline.extract.statement_spans import Content, content_of
from dateline.extract.statement_words import FORUMS


def infinitive(page: Page, cue: MatchedCue) -> Content | None:
    """Return "to ..." after the cue."""
    reading, tokens = page.reading, page.tokens
    for owner in sorted(cue.tokens):
        for node in reading.children[owner]:
            if node > cue.last and tokens[node].dep in {"xcomp", "ccomp", "advcl"}:
                mark = [n for n in reading.children[node] if tokens[n].tag == "TO" and n < node]
                bare = not any(tokens[n].tag == "MD" for n in reading.children[node])
                near = bool(mark) and mark[0] - cue.last <= 4 and bare
                if near and tokens[cue.head].lemma == "promise" and _is_of_thing(page, cue, node):
                    return None
                if near and reading.child(node, "nsubj") is None:
                    first = mark[0] - (tokens[mark[0] - 1].dep == "neg")
                    last = _with_conjuncts(page, cue, reading.subtree_bounds(node)[1])
                    last = _with_condition(page, cue, last)
                    found = content_of(page, "infinitive", "to", max(first, cue.last + 1), last)
                    return _past_aside(page, found, last)
    return None


def _is_of_thing(page: Page, cue: MatchedCue, verb: int) -> bool:
    """Tell whether a thing is promised for a purpose: "promised changes to calm them"."""
    thing = page.reading.child(cue.head, "dobj")
    return thing is not None and thing < verb and page.reading.mention_at.get(thing) is None


def _past_aside(page: Page, found: Content | None, last: int) -> Content | None:
    """Return an infinitive with what closes it behind an aside: "to turn it (as told) into a dam".

    The aside stands between brackets or dashes, a phrase with a preposition ends the sentence.
    """
    tokens = page.tokens
    if found is None or last >= len(tokens) or tokens[last].text not in _ASIDES:
        return found
    end = page.sentence_of(last).last
    close = next(
        (i for i in range(last + 1, end) if tokens[i].text == _ASIDES[tokens[last].text]), end
    )
    if close + 2 >= end or tokens[close + 1].dep != "prep" or close - last > LONGEST_ASIDE:
        return found
    low, high = page.without_ends(*page.reading.subtree_bounds(close + 1))
    closing = all(token.pos == "PUNCT" for token in tokens[high:end])
    places = {page.quotation_at(tokens[i].start) for i in (last, close, low)}
    if low != close + 1 or not closing or len(places) > 1:
        return found
    return Content(found.kind, found.frame, (*found.spans, page.span(range(low, high))))


_ASIDES = {"(": ")", "—": "—", "–": "–", "--": "--"}
LONGEST_ASIDE = 25
"""Tokens of an aside in an infinitive."""


def _with_conjuncts(page: Page, cue: MatchedCue, last: int) -> int:
    """Return the end of an infinitive, with "or do Y" that was parsed as governed by the cue."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[cue.head]:
        if node >= last and tokens[node].dep == "conj" and tokens[node].tag == "VB":
            low, high = reading.subtree_bounds(node)
            marked = any(tokens[n].tag == "TO" for n in reading.children[node])
            near = all(t.pos in {"PUNCT", "CCONJ"} for t in tokens[last:low])
            if _is_finite(page, node):
                continue
            if (low - last <= 1 or (marked and near)) and tokens[cue.head].tag != "VB":
                last = high
    return last


def _with_condition(page: Page, cue: MatchedCue, last: int) -> int:
    """Return the end of an infinitive with its condition: "wants to vote, even if she loses"."""
    tokens, reading = page.tokens, page.reading
    begun = tokens[cue.head].head if tokens[cue.head].dep == "xcomp" else cue.head
    for node in (*reading.children[cue.head], *reading.children[begun]):
        if node < last or tokens[node].dep != "advcl":
            continue
        low, high = reading.subtree_bounds(node)
        marked = any(tokens[n].lower in {"if", "unless", "until"} for n in reading.children[node])
        if marked and low == last + (tokens[last].text == ","):
            return high
    return last


def _is_finite(page: Page, verb: int) -> bool:
    """Tell whether a bare verb has a subject or a finite helper: "and will answer"."""
    tokens, reading = page.tokens, page.reading
    helpers = (tokens[n] for n in reading.children[verb] if tokens[n].dep in {"aux", "auxpass"})
    finite = any(helper.tag in {"MD", "VBD", "VBZ", "VBP"} for helper in helpers)
    return finite or reading.child(verb, "nsubj", "nsubjpass", "expl") is not None


def object_and_infinitive(page: Page, cue: MatchedCue) -> Content | None:
    """Return "X to do ..." after "urge", "order", "expect"."""
    reading, tokens = page.reading, page.tokens
    for owner in sorted(cue.tokens):
        for node in reading.children[owner]:
            if node <= cue.last or tokens[node].dep not in {"xcomp", "ccomp", "advcl"}:
                continue
            mark = [n for n in reading.children[node] if tokens[n].tag == "TO" and n < node]
            subject = reading.child(node, "nsubj")
            if subject is None:
                subject = _object(page, cue)
            if mark and subject is not None and _is_named_so(page, cue, subject, mark[0]):
                continue
            if mark and subject is not None and _is_moved(page, cue, subject):
                continue
            if mark and subject is not None and cue.last < subject < node:
                first, end = reading.subtree_bounds(subject)
                last = _with_conjuncts(page, cue, reading.subtree_bounds(node)[1])
                found = content_of(page, "infinitive", "npto", max(first, cue.last + 1), last)
                if found is not None and _is_occasion(page, cue, end, mark[0]):
                    start, stop = found.spans[0]
                    gap = tokens[end - 1].end, tokens[mark[0]].start
                    if start < gap[0] and gap[1] < stop:
                        rest = ((gap[1], stop), *found.spans[1:])
                        return Content(found.kind, found.frame, ((start, gap[0]), *rest))
                return found
    return None


def _is_occasion(page: Page, cue: MatchedCue, first: int, last: int) -> bool:
    """Tell whether only when it was said stands between: "urged him ahead of the vote to go"."""
    if first >= last or last - first > LONGEST_OCCASION:
        return False
    tokens = page.tokens
    word = tokens[first]
    if word.head != cue.head or page.reading.subtree_bounds(first) != (first, last):
        return False
    return word.lower == "ahead" or (word.dep == "prep" and _is_circumstance(page, first))


LONGEST_OCCASION = 12
"""Tokens between who is to act and what he is to do."""


def _is_named_so(page: Page, cue: MatchedCue, subject: int, mark: int) -> bool:
    """Tell whether one gives a name and no order: "called the talks “odd,” to say the least"."""
    named = page.reading.child(cue.head, "oprd")
    if page.tokens[cue.head].lemma != "call" or cue.last != cue.head:
        return False
    return (named is not None and named < mark) or page.reading.mention_at.get(subject) is None


def _is_moved(page: Page, cue: MatchedCue, subject: int) -> bool:
    """Tell whether a thing is moved for a purpose: "pushed a story to help", not "him to help"."""
    pushed = page.tokens[cue.head].lemma == "push" and cue.last == cue.head
    return pushed and page.reading.mention_at.get(subject) is None


def _object(page: Page, cue: MatchedCue) -> int | None:
    reading = page.reading
    if len(cue.tokens) > 1:
        found = reading.child(cue.tokens[-1], "pobj", "pcomp")
        if found is not None:
            return found
    return reading.child(cue.head, "dobj")


def gerund_or_object(page: Page, cue: MatchedCue) -> Content | None:
    """Return the gerund or noun phrase that the cue governs, with "as ..." or "for ..."."""
    reading, tokens = page.reading, page.tokens
    if "ing" in cue.frames:
        for owner in sorted(cue.tokens):
            for node in reading.children[owner]:
                if node > cue.last and tokens[node].tag == "VBG" and tokens[node].dep in {
                    "xcomp", "pcomp", "ccomp", "dobj",
                }:  # fmt: skip
                    low, high = reading.subtree_bounds(node)
                    return content_of(page, "object", "ing", max(low, cue.last + 1), high)
    if "np" not in cue.frames:
        return None
    head = _object(page, cue)
    if head is None:
        head = reading.child(cue.head, "ccomp", "oprd")
    if head is None or head < cue.last:
        return None
    low, high = reading.subtree_bounds(head)
    if tokens[head].dep == "oprd":
        low = min(low, _of_whom(page, cue, low))
    for node in reading.children[cue.head]:
        further = _ranges(page, node, high) or _is_of_will(page, cue, head, node, high)
        if node >= high and (further or _completes(page, node, high, cue)):
            high = max(high, reading.subtree_bounds(node)[1])
    named = reading.child(cue.head, "oprd")
    if tokens[head].pos == "PRON" and named is not None and named > head:
        gap = tokens[head + 1 : reading.subtree_bounds(named)[0]]
        beside = all(token.pos == "PUNCT" for token in gap)  # not "called it last week “X”"
        low, high = low if beside else head + 1, max(high, reading.subtree_bounds(named)[1])
    found = content_of(page, "object", "np", max(low, cue.last + 1), high)
    return _past_day(page, cue, found, high)


def _past_day(page: Page, cue: MatchedCue, found: Content | None, last: int) -> Content | None:
    """Return an object with what it is about behind the day: "announced a deal Monday on roads"."""
    tokens, reading = page.tokens, page.reading
    if found is None or len(found.spans) > 1 or found.spans[0][1] != tokens[last - 1].end:
        return found
    for node in reading.children[cue.head]:
        low, end = reading.subtree_bounds(node)
        if low != last or tokens[node].dep != "npadvmod" or tokens[node].entity not in _DAYS:
            continue
        about = tokens[end] if end < page.sentence_of(last).last else None
        if about is None or about.head != cue.head or about.lower not in _ABOUT:
            return found
        if about.dep != "prep" or _is_circumstance(page, end):
            return found
        low, high = page.without_ends(*reading.subtree_bounds(end))
        return Content(found.kind, found.frame, (*found.spans, page.span(range(low, high))))
    return found


_DAYS = frozenset({"DATE", "TIME"})
_ABOUT = frozenset({"about", "against", "between", "for", "of", "on", "over", "with"})


def _of_whom(page: Page, cue: MatchedCue, low: int) -> int:
    """Return where who is called so begins, parsed as an apposition: "calls the EU “a foe”"."""
    reading, tokens = page.reading, page.tokens
    for node in reading.children[cue.head]:
        first, last = reading.subtree_bounds(node)
        behind = cue.last < node and last <= low
        if behind and tokens[node].dep in {"appos", "nsubj", "dative", "npadvmod"}:
            return first
    return low


def _ranges(page: Page, node: int, high: int) -> bool:
    """Tell whether a phrase behind a comma tells what an object spans: ", from X to Y"."""
    tokens = page.tokens
    if node != high + 1 or tokens[high].text != "," or tokens[node].dep != "prep":
        return False
    low, last = page.reading.subtree_bounds(node)
    if tokens[node].lower == "including":
        return True
    return tokens[node].lower == "from" and any(t.lower == "to" for t in tokens[low:last])


def _is_of_will(page: Page, cue: MatchedCue, noun: int, node: int, high: int) -> bool:
    """Tell whether an infinitive right behind is that of a noun: "confirmed a pledge to leave".

    Also the purpose of what is promised: "promised changes to calm them".
    """
    tokens = page.tokens
    willed = tokens[noun].lemma in _OF_WILL or tokens[cue.head].lemma == "promise"
    if tokens[node].dep != "advcl" or not willed:
        return False
    return page.reading.subtree_bounds(node)[0] == high and tokens[high].tag == "TO"


_OF_WILL = frozenset(
    "agreement appeal call commitment decision demand desire intention offer plan pledge promise "
    "readiness refusal request threat vow willingness".split()
)
"""Nouns whose infinitive tells what is willed."""


def _completes(page: Page, node: int, high: int, cue: MatchedCue) -> bool:
    """Tell whether a dependent after the object belongs to what was said of it."""
    token = page.tokens[node]
    if token.dep in {"oprd", "xcomp", "acomp", "ccomp", "dative"}:
        return True
    if token.dep == "conj":  # "mentioned loans and forcing colleges to pay": no second verb of hers
        return token.pos in {"NOUN", "PROPN"} or (
            token.tag == "VBG" and page.tokens[token.head].tag != "VBG"
        )
    if token.dep != "prep":
        return False
    if token.lower in {"as", "for", "of", "to"}:
        return True
    if token.lower == "before" and cue.stance("np") in _AHEAD:
        return node == high  # "promised a new edition before the end of the year"
    return node == high and not _is_circumstance(page, node)


_AHEAD = frozenset({"promises", "intends", "demands"})
"""Stances whose matter is still to come, so that a time to come tells of it."""


def _is_circumstance(page: Page, node: int) -> bool:
    """Tell whether a phrase says when, where or in what form words were uttered."""
    token = page.tokens[node]
    if token.lower in {"during", "since", "before", "after"}:
        return True
    found = page.reading.child(node, "pobj")
    if found is None:
        return False
    named = page.tokens[found]
    dated = named.entity in {"DATE", "TIME"} and token.lower not in _SPANNING
    return dated or (token.lower in {"in", "on", "at"} and named.lemma.lower() in FORUMS)


_SPANNING = frozenset({"over", "by", "for", "within", "from", "until", "through", "between"})
"""Before a time these tell how long the matter takes, not when it was told: "over four years"."""


def passive(page: Page, cue: MatchedCue, source: tuple[int, int] | None) -> Content | None:
    """Return the subject of a passive cue with what follows: "X is expected to Y".

    With an agent ("was condemned by Z") the subject alone is the content.
    """
    reading, tokens = page.reading, page.tokens
    subject = reading.child(cue.head, "nsubjpass")
    if subject is None or not cue.frames & {"np", "npto", "to", "ing", "that"}:
        return None
    low, high = reading.subtree_bounds(subject)
    first, last = page.without_ends(low, min(high, cue.head))
    if first >= last:
        return None
    spans = [page.span(range(first, last))]
    for node in reading.children[cue.head]:
        rest = tokens[node].dep in {"xcomp", "oprd", "ccomp"} or (
            tokens[node].dep == "prep" and tokens[node].lower in {"as", "of", "for"}
        )
        if node > cue.last and rest:
            start, end = reading.subtree_bounds(node)
            start, end = page.without_ends(max(start, cue.last + 1), end)
            if start < end:
                spans.append(page.span(range(start, end)))
                break
    if source is None and len(spans) == 1:
        return None
    return Content("object", "npto" if len(spans) > 1 else "np", tuple(spans))


def headline_passive(page: Page, cue: MatchedCue) -> Content | None:
    """Return the content of a headline's participle: "Remarks called “vile”", "Vote expected to".

    Nobody is named who says it; in the active, headlines stand in the present.
    """
    tokens, reading = page.tokens, page.reading
    verb = tokens[cue.head]
    titled = page.sentence_of(cue.head).part != "body" and verb.tag in {"VBD", "VBN"}
    subject = reading.child(cue.head, "nsubj", "nsubjpass")
    if not titled or subject is None or reading.child(cue.head, "aux", "auxpass") is not None:
        return None
    wanted = ("xcomp",) if verb.lemma in _BIDDING else ("oprd", "acomp", "attr")
    rest = reading.child(cue.head, *wanted) if verb.lemma in _BIDDING | _NAMING else None
    if rest is None or rest < cue.last or reading.child(cue.head, "dobj") is not None:
        return None
    first, last = page.without_ends(*reading.subtree_bounds(subject))
    low, high = page.without_ends(*reading.subtree_bounds(rest))
    low = max(low, cue.last + 1)
    if not first < last <= cue.head or low >= high:
        return None
    return Content("object", "np", (page.span(range(first, last)), page.span(range(low, high))))


_BIDDING = frozenset("ask expect instruct order tell urge warn".split())
_NAMING = frozenset("brand call describe dub label term".split())
