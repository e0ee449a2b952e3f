"""Statements without a verb of saying: X's claim that, X is sure that, "X: ...".

In: a page and the cue lexicon. Out: candidates.
It refuses a noun without a possessor or a clause, and a colon that does not follow a name.
"""

from __future__ import annotations

import re

from dateline.extract.cues import MatchedCue
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import cue_tokens, source_head, source_span
from dateline.extract.statement_spans import whole_quotation, without_tail
from dateline.extract.statement_stance import turned
from dateline.extract.statement_words import LABELS, SPEAKER_NOUNS
from dateline.records import Sentence

_COPULAS = frozenset({"be", "feel", "seem", "remain", "become", "sound", "look", "appear", "stay"})
_TOPICS = frozenset({"GPE", "COUNTRY", "LOC", "PLACE", "FAC"})
_DIALOGUE = re.compile(r"[\"“]?((?:[A-Z][A-Z.'’-]+ ?){1,4}|Q|A)(:)\s+(?=\S)")
_SIGNATURE = re.compile(
    r"\s*([―—–-]{1,2})\s*((?:(?:[A-Z][\w.'’-]*|de|van|von|al|bin) ?){1,5}(?<! ))[\s.]*$",
    re.MULTILINE,
)
_TRAILER = re.compile(r"\s[-–—]\s+([^-–—]{2,40})$")


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
        content=(_whole(page, low, high),), cue_head=i,
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
    """Return the end of "for $5 million for the wall": with a second "for" right behind the first."""
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


def adjective_cue(page: Page, i: int, cue: MatchedCue) -> Candidate | None:
    """Return the statement of "X is sure that", "X is ready to", "X is worried about"."""
    reading, tokens = page.reading, page.tokens
    verb = tokens[i].head
    if tokens[i].dep not in {"acomp", "ROOT", "attr", "oprd"} or tokens[verb].lemma not in _COPULAS:
        return None
    head = source_head(page, verb)
    if head is None or head > verb:
        return None
    for node in reading.children[i]:
        if node <= i:
            continue
        token = tokens[node]
        low, high = reading.subtree_bounds(node)
        low = max(low, i + 1)
        end = i
        if token.dep == "xcomp" and tokens[low].tag != "TO" and token.tag in {"VBG", "VBN"}:
            continue  # "as angry as ever over them not being paid"
        if token.dep in {"ccomp", "xcomp"}:
            frame = "to" if tokens[low].tag == "TO" else "that"
        elif token.dep == "prep" and token.lower in {"about", "of", "for"}:
            frame, low, end = token.lower, node + 1, node
        else:
            continue
        if frame not in cue.frames:
            continue
        if frame == "to":
            high = _with_purpose(page, verb, high)
        if any(tokens[n].lower == "so" for n in reading.children[i]):
            high = _before_outcome(page, low, high)
        first, last = page.without_ends(low, high)
        if first >= last:
            continue
        group = cue_tokens(page, verb, (verb, end))
        return Candidate(
            kind="adjective", stance=turned(page, i, cue.stance(frame)),
            content=(_whole(page, first, last),), cue_head=i,
            cue=page.span(group), source_head=head, source=source_span(page, head, verb),
        )  # fmt: skip
    return None


