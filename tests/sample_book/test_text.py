"""The words of the sample book arrive, in two scripts; its pictures are described."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.built import Books
from reading.pdf import PrintedBook
from reading.text import plain
from sample_book.manuscript import FILES, KEYS, REFERENCES


def test_every_figure_has_its_alternative_text(books: Books) -> None:
    expected = sorted(alt for file in FILES for alt in file.pictures.values() if alt)
    assert len(expected) >= 4
    figures = [tag.alt for tag in books.screen.find_tags("Figure")]
    assert sorted(figures) == expected
    images = [plain(image.get("alt")) for image in books.epub.find("//h:img")]
    assert sorted(alt for alt in images if alt) == sorted([*expected, "Autonomous Action"])
    described = sorted(plain(alt) for alt in books.docx.find("//wp:docPr/@descr") if alt)
    assert len(described) == len(expected)  # a long description may follow
    assert all(full.startswith(alt) for full, alt in zip(described, expected, strict=True))


def test_the_words_of_the_manuscript_arrive(books: Books) -> None:
    stretches = [run for file in FILES for run in file.runs]
    assert len(stretches) > 400
    assert [run for run in stretches if not books.pdf.says(run)] == []
    assert [run for run in stretches if run not in books.epub.text] == []
    assert [run for run in stretches if run not in books.docx.text] == []


def russian() -> Iterator[str]:
    for entry in REFERENCES.values():
        if entry["id"] in KEYS:
            yield from re.findall(r"[Ѐ-ӿ][Ѐ-ӿ ,-]{8,}[Ѐ-ӿ]", plain(entry["title"]))


def test_russian_titles_arrive(books: Books) -> None:
    titles = list(russian())
    assert len(titles) > 10
    for title in titles:
        assert title in books.pdf.text
        assert title in books.epub.text
        assert title in books.docx.text


def test_page_numbers_of_the_index_are_true(books: Books) -> None:
    index = re.sub(r"\n(?=[\d–, ]+$)", " ", _lines_of_index(books.pdf), flags=re.M)
    checked = 0
    for file in FILES:
        for mark in file.marks:
            labels = _labels(index, mark.path)
            if mark.words and not mark.cross and labels is not None:
                pages = [number for number, page in enumerate(books.pdf.pages)
                         if page.label in labels]  # fmt: skip
                assert any(_stands(books.pdf, number, mark.words) for number in pages), mark
                checked += 1
    assert checked > 60


def _lines_of_index(pdf: PrintedBook) -> str:
    last = pdf.places.get("colophon", len(pdf.pages))
    lines = [
        line for page in pdf.pages[pdf.places["index"] : last] for line in page.lines.split("\n")
    ]
    return "\n".join(plain(line) for line in lines)


def _labels(index: str, path: tuple[str, ...]) -> set[str] | None:
    """The pages that the index names for an entry; None where its line is broken in two."""
    lead = "^" + r"\b.*\n(?:.*\n)*?".join(re.escape(part) for part in path)
    match = re.search(rf"{lead}, ([\d–, ]+)\b", index, re.M)
    if match is None:
        return None
    found = set()
    for part in match.group(1).split(","):
        first, _, last = part.strip().partition("–")
        found |= {str(label) for label in range(int(first), int(last or first) + 1)}
    return found


def _stands(pdf: PrintedBook, number: int, said: str) -> bool:
    both = " ".join(page.text for page in pdf.pages[number : number + 2])
    return said in both
