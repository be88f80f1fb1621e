"""The same manuscript gives the same bytes, however and after whatever it is built."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.small_book import write_book
from publish import build

NAMES = ("print", "ebook", "review")
Sums = dict[str, str]


def _sums(folder: Path) -> Sums:
    """Name of each artefact → its digest."""
    found = [path for path in folder.iterdir() if path.suffix in (".pdf", ".epub", ".docx")]
    assert len(found) == len(NAMES)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sums]:
    """What one process without a cache makes of the book."""
    root = tmp_path_factory.mktemp("clean")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        build(write_book(root, *NAMES), jobs=1, cache=False)
    assert not (root / "build" / ".cache").exists()
    yield _sums(root / "build")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_book(tmp_path, *NAMES)


def _start(folder: Path, output: str, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "publish", "build", str(folder)]
    command += ["-o", str(folder.parent / output), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_many_jobs_cold_and_warm(folder: Path, clean: Sums) -> None:
    for jobs, state in ((4, "made"), (4, "reused"), (1, "reused")):
        result = build(folder, jobs=jobs)
        assert result.ok
        assert state in {step.state for step in result.steps}
        assert _sums(folder.parent / "build") == clean
    assert {step.state for step in result.steps} == {"reused"}


def test_editions_one_by_one(folder: Path, clean: Sums) -> None:
    for name in reversed(NAMES):
        build(folder, [name], jobs=1)
    assert _sums(folder.parent / "build") == clean


@pytest.mark.parametrize(("jobs", "after"), [(1, 20), (2, 120)])
def test_a_killed_build_and_then_a_build(folder: Path, clean: Sums, jobs: int, after: int) -> None:
    process = _start(folder, "build", jobs)
    steps = folder.parent / "build" / ".cache" / "steps"
    while process.poll() is None and len(list(steps.glob("*/*"))) < after:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert build(folder, jobs=1).ok
    assert _sums(folder.parent / "build") == clean


def test_two_builds_at_once(folder: Path, clean: Sums) -> None:
    both = [_start(folder, output, 2) for output in ("left", "right")]
    assert [process.wait() for process in both] == [0, 0]
    assert _sums(folder.parent / "left") == clean
    assert _sums(folder.parent / "right") == clean


def test_a_cache_that_cannot_be_written(folder: Path, clean: Sums) -> None:
    (folder.parent / "build").mkdir()
    (folder.parent / "build" / ".cache").write_text("a file", encoding="utf-8")
    result = build(folder, jobs=2)
    assert [diagnostic.code for diagnostic in result.report] == ["CCH001"]
    assert _sums(folder.parent / "build") == clean
