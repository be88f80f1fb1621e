"""The date and the name of the last commit."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from publish import git


def _run(folder: Path, *arguments: str, at: int = 0) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = {
        "GIT_COMMITTER_DATE": f"@{at} +0000",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
        "HOME": str(folder),
    }
    command = ["git", "-C", str(folder), *identity, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def test_the_last_commit_that_touched_the_folder(tmp_path: Path) -> None:
    _run(tmp_path, "init")
    for name, at in (("manuscript", 1_000_000_000), ("elsewhere", 1_100_000_000)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("text")
        _run(tmp_path, "add", name)
        _run(tmp_path, "commit", "-m", name, at=at)
    assert git.last_commit(tmp_path / "manuscript") == 1_000_000_000
    assert git.last_commit(str(tmp_path)) == 1_100_000_000
    revisions = {git.revision(tmp_path / "manuscript"), git.revision(tmp_path)}
    assert [re.fullmatch(r"[0-9a-f]{10}", one) is not None for one in revisions] == [True, True]


def test_what_reviews_have_left_does_not_count(tmp_path: Path) -> None:
    _run(tmp_path, "init")
    for name, at in (("one.md", 1_000_000_000), ("review/rounds/a/one.md", 1_100_000_000)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
        _run(tmp_path, "add", name)
        _run(tmp_path, "commit", "-m", name, at=at)
    assert git.last_commit(tmp_path) == 1_000_000_000
    assert git.last_commit(tmp_path / "review" / "rounds") == 1_100_000_000


def test_a_folder_never_committed(tmp_path: Path) -> None:
    _run(tmp_path, "init")
    assert git.last_commit(tmp_path) is None


def test_no_repository(tmp_path: Path) -> None:
    assert git.last_commit(tmp_path) is None
    assert git.last_commit(tmp_path / "missing") is None
    assert git.revision(tmp_path) == ""


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.last_commit(tmp_path) is None


def test_the_files_of_a_revision(tmp_path: Path) -> None:
    repository, target = tmp_path / "repository", tmp_path / "target"
    (repository / "book" / "figures").mkdir(parents=True)
    _run(repository, "init")
    (repository / "book" / "one.md").write_text("old")
    (repository / "book" / "figures" / "a.svg").write_text("<svg/>")
    (repository / "book" / "link").symlink_to("/etc/passwd")
    (repository / "other").write_text("text")
    _run(repository, "add", ".")
    _run(repository, "commit", "-m", "old", at=1_000_000_000)
    _run(repository, "tag", "v1")
    (repository / "book" / "one.md").write_text("new")
    _run(repository, "commit", "-am", "new", at=1_100_000_000)
    then = git.commit(repository, "v1")
    assert then == git.commit(repository, "HEAD~1")
    assert git.entries(repository / "book", then) == ("figures", "link", "one.md")
    assert git.last_commit(repository / "book", then) == 1_000_000_000
    git.take_out(repository / "book", then, ("figures", "link", "one.md"), target)
    assert (target / "one.md").read_text() == "old"
    found = sorted(one.relative_to(target).as_posix() for one in target.rglob("*"))
    assert found == ["figures", "figures/a.svg", "one.md"]
    assert (repository / "book" / "one.md").read_text() == "new"


@pytest.mark.parametrize("name", ["nothing", "-x", "--help", "HEAD:book", "a b", "a\0b", ""])
def test_a_name_that_means_no_commit(tmp_path: Path, name: str) -> None:
    _run(tmp_path, "init")
    (tmp_path / "book").write_text("text")
    _run(tmp_path, "add", ".")
    _run(tmp_path, "commit", "-m", "one")
    assert git.commit(tmp_path, name) == ""
