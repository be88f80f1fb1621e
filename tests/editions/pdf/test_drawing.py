"""What WeasyPrint is expected to draw, written here from words that were shaped before."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest

from editions.pdf.garamond import document
from publish.editions.pdf.setting import drawing, glyphs
from publish.editions.pdf.setting.drawing import known_words
from publish.editions.pdf.setting.measuring import Faces, Measures

_SHEET = "p{text-align:justify;hyphens:auto;font:10pt/14pt 'EB Garamond';width:70mm}"
_LATIN = (
    "“First” — in the months of 1905–1907, fifty-six of the <em>official</em> offices; see "
    "pp.&nbsp;12–15 of “Über” & co. (1st ed.), AVATAR, To. "
)
_CYRILLIC = "Первые месяцы 1905–1907 годов: «общество» выросло, как № 12, и&nbsp;стало иным. "


def _pages(content: bytes) -> list[Any]:
    """What is on the pages, and what is said of their fonts."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            (
                _short(page.Contents.read_bytes()),
                {name: _font(font) for name, font in page.Resources.Font.items()},
            )
            for page in pdf.pages
        ]


_ZERO = re.compile(rb">0(?:<|(?=\]))")
_NUMBER = re.compile(rb"(?<=>)-?\d+\.\d+")


def _short(content: bytes) -> bytes:
    """A page without numbers that move nothing, and others with two decimal places."""
    content = _ZERO.sub(lambda found: b"" if found[0][-1:] == b"<" else b">", content)
    return _NUMBER.sub(lambda found: str(round(float(found[0]), 2)).encode(), content)


def _font(font: Any) -> Any:
    (descendant,) = font.DescendantFonts
    return font.ToUnicode.read_bytes(), [str(one) for one in descendant.W]


def _written(body: str, style: str = "") -> tuple[list[Any], list[Any], int]:
    """A document drawn here and by WeasyPrint, and how many boxes of text were drawn here."""
    measures, count = Measures(Faces()), 0
    made = document(body, _SHEET + style, measures)
    draw = drawing._Pen.draw

    def counted(pen: Any, stream: Any, box: Any) -> bool:
        nonlocal count
        count += (drawn := draw(pen, stream, box))
        return drawn

    with pytest.MonkeyPatch.context() as patch, known_words(measures):
        patch.setattr(drawing._Pen, "draw", counted)
        here = made.write_pdf()
    return _pages(here), _pages(made.write_pdf()), count


@pytest.mark.parametrize(
    ("text", "language"), [(_LATIN, "en"), (_LATIN, "de"), (_CYRILLIC, "ru"), ("1905 12–15 ", "en")]
)
def test_all_is_drawn_as_weasyprint_draws_it(text: str, language: str) -> None:
    here, usual, count = _written(f'<p lang="{language}">{text * 6}</p>')
    assert here == usual
    assert count > 1


@pytest.mark.parametrize(
    "style",
    [
        "p{font-variant:small-caps}",
        "p{font-feature-settings:'onum' 1}",
        "p{color:red}",
        "p{font-size:7.3pt}",
        "em{font-size:1.3em}",
        "p{width:200mm}",
    ],
)
def test_so_it_is_in_other_styles(style: str) -> None:
    here, usual, count = _written(f"<p>{_LATIN * 6}</p>", style)
    assert here == usual
    assert count > 5


def test_what_goes_to_the_left_or_is_of_several_scripts_is_left_to_weasyprint() -> None:
    here, usual, count = _written("<p>Autonomous (Автономное) שלום.</p><p>Word</p>")
    assert here == usual
    assert count == 1


def test_spaces_between_boxes_are_drawn_here_too() -> None:
    here, usual, count = _written("<p><b>One</b> <i style='color: red'>two</i> <b>three</b></p>")
    assert here == usual
    assert count == 5


def test_spaces_of_one_line_are_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[drawing._Used] = []
    note = drawing._Used.note

    def noted(used: drawing._Used, words: list[glyphs.Word]) -> bool:
        drawn.append(used)
        return note(used, words)

    monkeypatch.setattr(drawing._Used, "note", noted)
    _written(f"<p>{'Some words that come again. ' * 40}</p>")
    assert len(drawn) > 9
    assert max(len(used.words) for used in drawn) <= 6  # five words, and a space as it is


def test_numbers_that_move_nothing_are_left_out() -> None:
    words = Measures(Faces())
    made = document(f"<p>{_LATIN * 6}</p>", _SHEET, words)
    with known_words(words), pikepdf.open(io.BytesIO(made.write_pdf())) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b">0" not in content
    assert _short(content) == content
    assert b"><" not in content


def test_what_is_not_seen_is_not_drawn() -> None:
    here, usual, count = _written(f"<p>{_LATIN}</p>", "em{visibility:hidden}")
    assert here == usual
    assert count > 1


@pytest.mark.parametrize(
    ("text", "letter"),
    [("12–15", ""), ("a 12", "a"), ("№ 12 я", "я"), ("aя", None), ("水", None), ("ªb", "a")],
)
def test_scripts(text: str, letter: str | None) -> None:
    assert glyphs.script(text) == letter
