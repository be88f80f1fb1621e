"""A state of the manuscript → its Word document, in the layout that a redline has."""

from __future__ import annotations

from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.editions import FORMATS
from publish.model import Edition, Manuscript
from publish.pipeline.making import make_products
from publish.pipeline.progress import Progress, Silent, Watch
from publish.pipeline.session import session_over
from publish.pipeline.state import State

_FORMAT = "docx"
_LAYOUT = "clean"


def chosen(manuscript: Manuscript, name: str) -> Edition | None:
    """The edition of this name; without one, the first for Word, else the first of the text."""
    texts = [one for one in manuscript.editions if FORMATS[one.format].text]
    if name:
        return next((one for one in texts if one.name == name), None)
    return next((one for one in texts if one.format == _FORMAT), texts[0] if texts else None)


def as_redlined(edition: Edition, like: Edition | None = None) -> Edition:
    """The edition as a Word document to be read, its notes where ``like`` has them."""
    made = replace(edition, format=_FORMAT, options={"layout": _LAYOUT})
    if like is None:
        return made
    return replace(
        made, name=like.name, notes_place=like.notes_place, notes_number=like.notes_number
    )


def built(
    manuscript: Manuscript,
    edition: Edition,
    original: Edition,
    now: State,
    *,
    jobs: int | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> bytes | tuple[Diagnostic, ...]:
    """The document of ``edition``, which takes the place of ``original``; or what is wrong.

    ``now`` is what imprint and head of the page say: the same for both states.
    """
    editions = tuple(edition if one == original else one for one in manuscript.editions)
    altered = replace(manuscript, editions=editions)
    watcher = Watch(progress or Silent())
    with session_over(altered, (edition.name,), jobs, cache, watcher) as work:
        work.resolve()
        products = {} if work.report(False).errors else make_products(work, watcher, now)
        errors = work.report(False).errors
        return errors or products[edition.name].content
