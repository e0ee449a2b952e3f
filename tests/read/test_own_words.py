"""Who speaks is not whom he names, nor "he" in what he says."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article, Mention


def named_with(coder: dateline.Coder, text: str, which: int) -> set[str]:
    """The names in the chain of the pronoun "he" or "she" told at that place in order."""
    found = coder.reader.read(Article(body=text, published=date(2018, 7, 17))).mentions
    told = [m for m in found if m.raw.lower() in {"he", "she"}]
    return {m.raw for m in found if m.form == "name" and _same(m, told[which])}


def _same(one: Mention, other: Mention) -> bool:
    return one.chain is not None and one.chain == other.chain


@pytest.mark.parametrize(
    ("text", "which", "names"),
    [
        ("“I met Mr. Macron on Monday,” Peter Altmaier said. “We spoke of oil.\n\n“I thanked "
         "President Macron for it,” he added.", 0, {"Peter Altmaier"}),
        ("Vicente Fox spoke to CNN. “We do not like Macron,” Fox said.\n\n“I think that the mayor "
         "took a risk by hosting Macron,” he said.", 0, {"Vicente Fox", "Fox"}),
    ],
)  # fmt: skip
def test_who_speaks_is_not_whom_he_names(
    coder: dateline.Coder, text: str, which: int, names: set[str]
) -> None:
    assert named_with(coder, text, which) == names


def test_he_in_a_quotation_is_not_the_he_who_says_it(coder: dateline.Coder) -> None:
    text = (
        "Emmanuel Macron hit back on Monday.\n\n“Peter Altmaier, who is against my visit, invited "
        "me when he apologized,” he said, meaning what Marie Blanc "
        "said later."
    )
    assert named_with(coder, text, 0) == {"Peter Altmaier"}


def test_he_who_criticizes_a_government_is_not_whom_it_is_called_after(
    coder: dateline.Coder,
) -> None:
    text = (
        "Governor Peter Altmaier spoke. He sought a contrast with the Macron government, which he "
        "criticized."
    )
    assert named_with(coder, text, 1) == {"Peter Altmaier"}


def test_who_goes_on_speaking_may_name_himself(coder: dateline.Coder) -> None:
    text = (
        "“All is well,” Emmanuel Macron wrote.\n\n“If anybody but your president, Emmanuel Macron, "
        "had done it, that man would be a hero,” he continued."
    )
    assert "Emmanuel Macron" in named_with(coder, text, 0)


def test_a_reflexive_object_is_the_subject(coder: dateline.Coder) -> None:
    text = "The Altmaier campaign chose Iowa, where farmers describe themselves as poor."
    found = coder.reader.read(Article(body=text)).mentions
    chain = next(m.chain for m in found if m.raw == "themselves")
    assert {m.raw for m in found if m.chain == chain} == {"farmers", "themselves"}
