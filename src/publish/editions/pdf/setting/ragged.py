"""Where the lines of ragged text break: each takes what fits, as WeasyPrint has it.

Where that is not clear from the widths of words, WeasyPrint is left to find it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publish.editions.pdf.setting.breaking import Place, Point
from publish.editions.pdf.setting.runs import RunsWord, Unusual

_HAIR = 0.05
"""In CSS pixels: what is wider or narrower than the line by less may fit or not."""
_PIXEL = 1.0
"""By so much WeasyPrint makes a line narrower to find another place."""


def filled(words: Sequence[RunsWord], measure: float, indent: float = 0) -> list[Place] | None:
    """Where the second and all later lines of a text begin, if each takes what fits.

    ``measure`` is the width of a line, of which the first has ``indent`` less. None if it is not
    clear what fits, or a word is wider than a line.
    """
    places: list[Place] = []
    try:
        place = _next(words, (0, 0), measure - indent)
        while place is not None:
            places.append(place)
            place = _next(words, place, measure)
    except Unusual:
        return None
    return places


def has_hidden_space(box: Any) -> bool:
    """Whether a space of a line's box is followed by an empty box: no line ends there."""
    spaced = False
    for inner in box.descendants():
        text = getattr(inner, "text", "")
        if spaced and not (text or inner.children):
            return True
        spaced = text.endswith(" ") if text else spaced
    return False


def _next(words: Sequence[RunsWord], start: Place, room: float) -> Place | None:
    """Where the line after one begins; None if that was the last. Raises `Unusual`."""
    first, after = start
    reached = -words[first].points[after - 1].after if after else 0.0
    for number in range(first, len(words)):
        word = words[number]
        if number > first and word.after:
            reached += word.after[0].face.width(" ")  # to the hair, which its ``gap`` is not
        ended = reached + word.width
        if ended > room:
            if ended < room + _HAIR:
                raise Unusual
            left = room - reached
            return number, _within(word, left, after) if number == first else _at(word, left)
        if ended > room - _HAIR and number + 1 < len(words):
            raise Unusual
        reached = ended
    return None


def _at(word: RunsWord, room: float) -> int:
    """After which of its points, or before which, a word is parted from the line that it ends.

    Raises `Unusual`. WeasyPrint parts no word that a box begins with; and where there is no room
    for a space at an end of its box, or before a word of several, it looks for another place.
    """
    points = _points(word)
    if word.after is None or (points and word.pieces[0].at == 0):
        raise Unusual
    if found := _furthest(points, room, 0):
        return found
    piece = word.pieces[0]
    if len(word.pieces) > 1 and (piece.at or piece.width < room + _PIXEL):
        raise Unusual  # it goes back from box to box
    run, at = word.after
    at_end = at <= 1 or at == len(run.text) or len(word.pieces) > 1
    if run.breaking is None or (at_end and room < _PIXEL + _HAIR):
        raise Unusual
    return 0


def _within(word: RunsWord, room: float, after: int) -> int:
    """After which of its points a word is parted with which the line begins, too."""
    if found := _furthest(_points(word), room, after):
        return found
    raise Unusual


def _furthest(points: Sequence[Point], room: float, after: int) -> int:
    """The last point up to which a word fits; 0 if there is none."""
    for number in range(len(points), after, -1):
        more = points[number - 1].before - room
        if abs(more) < _HAIR:
            raise Unusual
        if more < 0:
            return number
    return 0


def _points(word: RunsWord) -> Sequence[Point]:
    """The points of a word all of which is in one box, or which has none in any case."""
    if len(word.pieces) == 1:
        return word.points
    breaking = word.pieces[0].run.breaking
    whole = "".join(piece.text for piece in word.pieces)
    if breaking is None or breaking.places(whole) or word.points:
        raise Unusual
    return ()
