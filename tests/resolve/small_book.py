"""A book of a few lines, resolved for one edition, for tests to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish import config
from publish.diagnostics import Report
from publish.model import Apparatus, Resolved
from publish.pandoc import has_class, stringify, walk
from publish.pipeline.plan import resolving
from publish.pipeline.reading import reading
from publish.pipeline.runner import Runner
from publish.pipeline.wardrobe import Wardrobe
from publish.store import Store

REFERENCES = """references:
- id: bakunin1873
  type: book
  title: Statism and Anarchy
  author: [{family: Bakunin, given: Michael}]
  publisher: Zurich Press
  issued: 1873
- id: goldman1910
  type: article-journal
  title: Anarchism
  container-title: Mother Earth
  author: [{family: Goldman, given: Emma}]
  issued: 1910
  keyword: [essays, women]
- id: kropotkin1892
  type: book
  title: Хлеб и воля
  language: ru
  author: [{family: Кропоткин, given: Пётр}]
  publisher: Свобода
  issued: 1892
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@dataclass(frozen=True)
class Book:
    chapters: Mapping[str, Resolved]
    """By file name without its suffix, of those that could be read."""
    apparatus: Apparatus
    report: Report

    @property
    def one(self) -> Resolved:
        return self.chapters["one"]

    def text(self, block: int, chapter: str = "one") -> str:
        """The words of a chapter's block; 0 is its heading."""
        return text(self.chapters[chapter].blocks[block])

    def codes(self) -> list[str]:
        return [f"{one.code} {one.span}" for one in self.report]


def text(tree: Any) -> str:
    """Words as they are read, with one space where there are several."""
    return " ".join(stringify(tree).split(" ")).strip()


def nodes(tree: Any, kind: str, name: str = "") -> list[dict[str, Any]]:
    """All nodes of a type, and of a class where one is named."""
    return [n for n in walk(tree) if n["t"] == kind and (not name or has_class(n, name))]


def resolve(
    folder: Path,
    texts: Mapping[str, str] | str,
    *,
    format: str = "pdf",
    references: str = REFERENCES,
    **settings: str,
) -> Book:
    """Chapters by name, or the text of one; all are chapters unless ``settings`` say more."""
    texts = {"one": f"# One\n\n{texts}"} if isinstance(texts, str) else texts
    for name, words in texts.items():
        (folder / f"{name}.md").write_text(words, encoding="utf-8")
    (folder / "references.yaml").write_text(references, encoding="utf-8")
    (folder / "map.svg").write_text(SVG, encoding="utf-8")
    listed = ", ".join(f"{name}.md" for name in texts)
    values = {"title": "Book", "identifier": "urn:x", "chapters": f"[{listed}]", **settings}
    values["references"] = "[references.yaml]"
    lines = [f"{key.replace('_', '-')}: {value}" for key, value in values.items()]
    book = "\n".join([*lines, f"editions: {{made: {{format: {format}}}}}", ""])
    (folder / "book.yaml").write_text(book, encoding="utf-8")
    return _resolved(folder)


def _resolved(folder: Path) -> Book:
    loaded = config.load(folder)
    assert loaded.value is not None, loaded.diagnostics
    read = reading(loaded.value)
    wardrobe = Wardrobe(Path(loaded.value.root) / "styles")
    begun, problems = resolving(loaded.value, loaded.value.editions[0], read, wardrobe)
    assert begun is not None, problems
    runner = Runner(Store(str(folder / "store"), str(folder / "spill")))
    found = runner.run([*read.steps, *begun.steps])
    resolved = [runner.value(name) for name in begun.resolved.values()]
    chapters = {Path(chapter.path).stem: chapter for chapter in resolved if chapter}
    report = Report.of([*loaded.diagnostics, *read.diagnostics, *problems, *found])
    return Book(chapters, runner.value(begun.apparatus), report)
