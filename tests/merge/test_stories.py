"""Reports of one thing are one story, in any order."""

from __future__ import annotations

import random
from datetime import date

from dateline.merge.stories import StoryReport, find_stories

STORIES = {
    "quake": "Rescuers in Tabriz dug for survivors of an earthquake that killed dozens at Ahar. "
    "Tents and water went to villages where houses of mud had collapsed on Saturday.",
    "vote": "Voters in Zambia chose a president on Thursday. Hichilema leads Lungu in early "
    "counts, and observers praised the calm at polling stations in Lusaka.",
    "strike": "Dockers in Rotterdam stopped work over pensions. Container ships waited off Hoek "
    "van Holland while unions met the port authority.",
}


def reports() -> list[StoryReport]:
    found = []
    for number, (name, text) in enumerate(STORIES.items()):
        for outlet in range(3):
            words = text.split()
            body = " ".join(words[outlet * 3 :] + words[: outlet * 3])
            day = date(2021, 8, 12 + number)
            found.append(StoryReport(f"{name}{outlet}", f"{name.title()} report", body, day))
    return found


def test_reports_of_one_thing_are_one_story() -> None:
    groups = find_stories(reports())
    assert groups == [tuple(f"{name}{n}" for n in range(3)) for name in sorted(STORIES)]


def test_the_order_of_the_reports_does_not_matter() -> None:
    items = reports()
    random.Random(4).shuffle(items)
    assert find_stories(items) == find_stories(reports())


def test_the_same_words_a_month_later_are_another_story() -> None:
    items = reports()
    late = [
        StoryReport(f"late-{item.id}", item.title, item.body, date(2021, 10, 20))
        for item in items if item.id.startswith("quake")
    ]  # fmt: skip
    groups = find_stories([*items, *late])
    assert ("late-quake0", "late-quake1", "late-quake2") in groups
    assert ("quake0", "quake1", "quake2") in groups


def test_nothing_and_one_report() -> None:
    assert find_stories([]) == []
    assert find_stories([StoryReport("a", "", "")]) == [("a",)]


def test_a_report_without_a_day_ties_no_stories_of_different_times_together() -> None:
    early = [item for item in reports() if item.id.startswith("quake")]
    late = [
        StoryReport(f"late-{item.id}", item.title, item.body, date(2021, 10, 20)) for item in early
    ]
    undated = [StoryReport(f"undated{n}", item.title, item.body) for n, item in enumerate(early)]
    groups = find_stories([*early, *late, *undated])
    of = {name: group for group in groups for name in group}
    assert of["quake0"] == of["quake1"] == of["quake2"] != of["late-quake0"]
    assert all(name in of["quake0"] or name in of["late-quake0"] for name in of)


def test_reports_without_a_day_make_stories_among_themselves() -> None:
    undated = [StoryReport(item.id, item.title, item.body) for item in reports()]
    assert find_stories(undated) == find_stories(reports())
