"""The colophon says the same in print, on screens and in Word."""

from __future__ import annotations

from importlib.metadata import version

from publish import pandoc
from reading.built import Books
from reading.epub import words
from reading.text import plain


def test_the_colophon_is_the_same_everywhere(books: Books) -> None:
    (section,) = books.epub.find("//h:section[@id='colophon']")
    lines = [words(line) for line in section.iter("{*}p")]
    printed = plain(books.pdf.pages[books.pdf.places["colophon"]].text)
    assert len(lines) == 4
    assert all(line in printed for line in lines)
    body = plain(books.docx.text)
    assert all(line in body for line in lines)


def test_the_colophon_names_what_made_the_book(books: Books) -> None:
    (section,) = books.epub.find("//h:section[@id='colophon']")
    said = words(section)
    made = (
        "EB Garamond, IBM Plex Mono (SIL Open Font License 1.1)",
        f"publish {version('publish')}, pandoc {pandoc.version()}",
        "Chicago Manual of Style",
    )
    assert all(what in said for what in made)
