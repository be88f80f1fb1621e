"""The finished container: its files, their order, and what they say to one another."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from posixpath import dirname, normpath
from typing import Any

import pytest
from fontTools.ttLib import TTFont

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

# The fixtures `book` and `opened` stand in conftest.py.
pytestmark = pytest.mark.filterwarnings("error")


def test_builds_agree_to_the_byte(book: Any) -> None:
    assert book.epub() == book.epub()


def test_mimetype_comes_first_stored_and_all_dates_are_the_documents(book: Any) -> None:
    entries = zipfile.ZipFile(io.BytesIO(book.epub())).infolist()
    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == zipfile.ZIP_STORED
    assert not entries[0].extra
    assert {entry.date_time for entry in entries} == {(2023, 11, 14, 22, 13, 20)}


def test_a_date_before_1980_is_no_trouble(book: Any) -> None:
    old = replace(book, blueprint=replace(book.blueprint, modified=0)).epub()
    assert zipfile.ZipFile(io.BytesIO(old)).infolist()[0].date_time[0] == 1980


def test_every_link_leads_to_an_element(book: Any, opened: Any) -> None:
    documents = opened(book.epub()).documents
    ids = {path: set(tree.xpath("//@id")) for path, tree in documents.items()}
    links = [
        (path, link.get("href"))
        for path, tree in documents.items()
        for link in tree.iter(f"{XHTML}a")
    ]
    assert ("text/ch-one.xhtml", "notes.xhtml#_one_n1") in links
    for path, href in links:
        file, _, fragment = href.partition("#")
        target = normpath(f"{dirname(path)}/{file}").lstrip("/") if file else path
        assert target in ids, href
        assert not fragment or fragment in ids[target], href


def test_every_note_call_has_its_note_and_the_note_leads_back(book: Any, opened: Any) -> None:
    documents = opened(book.epub()).documents
    calls = documents["text/ch-one.xhtml"].findall(f".//{XHTML}a[@role='doc-noteref']")
    (call,) = calls
    (back,) = documents["text/notes.xhtml"].findall(f".//{XHTML}a[@role='doc-backlink']")
    assert call.get("href") == "notes.xhtml#_one_n1"
    assert back.get("href") == f"ch-one.xhtml#{call.get('id')}"


def test_navigation_and_ncx_say_the_same_as_the_headings(book: Any, opened: Any) -> None:
    epub = opened(book.epub())
    links = epub.xml("nav.xhtml").findall(f".//{XHTML}nav[@role='doc-toc']//{XHTML}a")
    nav = [(link.text, link.get("href")) for link in links]
    points = epub.xml("toc.ncx").findall(".//{*}navPoint")
    ncx = [(p.findtext(".//{*}text"), p.find("{*}content").get("src")) for p in points]
    wanted = [
        (f"{h.number} {h.short}", f"text/{h.piece}.xhtml#{h.id}") for h in book.apparatus.headings
    ]
    assert nav == ncx == [*wanted, ("Notes", "text/notes.xhtml#notes")]
    assert [p.get("playOrder") for p in points] == ["1", "2", "3", "4"]


def test_the_manifest_says_what_a_document_holds(book: Any, opened: Any) -> None:
    items = opened(book.epub()).xml("content.opf").findall(f".//{OPF}item")
    said = {item.get("href"): item.get("properties") for item in items}
    assert said["nav.xhtml"] == "nav"
    assert said["text/ch-one.xhtml"] == "mathml"
    assert said["text/ch-two.xhtml"] is None
    assert [href for href in said if href.startswith("images/")] == [
        "images/001-a-map.svg",
        "images/002-dot.png",
    ]


def test_the_spine_is_the_outline_and_the_package_has_its_language(book: Any, opened: Any) -> None:
    package = opened(book.epub()).xml("content.opf")
    spine = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    assert spine == [f"text-{piece.id}" for piece in book.blueprint.outline]
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    modified = package.find(f".//{OPF}meta[@property='dcterms:modified']")
    assert modified.text == "2023-11-14T22:13:20Z"


def test_documents_are_whole_and_empty_elements_are_closed(book: Any, opened: Any) -> None:
    epub = opened(book.epub())
    content = epub.files["EPUB/text/ch-one.xhtml"].decode()
    assert content.startswith("<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>")
    assert '<span id="_one_i1"></span>Last.' in content
    assert "page-number" not in content
    assert "</a>, then." in content
    root = epub.documents["text/ch-one.xhtml"]
    assert root.get("lang") == "en-GB"
    assert root.findtext(f".//{XHTML}title") == "1 Ideas"
    assert [link.get("href") for link in root.iter(f"{XHTML}link")] == ["../styles/book.css"]


def test_the_cover_comes_first_and_is_known_to_all_readers(book: Any, opened: Any) -> None:
    covered = replace(book, blueprint=replace(book.blueprint, cover="figures/dot.jpg"))
    epub = opened(covered.epub())
    package = epub.xml("content.opf")
    assert next(package.iter(f"{OPF}itemref")).get("idref") == "text-cover"
    (item,) = package.findall(f".//{OPF}item[@properties='cover-image']")
    assert item.get("href") == "images/001-dot.jpg"
    assert package.find(f".//{OPF}meta[@name='cover']").get("content") == item.get("id")
    assert package.find(f".//{OPF}reference[@type='cover']").get("href") == "cover.xhtml"
    (image,) = epub.documents["cover.xhtml"].iter(f"{XHTML}img")
    assert (image.get("src"), image.get("alt")) == ("images/001-dot.jpg", "The Book")


def test_fonts_cover_every_character_of_the_text(book: Any, opened: Any) -> None:
    epub = opened(book.with_fonts().epub())
    covered = set()
    for path, content in epub.files.items():
        if path.endswith(".ttf"):
            covered |= set(TTFont(io.BytesIO(content)).getBestCmap())
    text = "".join("".join(tree.itertext()) for tree in epub.documents.values())
    assert {c for c in text if not c.isspace() and ord(c) not in covered} == set()
    faces = epub.files["EPUB/styles/fonts.css"].decode()
    assert faces.count("@font-face") == sum(path.endswith(".ttf") for path in epub.files)
    assert b"OPEN FONT LICENSE" in epub.files["EPUB/fonts/eb-garamond-licence.txt"]
    links = epub.xml("content.opf").findall(f".//{OPF}link[@rel='dcterms:license']")
    ids = set(epub.xml("content.opf").xpath("//@id"))
    assert {link.get("refines")[1:] for link in links} <= ids
