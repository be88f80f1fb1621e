"""The plain parse followed in its source, so that marks find their places without another parse.

pandoc's tree says what comes next, word by word and node by node; the source must say it, in the
way in which such a node is written: a `Str` as its letters (or what pandoc makes of others, ``’``
of ``'``), emphasis between stars, a citation with its key, the text of a note at its definition.
Nothing is guessed or looked for, and between two nodes nothing but white space and markup is gone
past. So wherever a mark is to stand in the source, it is known where that is in the tree. Tables
without bars, what is written in a way not known here, and marks that would fall where there is no
room for them end the walk: then there is no result, and `reconcile` finds the places by a second
parse. What a tree says is never changed; see also ADR 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from publish.model import Blocks
from publish.source.alignment.blocks import follow, go_on
from publish.source.alignment.letters import LostError
from publish.source.alignment.trail import Trail
from publish.source.places import Place


def aligned(
    output: bytes, source: str, places: Sequence[Place], settled: Callable[[bytes], Blocks]
) -> Blocks | None:
    """The blocks that pandoc has written for ``source``, in runs of text, with a mark at each of
    ``places``; None where it is not sure that all of them are right."""
    trail = Trail(source, places, follow)
    try:
        located = follow(trail, settled(_in_lines(output)))
        go_on(trail)
        trail.end()
    except LostError:
        return None
    return located


def _in_lines(output: bytes) -> bytes:
    """pandoc's JSON with words, and the spaces and ends of lines between them, as one `Str`: a
    tenth of the nodes.

    Where spaces follow one another, a kind of node comes out that there is not, and ends the walk.
    """
    for gap, written in ((b"Space", b" "), (b"SoftBreak", b"\\n")):
        output = output.replace(b'"},{"t":"%s"},{"t":"Str","c":"' % gap, written)
    return output
