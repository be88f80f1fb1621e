"""What a printer asks of the pages: margins, gutter, bleed, their number, links."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from editions.pdf.small_press import PRESS, Job, chapter, heading, piece
from publish.diagnostics import NOWHERE
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.estimate import estimated
from publish.editions.pdf.galley import Wants
from publish.editions.pdf.laid import LaidPage
from publish.editions.pdf.printing import (
    binding_of,
    bleed_of,
    may_have_bookmarks,
    printed,
    trim_of,
    trimming_of,
)
from publish.editions.pdf.trimming import Trimming
from publish.editions.plan import Plan
from publish.model import Apparatus, Edition, Metadata
from publish.profiles import Gutter, Source, load
from publish.themes.loading import load as load_theme
from reading.poppler import poppler, words

HOUSE = load_theme("house", None, NOWHERE).value
assert HOUSE is not None
MM = 72 / 25.4
GUTTER = Gutter(
    ((2, 15 * MM), (4, 20 * MM), (None, 30 * MM)),
    Source("a printer", "a page"),
)
SHEET = PRESS.stylesheet + (
    ":root { --page-inner: 15mm }"
    "@page :left { margin-right: var(--page-inner) }"
    "@page :right { margin-left: var(--page-inner) }"
)


def _plan(profile: str = "", **options: object) -> Plan:
    metadata = Metadata("A Book", "en", "a-book")
    named = {key.replace("_", "-"): value for key, value in options.items()}
    edition = Edition("print", "pdf", metadata, "house", "apa", options=named)
    asked = load(profile) if profile else None
    assert HOUSE is not None
    return Plan(edition, (), HOUSE, {}, "", {}, 0, profile=asked)


def _properties(plan: Plan) -> dict[str, str]:
    return dict(printed(PRESS, plan).properties)


def test_without_a_profile_the_theme_has_its_way() -> None:
    plan = _plan()
    assert _properties(plan) == {}
    assert printed(PRESS, plan).links
    assert (trim_of(plan), bleed_of(plan), trimming_of(plan)) == ("6x9in", 0, None)
    assert binding_of(plan) == Binding("recto")


def test_the_printers_margins_where_the_themes_are_less(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = {**HOUSE.tokens["page"], "outer": "10pt", "inner": "20mm"}  # type: ignore[union-attr]
    plan = _plan("ingramspark")
    plan = replace(plan, theme=replace(plan.theme, tokens={**plan.theme.tokens, "page": narrow}))
    assert _properties(plan) == {"page-outer": "36pt"}


def test_the_gutter_is_the_printers_only_where_it_may_be_more() -> None:
    assert binding_of(_plan("ingramspark")).gutter is None
    binding = binding_of(_plan("lulu"))
    assert [binding.gutter_of(pages) for pages in (150, 151, 650)] == [0, 72, 90]
    assert binding.multiple == 2


def test_the_themes_trim_or_else_the_printers() -> None:
    assert trim_of(_plan("kdp")) == "6x9in"
    assert trim_of(_plan("office-a4")) == "210x297mm"
    assert trim_of(_plan("lulu", trim="148x210mm")) == "148x210mm"
    assert printed(PRESS, _plan("office-a4")).size == "210mm 297mm"


def test_bleed() -> None:
    assert trimming_of(_plan("kdp")) is None
    assert trimming_of(_plan("kdp", bleed=True)) == Trimming(9, ("bottom", "outer", "top"))
    all_edges = ("bottom", "inner", "outer", "top")
    assert trimming_of(_plan("lulu", bleed=True)) == Trimming(9, all_edges)
    own = trimming_of(_plan(bleed="3mm"))
    assert own is not None
    assert own.bleed == pytest.approx(3 * MM)
    assert len(own.edges) == 4


def test_no_links_where_they_are_forbidden() -> None:
    for plan in (_plan("kdp"), _plan(standard=("pdf/x-4",))):
        press = printed(PRESS, plan)
        assert not press.links
        assert not press.tagged
    assert not may_have_bookmarks(_plan("kdp"))
    assert printed(PRESS, _plan("lulu")).links


def test_on_a_screen_nothing_is_blank_and_text_stands_in_the_middle() -> None:
    plan = _plan(medium="screen")
    assert binding_of(plan) == Binding("any", blanks=False)
    assert _properties(plan) == {"page-inner": "64pt", "page-outer": "64pt"}
    assert printed(PRESS, plan).screen


def test_the_first_inner_margin_is_that_of_rather_few_pages() -> None:
    binding = binding_of(_plan("lulu"))

    def inner(pages: int) -> float:
        sketch = (LaidPage("", False, 0, 0),) * pages
        return estimated(sketch, Wants((), ()), (piece("c"),), binding).value.inner

    assert (inner(150), inner(157), inner(162)) == (0, 0, 72)


def _job(pages: int, binding: Binding, **press: object) -> Job:
    body = '<div class="next-page"></div>'.join(
        f'<p id="_p{n}"><a href="#_p0">Page</a> {n}</p>' for n in range(pages)
    )
    given = replace(PRESS, stylesheet=SHEET, **press)  # type: ignore[arg-type]
    apparatus = Apparatus(headings=(heading("c", "c-h", "Title"),))
    return Job([piece("c")], {"c": chapter("c", body)}, apparatus, press=given, binding=binding)


def _left(content: bytes, folder: Path, page: int) -> float:
    path = folder / "book.pdf"
    path.write_bytes(content)
    return min(word.left for word in words(path)[page] if word.text == "Page")


@pytest.mark.parametrize(("pages", "inner"), [(2, 15), (3, 20), (4, 20), (5, 30)])
def test_the_inner_margin_grows_until_it_suits_the_pages(
    tmp_path: Path, pages: int, inner: int
) -> None:
    job = _job(pages, Binding(gutter=GUTTER, inner=15 * MM))
    content = job.print()
    assert job.diagnostics == []
    assert len(pikepdf.open(io.BytesIO(content)).pages) == pages
    assert _left(content, tmp_path, 0) == pytest.approx(inner * MM, abs=0.1)


def test_a_margin_that_does_not_settle_is_reported() -> None:
    job = _job(5, Binding(gutter=GUTTER, inner=15 * MM))
    job.rounds = 1
    job.print()
    (said,) = job.diagnostics
    assert said.code == "PDF001"
    assert "1.18 in of inner margin" in said.message


def test_pages_at_the_end_make_the_number_whole() -> None:
    job = _job(5, Binding(multiple=4))
    book = job.open()
    assert len(book.pages) == 8
    assert [page.label for page in job.paginate().pages][-1] == "8"


def _boxes(page: pikepdf.Page) -> tuple[list[float], ...]:
    names = ("/MediaBox", "/BleedBox", "/TrimBox")
    return tuple([round(float(side) / MM, 2) for side in page.obj[name]] for name in names)


def test_bleed_at_the_edges_of_each_side(tmp_path: Path) -> None:
    trimming = Trimming(3 * MM, ("bottom", "outer", "top"))
    job = _job(3, Binding(multiple=4), bleed=3 * MM)
    job.trimming = trimming
    content = job.print()
    book = pikepdf.open(io.BytesIO(content))
    recto, verso, _, blank = book.pages
    whole = [0, 0, 103, 126]
    assert _boxes(recto) == (whole, whole, [0, 3, 100, 123])
    assert _boxes(verso) == (whole, whole, [3, 3, 103, 123])
    assert _boxes(blank) == _boxes(verso)
    assert _left(content, tmp_path, 0) == pytest.approx(15 * MM, abs=0.1)
    assert _left(content, tmp_path, 1) == pytest.approx(18 * MM, abs=0.1)


def test_folios_links_and_destinations_move_with_the_page(tmp_path: Path) -> None:
    plain, bleeding = _job(2, Binding()), _job(2, Binding(), bleed=3 * MM)
    bleeding.trimming = Trimming(3 * MM, ("bottom", "inner", "outer", "top"))
    found = []
    for job, by in ((plain, 0.0), (bleeding, 3 * MM)):
        content = job.print()
        book = pikepdf.open(io.BytesIO(content))
        path = tmp_path / "book.pdf"
        path.write_bytes(content)
        (link,) = book.pages[1].obj.Annots
        places = book.Root.Names.Dests.Names
        goals = [round(float(n) - by, 1) for place in list(places)[1::2] for n in list(place)[2:4]]
        rect = [round(float(side) - by, 1) for side in link.Rect]
        drawn = [
            (word.text, round(word.left - by), round(word.top - by)) for word in words(path)[1]
        ]
        found.append((goals, rect, drawn))
    assert found[0] == found[1]


def test_what_is_painted_beyond_the_trim_is_kept(tmp_path: Path) -> None:
    job = _job(1, Binding(), bleed=3 * MM)
    job.press = replace(job.press, stylesheet=SHEET + "@page { background: #0a0 }")
    job.trimming = Trimming(3 * MM, ("bottom", "outer", "top"))
    path = tmp_path / "book.pdf"
    path.write_bytes(job.print())
    poppler("pdftoppm", "-singlefile", "-png", path, tmp_path / "page")
    image = Image.open(tmp_path / "page.png").convert("RGB")
    right, bottom = image.width - 2, image.height - 2  # the last ones may be there in part
    for corner in ((0, 0), (right, 0), (0, bottom), (right, bottom)):
        assert image.getpixel(corner) == (0, 0xAA, 0)


def test_a_book_that_may_not_link_does_not() -> None:
    book = _job(2, Binding(), links=False, tagged=False).open()
    assert not any("/Annots" in page.obj for page in book.pages)
    assert "/StructTreeRoot" not in book.Root
