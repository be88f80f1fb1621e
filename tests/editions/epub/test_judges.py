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


def test_a_book_whose_cover_is_no_page_is_sound(book: Any, tmp_path: Path) -> None:
    """As the profile of Kindle wants it; the other profiles change nothing in the file."""
    blueprint = replace(book.blueprint, cover="figures/dot.jpg", cover_page=False)
    path = tmp_path / "kindle.epub"
    path.write_bytes(replace(book, blueprint=blueprint).epub())
    said = [one for one in judges.epubcheck(path, tmp_path) if not one.startswith("OPF-097 ")]
    assert said == []  # but that no document shows the cover


def test_epubcheck_and_ace_find_nothing(epub: Path, tmp_path: Path) -> None:
    assert judges.epubcheck(epub, tmp_path) == []
    assert judges.ace(epub, tmp_path) == []
