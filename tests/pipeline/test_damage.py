"""Whatever becomes of the cache, a build gives the same bytes and never an exception."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.small_book import write_book
from publish import build
from publish.model import Step
from publish.pipeline.last import FILE
from publish.pipeline.progress import Left
from publish.store import store

Damage = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book whose review copy has been built, which takes the least time."""
    folder = write_book(tmp_path, "review")
    assert build(folder, jobs=1).ok
    return folder


def _entries(folder: Path, kind: str) -> list[Path]:
    return sorted((folder.parent / "build" / ".cache" / kind).glob("?/*"))


def _sum(folder: Path) -> str:
    (book,) = (folder.parent / "build").glob("*.docx")
    return hashlib.sha256(book.read_bytes()).hexdigest()


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _delete(path: Path) -> None:
    path.unlink(missing_ok=True)


DAMAGES = [_flip, _truncate, _empty, _delete]


def test_damaged_values_that_cannot_be_deleted_are_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the cache lies on a disk that can only be read."""
    before = _sum(folder)
    (book,) = (folder.parent / "build").glob("*.docx")
    book.unlink()
    for path in _entries(folder, "values"):
        _flip(path)
    monkeypatch.setattr(Path, "unlink", _refused(Path.unlink))
    monkeypatch.setattr(store, "_write", _refused(store._write))
    monkeypatch.setattr(Path, "write_text", _refused(Path.write_text))
    result = build(folder, jobs=1)
    assert [problem.code for problem in result.report] == ["CCH001"]
    assert _sum(folder) == before


def _refused(function: Callable[..., Any]) -> Callable[..., Any]:
    def refuse(path: Path | str, *given: Any, **more: Any) -> Any:
        if ".cache" in Path(path).parts:
            raise PermissionError(errno.EROFS, "Read-only file system", str(path))
        return function(path, *given, **more)

    return refuse


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", ["steps", "values"])
def test_all_entries_damaged(folder: Path, kind: str, damage: Damage) -> None:
    whole = _sum(folder)
    for path in _entries(folder, kind):
        damage(path)
    result = build(folder, jobs=1)
    assert result.ok
    assert _sum(folder) == whole
    assert {step.state for step in build(folder, jobs=1).steps} == {"reused"}


def test_each_value_damaged_for_itself(folder: Path) -> None:
    whole = _sum(folder)
    for path in _entries(folder, "values")[::4]:
        _flip(path)
        assert build(folder, jobs=1).ok
        assert _sum(folder) == whole


class Vandal:
    """A watcher that damages all values while a build is under way."""

    def __init__(self, folder: Path, damage: Damage, at: int) -> None:
        self.folder, self.damage, self.left = folder, damage, at

    def begin(self, edition: str, steps: int) -> None:
        pass

    def working(self, steps: Sequence[Step]) -> None:
        pass

    def advance(self, edition: str, step: str, left: Left) -> None:
        self.left -= 1
        if self.left == 0:
            for path in _entries(self.folder, "values"):
                self.damage(path)

    def end(self, edition: str) -> None:
        pass


@pytest.mark.parametrize("damage", [_truncate, _delete])
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("at", [1, 3])
def test_values_damaged_while_they_are_used(
    folder: Path, damage: Damage, jobs: int, at: int
) -> None:
    whole = _sum(folder)
    for record in _entries(folder, "steps"):
        record.unlink()
    vandal = Vandal(folder, damage, at)
    assert build(folder, jobs=jobs, progress=vandal).ok
    assert vandal.left <= 0
    assert _sum(folder) == whole


@pytest.mark.parametrize(
    "memory",
    ["", "{", "[]", "null", '{"parse:ch-one": 1}', '{"parse:ch-one": {"inputs": []}}', "\x00" * 9],
)
def test_a_damaged_memory_is_forgotten(folder: Path, memory: str) -> None:
    path = folder.parent / "build" / ".cache" / FILE
    path.write_text(memory, encoding="utf-8")
    (folder / "one.md").write_text("# One\n\nOther [words](#sec-end).\n", encoding="utf-8")
    result = build(folder, jobs=1)
    assert result.ok
    why = {step.name: step.why for step in result.steps}
    assert why["parse:ch-one"] == "never made before"
    assert why["parse:ch-two"] == "nothing it needs has changed"


def test_a_memory_that_is_no_text(folder: Path) -> None:
    (folder.parent / "build" / ".cache" / FILE).write_bytes(b"\xff\xfe\x00")
    assert build(folder, jobs=1).ok
