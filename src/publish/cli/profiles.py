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
    from publish.profiles import Profile, Store


def profiles(
    name: Annotated[
        str | None, typer.Argument(help="Say what this one asks of a book.", metavar="NAME")
    ] = None,
    form: Format = Form.TEXT,
) -> None:
    """List the printers and stores that are known, or say what one asks, and where it says so.

    Example: publish profiles kdp
    """
    from publish.profiles import load, load_store, names, store_names

    known = (*names(), *store_names())
    if name is not None and name not in known:
        hint = advice(name, known)
        raise typer.BadParameter(f"there is no profile “{name}”. {hint}".strip(), param_hint="NAME")
    printers = tuple(load(one) for one in names() if name in (None, one))
    stores = tuple(load_store(one) for one in store_names() if name in (None, one))
    if form is Form.JSON:
        print_json({"profiles": map(asdict, printers), "stores": map(asdict, stores)})
    elif name is None:
        for line in _names(printers, stores):
            typer.echo(line)
    else:
        found: list[Profile | Store] = [*printers, *stores]
        for line in _lines(found[0]):
            typer.echo(line)


def _names(printers: tuple[Profile, ...], stores: tuple[Store, ...]) -> Iterator[str]:
    """Printers, then stores, each under its head."""
    kinds: dict[str, tuple[Profile | Store, ...]] = {"printers": printers, "stores": stores}
    width = max(len(one.name) for listed in kinds.values() for one in listed)
    for head, listed in kinds.items():
        yield f"{head}:"
        yield from (f"  {one.name:{width}}  {one.title}" for one in listed)


def _lines(profile: Profile | Store) -> Iterator[str]:
    """The rows in columns, each with the number of its source, and the sources below."""
    from publish.profiles import Store, rows, store_rows

    sources = profile.sources()
    found = tuple(store_rows(profile) if isinstance(profile, Store) else rows(profile))
    width = max(len(what) for what, _, _ in found)
    yield f"{profile.name}: {profile.title}"
    for what, value, source in found:
        yield f"  {what:{width}}  {value} [{sources.index(source) + 1}]"
    for number, source in enumerate(sources, 1):
        yield f"  [{number}] {source.publisher}, {source.page}. {source.address}".rstrip()
