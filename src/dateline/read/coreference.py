"""Put mentions of one thing into one chain: names, titles, pronouns.

In: a reading with mentions and the knowledge base. Out: the mentions with chain numbers, from 0
in the order of first mention. First persons inside quotations stay without a chain: the speaker
is known only after `extract`.
It refuses to say who a chain is: that is `resolve`'s work.
"""

from __future__ import annotations

import msgspec

from dateline.knowledge.base import Knowledge
from dateline.knowledge.names import words
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our", "you"})

SENTENCES_BACK, SPEAKER_BACK = 2, 5
"""How far a pronoun looks back. Two sentences hold nearly all antecedents in GUM news; "he said"
may come a long quotation after its speaker."""

MUCH_MORE = 1.5
"""How many times as often an article must name one president as the last named to mean him."""

SAYING = frozenset(
    "say tell add argue note write tweet respond reply explain continue insist warn conclude state "
    "declare ask recall stress acknowledge claim".split()
)


class _Chains:
    """Chains under construction: numbers by mention id, members by number."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self.members: list[list[Mention]] = []

    def start(self, mention: Mention) -> int:
        self.of[mention.id] = len(self.members)
        self.members.append([mention])
        return self.of[mention.id]

    def join(self, mention: Mention, number: int) -> None:
        self.of[mention.id] = number
        self.members[number].append(mention)


def link(reading: Reading, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the mentions of the reading with `chain` set where something is known."""
    chains = _Chains()
    ordered = sorted(reading.mentions, key=lambda mention: mention.start)
    _link_names(reading, ordered, chains, knowledge)
    for mention in ordered:
        if mention.form == "nominal":
            _link_nominal(reading, mention, chains, knowledge)
        elif mention.form == "pronoun":
            _link_pronoun(reading, mention, ordered, chains, knowledge)
    return tuple(
        msgspec.structs.replace(mention, chain=chains.of.get(mention.id)) for mention in ordered
    )


def _link_names(
    reading: Reading, ordered: list[Mention], chains: _Chains, knowledge: Knowledge
) -> None:
    """Chain names by their entity, else by their words; surnames to full names."""
    names = [mention for mention in ordered if mention.form == "name"]
    by_key: dict[str, int] = {}
    surnames: dict[str, list[int]] = {}
    full = [m for m in names if m.label == "PERSON" and len(words(m.raw)) > 1]
    for mention in full:
        key = mention.entity or " ".join(words(mention.raw))
        if key in by_key:
            chains.join(mention, by_key[key])
        else:
            by_key[key] = chains.start(mention)
            pieces = words(mention.raw)
            for surname in {pieces[0], pieces[-1]}:
                surnames.setdefault(surname, []).append(by_key[key])
    for mention in names:
        if mention.id in chains.of:
            continue
        pieces = words(mention.raw)
        if not pieces:
            continue
        if mention.label in {"PERSON", "ORG", "GPE"} and mention.entity is None:
            numbers = surnames.get(pieces[-1]) or surnames.get(pieces[0])
            if numbers and len(pieces) == 1:
                chains.join(mention, _best_namesake(numbers, chains, mention))
                continue
        key = f"{mention.label}:{mention.entity}" if mention.entity else " ".join(pieces)
        if key in by_key:
            chains.join(mention, by_key[key])
        else:
            by_key[key] = chains.start(mention)


def _best_namesake(numbers: list[int], chains: _Chains, mention: Mention) -> int:
    """Return the chain of that surname named last before the mention, else first after it."""
    before = [
        (max(m.start for m in chains.members[n] if m.start < mention.start), n)
        for n in numbers
        if any(m.start < mention.start for m in chains.members[n])
    ]
    return max(before)[1] if before else numbers[0]


