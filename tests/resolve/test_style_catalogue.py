"""The list of citation styles, and the command that shows it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from publish.cli.app import app
from publish.diagnostics import Span
from publish.resolve.style_catalogue import Style, journals, matching, nearest_styles, styles
from publish.resolve.styles import find_style, is_note_style

_KINDS = {"note", "author-date", "author", "numeric", "label"}


def _one(*words: str) -> Style:
    return next(style for style in matching(words) if style.name == words[0])


def test_every_style_has_a_title_and_a_kind() -> None:
    found = styles()
    assert len(found) > 2000
    assert all(style.title and style.kind in _KINDS and not style.follows for style in found)
    assert [style.name for style in found] == sorted(style.name for style in found)


@pytest.mark.parametrize(
    ("name", "kind", "locale"),
    [
        ("apa", "author-date", ""),
        ("chicago-notes-bibliography-fr", "note", "fr-FR"),
        ("ieee", "numeric", ""),
    ],
)
def test_what_is_said_of_a_style(name: str, kind: str, locale: str) -> None:
    style = _one(name)
    assert (style.kind, style.locale) == (kind, locale)
    path = find_style(name, ".", Span("book.yaml")).value
    assert path is not None
    assert is_note_style(path) == (kind == "note")


def test_words_are_looked_for_in_names_and_titles_whatever_their_case() -> None:
    assert "chicago-notes-bibliography" in {s.name for s in matching(("Bibliography", "18TH"))}
    assert matching(("no such style at all",)) == ()


def test_journals_lead_to_a_style_that_there_is() -> None:
    assert _one("nature-climate-change").follows == "nature"
    written_out = {style.name for style in styles()}
    lost = [style for style in journals() if style.follows not in written_out]
    assert lost == []


def test_the_nearest_names_are_offered() -> None:
    assert nearest_styles(("chicago-author-dat",))[0] == "chicago-author-date"


def test_the_command() -> None:
    shown = CliRunner().invoke(app, ["styles", "nature", "climate", "--format", "json"])
    assert shown.exit_code == 0
    tree = json.loads(shown.stdout)
    assert [style["name"] for style in tree["styles"]] == ["nature-climate-change"]
    shown = CliRunner().invoke(app, ["styles", "chicagoo"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("No style has “chicagoo” in its name.\n    Nearest: chicago")
