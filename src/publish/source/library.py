"""The structured references of a book: CSL YAML, CSL JSON and BibTeX/BibLaTeX → CSL JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import File
from publish.pandoc import PandocError, PandocTimeoutError, run
from publish.source.text import read_text

_JSON_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?=\s*[,}]))')

Entry = dict[str, Any]


@dataclass(frozen=True)
class Library:
    """All entries, in the order of the files and within them, and where each key stands."""

    entries: tuple[Entry, ...] = ()
    places: Mapping[str, Span] | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(str(entry["id"]) for entry in self.entries)


def read_library(*files: tuple[File, str]) -> Outcome[Library]:
    """The references in ``files``, each a file and the path by which diagnostics name it."""
    entries: dict[str, Entry] = {}
    places: dict[str, Span] = {}
    problems: list[Diagnostic] = []
    for file, path in files:
        outcome = _read(file, path)
        problems += outcome.diagnostics
        found, keys = outcome.value
        for key, place in keys:
            if key in places:
                problems.append(diagnose("REF003", place, key=key, first=places[key]))
            else:
                places[key] = place
        for entry in found:
            entries.setdefault(str(entry["id"]), entry)
    return Outcome(Library(tuple(entries.values()), places), tuple(problems))


_Read = tuple[list[Entry], list[tuple[str, Span]]]


def _read(file: File, path: str) -> Outcome[_Read]:
    text = read_text(file.path, path)
    if text.value is None:
        return Outcome(([], []), text.diagnostics)
    reader = READERS[Path(path).suffix.lower()]
    try:
        return Outcome(reader(text.value, path))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        return _unreadable(place, error.problem or "it is not YAML")
    except YAMLError:
        return _unreadable(Span(path), "it is not YAML")
    except json.JSONDecodeError as error:
        return _unreadable(Span(path, error.lineno, error.colno), error.msg)
    except PandocTimeoutError as error:
        given_up = diagnose("SRC019", Span(path), path=path, seconds=error.seconds)
        return Outcome(([], []), (given_up,))
    except PandocError as error:
        return _unreadable(_pandoc_place(str(error), path, text.value), _first_line(str(error)))


def _unreadable(place: Span, problem: str) -> Outcome[_Read]:
    advice = "Correct it there; the entries of this file are missing until then."
    return Outcome(([], []), (diagnose("REF002", place, problem=problem, advice=advice),))


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


def _read_yaml(text: str, path: str) -> _Read:
    tree: Any = YAML(typ="rt").load(text)
    items: Any = tree.get("references", []) if isinstance(tree, dict) else tree
    if not isinstance(items, CommentedSeq):
        raise PandocError("it has no list “references:”")
    keys = []
    for number, item in enumerate(items):
        line, column = items.lc.item(number)
        if not isinstance(item, CommentedMap) or "id" not in item:
            raise PandocError(f"the entry on line {line + 1}, column {column + 1} has no id")
        if "id" in item.lc.data:  # it may also be merged in from another entry
            line, column = item.lc.value("id")
        keys.append((str(item["id"]), Span(path, line + 1, column + 1)))
    header = text if isinstance(tree, dict) else "references:\n" + text
    lines = [line for line in header.split("\n") if line.rstrip() not in ("---", "...")]
    document = "\n".join(["---", *lines, "---", ""])
    return json.loads(run(["-f", "markdown", "-t", "csljson"], document)), keys


def _read_json(text: str, path: str) -> _Read:
    items = json.loads(text)
    items = items.get("items", []) if isinstance(items, dict) else items
    if not isinstance(items, list) or not all(isinstance(i, dict) and "id" in i for i in items):
        raise PandocError("it is not a list of CSL entries, each with an id")
    keys = list(_json_keys(text, path, [item["id"] for item in items]))
    return json.loads(run(["-f", "csljson", "-t", "csljson"], json.dumps(items))), keys


def _json_keys(text: str, path: str, wanted: list[Any]) -> Iterator[tuple[str, Span]]:
    """The keys in their order; another ``"id"`` between them is some entry's own affair."""
    matches = _JSON_ID.finditer(text)
    for key in wanted:
        match = next((found for found in matches if json.loads(found.group(1)) == key), None)
        yield str(key), _place(text, path, match.start(1)) if match else Span(path)


def _read_bibtex(text: str, path: str) -> _Read:
    pattern = re.compile(r"^[ \t]*@(?!comment|string|preamble)\w+\s*[{(]\s*([^\s,]+)", re.I | re.M)
    keys = list(_keys(text, path, pattern))
    return json.loads(run(["-f", "biblatex", "-t", "csljson"], text)), keys


def _keys(text: str, path: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    for match in pattern.finditer(text):
        yield match.group(1), _place(text, path, match.start(1))


def _place(text: str, path: str, index: int) -> Span:
    before = text[:index]
    return Span(path, before.count("\n") + 1, index - before.rfind("\n"))


READERS: Mapping[str, Callable[[str, str], _Read]] = {
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
    ".json": _read_json,
    ".bib": _read_bibtex,
}
"""Suffix → reader."""
