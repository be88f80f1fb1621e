"""What a rule, or a judge of others, finds in an e-book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    ``path`` is of a file inside the EPUB, and empty where the whole is meant; ``line`` and
    ``column`` count from 1; ``element`` is what is wrong, if a rule has it at hand, and ``steps``
    are the way to it, from the root, by the numbers of children. ``details`` fill the message of
    the rule's code.
    """

    path: str = ""
    line: int | None = None
    column: int | None = None
    element: etree._Element | None = None
    steps: tuple[int, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)


def found(path: str = "", line: int | None = None, /, **details: object) -> Finding:
    """A finding in a file, its details by name."""
    return Finding(path, line, details=details)


def found_at(path: str, element: etree._Element, /, **details: object) -> Finding:
    """A finding at an element of a document."""
    return Finding(path, line_of(element), element=element, details=details)


def line_of(element: etree._Element) -> int | None:
    """The line on which an element begins."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # as the stubs have it
    return line
