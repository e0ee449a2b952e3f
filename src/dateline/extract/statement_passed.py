"""Find whose words another quotes: "quoted the minister as saying", "quotes the minister: “No”".

In: a page and a verb. Out: the token of who is quoted, or a content without it.
It refuses a thing that is cited as a proof.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Chars, Page


def quoted_person(page: Page, verb: int) -> int | None:
    """Return who speaks in "quoted the minister as saying", "quotes the minister: “It is”"."""
    tokens = page.tokens
    at = verb
    for _ in range(2):
        if at > verb:
            return None  # "“We want to,” Reuters quoted her as saying": the verb is her own
        if tokens[at].lemma in {"quote", "cite"}:
            person = page.reading.child(at, "dobj")
            return person if person is not None and _passes_on(page, at, person) else None
        above = tokens[at].head
        at = tokens[above].head if tokens[above].pos in {"ADP", "SCONJ"} else above
    return None


def _passes_on(page: Page, verb: int, person: int) -> bool:
    """Tell whether what a verb of quoting governs speaks: not "cited its success as a reason"."""
    tokens, reading = page.tokens, page.reading
    if _colon_behind(page, person) is not None:
        mention = reading.mention_at.get(person)
        return mention is not None and mention.label in {"PERSON", "ROLE"}
    behind = (reading.child(n, "pcomp") for n in reading.children[verb] if tokens[n].lower == "as")
    return any(said is not None and tokens[said].tag == "VBG" for said in behind)


def _colon_behind(page: Page, person: int) -> int | None:
    """Return the colon right behind who is quoted, or behind the name that follows a role."""
    name = page.reading.child(person, "appos")
    at = (name if name is not None and name > person else person) + 1
    return at if at + 1 < len(page.tokens) and page.tokens[at].text == ":" else None


def behind_person(page: Page, person: int, spans: tuple[Chars, ...]) -> tuple[Chars, ...]:
    """Return a content without who is quoted in front: "quotes the minister: “It is”"."""
    low, high = spans[0]
    colon = _colon_behind(page, person)
    if colon is None or not low <= page.tokens[person].start < high:
        return spans
    return (page.tokens[colon + 1].start, high), *spans[1:]
