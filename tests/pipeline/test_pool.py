"""Who carries out tasks before the first process of a pool is there."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path
from threading import Event, Thread

import pytest

from pipeline.small_steps import given
from publish.pipeline import pool as pools
from publish.pipeline.pool import Pool
from publish.pipeline.work import Lost, Task
from publish.pipeline.workers import Worker, hired
from publish.store import Record, Store


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Until this is set, the first process does not come."""
    event = Event()

    def late(context: ForkServerContext) -> Worker:
        event.wait(20)
        return hired(context)

    monkeypatch.setattr(pools, "hired", late)
    return event


@pytest.fixture
def pool(loaded: Event) -> Iterator[Pool]:
    pool = Pool(2)
    yield pool
    loaded.set()
    pool.close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path), str(tmp_path))


def _task(store: Store, name: str) -> Task:
    return Task(name, name * 40, given, (), (name,), store)


def _done(pool: Pool) -> list[tuple[str, Record | Lost]]:
    return [(task.name, record) for task, record in pool.finished()]


def test_what_is_light_does_not_wait_for_a_process(pool: Pool, store: Store) -> None:
    for name in ("a", "b"):
        assert pool.idle == 1
        pool.start(_task(store, name), light=True)
        assert pool.idle == 0
        ((done, record),) = _done(pool)
        assert done == name
        assert isinstance(record, Record)
        assert store.value(record.value) == name
    assert [type(worker.process) for worker in pool.workers] == [Thread]


def test_anything_else_waits_for_a_process(pool: Pool, store: Store, loaded: Event) -> None:
    loaded.set()
    pool.start(_task(store, "a"))
    assert _done(pool)[0][0] == "a"
    assert not any(isinstance(worker.process, Thread) for worker in pool.workers)


def test_the_first_process_takes_over(pool: Pool, store: Store, loaded: Event) -> None:
    pool.start(_task(store, "a"), light=True)
    assert _done(pool)[0][0] == "a"
    loaded.set()
    assert _done(pool) == []
    assert pool.idle == 2
    assert not any(isinstance(worker.process, Thread) for worker in pool.workers)
    pool.start(_task(store, "b"), light=True)
    assert _done(pool)[0][0] == "b"
    assert len(pool.workers) == 1


def test_what_the_thread_is_at_work_on_is_finished(pool: Pool, store: Store, loaded: Event) -> None:
    pool.start(_task(store, "a"), light=True)
    loaded.set()
    pool.start(_task(store, "b"))
    found: list[str] = []
    while len(found) < 2:
        found += [name for name, _ in _done(pool)]
    assert sorted(found) == ["a", "b"]
    assert not any(isinstance(worker.process, Thread) for worker in pool.workers)


def test_a_server_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    def failing(context: ForkServerContext) -> Worker:
        raise OSError("no server")

    monkeypatch.setattr(pools, "hired", failing)
    pool = Pool(2)
    with pytest.raises(OSError, match="no server"):
        pool.start(_task(store, "a"))
    pool.close()
