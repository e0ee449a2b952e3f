"""Settle who did an act and to whom: the tree proposes, the network reads the whole sentence.

In: a reading, a candidate with the mentions in its slots, and how likely each word names its actor
or its recipient. Out: the candidate, with other mentions where the network is sure that the tree
went wrong. It refuses to name anybody whom the reading did not find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dateline.extract.event_sides import is_venue
from dateline.extract.events import Candidate
from dateline.extract.frame_inside import is_besides
from dateline.extract.frame_matters import BLAMING, NOT_ASKED
from dateline.extract.frame_sides import bears_alleged
from dateline.extract.frame_slots import is_helped, is_sought
from dateline.extract.noun_governors import is_to_blame
from dateline.extract.participants import PACTS, actors_of
from dateline.extract.slots import is_of_era, verb_subject
from dateline.knowledge.ontology import MUTUAL
from dateline.models.pairs import Piece
from dateline.records import Mention
from dateline.syntax import SUBJECTS, Reading, first_conjunct, is_passive

KEPT = 0.45
"""A side of the tree stays if the network gives its head this much."""

TAKEN = 0.6
"""What a phrase needs to take the place of a side that does not stay."""

ADDED = 0.8
"""What a phrase needs where the tree found nobody."""

INSIDE = 0.5
"""What each word of such a phrase needs."""

DROPPED = 0.05
"""A side of the tree that gets less than this goes, though nobody takes its place."""


class Chances:
    """What the network says of each token of a sentence, for one act."""

    def __init__(self, reading: Reading, candidate: Candidate, words: Sequence[Piece]) -> None:
        self.reading = reading
        self.first = reading.sentences[candidate.sentence].first
        self.last = self.first
        self.actor: dict[int, float] = {}
        self.recipient: dict[int, float] = {}
        for piece in words:
            token = reading.token_at(piece.start)
            if token is None:
                continue
            self.last = max(self.last, token + 1)
            self.actor[token] = max(self.actor.get(token, 0.0), piece.actor)
            self.recipient[token] = max(self.recipient.get(token, 0.0), piece.recipient)
        if candidate.frame.type in MUTUAL:
            both = {i: max(self.actor[i], self.recipient[i]) for i in self.actor}
            self.actor, self.recipient = both, dict(both)

    def of(self, side: dict[int, float], mention: Mention) -> float | None:
        """Return how likely a mention is a side; None where the network has not read it."""
        if not self.first <= mention.first < self.last:
            return None
        return max(side.get(i, 0.0) for i in range(mention.first, mention.last))

    def phrases(self, side: dict[int, float], least: float) -> Iterator[int]:
        """Yield the heads of the phrases that name a side, the likeliest first."""
        runs: list[list[int]] = []
        for i in range(self.first, self.last):
            if side.get(i, 0.0) >= INSIDE:
                if runs and runs[-1][-1] == i - 1:
                    runs[-1].append(i)
                else:
                    runs.append([i])
        ranked = sorted(runs, key=lambda run: (-max(side[i] for i in run), run[0]))
        for run in ranked:
            if max(side[i] for i in run) >= least:
                inside = set(run)
                tokens = self.reading.tokens
                yield next(
                    (i for i in run if tokens[i].head not in inside or tokens[i].head == i), run[0]
                )


def settled(reading: Reading, candidate: Candidate, words: Sequence[Piece]) -> Candidate:
    """Return the candidate with the sides that tree and network settle on."""
    if not words or candidate.resumed or reading.tokens[candidate.trigger].dep == "aux":
        return candidate
    known = (is_helped, is_sought, is_to_blame)
    sure = any(holds(reading, candidate.trigger) for holds in known)
    if sure and candidate.actors and candidate.recipients:
        return candidate
    chances = Chances(reading, candidate, words)
    actors = _side(chances, chances.actor, candidate.actors, candidate.recipients, candidate)
    swapped = _swapped(chances, candidate)
    if swapped is not None:
        return swapped
    undergone = is_passive(reading, candidate.trigger)
    if undergone and any(_is_among(mention, candidate.recipients) for mention in actors):
        return candidate
    recipients = candidate.recipients
    spared = candidate.frame.type == "REJECT" and candidate.content_type == "ACCUSE"
    if reading.tokens[candidate.trigger].dep == "acl" and undergone and recipients:
        spared |= any(m.head == reading.tokens[candidate.trigger].head for m in recipients)
    clause = candidate.complement
    if clause is not None and bears_alleged(reading, candidate.frame.type, clause):
        spared = True
    if clause is not None and candidate.frame.type == "REJECT":
        spared |= reading.tokens[clause].lemma in BLAMING | NOT_ASKED
    if candidate.mode not in {"visit", "resign"} and not spared:
        recipients = _side(chances, chances.recipient, recipients, actors, candidate)
    if not actors and not recipients:
        return candidate
    if actors == candidate.actors and recipients == candidate.recipients:
        return candidate
    return msgspec.structs.replace(candidate, actors=actors, recipients=recipients)


SWAPPED = 0.85
"""What both sides need as each other, and at most `DROPPED` as what the tree has."""


def _swapped(chances: Chances, candidate: Candidate) -> Candidate | None:
    """Return the candidate with its sides exchanged, where the network is sure of both.

    "The order incited condemnation from Oslo": Oslo condemns.
    """
    actors, recipients = candidate.actors, candidate.recipients
    if candidate.frame.type in MUTUAL or not (actors and recipients):
        return None
    sides = ((actors, chances.actor, chances.recipient), (
        recipients, chances.recipient, chances.actor
    ))  # fmt: skip
    for mentions, own, other in sides:
        for mention in mentions:
            here, there = chances.of(own, mention), chances.of(other, mention)
            if here is None or there is None or here > DROPPED or there < SWAPPED:
                return None
    return msgspec.structs.replace(candidate, actors=recipients, recipients=actors)


def is_exchanged(before: Candidate, after: Candidate) -> bool:
    """Tell whether a side that was there is another now, or gone; one more changes no type."""
    return bool(before.actors and before.actors != after.actors) or bool(
        before.recipients and before.recipients != after.recipients
    )


def _side(
    chances: Chances, side: dict[int, float], mentions: tuple[Mention, ...],
    others: Sequence[Mention], candidate: Candidate,
) -> tuple[Mention, ...]:  # fmt: skip
    """Return the mentions of one side."""
    mutual = candidate.frame.type in MUTUAL
    acts, bears = mutual or side is chances.actor, mutual or side is chances.recipient
    known = [chances.of(side, mention) for mention in mentions]
    heard = [chance for chance in known if chance is not None]
    if len(heard) < len(mentions) or any(_is_told(mention) for mention in mentions):
        return mentions
    if mentions and acts and _is_which(chances.reading, candidate.trigger):
        return mentions
    if mentions and _stands_with(chances.reading, candidate, mentions[0], side is chances.actor):
        return mentions
    if not mentions and _is_company(chances.reading, candidate, others):
        return mentions
    best = max(heard, default=0.0)
    if mentions and best >= KEPT:
        return mentions
    own = _phrase_of(chances.reading, mentions)
    apart = own | _phrase_of(chances.reading, others)
    for head in chances.phrases(side, TAKEN if mentions else ADDED):
        if head in own:
            return mentions
        if head == candidate.trigger or head in apart:
            continue
        if bears and _is_elsewhere(chances.reading, candidate.trigger, head):
            continue
        if acts and _is_above(chances.reading, candidate.trigger, head):
            continue
        if acts and _is_left(chances.reading, candidate.trigger, head):
            continue
        if acts and _is_tackled(chances.reading, candidate.trigger, head):
            continue
        if acts and mentions and _is_of_modal(chances.reading, candidate.trigger, head):
            continue
        kind = candidate.frame.type
        if bears and is_besides(chances.reading, kind, candidate.trigger, head):
            continue
        if not mentions and _only_speaks_of(chances.reading, candidate, head):
            continue
        if bears and _is_of_content(chances.reading, candidate, head):
            continue
        if acts and mentions and _only_judges(chances.reading, candidate, head):
            continue
        found = tuple(
            m for m in actors_of(chances.reading, head, places=bears)
            if not _is_among(m, others) and not _is_thing(m)
            and not is_of_era(chances.reading, m)
            and (acts or not _is_named_after(chances.reading, candidate, m))
            and (mentions or mutual or not _is_where(chances.reading, m.head))
            and not is_venue(chances.reading, candidate.frame, candidate.trigger, m, bool(others))
        )  # fmt: skip
        if found and not any(mention.head in apart for mention in found):
            return found
    return () if best < DROPPED and not _is_sent(chances.reading, candidate.trigger) else mentions


def _is_which(reading: Reading, trigger: int) -> bool:
    """Tell whether "which" acts: no person then, "a founder of the Union, which opposes it"."""
    own = reading.child(trigger, "nsubj")
    relative = reading.tokens[trigger].dep == "relcl" and own is not None
    return relative and own is not None and reading.tokens[own].lower == "which"


def _stands_with(
    reading: Reading, candidate: Candidate, mention: Mention, acts: bool
) -> bool:  # fmt: skip
    """Tell whether a preposition right behind a noun names a side: "a request from Oslo".

    So do "by" and "from" the one who acts, and "with" the other of a mutual act.
    """
    token = reading.tokens[mention.head]
    through = reading.tokens[token.head]
    frame = candidate.frame
    if acts and _is_whose(reading, candidate, mention):
        return True
    behind = token.dep == "pobj" and through.head == candidate.trigger
    written = reading.tokens[through.head].lemma == "write" and through.lower == "to"
    if not acts and written and token.dep == "pobj" and candidate.trigger > through.i:
        return True
    if not behind or reading.tokens[candidate.trigger].pos != "NOUN":
        return False
    if acts:
        own = "of" in frame.actor and "of" not in frame.recipient and frame.type not in MUTUAL
        return through.lower in {"by", "from"} or (own and through.lower == "of")
    return through.lower == "with" and frame.type in MUTUAL


def _is_whose(reading: Reading, candidate: Candidate, mention: Mention) -> bool:
    """Tell whether a name before a noun tells whose act it is.

    "A Board meeting", "the U.S. position opposing the annexation", "the mayor's remarks after
    meeting them".
    """
    token = reading.tokens[mention.head]
    trigger = reading.tokens[candidate.trigger]
    before = token.dep in {"compound", "nmod", "poss"}
    if trigger.dep == "pcomp" and token.dep == "poss" and token.head == trigger.head - 1:
        return True
    if candidate.frame.type == "CONSULT" and mention.label == "ORG":
        return before and token.head == trigger.i
    return before and trigger.dep == "acl" and trigger.tag == "VBG" and token.head == trigger.head


def _is_named_after(reading: Reading, candidate: Candidate, mention: Mention) -> bool:
    """Tell whether a name only tells which meeting is meant: "hailed the Kim summit"."""
    if reading.tokens[mention.head].dep not in {"compound", "nmod"}:
        return False
    return is_besides(reading, candidate.frame.type, candidate.trigger, mention.head)


def _is_of_content(reading: Reading, candidate: Candidate, head: int) -> bool:
    """Tell whether somebody only acts in what is promised: "ready to sign the text Oslo wrote".

    Or is to do it, "promised that the party would fight on", or to undergo what is demanded.
    """
    token = reading.tokens[head]
    while token.dep in {"conj", "compound", "nmod"}:
        token = reading.tokens[token.head]
    inside = token.head == candidate.complement
    if candidate.frame.type == "AGREE" and token.dep in SUBJECTS:
        finite = not any(reading.tokens[n].tag == "TO" for n in reading.children[token.head])
        return (inside and finite) or reading.tokens[token.head].dep == "relcl"
    return candidate.frame.type == "REQUEST" and token.dep == "nsubjpass" and inside


_JUDGING = frozenset(
    "call describe label welcome praise denounce condemn criticize criticise reject dismiss defend "
    "deride mock".split()
)


def _only_judges(reading: Reading, candidate: Candidate, head: int) -> bool:
    """Tell whether somebody only says what another's act is worth: "called Kyiv's demands mad"."""
    governor = reading.tokens[reading.tokens[candidate.trigger].head]
    own = reading.child(governor.i, "nsubj")
    noun = reading.tokens[candidate.trigger].pos == "NOUN"
    return noun and governor.lemma in _JUDGING and own == head and own is not None


