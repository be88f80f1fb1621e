"""What an edition was made with: typefaces, programs, citation style, the manuscript's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from publish.model import Colophon, Typeface
from publish.pipeline.manifest import tool_versions
from publish.pipeline.state import State
from publish.resolve.styles import style_title
from publish.themes import Theme

ROLES = ("text", "head", "mono")
"""What a book is set in. The theme's fallback is not: it lends the others single characters."""

PROGRAMS = ("publish", "pandoc")


def colophon(theme: Theme, style: str, state: State) -> Colophon:
    """``style`` is the path of a citation style."""
    versions = tool_versions()
    return Colophon(
        typefaces=tuple(_typefaces(theme)),
        programs=tuple(f"{name} {versions[name]}" for name in PROGRAMS),
        citation_style=style_title(style),
        day=datetime.fromtimestamp(state.modified, UTC).date().isoformat(),
        revision=state.revision,
    )


def _typefaces(theme: Theme) -> Iterator[Typeface]:
    licences = {face.family: face.licence_name for face in theme.faces}
    families = theme.tokens["faces"]
    for family in dict.fromkeys(str(families[role]) for role in ROLES):
        yield Typeface(family, licences.get(family, ""))
