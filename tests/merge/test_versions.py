"""What later versions of a report change, and what stands of earlier ones."""

from __future__ import annotations

from datetime import date

from tests.merge.test_duplicates import story
from tests.merge.test_incidents import row

from dateline.merge.duplicates import Report, find_copies, former_versions
from dateline.merge.profiles import profile
from dateline.merge.versions import Change, changes, updates

BEFORE = "A bomb killed 40 people in Islamabad. The hotel burned. Nobody claimed the attack."
AFTER = "A bomb killed 53 people in Islamabad. The hotel burned. Police arrested two men on Sunday."


def test_sentences_changed_added_and_gone() -> None:
    assert changes(BEFORE, AFTER) == (
        Change("changed", "A bomb killed 40 people in Islamabad.",
               "A bomb killed 53 people in Islamabad."),
        Change("added", None, "Police arrested two men on Sunday."),
        Change("gone", "Nobody claimed the attack.", None),
    )  # fmt: skip
    assert changes(BEFORE, BEFORE) == () == changes("", "")


def test_versions_of_one_outlet_are_compared_in_order_of_days() -> None:
    base = story(3)
    reports = [
        Report("late", f"{base}\n{AFTER}", "One", date(2020, 1, 3)),
        Report("first", f"{base}\n{BEFORE}", "One", date(2020, 1, 1)),
        Report("other", f"{base}\n{BEFORE}", "Two", date(2020, 1, 2)),
        Report("undated", f"{base}\n{BEFORE}", "One"),
    ]
    (group,) = find_copies(reports)
    (update,) = updates(group, reports)
    assert (update.before, update.after) == ("first", "late")
    assert [change.kind for change in update.changes] == ["changed", "added", "gone"]
    assert list(former_versions(group, reports)) == ["first"]


def test_the_latest_version_stands_and_the_earlier_contradicts_nobody() -> None:
    rows = [
        row("a", recipient_raws=["40 people"], outlet="One"),
        row("b", recipient_raws=["53 people"], outlet="One", published=date(2008, 9, 22)),
    ]
    found = profile(rows, {"b": "a"}, {"a"})
    assert [(item.value, item.former) for item in found.fields["number"]] == [
        ("53", False), ("40", True)
    ]  # fmt: skip
    assert found.disputed == ()
