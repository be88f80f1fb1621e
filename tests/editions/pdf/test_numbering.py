"""What is expected of WeasyPrint's drawing, and that numbers come out as if they had been set."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from editions.pdf.small_press import PRESS, UNSET, alone, chapter, first, paragraphs, piece, slot
from publish.editions.pdf.galley import Galley, Setting, next_galley
from publish.editions.pdf.margins import margins
from publish.editions.pdf.moving import Settled
from publish.editions.pdf.press import Press
from publish.editions.pdf.sides import Side
from publish.preflight.bound import Bound
from publish.preflight.document import Document
from publish.preflight.reuse import read_pages
from reading.poppler import words

C = piece("c")
SOURCE = chapter(
    "c",
    f"<p>See p. {slot('far')}, not p. {slot('near')}, but <b>p. {slot('far')}</b>.</p>"
    f"<p>{slot('none')}</p>{paragraphs(20)}",
)
NUMBERS = (("far", "117"), ("near", "46"), ("none", ""))
SHAPES = (("far", "000"), ("near", "00"), ("none", "000"))


def _set(press: Press, numbers: tuple[tuple[str, str], ...], *, exact: bool) -> Galley:
    setting = Setting(Side.RECTO, (), (), numbers=numbers, exact=exact)
    return next_galley(SOURCE, setting, UNSET, (), C, press).value


def _alone(press: Press, galley: Galley) -> bytes:
    return alone(galley, Settled(Side.RECTO, NUMBERS), margins(press).value)


def _filled(press: Press) -> bytes:
    galley = _set(press, SHAPES, exact=False)
    assert not galley.unfit
    assert [page.slots for page in galley.pages][:2] == [True, False]
    return _alone(press, galley)


def _drawn(book: bytes, folder: Path) -> list[list[tuple[str, float, float]]]:
    file = folder / "book.pdf"
    file.write_bytes(book)
    return [[(w.text, round(w.left, 1), round(w.top, 1)) for w in page] for page in words(file)]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { text-align: justify; hyphens: auto }",
        "a { letter-spacing: .2em; font-weight: 700; text-decoration: underline }",
        "a { font-variant-numeric: lining-nums tabular-nums }",
    ],
)
def test_filled_in_or_set_it_is_the_same(css: str, tmp_path: Path) -> None:
    press = replace(PRESS, stylesheet=PRESS.stylesheet + css)
    numbers = (*NUMBERS[:2], ("none", "000"))
    there, anew = _filled(press), _alone(press, _set(press, numbers, exact=True))
    assert "117" in "".join(word for word, _, _ in _drawn(there, tmp_path)[0])
    for one, other in zip(_drawn(there, tmp_path), _drawn(anew, tmp_path), strict=True):
        assert [word for word, _, _ in one] == [word for word, _, _ in other]
        for (_, *place), (_, *there_too) in zip(one, other, strict=True):
            assert place == pytest.approx(there_too, abs=0.11)
    assert _said(there) == _said(anew)


def _said(book: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(book)) as pdf:
        return [str(link.Contents) for page in pdf.pages for link in page.obj.get("/Annots", [])]


def test_of_slots_is_left_where_they_were() -> None:
    with pikepdf.open(io.BytesIO(_filled(PRESS))) as pdf:
        contents = b"".join(part.read_bytes() for page in pdf.pages for part in page.obj.Contents)
    assert re.findall(rb"%page[^\n]*", contents) == [b"%page"] * 4


def test_what_was_seen_of_a_page_with_zeros_holds_for_the_numbers() -> None:
    known = dict(enumerate(read_pages(_set(PRESS, SHAPES, exact=False).content), start=1))
    with pikepdf.open(io.BytesIO(_filled(PRESS))) as pdf:
        page = Document(pdf, b"", known).pages[0]
        assert known[1].numbered
        found = Bound().found(page.streams, page.media, known[1])
        assert found is not None and found.over is None
        anew = Document(pdf, b"").pages[0].seen
    for row, same in zip(found.seen.rows, anew.rows, strict=True):
        assert row == pytest.approx(same, abs=0.01)
    for kind, alike in zip(found.seen.kinds, anew.kinds, strict=True):
        assert kind.box == pytest.approx(alike.box, abs=0.01)
        assert kind[1:] == alike[1:]


def test_each_digit_is_marked_with_its_own_glyph() -> None:
    with pikepdf.open(io.BytesIO(_set(PRESS, SHAPES, exact=False).content)) as pdf:
        content = pdf.pages[0].obj.Contents.read_bytes()
    marks = re.findall(rb"%page (\S+) (\S+)\n", content)
    assert [bytes.fromhex(name.decode()) for name, _ in marks] == [b"far", b"near", b"far", b"none"]
    for _, digits in marks:
        glyphs = re.findall(rb"<([0-9a-f]{4})>", digits)
        assert len(glyphs) == len(set(glyphs)) == 10


def test_a_slot_that_is_broken_takes_no_numbers() -> None:
    narrow = "p { width: 8pt; overflow-wrap: anywhere }"
    assert first(SOURCE, C, replace(PRESS, stylesheet=PRESS.stylesheet + narrow)).value.unfit


def test_hidden_numbers_need_no_marks() -> None:
    hidden = replace(PRESS, stylesheet=PRESS.stylesheet + "a { visibility: hidden }")
    galley = first(SOURCE, C, hidden).value
    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        assert b"%page" not in pdf.pages[0].obj.Contents.read_bytes()
