"""The time that governs an event: not any time in the sentence.

In: a reading, the trigger of an event, the times of the article. Out: the time whose words hang on
the trigger, on what carries it, or on a verb above it in the same clause. It refuses the time of
another clause, durations, and vague words such as "now" and "former".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dateline.records import When
from dateline.resolve.clause_matters import (
    is_beside,
    is_decreed,
    is_refused,
    is_remarked,
    is_written,
)
from dateline.syntax import SUBJECTS, Reading, first_conjunct

_OTHER_CLAUSE = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "pcomp"})
_VERBS = frozenset({"VERB", "AUX"})
_BOUNDS = frozenset({"since", "until", "till", "before", "after"})
"""Prepositions of times that only bound an event: "the first visit since 2011"."""

_NAMING = frozenset({"compound", "nummod", "amod", "nmod"})
"""How a time hangs on a noun that it helps to name."""

_MEETINGS = frozenset({"summit", "meeting", "talk", "conference", "session", "visit"})
"""What a verb holds on the day that stands before it: "held their autumn meetings"."""

_ASIDE = frozenset({"after", "before", "following", "since", "until", "ahead", "over"})
"""Prepositions that part a noun from the verb above it: "reported Wednesday after the summit"."""

_SPEECH = frozenset("say tell report add announce state note write declare".split())

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative"})
"""What a time inside such a phrase dates is the phrase: "today's deal will not end their aid"."""


def governing_time(
    reading: Reading, trigger: int, times: Sequence[When], support: tuple[int, ...] = (),
    about: bool = False,
) -> When | None:  # fmt: skip
    """Return the time that says when the event of the trigger took place, None if none does.

    about: the act is speech about a matter that has a time of its own ("Monday's attack").
    Nearest first: the trigger's own phrases, its support verb, then the verbs above it as long as
    no clause begins between. A date wins over a vaguer time on the same word.
    """
    sentence = reading.tokens[trigger].sentence
    heads = dict(_heads(reading, times, sentence, trigger))
    own = {trigger, *support}
    for anchor in _anchors(reading, trigger, support):
        found = _hanging_on(reading, anchor, heads, own, about and anchor == trigger)
        if found:
            direct = {when.id for top, when in heads.items() if _is_on(reading, top, anchor)}
            return min(found, key=lambda when: _rank(when, direct))
    return (
        _fronted(reading, trigger, heads)
        or _of_when(reading, trigger, heads)
        or _behind_list(reading, trigger, heads)
        or _in_opening(reading, trigger, heads)
        or _lasting(reading, trigger, times)
    )


def _fronted(reading: Reading, trigger: int, heads: dict[int, When]) -> When | None:
    """Return the time before the first of several verbs: "On Tuesday he blamed X, defended Y"."""
    tokens = reading.tokens
    verb = trigger
    while tokens[verb].dep == "conj" and tokens[verb].pos in _VERBS and tokens[verb].head != verb:
        verb = tokens[verb].head
        if tokens[verb].pos not in _VERBS:
            return None
    if verb == trigger:
        return None
    found = [
        when for top, when in heads.items()
        if top < verb and _is_bare(reading, _path_up(reading, top, verb, {verb}))
    ]  # fmt: skip
    return min(found, key=_rank) if found else None


def _of_when(reading: Reading, trigger: int, heads: dict[int, When]) -> When | None:
    """Return the time that "when" takes up: "on Sunday, when police attacked them"."""
    verb = first_conjunct(reading, trigger)
    asks = any(reading.tokens[n].lower == "when" for n in reading.children[verb])
    return heads.get(reading.tokens[verb].head) if asks else None


_LATER = frozenset("later then subsequently afterwards afterward eventually earlier".split())


def _behind_list(reading: Reading, trigger: int, heads: dict[int, When]) -> When | None:
    """Return the day behind the last of verbs of one tense: "hit Mali and hurt two on Monday"."""
    tokens = reading.tokens
    last = trigger
    while tokens[last].tag in {"VBD", "VBN"}:
        below = reading.child(last, "conj")
        if below is None or below < last or reading.child(below, *SUBJECTS) is not None:
            return None
        if {tokens[n].lower for n in (*reading.children[last], *reading.children[below])} & _LATER:
            return None
        last = below
        found = [when for top, when in heads.items() if top > last and _is_on(reading, top, last)]
        if found and tokens[last].tag in {"VBD", "VBN"}:
            return min(found, key=_rank)
    return None


_WHILE = frozenset({"for", "over", "during", "in", "within", "throughout"})


def _lasting(reading: Reading, trigger: int, times: Sequence[When]) -> When | None:
    """Return how long or how lately a verb's act lasts: "for decades", "in recent months".

    Only where the words hang on the verb itself: a date is told before that.
    """
    if reading.tokens[trigger].pos not in _VERBS:
        return None
    for when in times:
        first, last = reading.token_at(when.start), reading.token_at(when.end - 1)
        if first is None or last is None:
            continue
        loose = when.type == "DURATION" or "recent" in when.raw.lower()
        if any(reading.tokens[n].lower == "of" for n in reading.children[last]):
            continue
        on = reading.tokens[last].head
        through = reading.tokens[on]
        if loose and through.dep == "prep" and through.head == trigger and through.lower in _WHILE:
            return when
    return None


_APPEARING = frozenset("speak talk appear testify write address attend campaign visit".split())
"""What one does where and when one says something."""


def opening_clause(reading: Reading, verb: int) -> int | None:
    """Return the verb of a clause before this one that tells when and where it was, None if none.

    "Speaking in Rome on Friday, he praised them"; "when in 2003 courts allowed it, he objected".
    """
    for node in reading.children[verb]:
        token = reading.tokens[node]
        if token.dep != "advcl" or node > verb:
            continue
        words = {reading.tokens[n].lower for n in reading.children[node]}
        beside = (
            token.tag == "VBG" and token.lemma in _APPEARING and not words & {"after", "before"}
        )
        if beside or (token.tag == "VBD" and "when" in words):
            return node
    return None


def _in_opening(reading: Reading, trigger: int, heads: dict[int, When]) -> When | None:
    """Return the time of the clause that opens the sentence of a verb."""
    if reading.tokens[trigger].pos not in _VERBS:
        return None
    opening = opening_clause(reading, trigger)
    if opening is None:
        return None
    found = _hanging_on(reading, opening, heads, {opening}, False)
    return min(found, key=_rank) if found else None


def _is_bare(reading: Reading, path: list[int] | None) -> bool:
    """Tell whether a time hangs on its verb by a preposition: "on Monday", "in a speech in May"."""
    if path is None:
        return False
    tokens = reading.tokens
    bare = all(tokens[i].pos != "NOUN" for i in path[1:])
    return bare or (tokens[path[-1]].lower in _DURING and not _is_of_other(reading, path))


_DURING = frozenset({"at", "in", "during"})
"""Prepositions of an occasion whose time is that of what was done there."""


def _heads(
    reading: Reading, times: Sequence[When], sentence: int, trigger: int
) -> Iterator[tuple[int, When]]:
    """Yield the topmost token of each usable time of the sentence."""
    for when in times:
        if when.type in {"DURATION", "SET"} or when.granularity == "vague":
            continue
        if when.value is not None and when.value.startswith("P") and when.first_day is None:
            continue
        first, last = reading.token_at(when.start), reading.token_at(when.end - 1)
        if first is None or last is None or reading.tokens[first].sentence != sentence:
            continue
        inside = range(first, last + 1)
        top = next(
            (i for i in inside if reading.tokens[i].head not in inside
             or reading.tokens[i].head == i), first,
        )  # fmt: skip
        above = reading.tokens[reading.tokens[top].head]
        if above.lower not in _BOUNDS or _is_start_of(reading, above.i, trigger):
            yield top, when


def _is_start_of(reading: Reading, preposition: int, trigger: int) -> bool:
    """Tell whether "since" tells when what lasts began: "have been negotiating since 2013"."""
    token = reading.tokens[preposition]
    lasts = any(reading.tokens[n].lower == "been" for n in reading.children[trigger])
    return token.lower == "since" and token.head == trigger and lasts


def _is_on(reading: Reading, top: int, verb: int) -> bool:
    """Tell whether a time hangs on its verb itself: "met him last fall", "in May"."""
    above = reading.tokens[top].head
    return above == verb or (
        reading.tokens[above].dep == "prep" and reading.tokens[above].head == verb
    )


def _rank(when: When, direct: Collection[str] = ()) -> tuple[bool, bool, bool, int]:
    """Return the place in the choice: known, of a day, on the verb itself, first told."""
    fine = when.granularity in {"day", "part_of_day", "minute", "hour"}
    return (when.value is None, not fine, when.id not in direct, when.start)


def _hanging_on(
    reading: Reading, anchor: int, heads: dict[int, When], own: Collection[int], about: bool
) -> list[When]:
    """Return the times on a word: "on Monday", "Monday", "in February", and on its objects."""
    found = []
    for top, when in heads.items():
        path = _path_up(reading, top, anchor, own)
        if path is None or _is_of_other(reading, path):
            continue
        inner = any(reading.tokens[i].dep in _ARGUMENTS for i in path)
        inner = inner and not _is_before_verb(reading, top, anchor)
        undone = reading.tokens[anchor].lemma in _UNDOING
        matter = about and _is_of_matter(reading, top, when, undone)
        if anchor in own and _is_of_deed(reading, top, anchor):
            continue
        if not inner or (anchor in own and not matter):
            found.append(when)
    return found


def _is_before_verb(reading: Reading, top: int, verb: int) -> bool:
    """Tell whether a day between subject and verb is the verb's: "Lee on Tuesday hosted him".

    The parser hangs it on the name, which has no day of its own.
    """
    tokens = reading.tokens
    between = tokens[top + 1 : verb]
    close = top < verb and all(
        token.dep in {"aux", "auxpass", "advmod", "neg"} for token in between
    )
    preposition = tokens[tokens[top].head]
    subject = tokens[preposition.head]
    named = subject.pos == "PROPN" and subject.dep in {"nsubj", "nsubjpass"}
    return close and named and preposition.lower == "on" and subject.head == verb


_UNDOING = frozenset("cancel postpone scrap reject denounce condemn oppose".split())
"""What is done to a meeting before or after its day: "cancelled Monday's meeting"."""


_CHARGING = frozenset(
    "accuse charge indict suspect convict investigate probe subpoena sue prosecute".split()
)
_LIKENING = frozenset({"liken", "compare", "equate"})


def _is_of_deed(reading: Reading, top: int, anchor: int) -> bool:
    """Tell whether an occasion is that of the deed: "accused of hacking during the 2016 race".

    Or a year that of what somebody is likened to: "likened it to the agreement in 1938".
    """
    if reading.tokens[anchor].lemma in _LIKENING:
        nodes = reading.children[anchor]
        return any(reading.tokens[n].lower in {"to", "with"} and anchor < n < top for n in nodes)
    charged = reading.tokens[anchor].lemma in _CHARGING and top > anchor
    return charged and _is_occasion(reading, reading.tokens[top].head)


def _is_of_matter(reading: Reading, top: int, when: When, undone: bool) -> bool:
    """Tell whether a time in an object is the object's: "last year's raid", "the raid of 2014"."""
    token = reading.tokens[top]
    met = reading.tokens[token.head].lemma in _MEETINGS and not undone
    named = token.dep in _NAMING | {"poss"} and not met
    return named or when.granularity in _COARSE


