"""What an editor's copy carries for the way back: citations as fields, and where blocks stand."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from reading import judges
from reading.built import Books
from reading.docx import WordFile, find
from sample_book.manuscript import FILES, FOLDER, KEYS

_ORIGIN = {"o": "urn:publish:origin"}
_FIELD = "ADDIN PUBLISH_CITATION"


@pytest.fixture(scope="module")
def saved(books: Books, tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    """The copy after LibreOffice has opened and saved it."""
    return WordFile(judges.saved_again(books.docx.path, tmp_path_factory.mktemp("saved")))


def _cited(word: WordFile) -> list[str]:
    parts = [part for part in word.files if re.fullmatch(r"word/(document|endnotes)\.xml", part)]
    codes = (code for part in parts for code in _codes(word.part(part)))
    return [item["key"] for code in codes for item in json.loads(code)["items"]]


def _codes(root: etree._Element) -> list[str]:
    """The codes of the fields, which a word processor may have cut into several runs."""
    namespace = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    found, code, telling = [], "", False
    for node in root.iterfind(".//w:r/*", namespace):
        kind = node.get(f"{{{namespace['w']}}}fldCharType")
        if kind:
            if telling and _FIELD in code:
                found.append(code.partition(_FIELD)[2])
            code, telling = "", kind == "begin"
        elif telling:
            code += node.text or ""
    return found


def test_every_work_that_is_cited_stands_in_a_field(books: Books) -> None:
    assert set(_cited(books.docx)) == KEYS


def test_fields_survive_another_program(books: Books, saved: WordFile) -> None:
    assert sorted(_cited(saved)) == sorted(_cited(books.docx))


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
        assert len([one for one in blocks if one.get("id") in names]) > 0.95 * len(blocks)
        for block in blocks:
            line, column = map(int, block.get("at").split(":"))
            assert len(lines[line - 1]) >= column


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


def test_no_sentence_of_the_source_is_in_it(books: Books) -> None:
    with zipfile.ZipFile(books.docx.path) as archive:
        for name in ("customXml/item1.xml", "docProps/custom.xml"):
            text = archive.read(name).decode()
            assert not re.search(r"[A-Za-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}", text)
