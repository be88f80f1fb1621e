"""Tables that are larger than small readers show well."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publish.preflight.ebooks.ebook import XHTML, Ebook
from publish.preflight.ebooks.finding import Finding, found_at
from publish.profiles import Store


def limits(book: Ebook, store: Store) -> Iterator[Finding]:
    """No table is larger than readers show well."""
    asked = store.tables
    if asked is None:
        return
    for page in book.read.values():
        assert page.root is not None
        for table in page.root.iter(f"{XHTML}table"):
            rows, columns = _extent(table)
            said = ""
            if asked.rows and rows > asked.rows:
                said = f"the table has {rows} rows, and {asked.rows} are the most"
            elif asked.columns and columns > asked.columns:
                said = f"the table has {columns} columns, and {asked.columns} are the most"
            elif not asked.nested and next(table.iterancestors(f"{XHTML}table"), None) is not None:
                said = "the table stands in another"
            if said:
                yield found_at(page.path, table, store=store.title, problem=said)


def _extent(table: etree._Element) -> tuple[int, int]:
    """Rows and columns."""
    rows = list(table.iter(f"{XHTML}tr"))
    cells = (row.iterchildren(f"{XHTML}td", f"{XHTML}th") for row in rows)
    return len(rows), max((sum(map(_span, row)) for row in cells), default=0)


def _span(cell: etree._Element) -> int:
    span = cell.get("colspan", "1").strip()
    return int(span) if span.isdecimal() and len(span) < 6 else 1
