"""Who made a report is read and never taken for content."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.read.provenance import find_provenance

BODY = (
    "By Jane Doe and John Smith\n\n"
    "SEOUL/WASHINGTON (Reuters) - Kim Jong Un met Donald Trump on Tuesday, officials said.\n\n"
    "Trump told reporters the talks had gone well.\n\n"
    "Additional reporting by Ann Lee in Tokyo; editing by Bob Roe.\n"
    "Copyright 2018 Example Post. Click here for reprint permission."
)


def article(body: str = BODY, outlet: str = "Example Post") -> dateline.Article:
    return dateline.Article(title="Leaders meet", body=body, outlet=outlet,
                            published=date(2018, 6, 13))  # fmt: skip


def test_byline_dateline_agency_credits_and_notices() -> None:
    made = find_provenance(article())
    assert made.byline is not None and made.byline.raw == "By Jane Doe and John Smith"
    assert made.dateline is not None and made.dateline.raw == "SEOUL/WASHINGTON (Reuters) -"
    assert made.agency == "Reuters"
    assert [span.raw[:20] for span in made.credits] == ["Additional reporting"]
    assert [span.raw[:9] for span in made.notices] == ["Copyright"]
    text = article().text
    for span in (made.byline, made.dateline, *made.credits, *made.notices):
        assert text[span.start : span.end] == span.raw


@pytest.mark.parametrize(
    ("body", "agency", "dateline_"),
    [
        ("Helsinki, Finland (CNN) The summit began.\nMore.", "CNN", "Helsinki, Finland (CNN)"),
        ("(CNN) The summit began.\nMore.", "CNN", "(CNN)"),
        ("KABUL (Pajhwok) -- A bomb went off.", "Pajhwok Afghan News", "KABUL (Pajhwok) --"),
        ("WASHINGTON — The president spoke.", None, "WASHINGTON —"),
        ("YEREVAN, July 14, 2020 - A bridge fell.", None, "YEREVAN, July 14, 2020 -"),
        ("This story was reported by The Associated Press.\nX.", "Associated Press", None),
        ("Angela Merkel (CDU) met the press on Monday.", None, None),
        ("The ministry contributed two million euros.", None, None),
        ("", None, None),
    ],
)
def test_forms_of_datelines(body: str, agency: str | None, dateline_: str | None) -> None:
    made = find_provenance(dateline.Article(body=body))
    assert made.agency == agency
    assert (made.dateline.raw if made.dateline else None) == dateline_
    assert made.byline is None


def test_none_of_it_is_content_and_the_agency_stands_in_the_chain(coder: dateline.Coder) -> None:
    coded = coder.code(article())
    read = " ".join(sentence.raw for sentence in coded.sentences)
    assert "Jane Doe" not in read and "editing" not in read and "Copyright" not in read
    names = [[voice.name for voice in statement.chain] for statement in coded.statements]
    assert ["Trump", "Reuters", "Example Post"] in names
    own = coder.code(article(outlet="Reuters"))
    assert all(s.chain[-1].name == "Reuters" and len(s.chain) == 2 for s in own.statements)


def test_a_dateline_names_a_place_and_a_day(coder: dateline.Coder) -> None:
    body = "HELSINKI, July 16 (Reuters) - Donald Trump met Vladimir Putin.\n\nThey talked."
    found = coder.code(dateline.Article(body=body, published=date(2018, 7, 17)))
    places = {place.id: place.name for place in found.places}
    made = found.provenance
    assert made.place is not None and places[made.place] == "Helsinki"
    assert made.day == "2018-07-16"


def test_a_dateline_without_a_day(coder: dateline.Coder) -> None:
    body = "WASHINGTON ― Donald Trump criticized Russia.\n\nHe left."
    found = coder.code(dateline.Article(body=body))
    assert found.provenance.place is not None and found.provenance.day is None


def test_the_family_name_is_kept_before_links(coder: dateline.Coder) -> None:
    text = (
        "Speaker Paul Ryan Paul Davis Ryan Retirees should say no to a plan The Hill newsletter "
        "dress as Democrats MORE (R-Wis.) warned that Russia remains hostile."
    )
    names = [
        m.raw for m in coder.reader.read(dateline.Article(body=text)).mentions if m.form == "name"
    ]
    assert names[0] == "Paul Ryan" and "Democrats" not in names


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: An earlier version of this report said that Oslo had expelled four envoys.",
        "An earlier version of this article said that Oslo had expelled four envoys.",
    ],
)
def test_a_correction_is_a_notice_and_no_act(coder: dateline.Coder, notice: str) -> None:
    coded = coder.code(dateline.Article(body=f"Norway expelled two envoys.\n\n{notice}"))
    assert [span.raw for span in coded.provenance.notices] == [notice]
    assert [event.trigger.start for event in coded.events] == [7]
