"""Tables as books have them: rows stay whole, cells have a style of their own."""

from __future__ import annotations

from publish.editions.docx.columns import least_widths, widths
from publish.editions.docx.form import Form
from publish.editions.docx.landscape import turned_layout
from publish.editions.docx.layout import Layout
from publish.editions.docx.lengths import twips
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.text import Text

_PLAIN = frozenset(("Compact", "BodyText", "FirstParagraph"))
_VALUE = qualified("w:val")


def tables(text: Text, form: Form) -> None:
    """Set the rows, cells and widths of tables."""
    for table in text.body.iter(qualified("w:tbl")):
        for style in find_all(table, ".//w:tc//w:pStyle"):
            if style.get(_VALUE) in _PLAIN:
                style.set(_VALUE, "TableText")
        rows = find_all(table, "w:tr")
        for row in rows:
            _keep_whole(row)
        for row in {*rows[:-1][:2], *rows[:-1][-2:]}:
            _keep_with_next(row)
        _space_after(table, form.small)
        _fit(table, _room(table, form.layout), form.small)


def _keep_whole(row: Element) -> None:
    properties = row.find(qualified("w:trPr"))
    if properties is None:
        properties = element("w:trPr")
        row.insert(0, properties)
    properties.insert(0, element("w:cantSplit"))
    for header in properties.iter(qualified("w:tblHeader")):
        header.attrib.clear()


def _keep_with_next(row: Element) -> None:
    """No row stands alone on a page, nor does the head."""
    for style in find_all(row, "w:tc/w:p/w:pPr/w:pStyle"):
        style.addnext(element("w:keepNext"))


def _space_after(table: Element, size: float) -> None:
    """Space before running text that follows: a table has none of its own."""
    following = table.getnext()
    while following is not None and following.tag == qualified("w:bookmarkEnd"):
        following = following.getnext()
    if following is not None:
        for style in find_all(following, "self::w:p/w:pPr/w:pStyle"):
            if style.get(_VALUE) in _PLAIN:
                style.addnext(element("w:spacing", before=twips(size)))


def _room(table: Element, layout: Layout) -> float:
    """The width of the text in the table's section, which ends after it."""
    sizes = find_all(table, "following::w:sectPr[1]/w:pgSz[@w:orient]")
    return turned_layout(layout).text_width if sizes else layout.text_width


def _fit(table: Element, room: float, size: float) -> None:
    """pandoc counts on a page of its own: the grid is brought to the width of the text."""
    columns = find_all(table, "w:tblGrid/w:gridCol")
    given = [float(column.get(qualified("w:w"), "1")) for column in columns]
    least = least_widths(table, len(columns), size)
    for column, width in zip(columns, widths(given, least, room), strict=True):
        column.set(qualified("w:w"), twips(width))
