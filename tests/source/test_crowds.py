"""Where brackets crowd."""

from __future__ import annotations

import pytest

from publish.diagnostics import Span
from publish.source.crowds import crowded


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("# T\n\nA [link](x) and [a [note]].\n", None, None),
        ("# T\n\nA " + "[" * 12 + "x" + "]" * 12, 3, 3),
        ("# T\n\n" + "[a ](x)\n" * 20, None, None),
        ("# T\n\n" + "[a\n" * 20, 3, 1),
        ("# T\n\n" + "[a\n\n" * 20, None, None),
        ("# T\n\n" + r"\[" * 20, None, None),
        ("[" * 6 + "\n\nx " + "[" * 7, 3, 3),
        ("```\n" + "[" * 20 + "\n```\n", None, None),
        ("]" * 20, None, None),
    ],
)
def test_the_first_bracket_of_the_deepest(text: str, line: int | None, column: int | None) -> None:
    assert crowded(text, "one.md") == Span("one.md", line, column)
