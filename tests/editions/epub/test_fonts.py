"""Fonts: which are cut, for which characters, and what they still can."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont

from publish.editions.epub.characters import Characters, used
from publish.editions.epub.fonts import Font, cut_fonts
from publish.editions.epub.typefaces import Role, cuts, licences
from publish.themes.theme import Theme

CHARACTERS = Characters(tuple(map(ord, "Aa1 Яя₾")), ())


def _opened(font: Font) -> TTFont:
    return TTFont(io.BytesIO(font.content))


def _cut(theme: Theme, characters: Characters) -> dict[tuple[str, str, int], Font]:
    fonts = [font for cut in cuts(theme) for font in cut_fonts(characters, cut).value]
    return {(font.family, font.style, font.weight): font for font in fonts}


def test_text_has_four_styles_code_one_and_the_fallback_what_it_has(theme: Theme) -> None:
    rows = [(cut.role, cut.family, cut.style, cut.weights) for cut in cuts(theme)]
    assert rows == [
        (Role.TEXT, "EB Garamond", "normal", (400, 700)),
        (Role.TEXT, "EB Garamond", "italic", (400, 700)),
        (Role.MONO, "IBM Plex Mono", "normal", (400,)),
        (Role.FALLBACK, "Noto Serif", "normal", (400, 700)),
    ]
    assert [family for family, _ in licences(theme)] == [
        "EB Garamond",
        "IBM Plex Mono",
        "Noto Serif",
    ]


def test_fonts_are_static_and_hold_what_the_book_needs_and_no_more(theme: Theme) -> None:
    fonts = _cut(theme, CHARACTERS)
    regular = _opened(fonts["EB Garamond", "normal", 400])
    assert "fvar" not in regular and "gvar" not in regular
    assert set(regular.getBestCmap()) == set(map(ord, "Aa1 Яя"))
    # U+20BE is in none of Garamond's faces, so the fallback has it, and nothing else.
    assert set(_opened(fonts["Noto Serif", "normal", 400]).getBestCmap()) == {0x20BE}
    assert not any(family == "IBM Plex Mono" for family, _, _ in fonts)


def test_no_fallback_comes_along_for_hyphens_alone(theme: Theme) -> None:
    fonts = _cut(theme, Characters(tuple(map(ord, "Aa\N{HYPHEN}\N{SOFT HYPHEN}")), ()))
    assert {family for family, _, _ in fonts} == {"EB Garamond"}


def test_weights_are_real_and_named(theme: Theme) -> None:
    fonts = _cut(theme, CHARACTERS)
    regular, bold = (_opened(fonts["EB Garamond", "normal", weight]) for weight in (400, 700))
    assert (regular["OS/2"].usWeightClass, bold["OS/2"].usWeightClass) == (400, 700)
    assert bold["head"].macStyle & 1 and bold["OS/2"].fsSelection & 1 << 5
    assert not regular["head"].macStyle & 1 and regular["OS/2"].fsSelection & 1 << 6
    a = regular.getBestCmap()[ord("A")]
    assert bold["hmtx"][a] != regular["hmtx"][a]


def test_small_capitals_and_old_style_figures_survive(theme: Theme) -> None:
    fonts = _cut(theme, CHARACTERS)
    for style in ("normal", "italic"):
        table = _opened(fonts["EB Garamond", style, 400])["GSUB"].table
        features = {record.FeatureTag for record in table.FeatureList.FeatureRecord}
        assert {"smcp", "c2sc", "onum", "lnum"} <= features


def test_cutting_twice_gives_the_same_bytes(theme: Theme) -> None:
    cut = cuts(theme)[1]
    assert cut_fonts(CHARACTERS, cut) == cut_fonts(CHARACTERS, cut)


def test_characters_come_in_both_cases_and_from_the_style_sheet() -> None:
    fragment = "<section><p>Straße<code>x\N{BOX DRAWINGS LIGHT HORIZONTAL}</code></p></section>"
    found = used((fragment,), r'hr::before { content: "\2766" }').value
    assert {ord(c) for c in "sStTßr❦─ \u00a0\u2010"} <= set(found.text)
    assert {ord("x"), ord("X"), 0x2500} <= set(found.mono)
    assert ord("t") not in found.mono
