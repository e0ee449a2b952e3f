"""Mend trees of passives: who is arrested in a headline, what was done to both of two.

In: the tokens of an article and a sentence. Out: the same list with some heads and labels changed.
Each rule names the construction it mends.
"""

from __future__ import annotations

import msgspec

from dateline.records import Sentence, Token

_CHARGED = {
    "accuse": {"of"}, "charge": {"with"}, "convict": {"of"}, "suspect": {"of"}, "indict": {"on"},
    "acquit": {"of"}, "sentence": {"to"}, "fine": {"for"}, "jail": {"for"},
    "arrest": {"for", "in", "after", "over"}, "detain": {"in", "after", "over"},
    "kill": {"in", "by", "as"}, "injure": {"in", "by", "as"}, "wound": {"in", "by", "as"},
    "expel": {"from"}, "deport": {"from", "to"}, "evict": {"from"}, "evacuate": {"from", "after"},
    "free": {"from", "after", "in"}, "kidnap": {"in", "by"}, "shoot": {"in", "by"},
    "criticize": {"for", "over"}, "criticise": {"for", "over"}, "blame": {"for", "over"},
    "praise": {"for"}, "slam": {"for", "over"}, "blast": {"for", "over"},
    "condemn": {"for", "over", "to"}, "rebuke": {"for", "over"}, "ban": {"from", "for", "over"},
    "punish": {"for", "over"}, "honor": {"for"}, "honour": {"for"}, "sue": {"over"},
}  # fmt: skip

_ORDERED = frozenset(
    "order force urge invite instruct authorize authorise allow permit compel oblige".split()
)
"""Verbs that need an object before what it is to do: "Bank forced to reopen" is a passive."""


DONE_TO = frozenset(
    "arrest apprehend detain jail imprison sentence indict convict acquit exonerate execute behead "
    "hang kidnap abduct assassinate murder rape stab kill wound injure hospitalize hospitalise "
    "deport extradite expel evict oust sack pardon rescue evacuate free shoot hurt torture beat "
    "displace slay gun".split()
)
"""Verbs that need somebody to whom it is done: without an object they stand in the passive."""


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


def passive_headline(tokens: list[Token], sentence: Sentence) -> None:
    """Mend the headlines "Woman charged with spying", "Senator bashed by the left": passives.

    Holds for a past form without object or auxiliary before the preposition that names the charge,
    or before "by" and a noun that is no number; for a verb of what is done to people, also bare:
    "Bank robber arrested"; for one of what somebody is told, before an infinitive.
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
        charged |= verb.lemma in DONE_TO and not _shares_object(tokens, sentence, verb)
        charged |= verb.lemma in _ORDERED and any(
            t.dep == "xcomp" and t.tag == "VB" and t.i > i for t in below
        )
        if not charged or any(t.dep in {"dobj", "aux", "auxpass", "ccomp"} for t in below):
            continue
        for token in below:
            if token.dep == "nsubj":
                tokens[token.i] = msgspec.structs.replace(token, dep="nsubjpass")
                tokens[i] = msgspec.structs.replace(verb, tag="VBN")


def number_hit(tokens: list[Token], sentence: Sentence) -> None:
    """Mend the headline "Three killed in blast": a passive, whose subject is the number."""
    for verb in tokens[sentence.first + 1 : sentence.last]:
        number = tokens[verb.head]
        if verb.tag != "VBN" or verb.dep != "acl" or verb.lemma not in DONE_TO:
            continue
        counts = number.tag == "CD" or number.lower in {"dozens", "scores", "hundreds"}
        if counts and number.dep == "ROOT" and number.i == verb.i - 1:
            tokens[verb.i] = msgspec.structs.replace(verb, dep="ROOT", head=verb.i)
            tokens[number.i] = msgspec.structs.replace(number, dep="nsubjpass", head=verb.i)
            return


def _shares_object(tokens: list[Token], sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb joined to this one has an object: "police shot and killed a man"."""
    joined = [t.i for t in tokens[verb.i : sentence.last] if t.dep == "conj" and t.head == verb.i]
    return any(t.dep == "dobj" and t.head in joined for t in tokens[verb.i : sentence.last])


