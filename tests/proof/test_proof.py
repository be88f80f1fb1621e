"""Proofs: spreads as a reader sees them, findings framed where they are, a page to leaf through."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pikepdf
import pytest
from lxml import html
from PIL import Image
from typer.testing import CliRunner, Result

from pipeline.small_book import edit, write_book
from publish.cli.app import app
from publish.proof.drawing import DOTS, Mark, contact_sheet, opened, spread_picture
from publish.proof.spreads import label, sheets, spreads


def test_an_open_book_begins_on_the_right():
    assert spreads(4) == ((None, 1), (2, 3), (4, None))
    assert spreads(5) == ((None, 1), (2, 3), (4, 5))
    assert spreads(2, sided=False) == ((1,), (2,))
    assert label((2, 3), ["i", "ii", "1"]) == "ii–1"
    assert label((None, 1), ["i"]) == "i"


def test_twelve_spreads_a_sheet():
    assert [len(sheet) for sheet in sheets(25)] == [12, 12, 1]


def _pdf(*boxes: tuple[float, float, float, float]) -> bytes:
    """A page a box, with that box of its media box."""
    pdf = pikepdf.new()
    for box in boxes:
        pdf.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1])).mediabox = list(box)
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_a_frame_is_around_what_is_meant():
    with opened(_pdf((0, 0, 72, 144), (-9, -9, 63, 135))) as pages:
        whole = spread_picture(pages, (1, 2), [Mark(1, 2, (0, 108, 18, 126))])
    assert whole.size == (2 * DOTS, 2 * DOTS)
    red = whole.convert("RGB").split()[1].point(lambda level: 255 if level < 100 else 0)
    left, top, right, bottom = red.getbbox() or (0, 0, 0, 0)
    # A quarter of an inch wide, an eighth from the media box's left and upper edges.
    assert (left, top) == (pytest.approx(DOTS + 12.5 - 3, abs=2), pytest.approx(12.5 - 3, abs=3))
    assert bottom == pytest.approx(37.5 + 3, abs=2)
    assert right < DOTS + 60


def test_a_contact_sheet_has_room_for_all():
    sheet = contact_sheet([Image.new("RGB", (1200, 900))] * 5)
    assert sheet.width == 3 * 444 + 24
    assert sheet.height == 2 * (315 + 24) + 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_book(tmp_path_factory.mktemp("proof"), "print", "ebook")


def _run(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["proof", str(folder), "--jobs", "1", *more])


def test_a_book_is_drawn_and_can_be_leafed_through(folder: Path) -> None:
    ran = _run(folder, "--format", "json")
    (made,) = json.loads(ran.stdout)["proofs"]
    assert made["path"] == "build/a-small-book-print-proof/index.html"
    place = folder.parent / made["path"]
    page = html.fromstring(place.read_bytes())
    shown = [image.get("src") for image in page.iter("img")]
    assert sorted(path.name for path in place.parent.glob("*.png")) == sorted(shown)
    assert len(page.findall(".//section")) == made["spreads"]
    targets = [link.get("href")[1:] for link in page.iter("a")]
    assert set(targets) <= {element.get("id") for element in page.iter()}
    with Image.open(place.with_name(page.find(".//section/img").get("src"))) as image:
        assert image.size == (2 * 600, 900)


def test_findings_are_numbered_and_framed(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "print")
    edit(folder / "book.yaml", "{format: pdf}", "{format: pdf, profile: ingramspark}")
    Image.new("RGB", (20, 20), (200, 0, 0)).save(folder / "square.png")
    edit(folder / "two.md", "square.svg", "square.png")
    ran = _run(folder)
    count = int(re.search(r"(\d+) marked", ran.stdout)[1])  # type: ignore[index]
    page = html.fromstring(
        (folder.parent / "build/a-small-book-print-proof/index.html").read_bytes()
    )
    assert count > 0
    numbers = [item.get("value") for item in page.findall(".//header/ol/li")]
    assert numbers == [str(number) for number in range(1, count + 1)]
    below = [item.get("value") for item in page.findall(".//section/ol/li")]
    assert sorted(below, key=int) == numbers


def test_an_edition_that_is_no_pdf_or_is_not_there(folder: Path) -> None:
    assert _run(folder, "-e", "ebook").exit_code == 2
    wrong = _run(folder, "-e", "prnt")
    assert wrong.exit_code == 2
    assert "Did you mean “print”?" in wrong.stdout
