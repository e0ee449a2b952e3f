"""Mend trees where the parser is known to go wrong on news sentences.

In: the tokens of an article. Out: the same tokens with some heads and labels changed.
Each rule names the construction it mends; it refuses to touch a tree that has its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from dateline.read.repair_headlines import (
    comma_for_and,
    kin_beside,
    many_in_streets,
    strikes_that_kill,
    thing_beside,
    verb_as_plural,
    verb_of_headline,
)
from dateline.read.repair_lists import (
    NOUNS,
    SUBJECT,
    bare_verbs_in_a_row,
    joined_behind_apposition,
    joined_behind_dash,
    left_edge,
    listed_by_plural_verb,
    listed_in_apposition,
    name_and_title,
    name_of_office,
    one_and_another,
    one_and_body_of_other,
    one_and_such_others,
    participles_in_a_row,
    subject_after_fronted_coordination,
    subject_behind_object,
)
from dateline.read.repair_names import (
    age_behind_name,
    claims_of_nation,
    given_name_as_word,
    prefix_and_noun,
)
from dateline.read.repair_orders import (
    found_guilty,
    gerund_ruled_out,
    infinitive_of_order,
    infinitive_of_plan,
    infinitive_of_term,
    participle_of_order,
    subject_as_adverb,
)
from dateline.read.repair_parties import (
    namesake_in_list,
    next_of_objects,
    on_whom_behind_doer,
    subjects_in_a_row,
    taken_hostage,
    title_before_speaker,
    whom_behind_for,
)
from dateline.read.repair_passives import (
    agent_behind_means,
    agent_behind_sum,
    bare_participle,
    doer_of_noun,
    finite_as_participle,
    finite_below_root,
    finite_of_fragment,
    number_hit,
    passive_headline,
    passives_in_a_row,
    undergoing_subject,
    whose_was_hit,
)
from dateline.read.repair_relatives import is_under, past_behind_present, present_behind_past
from dateline.records import Sentence, Token

Rule = Callable[[list[Token], Sentence], None]

_OPENING = frozenset({"“", "‘", '"', "'", "``", "’"})
_MARKS = frozenset({"“", "”", '"', "``", "''"})


def repaired(tokens: tuple[Token, ...], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Return the tokens with mended heads and labels."""
    changed = list(tokens)
    for sentence in sentences:
        rules = _RULES if sentence.part == "body" else (*_OF_HEADLINES, *_RULES)
        for rule in rules:
            rule(changed, sentence)
        if not is_tree(changed, sentence):
            _with_care(changed, tokens, sentence, rules)
    return tuple(changed)


def _with_care(
    changed: list[Token], tokens: Sequence[Token], sentence: Sentence, rules: Sequence[Rule]
) -> None:
    """Apply the rules to a sentence anew, without those that close a circle in it."""
    here = slice(sentence.first, sentence.last)
    changed[here] = tokens[here]
    for rule in rules:
        before = changed[here]
        rule(changed, sentence)
        if not is_tree(changed, sentence):
            changed[here] = before


