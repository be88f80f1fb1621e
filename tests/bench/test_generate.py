"""The book that is measured has what it is said to have, and passes for a real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bench.baseline import plain
from bench.chooser import Chooser
from bench.edits import change_word, correct_title, grow
from bench.size import LONG, Size, shares

from bench import generate
from publish import check

_SMALL = Size().scaled(0.02)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    generate.manuscript(folder, Size())
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "manuscript"
    generate.manuscript(folder, _SMALL)
    return folder


def _text(folder: Path) -> str:
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md")))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_counts(whole: Path) -> None:
    text = _text(whole)
    cited = re.findall(r"\[@(ref\d+), p\.", text)
    assert len(cited) == 1000
    assert len(set(cited)) == (whole / "references.yaml").read_text().count("- id:") == 400
    assert (
        len(re.findall(r"\[\^n\d+\](?!:)", text)) == len(re.findall(r"^\[\^n", text, re.M)) == 600
    )
    assert text.count("(see ") == 400
    assert len(re.findall(r"\{#fig-", text)) == len(_files(whole / "figures")) == 60
    assert len(re.findall(r"\{#tbl-", text)) == 60
    terms = re.findall(r'\.index term="([^"]+)"', text)
    assert (len(terms), len(set(terms))) == (1000, 500)


def test_words_of_prose(whole: Path) -> None:
    blocks = _text(whole).split("\n\n")
    prose = " ".join(block for block in blocks if not re.match(r"[#|!:]|\[\^", block))
    bare = re.sub(r"\{[^}]*\}| \[@[^\]]*\]| \(see [^)]*\)|\[\^n\d+\]|> ", "", prose)
    assert len(bare.split()) == pytest.approx(180_000, rel=0.002)


def test_one_chapter_holds_a_quarter() -> None:
    parts = shares(Size(), generate.SEED)
    words = [part.words for part in parts]
    assert len(parts) == 20
    assert sum(words) == 180_000
    assert words[LONG - 1] == pytest.approx(45_000, rel=0.01)
    others = words[: LONG - 1] + words[LONG:]
    assert max(others) > 1.5 * min(others)


def test_same_seed_same_book(small: Path, tmp_path: Path) -> None:
    generate.manuscript(tmp_path / "again", _SMALL)
    generate.manuscript(tmp_path / "other", _SMALL, seed="another")
    assert _files(small) == _files(tmp_path / "again")
    assert _files(small) != _files(tmp_path / "other")


def test_book_is_clean(small: Path) -> None:
    result = check(small, cache=False)
    assert [str(one) for one in result.report] == []


def test_one_chapter(tmp_path: Path) -> None:
    generate.manuscript(tmp_path, Size(**{**vars(_SMALL), "chapters": 1}))
    assert [path.name for path in tmp_path.glob("*.md")] == ["01.md"]


def test_edits_are_fresh_and_leave_the_book_clean(small: Path) -> None:
    seen = [_files(small)]
    for turn in range(3):
        for edit in (
            lambda choose: change_word(small, _SMALL.chapters, choose),
            lambda choose: grow(small, choose),
            lambda choose: correct_title(small, choose),
        ):
            edit(Chooser("edit", turn))
            now = _files(small)
            assert now not in seen
            assert sum(now[name] != seen[-1][name] for name in now) == 1
            seen.append(now)
    assert [str(one) for one in check(small, cache=False).report] == []


def test_baseline_is_fixed(tmp_path: Path) -> None:
    assert plain.changed() == []
    generate.plain(tmp_path, Size())
    plain.prepare(tmp_path)
    plain.render(tmp_path)
    assert plain.changed(tmp_path) == []
    (tmp_path / "book.html").write_text("another", encoding="utf-8")
    assert plain.changed(tmp_path) == ["book.html"]
