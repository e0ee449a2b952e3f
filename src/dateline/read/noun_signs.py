"""The signs by which a noun phrase and somebody of the article are judged to be one.

In: a reading, its mentions, chains of names and earlier noun phrases, the knowledge base. Out: for
a phrase such as "the panel" the chains that it may belong to, each with its signs by name; a sign
that is not there is nought. It refuses to choose: `antecedents` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log1p

from dateline.knowledge.names import words
from dateline.read.antecedent_signs import SignReader
from dateline.read.chain_words import ChainReader, ChainWords
from dateline.read.chains import Chains
from dateline.read.holders import named_beside
from dateline.read.name_links import is_part
from dateline.read.traits import Signs
from dateline.records import Mention

_STATELY = frozenset("government country nation state kingdom republic regime junta".split())
_TERRITORIAL = _STATELY | frozenset(
    "administration authority capital city county district island municipality neighbor neighbour "
    "province region side territory town village ally".split()
)
"""Nouns that may stand for a state or a place told by name."""

_DETERMINERS = frozenset("the this that these those".split())
_PREPOSITIONS = frozenset("as for of by to with from".split())
_LATER = 20
"""Sentences ahead from which a name counts as far."""


MOST_BARE = 5
"""How many of the nearest are looked at that share no word, title or kind of name with a phrase."""


class _Phrase:
    """What a noun phrase tells by its own words."""

    def __init__(self, signs: NounSigns, mention: Mention) -> None:
        tokens, knowledge = signs.reading.tokens, signs.knowledge
        token = tokens[mention.head]
        self.mention = mention
        self.noun, self.lemma = token.lower, token.lemma
        self.words = {tokens[i].lower for i in range(mention.first, mention.last)} - {self.noun}
        self.many = signs.each.traits[mention.id].many
        self.role = signs.role(mention)
        self.nations = signs.chains.nations(mention)
        self.like = knowledge.body_words.get(self.lemma, frozenset())
        self.vocabulary = self.like | self.words | {self.noun, self.lemma}
        self.gender = knowledge.gender_words["noun"].get(self.noun, "")
        owned = signs.reading.child(mention.head, "poss") is not None
        self.is_land = self.lemma in _TERRITORIAL and not (owned and self.lemma in _STATELY)


class NounSigns:
    """Reads the signs of noun phrases of one article."""

    def __init__(self, signs: SignReader) -> None:
        self.base = signs
        self.each = signs.each
        self.reading = signs.reading
        self.knowledge = signs.knowledge
        self.chains = ChainReader(signs)
        self.holders = self.chains.holders

    def candidates(
        self, mention: Mention, chains: Chains, rule: int | None
    ) -> Iterator[tuple[int | None, Signs]]:
        """Yield each chain that a noun phrase may belong to, with signs; first None: a new one.

        rule: the chain that the rules for offices and bodies choose.
        """
        asked = self._asked(mention)
        yield None, asked | {"none": 1.0}
        asked.pop("title", None)  # of a chain it tells that somebody is told with this title
        phrase = _Phrase(self, mention)
        chosen = self._by_rule(mention, chains) | {"all": rule}
        ruled = set(chosen.values())
        sure = {chosen["all"], chosen["apposition"], chosen["said of"]}
        beside = named_beside(self.reading, mention, chains)
        owners = self._owners(mention, chains)
        total = sum(len(members) for members in chains.members)
        rank = bare = 0
        most = MOST_BARE // 2 if phrase.many else MOST_BARE
        told: dict[int, ChainWords] = {}
        for number, members in enumerate(chains.members):
            if not members or number in owners:
                continue
            chain = self.chains.read(number, members)
            if number in sure or (number not in beside and _may_be(phrase, chain)):
                told[number] = chain
        for number in sorted(told, key=lambda n: told[n].way_to(mention)):
            chain = told[number]
            fits = _fits(phrase, chain)
            words_told = self._of_words(phrase, chain)
            alike = bool(words_told) or number in ruled
            bare += not alike and fits
            if not alike and (not fits or bare > most):
                rank += fits
                continue
            signs = asked | dict.fromkeys(words_told, 1.0) | chain.signs
            signs |= self._of_place(mention, chain.members)
            signs |= {f"rule:{name}": 1.0 for name, found in chosen.items() if found == number}
            signs["share"] = len(chain.members) / total
            signs["fits"] = float(fits)
            signs["rank"] = min(rank, 5)
            rank += fits
            yield number, signs

    def _asked(self, mention: Mention) -> Signs:
        """Return the signs of the phrase itself."""
        reading = self.reading
        token = reading.tokens[mention.head]
        own = self.each.traits[mention.id]
        below = [reading.tokens[n] for n in reading.children[mention.head]]
        role = self.role(mention)
        determiner = next((t.lower for t in below if t.lower in _DETERMINERS), "")
        owned = any(t.dep == "poss" for t in below)
        told = {
            f"noun:{token.lemma}": 1.0, f"at:{own.place}": 1.0,
            f"with:{determiner or ('owner' if owned else 'nothing')}": 1.0,
            "many": float(own.many), "words": float(min(mention.last - mention.first, 5)),
            "of": float(any(t.dep == "prep" and t.lower == "of" for t in below)),
            "behind": float(any(t.dep == "prep" and t.lower != "of" for t in below)),
            "clause": float(any(t.dep in {"relcl", "acl"} for t in below)),
            "described": float(any(t.dep == "amod" for t in below)),
            "person": float(role == "person"), "group": float(role == "group"),
            f"prep:{self._preposition(mention)}": 1.0,
            "quoted": float(own.quoted), "title": float(own.title), "main": float(own.main),
            "first": float(mention.sentence < 2), "early": float(mention.sentence < 5),
            "capital": float(reading.text[reading.tokens[mention.first].start].isupper()),
        }  # fmt: skip
        return {name: value for name, value in told.items() if value}

    def _preposition(self, mention: Mention) -> str:
        token = self.reading.tokens[mention.head]
        above = self.reading.tokens[token.head].lower
        return above if token.dep == "pobj" and above in _PREPOSITIONS else ""

    def role(self, mention: Mention) -> str:
        """Return the kind of role that a phrase tells: person, group or none."""
        said = words(mention.raw)
        rows = (self.knowledge.roles.get(said[at:]) for at in range(len(said)))
        row = next((row for row in rows if row is not None), None)
        row = row or self.knowledge.roles.get((self.reading.tokens[mention.head].lemma,))
        return row.kind if row is not None else ""

    def _by_rule(self, mention: Mention, chains: Chains) -> dict[str, int | None]:
        """Return what rules of their own say: who holds the office, who left it."""
        return {
            "said of": self._said_of(mention, chains),
            "holder": self.holders.person_with_title(mention, chains, plain=True),
            "former": self.holders.former_holder(mention, chains),
            "apposition": self._apposed(mention, chains),
        }

    def _apposed(self, mention: Mention, chains: Chains) -> int | None:
        """Return the chain of what stands in apposition: "the president, Obama"."""
        tokens = self.reading.tokens
        beside = [n for n in self.reading.children[mention.head] if tokens[n].dep == "appos"]
        if tokens[mention.head].dep == "appos":
            beside.append(tokens[mention.head].head)
        for node in beside:
            other = self.reading.mention_at.get(node)
            if other is not None and other.id in chains.of:
                return chains.of[other.id]
        return None

    def _said_of(self, mention: Mention, chains: Chains) -> int | None:
        """Return the chain of the subject that is said to be so: "Lee was the director"."""
        reading = self.reading
        token = reading.tokens[mention.head]
        if token.dep not in {"attr", "oprd"}:
            return None
        subject = reading.child(token.head, "nsubj", "nsubjpass")
        if subject is not None and reading.tokens[subject].tag in {"WP", "WDT"}:
            subject = reading.tokens[token.head].head
        other = reading.mention_at.get(subject) if subject is not None else None
        return chains.of.get(other.id) if other is not None and other.id != mention.id else None

    def _owners(self, mention: Mention, chains: Chains) -> frozenset[int]:
        """Return the chains of whose it is, and of who is told inside the phrase."""
        inside = set(self.reading.subtree(mention.head)) - {mention.head}
        return frozenset(
            chains.of[other.id] for other in self.reading.mentions_in(mention.sentence)
            if other.id in chains.of and other.head in inside and other.id != mention.id
            and self.reading.tokens[other.head].dep != "appos"
            and self.reading.tokens[other.head].dep not in {"amod", "compound", "nmod"}
        )  # fmt: skip

    def _of_words(self, phrase: _Phrase, chain: ChainWords) -> set[str]:
        """Return the signs of the words: told so before, in the name, a title of the person."""
        found: set[str] = set()
        if not phrase.vocabulary.isdisjoint(chain.vocabulary):
            found |= self._of_shared_words(phrase, chain)
        if any(is_part(phrase.mention, m) for m in chain.names.bodies):
            found.add("whole end")
        if phrase.lemma in _STATELY and chain.names.known and chain.kind in {"state", "place"}:
            found.add("stately")
        if phrase.nations and not phrase.nations.isdisjoint(chain.countries):
            found.add("of nation")
        if phrase.gender and chain.kind in {"person", "role"}:
            theirs = self.base.gender(list(chain.members))
            same = phrase.gender == theirs
            found.update(("gender" if same else "other gender",) if theirs else ())
        return found

    def _of_shared_words(self, phrase: _Phrase, chain: ChainWords) -> set[str]:
        """Return what a word tells that the phrase has in common with a chain."""
        names, lemma = chain.names, phrase.lemma
        holds = {
            "in name": phrase.noun in names.words or lemma in names.words,
            "ends name": phrase.noun in names.ends,
            "shares word": not names.words.isdisjoint(phrase.words - _DETERMINERS),
            "title": lemma in names.titles and not names.titles & {"vice", "deputy"},
            "held": lemma in names.held,
            "synonym": not phrase.like.isdisjoint(names.ends),
            "synonym called": not phrase.like.isdisjoint(chain.nouns),
        }
        found = {name for name, told in holds.items() if told}
        return found | self._of_calling(phrase, chain) if lemma in chain.nouns else found

    def _of_calling(self, phrase: _Phrase, chain: ChainWords) -> set[str]:
        """Return the signs of a chain that some phrase called by the same noun."""
        tokens, mention = self.reading.tokens, phrase.mention
        called = [m for m in chain.members
                  if m.form == "nominal" and tokens[m.head].lemma == phrase.lemma]  # fmt: skip
        before = [m for m in called if m.start < mention.start]
        if not before:
            return {"called so"}
        theirs = ({tokens[i].lower for i in range(m.first, m.last)} for m in before)
        just = any(phrase.words <= other for other in theirs)
        last = before[-1].id == self._last_called(mention)
        return {
            "called so", "called so before", "called just so" if just else "called otherwise",
            *(("called last",) if last else ()),
        }  # fmt: skip

    def _last_called(self, mention: Mention) -> str:
        tokens = self.reading.tokens
        lemma = tokens[mention.head].lemma
        return next(
            (m.id for m in reversed(self.base.ordered)
             if m.start < mention.start and m.form == "nominal" and tokens[m.head].lemma == lemma),
            "",
        )  # fmt: skip

    def _of_place(self, mention: Mention, members: Sequence[Mention]) -> Signs:
        """Return how far the chain is told before, or that it is told only later."""
        before = [m for m in members if m.start < mention.start and m.id != mention.id]
        if not before:
            ahead = members[0].sentence - mention.sentence
            return {"later": 1.0, "ahead": log1p(max(0, min(ahead, _LATER)))}
        near = before[-1]
        signs = self.base.between(mention, near)
        recent = [m for m in before if mention.sentence - m.sentence <= 2]
        signs["here"] = float(any(m.sentence == mention.sentence for m in recent))
        signs["recent"] = log1p(len(recent))
        signs["last:subject"] = float(
            any(m.sentence == mention.sentence - 1 and self.each.traits[m.id].place == "subject"
                for m in recent)
        )  # fmt: skip
        return signs


def _fits(phrase: _Phrase, chain: ChainWords) -> bool:
    """Tell whether kind and number let both be one."""
    if phrase.many:
        return chain.kind in {"group", "role", "body"}
    if phrase.role == "person":
        return chain.kind in {"person", "role"}
    return chain.kind in {"body", "state", "place", "role"}


def _may_be(phrase: _Phrase, chain: ChainWords) -> bool:
    """Tell whether number, kind and nation leave open that both are one."""
    if phrase.many and (
        chain.kind in {"person", "state", "place"} or (chain.kind == "body" and chain.is_office)
    ):
        return False
    if chain.kind in {"state", "place"} and not phrase.is_land:
        return False
    theirs = chain.countries if phrase.nations else frozenset()
    return not theirs or not phrase.nations.isdisjoint(theirs)
