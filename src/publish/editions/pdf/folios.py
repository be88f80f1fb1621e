"""Folios: running heads and page numbers, laid out on empty pages by the theme's own CSS."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from publish.diagnostics import Outcome
from publish.editions.pdf import complaints
from publish.editions.pdf.cuts import Cut
from publish.editions.pdf.heads import Head, Heads
from publish.editions.pdf.press import Press
from publish.model import Piece

_STRINGS = ("book", "chapter", "section", "notes", "folio")
_SETS = ", ".join(f"{name} attr(data-{name})" for name in _STRINGS)
_SHEET = f"""
@page {{ background: none !important }}
html, body {{ background: none !important }}
body > div {{ break-before: page; height: 1px; string-set: {_SETS} }}
"""


@dataclass(frozen=True)
class Folios:
    """A PDF with one page for each of a piece's; ``printed`` says which are to be used."""

    content: bytes
    printed: tuple[bool, ...]


def folios(heads: Heads, cuts: tuple[Cut, ...], piece: Piece, press: Press) -> Outcome[Folios]:
    """Step: the folios of a piece."""
    from publish.editions.pdf import weasy  # it takes its time to load: only who lays out waits

    press = replace(press, cuts=cuts, bleed=0.0).bound(heads.inner)
    opening = f"html{{break-before:{heads.side}!important}}"
    layout = weasy.lay_out(
        _document(heads, press.language),
        press.stylesheets(_SHEET, opening),
        press.fonts(),
        tagged=False,
    )
    printed = tuple(head is not None for head in heads.pages)
    found = complaints.diagnostics(layout.messages, piece.span, press.stylesheet)
    return Outcome(Folios(layout.content, printed), found)


def _document(heads: Heads, language: str) -> str:
    pages = "".join(_page(head) for head in heads.pages)
    head = f'<html lang="{escape(language)}"><head><title></title></head>'
    return f"<!DOCTYPE html>{head}<body>{pages}</body></html>"


def _page(head: Head | None) -> str:
    if head is None:
        return "<div></div>"
    strings = "".join(f' data-{name}="{escape(value)}"' for name, value in head.strings)
    style = f' style="page:{head.type}"' if head.type else ""
    return f"<div{style}{strings}></div>"
