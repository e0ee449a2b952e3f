"""From the head token of a noun phrase to the mentions of the actors that it stands for.

In: a reading with mentions and a filler token. Out: mention ids, one for each actor of a
coordination; () when the phrase names nobody. It refuses to ask whether the actor makes sense.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.pairs import PAIR, pair_of
from dateline.extract.relatives import owner_of
from dateline.extract.slots import below, is_of_era, modifiers
from dateline.extract.titles import beside, named_behind
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading, conjuncts, first_conjunct

_PLACE_DEPS = frozenset({"in", "at", "near", "outside", "across"})
TALKS = frozenset(
    "meeting talk summit discussion conference negotiation dialogue session consultation "
    "conversation debate hearing briefing".split()
)
"""Nouns whose "on" and "in" name the matter and the place, not those who take part."""


def actors_of(reading: Reading, token: int, places: bool = True) -> tuple[Mention, ...]:
    """Return the mentions that the phrase headed by `token` stands for, conjuncts included.

    places: whether a name may be reached through "in X" ("rebels in Syria") when nothing else is.
    """
    found: list[Mention] = []
    nodes = below(reading, token)
    if len(nodes) > PAIR and _is_thing(reading, nodes[0]):
        return ()
    for node in nodes:
        for mention in _one(reading, node, places):
            if mention not in found:
                found.append(mention)
    return tuple(
        mention for mention in found
        if not _is_title(reading, mention, found) and not _is_same_person(reading, mention)
    )  # fmt: skip


def _is_same_person(reading: Reading, mention: Mention) -> bool:
    """Tell whether "son" is the adviser of "his son and senior adviser, Jared Kushner"."""
    if mention.form != "nominal" or reading.tokens[mention.head].tag != "NN":
        return False
    for node in reading.children[mention.head]:
        other = reading.mention_at.get(node)
        if reading.tokens[node].dep != "conj" or other is None or other.form != "nominal":
            continue
        bare = not any(reading.tokens[n].dep in {"det", "poss"} for n in reading.children[node])
        if bare and beside(reading, other) is not None:
            return True
    return False


def _is_title(reading: Reading, mention: Mention, found: Sequence[Mention]) -> bool:
    """Tell whether "journalist" is one with the name behind: "journalist and activist Ana Li"."""
    token = reading.tokens[mention.head]
    bare = not any(reading.tokens[n].dep in {"det", "poss"} for n in reading.children[mention.head])
    if mention.form != "nominal" or token.tag not in {"NN", "NNP"} or not bare:
        return False
    joined = {n for n in reading.children[mention.head] if reading.tokens[n].dep == "conj"}
    return any(
        other.head in joined and other.label == "PERSON" and other.form == "name"
        and reading.tokens[other.first - 1].tag == "NN"
        and reading.tokens[other.first - 1].dep == "compound"
        for other in found
    )  # fmt: skip


def _is_thing(reading: Reading, node: int) -> bool:
    """Tell whether a list begins with a thing, as in "trade, nuclear arms and China"."""
    common = reading.tokens[node].pos == "NOUN" and reading.mention_at.get(node) is None
    return common and not _inside(reading, node, places=False)


def is_among_things(reading: Reading, mention: Mention) -> bool:
    """Tell whether a land is named behind things: "a meeting with trade and China on it"."""
    token = reading.tokens[mention.head]
    if mention.label not in _LANDS or token.dep != "conj":
        return False
    while token.dep == "conj":
        token = reading.tokens[token.head]
    return token.dep == "pobj" and _is_thing(reading, token.i)


def named_by(reading: Reading, node: int) -> tuple[Mention, ...]:
    """Return whom the mention headed by `node` stands for, its conjuncts left out."""
    return _one(reading, node, places=False)


def _one(reading: Reading, node: int, places: bool) -> tuple[Mention, ...]:
    mention = reading.mention_at.get(node) or _covering(reading, node)
    if mention is not None:
        if is_channel(reading, mention):
            return ()
        same = _equated(reading, mention)
        if same:
            return same
        pair = (
            _listed(reading, mention) or pair_of(reading, mention) or _both(reading, mention)
            or _of_chain(reading, mention)
        )  # fmt: skip
        if pair:
            return pair
        named = named_behind(reading, mention)
        others = (
            *_other_nations(reading, mention), *_before_hyphen(reading, mention),
            *_examples(reading, mention), *_one_among(reading, mention),
            *_along_with(reading, mention),
        )  # fmt: skip
        return (*_expanded(reading, named or mention), *others)
    return _inside(reading, node, places)


_CHANNELS = frozenset("twitter facebook instagram youtube tiktok telegram snapchat weibo".split())


def is_channel(reading: Reading, mention: Mention) -> bool:
    """Tell whether a platform is only where it was said: "fired back on Twitter"."""
    token = reading.tokens[mention.head]
    where = token.dep == "pobj" and reading.tokens[token.head].lower in {"on", "via", "over"}
    return mention.raw.lower() in _CHANNELS and (where or token.dep in {"compound", "nmod"})


def _equated(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return who "was the first senator to call on him" or is "the only ones who agreed".

    Holds for a noun with a clause of its own that is said of a named subject.
    """
    token = reading.tokens[mention.head]
    if mention.form != "nominal" and token.tag != "NNPS":
        return ()
    said = reading.tokens[first_conjunct(reading, mention.head)]
    verb = reading.tokens[said.head]
    if said.dep != "attr" or verb.lemma != "be":
        return ()
    clause = any(
        reading.tokens[n].dep in {"acl", "relcl"}
        for node in conjuncts(reading, said.i) for n in reading.children[node]
    )  # fmt: skip
    own = reading.child(verb.i, "nsubj")
    if not clause or own is None:
        return ()
    return _named(reading, below(reading, own))


