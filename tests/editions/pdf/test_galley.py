from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
from PIL import Image

from editions.pdf.small_press import PRESS, chapter, paragraphs, piece, section, slot
from publish.editions.pdf.galley import Setting, first_galley, next_galley, wants
from publish.editions.pdf.sides import Side
from publish.model import File, Kind, Place

C = piece("c")
SOURCE = chapter("c", f"<p>See p. {slot('far')}.</p>")


def test_the_first_round_holds_a_place_for_pages() -> None:
    wanted = wants(SOURCE, ()).value
    assert wanted.pages == ("far",)
    galley = first_galley(SOURCE, wanted, (), C, PRESS).value
    assert galley is not None
    assert galley.setting == Setting(Side.RECTO, (("far", ""),), ())


def test_generated_pieces_wait_for_the_pages_they_print() -> None:
    contents = piece("contents", Kind.CONTENTS, Place.FRONT)
    source = section("contents", "contents", f"<p>{slot('c')}</p>")
    assert first_galley(source, wants(source, ()).value, (), contents, PRESS).value is None
    plain = section("contents", "contents", "<p>Nothing</p>")
    assert first_galley(plain, wants(plain, ()).value, (), contents, PRESS).value is not None


def test_the_same_setting_gives_the_same_galley() -> None:
    setting = Setting(Side.VERSO, (("far", "12"),), ())
    galley = next_galley(SOURCE, setting, None, (), C, PRESS).value
    assert next_galley(SOURCE, setting, galley, (), C, PRESS).value is galley
    moved = next_galley(
        SOURCE, replace(setting, labels=(("far", "13"),)), galley, (), C, PRESS
    ).value
    assert moved.content != galley.content


def test_the_side_decides_on_which_page_a_galley_begins() -> None:
    press = replace(PRESS, stylesheet=PRESS.stylesheet + "@page :left { margin-left: 40mm }")
    source = chapter("c", paragraphs(1))
    left, right = (
        next_galley(source, Setting(side, (), ()), None, (), C, press).value
        for side in (Side.VERSO, Side.RECTO)
    )
    assert len(left.pages) == len(right.pages) == 1
    assert left.pages[0].anchors[0].x > right.pages[0].anchors[0].x + 50


def test_a_themes_break_before_a_chapter_leaves_no_blank_page() -> None:
    sheet = PRESS.stylesheet + "section.chapter { break-before: recto }"
    press = replace(PRESS, stylesheet=sheet)
    galley = next_galley(chapter("c", ""), Setting(Side.VERSO, (), ()), None, (), C, press).value
    assert len(galley.pages) == 1


def test_pictures_are_read_from_the_files_that_were_named(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8), "red").save(path)
    source = chapter("c", '<p><img src="figures/a b.png" alt="A"/></p>')
    file = File(str(path), "")
    wanted = wants(source, (("figures/a b.png", file), ("other.png", file))).value
    assert wanted.pictures == (("figures/a b.png", file),)
    outcome = first_galley(source, wanted, (), C, PRESS)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    pdf = pikepdf.open(io.BytesIO(outcome.value.content))
    assert [str(item.Subtype) for item in pdf.pages[0].obj.Resources.XObject.values()] == ["/Image"]


def test_a_picture_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    source = chapter("c", '<p><img src="a.png" alt="A"/></p>')
    wanted = wants(source, (("a.png", File(str(path), "")),)).value
    (found,) = first_galley(source, wanted, (), C, PRESS).diagnostics
    assert found.code == "IMG005"
    assert "a.png" in found.message


def test_the_stylesheets_mistakes_are_reported() -> None:
    press = replace(PRESS, stylesheet="p { colour: red }")
    source = chapter("c", "<p>x</p>")
    found = first_galley(source, wants(source, ()).value, (), C, press).diagnostics
    assert [diagnostic.code for diagnostic in found] == ["THM003"]


def test_an_editions_trim_overrides_the_themes_named_pages_too() -> None:
    sheet = PRESS.stylesheet + "@page chapter { size: A4 }"
    press = replace(PRESS, stylesheet=sheet, size="6in 9in")
    galley = next_galley(chapter("c", ""), Setting(Side.RECTO, (), ()), None, (), C, press).value
    assert (galley.pages[0].width, galley.pages[0].height) == (432, 648)
