"""Tell where the reporter goes on behind a content: "said it rained but did not elaborate".

In: a page, where a content begins, a place in it. Out: whether the reporter's own words begin there.
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
    return (
        _is_left_out(page, i)
        or _stays_silent(page, first, i)
        or _acts_otherwise(page, first, i)
    )


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
