"""What others say of the book of every construct."""

from __future__ import annotations

from pathlib import Path

from reading import judges
from reading.built import Books, build_for_kindle

FOLDER = Path(__file__).parents[1] / "books" / "constructs"


def test_the_epub_is_sound(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []


def test_its_file_for_kindle_is_sound(books: Books, tmp_path: Path) -> None:
    """The other stores have the very file that all have; Kindle's has no page of the cover."""
    ebook = build_for_kindle(FOLDER, tmp_path)
    assert judges.epubcheck(ebook.path, tmp_path) == []
    assert books.epub.files.keys() - ebook.files.keys() == {"EPUB/cover.xhtml"}


def test_the_docx_is_sound(books: Books) -> None:
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""


def test_the_pdf_is_sound(books: Books, tmp_path: Path) -> None:
    assert judges.qpdf(books.pdf.path) == ""
    assert books.pdf.fonts_not_embedded == []
    assert judges.outloud(books.pdf.path, tmp_path) == []
