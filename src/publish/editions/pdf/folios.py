"""Folios: running heads and page numbers, laid out on empty pages by the theme's own CSS.

Most pages of a piece have the same folio but for the number. Each of these patterns is laid out
once, with a slot for the number, and not again when the numbers change. Where no number can be
put into a slot, each page's folio is laid out by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import zip_longest

from publish.diagnostics import Outcome
from publish.editions.pdf import complaints
from publish.editions.pdf.cuts import Cut
from publish.editions.pdf.heads import FOLIO, Head, Heads
from publish.editions.pdf.press import Press
from publish.editions.pdf.sides import Side
from publish.editions.pdf.slots import bracketed, shape, unbracketed
from publish.model import Piece

_STRINGS = ("book", "chapter", "section", "notes", FOLIO)
_SETS = ", ".join(f"{name} attr(data-{name})" for name in _STRINGS)
_SHEET = f"""
@page {{ background: none !important }}
html, body {{ background: none !important }}
body > div {{ height: 1px; string-set: {_SETS} }}
"""
_SHOWN = re.compile(r"\bstring\(\s*([\w-]+)")


@dataclass(frozen=True)
class Pattern:
    """What folios are like that differ in their numbers alone; ``first`` is a piece's page."""

    first: bool
    side: Side
    head: Head


@dataclass(frozen=True)
class Patterns:
    """The patterns of a piece, and its pages' inner margin in points, if it is not the press's."""

    all: tuple[Pattern, ...]
    inner: float


@dataclass(frozen=True)
class Common:
    """A PDF with the patterns, and on which page of it each is; not so if they are ``unfit``."""

    content: bytes
    pages: tuple[tuple[Pattern, int], ...]
    unfit: bool = False


@dataclass(frozen=True)
class Folios:
    """A PDF with folios; for each page of the piece which of them it has, and its number.

    None stands for a page without one.
    """

    content: bytes
    pages: tuple[tuple[int, str] | None, ...]


def patterns(heads: Heads, shown: tuple[str, ...], exact: bool = False) -> Outcome[Patterns]:
    """Step: the patterns of a piece's folios; ``shown`` are the strings that the theme prints.

    They have the numbers in them if they are to be ``exact``.
    """
    found = {pattern for pattern in _each(heads, shown, exact=exact) if pattern is not None}
    ordered = sorted(found, key=lambda one: (not one.first, one.side, one.head.type, one.head))
    return Outcome(Patterns(tuple(ordered), heads.inner))


def strings_shown(stylesheet: str) -> tuple[str, ...]:
    """The named strings that a stylesheet prints anywhere."""
    return tuple(sorted(set(_SHOWN.findall(stylesheet)).intersection(_STRINGS)))


def _each(heads: Heads, shown: tuple[str, ...], *, exact: bool) -> Iterator[Pattern | None]:
    side = heads.side
    for number, head in enumerate(heads.pages):
        if head is None:
            yield None
        else:
            strings = tuple(_strings(head, shown, exact=exact))
            yield Pattern(number == 0, side, replace(head, strings=strings))
        side = side.other


def _strings(head: Head, shown: tuple[str, ...], *, exact: bool) -> Iterator[tuple[str, str]]:
    for name, value in head.strings:
        if name == FOLIO and not exact:
            yield name, bracketed(shape(value))
        elif name in shown:
            yield name, unbracketed(value)


def common(
    patterns: Patterns, cuts: tuple[Cut, ...], piece: Piece, press: Press
) -> Outcome[Common]:
    """Step: the patterns, laid out."""
    from publish.editions.pdf import weasy  # it takes its time to load: only who lays out waits

    sequence = _in_turn(patterns.all)
    press = replace(press, cuts=cuts, bleed=0.0).bound(patterns.inner)
    begins = sequence[0].side if sequence and sequence[0] else Side.RECTO
    layout = weasy.lay_out(
        _document(sequence, press.language),
        press.stylesheets(_SHEET, f"html{{break-before:{begins}!important}}"),
        press.fonts(),
        tagged=False,
    )
    numbers = (number for number, page in enumerate(layout.pages) if not page.blank)
    pages = ((one, at) for one, at in zip(sequence, numbers, strict=True) if one is not None)
    found = complaints.diagnostics(layout.messages, piece.span, press.stylesheet)
    return Outcome(Common(layout.content, tuple(pages), layout.unfit), found)


def prepare(
    patterns: Patterns | None, cuts: tuple[Cut, ...] | None, piece: Piece, press: Press
) -> None:
    """Before folios can be laid out: fonts opened, and their stylesheet read."""
    if cuts is not None:
        any_page = Pattern(True, Side.RECTO, Head("", ()))
        common(Patterns((any_page,), 0.0), cuts, piece, press)


def folios(
    heads: Heads,
    patterned: Common,
    cuts: tuple[Cut, ...],
    piece: Piece,
    press: Press,
    shown: tuple[str, ...],
) -> Outcome[Folios]:
    """Step: the folios of a piece, each with its number."""
    exact = patterned.unfit
    if exact:
        again = common(patterns(heads, shown, exact=True).value, cuts, piece, press)
        patterned = again.value  # what there is to complain of was said of the first
    at = dict(patterned.pages)
    each = zip(heads.pages, _each(heads, shown, exact=exact), strict=True)
    pages = (head and one and (at[one], dict(head.strings)[FOLIO]) for head, one in each)
    return Outcome(Folios(patterned.content, tuple(page or None for page in pages)))


def _in_turn(all: Iterable[Pattern]) -> tuple[Pattern | None, ...]:
    """The first page's pattern, or an empty page, then the others by turns for each side."""
    first = next((one for one in all if one.first), None)
    side = first.side if first else Side.RECTO
    sides = ([one for one in all if one.side is on and not one.first] for on in (side.other, side))
    turns = (one for pair in zip_longest(*sides) for one in pair if one is not None)
    return (first, *turns)


def _document(sequence: Iterable[Pattern | None], language: str) -> str:
    pages = "".join(map(_page, sequence))
    head = f'<html lang="{escape(language)}"><head><title></title></head>'
    return f"<!DOCTYPE html>{head}<body>{pages}</body></html>"


def _page(pattern: Pattern | None) -> str:
    if pattern is None:
        return "<div></div>"
    strings = "".join(f' data-{name}="{escape(value)}"' for name, value in pattern.head.strings)
    type_ = f"page:{pattern.head.type};" if pattern.head.type else ""
    turn = "" if pattern.first else f"break-before:{pattern.side}"
    return f'<div style="{type_}{turn}"{strings}></div>'
