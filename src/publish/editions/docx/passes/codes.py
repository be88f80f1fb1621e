"""Fields as they stand in a part: their codes, and the runs that are not what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from publish.editions.docx.openxml import Element, detach, find_all, qualified

_KIND = qualified("w:fldCharType")
_MARK, _CODE = qualified("w:fldChar"), qualified("w:instrText")


@dataclass
class _Open:
    """A field whose end has not come yet."""

    code: str = ""
    telling: bool = True
    """Whether its code is still being told."""
    runs: list[Element] = field(default_factory=list)


def without_fields(root: Element, unwanted: Callable[[str], bool]) -> None:
    """Leave of each field whose code is ``unwanted`` only what it shows; fields may nest."""
    open_: list[_Open] = []
    for run in find_all(root, "//w:r"):
        telling = [one for one in open_ if one.telling]
        for node in run.iter(_MARK, _CODE):
            kind = node.get(_KIND)
            if kind == "begin":
                open_.append(_Open())
            one = open_[-1]
            one.code += (node.text or "") if node.tag == _CODE else ""
            one.runs += [run] if run not in one.runs else []
            one.telling = one.telling and kind != "separate"
            if kind == "end":
                _close(open_.pop(), unwanted)
        for one in telling:
            one.runs += [run] if run not in one.runs else []


def _close(one: _Open, unwanted: Callable[[str], bool]) -> None:
    if unwanted(one.code.strip()):
        for run in one.runs:
            detach(run)
