"""A manuscript file, parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.diagnostics import Severity, Span
from publish.model.outline import Piece
from publish.model.tree import Blocks


@dataclass(frozen=True)
class Chapter:
    """One authored file, parsed: its blocks open with the level-1 heading.

    Every leaf block opens with an anchor, an empty span of class ``anchor`` whose ``at`` says
    ``line:column``; other constructs are preceded by an empty span of class ``at``.
    """

    piece: Piece
    path: str
    """Relative to the book's root, as diagnostics name it."""
    key: str
    """What the file's anchors begin with."""
    blocks: Blocks
    allowed: tuple[Allowance, ...] = ()
    characters: Mapping[str, str] = field(default_factory=dict)
    """Each character beyond ASCII → ``line:column`` where it first stands in the file."""


@dataclass(frozen=True)
class Allowance:
    """``<!-- publish: allow CODE -->``: silence for the block that begins at ``line``."""

    code: str
    span: Span
    first: int
    last: int
    """The first and last line for which it speaks."""


@dataclass(frozen=True)
class Ruling:
    """A line under ``diagnostics`` in book.yaml: what a code counts as in the whole book."""

    code: str
    severity: Severity | None
    """None where it is silenced."""
    span: Span
