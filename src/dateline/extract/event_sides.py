"""Tell which of the mentions that a frame found are no sides of the event.

In: a reading, a frame match, its mentions. Out: mentions or truth values. It refuses places that a
meeting is named after, the office that is given up, things that no party was found for.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.frames import FrameMatch
from dateline.extract.idle_acts import MILITARY
from dateline.extract.participants import PACTS, TALKS, actors_of
from dateline.extract.slots import modifiers, verb_object
from dateline.knowledge.predicates import Frame
from dateline.records import Mention
from dateline.syntax import Reading


def is_of_charge(reading: Reading, match: FrameMatch, content: FrameMatch | None) -> bool:
    """Tell whether what is rejected is itself a charge: "rejected the criticism of the court"."""
    if content is None or content.frame.type != "ACCUSE":
        return False
    return content.trigger == match.complement or reading.tokens[content.trigger].head in {
        match.trigger, match.complement,
    }  # fmt: skip


def without_object(
    reading: Reading, match: FrameMatch, actors: tuple[Mention, ...], recipients: Sequence[Mention]
) -> tuple[Mention, ...]:  # fmt: skip
    """Return the actors without those whom "him" stands for: "an effort to discredit him".

    Who does it to himself is "himself" (binding, principle B).
    """
    if match.frame.pos != "verb" or reading.tokens[match.trigger].dep != "acl":
        return actors
    objects = {
        m.chain for m in recipients
        if m.raw.lower() in _HIM and reading.tokens[m.head].dep in {"dobj", "dative"}
        and reading.tokens[m.head].head == match.trigger
    }  # fmt: skip
    return tuple(m for m in actors if m.chain is None or m.chain not in objects)


_HIM = frozenset({"him", "her", "them", "me", "us"})


_THINGS = frozenset("it its itself they them their themselves".split())


def is_known(mention: Mention) -> bool:
    """Tell whether a mention is not an "it" or "them" that stands for nobody found: for a thing."""
    return mention.chain is not None or mention.raw.lower() not in _THINGS


_THEM = frozenset({"them", "themselves", "they"})
_TO_PERSONS = frozenset(
    "pardon kill arrest free release jail detain execute abduct kidnap murder shoot torture expel "
    "deport behead hang sentence convict evacuate rescue".split()
)


def is_person(mention: Mention, match: FrameMatch) -> bool:
    """Tell whether "them" must be persons: "promptly pardoned them"."""
    return match.frame.lemma in _TO_PERSONS and mention.raw.lower() in _THEM


def is_office(reading: Reading, mention: Mention) -> bool:
    """Tell whether a phrase names the office that is given up: "resigned as foreign minister"."""
    return reading.tokens[reading.tokens[mention.head].head].lower == "as"


def without_venue(
    reading: Reading, match: FrameMatch, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return one side without the place that an act is named after.

    "The Helsinki summit"; with nobody told on whom, "the Paris attacks", "the Libya terror attack".
    """
    return tuple(
        mention for mention in mentions
        if not is_venue(reading, match.frame, match.trigger, mention, bool(match.recipients))
    )  # fmt: skip


def is_venue(reading: Reading, frame: Frame, trigger: int, mention: Mention, told: bool) -> bool:
    """Tell whether a name only tells the place of an act: "the Paris attacks".

    told: on whom is told too. So of a protest: "marched in Lima", "took to the streets of Paris".
    """
    if frame.type == "PROTEST" and _is_ground(reading, frame, mention):
        return True
    if frame.pos != "noun" or frame.type not in _OF_PLACES:
        return False
    if frame.type != "CONSULT" and told:
        return False
    modifies = reading.tokens[mention.head].dep in {"compound", "nmod"}
    unknown = mention.label == "ORG" and mention.entity is None and mention.raw.istitle()
    if mention.label in _TOWNS or (unknown and frame.type == "ASSAULT" and " " not in mention.raw):
        return modifies and mention.raw not in _SEATS
    terror = any(reading.tokens[node].lower in _TERROR for node in reading.children[trigger])
    return modifies and terror and mention.label == "COUNTRY"