def _with_purpose(page: Page, verb: int, high: int) -> int:
    """Return the end of an infinitive with its own purpose: "eager to meet him to size him up"."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[verb]:
        if node > high and tokens[node].dep == "advcl" and tokens[high].tag == "TO":
            low, end = reading.subtree_bounds(node)
            phrases = (n for n in reading.children[node] if tokens[n].lower == "according")
            end = min([end, *phrases])
            return end if low == high else high
    return high


def _before_outcome(page: Page, low: int, high: int) -> int:
    """Return the end of a matter before what came of it: "so keen on a deal that he would pay"."""
    words = (i for i in range(low + 1, high) if page.tokens[i].lower == "that")
    return next((i for i in words if page.tokens[i].head > i), high)


def _whole(page: Page, first: int, last: int) -> Chars:
    """Return the characters of tokens, up to the end of a quotation that opens among them."""
    start, end = page.span(range(first, last))
    return start, whole_quotation(page, start, end)


def headlines(page: Page) -> list[Candidate]:
    """Return the statements of "Kremlin: summit planned", "Summit planned - Kremlin", "Q: ..."."""
    found: list[Candidate] = []
    for sentence in page.reading.sentences:
        titled = sentence.part != "body" or (
            sentence.paragraph == 0 and not page.reading.article.title
        )
        first = sentence.index == 0 or (
            page.reading.sentences[sentence.index - 1].paragraph != sentence.paragraph
        )
        if not first:
            continue
        found += _signed(page, sentence)
        if titled:
            found += _headline(page, sentence.first, sentence.last)
        elif (match := _DIALOGUE.match(sentence.raw)) is not None:
            found += _dialogue(page, sentence.index, match)
    return found


def _signed(page: Page, sentence: Sentence) -> list[Candidate]:
    """Return the statement of a paragraph that is a quotation and a name behind a dash."""
    start = sentence.start
    number = page.quotation_at(start)
    if number is None or page.quotations[number].start != start:
        return []
    quotation = page.quotations[number]
    match = _SIGNATURE.match(page.text, quotation.end)
    if match is None:
        return []
    head = page.reading.token_at(match.end(2) - 1)
    return [
        Candidate(
            kind="quote", stance="asserts", content=quotation.parts, cue=match.span(1),
            source_head=head, source=match.span(2), lead=number,
        )
    ]  # fmt: skip


def _headline(page: Page, first: int, last: int) -> list[Candidate]:
    tokens = page.tokens
    colon = next((i for i in range(first, min(first + 7, last)) if tokens[i].text == ":"), None)
    if colon is not None and first < colon < last - 1:
        head = _name_head(page, first, colon)
        low, high = page.without_ends(colon + 1, _line_end(page, last))
        if head is not None and low < high:
            return [
                Candidate(
                    kind="headline", stance="asserts", content=(page.span(range(low, high)),),
                    cue_head=colon, cue=page.span((colon,)), source_head=head,
                    source=page.span(range(first, colon)),
                )
            ]  # fmt: skip
    match = _TRAILER.search(page.text[tokens[first].start : tokens[last - 1].end])
    if match is None:
        return []
    at = page.reading.token_at(tokens[first].start + match.start(1))
    if at is None or at - 1 <= first:
        return []
    head = _name_head(page, at, last)
    low, high = page.without_ends(first, at - 1)
    if head is None or low >= high:
        return []
    return [
        Candidate(
            kind="headline", stance="asserts", content=(page.span(range(low, high)),),
            cue_head=at - 1, cue=page.span((at - 1,)), source_head=head,
            source=page.span(range(at, last)),
        )
    ]  # fmt: skip


def _line_end(page: Page, last: int) -> int:
    """Return the end of the paragraph that token `last - 1` stands in."""
    paragraph = page.sentence_of(last - 1).paragraph
    while last < len(page.tokens) and page.sentence_of(last).paragraph == paragraph:
        last = page.sentence_of(last).last
    return last


def _name_head(page: Page, first: int, last: int) -> int | None:
    """Return the head of a phrase that names a speaker and nothing else, or None."""
    tokens = page.tokens
    head = next(
        (
            i
            for i in range(first, last)
            if not first <= tokens[i].head < last or tokens[i].head == i
        ),
        None,
    )
    if any(tokens[i].pos in {"VERB", "AUX", "PUNCT", "ADP"} for i in range(first, last)):
        return None
    for mention in page.reading.mentions:
        if mention.kind == "actor" and first <= mention.first and mention.last == last:
            return None if mention.label in _TOPICS else mention.head
    if tokens[last - 1].lower in SPEAKER_NOUNS:
        return last - 1
    if head is None or tokens[first].lower in LABELS or tokens[last - 1].lower in LABELS:
        return None
    one_name = last - first <= 2 and all(tokens[i].pos == "PROPN" for i in range(first, last))
    return head if one_name and tokens[head].entity in {"PERSON", "ORG", ""} else None


def _dialogue(page: Page, index: int, match: re.Match[str]) -> list[Candidate]:
    sentence = page.reading.sentences[index]
    head = page.reading.token_at(sentence.start + match.start(1))
    colon = sentence.start + match.start(2)
    body = page.reading.token_at(sentence.start + match.end())
    if head is None or body is None:
        return []
    spans = [_paragraph_span(page, body)]
    index = page.tokens[body].sentence
    for following in page.reading.sentences[index + 1 :]:
        if following.paragraph == page.reading.sentences[index].paragraph:
            continue
        if not re.match(r'["“](?!\()', following.raw) or _DIALOGUE.match(following.raw):
            break
        spans.append(_paragraph_span(page, following.first + 1))
        index = following.index
    return [
        Candidate(
            kind="headline", stance="asserts", content=tuple(spans),
            cue_head=None, cue=(colon, colon + 1), source_head=head,
            source=(sentence.start + match.start(1), sentence.start + match.end(1)),
        )
    ]  # fmt: skip


def _paragraph_span(page: Page, first: int) -> Chars:
    """Return the characters from a token to the end of its paragraph, without a closing mark."""
    last = _line_end(page, page.sentence_of(first).last)
    while last > first + 1 and page.tokens[last - 1].text in {'"', "”"}:
        last -= 1
    return page.span(range(first, last))
