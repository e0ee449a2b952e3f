"""The source of a cue is who says it, with the name that belongs to it and no more."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "cue", "source", "speaker"),
    [
        ("“It is late,” said the lawyers Ann Lee and Bob Otieno in a joint statement.",
         "said", "the lawyers Ann Lee and Bob Otieno", "lawyers"),
        ("China's official news agency Xinhua reported that it rained.",
         "reported", "China's official news agency Xinhua", "Xinhua"),
        ("Ann Lee put out a statement shortly after the vote that claimed the count was wrong.",
         "claimed", "that", "Ann Lee"),
        ("When asked about it, the mayor insisted Otieno “wants to get it done.”",
         "wants", "Otieno", "Otieno"),
        ("The Times reports Liz Cheney on Friday first articulated her position on the law.",
         "first articulated", "Liz Cheney", "Liz Cheney"),
        ("The council left, with state-run Sputnik News reporting that the dam broke.",
         "reporting", "state-run Sputnik News", "Sputnik News"),
        ("The country made 12 billion dollars, according to figures from the World Bank.",
         "according to", "figures from the World Bank", "World Bank"),
        ("Lee was not hinting at a sale, an aide made clear, but calling for a new vote.",
         "calling for", "Lee", "Lee"),
        ("“It is late,” said the officer responsible for the bridge.",
         "said", "the officer", "officer"),
        ("UPDATE: Mayor Ann Lee said in a statement that the dam broke.",
         "said", "Mayor Ann Lee", "Ann Lee"),
        ("Two guards were found in the garage of the house who claim they had been robbed.",
         "claim", "who", "Two guards"),
        ("Added Ann Lee: “I think you would have to ask the bank.”",
         "Added", "Ann Lee", "Ann Lee"),
        ("The National Organization for Women President Ann Lee said that the law was late.",
         "said", "The National Organization for Women President Ann Lee", "Ann Lee"),
        ("“It is late,” says the letter, which the teachers sent to Ruto.",
         "says", "the letter, which the teachers sent to Ruto", "teachers"),
        ("The teachers concede that the plan cuts costs but say it is too hard.",
         "say", "The teachers", "teachers"),
    ],
)  # fmt: skip
def test_who_speaks(coder: dateline.Coder, text: str, cue: str, source: str, speaker: str) -> None:
    coded = coder.code(Article(body=text))
    names = {mention.id: mention.raw for mention in coded.mentions}
    found = {item.cue.raw: item for item in coded.statements if item.cue}
    assert found[cue].source is not None
    assert (found[cue].source.raw, names[found[cue].speaker or ""]) == (source, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Dozens of teachers sent a letter to the board asking it to resign.", "teachers"),
        (
            "The bank said in a report released Friday that it lost. The report says it grew.",
            "bank",
        ),
        ("The bank lost, according to a statement yesterday by Ann Lee.", "Ann Lee"),
        ("The two states filed a lawsuit. The lawsuit says that the law is void.", "two states"),
        ("A memo circulated by a bank analyst noted that the price fell.", "bank analyst"),
        ("Every senator has signed onto a letter vowing to block the bill.", "senator"),
    ],
)
def test_who_issued_a_paper_speaks_in_it(coder: dateline.Coder, text: str, speaker: str) -> None:
    coded = coder.code(Article(body=text))
    names = {mention.id: mention.raw for mention in coded.mentions}
    assert names[coded.statements[-1].speaker or ""] == speaker


def test_an_aside_read_as_a_clause_leaves_a_verb_its_subject(coder: dateline.Coder) -> None:
    text = "The 10-year-old lawsuit, argued in the court Tuesday, claims that the bank paid less."
    (statement,) = coder.code(Article(body=text)).statements
    assert statement.source is not None
    assert statement.source.raw == "The 10-year-old lawsuit"


def test_the_name_of_a_page_is_no_source(coder: dateline.Coder) -> None:
    coded = coder.code(Article(title="Huckabee announces bid | Fox News", body="It rained."))
    assert all(item.source is None or "|" not in item.source.raw for item in coded.statements)
