"""The time of an event: its own clause's, not that of what it follows or speaks of."""

from __future__ import annotations

from datetime import date

import pytest

import dateline

TIMES = [
    ("After talks with France on May 5, Germany decided to arrest the rebels.", "arrest", None),
    ("Merkel condemned the raid on Mali and the riots of 2012.", "condemned", None),
    ("Today's deal with Iran will not end Israel's criticism of the United States.", "criticism",
     None),
    ("A man about to be arrested by French police died on May 5.", "arrested", None),
    ("Senators wrote to Obama on May 5, urging the United States to bomb Syria.", "urging",
     "2015-05-05"),
    ("Merkel defended the report of the ministry about the sale of arms in a statement on May 5.",
     "defended", "2015-05-05"),
    ("Angela Merkel on Monday hosted Mark Rutte for talks.", "talks", "2015-07-13"),
    ("On Monday, the president signed an order banning travel from Iran.", "banning",
     "2015-07-13"),
    ("Norway's envoys visited Sudan over the weekend.", "visited", "2015-W28-WE"),
    ("Germany criticized the killings of 2012 by Syria.", "criticized", None),
    ("Germany condemned Monday's attack by Iran.", "condemned", None),
    ("Merkel defended her decision to meet with Macron at the end of June.", "meet", "2015-06"),
    ("Mark Rutte was forced to step down in December.", "step", "2014-12"),
    ("French police are investigating the shooting of two Syrians on Monday.", "investigating",
     "2015-07-13"),
    ("At a rally in Ohio on May 5, Trump attacked CNN and criticized China.", "criticized",
     "2015-05-05"),
    ("On Sunday, Germany and France had attacked Syria.", "attacked", "2015-07-12"),
    ("Speaking in Berlin on May 5, Merkel praised Macron.", "praised", "2015-05-05"),
    ("When in 2003 the courts of France allowed gay marriage, Merkel condemned Spain.",
     "condemned", "2003"),
    ("At a 2008 ceremony, Merkel praised the soldiers of France.", "praised", "2008"),
    ("Russian spies hacked Democrats during the 2012 campaign.", "hacked", "2012"),
    ("Envoys of France have been negotiating with Iran since 2013.", "negotiating", "2013"),
    ("The first visit of Merkel since 2011 was criticized by Russia.", "criticized", None),
    ("France bombed Mali in response to the attacks on May 5.", "bombed", None),
    ("Merkel cancelled Monday's meeting with Putin.", "cancelled", None),
    ("Before President Donald Trump landed in Mexico Wednesday, Fox criticized him.", "landed",
     "2015-07-08"),
    ("Police arrested four Syrians and seized their guns on May 5.", "arrested", "2015-05-05"),
    ("France bombed Mali and later struck Chad on May 5.", "bombed", None),
    ("Merkel condemned the attack of Iran on May 5.", "attack", None),
    ("Merkel's statement on May 5 criticizing Putin angered the Kremlin.", "criticizing",
     "2015-05-05"),
    ("Cameron likened the deal with Iran to the Munich agreement in 1938.", "likened", None),
    ("Protesters marched on Sunday, when police attacked them.", "attacked", "2015-07-12"),
    ("For decades, Iran has opposed Israel.", "opposed", "PXDE"),
    ("In recent months, Merkel has criticized Russia.", "criticized", "PAST_REF"),
    ("Pakistan has been fighting rebels for 15 years.", "fighting", "P15Y"),
    ("Jobs thanked France for the many years of work.", "thanked", None),
    ("Merkel and Putin met for two hours on Monday.", "met", "2015-07-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "value"), TIMES, ids=[row[1] for row in TIMES])
def test_time_of_event(coder: dateline.Coder, text: str, trigger: str, value: str | None) -> None:
    coded = coder.code(dateline.Article(body=text, published=date(2015, 7, 14)))
    times = {when.id: when.value for when in coded.times}
    found = {event.trigger.raw: times.get(event.when or "") for event in coded.events}
    assert trigger in found and found[trigger] == value, found
