"""Merging adds what is new, names stay, and counts, briefs and differences follow."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
import msgspec
import pytest

import dateline
from dateline import show_incidents
from dateline.brief import _echoes, brief
from dateline.config import Settings
from dateline.errors import QueryError, RecordError
from dateline.ingest.sources import Options
from dateline.records import content_id
from dateline.runner.diff import difference
from dateline.runner.merging import merge_record
from dateline.runner.run import Plan, code_into
from dateline.store import incident_queries as queries
from dateline.store.aggregates import Aggregation, aggregate

REPORTS = (
    ("Post", "2018-07-15", "Leaders to meet in Helsinki",
     "U.S. President Donald Trump and Russian President Vladimir Putin will meet in Helsinki on "
     "Monday, the White House said. It is unclear what Trump will ask of Putin."),
    ("Post", "2018-07-17", "Trump and Putin meet in Helsinki",
     "Donald Trump met Vladimir Putin in Helsinki on Monday. “We had a very good conversation "
     "about Syria and the treaties,” Trump told reporters after the summit with Putin."),
    ("Herald", "2018-07-17", "A summit in Finland",
     "Russian President Vladimir Putin met with President Donald Trump in Helsinki on Monday for "
     "two hours. Senator John McCain criticized Trump over the summit."),
    ("Herald", "2018-07-19", "Bomb in Kabul",
     "A suicide bomber killed 12 people in Kabul on Wednesday, Afghan police said."),
    ("Post", "2018-07-19", "Kabul bombing",
     "A suicide bomber killed 15 people in Kabul on Wednesday, officials said."),
)  # fmt: skip


def articles(numbers: Sequence[int], folder: Path) -> Path:
    import json

    path = folder / f"{'-'.join(map(str, numbers))}.jsonl"
    lines = []
    for number in numbers:
        outlet, published, title, body = REPORTS[number]
        lines.append(json.dumps({
            "outlet": outlet, "published": published, "title": title, "body": body,
            "url": f"https://example.org/{number}",
        }))  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def code(coder: dateline.Coder, numbers: Sequence[int], record: Path, **versions: str) -> None:
    plan = Plan(paths=(articles(numbers, record.parent),), record=record,
                settings=Settings())  # fmt: skip
    code_into(plan, lambda: coder, {**coder.versions, **versions})


@pytest.fixture(scope="module")
def merged(coder: dateline.Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = tmp_path_factory.mktemp("merging") / "record"
    code(coder, range(len(REPORTS)), record)
    merge_record(record)
    return record


def groups(record: Path) -> dict[str, list[str]]:
    with duckdb.connect(str(record / "incidents.duckdb"), read_only=True) as db:
        rows = db.execute(
            "select incident, list(event order by event) from incident_event group by 1"
        ).fetchall()
    return dict(rows)


def test_a_meeting_told_before_and_after_by_two_outlets_is_one_incident(merged: Path) -> None:
    (row,) = queries.incidents(dateline.open(merged), type="CONSULT", actor="Trump", least=3).rows()
    assert set(row["actor_entities"]) == {"donald-trump", "vladimir-putin"}
    assert (row["status"], row["outlets"]) == ("happened", ["Herald", "Post"])
    assert row["first_day"] == row["last_day"] == date(2018, 7, 16)
    assert row["place_name"] == "Helsinki"
    turns = queries.as_values(row)["history"]
    assert turns[0] == {"published": "2018-07-15", "status": "planned", "events": 1}


def test_two_death_tolls_stay_two(merged: Path) -> None:
    (row,) = queries.incidents(dateline.open(merged), type="ASSAULT", disputed=True).rows()
    numbers = queries.as_values(row)["fields"]["number"]
    assert [(item["value"], item["outlets"]) for item in numbers] == [
        ("12", ["Herald"]), ("15", ["Post"]),
    ]  # fmt: skip
    found, events = queries.incident(dateline.open(merged), row["id"][:6])
    assert found["id"] == row["id"] and len(events) == row["events"]
    assert all(event["url"].startswith("https://example.org/") for event in events)


def test_the_record_does_what_the_commands_do(merged: Path) -> None:
    record = dateline.open(merged)
    assert record.merge().fresh == 0
    row = record.incidents(type="ASSAULT", disputed=True).rows()[0]
    assert record.incident(row["id"])[0]["fields"]["number"][0]["value"] == "12"
    assert record.aggregate("country", "month").rows()
    assert record.brief("Vladimir Putin").sections
    assert record.diff("1", "1").changes == ()


def test_merging_again_changes_nothing(merged: Path) -> None:
    before = groups(merged)
    report = merge_record(merged)
    assert (report.fresh, report.gone, report.compared) == (0, 0, 0)
    assert groups(merged) == before


def test_merging_bit_by_bit_gives_the_same_and_keeps_names(
    coder: dateline.Coder, merged: Path, tmp_path: Path
) -> None:
    order = list(range(len(REPORTS)))
    random.Random(3).shuffle(order)
    record = tmp_path / "record"
    names: set[str] = set()
    for number in order:
        code(coder, [number], record)
        report = merge_record(record)
        assert names <= set(groups(record)) or report.changes["merged"]
        names = set(groups(record))
    assert sorted(groups(record).values()) == sorted(groups(merged).values())


def test_a_record_that_is_not_merged_says_so(coder: dateline.Coder, tmp_path: Path) -> None:
    code(coder, [0], tmp_path / "record")
    record = dateline.open(tmp_path / "record")
    for ask in (
        lambda: queries.incidents(record), lambda: brief(record, "Trump"),
        lambda: aggregate(record, Aggregation(by=("country",))),
    ):  # fmt: skip
        with pytest.raises(RecordError, match="dateline merge"):
            ask()
    with pytest.raises(RecordError):
        merge_record(tmp_path)


def test_counts_by_incident_and_by_event(merged: Path) -> None:
    record = dateline.open(merged)
    by_incident = aggregate(record, Aggregation(by=("pair", "month"), type="CONSULT")).rows()
    assert [(row["pair"], row["n"]) for row in by_incident if row["pair"] == "RUS-USA"] == [
        ("RUS-USA", 1)
    ]
    by_event = aggregate(
        record, Aggregation(by=("pair", "month"), type="CONSULT", of="event", statuses=())
    ).rows()
    assert next(row["n"] for row in by_event if row["pair"] == "RUS-USA") >= 3
    assert by_incident[0]["all_articles"] == 5


def test_counts_with_rows_of_zero_and_several_units(merged: Path) -> None:
    record = dateline.open(merged)
    filled = aggregate(record, Aggregation(by=("country", "day"), fill=True)).rows()
    countries = {row["country"] for row in filled}
    assert len(filled) == len(countries) * len({row["day"] for row in filled})
    assert any(row["n"] == 0 for row in filled)
    crossed = aggregate(record, Aggregation(by=("actor", "recipient", "quad"))).rows()
    assert all(row["n"] > 0 for row in crossed)
    for unit in ("sector", "place", "admin1", "status", "mode", "week", "quarter"):
        assert aggregate(record, Aggregation(by=(unit,))).rows(), unit
    assert aggregate(record, Aggregation(by=("outlet",), of="event")).rows()


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Aggregation(by=("planet",)), "no unit planet"),
        (Aggregation(by=()), "no unit given"),
        (Aggregation(by=("day", "year")), "more than one period"),
        (Aggregation(by=("country", "country")), "named twice"),
        (Aggregation(by=("country",), fill=True), "needs a period"),
        (Aggregation(by=("outlet",)), "many outlets"),
        (Aggregation(by=("country",), type="WAR"), "no type"),
        (Aggregation(by=("country",), statuses=("done",)), "no status"),
        (Aggregation(by=("country",), of="mention"), "cannot be counted"),
        (Aggregation(by=("day",), start=date(2020, 1, 2), end=date(2020, 1, 1)), "lies before"),
    ],
)
def test_counts_refuse_what_they_do_not_know(
    merged: Path, wanted: Aggregation, message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        aggregate(dateline.open(merged), wanted)


def test_a_brief_as_of_a_day_uses_only_what_was_published(merged: Path) -> None:
    record = dateline.open(merged)
    early = brief(record, "Donald Trump, Vladimir Putin", date(2018, 7, 16))
    assert early.articles == 1
    assert [section.name for section in early.sections] == ["planned", "unknown"]
    late = brief(record, "Donald Trump, Vladimir Putin")
    happened = next(section for section in late.sections if section.name == "happened")
    assert "Helsinki" in happened.lines[0].text
    said = next(section for section in late.sections if section.name == "said")
    assert said.lines[0].speaker == "Donald Trump"
    texts = [body for _, _, _, body in REPORTS]
    for section in late.sections:
        for line in section.lines:
            assert line.sources and any(line.text.strip("“”,") in text for text in texts)


def test_a_brief_is_the_same_each_time_and_escapes_markup(merged: Path) -> None:
    pages = [brief(dateline.open(merged), "Putin <b>, Kabul") for _ in range(2)]
    for write in (show_incidents.as_markdown, show_incidents.as_html, show_incidents.as_json):
        assert write(pages[0]) == write(pages[1])
    assert "<b>" not in show_incidents.as_html(pages[0])
    page = brief(dateline.open(merged), "Vladimir Putin")
    assert 'href="https://example.org/' in show_incidents.as_html(page)
    with pytest.raises(QueryError):
        brief(dateline.open(merged), " , ")


def test_a_difference_of_two_runs(coder: dateline.Coder, tmp_path: Path) -> None:
    record = tmp_path / "record"
    code(coder, [1, 3], record)
    code(coder, [1, 3], record, code="another")
    same = difference(record, "1", "2")
    assert (same.articles, same.counts, same.changes) == (2, {}, ())
    with pytest.raises(QueryError, match="names 0 runs"):
        difference(record, "1", "zzz")


class Altered:
    """A coder of another version: it denies what McCain says, one bombing is an arrest."""

    def __init__(self, coder: dateline.Coder) -> None:
        self.coder = coder

    def code_many(self, articles: Iterable[dateline.Article]) -> Iterator[object]:
        for coded in self.coder.code_many(articles):
            assert isinstance(coded, dateline.Coded)
            events = [self.altered(coded.article.outlet, event) for event in coded.events]
            kept = tuple(event for event in events if event is not None)
            yield msgspec.structs.replace(coded, events=kept)

    def altered(self, outlet: str | None, event: dateline.Event) -> dateline.Event | None:
        change = msgspec.structs.replace
        if event.type == "ACCUSE":
            return change(event, status="denied")
        if event.type == "ASSAULT" and outlet == "Post":
            return change(event, id=content_id("other", event.id), type="COERCE", mode="arrest")
        return None if event.status == "planned" else event


def test_a_difference_tells_what_was_added_gone_and_changed(
    coder: dateline.Coder, tmp_path: Path
) -> None:
    record = tmp_path / "record"
    code(coder, range(len(REPORTS)), record)
    plan = Plan(
        paths=(articles(range(len(REPORTS)), tmp_path),), record=record, settings=Settings()
    )  # fmt: skip
    code_into(plan, lambda: Altered(coder), {**coder.versions, "code": "another"})
    found = difference(record, "1", "2")
    changed = {change.fields["status"] for change in found.changes if "status" in change.fields
               and change.kind == "event changed"}  # fmt: skip
    assert changed == {("happened", "denied")}
    types = [change.fields["type"] for change in found.changes
             if change.kind == "event changed" and "type" in change.fields]  # fmt: skip
    assert types and set(types) == {("ASSAULT", "COERCE")}
    gone = found.counts["event gone"]
    assert gone >= 1 and "event added" not in found.counts
    bombing = [change for change in found.changes
               if change.kind == "incident changed" and "ASSAULT" in change.what]  # fmt: skip
    assert len(bombing) == 1 and bombing[0].fields["events"][0]
    assert difference(record, "2", "1").counts["event added"] == gone
    show_incidents.difference(found)


def test_echoes_are_of_one_named_speaker() -> None:
    words = "The sanctions on Iran will stay until the reactors in Arak are dismantled"
    rows = [
        {"id": str(n), "article": str(n), "speaker_name": speaker, "content": words}
        for n, speaker in enumerate(["John Kerry", "John Kerry", None, None])
    ]
    assert _echoes(rows) == {"0": frozenset({"1"}), "1": frozenset({"0"})}


@pytest.mark.parametrize(
    ("body", "dyads"),
    [
        ("France and Brazil rejected the plan.", {"FRA>---", "BRA>---"}),
        ("France and Brazil held talks in Paris.", {"FRA>BRA", "BRA>FRA"}),
        ("Armenia and Azerbaijan exchanged fire.", {"ARM>AZE", "AZE>ARM"}),
    ],
)
def test_who_acts_together_is_a_dyad_only_in_what_takes_two(
    coder: dateline.Coder, tmp_path: Path, body: str, dyads: set[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(body)
    record = tmp_path / "record"
    code_into(
        Plan(paths=(file,), record=record, options=Options(published=date(2020, 5, 4))),
        lambda: coder,
        coder.versions,
    )
    merge_record(record)
    for of in ("event", "incident"):
        rows = aggregate(dateline.open(record), Aggregation(by=("dyad",), of=of)).rows()
        assert {row["dyad"] for row in rows} == dyads
