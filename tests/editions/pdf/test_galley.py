from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from editions.pdf.small_press import (
    PAGE,
    PRESS,
    UNSET,
    chapter,
    first,
    paragraphs,
    piece,
    section,
    slot,
)
from publish.editions.pdf import sheets
from publish.editions.pdf.estimate import sketch
from publish.editions.pdf.galley import Setting, first_galley, next_galley, prepare, wants
from publish.editions.pdf.sides import Side
from publish.model import File, Kind, Place
from reading.poppler import poppler

C = piece("c")
SOURCE = chapter("c", f"<p>See p. {slot('far')}.</p>")


def test_the_first_round_holds_a_place_for_pages() -> None:
    wanted = wants(SOURCE, ()).value
    assert (wanted.pages, wanted.slots) == ((), ("far",))
    galley = first(SOURCE, C).value
    assert [page.slots for page in galley.pages] == [True]
    assert galley.content


def test_generated_pieces_wait_for_the_pages_they_print() -> None:
    contents = piece("contents", Kind.CONTENTS, Place.FRONT)
    source = section("contents", "contents", f"<p>{slot('c')}</p>")
    waiting = first(source, contents).value
    assert waiting.content == b""
    assert [[anchor.id for anchor in page.anchors] for page in waiting.pages] == [["contents"]]
    expected = Setting(Side.RECTO, (), (), inner=50.0, numbers=(("c", "0"),))
    pages = sketch(source, PAGE).value
    first_, other = (
        first_galley(source, replace(expected, numbers=(("c", zeros),)), pages, (), contents, PRESS)
        for zeros in ("00", "000")
    )
    assert first_ == other
    assert first_.value.setting.inner == 50.0
    plain = section("contents", "contents", "<p>Nothing</p>")
    assert first(plain, contents).value.content


def test_what_lists_pages_is_only_measured_in_the_first_round() -> None:
    source = chapter("c", f'<p>cited on <span class="locators">{slot("far")}</span></p>')
    assert wants(source, ()).value.pages == ("far",)
    galley = first(source, C).value
    assert (galley.content, len(galley.pages)) == (b"", 1)


def test_the_same_setting_gives_the_same_galley() -> None:
    setting = Setting(Side.VERSO, (), (), numbers=(("far", "00"),))
    galley = next_galley(SOURCE, setting, UNSET, (), C, PRESS).value
    assert next_galley(SOURCE, setting, galley, (), C, PRESS).value is galley
    wider = replace(setting, numbers=(("far", "000"),))
    assert next_galley(SOURCE, wider, galley, (), C, PRESS).value.content != galley.content


def test_a_prepared_process_has_read_what_a_galley_is_set_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press = replace(PRESS, stylesheet=f"{PRESS.stylesheet} h6 {{ color: #123456 }}")
    prepare(None, None, None, (), C, press)
    parsed = []
    monkeypatch.setattr(sheets.weasyprint, "CSS", lambda **given: parsed.append(given))
    assert first_galley(SOURCE, Setting(Side.VERSO, (), ()), (), (), C, press).value.content
    assert parsed == []


def test_where_digits_are_not_alike_numbers_have_to_be_set(tmp_path: Path) -> None:
    sheet = PRESS.stylesheet + "a { font-variant-numeric: oldstyle-nums proportional-nums }"
    press = replace(PRESS, stylesheet=sheet)
    unfit = first(SOURCE, C, press).value
    assert (unfit.unfit, unfit.content) == (True, b"")
    setting = Setting(Side.RECTO, (), (), numbers=(("far", "117"),), exact=True)
    exact = next_galley(SOURCE, setting, unfit, (), C, press).value
    assert not exact.unfit
    assert not any(page.slots for page in exact.pages)
    path = tmp_path / "galley.pdf"
    path.write_bytes(exact.content)
    assert "p. 117." in poppler("pdftotext", path, "-")


def test_the_side_decides_on_which_page_a_galley_begins() -> None:
    press = replace(PRESS, stylesheet=PRESS.stylesheet + "@page :left { margin-left: 40mm }")
    source = chapter("c", paragraphs(1))
    left, right = (
        next_galley(source, Setting(side, (), ()), UNSET, (), C, press).value
        for side in (Side.VERSO, Side.RECTO)
    )
    assert len(left.pages) == len(right.pages) == 1
    assert left.pages[0].anchors[0].x > right.pages[0].anchors[0].x + 50


def test_a_themes_break_before_a_chapter_leaves_no_blank_page() -> None:
    sheet = PRESS.stylesheet + "section.chapter { break-before: recto }"
    press = replace(PRESS, stylesheet=sheet)
    galley = next_galley(chapter("c", ""), Setting(Side.VERSO, (), ()), UNSET, (), C, press).value
    assert len(galley.pages) == 1


def test_pictures_are_read_from_the_files_that_were_named(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8), "red").save(path)
    source = chapter("c", '<p><img src="figures/a b.png" alt="A"/></p>')
    file = File(str(path), "")
    files = (("figures/a b.png", file), ("other.png", file))
    assert wants(source, files).value.pictures == (("figures/a b.png", file),)
    outcome = first(source, C, files=files)
    assert outcome.diagnostics == ()
    pdf = pikepdf.open(io.BytesIO(outcome.value.content))
    assert [str(item.Subtype) for item in pdf.pages[0].obj.Resources.XObject.values()] == ["/Image"]


def test_a_picture_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    source = chapter("c", '<p><img src="a.png" alt="A"/></p>')
    (found,) = first(source, C, files=(("a.png", File(str(path), "")),)).diagnostics
    assert found.code == "IMG005"
    assert "a.png" in found.message


def test_the_stylesheets_mistakes_are_reported() -> None:
    press = replace(PRESS, stylesheet="p { colour: red }")
    source = chapter("c", "<p>x</p>")
    found = first(source, C, press).diagnostics
    assert [diagnostic.code for diagnostic in found] == ["THM003"]


def test_an_editions_trim_overrides_the_themes_named_pages_too() -> None:
    sheet = PRESS.stylesheet + "@page chapter { size: A4 }"
    press = replace(PRESS, stylesheet=sheet, size="6in 9in")
    galley = next_galley(chapter("c", ""), Setting(Side.RECTO, (), ()), UNSET, (), C, press).value
    assert (galley.pages[0].width, galley.pages[0].height) == (432, 648)
