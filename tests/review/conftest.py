"""A small book with comments on it, sent once to everyone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.small_book import write_book
from publish.review import Exported, Wish, export

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

COMMENTS = """\
comments:
  - id: c1
    author: Emma Editor
    date: 2026-11-20
    at: manuscript/one.md:3:1
    quoted: Words of the first
    text: Whose words?
  - {id: c2, parent: c1, author: Boris, text: "The author's."}
  - {id: c3, author: Emma Editor, at: manuscript/three.md:3:7, quoted: "(Doe 1999, 3)", text: Look.}
  - {id: c4, author: Emma Editor, at: "manuscript/two.md:5:5", quoted: A note, text: Needed?}
  - {id: c5, author: Emma Editor, at: "manuscript/one.md:1", resolved: true, text: Done.}
  - {id: c6, author: Emma Editor, at: manuscript/two.md:3, quoted: Words of a second, text: Hm.}
  - {id: c7, author: Boris, at: manuscript/references.yaml:5:5, quoted: A Press, text: Where?}
"""

Send = Callable[..., Exported]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a book that nobody changes."""
    return new_book(tmp_path_factory.mktemp("book"))


def new_book(root: Path) -> Path:
    folder = write_book(root, "print", "review")
    book = (folder / "book.yaml").read_text(encoding="utf-8")
    (folder / "book.yaml").write_text(f"{book}notes: {{number: book}}\n", encoding="utf-8")
    one = (folder / "one.md").read_text(encoding="utf-8")
    (folder / "one.md").write_text(f"{one}A note here.[^x]\n\n[^x]: The first.\n", encoding="utf-8")
    (root / "review").mkdir()
    (root / "review" / "comments.yaml").write_text(COMMENTS, encoding="utf-8")
    return root


def send(root: Path, now: datetime = NOW, **wish: object) -> Exported:
    return export(root / "manuscript", Wish(**wish), now, jobs=1)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def whole(root: Path) -> Exported:
    """A copy of the whole book."""
    return send(root, reviewer="Emma Editor", note="Mind the dates")


@pytest.fixture(scope="session")
def second(root: Path, whole: Exported) -> Exported:
    """A copy of the second chapter alone."""
    return send(root, chapters=("2",), reviewer="Борис")
