"""One manuscript file → `Chapter`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import Blocks, Chapter, File, Piece
from publish.pandoc import PandocError, PandocTimeoutError, blocks_of, read, read_again
from publish.pandoc.places import located
from publish.source.agreement import agree
from publish.source.allowances import allowances
from publish.source.anchors import anchored, file_key
from publish.source.checks import CHECKS, Check, Text
from publish.source.crowds import crowded
from publish.source.log import reported
from publish.source.raw import state, unstate
from publish.source.reconcile import placed, reconcile
from publish.source.sentinels import mark
from publish.source.tasks import draw_boxes
from publish.source.text import characters, read_text, without_header

_LARGE = 300_000
"""Characters from which on a text is read twice in turn. Two pandocs at once hold 120 MB for a
text of 30,000 characters, and 160 MB for one of 300,000."""


def read_chapter(piece: Piece, file: File, path: str) -> Outcome[Chapter | None]:
    """The chapter in ``file``, which diagnostics name ``path``; None where it cannot be read."""
    read = read_text(file.path, path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    text, header = without_header(read.value, path)
    return parse_chapter(piece, text, path, header)


def parse_chapter(
    piece: Piece,
    text: str,
    path: str,
    earlier: tuple[Diagnostic, ...] = (),
    checks: tuple[Check, ...] = CHECKS,
) -> Outcome[Chapter | None]:
    """The chapter in ``text``: parsed, located, anchored and checked."""
    key = file_key(piece.path or path)
    try:
        blocks, log = _located_blocks(text)
    except PandocTimeoutError as error:
        place = crowded(text, path)
        given_up = diagnose("SRC019", place, path=path, seconds=error.seconds)
        return Outcome(None, (*earlier, given_up))
    except PandocError as error:
        problem = str(error).splitlines()[0] if str(error) else "pandoc stopped"
        return Outcome(None, (*earlier, diagnose("SRC004", Span(path), path=path, problem=problem)))
    blocks = draw_boxes(anchored(blocks, key, text.split("\n")))
    diagnostics = [*earlier, *reported(log, path)]
    read = Text(blocks, tuple(located(blocks, path, words=True)), path)
    for check in checks:
        diagnostics += check(read)
    allowed = allowances(text, path)
    chapter = Chapter(piece, path, key, blocks, allowed, characters(text))
    return Outcome(chapter, tuple(diagnostics))


def _located_blocks(text: str) -> tuple[Blocks, list[dict[str, Any]]]:
    """The text's blocks with their places, and pandoc's log.

    It is read plain and marked, by two pandocs side by side. Where neither can read it, what is
    raised is of the plain one.
    """
    stated = state(text)
    with ThreadPoolExecutor(2) as beside:
        first = beside.submit(read, stated)
        if len(stated) > _LARGE:
            wait((first,))
        marked = mark(text)
        again = beside.submit(read_again, state(marked.text)) if marked.places else None
        plain, log = first.result()
        parsed = again.result() if again else None
    settled = blocks_of if stated == text else _unstated
    if parsed is not None and agree(plain, parsed):
        return placed(settled(parsed), marked), log
    return reconcile(settled(plain), settled(parsed) if parsed else [], marked), log


def _unstated(output: bytes) -> Blocks:
    return unstate(blocks_of(output))  # type: ignore[no-any-return]
