"""The page of a Word document: its section properties, header and footer."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from publish.editions.docx.job import Job
from publish.editions.docx.landscape import turned_layout
from publish.editions.docx.layout import Layout
from publish.editions.docx.lengths import twips
from publish.editions.docx.openxml import (
    FIELD_END,
    NAMESPACES,
    Element,
    element,
    field_start,
    find_all,
    qualified,
)
from publish.editions.docx.package import DOCUMENT, Package

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KEYS = {"header": "rIdHeader", "footer": "rIdFooter"}
TURNED_HEADER = "rIdTurnedHeader"
"""The relationship to the header of pages that lie on their side."""
_HEADER = "header"
_DISTANCE = 36.0
"""From the paper's edge to the header and the footer, in points."""


def section_properties(layout: Layout) -> Element:
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


def with_header_and_footer(package: Package, job: Job) -> Package:
    """The package with a header of its title and its day, pages numbered below.

    In a copy for review the manuscript's revision stands before the day.
    """
    day = datetime.fromtimestamp(job.modified, UTC).date().isoformat()
    made = " · ".join(filter(None, (job.revision if job.layout.track else "", day)))
    title = job.edition.metadata.title
    head = f'<w:r><w:t xml:space="preserve">{escape(title)}</w:t></w:r><w:r><w:tab/></w:r>'
    head += f"<w:r><w:t>{escape(made)}</w:t></w:r>"
    foot = f"{field_start('PAGE')}<w:r><w:t>1</w:t></w:r>{FIELD_END}"
    for kind, tag, runs in (("header", "hdr", head), ("footer", "ftr", foot)):
        style = f'<w:pPr><w:pStyle w:val="{kind.capitalize()}"/></w:pPr>'
        names = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("w", "r"))
        text = f"<w:{tag} {names}><w:p>{style}{runs}</w:p></w:{tag}>"
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        content = (declaration + text).encode()
        package = _with_part(package, kind, f"{kind}1.xml", content, _KEYS[kind])
    return package


def with_turned_header(package: Package, layout: Layout) -> Package:
    """The package with its header once more, as wide as the text of a page on its side."""
    root = package.xml(f"word/{_HEADER}1.xml")
    places = twips(layout.text_width), twips(turned_layout(layout).text_width)
    for style in find_all(root, "w:p/w:pPr/w:pStyle"):
        gone, right = (
            element("w:tab", val=kind, pos=place)
            for kind, place in zip(("clear", "right"), places, strict=True)
        )
        style.addnext(element("w:tabs", gone, right))
    name = f"{_HEADER}2.xml"
    package = package.with_xml(f"word/{name}", root)
    return _with_part(package, _HEADER, name, package.parts[f"word/{name}"], TURNED_HEADER)


def _with_part(package: Package, kind: str, name: str, content: bytes, key: str) -> Package:
    package = package.with_part(f"word/{name}", content)
    package = package.with_type(f"word/{name}", f"{_MAIN}.{kind}+xml")
    return package.relate(DOCUMENT, kind, name, key)
