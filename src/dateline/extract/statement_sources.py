"""Find the source of a cue: the phrase that names who speaks, and the characters of the cue.

In: a page and a cue word. Out: the head of the source phrase and spans.
It refuses to guess: a cue without subject, agent or possessor has no source.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Chars, Page
from dateline.extract.statement_receivers import is_no_subject, sent_to
from dateline.extract.statement_subjects import (
    accompanying,
    before_aside,
    claim_taken_up,
    going_on,
    inverted,
    is_had_to_say,
    is_misread_passive,
    is_passed_over,
    object_above,
    shares_subject,
)
from dateline.extract.statement_words import CONTROL, FORUMS, LABELS, PAPERS
from dateline.syntax import SUBJECTS

_CLIMBS = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "what"})
_LEFT_LOOSE = frozenset({"even", "also", "so", "then", "and", "but", "or", "yet", "now"})


def source_head(page: Page, verb: int) -> int | None:
    """Return the token that heads the speaker of a verb, climbing to the verb that governs it."""
    reading, tokens = page.reading, page.tokens
    if _is_undergone(page, verb):
        return reading.child(verb, "agent")
    node = tokens[verb].head if is_had_to_say(page, verb) else verb
    for other in (
        accompanying(page, verb), going_on(page, verb), inverted(page, verb),
        object_above(page, verb), before_aside(page, verb),
    ):  # fmt: skip
        if other is not None:
            return other
    claim = claim_taken_up(page, verb)
    if claim is not None:
        node = claim
    for _ in range(8):
        active = node != verb and tokens[verb].dep == "conj" and tokens[verb].tag != "VBN"
        found = _own_subject(page, node, by=not active)
        if found is not None and not (node != verb and is_passed_over(page, verb, node, found)):
            return found
        undergone = reading.child(node, "nsubjpass", "csubjpass")
        if undergone is not None and node == verb and is_misread_passive(page, verb):
            return undergone
        if undergone is not None and tokens[node].lemma in {"quote", "cite"}:  # "as saying"
            return undergone
        if undergone is not None:  # "was asked about it and said that"
            return undergone if shares_subject(page, verb, node, undergone) else None
        token = tokens[node]
        if token.head == node:
            return None
        parent = token.head
        if token.dep == "csubj":
            return None
        if token.dep in {"acl", "relcl"}:
            sent = sent_to(page, node, parent)
            if sent is not None:
                return sent
            return parent if tokens[parent].pos in {"NOUN", "PROPN", "PRON"} else None
        if token.dep == "pcomp" or tokens[parent].pos in {"ADP", "SCONJ"}:
            if tokens[parent].head == parent:
                return None
            parent = tokens[parent].head
        elif token.dep not in _CLIMBS and not _is_willing(page, parent):
            return None
        if tokens[parent].pos in {"NOUN", "PROPN"} and token.dep != "conj":
            return None
        if token.dep == "xcomp":
            owner = reading.child(parent, "dobj")
            own = tokens[parent].lemma in _OWN or _is_added(page, verb)
            if owner is not None and owner < node and not own:
                return owner
        node = parent
    return None


_OWN = frozenset({"promise", "have"})
"""Verbs whose subject does what their infinitive tells, not their object: "had much to say"."""


def _is_added(page: Page, verb: int) -> bool:
    """Tell whether a participle behind a comma goes on: "urged them to leave, saying it burned"."""
    token = page.tokens[verb]
    before = page.text[: token.start].rstrip("”\"'’ ")
    return token.tag == "VBG" and token.dep == "advcl" and before.endswith(",")


def _is_undergone(page: Page, verb: int) -> bool:
    """Tell whether a participle tells what was done to its subject: "asked why, Obama said"."""
    token = page.tokens[verb]
    bare = page.reading.child(verb, "aux", "auxpass", "nsubj") is None
    first = page.sentence_of(verb).first == verb
    participle = token.tag == "VBN" or (token.tag == "VBD" and first)
    return participle and bare and token.dep == "advcl"


def _is_willing(page: Page, adjective: int) -> bool:
    """Tell whether an adjective passes its subject on: "Critics were quick to suggest"."""
    token = page.tokens[adjective]
    return token.pos == "ADJ" and token.dep == "acomp"


def _own_subject(page: Page, verb: int, by: bool = True) -> int | None:
    """Return the subject of a verb, or its agent. by: whether "by X" counts."""
    reading, tokens = page.reading, page.tokens
    outside = page.quotation_at(tokens[verb].start) is None
    for node in reading.children[verb]:
        if outside and _is_quoted_before(page, node, verb):
            continue
        if _is_page_name(page, node) or _is_label(page, node) or is_no_subject(page, node, verb):
            continue
        if tokens[node].dep == "nsubj" or (tokens[node].dep == "csubj"):
            return node
        if by and tokens[node].dep == "agent":
            return reading.child(node, "pobj")
    for node in reading.children[verb]:
        if _is_page_name(page, node) or _is_label(page, node) or is_no_subject(page, node, verb):
            continue
        if tokens[node].dep in SUBJECTS and tokens[node].dep != "expl":
            return None if tokens[node].dep == "nsubjpass" else node
    return None


def _is_page_name(page: Page, node: int) -> bool:
    """Tell whether a noun is what a page calls itself behind a stroke: "Lee resigns | Fox News"."""
    first = page.reading.subtree_bounds(node)[0]
    return any(page.tokens[i].text == "|" for i in range(max(first - 1, 0), node))


def _is_label(page: Page, node: int) -> bool:
    """Tell whether a word only announces: "UPDATE: Lee said"."""
    following = page.tokens[node + 1].text if node + 1 < len(page.tokens) else ""
    return following == ":" and page.tokens[node].lower in LABELS


def _is_quoted_before(page: Page, node: int, verb: int) -> bool:
    """Tell whether a word stands in a quotation that ends before its verb: "... mode,” said X"."""
    number = page.quotation_at(page.tokens[node].start) if node < verb else None
    if number is None:
        return False
    quotation = page.quotations[number]
    start = page.tokens[page.sentence_of(verb).first].start
    return quotation.end < page.tokens[verb].start and quotation.start <= start


def source_tokens(page: Page, head: int, verb: int) -> tuple[int, int]:
    """Return the token bounds (half-open) of the source phrase around `head`."""
    tokens = page.tokens
    personal = tokens[head].tag in {"PRP", "WP", "WDT", "PRP$"} or not page.reading.children[head]
    if tokens[head].pos == "PRON" and personal and tokens[head].dep != "poss":
        return head, head + 1
    nodes = set(_phrase(page, head, verb))
    first = last = head
    while first - 1 in nodes:
        first -= 1
    while last + 1 in nodes:
        last += 1
    last = _without_forum(page, head, verb, _with_name(page, head, last + 1))
    if head > verb:  # "Added Lee: “It is late.”"
        last = next((i for i in range(head + 1, last) if tokens[i].text == ":"), last)
    while first < head and (
        (tokens[first].pos in {"PUNCT", "CCONJ"} and tokens[first].text not in '"“‘([$')
        or tokens[first].tag == "''"  # closes the quotation before
        or (tokens[first].lower in _LEFT_LOOSE and not tokens[first].text.isupper())
    ):
        first += 1
    while (
        last > head + 1 and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text in ",.;:—–-"
    ):
        last -= 1
    for i in range(head - 1, first, -1):
        if tokens[i].text in {"—", "--", "–", "―"}:  # "WASHINGTON -- President X"
            first = i + 1
            break
    return first, _without_date(page, head, last)


def _with_name(page: Page, head: int, last: int) -> int:
    """Return the end of a source with a name parsed as a second subject: "the news agency KCNA"."""
    tokens = page.tokens
    name = next((m for m in page.reading.mentions if m.first == last), None)
    if name is None or name.form != "name" or tokens[head].dep != "nsubj":
        return last
    doubled = tokens[name.head].dep == "nsubj" and tokens[name.head].head == tokens[head].head
    return name.last if doubled and tokens[head].head >= name.last else last


def _without_forum(page: Page, head: int, verb: int, last: int) -> int:
    """Return the end of a source behind its verb, without "in a statement"."""
    tokens, reading = page.tokens, page.reading
    for node in reading.children[head] if head > verb else ():
        target = reading.child(node, "pobj") if tokens[node].dep == "prep" else None
        if target is None or tokens[node].lower not in {"in", "on", "at", "during"}:
            continue
        low, high = reading.subtree_bounds(node)
        article = reading.child(target, "det")
        forum = tokens[target].lemma.lower() in FORUMS
        if (
            forum
            and high >= last > low > head
            and article is not None
            and tokens[article].lower in _ONE
        ):
            return low
    return last


_ONE = frozenset({"a", "an"})


def _without_date(page: Page, head: int, last: int) -> int:
    """Return the end of a source phrase without a closing "in 2015"."""
    tokens = page.tokens
    for node in page.reading.children[head]:
        low, high = page.reading.subtree_bounds(node)
        dated = tokens[node].dep == "prep" and high == last and high - low <= 3
        if dated and tokens[high - 1].entity == "DATE":
            return low
    return last


def _phrase(page: Page, head: int, verb: int) -> list[int]:
    """Return the tokens of a noun phrase on the head's side of the verb."""
    tokens, children = page.tokens, page.reading.children
    found: list[int] = []
    stack = [head]
    while stack:
        node = stack.pop()
        if (node < verb) != (head < verb) or node == verb:
            continue
        found.append(node)
        for child in children[node]:
            token = tokens[child]
            if token.dep == "acl" and token.tag == "VBG" and tokens[child - 1].text == ",":
                continue
            apart = token.dep == "prep" and token.lower == "with" and tokens[child - 1].text == ","
            if apart and head > verb:
                continue
            if child == verb or (
                token.dep in {"conj", "relcl", "acl"} and _holds(page, child, verb)
            ):
                continue
            stack.append(child)
    return found


