"""A book for every printer there is: its pages, their boxes and number, what the file has."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import publish
from pipeline.small_book import edit, write_book
from publish.profiles import load, names, size
from reading import judges

ICC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
BLEEDING = tuple(name for name in names() if load(name).bleed)
EDITIONS = {
    **{name: f"profile: {name}" for name in names()},
    **{f"{name}-bleed": f"profile: {name}, bleed: true" for name in BLEEDING},
    "press": "profile: ingramspark, paper: colour, standard: pdf/x-4, output-intent: press.icc",
    "screen": "medium: screen, standard: [pdf/a-2b, pdf/ua-1]",
}


COVERS = ("pdf/x-1a", "pdf/x-3", "pdf/x-4")


@dataclass(frozen=True)
class Books:
    folder: Path
    said: tuple[tuple[str, str], ...]
    """Of which file the builds' checks say what."""

    def open(self, edition: str) -> pikepdf.Pdf:
        return pikepdf.open(self.folder / f"a-small-book-{edition}.pdf")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    root = tmp_path_factory.mktemp("printers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        folder = write_book(root, "print")
        lines = "".join(f"  {name}: {{format: pdf, {said}}}\n" for name, said in EDITIONS.items())
        lines += "".join(
            f"  cover-{name[4:]}: {{format: cover, for: press, picture: photo.jpg, "
            f"standard: {name}, output-intent: press.icc}}\n"
            for name in COVERS
        )
        edit(folder / "book.yaml", "  print: {format: pdf}\n", lines)
        grey = Image.linear_gradient("L").resize((1875, 2775))
        Image.merge("RGB", (grey, grey, grey.rotate(180))).save(folder / "photo.jpg")
        edit(folder / "square.svg", "<rect ", '<rect fill="#a01010" ')
        shutil.copy(ICC, folder / "press.icc")
        result = publish.build(folder, jobs=2)
    errors = [str(one.message) for one in result.report.errors]
    assert errors == []
    said = tuple((Path(one.span.path).name, one.code) for one in result.report.diagnostics)
    yield Books(root / "build", said)


def _box(page: pikepdf.Page, name: str) -> tuple[float, ...]:
    return tuple(round(float(side), 1) for side in page.obj[name])


@pytest.mark.parametrize("edition", EDITIONS)
def test_boxes_lie_in_one_another_and_begin_at_nought(books: Books, edition: str) -> None:
    with books.open(edition) as pdf:
        sizes = set()
        for page in pdf.pages:
            media, bleed, trim = (_box(page, f"/{kind}Box") for kind in ("Media", "Bleed", "Trim"))
            assert media[:2] == (0, 0)
            assert _lies_in(trim, bleed)
            assert _lies_in(bleed, media)
            sizes.add((media[2:], round(trim[2] - trim[0], 1), round(trim[3] - trim[1], 1)))
        assert len(sizes) == 1


def _lies_in(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    low = all(one >= other for one, other in zip(inner[:2], outer[:2], strict=True))
    return low and all(one <= other for one, other in zip(inner[2:], outer[2:], strict=True))


@pytest.mark.parametrize("name", names())
def test_size_and_number_of_pages(books: Books, name: str) -> None:
    profile = load(name)
    with books.open(name) as pdf:
        assert len(pdf.pages) % profile.pages.multiple == 0
        trim = _box(pdf.pages[0], "/TrimBox")
        wanted = size(profile.trims.default)
        assert trim[2:] == pytest.approx(wanted, abs=0.1)
        assert trim == _box(pdf.pages[0], "/MediaBox")


@pytest.mark.parametrize("name", BLEEDING)
def test_bleed_at_the_edges_that_the_printer_names(books: Books, name: str) -> None:
    bleed = load(name).bleed
    assert bleed is not None
    with books.open(f"{name}-bleed") as pdf:
        for number, page in enumerate(pdf.pages):
            media, trim = _box(page, "/MediaBox"), _box(page, "/TrimBox")
            left, right = ("inner", "outer") if number % 2 == 0 else ("outer", "inner")
            found = {
                left: trim[0], "bottom": trim[1], right: media[2] - trim[2],
                "top": media[3] - trim[3],
            }  # fmt: skip
            wanted = {edge: bleed.amount if edge in bleed.edges else 0 for edge in found}
            assert found == pytest.approx(wanted)


@pytest.mark.parametrize("name", names())
def test_links_and_bookmarks_where_they_are_allowed(books: Books, name: str) -> None:
    allowed = load(name).file
    with books.open(name) as pdf:
        assert any("/Annots" in page.obj for page in pdf.pages) is allowed.annotations
        assert ("/Outlines" in pdf.Root) is allowed.bookmarks
        assert pdf.Root.get("/PageMode") == ("/UseOutlines" if allowed.bookmarks else None)


def _operators(pdf: pikepdf.Pdf) -> set[str]:
    """The operators that set colours, on pages and in what they draw."""
    forms = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]
    return {
        str(one.operator).lower()
        for stream in (*pdf.pages, *forms)
        for one in pikepdf.parse_content_stream(stream)
        if str(one.operator) in "g G rg RG k K sc scn SC SCN".split()
    }


@pytest.mark.parametrize(
    ("edition", "operators"),
    [("kdp", {"g"}), ("ingramspark", {"g"}), ("press", {"k"}), ("office-a4", {"rg"})],
)
def test_the_colours_that_are_printed(books: Books, edition: str, operators: set[str]) -> None:
    with books.open(edition) as pdf:
        assert _operators(pdf) == operators


def test_on_a_screen_no_page_is_blank(books: Books) -> None:
    with books.open("screen") as screen, books.open("office-a4") as printed:
        assert len(screen.pages) < len(printed.pages)
        assert all(len(pikepdf.parse_content_stream(page)) > 20 for page in screen.pages)
        assert "/StructTreeRoot" in screen.Root


@pytest.mark.parametrize("standard", COVERS)
def test_a_cover_is_made_in_the_inks_of_the_press(books: Books, standard: str) -> None:
    edition = f"cover-{standard[4:]}"
    with books.open(edition) as pdf:
        assert _operators(pdf) == {"k"}
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        kinds = {
            str(item.ColorSpace)
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        }
        assert kinds == {"/DeviceCMYK"}
    assert judges.qpdf(books.folder / f"a-small-book-{edition}.pdf") == ""
    assert not [one for one in books.said if one[0].endswith(f"{edition}.pdf")]
