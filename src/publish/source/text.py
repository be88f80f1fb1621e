"""The text of a manuscript file: decoded, and without a YAML header."""

from __future__ import annotations

import re
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose

_YAML_HEADER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read_text(file: str, path: str) -> Outcome[str | None]:
    """The file's text with ``\\n`` line ends; None, with the reason, where it cannot be read."""
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        return Outcome(None, (diagnose("SRC004", Span(path), path=path, problem=problem),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        tail = before.rpartition(b"\n")[2].decode("utf-8", "replace")
        byte = f"0x{data[error.start]:02x}"
        place = Span(path, line, len(tail) + 1)
        return Outcome(None, (diagnose("SRC005", place, path=path, byte=byte),))
    return Outcome(text.replace("\r\n", "\n").replace("\r", "\n"))


def without_header(text: str, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with a YAML header blanked out, so that all lines keep their numbers."""
    match = _YAML_HEADER.match(text)
    if match is None:
        return text, ()
    blank = "\n" * match.group().count("\n")
    return blank + text[match.end() :], (diagnose("SRC008", Span(path, 1, 1)),)


def characters(text: str) -> dict[str, str]:
    """Each character beyond ASCII → ``line:column`` where it first stands."""
    places: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isascii():
            for column, character in enumerate(line, 1):
                if character not in places and not character.isascii():
                    places[character] = f"{number}:{column}"
    return places
