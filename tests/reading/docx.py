"""A Word document: its paragraphs by style, notes, fields, bookmarks and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from reading.text import plain

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": _W,
    "r": _R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True)
class Paragraph:
    style: str
    """The name of the style, as Word shows it, in small letters."""
    text: str
    element: etree._Element


class WordFile:
    def __init__(self, path: Path) -> None:
        self.path = path
        with ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.document = self.part("word/document.xml")

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[name])

    def find(self, query: str) -> list[etree._Element]:
        return find(self.document, query)

    @cached_property
    def styles(self) -> dict[str, str]:
        """Style id → its name in small letters: Word changes case and ids as it likes."""
        styles = find(self.part("word/styles.xml"), "//w:style")
        return {
            style.get(f"{{{_W}}}styleId"): find(style, "w:name/@w:val")[0].casefold()
            for style in styles
        }

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return [self._paragraph(element) for element in self.find("//w:body//w:p")]

    def _paragraph(self, element: etree._Element) -> Paragraph:
        style = find(element, "w:pPr/w:pStyle/@w:val")
        name = self.styles[style[0]] if style else "normal"
        return Paragraph(name, words(element), element)

    def styled(self, *names: str) -> list[str]:
        """The texts of the paragraphs of these styles."""
        return [p.text for p in self.paragraphs if p.style in names]

    @cached_property
    def text(self) -> str:
        notes = " ".join(self.notes.values())
        return plain("\n".join(p.text for p in self.paragraphs) + "\n" + notes)

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        return [
            (int(p.style.split()[1]), p.text)
            for p in self.paragraphs
            if p.style.startswith("heading ")
        ]

    @cached_property
    def contents(self) -> list[tuple[int, str, str]]:
        """Level, text and bookmark of each line of the table of contents."""
        return [
            (int(p.style.split()[1]), p.text, find(p.element, ".//w:hyperlink/@w:anchor")[0])
            for p in self.paragraphs
            if p.style.startswith("toc ") and p.style != "toc heading"
        ]

    @cached_property
    def notes(self) -> dict[str, str]:
        """Endnote id → text."""
        return {
            str(note.get(f"{{{_W}}}id")): "\n".join(words(p) for p in find(note, ".//w:p"))
            for note in find(self.part("word/endnotes.xml"), "//w:endnote[not(@w:type)]")
        }

    @property
    def calls(self) -> list[str]:
        """Endnote ids, in the order of the calls."""
        return [str(found) for found in self.find("//w:endnoteReference/@w:id")]

    @cached_property
    def numbers(self) -> list[str]:
        """The numbers that Word gives the ordinary notes, in the order of their calls.

        A section that restarts begins with 1, one that continues goes on (ECMA-376, 17.11.19).
        """
        shown, number, calls = [], 0, 0
        for node in self.find("//w:body//w:p | //w:body/w:sectPr"):
            calls += len(find(node, ".//w:endnoteReference[not(@w:customMarkFollows)]"))
            for section in find(node, "self::w:sectPr | w:pPr/w:sectPr"):
                number = 0 if find(section, "*/w:numRestart[@w:val='eachSect']") else number
                shown += [str(number + n) for n in range(1, calls + 1)]
                number, calls = number + calls, 0
        return shown

    @cached_property
    def bookmarks(self) -> dict[str, str]:
        """Name → the text of the paragraph in which the bookmark begins, or of the next one."""
        found = {}
        parts = [self.document]
        if "word/endnotes.xml" in self.files:
            parts.append(self.part("word/endnotes.xml"))
        for start in (mark for part in parts for mark in find(part, "//w:bookmarkStart")):
            around = find(start, "ancestor::w:p[1]") or find(start, "following::w:p[1]")
            found[str(start.get(f"{{{_W}}}name"))] = words(around[0]) if around else ""
        return found

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Bookmark or address, and words, of each link in text and notes."""
        return [
            link
            for name in ("document", "endnotes")
            if f"word/{name}.xml" in self.files
            for link in self._links(name)
        ]

    def _links(self, name: str) -> Iterator[tuple[str, str]]:
        path = f"word/_rels/{name}.xml.rels"
        relations = etree.fromstring(self.files[path]) if path in self.files else []
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        for link in find(self.part(f"word/{name}.xml"), "//w:hyperlink"):
            anchor, address = link.get(f"{{{_W}}}anchor"), link.get(f"{{{_R}}}id")
            yield (anchor if anchor is not None else targets[address]), words(link)


def find(tree: etree._Element, query: str) -> list[etree._Element]:
    return tree.xpath(query, namespaces=NAMES)


def words(element: etree._Element) -> str:
    """The text of a paragraph or a part of it, without field codes and deleted words."""
    parts = []
    for node in element.iter("*"):
        name = etree.QName(node)
        if name.namespace == _W and name.localname in _SPACES:
            parts.append(_SPACES[name.localname])
        elif name.localname == "t":
            parts.append(node.text or "")
    return plain("".join(parts))
