"""Find whom grammar alone tells that a pronoun stands for, or does not: rules before the networks.

In: a reading, a pronoun, chains under construction. Out: a mention, or numbers of chains. It
refuses to judge gender and number, and what two readings of a sentence would allow: the networks
weigh that.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.read.agreement import FEMALE, MALE
from dateline.read.binding import subject_ahead
from dateline.read.chains import Chains
from dateline.read.prominence import SAYING, is_quoted, is_spoken_for
from dateline.records import Mention, Token
from dateline.syntax import SUBJECTS, Reading

_PERSONAL = MALE | FEMALE


def told_by_grammar(reading: Reading, mention: Mention) -> Mention | None:
    """Return whom a pronoun stands for by the first rule that tells it."""
    found = (rule(reading, mention) for rule in _RULES)
    return next((other for other in found if other is not None), None)


def _said_of(reading: Reading, mention: Mention) -> Mention | None:
    """Return whom a quotation is said of: “He is cool,” Murray said of Cowan."""
    if mention.raw.lower() not in _PERSONAL or not is_quoted(reading, mention):
        return None
    tokens = reading.tokens
    closing = next(
        (t.i for t in tokens[mention.last :] if t.text in {'"', "”"} or not _is_near(mention, t)),
        None,
    )
    if closing is None or tokens[closing].text not in {'"', "”"}:
        return None
    for token in tokens[closing + 1 : closing + 1 + FARTHEST_OF]:
        if not _is_near(mention, token) or token.text in {".", ",", '"', "“"}:
            return None
        if token.lower in {"of", "about"} and tokens[token.head].lemma in _SAID_OF:
            target = reading.child(token.i, "pobj")
            return reading.mention_at.get(target) if target is not None else None
    return None


FARTHEST_OF = 12
"""Words behind a quotation within which is told of whom it is: "Mr. Murray said later of Cowan"."""

_SAID_OF = frozenset({"say", "write", "remark", "tweet"})


def _is_near(mention: Mention, token: Token) -> bool:
    """Tell whether a token stands in the sentence of a mention, or in the next one."""
    return token.sentence - mention.sentence in {0, 1}


def _joined_owner(reading: Reading, mention: Mention) -> Mention | None:
    """Return the first of "the president and his campaign": it is his."""
    tokens = reading.tokens
    token = tokens[mention.head]
    owned = tokens[token.head]
    if token.dep != "poss" or owned.dep != "conj" or mention.first < 2:
        return None
    joined = tokens[mention.first - 1].lower in {"and", "or"}
    listed = tokens[mention.first - 2].text == "," or tokens[owned.head].dep == "conj"
    other = reading.mention_at.get(owned.head)
    if not joined or listed or other is None or other.end > mention.start:
        return None
    return other


def _of_example(reading: Reading, mention: Mention) -> Mention | None:
    """Return whose act has another as its example: "Iran's war on Iraq, including its raids"."""
    tokens = reading.tokens
    token = tokens[mention.head]
    through = tokens[tokens[token.head].head]
    if token.dep != "poss" or through.lower != "including":
        return None
    for node in (through.head, *reading.ancestors(through.head)):
        verbal = tokens[node].pos == "VERB"
        noun = reading.child(node, "dobj") if verbal else node
        if noun is None or (not verbal and tokens[node].pos not in {"NOUN", "PROPN", "ADP"}):
            return None
        owner = reading.child(noun, "poss")
        named = reading.mention_at.get(owner) if owner is not None else None
        if named is not None and named.end <= mention.start:
            return named
        if verbal:
            return None
    return None


def _owner_of_deed(reading: Reading, mention: Mention) -> Mention | None:
    """Return whose deed is told of: "Lee's defence of Roy came on a trip in which he attacked"."""
    tokens = reading.tokens
    token = tokens[mention.head]
    clause = tokens[token.head]
    if token.dep != "nsubj" or clause.dep != "relcl" or is_quoted(reading, mention):
        return None
    if tokens[clause.head].pos != "NOUN" or clause.head in reading.mention_at:
        return None
    verb = next((n for n in reading.ancestors(clause.head) if tokens[n].pos == "VERB"), None)
    deed = reading.child(verb, "nsubj") if verb is not None else None
    owner = reading.child(deed, "poss") if deed is not None and deed < token.i else None
    of = deed is not None and any(tokens[n].lower == "of" for n in reading.children[deed])
    named = reading.mention_at.get(owner) if owner is not None else None
    found = named is not None and named.label == "PERSON" and of
    return named if found and mention.raw.lower() in _PERSONAL else None


def _spoken_for(reading: Reading, mention: Mention) -> Mention | None:
    """Return for whom a lawyer or aide speaks: "Lee's lawyer said he was ill", "aides to Lee"."""
    if mention.raw.lower() not in _PERSONAL or is_quoted(reading, mention):
        return None
    for other in reading.mentions_in(mention.sentence):
        person = other.label == "PERSON" and other.start < mention.start
        if person and is_spoken_for(reading, mention, other):
            return other
    return _of_aides(reading, mention)


def _of_aides(reading: Reading, mention: Mention) -> Mention | None:
    tokens = reading.tokens
    if tokens[tokens[mention.head].head].lemma == "client":
        return None
    for verb in reading.ancestors(mention.head):
        subject = reading.child(verb, "nsubj")
        if subject is None or subject >= mention.head:
            continue
        if tokens[subject].lemma not in _AIDES or tokens[verb].lemma not in SAYING | {"decline"}:
            return None
        for node in reading.children[subject]:
            target = reading.child(node, "pobj") if tokens[node].lower in {"to", "for"} else None
            other = reading.mention_at.get(target) if target is not None else None
            if other is not None and other.label == "PERSON":
                return other
        return None
    return None


_AIDES = frozenset("aide lawyer attorney spokesman spokeswoman spokesperson".split())


def _dealt_with(reading: Reading, mention: Mention) -> Mention | None:
    """Return the subject above "McCabe was fired after the inspector faulted him".

    The clause of the pronoun has a subject of its own, no pronoun, and begins with a conjunction.
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    if token.lower not in {"him", "her"} or token.dep not in {"dobj", "dative", "pobj"}:
        return None
    verb = next((n for n in reading.ancestors(token.i) if tokens[n].pos == "VERB"), None)
    if verb is None or tokens[verb].dep != "advcl":
        return None
    mark, subject = reading.child(verb, "mark", "advmod"), reading.child(verb, "nsubj", "nsubjpass")
    if mark is None or tokens[mark].lower not in _WHEN or subject is None:
        return None
    own = reading.mention_at.get(subject)
    above = reading.child(tokens[verb].head, "nsubj", "nsubjpass")
    other = reading.mention_at.get(above) if above is not None else None
    if (own is not None and own.form == "pronoun") or other is None or other.form != "name":
        return None
    return other if other.label == "PERSON" else None


