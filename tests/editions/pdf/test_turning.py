"""Pages that lie on their side: laid out wide, then turned with all that stands on them."""

from __future__ import annotations

import hashlib
import io
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from editions.pdf.small_press import PRESS, SHEET, Job, chapter, heading, piece
from publish.editions.pdf import fragment, turning, weasy
from publish.editions.pdf.press import BARE
from publish.editions.pdf.weasy import Layout
from publish.model import Apparatus, File
from reading.poppler import Word, words

TURNING = replace(PRESS, stylesheet=f"{SHEET} figure {{ margin: 0 }}", trim="100mm 120mm")
MM = 72 / 25.4
WIDTH, HEIGHT, MARGIN = 100 * MM, 120 * MM, 15 * MM
LINK = '<a href="https://example.org/">linked words</a>'
FIGURE = (
    '<figure id="f" class="landscape"><p>First line</p><p>Then <b id="w">word</b></p>'
    f"<figcaption>Its caption, with {LINK}</figcaption></figure>"
)
BODY = f'<section class="chapter"><p>before</p>{FIGURE}<p id="z">after</p></section>'


def _lay_out(body: str, sheet: str = "") -> Layout:
    html = f'<!DOCTYPE html><html lang="en"><body>{body}</body></html>'
    return weasy.lay_out(html, TURNING.stylesheets(BARE, sheet), TURNING.fonts(), tagged=True)


@pytest.fixture(scope="module")
def layout() -> Layout:
    return _lay_out(BODY)


@pytest.fixture
def pdf(layout: Layout) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(layout.content))


def _words(layout: Layout, folder: Path) -> list[list[Word]]:
    book = folder / "galley.pdf"
    book.write_bytes(layout.content)
    return words(book)


def test_it_has_a_page_of_its_own_as_large_as_the_others(layout: Layout, pdf: pikepdf.Pdf) -> None:
    assert [page.type for page in layout.pages] == ["chapter", "turned", "chapter"]
    assert {(page.width, page.height) for page in layout.pages} == {
        (round(WIDTH, 3), round(HEIGHT, 3))
    }
    for page in pdf.pages:
        assert "/Rotate" not in page.obj
        for box in (page.mediabox, page.trimbox):
            assert [float(side) for side in box] == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)


def test_its_head_lies_at_the_left_and_lines_run_upwards(layout: Layout, tmp_path: Path) -> None:
    first, line, *_ = _words(layout, tmp_path)[1]
    assert (first.text, line.text) == ("First", "line")
    assert first.bottom == pytest.approx(HEIGHT - MARGIN, abs=0.5)
    assert MARGIN <= first.left < first.right <= MARGIN + 15
    assert line.bottom < first.top
    then = next(word for word in _words(layout, tmp_path)[1] if word.text == "Then")
    assert then.left > first.left


def test_anchors_are_the_upper_left_corners_of_what_they_name(
    layout: Layout, tmp_path: Path
) -> None:
    anchors = {anchor.id: anchor for anchor in layout.pages[1].anchors}
    whole, word = anchors["f"], anchors["w"]
    assert (whole.x, whole.y) == pytest.approx((MARGIN, HEIGHT - MARGIN), abs=0.01)
    found = next(each for each in _words(layout, tmp_path)[1] if each.text == "word")
    assert word.x == pytest.approx(found.left, abs=2)
    assert HEIGHT - word.y == pytest.approx(found.top, abs=0.5)