def is_tree(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Tell whether every word of a sentence comes up to one that is its own head."""
    rooted: set[int] = set()
    for i in range(sentence.first, sentence.last):
        way: list[int] = []
        while i not in rooted and tokens[i].head != i:
            if i in way:
                return False
            way.append(i)
            i = tokens[i].head
        rooted.update((*way, i))
    return True


def _speaker_behind_place(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "WASHINGTON -- President Obama said": the subject stands behind the dash.

    Holds where a sentence opens with one word in capitals and a dash.
    """
    first = sentence.first
    if sentence.last - first < 4 or not tokens[first].text.isupper():
        return
    place = tokens[first]
    if tokens[first + 1].text not in {"-", "--", "–", "—"} or place.dep not in SUBJECT:
        return
    for token in tokens[first + 2 : place.head]:
        if token.head == first and token.dep in {"appos", "conj"}:
            tokens[token.i] = msgspec.structs.replace(token, head=place.head, dep=place.dep)
            tokens[first] = msgspec.structs.replace(place, dep="npadvmod")
            return


def _verb_behind_quotation(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Ryan said “Russia interfered” and called on Trump": "called" goes with "said".

    Holds for a conjunct outside quotation marks whose head stands inside.
    """
    quoted: set[int] = set()
    inside = False
    for i in range(sentence.first, sentence.last):
        if tokens[i].text in _MARKS:
            inside = tokens[i].text in "“``" or (tokens[i].text == '"' and not inside)
        elif inside:
            quoted.add(i)
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        wrong = token.dep == "conj" and token.pos == "VERB" and i not in quoted
        if not wrong or token.head not in quoted:
            continue
        at = token.head
        while at in quoted and tokens[at].head != at:
            at = tokens[at].head
        if at not in quoted and tokens[at].pos == "VERB" and at < i:
            tokens[i] = msgspec.structs.replace(token, head=at)


def _finite_behind_infinitive(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "refused to say a word and used the stage": "used" goes with "refused".

    Holds for a conjunct in the past tense without a subject whose head is a bare verb form that
    no past auxiliary makes finite, below a verb in the past tense. Or whose head is a condition in
    the present: "said growth comes if they agree and urged them to".
    """
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if token.dep != "conj" or token.tag != "VBD":
            continue
        head = tokens[token.head]
        children = [t for t in tokens[sentence.first : sentence.last] if t.head in {i, token.head}]
        condition = head.tag in {"VBZ", "VBP"} and any(
            t.head == head.i and t.dep == "mark" and t.lower in {"if", "unless", "once", "until"}
            for t in children
        )
        if head.tag != "VB" and not condition:
            continue
        if any(t.dep in SUBJECT and t.head == i for t in children):
            continue
        if any(t.tag == "VBD" and t.dep == "aux" for t in children):
            continue
        at = token.head
        while tokens[at].head != at and tokens[at].tag != "VBD":
            at = tokens[at].head
        if tokens[at].tag == "VBD" and at < i:
            tokens[i] = msgspec.structs.replace(token, head=at)


def _verb_behind_company(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "Kaufman, along with Warner, called on Congress": the sentence is of "called".

    Holds where a noun is the root, "along", "together" or "like" with a comma hangs on it, and a
    finite verb right behind a second comma is taken for a clause of what stands between.
    """
    span = range(sentence.first, sentence.last)
    root = next((i for i in span if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in NOUNS:
        return
    company = [
        i for i in span
        if tokens[i].head == root and tokens[i].lower in {"along", "together", "like", "including"}
    ]  # fmt: skip
    if not company or tokens[company[0] - 1].text != ",":
        return
    for i in range(company[0], sentence.last):
        verb = tokens[i]
        clause = verb.tag in {"VBD", "VBZ", "VBP"} and verb.dep in {"acl", "relcl"}
        if clause and tokens[i - 1].text == "," and is_under(tokens, i, company[0]):
            tokens[i] = msgspec.structs.replace(verb, head=i, dep="ROOT")
            tokens[root] = msgspec.structs.replace(tokens[root], head=i, dep="nsubj")
            return


def _who_behind_person(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "the services, including director Dan Coats, who was blamed": it was Coats.

    Holds where a person's name and a comma stand right before "who" and the verb is singular.
    """
    for i in range(sentence.first + 2, sentence.last):
        who = tokens[i]
        verb = tokens[who.head]
        if who.lower != "who" or who.dep not in SUBJECT or verb.dep != "relcl":
            continue
        before = i - 1 if tokens[i - 1].text != "," else i - 2
        person = tokens[before]
        if person.entity != "PERSON" or person.pos != "PROPN" or person.i == verb.head:
            continue
        forms = [t for t in tokens[i + 1 : verb.i + 1] if t.head == verb.i or t.i == verb.i]
        first = forms[0] if forms else verb
        if first.tag == "VBP" or first.lower == "were" or verb.head > person.i:
            continue
        tokens[verb.i] = msgspec.structs.replace(verb, head=person.i)


def _clause_on_name(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "a deal with Iran that would place limits": the clause is on the deal.

    A name takes no clause with a bare "that".
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        name = tokens[verb.head]
        if verb.dep != "relcl" or name.pos != "PROPN" or name.dep != "pobj" or name.i > i:
            continue
        after = tokens[name.i + 1]
        preposition = tokens[name.head]
        noun = tokens[preposition.head]
        if after.lower == "that" and preposition.dep == "prep" and noun.pos == "NOUN":
            tokens[i] = msgspec.structs.replace(verb, head=noun.i)


def _name_before_verb(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "to hear Mr. Trump label it a foe": a name modifies no verb, it is its subject."""
    for i in range(sentence.first, sentence.last):
        name = tokens[i]
        verb = tokens[name.head]
        if name.dep != "compound" or name.pos != "PROPN" or verb.pos != "VERB" or verb.i < i:
            continue
        if not name.entity or verb.tag not in {"VB", "VBP", "VBZ", "VBD"} or verb.text[0].isupper():
            continue
        if any(t.head == verb.i and t.dep in SUBJECT for t in tokens[sentence.first : verb.i]):
            continue
        tokens[i] = msgspec.structs.replace(name, dep="nsubj")


def _bare_behind_finite(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "advised that the agency reopen the case, hear the firms and pay": all three go on.

    Holds for a bare verb form without "to" or modal that is joined to a finite verb, behind another
    bare form below that verb.
    """
    for i in range(sentence.first, sentence.last):
        verb = tokens[i]
        if verb.tag != "VB" or verb.dep != "conj" or tokens[verb.head].tag not in {"VBD", "VBZ"}:
            continue
        span = tokens[sentence.first : sentence.last]
        if any(t.head == i and (t.tag in {"TO", "MD"} or t.dep in {"aux", *SUBJECT}) for t in span):
            continue
        if any(t.head == verb.head and t.dep == "aux" for t in span):
            continue
        before = [
            t for t in tokens[verb.head + 1 : i]
            if t.tag == "VB" and t.dep != "conj" and is_under(tokens, t.i, verb.head)
        ]  # fmt: skip
        if before:
            tokens[i] = msgspec.structs.replace(verb, head=before[-1].i)


_JOINING = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


_NAMING = frozenset("call brand label dub deem term declare".split())


def _called_in_quotes(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "calls Castro 'brutal dictator'": he is called so, he does not own the dictator.

    Holds where a verb of naming has a name, then a quotation mark, right behind it.
    """
    for verb in tokens[sentence.first : sentence.last]:
        if verb.lemma not in _NAMING or verb.pos != "VERB":
            continue
        at = verb.i + 1
        while at < sentence.last and tokens[at].pos in {"PROPN", "DET"}:
            at += 1
        opens = at < sentence.last and tokens[at].text in _OPENING
        if not opens or tokens[at - 1].pos != "PROPN":
            continue
        name = tokens[at - 1]
        inside = [t for t in tokens[at + 1 : sentence.last] if t.head == name.i]
        said = next((t for t in inside if t.dep == "appos"), tokens[name.head])
        if said.i <= at or said.pos not in NOUNS:
            continue
        for token in tokens[verb.i + 1 : at - 1]:
            tokens[token.i] = msgspec.structs.replace(token, head=name.i)
        tokens[name.i] = msgspec.structs.replace(name, head=verb.i, dep="dobj")
        tokens[said.i] = msgspec.structs.replace(said, head=verb.i, dep="oprd")
        tokens[at] = msgspec.structs.replace(tokens[at], head=said.i, dep="punct")


def _body_that_asks(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "WHO sent experts": in a sentence not all in capitals it is a body, no question."""
    span = tokens[sentence.first : sentence.last]
    if all(t.text.isupper() for t in span if t.text.isalpha()):
        return
    for token in span:
        if token.text == "WHO" and token.tag == "WP":
            tokens[token.i] = msgspec.structs.replace(token, pos="PROPN", tag="NNP")


_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit"})


def _charge_behind_list(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "accused the state and its allies of breaking it": they are accused of it.

    Holds for "of" and a gerund behind the object of such a verb, or what is joined to it.
    """
    span = tokens[sentence.first : sentence.last]
    for of in span:
        if of.lower != "of" or of.dep != "prep":
            continue
        if not any(t.head == of.i and t.dep == "pcomp" and t.tag == "VBG" for t in span):
            continue
        at = tokens[of.head]
        while at.dep == "conj" and at.pos in NOUNS:
            at = tokens[at.head]
        verb = tokens[at.head]
        if at.pos in NOUNS and at.dep == "dobj" and verb.lemma in _CHARGING:
            tokens[of.i] = msgspec.structs.replace(of, head=verb.i)


_GIVING = frozenset("give grant deny offer allow promise refuse".split())
_ARMS = frozenset({"arms", "weapons", "sports", "drugs", "customs", "rights", "sales", "services"})


def _given_to(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "deny inspectors access", "gave Kim large concessions": they are given it.

    Holds where a plural, or a person's name before an adjective, modifies the object of a verb of
    giving; for any noun before credit: "gave the minister credit for it".
    """
    for i in range(sentence.first + 1, sentence.last - 1):
        one = tokens[i]
        gift = tokens[one.head]
        if one.dep not in {"compound", "nmod"} or gift.dep != "dobj" or gift.i < i:
            continue
        verb = tokens[gift.head]
        if verb.lemma not in _GIVING or verb.pos != "VERB" or verb.i > i:
            continue
        many = one.tag == "NNS" and one.lower not in _ARMS and gift.i == i + 1
        person = one.entity == "PERSON" and tokens[i + 1].dep in {"amod", "det"}
        person |= gift.lemma in {"credit", "blame"} and gift.i == i + 1
        first = left_edge(tokens, sentence, i)
        if not (many or person) or any(
            t.dep in {"det", "poss"} and t.head == gift.i for t in tokens[i : gift.i]
        ):
            continue
        tokens[i] = msgspec.structs.replace(one, head=verb.i, dep="dative")
        for token in tokens[first:i]:
            if token.head == gift.i:
                tokens[token.i] = msgspec.structs.replace(token, head=i)


def _second_object(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "indicted Ruiz and three others": the noun behind "and" is joined to the object.

    Also to one behind a preposition, "anger at police and some leaders", and to one of whom
    something is said, "left an officer dead and three people wounded".
    """
    for i in range(sentence.first + 3, sentence.last):
        noun = tokens[i]
        if noun.dep == "dobj":
            _join_objects(tokens, sentence, noun)
        if noun.dep != "conj" or noun.pos not in {"NOUN", "PROPN"}:
            continue
        if tokens[noun.head].pos != "VERB" or noun.head > i:
            continue
        first = left_edge(tokens, sentence, i)
        while first > sentence.first and tokens[first - 1].dep in {"nummod", "amod", "det"}:
            first -= 1
        joining = tokens[first - 1]
        before = tokens[first - 2]
        if before.dep in {"oprd", "acomp"} and before.head == noun.head:
            before = next((t for t in tokens[noun.head : before.i] if t.dep == "dobj"), before)
        joined = joining.dep == "cc" and joining.head == noun.head
        near = before.head == noun.head or (
            before.dep == "pobj" and is_under(tokens, before.i, noun.head)
        )
        named = before.dep in _JOINING and before.pos in NOUNS
        if joined and near and named:
            tokens[i] = msgspec.structs.replace(noun, head=before.i)
            tokens[joining.i] = msgspec.structs.replace(joining, head=before.i)


def _join_objects(tokens: list[Token], sentence: Sentence, noun: Token) -> None:
    """Join the second of two objects to the first: "asked the chief of staff Lee and Ann Roy"."""
    first = left_edge(tokens, sentence, noun.i)
    joining = tokens[first - 1]
    other = next(
        (t for t in tokens[noun.head + 1 : first - 1] if t.dep == "dobj" and t.head == noun.head),
        None,
    )
    if other is None or joining.dep != "cc" or noun.pos not in NOUNS:
        return
    if is_under(tokens, joining.i, other.i):
        tokens[noun.i] = msgspec.structs.replace(noun, head=other.i, dep="conj")


_CLAUSAL = frozenset({"after", "before", "since", "until"})


def _subject_behind_after(tokens: list[Token], sentence: Sentence) -> None:
    """Mend "he left after Fox News and its hosts mocked him": the hosts mocked him.

    Holds where a finite verb without a subject stands right behind what such a word governs.
    """
    for i in range(sentence.first + 2, sentence.last):
        verb = tokens[i]
        if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.dep not in {"advcl", "ccomp"}:
            continue
        if any(t.head == i and t.dep in SUBJECT for t in tokens[sentence.first : i]):
            continue
        after = next(
            (t for t in tokens[sentence.first : i] if t.head == verb.head and t.lower in _CLAUSAL),
            None,
        )
        noun = next(
            (t for t in tokens[after.i : i] if t.dep == "pobj" and t.head == after.i), None
        ) if after is not None else None  # fmt: skip
        if after is None or noun is None or not is_under(tokens, i - 1, after.i):
            continue
        tokens[noun.i] = msgspec.structs.replace(noun, head=i, dep="nsubj")
        tokens[after.i] = msgspec.structs.replace(after, head=i, dep="mark")


_RULES: tuple[Rule, ...] = (
    participle_of_order,
    gerund_ruled_out,
    infinitive_of_plan,
    infinitive_of_term,
    taken_hostage,
    bare_participle,
    agent_behind_sum,
    finite_as_participle,
    finite_of_fragment,
    joined_behind_dash,
    doer_of_noun,
    agent_behind_means,
    subject_as_adverb,
    found_guilty,
    infinitive_of_order,
    finite_below_root,
    given_name_as_word,
    age_behind_name,
    claims_of_nation,
    prefix_and_noun,
    _body_that_asks,
    _called_in_quotes,
    _charge_behind_list,
    _given_to,
    name_and_title,
    name_of_office,
    one_and_another,
    one_and_body_of_other,
    one_and_such_others,
    listed_in_apposition,
    listed_by_plural_verb,
    joined_behind_apposition,
    namesake_in_list,
    next_of_objects,
    on_whom_behind_doer,
    subjects_in_a_row,
    title_before_speaker,
    whom_behind_for,
    subject_after_fronted_coordination,
    _speaker_behind_place,
    _verb_behind_quotation,
    _finite_behind_infinitive,
    past_behind_present,
    present_behind_past,
    subject_behind_object,
    _who_behind_person,
    _verb_behind_company,
    bare_verbs_in_a_row,
    participles_in_a_row,
    _name_before_verb,
    _bare_behind_finite,
    passives_in_a_row,
    undergoing_subject,
    whose_was_hit,
    _clause_on_name,
    _second_object,
    _subject_behind_after,
)
"""The rules in the order in which they are applied."""

_OF_HEADLINES: tuple[Rule, ...] = (
    comma_for_and,
    number_hit,
    passive_headline,
    verb_as_plural,
    strikes_that_kill,
    verb_of_headline,
    many_in_streets,
    thing_beside,
    kin_beside,
)