def _is_of_other(reading: Reading, path: list[int]) -> bool:
    """Tell whether a time dates what the event only follows, or stands beside.

    "After the talks in May they decided", "he named the raid and the riots of 2014".
    """
    nouns = 0
    for i in path[1:]:
        token = reading.tokens[i]
        if nouns and (token.dep == "conj" or token.lower in _ASIDE or token.lemma in _ANSWERS):
            return True
        nouns += token.pos in {"NOUN", "PROPN"}
        if token.dep == "conj":
            return True
    return False


_ANSWERS = frozenset({"response", "reaction", "retaliation", "reference"})
"""Nouns that part what was done from what it answers: "in response to the attack of May 3"."""

_COARSE = frozenset({"year", "decade", "century", "season"})

HIGHEST = 8
"""Words climbed from a time to what it dates."""


def _path_up(reading: Reading, top: int, anchor: int, own: Collection[int]) -> list[int] | None:
    """Return the tokens from a time up to the anchor, None if another clause lies between.

    Nor may the time be part of the name of another thing: "the 2016 election", "the June spill".
    """
    path: list[int] = []
    before = _clause_before(reading, top)
    if before is not None:
        return [top] if anchor == before else None
    noun = reading.tokens[top].head
    named = reading.tokens[top].dep in _NAMING and reading.tokens[noun].pos in {"NOUN", "PROPN"}
    met = reading.tokens[noun].lemma in _MEETINGS
    if named and noun not in own and noun > top and not met and not _is_occasion(reading, noun):
        return None
    at = top
    for _ in range(HIGHEST):
        if at == anchor:
            return path
        token = reading.tokens[at]
        if token.head == at:
            return None
        if path and token.dep in _OTHER_CLAUSE | {"conj"} and token.pos in _VERBS:
            return None
        if path and token.pos in _VERBS:
            return None
        path.append(at)
        at = token.head
    return None


