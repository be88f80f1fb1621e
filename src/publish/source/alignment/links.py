"""Inlines with attributes or an address: spans, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from publish.model import Inline, Inlines
from publish.source.alignment.trail import Trail

Inside = Callable[[Trail, Inlines], Inlines]
"""Follows the inlines within a node."""

_ATTRIBUTES = r"""\{(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^{}"'])*\}"""
ATTRIBUTES = re.compile(_ATTRIBUTES)
SPAN_END = re.compile(rf"\]{_ATTRIBUTES}")
BRACKET = re.compile(r"\[")
PICTURE = re.compile(r"!\[")
_TITLE = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^()]*\))"""
TARGET = re.compile(
    rf"""\] (?: \(\s* (?: <[^<>\n]*> | (?:\\.|[^\s()\\]|\([^\s()]*\))* ) (?:\s+{_TITLE})? \s*\)
              | \[(?![\^@])[^\[\]]*\] )?""",
    re.VERBOSE,
)
"""The end of a link or picture: an address, a reference, or nothing if its words are one."""
_AUTOLINK, _AUTOLINK_END = re.compile("<"), re.compile(">")


def attributes(trail: Trail, attr: list[Any]) -> None:
    """Go past the attributes that have given a node ``attr``."""
    if any(attr):
        trail.take(ATTRIBUTES, constructs=True)


def bracketed(trail: Trail, node: Inline, inside: Inside) -> Inline:
    """``[words]{.class}``."""
    attr, inlines = node["c"]
    trail.take(BRACKET)
    inlines = inside(trail, inlines)
    trail.take(SPAN_END, constructs=True)
    return {"t": "Span", "c": [attr, inlines]}


def link(trail: Trail, node: Inline, inside: Inside) -> Inline:
    """``[words](address)``, ``[words][reference]``, ``[reference]`` or ``<address>``."""
    attr, inlines, target = node["c"]
    if trail.sees("<"):
        trail.take(_AUTOLINK)
        inlines = inside(trail, inlines)
        trail.take(_AUTOLINK_END)
    else:
        trail.take(BRACKET)
        inlines = inside(trail, inlines)
        trail.take(TARGET, constructs=True)
        attributes(trail, attr)
    return {"t": "Link", "c": [attr, inlines, target]}


def image(trail: Trail, node: Inline, inside: Inside) -> Inline:
    """``![words](address)``, within a text."""
    attr, inlines, target = node["c"]
    trail.take(PICTURE)
    inlines = inside(trail, inlines)
    trail.take(TARGET, constructs=True)
    attributes(trail, attr)
    return {"t": "Image", "c": [attr, inlines, target]}
