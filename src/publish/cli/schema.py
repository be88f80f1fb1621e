"""``publish schema``"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class File(StrEnum):
    """What has a schema."""

    BOOK = "book"
    COMMENTS = "comments"
    ROUND = "round"


def schema(
    file: Annotated[
        File, typer.Argument(help="book.yaml, or the comments and rounds of reviews.")
    ] = File.BOOK,
) -> None:
    """Print the JSON Schema of a file, with which editors complete and check it.

    Example: publish schema > book.schema.json
    """
    from publish.config import json_schema
    from publish.review.schema import COMMENTS, ROUND
    from publish.review.schema import json_schema as of_review

    match file:
        case File.BOOK:
            made = json_schema()
        case File.COMMENTS:
            made = of_review(COMMENTS, "comments.yaml")
        case File.ROUND:
            made = of_review(ROUND, "round.yaml")
    typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
