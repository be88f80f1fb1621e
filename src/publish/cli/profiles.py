"""``publish profiles``"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.options import Form, Format
from publish.cli.report import print_json
from publish.diagnostics import advice

if TYPE_CHECKING:
    from publish.profiles import Profile


def profiles(
    name: Annotated[
        str | None, typer.Argument(help="Say what this one asks of a book.", metavar="NAME")
    ] = None,
    form: Format = Form.TEXT,
) -> None:
    """List the printers that are known, or say what one asks of a book, and where it says so.

    Example: publish profiles kdp
    """
    from publish.profiles import load, names

    if name is not None and name not in names():
        hint = advice(name, names())
        raise typer.BadParameter(f"there is no profile “{name}”. {hint}".strip(), param_hint="NAME")
    found = tuple(load(one) for one in ((name,) if name else names()))
    if form is Form.JSON:
        print_json({"profiles": map(asdict, found)})
    elif name is None:
        width = max(len(profile.name) for profile in found)
        for profile in found:
            typer.echo(f"{profile.name:{width}}  {profile.title}")
    else:
        for line in _lines(found[0]):
            typer.echo(line)


def _lines(profile: Profile) -> Iterator[str]:
    """The rows in columns, each with the number of its source, and the sources below."""
    from publish.profiles import rows

    sources = profile.sources()
    found = tuple(rows(profile))
    width = max(len(what) for what, _, _ in found)
    yield f"{profile.name}: {profile.title}"
    for what, value, source in found:
        yield f"  {what:{width}}  {value} [{sources.index(source) + 1}]"
    for number, source in enumerate(sources, 1):
        yield f"  [{number}] {source.publisher}, {source.page}. {source.address}".rstrip()
