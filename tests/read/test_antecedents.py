"""The networks that choose antecedents, and the marks that they are fitted on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

import dateline
from dateline.errors import ModelError
from dateline.models.antecedents import NOUNS, PRONOUNS, AntecedentModel

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

import antecedents  # noqa: E402


@pytest.mark.parametrize("file", [PRONOUNS, NOUNS])
def test_chances_add_up_and_unknown_signs_count_nothing(file: Path) -> None:
    model = AntecedentModel(file)
    plain = model.chances([{"none": 1.0}, {"told": 1.0}])
    assert sum(plain) == pytest.approx(1.0)
    assert plain == model.chances([{"none": 1.0}, {"told": 1.0, "no such sign": 9.0}])


@pytest.mark.parametrize("file", [PRONOUNS, NOUNS])
def test_chances_are_those_of_the_layers_one_by_one(file: Path) -> None:
    model = AntecedentModel(file)
    rows = [{"none": 1.0}, {"told": 0.7, "rank": 3, "no such sign": 9.0}, {"new": 1.0, "told": 0.0}]
    scores = []
    for signs in rows:
        values = np.array([signs.get(name, 0.0) for name in model.place])
        for number, (weights, bias) in enumerate(model.layers):
            values = values @ weights + bias
            values = values if number == len(model.layers) - 1 else np.maximum(values, 0.0)
        scores.append(values[0])
    raised = np.exp(np.array(scores) - max(scores))
    assert model.chances(rows) == pytest.approx(list(raised / raised.sum()))


def test_a_file_of_another_make_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    with pytest.raises(ModelError, match="install Dateline anew"):
        AntecedentModel(file)
    file.write_text("{}")
    with pytest.raises(ModelError, match="cannot be read"):
        AntecedentModel(file)


def test_marked_texts_point_at_what_they_name() -> None:
    lines = antecedents.PATTERNS.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines) > 300
    for line in lines:
        article, marks = antecedents.marked(line)
        assert marks and "{" not in article.text and "}" not in article.text
        for mark in marks:
            assert article.text[slice(*mark["at"])].strip()
            assert mark["is"] == "thing" or article.text[slice(*mark["is"])].strip()


def test_marks_of_written_articles_lie_in_their_text() -> None:
    rows = [json.loads(line) for line in antecedents.OWN.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) > 200
    for row in rows:
        text = dateline.Article(title=row["title"], body=row["body"]).text
        for mark in row["marks"]:
            found = mark["is"]
            spans = [mark["at"]]
            if not isinstance(found, str):
                spans += [found] if isinstance(found[0], int) else found
            assert all(text[slice(*span)].strip() for span in spans), (row["id"], mark)


def test_marks_of_others_hold_no_text() -> None:
    for file in (antecedents.FREE, antecedents.SCORED):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) == {"article", "sha256", "marks"}


def test_a_surname_known_alone_joins_the_full_name(coder: dateline.Coder) -> None:
    text = "Benjamin Netanyahu spoke. Netanyahu left."
    found = coder.reader.read(dateline.Article(body=text)).mentions
    assert len({mention.chain for mention in found}) == 1
