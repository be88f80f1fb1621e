"""A book of three chapters with one of everything, in two editions of the formats asked for."""

from __future__ import annotations

from pathlib import Path

import publish
from publish.diagnostics import Diagnostic

EDITIONS = {
    "print": "pdf",
    "ebook": "epub",
    "review": "docx",
    "cover": "cover, for: print, spine: 9mm",
}

_BOOK = """\
title: A Small Book
identifier: urn:isbn:9783161484100
language: en
chapters: [one.md, two.md, three.md]
back: [bibliography]
references: [references.yaml]
citation-style: {style}
editions:
{editions}
"""
_REFERENCES = """\
- id: doe
  type: book
  title: A Study
  author: [{family: Doe, given: Jo}]
  publisher: A Press
  issued: {date-parts: [[1999]]}
"""
_CHAPTERS = {
    "one.md": "# One\n\nWords of the first, see @sec-end.\n\n## A part of it\n\nMore.\n",
    "two.md": "# Two\n\nWords of the second.[^n]\n\n[^n]: A note.\n\n"
    '![A square](square.svg){#fig-square alt="It is black"}\n',
    "three.md": "# Three\n\nWords [@doe, 3].\n\n## The end {#sec-end}\n\nLast words.\n",
}
_SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}">'
    '<rect width="{side}" height="{side}"/></svg>\n'
)


def write_book(root: Path, *names: str) -> Path:
    """Write the book with these editions below ``root``; its manuscript folder."""
    folder = root / "manuscript"
    folder.mkdir(parents=True)
    editions = "\n".join(f"  {name}: {{format: {EDITIONS[name]}}}" for name in names)
    book = _BOOK.format(style="chicago-author-date", editions=editions)
    (folder / "book.yaml").write_text(book, encoding="utf-8")
    (folder / "references.yaml").write_text(_REFERENCES, encoding="utf-8")
    for name, text in _CHAPTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "square.svg").write_text(_SQUARE.replace("{side}", "20"), encoding="utf-8")
    return folder


def edit(path: Path, before: str, after: str) -> None:
    """Put ``after`` in the place of ``before``, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def said_of(folder: Path) -> list[Diagnostic]:
    """What is reported of a book that has one edition, which is made."""
    result = publish.build(folder, jobs=1)
    assert result.ok
    assert len(result.artefacts) == 1
    return list(result.report)