def _holds(page: Page, node: int, verb: int) -> bool:
    return any(item == verb for item in page.reading.subtree(node))


def source_span(page: Page, head: int, verb: int) -> Chars:
    """Return the characters of the source phrase."""
    first, last = source_tokens(page, head, verb)
    tokens = page.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    number = page.quotation_at(end - 1)
    if number is not None and page.quotations[number].start >= start:
        end = max(end, page.quotations[number].end)
    return start, end


def cue_tokens(page: Page, verb: int, matched: tuple[int, ...]) -> list[int]:
    """Return the tokens of a verbal cue: auxiliaries, adverbs, negation, verb, particles."""
    tokens = page.tokens
    last = max(matched)
    if last - verb > len(matched) + 1:
        last = verb
    first = verb
    chain = {verb}
    while first > 0:
        token = tokens[first - 1]
        if token.sentence != tokens[verb].sentence:
            break
        belongs = token.head in chain and token.dep in {"aux", "auxpass", "neg", "advmod"}
        if (
            belongs
            and token.pos != "PROPN"
            and token.lower not in {"how", "why", "when", "where", "however", "so"}
        ):
            first -= 1
            continue
        governs = (
            token.i in {tokens[node].head for node in chain}
            and tokens[first].dep in {"aux", "xcomp", "advmod"}
            and token.lemma.lower() in CONTROL
            and any(tokens[node].dep == "xcomp" for node in chain)
        )
        if not governs:
            break
        chain.add(token.i)
        first -= 1
    while first < verb and tokens[first].pos == "PUNCT":
        first += 1
    return list(range(first, last + 1))


