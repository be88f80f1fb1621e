"""Lines and tables → HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from publish.editions.docx.openxml import Element, find_all, qualified
from publish.redline.changes import Change, Fate, Grid, Line, RowChange, lines
from publish.redline.moves import has_moved
from publish.redline.page.inlines import Inlines
from publish.redline.page.lists import Lists

_HEADING = re.compile(r"Heading(\d)")
_VALUE = qualified("w:val")
_MOVED = {Fate.REMOVED: "moved from here", Fate.ADDED: "moved here"}


class Blocks:
    """The blocks of the page, in their order: lists are counted on the way."""

    def __init__(self, inlines: Inlines, lists: Lists, moved: frozenset[str]) -> None:
        self.inlines, self.lists, self.moved = inlines, lists, moved

    def html(self, changes: Iterable[Change]) -> Iterator[str]:
        for change in changes:
            if isinstance(change, Line):
                yield self._line(change)
            elif isinstance(change, Grid):
                yield self._table(change)

    def _line(self, line: Line) -> str:
        said = self.inlines.line(line)
        if not said.strip():
            return ""
        style = next((s.get(_VALUE, "") for s in _find(line, "w:pStyle")), "")
        match = _HEADING.fullmatch(style)
        tag = f"h{min(int(match[1]) + 1, 6)}" if match else "p"
        note = _MOVED[line.whole] if line.whole and has_moved(line, self.moved) else ""
        classes = " ".join(filter(None, (escape(style), _changed(line), note and "moved")))
        lead = f'<span class="where">{note}</span> ' if note else ""
        made = f'<{tag} class="{classes}">{self._marker(line)}{lead}{said}</{tag}>\n'
        return _barred(made) if line.changed else made

    def _marker(self, line: Line) -> str:
        """The bullet or number of an entry of a list."""
        numbers = _find(line, "w:numPr/w:numId")
        if not numbers:
            return ""
        depth = next((int(one.get(_VALUE, "0")) for one in _find(line, "w:numPr/w:ilvl")), 0)
        key = (numbers[0].get(_VALUE, ""), depth)
        shown = self.lists.marker(key, gone=line.fate is Fate.REMOVED)
        indent = f' style="margin-left:{depth * 1.5}em"' if depth else ""
        return f'<span class="marker"{indent}>{escape(shown)} </span>'

    def _table(self, grid: Grid) -> str:
        fate = Fate.KEPT if grid.old and grid.new else Fate.ADDED if grid.new else Fate.REMOVED
        rows = "".join(map(self._row, grid.rows))
        made = f'<table class="{fate}">\n{rows}</table>\n'
        changed = any(line.changed for line in lines((grid,)))
        return _barred(made) if changed else made

    def _row(self, change: RowChange) -> str:
        head = (
            bool(find_all(change.row.properties, "w:tblHeader"))
            if change.row.properties is not None
            else False
        )
        tag = "th" if head else "td"
        cells = (
            f"<{tag}{_span(cell.properties)}>{''.join(self.html(inside))}</{tag}>"
            for cell, inside in zip(change.row.cells, change.cells, strict=True)
        )
        return f'<tr class="{change.fate}">{"".join(cells)}</tr>\n'


def _barred(said: str) -> str:
    """What has a bar in the margin beside it."""
    return f'<div class="bar">{said}</div>\n'


def _find(line: Line, path: str) -> list[Element]:
    properties = line.end.properties
    return [] if properties is None else find_all(properties, path)


def _span(properties: Element | None) -> str:
    found = find_all(properties, "w:gridSpan") if properties is not None else []
    return f' colspan="{escape(found[0].get(_VALUE, "1"))}"' if found else ""


def _changed(line: Line) -> str:
    if not line.changed:
        return ""
    return f"changed {line.whole}" if line.whole else "changed"
