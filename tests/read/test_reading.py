"""What reading gets right: names the parser misses, links inside text, pronouns, headlines."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.read.provenance import without_links
from dateline.read.tokens import in_usual_case, names_in_usual_case
from dateline.records import Article, Coded

DAY = date(2018, 7, 17)


def coded(coder: dateline.Coder, body: str, title: str = "") -> Coded:
    return coder.code(Article(title=title, body=body, published=DAY))


def names(found: Coded, raw: str) -> list[str | None]:
    actors = {actor.mention: actor.name for actor in found.actors}
    return [actors[m.id] for m in found.mentions if m.raw == raw and m.id in actors]


def test_a_surname_that_opens_a_sentence_is_a_name(coder: dateline.Coder) -> None:
    found = coded(coder, "Donald Trump met Vladimir Putin. Trump tweeted on Tuesday. He was glad.")
    assert names(found, "Trump") == ["Donald Trump"]
    assert names(found, "He") == ["Donald Trump"]


def test_a_given_name_that_opens_a_sentence_is_no_preposition(coder: dateline.Coder) -> None:
    found = coded(coder, "Barack Obama and Benjamin Netanyahu met on Monday.")
    raw = {mention.id: mention.raw for mention in found.mentions}
    (event,) = found.events
    assert [raw[i] for i in event.actors] == ["Barack Obama", "Benjamin Netanyahu"]


def test_he_in_a_quotation_is_not_who_says_it(coder: dateline.Coder) -> None:
    text = "Donald Trump met Vladimir Putin. “He just said it was not Russia,” Trump said."
    assert names(coded(coder, text), "He") != ["Donald Trump"]


def test_his_remarks_are_those_of_who_is_rebuked(coder: dateline.Coder) -> None:
    found = coded(coder, "Paul Ryan reprimanded Donald Trump for his comments about Russia.")
    assert names(found, "his") == ["Donald Trump"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("It is fair to criticize the president.", False),
     ("China said it is pleased to see progress.", True)],
)  # fmt: skip
def test_it_before_a_clause_is_nobody(coder: dateline.Coder, text: str, kept: bool) -> None:
    assert any(m.raw.lower() == "it" for m in coded(coder, text).mentions) is kept


def test_links_inside_a_line_are_blanked_at_their_length() -> None:
    line = "Bob Corker Robert (Bob) Phillips CorkerSenators press the agency on flu MORE (R-Tenn.)."
    shown = without_links(line)
    assert len(shown) == len(line)
    assert shown.split() == ["Bob", "Corker", "(R-Tenn.)."]
    plain = "Mitch McConnell said more senators agreed."
    assert without_links(plain) == plain


def test_a_headline_in_capitals_is_read_in_the_case_of_the_text() -> None:
    article = Article(title="TRUMP BLASTS NATO PROBE", body="Trump spoke at NATO of a probe.")
    assert in_usual_case(article.title, article) == "Trump blasts NATO probe"
    assert in_usual_case("NATO met", article) == "NATO met"


@pytest.mark.parametrize(
    ("text", "raws", "name"),
    [("Police charged Peter Wynn 25 with murder in Leeds.", {"Peter Wynn"}, "Peter Wynn"),
     ("Police arrested MARY LOPEZ, 34, on Monday.", {"MARY LOPEZ"}, "MARY LOPEZ"),
     ("Police arrested Vernon  Adams in Leeds.", {"Vernon  Adams"}, "Vernon Adams"),
     ("Police arrested the mayor's brother Omar Karimi.", {"brother"}, "Omar Karimi")],
)  # fmt: skip
def test_names_as_local_news_writes_them(
    coder: dateline.Coder, text: str, raws: set[str], name: str
) -> None:
    found = coder.code(Article(body=text, published=DAY))
    actors = {actor.mention: actor.name for actor in found.actors}
    mentions = {mention.id: mention.raw for mention in found.mentions}
    (event,) = found.events
    assert {mentions[one] for one in event.recipients} == raws
    assert {actors[one] for one in event.recipients} == {name}


def test_a_name_in_capitals_is_shown_in_usual_case() -> None:
    given = {"mary", "chad"}
    assert names_in_usual_case("It held MARY ANN LOPEZ.", given) == "It held Mary Ann Lopez."
    assert names_in_usual_case("It told NATO MEMBERS so.", given) == "It told NATO MEMBERS so."


def test_two_names_and_a_comma_are_two_subjects(coder: dateline.Coder) -> None:
    found = coded(coder, "Donald Trump met Vladimir Putin.", "Trump, Putin sit down in Helsinki")
    first = min(found.events, key=lambda event: event.trigger.start)
    mentions = {mention.id: mention.raw for mention in found.mentions}
    assert {mentions[actor] for actor in first.actors} == {"Trump", "Putin"}


def test_a_body_is_not_a_part_of_its_name(coder: dateline.Coder) -> None:
    found = coded(coder, "The European Council on Foreign Relations praised the deal with Iran.")
    assert "European Council" not in {mention.raw for mention in found.mentions}


def test_an_age_is_no_decade_and_following_is_no_next(coder: dateline.Coder) -> None:
    assert not coder.find_times("Police held a suspect in his 40s.", DAY)
    (when,) = coder.find_times("Following Monday's talks, both spoke.", date(2018, 7, 16))
    assert when.value == "2018-07-16"


@pytest.mark.parametrize(
    ("text", "raw", "kept"),
    [("Aid workers brought food to the needy in Kabul.", "needy", True),
     ("Doctors treated the sick in Kabul.", "sick", True),
     ("The minister said that he was sick.", "sick", False),
     ("The Clinton campaign accused Donald Trump of lying.", "Clinton campaign", True),
     ("India launched a campaign against polio.", "campaign", False),
     ("The couple sued the hospital.", "couple", True),
     ("The minister talked for a couple of hours.", "couple", False)],
)  # fmt: skip
def test_people_told_by_what_they_are(
    coder: dateline.Coder, text: str, raw: str, kept: bool
) -> None:
    assert any(m.raw == raw for m in coded(coder, text).mentions) is kept
