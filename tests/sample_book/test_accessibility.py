"""What the sample book's e-book says of its accessibility, and that its content bears it out."""

from __future__ import annotations

from itertools import pairwise

from reading.built import Books
from reading.epub import NAMES, find

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _said(books: Books, name: str) -> list[str]:
    query = f"//opf:meta[@property='{name}']/text()"
    return [str(one) for one in books.epub.package.xpath(query, namespaces=NAMES)]


def test_it_claims_to_conform(books: Books) -> None:
    claim = ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert _said(books, "dcterms:conformsTo") == claim
    assert _said(books, "a11y:certifiedBy") == ["publish"]
    assert "alternativeText" in _said(books, "schema:accessibilityFeature")
    assert "no alternative text" not in _said(books, "schema:accessibilitySummary")[0]


def test_pictures_are_described_or_ornaments(books: Books) -> None:
    images = books.epub.find("//h:img")
    assert len(images) > 5
    ornaments = [image for image in images if image.get("role") == "presentation"]
    assert [image.get("alt") for image in ornaments] == [""]
    assert all(image.get("alt") for image in images if image not in ornaments)


def test_a_long_description_is_linked(books: Books) -> None:
    (image,) = books.epub.find("//h:img[@aria-details]")
    (description,) = books.epub.find("//h:details")
    assert image.get("aria-details") == description.get("id")


def test_languages_are_said_twice_and_alike(books: Books) -> None:
    marked = books.epub.find("//*[@lang or @xml:lang]")
    assert all(one.get("lang") == one.get(LANG) for one in marked)
    assert {"en", "ru", "el"} <= {one.get("lang") for one in marked}
    assert all(tree.get("lang") for tree in books.epub.documents.values())
    cyrillic = [
        text
        for tree in books.epub.documents.values()
        for text in tree.xpath("//h:p//text()[not(ancestor::*[@lang='ru'])]", namespaces=NAMES)
        if any("а" <= letter <= "я" for letter in text.casefold())
    ]
    assert cyrillic == []


def test_tables_have_heads_that_say_what_they_head(books: Books) -> None:
    tables = books.epub.find("//h:table")
    assert len(tables) > 5
    for table in tables:
        heads = find(table, ".//h:th")
        assert heads and {head.get("scope") for head in heads} <= {"col", "row"}


def test_headings_skip_no_level_and_documents_have_titles(books: Books) -> None:
    for tree in books.epub.documents.values():
        levels = [
            int(one.tag[-1])
            for one in tree.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}h5", "{*}h6")
        ]
        assert all(deeper <= level + 1 for level, deeper in pairwise([0, *levels]))
        assert find(tree, "//h:title")[0].text


def test_sections_say_what_they_are_in_both_ways(books: Books) -> None:
    roles = {
        (section.get("{http://www.idpf.org/2007/ops}type"), section.get("role"))
        for section in books.epub.find("//h:body/h:section")
    }
    assert {
        ("chapter", "doc-chapter"),
        ("preface", "doc-preface"),
        ("endnotes", "doc-endnotes"),
        ("bibliography", "doc-bibliography"),
        ("index", "doc-index"),
    } <= roles


def test_it_is_read_in_the_order_of_the_printed_book(books: Books) -> None:
    read = list(books.epub.documents)
    listed = [entry.target[0] for entry in books.epub.navigation]
    assert sorted(listed, key=read.index) == listed
    refs = books.epub.package.xpath("//opf:itemref/@linear", namespaces=NAMES)
    assert "no" not in refs
