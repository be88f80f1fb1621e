"""The house theme, read once."""

from __future__ import annotations

import pytest

from publish.diagnostics import NOWHERE
from publish.themes import Theme, load


@pytest.fixture(scope="session")
def theme() -> Theme:
    loaded = load("house", None, NOWHERE).value
    assert loaded is not None
    return loaded
