"""A template that does not work is told with its file and line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editions.html.hand_made import METADATA, ONE, drafted
from publish.diagnostics import Diagnostic
from publish.editions import html
from publish.model import Apparatus, Kind, Piece, Place
from publish.themes import TemplateSource, Theme

PATH = "styles/templates/opener.html.j2"


def complaint(theme: Theme, text: str) -> Diagnostic:
    templates = {**theme.templates, "opener.html.j2": TemplateSource(PATH, text)}
    outcome = html.chapter(drafted([]), replace(theme, templates=templates), METADATA, "ebook")
    (diagnostic,) = outcome.diagnostics
    assert diagnostic.code == "THM001"
    assert "opener.html.j2" in diagnostic.message
    return diagnostic


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<p/>\n{{ titel }}\n", 2, "“titel”, which is not known"),
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("{{ piece.colour }}", 1, "“colour”, which is not known"),
        ("<p/>\n\n{{ term('no such word') }}", 3, "no such word"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{% include 'nothing.j2' %}", 1, "nothing.j2"),
    ],
)
def test_what_a_template_cannot_do(theme: Theme, text: str, line: int, words: str) -> None:
    diagnostic = complaint(theme, text)
    assert (diagnostic.span.path, diagnostic.span.line) == (PATH, line)
    assert words in diagnostic.message


def test_a_misspelt_name_is_offered_right(theme: Theme) -> None:
    assert "title" in complaint(theme, "{{ titel }}").hint


def test_markup_that_is_not_well_formed(theme: Theme) -> None:
    diagnostic = complaint(theme, "<h1>{{ title }}")
    assert diagnostic.span.path == PATH
    assert "not well formed" in diagnostic.message


def test_metadata_is_escaped(theme: Theme) -> None:
    piece = Piece("half-title", Kind.HALF_TITLE, Place.FRONT)
    metadata = replace(METADATA, title="A < B & C")
    outcome = html.generated(Apparatus(), piece, theme, metadata, "ebook", (piece, ONE))
    assert "A &lt; B &amp; C" in outcome.value
