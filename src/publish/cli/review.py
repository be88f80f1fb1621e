"""``publish review``"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publish.cli.options import MANUSCRIPT, Chapters, Form, Format, Jobs, ManuscriptPath
from publish.cli.progress import watching
from publish.cli.report import exit_code, print_json, print_report, weight

if TYPE_CHECKING:
    from publish.review import Comment
    from publish.review.round import Round

review = typer.Typer(
    no_args_is_help=True, help="Send copies to reviewers, and see what waits for somebody."
)

_WIDTH = 70
"""Letters of a comment in a list."""


@review.command()
def export(
    manuscript: ManuscriptPath = MANUSCRIPT,
    chapter: Chapters = None,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="Whom the copy is for.")] = "",
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", help="What to remember of this round.")
    ] = "",
    edition: Annotated[
        str, typer.Option("-e", "--edition", metavar="NAME", help="A DOCX edition of book.yaml.")
    ] = "",
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Put in the comments that are resolved, too.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PATH", help="Put the DOCX there, too."),
    ] = None,
    jobs: Jobs = None,
    form: Format = Form.TEXT,
) -> None:
    """Write a DOCX for one reviewer, with the open comments in it, and keep what was sent.

    Example: publish review export manuscript --chapter 3 --to "Emma Editor" -o ~/outbox
    """
    from publish.review import Wish
    from publish.review import export as make

    wish = Wish(
        chapters=tuple(chapter or ()),
        reviewer=_speakable("--to", to),
        note=_speakable("--note", note),
        edition=edition,
        resolved=resolved,
        output=output,
    )
    with watching() as progress, redirect_stdout(sys.stderr):
        done = make(manuscript, wish, _now(), jobs=jobs, progress=progress)
    if form is Form.JSON:
        row = {"round": done.round, "path": done.path, "comments": done.comments}
        print_json({"copies": (row,) if done.round else ()}, done.report)
    else:
        if done.path:
            typer.echo(f"{done.path}  {weight(done.size)}, {_counted(done.comments, 'comment')}")
        print_report(done.report)
    raise typer.Exit(exit_code(done.report))


@review.command()
def rounds(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """List what was sent to whom, and the comments that are not resolved.

    Example: publish review rounds manuscript
    """
    from publish.review import standing

    found = standing(manuscript)
    if form is Form.JSON:
        waiting = [_comment(one) for thread in found.open for one in thread]
        print_json({"rounds": map(_round, found.rounds), "comments": waiting}, found.report)
    else:
        for line in (*_listed(found.rounds), *(line for t in found.open for line in _thread(t))):
            typer.echo(line)
        if found.report:
            print_report(found.report)
        else:
            count = _counted(len(found.open), "open thread")
            typer.echo(f"{_counted(len(found.rounds), 'round')}, {count}.")
    raise typer.Exit(exit_code(found.report))


def _now() -> datetime:
    """The time that a round has: ``SOURCE_DATE_EPOCH`` if it is set, else the clock's."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return datetime.fromtimestamp(int(stated), UTC)
    return datetime.now(UTC)  # noqa: TID251 - a round is dated by the day on which it is sent


def _speakable(option: str, text: str) -> str:
    from publish.review.schema import unspeakable

    if sign := unspeakable(text):
        raise typer.BadParameter(f"it has the invisible character {sign}", param_hint=option)
    return text.strip()


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}"


def _listed(found: tuple[Round, ...]) -> Iterator[str]:
    """``2026-11-23-emma  Emma Editor  3 chapters, 2 comments  Please mind the dates``"""
    width = max((len(one.record.round) for one in found), default=0)
    for one in found:
        record = one.record
        extent = "whole book" if record.whole else _counted(len(record.chapters), "chapter")
        parts = [
            f"{record.round:{width}}",
            record.reviewer or "",
            f"{extent}, {_counted(len(record.comments), 'comment')}",
            record.note or "",
        ]
        yield "  ".join(filter(None, parts))


def _thread(thread: tuple[Comment, ...]) -> Iterator[str]:
    """``manuscript/01.md:12:5  c1  Emma Editor: Which half?``, answers below it."""
    for one in thread:
        place = f"    {one.id}" if one.parent else f"{one.at}  {one.id}"
        said = " ".join(one.text.split())
        said = said if len(said) <= _WIDTH else f"{said[: _WIDTH - 1].rstrip()}…"
        yield f"{place}  {one.author}: {said}"


def _round(one: Round) -> dict[str, Any]:
    record = one.record
    return {
        "round": record.round,
        "reviewer": record.reviewer,
        "date": record.date,
        "note": record.note,
        "edition": record.edition,
        "revision": record.revision,
        "whole": record.whole,
        "chapters": list(record.chapters),
        "path": one.document,
        "comments": [sent.id for sent in record.comments],
    }


def _comment(one: Comment) -> dict[str, Any]:
    return {
        "id": one.id,
        "thread": one.thread,
        "parent": one.parent or None,
        "author": one.author,
        "date": one.date or None,
        "path": one.at.path or None,
        "line": one.at.line,
        "column": one.at.column,
        "quoted": one.quoted or None,
        "text": one.text,
        "round": one.round or None,
    }
