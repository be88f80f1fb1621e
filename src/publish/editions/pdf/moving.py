"""Galleys moved to the side on which they begin after all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from publish.diagnostics import Outcome
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.margins import Margins
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.sides import Side
from publish.editions.pdf.turning import PATTERN

if TYPE_CHECKING:
    from publish.editions.pdf.weasy import LaidPage


def side_of(final: Pagination, piece: str) -> Outcome[Side]:
    """Step: the side on which a piece begins; most changes of other pages leave it alone."""
    return Outcome(final.sides[piece])


def moved(galley: Galley, begins: Side, margins: Margins) -> Outcome[Galley]:
    """Step: the galley as it is printed; itself, if it was set for the side it begins on."""
    side = galley.setting.side
    if begins is side:
        return Outcome(galley)
    shifts = []
    for number, page in enumerate(galley.pages):
        shifts.append(margins.shift(page.type, side, first=number == 0))
        side = side.other
    pages = tuple(map(_with_anchors, galley.pages, shifts))
    setting = replace(galley.setting, side=begins)
    content = _move(galley.content, shifts)
    return Outcome(replace(galley, content=content, pages=pages, setting=setting))


def _with_anchors(page: LaidPage, by: float) -> LaidPage:
    anchors = tuple(replace(anchor, x=round(anchor.x + by, 3)) for anchor in page.anchors)
    return replace(page, anchors=anchors)


def _move(content: bytes, shifts: Iterable[float]) -> bytes:
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
        page.obj.Resources.Pattern[name] = _shifted(pdf, patterns[name], by)


def _shifted(pdf: Pdf, pattern: Object, by: float) -> Object:
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
