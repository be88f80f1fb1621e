"""The index as a field, its marks as fields in the text, its ranges as bookmarks."""

from __future__ import annotations

import pytest
from lxml import etree

from publish.editions.docx.marks import Words, index_mark, marked
from publish.editions.docx.openxml import (
    NAMESPACES,
    bookmark_end,
    bookmark_start,
    element,
    find_all,
    qualified,
    range_end,
    range_start,
)
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.ranges import ranges
from publish.editions.docx.spanning import spanning
from publish.editions.docx.text import Ranges, Text
from publish.model import IndexMark
from publish.pandoc import div, span, words
from reading.fields import fields

LEAST = f'<w:p xmlns:w="{NAMESPACES["w"]}">'


def _code(mark: IndexMark) -> str:
    inlines = [span(words("said"), "index-mark", identifier=mark.id)]
    (told,) = marked(inlines, {mark.id: mark}, Words("См.", "См. также"))
    xml = "".join(part["c"][1] for part in index_mark(told) if part["t"] == "RawInline")
    root = etree.fromstring(f"{LEAST}{xml}</w:p>")
    assert all(find_all(run, "w:rPr/w:vanish") for run in find_all(root, "w:r"))
    found = fields(root)
    return found[0].code if found else ""


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (IndexMark(("Congress",), "_a_i1", "a"), 'XE "Congress"'),
        (IndexMark(("Congress", "of 2002"), "_a_i1", "a"), 'XE "Congress:of 2002"'),
        (IndexMark(('a: "b"; c\\',), "_a_i1", "a"), 'XE "a\\: \\"b\\"\\; c\\\\"'),
        (IndexMark(("A",), "_a_i1", "a", see="B!c; D"), 'XE "A" \\t "См. B, c; D"'),
        (IndexMark(("A",), "_a_i1", "a", seealso="B"), 'XE "A" \\t "См. также B"'),
        (IndexMark(("A",), "_a_i1", "a", range="start"), 'XE "A" \\r "_a_i1_r"'),
        (IndexMark(("A",), "_a_i1", "a", range="end"), ""),
    ],
)
def test_what_a_mark_says(mark: IndexMark, code: str) -> None:
    assert _code(mark) == code


def test_a_range_ends_where_its_term_says_so_in_its_chapter() -> None:
    starts = f"{range_start('_a_r', 'A')}{range_start('_b_r', 'B')}{range_start('_c_r', 'C')}"
    codes = "".join(f'<w:instrText>XE "{n}" \\r "_{n}_r"</w:instrText>' for n in "abc")
    other = bookmark_start("_o") + bookmark_end("_o")
    body = f"<w:p>{starts}{codes}</w:p><w:p>{other}{range_end('B')}{range_end('D')}</w:p>"
    body += f"<w:p>{range_end('A')}</w:p>"
    xml = f'<w:document xmlns:w="{NAMESPACES["w"]}"><w:body>{body}</w:body></w:document>'
    root = etree.fromstring(xml)
    text = Text(root, element("w:endnotes"))
    ranges(text, None)  # type: ignore[arg-type]
    assert text.ranges[0] == Ranges(["D"], ["A", "B", "C"], {"C": "_c_r"})
    marks = find_all(root, "//w:bookmarkStart | //w:bookmarkEnd")
    assert [mark.get(qualified("w:id")) for mark in marks] == [
        "_a_r", "_b_r", "_c_r", "_o", "_o", "_b_r", "range D", "_a_r",
    ]  # fmt: skip
    said = [node.text for node in find_all(root, "//w:instrText")]
    assert said == [f'XE "{n}" \\r "_{n}_r"' for n in "abc"]


def test_what_ends_in_its_chapter_or_begins_twice_there_is_settled_there() -> None:
    body = f"{range_start('_a_r', 'A')}{range_start('_b_r', 'A')}{range_end('A')}{range_end('A')}"
    code = '<w:instrText>XE "a" \\r "_a_r"</w:instrText>'
    xml = f'<w:document xmlns:w="{NAMESPACES["w"]}"><w:body>{body}{code}</w:body></w:document>'
    text = Text(etree.fromstring(xml), element("w:endnotes"))
    ranges(text, None)  # type: ignore[arg-type]
    marks = find_all(text.document, "//w:bookmarkStart | //w:bookmarkEnd")
    assert [mark.get(qualified("w:id")) for mark in marks] == ["_b_r", "_b_r"]
    assert [node.text for node in find_all(text.document, "//w:instrText")] == ['XE "a"']
    assert text.ranges[0] == Ranges([], ["A", "A"], {})


def test_the_index_is_a_field_from_its_first_letter_to_its_last_entry(package: Package) -> None:
    root = package.xml(DOCUMENT)
    (index,) = (one for one in fields(root) if one.code.startswith("INDEX"))
    assert index.code == 'INDEX \\h "A" \\c "2"'
    assert index.shown.startswith("AAgitation. See Congress")
    assert index.shown.endswith("founding, ch.\u00a01")


def test_a_field_around_blocks_begins_after_an_anchor() -> None:
    anchor = span([], "anchor", identifier="_a_1", attributes={"at": "1:1"})
    paragraph = {"t": "Para", "c": [anchor, *words("one")]}
    rule = {"t": "HorizontalRule"}
    first, middle, last = spanning("X", [div([paragraph]), div([rule]), {"t": "Para", "c": []}])
    assert [part["t"] for part in first["c"][1][0]["c"]] == ["Span", "RawInline", "Str"]
    assert middle == div([rule])
    assert [part["t"] for part in last["c"]] == ["RawInline"]
    assert spanning("X", [rule]) == [rule]
