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

from publish.diagnostics import Diagnostic, Outcome
from publish.editions.pdf.assembly import assemble
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.estimate import Page, estimated, sketch
from publish.editions.pdf.folios import common, folios, patterns, strings_shown
from publish.editions.pdf.galley import Galley, Setting, Wants, first_galley, next_galley, wants
from publish.editions.pdf.gathering import gathered
from publish.editions.pdf.gutter import bound_margins
from publish.editions.pdf.heads import Words, heads
from publish.editions.pdf.laid import LaidPage
from publish.editions.pdf.margins import Margins, margins
from publish.editions.pdf.moving import Settled, moved, settled
from publish.editions.pdf.objects import Objects
from publish.editions.pdf.overlays import Overlay, overlaid
from publish.editions.pdf.pagination import Pagination, PrintedPage, paginate, setting
from publish.editions.pdf.press import Press
from publish.editions.pdf.product import Book, product
from publish.editions.pdf.running import running
from publish.editions.pdf.sides import Side
from publish.editions.pdf.standards import Conformance
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


PAGE = Page(70 / 25.4 * 72, 90 / 25.4 * 72, 10, 14)
PRESS = Press(SHEET, _faces(), "en")
UNSET = Galley(b"", (), Setting(Side.RECTO, (), ()))


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
        sketches = [sketch(self.fragments[piece.id], PAGE).value for piece in self.pieces]
        final = estimated(*sketches, *self.wanted, self.pieces, self.binding).value
        galleys: list[Galley | None] = [None] * len(self.pieces)
        for _ in range(self.rounds):
            self.galleys = [
                self._set(number, galley, sketches[number], final)
                for number, galley in enumerate(galleys)
            ]
            galleys = [*self.galleys]
            final = paginate(self.galleys, self.pieces, self.binding)
        return final

    @cached_property
    def wanted(self) -> list[Wants]:
        return [wants(self.fragments[piece.id], self.files).value for piece in self.pieces]

    def _set(
        self, number: int, before: Galley | None, pages: tuple[LaidPage, ...], final: Pagination
    ) -> Galley:
        piece, wanted = self.pieces[number], self.wanted[number]
        source = self.fragments[piece.id]
        from_ = setting(wanted, final, self.margins, piece.id).value
        if before is None:
            outcome = first_galley(source, from_, pages, (), piece, self.press)
        else:
            outcome = next_galley(source, from_, before, (), piece, self.press)
        self.diagnostics.extend(outcome.diagnostics)
        return outcome.value

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
            shown = strings_shown(self.press.stylesheet)
            laid = common(patterns(head, shown).value, (), piece_, self.press).value
            made = folios(head, laid, (), piece_, self.press, shown)
            covers.append(made.value)
        book = Book(tuple(self.pieces), TITLES, METADATA, 1_700_000_000, self.press)
        printed = [
            moved(
                gathered(galley, ()).value,
                settled(final, wanted, piece_.id).value,
                self.measured(final),
                self.trimming,
            ).value
            for piece_, galley, wanted in zip(self.pieces, self.galleys, self.wanted, strict=True)
        ]
        laid_over = [overlaid(folio, ()).value for folio in covers]
        bound = product(final, self.apparatus, *printed, *laid_over, book)
        self.diagnostics.extend(bound.diagnostics)
        assert bound.value.pages == len(final.pages)
        return bound.value.content

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.print()))


def alone(galley: Galley, become: Settled, known: Margins) -> bytes:
    """A book of one galley, without folios."""
    placed = moved(gathered(galley, ()).value, become, known).value
    bare = Overlay(Objects(b"", b"", ()), (None,) * len(galley.pages), ())
    printed = tuple(
        PrintedPage(str(number), become.side if number % 2 else become.side.other, "c", number - 1)
        for number in range(1, len(galley.pages) + 1)
    )
    final = Pagination(printed, {"c": become.side}, {})
    return assemble(final, {"c": placed}, {"c": bare}, (), METADATA, 0, Conformance())[0]


def paragraphs(count: int, key: str = "_a", words: str = "Some words of a paragraph. ") -> str:
    return "".join(f'<p id="{key}_{n}">{n} {words * 4}</p>' for n in range(1, count + 1))


def first(
    source: str,
    of: Piece,
    press: Press = PRESS,
    files: tuple[tuple[str, File], ...] = (),
) -> Outcome[Galley]:
    """A galley of the first round, for a book of which nothing is known."""
    wanted = wants(source, files).value
    listed, numbers = (
        tuple((anchor, "") for anchor in anchors) for anchors in (wanted.pages, wanted.slots)
    )
    from_ = Setting(Side.RECTO, listed, wanted.pictures, wanted.breaks, 0.0, numbers)
    return first_galley(source, from_, sketch(source, PAGE).value, (), of, press)


def slot(anchor: str, last: str = "") -> str:
    end = f' data-last="{last}"' if last else ""
    return f'<a class="page-number" data-page="{anchor}"{end} href="#{anchor}"></a>'


def section(id: str, kind: str, body: str) -> str:
    return f'<section id="{id}" class="{kind}">{body}</section>'


def chapter(id: str, body: str, title: str = "Title") -> str:
    return f'<section id="{id}" class="chapter"><h1 id="{id}-h">{title}</h1>{body}</section>'