_OCCASIONS = frozenset(
    "election race campaign primary speech address interview debate ceremony rally hearing "
    "conference statement letter memo report book article essay column".split()
)


def _is_occasion(reading: Reading, noun: int) -> bool:
    """Tell whether a noun tells when a verb was: "during the 2016 race", "at a 2008 ceremony"."""
    token = reading.tokens[noun]
    preposition = reading.tokens[token.head]
    if token.dep != "pobj" or reading.tokens[preposition.head].pos not in _VERBS:
        return False
    return preposition.lower == "during" or (
        preposition.lower in {"at", "in"} and token.lemma in _OCCASIONS
    )


def _clause_before(reading: Reading, top: int) -> int | None:
    """Return the clause before the main verb that a day right behind it belongs to.

    "Before he landed in Lyon Wednesday, they met", where the parse hangs the day on "met".
    """
    token = reading.tokens[top]
    if token.dep != "npadvmod" or token.head < top:
        return None
    for node in reading.children[token.head]:
        if reading.tokens[node].dep == "advcl" and top - 1 in reading.subtree(node):
            return node
    return None


def _anchors(reading: Reading, trigger: int, support: tuple[int, ...]) -> Iterator[int]:
    """Yield the trigger, its support, and the verbs above it that share its clause."""
    tokens = reading.tokens
    yield trigger
    yield from support
    at = trigger
    acts = tokens[trigger].pos in _VERBS
    for _ in range(6):
        dep, head = tokens[at].dep, tokens[at].head
        own = at in {trigger, *support}
        beside = dep == "advcl" and own and (is_beside(reading, at) or is_refused(reading, at))
        if own and is_decreed(reading, at):
            yield tokens[head].head
            return
        if own and is_written(reading, at):
            yield head
            return
        if head == at or (dep in _OTHER_CLAUSE - {"ccomp"} and not beside):
            return
        if acts and tokens[head].pos in {"NOUN", "PROPN"}:
            return
        if not acts and is_remarked(reading, at):
            return
        if dep == "pobj" and tokens[head].lower in _ASIDE:
            return
        if dep == "pobj" and tokens[head].lower == "of" and tokens[head - 1].lower == "ahead":
            return
        verb = tokens[at].pos in _VERBS
        if verb and dep in {"ccomp", "conj"}:
            return
        if verb and dep == "xcomp" and tokens[head].lemma in _SPEECH:
            return
        at = head
        if tokens[at].pos in _VERBS:
            yield at
