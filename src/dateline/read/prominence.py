"""How prominent a noun phrase is for a pronoun behind it: its place in clause, sentence, quotation.

In: a reading and mentions. Out: scores, and what the tree says of their places. It refuses to
choose an antecedent: `pronouns` does.
"""

from __future__ import annotations

from dateline.records import Mention, Token
from dateline.syntax import SUBJECTS, Reading

SAYING = frozenset(
    "say tell add argue note write tweet respond reply explain continue insist warn conclude state "
    "declare ask recall stress acknowledge claim announce testify describe recount admit confirm "
    "assert caution observe remark concede emphasize emphasise quip joke contend allege predict "
    "complain comment boast suggest".split()
)


ONE, MANY = frozenset({"NN", "NNP"}), frozenset({"NNS", "NNPS"})
"""Tags of nouns in the singular and in the plural."""


def best_thing(reading: Reading, mention: Mention, number: frozenset[str]) -> float:
    """Return the score of the best noun of a number near before that is no mention: of a thing."""
    tokens = reading.tokens
    token = tokens[mention.head]
    if token.dep == "nsubj" and tokens[token.head].lemma in _WILLED | SAYING:
        return -1e9
    since = reading.sentences[max(0, mention.sentence - 1)].first
    own = _own_subjects(reading, mention)
    scores = (
        salience(reading, mention, token.i, token.i)
        for token in tokens[since : mention.first]
        if token.tag in number and token.i not in reading.mention_at and token.i not in own
        and _is_thing(reading, token)
    )  # fmt: skip
    return max(scores, default=-1e9)


def _is_thing(reading: Reading, token: Token) -> bool:
    """Tell whether a noun names a thing, and no time, place, measure or part of a name."""
    if token.dep not in _THING_DEPS or token.entity in _AMOUNTS or token.lemma in _UNITS:
        return False
    return token.dep != "pobj" or reading.tokens[token.head].lower not in _WHERE


_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})


def _own_subjects(reading: Reading, mention: Mention) -> frozenset[int]:
    """Return the subjects of the verb that a pronoun is the object of: it is not one of them.

    "Supplies came late, leaving them two weeks": not the supplies.
    """
    token = reading.tokens[mention.head]
    if token.dep in SUBJECTS or token.dep == "poss":
        return frozenset()
    verb = next((n for n in reading.ancestors(token.i) if reading.tokens[n].pos == "VERB"), None)
    found: set[int] = set()
    while verb is not None:
        subject = reading.child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            return frozenset({subject})
        verb = reading.tokens[verb].head if reading.tokens[verb].dep in _OF_SUBJECT else None
    return frozenset(found)


_OF_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
"""What takes the subject of the verb above it."""


def salience(reading: Reading, mention: Mention, head: int, first: int) -> float:
    """Score how near and how prominent a noun phrase before a pronoun is."""
    tokens = reading.tokens
    head = placed(reading, head)
    dep = tokens[head].dep
    score = -6.0 * (mention.sentence - tokens[head].sentence) - 0.02 * (mention.first - first)
    if dep in SUBJECTS:
        score += 3.0
    elif acts_in_relative(reading, head, mention):
        score += 5.0
    elif dep == "poss" and tokens[tokens[head].head].dep in SUBJECTS:
        score += 1.5
    elif dep in {"poss", "pobj"}:
        score -= 0.5
    if dep in SUBJECTS and tokens[head].head in reading.ancestors(mention.head):
        score += 2.0
    return score


def acts_in_relative(reading: Reading, head: int, mention: Mention) -> bool:
    """Tell whether a noun is the "who" of a clause around a pronoun: "Ryan, who said he".

    Also that of a clause inside it: "Ryan, whom Lee thought was ill because he ...".
    """
    tokens = reading.tokens
    for node in reading.children[head]:
        if tokens[node].dep != "relcl" or node not in reading.ancestors(mention.head):
            continue
        inner = [n for n in reading.children[node] if tokens[n].dep == "ccomp"]
        for verb in (node, *inner):
            who = reading.child(verb, "nsubj", "nsubjpass")
            if who is not None and tokens[who].lower in {"who", "whom"}:
                return verb == node or verb in reading.ancestors(mention.head)
    return False


def placed(reading: Reading, head: int) -> int:
    """Return the token whose place in the clause a noun has: "the president, Nicolas Sarkozy".

    Those of "hundreds of demonstrators" have that of the number.
    """
    tokens = reading.tokens
    while tokens[head].dep == "appos" or _is_counted(reading, head):
        head = tokens[head].head if tokens[head].dep == "appos" else tokens[tokens[head].head].head
    return head


def _is_counted(reading: Reading, head: int) -> bool:
    """Tell whether a noun is what a number or a group is of: "hundreds of demonstrators"."""
    of = reading.tokens[reading.tokens[head].head]
    counts = reading.tokens[head].dep == "pobj" and of.lower == "of" and of.dep == "prep"
    return counts and reading.tokens[of.head].lower in _NUMBERS


