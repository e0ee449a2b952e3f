"""What `import dateline` offers: load a coder, open a record.

In: settings, articles, paths. Out: `Coder` with many articles in processes, `Record`. It refuses
nothing of its own: errors come from the parts below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from dateline import pipeline
from dateline.config import Settings, load_settings
from dateline.records import Article, Coded, Rejected
from dateline.runner.workers import coded_in_processes
from dateline.store.queries import Record, open_record

ARTICLES_A_TASK = 32


class Coder(pipeline.Coder):
    """Everything that turns an article into its record; see `pipeline.Coder`."""

    def code_many(
        self, articles: Iterable[Article], workers: int = 1
    ) -> Iterator[Coded | Rejected]:
        """Yield a result for each article, in order; an article that fails is `Rejected`.

        workers: processes; with one, everything runs here.
        """
        if workers == 1:
            yield from super().code_many(articles)
            return
        stream = iter(articles)
        chunks = iter(lambda: tuple(islice(stream, ARTICLES_A_TASK)), ())
        yield from coded_in_processes(chunks, partial(load, self.settings), workers)


def load(settings: Settings | str | Path | None = None) -> Coder:
    """Return a coder with these settings: values, a TOML file, or the defaults.

    Raises SettingsError, ModelError or KnowledgeError when a part cannot be opened.
    """
    if settings is None or isinstance(settings, Settings):
        return Coder(settings)
    return Coder(load_settings(Path(settings)))


def open(path: str | Path) -> Record:
    """Return the record of a folder, for reading. Raises RecordError if it is none."""
    return open_record(path)
