"""A picture in the text: DrawingML, its image part still named by the picture's path."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from publish.editions.docx.landscape import LANDSCAPE, turned_layout
from publish.editions.docx.layout import Layout
from publish.editions.docx.lengths import emus, points
from publish.editions.docx.openxml import raw_inline
from publish.editions.docx.pictures import Picture
from publish.model import Inline, Inlines
from publish.pandoc import attributes, has_class, stringify

_TALLEST = 0.75
"""The share of the text's height that a picture may take, so that its caption fits below."""

_DRAWING = """<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="0" name={name} descr={alt}/>\
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name={name}/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed={path}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>\
</a:graphic></wp:inline></w:drawing></w:r>"""


def drawing(image: Inline, pictures: Mapping[str, Picture], layout: Layout) -> Inlines:
    """The run for an `Image`; its alternative text in words where there is no picture."""
    _, alternative, (path, _) = image["c"]
    picture = pictures.get(path)
    if picture is None or picture.problem:
        return list(alternative)
    if has_class(image, LANDSCAPE):
        width, height = size(picture, {"width": "100%"} | attributes(image), turned_layout(layout))
    else:
        width, height = size(picture, attributes(image), layout)
    xml = _DRAWING.format(
        cx=emus(width),
        cy=emus(height),
        path=quoteattr(path),
        name=quoteattr(path.rpartition("/")[2]),
        alt=quoteattr(stringify(alternative).strip()),
    )
    return [raw_inline(xml)]


def size(picture: Picture, wanted: Mapping[str, str], layout: Layout) -> tuple[float, float]:
    """Width and height in points: as wanted, or the picture's own, and within the text."""
    width = _length(wanted.get("width", ""), layout.text_width, layout.size)
    height = _length(wanted.get("height", ""), layout.text_height, layout.size)
    proportion = picture.height / picture.width
    if width is None:
        width = picture.width if height is None else height / proportion
    if height is None:
        height = width * proportion
    factor = min(1.0, layout.text_width / width, _TALLEST * layout.text_height / height)
    return width * factor, height * factor


def _length(text: str, whole: float, em: float) -> float | None:
    for unit, length in (("%", whole / 100), ("em", em)):
        if text.endswith(unit) and text.removesuffix(unit).replace(".", "", 1).isdecimal():
            return float(text.removesuffix(unit)) * length or None
    return points(text) or None
