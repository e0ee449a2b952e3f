"""Find the mention of who speaks: the head of a source, its name, or the issuer of a paper.

In: a candidate on its page. Out: a mention, or None.
It refuses a mention that stands outside of the source, but for the issuer of a paper.
"""

from __future__ import annotations

import re

from dateline.extract.statement_parts import Candidate, Chars, Page
from dateline.extract.statement_sources import antecedent, source_head, source_tokens
from dateline.extract.statement_words import PAPERS
from dateline.knowledge.base import TITLES
from dateline.records import Mention


def speaker_mention(page: Page, item: Candidate) -> Mention | None:
    """Return the mention at the head of the source, else the longest inside the source."""
    if item.source_head is None:
        return None
    reading = page.reading
    head = antecedent(page, item.source_head)
    found = reading.mention_at.get(head)
    if found is not None and not (is_paper(page, head) and found.form == "nominal"):
        return _named_beside(page, item, found)
    issuer = _issuer(page, head)
    source = item.source
    taken_up = head != item.source_head and is_paper(page, head)  # "a Senate report that says"
    if source is not None and taken_up:
        source = page.span(range(*source_tokens(page, head, item.source_head)))
    if source is None and item.kind == "orphan":
        source = page.span(range(*source_tokens(page, head, head + 400)))
    user = page.tokens[head].lemma in _USERS
    if issuer is None and source is not None and not user:
        issuer = _inside(page, source, head) or _told_before(page, head)
    return issuer or outlet_before(page, head)


_USERS = frozenset({"user", "poster", "commenter"})
"""Who posts on a platform, and is not it: "a Facebook user"."""


def is_paper(page: Page, head: int) -> bool:
    """Tell whether a noun is a written source; figures are if they come from somebody."""
    token = page.tokens[head]
    if token.lower == "figures" and token.pos == "NOUN":
        parts = [page.tokens[n] for n in page.reading.children[head]]
        return any(
            (part.dep == "prep" and part.lower in {"from", "by"}) or part.tag == "VBN"
            for part in parts
        )
    return token.pos == "NOUN" and token.lemma.lower() in PAPERS


def outlet_before(page: Page, noun: int) -> Mention | None:
    """Return the outlet that "the paper" or "the agency" goes back to, named nearest before."""
    tokens, reading = page.tokens, page.reading
    article = reading.child(noun, "det")
    if tokens[noun].lemma not in _OUTLETS or article is None or tokens[article].lower not in _KNOWN:
        return None
    if {tokens[n].dep for n in reading.children[noun] if n < noun} - {"det"}:
        return None
    for mention in reversed(reading.mentions):
        near = 0 <= tokens[noun].sentence - mention.sentence <= LONGEST_WAY_BACK
        if mention.last <= noun and near and mention.label == "OUTLET":
            return mention
    return None


_OUTLETS = frozenset(
    "agency broadcaster channel daily magazine network newspaper outlet paper station tabloid "
    "weekly".split()
)


def _inside(page: Page, source: Chars, head: int) -> Mention | None:
    """Return the longest mention inside a source whose head names nobody: "a UN report"."""
    reading = page.reading
    start, end = source
    loose = reading.tokens[head].pos in {"ADJ", "DET", "PRON", "NUM"}
    written = is_paper(page, head)
    clauses = [
        reading.subtree_bounds(n) for n in reading.subtree(head)
        if n != head and reading.tokens[n].dep in {"acl", "relcl"}
    ]  # fmt: skip
    inside = [
        m for m in reading.mentions
        if start <= m.start and m.end <= end and m.kind == "actor"
        and not (loose and m.form == "pronoun")
        and not any(low <= m.first < high for low, high in clauses)
        and not (written and _only_receives(page, head, m))
    ]  # fmt: skip
    return max(inside, key=lambda m: (m.last - m.first, -m.start), default=None)


def _only_receives(page: Page, paper: int, mention: Mention) -> bool:
    """Tell whether a paper is to, about or on somebody: "a letter to the board", "posts on it"."""
    tokens = page.tokens
    node = mention.head
    while tokens[node].head not in {paper, node}:
        node = tokens[node].head
    word = tokens[node].lower if tokens[node].head == paper and tokens[node].dep == "prep" else ""
    if word in {"in", "on", "at"}:
        return mention.form != "name" or mention.raw.lower() in _PLATFORMS
    return word in {"to", "about", "against", "for"}


_PLATFORMS = frozenset(
    "facebook google instagram linkedin reddit telegram tiktok tumblr twitter vk weibo whatsapp "
    "youtube".split()
)
"""Where anybody posts: "ads on Facebook" are not by it."""


