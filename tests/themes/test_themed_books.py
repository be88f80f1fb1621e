"""The book of every construct in each theme, in every format, before its judges."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from reading import judges
from reading.built import Books, build_once

CONSTRUCTS = Path(__file__).parents[1] / "books" / "constructs"
THEMES = {"scholar": (156, 234), "plain": (210, 297)}
"""Theme → its page in millimetres. The house theme has tests of its own."""


@pytest.fixture(scope="module", params=THEMES)
def books(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Books:
    manuscript = tmp_path_factory.mktemp("themes") / f"constructs-{request.param}"
    shutil.copytree(CONSTRUCTS, manuscript, ignore=shutil.ignore_patterns("build"))
    book = manuscript / "book.yaml"
    text = re.sub(r", trim: \w+", "", book.read_text(encoding="utf-8"))
    book.write_text(f"{text}theme: {request.param}\n", encoding="utf-8")
    return build_once(manuscript, tmp_path_factory)


def test_the_pdf_is_sound_and_of_the_themes_size(books: Books, tmp_path: Path) -> None:
    assert judges.qpdf(books.pdf.path) == ""
    assert books.pdf.fonts_not_embedded == []
    assert judges.outloud(books.pdf.path, tmp_path) == []
    with pikepdf.open(books.pdf.path) as pdf:
        box = {tuple(round(float(end) * 25.4 / 72) for end in page.mediabox) for page in pdf.pages}
    assert box in [{(0, 0, *size)} for size in THEMES.values()]


def test_the_epub_is_sound(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []


def test_the_docx_is_sound(books: Books) -> None:
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""
