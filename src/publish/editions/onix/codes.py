"""Words of this program → codes of EDItEUR's lists."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ROLES: Mapping[str, str] = MappingProxyType(
    {
        "adapter": "B05",
        "annotator": "A20",
        "artist": "A07",
        "author": "A01",
        "book designer": "A11",
        "cartographer": "A39",
        "commentator": "A21",
        "compiler": "C01",
        "contributor": "A32",
        "cover designer": "A36",
        "designer": "A11",
        "editor": "B01",
        "illustrator": "A12",
        "interviewee": "A44",
        "interviewer": "A43",
        "photographer": "A08",
        "researcher": "A51",
        "transcriber": "B33",
        "translator": "B06",
        "writer of afterword": "A19",
        "writer of foreword": "A23",
        "writer of introduction": "A24",
        "writer of preface": "A15",
    }
)
"""MARC relator → list 17. All others are "other"."""
OTHER_ROLE = "Z99"

BISAC, THEMA, KEYWORDS = "10", "93", "20"
"""List 27."""
_QUALIFIERS = {"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"}
"""First digit of a Thema qualifier → list 27: place, language, time, education, interest, style."""


def scheme(name: str, code: str) -> str:
    """List 27: the scheme of a subject's code."""
    return BISAC if name == "bisac" else _QUALIFIERS.get(code[:1], THEMA)


DATE_FORMATS = {4: "05", 6: "01", 8: "00"}
"""Digits of a date → list 55: a year, a month, a day."""
