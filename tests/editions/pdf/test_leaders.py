"""What WeasyPrint is expected to make of leaders, drawn here as one row a line."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from editions.pdf.garamond import document
from publish.editions.pdf.setting.drawing import known_words
from publish.editions.pdf.setting.leaders import Row, leaders_in_rows
from publish.editions.pdf.setting.measuring import Faces, Measures
from reading.poppler import Word, words

_SHEET = """
@page { size: 100mm 60mm; margin: 5mm }
body { margin: 0; font: 10pt/14pt 'EB Garamond' }
p { margin: 0 3em 0 0 }
a { margin-right: -3em }
a::before { content: leader(' . '); padding: 0 .4em }
"""
_ENTRIES = "".join(f"<p>{'Words ' * count}<a>{count * 31}</a></p>" for count in (1, 3, 6, 15))


def _drawn(path: Path, style: str, *, rows: bool) -> tuple[list[Word], bytes, int]:
    """All words of the page, what it shows, and how many rows there are."""
    measures = Measures(Faces())
    with ExitStack() as stack:
        if rows:
            stack.enter_context(leaders_in_rows())
        made = document(_ENTRIES, _SHEET + style, measures)
        stack.enter_context(known_words(measures))
        path.write_bytes(made.write_pdf(uncompressed_pdf=True))
    (page,) = made.pages
    found = [
        box
        for box in page._page_box.descendants()
        if isinstance(getattr(box, "pango_layout", None), Row)
    ]
    return words(path)[0], path.read_bytes(), len(found)


@pytest.mark.parametrize(
    ("style", "alone"),
    [
        ("", False),
        ("a::before{content:leader('. ')}", False),
        ("a::before{content:leader('·· ')}", False),
        ("a::before{color:red;font-size:7.3pt;font-style:italic}", False),
        ("a::before{letter-spacing:.1em}", True),
        ("a::before{visibility:hidden}", True),
    ],
)
def test_all_dots_stand_where_they_stood(tmp_path: Path, style: str, alone: bool) -> None:
    usual, before, _ = _drawn(tmp_path / "usual.pdf", style, rows=False)
    found, after, count = _drawn(tmp_path / "rows.pdf", style, rows=True)
    places = [
        sorted(
            (round(word.top, 2), round(word.left, 2), round(word.right, 2), word.text)
            for word in page
        )
        for page in (found, usual)
    ]
    assert count == 4
    assert len(places[0]) == len(places[1])
    for one, other in zip(*places, strict=True):
        assert one[3] == other[3]
        assert one[:3] == pytest.approx(other[:3], abs=0.02)
    assert (after.count(b" TJ") == before.count(b" TJ")) is alone
    assert alone or after.count(b" TJ") <= 3 * 4 + 2


@pytest.mark.parametrize("style", ["p{direction:rtl}", "a::before{text-decoration:underline}"])
def test_some_are_left_to_weasyprint(tmp_path: Path, style: str) -> None:
    _, _, count = _drawn(tmp_path / "left.pdf", style, rows=True)
    assert count == 0
