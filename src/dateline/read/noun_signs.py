"""The signs by which a noun phrase and somebody of the article are judged to be one.

In: a reading, its mentions, chains of names and earlier noun phrases, the knowledge base. Out: for
a phrase such as "the panel" the chains that it may belong to, each with its signs by name. It
refuses to choose: `antecedents` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log1p
from typing import NamedTuple

from dateline.knowledge.names import words
from dateline.read.agreement import entity_of, gender_of
from dateline.read.antecedent_signs import SignReader, Signs, kind_of
from dateline.read.chains import Chains
from dateline.read.holders import former_holder, named_beside, person_with_title
from dateline.read.name_links import is_part
from dateline.read.prominence import MANY
from dateline.read.titles import title_words
from dateline.records import Mention

_STATELY = frozenset("government country nation state kingdom republic regime junta".split())
_TERRITORIAL = _STATELY | frozenset(
    "administration authority capital city county district island municipality neighbor neighbour "
    "province region side territory town village ally".split()
)
"""Nouns that may stand for a state or a place told by name."""

_OFFICES = frozenset({"igo", "ngo", "ministry", "agency", "company", "court", "parliament"})

_DETERMINERS = frozenset("the this that these those".split())
_PREPOSITIONS = frozenset("as for of by to with from".split())
_LATER = 20
"""Sentences ahead from which a name counts as far."""


MOST_BARE = 5
"""How many of the nearest are looked at that share no word, title or kind of name with a phrase."""


class _Names(NamedTuple):
    """What the names of one chain tell: words, last words, titles before them, offices held."""

    words: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    held: frozenset[str]
    bodies: tuple[Mention, ...]
    known: bool


_NAMELESS = _Names(frozenset(), frozenset(), frozenset(), frozenset(), (), False)


class NounSigns:
    """Reads the signs of noun phrases of one article."""

    def __init__(self, signs: SignReader) -> None:
        self.base = signs
        self.reading = signs.reading
        self.knowledge = signs.knowledge
        self._names: dict[str, _Names] = {}
        self._nation_at = {
            m.first: m.entity for m in signs.reading.mentions
            if m.entity is not None and m.label in {"DEMONYM", "COUNTRY"}
        }  # fmt: skip

    def candidates(
        self, mention: Mention, chains: Chains, rule: int | None
    ) -> Iterator[tuple[int | None, Signs]]:
        """Yield each chain that a noun phrase may belong to, with signs; first None: a new one.

        rule: the chain that the rules for offices and bodies choose.
        """
        asked = self._asked(mention)
        yield None, asked | {"none": 1.0}
        chosen = self._by_rule(mention, chains) | {"all": rule}
        beside = named_beside(self.reading, mention, chains)
        owners = self._owners(mention, chains)
        total = sum(len(members) for members in chains.members)
        rank = bare = 0
        most = MOST_BARE // 2 if self.base.traits(mention).many else MOST_BARE
        numbers = [n for n, members in enumerate(chains.members) if members]
        numbers.sort(key=lambda n: self._distance(mention, chains.members[n]))
        for number in numbers:
            members = chains.members[number]
            if all(m.id == mention.id for m in members) or number in owners:
                continue
            told = number in {chosen["all"], chosen["apposition"], chosen["said of"]}
            if not told and (number in beside or not self._may_be(mention, members)):
                continue
            fits = self._fits(mention, members[0])
            signs = self._of_words(mention, members)
            alike = any(signs.values()) or number in chosen.values()
            bare += not alike and fits
            if not alike and (not fits or bare > most):
                rank += fits
                continue
            signs |= self._of_place(mention, members)
            signs |= self._of_chain(members, total)
            signs |= {f"rule:{name}": float(found == number) for name, found in chosen.items()}
            signs["fits"] = float(fits)
            signs["rank"] = float(min(rank, 5))
            rank += fits
            yield number, asked | signs

    def _asked(self, mention: Mention) -> Signs:
        """Return the signs of the phrase itself."""
        reading = self.reading
        token = reading.tokens[mention.head]
        own = self.base.traits(mention)
        below = [reading.tokens[n] for n in reading.children[mention.head]]
        role = self._role(mention)
        determiner = next((t.lower for t in below if t.lower in _DETERMINERS), "")
        owned = any(t.dep == "poss" for t in below)
        return {
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

    def _preposition(self, mention: Mention) -> str:
        token = self.reading.tokens[mention.head]
        above = self.reading.tokens[token.head].lower
        return above if token.dep == "pobj" and above in _PREPOSITIONS else ""

    def _role(self, mention: Mention) -> str:
        said = words(mention.raw)
        rows = (self.knowledge.roles.get(said[at:]) for at in range(len(said)))
        row = next((row for row in rows if row is not None), None)
        row = row or self.knowledge.roles.get((self.reading.tokens[mention.head].lemma,))
        return row.kind if row is not None else ""

    def _by_rule(self, mention: Mention, chains: Chains) -> dict[str, int | None]:
        """Return what rules of their own say: who holds the office, who left it."""
        return {
            "said of": self._said_of(mention, chains),
            "holder": person_with_title(
                self.reading, mention, chains, self.knowledge, plain=True),
            "former": former_holder(self.reading, mention, chains, self.knowledge),
            "apposition": self._apposed(mention, chains),
        }  # fmt: skip

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
            chains.of[other.id] for other in self.reading.mentions
            if other.id in chains.of and other.head in inside and other.id != mention.id
            and self.reading.tokens[other.head].dep != "appos"
            and self.reading.tokens[other.head].dep not in {"amod", "compound", "nmod"}
        )  # fmt: skip

    def _distance(self, mention: Mention, members: Sequence[Mention]) -> tuple[bool, int]:
        before = [m.start for m in members if m.start < mention.start]
        if before:
            return False, mention.start - max(before)
        return True, members[0].start - mention.start

    def _fits(self, mention: Mention, first: Mention) -> bool:
        """Tell whether kind and number let both be one."""
        many = self.base.traits(mention).many
        kind = kind_of(first)
        if self._role(mention) == "person" and not many:
            return kind in {"person", "role"}
        if many:
            return kind in {"group", "role", "body"}
        return kind in {"body", "state", "place", "role"}

    def _may_be(self, mention: Mention, members: Sequence[Mention]) -> bool:
        """Tell whether number, kind and nation leave open that both are one."""
        kind = kind_of(members[0])
        many = self.base.traits(mention).many
        if many and kind in {"person", "state", "place"}:
            return False
        if many and kind == "body" and self._is_office(members):
            return False
        lemma = self.reading.tokens[mention.head].lemma
        if kind in {"state", "place"}:
            owned = self.reading.child(mention.head, "poss") is not None
            if lemma not in _TERRITORIAL or (owned and lemma in _STATELY):
                return False
        nations = self._nations(mention)
        theirs = self._countries(members) if nations else frozenset()
        return not nations or not theirs or bool(nations & theirs)

    def _is_office(self, members: Sequence[Mention]) -> bool:
        """Tell whether a chain is of a body that no plural of people stands for: the UN, a firm."""
        rows = (self.knowledge.organisations.get(m.entity or "") for m in members)
        return any(row is not None and row.kind in _OFFICES for row in rows)

    def _nations(self, mention: Mention) -> frozenset[str]:
        """Return the countries that words of a noun phrase tell: "the Russian president"."""
        return frozenset(
            nation for at in range(mention.first, mention.last)
            if (nation := self._nation_at.get(at)) is not None
        )  # fmt: skip

    def _countries(self, members: Sequence[Mention]) -> frozenset[str]:
        """Return the countries that somebody is known or was told to be of."""
        found: set[str] = set()
        for member in members:
            if member.form == "nominal":
                found |= self._nations(member)
                continue
            entity = entity_of(self.reading, member, self.knowledge) or ""
            if member.label in {"COUNTRY", "DEMONYM", "METONYM"}:
                found.add(entity)
            elif entity in self.knowledge.persons:
                found.add(self.knowledge.persons[entity].country)
                found |= {row.country for row in self.knowledge.tenures.get(entity, ())}
            elif entity in self.knowledge.organisations:
                found.add(self.knowledge.organisations[entity].country)
        return frozenset(found - {""})

    def _of_words(self, mention: Mention, members: Sequence[Mention]) -> Signs:
        """Return the signs of the words: told so before, in the name, a title of the person."""
        reading = self.reading
        tokens = reading.tokens
        noun, lemma = tokens[mention.head].lower, tokens[mention.head].lemma
        mine = {tokens[i].lower for i in range(mention.first, mention.last)} - {noun}
        called = [m for m in members if m.form == "nominal" and m.id != mention.id
                  and tokens[m.head].lemma == lemma]  # fmt: skip
        before = [m for m in called if m.start < mention.start]
        theirs = [{tokens[i].lower for i in range(m.first, m.last)} for m in before]
        names = self._named(members)
        nations = self._nations(mention)
        countries = self._countries(members) if nations else frozenset()
        heads = {tokens[m.head].lemma for m in members if m.form == "nominal"}
        like = self.knowledge.body_words.get(lemma, frozenset())
        return {
            "called so": float(bool(called)), "called so before": float(bool(before)),
            "called just so": float(any(mine <= other for other in theirs)),
            "called otherwise": float(bool(theirs) and not any(mine <= t for t in theirs)),
            "called last": float(bool(before) and before[-1].id == self._last_called(mention)),
            "in name": float(noun in names.words or lemma in names.words),
            "ends name": float(noun in names.ends), "whole end": float(any(
                is_part(mention, m) for m in names.bodies)),
            "shares word": float(bool(mine & names.words - _DETERMINERS)),
            "title": float(lemma in names.titles and not names.titles & {"vice", "deputy"}),
            "held": float(lemma in names.held), "synonym": float(bool(names.ends & like)),
            "synonym called": float(bool(heads & like)),
            "stately": float(lemma in _STATELY and names.known
                             and kind_of(members[0]) in {"state", "place"}),
            "of nation": float(bool(nations & countries)),
            **self._gender(mention, members),
        }  # fmt: skip

    def _named(self, members: Sequence[Mention]) -> _Names:
        """Return what the names of a chain tell; kept, for names are chained before all else."""
        named = [m for m in members if m.form == "name"]
        if not named:
            return _NAMELESS
        found = self._names.get(named[0].id)
        if found is None:
            pieces = [words(m.raw) for m in named]
            found = self._names[named[0].id] = _Names(
                frozenset(word for piece in pieces for word in piece),
                frozenset(piece[-1] for piece in pieces if piece),
                frozenset(word for m in named for word in title_words(self.reading, m)),
                frozenset(
                    word
                    for row in self.knowledge.tenures.get(named[0].entity or "", ())
                    for word in row.title.lower().split()
                ),
                tuple(m for m in named if m.label == "ORG"), any(m.entity for m in named),
            )  # fmt: skip
        return found

    def _last_called(self, mention: Mention) -> str:
        tokens = self.reading.tokens
        lemma = tokens[mention.head].lemma
        return next(
            (m.id for m in reversed(self.base.ordered)
             if m.start < mention.start and m.form == "nominal" and tokens[m.head].lemma == lemma),
            "",
        )  # fmt: skip

    def _gender(self, mention: Mention, members: Sequence[Mention]) -> Signs:
        noun = self.reading.tokens[mention.head].lower
        mine = self.knowledge.gender_words["noun"].get(noun, "")
        if not mine or kind_of(members[0]) not in {"person", "role"}:
            return {}
        theirs = gender_of(self.reading, list(members), self.knowledge)
        return {"gender": float(mine == theirs), "other gender": float(
            bool(theirs) and mine != theirs)}  # fmt: skip

    def _of_place(self, mention: Mention, members: Sequence[Mention]) -> Signs:
        """Return how far the chain is told before, or that it is told only later."""
        before = [m for m in members if m.start < mention.start and m.id != mention.id]
        if not before:
            ahead = members[0].sentence - mention.sentence
            return {"later": 1.0, "ahead": log1p(max(0, min(ahead, _LATER)))}
        near = before[-1]
        signs = {f"near:{k}": v for k, v in self.base.between(mention, near).items()}
        recent = [m for m in before if mention.sentence - m.sentence <= 2]
        signs["here"] = float(any(m.sentence == mention.sentence for m in recent))
        signs["recent"] = log1p(len(recent))
        signs["last:subject"] = float(
            any(m.sentence == mention.sentence - 1 and self.base.traits(m).place == "subject"
                for m in recent)
        )  # fmt: skip
        return signs

    def _of_chain(self, members: Sequence[Mention], total: int) -> Signs:
        named = [m for m in members if m.form == "name"]
        return {
            f"kind:{kind_of(members[0])}": 1.0, "its many": float(
                self.reading.tokens[members[0].head].tag in MANY),
            "told": log1p(len(members)), "share": len(members) / max(1, total),
            "named": log1p(len(named)), "nameless": float(not named),
            "several words": float(any(" " in m.raw for m in named)),
            "known": float(any(m.entity for m in named)),
            "in title": float(any(self.base.traits(m).title for m in members)),
            "speaker": float(any(self.base.traits(m).speaks for m in members)),
            "new": float(len(members) == 1),
        }  # fmt: skip