_NUMBERS = frozenset(
    "dozens scores hundreds thousands millions number group crowd majority most many some several "
    "couple handful".split()
)
"""What counts people: "most of the senators", "a group of nurses"."""


_WILLED = frozenset(
    "allow agree refuse accuse urge promise plan want decide seek hope believe deny demand pledge "
    "vow intend try criticize criticise condemn call regret hope".split()
)
"""Verbs whose subject is somebody and no thing, as with those of saying."""

_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj"})
_UNITS = frozenset(
    "day week month year time morning evening night hour minute today decade century percent mile "
    "kilometre kilometer km metre meter foot inch yard kilogram kg pound ton tonne litre liter "
    "gallon acre hectare dollar euro".split()
)


def is_scene(reading: Reading, mention: Mention) -> bool:
    """Tell whether a country or town only tells where: "in Japan", "from Christchurch, Japan"."""
    if mention.label not in {"COUNTRY", "METONYM", "GPE", "PLACE"}:
        return False
    token = reading.tokens[mention.head]
    if token.dep == "appos":
        token = reading.tokens[token.head]
    return token.dep == "pobj" and reading.tokens[token.head].lower in _WHERE


_WHERE = frozenset("in at near from outside inside across around".split())


def judging_verb(reading: Reading, mention: Mention) -> int | None:
    """Return the verb of "rebuked Trump for his remarks", None where the phrase is another."""
    tokens = reading.tokens
    preposition = tokens[tokens[mention.head].head].head
    if tokens[preposition].lower not in {"for", "over"} or tokens[preposition].dep != "prep":
        return None
    verb = tokens[preposition].head
    return verb if tokens[verb].pos == "VERB" else None


def governs(reading: Reading, other: Mention, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a clause that the other stands below."""
    token = reading.tokens[placed(reading, other.head)]
    return token.dep in SUBJECTS and token.head in reading.ancestors(mention.head)


def is_own_speaker(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether "he" in a quotation would be who says it: "Rosales said, “He did not …”"."""
    if mention.sentence != other.sentence:
        return False
    if not is_quoted(reading, mention) or is_quoted(reading, other):
        return False
    saying = any(reading.tokens[i].lemma in SAYING for i in reading.ancestors(mention.head))
    return speaks(reading, other) or (saying and governs(reading, other, mention))


def is_spoken_for(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether "he" is whom a speaker stands for: "Smith’s lawyer, Ann Lee, said he ..."."""
    tokens = reading.tokens
    if tokens[other.head].dep != "poss" or mention.sentence != other.sentence:
        return False
    if tokens[tokens[mention.head].head].lemma == "client":
        return False
    for node in reading.ancestors(other.head):
        if tokens[node].dep in SUBJECTS:
            said = tokens[tokens[node].head]
            between = tokens[other.head : node + 1]
            return (
                said.lemma in SAYING
                and said.i in reading.ancestors(mention.head)
                and any(token.lemma in _DEPUTIES for token in between)
            )
    return False


def is_spoken_of(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether "it" is the body of who says so: "a ministry spokesman said it had called"."""
    tokens = reading.tokens
    if other.label not in {"ORG", "ROLE", "METONYM", "COUNTRY", "GROUP"}:
        return False
    above = tokens[tokens[other.head].head]
    if tokens[other.head].dep == "pobj" and above.lower in {"for", "of", "at", "from"}:
        above = tokens[above.head]
    elif tokens[other.head].dep not in {"compound", "nmod", "poss"}:
        return False
    said = tokens[above.head]
    is_voice = above.lemma in _VOICES and above.dep in SUBJECTS and said.lemma in SAYING
    return is_voice and said.i in reading.ancestors(mention.head)


_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})

_DEPUTIES = frozenset(
    "lawyer attorney solicitor barrister counsel spokesman spokeswoman spokesperson publicist "
    "agent representative".split()
)
"""Who speaks for somebody else and seldom of themselves."""


def speaks(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a verb of saying: "Lee lives near and said".

    Likewise "Lee agreed, noting that".
    """
    head = reading.tokens[placed(reading, mention.head)]
    if head.dep not in SUBJECTS:
        return False
    verb = reading.tokens[head.head]
    joined = (reading.tokens[n] for n in reading.children[verb.i] if n > verb.i)
    return verb.lemma in SAYING or any(
        (other.dep == "conj" or (other.dep == "advcl" and other.tag == "VBG"))
        and other.lemma in SAYING
        and reading.child(other.i, *SUBJECTS) is None
        for other in joined
    )


def listens(reading: Reading, mention: Mention) -> bool:
    """Tell whether somebody is only spoken to: "Trump told Sean Hannity that ..."."""
    token = reading.tokens[mention.head]
    verb = reading.tokens[token.head]
    return token.dep in {"dobj", "dative"} and verb.lemma in {"tell", "ask", "inform", "assure"}


def is_quoted(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention stands in quotation marks, by those before it in its paragraph."""
    return reading.is_quoted(mention.start)
