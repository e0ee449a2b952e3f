"""Parse the lines of an article into sentences and tokens.

In: an article. Out: its sentences and tokens, with heads, in characters of `Article.text`.
A sentence never runs over a line break: title, deck and paragraphs are parsed apart.
It refuses to name anything: mentions come later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Any

from dateline.models.parser import Parser
from dateline.read.lemmas import LEMMAS
from dateline.read.provenance import dateline_end, find_provenance, without_links
from dateline.records import Article, Part, Sentence, Token, content_id
from dateline.syntax import Reading
from dateline.text import lines, trim

LONGEST_LINE = 8_000
"""Characters of a line that are parsed at once; a longer line is cut after a full stop or space.
The parser's memory grows with the line; no sentence of the press is so long (November 2026)."""

ARTICLES_AT_ONCE = 16
"""Articles whose lines share batches of the parser."""

BAR_AS_DASH = ("\u2015", "\u2014")
"""The bar some outlets set for a dash; the parser does not know it and takes it for a verb."""

Line = tuple[int, int, Part, int]
"""Start, end, part and index of a line."""


def parse_articles(
    parser: Parser, articles: Iterable[Article], given: Container[str] = ()
) -> Iterator[Reading]:
    """Yield a reading without mentions for each article, in order.

    given: given names in small letters, by which names in capitals are known.
    """
    stream = iter(articles)
    while batch := list(islice(stream, ARTICLES_AT_ONCE)):
        plans = [article_lines(article) for article in batch]
        texts = [
            _shown(article.text[start:end], article, given)
            for article, plan in zip(batch, plans, strict=True)
            for start, end, _, _ in plan
        ]
        docs = parser.pipe(texts)
        for article, plan in zip(batch, plans, strict=True):
            yield _assemble(article, plan, list(islice(docs, len(plan))))


def _shown(line: str, article: Article, given: Container[str]) -> str:
    """Return the line as the parser sees it, of the same length."""
    line = in_usual_case(without_links(line), article)
    return names_in_usual_case(line, given).replace(*BAR_AS_DASH)


_NAME_IN_CAPITALS = re.compile(
    r"\b([A-Z]{3,}(?:-[A-Z]{2,})?)((?: [A-Z]\.)?(?: [A-Z'’-]{3,}){1,2})\b"
)


def names_in_usual_case(line: str, given: Container[str]) -> str:
    """Return the line with names in capitals in usual case: "JOHN HARRIS, 34, was held".

    given: given names in small letters; one opens such a name.
    """
    if _NAME_IN_CAPITALS.search(line) is None:
        return line
    return _NAME_IN_CAPITALS.sub(lambda m: m[0].title() if m[1].lower() in given else m[0], line)


