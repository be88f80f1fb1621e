"""A piece as pandoc writes it.

pandoc holds all that it writes in memory, several times over; a long piece is therefore written
in portions, whose blocks are put together as if they had been written at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from publish.editions.docx.complaints import unread_formulas
from publish.editions.docx.openxml import Element, detach, find_all, qualified
from publish.editions.docx.package import DOCUMENT, FOOTNOTES, NUMBERING, STYLES, Package
from publish.editions.docx.package import relationships_of as links_of
from publish.editions.docx.text import SHARED, Text
from publish.model import Block, Blocks
from publish.pandoc import packed, write_parts

_PORTION = 1_200_000
"""Characters of pandoc's JSON that are written at once, some fifty thousand words, in 135 MB."""
_ID, _VALUE, _KEY = qualified("w:id"), qualified("w:val"), qualified("r:id")
_NUMBER, _KIND = qualified("w:numId"), qualified("w:abstractNumId")
_DIGITS = 16


def drafted(blocks: Blocks, reference: bytes, language: str) -> tuple[Text, frozenset[str]]:
    """The piece's text, and those of its formulas that pandoc could not read.

    ``reference`` is the document whose styles have the names that the blocks ask for. Raises
    PandocTimeoutError.
    """
    unread: frozenset[str] = frozenset()
    text: Text | None = None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.docx"
        path.write_bytes(reference)
        for portion in _portions(blocks):
            package, formulas = written(portion, path, language)
            unread |= formulas
            text = _with(text, package)
    if text is None:
        raise AssertionError("there is always a portion")
    known = _style_ids(Package.read(reference).xml(STYLES))
    text.styles = {key: xml for key, xml in text.styles.items() if key not in known}
    return text, unread


def written(blocks: list[str], reference: Path, language: str) -> tuple[Package, frozenset[str]]:
    """pandoc's document of blocks that are `packed`, and the formulas that it could not read."""
    log = reference.with_name("log.json")
    arguments = [f"--reference-doc={reference}", f"--log={log}", "--syntax-highlighting=none"]
    metadata = {"lang": {"t": "MetaString", "c": language}}
    content = write_parts(blocks, "docx", arguments, metadata)
    messages = json.loads(log.read_text(encoding="utf-8"))
    return Package.read(content), unread_formulas(messages)


def _portions(blocks: Blocks) -> Iterator[list[str]]:
    """The blocks in portions, one at least.

    None begins with a table: pandoc parts tables that follow each other.
    """
    whole = packed(blocks)
    if len(whole) <= _PORTION:  # as nearly all are
        yield [whole]
        return
    portion: list[str] = []
    size = 0
    for block in blocks:
        text = packed([block])
        if portion and size + len(text) > _PORTION and not _is_table(block):
            yield portion
            portion, size = [], 0
        portion.append(text)
        size += len(text)
    yield portion


def _is_table(block: Block) -> bool:
    return bool(block["t"] == "Table")


def _with(text: Text | None, package: Package) -> Text:
    """The text with what a package says at its end; of the first package its own trees."""
    document, notes = package.xml(DOCUMENT), package.xml(FOOTNOTES)
    for other in (*find_all(document, "w:body/w:sectPr"), *find_all(notes, "*[@w:type]")):
        detach(other)  # the page's shape, and separators
    known = 0 if text is None else len(text.notes)
    whole = Text(document, notes) if text is None else text
    _renumber_notes(document, notes, known)
    _renumber_lists((document, notes), package, whole)
    for root, part in ((document, DOCUMENT), (notes, FOOTNOTES)):
        _rename_links(root, package, part, whole)
    for style in find_all(package.xml(STYLES), "w:style"):
        whole.styles[style.get(qualified("w:styleId"), "")] = etree.tostring(style)
    if text is not None:
        text.body.extend(document[0])
        text.notes.extend(notes)
    return whole


def _renumber_notes(document: Element, notes: Element, known: int) -> None:
    """The notes count from 1."""
    numbers = {note.get(_ID): str(known + place) for place, note in enumerate(notes, 1)}
    for one in (*notes, *document.iter(qualified("w:footnoteReference"))):
        one.set(_ID, numbers[one.get(_ID)])


def _renumber_lists(roots: tuple[Element, ...], package: Package, text: Text) -> None:
    numbering = package.xml(NUMBERING)
    for kind in find_all(numbering, "w:abstractNum"):
        text.kinds.setdefault(kind.get(_KIND, ""), etree.tostring(kind))
    numbers = {str(SHARED): str(SHARED)}
    for item in find_all(numbering, "w:num"):
        number = str(item.attrib.pop(_NUMBER))
        if number not in numbers:
            text.lists.append(etree.tostring(item))
            numbers[number] = str(SHARED + len(text.lists))
    for root in roots:
        for one in root.iter(_NUMBER):
            one.set(_VALUE, numbers[one.get(_VALUE, "")])


def _rename_links(root: Element, package: Package, part: str, text: Text) -> None:
    """The key of a relationship is made from the address, so that it is the same in all pieces."""
    links = find_all(root, "//w:hyperlink[@r:id]")
    known = package.xml(links_of(part)) if links else ()
    addresses = {link.get("Id"): link.get("Target", "") for link in known}
    for link in links:
        address = addresses[link.get(_KEY)]
        key = f"rIdLink{sha256(address.encode()).hexdigest()[:_DIGITS]}"
        link.set(_KEY, key)
        text.links[key] = address


def _style_ids(root: Element) -> frozenset[str]:
    return frozenset(style.get(qualified("w:styleId"), "") for style in find_all(root, "w:style"))
