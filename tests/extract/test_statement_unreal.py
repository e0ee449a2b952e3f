"""What nobody said or thinks, or not yet, is no statement."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We have avoided asking and demanding that she go,” Lee said.", "demanding"),
        ("Lee said people might be surprised to hear the minister.", "might be surprised"),
        ("The party will win the seat, considering the town is poor.", "considering"),
        ("Lee says she does not have to dig deep to find “bad things” about the dam.", "to find"),
        ("The mayor clarified his remarks on Monday.", "clarified"),
        ("Lee said Ruto does not ask that the dam be shut.", "does not ask"),
        ("The deal is bound to change Kenya, and raises the question of how it will pay.",
         "raises the question of"),
        ("The Senate voted to override the veto.", "voted"),
        ("Ruto's office said he planned an event with farmers.", "planned"),
        ("The host called up Ann Lee, whose son had been killed.", "called"),
        ("The Senate confirmed two nominees on Friday.", "confirmed"),
        ("The firm took criticism for raising the rent and rejecting the plan.", "rejecting"),
        ("She will likely read the bill before deciding whether to sign it.", "deciding"),
        ("Kenya must keep pressuring Uganda to cut the tax.", "pressuring"),
        ("The spies pushed false news to help the mayor.", "pushed"),
    ],
)  # fmt: skip
def test_deeds_and_what_is_only_possible_are_no_statements(
    coder: dateline.Coder, text: str, cue: str
) -> None:
    found = coder.code(Article(body=text)).statements
    assert cue not in {item.cue.raw for item in found if item.cue}


def test_a_doubt_with_could_is_told(coder: dateline.Coder) -> None:
    found = coder.code(Article(body="Lee said she could not be sure that the dam was safe."))
    assert "doubts" in {item.stance for item in found.statements}
