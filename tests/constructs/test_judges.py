"""What others say of the book of every construct."""

from __future__ import annotations

from pathlib import Path

from reading import judges
from reading.built import Books


def test_the_epub_is_sound(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []


def test_the_docx_is_sound(books: Books) -> None:
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""


def test_the_pdf_is_sound(books: Books, tmp_path: Path) -> None:
    assert judges.qpdf(books.pdf.path) == ""
    assert books.pdf.fonts_not_embedded == []
    assert judges.outloud(books.pdf.path, tmp_path) == []
