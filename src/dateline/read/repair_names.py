"""Mend trees around names: ages behind them, nouns of claims behind a nation's name.

In: the tokens of an article and a sentence. Out: the same list with some heads and labels changed.
Each rule names the construction it mends.
"""

from __future__ import annotations

import msgspec

from dateline.records import Sentence, Token


def age_behind_name(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "charged Peter Wynn 25 with murder": the figure is the man's age, no part of his name.

    Holds for a number of two figures, or one, that the parser takes for the end of a person's name.
    """
    for i in range(sentence.first + 1, sentence.last):
        age, name = tokens[i], tokens[i - 1]
        figure = age.text.isdigit() and len(age.text) <= 2 and age.entity == "PERSON"
        if not figure or name.entity != "PERSON" or name.pos != "PROPN":
            continue
        if name.head == i:
            top = name.i if age.head == i else age.head
            for token in tokens[sentence.first : sentence.last]:
                if token.head == i and token.i not in {i, name.i}:
                    tokens[token.i] = msgspec.structs.replace(token, head=name.i)
            tokens[name.i] = msgspec.structs.replace(name, head=top, dep=age.dep)
        tokens[i] = msgspec.structs.replace(
            age, head=name.i, dep="nummod", pos="NUM", tag="CD", entity="CARDINAL"
        )


_IN_PLACE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "poss"})


def given_name_as_word(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Barack Obama and Ann Lee met": "Barack" is no preposition, Obama is who met.

    Holds for a capital word inside a person's name that the rest of the name hangs below.
    """
    for i in range(sentence.first, sentence.last - 1):
        given, name = tokens[i], tokens[i + 1]
        both = given.entity == "PERSON" and name.entity == "PERSON" and name.pos == "PROPN"
        wrong = given.tag == "IN" and given.text[0].isupper() and given.head != i
        if not both or not wrong or name.head != i:
            continue
        verb = tokens[given.head]
        free = verb.i > name.i and not any(
            token.head == verb.i and token.dep in {"nsubj", "nsubjpass"}
            for token in tokens[sentence.first : sentence.last]
        )
        dep = given.dep if given.dep in _IN_PLACE else "nsubj" if free else "dep"
        tokens[name.i] = msgspec.structs.replace(name, head=verb.i, dep=dep)
        tokens[i] = msgspec.structs.replace(
            given, head=name.i, dep="compound", pos="PROPN", tag="NNP", lemma=given.text
        )
        for token in tokens[sentence.first : sentence.last]:
            if token.head == i:
                tokens[token.i] = msgspec.structs.replace(token, head=name.i)


_DENYING = frozenset("deny reject dismiss refute rebut dispute contradict echo repeat".split())
_CLAIMS = frozenset("claims reports charges suggestions demands calls".split())


def claims_of_nation(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "denied US claims that it attacked": claims, a noun, and no verb of what is denied.

    Holds right behind a verb that denies or echoes, a name, and before "that", "of" or "for".
    """
    for i in range(sentence.first + 2, sentence.last - 1):
        claims, nation, verb = tokens[i], tokens[i - 1], tokens[i - 2]
        if claims.lower not in _CLAIMS or claims.tag != "VBZ" or claims.head != verb.i:
            continue
        clause = tokens[i + 1].lower in {"that", "of", "for"}
        if verb.lemma not in _DENYING or nation.head != i or not clause:
            continue
        tokens[nation.i] = msgspec.structs.replace(nation, dep="compound")
        tokens[i] = msgspec.structs.replace(
            claims, dep="dobj", pos="NOUN", tag="NNS", lemma=claims.lower[:-1]
        )
        for token in tokens[i + 1 : sentence.last]:
            if token.head == i and token.dep == "ccomp":
                tokens[token.i] = msgspec.structs.replace(token, dep="acl")


_PREFIXES = frozenset("anti pro non sub co ex pre post mid vice counter ultra neo semi".split())
_PLACED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "dative"})


def prefix_and_noun(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "sub-contractors", "anti-hunters" in three tokens: one noun, not three objects.

    Holds where a prefix, a hyphen and a noun stand without a space and the prefix fills a place in
    the clause.
    """
    for i in range(sentence.first, sentence.last - 2):
        prefix, hyphen, noun = tokens[i : i + 3]
        close = prefix.end == hyphen.start and hyphen.end == noun.start
        if prefix.lower not in _PREFIXES or hyphen.text != "-" or not close:
            continue
        if prefix.dep not in _PLACED or noun.pos not in {"NOUN", "PROPN"}:
            continue
        if noun.dep not in _PLACED and noun.head not in {i, i + 1}:
            continue
        head, dep = (prefix.head, prefix.dep) if noun.head in {i, i + 1} else (noun.head, noun.dep)
        for token in tokens[sentence.first : sentence.last]:
            if token.head in {i, i + 1} and token.i != token.head:
                tokens[token.i] = msgspec.structs.replace(token, head=noun.i)
        tokens[i] = msgspec.structs.replace(prefix, head=noun.i, dep="compound")
        tokens[i + 1] = msgspec.structs.replace(hyphen, head=noun.i, dep="punct")
        tokens[i + 2] = msgspec.structs.replace(noun, head=head, dep=dep)
