"""Tell attributions from narration: "could say that", "declined to go", "the weakness proves".

In: a candidate of a page. Out: whether somebody says or thinks its content.
It refuses words that nobody said: supposed, to come, denied to have been said, mere headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.statement_parts import Candidate, Page
from dateline.extract.statement_sources import antecedent
from dateline.extract.statement_subjects import is_misread_bare
from dateline.extract.statement_unreal import (
    MAYBE,
    PERHAPS,
    SPEECH,
    first_of_list,
    is_bidden,
    is_merely_possible,
    is_sought,
    is_supposed,
)
from dateline.extract.statement_words import BODIES, MEDIA, PAPERS, UNNAMED
from dateline.records import Token
from dateline.syntax import is_passive


def is_actual(page: Page, item: Candidate) -> bool:
    """Tell whether the words were said or thought: "could say that" and "to cite X" are not.

    Cues of quotations always count. Precision of the dropped cues on development articles was
    below .35 (November 2026).
    """
    head = item.cue_head
    if head is None or item.kind in {"quote", "phrase", "headline", "orphan"}:
        return True
    token = page.tokens[head]
    if item.source is not None and page.text[slice(*item.source)].lower() == "you":
        return False
    if token.pos not in {"VERB", "AUX"}:
        return True
    auxiliaries = [
        page.tokens[i]
        for i in page.reading.children[head]
        if page.tokens[i].dep in {"aux", "auxpass"}
    ]
    if token.tag == "VBG" and token.dep in {"csubj", "nsubj"} and not auxiliaries:
        return False  # "claiming that makes no sense"
    modal = next((word.lower for word in auxiliaries if word.tag == "MD"), None)
    if modal is not None and modal not in {"will", "'ll", "’ll"}:
        return False
    told = page.reading.child(head, "nsubj") is not None and not auxiliaries
    if told and token.tag == "VB" and token.dep in {"ROOT", "parataxis"}:
        return True  # "critics say": taken for a bare infinitive
    if is_misread_bare(page, head):
        return True
    if item.kind == "clause":
        return token.tag != "VB" or bool(auxiliaries)
    return token.tag != "VB" and page.tokens[first_of_list(page, head)].dep != "pcomp"


def is_said(page: Page, item: Candidate) -> bool:
    """Tell whether somebody, or a paper, says it: not "the weakness proves", not "that said".

    A clause that merely depends on another ("… to demonstrate that", "holding Russia
    accountable") needs a source of its own.
    """
    if item.kind == "headline" and item.source is not None:
        return page.text[slice(*item.source)].lower() not in _LABELS
    if item.kind == "quote" and item.cue_head is not None and not _is_spoken(page, item):
        return False
    if item.cue_head is not None and _is_name(page, item, item.cue_head):
        return False
    if item.kind in {"quote", "phrase", "orphan"} or item.cue_head is None:
        return True
    content = page.text[item.content[0][0] : item.content[-1][1]].lower()
    if content in _BARE or not _is_told(page, item, item.cue_head):
        return False
    cue = page.tokens[item.cue_head]
    if item.source_head is None:
        if cue.lemma == "raise":
            return False  # "…, and raises the question of"
        denied = any(page.tokens[n].dep == "neg" for n in page.reading.children[item.cue_head])
        if denied and is_passive(page.reading, item.cue_head):
            return False  # "it was not disclosed whether"
        return cue.tag not in {"VBG", "VB"} and not (
            is_passive(page.reading, item.cue_head) and item.kind not in {"clause", "infinitive"}
        )
    return _is_somebody(page, item, item.source_head, cue)


def _is_name(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether a participle only names its noun: "Léopoldville, now called Kinshasa"."""
    cue = page.tokens[head]
    named = cue.lemma in _SO_CALLED and cue.tag in {"VBN", "VBD"} and cue.dep in {"acl", "advcl"}
    told = page.reading.child(head, "agent", "nsubj") is not None
    return named and not told and page.text[item.content[0][0]].isupper()


_SO_CALLED = frozenset({"call", "name", "term", "dub"})


def _is_somebody(page: Page, item: Candidate, source: int, cue: Token) -> bool:
    """Tell whether the head of a source is one who can say something."""
    head = page.tokens[antecedent(page, source)]
    people = head.lower == "those" and bool(page.reading.children[head.i])  # "those close to him"
    if head.lower in _DEMONSTRATIVES | _NOBODY and not people:
        return False
    if any(page.tokens[n].lower == "no" for n in page.reading.children[head.i]):
        return False
    if head.lower == "it" and (page.reading.mention_at.get(head.i) is None or cue.lemma in _SHOWN):
        return False
    named = page.reading.mention_at.get(head.i) is not None
    if head.pos == "PROPN" and not named and cue.lemma in _SHOWN:
        return False  # "Senate Hearings Show"
    if head.pos != "NOUN" or named:
        return True
    if cue.dep == "acl" and cue.tag == "VB":
        by = any(page.tokens[n].lower == "by" for n in page.reading.children[head.i])
        return by or head.lower in UNNAMED  # not "a campaign to urge", "the first people to say"
    lemma = head.lemma.lower()
    if lemma in PAPERS | MEDIA | UNNAMED or head.lower in UNNAMED or lemma in BODIES:
        return True
    if cue.lemma in _SHOWN:
        return False
    if item.kind == "clause" and cue.lemma in SPEECH and cue.tag in {"VBD", "VBZ", "VBP"}:
        return True
    return item.source is not None and any(
        item.source[0] <= mention.start and mention.end <= item.source[1]
        and mention.label in {"PERSON", "ROLE", "OUTLET"} and mention.form == "nominal"
        for mention in page.reading.mentions
    )  # fmt: skip


def _is_told(page: Page, item: Candidate, head: int) -> bool:
    """Tell whether a cue tells of words or thoughts that somebody has.

    Not of what is supposed ("if they expect", "when we are sure"), to come ("will decide"), left
    unsaid ("never mentioned it"), refused ("declined to criticize him", "refused to say"), seen
    by nobody ("remains to be seen"), or seeming ("seemed ready to").
    """
    tokens, reading = page.tokens, page.reading
    verb = tokens[head].head if item.kind == "adjective" else head
    seeming = item.kind == "adjective" and tokens[verb].lemma in {"seem", "appear", "look"}
    if seeming and page.reading.child(head, "xcomp") is not None:
        return False
    passive = tokens[head].tag == "VBN" and any(
        tokens[n].tag == "TO" for n in reading.children[head]
    )
    if passive or is_bidden(page, head) or is_sought(page, item, head):
        return False
    if is_supposed(page, verb) or (tokens[head].lower in _LABELS and _before_colon(page, head)):
        return False
    parts = [tokens[n] for n in reading.children[verb]]
    perhaps = item.kind == "adjective" and any(part.lower in PERHAPS for part in parts)
    if perhaps and not any(part.dep == "neg" for part in parts):
        return False  # but "could not be sure that"
    speaks = any(part.dep == "nsubj" and part.lower in {"i", "we"} for part in parts)
    unasked = item.stance == "demands" and any(part.dep == "neg" for part in parts)
    if unasked and not speaks and tokens[verb].lemma in _ASKING:
        return False  # "she does not ask that it be shut"
    if not speaks and any(part.dep == "aux" and part.lower in _TO_COME for part in parts):
        return False
    if item.kind == "object" and not _is_told_of_object(page, item, head, parts):
        return False
    if tokens[head].lemma in _ANSWERING and item.kind in {"clause", "object"}:
        denied = any(part.dep == "neg" for part in parts)  # "did not respond whether"
        if denied or is_passive(reading, head):
            return False
    if item.kind == "clause" and tokens[head].lemma in _KNOWING and _is_of_manner(page, item):
        return False
    if item.kind == "noun" and item.stance == "asserts":
        none = any(part.lower == "no" for part in parts)  # "we have no evidence that"
        return not none and not _names_a_topic(page, item, head)
    above = tokens[first_of_list(page, head)]
    shunned = tokens[above.head].lemma if above.dep == "xcomp" else ""
    if {tokens[head].lemma, shunned} & _REFUSALS:
        return False
    return not is_merely_possible(page, verb)


def _names_a_topic(page: Page, item: Candidate, noun: int) -> bool:
    """Tell whether only what words were about is told: "his statement about the midterms"."""
    between = page.tokens[noun + 1 : page.reading.token_at(item.content[0][0])]
    return any(token.lower in {"about", "on", "of"} for token in between[:1])


def _is_spoken(page: Page, item: Candidate) -> bool:
    """Tell whether a quotation is somebody's words.

    Not "would begin “very soon”", "called ‘X’", nor a purpose: "action to end “the conflict”".
    """
    head = item.cue_head or 0
    token, reading = page.tokens[head], page.reading
    parts = [page.tokens[n] for n in reading.children[head]]
    purpose = token.dep in {"acl", "advcl"} and any(part.tag == "TO" for part in parts)
    if purpose and item.stance == "intends":
        return False
    if any(part.tag == "TO" for part in parts) and _is_no_saying(page, item, token):
        return False
    if any(part.dep == "aux" and part.lower in MAYBE for part in parts):
        return token.lemma in {"say", "add"}
    bare = token.tag == "VBN" and not any(part.dep in {"aux", "auxpass"} for part in parts)
    start = item.content[0][0]
    if bare and token.dep == "acl" and item.lead is None and start > token.end:
        return page.text[:start].rstrip().endswith((",", ":", " as"))  # "the talks he named “are”"
    return not (bare and token.lemma in _CALLING and any(part.dep == "nsubj" for part in parts))


def _is_no_saying(page: Page, item: Candidate, verb: Token) -> bool:
    """Tell whether an infinitive before marks is no speech: "easy to find “bad things”".

    Nor is "meant to say “yes”".
    """
    if verb.tag != "VB":
        return False
    if verb.dep == "xcomp" and page.tokens[verb.head].lemma == "mean":
        return True
    words = page.text[item.content[0][0] :].lstrip("“\"'‘«")
    silent = item.source is None or verb.lemma == "find"
    return silent and item.lead is None and words[:1].islower()


_CALLING = frozenset({"call", "describe", "label", "dub", "brand", "deem"})


def _before_colon(page: Page, i: int) -> bool:
    return i + 1 < len(page.tokens) and page.tokens[i + 1].text == ":"


def _is_told_of_object(page: Page, item: Candidate, head: int, parts: Sequence[Token]) -> bool:
    """Tell whether an object is said to be something: not "never mentioned the issue", not
    "dismissed skeptics" or "described the ward", but "dismissed them as fools".
    """
    lemma = page.tokens[head].lemma
    told_of = _object(page, head)
    if told_of is not None and _is_act(page, item, lemma, told_of):
        return False
    if lemma in _NAMING and any(part.dep == "neg" for part in parts):
        return False
    if lemma in {"express", "voice"}:
        return _has_matter(page, head)
    if lemma not in _JUDGING or " as " in page.text[item.content[0][0] : item.content[-1][1]]:
        return True
    first = page.reading.token_at(item.content[0][0])
    return (told_of is not None and page.tokens[told_of].lemma in _CLAIMS) or (
        first is not None and page.tokens[first].tag == "VBG"
    )


def _object(page: Page, verb: int) -> int | None:
    return page.reading.child(verb, "dobj")


def _is_act(page: Page, item: Candidate, lemma: str, told_of: int) -> bool:
    """Tell whether a verb of speech tells of another act: "questioned the suspect", "recalled its
    ambassador", "conceded a penalty".
    """
    mention = page.reading.mention_at.get(told_of)
    if lemma in _EXAMINING:
        return mention is not None and mention.label in {"PERSON", "ROLE", "PRONOUN"}
    if lemma == "concede":
        return page.tokens[told_of].lemma in _SCORED
    if lemma != "recall" or item.source_head is None:
        return False
    head = antecedent(page, item.source_head)
    owner = page.reading.mention_at.get(head)
    body = page.tokens[head].lemma in BODIES
    return body or (owner is not None and owner.label in _OWNERS)


_OWNERS = frozenset({"ORG", "GPE", "COUNTRY", "METONYM", "PLACE"})


def _has_matter(page: Page, verb: int) -> bool:
    """Tell whether a feeling is about something: "expressed concern about it", not "disquiet"."""
    noun = page.reading.child(verb, "dobj")
    if noun is None:
        return True
    return any(
        page.tokens[n].dep in {"prep", "acl", "relcl", "ccomp", "amod"}
        for n in page.reading.children[noun]
    )


def _is_of_manner(page: Page, item: Candidate) -> bool:
    """Tell whether a content is no thought: "knew exactly what he was doing"."""
    text = page.text[slice(*item.content[0])].lower()
    return re.match(r"(?:exactly |just )?(?:what|how|who)\b", text) is not None


_KNOWING = frozenset(
    {"know", "see", "learn", "understand", "realize", "realise", "hear", "show", "demonstrate"}
)
_ANSWERING = frozenset({"answer", "reply", "respond"})
_NAMING = frozenset("mention raise discuss address answer reveal specify cite offer".split())
_JUDGING = frozenset({"dismiss", "refer", "describe"})
_EXAMINING = frozenset({"question", "interrogate"})
_SCORED = frozenset({"corner", "foul", "goal", "penalty", "point", "run", "try"})
_CLAIMS = frozenset(
    "accusation allegation charge claim concern criticism denial fear idea notion report rumor "
    "rumour speculation suggestion suspicion theory warning worry".split()
)
"""What is said of claims is said of what they say: "dismissed the allegations"."""


_REFUSALS = frozenset({"avoid", "decline", "refuse", "refusal"})
_ASKING = frozenset({"ask", "beg", "call", "demand", "insist", "request", "urge"})
_TO_COME = frozenset({"will", "'ll", "’ll", "wo"})
_NOBODY = frozenset("nobody none nothing anyone anybody whoever whomever".split())

_SHOWN = frozenset(
    "reflect demonstrate indicate show prove suggest explain mean raise underscore underline "
    "highlight illustrate".split()
)
"""Verbs of saying that things do as well: "the context indicates", "character explains"."""


_LABELS = frozenset(
    "related more read watch video photos photo update updated opinion analysis exclusive breaking "
    "live poll correction note editorial transcript listen see also".split()
)
"""Words before a colon that announce and do not speak: "RELATED: Iran Is …"."""

_BARE = frozenset("who which that what it this them him her so he she they i we you sorts".split())
_DEMONSTRATIVES = frozenset({"that", "this", "these", "those", "which", "what", "there"})
