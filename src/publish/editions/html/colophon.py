"""The colophon: what the book was made with."""

from __future__ import annotations

from publish.editions.colophon import lines
from publish.editions.html.content import Filling, Source
from publish.editions.html.titles import titles


def colophon(source: Source) -> Filling:
    """All that the title page is told, and the lines of what the book was made with."""
    return Filling({**titles(source).values, "lines": lines(source.made, source.setting.term)})
