"""The dedication: a page of its own on the right, which shows no heading and no folio."""

from __future__ import annotations

from reading.built import Books


def test_it_stands_alone_on_a_page(books: Books) -> None:
    page = books.pdf.pages[4]
    assert page.text.split() == "To those who set type and to those who read it.".split()
    assert books.pdf.pages[5].text.split() == []


def test_nothing_lists_it(books: Books) -> None:
    assert "Dedication" not in [mark.title for mark in books.pdf.outline]
    assert "Dedication" not in books.pdf.text


def test_the_ebook_has_it_without_heading(books: Books) -> None:
    document = books.epub.documents["EPUB/text/ch-dedication.xhtml"]
    section = document.find(".//{*}section")
    assert section is not None
    assert section.get("role") == "doc-dedication"
    assert document.find(".//{*}h1") is None
