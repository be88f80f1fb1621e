"""What a reader of references finds: entries for citeproc, and records for those who check them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publish.diagnostics import Diagnostic, Span

Entry = dict[str, Any]
"""A reference as CSL JSON has it."""


@dataclass(frozen=True)
class Field:
    """A value as its file has it, and where it stands."""

    value: Any
    span: Span


@dataclass(frozen=True)
class Record:
    """An entry as its file has it: what a reader makes good or leaves out can still be seen."""

    key: str
    span: Span
    fields: Mapping[str, Field] = field(default_factory=dict)
    """The fields that have a place, by their names in CSL."""

    def place(self, name: str) -> Span:
        """Where the field stands; the entry itself where that is not known."""
        found = self.fields.get(name)
        return found.span if found else self.span


@dataclass(frozen=True)
class Remark:
    """What is wrong with entries, for a book that uses all of ``keys``."""

    keys: tuple[str, ...]
    diagnostic: Diagnostic


@dataclass(frozen=True)
class Read:
    """The contents of one file."""

    entries: list[Entry] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


class UnreadableError(Exception):
    """A file of references that cannot be read as a whole: where, and why."""

    def __init__(self, span: Span, problem: str) -> None:
        super().__init__(problem)
        self.span = span
        self.problem = problem


class Lines:
    """Where the lines of a text begin, for asking about many places in it."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place(self, index: int) -> Span:
        """The place of the character ``index``."""
        line = bisect_right(self._starts, index)
        return Span(self._path, line, index - self._starts[line - 1] + 1)

    def index(self, line: int, column: int) -> int:
        """The inverse of `place`; what lies beyond the text counts as its end."""
        line = min(line, len(self._starts) - 1)
        return min(self._starts[line - 1] + column - 1, self._starts[line] - 1)
