"""What WeasyPrint logs, as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from publish.diagnostics import NOWHERE, Diagnostic, Span, diagnose
from publish.themes.folders import headline

_PICTURE = re.compile(
    r"Failed to (?:load|render SVG) image (?:at )?'?(?P<path>.*?)'?(?:: (?P<why>.*))?", re.S
)
_FONT = re.compile(r"Font-face '(?P<family>.*)' cannot be loaded")
_GLYPH = re.compile(r'unsupported by fonts: "(?P<character>.*)" \(U\+(?P<number>\w+)\)', re.S)
_SHEET = re.compile(
    r"(Ignored|Invalid|Unsupported|Unknown|Missing|Empty|Deprecated|Expected|Error:|Parse error"
    r"|In counter style|No source for|This rule type|Failed to load stylesheet|Unable to compute)"
)
_POSITION = re.compile(r" at (?P<line>\d+):(?P<column>\d+)")
_FILE = re.compile(re.escape(headline("|")).replace(r"\|", r"(?P<path>.*\.css)"))
_NO_ALTERNATIVE = re.compile(r'Image ".*" has no required alt description', re.S)


def diagnostics(messages: Iterable[str], span: Span, css: str = "") -> tuple[Diagnostic, ...]:
    """What the messages of a layout mean for the user.

    ``span`` is the piece's place, ``css`` the theme's stylesheet, whose lines messages name.
    """
    found = (_diagnostic(message.strip(), span, css) for message in dict.fromkeys(messages))
    return tuple(diagnostic for diagnostic in found if diagnostic is not None)


def _diagnostic(message: str, span: Span, css: str) -> Diagnostic | None:
    if _NO_ALTERNATIVE.match(message):
        # IMG004 says so where the picture stands, and an empty alternative may be meant.
        return None
    picture = _PICTURE.fullmatch(message)
    if picture:
        path = unquote(picture["path"].removeprefix("picture:"))
        problem = (picture["why"] or "it cannot be drawn").rstrip(".")
        return diagnose("IMG005", span, path=path, problem=problem)
    glyph = _GLYPH.search(message)
    if glyph:
        return diagnose("FNT001", span, character=glyph["character"], number=glyph["number"])
    font = _FONT.match(message)
    if font:
        problem = f"the font {font['family']} cannot be loaded"
        return diagnose("THM002", Span(""), hint="Check the font's files.", problem=problem)
    if _SHEET.match(message):
        place = _place(message, css)
        problem = message if place == NOWHERE else _POSITION.sub("", message, count=1)
        return diagnose("THM003", place, problem=problem.rstrip("."))
    return diagnose("PDF002", span, problem=message.rstrip("."))


def _place(message: str, css: str) -> Span:
    """The line of the theme's own file that a message means."""
    position = _POSITION.search(message)
    lines = css.split("\n")[: int(position["line"])] if position else []
    for number in range(len(lines), 0, -1):
        file = _FILE.fullmatch(lines[number - 1])
        if file and position:
            return Span(file["path"], len(lines) - number, int(position["column"]))
    return NOWHERE
