"""The cover as one page of HTML: the theme's template, and the geometry that it can rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from publish.diagnostics import Outcome, Span
from publish.editions.cover.barcode import barcode, hyphenated
from publish.editions.cover.sheet import SAFE, Sheet
from publish.editions.html.setting import Setting
from publish.editions.html.templates import fill
from publish.editions.html.titles import named
from publish.model import File, Metadata
from publish.themes import Theme

MEDIUM = "cover"
TEXT_END, BARCODE = "text-end", "barcode"
"""What the template calls the end of the text on the back, and the barcode below it."""
_HIGH, _WIDE = 0.7, 0.75
"""Of a font's size: how high capitals are, and how wide with the space after them."""
_LARGEST = 13.0
"""Points, for text on a spine that has room for more."""


@dataclass(frozen=True)
class Design:
    """What a cover shows, whatever its sheet."""

    theme: Theme
    metadata: Metadata
    span: Span
    """Where the edition stands in book.yaml."""
    advance: str = ""
    """The line that says that it is an advance copy's."""
    picture: tuple[str, File | None] | None = None
    """The picture on the front: its path in the manuscript folder, and the file if it is one."""

    @property
    def stylesheet(self) -> str:
        return self.theme.stylesheets[MEDIUM]


def document(design: Design, sheet: Sheet) -> Outcome[str]:
    """The page. Diagnostics: THM001."""
    setting = Setting(design.theme, design.metadata, MEDIUM)
    filled = fill("cover", _values(design, sheet, setting), setting)
    language = design.metadata.language
    head = f'<!DOCTYPE html><html lang="{language}"><head><title></title></head><body>'
    body = f'{head}<div class="cover">{filled.value}</div></body></html>'
    return Outcome(body, filled.diagnostics)


def address(path: str) -> str:
    """How the page calls a picture."""
    return f"picture:{quote(path)}"


def _values(design: Design, sheet: Sheet, setting: Setting) -> Mapping[str, Any]:
    from markupsafe import Markup  # what Jinja2 does not escape

    isbn = design.metadata.isbn
    drawn = barcode(isbn, design.theme.tokens["faces"]["mono"]) if isbn else ""
    return {
        **named(setting),
        "text": tuple(filter(None, map(str.strip, design.metadata.description.split("\n")))),
        "isbn": hyphenated(isbn) if isbn else "",
        "barcode": Markup(drawn),
        "advance": design.advance,
        "picture": address(design.picture[0]) if design.picture else "",
        "spine": sheet.text_on_spine,
    }


def geometry(design: Design, sheet: Sheet) -> str:
    """CSS for the sheet: its measures as custom properties, and where its parts lie.

    In each part the ``panel`` is what remains of it once the book is trimmed; that of the spine
    is turned, to be read from its top to its foot (ISO 6357).
    """
    width, height = sheet.size
    lengths = {
        "sheet-width": width,
        "sheet-height": height,
        "bleed": sheet.bleed,
        "trim-width": sheet.width,
        "trim-height": sheet.height,
        "spine-width": sheet.spine,
        "spine-text": _spine_text(design, sheet),
    }
    known = "".join(f"--{name}:{length:.3f}pt;" for name, length in lengths.items())
    return (
        f":root{{{known}}}@page{{size:{width:.3f}pt {height:.3f}pt;margin:0}}"
        + _PLACES
        + (_FRONT_ALONE if sheet.front else "")
    )


def _spine_text(design: Design, sheet: Sheet) -> float:
    """The size of capitals on the spine: as large as its width and its length allow."""
    known = design.metadata
    authors = ", ".join(one.name for one in known.contributors if one.role == "author")
    letters = len(known.title) + 2 * max(len(authors), len(known.publisher)) + 10
    limits = ((sheet.spine - 2 * SAFE) / _HIGH, 0.9 * sheet.height / (_WIDE * letters), _LARGEST)
    return max(min(limits), 1.0)


_PLACES = """
html,body{margin:0;padding:0}
.cover{position:absolute;top:0;left:0;width:var(--sheet-width);height:var(--sheet-height)}
.back,.spine,.front{position:absolute;top:0;height:var(--sheet-height);overflow:hidden}
.back{left:0;width:calc(var(--bleed) + var(--trim-width))}
.spine{left:calc(var(--bleed) + var(--trim-width));width:var(--spine-width)}
.front{right:0;width:calc(var(--bleed) + var(--trim-width))}
.panel{position:absolute;top:var(--bleed);width:var(--trim-width);height:var(--trim-height)}
.back>.panel{left:var(--bleed)}
.front>.panel{left:0}
.spine>.panel{left:var(--spine-width);width:var(--trim-height);height:var(--spine-width);
  transform-origin:0 0;transform:rotate(90deg)}
"""
_FRONT_ALONE = ".back,.spine{display:none}.front{width:var(--trim-width)}"
