"""What all galleys of an edition share: stylesheets, fonts, language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from publish.editions.pdf import footnotes
from publish.editions.pdf.cuts import Cut
from publish.themes.theme import Face

_MARGIN_BOXES = (
    "top-left-corner", "top-left", "top-center", "top-right", "top-right-corner",
    "bottom-left-corner", "bottom-left", "bottom-center", "bottom-right", "bottom-right-corner",
    "left-top", "left-middle", "left-bottom", "right-top", "right-middle", "right-bottom",
)  # fmt: skip
TURNED = "turned"
"""The type of the pages that lie on their side; see `publish.editions.pdf.turning`."""
BARE = "@page {" + "".join(f"@{box}{{content:none!important}}" for box in _MARGIN_BOXES) + "}"
"""Galleys have no margin boxes: running heads and page numbers are laid over them later."""
Property = tuple[str, str]
"""A custom property of the stylesheets without its dashes, and its value: ``page-inner``."""
_FOLLOWED = "a.address, p a:not([class])"
"""Links that are not seen to be links where they stand."""
FONT = "font:"
"""How the address of each face begins."""


@dataclass(frozen=True)
class Press:
    """The setting that an edition's galleys and folios have in common."""

    stylesheet: str
    faces: tuple[Face, ...]
    language: str
    size: str = ""
    """CSS ``size`` of the page, where the edition has its own trim; else the theme's holds."""
    trim: str = ""
    """Width and height of the page, in CSS; without them no page lies on its side."""
    tagged: bool = True
    note: str = "note"
    """The word that makes a note call's link readable: “note 3”."""
    footnotes: bool = False
    """Whether notes stand at the foot of the page, rather than where the fragment has them."""
    properties: tuple[Property, ...] = ()
    """What the printer's margins put in the place of the theme's."""
    bleed: float = 0.0
    """How far pages go beyond the trim at all edges, in points."""
    links: bool = True
    """Whether links can be followed."""
    screen: bool = False
    """Whether it is read on a screen, where links have the theme's colour."""
    cuts: tuple[Cut, ...] = ()
    """Fonts that go before the faces, for what they can show."""

    def stylesheets(self, *more: str) -> tuple[str, ...]:
        """The theme's stylesheet between what it builds on and what overrides it."""
        size = f"@page {{size:{self.size}!important}}" if self.size else ""
        base = "html,body{margin:0;padding:0}" + (footnotes.STYLES if self.footnotes else "")
        turned, turned_size = _turned(*self.trim.split()) if self.trim else ("", "")
        base, size = base + turned, size + turned_size + self._demands()
        return (_font_faces(self._faces()), base, self.stylesheet, size, *more)

    def bound(self, inner: float) -> Press:
        """With another inner margin, in points; 0 stands for the one it has."""
        if not inner:
            return self
        return replace(self, properties=(*self.properties, ("page-inner", f"{inner:g}pt")))

    def _demands(self) -> str:
        """What the medium and the printer ask, whatever the theme says."""
        properties = "".join(f"--{name}:{value};" for name, value in self.properties)
        said = f":root{{{properties}}}" if properties else ""
        if self.bleed:
            said += f"@page{{bleed:{self.bleed:g}pt!important;marks:none!important}}"
        if self.screen:
            said += f"{_FOLLOWED}{{color:var(--colour-link)}}"
        return said

    def fonts(self) -> Mapping[str, str | bytes]:
        """The address of each face in the stylesheets → its file, or the font itself."""
        cut = tuple(cut.content for cut in self.cuts)
        contents: tuple[str | bytes, ...] = (*cut, *(face.file.path for face in self.faces))
        return {_address(number): content for number, content in enumerate(contents)}

    def _faces(self) -> tuple[Face, ...]:
        return (*(cut.face for cut in self.cuts), *self.faces)


def _turned(width: str, height: str) -> tuple[str, str]:
    """What stands on a page that lies on its side, for themes to change, and that page's size."""
    return (
        f":root{{--page-width:{width};--page-height:{height}}}"
        f"figure.landscape,table.landscape{{page:{TURNED};break-before:page}}",
        f"@page {TURNED}{{size:{height} {width}!important}}",
    )


def _address(number: int) -> str:
    return f"{FONT}{number}"


def _font_faces(faces: Iterable[Face]) -> str:
    return "".join(_font_face(number, face) for number, face in enumerate(faces))


def _font_face(number: int, face: Face) -> str:
    family = face.family.replace("\\", "\\\\").replace('"', '\\"')
    lightest, heaviest = face.weights
    # WeasyPrint takes one weight a face; a variable font says by itself which it has.
    fixed = lightest == heaviest and lightest % 100 == 0
    weight = f"font-weight:{lightest};" if fixed else ""
    return (
        f'@font-face{{font-family:"{family}";font-style:{face.style};{weight}'
        f'src:url("{_address(number)}")}}'
    )
