"""The sample book says everything in sentences of its own; and the script that shows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import overlap

ROOT = Path(__file__).parents[1]
SOURCE = (
    "The group was founded by seven people in a small town in the north, and published a journal. "
    "It cites A Short History of All the Groups That Ever Were in the North and other works."
)
REFERENCES = """
references:
  - id: one
    title: A short history of all the groups that ever were in the north
"""


def compare(folder: Path, text: str) -> int:
    manuscript = folder / "manuscript"
    manuscript.mkdir()
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (manuscript / "references.yaml").write_text(REFERENCES, encoding="utf-8")
    (manuscript / "one.md").write_text(text, encoding="utf-8")
    return overlap.main(folder / "source.txt", manuscript)


@pytest.mark.parametrize(
    "text",
    [
        "Was founded by *seven people* in a small\ntown in the north, and published.",
        "Founded by [seven]{.index\nterm=x} people in a small [town]{.term} in the [@one] north "
        "and published[^n] a.",
    ],
)
def test_twelve_words_in_a_row_are_found_at_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert compare(tmp_path, f"# One\n\n{text}\n") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("manuscript/one.md:3: ")
    assert "seven people in a small town in the north" in said[0]
    assert said[1:] == ["1 places repeat more than 11 words of the source."]


@pytest.mark.parametrize(
    "text",
    [
        "Founded by seven people in a small town in the north.",
        "Founded by seven people in a small town.\n\nIn the north, and published a journal.",
        "It rests on *A Short History of All the Groups That Ever Were in the North*.",
        "::: epigraph\nFounded by seven people in a small town in the north, and.\n:::",
    ],
    ids=["eleven", "two paragraphs", "title", "epigraph"],
)
def test_what_may_be_repeated(tmp_path: Path, text: str) -> None:
    assert compare(tmp_path, f"# One\n\n{text}\n") == 0


def test_the_script_says_so_where_there_is_no_source(tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/overlap.py"), str(missing)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"The source is not at hand: {missing}\n")


def test_the_sample_book_is_written_in_words_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Compares where the source is at hand, which is no part of the project."""
    beside = ROOT.parent / "shared/source/autonomous-action.txt"
    source = Path(os.environ.get("PUBLISH_SAMPLE_SOURCE", beside))
    assert overlap.main(source) == 0, capsys.readouterr().out
    said = capsys.readouterr().out
    assert said.startswith("0 places" if source.is_file() else "The source is not at hand")
