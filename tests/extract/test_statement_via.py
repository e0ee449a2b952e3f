"""Who passes words on stands in the chain, and not as their speaker."""

from __future__ import annotations

import dateline
from dateline.records import Article


def test_a_listener_does_not_part_a_speaker_from_the_agency(coder: dateline.Coder) -> None:
    text = "“We cannot wait,” Ann Lee told the Funke newspaper group, according to Reuters. “Now.”"
    (found,) = (s for s in coder.code(Article(body=text)).statements if s.parent is None)
    assert [part.raw for part in found.content] == ["“We cannot wait,”", "“Now.”"]
    assert [voice.name for voice in found.chain][:2] == ["Ann Lee", "Reuters"]


def test_what_an_outlet_reports_is_said_by_its_sources(coder: dateline.Coder) -> None:
    text = "On Friday, the Washington Post reported that Lee will resign, according to two aides."
    found = {s.cue.raw: s for s in coder.code(Article(body=text)).statements if s.cue}
    said = found["according to"]
    assert [part.raw for part in said.content] == ["Lee will resign"]
    assert "Washington Post" in [voice.name for voice in said.chain]
