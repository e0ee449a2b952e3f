"""Where quotations open and close."""

from __future__ import annotations

import pytest

from dateline.extract.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"It is late, Mr. Holm said. "I must go."', ['"It is late,', '"I must go."']),
        ("“It is late, he wrote.\n\n“I must go.”", ["“It is late,", "“I must go.”"]),
        (
            "“It is late, the army said on Monday. “I must go.”",
            ["“It is late,", "“I must go.”"],
        ),
        # Who speaks inside of a closed quotation ends none.
        ("“It is late, Mr. Holm said. I must go.”", ["“It is late, Mr. Holm said. I must go.”"]),
    ],
)
def test_a_forgotten_mark_closes_before_who_said_it(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quoted
