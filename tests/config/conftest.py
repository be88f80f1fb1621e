"""Manuscripts to load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Books = Callable[..., Path]


@pytest.fixture
def book(tmp_path: Path) -> Books:
    """Writes a manuscript folder: book.yaml's lines, and empty chapters by name."""

    def write(lines: str, *files: str, folder: str = "manuscript") -> Path:
        place = tmp_path / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / "book.yaml").write_text(
            "title: Book\nidentifier: urn:isbn:9783161484100\n" + lines, encoding="utf-8"
        )
        for name in files:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text("# Title\n", encoding="utf-8")
        return place

    return write
