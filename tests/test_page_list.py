"""The e-book knows the pages of the printed book, in the sample book and in that of constructs."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from reading import page_list
from reading.built import Books, build_once
from reading.epub import NAMES, find, resolved
from reading.page_list import MARKS, Begun

ROOT = Path(__file__).parents[1]
MOST = 0.08
"""Of the pages with words of the manuscript: no more begin with something else."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return build_once(ROOT / "manuscript", tmp_path_factory)


@pytest.fixture(scope="module")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return build_once(ROOT / "tests" / "books" / "constructs", tmp_path_factory)


@pytest.fixture(scope="module")
def both(sample: Books, constructs: Books) -> list[Books]:
    return [sample, constructs]


@pytest.fixture(scope="module")
def pages(both: list[Books]) -> list[Begun]:
    return [page for books in both for page in page_list.begun(books.pdf, books.epub)]


def test_the_sample_says_of_which_book_its_pages_are(sample: Books) -> None:
    assert _source(sample) == ["urn:uuid:6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6"]


def test_the_isbn_is_the_book_s_name_where_it_has_one(constructs: Books) -> None:
    assert _source(constructs) == ["urn:isbn:9783161484100"]
    said = constructs.epub.package.xpath("//opf:meta/text()", namespaces=NAMES)
    assert {"pageBreakMarkers", "pageNavigation", "printPageNumbers"} <= set(said)


def _source(books: Books) -> list[str]:
    query = "//opf:meta[@property='pageBreakSource']/text()"
    return [str(one) for one in books.epub.package.xpath(query, namespaces=NAMES)]


def test_each_page_begins_where_it_begins_in_print(pages: list[Begun]) -> None:
    """The first six words; where there is no reason to differ, there is no difference."""
    unlike = [page for page in pages if not page.why and page.printed != page.marked]
    assert unlike == []
    assert sum(not page.why for page in pages) > 70


def test_few_pages_begin_with_something_else(pages: list[Begun]) -> None:
    told = [page for page in pages if page.why not in ("blank", "generated")]
    others = {page.label: page.why for page in told if page.why}
    assert len(others) <= MOST * len(told), others


def test_pages_without_words_of_the_manuscript_have_no_mark(pages: list[Begun]) -> None:
    bare = [page for page in pages if page.why in ("blank", "generated")]
    assert {page.marked for page in bare} == {None}


def test_a_table_that_goes_on_overleaf_begins_there_with_its_row(pages: list[Begun]) -> None:
    inside = [page for page in pages if page.why == "a table's head, repeated" and page.marked]
    assert inside


def test_pages_begin_in_blocks_of_every_kind(both: list[Books]) -> None:
    """In the middle of a paragraph, a list, a note, a table, a list of terms; before a head."""
    marks = [mark for books in both for mark in books.epub.find(MARKS)]
    parents = {etree.QName(mark.getparent()).localname for mark in marks}
    assert {"p", "li", "td", "dt", "section"} <= parents
    assert not {"h1", "h2", "h3"} & parents
    assert [mark for mark in marks if mark.xpath("ancestor::*[@class='note']")]
    inside = [mark for mark in marks if mark.getparent().text or mark.getprevious() is not None]
    assert len(inside) > 20


def test_the_pages_are_listed_in_their_order(both: list[Books]) -> None:
    for books in both:
        labels = [mark.get("aria-label") for mark in books.epub.find(MARKS)]
        assert labels == [page.label for page in books.pdf.pages if page.label in labels]
        nav = _parsed(books, "nav.xhtml")
        listed = find(nav, "//h:nav[@epub:type='page-list']//h:a")
        assert [link.text for link in listed] == labels
        for link in listed:
            place = books.epub.place(resolved("EPUB/nav.xhtml", link.get("href")))
            assert place.get("aria-label") == link.text
        ncx = _parsed(books, "toc.ncx")
        targets = ncx.findall(".//{*}pageTarget/{*}navLabel/{*}text")
        assert [text.text for text in targets] == labels


def test_no_mark_stands_in_a_word_or_a_formula(both: list[Books]) -> None:
    for books in both:
        for mark in books.epub.find(MARKS):
            before, parent = mark.getprevious(), mark.getparent()
            text = before.tail if before is not None else parent.text
            assert not (text or "")[-1:].isalnum() or not (mark.tail or "")[:1].isalnum()
            assert parent.tag.rpartition("}")[2] not in ("ul", "ol", "dl", "table", "tr", "mrow")


def _parsed(books: Books, name: str) -> etree._Element:
    return etree.fromstring(books.epub.files[f"EPUB/{name}"])
