"""How prominent a noun phrase is for a pronoun behind it: its place in clause, sentence, quotation.

In: a reading and mentions. Out: scores, and what the tree says of their places. It refuses to
choose an antecedent: `pronouns` does.
"""

from __future__ import annotations

from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading

SAYING = frozenset(
    "say tell add argue note write tweet respond reply explain continue insist warn conclude state "
    "declare ask recall stress acknowledge claim".split()
)


def best_thing(reading: Reading, mention: Mention) -> float:
    """Return the score of the best singular noun near before that is no mention: of a thing."""
    tokens = reading.tokens
    token = tokens[mention.head]
    if token.dep == "nsubj" and tokens[token.head].lemma in _WILLED | SAYING:
        return -1e9
    since = reading.sentences[max(0, mention.sentence - 1)].first
    best = -1e9
    for token in tokens[since : mention.first]:
        if token.tag != "NN" or token.i in reading.mention_at or token.dep not in _THING_DEPS:
            continue
        if token.dep == "pobj" and tokens[token.head].lower in _WHERE:
            continue
        if token.entity in {"DATE", "TIME"} or token.lemma in _TIMES:
            continue
        best = max(best, salience(reading, mention, token.i, token.i))
    return best


def salience(reading: Reading, mention: Mention, head: int, first: int) -> float:
    """Score how near and how prominent a noun phrase before a pronoun is."""
    tokens = reading.tokens
    head = placed(reading, head)
    dep = tokens[head].dep
    score = -6.0 * (mention.sentence - tokens[head].sentence) - 0.02 * (mention.first - first)
    if dep in SUBJECTS:
        score += 3.0
    elif dep == "poss" and tokens[tokens[head].head].dep in SUBJECTS:
        score += 1.5
    elif dep in {"poss", "pobj"}:
        score -= 0.5
    if dep in SUBJECTS and tokens[head].head in reading.ancestors(mention.head):
        score += 2.0
    return score


def placed(reading: Reading, head: int) -> int:
    """Return the token whose place in the clause a noun has: "the president, Nicolas Sarkozy"."""
    while reading.tokens[head].dep == "appos":
        head = reading.tokens[head].head
    return head


_WILLED = frozenset(
    "allow agree refuse accuse urge promise plan want decide seek hope believe deny demand pledge "
    "vow intend try criticize criticise condemn call regret hope".split()
)
"""Verbs whose subject is somebody and no thing, as with those of saying."""

_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj"})
_TIMES = frozenset("day week month year time morning evening night hour minute today".split())


def is_scene(reading: Reading, mention: Mention) -> bool:
    """Tell whether a country or town only tells where: "in Japan", "from Christchurch, Japan"."""
    if mention.label not in {"COUNTRY", "METONYM", "GPE", "PLACE"}:
        return False
    token = reading.tokens[mention.head]
    if token.dep == "appos":
        token = reading.tokens[token.head]
    return token.dep == "pobj" and reading.tokens[token.head].lower in _WHERE


_WHERE = frozenset("in at near from outside inside across around".split())


def judging_verb(reading: Reading, mention: Mention) -> int | None:
    """Return the verb of "rebuked Trump for his remarks", None where the phrase is another."""
    tokens = reading.tokens
    preposition = tokens[tokens[mention.head].head].head
    if tokens[preposition].lower not in {"for", "over"} or tokens[preposition].dep != "prep":
        return None
    verb = tokens[preposition].head
    return verb if tokens[verb].pos == "VERB" else None


def governs(reading: Reading, other: Mention, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a clause that the other stands below."""
    token = reading.tokens[placed(reading, other.head)]
    return token.dep in SUBJECTS and token.head in reading.ancestors(mention.head)


def is_own_speaker(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether "he" in a quotation would be who says it: "Rosales said, “He did not …”"."""
    if mention.sentence != other.sentence:
        return False
    if not is_quoted(reading, mention) or is_quoted(reading, other):
        return False
    saying = any(reading.tokens[i].lemma in SAYING for i in reading.ancestors(mention.head))
    return speaks(reading, other) or (saying and governs(reading, other, mention))


def is_indefinite(reading: Reading, mention: Mention) -> bool:
    """Tell whether a phrase has "a" or "no" before it."""
    return any(
        reading.tokens[node].lower in {"a", "an", "any", "every", "no"}
        for node in reading.children[mention.head]
    )


def is_example(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name is only one of many: "surrogates like Newt Gingrich criticized his"."""
    token = reading.tokens[placed(reading, mention.head)]
    return token.dep == "pobj" and reading.tokens[token.head].lower in {"like", "including"}


def speaks(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a verb of saying."""
    head = reading.tokens[placed(reading, mention.head)]
    return head.dep in SUBJECTS and reading.tokens[head.head].lemma in SAYING


def is_quoted(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention stands in quotation marks, by those before it in its paragraph."""
    line = reading.text.rfind("\n", 0, mention.start) + 1
    before = reading.text[line : mention.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
