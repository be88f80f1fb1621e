"""Fonts: which are cut, for which characters, and what they still can."""

from __future__ import annotations

import io
from dataclasses import replace

from fontTools.ttLib import TTFont

from publish.editions.epub.cascade import Look
from publish.editions.epub.characters import allotted, used
from publish.editions.epub.fonts import Font, cut_fonts
from publish.editions.epub.typefaces import Role, cuts, licences
from publish.themes.theme import Theme

CSS = """body { font-family: "EB Garamond", "Noto Serif", serif }
code { font-family: "IBM Plex Mono", "Noto Serif", monospace } hr::before { content: "\\2766" }"""
TEXT = "<p>Aa Яя₾ <em>Ee <b>Bq</b></em> <b>Bb ₾</b> <code>x₾</code></p>"
DIGITS = " -.0123456789\u00a0\u00ad\u2010"


def _opened(font: Font) -> TTFont:
    return TTFont(io.BytesIO(font.content))


def _cut(theme: Theme, text: str) -> dict[tuple[str, str, int], Font]:
    carried = cuts(theme)
    asked = allotted((used(f"<section>{text}</section>", CSS).value,), carried, CSS).value
    made = [cut_fonts(*one).value for one in zip(asked, carried, strict=True)]
    return {(font.family, font.style, font.weight): font for fonts in made for font in fonts}


def _characters(font: Font) -> str:
    points = _opened(font).getBestCmap()
    return "".join(sorted(map(chr, points))).translate(dict.fromkeys(map(ord, DIGITS)))


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


def test_fonts_are_static_and_hold_what_is_set_in_them_and_no_more(theme: Theme) -> None:
    fonts = _cut(theme, TEXT)
    regular = _opened(fonts["EB Garamond", "normal", 400])
    assert "fvar" not in regular and "gvar" not in regular
    garamond = {key[1:]: _characters(font) for key, font in fonts.items() if "Garamond" in key[0]}
    assert garamond.pop(("normal", 400)).isascii() is False  # it has the whole book's
    assert garamond == {("italic", 400): "Ee", ("italic", 700): "BQbq", ("normal", 700): "Bb"}
    assert _characters(fonts["IBM Plex Mono", "normal", 400]) == "Xx"
    assert set("Aa1ЯяEeBqx❦") <= set(map(chr, regular.getBestCmap()))
    # U+20BE is in none of their faces, so the fallback has it, and nothing else.
    for weight in (400, 700):
        assert set(_opened(fonts["Noto Serif", "normal", weight]).getBestCmap()) == {0x20BE}


def test_faces_that_nothing_is_set_in_are_left_out(theme: Theme) -> None:
    fonts = _cut(theme, "<p>Aa <em>Ee</em></p>")
    assert set(fonts) == {("EB Garamond", "normal", 400), ("EB Garamond", "italic", 400)}


def test_a_face_for_heads_does_not_help_the_text_out(theme: Theme) -> None:
    """It has the line, U+2500, which Garamond lacks; but no rule gives the text to it."""
    faces = {**theme.tokens["faces"], "head": "IBM Plex Mono"}
    fonts = _cut(
        replace(theme, tokens={"faces": faces}), "<p>A \N{BOX DRAWINGS LIGHT HORIZONTAL}</p>"
    )
    assert {family for family, _, _ in fonts} <= {"EB Garamond", "Noto Serif"}


def test_a_style_that_no_file_has_is_made_of_the_nearest(theme: Theme) -> None:
    fonts = _cut(theme, "<p><em>₾</em> <code>x <b>y</b> <em>z</em></code></p>")
    assert _characters(fonts["IBM Plex Mono", "normal", 400]) == "XYZxyz"
    assert _characters(fonts["Noto Serif", "normal", 400]) == "₾"


def test_no_fallback_comes_along_for_hyphens_alone(theme: Theme) -> None:
    fonts = _cut(theme, "<p>Aa\N{HYPHEN}\N{SOFT HYPHEN}</p>")
    assert {family for family, _, _ in fonts} == {"EB Garamond"}


def test_weights_are_real_and_named(theme: Theme) -> None:
    fonts = _cut(theme, "<p>A <b>A</b></p>")
    regular, bold = (_opened(fonts["EB Garamond", "normal", weight]) for weight in (400, 700))
    assert (regular["OS/2"].usWeightClass, bold["OS/2"].usWeightClass) == (400, 700)
    assert bold["head"].macStyle & 1 and bold["OS/2"].fsSelection & 1 << 5
    assert not regular["head"].macStyle & 1 and regular["OS/2"].fsSelection & 1 << 6
    a, strong = regular.getBestCmap()[ord("A")], bold.getBestCmap()[ord("A")]
    assert bold["hmtx"][strong] != regular["hmtx"][a]


def test_fonts_say_whose_they_are_and_what_may_be_done_with_them(theme: Theme) -> None:
    """Name records 0 and 13: copyright and licence, as the OFL asks of every copy."""
    for (family, _, _), font in _cut(theme, TEXT).items():
        names = _opened(font)["name"]
        assert "Copyright" in names.getDebugName(0), family
        assert "Open Font License" in names.getDebugName(13), family
        assert names.getDebugName(14).startswith("http"), family


def test_small_capitals_and_old_style_figures_survive(theme: Theme) -> None:
    fonts = _cut(theme, TEXT)
    for style in ("normal", "italic"):
        table = _opened(fonts["EB Garamond", style, 400])["GSUB"].table
        features = {record.FeatureTag for record in table.FeatureList.FeatureRecord}
        assert {"smcp", "c2sc", "onum", "lnum"} <= features


def test_cutting_twice_gives_the_same_bytes(theme: Theme) -> None:
    cut = cuts(theme)[1]
    assert cut_fonts(((65, 97), ()), cut) == cut_fonts(((65, 97), ()), cut)


def test_characters_come_in_both_cases_and_by_what_they_are_set_in(theme: Theme) -> None:
    found = used("<section><p>Straße<code>x─</code></p></section>", CSS).value
    shown = {look.families[0]: "".join(map(chr, points)) for look, points in found}
    assert shown == {"EB Garamond": "AERSTaerstß", "IBM Plex Mono": "Xx─"}
    assert Look(("EB Garamond", "Noto Serif", "serif")) in dict(found)
