"""One manuscript file → `Chapter`."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import Blocks, Chapter, File, Piece
from publish.pandoc import PandocError, PandocTimeoutError, blocks_of, read, read_again
from publish.pandoc.places import located
from publish.source.alignment import aligned
from publish.source.allowances import allowances
from publish.source.anchors import anchored, file_key
from publish.source.checks import CHECKS, Check, Text
from publish.source.crowds import crowded
from publish.source.log import reported
from publish.source.nesting import DEEPEST, too_deep
from publish.source.places import places
from publish.source.raw import state, unstate
from publish.source.reconcile import reconcile
from publish.source.sentinels import mark
from publish.source.tasks import draw_boxes
from publish.source.text import characters, read_text, without_header


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
        parsed, log = _located_blocks(text)
        blocks = anchored(parsed, key, text.split("\n"))
    except PandocTimeoutError as error:
        place = crowded(text, path)
        given_up = diagnose("SRC019", place, path=path, seconds=error.seconds)
        return Outcome(None, (*earlier, given_up))
    except PandocError as error:
        problem = str(error).splitlines()[0] if str(error) else "pandoc stopped"
        return Outcome(None, (*earlier, diagnose("SRC004", Span(path), path=path, problem=problem)))
    except RecursionError:
        return Outcome(None, (*earlier, diagnose("SRC020", Span(path), most=DEEPEST)))
    if (deep := too_deep(blocks, path)) is not None:
        return Outcome(None, (*earlier, diagnose("SRC020", deep, most=DEEPEST)))
    blocks = draw_boxes(blocks)
    diagnostics = [*earlier, *reported(log, path)]
    read = Text(blocks, tuple(located(blocks, path, words=True)), path)
    for check in checks:
        diagnostics += check(read)
    allowed = allowances(text, path)
    chapter = Chapter(piece, path, key, blocks, allowed, characters(text))
    return Outcome(chapter, tuple(diagnostics))


def _located_blocks(text: str) -> tuple[Blocks, list[dict[str, Any]]]:
    """The text's blocks with their places, and pandoc's log."""
    stated = state(text)
    with ThreadPoolExecutor(1) as beside:
        parse = beside.submit(read, stated)
        found = places(text)
        output, log = parse.result()
    settled = blocks_of if stated == text else _unstated
    followed = aligned(output, text, found, settled)
    if followed is not None:
        return followed, log
    marked = mark(text, found)
    parsed = settled(read_again(state(marked.text))) if marked.places else []
    return reconcile(settled(output), parsed, marked), log


def _unstated(output: bytes) -> Blocks:
    return unstate(blocks_of(output))  # type: ignore[no-any-return]
