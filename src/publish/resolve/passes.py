"""What a pass is: facts collected from each chapter, merged, sliced, and applied.

Collecting reads the prepared chapter alone, so all passes collect from the same tree. Applying
reads the chapter and the slice of merged facts that concerns it, so a change in one chapter
reaches another only through the facts that the other one uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Outcome
from publish.model import Chapter
from publish.pandoc.places import Located
from publish.resolve.setting import Setting

AllFacts = Mapping[str, Any]
"""Piece id → the facts of that chapter, in the book's order."""


@dataclass(frozen=True)
class Pass:
    """One pass. Facts, merged facts and slices are plain, frozen, picklable values.

    ``collect`` is given the chapter's nodes with their places, gone through once for all passes.
    ``merge`` takes the facts of all chapters and what the book holds beside chapters; it says
    what is wrong between chapters. ``apply`` says what is wrong in one.
    """

    name: str
    collect: Callable[[Chapter, Located, Setting], Any]
    merge: Callable[[AllFacts, Setting, Any], Outcome[Any]]
    slice: Callable[[Any, Any], Any]
    apply: Callable[[Chapter, Any, Setting], Outcome[Chapter]]


def nothing_collected(chapter: Chapter, nodes: Located, setting: Setting) -> None:
    """For a pass that needs no facts."""


def nothing_merged(facts: AllFacts, setting: Setting, beside: Any) -> Outcome[None]:
    """For a pass whose chapters have nothing to do with each other."""
    return Outcome(None)


def nothing_sliced(facts: Any, merged: Any) -> None:
    """For a pass that reads nothing of other chapters."""
