"""Tell where the reporter goes on behind a content: "said it rained but did not elaborate".

In: a page, where a content begins, a place in it. Out: whether the reporter's words begin there.
It refuses to look into quotations.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Page
from dateline.records import Token


def is_reporters(page: Page, first: int, i: int) -> bool:
    """Tell whether a clause that somebody says ends before a conjunction at `i`."""
    tokens = page.tokens
    if tokens[i].pos != "CCONJ":
        return False
    return _is_left_out(page, i) or _stays_silent(page, first, i) or _acts_otherwise(page, first, i)


def _is_left_out(page: Page, i: int) -> bool:
    """Tell whether "but not that" begins: what the speaker did not say."""
    words = tuple(token.lower for token in page.tokens[i : i + 3])
    return words[:2] == ("but", "not") and words[2:] in {("that",), ("whether",), ("why",)}


def _behind(page: Page, i: int) -> int | None:
    """Return the verb without a subject that a conjunction ties to the verb before it."""
    tokens, reading = page.tokens, page.reading
    held = (n for n in reading.children[tokens[i].head] if n > i and tokens[n].dep == "conj")
    verb = next(held, None)
    if verb is None or reading.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return None
    return verb


def _stays_silent(page: Page, first: int, i: int) -> bool:
    """Tell whether "but did not elaborate" begins: what the speaker left unsaid."""
    tokens, reading = page.tokens, page.reading
    verb = _behind(page, i)
    if verb is None or tokens[i].lower != "but" or not first <= tokens[verb].head < i:
        return False
    helpers = [tokens[n].lower for n in reading.children[verb] if tokens[n].dep == "aux"]
    denied = reading.child(verb, "neg") is not None
    return tokens[verb].lemma in _TELLING and denied and helpers[:1] in (["did"], ["does"])


_TELLING = frozenset(
    "address answer clarify comment delve describe disclose discuss elaborate explain expand give "
    "identify mention name offer provide respond reveal say specify".split()
)


def _acts_otherwise(page: Page, first: int, i: int) -> bool:
    """Tell whether one did otherwise than planned: "said he planned to sign it but backed off"."""
    tokens = page.tokens
    planned = _finite_above(page, tokens[i].head)
    held = (n for n in page.reading.children[planned.i] if n > i and tokens[n].dep == "conj")
    did = next(held, None)
    if tokens[i].lower != "but" or did is None or planned.i < first:
        return False
    free = page.reading.child(did, "nsubj", "nsubjpass", "expl", "aux", "neg") is None
    return free and planned.tag == tokens[did].tag == "VBD" and planned.lemma in _PLANNING


def _finite_above(page: Page, verb: int) -> Token:
    """Return the verb that governs an infinitive, or the verb itself."""
    token = page.tokens[verb]
    return page.tokens[token.head] if token.dep == "xcomp" else token


_PLANNING = frozenset({"expect", "hope", "intend", "plan", "want", "wish"})


def speaks_of_it(page: Page, first: int, i: int) -> bool:
    """Tell whether the speaker goes on to speak: "said the core lay in it, and described the rest".

    What is said is of a thing, that cannot speak.
    """
    tokens, reading = page.tokens, page.reading
    verb = _behind(page, i)
    if verb is None or tokens[verb].tag != "VBD" or tokens[verb].lemma not in _SPEAKING:
        return False
    said = tokens[verb].head
    subject = reading.child(said, "nsubj", "nsubjpass", "expl")
    told = tokens[said].dep == "ccomp" and tokens[tokens[said].head].tag == "VBD"
    if subject is None or not told or not first <= said < i:
        return False
    return tokens[subject].pos == "NOUN" and reading.mention_at.get(subject) is None


_SPEAKING = frozenset(
    "accuse argue blame call cite condemn criticize defend denounce describe dismiss mention note "
    "praise quote recall reject thank urge warn".split()
)


TAILS = (
    frozenset({"although", "though"}),
    frozenset({"which", "who", "whose", "where", "although", "though"}),
)
"""What, behind a comma, no longer belongs to a content: (any content, the object of a verb)."""


DASHES = frozenset({"—", "–", "--", "―"})


def is_aside(page: Page, i: int, last: int) -> bool:
    """Tell whether a dash opens an apposition that ends the sentence: "it fell — a blow to him"."""
    tokens = page.tokens
    article = tokens[i + 1].lower in {"a", "an"}
    ends = all(token.pos == "PUNCT" for token in tokens[last : page.sentence_of(i).last])
    return article and ends and not any(token.text in DASHES for token in tokens[i + 1 : last])


def without_tail(page: Page, first: int, last: int, clause: bool) -> int:
    """Return the end of what a noun governs: before what the reporter adds behind it.

    "Her claim that it rained, drawing laughter", "his view that it failed, after a long war".
    """
    tokens = page.tokens
    for i in range(first + 1, last - 1):
        if tokens[i].text != "," or page.quotation_at(tokens[i].start) is not None:
            continue
        if not clause:
            if tokens[i + 1].lower in TAILS[True]:
                return i
            continue
        if is_comment(page, i + 1):
            return i
        ends = page.reading.subtree_bounds(i + 1)[1] >= page.without_ends(first, last)[1]
        if tokens[i + 1].dep == "prep" and tokens[i + 1].lower in {"after", "before"} and ends:
            return i
    adverb = tokens[last - 1].pos == "ADV" and tokens[last - 2].pos == "CCONJ"
    return last - 2 if adverb and last - 2 > first else last


def is_comment(page: Page, i: int) -> bool:
    """Tell whether the reporter goes on behind a comma with what came of the words."""
    return _tells_outcome(page, i) or _answers(page, i) or _names_claim(page, i)


def _names_claim(page: Page, i: int) -> bool:
    """Tell whether ", a charge the minister denied" begins: what others say of the words."""
    tokens, reading = page.tokens, page.reading
    noun = tokens[tokens[i].head]
    if tokens[i].lower not in {"a", "an"} or noun.lemma not in _CLAIMED | _UTTERANCES:
        return False
    if noun.lemma in _UTTERANCES and noun.dep in {"appos", "npadvmod", "dobj", "attr"}:
        return True
    told = reading.child(tokens[i].head, "relcl")
    return told is not None and tokens[told].lemma in _ANSWERS and tokens[told].tag != "VBG"


def _tells_outcome(page: Page, i: int) -> bool:
    """Tell whether ", bringing condemnation" begins: what the words led to."""
    token = page.tokens[i]
    return token.tag == "VBG" and token.lemma in _OUTCOMES


def _answers(page: Page, i: int) -> bool:
    """Tell whether ", which he dismissed as nonsense" begins: what somebody said of the words."""
    tokens = page.tokens
    if tokens[i].lower != "which" or i + 2 >= len(tokens):
        return False
    verb = tokens[tokens[i].head]
    subject = page.reading.child(verb.i, "nsubj")
    if subject is None or not i < subject < verb.i or verb.lemma not in _ANSWERS:
        return False
    return tokens[subject].lower in {"he", "she", "they"} or tokens[subject].pos == "PROPN"


_ANSWERS = frozenset(
    "dismiss deny reject describe call denounce defend praise criticize dispute contest "
    "refute".split()
)


_CLAIMED = frozenset(
    "accusation allegation argument assertion charge claim notion point statement "
    "suggestion".split()
)


_UTTERANCES = frozenset(
    "acknowledgment admission assessment comment concession contention prediction remark "
    "reversal".split()
)
"""What words are called behind them: "he could lose, a rare admission from him"."""


_OUTCOMES = frozenset("prompt bring draw spark trigger anger infuriate provoke earn".split())
