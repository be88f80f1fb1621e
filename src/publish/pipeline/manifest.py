"""``manifest.json``: what was built, from what, with what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from publish import pandoc
from publish.model import Artefact, File
from publish.pipeline.files import relative, write_whole
from publish.pipeline.keys import installed

MANIFEST = "manifest.json"
LIBRARIES = ("publish", "weasyprint", "pydyf", "pikepdf", "EbookLib", "fonttools", "ziamath")


def artefact_entry(artefact: Artefact) -> dict[str, Any]:
    """An artefact as it stands in the manifest and in the output of ``--format json``."""
    entry: dict[str, Any] = {
        "edition": artefact.edition,
        "format": artefact.format,
        "path": artefact.path,
        "sha256": artefact.sha256,
        "bytes": artefact.bytes,
    }
    if artefact.pages is not None:
        entry["pages"] = artefact.pages
    return entry


def write_manifest(
    path: Path, artefacts: Iterable[Artefact], inputs: Mapping[str, tuple[File, ...]], root: Path
) -> tuple[Path, ...]:
    """Write the manifest, with the entries of editions that were not built this time kept.

    The files of all its entries are returned.
    Raises OSError where it cannot be written.
    """
    tools = tool_versions()
    paths = {file: _input_path(file, root) for file in set().union(*inputs.values())}
    entries = {entry["edition"]: entry for entry in _earlier(path)}
    for artefact in artefacts:
        entry = artefact_entry(artefact)
        entry["inputs"] = [
            {"path": paths[file], "sha256": file.sha256}
            for file in sorted(set(inputs[artefact.edition]), key=lambda file: file.path)
        ]
        entry["tools"] = tools
        if artefact.extent:
            entry["extent"] = dict(artefact.extent)
        entries[artefact.edition] = entry
    tree = {"artefacts": [entries[name] for name in sorted(entries)]}
    text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, text.encode())
    return tuple(_file(path, entry) for entry in tree["artefacts"])


def _input_path(file: File, root: Path) -> str:
    """From the root; a file of an installed package by the package's own path."""
    path = relative(file.path, root)
    return path.rpartition("site-packages/")[2] if path.startswith("/") else path


def tool_versions() -> dict[str, str]:
    """The versions of everything that has a hand in the artefacts."""
    return {"pandoc": pandoc.version(), **{name: installed(name) for name in LIBRARIES}}


def _earlier(path: Path) -> list[dict[str, Any]]:
    """The entries of an earlier manifest whose artefacts still stand; none if it is damaged."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        entries = tree["artefacts"]
        return [e for e in entries if _file(path, e).is_file()]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _file(manifest: Path, entry: Mapping[str, Any]) -> Path:
    """Where an entry's artefact stands: beside the manifest."""
    return manifest.parent / Path(entry["path"]).name
