"""YAML files of a review, read against what they may say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from publish.config.problems import Schema, diagnostic
from publish.config.reading import Document
from publish.config.reading import read as parse
from publish.config.schema import Settings
from publish.diagnostics import Diagnostic, Outcome, Span, diagnose


def decoded(content: bytes, path: str) -> Outcome[str | None]:
    """The text of a file; None, with the place of the byte that is none, where it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
        return Outcome(text.replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError as error:
        lines = content[: error.start].decode("utf-8-sig", "replace").split("\n")
        span = Span(path, len(lines), len(lines[-1]) + 1)
        problem = diagnose("SRC005", span, path=path, byte=f"0x{content[error.start]:02x}")
        return Outcome(None, (problem,))


def file_text(file: Path, path: str) -> Outcome[str | None]:
    """What the file holds; None, with the reason, where it cannot be read."""
    try:
        return decoded(file.read_bytes(), path)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        return Outcome(None, (diagnose("SRC004", Span(path), path=path, problem=problem),))


def validated(text: str, path: str, schema: Schema) -> Outcome[tuple[Settings, Document] | None]:
    """The settings in ``text``, and where they stand; None, with every reason, if one is wrong."""
    read = parse(text, path, next(iter(schema.top.model_fields)))
    problems: list[Diagnostic] = list(read.diagnostics)
    if read.value is None:
        return Outcome(None, tuple(problems))
    try:
        made: Any = schema.top.model_validate(read.value.values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems += [diagnostic(one, read.value, schema) for one in details]
        return Outcome(None, tuple(problems))
    return Outcome(None if problems else (made, read.value), tuple(problems))
