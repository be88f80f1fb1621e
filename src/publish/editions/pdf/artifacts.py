"""What is painted but is not part of the text: leaders, and table heads repeated on each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pydyf

NOWHERE = b"null"
"""What the parent tree says of content that belongs to no element."""


class Artifacts:
    """Takes structure elements out of a written galley, and leaves their content as artifacts."""

    def __init__(self, pdf: Any, elements: Mapping[bytes, Any]) -> None:
        self._pdf, self._elements = pdf, elements

    @cached_property
    def _marks(self) -> dict[tuple[bytes, Any], tuple[list[Any], int]]:
        return dict(_marks(self._pdf))

    def of(self, element: Any) -> tuple[bytes, ...]:
        """Make an element's content artifacts; return it and all below, by reference.

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
        if not all(isinstance(kid, int) and (page, kid) in self._marks for page, kid in content):
            return ()
        for place in content:
            stream, position = self._marks[place]
            stream[position - 1 : position + 1] = ["/Artifact", pydyf.Dictionary()]
        return tuple(item.reference for item in below)

    def _below(self, element: Any) -> Iterator[Any]:
        yield element
        for kid in element["K"]:
            if isinstance(kid, bytes) and kid in self._elements:
                yield from self._below(self._elements[kid])


def _marks(pdf: Any) -> Iterator[tuple[tuple[bytes, Any], tuple[list[Any], int]]]:
    """Page and number of each piece of marked content → its stream, and where it is there."""
    objects = {item.reference: item for item in pdf.objects}
    for page in pdf.objects:
        if not isinstance(page, pydyf.Dictionary) or page.get("Type") != "/Page":
            continue
        stream = objects[page["Contents"]].stream
        for position, item in enumerate(stream):
            if isinstance(item, pydyf.Dictionary) and "MCID" in item:
                yield (page.reference, item["MCID"]), (stream, position)
