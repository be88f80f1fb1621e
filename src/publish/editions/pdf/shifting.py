"""The pages of a PDF shifted, with all that has its place on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from publish.editions.pdf.trimming import Boxes, set_boxes
from publish.editions.pdf.turning import PATTERN

_Move = tuple[float, float]
_ELEMENT = Name("/StructElem")


def shift(pdf: Pdf, shifts: Iterable[_Move], boxes: Sequence[Boxes] = ()) -> None:
    """Move each page to the right and up by as many points, and give it its boxes."""
    by: dict[tuple[int, int], _Move] = {}
    # Each stream is an object for assembly to read, copy and pack: pages share these.
    after, before = pdf.make_stream(b"\nQ"), cache(partial(_before, pdf))
    for page, move in zip(pdf.pages, shifts, strict=True):
        by[page.obj.objgen] = move
        _move_patterns(pdf, page, move)
        page.contents_add(before(move), prepend=True)
        page.contents_add(after)
        for annotation in page.obj.get("/Annots", Array()):
            annotation["/Rect"] = _box(annotation["/Rect"], move)
    for item in pdf.objects:
        # Few have any attributes, and what is not there takes longest to get.
        if isinstance(item, Dictionary) and "/A" in item and item.get("/Type") == _ELEMENT:
            _move_element(item, by)
    for page, own in zip(pdf.pages, boxes, strict=False):
        set_boxes(page, own)


def _before(pdf: Pdf, shift: _Move) -> Stream:
    """What moves the content that follows it."""
    across, up = shift
    return pdf.make_stream(f"q 1 0 0 1 {across:.6g} {up:.6g} cm\n".encode())


def _move_patterns(pdf: Pdf, page: Page, by: _Move) -> None:
    """Patterns count from the page's corner, whatever moves its content (ISO 32000-2, 8.7.2).

    Pages share their resources; a page that is moved has its own.
    """
    patterns = page.resources.get("/Pattern", Dictionary())
    if not len(patterns):
        return
    painted = {f"/{name.decode()}" for name in PATTERN.findall(page.obj.Contents.read_bytes())}
    if not painted.intersection(patterns.keys()):
        return
    page.obj.Resources = Dictionary(dict(page.resources.items()))
    page.obj.Resources.Pattern = Dictionary(dict(patterns.items()))
    for name in sorted(painted.intersection(patterns.keys())):
        page.obj.Resources.Pattern[name] = _moved_pattern(pdf, patterns[name], by)


def _moved_pattern(pdf: Pdf, pattern: Object, by: _Move) -> Object:
    a, b, c, d, e, f = (float(value) for value in pattern.get(Name.Matrix, [1, 0, 0, 1, 0, 0]))
    entries = dict(pattern.items())
    is_stream = isinstance(pattern, Stream)
    copy: Object = (
        pdf.make_stream(pattern.read_raw_bytes(), entries) if is_stream else Dictionary(entries)
    )
    copy.Matrix = Array([a, b, c, d, e + by[0], f + by[1]])
    return pdf.make_indirect(copy)


def _move_element(element: Object, by: Mapping[tuple[int, int], _Move]) -> None:
    attributes = element.get("/A")
    if isinstance(attributes, Dictionary) and "/BBox" in attributes and "/Pg" in element:
        attributes.BBox = _box(attributes.BBox, by[element.Pg.objgen])


def _box(box: Object, by: _Move) -> Array:
    left, bottom, right, top = (float(side) for side in box)
    across, up = by
    return Array([left + across, bottom + up, right + across, top + up])
