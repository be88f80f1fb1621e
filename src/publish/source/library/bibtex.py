"""BibTeX and BibLaTeX: pandoc reads them; an entry that it refuses is taken out and named.

BibTeX files are put together over years and by many programs. One bracket too few must not
cost the other four thousand entries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, diagnose
from publish.pandoc import PandocError, PandocTimeoutError, run
from publish.source.library.records import Entry, Field, Lines, Read, Record

_HEAD = re.compile(r"^[ \t]*@(?P<kind>\w+)\s*(?P<opening>[{(])[ \t]*", re.MULTILINE)
_KEY = re.compile(r"\s*(?P<key>[^\s,{}()=\"]+)\s*,?")
_TOKEN = re.compile(r"\\.|[{}()\"]|(?P<name>[A-Za-z][\w-]*)\s*=\s*", re.DOTALL)
_LINE = re.compile(r"line (\d+),? column (\d+)")
_NO_ENTRIES = frozenset({"comment", "string", "preamble"})
_TRIES = 60
"""So many entries of a file are looked for that pandoc refuses; each costs it a reading."""

_NAMES = {
    "doi": "DOI",
    "isbn": "ISBN",
    "url": "URL",
    "date": "issued",
    "year": "issued",
    "urldate": "accessed",
    "origdate": "original-date",
    "eventdate": "event-date",
}
"""BibLaTeX's name → CSL's, where they differ and somebody asks for the place."""


@dataclass(frozen=True)
class _Chunk:
    """``@kind{key, …}``; ``end`` is behind its closing bracket, None where it has none."""

    kind: str
    key: str
    start: int
    body: int
    limit: int
    end: int | None
    key_at: int
    fields: tuple[tuple[str, int, int], ...] = ()


def read_bibtex(text: str, path: str) -> Read:
    """The entries of the file, without those that cannot be read: they become problems."""
    chunks = list(_chunks(text))
    lines = Lines(text, path)
    broken: dict[_Chunk, str] = {}
    try:
        entries = _entries(text)
    except PandocTimeoutError:
        raise
    except PandocError:
        entries, broken = _sound_entries(text, chunks, lines)
    problems = [_problem(chunk, why, lines) for chunk, why in broken.items()]
    records = [
        _record(chunk, text, lines)
        for chunk in chunks
        if chunk.key and chunk.kind not in _NO_ENTRIES and chunk not in broken
    ]
    return Read(entries, records, problems)


def _entries(text: str) -> list[Entry]:
    return json.loads(run(["-f", "biblatex", "-t", "csljson"], text))  # type: ignore[no-any-return]


def _sound_entries(
    text: str, chunks: list[_Chunk], lines: Lines
) -> tuple[list[Entry], dict[_Chunk, str]]:
    """What pandoc reads once every entry is blank that it refuses, and why it refuses them."""
    broken = {
        chunk: f"its opening bracket {text[chunk.body - 1]} is never closed"
        for chunk in chunks
        if chunk.end is None
    }
    text = _without(text, broken)
    for _ in range(_TRIES):
        try:
            return _entries(text), broken
        except PandocTimeoutError:
            raise
        except PandocError as error:
            chunk = _refused(str(error), chunks, lines)
            if chunk is None or chunk in broken:
                raise
            broken[chunk] = _reason(str(error))
            text = _without(text, [chunk])
    return _entries(text), broken


def _without(text: str, chunks: dict[_Chunk, str] | list[_Chunk]) -> str:
    """The text with ``chunks`` blank, so that every other line keeps its number."""
    for chunk in chunks:
        end = chunk.limit if chunk.end is None else chunk.end
        blank = re.sub(r"[^\n]", " ", text[chunk.start : end])
        text = text[: chunk.start] + blank + text[end:]
    return text


def _refused(message: str, chunks: list[_Chunk], lines: Lines) -> _Chunk | None:
    """The entry in which pandoc stopped."""
    match = _LINE.search(message)
    if match is None:
        return None
    index = lines.index(int(match.group(1)), int(match.group(2)))
    return next((chunk for chunk in reversed(chunks) if chunk.start <= index), None)


def _reason(message: str) -> str:
    lines = [line.strip() for line in message.splitlines()]
    wanted = [line for line in lines if line.startswith(("unexpected", "expecting"))]
    place = _LINE.search(message)
    where = f" in line {place.group(1)}" if place else ""
    return (" and ".join(wanted) or "pandoc does not understand it") + where


def _problem(chunk: _Chunk, why: str, lines: Lines) -> Diagnostic:
    name = f"“{chunk.key}”" if chunk.key else "that begins here"
    return diagnose("REF006", lines.place(chunk.key_at), name=name, problem=why)


def _record(chunk: _Chunk, text: str, lines: Lines) -> Record:
    fields: dict[str, Field] = {}
    for name, start, end in chunk.fields:
        value = text[start:end].strip().rstrip(",").rstrip()
        if value[:1] + value[-1:] in ("{}", '""') and len(value) > 1:
            value = value[1:-1]
        fields.setdefault(_NAMES.get(name, name), Field(value, lines.place(start)))
    return Record(chunk.key, lines.place(chunk.key_at), fields)


def _chunks(text: str) -> Iterator[_Chunk]:
    """All that begins a line with ``@kind{``, but for what stands in a comment."""
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    reached = 0
    for number, head in enumerate(heads):
        if head.start() < reached:
            continue
        chunk = _chunk(text, head, ends[number])
        if chunk.kind == "comment":
            reached = chunk.end or ends[number]
        yield chunk


def _chunk(text: str, head: re.Match[str], limit: int) -> _Chunk:
    kind, body, opening = head.group("kind").lower(), head.end("opening"), head.group("opening")
    if kind == "comment":  # it may have entries in it
        limit = len(text)
    end, fields = _walk(text, body, limit, opening)
    key = _KEY.match(text, body, limit) if kind not in _NO_ENTRIES else None
    name, at = (key.group("key"), key.start("key")) if key else ("", head.start())
    return _Chunk(kind, name, head.start(), body, limit, end, at, tuple(fields))


def _walk(
    text: str, start: int, limit: int, opening: str
) -> tuple[int | None, list[tuple[str, int, int]]]:
    """Where the bracket that was opened before ``start`` is closed, and the fields up to there."""
    closing = "}" if opening == "{" else ")"
    depth, quoted, end = 0, False, None
    found: list[tuple[str, int, int]] = []
    for token in _TOKEN.finditer(text, start, limit):
        sign = token.group()
        if sign == closing and depth == 0 and not quoted:
            end = token.end()
            break
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif token.group("name") and depth == 0 and not quoted:
            found.append((token.group("name").lower(), token.start(), token.end()))
    stops = [*(at for _, at, _ in found[1:]), (end or limit) - 1]
    fields = [(name, at, stop) for (name, _, at), stop in zip(found, stops, strict=False)]
    return end, fields
