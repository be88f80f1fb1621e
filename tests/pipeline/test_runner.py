"""The runner and its processes."""

from __future__ import annotations

import pickle
import signal
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest

from pipeline.small_steps import (
    die,
    fail,
    found,
    given,
    opened,
    prepare,
    prepare_slowly,
    process,
    slowly,
    touch,
)
from publish.editions.epub.recipe import together
from publish.editions.pdf import folios, galley
from publish.model import Step
from publish.pipeline.runner import Runner, Unwatched
from publish.pipeline.workers import GROWN, Kinds, Worker
from publish.preflight import steps as preflight
from publish.store import Record, Store

HEAVY = ("pikepdf",)
"""What no thread of the build's own process works with."""
LARGE = "word " * 1_000_000


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "cache"), str(tmp_path / "spill"))


@pytest.fixture(params=[1, 2])
def runner(store: Store, request: pytest.FixtureRequest) -> Iterator[Runner]:
    runner = Runner(store, request.param)
    yield runner
    runner.close()


def _states(runner: Runner) -> dict[str, str]:
    return {name: report.state for name, report in runner.reports.items()}


def test_steps_take_the_values_of_their_inputs(runner: Runner) -> None:
    steps = [
        Step("c", together, ("b", "a")),
        Step("a", given, (), (1,)),
        Step("b", given, (), (2,)),
    ]
    assert runner.run(steps) == ()
    assert runner.value("c") == (2, 1)


def test_what_is_to_be_made_begins_before_the_rest_is_looked_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [Step("a", given, (), (1,)), Step("b", together, ("a",)), Step("c", together, ("b",))]
    Runner(store).run(known)
    events: list[str] = []

    class Watch(Unwatched):
        def started(self, step: Step) -> None:
            events.append(step.name)

    def record(store: Store, key: str) -> Record | None:
        events.append("looked up")
        return find(store, key)

    find = Store.record
    monkeypatch.setattr(Store, "record", record)
    Runner(store, watch=Watch()).run([*known, Step("new", given, (), (2,))])
    looked = "looked up"
    assert events == [looked, looked, "new", looked, looked]


def test_equal_steps_are_made_once(runner: Runner) -> None:
    runner.run([Step("a", given, (), (1,)), Step("b", given, (), (1,))])
    assert _states(runner) == {"a": "made", "b": "reused"}
    assert runner.reports["b"].why == "the same as a"


def test_what_one_runner_makes_another_has(runner: Runner, store: Store) -> None:
    runner.run([Step("a", given, (), (1,))])
    other = Runner(store)
    other.run([Step("a", given, (), (1,))])
    assert _states(other) == {"a": "reused"}


def test_the_runner_holds_no_values(runner: Runner) -> None:
    runner.run([Step("a", given, (), (LARGE,)), Step("b", together, ("a", "a"))])
    assert len(pickle.dumps(runner.records)) < 1000
    assert runner.value("b") == (LARGE, LARGE)


def test_a_value_that_is_lost_is_made_again(runner: Runner, store: Store) -> None:
    steps = [Step("a", given, (), (1,)), Step("b", together, ("a",)), Step("c", together, ("b",))]
    runner.run(steps)
    for path in Path(store.folder, "values").glob("*/*"):
        path.unlink()
    assert runner.value("c") == ((1,),)


def test_what_a_step_raises_is_raised(runner: Runner) -> None:
    with pytest.raises(ZeroDivisionError):
        runner.run([Step("a", divmod, (), (1, 0))])


def test_an_idle_process_prepares_for_what_others_wait_for(store: Store, tmp_path: Path) -> None:
    note = str(tmp_path / "prepared")
    steps = [
        Step("first", found, (), (note,), HEAVY),
        Step("second", process, ("first",), (note,), HEAVY, prepare=prepare),
    ]
    runner = Runner(store, 2)
    runner.run(steps)
    runner.close()
    assert runner.value("first") == f"{runner.value('second')} None"


def test_what_comes_first_is_prepared_for_first(store: Store, tmp_path: Path) -> None:
    note = str(tmp_path / "prepared")
    steps = [
        Step("first", found, (), (note,)),
        Step("second", process, ("first",), (note,), prepare=prepare),
        Step("third", process, ("second",), (), prepare=fail),
    ]
    runner = Runner(store, 2)
    runner.run(steps)
    runner.close()
    assert runner.value("first") == f"{runner.value('second')} None"


