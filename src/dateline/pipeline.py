"""The order of the stages: from an article to everything that it yields.

In: articles. Out: `Coded` values, or `Rejected` with the stage and the reason.
It refuses to read files or write records: `ingest`, `store` and `runner` do that.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

import dateline
from dateline.assembly import (
    PRIVATE_LEAST,
    Judged,
    acts_of,
    assemble,
    dated,
    doubts_of,
    judged_by_event,
    of_public_interest,
    placed_by_mention,
    with_dateline,
)
from dateline.certainty import certainty
from dateline.coding.classifier import ClassifierCoder
from dateline.coding.codebook import Codebook
from dateline.coding.codebook import load as load_codebook
from dateline.coding.coder import Coding, EventCoder, LexiconCoder
from dateline.coding.pairs import Heard, cue_code, pair_chances
from dateline.config import Settings
from dateline.extract.cues import CueLexicon
from dateline.extract.events import Candidate, find_events
from dateline.extract.statements import find_statements
from dateline.extract.status_lexicon import StatusLexicon
from dateline.first_voices import first_person_speakers
from dateline.knowledge.base import Knowledge
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.predicates import Predicates
from dateline.models.certainty import CertaintyModel
from dateline.models.pairs import NONE, MarkedPair, PairModel
from dateline.models.parser import Parser
from dateline.read.flat import flat, restored
from dateline.read.reader import Reader
from dateline.records import (
    Actor,
    Article,
    Coded,
    Event,
    Place,
    Rejected,
    SentenceLabel,
    Statement,
    When,
)
from dateline.resolve.actor_focus import from_article
from dateline.resolve.actor_places import from_places
from dateline.resolve.actors import resolve_actors
from dateline.resolve.first_persons import through_speakers
from dateline.resolve.places import resolve_places
from dateline.resolve.times import find_times
from dateline.sides import is_exchanged, settled
from dateline.syntax import Reading

log = logging.getLogger(__name__)

ARTICLES_AT_ONCE = 16
"""Articles read together, so that the parser's batches are full."""


class Pair(msgspec.Struct, frozen=True):
    """What one actor did to another in a sentence.

    type: the likeliest PLOVER type, None when the pair has no event.
    probabilities: by type and "NONE".
    """

    type: str | None
    probabilities: Mapping[str, float]


