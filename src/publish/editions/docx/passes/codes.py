"""Fields as they stand in a part: their codes, and the runs that are not what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from publish.editions.docx.openxml import Element, detach, find_all, qualified

_KIND = qualified("w:fldCharType")
_MARK, _CODE = qualified("w:fldChar"), qualified("w:instrText")
_GONE = qualified("w:delInstrText")
"""The code of a field whose removal is tracked."""


@dataclass(eq=False)
class Field:
    """A complex field, its runs in their order."""

    code: str = ""
    runs: list[Element] = field(default_factory=list)
    """All that is not shown: the beginning, the code, what parts it from the result, the end."""
    shown: list[Element] = field(default_factory=list)
    """The runs of its result; those of fields within it are among them."""
    telling: bool = True
    """Whether its code is still being told."""


def fields(root: Element) -> list[Field]:
    """Every field of a part, by its end: fields may nest."""
    found: list[Field] = []
    open_: list[Field] = []
    for run in find_all(root, "//w:r"):
        around = list(open_)
        telling = [one for one in around if one.telling]
        marked: list[Field] = []
        for node in run.iter(_MARK, _CODE, _GONE):
            kind = node.get(_KIND)
            if kind == "begin":
                open_.append(Field())
            if not open_:
                continue  # an author's own markup
            one = open_[-1]
            marked.append(one)
            one.code += (node.text or "") if node.tag != _MARK else ""
            one.telling = one.telling and kind != "separate"
            if kind == "end":
                found.append(open_.pop())
        for one in (*around, *marked):
            kept = one.runs if one in telling or one in marked else one.shown
            if kept[-1:] != [run]:
                kept.append(run)
    return found


def without_fields(root: Element, unwanted: Callable[[str], bool]) -> None:
    """Leave of each field whose code is ``unwanted`` only what it shows."""
    for one in fields(root):
        if unwanted(one.code.strip()):
            for run in one.runs:
                detach(run)


def tell(one: Field, code: str) -> None:
    """Give a field another code."""
    first, *others = (node for run in one.runs for node in run.iter(_CODE))
    first.text = f" {code} "
    for node in others:
        detach(node)
