"""The colophon: what it says, where that comes from, and who is told."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from publish import pandoc
from publish.diagnostics import NOWHERE
from publish.editions.colophon import lines
from publish.editions.plan import Plan
from publish.model import UNTOLD, Colophon, Edition, Kind, Metadata, Piece, Place, Typeface
from publish.pipeline.colophon import colophon
from publish.pipeline.state import State
from publish.resolve.styles import find_style
from publish.themes import Theme, load

OFL = "SIL Open Font License 1.1"
MADE = Colophon(
    typefaces=(Typeface("One", OFL), Typeface("Two", OFL), Typeface("Three")),
    programs=("publish 1.0", "pandoc 3.9"),
    citation_style="A Style",
    day="2026-11-22",
)


@pytest.fixture(scope="module")
def theme() -> Theme:
    loaded = load("house", None, NOWHERE).value
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_thing_known_is_a_sentence_in_the_books_language(theme: Theme, language: str) -> None:
    said = lines(MADE, lambda key: theme.term(language, key))
    day = {"en": "22\N{NO-BREAK SPACE}November 2026", "ru": "22\N{NO-BREAK SPACE}ноября 2026"}
    known = (f"One, Two ({OFL}), Three", "publish 1.0, pandoc 3.9", "A Style", day[language])
    begun = [line.removesuffix(f" {what}.") for line, what in zip(said, known, strict=True)]
    assert begun == [theme.terms[language][key] for key in _KEYS]


_KEYS = ("set-in", "made-with", "cited-after", "revised")


def test_what_is_not_known_is_not_said() -> None:
    assert lines(UNTOLD, str) == ()
    assert lines(Colophon(day="2026"), str) == ("revised 2026.",)


def test_it_is_made_from_the_builds_own_data(theme: Theme) -> None:
    style = find_style("chicago-author-date", "", NOWHERE).value
    assert style is not None
    made = colophon(theme, style, State(1_795_305_600, "0123456789"))
    assert made.typefaces == (Typeface("EB Garamond", OFL), Typeface("IBM Plex Mono", OFL))
    assert made.programs == (f"publish {version('publish')}", f"pandoc {pandoc.version()}")
    assert made.citation_style.startswith("Chicago Manual of Style")
    assert (made.day, made.revision) == ("2026-11-22", "0123456789")


def test_pages_are_told_their_own(theme: Theme, tmp_path: Path) -> None:
    edition = Edition("print", "pdf", Metadata("T", "en", "t"), "house", str(tmp_path))
    plan = Plan(edition, (), theme, {}, "", {}, 0, replace(MADE, revision="0123456789"))
    told = {kind: plan.colophon_of(Piece("x", kind, Place.BACK)) for kind in Kind}
    assert told.pop(Kind.COLOPHON) == MADE
    assert told.pop(Kind.IMPRINT) == Colophon(revision="0123456789")
    assert set(told.values()) == {UNTOLD}
