"""Formulas of Word documents as drawings: pandoc reads them, and they are drawn as for print."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from publish import pandoc
from publish.editions.docx.openxml import NAMESPACES, Element, qualified
from publish.editions.html.formulas import drawn as drawn_from
from publish.editions.html.tree import MATHML
from publish.redline.changes import Redline, lines
from publish.redline.summary import has_changed, with_notes

_MATHS = (qualified("m:oMath"), qualified("m:oMathPara"))
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ROOT = (
    f'<Relationships xmlns="{_LINKS}"><Relationship Id="a" Type="{_MAIN}"'
    ' Target="word/document.xml"/></Relationships>'
)


def formulas(redline: Redline) -> Iterator[Element]:
    """The formulas of the chapters in which something has changed, in both states."""
    for chapter in redline.chapters:
        if not has_changed(chapter, redline):
            continue
        for line in lines(with_notes(chapter, redline)):
            for token in (token for edit in line.edits for token in edit.tokens):
                yield from (node for node, _ in token.parts if node.tag in _MATHS)


def drawn(found: Iterable[Element]) -> Mapping[Element, str]:
    """Formula → its drawing as SVG; its title is the formula in TeX."""
    elements = list(found)
    if not elements:
        return {}
    page = pandoc.run(["-f", "docx", "-t", "html5", "--mathml"], _document(elements))
    body = etree.fromstring(f"<body>{page.decode()}</body>")
    made = {}
    for paragraph in body:
        number = (paragraph.text or "").strip()
        for math in paragraph.iter(f"{MATHML}math") if number.isdecimal() else ():
            tex = "".join(map(str, math.itertext(f"{MATHML}annotation"))).strip()
            svg = etree.tostring(drawn_from(math, tex), encoding="unicode", with_tail=False)
            made[elements[int(number)]] = svg
    return made


def _document(elements: Iterable[Element]) -> bytes:
    """A document that has each formula in a paragraph of its own, after its number."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    said = "".join(
        f"<w:p><w:r><w:t>{number}</w:t></w:r>{etree.tostring(one, encoding='unicode')}</w:p>"
        for number, one in enumerate(elements)
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", _ROOT)
        text = f"<w:document {names}><w:body>{said}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
    return buffer.getvalue()
