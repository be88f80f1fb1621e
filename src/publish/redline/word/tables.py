"""Lines and tables of the redline → ``w:p`` and ``w:tbl``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from publish.editions.docx.openxml import Element, element, qualified
from publish.redline.changes import Change, Fate, Grid, Line, Parting, RowChange
from publish.redline.signature import signature
from publish.redline.word.marking import MARKS, Marker, properties
from publish.redline.word.paragraphs import paragraph


def blocks(changes: Iterable[Change], marker: Marker) -> Iterator[Element]:
    """The blocks of a section, a cell or a note."""
    for change in changes:
        if isinstance(change, Line):
            yield paragraph(change, marker)
        elif isinstance(change, Parting):
            marks = (marker.mark(MARKS[fate]) for fate in (Fate.ADDED, Fate.REMOVED))
            yield element("w:p", element("w:pPr", element("w:rPr", *marks)))
        else:
            yield from map(deepcopy, change.new.before if change.new else ())
            yield _table(change, marker)
            yield from map(deepcopy, change.new.after if change.new else ())


def _table(grid: Grid, marker: Marker) -> Element:
    looks = properties("w:tblPr", grid.table.properties)
    columns = properties("w:tblGrid", grid.table.grid)
    if grid.old and grid.new:
        if grid.old.look != grid.new.look:
            looks.append(marker.changed("w:tblPr", grid.old.properties))
        if signature(grid.old.grid) != signature(grid.new.grid):
            change = marker.changed("w:tblGrid", grid.old.grid)
            for name in ("w:author", "w:date"):  # of a grid nobody says so
                del change.attrib[qualified(name)]
            columns.append(change)
    return element("w:tbl", looks, columns, *(_row(row, marker) for row in grid.rows))


def _row(change: RowChange, marker: Marker) -> Element:
    made = element("w:tr")
    looks = properties("w:trPr", change.row.properties)
    if change.fate is not Fate.KEPT:
        looks.append(marker.mark(MARKS[change.fate]))
    if len(looks):
        made.append(looks)
    for cell, inside in zip(change.row.cells, change.cells, strict=True):
        made.append(element("w:tc", properties("w:tcPr", cell.properties), *blocks(inside, marker)))
    return made
