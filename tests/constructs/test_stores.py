"""What stores cannot show of the book of every construct, and where in the manuscript it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.diagnostics import Span
from publish.preflight.ebooks.checking import check_ebook
from publish.profiles import load_store
from reading.built import Books

FOLDER = Path(__file__).parents[1] / "books" / "constructs"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("generic", set()),
        ("kindle", {("PRE164", "svg")}),
        ("kobo", {("PRE162", "$"), ("PRE163", "|")}),
        ("google", set()),
        ("apple", set()),
    ],
)
def test_what_a_store_cannot_show_is_told_with_its_line(
    books: Books, name: str, expected: set[tuple[str, str]]
) -> None:
    """Each code with something that stands on the line of the manuscript."""
    path = books.epub.path
    found = check_ebook(path, path.read_bytes(), Span(path.name), load_store(name))
    told = [one for one in found if one.span.path.endswith(".md")]
    assert {one.code for one in told} == {code for code, _ in expected}
    for one in told:
        assert one.span.line
        lines = (FOLDER / Path(one.span.path).name).read_text("utf-8").splitlines()
        block = "\n".join(lines[one.span.line - 1 : one.span.line + 8])
        assert any(one.code == code and mark in block for code, mark in expected), block
