"""Rules for whom a noun phrase stands for: an apposition, an office, a body so called.

In: a reading, a noun phrase, the chains of names, the knowledge base. Out: a chain. It refuses
phrases that bring in somebody new. What no apposition tells is only a sign for `antecedents`.
"""

from __future__ import annotations

import re

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.knowledge.offices import offices_on
from dateline.read.agreement import entity_of
from dateline.read.chains import Chains
from dateline.read.holders import Holders
from dateline.read.name_links import is_part
from dateline.read.noun_bars import is_body
from dateline.records import Mention
from dateline.syntax import Reading

SENTENCES_BACK = 2
"""How far back a body is looked for that is called by its kind."""


def is_certain(reading: Reading, mention: Mention) -> bool:
    """Tell whether a noun phrase may mean somebody told: not "a senator", "some officials"."""
    below = [reading.tokens[n] for n in reading.children[mention.head]]
    if any(token.lower in _UNTOLD for token in below) or _is_sought(reading, mention):
        return False
    pointed = any(token.dep == "poss" or token.lower in _POINTING for token in below)
    return pointed or reading.tokens[mention.head].tag in {"NN", "NNP"}


def _is_sought(reading: Reading, mention: Mention) -> bool:
    """Tell whether an office is only sought: "ran for mayor"."""
    token = reading.tokens[mention.head]
    bare = not any(reading.tokens[n].dep in {"det", "poss"} for n in reading.children[token.i])
    return bare and token.dep == "pobj" and reading.tokens[token.head].lower == "for"


_UNTOLD = frozenset("a an no any every each some many most several few more".split())
_POINTING = frozenset("the this that these those".split())


def apposed(reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge) -> bool:
    """Chain a noun phrase to the name in apposition to it; tell whether there is one."""
    tokens = reading.tokens
    head = tokens[mention.head]
    labels = {"ORG"} if is_body(reading, mention, knowledge) else {"PERSON", "ORG"}
    if head.dep == "appos":
        other = reading.mention_at.get(head.head)
        if other is not None and other.id in chains.of and other.label in labels:
            chains.join(mention, chains.of[other.id])
            return True
    for node in reading.children[mention.head]:
        other = reading.mention_at.get(node)
        one = head.tag != "NNS" or tokens[node].tag == "NNPS"
        if other is not None and other.label == "PERSON" and "PERSON" not in labels:
            continue
        if tokens[node].dep == "appos" and other is not None and other.id in chains.of and one:
            _join_named(reading, mention, other, chains)
            return True
    one = head.tag in {"NN", "NNP"} and "PERSON" in labels
    holder = _titled(reading, mention) or _holder(reading, mention) if one else None
    if holder is None and one:
        holder = _named_behind(reading, mention)
    if holder is None or holder.id not in chains.of:
        return False
    chains.join(mention, chains.of[holder.id])
    return True


def _titled(reading: Reading, mention: Mention) -> Mention | None:
    """Return the person whom a title stands right before: "Cuban President Raúl Castro"."""
    after = reading.tokens[mention.last].i if mention.last < len(reading.tokens) else -1
    return next(
        (m for m in reading.mentions_in(mention.sentence)
         if m.first == after and m.label == "PERSON"), None,
    )  # fmt: skip


def _named_behind(reading: Reading, mention: Mention) -> Mention | None:
    """Return the person between commas behind an office: "the special counsel, Ann Lee, of".

    Not the next of a list: "the president, Ann Lee, and the speaker".
    """
    tokens = reading.tokens
    at = mention.last + 1
    if not _is_definite(reading, mention) or at >= len(tokens) or tokens[at - 1].text != ",":
        return None
    person = next(
        (m for m in reading.mentions_in(mention.sentence)
         if m.first == at and m.label == "PERSON"), None,
    )  # fmt: skip
    if person is None or person.last >= len(tokens) - 1 or tokens[person.last].text != ",":
        return None
    return None if tokens[person.last + 1].lower in {"and", "or"} else person


def told_by_rule(mention: Mention, chains: Chains, holders: Holders) -> int | None:
    """Return the chain that rules choose for a phrase with "the", None where none applies."""
    reading = holders.reading
    head = reading.tokens[mention.head]
    if not _is_definite(reading, mention):
        return None
    one = head.tag in {"NN", "NNP"}
    plain = _is_plain(reading, mention)
    number = None
    if one and (plain or _is_epithet(reading, mention)):
        number = holders.person_with_title(mention, chains, plain=plain)
    if number is None:
        number = holders.former_holder(mention, chains)
    if number is None:
        number = _told_before(reading, mention, chains)
    if number is None and head.lemma in _TYRANTS:
        number = _ruler_before(reading, mention, chains, holders.knowledge)
    if number is None and one:
        bare = mention.last - mention.first == 1
        number = _body_so_called(reading, mention, chains, bare=bare)
    return number


def _join_named(reading: Reading, mention: Mention, other: Mention, chains: Chains) -> None:
    """Chain a noun phrase to the name in apposition to it, and with it who was told so before.

    "A gunman opened fire. The gunman, Lee, was shot": one man.
    """
    number = chains.of[other.id]
    before = _told_before(reading, mention, chains) if _is_definite(reading, mention) else None
    if before is not None and before != number:
        nameless = all(member.form == "nominal" for member in chains.members[before])
        near = mention.sentence - chains.members[before][-1].sentence <= SENTENCES_BACK
        if nameless and near and other.label == "PERSON":
            chains.merge(before, number)
    chains.join(mention, number)


