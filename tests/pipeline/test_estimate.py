"""What a build still takes, by what its steps took before."""

from __future__ import annotations

from publish.diagnostics import Outcome
from publish.model import Step
from publish.pipeline.estimate import Estimate, kind
from publish.pipeline.explain import StepReport

STEPS = (
    Step("parse:a", Outcome),
    Step("parse:b", Outcome),
    Step("galley:a", Outcome, ("parse:a",)),
    Step("galley:b", Outcome, ("parse:b",)),
    Step("product", Outcome, ("galley:a", "galley:b")),
)
TOOK = {"parse:a": 1.0, "parse:b": 1.0, "galley:a": 6.0, "galley:b": 8.0, "product": 2.0}


def report(name: str, state: str, seconds: float = 0.0) -> StepReport:
    return StepReport(name, "print", "", state, "", seconds)


def made(before: dict[str, float], jobs: int = 1) -> Estimate:
    estimate = Estimate(jobs, before)
    estimate.expect(STEPS)
    return estimate


def test_at_first_everything_is_left() -> None:
    assert made(TOOK).left() == 18
    assert made(TOOK, jobs=2).left() == 9


def test_what_needs_nothing_new_is_not_made() -> None:
    estimate = made(TOOK)
    estimate.note(report("parse:a", "reused"))
    estimate.note(report("parse:b", "made", 1.0))
    assert estimate.left() == 10
    estimate.note(report("galley:a", "reused"))
    estimate.note(report("galley:b", "made", 8.0))
    assert estimate.left() == 2
    estimate.note(report("product", "made", 2.0))
    assert estimate.left() == 0


def test_nothing_is_said_as_long_as_little_is_known() -> None:
    estimate = made({})
    assert estimate.left() is None
    estimate.note(report("parse:a", "made", 1.0))
    estimate.note(report("parse:b", "made", 3.0))
    assert estimate.left() is None
    estimate.note(report("galley:a", "made", 6.0))
    assert estimate.left() is None
    estimate.note(report("galley:b", "made", 6.0))
    assert estimate.left() is None
    estimate.note(report("product", "made", 2.0))
    assert estimate.left() == 0


def test_a_new_step_takes_as_long_as_others_of_its_kind() -> None:
    estimate = made({"parse:x": 1.0, "galley:x": 5.0, "galley:y": 7.0, "product:x": 2.0})
    assert estimate.left() == 1 + 1 + 6 + 6 + 2


def test_rounds_are_kinds_of_their_own() -> None:
    assert kind("galley:print:ch-01:2") == "galley:2"
    assert kind("galley:print:ch-01") == "galley"
    assert kind("library") == "library"
