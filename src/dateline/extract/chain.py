"""Trace a statement's voices, addressee, forum and the time at which it was said.

In: a candidate on its page. Out: `Voice` tuples, character spans, a `When`.
It refuses to resolve a name: a voice carries the mention that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import antecedent, source_tokens
from dateline.extract.statement_speakers import outlet_before
from dateline.extract.statement_words import FORUMS, MEDIA, PAPERS, UNNAMED, WIRES
from dateline.records import Mention, Statement, Voice, VoiceKind, When
from dateline.syntax import Reading

UNKNOWN_OUTLET = "this outlet"
_MEDIA = frozenset({"outlet", "agency"})
_WORD = re.compile(r"\w+")
_GROUPS = frozenset({"ORG", "GPE", "COUNTRY", "METONYM", "GROUP", "NORP", "DEMONYM", "FAC", "LOC"})
_ADDRESSERS = frozenset(
    ["tell", "inform", "remind", "assure", "warn", "notify", "brief", "ask", "advise", "reassure"]
)


def voices(
    page: Page, item: Candidate, speaker: Mention | None, parent: Statement | None = None
) -> tuple[Voice, ...]:
    """Return the chain from the speaker outwards; the last voice is the article's outlet.

    A statement inside another goes on with the chain of that one.
    """
    chain: list[Voice] = []
    if item.source is not None and item.source_head is not None:
        head = antecedent(page, item.source_head)
        name = _name(page, head, speaker) or page.text[slice(*item.source)]
        chain.append(
            Voice(kind=voice_kind(page, head, speaker, item.source), name=name,
                  mention=speaker.id if speaker is not None else None)
        )  # fmt: skip
    elif speaker is not None:
        span = (speaker.start, speaker.end)
        kind = voice_kind(page, speaker.head, speaker, span)
        chain.append(Voice(kind=kind, name=speaker.raw, mention=speaker.id))
    for token in _carriers(page, item):
        mention = _mention_near(page, token)
        first, last = source_tokens(page, token, token + 400)
        span = page.span(range(first, last))
        name = _name(page, token, mention) or page.text[slice(*span)]
        kind = voice_kind(page, token, mention, span)
        chain.append(Voice(kind=kind, name=name, mention=mention.id if mention else None))
    outlet = page.reading.article.outlet
    if chain and chain[-1].kind in _MEDIA and _is_outlet(chain[-1].name, outlet):
        chain.pop()  # "told this newspaper": the outlet stands at the end of the chain
    if parent is not None:
        joint = speaker is not None and bool(_joined(page, speaker))
        same = bool(chain) and not joint and _is_same(page, chain[-1], parent.chain[0])
        return (*chain, *(parent.chain[1:] if same else parent.chain))
    agency = page.reading.provenance.agency
    if agency is not None and not _is_outlet(agency, outlet):
        chain.append(Voice(kind="agency", name=agency))
    chain.append(Voice(kind="outlet", name=outlet or UNKNOWN_OUTLET))
    return tuple(chain)


def _name(page: Page, head: int, speaker: Mention | None) -> str | None:
    """Return the name of a voice; of several that speak together all names: "he and Trump"."""
    if speaker is None or speaker.head != head:
        return speaker.raw if speaker is not None else None
    names = [speaker.raw, *_joined(page, speaker)]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _joined(page: Page, speaker: Mention) -> list[str]:
    """Return the other names in a list that a speaker heads, not another name for the speaker."""
    found: list[str] = []
    listed = False
    node = page.reading.child(speaker.head, "conj")
    before = speaker.head
    while node is not None:
        mention = page.reading.mention_at.get(node)
        listed = listed or page.reading.child(before, "cc") is not None
        other = mention is not None and (mention.chain is None or mention.chain != speaker.chain)
        if mention is not None and mention.form == "name" and other:
            found.append(mention.raw)
        before, node = node, page.reading.child(node, "conj")
    return found if listed and speaker.form != "nominal" else []


def _is_outlet(agency: str, outlet: str | None) -> bool:
    """Tell whether a voice is the outlet itself: "CNN" of "CNN (Web News)", "The Times"."""
    if outlet is None:
        return False
    one, other = (set(_WORD.findall(name.lower())) - {"the"} for name in (agency, outlet))
    return one <= other or other <= one


def _is_same(page: Page, one: Voice, other: Voice) -> bool:
    """Tell whether two voices are one: the same mention, the same words, or one chain."""
    if one.mention is None or other.mention is None:
        return False
    first, second = (page.reading.mention_by_id[item] for item in (one.mention, other.mention))
    if first.form != "pronoun" and first.raw == second.raw:
        return True
    return first.id == second.id or (first.chain is not None and first.chain == second.chain)


def _mention_near(page: Page, token: int) -> Mention | None:
    found = page.reading.mention_at.get(token)
    if found is not None:
        return found
    return next((m for m in page.reading.mentions if m.first <= token < m.last), None)


def voice_kind(page: Page, head: int, mention: Mention | None, span: Chars) -> VoiceKind:
    """Return what kind of voice a source phrase is, from its head word and its mention."""
    named_before = _named_of_chain(page, mention)
    if named_before is not None and named_before is not mention:
        span = (named_before.start, named_before.end)
        return voice_kind(page, named_before.head, named_before, span)
    token = page.tokens[head]
    words = {word.strip(".,'’\"").lower() for word in page.text[slice(*span)].split()}
    lemma = token.lemma.lower()
    named = mention is not None and mention.form == "name" and mention.head == head
    if words & WIRES or (mention is not None and mention.label == "OUTLET"):
        return "agency" if words & WIRES or "agency" in words else "outlet"
    if lemma in MEDIA and token.pos in {"NOUN", "PROPN"}:
        return "agency" if "agency" in words else "outlet"
    if lemma in PAPERS and token.pos == "NOUN":
        return "document"
    if not named and (token.lower in UNNAMED or lemma in UNNAMED):
        return "unnamed"
    if mention is not None and mention.label in _GROUPS and mention.head == head:
        return "organisation"
    known = mention is not None and mention.label == "PERSON"
    if token.entity in _GROUPS and token.entity != "NORP" and not known:
        return "organisation"
    if mention is None and token.pos != "PROPN":
        return "unnamed"
    return "person"


def _named_of_chain(page: Page, mention: Mention | None) -> Mention | None:
    """Return the first mention of a pronoun's chain that is a name or noun, else None."""
    if mention is None or mention.form != "pronoun" or mention.chain is None:
        return None
    return next(
        (m for m in page.reading.mentions if m.chain == mention.chain and m.form != "pronoun"), None
    )


