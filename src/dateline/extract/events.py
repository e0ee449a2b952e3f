"""Find the events of an article: who did what to whom, as the predicates say it.

In: a reading, the predicate lexicon. Out: candidates in text order, each with trigger, frame and
participants. It refuses speech alone ("said"), acts without anybody, and the content of a demand,
refusal or threat as an act of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.extract.event_sides import (
    is_known,
    is_modifier,
    is_of_charge,
    is_of_pact,
    is_office,
    is_person,
    probed_by_name,
    sent_out,
    without_object,
    without_venue,
)
from dateline.extract.figures import is_figure
from dateline.extract.frame_inside import is_besides
from dateline.extract.frames import FrameMatch, best_match
from dateline.extract.idle_acts import is_idle
from dateline.extract.mere_words import tells_nothing
from dateline.extract.non_events import (
    by_nature,
    is_launch,
    is_of_compound,
    is_played,
    is_question,
    is_reference,
)
from dateline.extract.participants import actors_of
from dateline.extract.retyped import retyped, with_content
from dateline.extract.slots import joined_verb, verb_object
from dateline.knowledge.ontology import MUTUAL
from dateline.knowledge.predicates import Frame, Predicates
from dateline.records import Mention, Sentence
from dateline.syntax import Reading

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}

CONTENT_DECIDES = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
"""Types whose mode follows from the act in their complement; that act is no event of its own."""

CONTENT_MODE = {
    "REQUEST": {
        "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist",
        "RETREAT": "yield", "CONCEDE": "yield",
    },
    "REJECT": {
        "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist",
        "RETREAT": "yield", "CONCEDE": "yield",
    },
    "THREATEN": {
        "ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict", "SANCTION":
        "relations", "REJECT": "relations",
    },
}  # fmt: skip
"""Type of the governing predicate -> type of its content -> mode (PLOVER 2.0, modes of REQUEST,
REJECT and THREATEN, which name the content)."""

TAKEN_UP = frozenset({"CONSULT", "AGREE", "ASSAULT", "COOPERATE", "MOBILIZE", "PROTEST"})
"""Types whose nouns are taken up again with "the" ("the summit") by the same participants."""


GIVEN_TO = frozenset({"AID", "SUPPORT"})
"""Types that need somebody to receive them where the predicate alone is too common ("help")."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An event before coding: its trigger token, frame and mentions.

    mode: from the frame. content_type: type of the act in its complement, which decides the mode
    of a demand, refusal or threat. resumed: the participants come from an earlier mention of the
    same act.
    """

    trigger: int
    sentence: int
    frame: Frame
    mode: str | None
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    support: tuple[int, ...] = ()
    complement: int | None = None
    resumed: bool = False
    content_type: str | None = None


def find_events(reading: Reading, predicates: Predicates) -> tuple[Candidate, ...]:
    """Return the candidate events of the article in text order."""
    found: list[Candidate] = []
    for sentence in reading.sentences:
        matches = _matches(reading, sentence, predicates)
        found.extend(_candidates(reading, sentence, matches, found))
    return tuple(found)


def _matches(
    reading: Reading, sentence: Sentence, predicates: Predicates
) -> list[tuple[FrameMatch, FrameMatch | None]]:
    """Return the best frame at each token, without those that another one uses up.

    With each comes the match of the act in its complement, if it has one.
    """
    matches: dict[int, FrameMatch] = {}
    for token in reading.sentence_tokens(sentence):
        pos = _POS.get(token.pos)
        if pos is None:
            continue
        frames = predicates.of(pos, token.lemma)
        if not frames and token.tag in {"VBN", "VBG"} and pos == "adjective":
            frames = predicates.of("verb", token.lemma)
        if pos == "noun" and token.dep in {"compound", "nmod"}:
            continue
        if token.dep in {"aux", "auxpass"} and token.lemma in {"have", "be", "do"}:
            continue
        if token.lower == "must" and token.dep != "aux":
            continue
        if not frames or _inside_name(reading, token.i):
            continue
        match = best_match(reading, token.i, frames, predicates)
        if match is not None:
            matches[token.i] = retyped(reading, match)
    used: set[int] = set()
    taken: set[int] = set()
    for match in sorted(matches.values(), key=lambda m: (not _is_exact(m), m.trigger)):
        if match.trigger not in used and _consumes(match):
            if match.frame.type in CONTENT_DECIDES | {"ACCUSE"}:
                taken.add(match.trigger)
            used.update(token for token in match.support if token not in taken)
    kept = [match for at, match in matches.items() if at not in used]
    sport = any(token.lower in predicates.sport for token in reading.sentence_tokens(sentence))
    events = [
        match for match in kept
        if match.frame.is_event
        and not _is_purpose(reading, match)
        and not (sport and is_played(reading, match))
        and not by_nature(reading, match, predicates)
        and not tells_nothing(reading, match)
        and not is_figure(reading, match)
    ]  # fmt: skip
    return _without_content(reading, events)


def _is_purpose(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether "to help" only says what for: "pushed false news to help Trump"."""
    if match.frame.lemma != "help" or match.frame.pos != "verb":
        return False
    token = reading.tokens[match.trigger]
    infinitive = any(reading.tokens[n].tag == "TO" for n in reading.children[match.trigger])
    return infinitive and token.dep in {"advcl", "acl", "relcl"}


