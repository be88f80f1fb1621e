"""A small book that has one of everything, as fragments; and what its package holds."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from publish.editions.epub import characters, pictures
from publish.editions.epub.assembly import Blueprint, assemble
from publish.editions.epub.fonts import Font, cut_fonts
from publish.editions.epub.typefaces import cuts, licences
from publish.model import (
    Apparatus,
    BookSeries,
    Contributor,
    File,
    Heading,
    Kind,
    Metadata,
    Piece,
    Place,
    Sibling,
    Subject,
)
from publish.themes.theme import Face, Theme

XHTML = "{http://www.w3.org/1999/xhtml}"

CSS = """:root { --faces-text: "EB Garamond", "Noto Serif", serif; --colour-rule: #000; }
body { font-family: var(--faces-text); margin: 5%; }
figure img { max-width: 100%; }
hr { border-top: 1px solid var(--colour-rule); }
"""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">
<rect width="4" height="4"/></svg>"""

ONE = """<section id="ch-one" class="chapter" epub:type="chapter" role="doc-chapter">
<h1 id="sec-one"><span class="number">1</span> Ideas</h1>
<p id="_one_1">Свобода, <em>see</em> <a href="#sec-two">chapter 2</a>.<a class="note-call"
id="_one_c1" epub:type="noteref" role="doc-noteref" href="#_one_n1">1</a> A hundred ₾.</p>
<p>On <a class="page-ref" href="#_one_1">page <b></b></a><a
class="page-number" data-page="_one_1" href="#_one_1"></a>, then.</p>
<h2 id="sec-one-a">1.1 A <em>section</em></h2>
<figure id="fig-a"><img src="figures/a%20map.svg" alt="A black square"/>
<figcaption>Figure 1.1</figcaption></figure>
<p><code>x := 1</code> and
<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math></p>
<p><span id="_one_i1"/>Last.</p></section>"""

TWO = """<section id="ch-two" class="chapter" epub:type="chapter" role="doc-chapter">
<h1 id="sec-two">2 Founding</h1><p>As in <a href="#fig-a">figure 1.1</a>,
<img src="figures/dot.png" alt="A dot"/>.</p>
</section>"""

NOTES = """<section id="notes" class="notes" epub:type="endnotes" role="doc-endnotes"><h1>Notes</h1>
<div class="note" id="_one_n1"><p><a role="doc-backlink" href="#_one_c1">1</a> A note.</p></div>
</section>"""

TITLE = """<section id="title-page" class="title-page" epub:type="titlepage">
<p>The Book</p></section>"""


@dataclass(frozen=True)
class Book:
    """Everything that `assemble` takes, so that a test may change one thing."""

    fragments: tuple[str, ...]
    blueprint: Blueprint
    files: Mapping[str, File]
    apparatus: Apparatus
    theme: Theme
    fonts: tuple[tuple[Font, ...], ...] = field(default=())

    def epub(self) -> bytes:
        files = tuple(sorted(self.files.items()))
        shown = pictures.gather(self.fragments, (None,) * len(files), files, self.blueprint.cover)
        outcome = assemble(self.fragments, self.apparatus, shown.value, self.fonts, self.blueprint)
        return outcome.value.content

    def with_fonts(self) -> Book:
        css, carried = self.blueprint.stylesheet, cuts(self.theme)
        pieces = tuple(characters.used(one, css).value for one in self.fragments)
        asked = characters.allotted(pieces, carried, css).value
        made = tuple(cut_fonts(*one).value for one in zip(asked, carried, strict=True))
        return replace(self, fonts=made)


@dataclass(frozen=True)
class Opened:
    """The files of an EPUB by path."""

    files: Mapping[str, bytes]

    def xml(self, path: str) -> etree._Element:
        return etree.fromstring(self.files[f"EPUB/{path}"])

    @property
    def documents(self) -> dict[str, etree._Element]:
        return {
            path.removeprefix("EPUB/"): etree.fromstring(content)
            for path, content in self.files.items()
            if path.endswith(".xhtml")
        }


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], Opened]:
    def read(content: bytes) -> Opened:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return Opened({name: archive.read(name) for name in archive.namelist()})

    return read


