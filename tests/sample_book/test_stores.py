"""The sample book's e-book in every store."""

from __future__ import annotations

import pytest

from publish.diagnostics import Severity, Span
from publish.preflight.ebooks.checking import check_ebook
from publish.profiles import load_store, store_names
from reading.built import Books


@pytest.mark.parametrize("name", store_names())
def test_no_store_finds_an_error(books: Books, name: str) -> None:
    path = books.epub.path
    found = check_ebook(path, path.read_bytes(), Span(path.name), load_store(name))
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert {one.code for one in found} <= {"PRE144", "PRE162", "PRE163", "PRE164"}
    assert all(one.span.path.endswith((".md", "book.yaml")) and one.span.line for one in found)
