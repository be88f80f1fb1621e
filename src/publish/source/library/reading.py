"""The structured references of a book: library files of all kinds → CSL JSON.

Where several files have a key, the entry of the file that is listed first counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import File
from publish.pandoc import PandocError, PandocTimeoutError
from publish.source.library.bibtex import read_bibtex
from publish.source.library.checks import CHECKS
from publish.source.library.csl_json import read_json
from publish.source.library.csl_yaml import read_yaml
from publish.source.library.dates import restored
from publish.source.library.endnote import read_endnote
from publish.source.library.records import Entry, Read, Record, Remark, UnreadableError
from publish.source.library.ris import read_ris
from publish.source.library.title_forms import with_title_forms
from publish.source.library.twins import twins
from publish.source.text import read_text


@dataclass(frozen=True)
class Library:
    """All entries, in the order of the files and within them, and where each key stands."""

    entries: tuple[Entry, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    """What is wrong with the entries: it concerns a book that uses them."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(str(entry["id"]) for entry in self.entries)


@dataclass
class _Shelf:
    """The entries that count so far."""

    entries: dict[str, Entry] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def add(self, read: Read) -> None:
        """Put up one file's entries; a key that is there already keeps its entry."""
        entries = _by_key(read)
        before = set(self.records)
        for record in read.records:
            if record.key in before:
                self._compare(record, entries.get(record.key))
            elif record.key in self.records:
                first = self.records[record.key].span
                self.problems.append(diagnose("REF003", record.span, key=record.key, first=first))
            else:
                self.records[record.key] = record
        for key, entry in entries.items():
            self.entries.setdefault(key, entry)
        self.problems += read.problems

    def remarks(self) -> Iterator[Remark]:
        """What is wrong with the entries that count."""
        for key, entry in self.entries.items():
            if (record := self.records.get(key)) is not None:
                found = (one for check in CHECKS for one in check(entry, record))
                yield from (Remark((key,), one) for one in found)
        yield from twins(self.entries, self.records)

    def _compare(self, record: Record, entry: Entry | None) -> None:
        """The same entry in two files is no matter; another one of the same key is."""
        first = self.records[record.key].span
        if entry != self.entries.get(record.key):
            differing = diagnose("REF005", record.span, key=record.key, first=first)
            self.problems.append(differing)


def _by_key(read: Read) -> dict[str, Entry]:
    """Key → entry, complete; of two with one key the first."""
    records = {record.key: record for record in reversed(read.records)}
    entries: dict[str, Entry] = {}
    for entry in read.entries:
        key = str(entry["id"])
        if key not in entries:
            entries[key] = _complete(entry, records[key]) if key in records else entry
    return entries


def _complete(entry: Entry, record: Record) -> Entry:
    return with_title_forms(restored(entry, record), record)


def read_library(*files: tuple[File, str]) -> Outcome[Library]:
    """The references in ``files``, each a file and the path by which diagnostics name it."""
    shelf = _Shelf()
    for file, path in files:
        outcome = read_records(file, path)
        shelf.problems += outcome.diagnostics
        shelf.add(outcome.value)
    places = {key: record.span for key, record in shelf.records.items()}
    library = Library(tuple(shelf.entries.values()), places, tuple(shelf.remarks()))
    return Outcome(library, tuple(shelf.problems))


def read_records(file: File, path: str) -> Outcome[Read]:
    """The contents of one file, by the reader of its suffix; nothing, with the reason, if none."""
    text = read_text(file.path, path)
    if text.value is None:
        return Outcome(Read(), text.diagnostics)
    reader = READERS[Path(path).suffix.lower()]
    try:
        return Outcome(reader(text.value, path))
    except UnreadableError as error:
        return _unreadable(error.span, error.problem)
    except PandocTimeoutError as error:
        given_up = diagnose("SRC019", Span(path), path=path, seconds=error.seconds)
        return Outcome(Read(), (given_up,))
    except PandocError as error:
        return _unreadable(_pandoc_place(str(error), path, text.value), _first_line(str(error)))


def _unreadable(place: Span, problem: str) -> Outcome[Read]:
    advice = "Correct it there; the entries of this file are missing until then."
    return Outcome(Read(), (diagnose("REF002", place, problem=problem, advice=advice),))


def _pandoc_place(message: str, path: str, text: str) -> Span:
    match = re.search(r"line (\d+),? column (\d+)", message)
    if match is None:
        return Span(path)
    last = text.count("\n") + 1  # pandoc adds an empty line or two
    return Span(path, min(int(match.group(1)), last), int(match.group(2)))


def _first_line(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    wanted = [line for line in lines if line.startswith(("unexpected", "expecting"))]
    return "; ".join(wanted) or (lines[0] if lines else "it is not a list of references")


READERS: Mapping[str, Callable[[str, str], Read]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
    ".bib": read_bibtex,
    ".ris": read_ris,
    ".xml": read_endnote,
}
"""Suffix → reader."""
