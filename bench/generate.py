"""A book like real ones, made from a seed: ``python -m bench.generate FOLDER [--scale 0.5]``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from bench import pictures
from bench.chapters import Chapter
from bench.chooser import Chooser
from bench.dialects import Dialect, Manuscript, Plain
from bench.references import references
from bench.size import Size, shares

SEED = "publish"
_BOOK = """\
title: The Quiet Harbour
subtitle: A book that a seed has written
identifier: urn:uuid:5d7a0f6e-2b1c-5c8e-9a43-7f0e6b1d2c90
contributors: [Nobody Atall]
citation-style: chicago-author-date
references: [references.yaml]
front: [half-title, title-page, imprint, contents]
chapters: [{chapters}]
back: [notes, bibliography, index]
editions:
  print: {{format: pdf, trim: 6x9in, opening: any, tagged: {tagged}}}
  ebook: {{format: epub}}
  review: {{format: docx}}
"""


def manuscript(folder: Path, size: Size, seed: str = SEED, tagged: bool = True) -> None:
    """Write the book as a manuscript of this program into ``folder``."""
    texts = _texts(size, seed, Manuscript())
    _shared(folder, size, seed)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    book = _BOOK.format(chapters=", ".join(texts), tagged=str(tagged).lower())
    (folder / "book.yaml").write_text(book, encoding="utf-8")


def plain(folder: Path, size: Size, seed: str = SEED) -> None:
    """Write the same text as one file of pandoc's Markdown, ``book.md``, into ``folder``."""
    _shared(folder, size, seed)
    whole = "\n".join(_texts(size, seed, Plain()).values())
    (folder / "book.md").write_text(whole, encoding="utf-8")


def chapter_name(number: int) -> str:
    return f"{number:02}.md"


def _texts(size: Size, seed: str, dialect: Dialect) -> dict[str, str]:
    parts = shares(size, seed)
    labels = [label for part in parts for label in part.labels()]
    return {
        chapter_name(part.number): Chapter(part, seed, labels, dialect).text() for part in parts
    }


def _shared(folder: Path, size: Size, seed: str) -> None:
    figures = folder / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    for one in range(size.figures):
        choose, path = Chooser(seed, "picture", one), figures / f"fig-{one + 1}"
        if one % 2:
            path.with_suffix(".png").write_bytes(pictures.photograph(choose))
        else:
            path.with_suffix(".svg").write_text(pictures.drawing(choose), encoding="utf-8")
    text = references(size.entries, seed)
    (folder / "references.yaml").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--single", action="store_true", help="all of it in one chapter")
    parser.add_argument("--plain", action="store_true", help="for pandoc alone")
    given = parser.parse_args()
    size = Size().scaled(given.scale)
    if given.single:
        size = replace(size, chapters=1)
    (plain if given.plain else manuscript)(given.folder, size, given.seed)


if __name__ == "__main__":
    main()
