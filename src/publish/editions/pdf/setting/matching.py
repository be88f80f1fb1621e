"""Which elements are alike: the same rules match them, and their parents are alike, too.

One of the places, in this package, that touch WeasyPrint's private parts: of cssselect2, by which
it matches selectors, the lists in which a ``Matcher`` keeps them. With `styles`,
``tests/editions/pdf/test_styles.py`` holds them to what is expected here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_Test = tuple[Callable[[Any], bool], int]
"""A selector's test, and the selector's address."""


@dataclass(frozen=True)
class Alike:
    """The elements of a document, as they are gone through in the document's order."""

    matchers: Sequence[Any]
    """Those of all stylesheets."""
    is_own: Callable[[Any], bool]
    """Whether an element has declarations of its own, and is like no other."""
    first: dict[Any, Any] = field(default_factory=dict)
    """Each element that is like an earlier one, and the first of these."""
    _known: dict[Any, Any] = field(default_factory=dict)
    _tests: dict[Any, tuple[_Test, ...]] = field(default_factory=dict)

    def found(self, element: Any) -> Any:
        """The first element that one is like; None if it is the first itself.

        What is below an element that is alone is like nothing that is not.
        """
        node = element.etree_element
        parent = element.parent and element.parent.etree_element
        above = id(self.first.get(parent, parent))
        if self.is_own(node):
            return None
        matched = tuple([number for test, number in self._candidates(element) if test(element)])
        first = self._known.setdefault((above, node.get("lang"), matched), node)
        if first is node:
            return None
        self.first[node] = first
        return first

    def _candidates(self, element: Any) -> tuple[_Test, ...]:
        """The selectors that an element's name and classes allow."""
        node = element.etree_element
        name = node.get("id")
        named = name if any(name in matcher.id_selectors for matcher in self.matchers) else None
        key = node.tag, node.get("class"), named, "lang" in node.attrib
        if key not in self._tests:
            self._tests[key] = tuple(
                (entry[0], id(entry))
                for matcher in self.matchers
                for entry in _entries(matcher, element)
            )
        return self._tests[key]


def _entries(matcher: Any, element: Any) -> Iterator[Any]:
    """Those that cssselect2 tries for an element."""
    yield from matcher.id_selectors.get(element.id, ())
    for name in element.classes:
        yield from matcher.class_selectors.get(name, ())
    yield from matcher.lower_local_name_selectors.get(element.local_name.lower(), ())
    yield from matcher.namespace_selectors.get(element.namespace_url, ())
    if "lang" in element.etree_element.attrib:
        yield from matcher.lang_attr_selectors
    yield from matcher.other_selectors
