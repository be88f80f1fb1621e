"""Contents, page numbers and running heads of the sample book are true."""

from __future__ import annotations

import re

from reading.built import Books
from reading.epub import words
from reading.markdown import MarkdownFile
from reading.pdf import PrintedBook
from reading.text import plain
from sample_book.manuscript import (
    BACK,
    BOOK,
    CHAPTERS,
    DEPTH,
    authored,
    captions,
    expected_headings,
)


def test_the_pdf_lists_its_headings_in_contents_and_bookmarks(books: Books) -> None:
    bookmarks = [(bookmark.level, bookmark.title) for bookmark in books.screen.outline]
    deepest = max(level for level, _ in bookmarks)
    assert deepest >= DEPTH
    assert authored(bookmarks) == expected_headings(deepest)
    listed = [(0, title) for title, _ in books.screen.listed("contents", "figures")]
    titles = [(level, re.sub(r"^\d+ ", "", title)) for level, title in expected_headings(DEPTH)]
    assert [title for _, title in authored(listed)] == [title for _, title in titles]
    for level, title in expected_headings(1):
        assert any(row.startswith(f"{title} .") for row in books.screen.rows), (level, title)


def test_page_numbers_of_the_contents_are_true(books: Books) -> None:
    for title, label in books.pdf.listed("contents", "figures"):
        heading = re.sub(r"^\d+ ", "", title)
        assert heading in books.pdf.labelled(label).text, (title, label)


def test_the_epub_lists_its_headings(books: Books) -> None:
    listed = [(entry.level, entry.title) for entry in books.epub.navigation]
    deepest = max(level for level, _ in listed)
    assert deepest >= DEPTH
    assert authored(listed) == expected_headings(deepest)
    for entry in books.epub.navigation:
        heading = re.sub(r"^\d+ ", "", entry.title)
        assert heading in words(books.epub.place(entry.target))


def test_the_epub_repeats_its_contents_as_a_page(books: Books) -> None:
    (page,) = books.epub.find("//h:section[@id='contents']")
    entries = page.findall(".//{*}li")
    found = [(int(li.get("class").split()[0][-1]), words(li[0])) for li in entries]
    assert authored(found) == expected_headings(DEPTH)


def test_the_docx_lists_its_headings(books: Books) -> None:
    lines = [(level, plain(text)) for level, text, _ in books.docx.contents]
    assert authored(lines) == expected_headings(DEPTH)
    for _, text, bookmark in books.docx.contents:
        assert books.docx.bookmarks[bookmark] == text


def test_the_docx_has_its_headings(books: Books) -> None:
    assert authored(books.docx.headings) == expected_headings(6)


def test_lists_of_figures_and_tables_are_true(books: Books) -> None:
    expected = {"figures": len(captions("fig")), "tables": len(captions("tbl"))}
    for first, last in (("figures", "tables"), ("tables", "sec-preface")):
        entries = books.screen.listed(first, last)
        assert len(entries) == expected[first]
        for title, label in entries:
            assert title[:50] in books.screen.labelled(label).text, title


def test_page_labels_are_roman_before_the_first_chapter(books: Books) -> None:
    labels = [page.label for page in books.pdf.pages]
    first = books.pdf.places["sec-ideas"]
    assert labels[:5] == ["i", "ii", "iii", "iv", "v"]
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]


def test_running_heads_name_book_and_chapter(books: Books) -> None:
    for file, after in zip(CHAPTERS, [*CHAPTERS[1:], BACK[0]], strict=True):
        first, last = (_page_of(books.pdf, one) for one in (file, after))
        folios = [page.folio for page in books.pdf.pages[first:last] if page.lines]
        assert folios[0] == books.pdf.pages[first].label
        for folio in folios[1:]:
            assert re.fullmatch(rf"\d+ {BOOK['title']}|{file.headings[0].short} \d+", folio)
        assert any(folio.startswith(file.headings[0].short) for folio in folios)


def _page_of(pdf: PrintedBook, file: MarkdownFile) -> int:
    label = re.search(r"#(\S+)", file.headings[0].attributes)
    assert label is not None
    return pdf.places[label.group(1)]


def test_heads_of_the_notes_say_whose_notes_they_are(books: Books) -> None:
    first, last = books.pdf.places["notes"], books.pdf.places["bibliography"]
    calls = {link.target: link.page for link in books.pdf.links if "_n" in link.target}
    for number in range(first + 1, last):
        page = books.pdf.pages[number]
        begun = [books.pdf.pages[at].label for name, at in calls.items()
                 if books.pdf.places[name] == number]  # fmt: skip
        if not begun:
            continue
        said = re.search(r"Notes to pages? (\d+)(?:-|–)?(\d+)?", page.folio)
        assert said is not None, page.folio
        from_, to = int(said.group(1)), int(said.group(2) or said.group(1))
        assert from_ <= min(map(int, begun)) and to == max(map(int, begun))


def test_no_line_ends_early_in_half_a_word(books: Books) -> None:
    """A line of text that is cut by a hyphen before it is full was broken badly."""
    for number, page in enumerate(books.pdf.words):
        for word in page:
            cut = word.text.endswith("\u2010") and word.right < 200
            alone = cut and word.left < 80
            assert not alone, (books.pdf.pages[number].label, word)