_WHEN = frozenset({"after", "before", "when", "because", "while", "since", "as", "if"})


def _promiser(reading: Reading, mention: Mention) -> Mention | None:
    """Return who told another what he would do: "Devocht, who had told Lee he would help"."""
    tokens = reading.tokens
    token = tokens[mention.head]
    verb = tokens[token.head]
    above = tokens[verb.head]
    if token.lower not in {"he", "she"} or token.dep != "nsubj" or verb.dep != "ccomp":
        return None
    would = any(tokens[n].lower in {"would", "'d", "’d", "will"} for n in reading.children[verb.i])
    told = above.lemma in _PROMISING and reading.child(above.i, "dobj", "dative") is not None
    subject = reading.child(above.i, "nsubj")
    if not (would and told) or subject is None or is_quoted(reading, mention):
        return None
    if above.dep == "relcl" and tokens[subject].lower in {"who", "that"}:
        subject = above.head
    return reading.mention_at.get(subject)


_PROMISING = frozenset({"tell", "inform", "assure", "promise"})


def _subject_ahead(reading: Reading, mention: Mention) -> Mention | None:
    """Return the person behind a phrase that opens with "his": "During his years, Obama vetoed"."""
    if mention.raw.lower() not in {"his", "her"}:
        return None
    other = subject_ahead(reading, mention)
    if other is None or other.label != "PERSON" or other.form != "name":
        return None
    if is_quoted(reading, mention) != is_quoted(reading, other):
        return None
    before = (m for m in reading.mentions_in(mention.sentence) if m.start < mention.start)
    return None if any(m.label in {"PERSON", "ROLE", "PRONOUN"} for m in before) else other


_RULES: tuple[Callable[[Reading, Mention], Mention | None], ...] = (
    _said_of, _joined_owner, _of_example, _owner_of_deed, _spoken_for, _dealt_with, _promiser,
    _subject_ahead,
)  # fmt: skip


def barred_by_rule(
    reading: Reading, mention: Mention, chains: Chains, knowledge: Knowledge
) -> frozenset[int]:
    """Return whom "he" cannot stand for: a body, who does what is done to him."""
    if mention.raw.lower() not in _PERSONAL:
        return frozenset()
    doer = _doer(reading, mention)
    own = {chains.of[doer.id]} if doer is not None and doer.id in chains.of else set()
    return frozenset(own | {
        number for number, members in enumerate(chains.members)
        if members and all(_is_body(member, knowledge) for member in members if _is_name(member))
        and any(_is_name(member) for member in members)
    })  # fmt: skip


def _is_name(mention: Mention) -> bool:
    return mention.form == "name"


def _is_body(mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a name is that of a body: "Bantam Superior Court", "TPS"."""
    if mention.label != "ORG":
        return False
    if mention.raw.isupper() and 2 < len(mention.raw) <= LONGEST_INITIALS:
        return True
    role = knowledge.roles.get(words(mention.raw)[-1:])
    return mention.entity is not None or (role is not None and role.kind == "group")


LONGEST_INITIALS = 5
"""Letters of a name in capitals up to which it is taken for initials."""


def _doer(reading: Reading, mention: Mention) -> Mention | None:
    """Return the subject of a participle whose object a pronoun is: "Lee left, calling him mad".

    Who calls is Lee: "him" is another.
    """
    tokens = reading.tokens
    token = tokens[mention.head]
    if token.dep in SUBJECTS or token.dep == "poss" or token.lower.endswith("self"):
        return None
    verb = next((n for n in reading.ancestors(token.i) if tokens[n].pos in {"VERB", "AUX"}), None)
    while verb is not None and tokens[verb].dep == "conj" and tokens[verb].head < verb:
        verb = tokens[verb].head if reading.child(verb, *SUBJECTS) is None else None
    if verb is None or tokens[verb].dep != "advcl" or tokens[verb].tag != "VBG":
        return None
    above = tokens[verb].head
    subject = reading.child(above, "nsubj")
    passive = reading.child(above, "auxpass") is not None
    if subject is None or passive or reading.child(verb, *SUBJECTS) is not None:
        return None
    return reading.mention_at.get(subject)
