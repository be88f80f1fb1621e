"""The judges of the field: EPUBCheck and Ace find nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reading import judges


@pytest.fixture
def epub(book: Any, tmp_path: Path) -> Path:
    """The small book with fonts and a cover, as a file."""
    whole = replace(book, blueprint=replace(book.blueprint, cover="figures/dot.jpg"))
    path = tmp_path / "book.epub"
    path.write_bytes(whole.with_fonts().epub())
    return path


def test_epubcheck_and_ace_find_nothing(epub: Path, tmp_path: Path) -> None:
    assert judges.epubcheck(epub, tmp_path) == []
    assert judges.ace(epub, tmp_path) == []
