"""The sample book, edited twenty times, and the redlines of that: made once a run."""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish import config
from publish.editions.docx.package import Package
from publish.pipeline.state import State
from publish.redline.building import as_redlined, built, chosen
from redline.edits import edited
from redline.made import redlined
from sample_book.manuscript import FOLDER

FILES = sorted(path.name for path in FOLDER.glob("0*.md"))
ROUNDS = (FILES, FILES, FILES[:-1])
"""Which files are edited between two builds: twenty in all."""


@dataclass(frozen=True)
class Rounds:
    """The states of the book and their redlines, as files of a folder."""

    folder: Path

    @property
    def old(self) -> Path:
        return self.folder / "old.docx"

    def new(self, number: int) -> Path:
        return self.folder / f"new-{number}.docx"

    def redline(self, number: int) -> Path:
        return self.folder / f"redline-{number}.docx"


@pytest.fixture(scope="session")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Rounds:
    """The first worker that asks makes them; the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made = Rounds(shared / "redlined")
    with (shared / "redlined.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.redline(len(ROUNDS) - 1).exists():
            _make(made)
    return made


def _make(made: Rounds) -> None:
    folder = made.folder / "manuscript"
    shutil.copytree(FOLDER, folder)
    old = built_from(folder)
    made.old.write_bytes(old)
    for number, names in enumerate(ROUNDS):
        for name in names:
            text = (FOLDER / name).read_text(encoding="utf-8")
            changed, edits = edited(text, f"{number} {name}")
            print(number, name, *edits, sep=", ")
            (folder / name).write_text(changed, encoding="utf-8")
        new = built_from(folder)
        made.new(number).write_bytes(new)
        content = redlined(Package.read(old), Package.read(new)).content
        made.redline(number).write_bytes(content)


def built_from(folder: Path) -> bytes:
    """The document of the book as its files stand: what has not changed is kept."""
    manuscript = config.load(folder).value
    assert manuscript is not None
    edition = chosen(manuscript, "")
    assert edition is not None
    now = State(1_795_401_600, "0123456789")
    made = built(manuscript, as_redlined(edition), edition, now, jobs=1)
    assert isinstance(made, bytes), made
    return made
