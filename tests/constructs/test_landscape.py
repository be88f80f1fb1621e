"""A figure and a table that lie on their side, in the three editions."""

from __future__ import annotations

import pikepdf
import pytest

from reading.built import Books
from reading.epub import words
from reading.poppler import Word

ROWS = 27
INNER, OUTER, TOP, BOTTOM = 58, 70, 63, 81
"""The house theme's margins in points."""
WIDTH, HEIGHT = 432, 648
LINE = 12


def _turned(books: Books) -> list[int]:
    """The pages on which the table and the figure are."""
    table = books.pdf.places["tbl-wide"]
    return [table, table + 1, books.pdf.places["fig-wide"]]


def _upwards(page: list[Word]) -> str:
    """The words of a page in the order in which a reader who has turned it reads them."""
    inside = sorted((word for word in page if _in_text(word)), key=lambda word: word.left)
    lines: list[list[Word]] = []
    for word in inside:
        if not lines or word.left > lines[-1][-1].left + LINE / 2:
            lines.append([])
        lines[-1].append(word)
    ordered = (sorted(line, key=lambda word: -word.bottom) for line in lines)
    return " ".join(word.text for line in ordered for word in line)


def _in_text(word: Word) -> bool:
    return word.top >= TOP and word.bottom <= HEIGHT - BOTTOM


def test_all_pages_are_of_one_size_and_none_is_rotated(books: Books) -> None:
    for page in books.pdf.pdf.pages:
        assert [float(side) for side in page.mediabox] == [0, 0, WIDTH, HEIGHT]
        assert "/Rotate" not in page.obj


def test_the_table_goes_on_with_its_head(books: Books) -> None:
    first, second, _ = (_upwards(books.pdf.words[number]) for number in _turned(books))
    head = "Month Morning Noon Evening Night Remarks"
    assert f"Table 3.5 A wide table that goes on over two pages {head} month 1 " in first
    assert second.startswith(f"{head} month ")
    assert second.endswith("degrees the last row of all")
    together = f"{first} {second}"
    for number in range(1, ROWS + 1):
        assert f" month {number} {number + 4} degrees {number + 9} degrees " in together


def test_the_text_keeps_its_area(books: Books) -> None:
    for number in _turned(books):
        recto = int(books.pdf.pages[number].label) % 2
        left, right = (INNER, OUTER) if recto else (OUTER, INNER)
        inside = [word for word in books.pdf.words[number] if _in_text(word)]
        assert len(inside) > 10
        assert left - 1 <= min(word.left for word in inside)
        assert max(word.right for word in inside) <= WIDTH - right + 1
        outside = [word for word in books.pdf.words[number] if word not in inside]
        assert all(word.bottom < TOP for word in outside)  # running head and folio


def test_running_heads_and_folios_stay_upright(books: Books) -> None:
    for number in _turned(books):
        page = books.pdf.pages[number]
        said = "Every Construct" if int(page.label) % 2 == 0 else ""
        assert page.folio.replace(page.label, "").strip() == (
            said or ("Tables" if number < _turned(books)[2] else "Pictures")
        )
        folio = [w for w in books.pdf.words[number] if w.text == page.label and w.bottom < TOP]
        assert len(folio) == 1


def test_the_picture_fills_the_width(books: Books) -> None:
    (figure,) = (
        item
        for item in books.pdf.pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Alt") == "The black wave again"
    )
    left, bottom, right, top = (float(side) for side in figure.A.BBox)
    assert (bottom, top) == pytest.approx((BOTTOM, HEIGHT - TOP), abs=1)
    assert INNER <= left < right <= WIDTH - INNER


LINKS = {
    "fig-wide": ["Figure", "4.4"],
    "https://example.org/weather": ["the", "weather", "office"],
    "tbl-wide": ["Table", "3.5.2"],  # a note's number touches the word
}


def test_links_lie_on_their_words(books: Books) -> None:
    found = {}
    for number in _turned(books):
        for note in books.pdf.pdf.pages[number].get("/Annots", []):
            left, bottom, right, top = (float(side) for side in note.Rect)
            assert left < right and bottom < top
            target = str(note.get("/Dest", "")) or str(note.A.URI)
            found[target] = [
                word.text
                for word in sorted(books.pdf.words[number], key=lambda word: -word.bottom)
                if left < (word.left + word.right) / 2 < right
                and HEIGHT - top - 1 < (word.top + word.bottom) / 2 < HEIGHT - bottom + 1
            ]
    calls = [target for target in found if target not in LINKS]
    assert len(calls) == 2
    assert {target: said for target, said in found.items() if target in LINKS} == LINKS


def test_links_lead_to_the_head_of_what_they_name(books: Books) -> None:
    for name in ("fig-wide", "tbl-wide"):
        page, x, y = books.pdf.spot(name)
        assert page == books.pdf.places[name]
        assert (x, y) == pytest.approx((INNER, HEIGHT - TOP), abs=1)  # both are recto pages


def test_every_link_in_print_can_be_hit(books: Books) -> None:
    for page in books.pdf.pdf.pages:
        for note in page.get("/Annots", []):
            left, bottom, right, top = (float(side) for side in note.Rect)
            assert abs(right - left) > 1 and abs(top - bottom) > 1


def test_word_has_sections_of_their_own(books: Books) -> None:
    sizes = books.docx.find("//w:sectPr/w:pgSz[@w:orient='landscape']")
    assert len(sizes) == 2
    for size in sizes:
        height, width = (size.xpath(f"@w:{key}", namespaces=size.nsmap)[0] for key in "hw")
        assert int(height) < int(width)
    (table,) = books.docx.find("//w:tbl[.//w:t='Morning']")
    (after,) = table.xpath("(following::w:sectPr)[1]", namespaces=table.nsmap)
    assert after.xpath("w:pgSz/@w:orient", namespaces=table.nsmap) == ["landscape"]
    assert table.xpath("count(w:tr)", namespaces=table.nsmap) == ROWS + 1


def test_notes_are_numbered_alike_in_all_editions(books: Books) -> None:
    numbers = [words(call) for call in books.epub.find("//h:a[@role='doc-noteref']")]
    assert books.docx.numbers == numbers
    assert numbers.count("1") == 4
    for said in ("as it should be2", "stands upright again.3", "part of its sentence.3"):
        assert any(said in p.text for p in books.docx.paragraphs) or said[:-1] in books.docx.text
        assert said in books.epub.text
    assert books.pdf.says("stands upright again.3")


def test_the_e_book_turns_nothing(books: Books) -> None:
    (figure,) = books.epub.find("//h:figure[@id='fig-wide']")
    assert figure.get("class") == "landscape"
    (table,) = books.epub.find("//h:figure[@id='tbl-wide']")
    assert table.get("class") == "table landscape"
    assert not books.epub.find("//h:img[@class]")
