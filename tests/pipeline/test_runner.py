"""Steps run after their inputs, whatever their order; values are let go; what they say is kept."""

from typing import Any

import pytest

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import Step
from publish.pipeline.runner import run


def said(name: str) -> Diagnostic:
    return diagnose("SRC006", Span(name))


def join(*parts: str) -> Outcome[str]:
    return Outcome("+".join(parts), (said(parts[-1]),))


STEPS = [
    Step("book", join, ("one", "two"), ("book",)),
    Step("two", join, ("one",), ("2",)),
    Step("one", join, (), ("1",)),
]


@pytest.mark.parametrize("steps", [STEPS, STEPS[::-1], STEPS[1:] + STEPS[:1]])
def test_order_does_not_matter(steps: list[Step]):
    values, problems = run(steps, ["book"])
    assert values == {"book": "1+1+2+book"}
    assert {one.span.path for one in problems} == {"1", "2", "book"}


def test_wanted_values_are_kept_and_others_let_go():
    seen: list[set[str]] = []
    alive: set[str] = set()

    class Value(str):
        def __del__(self) -> None:
            alive.discard(str(self))

    def make(*parts: Any) -> Outcome[str]:
        seen.append(set(alive))
        alive.add(parts[-1])
        return Outcome(Value(parts[-1]))

    steps = [Step(str(n), make, (str(n - 1),) if n else (), (str(n),)) for n in range(5)]
    values, _ = run(steps, ["4", "2"])
    assert set(values) == {"2", "4"}
    assert max(len(group) for group in seen) <= 3


def test_known_values_are_not_made_again():
    values, problems = run(STEPS, ["two"], {"one": "known"})
    assert values["two"] == "known+2"
    assert "1" not in {one.span.path for one in problems}


def test_whoever_watches_is_told_of_each_step():
    done: list[str] = []
    run(STEPS, ["book"], done=lambda step: done.append(step.name))
    assert done == ["one", "two", "book"]


def test_an_input_that_nobody_makes_is_a_bug():
    with pytest.raises(KeyError, match="nobody"):
        run([Step("one", join, ("nobody",), ("1",))], ["one"])
