"""What an editor's copy carries for the way back: citations as fields, and where blocks stand."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from publish.editions.docx.comments import texts
from publish.editions.docx.package import Package
from publish.review.round import identity
from reading import judges
from reading.built import Books
from reading.docx import WordFile, find
from reading.fields import fields
from reading.text import plain
from sample_book.manuscript import FILES, FOLDER, KEYS

_ORIGIN = {"o": "urn:publish:origin"}
_CITATION = "ADDIN PUBLISH_CITATION"
_REFERENCE = "ADDIN PUBLISH_REFERENCE"


@pytest.fixture(scope="module")
def saved(books: Books, tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    """The copy after LibreOffice has opened and saved it."""
    return WordFile(judges.saved_again(books.docx.path, tmp_path_factory.mktemp("saved")))


def _told(word: WordFile, name: str) -> list[dict[str, Any]]:
    """What the fields of this name say, in text and notes."""
    parts = [part for part in word.files if re.fullmatch(r"word/(document|endnotes)\.xml", part)]
    return [
        json.loads(one.code.removeprefix(name))
        for part in parts
        for one in fields(word.part(part))
        if one.code.startswith(name)
    ]


def _cited(word: WordFile) -> list[str]:
    return [item["key"] for told in _told(word, _CITATION) for item in told["items"]]


def _referred(word: WordFile) -> list[tuple[str, str]]:
    """The codes of the fields that show what a bookmark encloses, and what they show."""
    found = fields(word.document)
    return sorted((one.code.split()[1], one.shown) for one in found if one.code.startswith("REF "))


def test_every_work_that_is_cited_stands_in_a_field(books: Books) -> None:
    assert set(_cited(books.docx)) == KEYS


def test_fields_survive_another_program(books: Books, saved: WordFile) -> None:
    assert sorted(_cited(saved)) == sorted(_cited(books.docx))


def test_cross_references_are_fields_and_survive_another_program(
    books: Books, saved: WordFile
) -> None:
    referred = _referred(books.docx)
    assert len(referred) > 20 and _referred(saved) == referred
    assert {name for name, _ in referred} <= set(books.docx.bookmarks) & set(saved.bookmarks)
    assert _told(saved, _REFERENCE) == _told(books.docx, _REFERENCE)


def test_contents_and_lists_stay_filled(books: Books, saved: WordFile) -> None:
    """And no entry's words have become a part of its page number, which Word would overwrite."""
    entries = [(level, text) for level, text, _ in books.docx.contents]
    assert [(level, text) for level, text, _ in saved.contents] == entries
    for style in ("table of figures", "index 1", "index 2"):
        assert saved.styled(style) == books.docx.styled(style) != []
    numbers = [one.shown for one in fields(saved.document) if one.code.startswith("PAGEREF")]
    assert len(numbers) > 40 and set(numbers) == {""}


def test_every_index_mark_is_a_field_and_survives_another_program(
    books: Books, saved: WordFile
) -> None:
    """LibreOffice keeps the terms, not what stands in the place of a page, nor ranges."""
    marks = [mark for file in FILES for mark in file.marks]
    terms = _terms(books.docx)
    assert len(terms) > 60 and len(terms) <= len(marks)
    assert {plain(term) for term in terms} == {plain(":".join(mark.path)) for mark in marks}
    assert sorted(_terms(saved)) == sorted(terms)


def _terms(word: WordFile) -> list[str]:
    """Of every mark the term and its subterms; LibreOffice writes a colon after the last one."""
    parts = [part for part in word.files if re.fullmatch(r"word/(document|endnotes)\.xml", part)]
    codes = [one.code for part in parts for one in fields(word.part(part))]
    found = [re.match(r'XE "((?:[^"\\]|\\.)*)"', code) for code in codes]
    return [re.sub(r"\\(.)", r"\1", match[1]).removesuffix(": ") for match in found if match]


def test_bibliographies_are_fields_and_survive_another_program(
    books: Books, saved: WordFile
) -> None:
    made, kept = (
        [one.shown for one in fields(word.document) if one.code == "ADDIN PUBLISH_BIBLIOGRAPHY"]
        for word in (books.docx, saved)
    )
    assert len(made) > 1 and max(map(len, made)) > 5000
    assert kept == made
    assert "_publish_bibliography" in saved.bookmarks


def test_every_block_is_traced_to_its_file_and_line(books: Books) -> None:
    root = books.docx.part("customXml/item1.xml")
    names = set(books.docx.find("//w:bookmarkStart/@w:name"))
    names |= set(find(books.docx.part("word/endnotes.xml"), "//w:bookmarkStart/@w:name"))
    paths = root.xpath("//o:file/@path", namespaces=_ORIGIN)
    assert [Path(path).name for path in paths] == [file.path.name for file in FILES]
    for file in root.xpath("//o:file", namespaces=_ORIGIN):
        lines = (FOLDER / Path(file.get("path")).name).read_text(encoding="utf-8").split("\n")
        blocks = file.xpath("o:block", namespaces=_ORIGIN)
        assert len(blocks) > 10
        assert {one.get("id") for one in blocks} <= names
        for block in blocks:
            line, column = map(int, block.get("at").split(":"))
            assert len(lines[line - 1]) >= column


def test_what_each_block_shows_survives_another_program(books: Books, saved: WordFile) -> None:
    """In notes, too, whose bookmarks LibreOffice renames, and though ends of bookmarks move."""
    root = books.docx.part("customXml/item1.xml")
    ids = tuple(map(str, root.xpath("//o:block/@id", namespaces=_ORIGIN)))
    made, kept = (texts(Package(word.files), ids) for word in (books.docx, saved))
    assert set(made) == set(kept) == set(ids)
    assert [name for name in ids if identity(made[name]) != identity(kept[name])] == []


def test_the_trace_survives_another_program_twice(books: Books, saved: WordFile) -> None:
    parts = [part for part in saved.files if re.fullmatch(r"customXml/item\d+\.xml", part)]
    traced = [saved.files[part] for part in parts if b"urn:publish:origin" in saved.files[part]]
    assert len(traced) == 1
    root = etree.fromstring(traced[0])
    ids = root.xpath("//o:block/@id", namespaces=_ORIGIN)
    before = books.docx.part("customXml/item1.xml")
    assert ids == before.xpath("//o:block/@id", namespaces=_ORIGIN)
    properties = {
        one.get("name"): "".join(one.itertext()) for one in saved.part("docProps/custom.xml")
    }
    assert properties["publish-book"].startswith("urn:uuid:")
    told = [text for name, text in properties.items() if name.startswith("publish-blocks")]
    assert sum(len(text.split()) // 2 for text in told) == len(ids)
    assert all(len(text) <= 255 for text in told)


def test_every_blocks_bookmark_survives_another_program(books: Books, saved: WordFile) -> None:
    """In notes LibreOffice may give it another name: ``NAME_Copy_1``."""
    part = books.docx.part("customXml/item1.xml")
    blocks = set(part.xpath("//o:block/@id", namespaces=_ORIGIN))
    kept = {re.sub(r"_Copy_\d+$", "", name) for name in saved.bookmarks}
    assert len(blocks) > 700 and blocks <= kept


def test_no_sentence_of_the_source_is_in_it(books: Books) -> None:
    with zipfile.ZipFile(books.docx.path) as archive:
        for name in ("customXml/item1.xml", "docProps/custom.xml"):
            text = archive.read(name).decode()
            assert not re.search(r"[A-Za-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}", text)
