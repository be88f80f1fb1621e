"""Kinds of elements: those whose names are the same, and the names of all that they stand in.

Most selectors that might match an element are decided by its kind, and are asked only once: the
many of WeasyPrint's own stylesheet that are about lists, tables or links, and all that a class of
something around it settles. What is left depends on neighbours and on what attributes say.

One of the places, in this package, that touch the private parts of cssselect2: which attributes
of an element its selectors look at. With `styles`, ``tests/editions/pdf/test_styles.py`` holds
them to what is expected here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

Test = tuple[Callable[[Any], bool], int]
"""A selector's test, and the selector's address."""


class _Undecided(Exception):  # noqa: N818 - no error: the element itself is asked then
    """A selector depends on more than names."""


class _Attributes:
    """What is known of a node: its tag, and which attributes it has."""

    def __init__(self, node: Any) -> None:
        self.tag, self.attrib = node.tag, frozenset(node.attrib)

    def get(self, name: str, default: Any = None) -> Any:
        if name in self.attrib:
            raise _Undecided
        return default

    def __getattr__(self, name: str) -> NoReturn:
        raise _Undecided


class _Named:
    """An element of which only names are known, for selectors to look at."""

    def __init__(self, element: Any, parent: _Named | None) -> None:
        self.local_name, self.namespace_url = element.local_name, element.namespace_url
        self.classes, self.in_html_document = element.classes, element.in_html_document
        self.etree_element = _Attributes(element.etree_element)
        self.parent = parent
        self.ancestors: tuple[_Named, ...] = () if parent is None else (*parent.ancestors, parent)

    def __getattr__(self, name: str) -> Any:
        if name == "id" and "id" not in self.etree_element.attrib:
            return None
        raise _Undecided


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of elements; each is known by its identity."""

    named: _Named
    matched: frozenset[int]
    """The selectors that match all of them."""
    open: tuple[Test, ...]
    """Those that may match some of them."""

    @classmethod
    def of(cls, element: Any, above: Kind | None, tests: Iterable[Test]) -> Kind:
        """The kind of an element in one of the kind ``above``."""
        named = _Named(element, None if above is None else above.named)
        matched, undecided = set(), []
        for test, number in tests:
            try:
                if test(named):
                    matched.add(number)
            except _Undecided:
                undecided.append((test, number))
        return cls(named, frozenset(matched), tuple(undecided))

    def selectors(self, element: Any) -> frozenset[int]:
        """Those that match one of its elements."""
        more = [number for test, number in self.open if test(element)]
        return self.matched.union(more) if more else self.matched