def _is_definite(reading: Reading, mention: Mention) -> bool:
    return any(reading.tokens[n].lower == "the" for n in reading.children[mention.head])


def _holder(reading: Reading, mention: Mention) -> Mention | None:
    """Return the person named behind an office's body: "the head of the union Unite, Ann Lee".

    The parser takes the name for one more of the body; a body is no person.
    """
    tokens = reading.tokens
    for node in reading.subtree(mention.head):
        named = reading.mention_at.get(node)
        if tokens[node].dep != "appos" or named is None or named.label != "PERSON":
            continue
        body = tokens[tokens[node].head]
        other = reading.mention_at.get(body.i)
        person = other is not None and other.label == "ROLE"
        of = tokens[body.head]
        outside = body.dep == "pobj" and of.head == mention.head and of.lower in {"of", "at", "for"}
        if outside and not person and tokens[named.first - 1].text == ",":
            return named
    return None


def _is_plain(reading: Reading, mention: Mention) -> bool:
    """Tell whether no word says which: "the president", "the 81-year-old senator"."""
    words_before = [token.lower for token in reading.tokens[mention.first : mention.head]]
    return all(word in _AGES or word.isdigit() or _AGE.fullmatch(word) for word in words_before)


def _is_epithet(reading: Reading, mention: Mention) -> bool:
    """Tell whether the adjectives leave open which is meant: "the Republican governor".

    Not one of a nation, an order, a rank.
    """
    tokens = reading.tokens
    same = reading.mentions_in(mention.sentence)
    nations = {m.head for m in same if m.label in {"DEMONYM", "COUNTRY", "GPE", "PART"}}
    return all(
        tokens[i].pos == "ADJ" and tokens[i].lower not in _OTHERS and i not in nations
        for i in range(mention.first, mention.head)
    )


_AGE = re.compile(r"(?:\d+-)?years?-old")
_AGES = frozenset({"-", "year", "years", "old", "veteran", "longtime", "outspoken", "embattled"})
_OTHERS = frozenset(
    "right wrong best former other another next new own first second third last previous future "
    "late acting deputy prime foreign chief general assistant associate senior junior top national "
    "federal interim black white female young presidential only same local".split()
)
"""Adjectives that tell one holder from another, or one office from another, or mean whoever."""


def _body_so_called(
    reading: Reading, mention: Mention, chains: Chains, *, bare: bool
) -> int | None:
    """Return the chain of the body last named that has the noun in its name, or is a firm.

    "The church" of the Church of Scientology, "the ministry" of the Defence Ministry, "the company"
    of Airbus; with more words than one (not `bare`) they are the end of the name.
    """
    noun = reading.tokens[mention.head].lower
    best: tuple[int, int] | None = None
    for number, members in enumerate(chains.members):
        for other in members:
            if other.start >= mention.start or other.form != "name" or other.label != "ORG":
                continue
            named = noun in words(other.raw) if bare else is_part(mention, other)
            near = mention.sentence - other.sentence <= SENTENCES_BACK
            if named or (bare and noun in _FIRMS and near and not _is_public(other)):
                best = max(best or (-1, -1), (other.start, number))
    return best[1] if best else None


_FIRMS = frozenset({"company", "firm", "airline", "manufacturer", "carmaker", "automaker", "bank"})


def _is_public(mention: Mention) -> bool:
    """Tell whether a name is that of an office or a force: no firm."""
    return bool(set(words(mention.raw)) & _PUBLIC)


_PUBLIC = frozenset(
    "ministry department agency commission committee court council party police army navy force "
    "forces government senate congress parliament university union office organization "
    "organisation nations treasury bureau".split()
)


def _told_before(reading: Reading, mention: Mention, chains: Chains) -> int | None:
    """Return the chain of the last noun phrase with this noun and all these modifiers."""
    tokens = reading.tokens
    noun = tokens[mention.head].lower
    wanted = {tokens[i].lower for i in range(mention.first, mention.last)}
    best: tuple[int, int] | None = None
    for number, members in enumerate(chains.members):
        for member in members:
            if member.form != "nominal" or member.start >= mention.start:
                continue
            if tokens[member.head].lower != noun:
                continue
            words_of = {tokens[i].lower for i in range(member.first, member.last)}
            if wanted <= words_of:
                best = max(best or (-1, -1), (member.start, number))
    return best[1] if best else None


def _ruler_before(
    reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge
) -> int | None:
    """Return the chain of the head of a state named last near before: "the dictator".

    It is not the subject of its own clause: "Macron warned the dictator".
    """
    apart = {reading.child(node, "nsubj", "nsubjpass") for node in reading.ancestors(mention.head)}
    found = [
        (other.start, number)
        for number, members in enumerate(chains.members)
        for other in members
        if other.form == "name" and other.label == "PERSON" and other.start < mention.start
        and mention.sentence - other.sentence <= SENTENCES_BACK
        and not any(m.head in apart for m in members)
        and _rules(reading, other, knowledge)
    ]  # fmt: skip
    return max(found)[1] if found else None


_TYRANTS = frozenset({"dictator", "despot", "strongman", "autocrat", "tyrant"})


def _rules(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether somebody heads a state or government on the article's day."""
    day = reading.article.published
    tenures = knowledge.tenures.get(entity_of(reading, mention, knowledge) or "", ())
    return day is not None and any(held.tenure.rank == "1" for held in offices_on(tenures, day))
