"""Shows that the sample book does not repeat its source: ``python tests/overlap.py SOURCE``.

No text of the manuscript may run twelve words or more with the source's. Titles of references
and epigraphs, which quote, are left aside. Places are written as ``path:line``; the exit code is
1 if there are any. Where SOURCE is not at hand, the script says so and is content.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from ruamel.yaml import YAML

_T = TypeVar("_T")

MANUSCRIPT = Path(__file__).parents[1] / "manuscript"
LONGEST = 11
"""So many words in a row may be the source's; one more is a quotation."""

_ASIDE = re.compile(
    r"^(`{3,}).*?^\1\s*$"  # code
    r"|^::: epigraph.*?^:::\s*$"
    r"|<!--.*?-->"
    r"|\{[^{}]*\}"  # attributes
    r"|\[\^[^\]]+\]:?|@[\w-]+",  # notes' labels, keys
    re.M | re.S,
)


class Word(NamedTuple):
    text: str
    line: int


class Place(NamedTuple):
    line: int
    words: str


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def titles(references: str) -> list[list[str]]:
    """The titles of a CSL YAML file as words, the longest first."""
    entries = YAML(typ="safe").load(references)["references"]
    stated = (entry.get(key, "") for entry in entries for key in ("title", "title-short"))
    found = [words(title) for title in stated]
    return sorted((title for title in found if len(title) > 1), key=len, reverse=True)


def runs(source: str, known: list[list[str]]) -> frozenset[tuple[str, ...]]:
    """Every run of words that is too long to be repeated, without those that hold a title."""
    text = f" {' '.join(words(source))} "
    for title in known:
        text = text.replace(f" {' '.join(title)} ", " \n ")
    parts = (part.split() for part in text.split("\n"))
    return frozenset(tuple(run) for part in parts for run in _windows(part))


def _windows(items: list[_T]) -> Iterator[list[_T]]:
    size = LONGEST + 1
    return (items[start : start + size] for start in range(len(items) - size + 1))


def paragraphs(markdown: str) -> Iterator[list[Word]]:
    """The words of each paragraph, with their lines."""
    text = _ASIDE.sub(lambda match: "\n" * match[0].count("\n"), markdown)
    paragraph: list[Word] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            yield paragraph
            paragraph = []
        paragraph += [Word(word, number) for word in words(line)]
    yield paragraph


def repeated(markdown: str, source: frozenset[tuple[str, ...]]) -> Iterator[Place]:
    """The first run of each paragraph that is the source's, too."""
    for paragraph in paragraphs(markdown):
        for run in _windows(paragraph):
            if tuple(word.text for word in run) in source:
                yield Place(run[0].line, " ".join(word.text for word in run))
                break


def main(source: Path, manuscript: Path = MANUSCRIPT) -> int:
    """Writes what is repeated; 0 if nothing is."""
    if not source.is_file():
        print(f"The source is not at hand: {source}")
        return 0
    known = titles((manuscript / "references.yaml").read_text(encoding="utf-8"))
    theirs = runs(source.read_text(encoding="utf-8"), known)
    found = 0
    for path in sorted(manuscript.rglob("*.md")):
        for line, run in repeated(path.read_text(encoding="utf-8"), theirs):
            found += 1
            print(f"{path.relative_to(manuscript.parent)}:{line}: {run}")
    print(f"{found} places repeat more than {LONGEST} words of the source.")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python tests/overlap.py SOURCE [MANUSCRIPT]")
    sys.exit(main(*map(Path, sys.argv[1:])))
