"""The only door to WeasyPrint, with `sheets`.

`setting`, a package, and `lowering` take part in its layout and drawing, and say which of its
private parts they touch. Here these are: ``Page._page_box`` with its ``page_type``, ``children``,
``descendants()``, measures and backgrounds; the boxes' ``element``, ``element_tag``, ``text``,
``link``, ``is_leader`` and ``link_annotation``; ``FootnoteAreaBox`` and the heights of what is in
it; ``weasyprint.text.line_break.pyphen``; and ``weasyprint.pdf.tags._build_box_tree``.
``tests/editions/pdf/test_weasy.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags
from weasyprint.text import line_break

from publish.editions.html.letters import OBJECT
from publish.editions.pdf import log, roles, tagging, turning
from publish.editions.pdf.cycles import no_cycle_collection
from publish.editions.pdf.dictionaries import Dictionaries
from publish.editions.pdf.fonts import undated
from publish.editions.pdf.footnotes import Foot, too_large
from publish.editions.pdf.laid import Anchor, LaidPage
from publish.editions.pdf.lowering import floating
from publish.editions.pdf.margins import Area
from publish.editions.pdf.openings import Openings
from publish.editions.pdf.press import FONT, TURNED
from publish.editions.pdf.roles import POINT
from publish.editions.pdf.setting.asking import swift_answers
from publish.editions.pdf.setting.bare import bare_styles
from publish.editions.pdf.setting.calls import kept_by_calls
from publish.editions.pdf.setting.cells import known_cells
from publish.editions.pdf.setting.columns import kept_columns
from publish.editions.pdf.setting.drawing import known_words
from publish.editions.pdf.setting.leaders import leaders_in_rows
from publish.editions.pdf.setting.lines import even_lines
from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.numbering import Unfit, is_fit, slot_of, slots_marked
from publish.editions.pdf.setting.percentages import settled_percentages
from publish.editions.pdf.setting.reading import source as read
from publish.editions.pdf.setting.styles import shared_styles
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
        with (
            _broken_at(breaks),
            shared_styles(),
            settled_percentages(),
            bare_styles(),
            even_lines(measures),
            kept_by_calls(),
            kept_columns(),
            known_cells(measures),
            leaders_in_rows(),
            floating(),
        ):
            document = source.render(font_config=ready.fonts, stylesheets=list(ready.sheets))
        if footnotes and (excess := too_large(_feet(document), footnotes)):
            return Layout(b"", (), (), excess)
        _keep_outer_links(document)
        slots = tuple(map(_slots, document.pages)) if SLOT in html or has_brackets(html) else ()
        pages = _pages(document, source.etree_element, slots)
        fit = all(is_fit(box, measures.face(box.style)) for on in slots for box in on)
        content = _write(document, measures, tagged=tagged) if written and fit else b""
    said = *ready.messages, *messages
    return Layout(content or b"", pages, said, unfit=not fit or content is None)


def _write(document: Any, measures: Measures, *, tagged: bool) -> bytes | None:
    """The document as a PDF; nothing, if numbers cannot be put into its slots."""
    try:
        with _sources_marked(), known_words(measures), slots_marked(measures), swift_writing():
            return bytes(document.write_pdf(pdf_tags=tagged, finisher=_finish))
    except Unfit:
        return None


def areas(
    html: str, stylesheets: Sequence[str], files: Mapping[str, str | bytes]
) -> tuple[Area, ...]:
    """The text areas of a document's pages, as they are printed."""
    faces = tuple(files.items())
    ready = prepared(stylesheets, faces)
    with log.messages(), no_cycle_collection():
        source = read(html, Fetcher(files))
        with shared_styles(), settled_percentages():
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


def _keep_outer_links(document: Any) -> None:
    """One annotation a link: boxes inside a link would each get another, over the same words."""
    for page in document.pages:
        page.links[:] = [link for link in page.links if link[3].link]


def _feet(document: Any) -> Iterator[Foot]:
    for page in document.pages:
        box = page._page_box
        for area in box.children:
            if isinstance(area, boxes.FootnoteAreaBox):
                notes = tuple(
                    (note.element.get("id"), note.margin_height() * POINT) for note in area.children
                )
                yield Foot(notes, area.margin_height() * POINT, box.height * POINT)


def _slots(page: Any) -> list[Any]:
    """The boxes of a page that numbers will be put into."""
    return [box for box in page._page_box.descendants() if hasattr(box, "text") and slot_of(box)]


def _pages(document: Any, root: Any, slots: Sequence[Any]) -> tuple[LaidPage, ...]:
    openings = Openings(root)
    numbered = zip_longest(document.pages, map(bool, slots), fillvalue=False)
    return tuple(_page(page, openings, slots=has) for page, has in numbered)


def _page(page: Any, openings: Openings, *, slots: bool) -> LaidPage:
    box = page._page_box
    turned = box.page_type.name == TURNED
    places = {
        name: turning.corner([side * POINT for side in at], page.height * POINT, turned=turned)
        for name, at in page.anchors.items()
    }
    anchors = tuple(Anchor(name, round(x, 3), round(y, 3)) for name, (x, y) in places.items())
    # The first child is the page's content; footnotes and margin boxes follow.
    words = (
        (child.element, getattr(child, "text", OBJECT))
        for child in box.children[0].descendants()
        if hasattr(child, "text") or isinstance(child, boxes.ReplacedBox)
        if child.element is not None and "::" not in child.element_tag
    )
    kind = box.page_type
    width, height = round(page.width * POINT, 3), round(page.height * POINT, 3)
    size = (height, width) if turned else (width, height)
    return LaidPage(kind.name or "", kind.blank, *size, anchors, openings.page(words), slots)


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


_marking = threading.Lock()


@contextmanager
def _sources_marked() -> Iterator[None]:
    """Structure elements meanwhile know the HTML element that they are made from.

    A page's boxes, half a megabyte, go when it has its elements.
    """
    build = tags._build_box_tree

    def build_marked(box: Any, *arguments: Any) -> Iterator[Any]:
        for element in build(box, *arguments):
            leader = getattr(box, "is_leader", False)
            roles.mark(element, box.element, box.element_tag, leader=leader)
            yield element
        if isinstance(box, boxes.PageBox):
            box.children = ()  # it is painted and tagged: nobody looks at it again

    with _marking:
        tags._build_box_tree = build_marked
        try:
            yield
        finally:
            tags._build_box_tree = build


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
