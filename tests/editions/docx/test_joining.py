"""Pieces that have been written by themselves make one document, as if written at once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree

from publish.editions.docx import drafting
from publish.editions.docx.drafting import drafted
from publish.editions.docx.form import Form
from publish.editions.docx.joining import joined
from publish.editions.docx.layout import LAYOUTS
from publish.editions.docx.names import numbered
from publish.editions.docx.openxml import (
    FIELD_END,
    NAMESPACES,
    Element,
    bookmark_end,
    bookmark_start,
    field_start,
    find_all,
    range_end,
    range_start,
)
from publish.editions.docx.package import (
    CONTENT_TYPES,
    DOCUMENT,
    ENDNOTES,
    NUMBERING,
    Package,
    relationships_of,
)
from publish.editions.docx.part import Part, part_of
from publish.editions.docx.passes import TEXT
from publish.editions.docx.pictures import Picture
from publish.editions.docx.reference import bare, reference
from publish.editions.docx.text import Ranges, Text
from publish.pandoc import parse
from publish.themes import Theme

FORM = Form(LAYOUTS["review"], "en", "endnotes", "chapter", 9)
_SECTION = '<w:p><w:pPr><w:sectPr draft:kind="chapter"/></w:pPr></w:p>'
_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def _root(tag: str, content: str) -> Element:
    return etree.fromstring(f"<w:{tag} {_NAMES}>{content}</w:{tag}>")


def _frame() -> Package:
    def part(tag: str, content: str = "") -> bytes:
        return etree.tostring(_root(tag, content))

    separator = '<w:endnote w:type="separator" w:id="-1"/>'
    shared = '<w:num w:numId="1000"><w:abstractNumId w:val="990"/></w:num>'
    return Package(
        {
            DOCUMENT: part("document", "<w:body/>"),
            ENDNOTES: part("endnotes", separator),
            NUMBERING: part("numbering", f'<w:abstractNum w:abstractNumId="990"/>{shared}'),
            CONTENT_TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'content-types"/>',
        }
    )


def _part(body: str, notes: str = "", name: str = "one") -> Part:
    text = Text(_root("document", f"<w:body>{body}{_SECTION}</w:body>"), _root("footnotes", notes))
    text.piece = name
    text.lists = [b'<w:num xmlns:w="%b"/>' % NAMESPACES["w"].encode()]
    text.kinds = {"991": etree.tostring(_root("abstractNum", ""))}
    for step in TEXT:
        step(text, FORM)
    return part_of(text)


def _document(*parts: Part) -> Package:
    pictures = {"a.png": Picture(b"a"), "b.png": Picture(b"a")}
    return joined(_frame(), parts, pictures, FORM.layout, zotero=False)


def _values(package: Package, path: str, part: str = DOCUMENT) -> list[str]:
    return [str(value) for value in find_all(package.xml(part), path)]


def _marked(name: str, said: str) -> str:
    run = f"<w:r><w:t>{said}</w:t></w:r>"
    return f"<w:p>{bookmark_start(name)}{run}{bookmark_end(name)}</w:p>"


def test_notes_lists_and_drawings_are_counted_through() -> None:
    call = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="1001"/></w:numPr></w:pPr></w:p>'
    loose = '<w:p><w:pPr><w:numPr><w:numId w:val="1000"/></w:numPr></w:pPr></w:p>'
    drawn = '<w:p><w:r><w:drawing><wp:docPr descr="x" id="0"/></w:drawing></w:r></w:p>'
    piece = _part(call + item + loose + drawn, '<w:footnote w:id="1"><w:p/></w:footnote>')
    package = _document(piece, piece)
    assert _values(package, "//w:endnoteReference/@w:id") == ["1", "2"]
    assert _values(package, "//w:endnote/@w:id", ENDNOTES) == ["-1", "1", "2"]
    assert _values(package, "//w:numId/@w:val") == ["1001", "1000", "1002", "1000"]
    assert _values(package, "//wp:docPr/@id") == ["1", "2"]
    assert _values(package, "//w:num/@w:numId", NUMBERING) == ["1000", "1001", "1002"]
    assert len(_values(package, "//w:abstractNum", NUMBERING)) == 2


def test_bookmarks_have_numbers_and_names_of_their_own_and_links_follow() -> None:
    link = '<w:p><w:hyperlink w:history="1" w:anchor="fig_a"><w:r/></w:hyperlink></w:p>'
    one, two = _part(_marked("fig-a", "x") + link), _part(_marked("fig_a", "y"))
    package = _document(one, two)
    first, second = _values(package, "//w:bookmarkStart/@w:name")
    assert first == "fig_a" and second != "fig_a"
    assert _values(package, "//w:bookmarkStart/@w:id") == ["1", "2"]
    assert _values(package, "//w:bookmarkEnd/@w:id") == ["1", "2"]
    assert _values(package, "//w:hyperlink/@w:anchor") == [second]


def test_a_name_that_comes_twice_opens_its_first_place_alone() -> None:
    package = _document(_part(_marked("a", "x")), _part(_marked("a", "y") + _marked("b", "z")))
    assert _values(package, "//w:bookmarkStart/@w:name") == ["a", "b"]
    assert _values(package, "//w:bookmarkEnd/@w:id") == ["1", "2"]


def test_what_leads_nowhere_becomes_text() -> None:
    code = f"REF {numbered('a')} \\h"
    field = f"{field_start(code)}<w:r><w:t>1</w:t></w:r>{FIELD_END}"
    link = f'<w:p><w:hyperlink w:anchor="a">{field}</w:hyperlink></w:p>'
    alive = _marked("a", "x") + _marked(numbered("a"), "1")
    for others, links in (((), 0), ((_part(alive),), 1)):
        package = _document(_part(link), *others)
        for tag in ("hyperlink", "instrText"):
            assert len(_values(package, f"//w:{tag}")) == links
        assert _values(package, "//w:body/w:p[1]//w:t/text()") == ["1"]


def _indexed(name: str) -> str:
    return f'<w:r><w:instrText>XE "{name}" \\r "_{name}_r"</w:instrText></w:r>'


def test_a_range_of_the_index_ends_in_whichever_chapter() -> None:
    pairs = (("a", "A"), ("b", "B & B"), ("c", "C"))
    begun = "".join(f"{range_start(f'_{name}_r', term)}{_indexed(name)}" for name, term in pairs)
    again = f"<w:p>{range_start('_d_r', 'A')}{_indexed('d')}</w:p>"
    ended = f"<w:p>{range_end('D')}{range_end('B & B')}{range_end('A')}<w:r/></w:p>"
    package = _document(_part(f"<w:p>{begun}</w:p>"), _part(again), _part(ended))
    names, numbers = (_values(package, f"//w:bookmarkStart/@w:{key}") for key in ("name", "id"))
    assert names == ["_b_r", "_d_r"]
    assert _values(package, "//w:bookmarkEnd/@w:id") == numbers
    assert _values(package, "//w:instrText/text()") == [
        'XE "a"', 'XE "b" \\r "_b_r"', 'XE "c"', 'XE "d" \\r "_d_r"',
    ]  # fmt: skip


def test_a_picture_is_in_the_package_once() -> None:
    def drawn(path: str) -> str:
        return f'<w:p><w:r><a:blip r:embed="{path}"/></w:r></w:p>'

    package = _document(_part(drawn("a.png")), _part(drawn("b.png") + drawn("a.png")))
    links = etree.fromstring(package.parts[relationships_of(DOCUMENT)])
    known = {link.get("Id"): link.get("Target") for link in links}
    assert len(known) == 2 and len(set(known.values())) == 1
    assert set(_values(package, "//a:blip/@r:embed")) == known.keys()
    assert len([name for name in package.parts if name.startswith("word/media/")]) == 1


def test_zotero_counts_notes_through_the_document() -> None:
    told = {"properties": {"noteIndex": 1}, "said": '"noteIndex":1'}
    code = f"ADDIN ZOTERO_ITEM {json.dumps(told, separators=(',', ':'))}"
    code = f"<w:p><w:r><w:instrText> {code} </w:instrText></w:r></w:p>"
    part = _part("", f'<w:footnote w:id="1">{code}</w:footnote>')
    package = joined(_frame(), (part, part), {}, FORM.layout, zotero=True)
    said = _values(package, "//w:instrText/text()", ENDNOTES)
    assert ['"noteIndex":1}' in text for text in said] == [True, False]
    assert '"noteIndex":2}' in said[1]


SEVERAL = """# One

