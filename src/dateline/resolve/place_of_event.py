"""The place where an event happened: not any place in the sentence.

In: a reading, the trigger of an event and the mentions that may be places. Out: the mention whose
locative phrase governs the trigger's clause. It refuses a place inside another clause, and a
government that goes by the name of its capital.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from dateline.records import Mention
from dateline.resolve.clause_matters import is_remarked, is_written
from dateline.resolve.time_of_event import opening_clause
from dateline.syntax import SUBJECTS, Reading, conjuncts, first_conjunct

LOCATIVE = frozenset(
    "in at near outside inside off along around throughout across within aboard over".split()
)
"""Prepositions that say where. "on" and "to" count only with the nouns below."""

_INSIDE = frozenset({"in", "at", "near", "outside"})
"""Those that say where even of a side: "an attack in Kabul" hits Kabul and is there."""

_ON_PLACES = frozenset(
    "island border peninsula coast soil territory outskirts front strait".split()
)
_MATTERS = frozenset({"dobj", "pobj", "nsubjpass"})
_WITHIN = _MATTERS | {"nsubj", "attr", "appos"}
"""Labels of the phrases of a verb that may hold its place: "killed five people in Mosul"."""

_PARTNERS = frozenset({"with", "between", "by"})
"""Prepositions whose noun may hold the place: "talks with envoys in Oslo"."""

_GOAL_VERBS = frozenset("arrive land fly travel go come return visit enter reach head".split())
_VERBS = frozenset({"VERB", "AUX"})


def place_of_event(
    reading: Reading, trigger: int, actors: Container[str] = (), support: tuple[int, ...] = (),
    about: bool = False,
) -> Mention | None:  # fmt: skip
    """Return the mention that says where the event of the trigger happened, None if none does.

    actors: ids of the mentions that act or are acted on; they are no place of the event, except
    as the goal of a journey, or behind "in". about: the act is speech about a matter, which has a
    place of its own: "condemned the attack in Kabul". Nearest clause first: the trigger's own
    phrases, then those of the verbs above it in the same clause.
    """
    seen: set[int] = set()
    named = _in_its_name(reading, trigger, actors)
    if named is not None:
        return named
    own = (trigger, *support)
    acts = reading.tokens[trigger].pos in _VERBS
    for anchor in _anchors(reading, trigger, support):
        within = _WITHIN if acts or anchor in own else frozenset[str]()
        within = within - _MATTERS if about and anchor == trigger else within
        found = _located(reading, anchor, seen, actors, within)
        if found is not None:
            return found
        seen.add(anchor)
    return (
        _where(reading, own, actors)
        or _of_its_meeting(reading, trigger, actors)
        or _of_the_list(reading, trigger, actors)
        or _of_opening(reading, trigger, actors)
    )


def _of_opening(reading: Reading, trigger: int, actors: Container[str]) -> Mention | None:
    """Return the place of the clause before a verb: "Speaking in Rome, he praised them"."""
    if reading.tokens[trigger].pos not in _VERBS:
        return None
    opening = opening_clause(reading, trigger)
    return None if opening is None else _located(reading, opening, (), actors, frozenset())


def _where(reading: Reading, own: tuple[int, ...], actors: Container[str]) -> Mention | None:
    """Return what "where" stands for: "camps in Chad, where Sudan trains rebels"."""
    for verb in (first_conjunct(reading, verb) for verb in own):
        token = reading.tokens[verb]
        asks = any(reading.tokens[n].lower == "where" for n in reading.children[verb])
        if token.dep != "relcl" or not asks:
            continue
        direct = _place_mention(reading, token.head, actors)
        found = direct or _in_noun_phrase(reading, token.head, actors)
        return found if found is not None and found.label != "ORG" else None
    return None


def _of_its_meeting(reading: Reading, verb: int, actors: Container[str]) -> Mention | None:
    """Return the place of the meeting that a verb is for: "met him for a summit in Helsinki"."""
    for node in reading.children[verb]:
        noun = reading.child(node, "pobj")
        if noun is None or reading.tokens[node].lower not in {"for", "at", "during"}:
            continue
        if reading.tokens[noun].lemma in _MEETINGS:
            return _located(reading, noun, (), actors, frozenset())
    return None


def _of_the_list(reading: Reading, trigger: int, actors: Container[str]) -> Mention | None:
    """Return the place of verbs that share one: "In Iraq they met and argued".

    One before the first of them is of all; one behind the last is where nothing stands between.
    """
    tokens = reading.tokens
    first = first_conjunct(reading, trigger)
    if first != trigger and tokens[first].pos in _VERBS and tokens[trigger].pos in _VERBS:
        before = (n for n in reading.children[first] if n < first)
        return next(filter(None, (_adverbial(reading, n, actors) for n in before)), None)
    last = reading.child(trigger, "conj")
    if last is None or tokens[trigger].pos not in _VERBS or reading.child(last, *SUBJECTS):
        return None
    between = [n for n in reading.children[trigger] if trigger < n < last and tokens[n].dep != "cc"]
    if not all(_is_bare_object(reading, n) for n in between):
        return None
    return _located(reading, last, (), actors, frozenset() if between else _WITHIN)


def _is_bare_object(reading: Reading, node: int) -> bool:
    """Tell whether a word is an object that is no place: "held two men"."""
    mention = reading.mention_at.get(node)
    placed = mention is not None and mention.label in {"COUNTRY", "GPE", "PLACE", "METONYM", "FAC"}
    return reading.tokens[node].dep == "dobj" and not placed


def _adverbial(reading: Reading, preposition: int, actors: Container[str]) -> Mention | None:
    """Return the place that a locative preposition of a verb names."""
    token = reading.tokens[preposition]
    target = reading.child(preposition, "pobj")
    if token.dep != "prep" or token.lower not in LOCATIVE or target is None:
        return None
    return _place_mention(reading, target, actors)


def _in_its_name(reading: Reading, trigger: int, actors: Container[str]) -> Mention | None:
    """Return the place that a meeting is named after: "the Helsinki summit".

    A country is one only where the parties are named: "the Finland summit between A and B".
    """
    if reading.tokens[trigger].lemma not in _MEETINGS:
        return None
    for node in reading.children[trigger]:
        mention = reading.mention_at.get(node)
        if mention is None or mention.id in actors or reading.tokens[node].dep not in _BEFORE:
            continue
        between = any(reading.tokens[n].lower == "between" for n in reading.children[trigger])
        if mention.label in {"METONYM", "GPE", "PLACE"} or (mention.label == "COUNTRY" and between):
            return mention
    return None


_MEETINGS = frozenset({"summit", "meeting", "talk", "conference", "negotiation"})
_BEFORE = frozenset({"compound", "nmod"})
_ASIDE = frozenset({"after", "before", "following", "since", "until", "ahead", "over"})
"""Prepositions that part a noun from the verb above it."""


_CAUSES = frozenset({"for", "of", "from", "about", "against"})
"""Prepositions whose clause happened elsewhere: "jailed in Lyon for insulting him"."""


def _anchors(reading: Reading, trigger: int, support: tuple[int, ...]) -> Iterator[int]:
    """Yield the tokens whose locative phrases count: trigger, its support, its verbs above."""
    yield trigger
    yield from support
    tokens = reading.tokens
    at = trigger
    for _ in range(5):
        dep, head = tokens[at].dep, tokens[at].head
        if head == at:
            return
        if dep in {"relcl", "acl", "advcl", "csubj", "parataxis"}:
            if at in {trigger, *support} and is_written(reading, at):
                yield head
            return
        if dep == "pcomp" and tokens[head].lower in _CAUSES:
            return
        if tokens[trigger].pos not in _VERBS and is_remarked(reading, at):
            return
        if dep == "pobj" and tokens[head].lower in _ASIDE:
            return
        if dep in {"ccomp"} and tokens[at].pos in {"VERB", "AUX"}:
            return
        if dep == "conj" and tokens[at].pos in {"VERB", "AUX"}:
            return
        at = head
        if tokens[at].pos in {"VERB", "AUX"}:
            yield at


def _located(
    reading: Reading, anchor: int, seen: Container[int], actors: Container[str],
    within: frozenset[str],
) -> Mention | None:  # fmt: skip
    """Return the place in the phrases of a word; within: labels of the others to look into.

    A town beside a building is told first: "met at the palace in Lyon".
    """
    tokens = reading.tokens
    building: Mention | None = None
    for node in reading.children[anchor]:
        token = tokens[node]
        if node in seen:
            continue
        if token.dep in {"prep", "agent"}:
            during = token.lower == "during" and bool(within) and tokens[anchor].pos in _VERBS
            among = token.lower == "of" and tokens[anchor].lemma in _MEETINGS
            target = reading.child(node, "pobj")
            lasting = token.lower == "for" and target is not None and tokens[target].lemma in _SPANS
            if token.lower in _PARTNERS or during or among or lasting:
                partner = reading.child(node, "pobj")
                seated = (
                    token.lower == "by" and partner is not None and _is_seated(reading, partner)
                )
                found = None
                if partner is not None and not seated:
                    found = _in_noun_phrase(reading, partner, actors)
                if found is not None:
                    return found
            hit = token.lower in {"on", "against"} and tokens[anchor].lemma in _ATTACKS
            if hit and target is not None and "pobj" in within:
                found = _in_noun_phrase(reading, target, actors)
                if found is not None:
                    return found
            goal = tokens[anchor].lemma in _GOAL_VERBS and token.lower in {"in", "at", "to"}
            on = token.lower == "on"
            if not (token.lower in LOCATIVE or goal or on):
                continue
            if target is None and token.lower == "outside":
                of = reading.child(node, "prep")
                target = None if of is None else reading.child(of, "pobj")
            if token.lower == "over" and target not in reading.mention_at:
                continue
            if target is None or (on and tokens[target].lemma not in _ON_PLACES):
                continue
            open_to = set() if goal or token.lower in _INSIDE else actors
            mention = _place_mention(reading, target, open_to)
            if mention is not None and mention.label != "FAC":
                return mention
            building = building or mention
        elif token.dep in {"dobj", "pobj"} and tokens[anchor].lemma in {"visit", "enter", "reach"}:
            mention = _place_mention(reading, node, set())
            if mention is not None:
                return mention
        elif token.dep in within:
            found = _in_noun_phrase(reading, node, actors)
            if found is not None:
                return found
    return building


_SPANS = frozenset("hour minute day week month year night".split())
"""What an act lasts: "met for two hours in Oslo", where "in" hangs on the hours."""

_ATTACKS = frozenset(
    "attack assault raid strike bombing shooting ambush offensive airstrike arson".split()
)
"""Nouns whose target is where they are: "the attack on a consulate in Benghazi"."""

_SEATED = frozenset("office court bureau department agency embassy tribunal branch".split())


def _is_seated(reading: Reading, noun: int) -> bool:
    """Tell whether an actor has a seat, which is not where it acts: "an office in Brooklyn"."""
    return any(reading.tokens[n].lemma in _SEATED for n in conjuncts(reading, noun))


def _in_noun_phrase(
    reading: Reading, noun: int, actors: Container[str], deep: int = 2
) -> Mention | None:
    """Return the place in "killed five people in Mosul" where "in" hangs on the noun.

    deep: how many further phrases may lie between: "a fund for the victims of floods in Chad".
    """
    for node in (*reading.children[noun], *_partners(reading, noun)):
        token = reading.tokens[node]
        target = reading.child(node, "pobj")
        on = token.lower == "on" and target is not None
        on = on and reading.tokens[target or 0].lemma in _ON_PLACES
        if token.dep == "prep" and (on or token.lower in LOCATIVE):
            open_to = set() if token.lower in _INSIDE else actors
            mention = _place_mention(reading, target, open_to) if target is not None else None
            if mention is not None:
                return mention
        elif deep and token.dep == "prep" and token.lower in {"of", "for", "to", "on", "against"}:
            inner = reading.child(node, "pobj")
            found = _in_noun_phrase(reading, inner, actors, deep - 1) if inner is not None else None
            if found is not None:
                return found
    return None


def _partners(reading: Reading, noun: int) -> Iterator[int]:
    """Yield the dependents of what a noun is listed with: "Kerry and others in Vienna"."""
    for partner in conjuncts(reading, noun):
        if partner != noun:
            yield from reading.children[partner]


def _place_mention(reading: Reading, token: int, actors: Container[str]) -> Mention | None:
    """Return the most exact place named in a phrase: "Khasan train station" is Khasan.

    What lies in a place, or is held there, is named after it: "at Barton Market in Leeds".
    """
    direct = reading.mention_at.get(token)
    if direct is not None and direct.form == "name" and direct.label not in {"PERSON", "OUTLET"}:
        facility = direct.label == "FAC" or reading.tokens[token].lower in _SITES
        if facility and direct.label != "ORG":
            return _site(reading, token, actors) or (None if direct.id in actors else direct)
        if direct.label == "ORG":
            return _site(reading, token, actors) or (None if direct.id in actors else direct)
        return None if direct.id in actors else direct
    for mention in reading.mentions:
        if mention.form != "name" or mention.label in _NO_PLACES:
            continue
        if mention.head in reading.children[token] and mention.id not in actors:
            dep = reading.tokens[mention.head].dep
            sited = dep == "poss" and reading.tokens[token].lemma in _SITES
            if dep in {"compound", "nmod", "amod"} or sited:
                return mention
    return _site(reading, token, actors) or _of_land(reading, token)


def _of_land(reading: Reading, noun: int) -> Mention | None:
    """Return the adjective that says whose a place is: "off the Libyan coast"."""
    if reading.tokens[noun].lemma not in _LANDS:
        return None
    mentions = (reading.mention_at.get(node) for node in reading.children[noun])
    return next((m for m in mentions if m is not None and m.label == "DEMONYM"), None)


_SITES = frozenset(
    "coast border capital palace parliament airport port city town village region province north "
    "south east west shore waters territory soil market stadium square ranch hospital prison "
    "university school college church mosque temple castle museum hall arena".split()
)
"""What lies in the country that owns it: "on Japan's northern coast"."""

_LANDS = _SITES | frozenset("island peninsula desert coastline jail camp base resort".split())
"""What an adjective places: "off the Libyan coast"."""

_NO_PLACES = frozenset({"PERSON", "OUTLET", "DEMONYM", "GROUP", "ORG"})
"""Names before a noun that do not place it: "a NATO summit"."""

_STAGED = frozenset({"hold", "locate", "base", "situate", "stage"})
"""Participles that tell where a thing is: "a fair held in Leeds"."""


def _site(reading: Reading, noun: int, actors: Container[str]) -> Mention | None:
    """Return the place behind a noun: "the port of Basra", "a plant located in Natanz"."""
    for node in reading.children[noun]:
        token = reading.tokens[node]
        if token.dep == "acl" and token.lemma in _STAGED and token.tag == "VBN":
            found = next(
                filter(None, (_adverbial(reading, n, actors) for n in reading.children[node])), None
            )
        elif token.dep == "prep" and token.lower in {"of", "in"}:
            target = reading.child(node, "pobj")
            found = _place_mention(reading, target, actors) if target is not None else None
        else:
            continue
        if found is not None:
            return found
    return None
