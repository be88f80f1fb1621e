"""Lengths, bookmarks' names, pictures and styles, each on its own."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from publish.diagnostics import Span
from publish.editions.docx.drawing import size
from publish.editions.docx.form import form_of
from publish.editions.docx.layout import A4, LAYOUTS, LETTER, layout_of
from publish.editions.docx.lengths import points
from publish.editions.docx.names import word_names
from publish.editions.docx.openxml import NAMESPACES, element, find_all
from publish.editions.docx.package import Package
from publish.editions.docx.passes.languages import languages
from publish.editions.docx.pictures import Picture, picture
from publish.editions.docx.reference import reference
from publish.editions.docx.styles import styles
from publish.editions.docx.text import Text
from publish.editions.docx.tongues import is_transliterated, with_country
from publish.editions.docx.writing import Standing, authored
from publish.model import Edition, File, Kind, Metadata, Piece, Place, Resolved
from publish.pandoc import parse
from publish.themes import Theme


@pytest.mark.parametrize(
    ("text", "expected"),
    [("11pt", 11), ("1in", 72), ("96", 72), ("96px", 72), ("2.54cm", 72), ("x", None), ("", None)],
)
def test_points(text: str, expected: float | None) -> None:
    assert points(text) == pytest.approx(expected) if expected else points(text) is None


def test_bookmark_names_are_words_short_and_unique() -> None:
    given = ["_one_12", "fig-map", "fig_map", "Fig-Map", "ref-a:b.c", "k" * 60, "слово-1"]
    names = word_names(given)
    assert names["_one_12"] == "_one_12"
    assert names["fig-map"] == "fig_map"
    assert names["ref-a:b.c"] == "ref_a_b_c"
    assert names["слово-1"] == "слово_1"
    assert len({name.casefold() for name in names.values()}) == len(given)
    assert max(map(len, names.values())) <= 40


def _file(path: Path, content: bytes) -> File:
    path.write_bytes(content)
    return File(str(path), hashlib.sha256(content).hexdigest())


def _saved(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "suffix"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_png_and_jpeg_stay_as_they_are(kind: str, suffix: str, tmp_path: Path) -> None:
    content = _saved(kind)
    made = picture(_file(tmp_path / f"x.{suffix}", content), (), ("Serif", "Mono")).value
    assert made == Picture(content, suffix, 30, 15)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_other_pixels_become_png(kind: str, tmp_path: Path) -> None:
    made = picture(_file(tmp_path / "x", _saved(kind)), (), ("Serif", "Mono")).value
    assert made.content.startswith(b"\x89PNG")
    assert (made.width, made.height) == (30, 15)


def test_drawings_become_png_with_as_many_dots_as_word_keeps(theme: Theme, tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="2in" viewBox="0 0 4 2"/>'
    made = picture(_file(tmp_path / "x.svg", svg), theme.faces, ("EB Garamond", "Mono")).value
    assert Image.open(io.BytesIO(made.content)).size == (440, 220)
    assert (made.width, made.height) == (144, 72)


@pytest.mark.parametrize(
    "content",
    [b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff", b'<svg viewBox="0 0 x 1"/>'],
)
def test_a_broken_drawing_has_its_problem_told(content: bytes, tmp_path: Path) -> None:
    made = picture(_file(tmp_path / "x.svg", content), (), ("Serif", "Mono")).value
    assert made.content == b""
    assert made.problem


@pytest.mark.parametrize(
    ("code", "markdown", "said"),
    [
        ("IMG005", "A ![x](a.png){.y}.", "it is torn"),
        ("MTH001", r"A $\foo{x}$ and $x$.", r"“\foo{x}”"),
        ("DOC001", "A `<w:r>`{=openxml}.", "raw Word markup"),
    ],
)
def test_what_word_cannot_have_is_told_where_it_stands(
    code: str, markdown: str, said: str, theme: Theme
) -> None:
    piece = Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1")
    edition = Edition("review", "docx", Metadata("T", "en", "t"), "house", "")
    blocks = parse('# One\n\n[]{.anchor #_o_2 at="3:1"}' + markdown)[0]
    value = Resolved(piece, "manuscript/one.md", blocks)
    styles = reference(theme.tokens, LAYOUTS["review"]).value
    torn = {"a.png": Picture(b"", problem="it is torn")}
    outcome = authored(styles, value, torn, Standing(piece), form_of(edition, theme))
    [problem] = outcome.diagnostics
    assert (problem.code, problem.span) == (code, Span("manuscript/one.md", 3, 1))
    assert said in problem.message
    assert outcome.value is not None and b"Heading1" in outcome.value.text.xml


def test_pictures_stay_within_the_text() -> None:
    layout = LAYOUTS["review"]
    wide = Picture(b"x", "png", 2000, 100)
    assert size(wide, {}, layout) == pytest.approx((layout.text_width, layout.text_width / 20))
    small = Picture(b"x", "png", 40, 20)
    assert size(small, {}, layout) == (40, 20)
    assert size(small, {"width": "50%"}, layout)[0] == pytest.approx(layout.text_width / 2)
    assert size(small, {"width": "1in"}, layout) == pytest.approx((72, 36))
    assert size(small, {"height": "1.5em"}, layout) == pytest.approx((36, 18))
    assert size(Picture(b"x", "png", 10, 9999), {}, layout)[1] < layout.text_height


def test_paper_follows_the_region() -> None:
    def paper(language: str) -> tuple[float, float]:
        metadata = Metadata("T", language, "t")
        return layout_of(Edition("review", "docx", metadata, "house", "")).paper

    assert [paper(language) for language in ("en", "ru", "en-US")] == [A4, A4, LETTER]


def test_styles_follow_the_tokens(theme: Theme) -> None:
    tokens = {**theme.tokens, "faces": {**theme.tokens["faces"], "head": "Literata"}}
    known = {style.id: style for style in styles(tokens, LAYOUTS["clean"])}
    assert known["Heading1"].face == "Literata"
    assert known["Normal"].face == theme.tokens["faces"]["text"]
    assert known["Normal"].size == 11
    assert known["BodyText"].line == 1.25
    assert len(known) == len(styles(tokens, LAYOUTS["clean"]))
    assert {"Quote", "Toc1", "Index2", "EndnoteText", "Verse", "Caption"} <= set(known)


def test_heads_and_tables_look_as_the_theme_says(theme: Theme) -> None:
    word = {**theme.tokens["word"], "heads": "left", "h2": "plain", "h3": "bold"}
    colour = {**theme.tokens["colour"], "head": "#112233", "tint": "#eeeeee"}
    space = {**theme.tokens["space"], "paragraph": "6pt"}
    tokens = {**theme.tokens, "word": word, "colour": colour, "space": space}
    known = {style.id: style for style in styles(tokens, LAYOUTS["clean"])}
    assert (known["Heading1"].align, known["Heading1"].colour) == ("left", "#112233")
    assert (known["Heading2"].bold, known["Heading3"].bold) == (None, True)
    assert (known["BodyText"].first, known["BodyText"].after) == (0, 6)
    made = Package.read(reference(tokens, LAYOUTS["clean"]).value)
    assert b'w:fill="EEEEEE"' in made.parts["word/styles.xml"]


@pytest.mark.parametrize(
    ("language", "expected", "transliterated"),
    [
        ("en", "en-US", False),
        ("en-GB", "en-GB", False),
        ("uk", "uk-UA", False),
        ("sr-Latn", "sr-Latn-RS", False),
        ("ru-Latn", "ru-Latn-RU", True),
        ("mul", "mul", False),
        ("no language", "no language", False),
    ],
)
def test_languages_have_a_country(language: str, expected: str, transliterated: bool) -> None:
    assert with_country(language) == expected
    assert is_transliterated(language) is transliterated


def test_what_is_transliterated_is_not_checked_for_its_spelling() -> None:
    properties = '<w:rPr><w:b/><w:vanish/><w:lang w:val="ru-Latn"/></w:rPr>'
    run = etree.fromstring(f'<w:p xmlns:w="{NAMESPACES["w"]}"><w:r>{properties}</w:r></w:p>')
    languages(Text(run, element("w:endnotes")), None)  # type: ignore[arg-type]
    (found,) = find_all(run, "//w:rPr")
    assert [child.tag.rpartition("}")[2] for child in found] == ["b", "noProof", "vanish", "lang"]
