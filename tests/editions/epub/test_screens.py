"""On a telephone as on a wide screen: no text runs out of the page, and no line is too long."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publish.diagnostics import Span
from publish.editions.html import chapter
from publish.model import Kind, Metadata, Piece, Place, Resolved
from publish.pandoc import parse
from publish.themes import load

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

FRAME = '<iframe src="{page}" width="{width}" height="600"></iframe>'
MEASURE = """<!DOCTYPE html>{frames}<script>window.onload = () => {{
  const frames = [...document.querySelectorAll("iframe")];
  const roots = frames.map(frame => frame.contentDocument.documentElement);
  const line = root => Math.round(root.querySelector("body > *").clientWidth);
  document.title = roots
    .map(root => root.scrollWidth + "/" + root.clientWidth + "/" + line(root)).join(" ");
}};</script>"""
WIDTHS = (320, 1200)
"""CSS px: a small telephone (WCAG 2.2, 1.4.10), a wide window."""
LONGEST = 40 * 16
"""CSS px of a line; a letter is a little less than half an em wide."""


@pytest.fixture
def unpacked(book: Any, tmp_path: Path) -> Path:
    """The house theme's e-book of a chapter full of wide things, as a folder."""
    theme = load("house", None, Span("book.yaml")).value
    assert theme is not None
    piece = Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1")
    resolved = Resolved(piece, "one.md", parse(TEXT)[0])
    html = chapter(resolved, theme, Metadata("Book", "en", "book"), "ebook").value
    blueprint = replace(
        book.blueprint,
        outline=(piece,),
        titles={"one": "A Chapter"},
        stylesheet=theme.stylesheets["ebook"],
    )
    content = replace(book, fragments=(html,), blueprint=blueprint, theme=theme).with_fonts()
    with zipfile.ZipFile(io.BytesIO(content.epub())) as archive:
        archive.extractall(tmp_path / "book")
    return tmp_path / "book"


def test_nothing_runs_out_of_the_page_and_lines_stay_readable(unpacked: Path) -> None:
    pages = [(unpacked / "EPUB" / name).as_uri() for name in ("text/one.xhtml", "nav.xhtml")]
    frames = [FRAME.format(page=page, width=width) for page in pages for width in WIDTHS]
    host = unpacked / "host.html"
    host.write_text(MEASURE.format(frames="".join(frames)), encoding="utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        f"--user-data-dir={unpacked / 'profile'}",
        "--virtual-time-budget=5000",
        "--dump-dom",
        host.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    measured = re.findall(r"(\d+)/(\d+)/(\d+)", done.stdout[done.stdout.index("<title>") :])
    assert len(measured) == len(frames), done.stdout
    assert [(int(reach), int(room)) for reach, room, _ in measured if int(reach) > int(room)] == []
    assert max(int(line) for _, _, line in measured) <= LONGEST
