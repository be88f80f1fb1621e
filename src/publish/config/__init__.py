"""book.yaml → `Manuscript`. Whatever is wrong with it becomes a located diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.late import loaded_late

if TYPE_CHECKING:
    from publish.config.files import locate
    from publish.config.loading import load
    from publish.config.naming import file_name
    from publish.config.relators import RELATORS
    from publish.config.schema import json_schema

__all__ = ["RELATORS", "file_name", "json_schema", "load", "locate"]

# Finding a book needs no schema.
__getattr__ = loaded_late(
    __name__,
    {
        "RELATORS": "publish.config.relators",
        "file_name": "publish.config.naming",
        "json_schema": "publish.config.schema",
        "load": "publish.config.loading",
        "locate": "publish.config.files",
    },
)
