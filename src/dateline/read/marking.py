"""Make a mention of tokens.

In: a reading, its sentence, the tokens. Out: a `Mention` with its head and its id. It refuses to
ask who is meant.
"""

from __future__ import annotations

from dateline.records import Mention, MentionForm, Sentence, content_id
from dateline.syntax import Reading

MISTAKEN = frozenset({"LOC", "GPE", "ORG", "FAC"})
"""What the parser takes "the North" and surnames for."""

PLACE_ENTITIES = frozenset({"LOC", "FAC"})

GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
"""What stands behind a name and names nobody alone."""


def mention_of(
    reading: Reading, sentence: Sentence, first: int, last: int,
    form: MentionForm, label: str, entity: str | None,
) -> Mention:  # fmt: skip
    """Return the mention of tokens `first` to `last` (half-open)."""
    tokens = reading.tokens
    head = first
    for i in range(first, last):
        if not first <= tokens[i].head < last or tokens[i].head == i:
            head = i
            break
    if form == "nominal":
        head = last - 1
    start, end = reading.chars(first, last)
    return Mention(
        id=content_id("mention", reading.article_id, start, end),
        article=reading.article_id, sentence=sentence.index,
        kind="place" if label in PLACE_ENTITIES else "actor", form=form,
        label=label, start=start, end=end, raw=reading.text[start:end],
        first=first, last=last, head=head, entity=entity,
    )  # fmt: skip


LANGUAGE = "LANGUAGE"
"""Label of a demonym that is a language ("in Japanese"): nobody, kept until all names are found."""
