from __future__ import annotations

import pytest

from publish.diagnostics import Span
from publish.editions.pdf.complaints import diagnostics

HERE = Span("manuscript/book.yaml", 7)


@pytest.mark.parametrize(
    ("message", "code", "part"),
    [
        ("Ignored `colour: red` at 3:5, unknown property.", "THM003", "colour: red"),
        ("Parse error at 3:5: x", "THM003", "3:5"),
        (
            "Failed to load image at 'picture:figures/a%20b.png': ValueError: no",
            "IMG005",
            "a b.png",
        ),
        ("Failed to render SVG image picture:a.svg", "IMG005", "a.svg"),
        ("Font-face 'Nowhere' cannot be loaded", "THM002", "Nowhere"),
        (
            '.notdef glyph rendered for Unicode string unsupported by fonts: "ʘ" (U+0298)',
            "FNT001",
            "U+0298",
        ),
        ("Something quite new", "PDF002", "Something quite new"),
    ],
)
def test_each_message_is_a_diagnostic(message: str, code: str, part: str) -> None:
    (found,) = diagnostics([message, message], HERE)
    assert found.code == code
    assert part in found.message


def test_missing_alternatives_are_reported_where_the_picture_stands() -> None:
    assert diagnostics(['Image "a.png" has no required alt description'], HERE) == ()


def test_a_stylesheets_line_is_found_in_its_own_file() -> None:
    css = "a {}\n/* styles/one/print.css */\np {}\n/* styles/two/print.css */\nq {}\nq { x: y }\n"
    (found,) = diagnostics(["Ignored `x: y` at 6:5, unknown property."], HERE, css)
    assert found.span == Span("styles/two/print.css", 2, 5)
    assert found.message.endswith("Ignored `x: y`, unknown property.")
