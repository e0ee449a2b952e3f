"""Tell acts and sights from words: "was seen praising him", "denied a request", "cites a source".

In: a candidate of a page. Out: whether its cue only tells of an act.
It refuses to judge whose words they are: `statement_screen` does that.
"""

from __future__ import annotations

from dateline.extract.statement_parts import Candidate, Page
from dateline.extract.statement_words import MEDIA, PAPERS, UNNAMED
from dateline.syntax import is_passive


def is_act(page: Page, item: Candidate) -> bool:
    """Tell whether a cue tells of a sight, a deed or a source, and of no words or thoughts."""
    head = item.cue_head
    if head is None or item.kind in {"phrase", "headline", "orphan"}:
        return False
    if item.kind == "noun":
        return _is_given(page, head) or _is_lacking(page, item, head)
    if (
        _is_conjunction(page, item, head)
        or _is_sight(page, item, head)
        or _is_made_to(page, head)
        or _is_habit(page, item, head)
    ):
        return True
    if _is_withheld(page, item, head) or _is_displayed(page, item, head):
        return True
    if page.tokens[head].lemma == "read" and not _is_text(page, item):
        return True
    if page.tokens[head].lemma in _PASSING and _hands_on(page, item, head):
        return True
    return item.kind == "object" and _is_deed(page, item, head)


def _is_conjunction(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether a participle only gives a ground: "it wins, considering the town is poor"."""
    token = page.tokens[head]
    free = token.dep in {"advcl", "prep"} and page.reading.child(head, "aux", "nsubj") is None
    return item.kind == "clause" and token.lower == "considering" and free


def _is_sight(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether somebody only sees or hears a deed: "saw him leave", "was seen praising her".

    What is seen with "that" or a finite clause is a thought; "want to see" is a wish, "do not see
    it working" a doubt, and only people are found doing something.
    """
    tokens, reading = page.tokens, page.reading
    if tokens[head].lemma not in _SENSES or item.kind not in {"clause", "object"}:
        return False
    if item.stance == "hopes":
        return False
    seen = [n for n in reading.children[head] if n > head and tokens[n].dep in _COMPLEMENTS]
    if not seen:
        noun = reading.child(head, "dobj")
        doing = reading.child(noun, "acl") if noun is not None else None
        return doing is not None and tokens[doing].tag == "VBG"
    if tokens[head].lemma == "find":
        subject = reading.child(seen[0], "nsubj")
        found = reading.mention_at.get(subject) if subject is not None else None
        if found is None or found.label not in {"PERSON", "ROLE", "PRONOUN"}:
            return False
    if item.stance == "doubts" and tokens[seen[0]].tag == "VBG":
        return False
    parts = [tokens[n] for n in reading.children[seen[0]]]
    helped = any(part.dep in {"aux", "auxpass"} or part.tag == "TO" for part in parts)
    return tokens[seen[0]].tag in {"VB", "VBG"} and not helped


_SENSES = frozenset("see hear watch find catch observe spot".split())
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})


def _is_made_to(page: Page, head: int) -> bool:
    """Tell whether a verb only says what one is made to do: "makes firms report their gains"."""
    tokens = page.tokens
    token, above = tokens[head], tokens[tokens[head].head]
    if token.dep != "ccomp" or above.lemma not in {"make", "let", "have", "help"}:
        return False
    subject = page.reading.child(head, "nsubj")
    bare = token.tag in {"VB", "VBP"} and page.reading.child(head, "aux", "mark") is None
    return bare and subject is not None and above.i < subject < head


