"""Mend trees in which a verb hangs on another than the one that governs it.

In: the tokens of an article and a sentence. Out: the same list with some heads changed.
"""

from __future__ import annotations

import msgspec

from dateline.records import Sentence, Token

_ORDERING = frozenset(
    "order tell ask urge press command instruct force call invite want expect require summon "
    "compel allow".split()
)
_THIRD = frozenset({"him", "her", "them"})


def participle_of_order(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Oslo ordered the envoy to leave, accusing him of spying": who ordered accuses.

    Holds for a participle behind a comma whose object is "him", "her" or "them", on an infinitive
    whose doer is the object of the verb above: nobody is called so by his own act.
    """
    for i in range(sentence.first + 1, sentence.last - 1):
        participle, infinitive = tokens[i], tokens[tokens[i].head]
        order = tokens[infinitive.head]
        if participle.tag != "VBG" or participle.dep != "advcl" or tokens[i - 1].text != ",":
            continue
        if infinitive.dep != "xcomp" or order.lemma not in _ORDERING or order.i > infinitive.i:
            continue
        if tokens[i + 1].lower in _THIRD and tokens[i + 1].head == i:
            tokens[i] = msgspec.structs.replace(participle, head=order.i)


def gerund_ruled_out(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "ruled out sending missiles": sending is what is ruled out, no circumstance."""
    for i in range(sentence.first + 2, sentence.last):
        verb, out, rule = tokens[i], tokens[i - 1], tokens[i - 2]
        if verb.tag != "VBG" or verb.dep != "advcl" or verb.head != rule.i:
            continue
        if out.lower == "out" and rule.lemma == "rule":
            tokens[i] = msgspec.structs.replace(verb, dep="xcomp")


_ASKING = frozenset(
    "ask urge press tell order call beg implore beseech appeal warn instruct advise "
    "pressure exhort plead caution petition lobby prod nudge".split()
)


def infinitive_of_order(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "asked the Red Cross in April to look": what they are to do, no purpose of asking.

    Holds for an infinitive on a verb of asking that has somebody asked before it, as object or
    behind the verb's preposition, and no comma between.
    """
    span = tokens[sentence.first : sentence.last]
    for verb in span:
        order = tokens[verb.head]
        if verb.dep != "advcl" or verb.tag != "VB" or order.lemma not in _ASKING:
            continue
        between = tokens[order.i + 1 : verb.i]
        if not between or between[-1].tag != "TO" or any(t.text in {",", ";"} for t in between):
            continue
        below = [t for t in between if t.head == order.i]
        through = {"call": {"on", "upon"}, "appeal": {"to"}, "plead": {"with"}}
        wanted = through.get(order.lemma, {"on", "upon"})
        asked = any(t.dep == "dobj" or (t.dep == "prep" and t.lower in wanted) for t in below)
        own = any(t.head == verb.i and t.dep in {"nsubj", "mark"} for t in span)
        own |= any(t.head == order.i and t.dep in {"auxpass", "nsubjpass"} for t in span)
        if asked and not own and not any(t.head == order.i and t.dep == "xcomp" for t in span):
            tokens[verb.i] = msgspec.structs.replace(verb, dep="xcomp")


_TIMES = frozenset({"DATE", "TIME"})


def subject_as_adverb(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "The Emir hosted Hamas": a name right before a verb without a subject is its subject."""
    span = tokens[sentence.first : sentence.last]
    for name in span:
        verb = tokens[name.head]
        if (
            name.dep != "npadvmod"
            or name.tag != "NNP"
            or name.entity in _TIMES
            or verb.i != name.i + 1
        ):
            continue
        if verb.tag not in {"VBD", "VBZ"} or any(
            t.head == verb.i and t.dep in {"nsubj", "nsubjpass", "csubj"} for t in span
        ):
            continue
        tokens[name.i] = msgspec.structs.replace(name, dep="nsubj")
        if name.i > sentence.first and tokens[name.i - 1].tag == "DT":
            tokens[name.i - 1] = msgspec.structs.replace(tokens[name.i - 1], head=name.i, dep="det")


_FINDING = frozenset("find set hold let pronounce declare shoot beat".split())
_FOUND = frozenset({"guilty", "liable", "innocent", "free", "responsible", "accountable", "dead"})


def found_guilty(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "found the chairman guilty", "set the pupils free": it is done to whom it tells of.

    Holds for such an adjective as the clause of a verb before it, with a subject between.
    """
    span = tokens[sentence.first : sentence.last]
    for word in span:
        verb = tokens[word.head]
        if word.lower not in _FOUND or word.dep != "ccomp" or verb.i > word.i:
            continue
        if verb.lemma not in _FINDING:
            continue
        below = [t for t in span if t.head == word.i]
        whom = next((t for t in below if t.dep == "nsubj" and verb.i < t.i < word.i), None)
        if whom is None or any(t.dep in {"cop", "aux"} for t in below):
            continue
        tokens[whom.i] = msgspec.structs.replace(whom, dep="dobj", head=verb.i)
        tokens[word.i] = msgspec.structs.replace(word, dep="oprd")


_TERMS = frozenset("hour day week month minute deadline ultimatum".split())


def infinitive_of_term(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "gave the junta a week to step down": what they are to do, not why it was given.

    Holds for an infinitive on "give" that has a noun given to and a term, as labelled a purpose.
    """
    span = tokens[sentence.first : sentence.last]
    for verb in span:
        give = tokens[verb.head]
        if verb.dep != "advcl" or verb.tag != "VB" or give.lemma != "give" or give.i > verb.i:
            continue
        below = [t for t in span if t.head == give.i and give.i < t.i < verb.i]
        term = next((t for t in below if t.lemma in _TERMS), None)
        if term is None or not any(t.dep == "dative" for t in below):
            continue
        tokens[verb.i] = msgspec.structs.replace(verb, dep="xcomp")
        tokens[term.i] = msgspec.structs.replace(term, dep="dobj")


_PLANS = frozenset("plot plan attempt conspiracy scheme bid".split())


def infinitive_of_plan(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "expelled two envoys over a plot to bomb a rally": the plot is to bomb, no purpose.

    Holds for an infinitive that stands right behind the noun of a preposition on its own verb.
    """
    for i in range(sentence.first + 2, sentence.last):
        verb, noun = tokens[i], tokens[i - 2]
        if verb.dep != "advcl" or tokens[i - 1].tag != "TO" or noun.lemma not in _PLANS:
            continue
        if noun.dep == "pobj" and tokens[noun.head].head == verb.head:
            tokens[i] = msgspec.structs.replace(verb, dep="acl", head=noun.i)
