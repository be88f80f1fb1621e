"""A judge: how it is asked, or why it cannot be."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publish.preflight.ebooks.finding import Finding
from publish.preflight.finding import MissingError

_SECONDS = 600

Verdict = Iterator[tuple[str, Finding]]
"""Codes of ours with what was found."""


@dataclass(frozen=True)
class Judge:
    """``command`` begins what is run; without one, ``absent`` says what is missing for it."""

    name: str
    ask: Callable[[Judge, Path], Verdict]
    """What it finds in the e-book at a path. Raises MissingError where it gives no report."""
    command: tuple[str, ...] = ()
    absent: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str | Path) -> str:
        """Run it, for its report; what it says else is returned. Raises MissingError."""
        command = [*self.command, *map(str, arguments)]
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=_SECONDS,
                env=dict(self.environment),
            )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise MissingError(f"{self.name} cannot be run ({reason})") from error
        except subprocess.TimeoutExpired as error:
            raise MissingError(f"{self.name} took longer than {_SECONDS} seconds") from error
        return done.stderr or done.stdout

    def silent(self, said: str) -> MissingError:
        """It gave no report; the last line that it said is the reason."""
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        reason = f" ({lines[-1][:200]})" if lines else ""
        return MissingError(f"{self.name} gives no report{reason}")
