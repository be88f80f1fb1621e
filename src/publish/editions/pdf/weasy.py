"""The only door to WeasyPrint, with `sheets`.

`setting`, a package, `lowering` and `pages` take part in its layout and drawing, or read what came
of them, and say which of its private parts they touch. Here these are: ``Page._page_box`` with
its ``page_type``, measures and backgrounds; the boxes' ``element`` and ``link_annotation``; and
``weasyprint.text.line_break.pyphen``. ``tests/editions/pdf/test_weasy.py`` holds them to what is
expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pydyf
from weasyprint.text import line_break

from publish.editions.pdf import log, roles, tagging, turning
from publish.editions.pdf.cycles import no_cycle_collection
from publish.editions.pdf.dictionaries import Dictionaries
from publish.editions.pdf.fonts import undated
from publish.editions.pdf.laid import LaidPage
from publish.editions.pdf.lowering import floating
from publish.editions.pdf.margins import Area
from publish.editions.pdf.openings import Openings
from publish.editions.pdf.pages import Pages
from publish.editions.pdf.press import BARE, FONT, TURNED
from publish.editions.pdf.roles import POINT
from publish.editions.pdf.setting.asking import swift_answers
from publish.editions.pdf.setting.bare import bare_styles
from publish.editions.pdf.setting.calls import kept_by_calls
from publish.editions.pdf.setting.cells import known_cells
from publish.editions.pdf.setting.columns import kept_columns
from publish.editions.pdf.setting.computing import undeclared_values
from publish.editions.pdf.setting.drawing import known_words
from publish.editions.pdf.setting.elements import sources_marked
from publish.editions.pdf.setting.hyphenation import swift_dictionaries
from publish.editions.pdf.setting.leaders import leaders_in_rows
from publish.editions.pdf.setting.lines import even_lines
from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.narrowing import narrowed_if_need_be
from publish.editions.pdf.setting.numbering import Unfit, slots_marked
from publish.editions.pdf.setting.paging import pages_in_turn
from publish.editions.pdf.setting.painting import Painter
from publish.editions.pdf.setting.percentages import settled_percentages
from publish.editions.pdf.setting.pictures import pictures_as_packed
from publish.editions.pdf.setting.plain import plain_lines
from publish.editions.pdf.setting.reading import source as read
from publish.editions.pdf.setting.styles import shared_styles
from publish.editions.pdf.setting.subsetting import swift_subsetting
from publish.editions.pdf.setting.writing import swift_writing
from publish.editions.pdf.sheets import Fetcher, prepared
from publish.editions.pdf.slots import SLOT, has_brackets
from publish.model import WordBreaks


@dataclass(frozen=True)
class Layout:
    """A laid out document: its PDF, its pages, and what WeasyPrint logged.

    Where ``excess`` has something, these footnotes take too much room, and nothing was made.
    Where it is ``unfit``, numbers cannot be put into its slots, and it was only measured.
    """

    content: bytes
    pages: tuple[LaidPage, ...]
    messages: tuple[str, ...]
    excess: frozenset[str] = frozenset()
    unfit: bool = False


def lay_out(
    html: str,
    stylesheets: Sequence[str],
    files: Mapping[str, str | bytes],
    *,
    tagged: bool,
    footnotes: Collection[str] = (),
    breaks: tuple[WordBreaks, ...] = (),
    written: bool = True,
) -> Layout:
    """Lay a document out; unless it is to be ``written``, only to see where all comes to stand.

    ``files`` says which addresses may be read, and the file or the content behind each; nothing
    else may be. ``footnotes`` are the identifiers of those that it has, ``breaks`` where
    certain words may break.
    """
    faces = tuple((name, path) for name, path in files.items() if name.startswith(FONT))
    ready = prepared(stylesheets, faces)
    measures = Measures(ready.faces, breaks)
    with log.messages() as messages, no_cycle_collection(), swift_answers():
        source = read(html, Fetcher(files))
        slotted = SLOT in html or has_brackets(html)
        pages = Pages(Openings(source.etree_element), measures, slotted, footnotes)
        painter = Painter(messages, tagged) if written else None
        take, bare = partial(_take, pages, painter), BARE in stylesheets
        with _set(measures, breaks, bare=bare), pages_in_turn(take, bare=bare):
            document = source.render(font_config=ready.fonts, stylesheets=list(ready.sheets))
        if excess := pages.excess:
            return Layout(b"", (), (), excess)
        content = _write(document, tagged=tagged) if painter and pages.fit else b""
    said = *ready.messages, *messages
    return Layout(content, tuple(pages.laid), said, unfit=not pages.fit)


@contextmanager
def _set(measures: Measures, breaks: tuple[WordBreaks, ...], *, bare: bool) -> Iterator[None]:
    """Meanwhile pages are made, and drawn, as books want it."""
    with (
        _broken_at(breaks),
        swift_dictionaries(),
        undeclared_values(),
        shared_styles(bare=bare),
        settled_percentages(),
        bare_styles(),
        even_lines(measures),
        kept_by_calls(),
        kept_columns(),
        known_cells(measures),
        leaders_in_rows(),
        floating(),
        plain_lines(),
        known_words(measures),
        slots_marked(measures),
        narrowed_if_need_be(),
        swift_writing(),
    ):
        yield


def _take(pages: Pages, painter: Painter | None, page: Any) -> None:
    """Note all that has to be known of a page; if it is of use, paint it. Its boxes go."""
    pages.take(page)
    try:
        if painter and pages.of_use:
            painter.paint(page)
            return
    except Unfit:
        pages.fit = False
    page._page_box = None
    page.links.clear()


def _write(document: Any, *, tagged: bool) -> bytes:
    with sources_marked(), swift_writing(), swift_subsetting(), pictures_as_packed():
        return bytes(document.write_pdf(pdf_tags=tagged, finisher=_finish))


def areas(
    html: str, stylesheets: Sequence[str], files: Mapping[str, str | bytes]
) -> tuple[Area, ...]:
    """The text areas of a document's pages, as they are printed."""
    faces = tuple(files.items())
    ready = prepared(stylesheets, faces)
    with log.messages(), no_cycle_collection():
        source = read(html, Fetcher(files))
        with undeclared_values(), shared_styles(), settled_percentages():
            document = source.render(font_config=ready.fonts, stylesheets=list(ready.sheets))
        return tuple(_area(page._page_box) for page in document.pages)


