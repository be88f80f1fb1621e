"""Themes are read from folders, extend one another, and say where they are wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from publish.diagnostics import Span
from publish.themes import Theme, characters, load

HERE = Span("manuscript/book.yaml", 9, 8)


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _loaded(name: str, own: Path | None = None) -> Theme:
    outcome = load(name, own, HERE)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_house_is_complete() -> None:
    theme = _loaded("house")
    assert theme.tokens["page"]["trim"] == "6x9in"
    assert "--size-text: 11pt;" in theme.stylesheets["print"]
    assert "--page-size: 6in 9in;" in theme.stylesheets["print"]
    assert '--face-mono: "IBM Plex Mono", "Noto Serif", monospace;' in theme.stylesheets["ebook"]
    families = {(face.family, face.style) for face in theme.faces}
    assert families >= {("EB Garamond", "normal"), ("EB Garamond", "italic")}
    assert all(face.licence for face in theme.faces)


def test_every_language_has_the_same_terms() -> None:
    terms = _loaded("house").terms
    assert set(terms["en"]) == set(terms["ru"])


def test_terms_fall_back_from_region_to_language_to_english() -> None:
    theme = _loaded("house")
    assert theme.term("ru-RU", "chapter") == "Глава"
    assert theme.term("fr", "chapter") == "Chapter"
    with pytest.raises(KeyError):
        theme.term("en", "no such word")


def test_characters_are_those_of_all_faces() -> None:
    covered = characters(_loaded("house"))
    assert {ord("a"), ord("Ж"), ord("⁂")} <= covered
    assert ord("漢") not in covered


def test_variable_fonts_tell_their_range() -> None:
    weights = {face.weights for face in _loaded("house").faces if face.family == "EB Garamond"}
    assert weights == {(400, 800)}


def test_loose_files_extend_the_theme(tmp_path: Path) -> None:
    own = _write(
        tmp_path / "styles",
        {
            "theme.yaml": "size: {text: 12pt}\n",
            "print.css": "p { color: red }\n",
            "templates/opener.html.j2": "mine",
            "terms/en.yaml": "contents: Table of contents\n",
        },
    )
    theme, house = _loaded("house", own), _loaded("house")
    assert theme.tokens["size"] == {**house.tokens["size"], "text": "12pt"}
    assert theme.stylesheets["print"].endswith("p { color: red }\n")
    assert theme.templates["opener.html.j2"].path == "styles/templates/opener.html.j2"
    assert theme.templates["contents.html.j2"] == house.templates["contents.html.j2"]
    assert theme.term("en", "contents") == "Table of contents"
    assert theme.term("en", "notes") == "Notes"


def test_a_theme_of_the_shipped_name_extends_the_shipped_one(tmp_path: Path) -> None:
    own = _write(tmp_path / "styles", {"house/theme.yaml": "space: {indent: 9pt}\n"})
    assert _loaded("house", own).tokens["space"]["indent"] == "9pt"
    assert _loaded("house", own).tokens["space"]["sink"] == "70pt"


def test_own_themes_extend_one_another(tmp_path: Path) -> None:
    own = _write(
        tmp_path / "styles",
        {
            "wide/theme.yaml": "extends: narrow\nsize: {note: 8pt}\n",
            "narrow/theme.yaml": "size: {note: 7pt, small: 7pt}\n",
            "narrow/print.css": "/* narrow */",
            "wide/print.css": "/* wide */",
        },
    )
    theme = _loaded("wide", own)
    assert (theme.tokens["size"]["note"], theme.tokens["size"]["small"]) == ("8pt", "7pt")
    css = theme.stylesheets["print"]
    assert css.index("/* narrow */") < css.index("/* wide */")


def test_letterforms_follow_their_tokens(tmp_path: Path) -> None:
    text = "small-capitals: false\nfigures: lining\ngeneric: {text: sans-serif}\n"
    css = _loaded("house", _write(tmp_path, {"theme.yaml": text})).stylesheets["ebook"]
    assert "--all-small-caps: normal;" in css
    assert "--smallcaps-case: uppercase;" in css
    assert "--figures: lining-nums;" in css
    assert '--face-text: "EB Garamond", "Noto Serif", sans-serif;' in css
    assert "--word-" not in css


def test_unknown_theme() -> None:
    outcome = load("hous", None, HERE)
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    assert (diagnostic.code, diagnostic.span) == ("CFG008", HERE)
    assert "house" in diagnostic.hint


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("size:\n  txt: 3pt\n", (2, 3), "unknown token “size.txt”"),
        ("sizes: {text: 3pt}\n", (1, 1), "unknown group “sizes”"),
        ("size:\n  text: 11\n", (2, 3), "a length with its unit"),
        ("colour:\n  rule: red\n", (2, 3), "a colour"),
        ("page: {trim: tall}\n", (1, 8), "a trim size"),
        ("opening: left\n", (1, 1), "recto or any"),
        ("figures: roman\n", (1, 1), "old-style or lining"),
        ("small-capitals: some\n", (1, 1), "true or false"),
        ("word: {h2: huge}\n", (1, 8), "one of plain, bold, italic or small-caps"),
        ("contents-depth: deep\n", (1, 1), "a number from 1 to 6"),
        ("size: [1]\n", (1, 1), "takes keys and values"),
        ("size: {text: 3pt\n", (2, 1), "cannot be read"),
        ("- a\n", (1, 1), "holds no keys"),
        ("faces: {text: Comic Neue}\n", (1, 9), "no font of the family “Comic Neue”"),
    ],
)
def test_wrong_settings_are_located(
    tmp_path: Path, text: str, place: tuple[int, int], words: str
) -> None:
    own = _write(tmp_path / "styles", {"mine/theme.yaml": text})
    outcome = load("mine", own, HERE)
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    assert diagnostic.code == "THM002"
    assert diagnostic.span == Span("styles/mine/theme.yaml", *place)
    assert words in diagnostic.message


def test_a_theme_that_extends_itself_is_told(tmp_path: Path) -> None:
    files = {"a/theme.yaml": "extends: b\n", "b/theme.yaml": "extends: a\n"}
    own = _write(tmp_path / "styles", files)
    (diagnostic,) = load("a", own, HERE).diagnostics
    assert diagnostic.code == "THM002"
    assert "extends itself" in diagnostic.message


def test_extending_an_unknown_theme_is_told_in_the_theme(tmp_path: Path) -> None:
    own = _write(tmp_path / "styles", {"a/theme.yaml": "extends: hause\n"})
    (diagnostic,) = load("a", own, HERE).diagnostics
    assert (diagnostic.code, diagnostic.span.path) == ("CFG008", "styles/a/theme.yaml")


def test_fonts_of_the_theme_come_first(tmp_path: Path) -> None:
    source = next(f for f in _loaded("house").faces if f.family == "IBM Plex Mono")
    fonts = tmp_path / "styles" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "plex.ttf").write_bytes(Path(source.file.path).read_bytes())
    mono = [f for f in _loaded("house", fonts.parent).faces if f.family == "IBM Plex Mono"]
    assert [face.file.path for face in mono] == [str(fonts / "plex.ttf")]


def test_a_packed_font_is_read(tmp_path: Path) -> None:
    source = next(f for f in _loaded("house").faces if f.family == "IBM Plex Mono")
    fonts = tmp_path / "styles" / "fonts"
    fonts.mkdir(parents=True)
    with TTFont(source.file.path) as font:
        font.flavor = "woff2"
        font.save(fonts / "plex.woff2")
    theme = _loaded("house", fonts.parent)
    (packed,) = [f for f in theme.faces if f.family == "IBM Plex Mono"]
    assert replace(packed, file=source.file, licence=source.licence) == source
    assert ord("Ж") in characters(replace(theme, faces=(packed,)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# ours\nchapter: 1.10\n'yes': \"no\"\n", {"chapter": "1.10", "yes": "no"}),
        ("{chapter: Part, note: true}", {"chapter": "Part", "note": "true"}),
        ("", {}),
    ],
)
def test_terms_are_text(tmp_path: Path, text: str, words: Mapping[str, str]) -> None:
    own = _write(tmp_path / "styles", {"terms/tlh.yaml": text})
    assert _loaded("house", own).terms["tlh"] == words


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "- a\n- b\n", "a: [\n", "a: {b: c}\n" + "[" * 9000, "\x00"]
)
def test_what_is_no_list_of_terms_is_told(tmp_path: Path, text: str) -> None:
    own = _write(tmp_path / "styles", {"terms/tlh.yaml": text})
    (diagnostic,) = load("house", own, HERE).diagnostics
    assert diagnostic.code == "THM002"
    assert diagnostic.span.path == "styles/terms/tlh.yaml"


def test_a_broken_font_is_told(tmp_path: Path) -> None:
    own = _write(tmp_path / "styles", {"fonts/bad.ttf": "no font"})
    (diagnostic,) = load("house", own, HERE).diagnostics
    assert diagnostic.code == "THM002"
    assert "bad.ttf" in diagnostic.message
