"""What is painted comes in the order in which a screen reader says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from reading.built import Books

Place = tuple[tuple[int, int], int]
"""A page, and the number of marked content on it."""


def test_content_is_painted_in_the_order_of_its_tags(books: Books) -> None:
    with pikepdf.open(books.screen.path) as pdf:
        said: dict[tuple[int, int], list[int]] = {}
        for page, number in _said(pdf.Root.StructTreeRoot.K[0], (0, 0)):
            said.setdefault(page, []).append(number)
        counted = [_counted(page, said.get(page.obj.objgen, [])) for page in pdf.pages]
    assert all(in_order > 0.6 * painted for in_order, painted in counted if painted > 3)
    assert sum(n for n, _ in counted) > 0.98 * sum(n for _, n in counted)


def test_all_tagged_content_is_in_the_tree_once(books: Books) -> None:
    with pikepdf.open(books.screen.path) as pdf:
        said = sorted(_said(pdf.Root.StructTreeRoot.K[0], (0, 0)))
        painted = sorted((page.obj.objgen, n) for page in pdf.pages for n in _painted(page))
    assert said == painted


def test_every_note_has_a_name_under_which_the_tree_knows_it(books: Books) -> None:
    with pikepdf.open(books.screen.path) as pdf:
        notes = {str(one.ID) for one in _elements(pdf) if Name.Note == one.S}
        (leaf,) = pdf.Root.StructTreeRoot.IDTree.Kids
        assert notes == {str(name) for name in list(leaf.Names)[::2]}
    assert len(notes) > 100


def _said(element: Any, page: tuple[int, int]) -> Iterator[Place]:
    if isinstance(element, int):
        yield page, element
        return
    if Name.Pg in element:
        page = element.Pg.objgen
    if element.get(Name.Type) == Name.MCR:
        yield page, int(element.MCID)
    kids = element.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        yield from _said(kid, page)


def _counted(page: pikepdf.Page, said: list[int]) -> tuple[int, int]:
    """How many pieces of content at most come in the order of their tags, and of how many."""
    rank = {number: place for place, number in enumerate(said)}
    longest: list[int] = []
    painted = [rank[number] for number in _painted(page)]
    for place in painted:
        at = bisect_left(longest, place)
        longest[at : at + 1] = [place]
    return len(longest), len(painted)


def _painted(page: pikepdf.Page) -> list[int]:
    return [
        int(operands[1].MCID)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC"
        and isinstance(operands[1], Dictionary)
        and Name.MCID in operands[1]
    ]


def _elements(pdf: Pdf) -> Iterator[Object]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.StructElem:
            yield item
