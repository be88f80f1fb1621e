"""Codes of subjects: what the schemes of the book trade look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from publish.config.values import wrong

_CODES: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        # Three letters and six digits: BISG, Complete BISAC Subject Headings List.
        "bisac": (re.compile(r"[A-Z]{3}\d{6}"), "POL042010"),
        # Letters and digits, a subject's first a letter, a qualifier's a digit from 1 to 6;
        # national extensions follow hyphens: EDItEUR, Thema Basic Instructions.
        "thema": (re.compile(r"[A-Z1-6][A-Z0-9]*(-[A-Z0-9]+)*"), "JPFB"),
    }
)
"""Scheme → what its codes look like, and one of them."""


def check_subject(text: str, scheme: str, code: str) -> None:
    """Raises PydanticCustomError for a subject that says nothing, or has a code of no scheme."""
    if scheme and not code:
        raise wrong(f"the scheme {scheme} stands here without a code", "Add code: … here.")
    if code and not scheme:
        raise wrong(f"the code “{code}” belongs to no scheme", "Add scheme: bisac, or thema.")
    if scheme and not _CODES[scheme][0].fullmatch(code):
        hint = f"Its codes look like this one: {_CODES[scheme][1]}."
        raise wrong(f"“{code}” is no code of {scheme}", hint)
    if not (text or code):
        raise wrong("the subject is empty", "Write it in words, or by its code.")
