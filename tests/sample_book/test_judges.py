"""What others say of the sample book, and what its manifest says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pikepdf.pdfa

from reading import judges
from reading.built import Books, build_for_kindle
from reading.pdf import PrintedBook
from sample_book.manuscript import DEPTH, FILES, FOLDER, expected_headings, notes_in_order


def test_the_manifest_tells_the_truth(books: Books) -> None:
    assert set(books.manifest) == {"print", "screen", "cover", "ebook", "review"}
    for entry in books.manifest.values():
        content = (books.folder / Path(str(entry["path"])).name).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["bytes"] == len(content)
        inputs = {Path(one["path"]).name: one for one in entry["inputs"]}
        for file in FILES:
            assert (
                inputs[file.path.name]["sha256"]
                == hashlib.sha256(file.path.read_bytes()).hexdigest()
            )
    assert books.manifest["print"]["pages"] == len(books.pdf.pages)


def test_epubcheck_and_ace_find_nothing(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []


def test_its_file_for_kindle_is_sound(books: Books, tmp_path: Path) -> None:
    """The other stores have the very file that all have; Kindle's has no page of the cover.

    So no document shows the cover, and EPUBCheck remarks on it.
    """
    ebook = build_for_kindle(FOLDER, tmp_path)
    said = judges.epubcheck(ebook.path, tmp_path)
    assert [one for one in said if not one.startswith("OPF-097 ")] == []
    assert judges.ace(ebook.path, tmp_path) == []
    assert books.epub.files.keys() - ebook.files.keys() == {"EPUB/cover.xhtml"}


def test_validators_of_word_files_find_nothing(books: Books) -> None:
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""


def test_the_pdfs_are_sound(books: Books, tmp_path: Path) -> None:
    for pdf in (books.pdf, books.screen):
        assert judges.qpdf(pdf.path) == ""
        assert pdf.fonts_not_embedded == []


def test_the_edition_for_the_screen_keeps_to_its_standards(books: Books, tmp_path: Path) -> None:
    """ADR 18: of PDF/A, the one rule on how the file's second claim is described."""
    assert judges.outloud(books.screen.path, tmp_path, claims=True) == []
    with pikepdf.open(books.screen.path) as pdf:
        found = {one.rule for one in pikepdf.pdfa.check(pdf, "2b").findings}
    assert found == {"ISO_19005_2:6.6.2.3.1-1"}


def test_libreoffice_shows_contents_notes_and_the_pages_numbers(
    books: Books, tmp_path: Path
) -> None:
    shown = PrintedBook(judges.laid_out(books.docx.path, tmp_path))
    for _, title in expected_headings(DEPTH):
        assert shown.text.count(title) >= 2, title
    for _, first in notes_in_order():
        assert shown.says(first), first
    assert [page.folio for page in shown.pages[1:5]] == ["2", "3", "4", "5"]