@pytest.fixture
def book(tmp_path: Path, theme: Theme) -> Book:
    pieces = (
        Piece("title-page", Kind.TITLE_PAGE, Place.FRONT),
        Piece("ch-one", Kind.CHAPTER, Place.BODY, "one.md", "1"),
        Piece("ch-two", Kind.CHAPTER, Place.BODY, "two.md", "2"),
        Piece("notes", Kind.NOTES, Place.BACK),
    )
    headings = (
        Heading("ch-one", 1, "1", "sec-one", [{"t": "Str", "c": "Ideas"}], "Ideas"),
        Heading("ch-one", 2, "1.1", "sec-one-a", [{"t": "Str", "c": "Section"}], "Section"),
        Heading("ch-two", 1, "2", "sec-two", [{"t": "Str", "c": "Founding"}], "Founding"),
    )
    blueprint = Blueprint(
        outline=pieces,
        metadata=metadata(),
        stylesheet=CSS,
        titles={piece.id: piece.id.title() for piece in pieces},
        words={"contents": "Contents", "cover": "Cover"},
        licences=licences(theme),
        cover="",
        modified=1_700_000_000,
        siblings=(Sibling("978-0-306-40615-7", "print"),),
    )
    return Book((TITLE, ONE, TWO, NOTES), blueprint, drawn(tmp_path), Apparatus(headings), theme)


def metadata() -> Metadata:
    return Metadata(
        title="The Book",
        language="en-GB",
        slug="the-book",
        subtitle="And more",
        identifier="urn:uuid:6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6",
        contributors=(
            Contributor("Ada Author", "Author, Ada", "author"),
            Contributor("Ed Editor", "Editor, Ed", "edt"),
        ),
        publisher="A house",
        date="2026-11-22",
        rights="Free",
        description="Two\nlines",
        subjects=(Subject("History"), Subject("Anarchism", "bisac", "POL042010")),
        isbn="978-3-16-148410-0",
        series=BookSeries("Sources", "3"),
    )


def drawn(folder: Path) -> dict[str, File]:
    """Pictures of every kind: their paths in the manuscript → the files."""
    paths = {"figures/a map.svg": folder / "a.svg", "figures/unused.svg": folder / "u.svg"}
    for path in paths.values():
        path.write_text(SVG, encoding="utf-8")
    for suffix in ("png", "jpg", "gif", "webp"):
        path = paths[f"figures/dot.{suffix}"] = folder / f"dot.{suffix}"
        Image.new("RGB", (2, 2), "red").save(path)
    return {source: _file(path) for source, path in paths.items()}


@pytest.fixture(scope="session")
def theme() -> Theme:
    faces = (
        _face("eb_garamond", "EBGaramond[wght].ttf", "EB Garamond", "normal", 400, 800),
        _face("eb_garamond", "EBGaramond-Italic[wght].ttf", "EB Garamond", "italic", 400, 800),
        _face("ibm_plex_mono", "IBMPlexMono-Regular.ttf", "IBM Plex Mono", "normal", 400, 400),
        _face("noto_serif", "NotoSerif[wdth,wght].ttf", "Noto Serif", "normal", 100, 900),
    )
    names = {
        "text": "EB Garamond",
        "head": "EB Garamond",
        "mono": "IBM Plex Mono",
        "fallback": "Noto Serif",
    }
    return Theme("small", {"faces": names}, {"ebook": CSS}, {}, {}, faces)


def _face(module: str, name: str, family: str, style: str, light: int, heavy: int) -> Face:
    spec = find_spec(f"fontpkg_{module}")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent
    licence = _file(folder / "LICENSE")
    return Face(family, style, (light, heavy), _file(folder / "files" / name), licence)


def _file(path: Path) -> File:
    return File(str(path), hashlib.sha256(path.read_bytes()).hexdigest())
