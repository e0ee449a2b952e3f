"""The values that pass between stages and into the record.

In: nothing; these are plain frozen structs. Out: the vocabulary of the whole program.
It refuses to compute: no parsing, no look-up, no clock.

Spans are half-open and count code points of `Article.text`. Ids are content hashes, so the same
input gives the same ids. Unknown is None, with the reason beside it.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

import msgspec

Part = Literal["title", "deck", "body"]
MentionKind = Literal["actor", "place", "time"]
MentionForm = Literal["name", "nominal", "pronoun", "expression"]
StatementForm = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "hopes", "expects", "intends", "demands", "promises", "doubts",
    "asks", "believes",
]  # fmt: skip
Status = Literal[
    "happened", "ongoing", "planned", "expected", "possible", "failed", "denied", "negated"
]
PlaceSense = Literal["name", "demonym", "metonym"]
VoiceKind = Literal["outlet", "agency", "document", "person", "organisation", "unnamed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "season", "quarter",
    "half", "year", "decade", "century", "vague",
]  # fmt: skip


def content_id(*values: object) -> str:
    """Return the 16 hex digits that name these values: the start of their SHA-256.

    Values are joined by the unit separator; None and "" differ.
    """
    joined = "\x1f".join("\x00" if value is None else str(value) for value in values)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` (half-open) of `Article.text`, and what they read."""

    start: int
    end: int
    raw: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One report as an outlet published it. Title, deck and body are kept apart.

    published: the day it appeared, None when unknown (nothing is guessed from the clock).
    source: where it was read: a path, with `#LINE` (from 1) for a line of a file.
    """

    body: str
    title: str = ""
    deck: str = ""
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    source: str | None = None

    @property
    def text(self) -> str:
        """The text that all spans count in: title, deck and body with a blank line between."""
        return "\n\n".join(part for part in (self.title, self.deck, self.body) if part)

    @property
    def id(self) -> str:
        """Content hash of outlet, date and text: the same article read twice has one id."""
        return content_id("article", self.outlet, self.published, self.title, self.deck, self.body)


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """An input that did not become a coded article, where that happened, and why."""

    source: str | None
    stage: str
    reason: str
    article: str | None = None
    excerpt: str = ""


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word of the parse. `head` and `i` count tokens of the whole article.

    start, end: characters of `Article.text`. head == i marks the root of a sentence.
    pos: Universal POS; tag: Penn tag; dep: ClearNLP label; entity: NER label or "".
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str = ""


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: its characters, its tokens `first` to `last` (half-open), its part.

    index: place in the article from 0; paragraph: index of its line in the article's text.
    """

    id: str
    article: str
    index: int
    paragraph: int
    part: Part
    start: int
    end: int
    raw: str
    first: int
    last: int


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Characters that name an actor or a place, or express a time.

    first, last: its tokens (half-open); head: token index of its syntactic head.
    chain: number of its coreference chain in the article; mentions of one thing share it.
    label: what the finder took it for: PERSON, COUNTRY, DEMONYM, ORG, OUTLET, METONYM, ROLE,
    GROUP, PLACE, PRONOUN or an NER label. entity: id in the knowledge base if a name matched.
    """

    id: str
    article: str
    sentence: int
    kind: MentionKind
    form: MentionForm
    label: str
    start: int
    end: int
    raw: str
    first: int
    last: int
    head: int
    chain: int | None = None
    entity: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who a mention stands for on the article's date; unresolved fields are None with `reason`.

    country: ISO 3166-1 alpha-3 or a PLOVER non-state code; sector: PLOVER sector.
    offices: titles held that day, the highest rank first. step: the rule that resolved it.
    score: 1.0 means the name is unambiguous on that date. flags: `unverified` (an open tenure
    past its as_of), `former`, `undated`, `fuzzy`.
    """

    id: str
    article: str
    mention: str
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    step: str | None = None
    score: float = 0.0
    flags: tuple[str, ...] = ()
    reason: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a mention lies. precision: how large the thing named is; radius_km its reach.

    sense: "demonym" ("Russian") and "metonym" ("Beijing said") name a place only by the way.
    score: 1.0 means one candidate only. geonames_id None with coordinates: a write-in place.
    """

    id: str
    article: str
    mention: str
    start: int
    end: int
    raw: str
    sense: PlaceSense = "name"
    name: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str | None = None
    radius_km: float | None = None
    score: float = 0.0
    reason: str | None = None


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression and the interval it stands for.

    value: TIMEX3 value ("2019-04-24TMO", "P3D", "PRESENT_REF"), None when unresolved.
    first_day, last_day: the closed interval of days, None when unresolved or not on a calendar.
    mod: TIMEX3 mod (START, MID, END, APPROX, BEFORE, AFTER, LESS_THAN, MORE_THAN) or None.
    relative: resolved against the publication date or another time of the text.
    reason: why there is no value.
    """

    id: str
    article: str
    start: int
    end: int
    raw: str
    type: TimeType
    value: str | None = None
    mod: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    granularity: Granularity | None = None
    relative: bool = False
    reason: str | None = None


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a statement's chain: who passes the words on, from the speaker outwards.

    mention: id of the mention that names it; None for the article's own outlet.
    """

    kind: VoiceKind
    name: str
    mention: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker's content with its cue.

    speaker: id of the mention that names the speaker, None when nobody is named.
    joint: ids of the mentions of who else speaks: "Obama and Netanyahu want".
    source: characters of the whole source phrase ("Yuri Ushakov, a Kremlin aide").
    content: one span, or several when the cue interrupts or sentences follow.
    chain: the voices from the speaker outwards to the article's outlet.
    said_on: id of the `When` at which it was said. parent: statement that carries this one.
    """

    id: str
    article: str
    sentence: int
    form: StatementForm
    stance: Stance
    content: tuple[Span, ...]
    source: Span | None = None
    speaker: str | None = None
    joint: tuple[str, ...] = ()
    cue: Span | None = None
    chain: tuple[Voice, ...] = ()
    addressee: Span | None = None
    forum: Span | None = None
    said_on: str | None = None
    hedges: tuple[Span, ...] = ()
    parent: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion in one sentence that actors did an act to recipients.

    actors, recipients: ids of mentions. trigger: the word that names the act; lemma: its lemma.
    type, mode, contexts, cameo, quad, intensity: PLOVER 2.0 and CAMEO, of the act itself,
    whatever its status. predicate: id of the lexicon row. confidence: probability that the type
    is right; certainty: that type, actors, recipients and their countries all are, None where no
    network judged them. when, place: ids, None with `when_reason`, `place_reason`.
    statement: id of the statement it stands in; None: the outlet says it in its own voice.
    probabilities: of the types, and of "NONE" for no event, the likeliest first.
    """

    id: str
    article: str
    sentence: int
    trigger: Span
    lemma: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    confidence: float
    certainty: float | None = None
    predicate: str | None = None
    status_evidence: Span | None = None
    when: str | None = None
    when_reason: str | None = None
    place: str | None = None
    place_reason: str | None = None
    statement: str | None = None
    probabilities: tuple[tuple[str, float], ...] = ()


class Provenance(msgspec.Struct, frozen=True):
    """What a report says of its own making; None and empty where it does not.

    agency: of the dateline or of the line that names the writer. credits: "X contributed to this
    report". notices: copyright and advertising. None of these is content. place, day: id of the
    place and value of the time that the dateline names.
    """

    byline: Span | None = None
    dateline: Span | None = None
    place: str | None = None
    day: str | None = None
    agency: str | None = None
    credits: tuple[Span, ...] = ()
    notices: tuple[Span, ...] = ()


class SentenceLabel(msgspec.Struct, frozen=True):
    """The type that a user's own codebook gives a sentence, with its probability."""

    sentence: int
    type: str
    confidence: float


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one article yields. labels: by the user's own codebook, if there is one."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[When, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    labels: tuple[SentenceLabel, ...] = ()
    provenance: Provenance = Provenance()

    def _repr_html_(self) -> str:
        from dateline.text import marked_html

        return marked_html(self)
