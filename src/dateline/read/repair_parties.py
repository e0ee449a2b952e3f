"""Mend trees in which a party hangs on the wrong word: on whom, the next of a list, who speaks.

In: the tokens of an article and a sentence. Out: the same list with some heads and labels changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from dateline.read.repair_lists import NOUNS
from dateline.records import Sentence, Token


def _children(span: Sequence[Token]) -> Mapping[int, list[Token]]:
    """Return the tokens that hang on each token, in text order; the root hangs on itself."""
    found: dict[int, list[Token]] = defaultdict(list)
    for token in span:
        found[token.head].append(token)
    return found


_AGAINST = frozenset("attack assault onslaught broadside pressure offensive crackdown".split())
_DOING = frozenset({"from", "by"})
NEAR = 30
"""Words behind a preposition within which its noun stands."""
_RIDDEN = frozenset("motorbike motorcycle horseback foot bike boat truck bicycle bail".split())


def on_whom_behind_doer(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "an attack from the president on his predecessor": the attack is on him.

    Holds for "on" or "against" at the noun behind "from" or "by" of the act.
    """
    for i in range(sentence.first + 3, sentence.last - 1):
        token = tokens[i]
        doer = tokens[token.head]
        through = tokens[doer.head]
        act = tokens[through.head]
        if token.lower not in {"on", "against"} or token.dep != "prep" or doer.i > i:
            continue
        if doer.dep != "pobj" or through.lower not in _DOING or act.lemma not in _AGAINST:
            continue
        target = next((t for t in tokens[i + 1 : i + 1 + NEAR] if t.head == i), None)
        timed = target is None or target.entity in {"DATE", "TIME"} or target.lemma in _RIDDEN
        if act.pos == "NOUN" and not timed:
            tokens[i] = msgspec.structs.replace(token, head=act.i)


def next_of_objects(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "had the support of the miners' union, the dockers' union, and a majority": one list.

    Holds for a noun behind a comma that hangs on the verb without a place of its own, and has an
    "and" with a further noun: it follows on the noun right before the comma.
    """
    span = tokens[sentence.first : sentence.last]
    children = _children(span)
    for token in span:
        verb = tokens[token.head]
        if token.dep not in {"dep", "conj", "appos", "dobj"} or token.pos not in NOUNS:
            continue
        if verb.pos != "VERB" or verb.i > token.i:
            continue
        first = any(t.dep == "dobj" and t.i < token.i for t in children[verb.i])
        if token.dep == "dobj" and not first:
            continue
        below = children[token.i]
        if not any(t.dep == "conj" and t.pos in NOUNS for t in below):
            continue
        if any(t.tag == "VBG" and t.i < token.i for t in below):
            continue
        edge = min([token.i, *(t.i for t in below)])
        before = tokens[edge - 2] if edge - 2 > verb.i else None
        if before is None or tokens[edge - 1].text != "," or before.pos not in NOUNS:
            continue
        joins = any(t.lower == "and" for t in below)
        if before.dep in {"pobj", "dobj"} and joins:
            tokens[token.i] = msgspec.structs.replace(token, head=before.i, dep="conj")


def namesake_in_list(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the Bank of Canada, the Bank of Japan, and the Swiss bank": the second is one more.

    Holds for a name in apposition to another with the same head word that has conjuncts behind.
    """
    span = tokens[sentence.first : sentence.last]
    children = _children(span)
    for token in span:
        head = tokens[token.head]
        if token.dep != "appos" or token.pos != "PROPN" or token.text != head.text:
            continue
        if any(t.dep == "conj" and t.i > token.i for t in children[head.i]):
            tokens[token.i] = msgspec.structs.replace(token, dep="conj")


def subjects_in_a_row(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the family, protesters and leaders have": two subjects of one verb are one list.

    Holds for a second subject right behind a comma that has an "and" and a further noun.
    """
    span = tokens[sentence.first : sentence.last]
    children = _children(span)
    for token in span:
        if token.dep not in _SUBJECTS or token.pos not in NOUNS:
            continue
        first = next(
            (t for t in children[token.head] if t.dep in _SUBJECTS and t.i < token.i), None
        )
        below = children[token.i]
        listed = any(t.lower == "and" for t in below) and any(t.dep == "conj" for t in below)
        if first is None or first.pos not in NOUNS or not listed:
            continue
        edge = min([token.i, *(t.i for t in below)])
        between = [t for t in tokens[first.i + 1 : min(edge, first.i + NEAR)] if t.head != first.i]
        if [t.text for t in between] == [","]:
            tokens[token.i] = msgspec.structs.replace(token, head=first.i, dep="conj")


def whom_behind_for(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "hard for the state itself to be sued": the state is to be sued.

    Holds for a "for" that marks an infinitive without a subject and governs a noun.
    """
    span = tokens[sentence.first : sentence.last]
    children = _children(span)
    for mark in span:
        if mark.lower != "for" or mark.dep != "mark":
            continue
        noun = next((t for t in children[mark.i] if t.dep == "pobj"), None)
        below = children[mark.head]
        if noun is None or any(t.dep in _SUBJECTS for t in below):
            continue
        if any(t.tag == "TO" for t in below):
            passive = any(t.dep == "auxpass" for t in below)
            dep = "nsubjpass" if passive else "nsubj"
            tokens[noun.i] = msgspec.structs.replace(noun, head=mark.head, dep=dep)


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def title_before_speaker(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Peru's Prime Minister, Ana Li said": who speaks is the minister.

    Holds where the root is a noun, and a verb behind it has the name beside the noun as subject.
    """
    span = tokens[sentence.first : sentence.last]
    root = next((t for t in span if t.head == t.i), None)
    if root is None or root.pos not in NOUNS:
        return
    for verb in span:
        if verb.head != root.i or verb.dep != "parataxis" or verb.tag not in {"VBD", "VBZ"}:
            continue
        name = next((t for t in span if t.head == verb.i and t.dep == "nsubj"), None)
        if name is None or name.pos != "PROPN" or name.i > verb.i:
            continue
        edge = min([name.i, *(t.i for t in span if t.head == name.i)])
        if tokens[edge - 1].text != "," or edge - 2 != root.i:
            continue
        tokens[verb.i] = msgspec.structs.replace(verb, head=verb.i, dep="ROOT")
        tokens[root.i] = msgspec.structs.replace(root, head=verb.i, dep="nsubj")
        tokens[name.i] = msgspec.structs.replace(name, head=root.i, dep="appos")
        for token in span:
            if token.head == root.i and token.dep == "advcl":
                tokens[token.i] = msgspec.structs.replace(token, head=verb.i)
        return


_CAPTIVES = frozenset({"hostage", "prisoner", "captive"})


def taken_hostage(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "took twenty people hostage at a hotel": the people are taken, as hostages.

    Holds for such a word right behind the object of "take" or "hold", as labelled an object too.
    """
    for word in tokens[sentence.first + 2 : sentence.last]:
        before, verb = tokens[word.i - 1], tokens[word.head]
        if word.lower not in _CAPTIVES or verb.lemma not in {"take", "hold"}:
            continue
        if word.dep == before.dep == "dobj" and before.head == verb.i:
            tokens[word.i] = msgspec.structs.replace(word, dep="oprd")
