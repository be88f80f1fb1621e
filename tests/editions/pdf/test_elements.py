"""What WeasyPrint is expected to make of boxes that is made here without it."""

from __future__ import annotations

from typing import Any

import pydyf
import pytest
import weasyprint
from weasyprint.pdf import tags

from publish.editions.pdf import tagging
from publish.editions.pdf.setting import elements
from publish.editions.pdf.setting.elements import sources_marked

_BODY = """
<section><h1 id="h">Head</h1><p>Words <em>and <a href="#h">a link</a></em>, <b>more</b><br>of it
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" alt="Nothing"></p></section>
<div>Text<p>in a block</p>and <a href="https://example.org"><i>out</i></a></div>
<ul><li>One<ol><li>Two</li></ol></li><ol><li>Three</li></ol></ul><dl><dt>a<dd>b</dl>
<blockquote style="position: absolute; top: 0">far <a href="#h">off</a></blockquote>
<table><caption>Of all</caption><tr><th>A<td><p>1</p><td><a href="#h">2</a></table>
"""
_STYLE = "<style>@page { size: 60mm 80mm; @top-left { content: 'Top' } }</style>"


def _tree() -> list[Any]:
    """All elements when they are joined, and which of them each piece of content belongs to."""
    made: list[Any] = []

    def finish(_document: Any, pdf: Any) -> None:
        tagging.join(pdf)
        objects = {item.reference: item for item in pdf.objects}
        root = objects[pdf.catalog["StructTreeRoot"]]
        numbers = objects[root["ParentTree"]]["Nums"]
        made.extend((_described(root["K"][0], objects), _owner(numbers, objects)))

    html = weasyprint.HTML(string=f"<html lang='en'>{_STYLE}{_BODY}")
    with sources_marked():
        html.write_pdf(pdf_tags=True, finisher=finish)
    return made


def _owner(item: Any, objects: Any) -> Any:
    if isinstance(item, list):
        return [_owner(one, objects) for one in item]
    return _described(objects[item], objects) if item in objects else item


def _described(item: Any, objects: Any) -> Any:
    if isinstance(item, bytes) and item in objects:
        item = objects[item]
    if not isinstance(item, pydyf.Dictionary):
        return item
    if item["Type"] == "/OBJR":
        return objects[item["Obj"]]["Contents"].string
    if item["Type"] == "/MCR":
        return objects[item["Pg"]]["StructParents"], item["MCID"]
    kids = [_described(kid, objects) for kid in item["K"]]
    page = objects[item["Pg"]]["StructParents"] if "Pg" in item else None
    return item["S"], page, kids


def test_the_same_elements_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    here = _tree()
    monkeypatch.setattr(elements, "_role", lambda _box: None)
    assert here == _tree()
    assert "/LBody" in repr(here)
    assert "'https://example.org'" in repr(here)


def test_no_objects_are_made_for_lines_and_references() -> None:
    html = weasyprint.HTML(string="<p>Words <a href='https://example.org'>out</a> and on</p>")
    counts: list[int] = []
    with sources_marked():
        html.write_pdf(pdf_tags=True, finisher=lambda _, pdf: counts.append(_elements(pdf)))
    html.write_pdf(pdf_tags=True, finisher=lambda _, pdf: counts.append(_elements(pdf)))
    assert counts == [3, 6]


def _elements(pdf: Any) -> int:
    kinds = [item.get("Type") for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    return kinds.count("/StructElem") + kinds.count("/OBJR")


def test_all_is_as_it_was_afterwards() -> None:
    before = tags._build_box_tree
    with sources_marked():
        assert tags._build_box_tree is not before
    assert tags._build_box_tree is before
