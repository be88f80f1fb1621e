"""On a telephone as on a wide screen: no text runs out of the page, and no line is too long."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publish.diagnostics import Span
from publish.editions.html import chapter, drafted
from publish.model import Kind, Metadata, Piece, Place, Resolved
from publish.pandoc import parse
from publish.themes import load
from reading.browser import visit

TEXT = """# A Chapter

| Year | A long heading of a column | Another long heading | Fourth | Fifth | Sixth |
|-----:|---|---|---|---|---|
| 2002 | some words | some more words in a cell | Incomprehensibilities | Autonomous | x |

: A table

```python
def long_function_name(argument_one, argument_two, argument_three): return argument_one
```

See <https://example.org/a-very-long-address-that-never-ends/and/on/and-on-and-on-and-on>.

> A quotation that is set off.

$$ a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u $$

![A picture](figures/dot.png){width=100%}
"""

WIDTHS = (320, 1200)
"""CSS px: a small telephone (WCAG 2.2, 1.4.10), a wide window."""
LONGEST = 40 * 16
"""CSS px of a line; a letter is a little less than half an em wide."""


FAULTS = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A</title></head><body><div>
<p style="color: #999">Faint words.</p>
<p>One line</p><p style="position: relative; top: -2.1em">on another.</p>
<p style="width: 400px">Wide.</p>
<p><a href="#gone">Gone</a>, <a href="two.xhtml#a">away</a>,
<a id="call" role="doc-noteref" href="#note">1</a></p>
<p id="note"><a role="doc-backlink" href="#other">1</a> <span id="other">A note.</span></p>
</div></body></html>"""


@pytest.fixture(params=["house", "scholar", "plain"])
def unpacked(request: pytest.FixtureRequest, book: Any, tmp_path: Path) -> Path:
    """The e-book of a chapter full of wide things, in each theme, as a folder.

    The house theme's with its faces, which take long to cut.
    """
    theme = load(request.param, None, Span("book.yaml")).value
    assert theme is not None
    piece = Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1")
    resolved = Resolved(piece, "one.md", parse(TEXT)[0])
    html = chapter(drafted(resolved).value, theme, Metadata("Book", "en", "book"), "ebook").value
    blueprint = replace(
        book.blueprint,
        outline=(piece,),
        titles={"one": "A Chapter"},
        stylesheet=theme.stylesheets["ebook"],
    )
    plain = replace(book, fragments=(html,), blueprint=blueprint, theme=theme)
    whole = plain.with_fonts() if request.param == "house" else plain
    with zipfile.ZipFile(io.BytesIO(whole.epub())) as archive:
        archive.extractall(tmp_path / "book")
    return tmp_path / "book"


def test_nothing_runs_out_of_the_page_and_lines_stay_readable(unpacked: Path) -> None:
    found = visit(unpacked, ["EPUB/text/one.xhtml", "EPUB/nav.xhtml"], WIDTHS)
    looks, walk = found.looks, found.walk
    assert len(looks) == 8
    assert [look for look in looks if look.reach > 0 or look.overlaps] == []
    assert [look for look in looks if look.contrast < 4.5] == []
    assert max(look.line for look in looks) <= LONGEST
    # The long formula moves in a frame of its own, on a telephone the table, too.
    assert {name for look in looks for name in look.clipped} <= {"p#", "figure#"}
    assert walk.links and not walk.broken


def test_what_is_wrong_with_a_page_is_seen(tmp_path: Path) -> None:
    (tmp_path / "one.xhtml").write_text(FAULTS, encoding="utf-8")
    found = visit(tmp_path, ["one.xhtml"], [320])
    (day, night), walk = found.looks, found.walk
    assert day.reach > 0
    assert (round(day.contrast, 2), day.faintest) == (2.85, "Faint words.")
    assert night.contrast > 4.5
    assert day.overlaps == ("“One line” on “on another.”",)
    assert (walk.links, walk.notes) == (4, 1)
    assert [one.split()[-1] for one in walk.broken] == ["#gone", "two.xhtml#a"]
    assert [one.split()[-1] for one in walk.astray] == ["#note"]