def _carriers(page: Page, item: Candidate) -> list[int]:
    """Return the tokens of the media that pass the words on, from the inside outwards."""
    found: list[int] = []
    if item.cue_head is not None and item.kind != "phrase":
        addressee = _addressed(page, item)
        if addressee is not None and _is_medium(page, addressee):
            found.append(_employer(page, addressee))
        station = _station(page, item, item.cue_head)
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


def _employer(page: Page, person: int) -> int:
    """Return the outlet that who is spoken to stands for, else who it is.

    "Told Fox News host Lee", "told the broadcaster Russia Today", "told the paper" named before.
    """
    reading = page.reading
    mention = _mention_near(page, person)
    name = reading.child(person, "appos")
    apposed = reading.mention_at.get(name) if name is not None else None
    known = apposed if apposed is not None and apposed.label == "OUTLET" else None
    known = known or outlet_before(page, person)
    if known is not None or mention is None or mention.label == "OUTLET":
        return known.head if known is not None else person
    first, last = source_tokens(page, person, person + 400)
    inside = (m for m in reading.mentions if m.label == "OUTLET" and first <= m.first < person)
    return next((m.head for m in inside if m.last <= last), person)


def _station(page: Page, item: Candidate, cue: int) -> int | None:
    """Return the outlet in "in an interview with CBS", "on NBC’s “Meet the Press”"."""
    tokens, reading = page.tokens, page.reading
    for target in _behind(page, item, cue, {"in", "on", "during", "to"}):
        nodes: list[int | None] = [target, reading.child(target, "poss")]
        for inner in reading.children[target]:
            if tokens[inner].dep == "prep" and tokens[inner].lower in {"with", "to", "on"}:
                guest = reading.child(inner, "pobj")
                nodes += [guest, reading.child(guest, "poss") if guest is not None else None]
        for at in nodes:
            mention = reading.mention_at.get(at) if at is not None else None
            if mention is not None and mention.label == "OUTLET":
                return mention.head
    return None


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
        if found is None or _inside(token.start, item.content):
            continue
        after = _mention_near(page, found + 1) if found + 1 < len(tokens) else None
        if after is not None and after.label == "OUTLET":
            return after.head
        if _is_medium(page, found) or token.lemma == "post":
            return found
    return None