def _consumes(match: FrameMatch) -> bool:
    """Tell whether the words that belong to a match are no events of their own.

    A frame that found nobody gives way: in "the summit is scheduled" the summit is the event.
    """
    if match.frame.is_event:
        return bool(match.actors or match.recipients)
    return _is_exact(match)


def _is_exact(match: FrameMatch) -> bool:
    """Tell whether a frame asks for its object or particle: such a frame goes first."""
    return bool(match.frame.objects or match.frame.particle)


def _inside_name(reading: Reading, token: int) -> bool:
    """Tell whether a word is part of a name: "Office for the Coordination of Relief"."""
    mention = reading.mention_at.get(token)
    if mention is None and reading.tokens[token].pos == "PROPN":
        heads = (reading.mention_at.get(above) for above in reading.ancestors(token))
        mention = next((m for m in heads if m is not None and m.first <= token < m.last), None)
    return mention is not None and mention.form == "name" and mention.last - mention.first > 1


def _without_content(
    reading: Reading, matches: list[FrameMatch]
) -> list[tuple[FrameMatch, FrameMatch | None]]:
    """Drop what is only the content of a demand, refusal, threat or promise, and keep it."""
    deciding = {m.trigger for m in matches if m.frame.type in CONTENT_DECIDES}
    governed: set[int] = set()
    content: dict[int, FrameMatch] = {}
    for match in matches:
        if match.trigger not in deciding:
            continue
        inside = _content_tokens(reading, match) - deciding
        governed |= inside
        first = next((m for m in matches if m.trigger in inside), None)
        if first is not None:
            content[match.trigger] = first
    return [(m, content.get(m.trigger)) for m in matches if m.trigger not in governed]


def _content_tokens(reading: Reading, match: FrameMatch) -> set[int]:
    """Return the tokens of the clause, object or phrase that a demand or threat is about."""
    found: set[int] = set()
    if match.complement is not None:
        found.update(reading.subtree(match.complement))
    for node in reading.children[match.trigger]:
        token = reading.tokens[node]
        wanted = token.dep == "prep" and token.lower in {"for", "to", "against", "of"}
        if wanted or token.dep in {"dobj", "xcomp"}:
            found.update(reading.subtree(node))
    return found


def _candidates(
    reading: Reading,
    sentence: Sentence,
    matches: Iterable[tuple[FrameMatch, FrameMatch | None]],
    earlier: Sequence[Candidate],
) -> list[Candidate]:
    found: list[Candidate] = []
    for match, content in matches:
        candidate = _candidate(reading, sentence, match, content, [*earlier, *found])
        if candidate is not None and not _told_twice(reading, candidate, found):
            found.append(candidate)
    return found


