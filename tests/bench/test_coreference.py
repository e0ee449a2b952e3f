from __future__ import annotations

import pytest
from bench.coreference import answered, read, score

import dateline

SOURCE = """# begin document made_up
0\tThe\t(person-1
1\tmayor\t_
2\tof\t_
3\tSpringfield\t(place-2-Springfield)person-1)
4\tsaid\t_
5\tshe\t(person-1)
6\twon\t(event-3)
7\t.\t_
"""


def test_conll_marks_become_spans() -> None:
    text, gold = read(SOURCE)
    assert text == "The mayor of Springfield said she won."
    named = {text[slice(*span)]: number for span, number in gold.items()}
    assert named == {"The mayor of Springfield": "1", "Springfield": "2", "she": "1"}


def test_a_mention_stands_for_the_gold_phrase_with_its_head(coder: dateline.Coder) -> None:
    text = "Angela Merkel, the chancellor of Germany, met Greek ministers."
    reading = coder.reader.read(dateline.Article(body=text))
    whole = (0, text.index(", met"))
    place = (text.index("Germany"), text.index("Germany") + len("Germany"))
    found = answered(reading, {whole, place})
    assert whole in found and place in found
    assert found[whole] != found[place]
    assert "Greek" not in {text[slice(*span)] for span in found}


def test_mentions_without_a_partner_cost_precision() -> None:
    gold = {("a", (0, 1)): "1", ("a", (2, 3)): "1"}
    perfect = score(gold, gold)
    assert perfect["conll_f1"] == perfect["conll_with_singles_f1"] == perfect["mention_f1"] == 1.0
    spurious = score(gold, {**gold, ("a", (5, 6)): "2"})
    assert spurious["conll_f1"] == 1.0
    assert float(str(spurious["conll_with_singles_f1"])) < 1.0
    joined = score(gold, {**gold, ("a", (5, 6)): "1"})
    assert joined["b_cubed_f1"] == pytest.approx(2 * (4 / 9) / (4 / 9 + 1), abs=1e-4)
