"""Find whom "the two leaders", "both sides" and "they" after two names stand for.

In: a reading and a mention. Out: the two mentions named before, () where the words are of another
kind or two names of one kind are not near. It refuses three: "the three countries" stay as they
are.
"""

from __future__ import annotations

from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading, conjuncts, first_conjunct

_PERSONS = frozenset(
    "leader president minister premier man woman politician official chief rival candidate "
    "statesman envoy diplomat general commander counterpart king chancellor head".split()
)
_STATES = frozenset("country nation state government neighbour neighbor power capital ally".split())
_SIDES = frozenset("side party camp foe enemy adversary delegation".split())
_TWO = frozenset({"two", "both"})

SENTENCES_BACK = 3
"""How far back two names may stand."""

WORDS_BACK = 5
"""How far back "both countries" may stand in the words of one who says "we all"."""


def pair_of(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the two mentions that a plural phrase stands for, () if it is no such phrase."""
    head = reading.tokens[mention.head]
    if mention.raw.lower() in {"we", "us"}:
        return _all_of_us(reading, mention)
    if mention.form == "nominal" and head.lower in {"pair", "duo"}:
        known = reading.tokens[head.i - 1].lower in {"the", "this"}
        return _joined_before(reading, mention) if known else ()
    talks = _of_their_talks(reading, mention)
    kinds = () if talks else _kinds(reading, mention)
    if not kinds:
        return talks
    first = _foremost(reading, mention, _PERSON) if _are_leaders(reading, mention) else ()
    if first:
        return first
    if reading.tokens[mention.head].lemma in _SIDES:
        joined = _joined_before(reading, mention)
        if joined:
            return joined
    own = mention.raw.lower() in {"their", "them"}
    quoted = mention.form == "pronoun" and reading.is_quoted(mention.start)
    for back in range(1 if own else SENTENCES_BACK + 1):
        for labels in kinds:
            found = _named(reading, mention, mention.sentence - back, labels)
            if len(found) == PAIR:
                if mention.form == "pronoun" and not _may_be_both(reading, mention, found):
                    return ()
                return () if quoted and any(_speaks(reading, m, mention) for m in found) else found
    if kinds == (_PERSON,) or _meet(reading, mention):
        return _foremost(reading, mention, _PERSON)
    return _foremost(reading, mention, _NATION) if _are_states(reading, mention) else ()


def _may_be_both(reading: Reading, mention: Mention, two: tuple[Mention, ...]) -> bool:
    """Tell whether "they" may take up two names: both were told alike, and no others since.

    Not where one only tells which thing is meant, "Lee skipped the Roy speech", nor where others
    act before "they" in its sentence, "ministers said they left". The two persons of whom the
    article tells most are taken up in any case.
    """
    if {_who(m) for m in two} == {_who(m) for m in _foremost(reading, mention, _PERSON)}:
        return True
    if len({_only_tells_which(reading, other) for other in two}) > 1:
        return False
    last = max(other.last for other in two)
    return not any(
        reading.tokens[m.head].tag in {"NNS", "NNPS"} and _acts(reading, m)
        for m in reading.mentions_in(mention.sentence)
        if last <= m.first and m.last <= mention.first
    )


def _acts(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention is a subject, or joined to one."""
    return reading.tokens[first_conjunct(reading, mention.head)].dep in SUBJECTS


def _only_tells_which(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name only modifies a noun: "the Roy speech"."""
    return reading.tokens[mention.head].dep in {"compound", "nmod", "amod"}


def _all_of_us(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the two states of "both countries" that "we all" takes up in the same words."""
    around = reading.tokens[max(0, mention.head - 2) : mention.head + 3]
    if not any(
        token.lower in {"all", "both"} and reading.tokens[token.head].pos != "NOUN"
        for token in around
    ):
        return ()
    for other in reversed(reading.mentions):
        near = 0 <= mention.sentence - other.sentence <= WORDS_BACK
        if not near or other.start > mention.start or not reading.is_quoted(other.start):
            continue
        if _kinds(reading, other) == (_COUNTRY,):
            return pair_of(reading, other)
    return ()


def _speaks(reading: Reading, mention: Mention, told: Mention) -> bool:
    """Tell whether somebody says the words that a pronoun stands in: "they" are others."""
    token = reading.tokens[mention.head]
    if token.dep in SUBJECTS and not reading.is_quoted(mention.start):
        telling = reading.tokens[token.head].lemma in _TELLING
        if telling or mention.sentence == told.sentence:
            return True
    return mention.chain is not None and any(
        m.chain == mention.chain and not reading.is_quoted(m.start)
        and reading.tokens[m.head].dep in SUBJECTS
        and reading.tokens[reading.tokens[m.head].head].lemma in _TELLING
        for m in reading.mentions_in(told.sentence)
    )  # fmt: skip


_TELLING = frozenset("say tell write tweet add argue claim reply respond warn insist".split())


def _joined_before(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the two of the joined subject told last, for "both sides"."""
    start = max(0, mention.sentence - SENTENCES_BACK)
    for i in range(mention.first - 1, reading.sentences[start].first - 1, -1):
        if reading.tokens[i].dep not in SUBJECTS:
            continue
        found = [reading.mention_at.get(node) for node in conjuncts(reading, i)]
        if len(found) > 1:
            two = tuple(m for m in found if m is not None and m.form != "pronoun")
            return two if len(two) == len(found) == PAIR else ()
    return ()


PAIR = 2


def _meet(reading: Reading, mention: Mention) -> bool:
    """Tell whether "they" are said to have met: two, though only one is named near."""
    token = reading.tokens[mention.head]
    verb = reading.tokens[token.head]
    alone = reading.child(verb.i, "dobj") is None
    return mention.form == "pronoun" and token.dep == "nsubj" and verb.lemma == "meet" and alone


def _of_their_talks(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the two whom "Putin said it came up in their talks" is about: he and the other of the
    two whom the article names most, or these two where the sentence names both before."""
    noun = reading.tokens[reading.tokens[mention.head].head]
    if mention.raw.lower() != "their" or noun.lemma not in _TALKS:
        return ()
    both = _foremost(reading, mention, _PERSON)
    subjects = {
        reading.child(node, *SUBJECTS) for node in reading.ancestors(mention.head)
        if reading.tokens[node].pos == "VERB"
    }  # fmt: skip
    told = {_who(m) for m in reading.mentions if m.head in subjects and m.start < mention.start}
    here = {_who(m) for m in reading.mentions_in(mention.sentence) if m.start < mention.start}
    told |= here if all(_who(other) in here for other in both) else set()
    return both if any(_who(other) in told for other in both) else ()


_TALKS = frozenset("meeting talk summit conversation encounter discussion handshake".split())


def _are_leaders(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the two leaders" may be those whom the whole article is about."""
    return reading.tokens[mention.head].lemma in _LEADERS


_LEADERS = frozenset({"leader", "president", "head", "premier"})


def _are_states(reading: Reading, mention: Mention) -> bool:
    """Tell whether "the two countries" may be those that the whole article is about."""
    tokens = reading.tokens
    told = any(tokens[n].dep in {"prep", "relcl"} for n in reading.children[mention.head])
    return mention.form == "nominal" and tokens[mention.head].lemma in _ALIKE and not told


_COUNTRIES = frozenset({"country", "nation"})
_ALIKE = _COUNTRIES | {"side"}


def _foremost(reading: Reading, mention: Mention, labels: frozenset[str]) -> tuple[Mention, ...]:
    """Return the two that the article names by far the most, as last named before."""
    named: dict[object, list[Mention]] = {}
    for other in reading.mentions:
        if other.form == "name" and other.label in labels:
            named.setdefault(_who(other), []).append(other)
    ranked = sorted(named.values(), key=lambda group: (-len(group), group[0].start))
    if len(ranked) < 2 or len(ranked[1]) < FOREMOST:
        return ()
    if len(ranked) > 2 and len(ranked[2]) * 2 > len(ranked[1]):
        return ()
    before = [[m for m in group if m.start < mention.start] for group in ranked[:2]]
    if not all(before):
        return ()
    return tuple(sorted((group[-1] for group in before), key=lambda m: m.start))


def _who(mention: Mention) -> object:
    """Return what tells one from another: a country, else the chain, which holds surnames too."""
    if mention.label in _NATION and mention.entity is not None:
        return mention.entity
    return mention.entity or mention.id if mention.chain is None else mention.chain


FOREMOST = 3
"""How often the second of the two must have been named, twice as often as a third."""


def _kinds(reading: Reading, mention: Mention) -> tuple[frozenset[str], ...]:
    """Return the labels of the names that the phrase may stand for, the likelier first."""
    tokens = reading.tokens
    if mention.form == "pronoun" and mention.raw.lower() in {"they", "both", "their", "them"}:
        return (_PERSON, _COUNTRY) if mention.chain is None else ()
    if mention.form != "nominal" or tokens[mention.head].tag != "NNS":
        return ()
    before = {tokens[i].lower for i in range(max(0, mention.first - 1), mention.head)}
    lemma = tokens[mention.head].lemma
    if lemma in _LEADERS and _is_of_states(reading, mention):
        return (_PERSON, _COUNTRY)
    if lemma in _LEADERS and _is_bare_in_title(reading, mention):
        return (_PERSON,)
    if not before & _TWO:
        return ()
    if lemma in _PERSONS:
        return (_PERSON,)
    if lemma in _STATES:
        return (_COUNTRY,)
    return (_PERSON, _COUNTRY, _ORG, _ANY) if lemma in _SIDES else ()


def _is_bare_in_title(reading: Reading, mention: Mention) -> bool:
    """Tell whether a title takes up two named in it: "Lee scorns, Otieno denies as leaders"."""
    titled = reading.sentences[mention.sentence].part == "title"
    bare = mention.last - mention.first == 1 and not reading.children[mention.head]
    return titled and bare and len(_named(reading, mention, mention.sentence, _PERSON)) > 1


def _is_of_states(reading: Reading, mention: Mention) -> bool:
    """Tell whether leaders are those of two states told before: "the nations' leaders"."""
    owner = reading.child(mention.head, "poss")
    if owner is None or reading.tokens[owner].tag != "NNS":
        return False
    counted = any(
        reading.tokens[n].dep == "nummod" and reading.tokens[n].lower not in _TWO
        for n in reading.children[owner]
    )  # fmt: skip
    return reading.tokens[owner].lemma in _COUNTRIES and not counted


_PERSON = frozenset({"PERSON"})
_COUNTRY = frozenset({"COUNTRY", "METONYM", "DEMONYM"})
_NATION = frozenset({"COUNTRY", "DEMONYM"})
_ORG = frozenset({"ORG"})
_ANY = _PERSON | _COUNTRY | _ORG


def _is_told(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody is only spoken to: "Trump told Fox News' Sean Hannity that ..."."""
    token = reading.tokens[mention.head]
    verb = reading.tokens[token.head]
    return token.dep in {"dobj", "dative"} and verb.lemma in {"tell", "ask", "inform", "assure"}


def _is_place(reading: Reading, mention: Mention) -> bool:
    """Tell whether a country only tells where: "in Singapore"."""
    token = reading.tokens[mention.head]
    where = token.dep == "pobj" and reading.tokens[token.head].lower in {"in", "at"}
    return where and mention.label != "PERSON"


def _is_heading(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name stands in the article's dateline: "HELSINKI —"."""
    span = reading.provenance.dateline
    return span is not None and span.start <= mention.start < span.end


def _named(
    reading: Reading, mention: Mention, sentence: int, labels: frozenset[str]
) -> tuple[Mention, ...]:
    """Return the first names of each chain of these labels in a sentence, before the mention."""
    found: dict[object, Mention] = {}
    for other in reading.mentions:
        if other.sentence != sentence or other.start >= mention.start or other.label not in labels:
            continue
        if other.form != "name" or _is_told(reading, other) or _is_place(reading, other):
            continue
        if _is_heading(reading, other) or (mention.form == "pronoun" and other.label == "DEMONYM"):
            continue
        found.setdefault(_who(other), other)
    return tuple(found.values())
