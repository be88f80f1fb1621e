"""One manuscript, three editions: a print-ready PDF, an accessible EPUB, a DOCX review copy.

`build` and `check` are what the command line uses; both return a `Result`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.pipeline.api import build, check
    from publish.pipeline.result import Result

__all__ = ["Result", "build", "check"]

_HOMES = {
    "Result": "publish.pipeline.result",
    "build": "publish.pipeline.api",
    "check": "publish.pipeline.api",
}


def __getattr__(name: str) -> Any:
    """The names above, loaded when they are first used: a command's help needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
