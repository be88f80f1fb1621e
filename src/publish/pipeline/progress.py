"""How a build tells whoever watches it how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from publish.model import Step
    from publish.pipeline.estimate import Estimate
    from publish.pipeline.explain import StepReport


Left = Callable[[], float | None]
"""Tells how many seconds all editions may take yet, None if too little is known: who wants to know
asks, since to find out takes longer than many a step."""


class Progress(Protocol):
    """A watcher. Editions may be under way at the same time; calls come from one thread."""

    def begin(self, edition: str, steps: int) -> None:
        """``edition`` is going to take ``steps`` steps."""

    def working(self, steps: Sequence[Step]) -> None:
        """These steps are being worked on now."""

    def advance(self, edition: str, step: str, left: Left) -> None:
        """``edition`` has finished ``step``."""

    def end(self, edition: str) -> None:
        """``edition`` is finished, well or not."""


class Silent:
    """The watcher that says nothing."""

    def begin(self, edition: str, steps: int) -> None:
        pass

    def working(self, steps: Sequence[Step]) -> None:
        pass

    def advance(self, edition: str, step: str, left: Left) -> None:
        pass

    def end(self, edition: str) -> None:
        pass


class Watch:
    """What a runner says of its steps, passed on to a `Progress`."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.products: dict[str, str] = {}
        self.takers: dict[str, str] = {}
        """Step → the edition that it is made for."""
        self.doing: dict[str, Step] = {}
        self.estimate: Estimate | None = None
        self.counts: tuple[tuple[str, int], ...] = ()
        """Each edition, and how many steps it takes."""

    def begin(self, estimate: Estimate, editions: Mapping[str, tuple[str, Sequence[Step]]]) -> None:
        """Editions begin: each with the name of its last step, and all steps made for it."""
        self.estimate = estimate
        self.counts = tuple((name, len(steps)) for name, (_, steps) in editions.items())
        for name, (product, steps) in editions.items():
            self.products[name] = product
            self.takers |= {step.name: name for step in steps}
            self.progress.begin(name, len(steps))

    def started(self, step: Step) -> None:
        self.doing[step.name] = step
        self.progress.working(tuple(self.doing.values()))

    def finished(self, report: StepReport) -> None:
        self.doing.pop(report.name, None)
        edition = self.takers.get(report.name, "")
        if self.estimate is None or edition not in self.products:
            return
        self.estimate.note(report)
        self.progress.advance(edition, report.name, self.estimate.left)
        if self.products[edition] == report.name:
            del self.products[edition]
            self.progress.end(edition)

    def end(self) -> None:
        for edition in self._unfinished():
            self.progress.end(edition)

    def _unfinished(self) -> Iterator[str]:
        names, self.products = list(self.products), {}
        yield from names
