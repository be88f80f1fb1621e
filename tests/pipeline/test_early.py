"""What is made from a guess, while it is not known yet whether it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.small_steps import first_of, found, given, last_of, opened, picky, wrong
from publish.diagnostics import Outcome
from publish.model import Step
from publish.pipeline.runner import Runner
from publish.store import Store


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    runner = Runner(Store(str(tmp_path / "cache"), str(tmp_path / "spill")), 2)
    yield runner
    runner.close()


def _steps(slow: Path, final: Callable[..., Outcome[object]], piece: Step) -> list[Step]:
    """A last count is there when the file ``slow`` is; it is guessed to be what a first one was."""
    return [
        Step("first", given, (), (1,)),
        Step("slow", found, (), (str(slow),)),
        Step("final", final, ("first", "slow"), (), guess="first"),
        piece,
    ]


def test_the_last_count_waits_for_what_is_made_from_the_first(
    runner: Runner, tmp_path: Path
) -> None:
    slow = tmp_path / "slow"
    piece = Step("piece", opened, ("final",), (str(slow), ""), chapter="one")
    after = Step("after", first_of, ("piece",), (), chapter="one")
    runner.run([*_steps(slow, first_of, piece), after])
    assert runner.value("after") == 1
    assert {report.state for report in runner.reports.values()} == {"made"}
    assert runner.reports.keys() == {"first", "slow", "final", "piece", "after"}


def test_a_wrong_guess_does_no_harm(runner: Runner, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    piece = Step("piece", opened, ("final",), (str(slow), ""), chapter="one")
    runner.run(_steps(slow, last_of, piece))
    assert runner.value("piece") == ""


def test_what_is_made_of_a_wrong_guess_may_fail(runner: Runner, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    runner.run(_steps(slow, last_of, Step("piece", picky, ("final",), (str(slow),), chapter="one")))
    assert runner.value("piece") == ""
    assert runner.reports["piece"].state == "made"


def test_what_is_asked_for_while_it_is_made_is_made_once(runner: Runner, tmp_path: Path) -> None:
    slow, asked = tmp_path / "slow", tmp_path / "asked"
    piece = Step("piece", opened, ("final",), (str(slow), str(asked)), chapter="one")
    opener = Step("opener", opened, ("final",), (str(asked), ""))
    runner.run([*_steps(slow, first_of, piece), opener])
    assert runner.value("piece") == 1
    assert runner.reports["piece"].state == "made"


def test_what_is_made_of_the_whole_book_is_not_guessed(runner: Runner, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    piece = Step("piece", opened, ("final",), (str(slow), ""), chapter="one")
    runner.run([*_steps(slow, first_of, piece), Step("whole", first_of, ("final",))])
    assert "piece?" in runner.records
    assert "whole?" not in runner.records


def test_nothing_is_guessed_of_what_cannot_be_made(runner: Runner, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    slow.touch()
    missing = [Step("broken", wrong), Step("missing", first_of, ("broken",))]
    piece = Step("piece", first_of, ("final", "missing"), chapter="one")
    (said,) = runner.run([*missing, *_steps(slow, first_of, piece)], stop_at_errors=True)
    assert said.code == "SRC005"
    assert runner.records.keys() == {"first", "slow", "final", "broken"}
