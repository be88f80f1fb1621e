"""``publish schema``"""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of book.yaml, with which editors complete and check it.

    Example: publish schema > book.schema.json
    """
    from publish.config import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
