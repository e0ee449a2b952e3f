"""The parsed article and ways through its trees.

In: tokens with heads. Out: children, subtrees, clauses, voice, quotation spans of a `Reading`.
It refuses to judge meaning: no lexicon, no names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from dateline.records import Article, Mention, Provenance, Sentence, Token


class Reading:
    """An article with its sentences, tokens and mentions: what `read` gives to every later stage.

    tokens: all tokens of the article in order; sentences: in order; mentions: sorted by start.
    Treat it as immutable; `with_mentions` gives a copy. What is asked of its trees and quotation
    marks is kept.
    """

    def __init__(
        self,
        article: Article,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...] = (),
        provenance: Provenance | None = None,
    ) -> None:
        self.article = article
        self.provenance = provenance or Provenance()
        self.text = article.text
        self.article_id = article.id
        self.tokens = tokens
        self.sentences = sentences
        self.mentions = mentions
        self._above: dict[int, tuple[int, ...]] = {}

    def with_mentions(self, mentions: tuple[Mention, ...]) -> Reading:
        """Return a reading of the same article with other mentions, its trees kept."""
        found = Reading(self.article, self.tokens, self.sentences, mentions, self.provenance)
        found.children, found._above = self.children, self._above
        return found

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token.i)
        return tuple(tuple(items) for items in lists)

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mention whose syntactic head is this token (the longest where several are)."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            if mention.label == PART:
                continue
            other = found.get(mention.head)
            if other is None or mention.last - mention.first > other.last - other.first:
                found[mention.head] = mention
        return found

    @cached_property
    def mention_by_id(self) -> dict[str, Mention]:
        """Mentions by their id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def _by_sentence(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    def mentions_in(self, sentence: int) -> Sequence[Mention]:
        """Return the mentions of the sentence of this index, in order."""
        return self._by_sentence.get(sentence, ())

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def subtree(self, i: int) -> Iterator[int]:
        """Yield the token indices below and including `i`, depth first (not in text order)."""
        stack = [i]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(self.children[node])

    def subtree_bounds(self, i: int) -> tuple[int, int]:
        """Return the first and one past the last token index of the subtree of `i`."""
        nodes = list(self.subtree(i))
        return min(nodes), max(nodes) + 1

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters that tokens `first` to `last` (half-open) cover."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of `i` that has one of these labels, or None."""
        for node in self.children[i]:
            if self.tokens[node].dep in deps:
                return node
        return None

    def ancestors(self, i: int) -> tuple[int, ...]:
        """Return the heads above `i`, nearest first."""
        found = self._above.get(i)
        if found is None:
            found = self._above[i] = tuple(self._climb(i))
        return found

    def _climb(self, i: int) -> Iterator[int]:
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def depth(self, i: int) -> int:
        """Return how many heads stand above `i`."""
        return len(self.ancestors(i))

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def token_at(self, char: int) -> int | None:
        """Return the token that covers this character, or None."""
        at = bisect_right(self._ends, char)
        return at if at < len(self.tokens) and self.tokens[at].start <= char else None

    @cached_property
    def _quotation(self) -> tuple[list[int], list[bool]]:
        """The ends of quotation marks and lines, and whether what follows each is quoted."""
        ends, inside = [0], [False]
        for mark in _MARK.finditer(self.text):
            ends.append(mark.end())
            inside.append(_is_opened(mark.group(), inside[-1]))
        return ends, inside

    def is_quoted(self, char: int) -> bool:
        """Tell whether a character is quoted, by the marks up to it in its line.

        A straight mark in front of a new sentence opens, though the last quotation was not closed.
        """
        ends, inside = self._quotation
        before = inside[bisect_right(ends, char) - 1]
        mark = self.text[char : char + 1]
        return _is_opened(mark, before) if mark in _MARKS else before


_WHO_SAID = (
    r"\s(?:(?:[A-Z][\w.’'-]*\s){1,4}|(?:he|she|they|the\s\w+)\s)"
    r"(?:said|says|added|wrote|writes|told\s\w+)"
    r"(?:\s(?:on|in|at|during|later|last|today|yesterday|[A-Z]\w+)(?:\s\w+){0,3})?\."
)
TOLD_OFF = f",{_WHO_SAID}"
"""Who said words whose closing mark was forgotten: “It is late, Mr. Lee said. “I must go.”"""

_MARKS = frozenset('"“”')
_MARK = re.compile(rf'[“”\n]|[.!?] "(?=[A-Z])|"|,(?={_WHO_SAID}(?:\s+["“]|\n|$))')
"""Marks and line ends; a comma closes before who said it, where the mark was forgotten."""


def _is_opened(mark: str, inside: bool) -> bool:
    """Tell whether text behind a quotation mark or a line's end is quoted."""
    return mark == "“" or (mark not in {"”", "\n", ","} and (not inside or mark != '"'))


PART = "PART"
"""Label of a place inside the name of a body: "Kentucky" in "Kentucky State Police"."""


SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""Labels of grammatical subjects in the ClearNLP scheme of the English models."""


def conjuncts(reading: Reading, i: int) -> Iterator[int]:
    """Yield `i` and the tokens coordinated with it ("China and Russia"), in text order."""
    yield i
    for node in reading.children[i]:
        if reading.tokens[node].dep == "conj":
            yield from conjuncts(reading, node)


def first_conjunct(reading: Reading, i: int) -> int:
    """Return the token that heads the coordination which `i` belongs to."""
    while reading.tokens[i].dep == "conj":
        i = reading.tokens[i].head
    return i


def is_passive(reading: Reading, verb: int) -> bool:
    """Tell whether a verb stands in the passive (auxpass, or a reduced relative: "sent by X")."""
    token = reading.tokens[verb]
    deps = {reading.tokens[node].dep for node in reading.children[verb]}
    if "auxpass" in deps or "nsubjpass" in deps:
        return not _has_done(reading, verb)
    if token.tag == "VBN" and token.dep == "conj" and not deps & {"aux", "nsubj"}:
        head = reading.tokens[token.head]
        return head.tag == "VBN" and is_passive(reading, token.head)
    return token.tag == "VBN" and token.dep in {"acl", "advcl"} and "aux" not in deps


def _has_done(reading: Reading, verb: int) -> bool:
    """Tell whether "'s" stands for "has": "He's attacked into Syria", "She's fought for years".

    So it does before a participle with an object, or with "into", "for years", "since" behind it.
    """
    tokens = reading.tokens
    auxiliary = reading.child(verb, "auxpass")
    if auxiliary is None or tokens[auxiliary].lower not in {"'s", "’s"}:
        return False
    if reading.child(verb, "dobj") is not None:
        return True
    return any(
        tokens[node].dep == "prep" and tokens[node].lower in {"into", "since"}
        for node in reading.children[verb]
    )
