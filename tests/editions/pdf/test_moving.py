"""A galley that is moved to the other side is what it would have been if it were set there."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from editions.pdf.small_press import PRESS, UNSET, chapter, first, paragraphs, piece
from publish.diagnostics import NOWHERE
from publish.editions.pdf.galley import Galley, Setting, next_galley, wants
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


def _drawn(galley: Galley, folder: Path) -> list[list[tuple[str, float, float]]]:
    file = folder / "galley.pdf"
    file.write_bytes(galley.content)
    return [[(w.text, round(w.left, 1), round(w.top, 1)) for w in page] for page in words(file)]


def test_moved_or_set_anew_it_is_the_same(tmp_path: Path) -> None:
    known = margins(TWO_SIDED).value
    assert known.alike
    there = moved(_first(TWO_SIDED), Settled(Side.VERSO), known).value
    anew = next_galley(SOURCE, Setting(Side.VERSO, (), ()), UNSET, (), C, TWO_SIDED).value
    assert len(anew.pages) > 2
    assert there.setting == anew.setting
    assert _drawn(there, tmp_path) == _drawn(anew, tmp_path)
    for one, other in zip(there.pages, anew.pages, strict=True):
        assert one.opening == other.opening
        for anchor, place in zip(one.anchors, other.anchors, strict=True):
            assert (anchor.id, anchor.y) == (place.id, place.y)
            assert anchor.x == pytest.approx(place.x, abs=0.01)
    assert _boxes(there) == _boxes(anew) != _boxes(_first(TWO_SIDED))
    assert _gradients(there) == _gradients(anew) != _gradients(_first(TWO_SIDED))


def _boxes(galley: Galley) -> list[list[float]]:
    """Where links lie, and what the tags say of places."""
    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        notes = [note.Rect for page in pdf.pages for note in page.obj.get("/Annots", [])]
        elements = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/A" in o)
        boxes = [element.A.BBox for element in elements if "/BBox" in element.A]
        return sorted([round(float(side), 1) for side in box] for box in [*notes, *boxes])


def _gradients(galley: Galley) -> list[list[float]]:
    """Where the patterns of the first page are anchored; all pages may share their resources."""
    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        return sorted(
            [round(float(value), 1) for value in pattern.get("/Matrix", [])]
            for pattern in pdf.pages[0].resources.Pattern.values()
        )


def test_a_galley_on_its_side_stays_as_it_is() -> None:
    galley = _first(TWO_SIDED)
    assert moved(galley, Settled(Side.RECTO), margins(TWO_SIDED).value).value is galley


def test_pages_share_what_moves_them() -> None:
    content = moved(_first(TWO_SIDED), Settled(Side.VERSO), margins(TWO_SIDED).value).value.content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        first, *_, last = zip(*(list(page.obj.Contents) for page in pdf.pages), strict=True)
        assert len(pdf.pages) > 2
        assert len({stream.objgen for stream in first}) == 2  # left pages and right ones
        assert {stream.read_bytes() for stream in last} == {b"\nQ"}
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
