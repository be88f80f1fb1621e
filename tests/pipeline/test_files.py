"""Writing whole, naming from the root, dating, and the pictures of a folder."""

import os
from pathlib import Path

import pytest

from publish.pipeline import files, state
from publish.pipeline.survey import survey


def test_a_file_is_written_whole(tmp_path: Path):
    target = tmp_path / "deep" / "er" / "book.pdf"
    files.write_whole(target, b"one")
    files.write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "book.pdf"
    files.write_whole(target, b"good")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(target, b"half")
    assert target.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [target]


def test_names_begin_at_the_root(tmp_path: Path):
    assert files.relative(tmp_path / "a" / "b.md", tmp_path) == "a/b.md"
    assert files.relative("/elsewhere/b.md", tmp_path) == "/elsewhere/b.md"


def test_when_a_manuscript_was_modified(tmp_path: Path):
    (tmp_path / "one.md").write_text("x")
    (tmp_path / "two.md").write_text("x")
    os.utime(tmp_path / "one.md", (1_000, 1_000))
    os.utime(tmp_path / "two.md", (2_000, 2_000))
    assert state.state(tmp_path, {}).modified == 2_000
    for epoch, modified in {"86400": 86_400, "yesterday": 2_000}.items():
        stated = {"SOURCE_DATE_EPOCH": epoch}
        assert state.state(tmp_path, stated).modified == modified


def test_what_builds_and_reviews_have_written_is_not_of_the_manuscript(tmp_path: Path):
    for folder in ("book", "manuscript"):
        for name in ("one.md", "build/two.md", "review/three.md", "review/rounds/a/four.md"):
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text("x")
    found = {path.name for path in state.sources(tmp_path / "book", "*.md")}
    assert found == {"one.md", "three.md"}
    assert len(list(state.sources(tmp_path / "manuscript", "*.md"))) == 4
    assert state.written_here(("review", "comments.yaml"))


def test_the_pictures_of_a_folder(tmp_path: Path):
    svg = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    for name in ("a.svg", "figures/B.SVG", ".hidden/c.svg", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(svg)
    (tmp_path / "broken.png").write_text("x")
    (tmp_path / "out.svg").symlink_to("/etc/hostname.svg")
    found, problems = survey(tmp_path)
    assert sorted(found) == ["a.svg", "figures/B.SVG"]
    assert {name for name, problem in problems.items() if problem} == {"broken.png", "out.svg"}


def test_what_builds_write_is_not_even_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("one.md", "parts/two.md", "build/.cache/steps/ab/abc", "review/rounds/1/one.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    looked, scan = [], os.scandir

    def scandir(path: str):
        looked.append(os.path.relpath(path, tmp_path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in state.sources(tmp_path))
    assert found == ["one.md", "parts", "parts/two.md", "review"]
    assert sorted(looked) == [".", "parts", "review"]
    assert [path.name for path in state.sources(tmp_path, "two*")] == ["two.md"]
