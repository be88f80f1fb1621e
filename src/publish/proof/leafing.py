"""The page on which a proof is leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Shown:
    """A finding as the page tells it; ``spread`` counts from 1, 0 where the whole file is meant."""

    number: int
    message: str
    hint: str
    place: str
    spread: int


@dataclass(frozen=True)
class Picture:
    """A spread: its picture's file and size in pixels, its pages' labels, what is found there."""

    file: str
    width: int
    height: int
    label: str
    findings: tuple[Shown, ...]


def leaf(
    title: str,
    edition: str,
    pages: int,
    spreads: Sequence[Picture],
    sheets: Sequence[str],
    findings: Sequence[Shown],
) -> str:
    """The HTML page."""
    from jinja2 import Environment, StrictUndefined  # slow to load

    source = (files("publish.proof") / "leaf.html.j2").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source).render(
        title=title, edition=edition, pages=pages, spreads=spreads, sheets=sheets, findings=findings
    )
