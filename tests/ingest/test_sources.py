from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.config import IngestSettings
from dateline.errors import InputError
from dateline.ingest.sources import Options, read_sources
from dateline.records import Article, Rejected

BODY = "The government said on Monday that it would hold talks with the rebels."


def read(path: Path, **options: object) -> list[Article | Rejected]:
    return list(read_sources([path], Options(**options)))  # type: ignore[arg-type]


def one_reason(path: Path, **options: object) -> str:
    (item,) = read(path, **options)
    assert isinstance(item, Rejected), item
    return item.reason


def test_a_text_file_has_title_deck_and_body(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Talks are near\n\n\nRebels ready\n{BODY}\nMore follows here.\n")
    (article,) = read(path, published=date(2019, 1, 2), outlet="Post")
    assert isinstance(article, Article)
    assert (article.title, article.deck) == ("Talks are near", "Rebels ready")
    assert article.body.startswith(BODY)
    assert (article.published, article.outlet) == (date(2019, 1, 2), "Post")


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "ignored.bin"):
        (tmp_path / name).write_text(f"Title of {name}\n\n\n{BODY}\n")
    titles = [item.title for item in read(tmp_path) if isinstance(item, Article)]
    assert titles == ["Title of a.txt", "Title of b.txt"]


def test_an_empty_file_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    assert "empty" in one_reason(path)


def test_a_file_that_is_no_text_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 20)
    assert "text" in one_reason(path)


def test_a_bad_line_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"title": "T", "body": BODY, "published": "2020-02-03"})
    path.write_text(f"{good}\n{{broken\n\n{good.replace('Monday', 'Tuesday')}\n")
    items = read(path)
    assert [type(item) for item in items] == [Article, Rejected, Article]
    assert items[1].source == f"{path}#2"


def test_a_missing_column_names_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("headline,date\nA,2020-01-01\n")
    assert "headline" in one_reason(path)


def test_columns_can_be_mapped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'headline,words,day\nA title,"{BODY}",2020-01-01\n')
    (article,) = read(path, mapping={"title": "headline", "body": "words", "published": "day"})
    assert isinstance(article, Article)
    assert article.published == date(2020, 1, 1)


def test_a_line_of_five_million_characters_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    huge = json.dumps({"body": "word " * 1_000_000})
    path.write_text(f"{huge}\n" + json.dumps({"body": BODY}) + "\n")
    items = read(path)
    assert isinstance(items[0], Rejected) and "characters" in items[0].reason
    assert isinstance(items[-1], Article)


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"T\n\n\n{BODY * 10}")
    assert "100" in one_reason(path, settings=IngestSettings(max_characters=100))


def test_another_language_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Die Regierung\n\n\nDie Regierung hat am Montag mit den Rebellen über einen "
        "Waffenstillstand gesprochen, und das Parlament wird am Dienstag darüber beraten. " * 3
    )
    assert "English" in one_reason(path)


def test_an_impossible_date_is_told_and_the_article_undated(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"body": BODY, "published": "2019-13-45"}) + "\n")
    (article,) = read(path)
    assert isinstance(article, Article) and article.published is None
    assert "2019-13-45" in caplog.text


def test_an_ambiguous_date_names_the_setting_that_settles_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"Body": BODY, "Date": "03/04/2016"}) + "\n")
    (article,) = read(path)
    assert isinstance(article, Article) and article.published is None
    assert "ingest.date_order" in caplog.text
    (article,) = read(path, settings=IngestSettings(date_order="day_first"))
    assert isinstance(article, Article) and article.published == date(2016, 4, 3)


def test_seconds_are_a_date(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"body": BODY, "published": 1481308680}) + "\n")
    (article,) = read(path)
    assert isinstance(article, Article) and article.published == date(2016, 12, 9)


def test_blank_lines_between_wrapped_paragraphs_of_a_text_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"A title\n\n{BODY}\nIt met the\nrebels.\n\n\nMore follows.\n")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.body == f"{BODY}\nIt met the\nrebels.\n\nMore follows."


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(read_sources([tmp_path / "nowhere"]))


def test_a_page_in_html_is_refused_with_the_remedy(tmp_path: Path) -> None:
    named, hidden = tmp_path / "a.html", tmp_path / "b.txt"
    for path in (named, hidden):
        path.write_text(f"<!-- saved -->\n<!DOCTYPE html>\n<html><body><p>{BODY}</p></body></html>")
        assert "HTML" in one_reason(path) and ".txt" in one_reason(path)


def test_an_image_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe1" + bytes(range(1, 256)) * 9)
    assert "no text" in one_reason(path)
    path.write_bytes(bytes(range(1, 256)) * 9)
    assert "no text" in one_reason(path)


def test_a_table_may_be_parted_by_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'Headline;Text;Date\n"Talks; a caf\xe9";"{BODY}\nAnd more.";2020-01-01\n'
                     f"Second;{BODY};2020-01-02\n".encode("cp1252"))  # fmt: skip
    one, two = read(path)
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.title, one.published) == ("Talks; a café", date(2020, 1, 1))
    assert (one.source, two.source) == (f"{path}#2", f"{path}#3")
