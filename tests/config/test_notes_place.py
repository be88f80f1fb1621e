"""Where the notes of an edition stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import config


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("back: [notes]", "endnotes"),
        ("front: [notes]\nback: []", "endnotes"),
        ("back: [index]", "chapter-endnotes"),
        ("back: [index]\nnotes: {place: footnotes}", "footnotes"),
        ("notes: {place: chapter-endnotes}", "chapter-endnotes"),
        ("", "endnotes"),
    ],
)
def test_endnotes_stand_where_the_outline_has_room(
    tmp_path: Path, settings: str, place: str
) -> None:
    (tmp_path / "one.md").write_text("# One\n", encoding="utf-8")
    text = f"title: Notes\nidentifier: x\nchapters: [one.md]\n{settings}\n"
    (tmp_path / "book.yaml").write_text(text, encoding="utf-8")
    found = config.load(tmp_path)
    assert found.diagnostics == ()
    assert found.value is not None
    assert {edition.notes_place for edition in found.value.editions} == {place}


def test_an_edition_may_have_them_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n", encoding="utf-8")
    editions = "  print: {format: pdf}\n  ebook: {format: epub, notes: {place: chapter-endnotes}}\n"
    text = f"title: Notes\nidentifier: x\nchapters: [one.md]\neditions:\n{editions}"
    (tmp_path / "book.yaml").write_text(text, encoding="utf-8")
    found = config.load(tmp_path)
    assert found.diagnostics == () and found.value is not None
    places = {edition.name: edition.notes_place for edition in found.value.editions}
    assert places == {"print": "endnotes", "ebook": "chapter-endnotes"}
