"""Mend trees where the parser is known to go wrong on news sentences.

In: the tokens of an article. Out: the same tokens with some heads and labels changed.
Each rule names the construction it mends; it refuses to touch a tree that has its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.records import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({"“", "”", '"', "``", "''"})
LONGEST_PAIR = 7
"""Tokens of two names and the comma between them."""

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def repaired(tokens: tuple[Token, ...], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Return the tokens with mended heads and labels."""
    changed = list(tokens)
    for sentence in sentences:
        if sentence.part != "body":
            _comma_for_and(changed, sentence)
            _passive_headline(changed, sentence)
        _name_and_title(changed, sentence)
        _name_of_office(changed, sentence)
        _one_and_another(changed, sentence)
        _listed_in_apposition(changed, sentence)
        _subject_after_fronted_coordination(changed, sentence)
        _speaker_behind_place(changed, sentence)
        _verb_behind_quotation(changed, sentence)
        _finite_behind_infinitive(changed, sentence)
        _subject_behind_object(changed, sentence)
        _who_behind_person(changed, sentence)
        _verb_behind_company(changed, sentence)
        _bare_verbs_in_a_row(changed, sentence)
        _undergoing_subject(changed, sentence)
        _clause_on_name(changed, sentence)
        _second_object(changed, sentence)
    return tuple(changed)


