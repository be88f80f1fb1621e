"""Drawings bring the fonts of their labels along, and no more of them than they need."""

from __future__ import annotations

import base64
import io
import re

from fontTools.ttLib import TTFont

from publish.editions.epub.drawings import with_fonts
from publish.editions.epub.typefaces import cuts
from publish.themes.theme import Theme

LABELLED = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20">
<title>Not a label</title>
<text font-family="EB Garamond, serif">Мир <tspan font-weight="600">Oh</tspan></text></svg>"""

FACE = re.compile(
    r'font-family: "([^"]+)";\s*font-style: (\w+);\s*font-weight: (\d+);\s*'
    r"src: url\(data:font/ttf;base64,([^)]+)\)"
)


def _faces(theme: Theme, drawing: str) -> dict[tuple[str, str, int], TTFont]:
    made = with_fonts(drawing.encode(), cuts(theme)).decode()
    return {
        (family, style, int(weight)): TTFont(io.BytesIO(base64.b64decode(data)))
        for family, style, weight, data in FACE.findall(made)
    }


def test_the_labels_characters_come_along_and_no_others(theme: Theme) -> None:
    faces = _faces(theme, LABELLED)
    assert set(faces) == {("EB Garamond", "normal", 400), ("EB Garamond", "normal", 700)}
    for font in faces.values():
        assert set(font.getBestCmap()) == set(map(ord, "Мир Oh"))


def test_italics_and_another_family_come_along_where_they_are_named(theme: Theme) -> None:
    italic = LABELLED.replace('font-weight="600"', 'style="font-style: italic"')
    assert set(_faces(theme, italic)) == {
        ("EB Garamond", "normal", 400),
        ("EB Garamond", "italic", 400),
    }
    mono = LABELLED.replace("EB Garamond", "IBM Plex Mono").replace('font-weight="600"', "")
    assert set(_faces(theme, mono)) == {("IBM Plex Mono", "normal", 400)}


def test_small_capitals_come_along_where_they_are_asked_for(theme: Theme) -> None:
    plain = _faces(theme, LABELLED)["EB Garamond", "normal", 400]
    small = LABELLED.replace("<tspan", '<tspan font-variant="small-caps"')
    rich = _faces(theme, small)["EB Garamond", "normal", 400]
    features = [
        {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        if "GSUB" in font
        else set()
        for font in (plain, rich)
    ]
    assert "smcp" not in features[0] and "smcp" in features[1]


def test_a_drawing_without_labels_or_of_other_fonts_stays_as_it_is(theme: Theme) -> None:
    for drawing in (
        LABELLED.replace("EB Garamond", "Verdana"),
        re.sub("<text.*</text>", "<path d='M0 0'/>", LABELLED),
    ):
        assert with_fonts(drawing.encode(), cuts(theme)) == drawing.encode()
    assert with_fonts(LABELLED.encode(), ()) == LABELLED.encode()


def test_its_description_and_its_entities_stay(theme: Theme) -> None:
    drawing = '<!DOCTYPE svg [<!ENTITY who "us">]>' + LABELLED.replace("Oh", "&who;")
    made = with_fonts(drawing.encode(), cuts(theme)).decode()
    assert "<title>Not a label</title>" in made
    assert '<!ENTITY who "us">' in made and "&who;" in made
