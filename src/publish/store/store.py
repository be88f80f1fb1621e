"""Records of steps and the values they made, as files that are whole or not there.

``steps/a/KEY`` says what the step with that key gave: the digest of its value, what it had to
say, how long it took. ``values/a/DIGEST`` is a value. Each file begins with the SHA-256 of the
rest, so a damaged one is known and dropped. Files are written beside their place and renamed:
two builds may write the same one at once, and a killed build leaves none half written.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import zstandard

from publish.diagnostics import CATALOGUE, Diagnostic
from publish.store.digests import digest, dump

_DIGEST = 64
_TROUBLE = "trouble"
_RECENT = 3600
"""Seconds: what was used so lately is not noted as used again, since that takes longer."""
_PACKING = 1
"""How hard Zstandard tries. It takes a fifth of zlib's time, and a quarter to unpack again; what
is packed already, as books are, it leaves at once."""
_serial = count()


class DamagedError(Exception):
    """A value that is not there, or is not what it was."""


@dataclass(frozen=True)
class Record:
    """What a step gave."""

    value: str
    """The digest of its value."""
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    size: int = 0
    """Of the value, in bytes."""


@dataclass(frozen=True)
class Store:
    """A folder of records and values; ``spill`` takes what the folder cannot."""

    folder: str
    spill: str

    def record(self, key: str) -> Record | None:
        """The step's record, if it is there, whole, and its value is there."""
        content = self._read("steps", key)
        if content is None:
            return None
        record: Record = pickle.loads(content)
        places = (_place(root, "values", record.value) for root in (self.folder, self.spill))
        return record if any(map(_touched, places)) else None

    def holds(self, key: str, record: Record) -> bool:
        """Whether the step's record and its value are there, whole or not."""
        return any(
            _touched(_place(root, "steps", key)) and _touched(_place(root, "values", record.value))
            for root in (self.folder, self.spill)
        )

    def value(self, name: str) -> Any:
        """The value with the digest ``name``. Raises DamagedError where it cannot be had."""
        content = self._read("values", name)
        if content is None:
            raise DamagedError(name)
        return pickle.loads(content)

    def put(self, key: str, value: Any, diagnostics: tuple[Diagnostic, ...], took: float) -> Record:
        """Keep what a step gave; ``took`` is in seconds.

        Where a fleeting diagnostic is among it, the step has no record that another build would
        find. Raises OSError where neither the folder nor the spill can be written.
        """
        content = dump(value)
        record = Record(digest(content), diagnostics, took, len(content))
        self._write("values", record.value, content)
        if not any(CATALOGUE[problem.code].fleeting for problem in diagnostics):
            self._write("steps", key, dump(record))
        return record

    def _read(self, kind: str, name: str) -> bytes | None:
        """The content of a record or a value, if it is there and whole."""
        for root in (self.folder, self.spill):
            path = _place(root, kind, name)
            content = whole(path, kind)
            if content is not None:
                _touched(path)
                return content
        return None

    def _write(self, kind: str, name: str, content: bytes) -> None:
        sealed = _sealed(content)
        try:
            _replace(_place(self.folder, kind, name), sealed)
        except OSError as error:  # a read-only or a full folder: the build goes on without it
            _replace(_place(self.spill, kind, name), sealed)
            _replace(f"{self.spill}/{_TROUBLE}", (error.strerror or str(error)).encode())

    def trouble(self) -> str:
        """Why the folder did not take what it was given; empty if it did.

        It stands in a file, since any process may be the one that meets it.
        """
        try:
            return Path(self.spill, _TROUBLE).read_text(encoding="utf-8").lower()
        except OSError:
            return ""


def whole(path: str, kind: str) -> bytes | None:
    """What a file of the kind ``steps`` or ``values`` holds; a damaged one is deleted."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - see `_place`
            sealed = file.read()
    except OSError:
        return None
    content = _unsealed(sealed)
    if content is not None and (kind == "steps" or path.endswith(f"/{digest(content)}")):
        return content
    with contextlib.suppress(OSError):
        Path(path).unlink()
    return None


def _place(root: str, kind: str, name: str) -> str:
    """Where a file is: a string, since there are thousands, and a `Path` takes long to make. So
    does a folder, on a disk: they are few."""
    return f"{root}/{kind}/{name[0]}/{name}"


def _sealed(content: bytes) -> bytes:
    packed = zstandard.compress(content, _PACKING)
    return digest(packed).encode() + packed


def _unsealed(content: bytes) -> bytes | None:
    """What is in a file; None where it is damaged, or was packed by a program of another time."""
    seal, packed = content[:_DIGEST], content[_DIGEST:]
    if digest(packed).encode() != seal:
        return None
    try:
        return zstandard.decompress(packed)
    except zstandard.ZstdError:
        return None


def _touched(path: str) -> bool:
    """Whether the file is there; it has been used now, where that can be noted."""
    try:
        age = time.time() - os.stat(path).st_mtime  # noqa: PTH116, TID251 - see `_place`; nothing is made of it
    except OSError:
        return False
    if age > _RECENT:
        with contextlib.suppress(OSError):
            os.utime(path)
    return True


def _replace(path: str, content: bytes) -> None:
    folder, _, name = path.rpartition("/")
    part = f"{folder}/.{name}.{os.getpid()}.{next(_serial)}"
    try:
        try:
            _write(part, content)
        except FileNotFoundError:
            Path(folder).mkdir(parents=True, exist_ok=True)
            _write(part, content)
        os.replace(part, path)  # noqa: PTH105 - see `_place`
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - see `_place`
        file.write(content)