def _is_sent(reading: Reading, trigger: int) -> bool:
    """Tell whether somebody is sent to do it: who sends them acts, "sent experts to help Kyiv"."""
    token = reading.tokens[trigger]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[trigger])
    return infinitive and reading.tokens[token.head].lemma in _SENDING


_SENDING = frozenset({"send", "dispatch", "deploy", "fly", "rush"})


def _is_above(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether somebody is the subject of a verb above, while the act has its own subject.

    "They vowed Congress would defend the law": Congress defends. Nor does the one act "via" whom
    it is done.
    """
    tokens = reading.tokens
    if any(tokens[node].lower == "via" for node in reading.ancestors(head)):
        return True
    if _is_of_reason(reading, trigger, head) or _is_party_to_pact(reading, trigger, head):
        return True
    own = reading.child(trigger, "nsubj")
    named = reading.mention_at.get(own) if own is not None else None
    if named is None or is_passive(reading, trigger):
        return False
    if named.form == "pronoun" and named.chain is None:
        return False
    return tokens[head].dep in SUBJECTS and tokens[head].head in reading.ancestors(trigger)


def _is_left(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether somebody undergoes the verb that an act is the purpose of, or is only a place.

    "Spent it to save the banks and to bail out the carmakers": the banks bail nobody out; "were
    deported from Texas".
    """
    tokens = reading.tokens
    token, verb = tokens[head], tokens[tokens[trigger].head]
    infinitive = any(tokens[n].tag == "TO" for n in reading.children[trigger])
    if tokens[trigger].dep == "advcl" and infinitive and verb.lemma in _SAVING:
        return token.dep == "dobj" and token.head == verb.i
    named = reading.mention_at.get(head)
    place = named is not None and named.label in {"GPE", "PLACE", "LOC", "FAC"}
    through = tokens[token.head]
    where = token.dep == "pobj" and through.lower in {"from", "to", "in", "at", "near"}
    return place and where and through.head == trigger and is_passive(reading, trigger)


_TACKLING = frozenset(
    "address tackle end stop curb prevent condemn combat investigate denounce halt quell contain "
    "reduce ignore".split()
)


def _is_tackled(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether somebody only deals with an act of others: "failed to address violence"."""
    token = reading.tokens[trigger]
    if token.pos != "NOUN" or token.dep not in {"dobj", "conj"} or head > trigger:
        return False
    noun = first_conjunct(reading, trigger)
    above = reading.tokens[reading.tokens[noun].head]
    return above.lemma in _TACKLING and head not in reading.subtree(trigger)


def _is_where(reading: Reading, head: int) -> bool:
    """Tell whether a land or town only tells where a thing is: "will close a camp in Mali"."""
    named = reading.mention_at.get(head)
    through = reading.tokens[reading.tokens[head].head]
    place = named is not None and named.label in {"COUNTRY", "GPE", "METONYM", "PLACE", "LOC"}
    return place and through.lower in {"in", "at", "near"}


def _is_of_modal(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether somebody only does what a modal tells before an act in the past.

    "Said the army would stay and praised the king": the army praises nobody, no past form goes on
    from a bare one.
    """
    tokens = reading.tokens
    verb = tokens[tokens[head].head]
    if tokens[trigger].dep != "conj" or tokens[trigger].tag != "VBD" or verb.tag != "VB":
        return False
    between = tokens[trigger].head < head < verb.i < trigger
    return between and tokens[head].dep in SUBJECTS


_SAVING = frozenset("rescue save help assist protect support aid free".split())

_OVER = frozenset("over after amid despite following since because".split())


def _is_of_reason(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether an act is only why or when somebody does another: "sanctioned it over the raid".

    Not one that is done "with" others: "fired after a clash with police".
    """
    tokens = reading.tokens
    through = tokens[tokens[trigger].head]
    if tokens[trigger].pos != "NOUN" or through.lower not in _OVER or through.dep != "prep":
        return False
    if any(tokens[n].lower in {"with", "between"} for n in reading.children[trigger]):
        return False
    return tokens[head].dep in SUBJECTS and tokens[head].head == through.head


def _is_party_to_pact(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether somebody is only party to a deal that acts: "a deal with Oslo that bans it"."""
    if reading.tokens[trigger].pos != "VERB" or is_passive(reading, trigger):
        return False
    who = verb_subject(reading, trigger)
    pact = who is not None and reading.tokens[who].lemma in PACTS
    return pact and who is not None and head != who and head in set(reading.subtree(who))


def _is_elsewhere(reading: Reading, trigger: int, head: int) -> bool:
    """Tell whether a phrase is in another clause than the act, or only tells before whom or when.

    "Europe restricts imports as flu spreads to Turkey"; "although groups condemned the feast, the
    government ignored it"; "brought their suit before a judge"; "the request stems from a ruling by
    the court".
    """
    tokens = reading.tokens
    above = set(_upwards(reading, trigger))
    own = any(tokens[n].dep in SUBJECTS for n in reading.children[trigger])
    if tokens[head].dep in SUBJECTS and tokens[head].head in above - {trigger}:
        if tokens[trigger].pos == "NOUN":
            return head > trigger
        return own and tokens[trigger].pos == "VERB" and not is_passive(reading, trigger)
    for node in _upwards(reading, head):
        if node in above:
            return False
        through = tokens[tokens[node].head]
        joined = tokens[node].dep == "conj" and tokens[node].pos == "VERB"
        if joined and through.i == trigger and reading.child(trigger, "dobj") is not None:
            return True
        within = tokens[node].dep == "pobj" and through.lower in _BEFORE
        within |= through.lower == "to" and tokens[through.head].lower == "addition"
        within |= through.lower == "from" and tokens[through.head].lemma in _ARISING
        if within or tokens[node].dep == "advcl":
            return True
    return False


_ARISING = frozenset({"result", "stem", "arise", "derive"})
_BEFORE = frozenset(
    "before after during since until alongside despite amid notwithstanding following".split()
)


def _upwards(reading: Reading, node: int) -> Iterator[int]:
    """Yield a token and those that it hangs on, up to the root."""
    yield node
    while reading.tokens[node].head != node:
        node = reading.tokens[node].head
        yield node


def _is_told(mention: Mention) -> bool:
    """Tell whether a pronoun stands for somebody found: the tree knows its place."""
    speaks = mention.raw.lower() in _SPEAKERS
    return mention.form == "pronoun" and (mention.chain is not None or speaks)


def _is_thing(mention: Mention) -> bool:
    """Tell whether an "it" or "they" stands for nobody found: for a thing."""
    return mention.form == "pronoun" and mention.chain is None and mention.raw.lower() in _THINGS


_THINGS = frozenset("it its itself they them their".split())


def _only_speaks_of(reading: Reading, candidate: Candidate, head: int) -> bool:
    """Tell whether somebody only says something of the act: "McCain called the meeting a shame"."""
    token = reading.tokens[candidate.trigger]
    governor = reading.tokens[token.head]
    told = token.pos == "NOUN" and token.dep in {"dobj", "ccomp"} and governor.pos == "VERB"
    own = reading.child(governor.i, "nsubj") if told else None
    if own is None or governor.i in candidate.support:
        return False
    return head in set(reading.subtree(own))


def _is_company(reading: Reading, candidate: Candidate, others: Sequence[Mention]) -> bool:
    """Tell whether one side of a mutual act names all who take part: "A and B met", "they met"."""
    many = len(others) > 1 or any(
        (other.label == "ORG" and reading.tokens[other.head].dep == "compound")
        or other.raw.lower() in _PLURAL
        or reading.tokens[other.head].tag == "NNS"
        for other in others
    )
    return candidate.frame.type in MUTUAL and many


_PLURAL = frozenset("they we their our them us both".split())
_SPEAKERS = frozenset("i we us me my our you your".split())


def _phrase_of(reading: Reading, mentions: Iterable[Mention]) -> frozenset[int]:
    """Return the tokens of the phrases of these mentions, what hangs below them included."""
    found: set[int] = set()
    for mention in mentions:
        found.update(range(mention.first, mention.last))
        for node in reading.children[mention.head]:
            if reading.tokens[node].dep in {"relcl", "acl", "conj", "cc"}:
                continue
            found.update(reading.subtree(node))
        if reading.tokens[mention.head].dep in {"poss", "compound", "nmod", "amod", "appos"}:
            found.add(reading.tokens[mention.head].head)
    return frozenset(found)


def _is_among(mention: Mention, others: Iterable[Mention]) -> bool:
    chain = mention.chain
    return any(
        mention.id == other.id or (chain is not None and chain == other.chain) for other in others
    )
