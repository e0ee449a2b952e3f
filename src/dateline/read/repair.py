"""Mend trees where the parser is known to go wrong on news sentences.

In: the tokens of an article. Out: the same tokens with some heads and labels changed.
Each rule names the construction it mends; it refuses to touch a tree that has its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.read.repair_lists import (
    NOUNS,
    SUBJECT,
    bare_verbs_in_a_row,
    comma_for_and,
    left_edge,
    listed_in_apposition,
    name_and_title,
    name_of_office,
    one_and_another,
    one_and_body_of_other,
    subject_after_fronted_coordination,
    subject_behind_object,
)
from dateline.read.repair_names import age_behind_name, claims_of_nation
from dateline.records import Sentence, Token

_MARKS = frozenset({"“", "”", '"', "``", "''"})


def repaired(tokens: tuple[Token, ...], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Return the tokens with mended heads and labels."""
    changed = list(tokens)
    for sentence in sentences:
        if sentence.part != "body":
            comma_for_and(changed, sentence)
            _passive_headline(changed, sentence)
        age_behind_name(changed, sentence)
        claims_of_nation(changed, sentence)
        name_and_title(changed, sentence)
        name_of_office(changed, sentence)
        one_and_another(changed, sentence)
        one_and_body_of_other(changed, sentence)
        listed_in_apposition(changed, sentence)
        subject_after_fronted_coordination(changed, sentence)
        _speaker_behind_place(changed, sentence)
        _verb_behind_quotation(changed, sentence)
        _finite_behind_infinitive(changed, sentence)
        subject_behind_object(changed, sentence)
        _who_behind_person(changed, sentence)
        _verb_behind_company(changed, sentence)
        bare_verbs_in_a_row(changed, sentence)
        _undergoing_subject(changed, sentence)
        _clause_on_name(changed, sentence)
        _second_object(changed, sentence)
    return tuple(changed)


_CHARGED = {
    "accuse": {"of"}, "charge": {"with"}, "convict": {"of"}, "suspect": {"of"}, "indict": {"on"},
    "acquit": {"of"}, "sentence": {"to"}, "fine": {"for"}, "jail": {"for"},
    "arrest": {"for", "in", "after", "over"}, "detain": {"in", "after", "over"},
    "kill": {"in", "by", "as"}, "injure": {"in", "by", "as"}, "wound": {"in", "by", "as"},
    "expel": {"from"}, "deport": {"from", "to"}, "evict": {"from"}, "evacuate": {"from", "after"},
    "free": {"from", "after", "in"}, "kidnap": {"in", "by"}, "shoot": {"in", "by"},
}  # fmt: skip


_BY_ITSELF = frozenset(
    "stand win lose rise fall drop pass come go abide swear live grow climb gain decline increase "
    "shrink jump slip get be stop end begin start travel".split()
)
"""Verbs whose "by" names no doer: "rose by a fifth", "stood by his aide"."""


