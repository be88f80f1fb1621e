"""A small press: a theme of a few rules, and galleys set round by round from given fragments."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import fontpkg_eb_garamond
import pikepdf

from publish.diagnostics import Diagnostic
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.folios import folios
from publish.editions.pdf.galley import Galley, first_galley, next_galley, wants
from publish.editions.pdf.gutter import bound_margins
from publish.editions.pdf.heads import Words, heads
from publish.editions.pdf.margins import Margins, margins
from publish.editions.pdf.moving import moved
from publish.editions.pdf.pagination import Pagination, paginate, setting
from publish.editions.pdf.press import Press
from publish.editions.pdf.product import Book, product
from publish.editions.pdf.running import running
from publish.editions.pdf.trimming import Trimming
from publish.model import (
    Apparatus,
    Contributor,
    File,
    Heading,
    Kind,
    Metadata,
    Piece,
    Place,
    Subject,
)
from publish.themes.theme import Face

SHEET = """
@page {
  size: 100mm 120mm; margin: 15mm;
  @top-center { content: string(chapter) " / " string(section) " / " string(notes) }
  @bottom-center { content: "[" string(folio) "]" }
}
@page chapter:first { @top-center { content: none } }
html { font: 10pt/14pt "EB Garamond" }
section.chapter { page: chapter }
p { margin: 0; orphans: 1; widows: 1 }
h1, h2 { font-size: 14pt; margin: 0 0 14pt; break-after: avoid }
.next-page { break-before: page }
"""


def _faces() -> tuple[Face, ...]:
    folder = Path(fontpkg_eb_garamond.__file__).parent / "files"
    upright = sorted(path for path in folder.glob("*.ttf") if "Italic" not in path.name)[0]
    digest = hashlib.sha256(upright.read_bytes()).hexdigest()
    return (Face("EB Garamond", "normal", (400, 800), File(str(upright), digest)),)


PRESS = Press(SHEET, _faces(), "en")


METADATA = Metadata(
    title="A Small Book",
    subtitle="With Pages",
    language="en",
    slug="small",
    identifier="urn:uuid:5f0c7f0e-0f5e-4f6e-8f0e-000000000001",
    contributors=(Contributor("Ada Author"), Contributor("Tom Translator", role="translator")),
    subjects=(Subject("Pages"), Subject("Galleys")),
    publisher="The Press",
    rights="CC0",
)
TITLES = {Kind.CONTENTS: "Contents", Kind.NOTES: "Notes", Kind.INDEX: "Index"}


def piece(id: str, kind: Kind = Kind.CHAPTER, place: Place = Place.BODY, **more: str) -> Piece:
    path = f"{id}.md" if kind in (Kind.CHAPTER, Kind.MATTER) else None
    return Piece(id, kind, place, path, **more)


def heading(of: str, id: str, title: str, level: int = 1, number: str = "") -> Heading:
    return Heading(of, level, number, id, [{"t": "Str", "c": title}], "")


@dataclass
class Job:
    """A book of fragments; its pages are set when they are first asked for."""

    pieces: Sequence[Piece]
    fragments: Mapping[str, str]
    apparatus: Apparatus = field(default_factory=Apparatus)
    binding: Binding = field(default_factory=Binding)
    press: Press = PRESS
    files: tuple[tuple[str, File], ...] = ()
    rounds: int = 5
    trimming: Trimming | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    galleys: list[Galley] = field(default_factory=list)

    @cached_property
    def margins(self) -> Margins:
        return margins(self.press).value

    def measured(self, final: Pagination) -> Margins:
        return bound_margins(final.inner, self.press).value if final.inner else self.margins

    def paginate(self) -> Pagination:
        galleys: list[Galley | None] = [None] * len(self.pieces)
        final: Pagination | None = None
        for _ in range(self.rounds):
            galleys = [
                self._set(piece, galley, final)
                for piece, galley in zip(self.pieces, galleys, strict=True)
            ]
            final = paginate(galleys, self.pieces, self.binding)
        self.galleys = [galley for galley in galleys if galley is not None]
        assert final is not None
        return final

    def _set(self, piece: Piece, before: Galley | None, final: Pagination | None) -> Galley | None:
        source = self.fragments[piece.id]
        wanted = wants(source, self.files).value
        if final is None:
            first = first_galley(source, wanted, (), piece, self.press)
            self.diagnostics.extend(first.diagnostics)
            return first.value
        from_ = setting(wanted, final, self.margins, piece.id).value
        again = next_galley(source, from_, before, (), piece, self.press)
        self.diagnostics.extend(again.diagnostics)
        return again.value

    def print(self) -> bytes:
        final = self.paginate()
        covers = []
        for piece_, galley in zip(self.pieces, self.galleys, strict=True):
            words = Words(
                "A Small Book",
                TITLES.get(piece_.kind, ""),
                "Notes to page",
                "Notes to pages",
            )
            known = running(self.apparatus).value
            head = heads(galley, final, known, piece_, words).value
            covers.append(folios(head, (), piece_, self.press).value)
        book = Book(tuple(self.pieces), TITLES, METADATA, 1_700_000_000, self.press)
        printed = [
            moved(galley, final.sides[piece_.id], self.measured(final), self.trimming).value
            for piece_, galley in zip(self.pieces, self.galleys, strict=True)
        ]
        made = product(final, self.apparatus, *printed, *covers, book)
        self.diagnostics.extend(made.diagnostics)
        assert made.value.pages == len(final.pages)
        return made.value.content

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.print()))


def paragraphs(count: int, key: str = "_a", words: str = "Some words of a paragraph. ") -> str:
    return "".join(f'<p id="{key}_{n}">{n} {words * 4}</p>' for n in range(1, count + 1))


def slot(anchor: str, last: str = "") -> str:
    end = f' data-last="{last}"' if last else ""
    return f'<a class="page-number" data-page="{anchor}"{end} href="#{anchor}"></a>'


def section(id: str, kind: str, body: str) -> str:
    return f'<section id="{id}" class="{kind}">{body}</section>'


def chapter(id: str, body: str, title: str = "Title") -> str:
    return f'<section id="{id}" class="chapter"><h1 id="{id}-h">{title}</h1>{body}</section>'
