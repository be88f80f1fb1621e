"""The long description of a picture in the three editions."""

from __future__ import annotations

from reading.built import Books
from reading.epub import words

SAID = "A horizontal beam carries two discs."


def test_the_e_book_opens_it_after_the_figure(books: Books) -> None:
    (details,) = books.epub.find("//h:details[@class='long-description']")
    summary, *said = details
    assert words(summary) == "Description of the figure"
    assert words(said[0]).startswith(SAID)
    figure = details.getprevious()
    assert figure is not None and figure.get("id") == "fig-svg"
    (image,) = figure.iter("{*}img")
    assert image.get("aria-details") == details.get("id")
    assert image.get("alt") == "A beam with a small and a large disc"


def test_word_appends_it_to_the_alternative_text(books: Books) -> None:
    document = books.docx.part("word/document.xml")
    said = [node.get("descr") for node in document.iter("{*}docPr")]
    (described,) = [text for text in said if SAID in text]
    assert described.startswith(f"A beam with a small and a large disc\n{SAID}")


def test_it_is_not_printed(books: Books) -> None:
    assert books.pdf.says("Figure 4.3 Two discs on a beam")
    assert not books.pdf.says(SAID)
