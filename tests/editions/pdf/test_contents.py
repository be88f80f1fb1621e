"""Where the contents break: between chapters if they can, and never before they must."""

from __future__ import annotations

import re
import subprocess

import pytest

import publish

BARE, DIVIDED, SECTIONS = 24, 8, 4
"""Chapters without sections, chapters with them, and how many they have."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The contents' pages, each as the titles on it."""
    folder = tmp_path_factory.mktemp("book")
    names = [f"c{number}.md" for number in range(1, BARE + DIVIDED + 1)]
    for number, name in enumerate(names, 1):
        text = f"# Chapter {number} ends.\n\nWords.\n\n"
        for section in range(1, SECTIONS + 1) if number > BARE else ():
            text += f"## Section {number}-{section} ends.\n\nWords.\n\n"
        (folder / name).write_text(text, encoding="utf-8")
    settings = "title: Book\nlanguage: en\nidentifier: urn:isbn:1\nfront: [contents]\nback: []\n"
    (folder / "book.yaml").write_text(f"{settings}chapters: [{', '.join(names)}]\n")
    result = publish.build(folder, editions=["print"], output=folder / "out")
    assert list(result.report.diagnostics) == []
    command = ["pdftotext", "-layout", str(folder / "out" / "book-print.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = [re.findall(r"((?:Chapter|Section) \S+) ends\. +\.", page) for page in text.split("\f")]
    last = max(number for number, titles in enumerate(found) if titles)
    return found[: last + 1]


def test_chapters_without_sections_fill_the_first_page(pages: list[list[str]]) -> None:
    """They do not cling together, which would send all but the first overleaf."""
    assert len(pages[0]) > 12
    assert pages[0] == [f"Chapter {number}" for number in range(1, len(pages[0]) + 1)]


def test_a_chapter_stands_with_its_sections_and_none_of_them_alone(
    pages: list[list[str]],
) -> None:
    assert len(pages) == 3
    assert pages[1][-1].startswith("Section")
    assert not pages[2][0].startswith("Section") or pages[2][1].startswith("Section")