def _candidate(
    reading: Reading, sentence: Sentence, match: FrameMatch, content: FrameMatch | None,
    earlier: Sequence[Candidate],
) -> Candidate | None:  # fmt: skip
    match = with_content(reading, match, content)
    actors = tuple(m for m in without_venue(reading, match, match.actors) if m.raw.lower() != "you")
    actors = actors or sent_out(reading, match)
    probed = probed_by_name(reading, match)
    actors = tuple(mention for mention in actors if mention not in probed)
    borne = tuple(
        m for m in _with_content(match, content)
        if m in match.recipients or match.frame.type != "REJECT"
        or not is_besides(reading, "REJECT", match.trigger, m.head)
    )  # fmt: skip
    told = without_venue(reading, match, (*borne, *probed))
    if match.frame.type == "CONSULT" and len(actors) > 1:
        told = tuple(mention for mention in told if not is_modifier(reading, mention, match))
    recipients = tuple(m for m in told if is_known(m) or is_person(m, match))
    if match.frame.type == "REJECT" and is_of_charge(reading, match, content):
        recipients = ()
    actors = without_object(reading, match, actors, recipients)
    if match.frame.mode == "resign":
        recipients = tuple(m for m in recipients if not is_office(reading, m))
    resumed = False
    if (not actors and not recipients) or (not actors and _is_definite(reading, match.trigger)):
        before = _resumed(reading, match, earlier)
        if before is not None and _shares(before, recipients):
            actors, recipients, resumed = before.actors, before.recipients, True
    if not resumed and len(actors) + len(recipients) == 1:
        before = _same_summit(reading, match, actors or recipients, earlier)
        if before is not None:
            actors, recipients, resumed = before.actors, before.recipients, True
    if not resumed and not recipients and match.frame.type in MUTUAL:
        spoken = _we_two(reading, actors, earlier)
        if spoken is not None:
            actors, recipients = spoken.actors, spoken.recipients
    if not actors and not recipients:
        return None
    if is_of_compound(reading, match) or is_reference(reading, match):
        return None
    if is_launch(match) or is_question(reading, match):
        return None
    if not resumed and is_idle(reading, match, actors, recipients):
        return None
    bare = not match.frame.objects and not match.frame.particle and match.frame.pos == "verb"
    judged = match.frame.type == "SUPPORT" and is_of_pact(reading, match)
    if bare and match.frame.type in GIVEN_TO and not recipients and not resumed and not judged:
        return None
    if match.frame.lemma == "occupation" and all(m.label == "PERSON" for m in actors):
        return None
    matter = verb_object(reading, match.trigger)
    own = matter is not None and reading.tokens[matter].lower.endswith(("self", "selves"))
    others = [m for m in recipients if not m.raw.lower().endswith(("self", "selves"))]
    if own and match.frame.type == "SUPPORT" and not others:
        return None
    charged = match.frame.type == "ACCUSE" and reading.tokens[match.trigger].lemma in _CHARGES
    charged |= any(mention.label == "PERSON" for mention in probed)
    charged |= match.frame.actor == ("none",)
    let = bool(recipients) and match.frame.lemma in _LET and sentence.part != "body"
    if not actors and not charged and not let and match.frame.type not in _WITHOUT_ACTOR:
        return None
    return Candidate(
        trigger=match.trigger, sentence=sentence.index, frame=match.frame,
        mode=match.frame.mode, actors=actors,
        recipients=_others(reading, recipients, actors, match),
        support=match.support, complement=match.complement, resumed=resumed,
        content_type=content.frame.type if content is not None else None,
    )  # fmt: skip


def _others(
    reading: Reading, recipients: Sequence[Mention], actors: Sequence[Mention], match: FrameMatch
) -> tuple[Mention, ...]:
    """Return the recipients that are neither the actors again nor a bare word of the predicate.

    A bare word gives way to whom it comes from: "diplomats from Poland and Germany". It stays
    where nobody acts: "The activist was released".
    """
    chains = {mention.chain for mention in actors if mention.chain is not None}
    own = {
        m.entity for m in reading.mentions
        if m.entity is not None and m.label in {"COUNTRY", "DEMONYM"} and _inside_one(m, actors)
    }  # fmt: skip
    found: list[Mention] = []
    for mention in recipients:
        if mention in actors or mention.chain in chains or _inside_one(mention, actors):
            continue
        if mention.label == "COUNTRY" and mention.entity in own and len(recipients) > 1:
            continue
        if mention.chain is not None and mention.chain in {m.chain for m in found}:
            continue
        if mention.head in match.support and mention.last - mention.first == 1:
            whence = _from_where(reading, mention)
            found.extend(whence if whence or actors else (mention,))
        else:
            found.append(mention)
    return tuple(found)


