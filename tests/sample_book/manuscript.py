"""What the sample book's manuscript says, for its editions to be held against."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from string import ascii_lowercase

from ruamel.yaml import YAML

from reading.markdown import MarkdownFile, runs

FOLDER = Path(__file__).parents[2] / "manuscript"
BOOK = YAML(typ="safe").load(FOLDER / "book.yaml")
FRONT = [MarkdownFile(FOLDER / name) for name in BOOK["front"] if name.endswith(".md")]
CHAPTERS = [MarkdownFile(FOLDER / name) for name in BOOK["chapters"]]
BACK = [MarkdownFile(FOLDER / name) for name in BOOK["back"] if name.endswith(".md")]
FILES = [*FRONT, *CHAPTERS, *BACK]
KEYS = set().union(*(file.keys for file in FILES))
"""Of all works that are cited."""

_LIBRARY = YAML(typ="safe").load(FOLDER / "references.yaml")["references"]
REFERENCES = {entry["id"]: entry for entry in _LIBRARY}

GENERATED = {"Contents", "Figures", "Tables", "Notes", "Bibliography", "Index", "Colophon"}
"""Pieces that the program makes; which of them its contents name is for each edition to say."""

DEPTH = 2
"""How deep the theme's contents go."""


def expected_headings(depth: int) -> list[tuple[int, str]]:
    """Level and words of every heading of the manuscript, chapters with their numbers."""
    found = []
    for file in FILES:
        for heading in file.headings:
            chapter = heading.level == 1 and file in CHAPTERS
            number = f"{CHAPTERS.index(file) + 1} " if chapter else ""
            found.append((heading.level, number + heading.title))
    return [(level, title) for level, title in found if level <= depth]


def authored(entries: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [entry for entry in entries if entry[1] not in GENERATED]


def notes_in_order() -> list[tuple[str, str]]:
    """Mark in its chapter, and first words, of each note in the order of the calls."""
    found = []
    for file in FILES:
        reached = Counter[bool]()
        for label, text in file.notes:
            editors = label.startswith("ed-")
            reached[editors] += 1
            mark = ascii_lowercase[reached[editors] - 1] if editors else str(reached[editors])
            first = next(runs(f"[^{label}]: {text}" if label else text, 12))
            found.append((mark, first[:40]))
    return found


def captions(kind: str) -> list[str]:
    """Labels of figures (``fig``) or tables (``tbl``)."""
    return [label for file in FILES for label in re.findall(rf"\{{#({kind}-\S+)", file.text)]
