"""The pages of a PDF shifted sideways, with all that has its place on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from publish.editions.pdf.turning import PATTERN


def shifted(content: bytes, shifts: Iterable[float]) -> bytes:
    """The PDF with each page moved to the right by as many points."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        by: dict[tuple[int, int], float] = {}
        for page, shift in zip(pdf.pages, shifts, strict=True):
            by[page.obj.objgen] = shift
            _move_patterns(pdf, page, shift)
            page.contents_add(f"q 1 0 0 1 {shift:.6g} 0 cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            for annotation in page.obj.get(Name.Annots, Array()):
                annotation.Rect = _box(annotation.Rect, shift)
        for item in pdf.objects:
            if isinstance(item, Dictionary) and item.get(Name.Type) == Name.StructElem:
                _move_element(item, by)
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def _move_patterns(pdf: Pdf, page: Page, by: float) -> None:
    """Patterns count from the page's corner, whatever moves its content (ISO 32000-2, 8.7.2).

    Pages share their resources; a page that is moved has its own.
    """
    patterns = page.resources.get(Name.Pattern, Dictionary())
    painted = {f"/{name.decode()}" for name in PATTERN.findall(page.obj.Contents.read_bytes())}
    if not painted.intersection(patterns.keys()):
        return
    page.obj.Resources = Dictionary(dict(page.resources.items()))
    page.obj.Resources.Pattern = Dictionary(dict(patterns.items()))
    for name in sorted(painted.intersection(patterns.keys())):
        page.obj.Resources.Pattern[name] = _moved_pattern(pdf, patterns[name], by)


def _moved_pattern(pdf: Pdf, pattern: Object, by: float) -> Object:
    a, b, c, d, e, f = (float(value) for value in pattern.get(Name.Matrix, [1, 0, 0, 1, 0, 0]))
    entries = dict(pattern.items())
    is_stream = isinstance(pattern, pikepdf.Stream)
    copy: Object = (
        pdf.make_stream(pattern.read_raw_bytes(), entries) if is_stream else Dictionary(entries)
    )
    copy.Matrix = Array([a, b, c, d, e + by, f])
    return pdf.make_indirect(copy)


def _move_element(element: Object, by: Mapping[tuple[int, int], float]) -> None:
    attributes = element.get(Name.A)
    if isinstance(attributes, Dictionary) and Name.BBox in attributes and Name.Pg in element:
        attributes.BBox = _box(attributes.BBox, by[element.Pg.objgen])


def _box(box: Object, by: float) -> Array:
    left, bottom, right, top = (float(side) for side in box)
    return Array([left + by, bottom, right + by, top])
