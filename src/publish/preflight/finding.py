"""What a rule finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.preflight.geometry import Box


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a file.

    ``page`` counts from 1 and is None where the whole file is meant; ``box`` is where on the
    page, in points of its own coordinates; ``details`` fill the message of the rule's code.
    """

    page: int | None = None
    box: Box | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    alone: bool = False
    """Whether it is told by itself, though others are the same."""


def found(page: int | None = None, box: Box | None = None, /, **details: object) -> Finding:
    """A finding, its details by name."""
    return Finding(page, box, details)


class MissingError(Exception):
    """A program or package that a rule needs is missing; the message says which."""