def antecedent(page: Page, head: int) -> int:
    """Return the noun that a relative pronoun stands for, else `head` itself."""
    token = page.tokens[head]
    if token.lower in _RELATIVES and token.dep in SUBJECTS:
        verb = page.tokens[token.head]
        if verb.dep == "relcl" and verb.head < head:
            if token.lower == "who":
                return _person_above(page, verb.head)
            return _paper_above(page, verb.head) or _name_around(page, verb.head)
    return head


def _name_around(page: Page, noun: int) -> int:
    """Return the head of the name that a noun stands in: "the Conference of Bishops, which"."""
    if page.reading.mention_at.get(noun) is not None:
        return noun
    around = (m for m in page.reading.mentions if m.form == "name" and m.first <= noun < m.last)
    return next((m.head for m in around if m.kind == "actor"), noun)


def _paper_above(page: Page, noun: int) -> int | None:
    """Return the paper that "that" stands for behind a time: "a letter on Monday that said"."""
    tokens = page.tokens
    if tokens[noun].lemma.lower() in PAPERS or tokens[noun].dep not in {"pobj", "npadvmod"}:
        return None
    above = tokens[noun].head
    if tokens[above].dep == "prep" and tokens[above].lower in _TIMED:
        above = tokens[above].head
    paper = page.reading.child(above, "dobj")
    if paper is None or not above < paper < noun or tokens[above].pos != "VERB":
        return None
    return paper if tokens[paper].lemma.lower() in PAPERS else None


_TIMED = frozenset({"after", "before", "during", "following", "in", "on"})


def _person_above(page: Page, noun: int) -> int:
    """Return whom "who" stands for where it was tied to a body or place beside a person.

    "Ann Lee, a teacher at Kenyatta University, who said": only people are "who".
    """
    tokens, reading = page.tokens, page.reading
    mention = reading.mention_at.get(noun)
    if mention is None and tokens[noun].pos == "NOUN":
        return _person_there(page, noun) or noun
    if mention is None or mention.form != "name" or mention.label not in _NO_PEOPLE:
        return noun
    node = noun
    while tokens[node].dep in {"pobj", "prep", "appos", "compound", "poss"}:
        node = tokens[node].head
        above = reading.mention_at.get(node)
        if above is None or above.label not in {"PERSON", "ROLE"}:
            continue
        named = reading.mention_at.get(tokens[node].head) if tokens[node].dep == "appos" else None
        if named is not None and named.label == "PERSON":
            return named.head
        return node
    return noun


def _person_there(page: Page, noun: int) -> int | None:
    """Return who was at a place that "who" was tied to: "men were held at the gate who claim"."""
    tokens, reading = page.tokens, page.reading
    node = noun
    while tokens[node].dep == "pobj" and tokens[tokens[node].head].lower == "of":
        node = tokens[tokens[node].head].head
    place = tokens[tokens[node].head]
    if tokens[node].dep != "pobj" or place.lower not in _PLACED or place.dep != "prep":
        return None
    subject = reading.child(place.head, "nsubj", "nsubjpass")
    mention = reading.mention_at.get(subject) if subject is not None else None
    known = mention is not None and mention.label in {"PERSON", "ROLE"}
    return subject if known and tokens[place.head].pos == "VERB" else None


_PLACED = frozenset({"in", "at", "on", "inside", "outside", "near"})
_NO_PEOPLE = frozenset({"ORG", "GPE", "COUNTRY", "PLACE", "LOC", "FAC", "METONYM", "OUTLET"})
