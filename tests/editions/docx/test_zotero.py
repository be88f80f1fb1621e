"""Citations as Zotero's fields: what its plug-in for Word looks for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree

from publish.editions.docx.form import Form
from publish.editions.docx.layout import LAYOUTS
from publish.editions.docx.openxml import NAMESPACES, Element, field_start
from publish.editions.docx.passes.zotero import zotero as given_over
from publish.editions.docx.text import Text
from publish.editions.docx.zotero import (
    BIBLIOGRAPHY,
    CITATION,
    Zotero,
    cited,
    item,
    settings,
    zotero,
)
from publish.model import Edition, File, Kind, Metadata, Piece, Place, Resolved
from publish.pandoc import parse
from reading.fields import Field, fields

SMITH = {"id": "smith", "type": "book", "title": "A History", "translated-title": "История"}
KNOWN = Zotero({"smith": SMITH}, "http://www.zotero.org/styles/x", False)
EDITION = Edition("review", "docx", Metadata("T", "ru", "t", identifier="urn:x"), "house", "x")


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        ({"label": "pp.", "locator": "3–5"}, "en", {"label": "page", "locator": "3–5"}),
        ({"locator": "3"}, "en", {"label": "page", "locator": "3"}),
        ({"label": "гл.", "locator": "2"}, "ru", {"label": "chapter", "locator": "2"}),
        ({"label": "chap.", "locator": "2"}, "ru", {"label": "chapter", "locator": "2"}),
        ({"label": "§", "locator": "7"}, "en", {"label": "section", "locator": "7"}),
        ({"label": "box", "locator": "4", "suffix": " x"}, "en", {"suffix": ", box 4 x"}),
        ({"suffix": "и далее"}, "ru", {"suffix": " и далее"}),
        ({"prefix": "see"}, "en", {"prefix": "see "}),
        ({"mode": "suppress-author"}, "en", {"suppress-author": True}),
    ],
)
def test_a_work_as_zotero_wants_it(
    told: dict[str, str], language: str, expected: dict[str, Any]
) -> None:
    made = item({"key": "a b", **told}, {}, language)
    assert made == {"id": "a b", "uris": ["urn:publish:reference:a%20b"], **expected}


def test_the_settings_name_the_style_and_fit_into_properties() -> None:
    noted = replace(KNOWN, noted=True, style="http://www.zotero.org/styles/" + "x" * 200)
    for place, kind in (("footnotes", "1"), ("endnotes", "2")):
        parts = list(settings(noted, replace(EDITION, notes_place=place)))
        assert [name for name, _ in parts] == ["ZOTERO_PREF_1", "ZOTERO_PREF_2"]
        assert all(len(text) <= 255 and text == text.strip() for _, text in parts)
        root = etree.fromstring("".join(text for _, text in parts))
        assert root.get("data-version") == "3"
        assert root.find("style").get("id") == noted.style
        assert root.find("style").get("locale") == "ru-RU"
        prefs = {pref.get("name"): pref.get("value") for pref in root.iter("pref")}
        assert (prefs["fieldType"], prefs["noteType"]) == ("Field", kind)


def test_the_style_is_known_by_its_own_address(tmp_path: Path) -> None:
    style = tmp_path / "x.csl"
    namespace = "http://purl.org/net/xbiblio/csl"
    head = "<info><id>http://www.zotero.org/styles/x</id></info>"
    style.write_text(f'<style xmlns="{namespace}" class="note">{head}</style>', encoding="utf-8")
    made = zotero(SimpleNamespace(entries=[SMITH]), File(str(style), "")).value
    assert (made.style, made.noted) == ("http://www.zotero.org/styles/x", True)
    assert made.works == {"smith": {"id": "smith", "type": "book", "title": "A History"}}


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _cited(mode: str, shown: str) -> str:
    told = json.dumps({"items": [{"key": "smith", "mode": mode}]})
    text = f"<w:r><w:t>{shown}</w:t></w:r>"
    link = f'<w:hyperlink w:anchor="ref_smith">{text}</w:hyperlink>'
    return f"<w:p>{field_start(f'ADDIN PUBLISH_CITATION {told}')}{link}{END}</w:p>"


def _document(body: str, tag: str = "document") -> Element:
    return etree.fromstring(f'<w:{tag} xmlns:w="{NAMESPACES["w"]}">{body}</w:{tag}>')


def _made(body: str, notes: str = "") -> Text:
    text = Text(_document(f"<w:body>{body}</w:body>"), _document(notes, "endnotes"))
    form = Form(LAYOUTS["review"], "ru", "endnotes", "chapter", 9, KNOWN)
    given_over(text, form)
    return text


def _told(one: Field) -> Any:
    return json.loads(one.code.removeprefix(CITATION))


def test_a_citation_carries_its_work_and_says_what_it_shows() -> None:
    root = _made(_cited("", "(Smith 2001)")).document
    (one,) = fields(root)
    told = _told(one)
    assert len(told["citationID"]) == 8
    assert told["properties"] == {
        "formattedCitation": "(Smith 2001)", "plainCitation": "(Smith 2001)", "noteIndex": 0,
    }  # fmt: skip
    assert told["citationItems"][0]["itemData"] == SMITH
    assert one.shown == "(Smith 2001)"
    assert not root.xpath("//w:hyperlink", namespaces=NAMESPACES)


@pytest.mark.parametrize(
    ("shown", "field", "suppressed"),
    [
        ("Smith (2001)", "(2001)", True),
        ("Smith [1]", "[1]", True),
        ("Smith, A.", "Smith, A.", None),
    ],
)
def test_an_author_in_the_text_stands_before_the_field(
    shown: str, field: str, suppressed: bool | None
) -> None:
    root = _made(_cited("author-in-text", shown)).document
    (one,) = fields(root)
    assert one.shown == _told(one)["properties"]["plainCitation"] == field
    assert _told(one)["citationItems"][0].get("suppress-author") is suppressed
    assert "".join(root.itertext(f"{{{NAMESPACES['w']}}}t")) == shown


def test_a_citation_in_a_note_says_in_which() -> None:
    separator = '<w:endnote w:type="separator"/>'
    notes = f"{separator}<w:endnote><w:p/></w:endnote><w:endnote>{_cited('', 'Smith')}</w:endnote>"
    (one,) = fields(_made("", notes).notes)
    assert _told(one)["properties"]["noteIndex"] == 2


def test_each_citation_has_an_identifier_of_its_own() -> None:
    found = fields(_made(_cited("", "(Smith)") * 3).document)
    assert len({_told(one)["citationID"] for one in found}) == 3


def test_the_books_own_bibliography_is_zoteros_and_no_other() -> None:
    entries = f"<w:p>{field_start('ADDIN PUBLISH_BIBLIOGRAPHY')}<w:r><w:t>S.</w:t></w:r>{END}</w:p>"
    mark = '<w:bookmarkStart w:id="1" w:name="_publish_bibliography"/>'
    root = _made(f'{entries}{mark}{entries}<w:bookmarkEnd w:id="1"/>').document
    codes = [one.code for one in fields(root)]
    assert codes == ["ADDIN PUBLISH_BIBLIOGRAPHY", BIBLIOGRAPHY]


def test_a_piece_needs_the_works_that_it_cites() -> None:
    known = replace(KNOWN, works={"smith": SMITH, "other": SMITH})
    blocks = parse('# One\n\n[[x](#ref-smith)]{.citation keys="smith gone"}')[0]
    source = Resolved(Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1"), "one.md", blocks)
    assert cited(known, source).value == KNOWN
