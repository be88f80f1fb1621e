"""Cross references: fields on bookmarks around what they show, and what was written around them."""

from __future__ import annotations

import json
import re

import pytest
from lxml import etree

from publish.editions.docx.names import listed, numbered
from publish.editions.docx.openxml import NAMESPACES, Element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.codes import without_fields
from publish.editions.docx.references import REFERENCE, around_number, reference
from publish.pandoc import link, string, stringify, words
from reading.fields import fields

ENDNOTES = "word/endnotes.xml"


def _bookmark(root: Element, name: str) -> str:
    """The text between a bookmark's ends."""
    start = find_all(root, f"//w:bookmarkStart[@w:name='{name}']")[0]
    text, number = "", start.get(qualified("w:id"))
    for node in start.itersiblings():
        if node.tag == qualified("w:bookmarkEnd") and node.get(qualified("w:id")) == number:
            return text
        text += "".join(t.text or "" for t in node.iter(qualified("w:t")))
    raise AssertionError(name)


def test_a_reference_shows_the_number_that_its_bookmark_encloses(package: Package) -> None:
    document = package.xml(DOCUMENT)
    found = {
        (one.code, one.shown)
        for part in (DOCUMENT, ENDNOTES)
        for one in fields(package.xml(part))
        if one.code.startswith("REF ")
    }
    expected = {
        (numbered("fig-map"), "1.1"),
        (numbered("tbl-groups"), "1.1"),
        (numbered("eq-sum"), "1.1"),
        (numbered("sec-founding"), "2"),
        (listed("sec-a"), "A section"),
    }
    assert found == {(f"REF {name} \\h \\* MERGEFORMAT", shown) for name, shown in expected}
    for name, shown in expected:
        assert _bookmark(document, name) == shown


def test_the_label_and_the_way_it_was_written_are_told(package: Package) -> None:
    told = {
        "".join(link.itertext(qualified("w:t"))): json.loads(one.code.removeprefix(REFERENCE))
        for part in (DOCUMENT, ENDNOTES)
        for link in find_all(package.xml(part), "//w:hyperlink")
        for one in fields(link)
        if one.code.startswith(REFERENCE)
    }
    assert told == {
        "figure 1.1": {"label": "fig-map"},
        "“A section”": {"label": "sec-a", "mode": "page"},
        "Chapter 2": {"label": "sec-founding"},
        "1.1": {"label": "eq-sum", "mode": "number"},
        "Table 1.1": {"label": "tbl-groups"},
    }


def test_a_reference_leads_to_its_label(package: Package) -> None:
    links = find_all(package.xml(DOCUMENT), "//w:hyperlink[.//w:instrText]")
    anchors = {one.get(qualified("w:anchor"), "") for one in links}
    assert {"sec_founding", "sec_a", "tbl_groups", "eq_sum"} <= anchors


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Figure\u00a01.2", "1.2", "Figure\u00a0[1.2]"),
        ("Equation\u00a0(1.2)", "1.2", "Equation\u00a0([1.2])"),
        ("1.", "1", "[1]."),
        ("1.2. ábra", "1.2", "[1.2]. ábra"),
        ("no number", "3", "no number"),
    ],
)
def test_a_number_is_found_in_its_words(text: str, number: str, expected: str) -> None:
    made = around_number(words(text), number, lambda part: [string("["), *part, string("]")])
    assert stringify(made) == expected


@pytest.mark.parametrize("title", ["“One”", "«\u202fOne\u202f»", "„One two“"])
def test_quotation_marks_are_not_the_titles(title: str) -> None:
    _, *inner, _ = reference(link(words(title), "#a", "xref"), words(title))
    raw = [part["c"][1] if part["t"] == "RawInline" else "" for part in inner]
    inside = [place for place, xml in enumerate(raw) if "fldChar" in xml][1:]
    shown = stringify(inner[inside[0] + 1 : inside[1]])
    assert shown == re.sub(r"^\W+|\W+$", "", title)


def test_of_an_unwanted_field_what_it_shows_is_left() -> None:
    runs = "".join(
        f"<w:r>{one}</w:r>"
        for one in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> OUTER </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>see </w:t>",
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> REF no</w:instrText>",
            "<w:instrText>where </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>it</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    root = etree.fromstring(f'<w:p xmlns:w="{NAMESPACES["w"]}">{runs}</w:p>')
    without_fields(root, lambda code: code == "REF nowhere")
    assert [(one.code, one.shown) for one in fields(root)] == [("OUTER", "see it")]
    without_fields(root, lambda code: True)
    assert len(root) == 2 and "".join(root.itertext()) == "see it"
