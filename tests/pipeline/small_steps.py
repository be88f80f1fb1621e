"""Functions of steps; in a module of their own, so that other processes can load them."""

from __future__ import annotations

from publish.diagnostics import Outcome


def given(value: object) -> Outcome[object]:
    return Outcome(value)
