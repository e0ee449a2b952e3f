"""Find the subjects that a parser ties wrongly or not at all: beside, above, taken up again.

In: a page and a verb of saying. Out: the token that heads its speaker, or whether it has one.
It refuses what stands in another clause without a sign that it goes on speaking.
"""

from __future__ import annotations

from dateline.extract.statement_asides import is_described, own_words_hold
from dateline.extract.statement_parts import Page
from dateline.extract.statement_words import BODIES, MEDIA, PAPERS, TOLD, UNNAMED
from dateline.records import Mention

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs in the past or present with a subject of their own."""


def accompanying(page: Page, verb: int) -> int | None:
    """Return who speaks in a phrase with "with": "…, with Lee once saying that"."""
    tokens = page.tokens
    at = verb - 1
    while at > 0 and tokens[at].pos == "ADV":
        at -= 1
    if tokens[verb].tag != "VBG" or at <= 0:
        return None
    if tokens[at].dep == "compound" and tokens[at].head == verb:  # parsed as one noun with it
        above = tokens[tokens[verb].head]
        return at if above.lower == "with" and page.reading.mention_at.get(at) is not None else None
    if tokens[at].dep != "pobj":
        return None
    opens = tokens[tokens[at].head].lower == "with" and page.reading.mention_at.get(at) is not None
    return at if opens else None


def going_on(page: Page, verb: int) -> int | None:
    """Return who goes on speaking: "It is safe, the ministry said, but added that it rained"."""
    tokens, reading = page.tokens, page.reading
    token = tokens[verb]
    if verb < 4 or token.dep != "conj" or reading.child(verb, "nsubj") is not None:
        return None
    if token.tag == "VBG":
        return _going_on_doing(page, verb)
    between = [word.text.lower() for word in tokens[verb - 2 : verb]]
    said: int | None = verb - 3
    if between not in ([",", "but"], [",", "and"]):  # "The road was, Ruto said, unsafe but added"
        said, thing = reading.child(token.head, "parataxis"), reading.child(token.head, "nsubj")
        if thing is None or not _is_thing(page, thing):
            return None
    if said is None or not token.head <= said < verb or tokens[said].tag != token.tag:
        return None
    subject = reading.child(said, "nsubj")
    return subject if subject is not None and subject < said and token.tag in FINITE else None


def _going_on_doing(page: Page, verb: int) -> int | None:
    """Return who goes on in "Lee was not hinting at it, an aide said, but calling for a vote"."""
    tokens, reading = page.tokens, page.reading
    aside = tokens[tokens[verb].head]
    if aside.tag not in {"VBD", "VBZ"}:
        return None
    for node in reading.children[aside.i]:
        if node < aside.i and tokens[node].tag == "VBG" and tokens[node].dep in {"ccomp", "advcl"}:
            return reading.child(node, "nsubj")
    return None


def object_above(page: Page, verb: int) -> int | None:
    """Return the subject of a clause that was parsed as an object: "insisted Lee “wants to go”"."""
    tokens, reading = page.tokens, page.reading
    token = tokens[verb]
    own = reading.child(verb, "nsubj", "nsubjpass", "expl", "csubj", "mark")
    if token.dep != "ccomp" or token.tag not in FINITE or own is not None:
        return None
    noun = reading.child(token.head, "dobj")
    if noun is None or not token.head < noun < verb or reading.mention_at.get(noun) is None:
        return None
    between = tokens[reading.subtree_bounds(noun)[1] : verb]
    timed = (t.entity in {"DATE", "TIME"} or t.pos in {"PUNCT", "ADV", "AUX"} for t in between)
    days = [t for t in between if t.pos == "ADP" and _is_of_day(page, t.i)]
    return noun if sum(timed) + len(days) == len(between) else None


def _is_of_day(page: Page, preposition: int) -> bool:
    """Tell whether a preposition stands before a day or hour: "on Friday"."""
    target = page.reading.child(preposition, "pobj")
    return target is not None and page.tokens[target].entity in {"DATE", "TIME"}


def before_aside(page: Page, verb: int) -> int | None:
    """Return the subject of a verb whose noun was tied to an aside: "The suit, heard here, claims".

    The participle behind the noun was read as a finite verb.
    """
    tokens, reading = page.tokens, page.reading
    if tokens[verb].tag not in FINITE or tokens[verb - 1].text != ",":
        return None
    if reading.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None:
        return None
    for node in reading.children[verb]:
        if node > verb or tokens[node].tag != "VBD" or tokens[node].dep != "parataxis":
            continue
        noun = reading.child(node, "nsubj")
        if noun is not None and noun + 2 == node and tokens[noun + 1].text == ",":
            return noun
    return None


def claim_taken_up(page: Page, verb: int) -> int | None:
    """Return the verb above a claim that a participle goes on from: "denied that …, calling it".

    "She scorned claims that they had helped him, calling them absurd": the parser ties the
    participle to what is claimed; it tells of the subject of the sentence.
    """
    tokens = page.tokens
    token = tokens[verb]
    if token.tag != "VBG" or token.dep != "advcl" or tokens[verb - 1].text != ",":
        return None
    clause = token.head
    while not _opens_with_that(page, clause) and tokens[clause].dep in {"acl", "relcl", "xcomp"}:
        clause = tokens[clause].head
    noun = tokens[clause].head
    if not _opens_with_that(page, clause) or not noun < clause < verb:
        return None
    if tokens[noun].pos != "NOUN":
        return None
    while tokens[noun].head != noun and tokens[noun].pos != "VERB":
        noun = tokens[noun].head
    return noun if tokens[noun].pos == "VERB" else None


def _opens_with_that(page: Page, clause: int) -> bool:
    parts = (page.tokens[n] for n in page.reading.children[clause])
    return any(part.lower == "that" and part.dep == "mark" for part in parts)


def is_passed_over(page: Page, verb: int, node: int, subject: int) -> bool:
    """Tell whether a verb joined to another cannot have its subject, but that of the verb above.

    "She said that the cause is unknown but has denied it", "Lee says they lie and calls it a sham".
    """
    tokens = page.tokens
    joined = tokens[verb].dep in {"conj", "advcl"} and tokens[verb].head == node
    said = tokens[node].dep == "ccomp" and tokens[node].head < node
    if not joined or not said or (tokens[verb].tag == "VB" and not is_misread_bare(page, verb)):
        return False
    if tokens[verb].dep == "advcl":  # "said these were lies, adding that"
        added = tokens[verb].tag == "VBG" and tokens[verb].lemma in _ADDING
        return added and tokens[verb - 1].text == "," and _is_thing(page, subject)
    if tokens[verb].tag == "VBG":  # "a note saying that it stands and refuting rumours"
        return tokens[tokens[node].head].tag == "VBG" != tokens[node].tag
    above = page.reading.child(tokens[node].head, "nsubj")
    places = {page.quotation_at(tokens[n].start) for n in (verb, node, tokens[node].head)}
    own = page.reading.child(verb, "nsubj", "nsubjpass", "expl")
    if above is None or own is not None or len(places) > 1:
        return False
    speaks = page.reading.mention_at.get(above) is not None
    again = tokens[verb].lemma in _SAID_AGAIN and tokens[verb].tag == tokens[tokens[node].head].tag
    return speaks and _agrees(page, verb, above) and (
        again or not _agrees(page, verb, subject) or _is_thing(page, subject)
    )  # fmt: skip


_SAID_AGAIN = frozenset({"add", "emphasise", "emphasize", "note", "reiterate", "repeat", "stress"})
"""Verbs by which who speaks goes on: "she said that Lee was late and reiterated that"."""


_ADDING = frozenset(
    "accuse add argue call claim complain declare describe explain insist note predict promise say "
    "state stress urge vow warn".split()
)


def _is_thing(page: Page, noun: int) -> bool:
    """Tell whether a noun names what can say nothing: "the cause", not "a letter" or "a man"."""
    token = page.tokens[noun]
    owner = page.reading.child(noun, "poss")
    kin = owner is not None and page.tokens[owner].pos == "PRON"  # "his former girlfriend"
    if page.reading.mention_at.get(noun) is not None or kin:
        return False
    lemma = token.lemma.lower()
    return (
        token.dep == "expl"
        or token.lower in {"these", "this", "that", "there"}
        or (token.pos == "NOUN" and not {lemma, token.lower} & (PAPERS | MEDIA | UNNAMED | BODIES))
    )


def _agrees(page: Page, verb: int, subject: int) -> bool:
    """Tell whether a finite verb may have a subject by its number: not "they calls", "he are"."""
    tokens, reading = page.tokens, page.reading
    helping = [tokens[n] for n in reading.children[verb] if tokens[n].dep in {"aux", "auxpass"}]
    first, word = (helping[0] if helping else tokens[verb]), tokens[subject]
    mention = reading.mention_at.get(subject)
    several = word.tag in {"NNS", "NNPS"} or word.lower in {"we", "they", "you", "these", "those"}
    listed = reading.child(subject, "conj") is not None
    if first.tag == "VBZ":
        return not several or word.pos == "PROPN"
    person = word.lower in {"he", "she", "it", "this", "that"} or (
        word.tag == "NNP" and mention is not None and mention.label == "PERSON"
    )
    return first.tag != "VBP" or listed or not person


def is_misread_bare(page: Page, verb: int) -> bool:
    """Tell whether a present was read as a bare verb: "they know that it is late but say it"."""
    tokens = page.tokens
    token = tokens[verb]
    if token.tag != "VB" or token.dep != "conj" or tokens[token.head].tag not in FINITE:
        return False
    if page.reading.child(token.head, "cc") is None or token.head > verb:
        return False
    if any(word.tag == "TO" for word in tokens[token.head : verb]):
        return False  # "is able to look back and say"
    return page.reading.child(verb, "aux", "auxpass") is None


def is_misread_passive(page: Page, verb: int) -> bool:
    """Tell whether a past form was read as a participle: "but an aide said he slept"."""
    token = page.tokens[verb]
    bare = page.reading.child(verb, "aux", "auxpass", "agent") is None
    clause = page.reading.child(verb, "ccomp")
    finite = clause is not None and clause > verb and any(
        page.tokens[n].tag in FINITE and (n == clause or page.tokens[n].dep in {"aux", "auxpass"})
        for n in (clause, *page.reading.children[clause])
    )  # fmt: skip
    return token.lemma in _SAYING and bare and finite


def shares_subject(page: Page, verb: int, passive: int, subject: int) -> bool:
    """Tell whether who undergoes one thing says another: "was asked about it and replied that".

    Not "was called in and told that", nor inside of what somebody says.
    """
    token = page.tokens[verb]
    joined = token.dep == "conj" and token.head == passive and token.tag in FINITE
    short = page.reading.child(passive, "auxpass")  # "he's gone there and believes that": "has"
    has = short is not None and page.tokens[short].lower in {"'s", "’s"}
    told = (page.tokens[passive].dep == "ccomp" and not has) or token.lemma in _HEARD
    return joined and not told and page.reading.mention_at.get(subject) is not None


_SAYING = frozenset({"say", "add", "note", "argue", "insist", "reply", "state"})


_HEARD = frozenset({"tell", "ask", "inform", "remind", "warn", "advise", "assure", "order"})


def is_had_to_say(page: Page, verb: int) -> bool:
    """Tell whether an infinitive tells what its governor's subject says: "had this to say"."""
    tokens, reading = page.tokens, page.reading
    token = tokens[verb]
    if token.lemma not in {"say", "tell", "add"} or tokens[token.head].lemma != "have":
        return False
    marked = any(tokens[n].tag == "TO" for n in reading.children[verb])
    subject = reading.child(verb, "nsubj")
    return marked and subject is not None and tokens[token.head].i < subject < verb


