"""Texts that pandoc does not come to an end with: told where they stand, and no other fails."""

from __future__ import annotations

from pathlib import Path

import pytest

import publish
from reading.built import write

BOOK = "title: Endless\nchapters: [one.md, two.md]\n"
FORMULA = f"${'x^{' * 40}x{'}' * 40}$"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publish.pandoc.door.SECONDS", 2.0)


def _said(result: publish.Result) -> list[str]:
    return [f"{one.code} {one.span}" for one in result.report]


def test_other_chapters_are_read_and_nothing_is_kept(tmp_path: Path) -> None:
    book = write(tmp_path, BOOK, one="# One\n\n[]()\n", two=f"# Two\n\n{'[' * 30}x\n")
    for _ in range(2):
        result = publish.build(book, jobs=1)
        assert _said(result) == ["SRC011 one.md:3:1", "SRC019 two.md:3:1"]
        assert result.artefacts == ()
        made = {step.name for step in result.steps if step.state == "made"}
        assert "parse:ch-two" in made
    assert "parse:ch-one" not in made


def test_a_formula_in_any_edition(tmp_path: Path) -> None:
    book = write(tmp_path, BOOK, one=f"# One\n\nA note.[^a]\n\n[^a]: {FORMULA}\n", two="# Two\n")
    result = publish.build(book, jobs=1)
    assert _said(result) == ["SRC019 one.md"]
    assert result.artefacts == ()


def test_references(tmp_path: Path) -> None:
    book = write(tmp_path, BOOK + "references: r.yaml\n", one="# One\n", two="# Two\n")
    (book / "r.yaml").write_text(f"references:\n- {{id: a, title: '{'[' * 30}x'}}\n")
    assert _said(publish.check(book)) == ["SRC019 r.yaml"]
