"""Which steps a change makes anew: exactly those in ``redone/CHANGE.txt``, and no other.

``make goldens`` writes the files anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.small_book import edit, write_book
from publish.cli.app import app

EXPECTED = Path(__file__).parent / "redone"


@dataclass(frozen=True)
class Book:
    """A book that has been built."""

    folder: Path

    def built(self) -> list[dict[str, Any]]:
        """What became of each step when the book is built again."""
        command = ["build", str(self.folder), "--explain", "--jobs", "1", "--format", "json"]
        result = CliRunner().invoke(app, command)
        tree = json.loads(result.stdout)
        assert tree["diagnostics"] == []
        return tree["steps"]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The root of a book that has been built, as it is kept for all tests."""
    root = tmp_path_factory.mktemp("redone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        folder = write_book(root / "book", "print", "ebook", "review")
        edit(folder / "book.yaml", "{format: epub}", "{format: epub, page-list: print}")
        Book(folder).built()
        (root / "book").rename(root / "kept")
        yield root / "kept"


@pytest.fixture
def book(template: Path) -> Book:
    """The book as it was when it was built; always in one place, which is part of its keys."""
    root = template.with_name("book")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template, root)
    return Book(root / "manuscript")


CHANGES = {
    "word": ("one.md", "Words of", "Sounds of"),
    "heading": ("one.md", "A part of it", "A piece of it"),
    "note": ("one.md", "More.", "More.[^m]\n\n[^m]: Another note."),
    "reference": ("references.yaml", "A Study", "A Survey"),
    "label": ("three.md", "## The end", "## Before it\n\nWords.\n\n## The end"),
    "picture": ("square.svg", 'width="20"', 'width="30"'),
    "title": ("book.yaml", "A Small Book", "A Smaller Book"),
    "hyphenation": ("book.yaml", "{format: docx}", "{format: docx}\nhyphenation: [sec-ond]"),
    "citation-style": ("book.yaml", "chicago-author-date", "apa"),
}
"""Name → file, what stands there, and what takes its place."""


def _made(steps: list[dict[str, Any]]) -> list[str]:
    assert {step["state"] for step in steps} <= {"made", "reused"}
    return sorted(step["name"] for step in steps if step["state"] == "made")


def _compare(change: str, made: list[str], request: pytest.FixtureRequest) -> None:
    path = EXPECTED / f"{change}.txt"
    if request.config.getoption("--update-goldens"):
        path.write_text("".join(f"{name}\n" for name in made), encoding="utf-8")
    assert made == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_redoes_what_depends_on_it(
    book: Book, change: str, request: pytest.FixtureRequest
) -> None:
    file, before, after = CHANGES[change]
    edit(book.folder / file, before, after)
    _compare(change, _made(book.built()), request)
    assert _made(book.built()) == []


def test_a_stylesheet_redoes_what_it_styles(book: Book, request: pytest.FixtureRequest) -> None:
    styles = book.folder.parent / "styles"
    styles.mkdir()
    (styles / "print.css").write_text("p { color: red }\n", encoding="utf-8")
    made = _made(book.built())
    _compare("stylesheet", made, request)
    assert not any(name.startswith(("parse:", "resolve:")) or "review" in name for name in made)


def test_nothing_redoes_nothing(book: Book) -> None:
    steps = book.built()
    assert _made(steps) == []
    assert {step["why"] for step in steps if "the same as" not in step["why"]} == {
        "nothing it needs has changed"
    }


def test_a_word_leaves_other_chapters_alone(book: Book) -> None:
    edit(book.folder / "one.md", "Words of", "Sounds of")
    made = [step for step in book.built() if step["state"] == "made"]
    assert {step["chapter"] for step in made} == {"", "ch-one"}
    why = {step["name"]: step["why"] for step in made}
    assert why["parse:ch-one"] == "its settings or files changed"
    assert why["galley:print:ch-one:1"] == "changed: html:print:ch-one"


def test_a_tool_redoes_what_it_makes(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.pandoc.door.pypandoc.get_pandoc_version", lambda: "99")
    from publish.pandoc.door import version
    from publish.pipeline.keys import tool_version

    for known in (version, tool_version):
        known.cache_clear()
    # Another version is another package.
    monkeypatch.setattr("publish.pipeline.surroundings._packages", lambda: ["pandoc-99.dist-info"])
    steps = {step["name"]: step for step in book.built()}
    for known in (version, tool_version):
        known.cache_clear()
    assert steps["parse:ch-one"]["why"] == "a tool's version changed"
    assert steps["resolve:print:ch-one"]["state"] == "reused"
