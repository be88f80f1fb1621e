"""``publish stats``"""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from pipeline.small_book import edit, write_book
from publish import build
from publish.cli.app import app


def _tree(folder: Path) -> dict:
    ran = CliRunner().invoke(app, ["stats", str(folder), "--format", "json"])
    assert ran.exit_code == 0
    return json.loads(ran.stdout)


def test_a_book_is_counted_chapter_by_chapter(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "review")
    tree = _tree(folder)
    one, two, three = tree["chapters"]
    # “One”, “Words of the first, see”, “A part of it”, “More”; a cross reference is no word.
    assert (one["title"], one["words"], one["citations"]) == ("One", 11, 0)
    assert (two["notes"], two["note-words"], two["figures"]) == (1, 2, 1)
    assert three["citations"] == 1
    assert tree["whole"]["words"] == sum(row["words"] for row in tree["chapters"])
    assert tree["whole"]["pages"] is None
    assert tree["diagnostics"] == []


def test_pages_are_those_of_the_last_print_edition(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "print")
    pages = build(folder, jobs=1).artefacts[0].pages
    tree = _tree(folder)
    assert tree["edition"] == "print"
    assert tree["whole"]["pages"] == pages
    assert [row["pages"] for row in tree["chapters"]] == [1, 1, 1]


def test_as_a_table(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "review")
    edit(folder / "one.md", "# One\n", "# One title that is longer than any column has room for\n")
    ran = CliRunner().invoke(app, ["stats", str(folder)])
    head, *rows = ran.stdout.splitlines()
    assert head.split() == ["words", "notes", "figures", "tables", "citations", "pages"]
    assert rows[0].startswith("One title that is longer than any colum…")
    assert rows[-1].split()[:2] == ["in", "all"]
    assert rows[-1].endswith("–")
    assert len({len(line) for line in (head, *rows)}) == 1


def test_a_chapter_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    folder = write_book(tmp_path, "review")
    (folder / "two.md").write_bytes(b"# Two\n\n\xff\n")
    ran = CliRunner().invoke(app, ["stats", str(folder)])
    assert ran.exit_code == 1
    assert "SRC005" in ran.stdout
