"""One manuscript, three editions: a print-ready PDF, an accessible EPUB, a DOCX review copy.

`build` and `check` are what the command line uses; both return a `Result`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.late import loaded_late

if TYPE_CHECKING:
    from publish.pipeline.api import build, check
    from publish.pipeline.result import Result

__all__ = ["Result", "build", "check"]

# A command's help needs none of them.
__getattr__ = loaded_late(
    __name__,
    {
        "Result": "publish.pipeline.result",
        "build": "publish.pipeline.api",
        "check": "publish.pipeline.api",
    },
)