def _link_nominal(
    reading: Reading, mention: Mention, chains: _Chains, knowledge: Knowledge
) -> None:
    """Chain an apposition to its name, and "the president" to the last so-called person."""
    tokens = reading.tokens
    head = tokens[mention.head]
    if head.dep == "appos":
        other = reading.mention_at.get(head.head)
        if other is not None and other.id in chains.of and other.label in {"PERSON", "ORG"}:
            chains.join(mention, chains.of[other.id])
            return
    for node in reading.children[mention.head]:
        other = reading.mention_at.get(node)
        if tokens[node].dep == "appos" and other is not None and other.id in chains.of:
            chains.join(mention, chains.of[other.id])
            return
    definite = any(tokens[node].lower == "the" for node in reading.children[mention.head])
    bare = mention.last - mention.first == 1
    if definite and bare and head.tag in {"NN", "NNP"}:
        number = _person_with_title(reading, mention, chains, knowledge)
        if number is not None:
            chains.join(mention, number)
            return
    number = _told_before(reading, mention, chains) if definite else None
    if number is not None:
        chains.join(mention, number)
        return
    chains.start(mention)


def _told_before(reading: Reading, mention: Mention, chains: _Chains) -> int | None:
    """Return the chain of the last noun phrase with this noun and all these modifiers."""
    tokens = reading.tokens
    noun = tokens[mention.head].lower
    wanted = {tokens[i].lower for i in range(mention.first, mention.last)}
    best: tuple[int, int] | None = None
    for number, members in enumerate(chains.members):
        for member in members:
            if member.form != "nominal" or member.start >= mention.start:
                continue
            if tokens[member.head].lower != noun:
                continue
            words_of = {tokens[i].lower for i in range(member.first, member.last)}
            if wanted <= words_of:
                best = max(best or (-1, -1), (member.start, number))
    return best[1] if best else None


def _person_with_title(
    reading: Reading, mention: Mention, chains: _Chains, knowledge: Knowledge
) -> int | None:
    """Return the chain last named before whose title or known office has the noun."""
    noun = reading.tokens[mention.head].lemma
    quoted = _is_quoted(reading, mention)
    found: list[tuple[int, int, int]] = []
    for number, members in enumerate(chains.members):
        earlier = [
            m for m in members
            if m.start < mention.start and m.form == "name"
            and (quoted or not _is_quoted(reading, m))
        ]  # fmt: skip
        if not earlier or earlier[0].label != "PERSON":
            continue
        titled = any(noun in _title_words(reading, m) for m in earlier)
        held = any(
            noun in tenure.title.lower().split()
            for m in earlier
            if m.entity
            for tenure in knowledge.tenures.get(m.entity, ())
        )
        if titled or held:
            told = sum(m.form == "name" for m in members)
            found.append((told, max(m.start for m in earlier), number))
    if not found:
        return None
    most = max(found)
    last = max(found, key=lambda item: item[1])
    return most[2] if most[0] >= MUCH_MORE * last[0] else last[2]


def _title_words(reading: Reading, mention: Mention) -> set[str]:
    """Return the lemmas of the up to four words before a name, without a stop between."""
    found: set[str] = set()
    for i in range(mention.first - 1, max(-1, mention.first - 5), -1):
        token = reading.tokens[i]
        if token.sentence != mention.sentence or token.text in {",", ".", ";", ":"}:
            break
        found.add(token.lemma)
    return found


def _link_pronoun(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: _Chains,
    knowledge: Knowledge,
) -> None:  # fmt: skip
    form = mention.raw.lower()
    if form in FIRST:
        _link_first_person(reading, mention, ordered, chains)
        return
    best: tuple[float, int] | None = None
    for other in ordered:
        if other.start >= mention.start:
            break
        speaks = _speaks(reading, mention) and _speaks(reading, other)
        back = SPEAKER_BACK if speaks else SENTENCES_BACK
        if mention.sentence - other.sentence > back or other.id not in chains.of:
            continue
        score = _antecedent_score(reading, mention, other, form, chains, knowledge)
        if score is not None:
            best = max(best or (-1e9, -1), (score, chains.of[other.id]))
    if best is not None and not (form in PLURAL and _two_before(reading, mention, ordered)):
        chains.join(mention, best[1])