def beside(page: Page, verb: int) -> int | None:
    """Return the head of a person's name that stands right at a verb without a subject.

    "On Twitter, the president, Ann Lee said that", "“It is a challenge,” claims writer Ann Lee".
    """
    tokens, reading = page.tokens, page.reading
    token = tokens[verb]
    bare = reading.child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "expl") is None
    finite = token.tag in {"VBD", "VBZ", "VBP"} or (token.tag == "VBN" and token.dep == "ROOT")
    if not bare or not finite:
        return None
    behind = _behind_quotation(page, verb)
    if behind is not None:
        return behind
    follows = page.quotation_before(token.start) is not None
    for mention in reading.mentions:
        if mention.sentence != token.sentence or mention.label != "PERSON":
            continue
        if mention.form != "name" or page.quotation_at(mention.start) is not None:
            continue
        if mention.last == verb or _is_apposed(page, mention, verb):
            return mention.head
        if is_described(page, mention, verb):
            return mention.head
        if mention.first == verb + 1 and verb and tokens[verb - 1].text == ",":
            return mention.head  # "The work goes on, said Ann Lee, a student: “It is late.”"
        between = tokens[verb + 1 : mention.first]
        if follows and mention.first > verb and len(between) < LONGEST_TITLE:
            return mention.head if all(t.pos in _TITLED for t in between) else None
    return None


