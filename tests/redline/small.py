"""Small Word documents, written by hand, to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from publish.editions.docx.openxml import NAMESPACES
from publish.editions.docx.package import Package

_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LISTS = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="o"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>"""


@dataclass(frozen=True)
class Note:
    text: str


@dataclass(frozen=True)
class Citation:
    key: str


@dataclass(frozen=True)
class Reference:
    """A field that shows the bookmark ``name``."""

    name: str
    text: str


@dataclass(frozen=True)
class Opening:
    """The beginning of a field that ends in another paragraph; without a code, its end."""

    code: str = ""


CLOSING = Opening()


@dataclass(frozen=True)
class Formula:
    text: str


@dataclass(frozen=True)
class Emphasis:
    text: str


Piece = str | Note | Citation | Reference | Opening | Formula | Emphasis


@dataclass(frozen=True)
class P:
    """A paragraph; ``ends`` says that it ends a section."""

    pieces: tuple[Piece, ...] = ()
    style: str = "BodyText"
    list: int = 0
    ends: bool = False
    name: str = ""


@dataclass(frozen=True)
class T:
    """A table of paragraphs."""

    rows: tuple[tuple[P, ...], ...]


def p(
    *pieces: Piece, style: str = "BodyText", list: int = 0, ends: bool = False, name: str = ""
) -> P:
    return P(pieces, style, list, ends, name)


def package(*blocks: P | T) -> Package:
    """The document of these blocks; notes are numbered by their calls."""
    writer = _Writer()
    body = "".join(map(writer.block, blocks))
    notes = "".join(
        f'<w:endnote w:id="{n}"><w:p>{_run(text)}</w:p></w:endnote>'
        for n, text in enumerate(writer.notes, 1)
    )
    separator = '<w:endnote w:type="separator" w:id="-1"><w:p/></w:endnote>'
    body += "<w:sectPr/>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/endnotes.xml": f"<w:endnotes {_NAMES}>{separator}{notes}</w:endnotes>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{_LISTS}</w:numbering>",
        "word/styles.xml": f"<w:styles {_NAMES}/>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}"/>',
        "word/_rels/endnotes.xml.rels": f'<Relationships xmlns="{_LINKS}"/>',
    }
    return Package(MappingProxyType({name: text.encode() for name, text in parts.items()}))


@dataclass
class _Writer:
    notes: list[str] = field(default_factory=list)

    def block(self, block: P | T) -> str:
        if isinstance(block, P):
            return self._paragraph(block)
        rows = "".join(f"<w:tr>{''.join(map(self._cell, row))}</w:tr>" for row in block.rows)
        grid = "<w:gridCol/>" * max(map(len, block.rows))
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _cell(self, cell: P) -> str:
        return f"<w:tc><w:tcPr/>{self._paragraph(cell)}</w:tc>"

    def _paragraph(self, block: P) -> str:
        level = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{block.list}"/></w:numPr>'
        end = "<w:sectPr/>" if block.ends else ""
        style = f'<w:pStyle w:val="{block.style}"/>'
        said = "".join(map(self._piece, block.pieces))
        if block.name:
            mark = f'w:id="{len(block.name)}"'
            begin = f"<w:bookmarkStart {mark} w:name={quoteattr(block.name)}/>"
            said = f"{begin}{said}<w:bookmarkEnd {mark}/>"
        return f"<w:p><w:pPr>{style}{level if block.list else ''}{end}</w:pPr>{said}</w:p>"

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Note(text):
                self.notes.append(text)
                return f'<w:r><w:endnoteReference w:id="{len(self.notes)}"/></w:r>'
            case Citation(key):
                return _field(f"ADDIN PUBLISH_CITATION {key}", f"({key})")
            case Reference(name, text):
                return _field(f"REF {name} \\h", text)
            case Opening(code):
                return _field(code, "").rpartition("<w:r><w:t ")[0] if code else _character("end")
            case Formula(text):
                return f"<m:oMath><m:r><m:t>{escape(text)}</m:t></m:r></m:oMath>"
            case Emphasis(text):
                return _run(text, "<w:rPr><w:i/></w:rPr>")
        return _run(piece)


def _field(code: str, shown: str) -> str:
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return _character("begin") + told + _character("separate") + _run(shown) + _character("end")


def _character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


Blocks = Sequence[P | T]
