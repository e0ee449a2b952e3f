from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.errors import QueryError, RecordError
from dateline.records import Article, Coded, Mention, content_id
from dateline.store.export import export, format_of
from dateline.store.ledger import Ledger
from dateline.store.parts import write_part
from dateline.store.schema import tables_of
from dateline.store.snapshot import build_snapshot


def bare(article: Article, *mentions: Mention) -> Coded:
    return Coded(article=article, sentences=(), mentions=mentions, actors=(), places=(), times=(),
                 statements=(), events=())  # fmt: skip


def mention(article: Article, start: int, end: int, raw: str) -> Mention:
    return Mention(
        id=content_id(start, end), article=article.id, sentence=0, kind="actor", form="name",
        label="PERSON", start=start, end=end, raw=raw, first=0, last=1, head=0,
    )  # fmt: skip


def record_of(folder: Path, *coded: Coded) -> dateline.Record:
    ledger = Ledger(folder, create=True)
    write_part(folder, "ab", tables_of(coded))
    ledger.start("r", "v", {"code": "1"}, "", "in", "2020-01-01")
    texts = [("article", c.article.id, c.article.id, c.article.text) for c in coded]
    ledger.commit("r", "v", "ab", [(c.article.id, c.article.source) for c in coded], (), texts)  # type: ignore[arg-type]
    build_snapshot(folder, ledger)
    ledger.close()
    return dateline.open(folder)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_goes_into_a_part_and_comes_back(text: str, data: st.DataObject) -> None:
    article = Article(body=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        return
    table = tables_of([bare(article, mention(article, start, end, text[start:end]))])
    row = table["mention"].to_pylist()[0]
    body = table["article"].to_pylist()[0]["body"]
    assert body[row["start"] : row["end"]] == row["raw"]


def test_a_span_that_reads_otherwise_is_not_written() -> None:
    article = Article(body="Kim met Putin.")
    with pytest.raises(RecordError, match=article.id):
        tables_of([bare(article, mention(article, 0, 3, "Xi."))])


def test_the_same_articles_give_the_same_bytes(tmp_path: Path, report: Article,
                                               coder: dateline.Coder) -> None:  # fmt: skip
    coded = coder.code(report)
    for folder in ("one", "two"):
        write_part(tmp_path / folder, "ab", tables_of([coded]))
    for path in sorted((tmp_path / "one" / "parts").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / "parts" / path.name).read_bytes()


def test_a_query_gives_rows_arrow_pandas_and_polars(
    tmp_path: Path, report: Article, coder: dateline.Coder
) -> None:
    record = record_of(tmp_path / "record", coder.code(report))
    query = record.events(actor="IRN", type="CONSULT")
    assert len(query) == query.count() == len(query.rows()) >= 1
    assert query.arrow().num_rows == len(query.df()) == query.pl().height == len(query)
    row = query.rows()[0]
    assert "FRA" in row["recipient_countries"]
    assert row["first_day"] == date(2015, 7, 7)
    assert row["sentence_text"][0] != " "


def test_conditions_hold_together(tmp_path: Path, report: Article, coder: dateline.Coder) -> None:
    record = record_of(tmp_path / "record", coder.code(report))
    assert record.events(side="France").count() >= 1
    assert record.events(actor="IRN", start=date(2016, 1, 1)).count() == 0
    assert record.events(text="nowhere").count() == 0
    assert record.events(text="Vienna").count() == record.events().count()
    assert record.statements(speaker="IRN").count() + record.statements().count() >= 1


def test_who_speaks_with_another_is_found(tmp_path: Path, coder: dateline.Coder) -> None:
    article = Article(
        body="Barack Obama and Benjamin Netanyahu said that talks should go on.",
        published=date(2015, 7, 7),
    )
    record = record_of(tmp_path / "record", coder.code(article))
    for speaker in ("USA", "ISR", "netanyahu"):
        (row,) = record.statements(speaker=speaker).rows()
        assert (row["speaker_name"], row["joint_names"]) == ("Barack Obama", ["Benjamin Netanyahu"])


def test_a_value_that_no_code_has_is_refused(tmp_path: Path) -> None:
    record = record_of(tmp_path / "record", bare(Article(body="Text.")))
    for bad in ({"type": "FIGHT"}, {"status": "done"}, {"quad": 9}):
        with pytest.raises(QueryError, match="one of"):
            record.events(**bad)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="before"):
        record.events(start=date(2020, 1, 2), end=date(2020, 1, 1))
    with pytest.raises(QueryError, match="tables are"):
        record.table("nothing")


