"""What Pango makes of short texts, asked without WeasyPrint."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import Layout

from editions.pdf.garamond import document
from publish.editions.pdf.setting.measuring import Faces, Measures
from publish.editions.pdf.setting.shaping import Placed, Strip, placed, runs

_TEXTS = (
    "office",
    "Té",
    "fi",
    "“Über”",
    "AVATAR",
    "a\N{NO-BREAK SPACE}b",
    "soft\N{SOFT HYPHEN}ly",
    " ",
)


def _style(rules: str = "") -> Any:
    (page,) = document(f"<p style='{rules}'>word", "", Measures(Faces())).pages
    return next(box.style for box in page._page_box.descendants() if box.element_tag == "p")


def _by_name(line: Any, text: bytes) -> list[list[Placed]]:
    """What stands in a line, each field read by its name."""
    found = []
    for run in runs(line):
        glyphs, item = run.glyphs, run.item
        begins = [item.offset + glyphs.log_clusters[at] for at in range(glyphs.num_glyphs)]
        ends = [*begins[1:], item.offset + item.length]
        rows = [glyphs.glyphs[at] for at in range(glyphs.num_glyphs)]
        found.append(
            [
                Placed(row.glyph, row.geometry.width, row.geometry.x_offset, text[one:end].decode())
                for row, one, end in zip(rows, begins, ends, strict=True)
            ]
        )
    return found


@pytest.mark.parametrize(
    "rules",
    ["", "overflow-wrap:anywhere", "letter-spacing:1px", "font-style:italic"],
)
def test_texts_are_shaped_as_weasyprint_has_them_shaped(rules: str) -> None:
    style = _style(rules)
    strip = Strip(style)
    for text in _TEXTS:
        usual = Layout(style)
        usual.set_text(text)
        expected = _by_name(usual.get_first_line()[0], usual.text.encode())
        line, letters = strip.line(text)
        assert _by_name(line, letters) == expected
        assert [placed(run, letters) for run in runs(line)] == [tuple(run) for run in expected]


def test_a_text_of_several_lines_is_its_first_one() -> None:
    strip = Strip(_style())
    line, letters = strip.line("one\ntwo")
    assert letters[: line.length] == b"one"


def test_glyphs_are_rows_of_five_numbers() -> None:
    assert ffi.sizeof("PangoGlyphInfo") == 20
    assert ffi.offsetof("PangoGlyphInfo", "geometry") == 4
    names = "width", "x_offset", "y_offset"
    assert [ffi.offsetof("PangoGlyphGeometry", name) for name in names] == [0, 4, 8]
