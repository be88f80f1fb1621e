"""Calls of pandoc. It never reads a file of the book's, nor the network: text in, text out."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc

from publish.model import Blocks

MARKDOWN = (
    "markdown-auto_identifiers-implicit_header_references-yaml_metadata_block"
    "-pandoc_title_block-native_divs-native_spans"
)
"""pandoc's Markdown, without identifiers of its own making (they collide between chapters),
and with HTML elements left raw, so that they can be seen for what they are."""

API_VERSION = (1, 23, 1)


class PandocError(RuntimeError):
    """pandoc refused its input; the message is pandoc's own."""


def run(arguments: Sequence[str], source: str | bytes = "") -> bytes:
    """What pandoc writes for ``source``, called sandboxed with ``arguments``.

    Raises PandocError with pandoc's words when it exits with an error.
    """
    command = [pypandoc.get_pandoc_path(), "--sandbox", *arguments]
    data = source.encode() if isinstance(source, str) else source
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    if done.returncode:
        raise PandocError(done.stderr.decode(errors="replace").strip())
    return done.stdout


@cache
def version() -> str:
    """pandoc's version, as it stands in the manifest and in cache keys."""
    return str(pypandoc.get_pandoc_version())


def parse(markdown: str) -> tuple[Blocks, list[dict[str, Any]]]:
    """Markdown → blocks, and pandoc's log: typed messages, some with line and column."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        output = run(["-f", MARKDOWN, "-t", "json", f"--log={log}"], markdown)
        messages = json.loads(log.read_text(encoding="utf-8")) if log.exists() else []
    return json.loads(output)["blocks"], messages


def _document(blocks: Blocks, metadata: dict[str, Any] | None = None) -> str:
    tree = {"pandoc-api-version": list(API_VERSION), "meta": metadata or {}, "blocks": blocks}
    return json.dumps(tree, ensure_ascii=False)


def write(
    blocks: Blocks,
    to: str,
    arguments: Sequence[str] = (),
    metadata: dict[str, Any] | None = None,
) -> bytes:
    """Blocks in another format, e.g. ``html5`` or ``docx``; ``metadata`` is pandoc's JSON."""
    return run(["-f", "json", "-t", to, *arguments], _document(blocks, metadata))


def citeproc(
    blocks: Blocks, references: list[dict[str, Any]], style: str, metadata: dict[str, Any]
) -> Blocks:
    """Blocks with their citations formatted and the bibliography in a Div ``refs``.

    ``references`` are CSL JSON entries, ``style`` is the path of a CSL file. Raises PandocError
    for a style that cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "references.json"
        library.write_text(json.dumps(references, ensure_ascii=False), encoding="utf-8")
        arguments = ["--citeproc", f"--csl={style}", f"--bibliography={library}"]
        output = write(blocks, "json", arguments, metadata)
    return json.loads(output)["blocks"]  # type: ignore[no-any-return]


def data_file(name: str) -> bytes:
    """One of pandoc's own data files, e.g. ``reference.docx``."""
    return run([f"--print-default-data-file={name}"])
