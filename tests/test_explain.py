"""Why an event is coded as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.errors import QueryError
from dateline.runner.run import Plan, code_into


def test_an_event_is_explained(coder: dateline.Coder, tmp_path: Path) -> None:
    source = tmp_path / "report.jsonl"
    source.write_text(
        '{"title": "", "published": "2019-04-25", '
        '"body": "Prosecutors in Berlin charged the minister with fraud on Tuesday."}\n'
    )
    plan = Plan(paths=(source,), record=tmp_path / "record")
    code_into(plan, lambda: coder, coder.versions)
    record = dateline.open(tmp_path / "record")
    (event,) = record.events(type="ACCUSE").rows()
    found = dateline.explain(record, event["id"][:8])
    assert "[charged]" in found.sentence and found.type == found.strict == "ACCUSE"
    assert found.entry is not None and found.entry.type == "ACCUSE" and not found.changed
    assert found.section and found.rule and found.probabilities["ACCUSE"] > 0.5
    assert {side["role"] for side in found.sides} == {"actor", "recipient"}
    assert found.time is not None and date(2019, 4, 23).isoformat() in found.time
    with pytest.raises(QueryError, match="0 events"):
        dateline.explain(record, "zzzz")