CAPITALS = 0.9
"""Share of capital letters from which a line counts as written in capitals."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def in_usual_case(line: str, article: Article) -> str:
    """Return a line in capitals ("TRUMP BLASTS PROBE") as the article's text writes its words.

    Words that the text does not have become small. Other lines, and a line whose length would
    change, are returned as they are.
    """
    letters = [character for character in line if character.isalpha()]
    if len(line.split()) < 3 or not letters:
        return line
    if sum(character.isupper() for character in letters) < CAPITALS * len(letters):
        return line
    forms: dict[str, Counter[str]] = {}
    for word in _WORD.findall(article.body):
        if not word.isupper() or len(word) <= LONGEST_ACRONYM:
            forms.setdefault(word.lower(), Counter())[word] += 1

    def usual(match: re.Match[str]) -> str:
        lower = match[0].lower()
        return forms[lower].most_common(1)[0][0] if lower in forms else lower

    cased = _WORD.sub(usual, line)
    cased = cased[:1].upper() + cased[1:]
    return cased if len(cased) == len(line) else line


LONGEST_ACRONYM = 5
"""Letters of a word in capitals that may be an acronym ("NATO", "UNHCR")."""


def article_lines(article: Article) -> list[Line]:
    """Return the lines of the article's text in order, long ones cut, with their part.

    Byline, credits and notices are left out.
    """
    text = article.text
    made = find_provenance(article)
    left = {span.start for span in (made.byline, *made.credits, *made.notices) if span is not None}
    title_end = len(article.title)
    deck_end = title_end
    if article.deck:
        deck_end = len(article.deck) + (title_end + 2 if article.title else 0)
    found: list[Line] = []
    for number, (first, last) in enumerate(lines(text)):
        part: Part = "body"
        if first in left:
            continue
        if article.title and first < title_end:
            part = "title"
        elif article.deck and first < deck_end:
            part = "deck"
        if part == "body" and (not found or found[-1][2] != "body"):
            head = dateline_end(text, first, last)
            if head is not None:
                found.append((*trim(text, first, head), part, number))
                first = trim(text, head, last)[0]
        for start, end in _pieces(text, first, last):
            found.append((start, end, part, number))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_LINE:
        limit = start + LONGEST_LINE
        cut = text.rfind(". ", start, limit) + 1
        if cut <= start:
            cut = text.rfind(" ", start, limit)
        if cut <= start:
            cut = limit
        first, last = trim(text, start, cut)
        if first < last:
            yield first, last
        start, end = trim(text, cut, end)
    if start < end:
        yield start, end


def _assemble(article: Article, plan: list[Line], docs: list[Any]) -> Reading:
    text = article.text
    article_id = article.id
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (offset, _, part, paragraph), doc in zip(plan, docs, strict=True):
        for first, last in _sentence_bounds(doc, text, offset):
            base = len(tokens)
            index = len(sentences)
            _add_tokens(tokens, doc, first, last, offset, index)
            if len(tokens) == base:
                continue
            start, end = tokens[base].start, tokens[-1].end
            sentences.append(
                Sentence(
                    id=content_id("sentence", article_id, start, end),
                    article=article_id, index=index, paragraph=paragraph, part=part,
                    start=start, end=end, raw=text[start:end], first=base, last=len(tokens),
                )
            )  # fmt: skip
    return Reading(article, tuple(tokens), tuple(sentences))


def _sentence_bounds(doc: Any, text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield token bounds of the sentences of a line; quotation marks join their own sentence."""
    bounds = [(sent.start, sent.end) for sent in doc.sents]
    merged: list[tuple[int, int]] = []
    for first, last in bounds:
        alone = all(not word.isalnum() for token in doc[first:last] for word in token.text)
        if merged and (alone or _breaks_off(doc, merged[-1][1], first)):
            merged[-1] = (merged[-1][0], last)
        else:
            if merged and _opens_next(doc, first):
                merged[-1] = (merged[-1][0], first - 1)
                first -= 1
            merged.append((first, last))
    yield from ((first, last) for first, last in merged if first < last)


def _breaks_off(doc: Any, last: int, first: int) -> bool:
    """Tell whether a sentence ends in a word: "mentioned remarks | Trump had made about her"."""
    end = doc[last - 1]
    return last == first and not end.is_space and end.text[-1].isalnum() and end.pos_ != "NUM"


def _opens_next(doc: Any, first: int) -> bool:
    """Tell whether the mark before a sentence opens its quotation: "commissioner. ''The"."""
    if first < 2:
        return False
    mark, before = doc[first - 1], doc[first - 2]
    return mark.text in {"''", '"', "“"} and not mark.whitespace_ and bool(before.whitespace_)


def _add_tokens(
    tokens: list[Token], doc: Any, first: int, last: int, offset: int, sentence: int
) -> None:
    """Append the tokens of one sentence; white-space tokens are left out and bridged."""
    kept = [token for token in doc[first:last] if not token.is_space]
    base = len(tokens)
    place = {token.i: base + at for at, token in enumerate(kept)}
    root = _root_of(kept, place, base)
    for at, token in enumerate(kept):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        word = token.text
        lower = word.lower()
        lemma = token.lemma_.lower()
        head_at, dep = place.get(head.i, root), token.dep_
        if head_at == base + at != root:  # a second root, of a sentence that was cut in two
            head_at, dep = _joined(kept, base, at, root)
        tokens.append(
            Token(
                base + at, start, start + len(word), word, lower,
                LEMMAS.get((lower, lemma), lemma), token.pos_, token.tag_, dep,
                head_at, sentence, token.ent_type_,
            )
        )  # fmt: skip


def _joined(kept: list[Any], base: int, at: int, root: int) -> tuple[int, str]:
    """Return head and label of the root of the second half: of its last noun, else of the root."""
    first = next(i for i, token in enumerate(kept) if token.sent.start == kept[at].sent.start)
    subject = any(token.dep_.startswith("nsubj") for token in kept[at].children)
    if kept[first - 1].pos_ == "NOUN" and subject:
        return base + first - 1, "relcl"
    return root, "parataxis"


def _root_of(kept: list[Any], place: dict[int, int], base: int) -> int:
    """Return where the root of the sentence stands; the first token if it fell out."""
    for token in kept:
        if token.head.i == token.i:
            return place[token.i]
    return base
