"""Pictures are taken only as far as used, and told apart by what they hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from publish.editions.epub.pictures import gather
from publish.model import File


def _shown(folder: Path, name: str, content: bytes) -> tuple[str, tuple[tuple[str, File], ...]]:
    path = folder / name
    path.write_bytes(content)
    fragment = f'<section><img src="{name}" alt="?"/></section>'
    return fragment, ((name, File(str(path), "")),)


def test_each_used_picture_is_taken_once_in_reading_order(book: Any) -> None:
    fragments = (
        '<section><img src="figures/dot.webp"/><img src="figures/a%20map.svg"/></section>',
        '<section><img src="figures/dot.gif"/><img src="figures/dot.webp"/></section>',
    )
    files = tuple(sorted(book.files.items()))
    taken = gather(fragments, (None,) * len(files), files, "figures/dot.jpg")
    assert not taken.diagnostics
    assert [(picture.path, picture.media_type) for picture in taken.value] == [
        ("images/001-dot.jpg", "image/jpeg"),
        ("images/002-dot.webp", "image/webp"),
        ("images/003-a-map.svg", "image/svg+xml"),
        ("images/004-dot.gif", "image/gif"),
    ]


def test_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    svg = b'\xef\xbb\xbf<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    fragment, files = _shown(tmp_path, "picture.png", svg)
    (picture,) = gather((fragment,), (None,), files).value
    assert (picture.path, picture.media_type) == ("images/001-picture.svg", "image/svg+xml")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"no picture", "it is no picture, or damaged"),
        (b"\x89PNG\r\n\x1a\n broken", "it is no picture, or damaged"),
        (b"<svg", "its XML is broken"),
        (b"<html/>", "its outermost element is html, not svg"),
        (b"BM", "it is no picture"),
    ],
)
def test_what_cannot_be_shown_is_diagnosed(tmp_path: Path, content: bytes, problem: str) -> None:
    fragment, files = _shown(tmp_path, "picture.png", content)
    outcome = gather((fragment,), (None,), files)
    assert outcome.value == ()
    (found,) = outcome.diagnostics
    assert found.code == "IMG005"
    assert problem in found.message
