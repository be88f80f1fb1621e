"""A paragraph of WeasyPrint's as words, each of one or more pieces in one style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from publish.editions.pdf.setting.breaking import Place, Point
from publish.editions.pdf.setting.measuring import Breaking, Face, Measures

_HARD_SPACE = "\N{NO-BREAK SPACE}"


class Unusual(Exception):  # noqa: N818 - no error: WeasyPrint sets such paragraphs
    """The paragraph has something that is not reckoned with here."""


@dataclass(frozen=True)
class Run:
    """A box of text, or what is left of it after ``skip`` bytes."""

    box: Any
    skip: int
    text: str
    face: Face
    breaking: Breaking | None
    """None if its words do not break."""
    points: Callable[[str], Sequence[Point]]
    """Where a word of it may break."""

    def bytes(self, count: int) -> int:
        """How many bytes of the box stand before the character with this number."""
        return self.skip + len(self.text[:count].encode())


class Piece(NamedTuple):
    """Part of a word that stands in one run."""

    run: Run
    at: int
    """The number of its first character in the run."""
    text: str
    decoration: float = 0.0
    """Margins, borders and padding of the boxes that begin before it."""

    @property
    def width(self) -> float:
        return self.decoration + self.run.face.width(self.text)


@dataclass(frozen=True)
class Stop:
    """Where a line ends: in which box, after how many bytes, and what it has then."""

    box: Any
    at: int
    hyphen: str

    def text(self, skip: int) -> str:
        """What stands in the line of that box."""
        content = self.box.text.encode()[skip : self.at].decode()
        return str(content + self.hyphen if self.hyphen else content.rstrip(" "))

    def place(self, path: tuple[int, ...]) -> Any:
        """Where to go on, as WeasyPrint has it; ``path`` is the way to the box."""
        place: Any = {self.at: None}
        for number in reversed(path):
            place = {number: place}
        return place


@dataclass(slots=True)
class RunsWord:
    """What stands between two spaces. ``after`` is where the space before it ends."""

    gap: float
    give: float
    after: tuple[Run, int] | None
    pieces: list[Piece]
    width: float = 0.0
    inner: float = 0.0
    _points: Sequence[Point] | None = None

    @property
    def points(self) -> Sequence[Point]:
        found = self._points
        if found is None:
            found = self._points = self._found()
        return found

    def _found(self) -> Sequence[Point]:
        if len(self.pieces) == 1 and not self.pieces[0].decoration:
            return self.pieces[0].run.points(self.pieces[0].text)
        return [point for point, _, _ in self._breaks()]

    def _breaks(self) -> list[tuple[Point, Piece, int]]:
        found = []
        offsets = accumulate((piece.width for piece in self.pieces), initial=0.0)
        for piece, offset in zip(self.pieces, offsets, strict=False):
            offset += piece.decoration
            for point in piece.run.points(piece.text):
                moved = Point(offset + point.before, offset + point.after, point.hyphen)
                found.append((moved, piece, point.letters))
        return found

    def stop(self, number: int) -> Stop:
        """Where a line ends that ends at the point with this number, counted from 1, or before
        the word."""
        if not number:
            assert self.after is not None
            run, count = self.after
            return Stop(run.box, run.bytes(count), "")
        point, piece, count = self._breaks()[number - 1]
        hyphen = piece.run.box.style["hyphenate_character"] if point.hyphen else ""
        return Stop(piece.run.box, piece.run.bytes(piece.at + count), hyphen)


@dataclass(frozen=True)
class Runs:
    """The words of a paragraph. ``give`` is by how much spaces may shrink."""

    words: list[RunsWord]
    give: float
    faces: frozenset[Face]

    @property
    def last(self) -> Any:
        """The box of the last word."""
        return self.words[-1].pieces[-1].run.box

    @property
    def is_even(self) -> bool:
        """Whether all is in the fonts that it was to be in, and as wide as its words."""
        if not all(face.is_even for face in self.faces):
            return False
        return not any(face.has_odds for face in self.faces) or not any(
            piece.run.face.has_odd((piece.text,)) for word in self.words for piece in word.pieces
        )

    @classmethod
    def of(cls, box: Any, skip: Any, context: Any, measures: Measures) -> Runs:
        """Raises `Unusual`."""
        found = _Found()
        for decoration, run in _runs(box, skip, context, measures):
            found.pending += decoration
            if run is not None:
                found.take(run)
        if not found.words[-1].pieces:
            found.words.pop()
        return cls(found.words, found.give, frozenset(found.faces))

    def stop(self, place: Place | None) -> Stop:
        """Where the line ends after which one begins at a place; nowhere if it is the last."""
        if place is None:
            return NOWHERE
        word, point = place
        return self.words[word].stop(point)


NOWHERE = Stop(None, 0, "")


@dataclass
class _Found:
    """The words of the runs so far, and the decoration before what is to come."""

    words: list[RunsWord] = field(default_factory=lambda: [RunsWord(0.0, 0.0, None, [])])
    give: float = 0.0
    faces: set[Face] = field(default_factory=set)
    pending: float = 0.0

    def take(self, run: Run) -> None:
        """Add a run. Of all that is done for a paragraph here most is done for each word."""
        face, at, word, has_hard = run.face, 0, self.words[-1], _HARD_SPACE in run.text
        space, give, width = face.space, face.give, face.width
        for number, text in enumerate(run.text.split(" ")):
            if number and word.pieces:
                word = RunsWord(space, give, (run, at), [])
                self.words.append(word)
            elif number and word.after is not None:
                word.after = (run, at)
            if text:
                word.pieces.append(Piece(run, at, text, self.pending))
                word.width += self.pending + width(text)
                if has_hard:
                    word.inner += text.count(_HARD_SPACE) * space
                self.pending = 0.0
            at += len(text) + 1
        self.give = max(self.give, give)
        if run.text.strip(" "):
            self.faces.add(face)


def is_plain(box: Any) -> bool:
    """Whether a box has only text and boxes with text, none of which is apart from the line."""
    style = box.style
    if style["white_space"] not in ("normal", "nowrap") or style["direction"] != "ltr":
        return False
    if isinstance(box, boxes.TextBox):
        return "\n" not in box.text
    usual = isinstance(box, boxes.LineBox | boxes.InlineBox) and not box.is_leader
    return usual and box.is_in_normal_flow() and all(map(is_plain, box.children))


def _runs(
    box: Any, skip: Any, context: Any, measures: Measures
) -> Iterator[tuple[float, Run | None]]:
    """The boxes of text from where ``skip`` says, each with the decoration before it."""
    if isinstance(box, boxes.TextBox):
        (count,) = skip or (0,)
        yield 0.0, _run(box, count or 0, context, measures)
        return
    begin, inner = next(iter(skip.items())) if skip else (0, None)
    decorated = isinstance(box, boxes.InlineBox)
    if decorated and not skip:
        yield _decoration(box, "left"), None
    for number, child in enumerate(box.children[begin:]):
        yield from _runs(child, None if number else inner, context, measures)
    if decorated:
        yield _decoration(box, "right"), None


def _run(box: Any, skip: int, context: Any, measures: Measures) -> Run:
    style = box.style
    text = box.text.encode()[skip:].decode() if skip else box.text
    wraps = style["white_space"] == "normal"
    breaking = measures.breaking(style, context) if wraps else None
    face = measures.face(style)
    return Run(box, skip, text, face, breaking, face.points(breaking) if breaking else _nowhere)


def _nowhere(word: str) -> Sequence[Point]:
    return ()


def _decoration(box: Any, side: str) -> float:
    """In CSS pixels. Raises `Unusual` where that depends on the room there is."""
    width = float(box.style[f"border_{side}_width"])
    for name in ("margin", "padding"):
        value = box.style[f"{name}_{side}"]
        if value == "auto":
            continue
        if value.unit is None and value.value == 0:
            continue
        if str(value.unit).lower() != "px":
            raise Unusual
        width += value.value
    return width
