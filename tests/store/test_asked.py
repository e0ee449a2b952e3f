from __future__ import annotations

import duckdb
import pytest

from dateline.errors import QueryError
from dateline.store.asked import country_code, has_name, named

NAMES = [
    (["Donald Trump"], "ru", False), (["Donald Trump"], "tru", True),
    (["Kim Jong-un"], "Kim Jong Un", True), (["Recep Tayyip Erdoğan"], "erdogan", True),
    (["Donald Trump", "Russia Today"], "russia", True), (["Neil O’Brien"], "O'Br", True),
    (["Vladimir Putin", "Kim Jong-un"], "putin kim", False), ([None], "kim", False),
    (["Russell Square"], "RUS", False), (["Rudy Lee"], "RU", False),
]  # fmt: skip


@pytest.mark.parametrize(("names", "wanted", "fits"), NAMES)
def test_a_part_of_a_name_matches_from_the_beginning_of_a_word(
    names: list[str | None], wanted: str, fits: bool
) -> None:
    condition, values = named(("one", "other"), wanted)
    sql = f"select {condition} from (select ?::varchar[] as one, []::varchar[] as other)"
    (found,) = duckdb.execute(sql.replace("?::", "$1::").replace("'g'), ?", "'g'), $2"),
                              [names, *values]).fetchall()  # fmt: skip
    assert found == (fits,)
    assert has_name(names, wanted) == fits


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("RU", "RUS"), ("Russia", "RUS"), ("rus", "RUS"), ("UK", "GBR"), ("US", "USA"),
     ("IN", "IND"), ("in", "IN"), ("XK", "KOS"), ("north korea", "PRK")],
)  # fmt: skip
def test_countries_have_names_and_codes_of_two_and_three_letters(wanted: str, code: str) -> None:
    assert country_code(wanted) == code


def test_what_has_no_word_is_refused() -> None:
    with pytest.raises(QueryError, match=r"'\?'"):
        named(("one",), "?")
