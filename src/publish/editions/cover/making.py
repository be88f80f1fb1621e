"""Steps: the cover on its sheet, and its front as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.editions.cover.page import BARCODE, TEXT_END, Design, address, document, geometry
from publish.editions.cover.sheet import Binding, Sheet, front_alone, spread
from publish.editions.pdf import complaints
from publish.editions.pdf.inks import Inks
from publish.editions.pdf.laid import LaidPage
from publish.editions.pdf.press import Press
from publish.model import File, Front, PageMap, Product

if TYPE_CHECKING:
    from publish.editions.pdf.weasy import Layout


def pages_of(printed: PageMap) -> Outcome[int]:
    """Step: how many pages the book has. A new word on one of them changes no cover."""
    return Outcome(len(printed.pages))


@dataclass(frozen=True)
class Printing:
    """With what the cover is printed, and to what its file keeps."""

    inks: Inks | None = None
    """None where colours and pictures stay as they are."""
    standards: tuple[str, ...] = ()


def cover(
    pages: int, design: Design, binding: Binding, modified: int, printing: Printing
) -> Outcome[Product]:
    """Step: the sheet for a book of so many pages; ``modified`` in seconds since 1970 UTC."""
    # These write PDF, with a library of their own.
    from publish.editions.cover.boxes import boxed
    from publish.editions.pdf.inks.inking import in_inks
    from publish.editions.pdf.standards import Conformance, condition

    sheet = spread(binding, pages)
    page = document(design, sheet)
    made = _laid_out(page, design, sheet)
    inks = printing.inks
    intent = inks.intent if inks else None
    content = in_inks(made.value.content, inks) if inks else made.value.content
    meant = condition(Path(intent.path).read_bytes()) if intent else None
    kept = Conformance(printing.standards, meant)
    content = boxed(content, sheet, design.metadata, modified, kept)
    crowded = tuple(_crowded(page.value, made.value.pages, design))
    inputs = (*_inputs(design), *((intent,) if intent else ()))
    return Outcome(Product(content, 1, inputs), made.diagnostics + crowded)


def cover_of_spine(
    design: Design, binding: Binding, modified: int, printing: Printing
) -> Outcome[Product]:
    """Step: the sheet for a book whose spine is known without its pages."""
    return cover(0, design, binding, modified, printing)


def front(design: Design, binding: Binding) -> Outcome[Front]:
    """Step: the front as e-books show it."""
    from publish.editions.cover.picture import drawn

    sheet = front_alone(binding)
    made = _laid_out(document(design, sheet), design, sheet)
    return Outcome(drawn(made.value.content), made.diagnostics)


def _laid_out(page: Outcome[str], design: Design, sheet: Sheet) -> Outcome[Layout]:
    from publish.editions.pdf import weasy  # it takes its time to load

    press = Press(design.stylesheet, design.theme.faces, design.metadata.language)
    files = {address(path): file.path for path, file in _pictures(design)}
    sheets = press.stylesheets(geometry(design, sheet))
    layout = weasy.lay_out(page.value, sheets, {**press.fonts(), **files}, tagged=False)
    found = complaints.diagnostics(layout.messages, design.span, design.stylesheet)
    return Outcome(layout, tuple(dict.fromkeys(page.diagnostics + found)))


def _crowded(page: str, pages: tuple[LaidPage, ...], design: Design) -> Iterator[Diagnostic]:
    """Text on the back that goes down as far as the barcode, or beyond the sheet's foot."""
    heights = {anchor.id: anchor.y for page in pages for anchor in page.anchors}
    # Where the text goes on for longer than the sheet, its end stands nowhere.
    if f'id="{TEXT_END}"' in page and heights.get(TEXT_END, -1.0) < heights.get(BARCODE, 0.0):
        yield diagnose("CVR001", design.span)


def _pictures(design: Design) -> tuple[tuple[str, File], ...]:
    path, file = design.picture or ("", None)
    return ((path, file),) if file else ()


def _inputs(design: Design) -> tuple[File, ...]:
    faces = {face.file for face in design.theme.faces}
    return tuple(sorted(faces | {file for _, file in _pictures(design)}, key=lambda one: one.path))
