"""Mend trees of headlines: verbs taken for nouns, commas for "and", kin without an article.

In: the tokens of an article and a sentence of its title. Out: the same list with some heads and
labels changed. Each rule names the construction it mends.
"""

from __future__ import annotations

import msgspec

from dateline.read.repair_lists import FINITE, NOUNS
from dateline.records import Sentence, Token

_SAID = frozenset(
    "blast slam request urge vow defend warn tout rip mock back seek praise rebuke probe sue "
    "pledge demand reject denounce criticize criticise attack accuse thank pardon veto".split()
)
"""Verbs of headlines whose "-s" is also a plural."""


def verb_as_plural(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Lee blasts Oslo inquiry", "Ministry requests new bids": who blasts what.

    Holds for the first such word behind a name, before a noun, with no verb up to the next comma.
    """
    for i in range(sentence.first + 1, sentence.last - 1):
        verb, before, noun = tokens[i], tokens[i - 1], tokens[tokens[i].head]
        taken = verb.tag in {"NNS", "NNPS"} and verb.dep in {"compound", "nmod", "nsubj"}
        named = before.pos in NOUNS and before.text[0].isupper()
        if not (taken and named) or verb.lemma.lower() not in _SAID or noun.i <= i:
            continue
        if noun.pos not in NOUNS or any(t.tag in FINITE for t in _clause(tokens, sentence, i)):
            continue
        top = noun
        while top.dep in {"compound", "nmod"} and top.head > top.i:
            top = tokens[top.head]
        root = top.head == top.i
        tokens[i] = msgspec.structs.replace(
            verb, tag="VBZ", pos="VERB", dep="ROOT" if root else top.dep,
            head=i if root else top.head, lemma=verb.lemma.lower(),
        )  # fmt: skip
        tokens[top.i] = msgspec.structs.replace(top, head=i, dep="dobj")
        tokens[before.i] = msgspec.structs.replace(before, head=i, dep="nsubj")
        for token in tokens[sentence.first : sentence.last]:
            if token.i < before.i and token.head in {i, noun.i, top.i}:
                tokens[token.i] = msgspec.structs.replace(token, head=before.i)
            elif token.i > i and token.head in {i, before.i} and token.i != top.i:
                tokens[token.i] = msgspec.structs.replace(token, head=top.i)
        return


_ALSO_PLURALS = frozenset("fires halts summons frees storms".split())
_OF_HEADLINES = frozenset(
    "axes boots ships lifts okays pounds rocks nudges jails raids blasts vetoes rejects slaps "
    "backs bars bans vows orders "
    "urges bolsters nabs torches shells bombs floats mulls eyes slams rips raps nixes quits probes "
    "condemns arrests releases kidnaps expels ousts sacks seizes masses deploys scrambles "
    "tests".split()
)
"""More words of headlines that are verbs with an object where no other verb follows."""

_OF_MANY = frozenset("fire storm free halt".split())
_MANY = frozenset(
    "police gunmen rebels militants pirates protesters troops soldiers taliban houthis islamists "
    "insurgents fighters militiamen settlers villagers farmers students rioters".split()
)
_BY_PLURALS = frozenset(
    "applaud condemn denounce abduct kidnap seize arrest behead accuse hail welcome mourn reject "
    "defy oust topple overrun blame criticize criticise boycott besiege ambush execute "
    "torch".split()
)
"""What a plural does in a headline though the parser takes the verb for a noun or adjective."""

_IN_STREETS = frozenset("strike rally protest march riot demonstrate clash fast".split())
"""What many do of whom a headline tells: "Miners strike over pay"."""

_NO_PEOPLE = frozenset("air drone missile airstrikes".split())
_NAMED = NOUNS | {"ADJ"}
_GOES_ON = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})


def verb_of_headline(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Trump fires FBI director Comey", "Police fire tear gas at crowd": who fires what.

    Holds in a title for the second to fifth word, before a phrase that ends in a noun. The bare
    form only stands behind those who are many.
    """
    if sentence.part == "body":
        return
    for i in range(sentence.first + 1, min(sentence.first + 5, sentence.last - 1)):
        verb, before = tokens[i], tokens[i - 1]
        many = before.lower in _MANY and verb.lower in _OF_MANY | _BY_PLURALS
        many |= before.tag in {"NNS", "NNPS"} and verb.lower in _BY_PLURALS
        many &= verb.pos != "VERB"
        single = verb.lower in _ALSO_PLURALS and verb.pos != "VERB" and before.pos in _NAMED
        named = before.pos in _NAMED or (before.i == sentence.first and before.tag == "VB")
        plain = verb.lower in _OF_HEADLINES and verb.tag == "NNS" and named
        plain = plain and not any(t.tag in FINITE for t in tokens[i + 2 : sentence.last])
        if not (many or single or plain):
            continue
        if any(t.tag in {"VBZ", "VBD"} for t in tokens[sentence.first : i]):
            continue
        end = _object_behind(tokens, sentence, i)
        if end is None or tokens[end].lower in {"chief", "truck", "department", "station", "alarm"}:
            continue
        _make_clause(tokens, sentence, i, end)
        return


def _object_behind(tokens: list[Token], sentence: Sentence, verb: int) -> int | None:
    """Return the last noun of the phrase that stands right behind a word."""
    end: int | None = None
    for token in tokens[verb + 1 : sentence.last]:
        last = token.i + 1 == sentence.last or tokens[token.i + 1].pos == "ADP"
        mistaken = token.i == verb + 1 and token.tag == "VBP" and last
        if token.pos in NOUNS or mistaken:
            end = token.i
        elif token.pos not in _GOES_ON and token.tag not in {"VBN", "HYPH"}:
            break
    return end


def _make_clause(tokens: list[Token], sentence: Sentence, verb: int, end: int) -> None:
    """Make a word the root, what stands before it the subject and the phrase behind the object."""
    lemma = tokens[verb].lower
    lemma = _single(lemma) if lemma in _OF_HEADLINES else lemma
    lemma = lemma[:-1] if lemma in _ALSO_PLURALS else lemma
    subject = verb - 1
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if i < subject:
            head, dep = (subject, token.dep) if token.head >= subject else (token.head, token.dep)
            dep = "compound" if dep in {"ROOT", "nsubj", "dobj", "appos"} else dep
        elif i == subject:
            head, dep = verb, "nsubj"
        elif i == verb:
            head, dep = verb, "ROOT"
        elif i == end:
            head, dep = verb, "dobj"
        elif i < end:
            head, dep = (end, token.dep) if not verb < token.head < end else (token.head, token.dep)
            dep = "compound" if dep in {"ROOT", "nsubj", "dobj", "appos"} else dep
        else:
            head, dep = token.head, token.dep
            if head <= end or head == i:
                head, dep = verb, "prep" if token.pos == "ADP" else token.dep
        tokens[i] = msgspec.structs.replace(token, head=head, dep=dep)
    tokens[verb] = msgspec.structs.replace(tokens[verb], tag="VBZ", pos="VERB", lemma=lemma)
    named = tokens[subject].tag == "NN" and tokens[subject].text[0].isupper()
    plural = tokens[verb].lower in _ALSO_PLURALS | _OF_HEADLINES
    if tokens[subject].pos not in NOUNS or (named and plural):
        tokens[subject] = msgspec.structs.replace(tokens[subject], pos="PROPN", tag="NNP")
    if tokens[end].pos not in NOUNS:
        tokens[end] = msgspec.structs.replace(tokens[end], pos="NOUN", tag="NN")


def _clause(tokens: list[Token], sentence: Sentence, i: int) -> list[Token]:
    """Return the tokens up to the next comma behind a word, and those before it."""
    last = i
    while last < sentence.last and tokens[last].text not in {",", ";", ":"}:
        last += 1
    return [t for t in tokens[sentence.first : last] if t.i != i]


def many_in_streets(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Miners strike over pay", "Thousands rally against Orban": who strikes, who rallies.

    Holds in a title that begins with a plural, for the verb right behind it.
    """
    if sentence.part == "body" or sentence.last - sentence.first < 2:
        return
    led = tokens[sentence.first + 1 : sentence.first + 5]
    last = next((t.i for t in led if t.lower in _IN_STREETS or _is_shooting(tokens, t)), None)
    if last is None:
        return
    many, verb = tokens[last - 1], tokens[last]
    before = tokens[sentence.first : many.i]
    counted = many.lower in {"thousands", "hundreds", "dozens", "tens", "police"}
    if not counted and (many.tag not in {"NNS", "NNPS"} or many.lower in _NO_PEOPLE):
        return
    if any(t.pos in {"VERB", "AUX", "PUNCT", "ADP"} for t in before) or verb.dep == "dobj":
        return
    if any(t.tag in FINITE for t in tokens[verb.i + 1 : sentence.last]):
        return
    tokens[verb.i] = msgspec.structs.replace(
        verb, tag="VBP", pos="VERB", dep="ROOT", head=verb.i, lemma=verb.lower
    )
    tokens[many.i] = msgspec.structs.replace(
        many, tag="NNS", pos="NOUN", dep="nsubj", head=verb.i,
    )  # fmt: skip
    for token in before:
        if token.head >= many.i:
            tokens[token.i] = msgspec.structs.replace(token, head=many.i, dep="compound")
    for token in tokens[verb.i + 1 : sentence.last]:
        through = tokens[token.i - 1]
        if token.dep == "dep" and token.pos in NOUNS and through.pos == "ADP":
            tokens[token.i] = msgspec.structs.replace(token, head=through.i, dep="pobj")
        elif token.head <= verb.i or token.head == token.i:
            dep = "prep" if token.pos == "ADP" else token.dep
            tokens[token.i] = msgspec.structs.replace(
                token, head=verb.i, dep="dep" if dep == "ROOT" else dep
            )


def _is_shooting(tokens: list[Token], token: Token) -> bool:
    """Tell whether a word and the next are "fire on", "fire at"."""
    behind = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return token.lower == "fire" and behind in {"on", "at"}


_STRIKES = frozenset("strikes attacks raids bombs shells clashes riots protests airstrikes".split())
_DOING = frozenset(
    "kill leave hit injure wound target destroy erupt force spread rock displace pound".split()
)


def strikes_that_kill(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Israel strikes kill 10 in Gaza": the strikes kill, Israel does not strike."""
    if sentence.part == "body":
        return
    for i in range(sentence.first + 1, min(sentence.first + 5, sentence.last - 1)):
        strikes, verb = tokens[i], tokens[i + 1]
        if strikes.lower not in _STRIKES or verb.lower not in _DOING or strikes.tag != "VBZ":
            continue
        for token in tokens[sentence.first : sentence.last]:
            if token.i < i and token.head >= i:
                tokens[token.i] = msgspec.structs.replace(token, head=i, dep="compound")
            elif token.i > i + 1 and token.head == i:
                tokens[token.i] = msgspec.structs.replace(token, head=i + 1)
        tokens[i] = msgspec.structs.replace(
            strikes, tag="NNS", pos="NOUN", dep="nsubj", head=i + 1, lemma=_single(strikes.lower)
        )
        tokens[i + 1] = msgspec.structs.replace(
            verb, tag="VBP", pos="VERB", dep="ROOT", head=i + 1, lemma=verb.lower
        )
        return


def _single(plural: str) -> str:
    return plural[:-2] if plural.endswith(("shes", "ches", "sses", "oes")) else plural[:-1]


def thing_beside(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Iran fires ballistic missile": a noun right behind a headline's verb is its object."""
    if sentence.part == "body":
        return
    for token in tokens[sentence.first : sentence.last]:
        verb = tokens[token.head]
        bare = token.dep == "npadvmod" and token.tag in {"NN", "NNS"} and not token.entity
        if not bare or verb.tag != "VBZ" or verb.i > token.i:
            continue
        if any(t.head == verb.i for t in tokens[verb.i + 1 : token.i]):
            continue
        if not any(t.head == verb.i and t.dep in {"dobj", "ccomp"} for t in tokens[verb.i :]):
            tokens[token.i] = msgspec.structs.replace(token, dep="dobj")


_KIN = frozenset("wife husband son daughter brother sister father mother aide lawyer".split())


def kin_beside(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Rep. Ann Lee, husband indicted": two, not a name and what it is.

    Holds for a word of kinship without an article behind a name and a comma.
    """
    for i in range(sentence.first + 2, sentence.last):
        kin, name = tokens[i], tokens[tokens[i].head]
        bare = not any(t.head == i and t.i < i for t in tokens[name.i + 1 : i])
        if kin.dep != "appos" or kin.lemma not in _KIN or name.pos != "PROPN" or not bare:
            continue
        if tokens[i - 1].text != "," or name.i != i - 2:
            continue
        tokens[i] = msgspec.structs.replace(kin, dep="conj")
        for token in tokens[i + 1 : sentence.last]:
            if token.head == i and token.dep == "acl":
                tokens[token.i] = msgspec.structs.replace(token, head=name.i)


LONGEST_PAIR = 7
"""Tokens of two names and the comma between them."""


def comma_for_and(tokens: list[Token], sentence: Sentence) -> None:
    """Mend the headline "Trump, Putin sit down": both are subjects, the comma is an "and".

    Holds where the headline begins with two capitalised names, or a name and a plural ("U.S., world
    powers reach deal"), a comma between and a plural verb or participle right behind them. So for
    "Trump, Putin to meet".
    """
    span = range(sentence.first, sentence.last)
    root = next((i for i in span if tokens[i].head == i), None)
    if root is None:
        return
    pair = _verb_of_pair(tokens, sentence)
    if pair is not None:
        _make_root(tokens, sentence, pair)
        root = pair
    last = root
    to = next((i for i in span if i > root and tokens[i].tag == "TO"), None)
    led = to is not None and tokens[tokens[to].head].head in {root, to - 1}
    if tokens[root].pos == "PROPN" and to is not None and led:
        root, last = tokens[to].head, to
    if tokens[root].tag not in {"VBP", "VB", "VBD", "VBN", "MD"}:
        return
    names = [tokens[i] for i in range(sentence.first, last)]
    commas = [token.i for token in names if token.text == ","]
    if len(commas) != 1 or not 1 < len(names) <= LONGEST_PAIR:
        return
    first, second = commas[0] - 1, last - 1
    capital = all(token.text[0].isupper() for token in names if token.text != ",")
    several = tokens[first].pos == "PROPN" and tokens[second].tag == "NNS"
    if not capital and not several:
        return
    if first < sentence.first or second <= commas[0]:
        return
    if last != root:
        tokens[root] = msgspec.structs.replace(tokens[root], head=root, dep="ROOT")
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


_DONE_BY_TWO = frozenset(
    "meet ink sign seal agree resume reach trade clash exchange hold vow discuss strike clinch "
    "sever restore renew swap spar seek set end join give back condemn urge".split()
)


def _verb_of_pair(tokens: list[Token], sentence: Sentence) -> int | None:
    """Return the word that is no verb to the parser in "India, Australia ink pact"."""
    if sentence.part == "body":
        return None
    led = tokens[sentence.first : sentence.first + 8]
    at = next((t.i for t in led if t.lower in _DONE_BY_TWO), None)
    if at is None or at + 1 >= sentence.last or tokens[at].tag in {"VBP", "VBD", "VBN"}:
        return None
    names = tokens[sentence.first : at]
    if [t.text for t in names].count(",") != 1 or tokens[at - 1].text == ",":
        return None
    return at if all(t.text[0].isupper() or t.text == "," for t in names) else None


def _make_root(tokens: list[Token], sentence: Sentence, verb: int) -> None:
    """Make a word the finite root and the noun phrase right behind it its object."""
    tokens[verb] = msgspec.structs.replace(
        tokens[verb], tag="VBP", pos="VERB", dep="ROOT", head=verb, lemma=tokens[verb].lower
    )
    end = verb
    for token in tokens[verb + 1 : sentence.last]:
        mistaken = token.tag == "VBZ" and token.i == verb + 1
        if token.pos not in {*NOUNS, "ADJ", "NUM", "DET"} and token.tag != "HYPH" and not mistaken:
            break
        end = token.i
        if mistaken:
            tokens[end] = msgspec.structs.replace(token, tag="NNS", pos="NOUN")
            break
    for token in tokens[verb + 1 : sentence.last]:
        head, dep = token.head, token.dep
        if token.i == end:
            head, dep = verb, "dobj"
        elif token.i < end and not verb < head <= end:
            head, dep = end, "compound"
        elif token.i > end and (head <= verb or head == token.i):
            head, dep = verb, "prep" if token.pos == "ADP" else "dep"
        tokens[token.i] = msgspec.structs.replace(token, head=head, dep=dep)
