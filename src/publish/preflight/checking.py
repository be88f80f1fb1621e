"""A file, or some, held against requirements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Report, Span
from publish.preflight.ebooks.checking import check_ebook
from publish.preflight.ebooks.judges import Judge
from publish.preflight.reading import opened
from publish.preflight.requirements import NONE, Requirements

if TYPE_CHECKING:
    from publish.preflight.reuse import Known
from publish.profiles import Store, load_store

KINDS = ("pdf", "epub")
"""What files can be checked, as their names end."""
_ZIP = b"PK\x03\x04"


def files_in(paths: Iterable[Path], kinds: tuple[str, ...] = KINDS) -> tuple[Path, ...]:
    """The files that are meant; a folder means the files of these kinds that are right in it."""
    found: list[Path] = []
    for path in paths:
        inside = [one for kind in kinds for one in path.glob(f"*.{kind}")] if path.is_dir() else []
        found += sorted(inside) or [path]
    return tuple(found)


def is_ebook(path: Path) -> bool:
    """Whether a file is checked as an e-book: by its name, or else by how it begins."""
    if path.suffix.lower() in (".epub", ".pdf"):
        return path.suffix.lower() == ".epub"
    try:
        with path.open("rb") as stream:
            return stream.read(len(_ZIP)) == _ZIP
    except OSError:
        return False


def check_files(
    paths: Iterable[Path],
    asked: Requirements = NONE,
    store: Store | None = None,
    judges: tuple[Judge, ...] = (),
) -> Report:
    """Check PDF files by ``asked``, and e-books by what ``store`` asks and by the judges."""
    return Report.of(one for path in files_in(paths) for one in _check(path, asked, store, judges))


def _check(
    path: Path, asked: Requirements, store: Store | None, judges: tuple[Judge, ...]
) -> Iterator[Diagnostic]:
    if not is_ebook(path):
        yield from check_file(path, asked)
        return
    span = Span(path.as_posix())
    content, problems = opened(path, span)
    yield from problems
    if content is not None:
        yield from check_ebook(path, content, span, store or load_store("generic"), judges)


def check_file(path: Path, asked: Requirements = NONE) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with one PDF file, by ``asked``. Raises nothing."""
    span = Span(path.as_posix())
    content, problems = opened(path, span)
    return problems if content is None else check_content(content, span, asked)


def check_content(
    content: bytes,
    span: Span,
    asked: Requirements = NONE,
    place_of: Callable[[int | None], Span] | None = None,
    edition: str = "",
    known: Mapping[int, Known] = MappingProxyType({}),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a PDF file of this content, which messages call ``span``.

    ``place_of`` says where a page, by its number, comes from; ``edition`` of which edition it is
    a page, if the place does not say so; ``known`` are pages of which it was read before what
    they paint.
    """
    # Whoever only plans a build has no need of these.
    from publish.preflight.opening import read
    from publish.preflight.reporting import diagnostics
    from publish.preflight.table import judge

    document, problems = read(content, span, known)
    if document is None:
        return problems
    with document.pdf:
        found = list(judge(document, asked))
        return (*problems, *diagnostics(document, found, place_of or (lambda page: span), edition))