def _told_before(page: Page, paper: int) -> Mention | None:
    """Return who issued the paper that "the statement" goes back to, told nearest before."""
    tokens, reading = page.tokens, page.reading
    token = tokens[paper]
    article = reading.child(paper, "det")
    if token.lemma not in PAPERS or article is None or tokens[article].lower not in _KNOWN:
        return None
    for other in reversed(tokens[:paper]):
        if token.sentence - other.sentence > LONGEST_WAY_BACK:
            return None
        if other.lemma == token.lemma and other.pos == "NOUN":
            found = _issuer(page, other.i) or _said_in(page, other.i)
            owner = reading.child(other.i, "poss", "compound")
            if found is None and owner is not None:
                found = reading.mention_at.get(owner)
            if found is not None and found.form != "pronoun" and found.label not in _PLACES:
                return found
    return None


def _said_in(page: Page, paper: int) -> Mention | None:
    """Return who told something in a paper: "the bank said in a report released Friday"."""
    tokens = page.tokens
    preposition = tokens[paper].head
    if tokens[paper].dep != "pobj" or tokens[preposition].lower != "in":
        return None
    verb = tokens[preposition].head
    if tokens[verb].lemma not in {"say", "write", "state", "argue", "conclude", "warn"}:
        return None
    subject = _subject(page, verb)
    return _who(page, antecedent(page, subject)) if subject is not None else None


_PLACES = frozenset({"COUNTRY", "GPE", "PLACE", "LOC"})
_KNOWN = frozenset({"the", "this"})
LONGEST_WAY_BACK = 6
"""Sentences between a paper and the words that tell who issued it."""


def _named_beside(page: Page, item: Candidate, found: Mention) -> Mention:
    """Return the name in apposition to a role: "The top Democrat on the panel, Mark Warner,"."""
    member = found.label == "NORP" and page.tokens[found.head].tag == "NNP"  # "its top Democrat"
    if item.source is not None and found.label in {"ORG", "ROLE"}:
        officer = _officer(page, found, item.source[1])
        if officer is not None:
            return officer
    if (found.form != "nominal" and not member) or item.source is None:
        return found
    end = item.source[1]
    bare = _is_bare_title(page, item, found)
    for other in page.reading.mentions:
        if bare and _ends_title(page, found, other, end):
            return other
        named = other.label == "PERSON" and other.form == "name" and other.last - other.first > 1
        if named and other.sentence == found.sentence and _is_holder(page, found, other):
            return other
        if named and _is_told_apart(page, found, other):
            return other
        if other.first == found.last and _is_body_named(page, found, other):
            return other
        beside = found.end < other.start and other.end == end
        if named and beside and page.text[found.end : other.start].rstrip().endswith(","):
            return other
    return _body_before(page, found) or found


def _officer(page: Page, body: Mention, end: int) -> Mention | None:
    """Return who closes a source as the officer of a body: "the Union for Trade President Lee"."""
    tokens = page.tokens
    if tokens[body.head].pos != "PROPN":
        return None
    for other in page.reading.mentions:
        full = other.label == "PERSON" and other.form == "name" and other.last - other.first > 1
        if not full or other.end != end or other.sentence != body.sentence:
            continue
        between = tokens[body.last : other.first]
        joined = all(token.pos in {"PROPN", "ADP", "NOUN"} for token in between)
        if len(between) > 2 and joined and between[-1].lower in TITLES:
            return other
    return None


def _is_body_named(page: Page, noun: Mention, name: Mention) -> bool:
    """Tell whether a name right behind names what a noun sorts: "the state news agency KCNA"."""
    sorts = _SORTS | _OUTLETS
    same = name.form == "name" and name.sentence == noun.sentence
    return same and name.label in {"ORG", "OUTLET"} and page.tokens[noun.head].lemma in sorts


def _is_told_apart(page: Page, role: Mention, name: Mention) -> bool:
    """Tell whether a name was parsed as a second subject, or follows a comma and a title.

    "The army's chief of staff General Ann Lee said", "its top Democrat, Senator Ann Lee of Ohio".
    """
    one, other = page.tokens[role.head], page.tokens[name.head]
    if name.start < role.end or one.tag not in {"NN", "NNP"} or one.sentence != other.sentence:
        return False
    doubled = one.dep == other.dep == "nsubj" and one.head == other.head
    return doubled or _COMMA_AND_TITLE.fullmatch(page.text, role.end, name.start) is not None


_COMMA_AND_TITLE = re.compile(r",\s(?:[A-Z][\w.’'-]*\s){0,3}")


def _is_holder(page: Page, role: Mention, name: Mention) -> bool:
    """Tell whether a name is who holds a role: "Ranking Member of the Committee Adam Schiff"."""
    tokens = page.tokens
    head = tokens[name.head]
    if tokens[role.head].tag not in {"NN", "NNP"} or name.start < role.end:
        return False
    if head.dep == "appos":
        return head.head == role.head
    of = tokens[head.head]
    behind = head.dep == "pobj" and of.lower == "of" and of.head == role.head
    return behind and any(
        token.pos == "PROPN" and token.head == name.head for token in tokens[of.i + 1 : name.first]
    )


