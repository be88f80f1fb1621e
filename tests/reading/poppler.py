"""What poppler's programs say of a PDF."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from lxml import html


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    """Sides in points from the page's upper left corner."""

    def lies_under(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a link lies on the word, or on its end: a note's number touches a word."""
        across = min(right, self.right) - max(left, self.left)
        return across > 1 and self.top <= (top + bottom) / 2 <= self.bottom


def poppler(*command: str | Path) -> str:
    """Standard output of one of poppler's programs."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def words(book: Path) -> list[list[Word]]:
    """Of each page, the words with their places."""
    found = poppler("pdftotext", "-bbox", book, "-").encode()
    tree = html.fromstring(found, parser=html.HTMLParser(encoding="utf-8"))
    sides = ("xmin", "ymin", "xmax", "ymax")
    return [
        [
            Word(word.text or "", *(float(word.get(side)) for side in sides))
            for word in page.iter("word")
        ]
        for page in tree.iter("page")
    ]
