"""``publish preflight``"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.options import Form, Format, Strict
from publish.cli.report import exit_code, print_json, print_report
from publish.diagnostics import advice

if TYPE_CHECKING:
    from publish.preflight import Requirements, Standard
    from publish.preflight.ebooks.judges import Judge
    from publish.profiles import Store

Files = Annotated[
    list[Path],
    typer.Argument(help="PDF and EPUB files, or folders that have some in them.", metavar="FILE…"),
]
ProfileName = Annotated[
    str, typer.Option("--profile", help="The printer or store; publish profiles lists them.")
]
Standards = Annotated[
    list[str] | None,
    typer.Option("--standard", help="A standard to be kept, for example pdf/x-4; may be repeated."),
]
PaperName = Annotated[
    str, typer.Option("--paper", help="The profile's paper: white, cream or colour.")
]


Judges = Annotated[
    bool,
    typer.Option("--judges/--no-judges", help="Ask EPUBCheck and Ace of e-books, too."),
]


def preflight(
    files: Files,
    profile: ProfileName = "",
    paper: PaperName = "",
    standard: Standards = None,
    judges: Judges = True,
    strict: Strict = False,
    form: Format = Form.TEXT,
) -> None:
    """Check finished files before they go to the printer or the store; they may be anybody's.

    Example: publish preflight build/book-print.pdf --profile kdp
    """
    from publish.preflight import check_files, files_in

    chosen = files_in(files, _kinds(profile))
    store = _store(profile, chosen)
    asked = _asked("" if store else profile, paper, _standards(standard or []), chosen)
    called = _judges(chosen) if judges else ()
    report = check_files(chosen, asked, store, called)
    report = report.strict() if strict else report
    if form is Form.JSON:
        print_json({"judges": map(_told, called)} if called else {}, report)
    else:
        print_report(report, *(f"{one.name} was not asked: {one.absent}." for one in _away(called)))
    raise typer.Exit(exit_code(report))


def _kinds(profile: str) -> tuple[str, ...]:
    """The files in a folder that a profile is for: pages for printers, e-books for stores."""
    from publish.preflight import KINDS
    from publish.profiles import names, store_names

    if profile in names():
        return ("pdf",)
    return ("epub",) if profile in store_names() else KINDS


def _judges(files: Sequence[Path]) -> tuple[Judge, ...]:
    """The judges of e-books, if there is one among the files."""
    from publish.preflight import is_ebook
    from publish.preflight.ebooks.judges import judges

    return judges(os.environ, Path.cwd()) if any(map(is_ebook, files)) else ()


def _away(called: Sequence[Judge]) -> list[Judge]:
    return [one for one in called if not one.command]


def _told(judge: Judge) -> dict[str, object]:
    """A judge in JSON: whether it was asked, or why not."""
    return {"name": judge.name, "asked": bool(judge.command), "why": judge.absent}


def _store(profile: str, files: Sequence[Path]) -> Store | None:
    """The store of that name, or None; raises typer.BadParameter where no file goes there."""
    from publish.preflight import is_ebook
    from publish.profiles import load_store, store_names

    if profile not in store_names():
        return None
    if not any(map(is_ebook, files)):
        raise typer.BadParameter(f"“{profile}” is a store, and none of the files is an e-book.")
    return load_store(profile)


def _asked(
    profile: str, paper: str, standards: tuple[Standard, ...], files: Sequence[Path]
) -> Requirements:
    """What PDF files are held against. Raises typer.BadParameter for an unknown profile."""
    from publish.preflight import Requirements, is_ebook
    from publish.preflight.profiles import requirements
    from publish.profiles import load, names, store_names

    if not profile:
        return Requirements(standards=standards)
    if profile not in names():
        raise typer.BadParameter(_unknown("profile", profile, (*names(), *store_names())))
    if all(map(is_ebook, files)):
        known = ", ".join(store_names())
        said = f"“{profile}” is a printer, and the files are e-books; stores are {known}."
        raise typer.BadParameter(said)
    return requirements(load(profile), paper, standards)


def _standards(given: list[str]) -> tuple[Standard, ...]:
    from publish.preflight import Standard

    known = [one.value for one in Standard]
    for name in given:
        if name not in known:
            raise typer.BadParameter(_unknown("standard", name, known))
    return tuple(Standard(name) for name in given)


def _unknown(what: str, name: str, known: list[str] | tuple[str, ...]) -> str:
    return f"There is no {what} “{name}”. {advice(name, known)}".strip()
