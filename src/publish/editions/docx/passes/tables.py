"""Tables as books have them: rows stay whole, cells have a style of their own."""

from __future__ import annotations

from publish.editions.docx.lengths import twips
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job

_PLAIN = frozenset(("Compact", "BodyText", "FirstParagraph"))
_VALUE = qualified("w:val")


def tables(package: Package, job: Job) -> Package:
    """The package with its tables' rows, cells and widths set."""
    root = package.xml(DOCUMENT)
    for table in root.iter(qualified("w:tbl")):
        for style in find_all(table, ".//w:tc//w:pStyle"):
            if style.get(_VALUE) in _PLAIN:
                style.set(_VALUE, "TableText")
        for row in find_all(table, "w:tr"):
            _keep_whole(row)
        _fit(table, job.layout.text_width)
    return package.with_xml(DOCUMENT, root)


def _keep_whole(row: Element) -> None:
    properties = row.find(qualified("w:trPr"))
    if properties is None:
        properties = element("w:trPr")
        row.insert(0, properties)
    properties.insert(0, element("w:cantSplit"))
    for header in properties.iter(qualified("w:tblHeader")):
        header.attrib.clear()


def _fit(table: Element, width: float) -> None:
    """pandoc counts on a page of its own: the grid is brought to the width of the text."""
    columns = find_all(table, "w:tblGrid/w:gridCol")
    given = [int(column.get(qualified("w:w"), "0")) for column in columns]
    factor = width * 20 / sum(given) if sum(given) else 0.0
    for column, old in zip(columns, given, strict=True):
        column.set(qualified("w:w"), twips(old * factor / 20))
