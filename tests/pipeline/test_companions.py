"""Editions that are made with others: covers, and e-books that show them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pipeline.small_book import edit, write_book
from publish import build
from publish.model import Artefact
from publish.pipeline.result import Result

PRINTED = "{format: pdf, profile: kdp, isbn: 978-3-16-148410-0}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small book with a cover whose spine follows from the pages."""
    folder = write_book(tmp_path, "print", "cover", "ebook")
    edit(folder / "book.yaml", "{format: pdf}", PRINTED)
    edit(folder / "book.yaml", ", spine: 9mm", "")
    edit(folder / "book.yaml", "{format: epub}", "{format: epub, cover: cover}")
    return folder


def _made(result: Result) -> set[str]:
    return {step.name for step in result.steps if step.state == "made"}


def _artefact(result: Result) -> Artefact:
    assert [f"{one.span} {one.message}" for one in result.report] == []
    (artefact,) = result.artefacts
    return artefact


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return pdf[0].get_textpage().get_text_range()


def test_a_cover_alone_takes_the_pages_of_its_book(folder: Path) -> None:
    result = build(folder, ["cover"], jobs=1)
    assert _artefact(result).path == "build/a-small-book-cover.pdf"
    assert "page-map:print" in _made(result)
    # The book itself is not put together, and the picture for e-books not drawn.
    assert not {"product:print", "front:cover"} & _made(result)
    assert not any(name.startswith("folios:") for name in _made(result))
    entries = json.loads((folder.parent / "build" / "manifest.json").read_text())["artefacts"]
    assert [entry["edition"] for entry in entries] == ["cover"]


def test_its_boxes_are_a_printer_s(folder: Path) -> None:
    build(folder, ["cover"], jobs=1)
    book = build(folder, ["print"], jobs=1).artefacts[0].pages or 0
    with pikepdf.open(folder.parent / "build" / "a-small-book-cover.pdf") as pdf:
        page = pdf.pages[0]
        spine = 72 * 0.002252 * (book + book % 2)
        media = [float(side) for side in page.mediabox]
        assert media == pytest.approx([0, 0, 72 * 12.25 + spine, 72 * 9.25], abs=0.05)
        trim = [9, 9, media[2] - 9, media[3] - 9]
        assert [float(side) for side in page.trimbox] == pytest.approx(trim)
        assert list(page.bleedbox) == list(page.mediabox)
        assert str(pdf.docinfo["/Title"]) == "A Small Book"
        assert "/Annots" not in page


def test_it_says_of_the_book_what_its_edition_says(folder: Path) -> None:
    edit(folder / "book.yaml", PRINTED, PRINTED.replace("}", ", publisher: A Press}"))
    edit(folder / "book.yaml", "for: print", "for: print, subtitle: With a cover, spine: 12mm")
    build(folder, ["cover"], jobs=1)
    text = re.sub(r"\s+", " ", _text(folder.parent / "build" / "a-small-book-cover.pdf"))
    assert "ISBN 978-3-16-148410-0" in text
    assert "With a cover" in text
    # On the back, on the spine and on the front.
    assert text.upper().count("A PRESS") == 3
    assert text.upper().count("A SMALL BOOK") == 2


def test_of_a_thin_book_the_spine_is_bare(folder: Path) -> None:
    build(folder, ["cover"], jobs=1)
    text = _text(folder.parent / "build" / "a-small-book-cover.pdf")
    assert text.upper().count("A SMALL BOOK") == 1


def test_another_word_on_a_page_does_not_change_the_cover(folder: Path) -> None:
    before = build(folder, ["cover"], jobs=1)
    edit(folder / "two.md", "Words of", "The words of")
    after = build(folder, ["cover"], jobs=1)
    assert before.artefacts == after.artefacts
    assert "galley:print:two:1" in _made(after) or "galley:print:ch-two:1" in _made(after)
    assert "product:cover" not in _made(after)


def test_an_e_book_shows_the_front_without_any_page_laid_out(folder: Path) -> None:
    result = build(folder, ["ebook"], jobs=1)
    book = folder.parent / _artefact(result).path
    assert not any(name.startswith(("galley:", "product:cover")) for name in _made(result))
    with ZipFile(book) as epub:
        package = epub.read("EPUB/content.opf").decode()
        assert 'href="images/cover.png"' in package
        assert 'properties="cover-image"' in package
        with Image.open(io.BytesIO(epub.read("EPUB/images/cover.png"))) as picture:
            width, height = picture.size
    assert height == 2560
    assert width / height == pytest.approx(6 / 9, abs=0.001)