def _behind_quotation(page: Page, verb: int) -> int | None:
    """Return who stands between a quotation, where he was tied, and a verb: "“No,” a man said"."""
    tokens, reading = page.tokens, page.reading
    sentence = page.sentence_of(verb)
    first = next(
        (i + 1 for i in range(verb - 1, sentence.first, -1)
         if page.quotation_at(tokens[i].start) is not None),
        None,
    )  # fmt: skip
    if first is None or first >= verb:
        return None
    heads = [
        i for i in range(first, verb)
        if tokens[i].head < first and tokens[i].pos in {"NOUN", "PROPN"}
        and reading.mention_at.get(i) is not None
    ]  # fmt: skip
    return heads[0] if len(heads) == 1 and tokens[heads[0]].dep == "appos" else None


def inverted(page: Page, verb: int) -> int | None:
    """Return who stands behind the verb that ends a sentence: "It is shut, reported the police"."""
    tokens, reading = page.tokens, page.reading
    told = reading.child(verb, "dobj")
    own = reading.child(verb, "nsubj", "nsubjpass", "aux", "auxpass")
    if told is not None and own is not None and own_words_hold(page, verb, own, told):
        return told
    opener = _opening(page, verb) if own is None else None
    if opener is not None or (told is None and own is None):
        return opener if opener is not None else _behind_quoted(page, verb)
    if told is None or own is not None or tokens[verb].tag not in {"VBD", "VBZ"}:
        return None
    last = page.without_ends(verb, page.sentence_of(verb).last)[1]
    above = tokens[verb].head
    free = above == verb or reading.child(above, "cc") is None
    closing = reading.subtree_bounds(told)[1] == last and tokens[verb].lemma in TOLD
    if not (closing and free and verb + 1 >= reading.subtree_bounds(told)[0] > verb):
        return None
    named = reading.mention_at.get(told) is not None
    return told if named and tokens[verb - 1].text == "," else None


