"""Every statement on accessibility, in both directions: where it holds, and where it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.diagnostics import Span
from publish.editions.epub.accessibility import Access, features, hazard, look, modes, sufficient
from publish.editions.epub.metadata import statements
from publish.editions.epub.pictures import Picture
from publish.editions.epub.sheets import contrast
from publish.editions.epub.summary import summary
from publish.editions.epub.xhtml import parse
from publish.model import Metadata
from publish.themes import load

BOOK = Metadata("Title", "en", "title", publisher="House")
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"{}><mi>x</mi></math>'
SPOKEN, SILENT = MATH.format(' alttext="x"'), MATH.format("")
TEX = '<span class="tex">x^2</span>'
DRAWN, BARE = '<img src="a" alt="A dot"/>', '<img src="a" alt=""/>'
EXPLAINED = '<img src="a" alt="A dot" aria-details="d"/>'
ORNAMENT = '<img src="a" alt="" role="presentation"/>'
HEADED = "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>"
HEADLESS = "<table><tr><td>1</td></tr></table>"
PAGE = '<span id="page-2" role="doc-pagebreak" aria-label="2"></span>'
NOTE = '<a role="doc-noteref" href="#n">1</a>'
STEPS, LEAP = "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>", "<h1>A</h1><h3>C</h3>"
FILM = Picture("a.gif", "a.gif", "image/gif", b"", moving=True)


def _access(body: str, css: str = "", language: str = "en") -> Access:
    said = f'lang="{language}" xml:lang="{language}"' if language else ""
    return look([parse(f"<section {said}>{body}</section>")], [], css)


@pytest.mark.parametrize(
    ("feature", "held", "lacking"),
    [
        ("alternativeText", DRAWN, BARE),
        ("alternativeText", DRAWN + ORNAMENT, ORNAMENT),
        ("longDescription", EXPLAINED, DRAWN),
        ("MathML", SILENT, TEX),
        ("MathML", SPOKEN, "x"),
        ("describedMath", SPOKEN, SILENT),
        ("describedMath", SPOKEN, SPOKEN + TEX),
        ("structuralNavigation", STEPS, LEAP),
        ("pageBreakMarkers", PAGE, ""),
        ("pageNavigation", PAGE, ""),
        ("printPageNumbers", PAGE, ""),
    ],
)
def test_features(feature: str, held: str, lacking: str) -> None:
    assert feature in features(_access(held))
    assert feature not in features(_access(lacking))


def test_an_index_counts_once_it_leads_somewhere() -> None:
    empty = parse('<section epub:type="index"><h1>Index</h1></section>')
    full = parse('<section epub:type="index"><p>A, <a href="#a">1</a></p></section>')
    assert "index" not in features(look([empty], []))
    assert "index" in features(look([full], []))


def test_what_every_package_has() -> None:
    assert {"tableOfContents", "readingOrder"} <= set(features(_access("")))


@pytest.mark.parametrize(
    ("body", "shown", "enough"),
    [
        ("", ["textual"], ["textual"]),
        (ORNAMENT, ["textual"], ["textual"]),
        (DRAWN, ["textual", "visual"], ["textual,visual", "textual"]),
        (BARE, ["textual", "visual"], ["textual,visual"]),
        (TEX, ["textual"], ["textual,visual"]),
    ],
)
def test_modes(body: str, shown: list[str], enough: list[str]) -> None:
    assert list(modes(_access(body))) == shown
    assert list(sufficient(_access(body))) == enough


def test_hazards() -> None:
    assert hazard(_access(DRAWN)) == "none"
    assert hazard(look([], [FILM])) == "unknown"


@pytest.mark.parametrize(
    "body", ["", STEPS, DRAWN, ORNAMENT, SPOKEN, HEADED, NOTE, PAGE, "<p>No heading.</p>"]
)
def test_what_conforms_says_so(body: str) -> None:
    assert _claims(_access(body)) == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]


def _claims(access: Access, book: Metadata = BOOK) -> list[str]:
    said = statements(book, access)
    return [one.value for one in said if one.attributes.get("property") == "dcterms:conformsTo"]


def test_the_claim_needs_somebody_who_makes_it() -> None:
    assert not _claims(_access(""), Metadata("Title", "en", "title"))


@pytest.mark.parametrize(
    ("body", "css", "language", "told"),
    [
        (BARE, "", "en", "Some pictures have no alternative text."),
        (SILENT, "", "en", "Formulas are MathML, not all of them with an alternative text."),
        (TEX, "", "en", "Some formulas are not MathML."),
        (HEADLESS, "", "en", "Some tables do not say which of their cells are headings."),
        (LEAP, "", "en", "Some headings skip a level."),
        ("<h2>A</h2>", "", "en", "Some headings skip a level."),
        ("", "", "", "Its language is not marked."),
        ("", "p { font-size: 11pt }", "en", "Some sizes or colours cannot be changed."),
        ("", "p { color: red !important }", "en", "Some sizes or colours cannot be changed."),
        ("", "p { color: #999 }", "en", "Some text stands out too little from what is behind it."),
    ],
)
def test_what_is_lacking_takes_the_claim_back(
    body: str, css: str, language: str, told: str
) -> None:
    access = _access(body, css, language)
    assert not _claims(access)
    words, _ = summary(access, "en")
    assert told in words
    assert told not in summary(_access(DRAWN + SPOKEN + HEADED + STEPS), "en")[0]


def test_pictures_that_move_take_the_claim_back() -> None:
    access = look([], [FILM])
    assert not _claims(access)
    assert "Some pictures move." in summary(access, "en")[0]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (DRAWN, "Every picture has an alternative text."),
        (SPOKEN, "Formulas are MathML with an alternative text."),
        (NOTE, "Notes link back to where they are called."),
        (PAGE, "The pages of the printed book are marked, and listed."),
    ],
)
def test_the_summary_says_what_there_is(body: str, told: str) -> None:
    assert told in summary(_access(body), "en")[0]
    assert told not in summary(_access(""), "en")[0]


def test_the_summary_says_that_there_are_no_pages() -> None:
    assert "No pages of a printed book are marked." in summary(_access(""), "en")[0]
    assert "No pages" not in summary(_access(PAGE), "en")[0]


def test_the_summary_speaks_the_books_language_where_it_can() -> None:
    everything = _access(BARE + TEX + HEADLESS + LEAP, "p { font-size: 9pt; color: #999 }", "")
    russian, language = summary(everything, "ru-RU")
    assert language == "ru" and not re.search("[A-Za-z]{5}", russian.replace("MathML", ""))
    assert summary(everything, "fr")[1] == "en"


@pytest.mark.parametrize(
    ("css", "plain", "legible"),
    [
        ("p { font-size: .9em; color: inherit; background: none }", True, True),
        (
            ":root { --size-text: 11pt; --ink: #ccc } p { font: var(--size-text) serif }",
            False,
            True,
        ),
        ("h1 { color: var(--ink) } :root { --ink: #7a1f1f }", True, True),
        ("h1 { color: var(--ink) } :root { --ink: #ccc }", True, False),
        ("h1 { color: #fff; background: #222 } img { background: #000 }", True, True),
        (".note { background-color: navy }", True, False),
        ("@media (min-width: 9em) { p { color: silver } }", True, False),
        (".a { hyphens: none !important }", True, True),
        ("p { line-height: 1.2 !important }", False, True),
    ],
)
def test_style_sheets(css: str, plain: bool, legible: bool) -> None:
    access = _access("", css)
    assert (access.plain, access.legible) == (plain, legible)
    assert ("displayTransformability" in features(access)) == plain


def test_the_themes_leave_display_to_the_reader(tmp_path: Path) -> None:
    for name in ("house", "scholar", "plain"):
        theme = load(name, None, Span("book.yaml")).value
        assert theme is not None
        access = _access("", theme.stylesheets["ebook"])
        assert access.plain and access.legible, name


def test_contrast_is_reckoned_as_wcag_does() -> None:
    white = (1.0, 1.0, 1.0)
    assert contrast((0.0, 0.0, 0.0), white) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, white) == pytest.approx(4.54, abs=0.005)
