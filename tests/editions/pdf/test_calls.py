from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from editions.pdf.small_press import PRESS, chapter, first, piece
from reading.poppler import poppler

SHEET = "p { orphans: 2; widows: 2; text-align: justify } .footnote { font: 8pt/10pt serif }"
PROSE = "Some words of a paragraph that takes a number of lines. " * 4


def _source(lines: int) -> str:
    """A note called in the last of some lines; the page ends near there, or in what follows."""
    above = "".join(f"<p>Line {number}.</p>" for number in range(lines))
    call = '<a class="note-call" href="#n1" id="c1">1</a>'
    note = '<li class="note" id="n1"><p>Begin of the note.</p></li>'
    return chapter(
        "c",
        f"{above}<p>Called here.{call}</p><p>{PROSE}</p><p>{PROSE}</p>"
        f'<section class="chapter-notes"><ol class="notes">{note}</ol></section>',
    )


@pytest.mark.parametrize("lines", range(6, 15))
def test_a_footnote_is_on_the_page_of_its_call(lines: int, tmp_path: Path) -> None:
    press = replace(PRESS, stylesheet=PRESS.stylesheet + SHEET, footnotes=True)
    path = tmp_path / "galley.pdf"
    path.write_bytes(first(_source(lines), piece("c"), press).value.content)
    pages = poppler("pdftotext", path, "-").split("\f")
    called = next(number for number, page in enumerate(pages) if "Called here" in page)
    assert "Begin of the note" in pages[called]
    words = re.findall(r"\w+", " ".join(pages))
    assert words.count("paragraph") == 8
