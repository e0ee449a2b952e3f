"""Part surnames from the headline's words that the parser takes into them: "Overrides Obama".

In: a reading and the mentions found so far. Out: the mentions with such names cut to the surname.
It refuses a name of a given name and a surname, known or not.
"""

from __future__ import annotations

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.read.marking import mention_of
from dateline.records import Mention
from dateline.syntax import Reading

_TAKEN = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
_LED = frozenset("plus will did why how as while when if after before with for can and but".split())
"""Words that a headline or sentence begins with, before a name."""


def without_headline_words(
    reading: Reading, found: list[Mention], knowledge: Knowledge
) -> list[Mention]:
    """Return the mentions with "Overrides Obama" and "Obama Expresses Outrage" as Obama.

    The surname is that of a person named otherwise in the article, or of who heads a state that
    day; the other word is a verb that the text has in small letters, too.
    """
    surnames = _surnames(reading, found)
    return [_cut(reading, mention, surnames, knowledge) for mention in found]


def _surnames(reading: Reading, found: list[Mention]) -> frozenset[str]:
    return frozenset(
        reading.tokens[m.last - 1].text for m in found
        if m.label == "PERSON" and m.form == "name" and reading.sentences[m.sentence].part == "body"
    )  # fmt: skip


def _cut(
    reading: Reading, mention: Mention, surnames: frozenset[str], knowledge: Knowledge
) -> Mention:
    first, last = mention.first, mention.last
    sentence = reading.sentences[mention.sentence]
    if mention.form != "name" or mention.label not in _TAKEN or mention.entity is not None:
        return mention
    if last - first < 2 or (sentence.part != "title" and first != sentence.first):
        return mention
    tokens = reading.tokens
    at = last - 1 if mention.label == "PERSON" and last - first == 2 else first
    beside = tokens[first] if at == last - 1 else tokens[first + 1]
    day = reading.article.published
    bears = tokens[at].text in surnames or len(knowledge.heads_named(tokens[at].lower, day)) == 1
    if at == first and (sentence.part != "title" or not _is_small(reading, beside.lower)):
        return mention
    if at > first and not (beside.lower in _LED or _is_small(reading, beside.lower)):
        return mention
    if not bears or beside.lower in knowledge.genders or words(beside.text) in knowledge.roles:
        return mention
    return mention_of(reading, sentence, at, at + 1, "name", "PERSON", None)


def _is_small(reading: Reading, word: str) -> bool:
    """Tell whether the text has a word in small letters as a verb: "voted to override his veto"."""
    return any(
        token.text.islower() and token.pos == "VERB"
        and word in {token.lower, token.lemma, f"{token.lemma}s", f"{token.lemma}es"}
        for token in reading.tokens
    )  # fmt: skip
