"""Libraries written for a test, and what is said about them."""

from pathlib import Path

from publish.diagnostics import Outcome
from publish.model import File
from publish.source import Library, read_library


def library(folder: Path, **files: str | bytes) -> Outcome[Library]:
    """The library of files ``stem_suffix``."""
    named = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        named.append((File(str(path), ""), path.name))
    return read_library(*named)


def complaints(outcome: Outcome[Library]) -> list[tuple[str, str]]:
    return [(one.code, str(one.span)) for one in outcome.diagnostics]