def _link_first_person(
    reading: Reading, mention: Mention, ordered: list[Mention], chains: _Chains
) -> None:
    """Chain "I", "me" and "my" of one paragraph: one voice speaks in it; "we" likewise."""
    kind = next(kind for kind in _VOICES if mention.raw.lower() in kind)
    paragraph = reading.sentences[mention.sentence].paragraph
    for other in ordered:
        if other.start >= mention.start:
            break
        near = reading.sentences[other.sentence].paragraph == paragraph
        if near and other.raw.lower() in kind and other.id in chains.of:
            chains.join(mention, chains.of[other.id])
            return
    chains.start(mention)


_VOICES = (
    frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"}), frozenset({"you"}),
)  # fmt: skip


def _leads_pair(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether two names together are the subject of a clause that the pronoun stands below."""
    if other.sentence != mention.sentence or other.form != "name" or other.start > mention.start:
        return False
    if not _governs(reading, other, mention):
        return False
    joined = [n for n in reading.children[other.head] if reading.tokens[n].dep == "conj"]
    return len(joined) == 1 and reading.tokens[joined[0]].pos == "PROPN"


def _two_before(reading: Reading, mention: Mention, ordered: list[Mention]) -> bool:
    """Tell whether "their" may stand for two names told before it in its sentence together."""
    names = {
        other.chain if other.chain is not None else other.id
        for other in ordered
        if other.sentence == mention.sentence
        and other.start < mention.start
        and other.form == "name"
        and other.label in {"PERSON", "COUNTRY", "METONYM"}
    }
    if any(_leads_pair(reading, mention, other) for other in ordered):
        return True
    plural = any(
        other.sentence == mention.sentence and other.start < mention.start
        and other.form == "nominal" and other.raw.endswith("s")
        for other in ordered
    )  # fmt: skip
    return len(names) > 1 and not plural


def _antecedent_score(
    reading: Reading, mention: Mention, other: Mention, form: str, chains: _Chains,
    knowledge: Knowledge,
) -> float | None:  # fmt: skip
    """Score a possible antecedent: near, a subject, of the right kind; None if it cannot be."""
    if not _agrees(reading, other, form, chains, knowledge):
        return None
    if form in {"it", "itself"} and _is_scene(reading, other):
        return None
    tokens = reading.tokens
    dep = tokens[other.head].dep
    score = -6.0 * (mention.sentence - other.sentence) - 0.02 * (mention.first - other.first)
    if dep in SUBJECTS:
        score += 3.0
    elif dep in {"poss", "pobj"}:
        score -= 0.5
    verb = tokens[other.head].head
    if dep in SUBJECTS and verb in reading.ancestors(mention.head):
        score += 2.0
    if _is_quoted(reading, other) and not _is_quoted(reading, mention):
        score -= 8.0
    elif _speaks(reading, mention) and _speaks(reading, other):
        score += 8.0
    if _is_own_speaker(reading, mention, other):
        return None
    first = chains.members[chains.of[other.id]][0]
    body = form in PLURAL and first.label == "ORG" and other.form != "pronoun"
    if body and not _governs(reading, other, mention):
        return None
    if _is_quoted(reading, mention) and chains.of[other.id] in _voices(reading, mention, chains):
        return None
    if other.form == "nominal" and _is_indefinite(reading, other):
        score -= 1.5
    possessive = mention.raw.lower() in {"his", "her", "its", "their"}
    if possessive and dep == "dobj" and verb == _judging(reading, mention):
        score += 6.0
    if not possessive and tokens[mention.head].head == verb:
        return None
    if other.form == "pronoun":
        score += 0.5
    return score


def _is_scene(reading: Reading, mention: Mention) -> bool:
    """Tell whether a country or town only tells where: "in Japan", "from Christchurch, Japan"."""
    if mention.label not in {"COUNTRY", "METONYM", "GPE", "PLACE"}:
        return False
    token = reading.tokens[mention.head]
    if token.dep == "appos":
        token = reading.tokens[token.head]
    return token.dep == "pobj" and reading.tokens[token.head].lower in _WHERE


_WHERE = frozenset("in at near from outside inside across around".split())


def _voices(reading: Reading, mention: Mention, chains: _Chains) -> set[int]:
    """Return the chains of those who speak the paragraph of a quoted mention: no "he" of it."""
    paragraph = reading.sentences[mention.sentence].paragraph
    return {
        chains.of[other.id] for other in reading.mentions
        if other.id in chains.of and other.form == "name"
        and reading.sentences[other.sentence].paragraph == paragraph
        and _speaks(reading, other) and not _is_quoted(reading, other)
    }  # fmt: skip


def _judging(reading: Reading, mention: Mention) -> int | None:
    """Return the verb of "rebuked Trump for his remarks", None where the phrase is another."""
    tokens = reading.tokens
    preposition = tokens[tokens[mention.head].head].head
    if tokens[preposition].lower not in {"for", "over"} or tokens[preposition].dep != "prep":
        return None
    verb = tokens[preposition].head
    return verb if tokens[verb].pos == "VERB" else None


def _governs(reading: Reading, other: Mention, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a clause that the other stands below."""
    token = reading.tokens[other.head]
    return token.dep in SUBJECTS and token.head in reading.ancestors(mention.head)


def _is_own_speaker(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Tell whether "he" in a quotation would be who says it: "Rosales said, “He did not …”"."""
    if mention.sentence != other.sentence:
        return False
    if not _is_quoted(reading, mention) or _is_quoted(reading, other):
        return False
    saying = any(reading.tokens[i].lemma in SAYING for i in reading.ancestors(mention.head))
    return _speaks(reading, other) or (saying and _governs(reading, other, mention))


def _is_indefinite(reading: Reading, mention: Mention) -> bool:
    return any(
        reading.tokens[node].lower in {"a", "an", "any", "every", "no"}
        for node in reading.children[mention.head]
    )


def _speaks(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention is the subject of a verb of saying."""
    head = reading.tokens[mention.head]
    return head.dep in SUBJECTS and reading.tokens[head.head].lemma in SAYING


def _is_quoted(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention stands in quotation marks, by those before it in its paragraph."""
    line = reading.text.rfind("\n", 0, mention.start) + 1
    before = reading.text[line : mention.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _agrees(
    reading: Reading, other: Mention, form: str, chains: _Chains, knowledge: Knowledge
) -> bool:
    chain = chains.members[chains.of[other.id]]
    first = chain[0]
    if form in MALE or form in FEMALE:
        gender = _gender(first, knowledge)
        wrong = "f" if form in MALE else "m"
        if other.form == "pronoun":
            return other.raw.lower() in (MALE if form in MALE else FEMALE)
        singular = reading.tokens[first.head].tag not in {"NNS", "NNPS"}
        if first.label == "ROLE" and _is_body(reading, first, knowledge):
            return False
        return first.label in {"PERSON", "ROLE"} and gender != wrong and singular
    if form in NEUTER:
        if other.form == "pronoun":
            return other.raw.lower() in NEUTER
        if first.label == "ROLE":
            return _is_body(reading, first, knowledge)
        return first.label in {"COUNTRY", "ORG", "OUTLET", "METONYM", "GPE"}
    if form in PLURAL:
        if other.form == "pronoun":
            return other.raw.lower() in PLURAL
        plural = reading.tokens[first.head].tag in {"NNS", "NNPS"}
        return plural or first.label in {"GROUP", "ORG"}
    return False


def _is_body(reading: Reading, mention: Mention, knowledge: Knowledge) -> bool:
    """Tell whether a role noun is one body: "the government", "Iraqi military", not "officials"."""
    head = reading.tokens[mention.head]
    role = knowledge.roles.get(words(head.text))
    return role is not None and role.kind == "group" and head.tag in {"NN", "NNP"}


def _gender(mention: Mention, knowledge: Knowledge) -> str:
    person = knowledge.persons.get(mention.entity or "")
    return person.gender if person else ""
