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


def _one_of(*words: str) -> Check:
    """A check for values that are one of some words."""
    last = f"{', '.join(words[:-1])} or {words[-1]}"
    said = f"it is either {last}" if len(words) == 2 else f"it is one of {last}"
    return lambda value: "" if value in words else said


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "it is either true or false"


def _depth(value: Any) -> str:
    return "" if type(value) is int and 1 <= value <= 6 else "it takes a number from 1 to 6"


def _group(keys: str, check: Check) -> dict[str, Check]:
    return dict.fromkeys(keys.split(), check)


TOKENS: Mapping[str, Mapping[str, Check] | Check] = {
    "faces": _group("text head mono fallback", _text),
    "generic": _group("text head mono", _one_of("serif", "sans-serif", "monospace")),
    "small-capitals": _flag,
    "figures": _one_of("old-style", "lining"),
    "word": {
        **_group("text head mono", _text),
        **_group("heads", _one_of("left", "center")),
        **_group("h2 h3 h4", _one_of("plain", "bold", "italic", "small-caps")),
    },
    "size": _group("text small note caption code title subtitle chapter h2 h3 h4", _length),
    "leading": _group("text small note code", _length),
    "space": _group("indent paragraph sink", _length),
    "colour": _group("text head muted rule tint accent link", _colour),
    "page": {"trim": _trim, **_group("inner outer top bottom", _length)},
    "opening": _one_of("recto", "any"),
    "contents-depth": _depth,
    "ornament": _text,
}
"""Every token that a theme.yaml may set: group → key → check, or lone key → check."""


_ELSEWHERE = ("word", "generic", "small-capitals", "figures")
"""Not properties by themselves: for Word alone, or part of other properties."""


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
            flat += _families(value, tokens.get("generic", {}))
        elif group in _ELSEWHERE:
            continue
        elif isinstance(value, Mapping):
            flat += [(f"{group}-{key}", str(part)) for key, part in value.items()]
        else:
            flat.append((group, str(value)))
    if "trim" in tokens.get("page", {}):
        flat.append(("page-size", page_size(tokens["page"]["trim"])))
    return [*flat, *_letterforms(tokens)]


def _letterforms(tokens: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Values of ``font-variant-caps`` and ``font-variant-numeric``.

    Where a face has no small capitals, none are asked for: browsers would shrink its capitals.
    What an author wants in them is in capitals then.
    """
    has = tokens.get("small-capitals", True)
    capitals = [(name, name if has else "normal") for name in ("small-caps", "all-small-caps")]
    old_style = tokens.get("figures", "old-style") == "old-style"
    capitals.append(("smallcaps-case", "none" if has else "uppercase"))
    return [*capitals, ("figures", "oldstyle-nums" if old_style else "lining-nums")]


def _families(faces: Mapping[str, str], generic: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each face as a list that ends with the fallback and what a reading system has of the kind."""
    fallback = faces.get("fallback")
    lists = []
    for use, family in faces.items():
        families = [f'"{name}"' for name in dict.fromkeys((family, fallback)) if name]
        last = generic.get(use, generic.get("text", "serif"))
        lists.append((f"face-{use}", ", ".join([*families, last])))
    return lists