def passives_in_a_row(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "were lined up and shot": the second was done to them too.

    Holds for a past form without subject and object that is joined to a passive and needs an
    object.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        head = tokens[verb.head]
        if verb.tag != "VBD" or verb.dep != "conj" or head.tag != "VBN" or head.i > i:
            continue
        span = tokens[sentence.first : sentence.last]
        below = {t.dep for t in span if t.head == i and t.i != i}
        above = {t.dep for t in span if t.head == head.i and t.i != head.i}
        if verb.lemma in DONE_TO and "auxpass" in above and not below & {"nsubj", "dobj", "aux"}:
            tokens[i] = msgspec.structs.replace(verb, tag="VBN")


def bare_participle(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Woman charged with spying" inside a text, as a caption or a link has it: a passive.

    Holds where a participle with a subject and without an auxiliary is the root, before the
    preposition that names the charge.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        if verb.tag != "VBN" or verb.head != i or verb.lemma not in _CHARGED:
            continue
        below = [t for t in tokens[sentence.first : sentence.last] if t.head == i and t.i != i]
        names = any(t.dep == "prep" and t.lower in _CHARGED[verb.lemma] for t in below)
        if not names or any(t.dep in {"dobj", "aux", "auxpass", "ccomp"} for t in below):
            continue
        for token in below:
            if token.dep == "nsubj":
                tokens[token.i] = msgspec.structs.replace(token, dep="nsubjpass")


_TWO_OBJECTS = frozenset(
    "give award offer grant deny pay send lend hand assign allot owe refuse teach call name dub "
    "label term elect appoint declare consider rename nickname crown make ask tell show".split()
)
"""Verbs whose participle may have an object: "a man given a prize", "a town called Aden"."""


def finite_below_root(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "The Saudi-led coalition bombed Sanaa": what has an object is no participle of the noun.

    Holds where the noun is the root of the sentence and the form with the object stands behind it.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        noun = tokens[verb.head]
        if verb.dep != "acl" or verb.tag != "VBN" or verb.lemma in _TWO_OBJECTS:
            continue
        below = {t.dep for t in tokens[sentence.first : sentence.last] if t.head == i and t.i != i}
        is_root = noun.head == noun.i and noun.pos in {"NOUN", "PROPN"} and noun.i < i
        if not is_root or "dobj" not in below or below & {"agent", "nsubj", "auxpass"}:
            continue
        tokens[i] = msgspec.structs.replace(verb, tag="VBD", dep="ROOT", head=i)
        for token in tokens[sentence.first : sentence.last]:
            if token.head == noun.i and token.i > i:
                tokens[token.i] = msgspec.structs.replace(token, head=i)
        tokens[noun.i] = msgspec.structs.replace(noun, dep="nsubj", head=i)
        return


def agent_behind_sum(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "was fined two billion euros by the commission": the commission fined.

    Holds for "by" right behind the object of a passive that has no doer yet.
    """
    for by in tokens[sentence.first + 2 : sentence.last]:
        noun = tokens[by.head]
        verb = tokens[noun.head]
        if by.lower != "by" or by.dep != "prep" or noun.dep != "dobj" or by.i != noun.i + 1:
            continue
        below = [t.dep for t in tokens[sentence.first : sentence.last] if t.head == verb.i]
        if "auxpass" in below and "agent" not in below and "nsubjpass" in below:
            tokens[by.i] = msgspec.structs.replace(by, dep="agent", head=verb.i)


def finite_as_participle(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "after Trump castigated NATO allies": a participle with a subject of its own is finite.

    Holds where the name right before the word is labelled its subject.
    """
    for i in range(sentence.first + 1, sentence.last):
        verb, subject, noun = tokens[i], tokens[i - 1], tokens[tokens[i].head]
        if verb.tag not in {"VBN", "VBD"} or verb.dep != "amod" or noun.i <= i:
            continue
        if subject.dep != "nsubj" or subject.head != i or subject.pos not in {"PROPN", "PRON"}:
            continue
        root = noun.head == noun.i
        tokens[i] = msgspec.structs.replace(
            verb, tag="VBD", pos="VERB", dep="ROOT" if root else "advcl",
            head=i if root else noun.head,
        )  # fmt: skip
        tokens[noun.i] = msgspec.structs.replace(noun, dep="dobj", head=i)
        for token in tokens[sentence.first : sentence.last]:
            if token.head == noun.i and token.i < i:
                tokens[token.i] = msgspec.structs.replace(token, head=i)


def finite_of_fragment(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "A delegation of chiefs conferred with Bo.": the participle is the verb of the sentence.

    Holds in the body where no word is finite and a participle in "-ed" hangs on the noun that is
    the root, without "by" behind it.
    """
    span = tokens[sentence.first : sentence.last]
    root = next((t for t in span if t.head == t.i), None)
    if sentence.part != "body" or root is None or root.pos not in {"NOUN", "PROPN"}:
        return
    if span[-1].text != "." or any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in span):
        return
    verb = next((t for t in span if t.head == root.i and t.dep == "acl" and t.tag == "VBN"), None)
    if verb is None or not verb.lower.endswith("ed") or verb.i < root.i:
        return
    below = {t.lower if t.dep == "prep" else t.dep for t in span if t.head == verb.i}
    if "agent" in below or "by" in below or not below & {"with", "dobj"}:
        return
    tokens[verb.i] = msgspec.structs.replace(verb, tag="VBD", dep="ROOT", head=verb.i)
    tokens[root.i] = msgspec.structs.replace(root, dep="nsubj", head=verb.i)
    for token in span:
        if token.head == root.i and token.i > verb.i:
            tokens[token.i] = msgspec.structs.replace(token, head=verb.i)


_ACTS = frozenset(
    "arrest murder rescue capture release siege ban transfer defeat rape abuse search hack hijack "
    "assault slaughter massacre sale purchase delivery takeover".split()
)


def _tells_act(noun: Token) -> bool:
    """Tell whether a noun is one of doing something to somebody: "detention", "seizure"."""
    return noun.lemma in _ACTS or noun.lemma.endswith(
        ("tion", "sion", "ment", "ing", "sal", "val", "ture", "zure")
    )


def doer_of_noun(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the detention of a blogger by the police": they detained, he is not theirs.

    Holds for "by" right on the noun behind "of", where only the first noun tells an act and has no
    "by" of its own.
    """
    span = tokens[sentence.first : sentence.last]
    for by in span:
        inner = tokens[by.head]
        through = tokens[inner.head]
        act = tokens[through.head]
        if by.lower != "by" or by.dep != "prep" or inner.dep != "pobj" or through.lower != "of":
            continue
        if act.pos != "NOUN" or not act.i < through.i < inner.i < by.i:
            continue
        if not _tells_act(act) or _tells_act(inner):
            continue
        if not any(t.head == act.i and t.lower == "by" for t in span):
            tokens[by.i] = msgspec.structs.replace(by, head=act.i)


def agent_behind_means(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "was threatened with tariffs of ten percent by President Trump": Trump threatened.

    Holds for "by" before a name, inside a phrase that hangs on a passive without a doer.
    """
    span = tokens[sentence.first : sentence.last]
    for by in span:
        if by.lower != "by" or by.dep != "prep" or tokens[by.head].i > by.i:
            continue
        whom = next((t for t in span if t.head == by.i and t.dep == "pobj"), None)
        if whom is None or whom.pos != "PROPN" or whom.entity in {"DATE", "TIME"}:
            continue
        node, through = tokens[by.head], by
        while node.pos in {"NOUN", "ADP"} and node.head != node.i:
            node, through = tokens[node.head], node
        below = [t.dep for t in span if t.head == node.i]
        if through.dep != "prep" or through.lower not in {"with", "of"} or node.tag != "VBN":
            continue
        if "auxpass" in below and "agent" not in below and "nsubjpass" in below:
            tokens[by.i] = msgspec.structs.replace(by, dep="agent", head=node.i)


_SEEING = frozenset("see want have get keep leave find hear watch like need".split())


def undergoing_subject(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "homes were raided and their computers seized", "wanted to see Iran stripped of it".

    Also "the blast left a guard dead and two men wounded".

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
        above |= {tokens[n].dep for n in span if head.dep == "conj" and tokens[n].head == head.head}
        joined = verb.dep == "conj" and head.tag == "VBN" and "auxpass" in above
        seen = verb.dep != "conj" and verb.tag == "VBN" and head.lemma in _SEEING
        left = verb.dep == "conj" and head.lemma == "leave" and verb.lemma in DONE_TO
        if joined or seen or left:
            subject = own["nsubj"]
            tokens[subject] = msgspec.structs.replace(tokens[subject], dep="nsubjpass")
            tokens[i] = msgspec.structs.replace(verb, tag="VBN")


def whose_was_hit(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "called up Lee, whose son, Al Lee, was killed": the son was killed.

    Holds where a noun with "whose" stands in apposition to the subject of a clause that another
    verb governs.
    """
    for i in range(sentence.first + 3, sentence.last):
        kin = tokens[i]
        person = tokens[kin.head]
        verb = tokens[person.head]
        if kin.dep != "appos" or person.dep not in {"nsubj", "nsubjpass"} or verb.i < i:
            continue
        whose = any(t.tag == "WP$" and t.head == i for t in tokens[person.i + 1 : i])
        above = tokens[verb.head]
        if not whose or verb.dep not in {"ccomp", "xcomp"} or above.i > person.i:
            continue
        tokens[i] = msgspec.structs.replace(kin, head=verb.i, dep=person.dep)
        tokens[person.i] = msgspec.structs.replace(person, head=above.i, dep="dobj")
        tokens[verb.i] = msgspec.structs.replace(verb, head=person.i, dep="relcl")