def test_a_picture_covers_the_front_to_its_edges(folder: Path) -> None:
    edit(folder / "book.yaml", "for: print", "for: print, picture: ./figures/front.jpg")
    (folder / "figures").mkdir()
    Image.new("RGB", (2000, 3000), (0, 90, 200)).save(folder / "figures" / "front.jpg")
    result = build(folder, ["cover"], jobs=1)
    with pypdfium2.PdfDocument(folder.parent / _artefact(result).path) as pdf:
        image = pdf[0].render(scale=0.5).to_pil().convert("RGB")
    wide, high = image.size
    above = [(wide - 2, 1), (wide // 2 + 8, 1), (wide - 2, high // 4)]
    below = [(2, 2), (wide - 2, high - 2), (wide // 2 + 8, high - 2)]
    assert [image.getpixel(place)[2] > 150 for place in above] == [True] * 3  # type: ignore[index]
    assert [image.getpixel(place)[2] < 100 for place in below] == [True] * 3  # type: ignore[index]
    inputs = json.loads((folder.parent / "build" / "manifest.json").read_text())["artefacts"][0]
    assert "manuscript/figures/front.jpg" in [file["path"] for file in inputs["inputs"]]


def test_a_picture_that_is_none_is_reported(folder: Path) -> None:
    edit(folder / "book.yaml", "for: print", "for: print, picture: notes.txt")
    (folder / "notes.txt").write_text("no picture")
    result = build(folder, ["cover"], jobs=1)
    assert [one.code for one in result.report] == ["IMG005"]
    assert result.report.diagnostics[0].span.line


def test_sheets_are_made_of_the_finished_pages(folder: Path) -> None:
    edit(
        folder / "book.yaml", "for: print}", "for: print}\n  sheets: {format: booklet, for: print}"
    )
    result = build(folder, ["sheets"], jobs=1)
    assert "product:print" in _made(result)
    with pikepdf.open(folder.parent / _artefact(result).path) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 842, 595]
        assert len(pdf.pages) == result.artefacts[0].pages
    text = _text(folder.parent / result.artefacts[0].path)
    assert "A Small Book".upper() in text.upper()  # the half-title, on the right


def test_two_builds_of_a_cover_are_the_same(folder: Path) -> None:
    ones = [build(folder, ["cover", "ebook"], jobs=1, cache=False).artefacts for _ in range(2)]
    assert ones[0] == ones[1]
    assert [one.edition for one in ones[0]] == ["cover", "ebook"]


def test_a_record_for_booksellers_knows_what_the_e_book_holds(folder: Path) -> None:
    edit(folder / "book.yaml", "  ebook:", "  onix: {format: onix, for: ebook}\n  ebook:")
    result = build(folder, ["onix"], jobs=1)
    assert _artefact(result).path == "build/a-small-book-onix.xml"
    assert not {"product:ebook", "product:print"} & _made(result)
    told = (folder.parent / "build" / "a-small-book-onix.xml").read_text(encoding="utf-8")
    assert "<ProductFormFeatureValue>52</ProductFormFeatureValue>" in told
    assert "<IDValue>9783161484100</IDValue>" in told  # the printed book's


def test_a_record_of_the_printed_book_has_its_pages(folder: Path) -> None:
    edit(folder / "book.yaml", "  ebook:", "  onix: {format: onix, for: print}\n  ebook:")
    assert _artefact(build(folder, ["onix"], jobs=1)).format == "onix"
    told = (folder.parent / "build" / "a-small-book-onix.xml").read_text(encoding="utf-8")
    assert re.search(r"<ExtentValue>\d+</ExtentValue>", told)


def test_an_e_book_alone_takes_the_pages_of_the_book(tmp_path: Path) -> None:
    contents = []
    for place in ("one", "two"):
        folder = write_book(tmp_path / place, "print", "ebook")
        edit(folder / "book.yaml", "{format: pdf}", PRINTED)
        edit(folder / "book.yaml", "{format: epub}", "{format: epub, page-list: print}")
        result = build(folder, ["ebook"], jobs=1, cache=False)
        assert "page-map:print" in _made(result)
        assert not any(name.startswith(("folios:", "product:print")) for name in _made(result))
        contents.append((folder.parent / _artefact(result).path).read_bytes())
    assert contents[0] == contents[1]
    with ZipFile(io.BytesIO(contents[0])) as epub:
        package = epub.read("EPUB/content.opf").decode()
        assert '<meta property="pageBreakSource">urn:isbn:9783161484100</meta>' in package
        assert epub.read("EPUB/toc.ncx").count(b"<pageTarget ") == 4


def test_a_changed_page_leaves_other_pieces_of_an_e_book_alone(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "print", "ebook")
    edit(folder / "book.yaml", "{format: epub}", "{format: epub, page-list: print}")
    build(folder, ["ebook"], jobs=1)
    edit(folder / "two.md", "Words of", "Words, " * 900 + "of")
    made = _made(build(folder, ["ebook"], jobs=1))
    paged = {name for name in made if name.startswith("paged:")}
    # What follows has other labels; what comes before is as it was.
    assert paged == {"paged:ebook:ch-two", "paged:ebook:ch-three", "paged:ebook:bibliography"}
