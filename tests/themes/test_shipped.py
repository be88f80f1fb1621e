"""The themes that come along are whole, and ask their faces only for what these have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from weasyprint import HTML

from publish.diagnostics import NOWHERE
from publish.themes import Theme, load
from publish.themes.folders import shipped
from publish.themes.listing import listed
from publish.themes.settings import _plain_words, mapping

SHIPPED = ("house", "plain", "scholar")
SCRIPTS = (0x61, 0x430)
"""A small letter of Latin and one of Cyrillic."""


def _loaded(name: str) -> Theme:
    loaded = load(name, None, NOWHERE)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


def _fonts(theme: Theme, use: str) -> dict[str, Path]:
    family = theme.tokens["faces"][use]
    return {face.style: Path(face.file.path) for face in theme.faces if face.family == family}


def _substituted(path: Path, feature: str) -> set[str]:
    """The glyphs that a feature puts others in the place of."""
    with TTFont(path) as font:
        table = font["GSUB"].table
        records = [r for r in table.FeatureList.FeatureRecord if r.FeatureTag == feature]
        numbers = {number for record in records for number in record.Feature.LookupListIndex}
        subtables = [s for n in numbers for s in table.LookupList.Lookup[n].SubTable]
        single = [getattr(subtable, "ExtSubTable", subtable) for subtable in subtables]
        return {glyph for subtable in single for glyph in getattr(subtable, "mapping", {})}


def _glyphs(path: Path, characters: tuple[int, ...]) -> set[str]:
    with TTFont(path) as font:
        names = font.getBestCmap()
        return {names[character] for character in characters}


def test_these_are_shipped() -> None:
    outcome = listed(None)
    assert outcome.diagnostics == ()
    assert tuple(theme.name for theme in outcome.value) == SHIPPED
    assert [theme.extends for theme in outcome.value] == ["", "house", "house"]


@pytest.mark.parametrize("name", SHIPPED)
def test_each_has_a_line_of_description_and_a_picture(name: str) -> None:
    (theme,) = (one for one in listed(None).value if one.name == name)
    assert 40 < len(theme.description) < 160
    assert "\n" not in theme.description
    with Image.open(theme.picture) as picture:
        assert picture.width > picture.height > 400
    assert Path(theme.picture).stat().st_size < 100_000


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shows_latin_and_cyrillic_in_roman_and_italic(name: str) -> None:
    theme = _loaded(name)
    for use in ("text", "head", "fallback"):
        fonts = _fonts(theme, use)
        assert set(fonts) == {"normal", "italic"}
        for path in fonts.values():
            assert len(_glyphs(path, SCRIPTS)) == len(SCRIPTS)


@pytest.mark.parametrize("name", SHIPPED)
def test_small_capitals_are_real(name: str) -> None:
    theme = _loaded(name)
    wanted = "small-caps" if theme.tokens["small-capitals"] else "normal"
    assert f"--small-caps: {wanted};" in theme.stylesheets["print"]
    scripts = SCRIPTS[:1] if name == "house" else SCRIPTS  # EB Garamond has none in Cyrillic
    for path in _fonts(theme, "text").values() if theme.tokens["small-capitals"] else ():
        assert _glyphs(path, scripts) <= _substituted(path, "smcp")


def test_heads_in_cyrillic_do_without_small_capitals() -> None:
    """In the house theme, whose face has them in Latin alone."""
    css = (
        _loaded("house").stylesheets["print"]
        + """
        body { font-size: 10pt } @page { size: 5in; margin: 0 }"""
    )
    page = "<html lang='{}'><style>{}</style><body><h2>x</h2></body></html>"
    weights = []
    for language in ("en", "ru", "uk-UA"):
        (laid_out,) = HTML(string=page.format(language, css)).render().pages
        head = next(box for box in laid_out._page_box.descendants() if box.element_tag == "h2")
        weights.append((head.style["font_weight"], head.style["font_variant_caps"]))
    assert weights == [(400, "all-small-caps"), (600, "normal"), (600, "normal")]


@pytest.mark.parametrize("name", SHIPPED)
def test_small_capitals_are_asked_for_by_token_alone(name: str) -> None:
    for css in _loaded(name).stylesheets.values():
        rules = css.split("\n}\n", maxsplit=1)[1]
        assert not re.findall(r"font-variant-caps:\s*(?:all-)?small-caps", rules)


@pytest.mark.parametrize("name", SHIPPED)
def test_old_style_figures_are_real(name: str) -> None:
    theme = _loaded(name)
    figures = theme.tokens["figures"]
    assert figures == ("old-style" if name == "house" else "lining")
    for path in _fonts(theme, "text").values() if figures == "old-style" else ():
        with TTFont(path) as font:
            drawn_old = "onum" not in {
                record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord
            }
        assert drawn_old or _glyphs(path, (0x33,)) <= _substituted(path, "onum")


def test_no_two_look_alike() -> None:
    themes = [_loaded(name) for name in SHIPPED]
    for group, key in (("page", "trim"), ("faces", "text"), ("size", "chapter")):
        assert len({theme.tokens[group][key] for theme in themes}) == len(SHIPPED)


def test_a_books_own_themes_are_listed_too(tmp_path: Path) -> None:
    for name, text in {"mine": "description: Ours\n", "plain": "size: {text: 12pt}\n"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "mine" / "picture.png").write_bytes(b"")
    themes = {theme.name: theme for theme in listed(tmp_path).value}
    assert set(themes) == {*SHIPPED, "mine"}
    assert themes["mine"].picture == "styles/mine/picture.png"
    assert (themes["mine"].description, themes["mine"].extends) == ("Ours", "house")
    assert (themes["plain"].folder, themes["plain"].picture) == ("styles/plain", "")


@pytest.mark.parametrize("path", sorted(shipped().glob("*/terms/*.yaml")), ids=str)
def test_lists_of_terms_are_plain_enough_to_be_read_fast(path: Path) -> None:
    fast = _plain_words(path)
    assert fast is not None
    assert fast == {str(key): str(word) for key, word in mapping(path, path.name).value.items()}
