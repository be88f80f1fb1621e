"""What a build returns."""

from __future__ import annotations

from dataclasses import dataclass

from publish.diagnostics import Report
from publish.model import Artefact, File
from publish.pipeline.explain import StepReport


@dataclass(frozen=True)
class Result:
    """The written artefacts, everything there was to say, and the manifest's path."""

    artefacts: tuple[Artefact, ...]
    report: Report
    manifest: str | None = None
    steps: tuple[StepReport, ...] = ()
    """What became of each step, in the order in which they were finished."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with the manuscript (warnings aside)."""
        return not self.report.errors


@dataclass(frozen=True)
class Built:
    """A result, and what there is to know before another build is spared."""

    result: Result
    files: tuple[File, ...] = ()
    """What was written, and what it was made of."""
    whole: bool = False
    """Whether everything was made, and nothing said that may be otherwise the next time."""
    counts: tuple[tuple[str, int], ...] = ()
    """Each edition, and how many steps it took."""
