"""The book's outline: its pieces in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from slugify import slugify

from publish.config.files import Folder
from publish.config.reading import Text
from publish.config.schema import Book
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span, advice, diagnose
from publish.model import Kind, Piece, Place

GENERATED = frozenset(kind.value for kind in Kind) - {"chapter", "matter", "dedication", "part"}
"""The pieces that the program makes, by name."""


_LONGEST = 32
"""Characters of an identifier, which leaves room for what is put before and behind it."""


def outline(book: Book, folder: Folder, default: Span) -> Outcome[tuple[Piece, ...]]:
    """The pieces of ``book``; ``default`` is the place of those that book.yaml does not list."""
    builder = _Builder(folder, default)
    for entry in book.front:
        builder.matter(entry, Place.FRONT)
    for number, part in enumerate(book.parts, start=1):
        builder.part(number, part.title)
        builder.chapters(part.chapters)
    builder.chapters(book.chapters if not book.parts else ())
    for entry in book.back:
        builder.matter(entry, Place.BACK)
    return Outcome(tuple(builder.pieces), (*builder.problems, *builder.unlisted()))


@dataclass
class _Builder:
    folder: Folder
    default: Span
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=lambda: set(GENERATED))
    chapter: int = 0

    def part(self, number: int, title: Text) -> None:
        name = f"part-{number}"
        part = Piece(name, Kind.PART, Place.BODY, None, roman(number), str(title), title.span)
        self.pieces.append(part)

    def chapters(self, entries: Iterable[Text]) -> None:
        for entry in entries:
            self.chapter += 1
            if _is_file(entry):
                self._file(entry, Kind.CHAPTER, Place.BODY, str(self.chapter))
            else:
                self._unknown("chapters", entry, "a chapter is a file that ends in .md", ())

    def matter(self, entry: Text, place: Place) -> None:
        if entry in GENERATED:
            if self._once(str(entry), entry):
                kind = Kind(entry)
                self.pieces.append(Piece(kind.value, kind, place, span=self._span(entry)))
        elif _is_file(entry):
            self._file(entry, _matter(entry, place), place, "")
        else:
            problem = "this is neither a piece that can be made nor a file that ends in .md"
            self._unknown(place.value, entry, problem, GENERATED)

    def unlisted(self) -> Iterable[Diagnostic]:
        """The manuscript files that no line of book.yaml names."""
        folders = {"", *(posixpath.dirname(path) for path in self.listed)}
        for path in self.folder.markdown(folders):
            if path not in self.listed:
                yield diagnose("SRC003", Span(self.folder.shown(path)), path=path)

    def _file(self, entry: Text, kind: Kind, place: Place, number: str) -> None:
        found = self.folder.find(entry)
        self.problems += found.diagnostics
        if found.value is not None and self._once(found.value, entry):
            name = self._id(found.value)
            self.pieces.append(Piece(name, kind, place, found.value, number, "", entry.span))

    def _once(self, path: str, entry: Text) -> bool:
        if path in self.listed:
            self.problems.append(diagnose("SRC002", self._span(entry), path=path))
            return False
        self.listed.add(path)
        return True

    def _unknown(self, key: str, entry: Text, problem: str, names: Iterable[str]) -> None:
        hint = advice(entry, {*names, *self.folder.markdown()})
        if self.folder.has_folder(entry):
            problem = "this is a folder, and what is wanted is a file that ends in .md"
            hint = "Name the files in it, each by its path."
        span = self._span(entry)
        problem = f"“{entry}”: {problem}"
        self.problems.append(diagnose("CFG003", span, key=key, problem=problem, advice=hint))

    def _id(self, path: str) -> str:
        """An identifier made from the file's name: valid in XML, unique in the book."""
        stem = slugify(PurePosixPath(path).stem, max_length=_LONGEST) or "piece"
        base = f"ch-{stem}"  # so no label that an author is likely to choose is the same
        name, serial = base, 1
        while name in self.ids:
            serial += 1
            name = f"{base}-{serial}"
        self.ids.add(name)
        return name

    def _span(self, entry: Text) -> Span:
        return self.default if entry.span == NOWHERE else entry.span


def roman(number: int) -> str:
    """``number`` (1 to 3999) in capital Roman numerals."""
    numerals = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    written = ""
    for value, numeral in numerals:
        times, number = divmod(number, value)
        written += numeral * times
    return written


def _matter(entry: str, place: Place) -> Kind:
    """A dedication is known by its file's name, as what else authored matter may be."""
    named = PurePosixPath(entry).stem.casefold() == Kind.DEDICATION.value
    return Kind.DEDICATION if named and place is Place.FRONT else Kind.MATTER


def _is_file(entry: str) -> bool:
    return entry.lower().endswith(".md")
