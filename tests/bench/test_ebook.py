"""A small book of the benchmark's kind as an e-book: sound, and with the pages of its print."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from bench.size import Size

import publish
from bench import generate
from reading import judges, page_list
from reading.built import Books
from reading.page_list import Begun

MOST = 0.08
"""Of the pages with words of the manuscript: no more begin with something else."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("bench") / "manuscript"
    generate.manuscript(folder, replace(Size().scaled(0.05), chapters=4))
    text = (folder / "book.yaml").read_text(encoding="utf-8")
    paged = text.replace("ebook: {format: epub}", "ebook: {format: epub, page-list: print}")
    (folder / "book.yaml").write_text(paged, encoding="utf-8")
    result = publish.build(folder, output=folder.parent / "build", editions=("print", "ebook"))
    assert not [one for one in result.report.diagnostics if not one.code.startswith("PRE0")]
    return Books(folder.parent / "build")


@pytest.fixture(scope="module")
def pages(books: Books) -> list[Begun]:
    return page_list.begun(books.pdf, books.epub)


def test_epubcheck_and_ace_find_nothing(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []


def test_each_page_begins_where_it_begins_in_print(pages: list[Begun]) -> None:
    unlike = [page for page in pages if not page.why and page.printed != page.marked]
    assert unlike == []
    assert sum(not page.why for page in pages) > 20


def test_few_pages_begin_with_something_else(pages: list[Begun]) -> None:
    told = [page for page in pages if page.why not in ("blank", "generated")]
    others = Counter(page.why for page in told if page.why)
    assert others.total() <= MOST * len(told), others