A [link](https://example.org/a) and a note.[^a]

- one
- two

  | a | b |
  |---|---|
  | 1 | 2 |

| a | b |
|---|---|
| 1 | 2 |

| c | d |
|---|---|
| 3 | 4 |

5. five[^b]

Another [link](https://example.org/b) and [the first](https://example.org/a).

[^a]: A note, [too](https://example.org/c).
[^b]: Another.
"""


def test_a_long_piece_is_written_in_portions(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    styles = reference(theme.tokens, FORM.layout).value
    made = []
    for size in (10**6, 300):
        monkeypatch.setattr(drafting, "_PORTION", size)
        text, _ = drafted(parse(SEVERAL)[0], styles, "en")
        text.ranges = (Ranges(), Ranges())
        for paragraph in text.document.iter(f"{{{NAMESPACES['w']}}}pStyle"):
            paragraph.set("first", "")  # which paragraph is a first one is told by a pass
        made.append(part_of(text))
    whole, portions = made
    assert whole.count == portions.count == 2
    assert (whole.kinds, whole.lists) == (portions.kinds, portions.lists)
    shared = replace(portions.text, xml=b"", ranges=Ranges())
    assert shared == replace(whole.text, xml=b"", ranges=Ranges())
    assert _bare(whole.notes.xml) == _bare(portions.notes.xml)
    assert _bare(whole.text.xml) == _bare(portions.text.xml)


def test_a_piece_needs_the_names_of_styles_alone(theme: Theme) -> None:
    whole = reference(theme.tokens, LAYOUTS["review"]).value
    least = bare(whole).value
    assert len(least) < len(whole)
    blocks = [*parse(SEVERAL)[0], *parse('::: {custom-style="Own"}\nwords\n:::')[0]]
    made = []
    for document in (whole, least):
        text, _ = drafted(blocks, document, "en")
        text.ranges = (Ranges(), Ranges())
        made.append(part_of(text))
    assert made[0] == made[1]
    assert b"Own" in made[1].styles["Own"]


def test_where_styles_look_otherwise_pieces_stay(theme: Theme) -> None:
    layout, tokens = LAYOUTS["review"], theme.tokens
    tall = {**tokens, "space": {**tokens["space"], "paragraph": "6pt"}}
    looks = [reference(one, layout).value for one in (tokens, tall)]
    assert looks[0] != looks[1]
    assert bare(looks[0]) == bare(looks[1])


def _bare(xml: bytes) -> str:
    return xml.decode().replace("FirstParagraph", "BodyText").replace("\n", "").replace("  ", "")
