"""The body that "his company" or "the group" is, by the title of who owns or says it."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "raw", "body"),
    [
        ("Marie Blanc, the chief executive of Acier Corp., said on Monday that her company would "
         "stay in Ohio.", "company", "Acier Corp."),
        ("Peter Altmaier, a partner with Acier Corp., said his firm had been hired.", "firm",
         "Acier Corp."),
        ("The police union was angry. Peter Altmaier, the Airbus chief executive, said the company "
         "would shrink.", "company", "Airbus"),
        ("Peter Altmaier, the mayor of the town, said his company would stay.", "company", None),
    ],
)  # fmt: skip
def test_a_body_by_a_title(coder: dateline.Coder, text: str, raw: str, body: str | None) -> None:
    found = coder.reader.read(Article(body=text)).mentions
    noun = next(m for m in found if m.raw == raw)
    names = [m.raw for m in found if m.chain == noun.chain and m.label in {"ORG", "OUTLET"}]
    assert names == ([body] if body else [])
