from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from editions.pdf.small_press import PRESS, piece
from publish.editions.pdf import sheets
from publish.editions.pdf.folios import (
    Common,
    Folios,
    common,
    folios,
    patterns,
    prepare,
    strings_shown,
)
from publish.editions.pdf.forms import Forms
from publish.editions.pdf.heads import Head, Heads
from publish.editions.pdf.press import Press
from publish.editions.pdf.sides import Side
from reading.poppler import words

C = piece("c")
SHOWN = strings_shown(PRESS.stylesheet)
PROPORTIONAL = replace(
    PRESS,
    stylesheet=PRESS.stylesheet + "@page { font-variant-numeric: oldstyle-nums proportional-nums;"
    " @bottom-center { font-variant-numeric: oldstyle-nums proportional-nums } }",
)


def _head(label: str, section: str = "A section 000", type_: str = "") -> Head:
    said = {"book": "Book", "chapter": "One", "section": section, "notes": "", "folio": label}
    return Head(type_, tuple(said.items()))


def _heads(first: int, count: int, side: Side = Side.RECTO) -> Heads:
    pages = (
        _head(str(first + n), "A section 000" if n < count // 2 else "B") for n in range(count)
    )
    return Heads(side, (_head("xii", type_="chapter"), None, *pages))


def _folios(heads: Heads, press: Press) -> Folios:
    laid = common(patterns(heads, SHOWN).value, (), C, press).value
    return folios(heads, laid, (), C, press, SHOWN).value


def _drawn(made: Folios, folder: Path, count: int) -> list[list[tuple[str, float, float]]]:
    """The folio of each page, as a page of its own."""
    path = folder / "folios.pdf"
    with Forms(made) as forms:
        book = forms.pdf
        laid = len(book.pages)
        for number in range(count):
            page = book.add_blank_page(page_size=(284, 341))
            if (form := forms.of(number)) is not None:
                page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
                page.Contents = book.make_stream(b"/F Do")
        del book.pages[:laid]
        book.save(path)
    return [[(w.text, round(w.left, 1), round(w.top, 1)) for w in page] for page in words(path)]


def test_the_strings_that_a_stylesheet_prints() -> None:
    assert SHOWN == ("chapter", "folio", "notes", "section")


def test_folios_that_differ_in_their_numbers_are_one_pattern() -> None:
    ten, later = (patterns(_heads(n, 12), SHOWN).value for n in (14, 60))
    assert len(ten.all) == 5
    assert ten == later
    assert len(patterns(_heads(14, 12), SHOWN, exact=True).value.all) == 13


@pytest.mark.parametrize("press", [PRESS, PROPORTIONAL], ids=["even", "proportional"])
@pytest.mark.parametrize("side", list(Side))
def test_each_is_as_if_it_had_been_laid_out_by_itself(
    press: Press, side: Side, tmp_path: Path
) -> None:
    heads = _heads(95, 12, side)
    made = _folios(heads, press)
    assert made.pages[:2] == ((0, "xii"), None)
    alone = folios(heads, Common(b"", (), unfit=True), (), C, press, SHOWN)
    drawn = _drawn(made, tmp_path, 14)
    assert drawn == _drawn(alone.value, tmp_path, 14)
    assert [("[" + str(95 + n) + "]") in {text for text, _, _ in drawn[n + 2]} for n in range(12)]
    assert drawn[1] == []


def test_only_digits_of_one_width_can_be_filled_in() -> None:
    kinds = patterns(_heads(14, 4), SHOWN).value
    assert not common(kinds, (), C, PRESS).value.unfit
    assert common(kinds, (), C, PROPORTIONAL).value.unfit


def test_a_piece_whose_first_page_has_none() -> None:
    heads = Heads(Side.VERSO, (None, _head("7"), _head("8")))
    made = _folios(heads, PRESS)
    assert made.pages[0] is None
    assert len({page and page[0] for page in made.pages[1:]}) == 2


def test_a_prepared_process_has_read_what_folios_are_laid_out_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press = replace(PRESS, stylesheet=PRESS.stylesheet + "p { color: teal }")
    prepare(None, (), C, press)
    parsed = []
    monkeypatch.setattr(sheets.weasyprint, "CSS", lambda **given: parsed.append(given))
    common(patterns(_heads(2, 4), SHOWN).value, (), C, press)
    assert parsed == []
