"""``publish styles``"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.options import Form, Format
from publish.cli.report import print_json

if TYPE_CHECKING:
    from publish.resolve.style_catalogue import Style


def styles(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Only styles with all these words in name or title.", metavar="WORD"),
    ] = None,
    form: Format = Form.TEXT,
) -> None:
    """List the citation styles that there are, by the names that book.yaml calls them.

    With words, the names of journals that lead to another style are searched, too.

    Example: publish styles chicago notes
    """
    from publish.resolve.style_catalogue import matching, nearest_styles

    wanted = tuple(words or ())
    found = matching(wanted)
    near = () if found else nearest_styles(wanted)
    if form is Form.JSON:
        print_json({"styles": map(asdict, found), "nearest": ({"name": name} for name in near)})
        return
    width = max((len(style.name) for style in found), default=0)
    for style in found:
        typer.echo(_line(style, width))
    if not found:
        typer.echo(f"No style has {' and '.join(f'“{word}”' for word in wanted)} in its name.")
        typer.echo(f"    Nearest: {', '.join(near)}")


def _line(style: Style, width: int) -> str:
    """``apa  author-date  en-US  APA Style 7th edition``, in columns."""
    ends = f"{style.title} → {style.follows}" if style.follows else style.title
    return f"{style.name:{width}}  {style.kind or '–':11}  {style.locale or '–':5}  {ends}"
