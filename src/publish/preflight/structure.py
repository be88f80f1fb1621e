"""The structure tree of a file (ISO 32000-2, 14.7), flat, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream, String

_DEEP = 200
_STANDARD = frozenset(
    """Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct
    Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note
    Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form Title
    FENote Sub Em Strong Aside Artifact""".split()
)


@dataclass(frozen=True)
class Element:
    """A structure element; ``kind`` is its standard type, empty where none is known."""

    kind: str
    named: str
    """The type as it is written."""
    object: Any
    page: int | None
    parents: tuple[str, ...]
    """The standard types of what it stands in, outermost first."""

    def has(self, key: str) -> bool:
        """Whether it has a text of that key that is not empty."""
        value = self.object.get(key)
        return isinstance(value, String) and bool(str(value).strip())

    def attribute(self, key: str) -> Object | None:
        """An attribute of it, whoever owns that."""
        held = self.object.get("/A")
        for one in list(held) if isinstance(held, Array) else [held]:
            if isinstance(one, (Dictionary, Stream)) and key in one:
                return one.get(key)
        return None

    @property
    def references(self) -> Iterator[Any]:
        """The objects that it refers to, for example annotations."""
        for kid in _kids(self.object):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                yield kid.get("/Obj")


class Structure:
    """The tree; ``pages`` numbers the objects of pages."""

    def __init__(self, root: Any, pages: Mapping[tuple[int, int], int]) -> None:
        self._root, self._pages = root, pages
        roles = root.get("/RoleMap")
        self._roles = {k: str(v) for k, v in roles.items()} if isinstance(roles, Dictionary) else {}

    def elements(self) -> Iterator[Element]:
        """All elements, each before those that stand in it."""
        waiting = [(kid, (), None) for kid in reversed(list(_kids(self._root)))]
        while waiting:
            item, parents, above = waiting.pop()
            if not isinstance(item, Dictionary) or "/S" not in item or len(parents) > _DEEP:
                continue
            named = str(item.get("/S"))
            kind, page = self._standard(named), self._page(item, above)
            yield Element(kind, named[1:], item, page, parents)
            below = (*parents, kind)
            waiting += [(kid, below, page) for kid in reversed(list(_kids(item)))]  # type: ignore[misc]

    def _standard(self, name: str) -> str:
        for _ in range(8):
            if name[1:] in _STANDARD:
                return name[1:]
            name = self._roles.get(name, "")
        return ""

    def _page(self, item: Any, above: int | None) -> int | None:
        page = item.get("/Pg")
        return self._pages.get(page.objgen, above) if isinstance(page, Dictionary) else above


def _kids(item: Any) -> Iterator[Any]:
    kids = item.get("/K")
    if isinstance(kids, Array):
        yield from kids
    elif kids is not None:
        yield kids
