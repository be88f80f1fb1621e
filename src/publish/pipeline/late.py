"""Libraries that are named where they may be needed, and loaded where they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint cuts fonts with: variable ones of another weight than the regular, and all where
the system's HarfBuzz cannot. They take 10 MB."""


class _Late(ModuleType):
    """Stands for a library, and is asked for functions and classes, which load it when called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def late(*arguments: Any, **options: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **options)

        return late


@contextmanager
def seldom_used_later() -> Iterator[None]:
    """Meanwhile whoever imports what is seldom used gets something that stands for it."""
    stands = {name: _Late(name) for name in _SELDOM if name not in sys.modules}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name, late in stands.items():
            if sys.modules.get(name) is late:
                del sys.modules[name]