def _opening(page: Page, verb: int) -> int | None:
    """Return who stands behind a verb that opens its sentence: "Added Lee: “It is late.”"."""
    tokens = page.tokens
    if verb != page.sentence_of(verb).first or tokens[verb].tag not in {"VBD", "VBN", "VBZ"}:
        return None
    name = next((m for m in page.reading.mentions if m.first == verb + 1), None)
    if name is None or name.label != "PERSON" or name.last >= len(tokens):
        return None
    return name.head if tokens[name.last].text in {":", ","} else None


def _behind_quoted(page: Page, verb: int) -> int | None:
    """Return who speaks behind a quotation where an adjective was parsed as what is said.

    "“It is late,” said the officer responsible for the bridge."
    """
    tokens, reading = page.tokens, page.reading
    clause = reading.child(verb, "ccomp", "acomp")
    if clause is None or clause < verb or tokens[clause].pos != "ADJ":
        clause = next(
            (n for n in reading.children[verb] if n > verb and tokens[n].dep == "ccomp"), None
        )
    if clause is None or tokens[clause].pos != "ADJ" or tokens[verb].tag not in {"VBD", "VBZ"}:
        return None
    subject = reading.child(clause, "nsubj")
    follows = page.quotation_before(tokens[verb].start) is not None
    if not follows or subject is None or reading.mention_at.get(subject) is None:
        return None
    return subject if reading.subtree_bounds(subject)[0] == verb + 1 and subject < clause else None


def _is_apposed(page: Page, mention: Mention, verb: int) -> bool:
    """Tell whether only what a person is stands before the verb: "Ann Lee, QC, said".

    The name opens its sentence or stands behind a comma, and no other verb comes between.
    """
    tokens = page.tokens
    between = tokens[mention.last : verb]
    opens = mention.first == page.sentence_of(verb).first or tokens[mention.first - 1].text == ","
    enclosed = len(between) > MOST_OF_TITLE or [t.text for t in between[:1] + between[-1:]]
    if not opens or enclosed != [",", ","] or len(between) < 3:
        return False
    return not any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in between)


MOST_OF_TITLE = 20
"""Tokens between a name and its verb that may tell what the person is."""


LONGEST_TITLE = 5
"""Words of a title between a verb and a name: "claims air force chief Ann Lee"."""


_TITLED = frozenset({"NOUN", "PROPN", "ADJ"})
