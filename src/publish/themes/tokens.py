"""Design tokens: which there are, what values they take, and how they become CSS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from publish.themes.trim import page_size

LENGTH = re.compile(r"\d+(\.\d+)?(pt|mm|cm|in|px|pc|em|rem)")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

Check = Callable[[Any], str]
"""A value → what is wrong with it, or the empty string."""


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value else "it takes a text"


def _length(value: Any) -> str:
    fits = isinstance(value, str) and LENGTH.fullmatch(value)
    return "" if fits else "it takes a length with its unit, such as 11pt"


def _colour(value: Any) -> str:
    fits = isinstance(value, str) and COLOUR.fullmatch(value)
    return "" if fits else 'it takes a colour such as "#7a1f1f", in quotation marks'


def _trim(value: Any) -> str:
    try:
        page_size(str(value))
    except ValueError as error:
        return str(error)
    return ""


def _opening(value: Any) -> str:
    return "" if value in ("recto", "any") else "it is either recto or any"


def _depth(value: Any) -> str:
    return "" if type(value) is int and 1 <= value <= 6 else "it takes a number from 1 to 6"


def _group(keys: str, check: Check) -> dict[str, Check]:
    return dict.fromkeys(keys.split(), check)


TOKENS: Mapping[str, Mapping[str, Check] | Check] = {
    "faces": _group("text head mono fallback", _text),
    "word": _group("text head mono", _text),
    "size": _group("text small note caption code title subtitle chapter h2 h3 h4", _length),
    "leading": _group("text small note code", _length),
    "space": _group("indent paragraph sink", _length),
    "colour": _group("text muted rule accent link", _colour),
    "page": {"trim": _trim, **_group("inner outer top bottom", _length)},
    "opening": _opening,
    "contents-depth": _depth,
    "ornament": _text,
}
"""Every token that a theme.yaml may set: group → key → check, or lone key → check."""


def custom_properties(tokens: Mapping[str, Any]) -> str:
    """Tokens as CSS: ``size.note: 9pt`` becomes ``--size-note: 9pt`` on ``:root``.

    The faces become font lists that end with the fallback; ``--page-size`` is the trim as
    ``@page`` takes it.
    """
    lines = [f"  --{name}: {value};" for name, value in _flat(tokens)]
    return "\n".join([":root {", *lines, "}", ""])


def _flat(tokens: Mapping[str, Any]) -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for group, value in tokens.items():
        if group == "faces":
            flat += _families(value)
        elif isinstance(value, Mapping):
            flat += [(f"{group}-{key}", str(part)) for key, part in value.items()]
        else:
            flat.append((group, str(value)))
    if "trim" in tokens.get("page", {}):
        flat.append(("page-size", page_size(tokens["page"]["trim"])))
    return flat


def _families(faces: Mapping[str, str]) -> list[tuple[str, str]]:
    fallback = faces.get("fallback")
    lists = []
    for use, family in faces.items():
        generic = "monospace" if use == "mono" else "serif"
        families = [f'"{name}"' for name in dict.fromkeys((family, fallback)) if name]
        lists.append((f"face-{use}", ", ".join([*families, generic])))
    return lists