def _is_withheld(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether others leave something unsaid: "have not said why", not "I’m not saying"."""
    tokens, reading = page.tokens, page.reading
    if item.kind == "object" and is_passive(reading, head) and tokens[head].lemma in _PUBLISHING:
        return reading.child(head, "neg") is not None  # "the cost was not published by the bank"
    if tokens[head].lemma not in _UTTERING or item.kind != "clause":
        return False
    subject = reading.child(head, "nsubj")
    speaks = subject is not None and tokens[subject].lower in {"i", "we"}
    return not speaks and reading.child(head, "neg") is not None


_UTTERING = frozenset("say disclose reveal specify announce state".split())
_PUBLISHING = _UTTERING | {"publish", "release", "report", "confirm"}


def _is_displayed(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether people show a quality that is only put in marks: "she showed “passion”"."""
    tokens, reading = page.tokens, page.reading
    shown = reading.child(head, "dobj")
    if item.kind != "quote" or tokens[head].lemma not in {"show", "display", "demonstrate"}:
        return False
    who = reading.mention_at.get(item.source_head) if item.source_head is not None else None
    person = who is not None and who.label in {"PERSON", "ROLE", "PRONOUN"}
    return person and shown is not None and page.quotation_at(tokens[shown].start) is not None


def _is_habit(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether only what one often talks of is told: "who often writes about the court"."""
    tokens = page.tokens
    if item.kind != "object" or tokens[head].tag not in {"VBZ", "VBP"} or item.cue is None:
        return False
    often = any(tokens[n].lower in _OFTEN for n in page.reading.children[head])
    return often and page.text[slice(*item.cue)].endswith((" about", " on", " of"))


_OFTEN = frozenset("frequently often regularly usually sometimes always occasionally".split())


def _is_text(page: Page, item: Candidate) -> bool:
    """Tell whether what "reads" so is written: "the letter reads", not "members reading aloud"."""
    if item.source_head is None:
        return item.kind == "quote"
    mention = page.reading.mention_at.get(item.source_head)
    person = mention is not None and mention.label in {"PERSON", "ROLE", "PRONOUN"}
    written = page.tokens[item.source_head].lemma.lower() in PAPERS
    impersonal = page.tokens[item.source_head].lower in {"it", "which", "that", "one"}
    return written or impersonal or not person


def _hands_on(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether only a source is named: "said, citing officials", "quoted by the Times"."""
    tokens, reading = page.tokens, page.reading
    if reading.child(head, "agent") is not None and is_passive(reading, head):
        return True
    if tokens[head].tag == "VBN" and reading.child(head, "agent") is not None:
        return True
    named = reading.child(head, "dobj")
    if item.kind != "object" or item.via is not None or named is None or named < head:
        return False
    mention = reading.mention_at.get(named)
    speaks = tokens[named].lemma.lower() in UNNAMED | MEDIA or (
        mention is not None and mention.label in _SPEAKERS
    )
    return speaks and not any(tokens[n].lower == "as" for n in reading.children[head])


_PASSING = frozenset({"cite", "quote"})
_SPEAKERS = frozenset({"PERSON", "ROLE", "ORG", "OUTLET", "METONYM"})


def _is_given(page: Page, noun: int) -> bool:
    """Tell whether a noun of thought or proof goes to another: "gave me an idea of the loss"."""
    verb = page.tokens[noun].head
    given = page.tokens[noun].dep == "dobj" and page.tokens[verb].lemma in {"give", "offer", "lend"}
    return given and page.tokens[noun].lemma in _HELD and (
        page.reading.child(verb, "dative") is not None
    )  # fmt: skip


_HELD = frozenset(
    "understanding knowledge idea insight sense feeling impression confidence hope evidence proof "
    "belief view".split()
)


def _is_lacking(page: Page, item: Candidate, noun: int) -> bool:
    """Tell whether a word is not given: "they have no guarantee from the speaker that"."""
    tokens = page.tokens
    none = any(tokens[n].lower in {"no", "any"} for n in page.reading.children[noun])
    above = tokens[item.source_head].head if item.source_head is not None else noun
    return none and tokens[above].dep == "prep" and tokens[above].head == noun


def _is_deed(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether an object undergoes a deed: "denied a request", "offered for sale".

    Courts dismiss claims; one greets guests; a name given to one's own thing says nothing.
    """
    tokens, reading = page.tokens, page.reading
    lemma, told_of = tokens[head].lemma, reading.child(head, "dobj")
    passive = is_passive(reading, head)
    if passive and lemma in {"discover", "find", "inform", "offer"}:
        return True
    if passive:
        told_of = reading.child(head, "nsubjpass")
    if lemma in _PICTURING:
        return " as " not in page.text[item.content[0][0] : item.content[-1][1]]
    if told_of is None:
        return False
    thing = tokens[told_of].lemma
    mention = reading.mention_at.get(told_of)
    guest = mention is not None and mention.label in {"PERSON", "ROLE"}
    return (
        (lemma == "deny" and thing in _SOUGHT)
        or (lemma == "claim" and thing in _TAKEN)
        or (lemma == "clarify" and thing in _UTTERED)
        or (lemma == "confirm" and (guest or thing in _CONFIRMED))
        or (lemma == "admit" and guest)
        or (lemma == "welcome" and guest and " as " not in page.text[slice(*item.content[0])])
        or (lemma in {"dismiss", "reject"} and _is_court(page, item))
        or (lemma == "call" and _names_own(page, head, told_of))
    )


_PICTURING = frozenset({"depict", "portray"})
_SOUGHT = frozenset(
    "access admission appeal application asylum bail bid chance entry motion opportunity parole "
    "permission permit petition request visa vote".split()
)
"""What is denied by refusing it, not by saying that it is untrue."""

_TAKEN = frozenset(
    "allowance asylum benefit compensation damage deduction expense insurance life medal "
    "pension prize refund relief throne title victim".split()
)
"""What is claimed by taking it, not by saying that it is so: "people claiming benefits"."""


_CONFIRMED = frozenset({"appointment", "appointee", "candidate", "nomination", "nominee"})
"""Whom and what a senate confirms by its vote."""

_UTTERED = frozenset({"comment", "message", "position", "remark", "stance", "statement", "word"})
"""What is clarified in words that are told elsewhere: "clarified his remarks"."""


def _is_court(page: Page, item: Candidate) -> bool:
    if item.source_head is None:
        return False
    return page.tokens[item.source_head].lemma.lower() in {"court", "judge", "jury", "tribunal"}


def _names_own(page: Page, head: int, told_of: int) -> bool:
    """Tell whether one only names one's own: "they call their farm Hope Farm"."""
    tokens, reading = page.tokens, page.reading
    owner, name = reading.child(told_of, "poss"), reading.child(head, "oprd")
    sort = reading.child(told_of, "compound")
    if name is None and sort is not None and tokens[sort].pos == "NOUN":
        name = told_of  # "its farm Hope Farm", parsed as one name
    own = owner is not None and tokens[owner].pos == "PRON"
    named = name is not None and tokens[name].pos == "PROPN"
    return own and named and page.quotation_at(tokens[name or head].start) is None
