"""Whether an act happened, judged at one word of a sentence."""

from __future__ import annotations

import pytest

import dateline
from dateline.extract.status import judge_status

STATUSES = [
    ("The troops are under attack in the north.", "attack", "ongoing"),
    ("The troops came under attack on Monday.", "attack", "happened"),
    ("I don't see any reason why the army would have attacked them.", "attacked", "denied"),
    ("There is no reason why the army would have attacked them.", "attacked", "denied"),
    ("They expressed surprise that the minister would invite the rebels.", "invite", "happened"),
    ("This became the reason for the bank to sue the firm.", "sue", "happened"),
    ("He could have avoided the sharp backlash of his party.", "backlash", "happened"),
    ("She said professors would sometimes dismiss her proposals.", "dismiss", "happened"),
    ("Cancel the meeting with the king.", "meeting", "planned"),
    ("The agency needs two million dollars to support the ministry.", "support", "planned"),
    ("The deportation of all students is impractical.", "deportation", "possible"),
    ("The negotiators bypassed formal talks.", "talks", "negated"),
    ("He warned of any attack on the port.", "attack", "possible"),
    ("The minister joined the president's appeal for calm.", "appeal", "happened"),
    ("They fired under the pretext that rebels had attacked the post.", "attacked", "denied"),
    ("It means refusing the offer.", "refusing", "planned"),
    ("The lawyer called it an attempt at silencing the press.", "silencing", "planned"),
    ("Arming the rebels is a crime, the judge said.", "Arming", "possible"),
    ("The senator doubts the plan, as diplomats negotiate with the rebels.", "negotiate",
     "ongoing"),
    ("If you try to attack him, you are lost.", "attack", "possible"),
    ("The chamber voted to censure the minister.", "censure", "happened"),
    ("The chamber voted to send troops to the island.", "send", "planned"),
    ("The banker called the governor to urge her to resign.", "urge", "happened"),
    ("The banker hired a lawyer to sue the governor.", "sue", "planned"),
    ("There is no senator who supports the minister.", "supports", "negated"),
    ("There does not seem to be a majority of senators who support it.", "support", "negated"),
    ("Neither Spain nor Chile is investigating the firm.", "investigating", "negated"),
    ("It would not cost much to request a review.", "request", "possible"),
    ("The envoy said the king had an opportunity to negotiate.", "negotiate", "possible"),
    ("The vote could make an opening for negotiations.", "negotiations", "possible"),
    ("The senators say the king will have to yield.", "yield", "expected"),
    ("They talked about how the senators support the bill.", "support", "happened"),
    ("He once held the seat being vacated by the senator.", "vacated", "ongoing"),
    ("The minister was intent on banning the party.", "banning", "planned"),
    ("What can voters expect from the summit?", "summit", "expected"),
    ("If a president were under investigation, they would howl.", "investigation", "possible"),
    ("Norway needs guarantees before it lifts the sanctions.", "lifts", "possible"),
    ("The general called the drill a rehearsal for an attack on the port.", "attack", "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "status"), STATUSES, ids=[row[0] for row in STATUSES])
def test_status_at_a_word(coder: dateline.Coder, text: str, word: str, status: str) -> None:
    reading = coder.reader.read(dateline.Article(body=text))
    at = next(token.i for token in reading.tokens if token.text == word)
    assert judge_status(reading, at, coder.statuses)[0] == status