def _name_and_title(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Trump and North Korean leader Kim Jong Un met": two persons, not two adjectives.

    Holds where a capitalised word modifies a name to its right, has an "and" of its own right
    behind it and nothing that it joins.
    """
    for i in range(sentence.first, sentence.last - 3):
        word = tokens[i]
        joined = tokens[i + 1].lower == "and" and tokens[i + 1].head == i
        if word.dep not in {"amod", "compound", "nmod"} or not joined or not word.text[0].isupper():
            continue
        if any(t.head == i and t.dep == "conj" for t in tokens[sentence.first : sentence.last]):
            continue
        name = word.head
        for _ in range(3):
            if tokens[name].dep == "compound" and tokens[name].head > name:
                name = tokens[name].head
        if name <= i + 1 or tokens[name].pos != "PROPN" or tokens[name].dep not in _FILLERS:
            continue
        tokens[i] = msgspec.structs.replace(
            word, head=tokens[name].head, dep=tokens[name].dep, pos="PROPN", tag="NNP"
        )
        tokens[name] = msgspec.structs.replace(tokens[name], head=i, dep="conj")


_FILLERS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def _name_of_office(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the president of France, Nicolas Sarkozy, said": he stands beside the president.

    Holds where a person stands in apposition to what "of" a noun has, a country or a body.
    """
    for i in range(sentence.first, sentence.last):
        person = tokens[i]
        if person.dep != "appos" or person.entity != "PERSON":
            continue
        owner = tokens[person.head]
        of = tokens[owner.head]
        if owner.dep != "pobj" or owner.entity not in {"GPE", "ORG", "NORP", "LOC"}:
            continue
        if of.lower != "of" or tokens[of.head].pos not in {"NOUN", "PROPN"}:
            continue
        tokens[i] = msgspec.structs.replace(person, head=of.head)


def _one_and_another(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "between President Trump and Russian President Putin": two, not one with a modifier.

    Holds where a noun modifies one to its right behind "between", and its own "and" joins it to a
    mere modifier of that one: "between Mexican army and drug hitmen".
    """
    for i in range(sentence.first, sentence.last):
        one = tokens[i]
        if one.dep not in {"nmod", "compound"} or one.head <= i + 1 or one.pos not in _NOUNS:
            continue
        other = tokens[one.head]
        governor = tokens[other.head]
        if other.dep != "pobj" or governor.lower not in {"between", "among"} or other.head > i:
            continue
        below = [t for t in tokens[i + 1 : other.i] if t.head == i]
        if not any(t.dep == "cc" for t in below):
            continue
        joined = [t for t in below if t.dep == "conj"]
        tokens[i] = msgspec.structs.replace(one, head=other.head, dep="pobj")
        tokens[other.i] = msgspec.structs.replace(other, head=i, dep="conj")
        for token in joined:
            tokens[token.i] = msgspec.structs.replace(token, head=other.i, dep="compound")
        for token in tokens[other.head + 1 : i]:
            if token.head == other.i:
                tokens[token.i] = msgspec.structs.replace(token, head=i)


_NOUNS = frozenset({"NOUN", "PROPN"})


def _listed_in_apposition(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the World Health Organization, Oxfam, and the CDC have sent": a list of three.

    Holds for a proper name in apposition behind a comma that an "and" of its own joins to another.
    """
    span = tokens[sentence.first : sentence.last]
    for token in span:
        head = tokens[token.head]
        names = token.pos == head.pos == "PROPN" and token.dep == "appos" and token.i > head.i
        if not names:
            continue
        below = [t for t in span if t.head == token.i and t.i > token.i]
        joins = any(t.dep == "cc" and t.lower == "and" for t in below)
        more = any(t.dep == "conj" and t.pos == "PROPN" for t in below)
        if joins and more and any(t.text == "," for t in tokens[head.i : token.i]):
            tokens[token.i] = msgspec.structs.replace(token, dep="conj")


def _comma_for_and(tokens: list[Token], sentence: Sentence) -> None:
    """Mend the headline "Trump, Putin sit down": both are subjects, the comma is an "and".

    Holds where the headline begins with two capitalised names, or a name and a plural ("U.S., world
    powers reach deal"), a comma between and a plural verb right behind them.
    """
    span = range(sentence.first, sentence.last)
    root = next((i for i in span if tokens[i].head == i), None)
    if root is None or tokens[root].tag not in {"VBP", "VB", "VBD", "MD"}:
        return
    names = [tokens[i] for i in range(sentence.first, root)]
    commas = [token.i for token in names if token.text == ","]
    if len(commas) != 1 or not 1 < len(names) <= LONGEST_PAIR:
        return
    first, second = commas[0] - 1, root - 1
    capital = all(token.text[0].isupper() for token in names if token.text != ",")
    several = tokens[first].pos == "PROPN" and tokens[second].tag == "NNS"
    if not capital and not several:
        return
    if first < sentence.first or second <= commas[0]:
        return
    for i, head in ((first, root), (second, first)):
        dep = "nsubj" if i == first else "conj"
        tokens[i] = msgspec.structs.replace(tokens[i], head=head, dep=dep)
        if capital:
            tokens[i] = msgspec.structs.replace(tokens[i], pos="PROPN", tag="NNP")
    for token in names:
        if token.i not in {first, second}:
            head = first if token.i <= commas[0] else second
            dep = "punct" if token.text == "," else "compound"
            tokens[token.i] = msgspec.structs.replace(token, head=head, dep=dep)


_CHARGED = {
    "accuse": {"of"}, "charge": {"with"}, "convict": {"of"}, "suspect": {"of"}, "indict": {"on"},
    "acquit": {"of"}, "sentence": {"to"}, "fine": {"for"}, "jail": {"for"},
    "arrest": {"for", "in", "after", "over"}, "detain": {"in", "after", "over"},
    "kill": {"in", "by", "as"}, "injure": {"in", "by", "as"}, "wound": {"in", "by", "as"},
    "expel": {"from"}, "deport": {"from", "to"}, "evict": {"from"}, "evacuate": {"from", "after"},
    "free": {"from", "after", "in"}, "kidnap": {"in", "by"}, "shoot": {"in", "by"},
}  # fmt: skip


def _passive_headline(tokens: list[Token], sentence: Sentence) -> None:
    """Mend the headline "Woman charged with spying": it was done to her.

    Holds for a past form without object or auxiliary before the preposition that names the charge.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        if verb.tag not in {"VBD", "VBN"} or verb.lemma not in _CHARGED:
            continue
        below = [t for t in tokens[sentence.first : sentence.last] if t.head == i and t.i != i]
        charged = any(t.dep in {"prep", "agent"} and t.lower in _CHARGED[verb.lemma] for t in below)
        if not charged or any(t.dep in {"dobj", "aux", "auxpass"} for t in below):
            continue
        for token in below:
            if token.dep == "nsubj":
                tokens[token.i] = msgspec.structs.replace(token, dep="nsubjpass")
                tokens[i] = msgspec.structs.replace(verb, tag="VBN")


def _subject_after_fronted_coordination(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Amid talks between A and B, C has said": C is the subject, not a third conjunct.

    Holds when the root is finite and has no subject, and a conjunct right after a comma, without
    a conjunction of its own, stands before it.
    """
    span = range(sentence.first, sentence.last)
    root = next((i for i in span if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in {"VERB", "AUX"}:
        return
    children = [i for i in span if tokens[i].head == root and i != root]
    if any(tokens[i].dep in _SUBJECT for i in children):
        return
    finite = tokens[root].tag in _FINITE or any(
        tokens[i].tag in _FINITE for i in children if tokens[i].dep in {"aux", "auxpass"}
    )
    if not finite:
        return
    for i in span:
        if i >= root:
            return
        token = tokens[i]
        if token.dep != "conj" or token.pos not in {"PROPN", "NOUN", "PRON"}:
            continue
        first = _left_edge(tokens, sentence, i)
        head = token.head
        coordinated = any(
            tokens[k].dep == "cc" and tokens[k].head == head and k > head
            for k in range(head, first)
        )
        comma = first > sentence.first and tokens[first - 1].text == ","
        right_after_cc = first - 2 >= sentence.first and tokens[first - 2].dep == "cc"
        if comma and coordinated is False and tokens[head].dep == "conj":
            coordinated = True
        if comma and coordinated and not right_after_cc:
            tokens[i] = msgspec.structs.replace(token, head=root, dep="nsubj")
            return


def _speaker_behind_place(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "WASHINGTON -- President Obama said": the subject stands behind the dash.

    Holds where a sentence opens with one word in capitals and a dash.
    """
    first = sentence.first
    if sentence.last - first < 4 or not tokens[first].text.isupper():
        return
    place = tokens[first]
    if tokens[first + 1].text not in {"-", "--", "–", "—"} or place.dep not in _SUBJECT:
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
        if any(t.dep in _SUBJECT and t.head == i for t in children):
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
    if root is None or tokens[root].pos not in _NOUNS:
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
        if who.lower != "who" or who.dep not in _SUBJECT or verb.dep != "relcl":
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


def _subject_behind_object(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "backed the finding and the committee also affirmed it": the committee affirmed.

    Holds for a noun that "and" joins to an object to its left, where a finite verb without a
    subject, itself joined to the verb of that object, stands right behind, adverbs apart.
    """
    for i in range(sentence.first, sentence.last - 1):
        noun = tokens[i]
        if noun.dep != "conj" or noun.pos not in _NOUNS or noun.head > i:
            continue
        at = i + 1
        while at < sentence.last and tokens[at].pos == "ADV":
            at += 1
        if at >= sentence.last:
            continue
        verb = tokens[tokens[at].head] if tokens[at].dep == "aux" else tokens[at]
        if verb.dep != "conj" or verb.head >= noun.head or verb.i < at:
            continue
        if tokens[at].tag not in _FINITE:
            continue
        span = tokens[sentence.first : sentence.last]
        if any(t.head == verb.i and (t.dep in _SUBJECT or t.dep == "auxpass") for t in span):
            continue
        edge = _left_edge(tokens, sentence, i)
        if tokens[edge - 1].dep != "cc" or not _is_inside(tokens, noun.head, verb.head):
            continue
        tokens[i] = msgspec.structs.replace(noun, head=verb.i, dep="nsubj")


def _is_inside(tokens: list[Token], node: int, top: int) -> bool:
    """Tell whether a token hangs below another, not through a clause of its own."""
    while tokens[node].head != node:
        if node == top:
            return True
        if tokens[node].pos in {"VERB", "AUX"}:
            return False
        node = tokens[node].head
    return node == top


def _left_edge(tokens: list[Token], sentence: Sentence, i: int) -> int:
    """Return the first token of the unbroken run of modifiers left of `i`."""
    first = i
    while (
        first > sentence.first
        and tokens[first - 1].head in range(first - 1, i + 1)
        and tokens[first - 1].dep in {"compound", "amod", "det", "poss", "case", "nmod", "punct"}
        and tokens[first - 1].text != ","
    ):
        first -= 1
    return first


def _bare_verbs_in_a_row(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "said it would raise prices, put Kyiv in danger, and strengthen ties": one row of three.

    Holds where a verb written like its infinitive is taken for a past tense joined to the verb
    above, has an infinitive joined to it, and stands behind a clause with a modal or "to".
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        if verb.tag != "VBD" or verb.dep != "conj" or verb.lower != verb.lemma or verb.head > i:
            continue
        span = range(sentence.first, sentence.last)
        children = [n for n in span if tokens[n].head == i and n != i]
        joined = any(tokens[n].dep == "conj" and tokens[n].tag == "VB" for n in children)
        if not joined or any(tokens[n].dep in _SUBJECT for n in children):
            continue
        before = [
            n for n in range(verb.head + 1, i)
            if tokens[n].tag == "VB"
            and verb.head in {tokens[n].head, tokens[tokens[n].head].head}
            and any(tokens[m].head == n and tokens[m].tag in {"MD", "TO"} for m in span)
        ]  # fmt: skip
        if before:
            tokens[i] = msgspec.structs.replace(verb, head=before[-1], tag="VB")


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
        first = _left_edge(tokens, sentence, i)
        while first > sentence.first and tokens[first - 1].dep == "nummod":
            first -= 1
        joining = tokens[first - 1]
        before = tokens[first - 2]
        joined = joining.dep == "cc" and joining.head == noun.head and before.head == noun.head
        named = before.dep in {"dobj", "nsubj", "nsubjpass"} and before.pos in {"NOUN", "PROPN"}
        if joined and named:
            tokens[i] = msgspec.structs.replace(noun, head=before.i)
            tokens[joining.i] = msgspec.structs.replace(joining, head=before.i)