def _is_medium(page: Page, token: int) -> bool:
    """Tell whether who is spoken to passes it on: "told Reuters", "told state television"."""
    mention = _mention_near(page, token)
    if mention is not None and mention.label == "OUTLET":
        return True
    if page.tokens[token].lemma.lower() in _AIRING and page.tokens[token].tag == "NN":
        article = page.reading.child(token, "det")
        return article is None or page.tokens[article].lower not in {"this", "our"}
    bounds = source_tokens(page, token, token + 400)
    words = {page.tokens[i].lower for i in range(*bounds)}
    named = page.tokens[token].pos == "PROPN"
    return bool(words & WIRES) or (named and bool(words & MEDIA))


_AIRING = MEDIA - {"media", "news", "press"}


def _addressed(page: Page, item: Candidate) -> int | None:
    """Return the head of who was spoken to: "told reporters", "speaking to X", "said to X"."""
    reading, tokens = page.reading, page.tokens
    cue = item.cue_head
    if cue is None or tokens[cue].pos not in {"VERB", "AUX"}:
        return None
    if tokens[cue].lemma.lower() in _ADDRESSERS:
        found = reading.child(cue, "dobj", "dative")
        if found is not None and found > cue and not _inside(tokens[found].start, item.content):
            return found
    for node in reading.children[cue]:
        token = tokens[node]
        if token.dep in {"prep", "dative"} and token.lower == "to" and node > cue:
            found = reading.child(node, "pobj")
            if found is not None and not _inside(tokens[found].start, item.content):
                return found
        if token.dep == "advcl" and token.lemma in {"speak", "talk"} and token.tag == "VBG":
            preposition = next(
                (n for n in reading.children[node] if tokens[n].lower in {"to", "with"}), None
            )
            if preposition is not None:
                return reading.child(preposition, "pobj")
    return None


def addressee_span(page: Page, item: Candidate) -> Chars | None:
    """Return the characters of who was spoken to, or None."""
    head = _addressed(page, item)
    return _phrase_span(page, head, item) if head is not None else None


def _phrase_span(page: Page, head: int, item: Candidate) -> Chars | None:
    nodes = [
        node for node in page.reading.subtree(head)
        if not _inside(page.tokens[node].start, item.content)
    ]  # fmt: skip
    first = last = head
    while first - 1 in nodes:
        first -= 1
    while last + 1 in nodes:
        last += 1
    low, high = page.without_ends(first, last + 1)
    return page.span(range(low, high)) if low < high else None


def forum_span(page: Page, item: Candidate) -> Chars | None:
    """Return the characters of where it was said: "in a news conference", or None."""
    if item.cue_head is None:
        return None
    for found in _behind(page, item, item.cue_head, {"in", "at", "during", "on"}):
        if page.tokens[found].lemma.lower() in FORUMS:
            return _phrase_span(page, found, item)
    return None


def _behind(page: Page, item: Candidate, cue: int, prepositions: Set[str]) -> Iterator[int]:
    """Yield what stands behind these prepositions of a cue, outside of the content."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[cue]:
        if tokens[node].dep != "prep" or tokens[node].lower not in prepositions:
            continue
        found = reading.child(node, "pobj")
        if found is not None and not _inside(tokens[found].start, item.content):
            yield found


def _inside(char: int, content: tuple[Chars, ...]) -> bool:
    return any(start <= char < end for start, end in content)


def saying_time(reading: Reading, cue_token: int, times: Sequence[When]) -> When | None:
    """Return the time expression that says when the words were said, or None.

    It depends on the cue, directly or through one preposition, or stands right beside it.
    """
    tokens = reading.tokens
    for when in times:
        if when.type in {"DURATION", "SET"}:
            continue
        token = reading.token_at(when.start)
        last = reading.token_at(when.end - 1)
        if token is None or last is None or tokens[token].sentence != tokens[cue_token].sentence:
            continue
        inside = range(token, last + 1)
        top = next(
            (i for i in inside if tokens[i].head not in inside or tokens[i].head == i), token
        )
        head = tokens[top].head
        if tokens[top].dep == "pobj":
            head = tokens[head].head
        if head == cue_token and top != cue_token and not _in_clause(reading, cue_token, top):
            return when
    return None


def _in_clause(reading: Reading, cue: int, node: int) -> bool:
    """Tell whether a node lies behind the start of the clause that the cue governs."""
    for child in reading.children[cue]:
        if reading.tokens[child].dep == "ccomp":
            low, high = reading.subtree_bounds(child)
            if low <= node and (cue < low or node < high):
                return True
    return False
