"""Books built for tests: once a run, however many workers there are, and opened for reading."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import publish
from publish.pipeline.caching import cache_folder
from reading.docx import WordFile
from reading.epub import Ebook
from reading.pdf import PrintedBook


@dataclass(frozen=True)
class Books:
    """The editions of one manuscript in a folder, named by their file endings."""

    folder: Path

    @cached_property
    def pdf(self) -> PrintedBook:
        return PrintedBook(self._only("pdf"))

    @cached_property
    def screen(self) -> PrintedBook:
        """The edition with links, bookmarks and tags, which some printers do not want."""
        return PrintedBook(self._only("pdf", "screen"))

    @cached_property
    def epub(self) -> Ebook:
        return Ebook(self._only("epub"))

    @cached_property
    def docx(self) -> WordFile:
        return WordFile(self._only("docx"))

    @property
    def manifest(self) -> dict[str, dict[str, Any]]:
        """Edition → its entry in the manifest."""
        text = (self.folder / "manifest.json").read_text(encoding="utf-8")
        return {entry["edition"]: entry for entry in json.loads(text)["artefacts"]}

    def _only(self, suffix: str, name: str = "print") -> Path:
        """The file of the edition of that format; of several, of the one of that ``name``."""
        found = [one for one in self.manifest.values() if one["format"] == suffix]
        first = min(found, key=lambda one: one["edition"] != name)
        return self.folder / Path(str(first["path"])).name


def build(manuscript: Path, folder: Path) -> Books:
    """Build all editions, of which nothing is to be complained."""
    result = publish.build(manuscript, output=folder)
    assert result.report.diagnostics == ()
    return Books(folder)


def build_once(manuscript: Path, factory: pytest.TempPathFactory) -> Books:
    """As `build`, but shared by all workers of a run: the first one builds, the others wait."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / f"built-{manuscript.parent.name}-{manuscript.name}"
    with (shared / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "manifest.json").exists():
            return build(manuscript, folder)
    return Books(folder)


def build_for_kindle(manuscript: Path, folder: Path) -> Ebook:
    """The e-book as it is for Kindle, of a copy in ``folder`` of a manuscript that is built.

    What both have in common comes out of the same cache: little is made anew.
    """
    copy = folder / manuscript.name
    shutil.copytree(manuscript, copy, ignore=shutil.ignore_patterns("build"))
    cache, shared = cache_folder(copy), cache_folder(manuscript)
    assert cache and shared and Path(shared).is_dir()
    Path(cache).parent.mkdir()
    Path(cache).symlink_to(shared)
    book = copy / "book.yaml"
    text = book.read_text(encoding="utf-8")
    assert text.count("{format: epub,") == 1
    changed = text.replace("{format: epub,", "{format: epub, profile: kindle,")
    book.write_text(changed, encoding="utf-8")
    (made,) = publish.build(copy, ["ebook"], output=folder / "made").artefacts
    return Ebook(folder / "made" / Path(made.path).name)


def write(folder: Path, book: str, **chapters: str) -> Path:
    """A manuscript: ``book.yaml``, and each chapter in a file of its name."""
    folder.mkdir(parents=True, exist_ok=True)
    identifier = "identifier: urn:uuid:5b6f2c1e-7f0a-4a55-9d5e-0c6a1d2f3b47\n"
    (folder / "book.yaml").write_text(identifier + book, encoding="utf-8")
    for name, text in chapters.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
