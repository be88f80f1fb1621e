"""Changes of a manuscript's files, as the system tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from publish.pipeline.state import written_here

_STEP, _DEBOUNCE, _PATIENCE = 50, 400, 100
"""Milliseconds: a save is over when this long nothing follows; at the latest after so long;
and so long does a round last in which nothing happens."""


class _Sources(DefaultFilter):
    """Passes over what editors leave lying about, hidden files, and what builds write."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def __call__(self, change: Change, path: str) -> bool:
        parts = Path(path).relative_to(self.root).parts
        made = written_here(parts) or any(part.startswith(".") for part in parts)
        return not made and super().__call__(change, path)


def changes(folder: Path, root: Path) -> Iterator[set[str]]:
    """Paths that changed together; an empty set ten times a second while nothing does.

    Watched are the manuscript's ``folder``, in which its references lie too, and ``styles/`` in
    the book's ``root``. Raises KeyboardInterrupt on Ctrl-C, and OSError where the system cannot
    watch.
    """
    while True:
        watched = _places(folder, root)
        for batch in watch(
            *watched,
            watch_filter=_Sources(root),
            debounce=_DEBOUNCE,
            step=_STEP,
            rust_timeout=_PATIENCE,
            yield_on_timeout=True,
        ):
            yield {path for _, path in batch}
            if watched != (there := _places(folder, root)):
                yield set(map(str, there))
                break


def _places(folder: Path, root: Path) -> tuple[Path, ...]:
    """What there is to watch; the styles may come later."""
    return tuple(place for place in (folder, root / "styles") if place.is_dir())
