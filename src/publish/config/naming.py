"""How the files of editions are called."""

from __future__ import annotations

from publish.model import Edition

_SUFFIXES = {"epub": "epub", "docx": "docx", "onix": "xml"}
"""Of the formats whose files are not PDF."""


def file_name(edition: Edition) -> str:
    """The name of the file that ``edition`` becomes: ``book-print.pdf``."""
    suffix = _SUFFIXES.get(edition.format, "pdf")
    return f"{edition.metadata.slug}-{edition.name}.{suffix}"
