"""A round of review: what was sent to whom, and made of what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from publish.config.writing import field_lines
from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.review.blocks import Block
from publish.review.documents import file_text, validated
from publish.review.reading import FOLDER
from publish.review.schema import ROUND, FileEntry, RoundFile

ROUNDS = f"{FOLDER}/rounds"
RECORD, BLOCKS, SOURCE = "round.yaml", "blocks.json", "source"
_HASH = 16
"""Hexadecimal digits by which two texts of a block are told apart."""


@dataclass(frozen=True)
class Round:
    """A round on disk."""

    record: RoundFile
    folder: Path

    @property
    def document(self) -> str:
        """The path of the DOCX from the book's root."""
        return f"{ROUNDS}/{self.record.round}/{self.record.document}"


def rounds_of(root: Path) -> tuple[tuple[Round, ...], tuple[Diagnostic, ...]]:
    """The rounds of the book at ``root``, the oldest first, and what is wrong with them."""
    found: list[Round] = []
    problems: list[Diagnostic] = []
    folder = root / ROUNDS
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    for entry in entries:
        if entry.is_dir() and not entry.name.startswith("."):
            read = read_round(root, entry.name)
            problems += read.diagnostics
            found += [read.value] if read.value is not None else []
    return tuple(sorted(found, key=lambda one: (one.record.date, one.record.round))), tuple(
        problems
    )


def read_round(root: Path, name: str) -> Outcome[Round | None]:
    """The round of this name, and what of it is damaged; None where its record cannot be read."""
    folder = root / ROUNDS / name
    shown = f"{ROUNDS}/{name}/{RECORD}"
    text = file_text(folder / RECORD, shown)
    read = validated(text.value, shown, ROUND) if text.value is not None else Outcome(None)
    if read.value is None:
        return Outcome(None, (*text.diagnostics, *read.diagnostics))
    record = read.value[0]
    assert isinstance(record, RoundFile)
    problems = tuple(
        diagnose("RVW008", Span(f"{ROUNDS}/{name}"), round=name, problem=problem)
        for problem in (_damage(folder, entry) for entry in record.files)
        if problem
    )
    return Outcome(Round(record, folder), problems)


def _damage(folder: Path, entry: FileEntry) -> str:
    """What is wrong with one of its files; nothing where it is as it was."""
    file = folder / entry.path
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            return f"“{entry.path}” leads out of its folder"
        same = sha256(file.read_bytes()).hexdigest() == entry.sha256
    except OSError as error:
        return f"“{entry.path}” cannot be read: {(error.strerror or str(error)).lower()}"
    return "" if same else f"“{entry.path}” is not as it was"


def block_map(copy: Mapping[str, Sequence[Block]]) -> bytes:
    """Every block of the copy: id, kind, place, and by what its text is known, line by line."""
    files = [
        f'{{"path": {json.dumps(path, ensure_ascii=False)}, "blocks": [\n'
        + ",\n".join(json.dumps(_entry(block)) for block in blocks)
        + "\n]}"
        for path, blocks in copy.items()
    ]
    return ('{"files": [\n' + ",\n".join(files) + "\n]}\n").encode()


def _entry(block: Block) -> dict[str, object]:
    return {
        "id": block.id,
        "kind": block.kind,
        "from": [block.line, block.column],
        "to": [block.last, block.end],
        "text": identity(block.text),
    }


def identity(text: str) -> str:
    """By what the text of a block is known, white space aside."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:_HASH]


def files_of(contents: Mapping[str, bytes]) -> tuple[FileEntry, ...]:
    return tuple(
        FileEntry(path=path, sha256=sha256(content).hexdigest())
        for path, content in sorted(contents.items())
    )


def written(record: RoundFile) -> bytes:
    """The record as it stands in the round's folder."""
    said = record.model_dump(by_alias=True, exclude_none=True)
    lines = [line for key, value in said.items() for line in field_lines(key, _node(value), 0)]
    return ("\n".join(lines) + "\n").encode()


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return MappingNode("", [(_node(key), _node(one)) for key, one in value.items()])
    if isinstance(value, tuple | list):
        return SequenceNode("", [_node(one) for one in value])
    if isinstance(value, bool):
        return ScalarNode("tag:yaml.org,2002:bool", str(value).lower())
    return ScalarNode("tag:yaml.org,2002:str", value)
