"""Reading a file from disk: what is in the way is said, never raised."""

from __future__ import annotations

from pathlib import Path

from publish.diagnostics import Diagnostic, Span, diagnose


def opened(path: Path, span: Span) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """What the file at ``path`` holds; None if it cannot be read, and why."""
    try:
        return path.read_bytes(), ()
    except FileNotFoundError:
        return None, (diagnose("PRE001", span, problem="there is no such file"),)
    except IsADirectoryError:
        problem = "it is a folder without PDF and EPUB files"
        return None, (diagnose("PRE001", span, problem=problem),)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        return None, (diagnose("PRE001", span, problem=problem),)
