"""Neighbouring types that the words around the trigger tell apart."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Article


@pytest.mark.parametrize(
    ("text", "word", "type"),
    [
        ("Donald Trump attacked American judges on Friday.", "attacked", "ACCUSE"),
        ("Bashar al-Assad attacked the rebels in Idlib.", "attacked", "ASSAULT"),
        ("Moscow attacked the election in France.", "attacked", "COERCE"),
        ("Hackers attacked the website of the ministry of Estonia.", "attacked", "COERCE"),
        ("Chad expelled thousands of Sudanese refugees.", "expelled", "COERCE"),
        ("Chad expelled the Sudanese ambassador.", "expelled", "SANCTION"),
        ("The White House has taken firm action against Syria.", "taken", "COERCE"),
        ("Brussels took legal action against Hungary.", "took", "ACCUSE"),
        ("Many Republicans agree with Netanyahu that the deal endangers Israel.", "agree",
         "SUPPORT"),
        ("Iran agreed with Iraq to share the water.", "agreed", "AGREE"),
        ("Lawmakers of both parties warned Obama not to overstep his bounds.", "warned", "REQUEST"),
        ("China warned Taiwan not to hold a vote.", "warned", "THREATEN"),
        ("Israel is ready to attack Iran.", "ready", "THREATEN"),
        ("Israel is ready to meet Iran.", "ready", "AGREE"),
        ("Kenya reiterated its commitment to assist Somalia.", "reiterated", "AGREE"),
        ("Barack Obama reaffirmed America’s commitment to Israel.", "reaffirmed", "SUPPORT"),
        ("The judge barred Donald Trump from deporting the migrants.", "barred", "COERCE"),
        ("Democrats are negotiating a deal with Republicans.", "negotiating", "CONSULT"),
        ("Leaders of the West backed a deal with Iran.", "backed", "SUPPORT"),
        ("Republicans distanced themselves from Trump’s remarks.", "distanced", "ACCUSE"),
        ("Democrats scoffed at the president’s claims.", "scoffed", "ACCUSE"),
        ("Congress approved the president’s funding.", "approved", "AGREE"),
        ("Congress approved aid to Egypt.", "approved", "AID"),
        ("Ted Cruz disputed the claims of Donald Trump.", "disputed", "REJECT"),
        ("The White House challenged the allegation by Adam Schiff.", "challenged", "REJECT"),
        ("The White House sanctioned the visit of Angela Merkel.", "sanctioned", "AGREE"),
        ("The US Treasury sanctioned the Houthi leader.", "sanctioned", "COERCE"),
        ("Germany suspended travel to Italy.", "suspended", "COERCE"),
        ("Sarah Sanders distanced Donald Trump from the charges.", "distanced", "SUPPORT"),
        ("Iran committed advisers to Syria.", "committed", "AID"),
        ("Donald Trump offered Iran relief from sanctions.", "offered", "CONCEDE"),
        ("Japan offered relief to Nepal after the quake.", "offered", "AID"),
        ("The U.S. Army held its exercise in conjunction with the Polish army.", "held",
         "COOPERATE"),
        ("Barack Obama rallied European partners to keep sanctions on Iran.", "rallied",
         "REQUEST"),
        ("Donald Trump reversed the decision of Barack Obama on drilling.", "reversed", "REJECT"),
        ("American lawmakers warned Donald Trump not to trust Vladimir Putin.", "warned",
         "REQUEST"),
        ("Iran vowed never to attack Israel.", "vowed", "AGREE"),
        ("The report helped members of Congress to beat up the State Department.", "beat",
         "ACCUSE"),
        ("It was an attack from an American president on his predecessor.", "attack", "ACCUSE"),
        ("Donald Trump made a habit of attacking his critics.", "attacking", "ACCUSE"),
        ("The court upheld Boeing’s protest against the Pentagon.", "protest", "ACCUSE"),
        ("Senate Democrats retreated from their demand.", "retreated", "CONCEDE"),
        ("Iraqi forces retreated from Kuwait.", "retreated", "RETREAT"),
        ("The United States has used sanctions to punish Iran.", "punish", "COERCE"),
        ("Barack Obama and Benjamin Netanyahu clash over Iran deal.", "clash", "ACCUSE"),
        ("The army clashed with rebels over control of Aleppo.", "clashed", "ASSAULT"),
        ("Bob Corker has clashed regularly and loudly with Donald Trump.", "clashed", "ACCUSE"),
        ("India clashed with China on Monday.", "clashed", "ASSAULT"),
        ("India clashed with China on the border.", "clashed", "ASSAULT"),
        ("Venezuela retaliated by grounding American planes.", "retaliated", "COERCE"),
        ("Barack Obama summoned his climate adviser, Brian Deese, to the Oval Office.",
         "summoned", "REQUEST"),
        ("Turkey summoned the Dutch ambassador to the ministry.", "summoned", "ACCUSE"),
        ("Donald Trump made remarks about the army, including an attack on John McCain by him.",
         "attack", "ACCUSE"),
        ("Police were met by gunmen in the village of Kafr.", "met", "ASSAULT"),
    ],
)  # fmt: skip
def test_neighbouring_types_are_told_apart(
    coder: dateline.Coder, text: str, word: str, type: str
) -> None:  # fmt: skip
    found = coder.code(Article(body=text, published=date(2018, 7, 17)))
    assert [event.type for event in found.events if event.trigger.raw == word] == [type]
