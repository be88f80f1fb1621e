"""Comments on every block of the book of every construct: nothing of it changes, all is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.editions.docx.comments import Remark, Words, commented, texts
from publish.editions.docx.openxml import find_all, qualified
from publish.editions.docx.origin import PART
from publish.editions.docx.package import DOCUMENT, Package
from reading import judges
from reading.built import Books


@pytest.fixture(scope="module")
def package(books: Books) -> Package:
    return Package.read(Path(books.docx.path).read_bytes())


@pytest.fixture(scope="module")
def blocks(package: Package) -> dict[str, str]:
    """What each block shows, of those that the document says it has, and each reference."""
    every = find_all(package.xml(PART), "//*[local-name()='block']/@id")
    entries = find_all(package.xml(DOCUMENT), "//w:bookmarkStart/@w:name[starts-with(., 'ref_')]")
    return dict(texts(package, (*map(str, every), *map(str, entries))))


@pytest.fixture(scope="module")
def remarks(blocks: dict[str, str]) -> tuple[Remark, ...]:
    """Two on each block, the second on its middle third."""
    places = [
        words
        for block, text in blocks.items()
        for words in (Words(block), Words(block, len(text) // 3, 2 * len(text) // 3))
    ]
    return tuple(
        Remark(f"c{number}", "Emma Editor", "EE", "2026-11-20T09:15:00Z", "Sure?", words)
        for number, words in enumerate(places)
    )


@pytest.fixture(scope="module")
def made(package: Package, remarks: tuple[Remark, ...]) -> Package:
    return commented(package, remarks)


def test_blocks_show_what_a_reader_sees(blocks: dict[str, str]) -> None:
    assert len(blocks) > 100
    assert len([block for block in blocks if block.startswith("ref_")]) > 3
    assert not any("ADDIN" in text or "PAGEREF" in text for text in blocks.values())


def test_the_text_of_every_block_stays(
    package: Package, made: Package, blocks: dict[str, str]
) -> None:
    assert texts(made, tuple(blocks)) == blocks
    whole = [
        "".join(map(str, one.xml(DOCUMENT).itertext(qualified("w:t")))) for one in (package, made)
    ]
    assert whole[0] == whole[1]


def test_every_comment_has_its_marks(made: Package, remarks: tuple[Remark, ...]) -> None:
    root = made.xml(DOCUMENT)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = {node.get(qualified("w:id")) for node in find_all(root, f"//w:{name}")}
        assert len(numbers) == len(remarks)


def test_words_of_a_bibliography_do_not_take_all_of_it_along(
    made: Package, remarks: tuple[Remark, ...], blocks: dict[str, str]
) -> None:
    root = made.xml(DOCUMENT)
    for number, remark in enumerate(remarks):
        if remark.words.block.startswith("ref_"):
            (start,) = find_all(root, f"//w:commentRangeStart[@w:id='{number}']")
            (end,) = find_all(root, f"//w:commentRangeEnd[@w:id='{number}']")
            assert start.getparent() is end.getparent() or "\n" in blocks[remark.words.block]


def test_the_document_is_sound(made: Package, tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    path.write_bytes(made.write())
    assert judges.open_xml_sdk(path) == []
    assert judges.ooxml_integrity(path) == ""
