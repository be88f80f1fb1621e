"""How a build tells whoever watches it how far it has come."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A watcher. Editions may be under way at the same time; calls come from one thread."""

    def begin(self, edition: str, steps: int) -> None:
        """``edition`` is going to take ``steps`` steps."""

    def advance(self, edition: str, step: str) -> None:
        """``edition`` has finished ``step``."""

    def end(self, edition: str) -> None:
        """``edition`` is finished, well or not."""


class Silent:
    """The watcher that says nothing."""

    def begin(self, edition: str, steps: int) -> None:
        pass

    def advance(self, edition: str, step: str) -> None:
        pass

    def end(self, edition: str) -> None:
        pass
