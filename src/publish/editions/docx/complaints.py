"""What in the authored pieces Word cannot have: broken pictures, formulas and raw markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.editions.docx.openxml import NAMESPACES
from publish.editions.docx.pictures import Picture
from publish.model import Resolved
from publish.pandoc import map_nodes, walk
from publish.pandoc.places import located

Node = dict[str, Any]

_RAW = ("RawInline", "RawBlock")
_DECLARATIONS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def complaints(piece: Resolved, pictures: Mapping[str, Picture]) -> Iterator[Diagnostic]:
    """What is wrong, where it stands."""
    if not any(_problem(node, pictures) for node in walk(piece.blocks, words=False)):
        return  # to find all places takes longer
    for node, span in located(piece.blocks, piece.path):
        problem = _problem(node, pictures)
        if problem and node["t"] == "Image":
            yield diagnose("IMG005", span, path=node["c"][2][0], problem=problem)
        elif problem:
            yield diagnose("DOC001", span)


def _problem(node: Node, pictures: Mapping[str, Picture]) -> str:
    """Why Word cannot have a node; empty where it can."""
    if node["t"] == "Image":
        picture = pictures.get(node["c"][2][0])
        return "" if picture is None else picture.problem
    return "no XML of its own" if node["t"] in _RAW and _breaks(node) else ""


def formulas_of(piece: Resolved) -> Iterator[tuple[str, Span]]:
    """The formulas of a piece as TeX, with their places."""
    for node, span in located(piece.blocks, piece.path):
        if node["t"] == "Math":
            yield node["c"][1], span


def sound(piece: Resolved) -> Resolved:
    """The piece without raw markup that would break the document."""

    def keep(nodes: list[Node]) -> list[Node]:
        return [node for node in nodes if node["t"] not in _RAW or not _breaks(node)]

    return replace(piece, blocks=map_nodes(piece.blocks, keep, keep))


def unread_formulas(log: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The formulas that pandoc's log says it left as TeX."""
    return frozenset(
        str(message["contents"]) for message in log if message["type"] == "CouldNotConvertTeXMath"
    )


def _breaks(node: Node) -> bool:
    """Whether raw markup for Word is no XML of its own."""
    name, text = node["c"]
    if name != "openxml":
        return False
    try:
        etree.fromstring(f"<draft:raw {_DECLARATIONS}>{text}</draft:raw>")
    except etree.XMLSyntaxError:
        return True
    return False
