"""Colours: those that the printer asks for, and what presses make of some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from publish.preflight.colours import Colour, Family, Space
from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.geometry import Box
from publish.preflight.page import PageView
from publish.preflight.painted import Look
from publish.preflight.requirements import ColourUse, Requirements
from publish.preflight.seen import Kind

_NAMES = {
    ColourUse.GREY: "black and grey",
    ColourUse.CMYK: "CMYK or grey",
    ColourUse.RGB: "RGB or grey",
}
_RICH = 150.0
"""Per cent of ink from which on black is made of several inks, not of black and a tint."""
_SMALL = 24.0
"""Points: in larger type nobody sees that four plates do not match to a hair."""


class _Use(NamedTuple):
    """A colour in use: on what, where; a picture's has no values."""

    what: str
    box: Box
    colour: Colour


def _uses(page: PageView, doubtful: Callable[[Colour], bool]) -> Iterator[_Use]:
    """The doubtful ones, in the order in which they are painted."""
    texts = page.painted.texts if page.seen.has_text(lambda kind: doubtful(kind.fill)) else ()
    for text in texts:
        if text.look.visible and doubtful(text.look.fill):
            yield _Use("text", text.box, text.look.fill)
    for shape in page.seen.shapes:
        for colour in (shape.fill, shape.stroke):
            if colour is not None and doubtful(colour):
                yield _Use("a drawing", shape.box, colour)
    for picture in page.seen.pictures:
        if doubtful(Colour(picture.space)):
            yield _Use("a picture", picture.box, Colour(picture.space))


def wanted(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Colours are given in the inks that the press has."""
    if asked.colour is ColourUse.ANY:
        return
    for page in document.pages:
        said: set[tuple[str, str]] = set()
        for use in _uses(page, lambda colour: _strange(colour, asked.colour)):
            name = _name(use.colour.space)
            if (use.what, name) not in said:
                said.add((use.what, name))
                yield found(
                    page.number, use.box, what=use.what, colour=name, wanted=_NAMES[asked.colour]
                )


def _name(space: Space) -> str:
    return f"the ink {', '.join(space.spots)}" if space.spots else space.family.value


def _strange(colour: Colour, asked: ColourUse) -> bool:
    family = colour.space.family
    if family in (Family.PATTERN, Family.UNKNOWN) or family is Family.GREY:
        return False
    if asked is ColourUse.GREY:
        return not colour.neutral
    if asked is ColourUse.CMYK:
        return family in (Family.RGB, Family.LAB)
    return family is Family.CMYK


def spots(document: Document, asked: Requirements) -> Iterator[Finding]:
    """There are no inks beside the four where nobody mixes them."""
    if asked.spots:
        return
    for page in document.pages:
        first: dict[str, Box] = {}
        for use in _uses(page, lambda colour: bool(colour.space.spots)):
            for ink in use.colour.space.spots:
                if ink != "Black":
                    first.setdefault(ink, use.box)
        for ink, box in first.items():
            yield found(page.number, box, ink=ink)


def see_through(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Nothing shines through where the press cannot print that."""
    if asked.transparency:
        return
    for page in document.pages:
        for means in sorted(page.seen.see_through):
            yield found(page.number, None, means=means)


def vanishing(document: Document, asked: Requirements) -> Iterator[Finding]:
    """White does not overprint: no ink on top of another is the other."""
    for page in document.pages:
        white = page.seen.has_text(lambda kind: kind.overprint and kind.fill.white)
        for text in page.painted.texts if white else ():
            if text.look.overprint and text.look.visible and text.look.fill.white:
                yield found(page.number, text.box, what="white text")
        for shape in page.seen.shapes:
            if shape.overprint and shape.fill is not None and shape.fill.white:
                yield found(page.number, shape.box, what="a white area")


def rich_text(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Small black text is black alone: of four inks, one is always a little beside the others."""
    for page in document.pages:
        if not page.seen.has_text(_rich):
            continue
        for text in page.painted.texts:
            if text.look.visible and _rich(text.look):
                yield found(page.number, text.box, ink=f"{text.look.fill.ink:.0f}")
                break


def _rich(text: Look | Kind) -> bool:
    """Whether it is small, in a black out of several inks."""
    colour = text.fill
    dark = colour.space.family is Family.CMYK and len(colour.values) == 4
    return dark and text.size < _SMALL and _mixed(colour)


def _mixed(colour: Colour) -> bool:
    cyan, magenta, yellow, black = colour.values
    return colour.ink >= _RICH and black + min(cyan, magenta, yellow) >= 0.9


def knocked_out(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Small black text overprints the colour below it: cut out of that, its edges show white."""
    if asked.colour is not ColourUse.CMYK:
        return
    for page in document.pages:
        grounds = list(_grounds(page))
        if not (grounds and page.seen.has_text(_small_and_black)):
            continue
        for text in page.painted.texts:
            small = text.look.visible and _small_and_black(text.look)
            if small and any(ground.holds(text.box) for ground in grounds):
                yield found(page.number, text.box)
                break


def _small_and_black(text: Look | Kind) -> bool:
    return text.size < _SMALL and not text.overprint and text.fill.black


def _grounds(page: PageView) -> Iterator[Box]:
    """Where colours of several inks cover an area."""
    for shape in page.seen.shapes:
        fill = shape.fill
        if (
            fill is not None
            and fill.space.family is Family.CMYK
            and max(fill.values[:3], default=0)
        ):
            yield shape.box
    for picture in page.seen.pictures:
        if picture.space.family is Family.CMYK:
            yield picture.box
