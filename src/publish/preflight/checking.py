"""A file, or some, held against requirements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from publish.diagnostics import Diagnostic, Report, Span
from publish.preflight.requirements import NONE, Requirements


def check_files(paths: Iterable[Path], asked: Requirements = NONE) -> Report:
    """Check PDF files; a folder means those that are right in it."""
    return Report.of(one for path in _files(paths) for one in check_file(path, asked))


def check_file(path: Path, asked: Requirements = NONE) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with one file, by ``asked``. Raises nothing."""
    from publish.preflight.opening import opened

    span = Span(path.as_posix())
    content, problems = opened(path, span)
    return problems if content is None else check_content(content, span, asked)


def check_content(
    content: bytes,
    span: Span,
    asked: Requirements = NONE,
    place_of: Callable[[int | None], Span] | None = None,
    edition: str = "",
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a file of this content, which messages call ``span``.

    ``place_of`` says where a page, by its number, comes from; ``edition`` of which edition it is
    a page, if the place does not say so.
    """
    # Whoever only plans a build has no need of these.
    from publish.preflight.opening import read
    from publish.preflight.reporting import diagnostics
    from publish.preflight.table import judge

    document, problems = read(content, span)
    if document is None:
        return problems
    with document.pdf:
        found = list(judge(document, asked))
        return (*problems, *diagnostics(document, found, place_of or (lambda page: span), edition))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        inside = sorted(path.glob("*.pdf")) if path.is_dir() else []
        yield from inside or [path]