def _has_doer(tokens: list[Token], sentence: Sentence, by: int) -> bool:
    """Tell whether "by" has a noun that is no number, time or measure."""
    return any(
        t.head == by and t.dep == "pobj" and t.pos in {"NOUN", "PROPN"}
        and t.entity not in {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
        for t in tokens[by : sentence.last]
    )  # fmt: skip


def _passive_headline(tokens: list[Token], sentence: Sentence) -> None:
    """Mend the headlines "Woman charged with spying", "Senator bashed by the left": passives.

    Holds for a past form without object or auxiliary before the preposition that names the charge,
    or before "by" and a noun that is no number.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        if verb.tag not in {"VBD", "VBN"} or verb.lemma in _BY_ITSELF:
            continue
        below = [t for t in tokens[sentence.first : sentence.last] if t.head == i and t.i != i]
        behind = [t for t in below if t.dep in {"prep", "agent"} and t.i > i]
        charged = any(t.lower in _CHARGED.get(verb.lemma, ()) for t in behind) or any(
            t.lower == "by" and _has_doer(tokens, sentence, t.i) for t in behind
        )
        if not charged or any(t.dep in {"dobj", "aux", "auxpass"} for t in below):
            continue
        for token in below:
            if token.dep == "nsubj":
                tokens[token.i] = msgspec.structs.replace(token, dep="nsubjpass")
                tokens[i] = msgspec.structs.replace(verb, tag="VBN")


def _speaker_behind_place(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "WASHINGTON -- President Obama said": the subject stands behind the dash.

    Holds where a sentence opens with one word in capitals and a dash.
    """
    first = sentence.first
    if sentence.last - first < 4 or not tokens[first].text.isupper():
        return
    place = tokens[first]
    if tokens[first + 1].text not in {"-", "--", "–", "—"} or place.dep not in SUBJECT:
        return
    for token in tokens[first + 2 : place.head]:
        if token.head == first and token.dep in {"appos", "conj"}:
            tokens[token.i] = msgspec.structs.replace(token, head=place.head, dep=place.dep)
            tokens[first] = msgspec.structs.replace(place, dep="npadvmod")
            return


def _verb_behind_quotation(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Ryan said “Russia interfered” and called on Trump": "called" goes with "said".

    Holds for a conjunct outside quotation marks whose head stands inside.
    """
    quoted: set[int] = set()
    inside = False
    for i in range(sentence.first, sentence.last):
        if tokens[i].text in _MARKS:
            inside = tokens[i].text in "“``" or (tokens[i].text == '"' and not inside)
        elif inside:
            quoted.add(i)
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        wrong = token.dep == "conj" and token.pos == "VERB" and i not in quoted
        if not wrong or token.head not in quoted:
            continue
        at = token.head
        while at in quoted and tokens[at].head != at:
            at = tokens[at].head
        if at not in quoted and tokens[at].pos == "VERB" and at < i:
            tokens[i] = msgspec.structs.replace(token, head=at)


def _finite_behind_infinitive(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "refused to say a word and used the stage": "used" goes with "refused".

    Holds for a conjunct in the past tense without a subject whose head is a bare verb form that
    no past auxiliary makes finite, below a verb in the past tense.
    """
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if token.dep != "conj" or token.tag != "VBD" or tokens[token.head].tag != "VB":
            continue
        children = [t for t in tokens[sentence.first : sentence.last] if t.head in {i, token.head}]
        if any(t.dep in SUBJECT and t.head == i for t in children):
            continue
        if any(t.tag == "VBD" and t.dep == "aux" for t in children):
            continue
        at = token.head
        while tokens[at].head != at and tokens[at].tag != "VBD":
            at = tokens[at].head
        if tokens[at].tag == "VBD" and at < i:
            tokens[i] = msgspec.structs.replace(token, head=at)


def _verb_behind_company(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Kaufman, along with Warner, called on Congress": the sentence is of "called".

    Holds where a noun is the root, "along", "together" or "like" with a comma hangs on it, and a
    finite verb right behind a second comma is taken for a clause of what stands between.
    """
    span = range(sentence.first, sentence.last)
    root = next((i for i in span if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in NOUNS:
        return
    company = [
        i for i in span
        if tokens[i].head == root and tokens[i].lower in {"along", "together", "like", "including"}
    ]  # fmt: skip
    if not company or tokens[company[0] - 1].text != ",":
        return
    for i in range(company[0], sentence.last):
        verb = tokens[i]
        clause = verb.tag in {"VBD", "VBZ", "VBP"} and verb.dep in {"acl", "relcl"}
        if clause and tokens[i - 1].text == "," and _is_under(tokens, i, company[0]):
            tokens[i] = msgspec.structs.replace(verb, head=i, dep="ROOT")
            tokens[root] = msgspec.structs.replace(tokens[root], head=i, dep="nsubj")
            return


def _is_under(tokens: list[Token], node: int, top: int) -> bool:
    """Tell whether a token hangs below another."""
    while tokens[node].head != node:
        node = tokens[node].head
        if node == top:
            return True
    return False


def _who_behind_person(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the services, including director Dan Coats, who was blamed": it was Coats.

    Holds where a person's name and a comma stand right before "who" and the verb is singular.
    """
    for i in range(sentence.first + 2, sentence.last):
        who = tokens[i]
        verb = tokens[who.head]
        if who.lower != "who" or who.dep not in SUBJECT or verb.dep != "relcl":
            continue
        before = i - 1 if tokens[i - 1].text != "," else i - 2
        person = tokens[before]
        if person.entity != "PERSON" or person.pos != "PROPN" or person.i == verb.head:
            continue
        forms = [t for t in tokens[i + 1 : verb.i + 1] if t.head == verb.i or t.i == verb.i]
        first = forms[0] if forms else verb
        if first.tag == "VBP" or first.lower == "were" or verb.head > person.i:
            continue
        tokens[verb.i] = msgspec.structs.replace(verb, head=person.i)


_SEEING = frozenset("see want have get keep leave find hear watch like need".split())


def _undergoing_subject(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "homes were raided and their computers seized", "wanted to see Iran stripped of it".

    The subject of such a participle undergoes the act: it is that of a passive.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        if verb.tag not in {"VBN", "VBD"} or verb.dep not in {"conj", "ccomp", "xcomp"}:
            continue
        head = tokens[verb.head]
        span = range(sentence.first, sentence.last)
        own = {tokens[n].dep: n for n in span if tokens[n].head == i and n != i}
        if "nsubj" not in own or own["nsubj"] > i or own.keys() & {"aux", "auxpass"}:
            continue
        if "dobj" in own and tokens[i + 1].text not in {"--", "–", "—"}:
            continue
        above = {tokens[n].dep for n in span if tokens[n].head == verb.head}
        joined = verb.dep == "conj" and head.tag == "VBN" and "auxpass" in above
        seen = verb.dep != "conj" and verb.tag == "VBN" and head.lemma in _SEEING
        if joined or seen:
            subject = own["nsubj"]
            tokens[subject] = msgspec.structs.replace(tokens[subject], dep="nsubjpass")
            tokens[i] = msgspec.structs.replace(verb, tag="VBN")


def _clause_on_name(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "a deal with Iran that would place limits": the clause is on the deal.

    A name takes no clause with a bare "that".
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        name = tokens[verb.head]
        if verb.dep != "relcl" or name.pos != "PROPN" or name.dep != "pobj" or name.i > i:
            continue
        after = tokens[name.i + 1]
        preposition = tokens[name.head]
        noun = tokens[preposition.head]
        if after.lower == "that" and preposition.dep == "prep" and noun.pos == "NOUN":
            tokens[i] = msgspec.structs.replace(verb, head=noun.i)


def _second_object(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "indicted Ruiz and three others": the noun behind "and" is joined to the object."""
    for i in range(sentence.first + 3, sentence.last):
        noun = tokens[i]
        if noun.dep != "conj" or noun.pos not in {"NOUN", "PROPN"}:
            continue
        if tokens[noun.head].pos != "VERB" or noun.head > i:
            continue
        first = left_edge(tokens, sentence, i)
        while first > sentence.first and tokens[first - 1].dep == "nummod":
            first -= 1
        joining = tokens[first - 1]
        before = tokens[first - 2]
        joined = joining.dep == "cc" and joining.head == noun.head and before.head == noun.head
        named = before.dep in {"dobj", "nsubj", "nsubjpass"} and before.pos in {"NOUN", "PROPN"}
        if joined and named:
            tokens[i] = msgspec.structs.replace(noun, head=before.i)
            tokens[joining.i] = msgspec.structs.replace(joining, head=before.i)
