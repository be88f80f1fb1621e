"""Where the text stands on left-hand and right-hand pages of each type.

Most books have pages of one measure, which on either side only lies further in or out. Then a
galley need not be set again when it turns out to begin on the other side: its pages are moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.pdf.press import BARE, TURNED, Press
from publish.editions.pdf.sides import Side

_NAMED = re.compile(r"(?<![\w@-])page\s*:\s*([\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"@page\b([^{]*)\{")
_SELECTOR = re.compile(r"\s*([\w-]*)((?::[\w-]+)*)\s*")
_SIDED = re.compile(r"break-(?:before|after)\s*:\s*(?:recto|verso|left|right)\b")
_PAGES = '<!DOCTYPE html><html lang="{}"><head><title></title></head><body>{}</body></html>'
_PAGE = '<div style="page:{};break-before:page;height:1px"></div>'
_OPENING = "html{{break-before:{}!important}}"


@dataclass(frozen=True)
class Area:
    """The text's area on a page as it is printed: left, top, width and height in points.

    A page that is not ``plain`` has a border or a background, which cannot be moved with it.
    """

    left: float
    top: float
    width: float
    height: float
    plain: bool = True


Kind = tuple[str, bool, Side]
"""A page's type, whether it is its galley's first page, and its side."""


@dataclass(frozen=True)
class Margins:
    """The areas of all types of pages.

    ``alike`` says whether pages of either side can be moved to the other one, ``alike_turned``
    whether those that lie on their side can.
    """

    areas: Mapping[Kind, Area]
    alike: bool
    alike_turned: bool

    def movable(self, *, turned: bool) -> bool:
        """Whether a galley can be moved to the other side; ``turned`` if it may have such pages."""
        return self.alike and (self.alike_turned or not turned)

    def shift(self, type_: str, side: Side, *, first: bool) -> float:
        """How far to the right a page of that side is moved to become one of the other side."""
        name = type_ if (type_, first, side) in self.areas else ""
        return self.areas[name, first, side.other].left - self.areas[name, first, side].left


def sided(css: str) -> bool:
    """Whether something is to begin on a page of one side, so that the first one matters."""
    return _SIDED.search(css) is not None


def margins(press: Press) -> Outcome[Margins]:
    """Step: the margins of the edition's pages. What is wrong with the theme, galleys tell."""
    areas = dict(_areas(press))
    unlike = {
        name
        for (name, first, side), area in areas.items()
        if not _alike(area, areas[name, first, side.other])
    }
    alike = not unlike - {TURNED} and not sided(press.stylesheet)
    return Outcome(Margins(areas, alike, TURNED not in unlike))


def _alike(one: Area, other: Area) -> bool:
    measure = (one.top, one.width, one.height)
    return one.plain and other.plain and measure == (other.top, other.width, other.height)


def _areas(press: Press) -> Iterator[tuple[Kind, Area]]:
    """Of each type the first page and a later one, in a document that begins on either side."""
    types = dict.fromkeys(("", *_NAMED.findall(press.stylesheet), TURNED))
    known: dict[object, list[tuple[bool, Side, Area]]] = {}
    for name in types:
        ruled = _rules(press.stylesheet, name)
        if ruled not in known:
            known[ruled] = list(_areas_of(press, name))
        for first, side, area in known[ruled]:
            yield (name, first, side), area


def _areas_of(press: Press, name: str) -> Iterator[tuple[bool, Side, Area]]:
    from publish.editions.pdf import weasy  # it takes its time to load: only who lays out waits

    for side in Side:
        body = 2 * _PAGE.format(name or "auto")
        html = _PAGES.format(press.language, body)
        sheets = press.stylesheets(BARE, _OPENING.format(side))
        first, later = weasy.areas(html, sheets, press.fonts())
        yield True, side, first
        yield False, side.other, later


def _rules(css: str, name: str) -> object:
    """What a stylesheet says of pages of a type alone; types with the same have equal areas.

    That is the number of each rule and which pages of the type it is for; the name itself, where
    that cannot be told.
    """
    found: list[tuple[int, str]] = []
    for number, prelude in enumerate(_RULE.findall(_COMMENT.sub(" ", css))):
        for selector in prelude.split(","):
            plain = _SELECTOR.fullmatch(selector)
            if plain is None or name == TURNED:
                return name
            if plain[1] == name != "":
                found.append((number, plain[2]))
    return tuple(found)
