"""An e-book held against what a store asks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publish.diagnostics import Diagnostic, Span
from publish.preflight.ebooks.judges import Judge
from publish.preflight.ebooks.placing import noted
from publish.profiles import Store


def check_ebook(
    path: Path, content: bytes, span: Span, store: Store, judges: tuple[Judge, ...] = ()
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the e-book at ``path``, by our rules and by the judges.

    Findings have their places in the manuscript where the build has left a note of them.
    """
    note = noted(path, content)
    return check_content(content, span, store, note.places, note.edition, path, judges)


def check_content(
    content: bytes,
    span: Span,
    store: Store,
    places: Mapping[str, Span] | None = None,
    edition: str = "",
    path: Path | None = None,
    judges: tuple[Judge, ...] = (),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with an e-book of this content, which messages call ``span``.

    ``places`` says where its blocks stand in the manuscript; ``edition`` of which edition it is.
    The judges are asked of the file at ``path``, unless it is not safe to be unpacked.
    """
    # Whoever only plans a build has no need of these.
    from publish.preflight.ebooks.judges.asking import asked
    from publish.preflight.ebooks.opening import read
    from publish.preflight.ebooks.reporting import diagnostics
    from publish.preflight.ebooks.table import judge
    from publish.preflight.ebooks.tracing import Tracing

    book, problems = read(content, span)
    if book is None:
        return problems
    found = list(judge(book, store))
    if path is not None and not problems:
        found += list(asked(book, path, judges, found))
    tracing = Tracing(places or {}, span)
    return (*problems, *diagnostics(book, found, tracing, edition))
