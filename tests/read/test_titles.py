"""The titles that stand before names."""

from __future__ import annotations

import dateline
from dateline.read.titles import title_words
from dateline.records import Article


def test_of_and_the_do_not_make_a_title_too_long(coder: dateline.Coder) -> None:
    body = "Boeing met the Secretary of the Air Force, and Secretary of the Air Force James Roche."
    reading = coder.reader.read(Article(body=body))
    (person,) = [m for m in reading.mentions if m.raw == "James Roche"]
    assert "secretary" in {word.lower() for word in title_words(reading, person)}
