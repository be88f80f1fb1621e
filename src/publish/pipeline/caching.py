"""Where a book's cache lies, and what is said if it cannot be written."""

from __future__ import annotations

from pathlib import Path

from publish.config import locate
from publish.diagnostics import NOWHERE, Diagnostic, diagnose
from publish.store import Store

CACHE = "build/.cache"
"""Where the cache lies, from the book's root."""


def cache_folder(path: str | Path) -> str | None:
    """The cache of the manuscript at ``path``; None where there is no manuscript."""
    folder = locate(path)
    return str(folder.root / CACHE) if folder else None


def cache_problems(store: Store) -> tuple[Diagnostic, ...]:
    """That the cache's folder did not take what the build wanted to keep, if so it was."""
    trouble = store.trouble()
    if not trouble:
        return ()
    return (diagnose("CCH001", NOWHERE, path=CACHE, problem=trouble),)
