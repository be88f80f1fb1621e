"""The page of a Word document: its section properties, header and footer."""

from __future__ import annotations

from xml.sax.saxutils import escape

from publish.editions.docx.layout import Layout
from publish.editions.docx.lengths import twips
from publish.editions.docx.openxml import (
    FIELD_END,
    NAMESPACES,
    Element,
    element,
    field_start,
    qualified,
)
from publish.editions.docx.package import DOCUMENT, Package

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KEYS = {"header": "rIdHeader", "footer": "rIdFooter"}
_DISTANCE = 36.0
"""From the paper's edge to the header and the footer, in points."""


def section(layout: Layout) -> Element:
    """The properties of a section, in the order that the schema's CT_SectPr wants."""
    width, height = (twips(length) for length in layout.paper)
    margins = {
        "top": layout.top, "right": layout.right, "bottom": layout.bottom, "left": layout.left,
        "header": _DISTANCE, "footer": _DISTANCE, "gutter": 0.0,
    }  # fmt: skip
    made = element("w:sectPr", *(_reference(kind) for kind in _KEYS))
    made.append(element("w:pgSz", w=width, h=height))
    made.append(element("w:pgMar", **{key: twips(value) for key, value in margins.items()}))
    if layout.line_numbers:
        made.append(element("w:lnNumType", countBy="1", restart="continuous"))
    return made


def _reference(kind: str) -> Element:
    made = element(f"w:{kind}Reference", type="default")
    made.set(qualified("r:id"), _KEYS[kind])
    return made


def with_header_and_footer(package: Package, title: str, day: str) -> Package:
    """The package with a running header of title and date, and page numbers at the foot."""
    head = f'<w:r><w:t xml:space="preserve">{escape(title)}</w:t></w:r><w:r><w:tab/></w:r>'
    head += f"<w:r><w:t>{escape(day)}</w:t></w:r>"
    foot = f"{field_start('PAGE')}<w:r><w:t>1</w:t></w:r>{FIELD_END}"
    for kind, tag, runs in (("header", "hdr", head), ("footer", "ftr", foot)):
        style = f'<w:pPr><w:pStyle w:val="{kind.capitalize()}"/></w:pPr>'
        text = f'<w:{tag} xmlns:w="{NAMESPACES["w"]}"><w:p>{style}{runs}</w:p></w:{tag}>'
        name = f"word/{kind}1.xml"
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        package = package.with_part(name, (declaration + text).encode())
        package = package.with_type(name, f"{_MAIN}.{kind}+xml")
        package = package.relate(DOCUMENT, kind, f"{kind}1.xml", _KEYS[kind])
    return package
