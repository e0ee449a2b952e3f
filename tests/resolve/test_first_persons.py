"""The bodies and states that "we" stands for."""

from __future__ import annotations

import pytest
from tests.named import named

import dateline


@pytest.mark.parametrize(
    "body",
    [
        "“We will sue the state,” Greenpeace legal policy director Ann Lee said.",
        "“We will sue the state,” said Ann Lee, the Greenpeace Spokesperson.",
        "Greenpeace is an old group. Its director, Ann Lee, said “we will sue the state.”",
    ],
)
def test_who_leads_or_speaks_for_a_body_says_we_of_it(coder: dateline.Coder, body: str) -> None:
    assert named(coder, body, "we") == ["Greenpeace"]


def test_who_led_a_body_before_does_not(coder: dateline.Coder) -> None:
    body = "“We will sue the state,” former Greenpeace director Ann Lee said."
    assert named(coder, body, "we") == ["Ann Lee"]


def test_our_country_is_the_speakers_country(coder: dateline.Coder) -> None:
    body = "“We must defend our democracy,” Senator Elizabeth Warren said."
    assert named(coder, body, "our") == ["United States"]


@pytest.mark.parametrize(
    ("body", "pronoun"),
    [
        ("“We will strike those who threaten us,” President Barack Obama said.", "us"),
        ("“We should withdraw from Iraq,” the American author Ann Lee said.", "we"),
    ],
)
def test_the_nation_is_harmed_and_wages_war(coder: dateline.Coder, body: str, pronoun: str) -> None:
    assert named(coder, body, pronoun) == ["United States"]


def test_a_citizens_we_is_his_own(coder: dateline.Coder) -> None:
    body = "“We wrote a book on Iraq,” the American author Ann Lee said."
    assert named(coder, body, "we") == ["Ann Lee"]
