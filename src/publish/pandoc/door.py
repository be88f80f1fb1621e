"""Calls of pandoc. It never reads a file of the book's, nor the network: text in, text out.

No call goes on for ever: for some texts, brackets in brackets say, pandoc's time doubles with
every character.
"""

from __future__ import annotations

import contextlib
import json
import math
import resource
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc

from publish.model import Blocks

MARKDOWN = (
    "markdown-auto_identifiers-implicit_header_references-yaml_metadata_block"
    "-pandoc_title_block-native_divs-native_spans-example_lists"
)
"""pandoc's Markdown, without identifiers of its own making (they collide between chapters), with
HTML elements left raw, so that they can be seen for what they are, and without example lists: a
paragraph that begins with ``@key.`` or ``(@key)`` cites or refers."""

API_VERSION = (1, 23, 1)


SECONDS = 120.0
"""How long any call may take; a chapter of 240 kB takes half a second."""
_BYTES_A_SECOND = 10_000
"""For so many bytes of input a call may take a second longer."""
_ORPHANED = 10
"""Seconds of the processor beyond its time after which a pandoc ends that nobody waits for."""

_NURSERY = 4
"""Megabytes that new objects fill before pandoc looks for those that are done with.

Left to itself it takes 64, more than a processor's cache holds: with 4 a long text takes two
thirds of the time and up to 60 MB less (GHC User's Guide, 5.7.3).
"""
_ROOMY = 16
"""The same, where a tree of up to `_SHORT` characters is written.

After the second time it looks at all that it can still come to, and so has up to 20 MB of its own
program copied: every reader and writer while it reads, the writer alone later. Of a short tree it
has read all by then, which saves 25 ms and 40 MB.
"""
_SHORT = 256_000


def _memory(nursery: int) -> tuple[str, ...]:
    """Let pandoc begin with little memory, and look through all of it only beyond 32 MB."""
    return ("+RTS", "-H1m", f"-A{nursery}m", "-O32m", "-RTS")


class PandocError(RuntimeError):
    """pandoc refused its input; the message is pandoc's own."""


class PandocTimeoutError(PandocError):
    """pandoc did not come to an end in ``seconds``, and was killed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = round(seconds)

    def __str__(self) -> str:
        return f"pandoc did not finish in {self.seconds} seconds"


def run(
    arguments: Sequence[str],
    source: str | bytes = "",
    seconds: float | None = None,
    nursery: int = _NURSERY,
) -> bytes:
    """What pandoc writes for ``source``, called sandboxed with ``arguments``.

    Raises PandocError with pandoc's words when it exits with an error, and PandocTimeoutError
    when it has not after ``seconds``: without them, a time that no sound text needs.
    """
    command = [pypandoc.get_pandoc_path(), *_memory(nursery), "--sandbox", *arguments]
    data = source.encode() if isinstance(source, str) else source
    limit = SECONDS + len(data) / _BYTES_A_SECOND if seconds is None else seconds
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        _outlive_nobody(process.pid, limit)
        try:
            written, complaints = process.communicate(data, limit)
        except subprocess.TimeoutExpired:
            raise PandocTimeoutError(limit) from None
        finally:
            process.kill()  # unless it has ended; sandboxed, it starts no other program
    if process.returncode:
        raise PandocError(complaints.decode(errors="replace").strip())
    return written


def _outlive_nobody(pid: int, seconds: float) -> None:
    """Where the system can, let it end the process if this one is killed and cannot."""
    if hasattr(resource, "prlimit"):
        spent = math.ceil(seconds) + _ORPHANED
        with contextlib.suppress(OSError, ValueError):  # it has ended, or may not be limited
            resource.prlimit(pid, resource.RLIMIT_CPU, (spent, spent))


@cache
def version() -> str:
    """pandoc's version, as it stands in the manifest and in cache keys."""
    return str(pypandoc.get_pandoc_version())


_READING = ("-f", MARKDOWN, "-t", "json")


def parse(markdown: str) -> tuple[Blocks, list[dict[str, Any]]]:
    """Markdown → blocks, and pandoc's log: typed messages, some with line and column."""
    output, messages = read(markdown)
    return blocks_of(output), messages


def read(markdown: str) -> tuple[bytes, list[dict[str, Any]]]:
    """As `parse`, the blocks as pandoc writes them, for `blocks_of`."""
    with tempfile.NamedTemporaryFile(suffix=".json") as log:
        output = run([*_READING, f"--log={log.name}"], markdown)
        messages = json.loads(log.read() or "[]")
    return output, messages


def read_again(markdown: str) -> bytes:
    """As `read`, of a text whose log is known."""
    return run(_READING, markdown)


def blocks_of(output: bytes) -> Blocks:
    """The blocks of a document in pandoc's JSON."""
    return json.loads(output)["blocks"]  # type: ignore[no-any-return]


def _document(parts: Iterable[str], metadata: dict[str, Any] | None) -> str:
    head = {"pandoc-api-version": list(API_VERSION), "meta": metadata or {}}
    blocks = ",".join(part[1:-1] for part in parts if part != "[]")
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "blocks": [{blocks}]}}'


def packed(tree: list[Any]) -> str:
    """Blocks or inlines as pandoc's JSON, for `write_parts` and for whoever only hands them on."""
    return json.dumps(tree, ensure_ascii=False)


def unpacked(text: str) -> list[Any]:
    """What was `packed`."""
    return json.loads(text)  # type: ignore[no-any-return]


def write(
    blocks: Blocks,
    to: str,
    arguments: Sequence[str] = (),
    metadata: dict[str, Any] | None = None,
) -> bytes:
    """Blocks in another format, e.g. ``html5`` or ``docx``; ``metadata`` is pandoc's JSON."""
    return write_parts([packed(blocks)], to, arguments, metadata)


def write_parts(
    parts: Iterable[str],
    to: str,
    arguments: Sequence[str] = (),
    metadata: dict[str, Any] | None = None,
) -> bytes:
    """As `write`, of blocks that were `packed` part by part."""
    document = _document(parts, metadata)
    nursery = _ROOMY if len(document) <= _SHORT else _NURSERY
    return run(["-f", "json", "-t", to, *arguments], document, nursery=nursery)


def citeproc(
    blocks: Blocks, references: list[dict[str, Any]], style: str | bytes, metadata: dict[str, Any]
) -> Blocks:
    """Blocks with their citations formatted and the bibliography in a Div ``refs``.

    ``references`` are CSL JSON entries, ``style`` is the path of a CSL file or what stands in it.
    Raises PandocError for a style that cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "references.json"
        library.write_text(json.dumps(references, ensure_ascii=False), encoding="utf-8")
        if isinstance(style, bytes):
            own = Path(folder) / "style.csl"
            own.write_bytes(style)
            style = str(own)
        arguments = ["--citeproc", f"--csl={style}", f"--bibliography={library}"]
        output = write(blocks, "json", arguments, metadata)
    return json.loads(output)["blocks"]  # type: ignore[no-any-return]


def data_file(name: str) -> bytes:
    """One of pandoc's own data files, e.g. ``reference.docx``."""
    return run([f"--print-default-data-file={name}"])
