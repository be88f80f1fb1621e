"""``publish watch``, in a process of its own, over a book that is really changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publish.cli.app import app

BOOK = (
    "title: Book\nidentifier: urn:isbn:9783161484100\nchapters: [one.md]\n"
    "editions: {review: {format: docx}, ebook: {format: epub}}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "one.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "publish", "watch", str(folder), "-e", "review"]
    process = subprocess.Popen(
        [*command, "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    yield process
    process.kill()
    process.communicate()


def _until(process: subprocess.Popen[str], words: str) -> str:
    """The first line with these words. One save may be seen as two changes, so others may come."""
    assert process.stdout is not None
    while line := process.stdout.readline():
        if words in line:
            return line
    raise AssertionError(process.stderr and process.stderr.read())


def test_a_day_at_the_desk(folder: Path, watch: subprocess.Popen[str]) -> None:
    _until(watch, "build/book-review.docx")
    _until(watch, "build/book-ebook.epub")
    (folder / "one.md").write_text("# One\n\nSee [@nobody].\n", encoding="utf-8")
    assert _until(watch, "REF001").startswith("new: one.md:3:6: error[REF001]")
    (folder / "book.yaml").write_text("title: [\n", encoding="utf-8")
    assert _until(watch, "CFG001").startswith("new: book.yaml")
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    assert _until(watch, "CFG001").startswith("gone: book.yaml")
    assert _until(watch, "REF001").startswith("new: one.md")  # a book that is none has no chapters
    (folder / "one.md").write_text("# One\n\nWords again.\n", encoding="utf-8")
    assert _until(watch, "REF001").startswith("gone: one.md")
    _until(watch, "build/book-ebook.epub")
    assert _until(watch, "Waiting") == "No problems found. Waiting for changes; Ctrl-C ends.\n"
    watch.send_signal(signal.SIGINT)
    printed, _ = watch.communicate(timeout=60)
    assert printed.endswith("Stopped.\n")
    assert watch.returncode == 0


def test_styles_that_come_later_count(folder: Path, watch: subprocess.Popen[str]) -> None:
    _until(watch, "build/book-ebook.epub")
    (folder / "styles").mkdir()
    (folder / "styles" / "theme.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    assert _until(watch, "THM002").startswith("new: ")


def test_watching_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["watch", str(tmp_path)])
    assert result.exit_code == 2
    assert "error[CFG005]" in result.stdout