def _listed(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the members of "nine countries — Australia, Brazil and the US —".

    Also of "two Democrats, Ann Lee and Bob Roy".
    """
    token = reading.tokens[mention.head]
    counted = reading.child(token.i, "nummod") is not None
    if not (mention.form == "nominal" and token.tag == "NNS") and not (
        counted and token.tag == "NNPS"
    ):  # fmt: skip
        return ()
    counted_up = _counted_up(reading, mention)
    if counted_up:
        return counted_up
    nodes: list[int] = []
    for node in reading.children[mention.head]:
        if reading.tokens[node].dep == "appos":
            inner = [n for n in reading.children[node] if reading.tokens[n].dep == "appos"]
            nodes.extend(n for head in (node, *inner) for n in below(reading, head))
    found = _named(reading, dict.fromkeys(nodes))
    return found if len(found) > 1 else ()


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}


def _counted_up(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the names behind a number of them: "two Democrats, Ann Lee and Bob Roy,"."""
    token = reading.tokens[mention.head]
    number = reading.child(token.i, "nummod")
    if number is None or reading.tokens[token.i + 1].text != ",":
        return ()
    names = _named(reading, below(reading, token.i)[1:])
    return names if len(names) == _COUNTS.get(reading.tokens[number].lower) else ()


def _of_chain(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the two whom "they" stands for where its antecedent is "the two leaders"."""
    if mention.form != "pronoun" or mention.chain is None:
        return ()
    earlier = [
        m for m in reading.mentions
        if m.chain == mention.chain and m.id != mention.id and m.sentence <= mention.sentence
    ]  # fmt: skip
    if not earlier or any(m.form == "name" for m in earlier):
        return ()
    nominal = [m for m in earlier if m.form == "nominal"]
    return pair_of(reading, nominal[-1]) if nominal else ()


def _both(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the two whom "their" stands for: "Trump and Putin spoke after their summit".

    They are the coordinated subject told last before it, in its sentence or the one before. Where
    "their" was taken for one of the two, it stands for both.
    """
    if mention.raw.lower() not in {"their", "they", "them"}:
        return ()
    listed = _all_of_subject(reading, mention)
    if listed:
        return listed
    start = max(0, mention.sentence - 1)
    first = reading.sentences[start].first
    for i in range(mention.first - 1, first - 1, -1):
        if reading.tokens[i].dep not in SUBJECTS:
            continue
        titled = [n for n in reading.children[i] if reading.tokens[n].dep == "appos"]
        nodes = [n for head in (i, *titled) for n in below(reading, head)]
        found = _named(reading, nodes) if len(nodes) != PAIR else _with_counterpart(reading, nodes)
        labels = {other.label for other in found}
        if len(found) == PAIR and (labels <= _PARTIES or labels <= _LANDS):
            own = mention.chain is None or mention.chain in {other.chain for other in found}
            return found if own else ()
    return ()


def _all_of_subject(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the names of which "they" is told: "France, Peru and Chad said they would meet"."""
    token = reading.tokens[mention.head]
    clause = reading.tokens[token.head]
    if mention.chain is not None or token.dep not in SUBJECTS or clause.dep != "ccomp":
        return ()
    subject = reading.child(clause.head, "nsubj")
    nodes = below(reading, subject) if subject is not None and subject < token.i else ()
    found = _named(reading, nodes)
    return found if len(found) == len(nodes) > PAIR else ()


def _with_counterpart(reading: Reading, nodes: Sequence[int]) -> tuple[Mention, ...]:
    """Return the names at the nodes, and "his Russian counterpart" as if it were one."""
    found = (reading.mention_at.get(node) for node in nodes)
    return tuple(
        m for m in found
        if m is not None and (m.form == "name" or reading.tokens[m.head].lemma == "counterpart")
    )  # fmt: skip


_PARTIES = frozenset({"PERSON", "COUNTRY", "METONYM", "ORG", "ROLE"})
_LANDS = frozenset({"COUNTRY", "METONYM", "GPE", "PLACE"})


def _other_nations(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the other adjective of "Nigerian and British forces": they act too.

    The noun itself is resolved to the adjective right before it, else to the first one.
    """
    if mention.form != "nominal":
        return ()
    found = []
    for node in reading.children[mention.head]:
        if reading.tokens[node].dep in {"amod", "nmod", "compound"}:
            joined = [n for n in reading.children[node] if reading.tokens[n].dep == "conj"]
            body = reading.mention_at.get(node)
            if body is not None and body.label == "ORG" and _is_common(reading, node, joined):
                found.append(body)
            others = [node] if mention.head - 1 in joined else joined
            for other in others:
                nation = reading.mention_at.get(other)
                named = nation is not None and nation.label in {"DEMONYM", "COUNTRY"}
                outside = not mention.first <= other < mention.last
                if nation is not None and named and outside:
                    found.append(nation)
    return tuple(found)


def _is_common(reading: Reading, node: int, joined: Sequence[int]) -> bool:
    """Tell whether a common noun is joined: "the Justice Department and intelligence agencies"."""
    joins = reading.child(node, "cc")
    behind = joined or ([joins + 1] if joins is not None else [])
    return any(
        reading.tokens[n].pos == "NOUN" and not reading.tokens[n].text[0].isupper()
        and n not in reading.mention_at for n in behind
    )  # fmt: skip


def _examples(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return who is named as one of many: "Republicans like Paul Ryan", "allies including Oman"."""
    if reading.tokens[mention.head].tag not in {"NNS", "NNPS"}:
        return ()
    nodes = (
        *reading.children[mention.head], *_beside_some(reading, mention.head),
        *_below_singular(reading, mention.head), *_starting(reading, mention.head),
    )  # fmt: skip
    for node in nodes:
        token = reading.tokens[node]
        such = token.lower == "as" and reading.tokens[node - 1].lower == "such"
        if token.lower in {"starting", "beginning"} and reading.tokens[node + 1].lower == "with":
            node = node + 1
        elif token.dep != "prep" or not (such or token.lower in {"like", "including"}):
            continue
        target = reading.child(node, "pobj")
        if target is not None:
            return _named(reading, below(reading, target))
    return ()


def _starting(reading: Reading, noun: int) -> Iterator[int]:
    """Yield the participle of "worked with his allies in Oslo, starting with Lee"."""
    through = reading.tokens[reading.tokens[noun].head]
    for node in reading.children[through.head] if through.dep == "prep" else ():
        if node > noun and reading.tokens[node].lower in {"starting", "beginning"}:
            yield node


def _beside_some(reading: Reading, noun: int) -> tuple[int, ...]:
    """Return what hangs on "some" in "some of his friends, like Newt Gingrich"."""
    through = reading.tokens[reading.tokens[noun].head]
    some = reading.tokens[through.head]
    partitive = through.lower == "of" and some.lower in _SOME
    return tuple(reading.children[some.i]) if partitive else ()


def _below_singular(reading: Reading, noun: int) -> Iterator[int]:
    """Yield what hangs on the party of "members of the party, including Ann Lee and Al Roy"."""
    behind = [n for n in reading.children[reading.tokens[noun].head] if n == noun + 1]
    for node in (*reading.children[noun], *behind):
        inner = reading.child(node, "pobj") if reading.tokens[node].dep == "prep" else None
        if inner is not None and reading.tokens[inner].tag in {"NN", "NNP"}:
            yield from reading.children[inner]


_SOME = frozenset("some many several most one two three few both all others".split())


def _one_among(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return who is said to be one of many: "Boehner was among the lawmakers speaking out"."""
    token = reading.tokens[mention.head]
    through = reading.tokens[token.head]
    if token.tag != "NNS" or token.dep != "pobj" or through.lower not in {"among", "of"}:
        return ()
    above = reading.tokens[through.head]
    if through.lower == "of":
        if above.lower != "one":
            return ()
        above = reading.tokens[above.head]
    own = reading.child(above.i, "nsubj") if above.lemma == "be" else None
    return _named(reading, below(reading, own)) if own is not None else ()


def _along_with(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return who acts too in "Ted Kaufman, along with Senator Mark Warner, called on Congress"."""
    own = reading.tokens[mention.head]
    if own.dep not in SUBJECTS and not _is_before_who(reading, mention.head):
        return ()
    verb = own.head if own.dep in SUBJECTS else reading.child(mention.head, "relcl")
    beside = [node for node in reading.children[verb or 0] if mention.head < node < (verb or 0)]
    for node in (*reading.children[mention.head], *beside):
        token = reading.tokens[node]
        if token.dep != "prep" or token.lower not in {"along", "together"}:
            continue
        through = reading.child(node, "prep")
        target = reading.child(through, "pobj") if through is not None else None
        if target is not None:
            return _named(reading, below(reading, target))
    return ()


def _is_before_who(reading: Reading, noun: int) -> bool:
    """Tell whether a noun does what its clause tells: "a group that, along with Oxfam, sued"."""
    verb = reading.child(noun, "relcl")
    who = reading.child(verb, "nsubj") if verb is not None else None
    return who is not None and reading.tokens[who].lower in {"who", "which", "that"}


def _before_hyphen(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the first name of "the Trump-Putin summit" or "U.S.-South Korea exercises"."""
    at = mention.first - 1
    alike = next((labels for labels in _HYPHENED if mention.label in labels), None)
    if alike is None or at < 1 or reading.tokens[at].text not in {"-", "–"}:
        return ()
    before = reading.mention_at.get(at - 1)
    joined = before is not None and before.last == at and before.label in alike
    return (before,) if joined and before is not None else ()


_HYPHENED = (frozenset({"PERSON"}), frozenset({"COUNTRY", "METONYM", "DEMONYM"}))
"""Labels of names that a hyphen joins."""


def _covering(reading: Reading, node: int) -> Mention | None:
    """Return the name mention that holds the token, if the parser chose another head."""
    for mention in reading.mentions:
        if mention.first <= node < mention.last and mention.form != "pronoun":
            return mention
    return None


def _expanded(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Expand "the leaders of the DPRK and Russia", "diplomats from the DPRK and Russia" to the
    countries, others to themselves."""
    if mention.form != "nominal" or reading.tokens[mention.head].tag not in {"NNS", "NNPS"}:
        return (mention,)
    envoys = reading.tokens[mention.head].lemma in _ENVOYS
    for node in reading.children[mention.head]:
        token = reading.tokens[node]
        if token.dep == "prep" and (token.lower == "of" or (token.lower == "from" and envoys)):
            target = reading.child(node, "pobj")
            named = _named(reading, below(reading, target)) if target is not None else ()
            states = all(other.label in {"COUNTRY", "DEMONYM"} for other in named)
            local = reading.tokens[mention.head].lemma in _LOCAL
            if len(named) > 1 and (states or (token.lower == "of" and not local)):
                return named
            beside = tuple(n for n in below(reading, mention.head) if n != mention.head)
            if envoys and states and named and len(_named(reading, beside[:1])) == 1:
                return named  # "representatives of Iran, the United States and Oman"
    return (mention,)


_LOCAL = frozenset("mayor governor sheriff resident inhabitant citizen family".split())
"""Who stands for himself: "the mayors of Oslo and Bergen"."""

_ENVOYS = frozenset(
    "diplomat official leader minister representative envoy delegation negotiator delegate "
    "president ambassador lawmaker legislator politician mediator".split()
)
"""Who stands for a state: "diplomats from Chad and Mali", not "workers from Chad and Mali"."""


def _named(reading: Reading, nodes: Iterable[int]) -> tuple[Mention, ...]:
    found = (reading.mention_at.get(node) for node in nodes)
    return tuple(mention for mention in found if mention is not None and mention.form == "name")


def _inside(reading: Reading, node: int, places: bool) -> tuple[Mention, ...]:
    """Return the actor inside a phrase whose head is nobody: owner, of-phrase, modifier, place."""
    tokens = reading.tokens
    if tokens[node].pos not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON"}:
        return ()
    owner = reading.child(node, "poss")
    if owner is not None:
        named = actors_of(reading, owner_of(reading, owner), places)
        if named:
            return named
    maker = _maker(reading, node)
    if maker is not None and (maker in reading.mention_at or reading.child(maker, "poss")):
        named = actors_of(reading, maker, places)
        if named:
            return named
    for preposition in _ways_inside(tokens[node].lemma, places):
        for child in reading.children[node]:
            if tokens[child].dep == "prep" and tokens[child].lower == preposition:
                target = reading.child(child, "pobj")
                if target is None or (preposition in _PLACE_DEPS and not _is_at(reading, target)):
                    continue
                if preposition == "with" and reading.mention_at.get(target) is None:
                    continue
                if preposition == "of" and _is_home(reading, node, child, target):
                    continue
                named = actors_of(reading, target, places)
                if named:
                    return named
        if preposition == "of" and tokens[node].tag == "NNS":
            named = _owners_of_examples(reading, node)
            if named:
                return named
        if preposition == "from":
            named = tuple(
                mention
                for child in modifiers(reading, node)
                for joined in below(reading, child)
                if (mention := reading.mention_at.get(joined)) is not None
                and (joined == child or mention.label == "DEMONYM")
                and not is_matter(reading, mention, node)
                and not is_of_era(reading, mention)
                and not (mention.label == "NORP" and mention.raw.lower() in FAITHS)
            )
            if named:
                return named
    return ()


def _owners_of_examples(reading: Reading, noun: int) -> tuple[Mention, ...]:
    """Return whose things are named as examples: "issues such as Lee's vote and Roy's speech"."""
    for node in reading.children[noun]:
        token = reading.tokens[node]
        such = token.lower == "as" and reading.tokens[node - 1].lower == "such"
        target = reading.child(node, "pobj") if token.dep == "prep" and such else None
        if target is None:
            continue
        owners = [
            reading.mention_at.get(child)
            for thing in conjuncts(reading, target) if thing not in reading.mention_at
            for child in reading.children[thing]
            if reading.tokens[child].dep == "poss" or (
                reading.tokens[child].dep == "nmod" and reading.tokens[child + 1].text in _MARKS_OF
            )
        ]  # fmt: skip
        return tuple(owner for owner in owners if owner is not None and owner.form == "name")
    return ()


_MARKS_OF = frozenset({"'", "’", "'s", "’s"})


def _is_home(reading: Reading, node: int, of: int, target: int) -> bool:
    """Tell whether "of" tells where one lives: "the boy, of Long Lane", "Al Green of Texas"."""
    home = reading.mention_at.get(target)
    if home is None or home.label not in {"GPE", "LOC", "FAC"}:
        return False
    return reading.tokens[of - 1].text == "," or reading.tokens[node].tag == "NNP"


FAITHS = frozenset("islamic muslim christian jewish catholic hindu sikh buddhist".split())
"""Adjectives that make a thing no party's: "Islamic terrorism"."""


def _ways_inside(lemma: str, places: bool) -> tuple[str, ...]:
    """Return the prepositions behind a noun that lead to whom its phrase stands for."""
    if lemma in PACTS and not places:
        return ()
    if lemma in BORDERS:
        return ()
    if lemma in PROBES or lemma in PROTESTS:
        return ("by", "from")
    ways = ("between", "among", "of", "by", "from", "with", "against")
    if lemma in TALKS:
        return ways
    return (*ways, "on", *(sorted(_PLACE_DEPS) if places else ()))


def _is_at(reading: Reading, target: int) -> bool:
    """Tell whether a phrase behind "in" or "at" is a place or a body's: no many, no bare thing."""
    mention = reading.mention_at.get(target) or _covering(reading, target)
    if mention is None:
        return reading.child(target, "poss") is not None
    return mention.form == "name" or reading.tokens[target].tag == "NN"


def is_beyond(reading: Reading, node: int) -> bool:
    """Tell whether a state only lies beyond a border: "the border with Mexico"."""
    through = reading.tokens[reading.tokens[node].head]
    return through.lower == "with" and reading.tokens[through.head].lemma in BORDERS


BORDERS = frozenset({"border", "frontier", "boundary"})
"""What has a country on the other side: "an emergency on the border with Mexico"."""

PROTESTS = frozenset("protest demonstration rally march petition boycott riot picket".split())
"""What stands for who makes it: who "cracks down on protests against NATO" leaves NATO alone."""

PACTS = frozenset("deal agreement accord pact treaty".split())
"""What acts on nobody's behalf ("a deal with Iran would place limits") and is blamed or praised as
its makers' work, not its matter's ("praised the Iran deal")."""


PROBES = frozenset({"investigation", "probe", "inquiry"})
"""What stands for who makes it, not for its matter: "blamed the probe of Russian meddling"."""


def is_matter(reading: Reading, mention: Mention, node: int) -> bool:
    """Tell whether a country is what is looked into: "the Russia inquiry", not "a U.S. one".

    Or a town where it is held: "the Helsinki summit". The "Muslim world" is no party either.
    """
    if reading.tokens[node].lower == "world" and mention.label in {"GROUP", "NORP", "DEMONYM"}:
        return True
    if reading.tokens[node].lemma in TALKS and mention.label in {"METONYM", "GPE", "PLACE"}:
        return True
    probe = reading.tokens[node].lemma in PROBES
    plain = mention.label in {"COUNTRY", "METONYM"} and "." not in mention.raw
    return (
        probe and plain and reading.tokens[mention.head].pos != "ADJ" and not mention.raw.isupper()
    )


def _maker(reading: Reading, node: int) -> int | None:
    """Return who fired what stands for them: "missiles fired by the army struck a depot"."""
    for child in reading.children[node]:
        if reading.tokens[child].dep == "acl" and reading.tokens[child].tag == "VBN":
            by = reading.child(child, "agent")
            if by is not None:
                return reading.child(by, "pobj")
    return None
