"""``publish refs``"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from publish.cli.imported import print_imported
from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath, Strict
from publish.cli.report import exit_code, print_json, print_report
from publish.diagnostics import Report, Span

if TYPE_CHECKING:
    from publish.references.consulting import Consulted
    from publish.references.listing import Row

refs = typer.Typer(no_args_is_help=True, help="Check, list, tidy and gather the references.")


@refs.command()
def check(
    manuscript: ManuscriptPath = MANUSCRIPT, strict: Strict = False, form: Format = Form.TEXT
) -> None:
    """Say what is wrong with the references and citations, and which entries nothing cites.

    Example: publish refs check manuscript --strict
    """
    from publish.references.consulting import check as examine

    with redirect_stdout(sys.stderr):  # what libraries print would spoil the report
        report = examine(manuscript, strict=strict)
    if form is Form.JSON:
        print_json({}, report)
    else:
        print_report(report)
    raise typer.Exit(exit_code(report))


@refs.command("list")
def list_(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """List the references: key, type, title, and every place at which each is cited.

    Example: publish refs list manuscript --format json
    """
    found, listed = _rows(manuscript)
    if form is Form.JSON:
        print_json({"references": map(_entry, listed)}, found.report)
    else:
        for line, row in zip(_columns(listed), listed, strict=True):
            typer.echo(line)
            for place in row.cited:
                typer.echo(f"    {place}")
        _complain(found)
    raise typer.Exit(exit_code(found.report))


@refs.command()
def unused(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """List the references that nothing cites.

    Example: publish refs unused manuscript
    """
    found, listed = _rows(manuscript)
    never = [row for row in listed if not row.cited]
    if form is Form.JSON:
        print_json({"references": map(_entry, never)}, found.report)
    else:
        for line in _columns(never):
            typer.echo(line)
        _complain(found)
    raise typer.Exit(exit_code(found.report))


@refs.command("format")
def format_(
    manuscript: ManuscriptPath = MANUSCRIPT,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say whether a file would change.")
    ] = False,
    form: Format = Form.TEXT,
) -> None:
    """Give references.yaml its one order and layout: entries by key, fields by what they say.

    No field and no comment is lost. Files that are not CSL YAML are left as they are.

    Example: publish refs format manuscript --check
    """
    from publish.references.shelving import shelves
    from publish.references.tidying import tidy

    files, report = shelves(manuscript)
    done = [tidy(file, write=not check) for file in files if not report.errors]
    problems = Report.of([*report, *(one for each in done for one in each.diagnostics)])
    changed = [file for file, each in zip(files, done, strict=False) if each.value]
    if form is Form.JSON:
        print_json({"files": ({"path": f.shown, "changed": f in changed} for f in files)}, problems)
    else:
        for file in changed:
            typer.echo(f"{file.shown}: {'would change' if check else 'written'}")
        if problems:
            print_report(problems)
        elif not changed:
            typer.echo("Nothing to change.")
    raise typer.Exit(exit_code(problems) or int(check and bool(changed)))


@refs.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A library: .bib, .ris, .json, .yaml or EndNote’s .xml.")
    ],
    manuscript: ManuscriptPath = MANUSCRIPT,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would be added.")
    ] = False,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="Add also what is probably there already.")
    ] = False,
    form: Format = Form.TEXT,
) -> None:
    """Merge another library into references.yaml.

    What seems to be there already, by DOI, ISBN or title, is named and not added.

    Example: publish refs import zotero.bib manuscript --dry-run
    """
    from publish.references.importing import import_file

    with redirect_stdout(sys.stderr):
        done = import_file(file, manuscript, write=not dry_run, duplicates=duplicates)
    print_imported(done, form, "would be added" if dry_run else "added")
    raise typer.Exit(exit_code(done.report))


@refs.command()
def add(
    identifier: Annotated[str, typer.Argument(help="A DOI or an ISBN.", metavar="DOI|ISBN")],
    manuscript: ManuscriptPath = MANUSCRIPT,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would be added.")
    ] = False,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="Add also what is probably there already.")
    ] = False,
    form: Format = Form.TEXT,
) -> None:
    """Look a work up by its DOI or ISBN, and add it to references.yaml. It needs a network.

    Example: publish refs add 10.1093/ahr/122.4.1034
    """
    from publish.references import network
    from publish.references.importing import add_entries
    from publish.references.looking_up import looked_up

    try:
        entry = looked_up(identifier, network.fetch)
    except network.UnreachableError as error:
        why = f"{error}" if f"{error}".endswith("?") else f"{error}."
        _fail(3, f"“{identifier}” cannot be looked up: {why}", "Nothing has been written.")
    except network.NothingThereError:
        _fail(2, f"Nobody knows “{identifier}”.", "Compare it with the work.")
    if entry is None:
        _fail(2, f"“{identifier}” is neither a DOI nor an ISBN.", "A DOI begins with 10.")
    incoming = [(entry, Span(identifier))]
    done = add_entries(incoming, manuscript, write=not dry_run, duplicates=duplicates)
    print_imported(done, form, "would be added" if dry_run else "added")
    raise typer.Exit(exit_code(done.report))


def _fail(code: int, problem: str, hint: str) -> NoReturn:
    typer.echo(f"error: {problem}", err=True)
    typer.echo(f"    {hint}", err=True)
    raise typer.Exit(code)


def _rows(manuscript: Any) -> tuple[Consulted, list[Row]]:
    from publish.references.consulting import consult
    from publish.references.listing import rows

    with redirect_stdout(sys.stderr):
        found = consult(manuscript)
    return found, list(rows(found))


def _columns(listed: list[Row]) -> list[str]:
    """``bakunin1873  book  Statism and Anarchy``, in columns."""
    keys = max((len(row.key) for row in listed), default=0)
    types = max((len(row.type) for row in listed), default=0)
    return [f"{row.key:{keys}}  {row.type:{types}}  {row.title}".rstrip() for row in listed]


def _complain(found: Consulted) -> None:
    if found.report:
        print_report(found.report)


def _entry(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "type": row.type,
        "title": row.title,
        **_place(row.place),
        "cited": [_place(place) for place in row.cited],
    }


def _place(span: Span) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column}
