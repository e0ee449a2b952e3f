"""Code chunks of articles in processes, in order, surviving a process that dies.

In: chunks and a factory that opens a coder. Out: finished chunks as Arrow tables, in the order of
the input. An article that kills its process is tried alone and then rejected.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple, Protocol

import pyarrow as pa

from dateline.errors import RecordError
from dateline.records import Article, Coded, Rejected
from dateline.runner.origins import origin_of
from dateline.store.ledger import Origin
from dateline.store.schema import check_spans, tables_of


class ArticleCoder(Protocol):
    """What a worker needs of a coder."""

    def code_many(self, articles: Iterable[Article]) -> Iterator[Coded | Rejected]:
        """Yield a result for each article, in order."""


Factory = Callable[[], ArticleCoder]


class Chunk(NamedTuple):
    """Articles of one part, and what was rejected before coding."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]


class Done(NamedTuple):
    """A coded chunk. articles: id and source; texts: rows of the full-text index.

    origins: where those articles come from that were read from a source.
    """

    articles: list[tuple[str, str | None]]
    tables: dict[str, pa.Table] | None
    rejected: list[Rejected]
    texts: list[tuple[str, str, str, str]]
    events: int
    statements: int
    origins: list[Origin]


_coder: ArticleCoder | None = None


def _open(factory: Factory) -> None:
    global _coder
    _coder = factory()


def _work(chunk: Chunk) -> Done:
    assert _coder is not None
    return code_chunk(chunk, _coder)


def code_chunk(chunk: Chunk, coder: ArticleCoder) -> Done:
    """Return the chunk coded; articles whose spans do not hold are rejected."""
    coded: list[Coded] = []
    rejected = list(chunk.rejected)
    for result in coder.code_many(chunk.articles):
        if isinstance(result, Rejected):
            rejected.append(result)
            continue
        try:
            check_spans(result)
        except RecordError as error:
            article = result.article
            rejected.append(
                Rejected(source=article.source, stage="store", reason=str(error),
                         article=article.id, excerpt=article.text[:200])
            )  # fmt: skip
            continue
        coded.append(result)
    texts = [("article", c.article.id, c.article.id, c.article.text) for c in coded]
    texts += [
        ("statement", s.id, s.article, " ".join(span.raw for span in s.content))
        for c in coded for s in c.statements
    ]  # fmt: skip
    return Done(
        articles=[(c.article.id, c.article.source) for c in coded],
        tables=tables_of(coded) if coded else None, rejected=rejected, texts=texts,
        events=sum(len(c.events) for c in coded),
        statements=sum(len(c.statements) for c in coded),
        origins=[origin_of(c.article) for c in coded if c.article.source],
    )  # fmt: skip


def coded_chunks(chunks: Iterable[Chunk], factory: Factory, workers: int) -> Iterator[Done]:
    """Yield the chunks coded, in order. workers: processes; with one, everything runs here."""
    if workers == 1:
        coder: ArticleCoder | None = None
        for chunk in chunks:
            if chunk.articles and coder is None:
                coder = factory()
            yield code_chunk(chunk, coder) if coder is not None else _empty(chunk)
        return
    yield from _in_processes(chunks, factory, workers)


def _empty(chunk: Chunk) -> Done:
    return Done([], None, list(chunk.rejected), [], 0, 0, [])


def _in_processes(chunks: Iterable[Chunk], factory: Factory, workers: int) -> Iterator[Done]:
    waiting: deque[tuple[Chunk, Future[Done] | None]] = deque()
    pool = _pool(factory, workers)
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_work, chunk) if chunk.articles else None))
            while len(waiting) >= 2 * workers:
                done, broken = _finished(*waiting.popleft(), factory)
                yield done
                if broken:
                    pool = _restarted(pool, factory, workers, waiting)
        while waiting:
            done, broken = _finished(*waiting.popleft(), factory)
            yield done
            if broken:
                pool = _restarted(pool, factory, workers, waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(factory: Factory, workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_open, initargs=(factory,))


def _restarted(
    pool: ProcessPoolExecutor, factory: Factory, workers: int,
    waiting: deque[tuple[Chunk, Future[Done] | None]],
) -> ProcessPoolExecutor:  # fmt: skip
    """Return a new pool with all that waited for the broken one."""
    pool.shutdown(wait=False, cancel_futures=True)
    fresh = _pool(factory, workers)
    for position, (chunk, future) in enumerate(waiting):
        if future is not None and (not future.done() or future.exception() is not None):
            waiting[position] = (chunk, fresh.submit(_work, chunk))
    return fresh


def _finished(chunk: Chunk, future: Future[Done] | None, factory: Factory) -> tuple[Done, bool]:
    """Return a chunk's result, and whether its process died on it."""
    if future is None:
        return _empty(chunk), False
    try:
        return future.result(), False
    except BrokenProcessPool:
        return _singly(chunk, factory), True


def _work_plain(articles: tuple[Article, ...]) -> list[Coded | Rejected]:
    assert _coder is not None
    return list(_coder.code_many(articles))


def coded_in_processes(
    chunks: Iterable[tuple[Article, ...]], factory: Factory, workers: int
) -> Iterator[Coded | Rejected]:
    """Yield the coded articles of the chunks, in order, from that many processes."""
    waiting: deque[Future[list[Coded | Rejected]]] = deque()
    with _pool(factory, workers) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_work_plain, chunk))
            if len(waiting) >= 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _singly(chunk: Chunk, factory: Factory) -> Done:
    """Code the articles of a chunk one by one; those that kill their process are rejected."""
    fine: list[Article] = []
    rejected = list(chunk.rejected)
    pool = _pool(factory, 1)
    for article in chunk.articles:
        try:
            pool.submit(_work, Chunk((article,), ())).result()
            fine.append(article)
        except BrokenProcessPool:
            rejected.append(
                Rejected(source=article.source, stage="code", article=article.id,
                         reason="the process that coded it died", excerpt=article.text[:200])
            )  # fmt: skip
            pool.shutdown(wait=False, cancel_futures=True)
            pool = _pool(factory, 1)
    done = pool.submit(_work, Chunk(tuple(fine), tuple(rejected))).result()
    pool.shutdown()
    return done
