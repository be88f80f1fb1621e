"""A book with every construct of a manuscript, built once for all of its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading.built import Books, build_once


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = Path(__file__).parents[1] / "books" / "constructs"
    return build_once(folder, tmp_path_factory)