def _area(box: Any) -> Area:
    sides = box.content_box_x(), box.content_box_y(), box.width, box.height
    left, top, width, height = (round(side * POINT, 3) for side in sides)
    if box.page_type.name == TURNED:
        right = round(box.margin_width() * POINT, 3) - left - width
        left, top, width, height = top, right, height, width
    borders = (box.border_left_width, box.border_right_width)
    paper = box.background
    bare = paper.color.alpha == 0 and not any(layer.image for layer in paper.layers)
    return Area(left, top, width, height, bare and not any(borders) and not box.canvas_background)


_hyphenating = threading.Lock()


@contextmanager
def _broken_at(breaks: tuple[WordBreaks, ...]) -> Iterator[None]:
    """Words are meanwhile looked up among the book's own first."""
    with _hyphenating:
        usual = line_break.pyphen
        line_break.pyphen = Dictionaries(breaks) if breaks else usual
        try:
            yield
        finally:
            line_break.pyphen = usual


def _finish(document: Any, pdf: pydyf.PDF) -> None:
    for page in document.pages:
        for *_, box in page.links:
            if "Contents" in (getattr(box, "link_annotation", None) or ()):
                box.link_annotation["Contents"] = pydyf.String(roles.words(box.element))
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Length1" in item.extra:
            item.stream[:] = [undated(item.stream[0])]
            item.extra["Length1"] = len(item.stream[0])
    tagging.join(pdf)
    types = (page._page_box.page_type for page in document.pages)
    turning.turn(pdf, [number for number, kind in enumerate(types) if kind.name == TURNED])
