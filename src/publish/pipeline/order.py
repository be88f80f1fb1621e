"""Which of the steps that can be made begins first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publish.model import File, Step
from publish.store import Record


@dataclass(frozen=True)
class Order:
    """How steps that are ready compare: by what waits for them, and by how much they take."""

    users: Mapping[str, set[str]]
    """Step → those that wait for what it gives."""
    records: Mapping[str, Record]
    steps: Mapping[str, Step]
    _heights: dict[str, int] = field(default_factory=dict)

    def height(self, name: str) -> int:
        """How long the steps are, one after another, from this one to the end."""
        if name not in self._heights:
            users, step = self.users.get(name, ()), self.steps.get(name)
            after = max((self.height(user) for user in users), default=0)
            self._heights[name] = after + (step.length if step else 1)
        return self._heights[name]

    def weight(self, step: Step) -> int:
        """How much work it may be: the size of what it takes, in bytes."""
        files = (part.path for part in step.parameters if isinstance(part, File))
        sizes = (Path(path).stat().st_size for path in files if Path(path).exists())
        return sum(self.records[name].size for name in step.inputs) + sum(sizes)
