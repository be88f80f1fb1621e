"""Settings are read anew whenever something that they depend on has changed, and only then."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pipeline.small_book import edit, write_book
from publish import build
from publish.config.loading import load
from publish.diagnostics import NOWHERE, Outcome, diagnose
from publish.model import Manuscript
from publish.pipeline import settings
from publish.pipeline.remembering import Memory
from publish.store import Store


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Its folder ``build`` is of the manuscript: what is made stands beside the latter."""
    folder = write_book(tmp_path, "print", "ebook")
    edit(folder / "book.yaml", "{format: epub}", "{format: epub, cover: build/cover.png}")
    (folder / "build").mkdir()
    Image.new("L", (900, 1400)).save(folder / "build" / "cover.png")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What has been read of book.yaml's so far."""
    found = []

    def noted(path: Path) -> Outcome[Manuscript | None]:
        found.append(path)
        return load(path)

    monkeypatch.setattr(settings.config, "load", noted)
    return found


def test_what_has_not_changed_is_read_once(book: Path, reads: list[Path]) -> None:
    one, other = settings.loaded(book, cache=True), settings.loaded(book, cache=True)
    assert len(reads) == 1
    assert one == other == load(book)


def test_texts_and_references_may_change(book: Path, reads: list[Path]) -> None:
    before = settings.loaded(book, cache=True).value
    next(book.glob("*.md")).write_text("# Another\n\nText.\n")
    edit(book / "references.yaml", "A Study", "Another Study")
    after = settings.loaded(book, cache=True).value
    assert len(reads) == 1
    assert before is not None and after is not None
    assert before.references != after.references
    assert after == load(book).value


def _title(book: Path) -> None:
    edit(book / "book.yaml", "title:", "subtitle: New\ntitle:")


def _another(book: Path) -> None:
    (book / "unlisted.md").write_text("# Unlisted\n")


def _gone(book: Path) -> None:
    (book / "references.yaml").unlink()


def _led_out(book: Path) -> None:
    chapter = next(book.glob("*.md"))
    outside = book.parent / "outside.md"
    chapter.rename(outside)
    chapter.symlink_to(outside)


def _cover_gone(book: Path) -> None:
    (book / "build" / "cover.png").unlink()


@pytest.mark.parametrize("change", [_title, _another, _gone, _led_out, _cover_gone])
def test_everything_else_is_read_anew(
    change: Callable[[Path], None], book: Path, reads: list[Path]
) -> None:
    settings.loaded(book, cache=True)
    change(book)
    assert settings.loaded(book, cache=True) == load(book)
    assert len(reads) == 2


def test_what_is_wrong_is_said_each_time(book: Path) -> None:
    edit(book / "book.yaml", "title:", "titel: Mistaken\ntitle:")
    said = [[one.code for one in settings.loaded(book, cache=True).diagnostics] for _ in range(2)]
    assert said[0] == said[1] != []


def test_without_a_cache_nothing_is_kept(book: Path, reads: list[Path]) -> None:
    for _ in range(2):
        settings.loaded(book, cache=False)
    assert len(reads) == 2
    assert not (book.parent / "build").exists()


def test_what_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    memory = Memory(Store(str(tmp_path), str(tmp_path)))
    states = iter(["before", "after", "after", "after", "after"])

    def of() -> str:
        return memory.of("x", lambda: (next(states),), lambda: Outcome("made")).value

    assert of() == "made"
    assert memory.of("x", lambda: ("before",), lambda: Outcome("made anew")).value == "made anew"
    assert of() == "made"
    assert memory.of("x", lambda: ("after",), lambda: Outcome("made anew")).value == "made"


def test_what_has_been_damaged_is_read_anew(book: Path, reads: list[Path]) -> None:
    settings.loaded(book, cache=True)
    for value in (book.parent / "build/.cache/values").rglob("*"):
        if value.is_file():
            value.write_bytes(value.read_bytes()[:-1])
    assert settings.loaded(book, cache=True) == load(book)


def test_a_changed_theme_is_noticed(book: Path) -> None:
    assert build(book, jobs=1).ok
    style = book.parent / "styles" / "print.css"
    style.parent.mkdir(exist_ok=True)
    style.write_text("p { text-indent: 3em }\n")
    changed = {one.name for one in build(book, jobs=1).steps if one.state == "made"}
    assert any(name.startswith("galley:") for name in changed)


def test_a_warning_of_a_theme_is_not_remembered(tmp_path: Path) -> None:
    memory = Memory(Store(str(tmp_path), str(tmp_path)))
    problem = diagnose("CFG008", NOWHERE, name="x", advice="")
    for _ in range(2):
        assert memory.of("theme", tuple, lambda: Outcome(None, (problem,))).diagnostics


def test_a_changed_word_needs_nobody_who_reads_settings(book: Path) -> None:
    assert build(book, jobs=1).ok
    edit(book / "one.md", "first", "very first")
    code = (
        "import sys, publish\n"
        f"assert publish.check({str(book)!r}).ok\n"
        "slow = {'pydantic', 'uharfbuzz', 'publish.config.schema'}\n"
        "print(*sorted(slow & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
