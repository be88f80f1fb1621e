"""Changes to a manuscript, each a fresh one, so that no cache has seen its result."""

from __future__ import annotations

import re
from pathlib import Path

from bench import grammar
from bench.chapters import prose
from bench.chooser import Chooser
from bench.generate import chapter_name

GROWN = 2
"""The chapter that grows; those after it begin on other pages then."""
TWO_PAGES = 640
"""Words. A page of the house theme holds 320, headings and the like apart."""
_WORD = re.compile(r"(?<= )[a-z]{4,}(?= )")
_MARKED = set("[]{}@^*")


def change_word(folder: Path, chapters: int, choose: Chooser) -> str:
    """Put another word for one of a chapter's; the chapter's file name."""
    path = folder / chapter_name(choose.between(1, chapters))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    able = [n for n, line in enumerate(lines) if _is_prose(line) and _WORD.search(line)]
    number = choose.pick(able)
    word = grammar.name(choose).lower()
    lines[number] = _WORD.sub(word, lines[number], count=1)
    path.write_text("".join(lines), encoding="utf-8")
    return path.name


def grow(folder: Path, choose: Chooser) -> str:
    """Add two pages of text near the beginning of the second chapter; its file name."""
    path = folder / chapter_name(GROWN)
    heading, first, *rest = path.read_text(encoding="utf-8").split("\n\n")
    more = ["\n".join(map(str, paragraph)) for paragraph in prose(choose, TWO_PAGES)]
    path.write_text("\n\n".join([heading, first, *more, *rest]), encoding="utf-8")
    return path.name


def correct_title(folder: Path, choose: Chooser) -> str:
    """Give one of the references another title; the reference's line."""
    path = folder / "references.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = choose.pick([n for n, line in enumerate(lines) if line.startswith("    title:")])
    lines[number] = f'    title: "The {grammar.adjective(choose)} {grammar.name(choose)}"\n'
    path.write_text("".join(lines), encoding="utf-8")
    return lines[number].strip()


def _is_prose(line: str) -> bool:
    return line[:1].isupper() and not _MARKED & set(line)
