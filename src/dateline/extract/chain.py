"""Trace a statement's voices, addressee, forum and the time at which it was said.

In: a candidate on its page. Out: `Voice` tuples, character spans, a `When`.
It refuses to resolve a name: a voice carries the mention that names it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.carriers import addressed, behind, carriers, is_inside, mention_near
from dateline.extract.own_outlet import is_own_outlet
from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import antecedent, source_tokens
from dateline.extract.statement_speakers import is_paper
from dateline.extract.statement_words import BODIES, FORUMS, MEDIA, UNNAMED, WIRES
from dateline.records import Mention, Statement, Voice, VoiceKind, When
from dateline.syntax import Reading, conjuncts

UNKNOWN_OUTLET = "this outlet"
_MEDIA = frozenset({"outlet", "agency"})
_GROUPS = frozenset({"ORG", "GPE", "COUNTRY", "METONYM", "GROUP", "NORP", "DEMONYM", "FAC", "LOC"})


def voices(
    page: Page, item: Candidate, speaker: Mention | None, parent: Statement | None = None
) -> tuple[Voice, ...]:
    """Return the chain from the speaker outwards; the last voice is the article's outlet.

    A statement inside another goes on with the chain of that one, without who only denies it.
    """
    chain: list[Voice] = []
    if item.source is not None and item.source_head is not None:
        head = antecedent(page, item.source_head)
        phrase = item.source
        named = page.tokens[head].pos in {"NOUN", "PROPN", "PRON"}
        if head != item.source_head and named:  # "a report that says": the noun, not the pronoun
            phrase = page.span(range(*source_tokens(page, head, item.source_head)))
        elif named and not phrase[0] <= page.tokens[head].start < phrase[1]:
            phrase = page.span((head,))  # "Reuters quoted her as saying"
        kind = voice_kind(page, head, speaker, phrase)
        name = _name(page, speaker)
        if name is None or (kind == "document" and page.tokens[head].lemma in _POLLS):
            name = _bare_phrase(page, head, phrase)
        chain.append(Voice(kind=kind, name=name, mention=speaker.id if speaker else None))
    elif speaker is not None:
        span = (speaker.start, speaker.end)
        kind = voice_kind(page, speaker.head, speaker, span)
        chain.append(Voice(kind=kind, name=speaker.raw, mention=speaker.id))
    for token in carriers(page, item):
        mention = mention_near(page, token)
        first, last = source_tokens(page, token, token + 400)
        span = page.span(range(first, last))
        name = _name(page, mention) or page.text[slice(*span)]
        kind = voice_kind(page, token, mention, span)
        chain.append(Voice(kind=kind, name=name, mention=mention.id if mention else None))
    article = page.reading.article
    if chain and chain[-1].kind in _MEDIA and _is_own(page, chain[-1]):
        chain.pop()  # "told this newspaper": the outlet stands at the end of the chain
    if parent is not None:
        joint = speaker is not None and bool(joined(page, speaker))
        same = bool(chain) and not joint and _is_same(page, chain[-1], parent.chain[0])
        same = same or (bool(chain) and _is_judged(item, parent))
        return (*chain, *(parent.chain[1:] if same else parent.chain))
    agency = page.reading.provenance.agency
    if agency is not None and not is_own_outlet(agency, None, article):
        chain.append(Voice(kind="agency", name=agency))
    chain.append(Voice(kind="outlet", name=article.outlet or UNKNOWN_OUTLET))
    return tuple(chain)


_POLLS = frozenset({"poll", "survey"})
"""Papers that are named by more than who made them: "a Reuters/Ipsos poll"."""


def _bare_phrase(page: Page, head: int, phrase: Chars) -> str:
    """Return the words of a source; of a poll only the noun with what stands before it."""
    tokens = page.tokens
    if tokens[head].lemma not in _POLLS:
        return page.text[slice(*phrase)]
    parts = [n for n in page.reading.children[head] if n < head and tokens[n].dep != "det"]
    first = min((page.reading.subtree_bounds(n)[0] for n in parts), default=head)
    return page.text[tokens[first].start : tokens[head].end]


def _name(page: Page, speaker: Mention | None) -> str | None:
    """Return the name of a voice; of several that speak together all names: "he and Trump"."""
    if speaker is None:
        return None
    names = [_owned(page, speaker), *(other.raw for other in joined(page, speaker))]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _owned(page: Page, speaker: Mention) -> str:
    """Return the words of a speaker, with whose a body is: "the senator's campaign"."""
    tokens = page.tokens
    owner = page.reading.child(speaker.head, "poss") if speaker.form == "nominal" else None
    if (
        owner is None
        or tokens[owner].pos == "PRON"
        or tokens[speaker.head].lemma not in BODIES - {"body"}
    ):
        return speaker.raw
    first = page.reading.subtree_bounds(owner)[0]
    first += tokens[first].dep == "det"
    return page.text[tokens[first].start : speaker.end] if first < speaker.first else speaker.raw


def joined(page: Page, speaker: Mention) -> tuple[Mention, ...]:
    """Return the others in a list that a speaker heads, not another name for the speaker.

    Names, and groups: "officials and experts", "Lee and other mayors", "the governor and
    lawmakers", not "the founder and president".
    """
    heads = list(conjuncts(page.reading, speaker.head))
    if not any(page.reading.child(node, "cc") is not None for node in heads):
        return ()
    listed = (page.reading.mention_at.get(node) for node in heads[1:])
    return tuple(
        other for other in listed
        if other is not None and (other.chain is None or other.chain != speaker.chain)
        and _are_two(page, speaker, other)
    )  # fmt: skip


def _are_two(page: Page, speaker: Mention, other: Mention) -> bool:
    """Tell whether a speaker and one listed behind are not told twice by two roles."""
    if other.form == "name" and speaker.form != "nominal":
        return True
    return other.form == "nominal" and page.tokens[other.head].tag in _SEVERAL


_SEVERAL = frozenset({"NNS", "NNPS"})


def _is_own(page: Page, voice: Voice) -> bool:
    """Tell whether a voice is the outlet itself, which stands at the end of the chain."""
    mention = page.reading.mention_by_id[voice.mention] if voice.mention is not None else None
    return is_own_outlet(voice.name, mention, page.reading.article)


def _is_judged(item: Candidate, parent: Statement) -> bool:
    """Tell whether somebody denies or doubts what another claims: it did not come through him.

    "Lee questioned the agency's finding that it was late."
    """
    if item.kind != "noun" or item.source is None or item.cue is None:
        return False
    if parent.stance not in {"denies", "doubts", "asks"}:
        return False
    first = min(item.source[0], item.cue[0])
    return 0 <= first - parent.content[0].start <= len("those ")


def _is_same(page: Page, one: Voice, other: Voice) -> bool:
    """Tell whether two voices are one: the same mention, the same words, or one chain."""
    if one.mention is None or other.mention is None:
        return False
    first, second = (page.reading.mention_by_id[item] for item in (one.mention, other.mention))
    if first.form != "pronoun" and first.raw == second.raw:
        return True
    return first.id == second.id or (first.chain is not None and first.chain == second.chain)


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
    if lemma in _POLLS and not named:
        return "document"
    if words & WIRES or (mention is not None and mention.label == "OUTLET"):
        return "agency" if words & WIRES or "agency" in words else "outlet"
    if lemma in MEDIA and token.pos in {"NOUN", "PROPN"}:
        return "agency" if "agency" in words else "outlet"
    if is_paper(page, head):
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
    """Return the first name of a pronoun's chain, else its first noun, else None."""
    if mention is None or mention.form != "pronoun" or mention.chain is None:
        return None
    chained = [m for m in page.reading.mentions if m.chain == mention.chain]
    named = next((m for m in chained if m.form == "name"), None)
    return named or next((m for m in chained if m.form != "pronoun"), None)


def addressee_span(page: Page, item: Candidate) -> Chars | None:
    """Return the characters of who was spoken to, or None."""
    head = addressed(page, item)
    return _phrase_span(page, head, item) if head is not None else None


def _phrase_span(page: Page, head: int, item: Candidate) -> Chars | None:
    nodes = [
        node for node in page.reading.subtree(head)
        if not is_inside(page.tokens[node].start, item.content)
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
    for found in behind(page, item, item.cue_head, {"in", "at", "during", "on"}):
        if page.tokens[found].lemma.lower() in FORUMS:
            return _phrase_span(page, found, item)
    return None


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
