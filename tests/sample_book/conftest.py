"""The sample book, built once for all of its tests."""

from __future__ import annotations

import pytest

from reading.built import Books, build_once
from sample_book.manuscript import FOLDER


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return build_once(FOLDER, tmp_path_factory)
