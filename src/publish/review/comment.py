"""A comment on the manuscript, as ``review/comments.yaml`` has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publish.diagnostics import NOWHERE, Span


@dataclass(frozen=True)
class Comment:
    id: str
    """Unique in the file."""
    author: str
    text: str
    """Paragraphs with an empty line between them."""
    date: str = ""
    """UTC, as ISO 8601 writes it: ``2026-11-23T10:00:00Z``; empty where nobody knows."""
    initials: str = ""
    at: Span = NOWHERE
    """Where the words begin that it is about; an answer is about what it answers."""
    quoted: str = ""
    """These words, as a reader sees them."""
    thread: str = ""
    """The id of the comment that the thread begins with."""
    parent: str = ""
    """The id of the comment that it answers; empty for the first of a thread."""
    resolved: bool = False
    round: str = ""
    """The round in which it came, if it came in one."""
    span: Span = NOWHERE
    """Where it stands in the file."""

    @property
    def shown_initials(self) -> str:
        """Its initials, or those of the author's names."""
        return self.initials or "".join(name[0] for name in self.author.split()[:4]).upper()


def threads(comments: Iterable[Comment]) -> tuple[tuple[Comment, ...], ...]:
    """The comments by threads, in the order of the file; each begins with its first comment."""
    found: dict[str, list[Comment]] = {}
    for comment in comments:
        found.setdefault(comment.thread, []).append(comment)
    return tuple(tuple(sorted(one, key=lambda c: bool(c.parent))) for one in found.values())


def is_open(thread: Sequence[Comment]) -> bool:
    """Whether a thread still waits for somebody: its first comment is not resolved."""
    return not thread[0].resolved