_AT = frozenset({"in", "at", "through", "across", "near", "around", "on", "into"})
_STREETS = frozenset(
    "street square road highway avenue airport bridge centre center downtown port park plaza "
    "gate capital suburb".split()
)


def _is_ground(reading: Reading, frame: Frame, mention: Mention) -> bool:
    """Tell whether a town or square behind "in", "on" or "the streets of" is where one protests.

    Who "marched on Washington" goes against it.
    """
    tokens = reading.tokens
    through = tokens[tokens[mention.head].head]
    if mention.label not in _TOWNS or through.dep != "prep":
        return False
    if through.lower == "of":
        return tokens[through.head].lemma.lower() in _STREETS
    return through.lower in _AT and not (through.lower == "on" and frame.lemma == "march")


_OF_PLACES = frozenset({"CONSULT", "ASSAULT", "PROTEST"})
_TOWNS = frozenset({"METONYM", "GPE", "PLACE", "FAC", "LOC"})
_TERROR = frozenset({"terror", "terrorist"})
_SEATS = frozenset({"White House", "Kremlin", "Pentagon", "Capitol Hill", "Downing Street"})
"""Seats that stand for who sits there, not for a town."""


def is_modifier(reading: Reading, mention: Mention, match: FrameMatch) -> bool:
    """Tell whether a name stands before its noun: "the Finland summit between A and B"."""
    token = reading.tokens[mention.head]
    return token.dep in {"compound", "nmod", "amod"} and token.head == match.trigger


def is_of_pact(reading: Reading, match: FrameMatch) -> bool:
    """Tell whether a deal is praised or backed, though none of its parties is named with it.

    Or a meeting that is named after somebody: "defended the Putin summit".
    """
    matter = verb_object(reading, match.trigger)
    if matter is None:
        return False
    named = any(node in reading.mention_at for node in modifiers(reading, matter))
    lemma = reading.tokens[matter].lemma
    return lemma in PACTS or (lemma in TALKS and named)


_POLICE = frozenset({"police", "officer", "gendarme", "guard", "militia", "reservist"})


def sent_out(reading: Reading, match: FrameMatch) -> tuple[Mention, ...]:
    """Return the forces that are sent where nobody is told to send them: "Police were deployed"."""
    if match.frame.type != "MOBILIZE" or match.frame.pos != "verb":
        return ()
    subject = reading.child(match.trigger, "nsubjpass")
    if subject is None or reading.tokens[subject].lemma.lower() not in MILITARY | _POLICE:
        return ()
    return actors_of(reading, subject)


def probed_by_name(reading: Reading, match: FrameMatch) -> tuple[Mention, ...]:
    """Return whom a probe is named after: "the Russia investigation", "the Clinton probe"."""
    if match.frame.mode != "investigate" or match.frame.pos != "noun":
        return ()
    return tuple(
        mention for mention in match.actors
        if (mention.label == "COUNTRY" or _is_target(reading, mention, match))
        and reading.tokens[mention.head].dep in {"compound", "nmod"}
        and reading.tokens[mention.head].head == match.trigger
    )  # fmt: skip


_PROBING = frozenset("counsel prosecutor investigator inspector detective judge".split())
_PROBERS = frozenset({"Mueller", "Durham", "Starr"})


def _is_target(reading: Reading, mention: Mention, match: FrameMatch) -> bool:
    """Tell whether a person is whom a probe is named after is about, not who leads it.

    "The Clinton investigation"; inquiries are named after their chairs.
    """
    token = reading.tokens[mention.head]
    if mention.label != "PERSON" or match.frame.lemma not in {"investigation", "probe"}:
        return False
    if token.text in _PROBERS or mention.chain is None:
        return False
    for other in reading.mentions:
        if other.chain == mention.chain:
            around = reading.tokens[max(0, other.first - 3) : other.last]
            if any(t.lemma.lower() in _PROBING for t in around):
                return False
    return True
