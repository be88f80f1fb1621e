"""The fields of a part of a Word document, wherever a word processor has cut them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Field:
    code: str = ""
    shown: str = ""
    telling: bool = True


def fields(root: etree._Element) -> list[Field]:
    """Every field by its end: what is within another comes before it, and is shown by both."""
    return list(_closed(root))


def _closed(root: etree._Element) -> Iterator[Field]:
    open_: list[Field] = []
    for node in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t"):
        kind = node.get(f"{_W}fldCharType")
        if kind == "begin":
            open_.append(Field())
        elif kind == "separate":
            open_[-1].telling = False
        elif kind == "end":
            one = open_.pop()
            one.code = " ".join(one.code.split())
            yield one
        elif node.tag == f"{_W}instrText":
            open_[-1].code += node.text or ""
        else:
            for one in open_:
                one.shown += "" if one.telling else node.text or ""
