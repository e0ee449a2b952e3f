from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article, Coded, Rejected


def events(coder: dateline.Coder, body: str, on: date | None = date(2019, 4, 25)) -> list[str]:
    """Return events as "actors > TYPE mode status > recipients", countries only."""
    coded = coder.code(Article(body=body, published=on))
    actors = {actor.mention: actor for actor in coded.actors}

    def codes(mentions: tuple[str, ...]) -> str:
        return "+".join(actors[m].country or "?" for m in mentions)

    return [
        f"{codes(event.actors)} > {event.type} {event.status} > {codes(event.recipients)}"
        for event in coded.events
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Russia accused Ukraine of shelling a village.", "RUS > ACCUSE happened > UKR"),
        ("Ukraine was accused by Russia of shelling.", "RUS > ACCUSE happened > UKR"),
        ("Japan's prime minister will visit India in May.", "JPN > CONSULT planned > IND"),
        ("Police arrested an opposition leader in Moscow.", "RUS > COERCE happened > RUS"),
        ("China and Russia held talks in Beijing.", "CHN+RUS > CONSULT happened > "),
        ("The United States imposed sanctions on Iran.", "USA > COERCE happened > IRN"),
        (
            "The foreign ministers of Egypt and Sudan met on Sunday.",
            "EGY+SDN > CONSULT happened > ",
        ),
        ("India denied that its troops attacked Pakistan.", "IND > ASSAULT denied > PAK"),
        ("Israel did not attack Syria.", "ISR > ASSAULT negated > SYR"),
        ("Iran may attack Saudi Arabia, analysts say.", "IRN > ASSAULT possible > SAU"),
    ],
)
def test_a_sentence_gives_its_event(coder: dateline.Coder, body: str, expected: str) -> None:
    assert expected in events(coder, body)


@pytest.mark.parametrize(
    "body",
    [
        "Germany beat Brazil 7-1 in the semi-final.",
        "The central bank released its figures on Monday.",
        "The minister said that the weather was fine.",
        "",
        "   \n\n  ",
    ],
)
def test_what_is_no_event_gives_none(coder: dateline.Coder, body: str) -> None:
    assert events(coder, body) == []


def test_the_office_is_that_of_the_day(coder: dateline.Coder) -> None:
    for day, sector in ((date(2015, 1, 1), "ELI"), (date(2018, 1, 1), "GOV")):
        actor = coder.resolve_actor("Donald Trump", on=day)
        assert actor is not None and actor.country == "USA"
        assert (actor.sector == "GOV") == (sector == "GOV")


def test_a_pair_has_a_type(coder: dateline.Coder) -> None:
    sentence = "Japan imposed sanctions on North Korea."
    pair = coder.classify_pair(sentence, actor=(0, 5), recipient=(27, 38))
    assert pair.type == "COERCE"
    assert pair.probabilities["COERCE"] > 0.5


def test_times_places_and_statements_can_be_found_alone(coder: dateline.Coder) -> None:
    text = "The minister said in Nairobi on Friday that talks had begun."
    (when,) = coder.find_times(text, published=date(2019, 4, 25))
    assert when.value == "2019-04-19"
    assert [place.country for place in coder.find_places(text)] == ["KEN"]
    assert [s.content[0].raw for s in coder.find_statements(text)] == ["talks had begun"]


def test_an_article_that_breaks_the_coder_is_rejected(
    coder: dateline.Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr("dateline.pipeline.resolve_places", broken)
    results = list(coder.code_many([Article(body="Kim met Putin.", source="a.txt")]))
    assert isinstance(results[0], Rejected)
    assert "on purpose" in results[0].reason and results[0].source == "a.txt"


def test_articles_come_back_in_order_from_processes(coder: dateline.Coder) -> None:
    articles = [Article(body=f"Country number {n} of the list.") for n in range(40)]
    results = [r for r in coder.code_many(articles, workers=2) if isinstance(r, Coded)]
    assert [r.article for r in results] == articles


@pytest.mark.parametrize(
    "body",
    ["\u202eKim met Putin", "Kim\x00met", "😀" * 500, "(" * 3000, "a" * 50_000,
     "Kim’s Kim’s " * 400, "\n" * 1000, "“" * 999, "e\u0301" * 200],
)  # fmt: skip
def test_strange_text_is_read_without_harm(coder: dateline.Coder, body: str) -> None:
    coded = coder.code(Article(body=body))
    for mention in coded.mentions:
        assert coded.article.text[mention.start : mention.end] == mention.raw


def test_private_visits_and_general_duties_are_no_events(coder: dateline.Coder) -> None:
    def types(body: str) -> list[str]:
        return [event.type for event in coder.code(dateline.Article(body=body)).events]

    assert types("A patient visited a clinic in Mexico last week.") == []
    assert types("“We must all wash our hands with soap,” the doctor said.") == []
    assert types("Emmanuel Macron visited Mexico last week.") == ["CONSULT"]
    assert types("Russia said that Israel must end the blockade.") == ["REQUEST"]
