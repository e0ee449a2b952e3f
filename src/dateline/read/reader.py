"""Read articles: parse, mend, find mentions, chain them.

In: articles. Out: readings. One reader is opened per process and holds parser and knowledge.
It refuses nothing: an empty article gives a reading without sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.knowledge.base import Knowledge
from dateline.knowledge.gazetteer import Gazetteer
from dateline.models.parser import Parser
from dateline.read.antecedents import Antecedents
from dateline.read.coreference import linked
from dateline.read.marking import LANGUAGE
from dateline.read.mentions import find_mentions
from dateline.read.place_names import find_place_names
from dateline.read.provenance import find_provenance
from dateline.read.repair import repaired
from dateline.read.tokens import parse_articles
from dateline.records import Article
from dateline.syntax import Reading


class Reader:
    """The parser, the knowledge base and the gazetteer, ready to read."""

    def __init__(
        self, parser: Parser | None = None, knowledge: Knowledge | None = None,
        gazetteer: Gazetteer | None = None, antecedents: Antecedents | None = None,
    ) -> None:  # fmt: skip
        self.parser = parser or Parser()
        self.knowledge = knowledge or Knowledge()
        self.gazetteer = gazetteer or Gazetteer(self.knowledge)
        self.antecedents = antecedents or Antecedents()

    def read(self, article: Article) -> Reading:
        """Return the reading of one article."""
        return next(self.read_many((article,)))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the readings of the articles in order; lines of several articles share batches."""
        for parsed in parse_articles(self.parser, articles, self.knowledge.genders):
            tokens = repaired(parsed.tokens, parsed.sentences)
            made = find_provenance(parsed.article)
            reading = Reading(parsed.article, tokens, parsed.sentences, provenance=made)
            reading = reading.with_mentions(find_mentions(reading, self.knowledge))
            named = find_place_names(reading, self.gazetteer)
            reading = reading.with_mentions(tuple(m for m in named if m.label != LANGUAGE))
            yield linked(reading, self.knowledge, self.antecedents)
