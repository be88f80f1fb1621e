"""Pages that lie on their side, turned into pages of the book's own size.

A figure or table of the class ``landscape`` is laid out on pages of the type ``turned``, which
are as wide as the book's are high. Once they are written they are turned counter-clockwise, so
that their heads lie at the left; printers want pages of one size, not such with ``/Rotate``. A
point (x, y) of a page that is h high is then at (h - y, x), in points from the lower left corner.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pydyf
from lxml import etree

from publish.editions.pdf import fragment
from publish.editions.pdf.fragment import Tree

LANDSCAPE = "landscape"
"""The class of what wants pages that lie on their side."""
_LINE = 100
"""Letters, fewer than are in a line of a caption there."""
_FOOT = 2
"""Lines, what a footnote needs beside those of its words."""
_BOXES = ("MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox")
PATTERN = re.compile(rb"/(\S+) (?:scn|SCN)\b")
"""A pattern that a content stream paints with, by its name."""


def prepare(tree: Tree) -> None:
    """Give each figure that will be turned what the stylesheet needs.

    That is a ``div`` of the class ``middle`` around all that it holds, to be centred, and how many
    lines there are at most that leave the picture less room: ``--caption-lines`` of its caption,
    ``--foot-lines`` of footnotes.
    """
    for figure in fragment.marked(tree, "figure", LANDSCAPE):
        if "table" in figure.get("class", "").split():
            continue
        caption, foot = _lines(figure.find("figcaption"))
        figure.set("style", f"--caption-lines: {caption}; --foot-lines: {foot}")
        middle = etree.Element("div", {"class": "middle"})
        middle.extend(list(figure))
        figure.append(middle)


def _lines(caption: Tree | None) -> tuple[int, int]:
    """At most so many lines has a caption, and so many the footnotes that it calls."""
    if caption is None:
        return 0, 0
    notes = [len(fragment.words(note)) for note in fragment.marked(caption, "span", "footnote")]
    letters = len(fragment.words(caption)) - sum(notes)
    return -(-letters // _LINE), sum(_FOOT + -(-note // _LINE) for note in notes)


def corner(box: Sequence[float], height: float, *, turned: bool) -> tuple[float, float]:
    """Where a box's upper left corner stands on its page, from the lower left one.

    ``box`` is left, top, right and bottom from the upper left corner of the page as it was laid
    out, ``height`` that page's.
    """
    left, top, right, _ = box
    return (top, right) if turned else (left, height - top)


def turn(pdf: pydyf.PDF, numbers: Collection[int]) -> None:
    """Turn the pages with these numbers, counted from 0, with all that has its place on them."""
    if not numbers:
        return
    objects = {item.reference: item for item in pdf.objects}
    pages = [item for item in objects.values() if _is(item, "/Page")]
    heights = {pages[number].reference: _height(pages[number]) for number in numbers}
    for reference, height in heights.items():
        _turn(objects[reference], height, objects)
    for item in objects.values():
        if _is(item, "/StructElem") and item.get("Pg") in heights and "BBox" in item.get("A", ()):
            item["A"]["BBox"] = _turned(item["A"]["BBox"], heights[item["Pg"]])


def _height(page: Any) -> float:
    """The height of a page after trimming: what bleeds is alike above and below."""
    _, bottom, _, top = page["MediaBox"]
    return float(bottom + top)


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, pydyf.Dictionary) and item.get("Type") == kind


def _turn(page: Any, height: float, objects: Mapping[bytes, Any]) -> None:
    content = objects[page["Contents"]].stream
    for pattern in _patterns(content, objects[page["Resources"]], objects):
        # ISO 32000-2, 8.7.2: it counts from the page's corner, whatever the content turns.
        a, b, c, d, e, f = pattern["Matrix"]
        pattern["Matrix"] = pydyf.Array([-b, a, -d, c, height - f, e])
    content[:] = [b"q", f"0 1 -1 0 {height:.6g} 0 cm".encode(), *content, b"Q"]
    for box in _BOXES:
        if box in page:
            page[box] = _turned(page[box], height)
    for reference in _references(page.get("Annots", ())):
        annotation = objects[reference]
        annotation["Rect"] = _turned(annotation["Rect"], height)


def _patterns(
    content: Iterable[Any], resources: Any, objects: Mapping[bytes, Any]
) -> Iterator[Any]:
    """The patterns that a page's own content is painted with."""
    painted = b"\n".join(item for item in content if isinstance(item, bytes))
    for name in dict.fromkeys(PATTERN.findall(painted)):
        if reference := resources["Pattern"].get(name.decode()):
            yield objects[reference].extra


def _references(array: Iterable[Any]) -> Iterator[bytes]:
    return (item for item in array if isinstance(item, bytes))


def _turned(box: Sequence[float], height: float) -> pydyf.Array:
    left, bottom, right, top = box
    low, high = sorted((bottom, top))
    return pydyf.Array([height - high, min(left, right), height - low, max(left, right)])