def _body_before(page: Page, noun: Mention) -> Mention | None:
    """Return the body that a noun only sorts: "the World Food Programme (WFP) agency"."""
    tokens = page.tokens
    if noun.first < 2 or tokens[noun.first - 1].text != ")":
        return None
    if tokens[noun.head].lemma not in _SORTS:
        return None
    for node in reversed(page.reading.children[noun.head]):
        mention = page.reading.mention_at.get(node)
        if mention is not None and mention.label == "ORG" and tokens[mention.last].text == "(":
            return mention
    return None


_SORTS = frozenset(
    "agency association bank charity company firm group network organisation organization party "
    "union".split()
)


def _is_bare_title(page: Page, item: Candidate, role: Mention) -> bool:
    """Tell whether a role opens its source without an article, so that a name must follow.

    "American academic and author Ann Lee", "Special Envoy of the Union for Haiti Ann Lee".
    """
    token = page.tokens[role.head]
    if item.source is None or token.tag not in {"NN", "NNP"}:
        return False
    opens = page.tokens[role.first].start == item.source[0]
    return opens and page.reading.child(role.head, "det", "poss") is None


def _ends_title(page: Page, role: Mention, name: Mention, end: int) -> bool:
    """Tell whether a person's full name closes a source that a bare title opens.

    The name may be parsed as a second subject of the same verb.
    """
    full = name.label == "PERSON" and name.form == "name" and name.last - name.first > 1
    if not full or name.sentence != role.sentence or name.start < role.end:
        return False
    one, other = page.tokens[role.head], page.tokens[name.head]
    doubled = one.dep == other.dep == "nsubj" and one.head == other.head
    return doubled or name.end == end


def _issuer(page: Page, paper: int) -> Mention | None:
    """Return who issued a paper that speaks, or whatever was published.

    "McCain issued a statement calling it ...", "a report published by the World Bank said",
    "said a joint statement by the World Bank and Unicef".
    """
    reading, tokens = page.reading, page.tokens
    written = is_paper(page, paper)
    if not written and reading.mention_at.get(paper) is not None:
        return None
    for node in reading.children[paper] if written else ():
        token = tokens[node]
        agent: int | None = None
        if token.dep == "acl" and token.tag == "VBN" and token.lemma in _ISSUING - {"post"}:
            by = reading.child(node, "agent")
            agent = reading.child(by, "pobj") if by is not None else None
        elif token.dep == "prep" and token.lower in {"by", "from"}:
            agent = reading.child(node, "pobj")
        elif token.dep == "relcl" and token.lemma in _ISSUING:  # "the letter, which Lee sent"
            agent = reading.child(node, "nsubj")
        if agent is not None and reading.mention_at.get(agent) is not None:
            return reading.mention_at[agent]
    near = _written_by(page, paper) if written else None
    if near is not None:
        return near
    verb = _issued_by(page, paper)
    subject = _subject(page, verb) if verb is not None else None
    return _who(page, antecedent(page, subject)) if subject is not None else None


def _written_by(page: Page, paper: int) -> Mention | None:
    """Return who is named behind "by" with a day or comma between: "a note Friday by Ann Lee"."""
    tokens, reading = page.tokens, page.reading
    for at in range(paper + 1, min(paper + 3, page.sentence_of(paper).last)):
        between = tokens[paper + 1 : at]
        if tokens[at].lower == "by" and all(
            token.text == "," or token.entity in {"DATE", "TIME"} for token in between
        ):
            target = reading.child(at, "pobj")
            return reading.mention_at.get(target) if target is not None else None
    return None


def _issued_by(page: Page, paper: int) -> int | None:
    """Return the verb of issuing that governs a paper: "sent a letter", "signed onto a letter"."""
    tokens = page.tokens
    verb = tokens[paper].head
    if tokens[paper].dep == "pobj" and tokens[verb].lower in {"on", "onto", "to"}:
        verb = tokens[verb].head
        return verb if tokens[verb].lemma == "sign" else None
    issuing = _ISSUING | _BROADCASTING if is_paper(page, paper) else _ISSUING
    return verb if tokens[paper].dep == "dobj" and tokens[verb].lemma in issuing else None


def _who(page: Page, head: int) -> Mention | None:
    """Return the mention of a noun, or of whom it counts: "a group of teachers"."""
    found = page.reading.mention_at.get(head)
    for node in page.reading.children[head] if found is None else ():
        target = page.reading.child(node, "pobj")
        if page.tokens[node].lower == "of" and target is not None:
            return page.reading.mention_at.get(target)
    return found


def _subject(page: Page, verb: int) -> int | None:
    """Return the subject of a verb, or of the verb it hangs on: "was tried after sending it"."""
    found = source_head(page, verb)
    token = page.tokens[verb]
    if found is not None or token.dep != "pcomp":
        return found
    above = page.tokens[token.head].head
    return page.reading.child(above, "nsubj", "nsubjpass")


_ISSUING = frozenset(
    "issue release make give publish post sign send write put deliver author compile file draft "
    "circulate commission produce".split()
)
_BROADCASTING = frozenset({"air", "buy", "launch", "pen", "place", "run"})
