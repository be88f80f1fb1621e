"""Regular cuts take the place of variable fonts, and nobody can see it."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
from fontTools.ttLib import TTFont

from editions.pdf.small_press import PRESS
from publish.editions.pdf import weasy
from publish.editions.pdf.cuts import regular_cuts
from publish.editions.pdf.press import BARE, Press
from publish.editions.pdf.weasy import Layout

REGULAR = "<p id='a'>Regular words, of which there are enough for two lines at least.</p>"
BOLD = f"<b>{REGULAR}</b>"
CUT = replace(PRESS, cuts=regular_cuts(PRESS.faces).value)


def _lay_out(html: str, press: Press) -> Layout:
    return weasy.lay_out(html, press.stylesheets(BARE), press.fonts(), tagged=False)


def _advances(layout: Layout) -> list[bytes]:
    """The widths of each font's glyphs, as the PDF states them."""
    with pikepdf.open(io.BytesIO(layout.content)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/W" in o]
        return [font.W.unparse() for font in fonts]


def test_a_cut_is_static_and_cut_the_same_again() -> None:
    (cut,) = CUT.cuts
    font = TTFont(io.BytesIO(cut.content))
    assert "fvar" not in font
    assert cut.face.weights == (400, 400)
    assert regular_cuts(PRESS.faces).value == CUT.cuts


def test_regular_words_are_set_alike() -> None:
    before, after = _lay_out(REGULAR, PRESS), _lay_out(REGULAR, CUT)
    assert after.pages == before.pages
    assert _advances(after) == _advances(before)


def test_bold_words_stay_bold() -> None:
    before, after = _lay_out(BOLD, PRESS), _lay_out(BOLD, CUT)
    assert _advances(after) == _advances(before) != _advances(_lay_out(REGULAR, CUT))


def test_a_static_face_is_not_cut() -> None:
    static = [replace(face, weights=(400, 400)) for face in PRESS.faces]
    assert regular_cuts(static).value == ()
