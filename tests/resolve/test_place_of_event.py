"""The place of an event: where its clause says it happened."""

from __future__ import annotations

import pytest

import dateline

PLACES = [
    ("Reporting in Kenya highlighted Russia's criticism of the United States.", "criticism", None),
    ("Iran runs camps in Chad, where Sudan trains rebels.", "trains", "TCD"),
    ("French soldiers fought and killed rebels in Mali.", "fought", "MLI"),
    ("In Kenya, France has met the envoys of Sudan and has criticized Russia.", "criticized",
     "KEN"),
    ("Trump and Putin discussed Syria during their meeting in Helsinki.", "discussed", "FIN"),
    ("The accord was reached by Kerry and his counterparts in Vienna.", "reached", "AUT"),
    ("Macron met Merkel at a NATO summit held in Brussels.", "met", "BEL"),
    ("Leaders arrived after a summit of the ministers of the alliance in Oslo.", "summit", "NOR"),
    ("While the Finland summit between Trump and Putin was long, few came.", "summit", "FIN"),
    ("Germany condemned the attack in Kabul.", "condemned", None),
    ("Germany condemned the attack in Kabul.", "attack", "AFG"),
    ("Putin defended his meeting with Merkel during a visit to troops in Omsk.", "meeting", None),
    ("French forces in Mali were unable to arrest the rebels.", "arrest", "MLI"),
    ("Speaking in Berlin, Merkel praised Macron.", "praised", "DEU"),
    ("Merkel condemned the attack on a French consulate in Benghazi.", "attack", "LBY"),
    ("Rebels kidnapped a man on Japan's northern coast in 1977.", "kidnapped", "JPN"),
    ("The sanctions that Germany imposed over the annexation of Crimea hurt Russia.", "imposed",
     None),
    ("The investigation of Macron by the prosecutor's office in Brooklyn went on.",
     "investigation", None),
    ("Trump and Merkel met at the Presidential Palace in Helsinki.", "met", "FIN"),
    ("Merkel thanked Trump at the White House.", "thanked", "USA"),
    ("The navy rescued 200 migrants off the Libyan coast.", "rescued", "LBY"),
    ("Gunmen killed five French soldiers in the Afghan capital.", "killed", "AFG"),
    ("Rebels attacked a convoy in the Syrian city of Aleppo.", "attacked", "SYR"),
    ("A journalist imprisoned in Algeria for insulting Macron died.", "insulting", None),
    ("French police arrested four men and seized drugs in Lyon.", "arrested", "FRA"),
    ("A speech by Merkel in Cairo condemning Russia drew praise.", "condemning", "EGY"),
    ("After meeting privately with Merkel for two hours in Oslo, Trump left.", "meeting", "NOR"),
    ("In Rome, Merkel condemned the attack of Iran.", "attack", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "country"), PLACES, ids=[row[1] for row in PLACES])
def test_place_of_event(
    coder: dateline.Coder, text: str, trigger: str, country: str | None
) -> None:
    coded = coder.code(dateline.Article(body=text))
    places = {place.id: place.country for place in coded.places}
    found = {event.trigger.raw: places.get(event.place or "") for event in coded.events}
    assert trigger in found and found[trigger] == country, found
