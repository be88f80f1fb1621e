"""Tracked changes accepted or rejected on a document's XML, and what then stands there.

This follows the standard (ECMA-376, part 1, 17.13.5) and nothing of the program's own.
"""

from __future__ import annotations

import hashlib
import io
from typing import Any
from zipfile import ZipFile

from lxml import etree

from reading.docx import NAMES, find

_W = f"{{{NAMES['w']}}}"
_R = f"{{{NAMES['r']}}}"
_WORDS = {f"{_W}delText": f"{_W}t", f"{_W}delInstrText": f"{_W}instrText"}
_OF_A_PIECE = ("ADDIN PUBLISH_CITATION", "ADDIN PUBLISH_REFERENCE", "XE")
"""The codes of fields that stand whole in a paragraph."""

Said = tuple[Any, ...]


class Tracked:
    """A document whose changes can be accepted or rejected, all together."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with ZipFile(io.BytesIO(content)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.notes_part = next(
            (n for n in ("word/endnotes.xml", "word/footnotes.xml") if n in self.files), ""
        )

    @property
    def document(self) -> str:
        return self.files["word/document.xml"].decode()

    def accepted(self) -> list[Said]:
        """The blocks once all changes are accepted."""
        return self._blocks("ins", "del")

    def rejected(self) -> list[Said]:
        return self._blocks("del", "ins")

    def count(self, *tags: str) -> int:
        """How many elements of these names there are in text and notes."""
        parts = [part for part in ("word/document.xml", self.notes_part) if part]
        return sum(
            len(find(etree.fromstring(self.files[part]), f"//w:{tag}"))
            for part in parts
            for tag in tags
        )

    def words(self, *tags: str, notes: bool = True) -> str:
        """The text of the runs that are added (``ins``) or removed (``del``)."""
        parts = ["word/document.xml", *([self.notes_part] if notes and self.notes_part else [])]
        query = " | ".join(f"//w:{tag}//w:t | //w:{tag}//w:delText" for tag in tags)
        found = (find(etree.fromstring(self.files[part]), query) for part in parts)
        return "".join(node.text or "" for nodes in found for node in nodes)

    def changed(self) -> set[tuple[str, str]]:
        """Who changed something, and when."""
        parts = [part for part in ("word/document.xml", self.notes_part) if part]
        roots = [etree.fromstring(self.files[part]) for part in parts]
        marks = [mark for root in roots for mark in find(root, "//*[@w:author]")]
        return {(str(m.get(f"{_W}author")), str(m.get(f"{_W}date"))) for m in marks}

    def _blocks(self, kept: str, gone: str) -> list[Said]:
        document = self._settled("word/document.xml", kept, gone)
        notes = self._settled(self.notes_part, kept, gone) if self.notes_part else None
        reader = _Reader(self.files, document, notes, self.notes_part)
        return reader.blocks(document[0], "word/document.xml")

    def unsound_fields(self) -> list[str]:
        """Paragraphs in which a field is not whole."""
        parts = [part for part in ("word/document.xml", self.notes_part) if part]
        found = []
        for paragraph in (
            p for part in parts for p in find(etree.fromstring(self.files[part]), "//w:p")
        ):
            kinds = [str(kind) for kind in find(paragraph, ".//w:fldChar/@w:fldCharType")]
            depth, sound = 0, True
            for kind in kinds:
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                sound = sound and depth >= (0 if kind == "end" else 1)
            if depth or not sound:
                found.append("".join(map(str, paragraph.itertext())))
        return found

    def _settled(self, part: str, kept: str, gone: str) -> etree._Element:
        root = etree.fromstring(self.files[part])
        for row in find(root, f"//w:tr[w:trPr/w:{gone}]"):
            row.getparent().remove(row)
        for table in find(root, "//w:tbl[not(w:tr)]"):
            table.getparent().remove(table)
        ends = find(root, f"//w:p[w:pPr/w:rPr/w:{gone}]")
        for mark in find(root, f"//w:rPr/w:{gone} | //w:rPr/w:{kept} | //w:trPr/w:{kept}"):
            mark.getparent().remove(mark)
        for removed in find(root, f"//w:{gone}"):
            removed.getparent().remove(removed)
        for change in find(root, f"//w:{kept}"):
            place = change.getparent()
            index = place.index(change)
            place[index : index + 1] = list(change)
        for node in list(root.iter(*_WORDS)):
            node.tag = _WORDS[str(node.tag)]
        for tag in ("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr"):
            for change in find(root, f"//w:{tag}Change"):
                _settle(change, tag, back=kept == "del")
        for paragraph in ends:
            _join(paragraph)
        return root


def _settle(change: etree._Element, tag: str, *, back: bool) -> None:
    properties = change.getparent()
    if back:
        kept = [c for c in properties if c.tag in (f"{_W}sectPr",)]
        kept += [c for c in properties if c.tag == f"{_W}rPr" and tag == "pPr"]
        properties[:] = [*(change[0] if len(change) else ()), *kept]
    else:
        properties.remove(change)


def _join(paragraph: etree._Element) -> None:
    """A paragraph without an end goes on in the one that follows it."""
    content = [child for child in paragraph if child.tag != f"{_W}pPr"]
    following = paragraph.getnext()
    while following is not None and following.tag in (f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
        following = following.getnext()
    said = [c for c in content if c.tag not in (f"{_W}bookmarkStart", f"{_W}bookmarkEnd")]
    said = [c for c in said if not (c.tag == f"{_W}hyperlink" and not len(c))]
    if following is not None and following.tag == f"{_W}p":
        place = 1 if following.find(f"{_W}pPr") is not None else 0
        following[place:place] = content
    else:
        assert not said, "words that have no paragraph"
    paragraph.getparent().remove(paragraph)


class _Reader:
    """Blocks as tuples that are equal where a reader sees the same."""

    def __init__(
        self, files: dict[str, bytes], document: etree._Element, notes: Any, notes_part: str
    ) -> None:
        self.files, self.notes_part = files, notes_part
        self.notes = {n.get(f"{_W}id"): n for n in notes} if notes is not None else {}
        self.targets = {part: self._targets(part) for part in ("word/document.xml", notes_part)}
        self.lists = self._lists()

    def blocks(self, place: etree._Element, part: str) -> list[Said]:
        made = []
        for child in place:
            if child.tag == f"{_W}p":
                made.append(self._paragraph(child, part))
            elif child.tag == f"{_W}tbl":
                rows = [
                    tuple(tuple(self.blocks(cell, part)) for cell in find(row, "w:tc"))
                    for row in find(child, "w:tr")
                ]
                made.append(("table", tuple(rows)))
        return made

    def _paragraph(self, paragraph: etree._Element, part: str) -> Said:
        style = find(paragraph, "w:pPr/w:pStyle/@w:val")
        numbered = [self.lists[str(n)] for n in find(paragraph, "w:pPr/w:numPr/w:numId/@w:val")]
        said: list[tuple[str, Said]] = []
        for node in find(paragraph, ".//w:r | .//m:oMath"):
            for text, look in self._run(node, part):
                if said and said[-1][1] == look:
                    said[-1] = (said[-1][0] + text, look)
                elif text:
                    said.append((text, look))
        ends = len(find(paragraph, "w:pPr/w:sectPr"))
        return (str(style[0]) if style else "", tuple(numbered), tuple(said), ends)

    def _run(self, run: etree._Element, part: str) -> list[tuple[str, Said]]:
        if run.tag.endswith("}oMath"):
            return [("".join(run.itertext()).strip(), ("formula",))]
        properties = run.find(f"{_W}rPr")
        look = () if properties is None else tuple(_plain(one) for one in properties)
        link = find(run, "ancestor::w:hyperlink/@r:id")
        if link:
            look = (*look, self.targets[part][str(link[0])])
        made = []
        for child in run:
            name = etree.QName(child).localname
            if name == "t":
                made.append((child.text or "", look))
            elif name in ("endnoteReference", "footnoteReference"):
                note = self.notes[child.get(f"{_W}id")]
                made.append(("", look))
                made.append((repr(self.blocks(note, self.notes_part)), ("note",)))
            elif name == "instrText" and (child.text or "").strip().startswith(_OF_A_PIECE):
                made.append((child.text or "", ("code",)))
            elif name == "drawing":
                shown = [self.targets[part][str(key)] for key in find(child, ".//@r:embed")]
                size = find(child, ".//wp:extent/@cx")
                made.append((repr((shown, list(map(str, size)))), ("picture",)))
            elif name not in ("rPr", "fldChar", "instrText"):
                made.append((f"<{name}>", look))
        return made

    def _targets(self, part: str) -> dict[str, str]:
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.files:
            return {}
        found = {}
        for entry in etree.fromstring(self.files[path]):
            content = self.files.get(f"word/{entry.get('Target')}")
            known = hashlib.sha256(content).hexdigest() if content else entry.get("Target")
            found[str(entry.get("Id"))] = str(known)
        return found

    def _lists(self) -> dict[str, str]:
        root = etree.fromstring(self.files["word/numbering.xml"])
        formats = {
            base.get(f"{_W}abstractNumId"): str(
                [(str(a.get(f"{_W}val"))) for a in find(base, "w:lvl/w:numFmt | w:lvl/w:start")]
            )
            for base in find(root, "w:abstractNum")
        }
        return {
            str(number.get(f"{_W}numId")): formats[find(number, "w:abstractNumId/@w:val")[0]]
            for number in find(root, "w:num")
        }


def _plain(element: etree._Element) -> Said:
    return (
        etree.QName(element).localname,
        tuple(sorted((str(k), str(v)) for k, v in element.items())),
    )
