"""The pictures of the documentation and of the themes: pages of the sample book in print.

Run by ``make pictures``. Builds the sample book in each theme, and needs pdftoppm.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

import publish

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
STYLES = ROOT / "styles"
DOTS = 110
"""An inch of paper is so many pixels."""
HEIGHT = 640
"""Of a theme's picture, in pixels, whatever the size of its page."""
BORDER = 1
GREY = "#c8c8c8"


@dataclass(frozen=True)
class Shown:
    """A page, by the bookmark or label that leads to it or to a page before it."""

    name: str
    after: int = 0
    """So many pages after that one."""


PAGES = {
    "chapter": (Shown("1 Ideas and Principles"), Shown("1 Ideas and Principles", 1)),
    "figure-and-table": (Shown("fig-timeline"), Shown("tbl-founding")),
    "notes-and-index": (Shown("Notes", 1), Shown("Index")),
}
"""Name of the picture → the pages that it shows side by side."""


SPREAD = (Shown("1 Ideas and Principles"), Shown("tbl-principles"))
"""What a theme's picture shows: how a chapter opens, and a page with a table."""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for theme in sorted(path.parent.name for path in STYLES.glob("*/theme.yaml")):
        with tempfile.TemporaryDirectory() as folder:
            pdf = _printed(theme, Path(folder))
            numbers = _named_pages(pdf)
            if theme == "house":
                for name, shown in PAGES.items():
                    _save(_side_by_side(_pages(pdf, numbers, shown)), PICTURES / f"{name}.png")
            spread = _side_by_side(_pages(pdf, numbers, SPREAD), grey=False)
            size = (round(spread.width * HEIGHT / spread.height), HEIGHT)
            small = spread.resize(size, Image.Resampling.LANCZOS)
            few = small.quantize(48, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            few.save(STYLES / theme / "picture.png", optimize=True)


def _printed(theme: str, folder: Path) -> Path:
    """The sample book's print edition in a theme, on the theme's own page and no printer's."""
    manuscript = folder / "manuscript"
    shutil.copytree(ROOT / "manuscript", manuscript)
    book = manuscript / "book.yaml"
    text = book.read_text(encoding="utf-8").replace("theme: house", f"theme: {theme}")
    before = text.partition("\neditions:")[0]  # they come last
    book.write_text(f"{before}\neditions: {{print: {{format: pdf}}}}\n", encoding="utf-8")
    result = publish.build(manuscript, ["print"])
    assert result.ok, [str(one) for one in result.report]
    return folder / result.artefacts[0].path


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, optimize=True)


def _named_pages(path: Path) -> dict[str, int]:
    """Bookmarks of the first level and labels → the numbers of their pages, from 1."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        labels = {name: pages[target[0].objgen] for name, target in names.items()}
        return labels | {item.title: labels[str(item.destination)] for item in outline.root}


def _pages(pdf: Path, numbers: Mapping[str, int], shown: tuple[Shown, ...]) -> list[Image.Image]:
    return [_page(pdf, numbers[one.name] + one.after) for one in shown]


def _page(pdf: Path, number: int) -> Image.Image:
    target = pdf.with_name(str(number))
    place = ("-f", str(number), "-l", str(number), "-singlefile")
    form = ("-png", "-r", str(DOTS))
    subprocess.run(["pdftoppm", *form, *place, str(pdf), str(target)], check=True)
    return Image.open(target.with_suffix(".png"))


def _side_by_side(pages: list[Image.Image], grey: bool = True) -> Image.Image:
    """Pages beside one another in a thin frame; in a few shades of grey, unless in colour."""
    width, height = sum(page.width for page in pages), max(page.height for page in pages)
    spread = Image.new("RGB", (width, height), "white")
    left = 0
    for page in pages:
        spread.paste(page, (left, 0))
        left += page.width
    if grey:
        few = spread.convert("L").quantize(16, dither=Image.Dither.NONE).convert("L")
        return ImageOps.expand(few, BORDER, fill=GREY).quantize(16, dither=Image.Dither.NONE)
    return ImageOps.expand(spread, BORDER, fill=GREY)


if __name__ == "__main__":
    main()