def test_quotation_marks_in_a_search_do_no_harm(tmp_path: Path) -> None:
    record = record_of(tmp_path / "record", bare(Article(body='A "fine" day\'s work.')))
    assert record.articles(text='"fine" day\'s').count() == 1
    assert record.articles(text='" OR * NEAR(').count() == 0
    assert record.events(actor="x'); drop table event; --").count() == 0


def test_an_article_coded_again_counts_once(tmp_path: Path) -> None:
    folder, article = tmp_path / "record", Article(body="Text.")
    record_of(folder, bare(article))
    ledger = Ledger(folder)
    write_part(folder, "cd", tables_of([bare(article)]))
    ledger.commit("s", "w", "cd", [(article.id, None)], (), ())
    build_snapshot(folder, ledger)
    assert dateline.open(folder).articles().count() == 1
    assert (ledger.coded("v"), ledger.coded("w")) == (set(), {article.id})


def test_an_empty_record_can_be_asked(tmp_path: Path) -> None:
    Ledger(tmp_path / "record", create=True).close()
    record = dateline.open(tmp_path / "record")
    assert record.events().rows() == record.statements().rows() == record.rejected() == []


@pytest.mark.parametrize("format", ["csv", "parquet", "jsonl"])
def test_an_export_holds_every_row(
    format: str, tmp_path: Path, report: Article, coder: dateline.Coder
) -> None:
    record = record_of(tmp_path / "record", coder.code(report))
    out = tmp_path / f"events.{format}"
    count = export(record.events(), format, out)
    assert count == record.events().count() > 0
    if format == "csv":
        assert len(out.read_text().splitlines()) == count + 1
    elif format == "jsonl":
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        assert len(rows) == count and rows[0]["type"]
    else:
        assert pq.read_table(out).num_rows == count
    assert list(tmp_path.glob("*.tmp")) == []


def test_a_folder_without_a_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="dateline code"):
        dateline.open(tmp_path)
    with pytest.raises(RecordError, match="no folder"):
        dateline.open(tmp_path / "nowhere")


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("not a database" * 100)
    with pytest.raises(RecordError, match="ledger"):
        dateline.open(tmp_path)


def test_a_lost_part_is_an_error_of_the_record(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    record_of(folder, bare(Article(body="Text.")))
    (folder / "snapshot.duckdb").unlink()
    (folder / "parts" / "event-ab.parquet").unlink()
    with pytest.raises(RecordError, match=r"lost 1 files, such as event-ab\.parquet"):
        dateline.open(folder)


def test_a_harmed_snapshot_is_an_error_with_the_remedy(tmp_path: Path) -> None:
    record = record_of(tmp_path / "record", bare(Article(body="Text.")))
    record.snapshot.write_bytes(b"nothing of a database" * 1000)
    with pytest.raises(RecordError, match="remove it"):
        record.events().rows()


def test_the_ending_of_a_file_tells_its_format() -> None:
    assert format_of(Path("a.parquet")) == "parquet" and format_of(Path("a")) == "csv"
    assert format_of(Path("a.ndjson")) == "jsonl" and format_of(Path("a.txt"), "csv") == "csv"
    with pytest.raises(QueryError, match="parquet"):
        format_of(Path("a.csv"), "parquet")
    with pytest.raises(QueryError, match="--format"):
        format_of(Path("a.xlsx"))


def test_coded_articles_survive_json(report: Article, coder: dateline.Coder) -> None:
    coded = coder.code(report)
    assert msgspec.json.decode(msgspec.json.encode(coded), type=Coded) == coded