class Coder:
    """Everything that turns an article into its record, opened once per process.

    Raises ModelError, KnowledgeError or SettingsError when a part cannot be opened.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.knowledge = Knowledge(self.settings.resolve.overlay_paths)
        self.ontology = Ontology()
        self.predicates = Predicates(self.ontology, self.knowledge.folders)
        self.cues = CueLexicon.load(wide=self.settings.statements.wide)
        self.statuses = StatusLexicon.load()
        self.gazetteer = Gazetteer(self.knowledge)
        parser = Parser(self.settings.parser.package)
        self.reader = Reader(parser, self.knowledge, self.gazetteer)
        self.lexicon = LexiconCoder(self.ontology)
        own = self.settings.coder
        self.pairs = PairModel() if own.kind == "classifier" or own.codebook else None
        self.coder: EventCoder = self.lexicon
        if self.pairs is not None and own.kind == "classifier":
            self.coder = ClassifierCoder(self.ontology, self.pairs)
        judged = isinstance(self.coder, ClassifierCoder)
        self.certainty = CertaintyModel()
        self.least_private = PRIVATE_LEAST if judged else 0.0
        self.codebook: Codebook | None = None
        if own.codebook and self.pairs is not None:
            self.codebook = load_codebook(Path(own.codebook), self.pairs.checksum)

    @property
    def versions(self) -> dict[str, str]:
        """What a run is made by: code, parser, knowledge and coder, each with its checksum."""
        return {
            "code": dateline.__version__,
            "parser": f"{self.reader.parser.package}:{self.reader.parser.checksum}",
            "knowledge": self.knowledge.digest,
            "coder": self.coder.version,
            "antecedents": self.reader.antecedents.checksum,
            "certainty": self.certainty.checksum,
            **({"codebook": self.codebook.version} if self.codebook is not None else {}),
        }

    def code(self, article: Article) -> Coded:
        """Return everything that the article yields."""
        return self._coded(self.reader.read(flat(article)))

    def code_many(self, articles: Iterable[Article]) -> Iterator[Coded | Rejected]:
        """Yield a result for each article, in order; an article that fails is `Rejected`."""
        stream = iter(articles)
        while batch := list(islice(stream, ARTICLES_AT_ONCE)):
            try:
                readings = list(self.reader.read_many(flat(article) for article in batch))
            except Exception:
                log.exception("a batch could not be read at once; its articles are read singly")
                yield from (self._alone(article) for article in batch)
                continue
            for reading in readings:
                yield self._guarded(reading)

    def _alone(self, article: Article) -> Coded | Rejected:
        try:
            return self._guarded(self.reader.read(flat(article)))
        except Exception as error:
            log.exception("article %s could not be read", article.id)
            return _rejected(article, "read", error)

    def _guarded(self, reading: Reading) -> Coded | Rejected:
        try:
            return self._coded(reading)
        except Exception as error:
            log.exception("article %s could not be coded", reading.article_id)
            return _rejected(reading.article, "code", error)

    def _coded(self, reading: Reading) -> Coded:
        article = reading.article
        times = find_times(
            reading.text, article=reading.article_id, published=article.published,
            tokens=reading.tokens,
        )  # fmt: skip
        statements = dated(reading, find_statements(reading, self.cues), times)
        speakers = first_person_speakers(reading, statements)
        actors = resolve_actors(reading, self.knowledge, speakers)
        places = resolve_places(reading, self.gazetteer, actors)
        placed = placed_by_mention(places)
        events, judged = self._events(reading, self.coder, statements, times, placed)
        actors = from_places(reading, actors, placed, self.knowledge)
        actors = from_article(reading, actors, placed, self.knowledge)
        actors = through_speakers(actors, speakers)
        kept = of_public_interest(events, actors, doubts_of(judged), self.least_private)
        coded = Coded(
            article=article, sentences=reading.sentences, mentions=reading.mentions,
            actors=actors, places=places, times=times, statements=statements,
            events=self._with_certainty(reading, kept, judged, actors),
            labels=self._labels(reading),
            provenance=with_dateline(reading.provenance, placed, times),
        )  # fmt: skip
        return restored(coded, article)

    def _events(
        self, reading: Reading, coder: EventCoder, statements: Sequence[Statement] = (),
        times: Sequence[When] = (), placed: Mapping[str, Place] | None = None,
    ) -> tuple[tuple[Event, ...], dict[str, Judged]]:  # fmt: skip
        """Return the events, and by event what it was made of."""
        candidates = find_events(reading, self.predicates)
        codings = coder.code(reading, acts_of(reading, candidates))
        sided, coded = self._settled(reading, coder, candidates, codings)
        events = assemble(reading, sided, coded, statements, times, placed or {}, self.statuses)
        return events, judged_by_event(reading, sided, coded)

    def _with_certainty(
        self, reading: Reading, events: Sequence[Event], judged: Mapping[str, Judged],
        actors: Sequence[Actor],
    ) -> tuple[Event, ...]:  # fmt: skip
        """Return the events with how sure they are."""
        of = {actor.mention: actor for actor in actors}
        return tuple(
            msgspec.structs.replace(
                event,
                certainty=certainty(self.certainty, reading, *judged[event.id], event, of),
            )
            for event in events
        )

    def _settled(
        self, reading: Reading, coder: EventCoder, candidates: Sequence[Candidate],
        codings: Sequence[Coding | None],
    ) -> tuple[tuple[Candidate, ...], tuple[Coding | None, ...]]:  # fmt: skip
        """Return candidates with settled sides; those of whom one was exchanged are coded anew."""
        found = [
            settled(reading, candidate, coding.words) if coding is not None else candidate
            for candidate, coding in zip(candidates, codings, strict=True)
        ]
        changed = [i for i, before in enumerate(candidates) if is_exchanged(before, found[i])]
        again = coder.code(reading, acts_of(reading, [found[i] for i in changed]))
        anew = dict(zip(changed, again, strict=True))
        return tuple(found), tuple(anew.get(i, coding) for i, coding in enumerate(codings))

    def _labels(self, reading: Reading) -> tuple[SentenceLabel, ...]:
        """Return what the user's own codebook says of each sentence."""
        if self.codebook is None or self.pairs is None or not reading.sentences:
            return ()
        vectors = self.pairs.embed([sentence.raw for sentence in reading.sentences])
        found = self.codebook.classify(vectors)
        return tuple(
            SentenceLabel(sentence.index, kind, chance)
            for sentence, (kind, chance) in zip(reading.sentences, found, strict=True)
        )

    def classify_pair(
        self, sentence: str, actor: tuple[int, int], recipient: tuple[int, int]
    ) -> Pair:
        """Return what the actor did to the recipient, both given by characters of the sentence.

        The network judges the marked pair; an event of the pair, or of the sentence, that the
        lexicon finds speaks for its type.
        """
        reading = self.reader.read(Article(body=sentence))
        events, _ = self._events(reading, self.lexicon)
        spans = {mention.id: (mention.start, mention.end) for mention in reading.mentions}
        best: tuple[tuple[int, float], str] | None = None
        for event in events:
            fits = _overlaps(event.actors, actor, spans) + _overlaps(
                event.recipients or event.actors[1:], recipient, spans
            )
            key = (fits, event.confidence)
            if best is None or key > best[0]:
                strict = self.ontology.strict_type(event.type, event.status)
                best = (key, cue_code(strict, event.cameo, event.mode))
        found = Heard(best[1], best[0][0]) if best is not None else None
        pair = MarkedPair(sentence, actor, recipient)
        scores = self.pairs.score([pair])[0] if self.pairs is not None else None
        chances = pair_chances(found, scores)
        kind = max(chances, key=lambda name: chances[name])
        kept = {name: round(chance, 4) for name, chance in chances.items()}
        return Pair(None if kind == NONE else kind, kept)

    def resolve_actor(self, text: str, on: date | None = None) -> Actor | None:
        """Return who the text names on that date: the mention that heads it, None if none does."""
        reading = self.reader.read(flat(Article(body=text, published=on)))
        if not reading.mentions:
            return None
        resolved = resolve_actors(reading, self.knowledge)
        placed = placed_by_mention(resolve_places(reading, self.gazetteer, resolved))
        resolved = from_places(reading, resolved, placed, self.knowledge)
        resolved = from_article(reading, resolved, placed, self.knowledge)
        actors = {actor.mention: actor for actor in resolved}
        roots = {token.i for token in reading.tokens if token.head == token.i}
        ranked = sorted(
            (m for m in reading.mentions if m.id in actors),
            key=lambda m: (m.head not in roots, m.first - m.last),
        )
        known = [m for m in ranked if actors[m.id].country or actors[m.id].sector]
        chosen = (known or ranked)[0] if ranked else None
        return actors[chosen.id] if chosen is not None else None

    def find_times(self, text: str, published: date | None = None) -> tuple[When, ...]:
        """Return the time expressions of a text."""
        reading = self.reader.read(flat(Article(body=text, published=published)))
        found = find_times(reading.text, published=published, tokens=reading.tokens)
        return restored(found, reading.article)

    def find_places(self, text: str) -> tuple[Place, ...]:
        """Return the places that a text names."""
        reading = self.reader.read(flat(Article(body=text)))
        found = resolve_places(reading, self.gazetteer, resolve_actors(reading, self.knowledge))
        return restored(found, reading.article)

    def find_statements(self, text: str) -> tuple[Statement, ...]:
        """Return the statements of a text."""
        reading = self.reader.read(flat(Article(body=text)))
        return restored(find_statements(reading, self.cues), reading.article)


def load(settings: Settings | None = None) -> Coder:
    """Open a coder with these settings, the defaults without."""
    return Coder(settings)


def _overlaps(
    mentions: tuple[str, ...], wanted: tuple[int, int], spans: Mapping[str, tuple[int, int]]
) -> int:
    return int(any(spans[m][0] < wanted[1] and wanted[0] < spans[m][1] for m in mentions))


def _rejected(article: Article, stage: str, error: Exception) -> Rejected:
    return Rejected(
        source=article.source, stage=stage, article=article.id,
        reason=f"{type(error).__name__}: {error}", excerpt=article.text[:200],
    )  # fmt: skip
