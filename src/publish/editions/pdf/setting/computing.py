"""Values of styles that nothing declares: inherited, or the initial ones.

Most values are of that kind. WeasyPrint goes the way of those that a stylesheet declares for each,
past variables, sums and logical names.

One of the places, in this package, that touch WeasyPrint's private parts: of ``css`` the
``ComputedStyle`` with what its values depend on. ``tests/editions/pdf/test_computing.py`` holds it
to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import css

_patching = threading.Lock()
_computed = css.ComputedStyle.__missing__
_LINES = ("ltr", "rtl")
_SPECIAL = ("float", "position", "display", "page")
"""Those that depend on each other, or are inherited in their own way."""


def _is_plain(name: str) -> bool:
    return name not in _SPECIAL and not name.startswith("text_decoration_")


_INHERITED = frozenset(filter(_is_plain, css.INHERITED))
_INITIAL = {
    name: value
    for name, value in css.INITIAL_VALUES.items()
    if _is_plain(name) and name not in css.INHERITED and name not in css.INITIAL_NOT_COMPUTED
}
_LOGICAL = {
    name: frozenset(logical(block="ttb", inline=direction) for direction in _LINES)
    for name, logical in css.PHYSICAL_FUNCTIONS.items()
}
"""By what other names a value may be declared."""
_NONE: frozenset[str] = frozenset()


@contextmanager
def undeclared_values() -> Iterator[None]:
    """Meanwhile values that nothing declares are taken from where they are."""
    with _patching:
        css.ComputedStyle.__missing__ = _value
        try:
            yield
        finally:
            css.ComputedStyle.__missing__ = _computed


def _value(style: Any, name: str) -> Any:
    declared, parent = style.cascaded, style.parent_style
    if name not in declared and _LOGICAL.get(name, _NONE).isdisjoint(declared):
        if name in _INHERITED and parent is not None:
            value = style[name] = parent[name]
            return value
        if name in _INITIAL:
            value = style[name] = _INITIAL[name]
            return value
    return _computed(style, name)
