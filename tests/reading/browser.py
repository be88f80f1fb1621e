"""An e-book's documents in a browser: what they measure, and where their links lead."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from reading.epub import Ebook

_SCRIPT = Path(__file__).with_suffix(".js")
_HOST = '<!DOCTYPE html><meta charset="utf-8"><script>{script}</script><body>{frames}</body>'
_FRAME = '<iframe src="{address}" data-page="{page}" width="{width}" height="600"></iframe>'


@dataclass(frozen=True)
class Look:
    """A document at one width, on paper of the ``day`` or the ``night``; lengths in CSS px."""

    page: str
    width: int
    mode: str
    reach: int
    """How much wider than the window its content is."""
    line: int
    """How wide its text is set."""
    contrast: float
    """The least of all its text."""
    faintest: str
    """The words that have it."""
    overlaps: tuple[str, ...]
    clipped: tuple[str, ...]
    """Elements whose content is wider than they are, and cut off."""


@dataclass(frozen=True)
class Walk:
    """Every link followed: how many there are, and those that lead nowhere or not back."""

    links: int
    notes: int
    broken: tuple[str, ...]
    astray: tuple[str, ...]
    """Calls of notes from whose note no link leads back to them."""


@dataclass(frozen=True)
class Face:
    """What text is set in, and its characters; ``families`` in the order in which they count."""

    families: tuple[str, ...]
    style: str
    weight: int
    characters: str


@dataclass(frozen=True)
class Visit:
    looks: tuple[Look, ...]
    walk: Walk
    faces: tuple[Face, ...]


def visited(book: Ebook, folder: Path) -> Visit:
    """All documents of a book, unpacked into ``folder``, on a telephone and in a wide window."""
    with ZipFile(book.path) as archive:
        archive.extractall(folder)
    return visit(folder, [name for name in book.files if name.endswith(".xhtml")], (320, 1000))


def visit(folder: Path, pages: Sequence[str], widths: Sequence[int]) -> Visit:
    """The documents ``pages`` of the unpacked e-book in ``folder``, one process for all."""
    frames = "".join(
        _FRAME.format(address=(folder / page).as_uri(), page=page, width=width)
        for page in pages
        for width in widths
    )
    host = folder / "host.html"
    script = _SCRIPT.read_text(encoding="utf-8")
    host.write_text(_HOST.format(script=script, frames=frames), encoding="utf-8")
    found = _run(host)
    looks = tuple(Look(**_frozen(one)) for one in found["looks"])
    faces = tuple(_face(*said.split("|"), text) for said, text in found["faces"].items())
    return Visit(looks, Walk(**_frozen(found["walk"])), faces)


def _frozen(found: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(one) if isinstance(one, list) else one for key, one in found.items()}


def _face(families: str, style: str, weight: str, characters: str) -> Face:
    names = tuple(name.strip(' "') for name in families.split(","))
    return Face(names, style, int(weight), characters)


def _run(host: Path) -> Any:
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--allow-file-access-from-files",
        f"--user-data-dir={host.with_name('profile')}",
        "--virtual-time-budget=20000",
        "--dump-dom",
        host.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    _, found, result = done.stdout.partition("<pre>")
    assert found, done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(unescape(result.partition("</pre>")[0]))
