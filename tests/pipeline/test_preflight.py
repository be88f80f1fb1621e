"""A PDF edition is preflighted when it has been made; what is found says where it comes from."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

import publish
from pipeline.small_book import edit, said_of, write_book

_PICTURE = '\n\n![Dots](dots.png){#fig-dots alt="From black to white" width=3in}\n'


def _book(tmp_path: Path, pixels: int) -> Path:
    folder = write_book(tmp_path, "print")
    Image.linear_gradient("L").resize((pixels, pixels)).save(folder / "dots.png")
    edit(folder / "two.md", "Words of the second.[^n]", f"Words of the second.[^n]{_PICTURE}")
    return folder


def test_a_book_without_faults_builds_in_silence(tmp_path: Path) -> None:
    assert said_of(_book(tmp_path, 900)) == []


def test_a_finding_names_the_edition_and_the_line_and_the_file_is_written(tmp_path: Path) -> None:
    folder = _book(tmp_path, 60)
    (found,) = said_of(folder)
    assert (found.code, found.severity) == ("PRE041", "warning")
    assert found.span.path == "manuscript/two.md"
    assert found.message.startswith("Edition print, page ")
    assert "20 pixels an inch" in found.message
    assert found.spot is not None
    assert said_of(folder) == [found], "from the cache"


def test_a_printer_asks_for_more(tmp_path: Path) -> None:
    folder = _book(tmp_path, 900)
    kdp = "{format: pdf, profile: kdp, trim: 6x9in}\n  cover: {format: cover, for: print}"
    edit(folder / "book.yaml", "{format: pdf}", kdp)
    result = publish.build(folder, jobs=1)
    assert [one.code for one in result.report] == ["PRE026"]
    assert {"preflight:print", "preflight:cover"} <= {step.name for step in result.steps}
