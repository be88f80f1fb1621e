"""book.yaml → `Manuscript`. Whatever is wrong with it becomes a located diagnostic."""

from publish.config.editions import file_name
from publish.config.loading import load, locate
from publish.config.relators import RELATORS
from publish.config.schema import json_schema

__all__ = ["RELATORS", "file_name", "json_schema", "load", "locate"]