def _inside_one(mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a mention stands inside another: "Angolan" in "the Angolan government"."""
    return any(other.start <= mention.start and mention.end <= other.end for other in others)


def _from_where(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """Return the actors behind a "from" that follows the mention at once."""
    at = mention.last
    if at >= len(reading.tokens) or reading.tokens[at].lower != "from":
        return ()
    target = reading.child(at, "pobj")
    return actors_of(reading, target) if target is not None else ()


def _with_content(match: FrameMatch, content: FrameMatch | None) -> tuple[Mention, ...]:
    """Return the recipients; a promise or a demand of nobody named has those of its content."""
    if content is None or (match.frame.type, content.frame.type) == ("REJECT", "ACCUSE"):
        return match.recipients
    answered = match.frame.type == "THREATEN" and "response" in match.frame.objects
    if answered or (match.frame.type == "REQUEST" and content.frame.type not in _DONE_WITH):
        return match.recipients
    named = any(mention.form == "name" for mention in match.recipients)
    if match.recipients and match.frame.type != "AGREE" and (
        named or match.frame.type in {"REQUEST", "REJECT"}
    ):  # fmt: skip
        return match.recipients
    inner = tuple(mention for mention in content.recipients if mention not in match.actors)
    return inner or match.recipients


_DONE_WITH = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types of what is demanded of whom it is to be done with: who is to be helped, punished or freed
is not asked."""

_WITHOUT_ACTOR = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID"})
"""Types that are told in the passive without saying who did it."""

_LET = frozenset({"allow", "permit"})
"""What headlines tell without saying who does: "Boeing allowed to bid again"."""

_CHARGES = frozenset(
    "charge indict indictment accuse sue criticize criticise blame condemn rebuke".split()
)


def _is_definite(reading: Reading, trigger: int) -> bool:
    return any(
        reading.tokens[n].lower in {"the", "this", "that"} for n in reading.children[trigger]
    )


def _resumed(reading: Reading, match: FrameMatch, earlier: Sequence[Candidate]) -> Candidate | None:
    """Return the last earlier event that "the summit" takes up again, with both sides known."""
    token = reading.tokens[match.trigger]
    if token.pos != "NOUN" or match.frame.type not in TAKEN_UP:
        return None
    if not _is_definite(reading, match.trigger) or token.dep in {"pobj", "compound"}:
        return None
    same = [
        candidate
        for candidate in earlier
        if candidate.frame.type == match.frame.type
        and reading.tokens[candidate.trigger].lemma == token.lemma
        and candidate.actors
        and (candidate.recipients or len(candidate.actors) > 1)
    ]
    return same[-1] if same else None


def _shares(before: Candidate, told: Sequence[Mention]) -> bool:
    """Tell whether an earlier act has one of those told now, if any is."""
    chains = {m.chain for m in (*before.actors, *before.recipients) if m.chain is not None}
    return not told or any(m.chain in chains or m.form == "pronoun" for m in told)


def _same_summit(
    reading: Reading, match: FrameMatch, told: Sequence[Mention], earlier: Sequence[Candidate]
) -> Candidate | None:
    """Return the meeting of two, told before, that "Trump's summit" is: one of them is named."""
    if match.frame.type != "CONSULT" or reading.tokens[match.trigger].lemma != "summit":
        return None
    chains = {mention.chain for mention in told if mention.chain is not None}
    named = {m.chain for m in reading.mentions if m.label == "PERSON" and m.chain is not None}
    for candidate in reversed(earlier):
        sides = (*candidate.actors, *candidate.recipients)
        persons = {mention.chain for mention in sides if mention.chain in named}
        if candidate.frame.type == "CONSULT" and len(persons) == len(sides) > 1:
            return candidate if chains & persons else None
    return None


def _we_two(
    reading: Reading, actors: Sequence[Mention], earlier: Sequence[Candidate]
) -> Candidate | None:  # fmt: skip
    """Return the meeting told just before of which "we" tells: "I spoke with Lee. We discussed"."""
    if [mention.raw.lower() for mention in actors] != ["we"]:
        return None
    we = actors[0]
    for before in reversed(earlier):
        if before.sentence < we.sentence - 1:
            return None
        spoke = [mention.raw.lower() for mention in before.actors] == ["i"]
        if spoke and before.frame.type == "CONSULT" and len(before.recipients) == 1:
            quoted = reading.is_quoted(we.start) and reading.is_quoted(before.actors[0].start)
            return before if quoted else None
    return None


def _told_twice(reading: Reading, candidate: Candidate, found: Iterable[Candidate]) -> bool:
    """Tell whether the sentence already has this act between the same mentions.

    Two verbs with one object, "shot and killed", both stay, and so does the meeting behind a
    visit.
    """
    theirs = bool(candidate.actors) and all(
        mention.raw.lower() in {"their", "they"} for mention in candidate.actors
    )
    told = any(other.frame.type == candidate.frame.type for other in found)
    if theirs and told and candidate.frame.pos == "noun" and not candidate.recipients:
        return True
    return any(
        other.frame.type == candidate.frame.type
        and other.actors == candidate.actors
        and other.recipients == candidate.recipients
        and joined_verb(reading, other.trigger) != candidate.trigger
        and (other.frame.mode == "visit") == (candidate.frame.mode == "visit")
        for other in found
    )
