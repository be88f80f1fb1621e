"""A galley that is moved to the other side is what it would have been if it were set there."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from editions.pdf.small_press import PRESS, UNSET, alone, chapter, first, paragraphs, piece
from publish.diagnostics import NOWHERE
from publish.editions.pdf.galley import Galley, Setting, next_galley, wants
from publish.editions.pdf.gathering import gathered
from publish.editions.pdf.margins import margins, sided
from publish.editions.pdf.moving import Settled, moved
from publish.editions.pdf.pagination import Pagination, setting
from publish.editions.pdf.press import TURNED, Press
from publish.editions.pdf.sides import Side
from publish.themes.loading import load
from reading.poppler import words

OUTSIDE = """
@page :left { margin-left: 25mm; margin-right: 10mm }
@page :right { margin-left: 10mm; margin-right: 25mm }
@page chapter:first { margin-top: 40mm }
.shade { height: 10mm; background: linear-gradient(90deg, red, blue) }
"""
TWO_SIDED = replace(PRESS, stylesheet=PRESS.stylesheet + OUTSIDE)
SOURCE = chapter("c", f'<div class="shade" id="s">x</div><p><a href="#s">up</a></p>{paragraphs(9)}')
C = piece("c")
ON_VERSO = Pagination((), {"c": Side.VERSO}, {})


def _first(press: Press, source: str = SOURCE) -> Galley:
    return first(source, C, press).value


def _drawn(book: bytes, folder: Path) -> list[list[tuple[str, float, float]]]:
    file = folder / "book.pdf"
    file.write_bytes(book)
    return [[(w.text, round(w.left, 1), round(w.top, 1)) for w in page] for page in words(file)]


def test_moved_or_set_anew_it_is_the_same(tmp_path: Path) -> None:
    known = margins(TWO_SIDED).value
    assert known.alike
    unmoved = _first(TWO_SIDED)
    set_anew = next_galley(SOURCE, Setting(Side.VERSO, (), ()), UNSET, (), C, TWO_SIDED).value
    assert len(set_anew.pages) > 2
    there, anew = (alone(one, Settled(Side.VERSO), known) for one in (unmoved, set_anew))
    before = alone(unmoved, Settled(Side.RECTO), known)
    assert _drawn(there, tmp_path) == _drawn(anew, tmp_path) != _drawn(before, tmp_path)
    assert _boxes(there) == _boxes(anew) != _boxes(before)
    assert _gradients(there) == _gradients(anew) != _gradients(before)
    assert _names(there) == _names(anew) != _names(before)


def _boxes(book: bytes) -> list[list[float]]:
    """Where links lie, and what the tags say of places."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        notes = [note.Rect for page in pdf.pages for note in page.obj.get("/Annots", [])]
        elements = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/A" in o)
        boxes = [element.A.BBox for element in elements if "/BBox" in element.A]
        return sorted([round(float(side), 1) for side in box] for box in [*notes, *boxes])


def _gradients(book: bytes) -> list[list[float]]:
    """Where the patterns of the first page are anchored; all pages may share their resources."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        return sorted(
            [round(float(value), 1) for value in pattern.get("/Matrix", [])]
            for pattern in pdf.pages[0].resources.Pattern.values()
        )


def _names(book: bytes) -> list[tuple[str, list[float]]]:
    """Where links lead to."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        flat = list(pdf.Root.Names.Dests.Names)
        places = ([round(float(side), 1) for side in list(place)[2:4]] for place in flat[1::2])
        return [(str(name), place) for name, place in zip(flat[::2], places, strict=True)]


def test_a_gathering_on_its_side_is_what_it_was() -> None:
    known = margins(TWO_SIDED).value
    gathering = gathered(_first(TWO_SIDED), ()).value
    stays = moved(gathering, Settled(Side.RECTO), known).value
    assert stays.setting == gathering.setting
    assert not any(any(page.moved) for page in stays.pages)


def test_pages_share_what_moves_them() -> None:
    content = alone(_first(TWO_SIDED), Settled(Side.VERSO), margins(TWO_SIDED).value)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        first, *_, last = zip(*(list(page.obj.Contents) for page in pdf.pages), strict=True)
        assert len(pdf.pages) > 2
        assert len({stream.objgen for stream in first}) == 2  # left pages and right ones
        assert {stream.read_bytes() for stream in last} == {b"\nQ\n"}
        assert len({stream.objgen for stream in last}) == 1


def test_pages_on_their_side_move_with_the_others() -> None:
    house = load("house", None, NOWHERE).value
    assert house is not None
    press = replace(PRESS, stylesheet=house.stylesheets["print"], trim="6in 9in")
    known = margins(press).value
    assert known.movable(turned=True)
    upright = known.shift("chapter", Side.RECTO, first=False)
    assert known.shift(TURNED, Side.RECTO, first=False) == upright > 0


def test_pages_on_their_side_may_have_margins_of_their_own() -> None:
    known = margins(TWO_SIDED).value
    assert known.movable(turned=False) and not known.movable(turned=True)
    source = chapter("c", '<figure class="landscape">x</figure>')
    assert setting(wants(source, ()).value, ON_VERSO, known, "c").value.side is Side.VERSO


@pytest.mark.parametrize(
    "rule",
    [
        "@page :left { margin-left: 26mm }",
        "@page :left { margin-top: 16mm }",
        "@page chapter:first:left { margin-top: 50mm }",
        "@page :left { border-left: 1pt solid }",
        "@page { background: silver }",
        "html { background: silver }",
        "h2 { break-before: recto }",
    ],
)
def test_pages_that_differ_by_more_than_their_place_are_set_anew(rule: str) -> None:
    press = replace(TWO_SIDED, stylesheet=TWO_SIDED.stylesheet + rule)
    known = margins(press).value
    assert not known.alike
    assert setting(wants(SOURCE, ()).value, ON_VERSO, known, "c").value.side is Side.VERSO


def test_a_chapter_that_asks_for_a_side_is_set_anew() -> None:
    known = margins(TWO_SIDED).value
    source = chapter("c", '<div style="break-before: recto">Here</div>')
    assert sided(source) and not sided(SOURCE)
    assert setting(wants(source, ()).value, ON_VERSO, known, "c").value.side is Side.VERSO
    assert setting(wants(SOURCE, ()).value, ON_VERSO, known, "c").value.side is Side.RECTO