def test_what_no_run_has_been_given_yet_is_prepared_for_as_well(
    store: Store, tmp_path: Path
) -> None:
    note = str(tmp_path / "prepared")
    later = Step("later", process, ("known",), (note,), HEAVY, prepare=prepare)
    runner = Runner(store, 2)
    runner.run(
        [Step("known", given, (), (1,)), Step("first", found, (), (note,), HEAVY)],
        later=lambda: [later],
    )
    runner.close()
    assert runner.value("first").endswith(" 1")  # as soon as what it takes is there
    assert "later" not in runner.records


def test_nobody_waits_for_a_process_that_prepares_for_something_else(
    store: Store, tmp_path: Path
) -> None:
    told, over = (str(tmp_path / name) for name in ("told", "over"))
    steps = [
        Step("first", opened, (), (1, "", told), HEAVY),
        *(Step(name, process, ("first",), (name,), HEAVY) for name in ("second", "third")),
        Step("fourth", touch, ("second", "third"), (over,), HEAVY),
        Step("fifth", process, ("fourth",), (told, over), HEAVY, prepare=prepare_slowly),
    ]
    runner = Runner(store, 2)
    runner.run(steps)
    runner.close()
    assert runner.value("second") == runner.value("third")


def test_a_process_that_prepares_is_given_what_it_prepares_for(
    store: Store, tmp_path: Path
) -> None:
    told, over = (str(tmp_path / name) for name in ("told", "over"))
    steps = [
        Step("first", opened, (), (1, "", told), HEAVY),
        Step("second", process, ("first",), (told, over), HEAVY, prepare=prepare_slowly),
        Step("third", process, ("first",), (), HEAVY),
        Step("fourth", opened, ("third",), (over, ""), HEAVY),
    ]
    runner = Runner(store, 2)
    runner.run(steps)
    runner.close()
    assert runner.value("second") != runner.value("third")


def test_a_process_killed_while_it_prepares_is_not_missed(store: Store) -> None:
    steps = [
        Step("first", slowly, (), (0.5,), HEAVY),
        Step("second", process, ("first",), (), HEAVY, prepare=die),
    ]
    runner = Runner(store, 2)
    assert runner.run(steps) == ()
    runner.close()
    assert runner.value("second")


def test_a_preparation_that_fails_says_nothing(runner: Runner) -> None:
    steps = [Step("a", given, (), (1,)), Step("b", process, ("a",), (), HEAVY, prepare=fail)]
    assert runner.run(steps) == ()
    assert runner.value("b")


@pytest.mark.parametrize("grown", [False, True])
def test_a_process_that_has_grown_by_what_is_done_is_replaced(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, grown: bool
) -> None:
    if grown:
        monkeypatch.setattr("publish.pipeline.workers.GROWN", 0)
    steps = [
        Step("first", process, (), (1,), HEAVY, prepare=fail),
        Step("second", process, ("first",), (2,), HEAVY, prepare=fail),
        Step("third", process, ("second",), (3,), HEAVY),
    ]
    runner = Runner(store, 2)
    runner.run(steps)
    runner.close()
    first, second, third = (runner.value(step.name) for step in steps)
    assert first == second
    assert (second != third) == grown


@pytest.mark.parametrize(
    ("coming", "done"),
    [
        ((), True),
        ((galley.prepare,), False),
        ((folios.prepare, None), False),
        ((preflight.prepare, None), True),
        (None, False),
    ],
)
def test_who_has_set_galleys_is_kept_for_folios(coming: Kinds, *, done: bool) -> None:
    ours, _ = Pipe()
    worker = Worker(Thread(), ours, prepared=galley.prepare, held=GROWN + 1)
    assert worker.done_with(coming) == done
    worker.held = GROWN
    assert not worker.done_with(coming)


def test_a_process_that_is_killed_is_told(store: Store) -> None:
    runner = Runner(store, 2)
    with pytest.raises(ChildProcessError, match="at work on a was killed"):
        runner.run([Step("a", signal.raise_signal, (), (signal.SIGKILL,), HEAVY)])
    runner.close()


def test_an_idle_process_that_is_killed_is_replaced(store: Store) -> None:
    runner = Runner(store, 2)
    runner.run([Step("a", given, (), (1,), HEAVY)])
    for worker in runner.pool.workers:  # type: ignore[union-attr]
        worker.process.kill()
        worker.process.join()
    runner.run([Step("b", given, (), (2,), HEAVY)])
    assert runner.value("b") == 2
    runner.close()
