"""What only tells of acts, sights and sources is no attribution."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    "text",
    [
        "Ruto was seen embracing the minister in the yard.",
        "Ruto saw the crowd leave the square.",
        "The officers found a man sleeping in the car.",
        "The court denied a request for bail.",
        "The judge dismissed the claims against the bank.",
        "The grain was offered for sale by a trader.",
        "The boat was discovered by a fisherman.",
        "The law makes banks report their losses.",
        "The painting depicts a saint.",
        "The family calls its farm Green Acres.",
        "The members reading aloud the law sat in the hall.",
        "The harvest gave the farmers a sense of pride.",
        "They have no guarantee from the bank that it will pay.",
        "The officials have not said why the road was shut.",
        "Ruto showed “courage” on the field.",
        "Ruto keeps a boat in case he decides to leave the island.",
        "Whoever says the dam is safe has not seen it.",
        "The town began a campaign to urge drivers to slow down.",
        "The number of people claiming unemployment benefits rose.",
        "Ruto took an oath of office in the yard.",
        "Ruto was aware of the cracks in the dam.",
        "We're talking about getting a foot in the door.",
        "Ruto was as angry as ever over his men not being paid.",
        "The hospital admitted a patient with a fever.",
        "The price of the dam was not published by the ministry.",
    ],
)
def test_an_act_is_no_statement(coder: dateline.Coder, text: str) -> None:
    assert coder.code(Article(body=text)).statements == ()


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The road was shut, Ruto said, citing two officials.", ["said"]),
        ("Ruto cited the cost of the road.", ["cited"]),
        ("Otieno, a teacher who often writes about rivers, said it would rain.", ["said"]),
        ("Responding to charges that he lied, Ruto said, “I did not.”", ["said"]),
        ("“I did not,” Ruto said, quoted by Reuters.", ["said"]),
        ("Ruto announced a bill that would ban the sale of ivory.", ["announced"]),
        ("Ruto does not see the strike ending soon.", ["does not see"]),
        ("Had I been mayor, and I found that it was shut, I would have left, Ruto said.", ["said"]),
        ("“We won,” Ruto said, voicing his confidence.", ["said"]),
        ("“I have the same view that I have had for years,” Ruto said.", ["said"]),
        ("Ruto repeated his commitment to the chairman.", ["repeated"]),
        ("The teachers concede that it cuts costs but say it is hard.", ["concede", "say"]),
    ],
)
def test_a_source_or_topic_is_no_statement_of_its_own(
    coder: dateline.Coder, text: str, cues: list[str]
) -> None:
    found = coder.code(Article(body=text)).statements
    assert [item.cue.raw for item in found if item.cue] == cues
