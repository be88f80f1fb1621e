"""Places, diagnostics and the report that gathers them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from publish.diagnostics.catalogue import CATALOGUE, Severity

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, order=True)
class Span:
    """A place in a file; lines and columns count from 1 in code points, None where unknown.

    ``path`` is relative to the book's root, with ``/``; empty where no file is meant.
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


NOWHERE = Span("")


@dataclass(frozen=True)
class Spot:
    """A place in a finished file: the page, from 1, and left, bottom, right, top in points."""

    page: int
    box: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Inside:
    """A place in a finished file that holds others: the path inside it, and the line, from 1."""

    path: str
    line: int | None = None


@dataclass(frozen=True)
class Diagnostic:
    """One thing that is wrong: a stable code, where, what (in the user's words), what to do."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    spot: Spot | None = None
    inside: Inside | None = None


def diagnose(code: str, span: Span, /, hint: str | None = None, **details: object) -> Diagnostic:
    """A diagnostic from the catalogue's row ``code``, its message filled with ``details``.

    ``hint`` replaces the row's own hint. Raises KeyError for a code or a detail that the
    catalogue does not know: both are bugs of the program.
    """
    row = CATALOGUE[code]
    advice = row.hint.format(**details) if hint is None else hint
    return Diagnostic(code, row.severity, span, row.message.format(**details), advice)


@dataclass(frozen=True)
class Outcome(Generic[T_co]):
    """What a step made, and what it has to say about it."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Report:
    """All diagnostics of a run, each once, in the order of their places."""

    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> Report:
        """Sorted by file, line and column; what two editions both say is said once."""
        unique = dict.fromkeys(diagnostics)
        return cls(tuple(sorted(unique, key=_place)))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnostics if d.severity is Severity.WARNING)

    def strict(self) -> Report:
        """The same report with every warning raised to an error."""
        return Report(tuple(replace(d, severity=Severity.ERROR) for d in self.diagnostics))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, int, str, str]:
    span, page = diagnostic.span, diagnostic.spot.page if diagnostic.spot else 0
    return (span.path, span.line or 0, span.column or 0, page, diagnostic.code, diagnostic.message)
