"""Sections that lie on their side, and those around them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from editions.docx.conftest import METADATA
from publish.editions.docx.drawing import drawing
from publish.editions.docx.form import form_of
from publish.editions.docx.job import Job
from publish.editions.docx.landscape import turned, turned_layout
from publish.editions.docx.layout import A4, LAYOUTS, Layout
from publish.editions.docx.openxml import (
    NAMESPACES,
    TURNED,
    UPRIGHT,
    Element,
    element,
    find_all,
    qualified,
)
from publish.editions.docx.package import Package
from publish.editions.docx.page import (
    section_properties,
    with_header_and_footer,
    with_turned_header,
)
from publish.editions.docx.passes.partings import partings
from publish.editions.docx.passes.sections import sections
from publish.editions.docx.passes.tables import tables
from publish.editions.docx.pictures import Picture
from publish.editions.docx.reference import reference
from publish.editions.docx.text import Text
from publish.model import Edition
from publish.pandoc import identifier, parse
from publish.themes.theme import Theme

TEXT, NOTE, TABLE = "a paragraph", "a note", "a table"
CHAPTER = "chapter"
EDITION = Edition("review", "docx", METADATA, "house", "x")


def _block(what: str) -> Element:
    match what:
        case "a paragraph":
            return element("w:p", element("w:r"))
        case "a note":
            return element("w:p", element("w:r", element("w:endnoteReference", id="1")))
        case "a table":
            cell = element("w:tc", element("w:p"))
            return element(
                "w:tbl", element("w:tblGrid", element("w:gridCol", w="1")), element("w:tr", cell)
            )
    end = element("w:sectPr")
    end.set(f"{{{NAMESPACES['draft']}}}kind", what)
    return element("w:p", element("w:pPr", end))


class Document:
    """A document of these blocks, its sections completed; the last one ends it."""

    def __init__(self, theme: Theme, blocks: Sequence[str], **settings: str) -> None:
        edition = Edition("review", "docx", METADATA, "house", "x", **settings)  # type: ignore[arg-type]
        form = form_of(edition, theme)
        self.layout = form.layout
        made = [_block(block) for block in blocks]
        body = element("w:body", *made, section_properties(form.layout))
        text = Text(element("w:document", body), element("w:endnotes"), opens=True)
        for step in (partings, sections, tables):
            step(text, form)
        self.root = text.document
        self.sections = find_all(self.root, "//w:sectPr")

    def values(self, path: str) -> list[str]:
        """A value of each section, empty where it has none."""
        found = [find_all(section, path) for section in self.sections]
        return [str(one[0]) if one else "" for one in found]

    @property
    def sides(self) -> str:
        return "".join("_" if one else "|" for one in self.values("w:pgSz/@w:orient"))

    @property
    def restarts(self) -> list[str]:
        return self.values("w:endnotePr/w:numRestart/@w:val")


INSIDE = [TEXT, UPRIGHT, TEXT, TURNED]


def test_a_section_of_its_own_inside_a_chapter(theme: Theme) -> None:
    document = Document(theme, [*INSIDE, TEXT, CHAPTER, TEXT])
    assert document.sides == "|_||"
    assert document.restarts == ["eachSect", "continuous", "continuous", "eachSect"]
    assert set(document.values("w:type/@w:val")) == {"nextPage"}
    assert [bool(one) for one in document.values("w:titlePg")] == [True, False, False, False]
    assert set(document.values("w:lnNumType/@w:restart")) == {"continuous"}
    assert not any(document.values("w:noEndnote"))


def test_notes_counted_through_the_book(theme: Theme) -> None:
    document = Document(theme, [*INSIDE, TEXT, CHAPTER, TEXT], notes_number="book")
    assert set(document.restarts) == {"continuous"}


@pytest.mark.parametrize(
    ("blocks", "sides"),
    [
        ([*INSIDE, UPRIGHT, TEXT, TURNED, TEXT, CHAPTER, TEXT], "|__||"),
        ([*INSIDE, CHAPTER, TEXT], "|_|"),
        ([*INSIDE, CHAPTER, *INSIDE], "|_|_"),
        ([*INSIDE, UPRIGHT, TEXT, TURNED], "|__"),
        ([TEXT, CHAPTER, TEXT], "||"),
    ],
)
def test_no_section_is_empty(theme: Theme, blocks: list[str], sides: str) -> None:
    document = Document(theme, blocks)
    assert document.sides == sides
    assert not find_all(document.root, "//w:body/w:p[not(w:r)]")


def test_the_chapter_after_one_that_ends_on_its_side_counts_anew(theme: Theme) -> None:
    document = Document(theme, [*INSIDE, CHAPTER, TEXT])
    assert document.restarts == ["eachSect", "continuous", "eachSect"]


def test_notes_of_the_chapter_wait_for_its_end(theme: Theme) -> None:
    document = Document(
        theme, [NOTE, UPRIGHT, TEXT, TURNED, TEXT, CHAPTER, TEXT], notes_place="chapter-endnotes"
    )
    waits = [bool(one) for one in document.values("w:noEndnote")]
    assert waits == [True, True, False, False]


@pytest.mark.parametrize(("first", "sides"), [(NOTE, "|_||_|"), (TEXT, "|_|_")])
def test_they_do_not_lie_on_their_side(theme: Theme, first: str, sides: str) -> None:
    blocks = [first, UPRIGHT, TEXT, TURNED]
    document = Document(theme, [*blocks, CHAPTER, *blocks], notes_place="chapter-endnotes")
    assert document.sides == sides
    assert document.root[0][-2].tag == qualified("w:p")


def test_a_table_s_section_ends_in_the_least_paragraph(theme: Theme) -> None:
    document = Document(theme, [TEXT, UPRIGHT, TEXT, TABLE, TURNED, TABLE, CHAPTER, TEXT])
    assert document.sides == "|_||"
    least = find_all(document.root, "//w:body/w:p[not(w:r)]")
    assert len(least) == 2
    for paragraph in least:
        assert [child.tag for child in paragraph[0]] == [
            qualified(f"w:{name}") for name in ("suppressLineNumbers", "spacing", "rPr", "sectPr")
        ]
    widths = [int(str(w)) for w in find_all(document.root, "//w:gridCol/@w:w")]
    layout = document.layout
    assert widths == [
        round(turned_layout(layout).text_width * 20),
        round(layout.text_width * 20),
    ]


def test_paper_margins_and_header_are_turned(theme: Theme) -> None:
    document = Document(theme, [*INSIDE, TEXT])
    upright, wide, *_ = document.sections
    sizes = [find_all(section, "w:pgSz")[0] for section in (upright, wide)]
    (width, height), (turned_width, turned_height) = (
        (size.get(qualified("w:w")), size.get(qualified("w:h"))) for size in sizes
    )
    assert (turned_width, turned_height) == (height, width)
    before, turned_ = (find_all(section, "w:pgMar")[0] for section in (upright, wide))
    for side, was in (("top", "left"), ("right", "top"), ("bottom", "right"), ("left", "bottom")):
        assert turned_.get(qualified(f"w:{side}")) == before.get(qualified(f"w:{was}"))
    keys = [find_all(each, "w:headerReference/@r:id")[0] for each in document.sections]
    assert keys == ["rIdHeader", "rIdTurnedHeader", "rIdHeader"]


def test_the_header_of_a_page_on_its_side_is_as_wide_as_its_text(theme: Theme) -> None:
    job = Job(EDITION, theme, 0)
    package = Package.read(reference(theme.tokens, job.layout).value)
    package = with_turned_header(with_header_and_footer(package, job), job.layout)
    tabs = find_all(package.xml("word/header2.xml"), "//w:tab[@w:pos]")
    assert [tab.get(qualified("w:val")) for tab in tabs] == ["clear", "right"]
    layout = turned_layout(job.layout)
    assert tabs[1].get(qualified("w:pos")) == str(round(layout.text_width * 20))


def test_a_document_without_such_pages_has_one_header(package: Package) -> None:
    assert "word/header2.xml" not in package.parts


def _width(attributes: str, layout: Layout, picture: Picture) -> float:
    """In points, of a picture in a figure that lies on its side."""
    (figure,) = parse(f"![Cap](x.png){{#fig-x {attributes}}}")[0]
    figure["c"][0][1].append("landscape")
    start, shown, end = turned(figure, figure["c"][2])
    assert "upright" in start["c"][1] and "turned" in end["c"][1]
    assert identifier(figure) == "fig-x"
    (run,) = drawing(shown["c"][0], {"x.png": picture}, layout)
    return int(run["c"][1].split('cx="')[1].split('"')[0]) / 12700


def test_a_picture_takes_the_room_that_it_has() -> None:
    layout = LAYOUTS["clean"]
    wide, tall = Picture(b"x", width=90, height=30), Picture(b"x", width=30, height=90)
    room = turned_layout(layout).text_width
    assert layout.paper == A4 and room == pytest.approx(841.9 - 144)
    assert _width("", layout, wide) == pytest.approx(room, abs=0.1)
    assert _width("width=50%", layout, wide) == pytest.approx(room / 2, abs=0.1)
    assert _width("width=3in", layout, wide) == pytest.approx(216)
    assert _width("", layout, tall) == pytest.approx((595.3 - 180) * 0.75 / 3, abs=0.1)
