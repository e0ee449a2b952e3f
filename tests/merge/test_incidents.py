"""Events of different reports are one incident when they tell one thing, in any order."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merge import blocks
from dateline.merge.clusters import groups_of
from dateline.merge.columns import Member, Told, columns_of
from dateline.merge.incidents import find_incidents
from dateline.merge.naming import named
from dateline.merge.profiles import figure_of, profile, status_of
from dateline.merge.words import likeness, of_article, of_sentence

TRUMP = Member("donald-trump", "USA", is_person=True)
PUTIN = Member("vladimir-putin", "RUS", is_person=True)
KIM = Member("kim-jong-un", "PRK", is_person=True)
RUSSIA = Member("RUS", "RUS")
DAY = date(2018, 7, 16).toordinal()

TEXTS = {
    "a": "Trump and Putin met in Helsinki on Monday, their first summit.",
    "b": "The Helsinki summit of the American and Russian presidents began late on Monday.",
    "c": "Trump flew home from Singapore after his summit with Kim Jong Un.",
}
ARTICLES = {name: of_article("", text * 3) for name, text in TEXTS.items()}


def told(name: str, article: str, **changes: object) -> Told:
    values: dict[str, object] = {
        "id": name, "article": article, "type": "CONSULT", "mode": None, "status": "happened",
        "actors": (TRUMP,), "recipients": (PUTIN,), "words": of_sentence(TEXTS[article]),
        "published": DAY, "first_day": DAY, "last_day": DAY,
    } | changes  # fmt: skip
    return Told(**values)  # type: ignore[arg-type]


def test_two_reports_of_one_meeting_are_one_incident() -> None:
    one = told("1", "a", actors=(TRUMP, PUTIN), recipients=())
    two = told("2", "b", first_day=None, last_day=None, published=DAY + 1)
    assert find_incidents([one, two], ARTICLES) == [("1", "2")]


def test_the_plan_and_the_meeting_are_one_incident() -> None:
    plan = told("1", "a", status="planned", published=DAY - 3)
    assert find_incidents([plan, told("2", "b")], ARTICLES) == [("1", "2")]


def test_other_sides_other_days_other_acts_stay_apart() -> None:
    events = [
        told("1", "a"), told("2", "c", recipients=(KIM,)),
        told("3", "b", first_day=DAY - 400, last_day=DAY - 400),
        told("4", "b", type="ACCUSE", recipients=(RUSSIA,)),
    ]  # fmt: skip
    assert find_incidents(events, ARTICLES) == [("1",), ("2",), ("3",), ("4",)]


def test_nothing_and_one_event() -> None:
    assert find_incidents([], {}) == []
    assert find_incidents([told("1", "a")], {}) == [("1",)]


SIDES = st.sampled_from([TRUMP, PUTIN, KIM, RUSSIA, Member(None, None), Member(None, "USA")])
EVENTS = st.lists(
    st.builds(
        lambda article, kind, status, actor, other, day, exact: told(
            "", article, type=kind, status=status, actors=(actor,), recipients=(other,),
            published=DAY + day, first_day=DAY + day if exact else None,
            last_day=DAY + day if exact else None,
        ),
        st.sampled_from("abc"), st.sampled_from(["CONSULT", "ACCUSE", "AGREE"]),
        st.sampled_from(["happened", "planned", "denied"]), SIDES, SIDES, st.integers(-20, 20),
        st.booleans(),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.randoms())
def test_the_order_of_the_events_does_not_matter(events: list[Told], rng: object) -> None:
    import msgspec

    named_events = [
        msgspec.structs.replace(event, id=f"{number:02}") for number, event in enumerate(events)
    ]
    shuffled = list(named_events)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    found = find_incidents(named_events, ARTICLES)
    assert find_incidents(shuffled, ARTICLES) == found
    assert sorted(event for group in found for event in group) == [e.id for e in named_events]


def test_a_large_block_is_divided_and_what_is_cut_is_counted() -> None:
    events = [told(f"{number:04}", "a") for number in range(blocks.CAP + 20)]
    columns = columns_of(events, ARTICLES)
    pairs = blocks.pairs_of(columns, *blocks.block_keys(columns))
    assert pairs.large_blocks > 0 and pairs.cut > 0
    assert len(pairs.one) < len(events) * (len(events) - 1) // 2


def test_groups_refuse_chains() -> None:
    chain = [(0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9)]
    assert groups_of(chain) == [[0, 1], [2, 3]]
    assert groups_of(list(reversed(chain))) == [[0, 1], [2, 3]]
    assert groups_of([]) == []


def test_names_stay_with_most_of_the_events() -> None:
    first, _ = named([("a", "b"), ("c",)], {})
    (ab, c) = (name for name, events in sorted(first.items(), key=lambda item: item[1]))
    former = {event: name for name, events in first.items() for event in events}
    grown, changes = named([("a", "b", "d"), ("c",)], former)
    assert grown[ab] == ("a", "b", "d")
    assert [(change.incident, change.kind) for change in changes] == [(ab, "grown")]
    merged, changes = named([("a", "b", "c")], former)
    assert merged == {ab: ("a", "b", "c")}
    assert {(change.incident, change.kind) for change in changes} == {(ab, "merged"), (c, "gone")}
    split, changes = named([("a",), ("b",), ("c",)], former)
    assert split[ab] == ("a",) and {change.kind for change in changes} == {"shrunk", "split"}


def row(name: str, **changes: object) -> dict[str, object]:
    values: dict[str, object] = {
        "id": name, "article": name, "outlet": f"Outlet {name}", "published": date(2008, 9, 21),
        "type": "ASSAULT", "mode": "explosives", "cameo": "183", "quad": 4, "intensity": -9.0,
        "status": "happened", "actor_names": [], "actor_entities": [], "actor_countries": [],
        "recipient_names": ["people"], "recipient_entities": [None],
        "recipient_countries": [None], "recipient_raws": ["at least 40 people"],
        "actor_raws": [], "first_day": date(2008, 9, 20), "last_day": date(2008, 9, 20),
        "place_name": "Islamabad", "place_country": "PAK", "place_geonames_id": 1176615,
        "latitude": 33.7, "longitude": 73.1, "confidence": 0.9,
        "certainty": 0.8, "trigger_start": 5,
        "sentence_text": "A bomb killed at least 40 people in Islamabad.",
    }  # fmt: skip
    return values | changes


def test_a_profile_keeps_what_reports_disagree_on() -> None:
    rows = [
        row("a"), row("b", recipient_raws=["53 people"], published=date(2008, 9, 22)),
        row("c", recipient_raws=["53 people"]), row("d", status="denied"),
    ]  # fmt: skip
    found = profile(rows, {"c": "b"})
    assert [(item.value, item.events) for item in found.fields["number"]] == [("40", 2), ("53", 2)]
    assert found.fields["number"][1].outlets == ("Outlet b", "Outlet c")
    assert found.disputed == ("status", "number")
    assert (found.articles, found.sources, found.status) == (4, 3, "happened")
    assert found.first_published == date(2008, 9, 21)


def test_the_status_as_of_a_day() -> None:
    rows = [
        row("a", status="planned", published=date(2019, 4, 23)),
        row("b", status="happened", published=date(2019, 4, 25)),
    ]
    assert status_of(rows, date(2019, 4, 24)) == "planned"
    assert status_of(rows) == "happened"
    assert status_of([row("c", status="denied", published=date(2019, 5, 1)), *rows[:1]]) == "denied"


def test_figures_of_phrases() -> None:
    phrases = {"at least 76 people": 76, "1,200 protesters": 1200, "three soldiers": 3,
               "the minister": None, "99999999999 people": None}  # fmt: skip
    assert {phrase: figure_of(phrase) for phrase in phrases} == phrases


def test_likeness_of_texts() -> None:
    same = of_sentence("The border post at Khasan was closed to trains.")
    other = of_sentence("Khasan's border post has been closed to all trains.")
    assert likeness(same, same) > 0.99
    assert likeness(same, other) > 0.5
    assert likeness(same, of_sentence("Voters in Zambia chose a president.")) == 0
    assert likeness(same, of_sentence("")) == 0
