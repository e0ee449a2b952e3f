"""Find who passes words on: the paper spoken to, the station, the publisher.

In: a candidate on its page. Out: tokens of outlets, from the inside outwards; who was spoken to.
It refuses a listener that is no medium.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import source_tokens
from dateline.extract.statement_speakers import outlet_before
from dateline.extract.statement_words import FORUMS, MEDIA, WIRES
from dateline.records import Mention

_ADDRESSERS = frozenset(
    ["tell", "inform", "remind", "assure", "warn", "notify", "brief", "ask", "advise", "reassure"]
)


def carriers(page: Page, item: Candidate) -> list[int]:
    """Return the tokens of the media that pass the words on, from the inside outwards."""
    found: list[int] = []
    if item.cue_head is not None and item.kind != "phrase":
        addressee = addressed(page, item)
        if addressee is None:
            addressee = _addressed_above(page, item.cue_head)
        if addressee is not None and _is_medium(page, addressee):
            found.append(employer(page, addressee))
        station = _station(page, item, _voiced(page, item) or item.cue_head)
        if station is not None and station not in {*found, item.source_head}:
            found.append(station)
        publisher = _publisher(page, item, item.cue_head)
        if publisher is not None:
            found.append(publisher)
    elif item.source_head is not None:
        publisher = _publisher(page, item, item.source_head)
        if publisher is not None:
            found.append(publisher)
    if item.via is not None:
        found.append(item.via)
    return found


def _is_added(page: Page, cue: int) -> bool:
    """Tell whether a participle behind a comma goes on: "told CBS that it was late, adding"."""
    token = page.tokens[cue]
    behind_comma = page.text[: token.start].rstrip("”\"'’ ").endswith(",")
    return token.dep == "advcl" and token.tag == "VBG" and behind_comma


def _addressed_above(page: Page, cue: int) -> int | None:
    """Return who heard what a participle goes on: "told CBS that it was late, adding"."""
    tokens = page.tokens
    above = tokens[cue].head
    if not _is_added(page, cue) or above > cue or tokens[above].lemma not in _ADDRESSERS:
        return None
    heard = page.reading.child(above, "dobj", "dative")
    return heard if heard is not None and above < heard < cue else None


def _voiced(page: Page, item: Candidate) -> int | None:
    """Return the verb by which somebody utters a noun of his: "voiced doubts", "made a claim".

    Not where another claimed it: "denied on CNN the mayor's claim".
    """
    tokens, reading = page.tokens, page.reading
    noun = item.cue_head
    if item.kind != "noun" or noun is None or item.source_head is None:
        return None
    verb = tokens[noun].head
    subject = reading.child(verb, "nsubj")
    if tokens[noun].dep != "dobj" or tokens[verb].pos != "VERB" or subject is None:
        return None
    own, other = (reading.mention_at.get(node) for node in (subject, item.source_head))
    same = own is not None and other is not None and own.chain == other.chain is not None
    return verb if subject == item.source_head or same else None


def employer(page: Page, person: int) -> int:
    """Return the outlet that who is spoken to stands for, else who it is.

    "Told Fox News host Lee", "told the broadcaster Russia Today", "told the paper" named before.
    """
    reading = page.reading
    mention = mention_near(page, person)
    name = reading.child(person, "appos")
    apposed = reading.mention_at.get(name) if name is not None else None
    known = apposed if apposed is not None and apposed.label == "OUTLET" else None
    known = known or outlet_before(page, person)
    if known is not None or (mention is not None and mention.label == "OUTLET"):
        return known.head if known is not None else person
    for node in reading.children[person]:
        of = reading.child(node, "pobj") if page.tokens[node].lower in {"of", "from"} else None
        if of is not None and node > person and _is_outlet(page, of):  # "told Ann Lee of MSNBC"
            return of
    first, last = source_tokens(page, person, person + 400)
    inside = (m for m in reading.mentions if m.label == "OUTLET" and first <= m.first < person)
    return next((m.head for m in inside if m.last <= last), person)


def _station(page: Page, item: Candidate, cue: int) -> int | None:
    """Return the outlet in "in an interview with CBS", "on NBC’s “Meet the Press”".

    Also in "asked by CBS, Lee said" and "Lee appeared on CBS, urging".
    """
    tokens, reading = page.tokens, page.reading
    targets = list(behind(page, item, cue, {"in", "on", "during", "to"}))
    nodes: list[int | None] = []
    above = tokens[cue].head
    if _is_added(page, cue):
        targets += behind(page, item, above, {"in", "on", "during"})
        shown = reading.child(above, "dobj")
        if shown is not None and tokens[shown].lemma in FORUMS:
            targets.append(shown)
    for node in (*reading.children[cue], *_asides(page, item, cue)):
        if tokens[node].dep == "prep" and tokens[node].lower == "on":
            nodes.append(_right_behind(page, item, node))
        if tokens[node].lower in {"asked", "interviewed"} and tokens[node].tag == "VBN":
            by = reading.child(node, "agent")
            nodes.append(reading.child(by, "pobj") if by is not None else None)
    for target in targets:
        nodes += [target, reading.child(target, "poss")]
        host = host_of(page, target)
        if host is not None:
            return host
    return next((at for at in nodes if at is not None and _is_outlet(page, at)), None)


def _asides(page: Page, item: Candidate, cue: int) -> Iterator[int]:
    """Yield what tells where a speaker is: in "asked on CBS, Lee said", "Lee, interviewed by CBS".

    Also in "speaking on CBS, Lee said".
    """
    tokens, reading = page.tokens, page.reading
    for node in reading.children[cue]:
        speaks = tokens[node].lemma in {"speak", "appear", "talk"} and tokens[node].tag == "VBG"
        asked = tokens[node].lower in {"asked", "interviewed"}
        if tokens[node].dep == "advcl" and (speaks or asked):
            yield from reading.children[node]
    head = item.source_head
    for node in reading.children[head] if head is not None else ():
        if tokens[node].dep == "acl" and tokens[node].lower == "interviewed":
            yield node


def _right_behind(page: Page, item: Candidate, preposition: int) -> int | None:
    """Return the outlet whose name follows "on" at once: "on CBS’s “Face the Nation”"."""
    for mention in page.reading.mentions_in(page.tokens[preposition].sentence):
        if mention.first == preposition + 1 and mention.label == "OUTLET":
            return None if is_inside(mention.start, item.content) else mention.head
    return None


def host_of(page: Page, forum: int) -> int | None:
    """Return the outlet of "an interview with CBS", "a CNN interview", "a speech aired on NBC"."""
    tokens, reading = page.tokens, page.reading
    nodes = [forum] if tokens[forum].lemma.lower() in FORUMS or _is_op_ed(page, forum) else []
    for inner in reading.children[forum]:
        token = tokens[inner]
        if token.dep == "prep" and token.lower in _AIRED:
            guest = reading.child(inner, "pobj")
            if guest is not None and token.lower != "on" and _airs(page, guest):
                return guest
            nodes += [guest] if guest is not None else []
        elif token.dep == "acl" and token.lemma in _AIRING_VERBS and nodes[:1] == [forum]:
            nodes += [
                place for n in reading.children[inner]
                if tokens[n].dep == "prep" and tokens[n].lower in {"on", "in", "by"}
                and (place := reading.child(n, "pobj")) is not None
            ]  # fmt: skip
    for node in nodes:
        inside = [node, *(n for n in reading.children[node] if tokens[n].dep in _NAMED_BEFORE)]
        found = next((n for n in inside if n != forum and _is_outlet(page, n)), None)
        whole = found if found is not None or node == forum else employer(page, node)
        if whole is not None and _is_outlet(page, whole):
            return whole
    return None


def _is_op_ed(page: Page, noun: int) -> bool:
    """Tell whether a noun ends "op-ed", which is three words to the parser."""
    said = [token.lower for token in page.tokens[max(noun - 2, 0) : noun + 1]]
    return said == ["op", "-", "ed"]


_AIRING_VERBS = frozenset({"air", "broadcast", "publish", "post", "print", "tape", "televise"})
_NAMED_BEFORE = frozenset({"poss", "compound", "nmod"})


def _is_outlet(page: Page, token: int) -> bool:
    mention = page.reading.mention_at.get(token)
    return mention is not None and mention.label == "OUTLET"


_AIRED = frozenset({"with", "to", "on", "for", "in"})
"""Prepositions between where one speaks and whose it is: "a column for Reuters"."""


_PUBLISHING = frozenset(
    "publish carry broadcast air print run quote post obtain see review".split()
)


def _publisher(page: Page, item: Candidate, cue: int) -> int | None:
    """Return who printed the words: "said in a message published by the state agency SANA"."""
    tokens, reading = page.tokens, page.reading
    for node in (*reading.subtree(cue), tokens[cue].head):
        token = tokens[node]
        if token.tag != "VBN" or token.lemma not in _PUBLISHING:
            continue
        by = reading.child(node, "agent")
        found = reading.child(by, "pobj") if by is not None else None
        if found is None or is_inside(token.start, item.content):
            continue
        after = mention_near(page, found + 1) if found + 1 < len(tokens) else None
        if after is not None and after.label == "OUTLET":
            return after.head
        if _is_medium(page, found) or token.lemma == "post":
            return employer(page, found)
    return None


def _airs(page: Page, token: int) -> bool:
    """Tell whether a noun is a medium by its word: "the channel", not "this newspaper"."""
    if page.tokens[token].lemma.lower() not in _AIRING or page.tokens[token].tag != "NN":
        return False
    article = page.reading.child(token, "det")
    return article is None or page.tokens[article].lower not in {"this", "our"}


def _is_medium(page: Page, token: int) -> bool:
    """Tell whether who is spoken to passes it on: "told Reuters", "told state television"."""
    mention = mention_near(page, token)
    if mention is not None and mention.label == "OUTLET":
        return True
    if page.tokens[token].lemma.lower() in _AIRING and page.tokens[token].tag == "NN":
        return _airs(page, token)
    if employer(page, token) != token:  # "told PBS’ Ann Lee"
        return True
    bounds = source_tokens(page, token, token + 400)
    words = {page.tokens[i].lower for i in range(*bounds)}
    named = page.tokens[token].pos == "PROPN"
    return bool(words & WIRES) or (named and bool(words & MEDIA))


_AIRING = MEDIA - {"media", "news", "press"}


def addressed(page: Page, item: Candidate) -> int | None:
    """Return the head of who was spoken to: "told reporters", "speaking to X", "said to X"."""
    reading, tokens = page.reading, page.tokens
    cue = item.cue_head
    if cue is None or tokens[cue].pos not in {"VERB", "AUX"}:
        return None
    if tokens[cue].lemma.lower() in _ADDRESSERS:
        found = reading.child(cue, "dobj", "dative")
        if found is not None and found > cue and not is_inside(tokens[found].start, item.content):
            return found
    for node in reading.children[cue]:
        token = tokens[node]
        if token.dep in {"prep", "dative"} and token.lower == "to" and node > cue:
            found = reading.child(node, "pobj")
            if found is not None and not is_inside(tokens[found].start, item.content):
                return found
        if token.dep == "advcl" and token.lemma in {"speak", "talk"} and token.tag == "VBG":
            preposition = next(
                (n for n in reading.children[node] if tokens[n].lower in {"to", "with"}), None
            )
            if preposition is not None:
                return reading.child(preposition, "pobj")
    return None


def behind(page: Page, item: Candidate, cue: int, prepositions: Set[str]) -> Iterator[int]:
    """Yield what stands behind these prepositions of a cue, outside of the content."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[cue]:
        if tokens[node].dep != "prep" or tokens[node].lower not in prepositions:
            continue
        found = reading.child(node, "pobj")
        if found is not None and not is_inside(tokens[found].start, item.content):
            yield found


def is_inside(char: int, content: tuple[Chars, ...]) -> bool:
    """Tell whether a character lies in a content."""
    return any(start <= char < end for start, end in content)


def mention_near(page: Page, token: int) -> Mention | None:
    """Return the mention that a token heads, else one that it stands in."""
    found = page.reading.mention_at.get(token)
    if found is not None:
        return found
    return next((m for m in page.reading.mentions if m.first <= token < m.last), None)
