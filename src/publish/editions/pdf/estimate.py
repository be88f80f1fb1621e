"""How many pages each piece will have, before any is set.

Galleys have slots with as many zeros as the page numbers have digits; an estimate that is a page
or two wrong is right about nearly all of them, and these galleys need not be set again. It also
says which inner margin to begin with, where the printer asks for more of it the more pages
there are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from publish.diagnostics import Outcome
from publish.editions.pdf import fragment
from publish.editions.pdf.fragment import Tree
from publish.editions.pdf.galley import Galley, Setting
from publish.editions.pdf.laid import Anchor, LaidPage
from publish.editions.pdf.pagination import Pagination, asked, paginate
from publish.editions.pdf.sides import Side

_LETTER = 0.41
"""How wide a letter is at an average, in parts of its size: EB Garamond has .41, Noto Serif .5."""
_HEADS = {"h1": 8.0, "h2": 3.0, "h3": 2.5, "h4": 2.0, "h5": 2.0, "h6": 2.0}
"""How many lines heads take with the room around them."""
_SMALL = 0.85
"""How large notes, tables and captions are, by the text."""
_PICTURE = 14.0
"""How many lines a picture takes with the room around it."""
_GAP = 2.0
"""How many lines stay empty around a table, a list or a quotation."""
_DENSE = {"notes": 0.7, "bibliography": 0.8, "contents": 0.7, "index": 0.4}
"""How long pieces of small type or narrow columns are, by the same words as text."""
_KEPT = 0.98
"""How long pieces are, by what all this comes to: what is reckoned here is a little too much."""
_FEWER = 0.95
"""The inner margin is chosen for fewer pages than are expected: one that is too wide stays so,
one that is too narrow costs another round."""
_TEXT = frozenset(("p", "li", "dt", "dd", "pre", "figcaption", "caption"))
_SET_OFF = frozenset(("table", "blockquote", "ul", "ol", "dl"))


@dataclass(frozen=True)
class Page:
    """The room that a page has for text, and the text's size and leading, all in points."""

    width: float
    height: float
    size: float
    leading: float

    @property
    def letters(self) -> float:
        """In a line."""
        return self.width / (self.size * _LETTER)

    @property
    def lines(self) -> float:
        return self.height / self.leading


def sketch(source: str, page: Page) -> Outcome[tuple[LaidPage, ...]]:
    """Step: the pages that a fragment will probably have, and the anchors on each."""
    tree = fragment.parse(source)
    kinds = (kind for kind in tree.get("class", "").split() if kind in _DENSE)
    room = page.lines / (_KEPT * _DENSE.get(next(kinds, ""), 1.0))
    lines, places = 0.0, []
    for element in tree.iter("*"):
        if name := element.get("id"):
            places.append((name, lines))
        lines += _lines(element, page)
    count = max(1, ceil(lines / room))
    on: list[list[Anchor]] = [[] for _ in range(count)]
    for name, before in places:
        on[min(count - 1, int(before / room))].append(Anchor(name, 0, 0))
    return Outcome(tuple(LaidPage("", False, 0, 0, tuple(anchors)) for anchors in on))


def _lines(element: Tree, page: Page) -> float:
    """What an element adds to those within it."""
    name = str(element.tag)
    if name in _HEADS:
        return _HEADS[name]
    if name == "img":
        return _PICTURE
    if name == "tr":
        return _row(element, page) * _SMALL
    if name in _TEXT:
        small = name in ("figcaption", "caption") or _is_note(element.getparent())
        return _text(element, page) * (_SMALL**2 if small else 1)
    return _GAP if name in _SET_OFF else 0.0


def _text(element: Tree, page: Page) -> float:
    """The lines of a block's own text; of blocks within it, they count themselves."""
    if any(child.tag in _TEXT for child in element):
        return 0.0
    return ceil(len(fragment.words(element)) / page.letters)


def _is_note(parent: Tree | None) -> bool:
    return parent is not None and "note" in parent.get("class", "").split()


def _row(element: Tree, page: Page) -> float:
    cells = [len(fragment.words(cell)) for cell in element if not cell.find("p") is not None]
    return max((ceil(cell * len(cells) * _SMALL / page.letters) for cell in cells), default=0)


def estimated(*values: Any) -> Outcome[Pagination]:
    """Step: the pagination before the first round; of all sketches, then of what all fragments
    want, the outline and the binding."""
    *rest, outline, binding = values
    sketches, wanted = rest[: len(outline)], rest[len(outline) :]
    unset = Setting(Side.RECTO, (), ())
    made = paginate([Galley(b"", pages, unset) for pages in sketches], outline, binding)
    inner = binding.gutter_of(int(len(made.pages) * _FEWER))
    return Outcome(replace(asked(made, wanted), inner=inner))
