"""What is painted but is not part of the text: leaders, and table heads repeated on each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pydyf

from publish.editions.pdf import marks

NOWHERE = b"null"
"""What the parent tree says of content that belongs to no element."""


class Artifacts:
    """Takes structure elements out of a written galley, and leaves their content as artifacts."""

    def __init__(self, pdf: Any, elements: Mapping[bytes, Any]) -> None:
        self._pdf, self._elements = pdf, elements
        self._marked: dict[bytes, frozenset[int]] = {}
        self._retired: dict[bytes, set[int]] = {}

    @cached_property
    def _contents(self) -> dict[bytes, Any]:
        return dict(_contents(self._pdf))

    def _is_painted(self, page: bytes, kid: Any) -> bool:
        """Whether it is a number of what is marked in the page's own content."""
        if page not in self._marked:
            self._marked[page] = marks.numbers(self._contents[page].stream)
        return kid in self._marked[page]

    def of(self, element: Any) -> tuple[bytes, ...]:
        """Find an element's content to be artifacts; return it and all below, by reference.

        Nothing is done, and nothing returned, where the element holds more than painted content,
        for example a link.
        """
        below = tuple(self._below(element))
        content = [
            (item["Pg"], kid)
            for item in below
            for kid in item["K"]
            if not (isinstance(kid, bytes) and kid in self._elements)
        ]
        if not all(isinstance(kid, int) and self._is_painted(page, kid) for page, kid in content):
            return ()
        for page, kid in content:
            self._retired.setdefault(page, set()).add(kid)
        return tuple(item.reference for item in below)

    def leave(self) -> None:
        """Make all that was found artifacts."""
        for page, numbers in self._retired.items():
            stream = self._contents[page].stream
            stream[:] = [marks.retired(item, numbers) for item in stream]

    def _below(self, element: Any) -> Iterator[Any]:
        yield element
        for kid in element["K"]:
            if isinstance(kid, bytes) and kid in self._elements:
                yield from self._below(self._elements[kid])


def _contents(pdf: Any) -> Iterator[tuple[bytes, Any]]:
    """Each page and what is painted on it, as its own content has it."""
    objects = {item.reference: item for item in pdf.objects}
    for page in pdf.objects:
        if isinstance(page, pydyf.Dictionary) and page.get("Type") == "/Page":
            yield page.reference, objects[page["Contents"]]
