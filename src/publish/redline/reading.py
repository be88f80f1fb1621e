"""A Word package → `Document`."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from publish.editions.docx.openxml import Element, find_all, qualified
from publish.editions.docx.package import (
    DOCUMENT,
    ENDNOTES,
    FOOTNOTES,
    Package,
    relationships_of,
)
from publish.redline.model import Block, Cell, Document, Paragraph, Row, Section, Table
from publish.redline.signature import signature
from publish.redline.tokens import Names, closing, paragraph, with_marks

NUMBERING = "word/numbering.xml"
_P, _TABLE, _SECTION = map(qualified, ("w:p", "w:tbl", "w:sectPr"))
_START, _END = map(qualified, ("w:bookmarkStart", "w:bookmarkEnd"))
_ID, _VALUE = qualified("w:id"), qualified("w:val")
_REVISABLE = tuple(map(qualified, ("w:ins", "w:del")))


def notes_part(package: Package) -> str:
    """The part that has the notes; empty where there are none."""
    return next((part for part in (ENDNOTES, FOOTNOTES) if part in package.parts), "")


def read(package: Package, same: Mapping[str, str]) -> Document:
    """The document; ``same`` gives notes another name than their id."""
    body = package.xml(DOCUMENT)[0]
    sections = tuple(_sections(body, _names(package, DOCUMENT, same)))
    return Document(sections, notes(package), labels(body))


def notes(package: Package) -> dict[str, tuple[Block, ...]]:
    """The notes by their ids, in the order of their calls."""
    part = notes_part(package)
    if not part:
        return {}
    known = _names(package, part, {})
    texts = {note.get(_ID, ""): note for note in package.xml(part)}
    called = labels(package.xml(DOCUMENT)[0])
    return {note: _blocks(texts[note], known) for note in called if note in texts}


def labels(body: Element) -> dict[str, str]:
    """The number or mark of each note by its id, as Word counts them."""
    found: dict[str, str] = {}
    number = 0
    for block in body:
        for call in find_all(block, ".//w:endnoteReference | .//w:footnoteReference"):
            mark = find_all(call, "following-sibling::w:t")
            own = call.get(qualified("w:customMarkFollows")) and mark
            number += 0 if own else 1
            found[call.get(_ID, "")] = (mark[0].text or "") if own else str(number)
        if find_all(block, "w:pPr/w:sectPr//w:numRestart[@w:val='eachSect']"):
            number = 0
    return found


def _sections(body: Element, known: Names) -> Iterator[Section]:
    gathered: list[Element] = []
    for child in body:
        if child.tag == _SECTION:
            yield Section(_ended(_blocks(gathered, known), child))
            continue
        gathered.append(child)
        if find_all(child, "self::w:p/w:pPr/w:sectPr"):
            yield Section(_blocks(gathered, known))
            gathered = []


def _ended(blocks: tuple[Block, ...], end: Element) -> tuple[Block, ...]:
    """The blocks of the last section, as if its last paragraph ended it as in the others."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return blocks
    return (*blocks[:-1], closing(last, end))


def _blocks(children: Iterable[Element], known: Names) -> tuple[Block, ...]:
    """Paragraphs and tables, with the bookmarks that stand between them."""
    made: list[Block] = []
    waiting: list[Element] = []
    for child in children:
        if child.tag == _START or (child.tag == _END and not made):
            waiting.append(child)
        elif child.tag == _END and not waiting:
            made[-1] = _followed(made[-1], child)
        elif child.tag == _END:
            waiting.append(child)
        elif child.tag == _P:
            made.append(paragraph(child, known, waiting))
            waiting = []
        elif child.tag == _TABLE:
            made.append(_table(child, known, tuple(waiting)))
            waiting = []
    for mark in waiting if made else ():
        made[-1] = _followed(made[-1], mark)
    return tuple(made)


def _followed(block: Block, mark: Element) -> Block:
    if isinstance(block, Paragraph):
        return with_marks(block, [mark])
    return replace(block, after=(*block.after, mark))


def _table(table: Element, known: Names, before: tuple[Element, ...]) -> Table:
    properties = table.find(qualified("w:tblPr"))
    return Table(
        properties,
        signature(properties),
        table.find(qualified("w:tblGrid")),
        tuple(_row(row, known) for row in table.findall(qualified("w:tr"))),
        before,
    )


def _row(row: Element, known: Names) -> Row:
    properties = row.find(qualified("w:trPr"))
    cells = tuple(_cell(cell, known) for cell in row.findall(qualified("w:tc")))
    return Row(properties, signature(properties, _REVISABLE), cells)


def _cell(cell: Element, known: Names) -> Cell:
    properties = cell.find(qualified("w:tcPr"))
    return Cell(properties, signature(properties), _blocks(cell, known))


def _names(package: Package, part: str, same: Mapping[str, str]) -> Names:
    return Names(same, _targets(package, part), _lists(package))


def _targets(package: Package, part: str) -> dict[str, str]:
    """Relationship → address, or what the picture shows."""
    name = relationships_of(part)
    if name not in package.parts:
        return {}
    found = {}
    for entry in package.xml(name):
        target = entry.get("Target", "")
        content = package.parts.get(f"word/{target}", b"")
        found[entry.get("Id", "")] = sha256(content).hexdigest() if content else target
    return found


def _lists(package: Package) -> dict[str, Hashable]:
    """Number of a list → its format."""
    if NUMBERING not in package.parts:
        return {}
    root = package.xml(NUMBERING)
    key = qualified("w:abstractNumId")
    formats = {
        one.get(key): signature(one, (qualified("w:nsid"), qualified("w:tmpl")))[2:]  # type: ignore[index]
        for one in root.findall(qualified("w:abstractNum"))
    }
    lists = {}
    for number in root.findall(qualified("w:num")):
        base = number.find(key)
        lists[number.get(qualified("w:numId"), "")] = formats.get(
            "" if base is None else base.get(_VALUE)
        )
    return lists