def test_links_lie_on_their_words(layout: Layout, pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    (link,) = pdf.pages[1].Annots
    left, bottom, right, top = (float(side) for side in link.Rect)
    assert (left, bottom) < (right, top)
    linked = [word for word in _words(layout, tmp_path)[1] if word.text in ("linked", "words")]
    assert len(linked) == 2
    for word in linked:
        assert left <= (word.left + word.right) / 2 <= right
        assert bottom - 0.5 <= HEIGHT - word.bottom < HEIGHT - word.top <= top + 0.5


def test_without_a_trim_nothing_is_turned() -> None:
    html = f'<!DOCTYPE html><html lang="en"><body>{BODY}</body></html>'
    layout = weasy.lay_out(html, PRESS.stylesheets(BARE), PRESS.fonts(), tagged=True)
    assert [page.type for page in layout.pages] == ["chapter"]


def test_a_theme_may_keep_it_upright() -> None:
    layout = _lay_out(BODY, "figure.landscape { page: auto; break-before: auto }")
    assert [page.type for page in layout.pages] == ["chapter"]


def test_a_table_goes_on_over_pages_with_its_head(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td id='c{n}'>row {n}</td></tr>" for n in range(20))
    table = f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table>"
    layout = _lay_out(f'<figure class="table landscape">{table}</figure><p id="z">after</p>')
    assert [page.type for page in layout.pages] == ["turned", "turned", ""]
    pages = [sorted(page, key=lambda word: word.left) for page in _words(layout, tmp_path)]
    assert [word.text for page in pages[:2] for word in page].count("Head") == 2
    numbers = [[word.text for word in page if word.text.isdecimal()] for page in pages]
    assert numbers[0] + numbers[1] == [str(n) for n in range(20)]
    assert layout.pages[1].opening[:2] == (f"c{numbers[1][0]}", 0)


def test_running_heads_are_upright_and_those_of_the_pages_around(tmp_path: Path) -> None:
    job = Job(
        [piece("one")],
        {"one": chapter("one", f'<p id="one_1">before</p>{FIGURE}<p id="one_2">after</p>')},
        Apparatus(headings=(heading("one", "one-h", "One"),)),
        press=TURNING,
    )
    book = tmp_path / "book.pdf"
    book.write_bytes(job.print())
    assert job.diagnostics == []
    for number, page in enumerate(words(book)[1:], 2):
        (folio,) = [word for word in page if word.text == f"[{number}]"]
        assert folio.bottom > HEIGHT - MARGIN
        assert folio.right - folio.left > (folio.bottom - folio.top) / 2
        # The chapter, and the section, which is the chapter where there is none.
        heads = [word for word in page if word.text == "One"]
        assert len(heads) == 2
        assert all(head.top < MARGIN for head in heads)
    with pikepdf.open(book) as pdf:
        assert {tuple(float(side) for side in page.mediabox) for page in pdf.pages} == {
            tuple(float(side) for side in pdf.pages[0].mediabox)
        }


GRADIENT = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs>
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>
</linearGradient></defs><rect width="40" height="20" fill="url(#g)"/></svg>"""


def test_patterns_turn_with_what_they_fill(tmp_path: Path) -> None:
    (tmp_path / "g.svg").write_bytes(GRADIENT)
    file = File(str(tmp_path / "g.svg"), hashlib.sha256(GRADIENT).hexdigest())
    figure = '<figure class="landscape"><img src="g.svg" alt="g" style="width:80mm"/></figure>'
    job = Job([piece("one")], {"one": chapter("one", figure)}, press=TURNING,
              files=(("g.svg", file),))  # fmt: skip
    book = tmp_path / "book.pdf"
    book.write_bytes(job.print())
    assert job.diagnostics == []
    subprocess.run(["pdftocairo", "-r", "72", "-png", book, tmp_path / "page"], check=True)
    with Image.open(tmp_path / "page-2.png") as image:
        across = MARGIN + 20 * MM
        low, high = (_colour(image, (across, y * MM)) for y in (100, 30))
    assert (low, high) == ("red", "blue")


def _colour(image: Image.Image, at: Sequence[float]) -> str:
    red, _, blue = image.convert("RGB").getpixel((round(at[0]), round(at[1])))  # type: ignore[misc]
    return "red" if red > blue else "blue"


def test_a_figure_is_told_how_long_its_caption_is() -> None:
    tree = fragment.parse(
        f'<section><figure class="landscape"><img src="x"/><figcaption>{"a " * 120}</figcaption>'
        '</figure><figure class="landscape"><img src="x"/></figure><figure class="table landscape">'
        "<table/></figure><figure><img/></figure>"
        '<figure class="landscape"><figcaption>a<span class="footnote">b</span></figcaption>'
        "</figure></section>"
    )
    turning.prepare(tree)
    wide, bare, table, upright, noted = tree
    assert wide.get("style") == "--caption-lines: 3; --foot-lines: 0"
    assert bare.get("style") == "--caption-lines: 0; --foot-lines: 0"
    assert noted.get("style") == "--caption-lines: 1; --foot-lines: 3"
    assert [child.tag for child in wide] == ["div"]
    assert [child.tag for child in wide[0]] == ["img", "figcaption"]
    assert [child.tag for child in table] == ["table"]
    assert [child.tag for child in upright] == ["img"]
    assert table.get("style") is upright.get("style") is None
