"""Inlines whose text stands as it is, and in which there are no marks: code, formulas, markup."""

from __future__ import annotations

import re

from publish.model import Inline
from publish.source.alignment.links import Inside, attributes
from publish.source.alignment.trail import Trail

_WHITE = re.compile(r"\s*")
_TICKS = re.compile(r"`+")
_DOLLARS = re.compile(r"[\s>]*\${1,2}")


def code(trail: Trail, node: Inline, _: Inside) -> Inline:
    """Between backticks."""
    attr, text = node["c"]
    ticks = re.compile(r"\s*" + trail.take(_TICKS).group())
    trail.verbatim(text)
    trail.past(ticks)
    attributes(trail, attr)
    return node


def raw(trail: Trail, node: Inline, inside: Inside) -> Inline:
    """Markup as it stands, or between backticks with its format behind them."""
    text = node["c"][1]
    if trail.sees("`") and not text.startswith("`"):
        code(trail, {"t": "Code", "c": [["x"], text]}, inside)
    else:
        trail.verbatim(text)
        trail.drop()
        if text[-1:].isspace():
            trail.take(_WHITE)
    return node


def math(trail: Trail, node: Inline, _: Inside) -> Inline:
    """Between dollar signs."""
    trail.take(_DOLLARS)
    trail.verbatim(node["c"][1])
    trail.past(_DOLLARS)
    return node
