"""A build after which nothing has changed is not planned again, and any change is seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.small_book import edit, write_book
from publish import build
from publish.config import locate
from publish.pipeline.surroundings import surroundings
from publish.pipeline.unchanged import before

PLANNING = ("publish.pipeline.plan", "publish.editions", "publish.source", "pydantic")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a book with two Word editions that has been built; it stays as it is."""
    root = tmp_path_factory.mktemp("unchanged") / "book"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        folder = write_book(root, "review")
        edit(folder / "book.yaml", "{format: docx}", "{format: docx}\n  other: {format: docx}")
        assert build(folder, jobs=1).ok
        # A picture that nothing shows, and what no build reads.
        shutil.copyfile(folder / "square.svg", folder / "unused.svg")
        (folder / "notes.txt").write_text("To do.", encoding="utf-8")
        assert build(folder, jobs=1).ok
    return root


@pytest.fixture
def folder(kept: Path) -> Path:
    """The manuscript of the book, in its place, which is part of all keys, as it was built."""
    copy = kept.with_name("copy")
    if not copy.exists():
        shutil.copytree(kept, copy)
    else:
        shutil.rmtree(kept)
        shutil.copytree(copy, kept)
    return kept / "manuscript"


def _stands(folder: Path, *editions: str, strict: bool = False, output: Path | None = None) -> bool:
    last = before(folder, editions, output, strict, os.environ)
    return last is not None and last.standing() is not None


def test_nothing_is_planned(folder: Path) -> None:
    code = (
        "import sys, publish\n"
        f"result = publish.build({str(folder)!r})\n"
        "assert result.ok and result.manifest and len(result.artefacts) == 2\n"
        "assert {step.state for step in result.steps} == {'reused'}\n"
        f"print(*sorted(set({PLANNING!r}) & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_what_it_says_is_what_was_said(folder: Path) -> None:
    first, second = build(folder, jobs=1, cache=False), build(folder, jobs=1)
    assert first.artefacts == second.artefacts
    assert first.report == second.report
    assert [step.name for step in second.steps] != []


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda folder: edit(folder / "one.md", "Words", "Terms"),
    "picture": lambda folder: edit(folder / "square.svg", 'width="20"', 'width="21"'),
    "unshown picture": lambda folder: (folder / "unused.svg").write_text("<x/>"),
    "new file": lambda folder: (folder / "four.md").write_text("# Four\n"),
    "missing file": lambda folder: (folder / "notes.txt").unlink(),
    "styles": lambda folder: (
        (folder.parent / "styles").mkdir()
        or (folder.parent / "styles/print.css").write_text("p { color: red }")
    ),
    "artefact": lambda folder: _damage(next((folder.parent / "build").glob("*.docx"))),
    "missing artefact": lambda folder: next((folder.parent / "build").glob("*.docx")).unlink(),
    "manifest": lambda folder: _damage(folder.parent / "build/manifest.json"),
    "cache": lambda folder: shutil.rmtree(folder.parent / "build/.cache"),
}


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2])


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(folder: Path, change: str) -> None:
    assert _stands(folder)
    CHANGES[change](folder)
    assert not _stands(folder)


def test_a_text_of_the_same_length_and_time_is_seen(folder: Path) -> None:
    path = folder / "one.md"
    about = path.stat()
    edit(path, "Words", "Terms")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert not _stands(folder)


def test_another_question_has_another_answer(folder: Path, tmp_path: Path) -> None:
    assert not _stands(folder, "review")
    assert not _stands(folder, strict=True)
    assert not _stands(folder, output=tmp_path)


def test_another_day_or_program_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    assert not _stands(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr("publish.pipeline.surroundings.pango", lambda: "99")
    assert not _stands(folder)


def test_a_build_with_errors_is_not_kept(folder: Path) -> None:
    (folder / "three.md").unlink()
    assert not build(folder, jobs=1).ok
    assert not _stands(folder)


def test_what_builds_write_does_not_count(tmp_path: Path) -> None:
    write_book(tmp_path / "x", "review").rename(tmp_path / "book")  # a root and folder in one
    place = locate(tmp_path / "book")
    assert place is not None
    first = surroundings(place, os.environ)
    for name in ("build/a.pdf", ".git/index", "review/rounds/a/one.md", "a/__pycache__/b.pyc"):
        (place.path / name).parent.mkdir(parents=True, exist_ok=True)
        (place.path / name).write_text("x")
    assert surroundings(place, os.environ) == first
    (place.path / "review/one.md").write_text("x")
    assert surroundings(place, os.environ) != first
