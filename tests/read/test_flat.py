"""Brackets inside a word are laid flat."""

from __future__ import annotations

import dateline


def test_a_letter_in_brackets_is_read_as_part_of_its_word(coder: dateline.Coder) -> None:
    body = "Angela Merkel wrote that “[w]e condemn Iran.”"
    coded = coder.code(dateline.Article(body=body))
    (pronoun,) = [m for m in coded.mentions if m.form == "pronoun"]
    assert body[pronoun.start : pronoun.end] == "w]e"
    assert [body[e.trigger.start : e.trigger.end] for e in coded.events] == ["condemn"]
