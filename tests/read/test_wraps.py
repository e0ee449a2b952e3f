"""Line ends inside and between paragraphs, and the places of what was read over them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline.read.flat import FlatArticle, flat, restored
from dateline.read.wraps import find_wraps
from dateline.records import Article, Span
from dateline.store.schema import check_spans

MAIL = """\
The harbour master of Split told the port council on Monday that
the ferry line to Ancona would close in March. He blamed the Italian
Ministry of Transport for the loss. Councillors from every party of
Dalmatia condemned the decision, which they said would cost more
than two hundred jobs.

WHAT HAPPENS NEXT
The council will meet on Friday.
Staff writer in Split
• Tickets stay valid until March
• Refunds are paid in Zadar"""


def paragraphs(text: str) -> list[str]:
    return [line for line in flat(Article(body=text)).body.split("\n") if line.strip()]


def test_a_wrapped_paragraph_is_one_and_lines_of_their_own_stay_apart() -> None:
    first, *others = paragraphs(MAIL)
    assert first.startswith("The harbour") and first.endswith("jobs.")
    assert "Italian Ministry of Transport" in first
    assert others == MAIL.split("\n\n")[1].split("\n")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("The envoy spoke of peace in\nthe capital.", 1),
     ("He thanked the\nUnited Nations.", 1),
     ("Talks with Mr.\nLavrov went on.", 1),
     ("Aid came from the U.S.\ngovernment.", 1),
     ("Storm closes in\nThe coast waits.", 2),
     ("Talks fail\nMinisters leave Geneva", 2),
     ("Talks fail in\n\nGeneva", 2),
     ("The demands are:\n- Free elections\n- Open borders", 3),
     ("A ruling shakes\nby Ana Petrova", 2),
     ("INTERVIEWER: Why not\nENVOY: We had no mandate.", 2)],
)  # fmt: skip
def test_the_words_at_a_line_end_tell_whether_it_ends_a_paragraph(text: str, kept: int) -> None:
    assert len(paragraphs(text)) == kept


@pytest.mark.parametrize(
    ("text", "read"),
    [("the Free State legis-\nlature met", "the Free State legislature met"),
     ("a well-\nknown envoy", "a well-known envoy"),
     ("the U.S.-\nRussian talks", "the U.S.-Russian talks"),
     ("minis\u00adters met\u00a0in  Oslo", "ministers met in Oslo"),
     ("They met.\r\nThey spoke.\rThey left.", "They met.\nThey spoke.\nThey left."),
     ("the prime\n\fminister", "the prime minister")],
)  # fmt: skip
def test_hyphens_and_odd_space_are_read_as_they_are_meant(text: str, read: str) -> None:
    assert flat(Article(body=text)).body == read


def test_an_article_that_lies_flat_is_itself() -> None:
    article = Article(title="Talks", body="They met.\n\nThey left.")
    assert flat(article) is article


@given(st.lists(st.sampled_from(["Ana", "met", "the", ".", " ", "  ", "\n", "\r\n", "-", "\u00ad",
                                 "\f", "\u00a0", "“"]), max_size=30).map("".join))  # fmt: skip
def test_places_of_the_flat_text_are_those_of_the_original(body: str) -> None:
    article = Article(title="A  title", body=body)
    laid = flat(article)
    assert laid.id == article.id
    for at, character in enumerate(laid.text):
        found = restored(Span(at, at + 1, character), laid)
        assert found.raw == article.text[found.start : found.end]
        assert found.raw == character or (found.raw.isspace() and character.isspace())
    assert all(not body[start:end].strip() for start, end in find_wraps(body))


def test_records_count_in_the_text_as_it_was_given(coder: dateline.Coder) -> None:
    body = (
        "Serbia's foreign minister met the Hungarian prime\nminister in Novi\nSad and accused "
        "the European\nUnion of delay. He said the  talks with\nthe Union would “go on for\nyears”."
    )
    article = Article(body=body, published=date(2019, 5, 6))
    coded = coder.code(article)
    check_spans(coded)
    assert coded.article is article and isinstance(flat(article), FlatArticle)
    assert [sentence.raw[-8:] for sentence in coded.sentences] == ["f delay.", "\nyears”."]
    names = {actor.name for actor in coded.actors}
    assert "European Union" in names and not any("\n" in (name or "") for name in names)
    assert any("go on for\nyears" in span.raw for s in coded.statements for span in s.content)
