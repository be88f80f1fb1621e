"""Fixtures of the pipeline's tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Books here are all of one day, or two of them could not be equal."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
