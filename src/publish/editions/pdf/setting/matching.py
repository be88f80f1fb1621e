"""Which elements are alike: the same rules match them, and their parents are alike, too.

One of the places, in this package, that touch WeasyPrint's private parts: of cssselect2, by which
it matches selectors, the lists in which a ``Matcher`` keeps them. With `styles`,
``tests/editions/pdf/test_styles.py`` holds them to what is expected here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import cssselect2

from publish.editions.pdf.setting.kinds import Kind


class Element(cssselect2.ElementWrapper):  # type: ignore[misc]
    """An element as selectors see it, which knows what comes after it and what is in it.

    cssselect2 goes through all of a parent's children for the one, for each of them anew, and
    through the whole document for the other.
    """

    @cached_property
    def _children(self) -> tuple[Any, ...]:
        return tuple(self.iter_children())

    def iter_next_siblings(self) -> Iterator[Any]:
        return iter(() if self.parent is None else self.parent._children[self.index + 1 :])

    def query_all(self, *selectors: Any) -> Iterator[Any]:
        """The elements that match any of the selectors, in their order."""
        if all(isinstance(selector, str) and selector.isalnum() for selector in selectors):
            return self._named(selectors)
        return super().query_all(*selectors)  # type: ignore[no-any-return]

    def _named(self, names: tuple[str, ...]) -> Iterator[Any]:
        if not any(str(node.tag).endswith(names) for node in self.etree_element.iter()):
            return
        if self.local_name in names:
            yield self
        for child in self.iter_children():
            yield from child._named(names)


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
    _kinds: dict[Any, Kind] = field(default_factory=dict)
    _kind: dict[Any, Kind] = field(default_factory=dict)
    """That of each element."""

    def found(self, element: Any) -> Any:
        """The first element that one is like; None if it is the first itself.

        What is below an element that is alone is like nothing that is not.
        """
        node = element.etree_element
        parent = element.parent and element.parent.etree_element
        kind = self._kind[node] = self._kind_of(element, self._kind.get(parent))
        if self.is_own(node):
            return None
        above = id(self.first.get(parent, parent))
        key = above, node.get("style"), node.get("lang"), kind.selectors(element)
        first = self._known.setdefault(key, node)
        if first is node:
            return None
        self.first[node] = first
        return first

    def _kind_of(self, element: Any, above: Kind | None) -> Kind:
        node = element.etree_element
        name = node.get("id")
        named = name if any(name in matcher.id_selectors for matcher in self.matchers) else None
        key = above, node.tag, node.get("class"), tuple(node.attrib), named
        if key not in self._kinds:
            tests = (
                (entry[0], id(entry))
                for matcher in self.matchers
                for entry in _entries(matcher, element)
            )
            self._kinds[key] = Kind.of(element, above, tests)
        return self._kinds[key]


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
