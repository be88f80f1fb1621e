"""The reference documents: pandoc's own, with the theme's styles, and the least that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from publish.diagnostics import Outcome
from publish.editions.docx.layout import Layout
from publish.editions.docx.openxml import Element, detach, find_all, qualified
from publish.editions.docx.package import DOCUMENT, STYLES, Package
from publish.editions.docx.styles import styles
from publish.pandoc import data_file


def reference(tokens: Mapping[str, Any], layout: Layout) -> Outcome[bytes]:
    """A step: the document whose styles pandoc takes over."""
    package = Package.read(data_file("reference.docx"))
    return Outcome(_restyled(package, tokens, layout).write())


def bare(reference: bytes) -> Outcome[bytes]:
    """A step: the reference document without text, and of its styles the names alone.

    Pieces are written with it: pandoc reads all of a reference document in every call, and what
    styles look like is in no piece. So a piece stays as it is where styles change by their looks.
    """
    package = Package.read(reference)
    document, styles = package.xml(DOCUMENT), package.xml(STYLES)
    for block in find_all(document, "w:body/*[not(self::w:sectPr)]"):
        detach(block)
    for said in find_all(styles, "*[not(self::w:style)] | w:style/*[not(self::w:name)]"):
        detach(said)
    return Outcome(package.with_xml(DOCUMENT, document).with_xml(STYLES, styles).write())


def _restyled(package: Package, tokens: Mapping[str, Any], layout: Layout) -> Package:
    root = package.xml(STYLES)
    known = {style.get(qualified("w:styleId")): style for style in root.iter(qualified("w:style"))}
    for style in styles(tokens, layout):
        if style.id in known:
            root.remove(known[style.id])
        root.append(style.xml())
    for identifier in (*(f"Heading{n}Char" for n in range(1, 10)), "TitleChar", "SubtitleChar",
                       "BodyTextChar", "Heading7", "Heading8", "Heading9", "AbstractTitle",
                       "Abstract", "Table"):  # fmt: skip
        if identifier in known:
            root.remove(known[identifier])
    root.extend(_table_styles(tokens))
    _set_defaults(root, tokens)
    return package.with_xml(STYLES, root)


def _set_defaults(root: Element, tokens: Mapping[str, Any]) -> None:
    """No space of the document's own around paragraphs, and the text face for everything."""
    for fonts in find_all(root, "w:docDefaults//w:rFonts"):
        fonts.attrib.clear()
        for key in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qualified(f"w:{key}"), tokens["faces"]["text"])
    for spacing in find_all(root, "w:docDefaults/w:pPrDefault//w:spacing"):
        spacing.set(qualified("w:after"), "0")


_WHITE = "FFFFFF"
_TABLES = """
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
 <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
  <w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
   <w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
   <w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
 <w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/>
  <w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/></w:tblBorders></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
   <w:bottom {rule}/></w:tcBorders>{shade}<w:vAlign w:val="bottom"/>
   </w:tcPr></w:tblStylePr></w:style>
</w:styles>
"""


def _table_styles(tokens: Mapping[str, Any]) -> list[Element]:
    """A book's table: rules above, below and under the head, which may be tinted; no verticals."""
    colour = str(tokens["colour"]["rule"]).lstrip("#").upper()
    rule = f'w:val="single" w:sz="6" w:space="0" w:color="{colour}"'
    tint = str(tokens["colour"]["tint"]).lstrip("#").upper()
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint != _WHITE else ""
    return list(etree.fromstring(_TABLES.format(rule=rule, shade=shade)))
