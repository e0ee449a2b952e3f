"""Mend trees of lists and pairs: what "and" and commas join.

In: the tokens of an article and a sentence. Out: the same list with some heads and labels changed.
Each rule names the construction it mends.
"""

from __future__ import annotations

import msgspec

from dateline.records import Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOUNS = frozenset({"NOUN", "PROPN"})


def name_and_title(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Trump and North Korean leader Kim Jong Un met": two persons, not two adjectives.

    Holds where a capitalised word modifies a name to its right, has an "and" of its own right
    behind it and nothing that it joins, or only a title: "urged Trump and Sen. Mitch McConnell".
    """
    for i in range(sentence.first, sentence.last - 3):
        word = tokens[i]
        joined = tokens[i + 1].lower == "and" and tokens[i + 1].head == i
        if word.dep not in {"amod", "compound", "nmod"} or not joined or not word.text[0].isupper():
            continue
        name = word.head
        joins = [t for t in tokens[i + 2 : sentence.last] if t.head == i and t.dep == "conj"]
        led = {i + 2, i + 3} if any(t.lower in _TITLES for t in joins) else {i + 2}
        if any(t.i >= name or t.pos != "PROPN" or t.i not in led for t in joins):
            continue
        for _ in range(3):
            if tokens[name].dep == "compound" and tokens[name].head > name:
                name = tokens[name].head
        if name <= i + 1 or tokens[name].pos != "PROPN" or tokens[name].dep not in _FILLERS:
            continue
        tokens[i] = msgspec.structs.replace(
            word, head=tokens[name].head, dep=tokens[name].dep, pos="PROPN", tag="NNP"
        )
        tokens[name] = msgspec.structs.replace(tokens[name], head=i, dep="conj")
        for title in joins:
            tokens[title.i] = msgspec.structs.replace(title, head=name, dep="compound")


_TITLES = frozenset("president minister chancellor king premier secretary leader senator".split())
_FILLERS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def name_of_office(tokens: list[Token], sentence: Sentence) -> None:
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


def one_and_another(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "between President Trump and Russian President Putin": two, not one with a modifier.

    Holds where a noun modifies one to its right behind "between", and its own "and" joins it to a
    mere modifier of that one: "between Mexican army and drug hitmen".
    """
    for i in range(sentence.first, sentence.last):
        one = tokens[i]
        if one.dep not in {"nmod", "compound"} or one.head <= i + 1 or one.pos not in NOUNS:
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


_DASHES = frozenset({"—", "–", "--"})


def joined_behind_dash(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "backed by Republicans — and many Democrats — who agree": two nouns, not two clauses.

    Holds for a noun joined to a verb by an "and" right behind a dash that follows a noun.
    """
    span = tokens[sentence.first : sentence.last]
    for noun in span:
        verb = tokens[noun.head]
        if noun.dep != "conj" or noun.pos not in NOUNS or verb.pos != "VERB" or verb.i > noun.i:
            continue
        joins = next((t for t in span if t.head == verb.i and t.dep == "cc" and t.i < noun.i), None)
        if joins is None or joins.i < sentence.first + 2 or tokens[joins.i - 1].text not in _DASHES:
            continue
        first = tokens[joins.i - 2]
        if first.pos in NOUNS and first.dep in {"pobj", "dobj", "nsubj"}:
            tokens[noun.i] = msgspec.structs.replace(noun, head=first.i)
            tokens[joins.i] = msgspec.structs.replace(joins, head=first.i)


_LIKE = ("ish", "ese", "ian", "ean", "can", "stani")
_LIKE_WORDS = frozenset("Arab Baltic Gulf Nordic Western Abkhaz Kurdish Turkic Slavic".split())


def one_and_such_others(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Poland and Baltic states urged": two, not the states of both.

    Holds where a name modifies a plural to its right and "and" joins it to a word that can only be
    an adjective.
    """
    span = tokens[sentence.first : sentence.last]
    for one in span:
        many = tokens[one.head]
        if one.dep not in {"nmod", "compound"} or one.tag != "NNP" or one.head <= one.i + 2:
            continue
        below = [t for t in span if t.head == one.i and t.i != one.i]
        joined = [t for t in below if t.dep == "conj"]
        if many.tag not in {"NNS", "NNPS"} or _is_like(one):
            continue
        if [t.i + 1 for t in joined] != [many.i]:
            continue
        if not _is_like(joined[0]) or [t.lower for t in below if t.dep == "cc"] != ["and"]:
            continue
        tokens[one.i] = msgspec.structs.replace(
            one, head=one.i if many.head == many.i else many.head, dep=many.dep
        )
        tokens[many.i] = msgspec.structs.replace(many, head=one.i, dep="conj")
        tokens[joined[0].i] = msgspec.structs.replace(joined[0], head=many.i, dep="amod")


def _is_like(token: Token) -> bool:
    return token.text in _LIKE_WORDS or token.lower.endswith(_LIKE)


_BODIES = frozenset(
    "government army military president minister parliament leader ambassador ministry police king "
    "premier spokesman spokeswoman".split()
)
_OF_ONE_NAME = frozenset({"Herzegovina", "Tobago", "Barbuda", "Nevis", "Principe", "Grenadines"})


def one_and_body_of_other(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the Houthis and Yemen's government agreed": two, not the government of both.

    Holds where only the second of two owners has an "'s" and they own one body or office.
    """
    span = tokens[sentence.first : sentence.last]
    for one in span:
        body = tokens[one.head]
        if one.dep != "poss" or body.tag != "NN" or body.lemma not in _BODIES:
            continue
        below = [t for t in span if t.head == one.i and t.i != one.i]
        other = next((t for t in below if t.dep == "conj"), None)
        joins = next((t for t in below if t.dep == "cc"), None)
        if other is None or joins is None or joins.entity or other.text in _OF_ONE_NAME:
            continue
        if any(t.dep == "case" for t in below):
            continue
        tokens[one.i] = msgspec.structs.replace(one, head=body.head, dep=body.dep)
        tokens[body.i] = msgspec.structs.replace(body, head=one.i, dep="conj")
        tokens[other.i] = msgspec.structs.replace(other, head=body.i, dep="poss")


def listed_in_apposition(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the World Health Organization, Oxfam, and the CDC have sent": a list of three.

    Holds for a proper name in apposition behind a comma that an "and" of its own, or of the name
    joined to it, joins to another; for any noun where the one before is joined by a mere comma.
    """
    span = tokens[sentence.first : sentence.last]
    for token in span:
        head = tokens[token.head]
        if _continues_list(tokens, sentence, token):
            tokens[token.i] = msgspec.structs.replace(token, dep="conj")
            continue
        names = token.pos == head.pos == "PROPN" and token.dep == "appos" and token.i > head.i
        if not names:
            continue
        below = [t for t in span if t.head == token.i and t.i > token.i]
        row = [*below, *(t for t in span if t.head in _names_joined(below))]
        joins = any(t.dep == "cc" and t.lower == "and" for t in row)
        more = any(t.dep == "conj" and t.pos == "PROPN" for t in below)
        if joins and more and any(t.text == "," for t in tokens[head.i : token.i]):
            tokens[token.i] = msgspec.structs.replace(token, dep="conj")


def joined_behind_apposition(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "met Kelly, the chief of staff, and his wife": she is joined to Kelly, not to the chief.

    Holds for a person, or somebody's, that ", and" joins to what stands beside a person.
    """
    span = tokens[sentence.first : sentence.last]
    for other in span:
        beside = tokens[other.head]
        one = tokens[beside.head]
        if other.dep != "conj" or beside.dep != "appos" or one.pos != "PROPN":
            continue
        if beside.entity == "PERSON" or not one.i < beside.i < other.i:
            continue
        named = other.entity == one.entity == "PERSON" and other.pos == "PROPN"
        named |= any(t.head == other.i and t.tag == "PRP$" for t in span)
        joins = next((t for t in span if t.dep == "cc" and t.head == beside.i), None)
        if named and joins is not None and tokens[joins.i - 1].text == ",":
            tokens[other.i] = msgspec.structs.replace(other, head=one.i)
            tokens[joins.i] = msgspec.structs.replace(joins, head=one.i)


def _continues_list(tokens: list[Token], sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun is one more of a list: "the mayor" in "Oxfam, Shell, the mayor and I"."""
    head = tokens[token.head]
    if token.dep != "appos" or head.dep != "conj" or not head.head < head.i < token.i:
        return False
    span = tokens[sentence.first : sentence.last]
    if head.pos not in NOUNS or token.pos not in NOUNS or tokens[head.head].pos not in NOUNS:
        return False
    if any(t.dep == "cc" and t.head == head.head for t in span):
        return False
    below = [t for t in span if t.head == token.i and t.i > token.i]
    joins = any(t.dep == "cc" and t.lower == "and" for t in below)
    return joins and any(t.dep == "conj" for t in below) and tokens[head.i + 1].text == ","


def _names_joined(tokens: list[Token]) -> set[int]:
    return {token.i for token in tokens if token.dep == "conj" and token.pos == "PROPN"}


def listed_by_plural_verb(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "The mayor, the Chamber of Commerce and Statoil are here": the verb tells of several.

    Holds for a singular subject without "and" of its own, names in apposition behind a comma, an
    "and" in the last of them, and a plural verb, "all" or "both".
    """
    span = tokens[sentence.first : sentence.last]
    for one in span:
        if one.dep not in {"nsubj", "nsubjpass"} or one.tag not in {"NN", "NNP"}:
            continue
        below = [t for t in span if t.head == one.i and t.i > one.i]
        if any(t.dep == "conj" for t in below) or not _is_of_several(span, one):
            continue
        row = _names_beside(span, one)
        joined = [
            t for t in span
            if row and row[-1].i < t.i < tokens[one.head].i and t.dep == "conj" and t.pos in NOUNS
            and _is_inside(tokens, t.i, row[0].i)
        ]  # fmt: skip
        if not joined:
            continue
        last, listed = joined[-1], {t.i for t in row}
        nested = last.head not in listed and tokens[last.head].dep in {"conj", "pobj"}
        if last.head not in listed and not nested:
            continue
        head = one.i
        for token in row:
            tokens[token.i] = msgspec.structs.replace(token, head=head, dep="conj")
            head = token.i
        tokens[last.i] = msgspec.structs.replace(last, head=head)


def _is_of_several(span: list[Token], subject: Token) -> bool:
    """Tell whether a verb is told of several: "are", "say", "all urged"."""
    if any(t.head == subject.i and t.dep == "appos" and t.lower in {"all", "both"} for t in span):
        return True
    forms = [
        t for t in span
        if t.i > subject.i
        and (t.i == subject.head or (t.head == subject.head and t.dep in {"aux", "auxpass"}))
    ]  # fmt: skip
    return bool(forms) and (forms[0].tag == "VBP" or forms[0].lower == "were")


def _names_beside(span: list[Token], one: Token) -> list[Token]:
    """Return the names that stand beside another behind commas, one below the other."""
    found: list[Token] = []
    while len(found) < len(span):
        at = found[-1] if found else one
        beside = next(
            (t for t in span if t.head == at.i and t.dep == "appos" and t.pos == "PROPN"), None
        )
        if beside is None or any(t.head == beside.i and t.lower in {"a", "an"} for t in span):
            break
        if not any(t.text == "," for t in span if at.i < t.i < beside.i):
            break
        found.append(beside)
    return found


def subject_after_fronted_coordination(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Amid talks between A and B, C has said": C is the subject, not a third conjunct.

    Holds when the root is finite and has no subject, and a conjunct right after a comma, without
    a conjunction of its own, stands before it.
    """
    span = range(sentence.first, sentence.last)
    root = next((i for i in span if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in {"VERB", "AUX"}:
        return
    children = [i for i in span if tokens[i].head == root and i != root]
    if any(tokens[i].dep in SUBJECT for i in children):
        return
    finite = tokens[root].tag in FINITE or any(
        tokens[i].tag in FINITE for i in children if tokens[i].dep in {"aux", "auxpass"}
    )
    if not finite:
        return
    for i in span:
        if i >= root:
            return
        token = tokens[i]
        if token.dep != "conj" or token.pos not in {"PROPN", "NOUN", "PRON"}:
            continue
        first = left_edge(tokens, sentence, i)
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


def subject_behind_object(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "backed the finding and the committee also affirmed it": the committee affirmed.

    Holds for a noun that "and" joins to an object to its left, where a finite verb without a
    subject, itself joined to the verb of that object, stands right behind, adverbs apart.
    """
    for i in range(sentence.first, sentence.last - 1):
        noun = tokens[i]
        if noun.dep != "conj" or noun.pos not in NOUNS or noun.head > i:
            continue
        at = i + 1
        while at < sentence.last and tokens[at].pos == "ADV":
            at += 1
        if at >= sentence.last:
            continue
        verb = tokens[tokens[at].head] if tokens[at].dep == "aux" else tokens[at]
        if verb.dep != "conj" or verb.head >= noun.head or verb.i < at:
            continue
        if tokens[at].tag not in FINITE:
            continue
        span = tokens[sentence.first : sentence.last]
        if any(t.head == verb.i and (t.dep in SUBJECT or t.dep == "auxpass") for t in span):
            continue
        edge = left_edge(tokens, sentence, i)
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


_MODIFYING = frozenset("compound amod det poss case nmod npadvmod punct".split())


def left_edge(tokens: list[Token], sentence: Sentence, i: int) -> int:
    """Return the first token of the unbroken run of modifiers left of `i`."""
    first = i
    while (
        first > sentence.first
        and tokens[first - 1].head in range(first - 1, i + 1)
        and tokens[first - 1].dep in _MODIFYING
        and tokens[first - 1].text != ","
    ):
        first -= 1
    return first


def bare_verbs_in_a_row(tokens: list[Token], sentence: Sentence) -> None:
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
        if not joined or any(tokens[n].dep in SUBJECT for n in children):
            continue
        before = [
            n for n in range(verb.head + 1, i)
            if tokens[n].tag == "VB"
            and verb.head in {tokens[n].head, tokens[tokens[n].head].head}
            and any(tokens[m].head == n and tokens[m].tag in {"MD", "TO"} for m in span)
        ]  # fmt: skip
        if before:
            tokens[i] = msgspec.structs.replace(verb, head=before[-1], tag="VB")


def participles_in_a_row(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "walking around him as he lay still and shooting at him": who walks shoots.

    Holds for a participle without subject and auxiliary that is joined to a finite verb, where
    that verb's clause hangs on another such participle.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        finite = tokens[verb.head]
        first = tokens[finite.head]
        if verb.tag != "VBG" or verb.dep != "conj" or finite.tag not in FINITE or finite.i > i:
            continue
        if finite.dep not in {"advcl", "ccomp"} or first.tag != "VBG" or first.i > finite.i:
            continue
        span = tokens[sentence.first : sentence.last]
        own = {t.dep for t in span if t.head == i and t.i != i}
        if not own & (SUBJECT | {"aux"}):
            tokens[i] = msgspec.structs.replace(verb, head=first.i)
