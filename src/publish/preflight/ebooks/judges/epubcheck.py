"""EPUBCheck: what it says, in our codes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publish.preflight.ebooks.finding import Finding
from publish.preflight.ebooks.judges.judge import Judge, Verdict

_CODES = {"FATAL": "PRE171", "ERROR": "PRE171", "WARNING": "PRE172"}
"""Severity → code. Remarks on usage are none: they are no faults."""
_PARSING = "Error while parsing file: "
_LONG = 240


def epubcheck(judge: Judge, book: Path) -> Verdict:
    """Errors and warnings of EPUBCheck."""
    with tempfile.TemporaryDirectory(prefix="publish-epubcheck-") as folder:
        report = Path(folder, "report.json")
        said = judge.run("-q", "--json", report, book)
        try:
            messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
            yield from [one for message in messages for one in _found(message)]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise judge.silent(said) from error


def _found(message: Mapping[str, Any]) -> Verdict:
    code = _CODES.get(message["severity"])
    if code is None:
        return
    details = {
        "rule": message["ID"],
        "problem": _problem(message["message"]),
        "advice": message.get("suggestion") or "",
    }
    for place in message["locations"] or [{}]:
        path, line, column = (place.get(key) for key in ("path", "line", "column"))
        inside = str(path or "") if line and line > 0 else ""
        yield code, Finding(inside, line if inside else None, column or None, details=details)


def _problem(message: str) -> str:
    """The first sentence, without the long list of what might stand there instead."""
    text = " ".join(message.removeprefix(_PARSING).split()).partition("; expected")[0]
    return (text if len(text) <= _LONG else text[:_LONG] + "…").rstrip(". ")
