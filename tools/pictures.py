"""The pictures of the documentation: pages of the sample book's print edition.

Run by ``make pictures``. Builds the edition, and needs pdftoppm.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

import publish

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DOTS = 110
"""An inch of paper is so many pixels."""
BORDER = 1
GREY = "#c8c8c8"


@dataclass(frozen=True)
class Shown:
    """A page, by the bookmark that leads to it or to a page before it."""

    bookmark: str
    after: int = 0
    """So many pages after the bookmark's."""


PAGES = {
    "chapter": (Shown("1 Ideas and Principles"), Shown("1 Ideas and Principles", 1)),
    "notes-and-index": (Shown("Notes", 1), Shown("Index")),
}
"""Name of the picture → the pages that it shows side by side."""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        result = publish.build(ROOT / "manuscript", ["print"], output=folder)
        assert result.ok, [str(one) for one in result.report]
        pdf = Path(result.artefacts[0].path)
        numbers = _bookmarked_pages(pdf)
        for name, shown in PAGES.items():
            pages = [_page(pdf, numbers[one.bookmark] + one.after) for one in shown]
            _side_by_side(pages).save(PICTURES / f"{name}.png", optimize=True)


def _bookmarked_pages(path: Path) -> dict[str, int]:
    """Title of each bookmark of the first level → the number of its page, from 1."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {item.title: pages[names[str(item.destination)][0].objgen] for item in outline.root}


def _page(pdf: Path, number: int) -> Image.Image:
    target = pdf.with_name(str(number))
    place = ("-f", str(number), "-l", str(number), "-singlefile")
    form = ("-png", "-gray", "-r", str(DOTS))
    subprocess.run(["pdftoppm", *form, *place, str(pdf), str(target)], check=True)
    return Image.open(target.with_suffix(".png"))


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    width, height = sum(page.width for page in pages), max(page.height for page in pages)
    spread = Image.new("L", (width, height), 255)
    left = 0
    for page in pages:
        spread.paste(page, (left, 0))
        left += page.width
    few = spread.quantize(16, dither=Image.Dither.NONE).convert("L")
    return ImageOps.expand(few, BORDER, fill=GREY).quantize(16, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
