"""The zip file: which entries it has, read without trusting what it says of itself."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|[\x00-\x1f\x7f]|(^|/)\.\.(/|$)")
"""Names that would lead out of the folder into which somebody unpacks them (OCF, 4.2.3)."""
_ENTRIES = 50_000
_WHOLE = 4_000_000_000
"""The most bytes that a book may have unpacked: twice what any store takes packed."""
_LARGE, _TIMES = 50_000_000, 200
"""From so many bytes on, nothing honest packs to so small a part."""
_ENCRYPTED = 0x1
"""The flag of an entry that zip itself has encrypted."""
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)
"""What reading a damaged zip file raises."""


class DamagedError(Exception):
    """An entry that cannot be read; the message says which and why."""


@dataclass(frozen=True)
class Archive:
    """An open zip file."""

    zip: zipfile.ZipFile
    content: bytes

    @cached_property
    def entries(self) -> dict[str, zipfile.ZipInfo]:
        """The files that can be used, by name, in their order; the first of a name counts."""
        made: dict[str, zipfile.ZipInfo] = {}
        for entry in self.zip.infolist():
            if not entry.is_dir() and not _UNSAFE.search(entry.orig_filename):
                made.setdefault(entry.filename, entry)
        return made

    def read(self, name: str) -> bytes:
        """The content of an entry. Raises KeyError without one, and DamagedError."""
        entry = self.entries[name]
        try:
            return self.zip.read(entry)
        except FAULTS as error:
            problem = str(error) or type(error).__name__
            raise DamagedError(f"{name} cannot be unpacked ({problem})") from error

    def encrypted(self) -> list[str]:
        """The entries that zip itself has encrypted."""
        return [one.filename for one in self.zip.infolist() if one.flag_bits & _ENCRYPTED]

    def dangers(self) -> Iterator[str]:
        """What would harm a program that unpacks the file without looking."""
        listed = self.zip.infolist()
        unsafe = [one.orig_filename for one in listed if _UNSAFE.search(one.orig_filename)]
        if unsafe:
            yield f"the name {printable(unsafe[0])} leads out of it"
        if len(listed) > _ENTRIES:
            yield f"it has {len(listed):,} files"
        seen: set[str] = set()
        for one in listed:
            if one.filename in seen:
                yield f"the name {printable(one.filename)} is there twice"
                break
            seen.add(one.filename)
        if bomb := self.bomb:
            yield bomb

    @cached_property
    def bomb(self) -> str:
        """Why it cannot be unpacked without harm; empty if it can."""
        listed = self.zip.infolist()
        whole = sum(one.file_size for one in listed)
        if whole > _WHOLE:
            return f"unpacked it would have {whole:,} bytes"
        for one in listed:
            if one.file_size > max(_LARGE, _TIMES * one.compress_size):
                return f"{printable(one.filename)} grows to {one.file_size:,} bytes"
        return ""


def opened(content: bytes) -> Archive:
    """The zip file with this content. Raises ValueError, its words for a user's eyes."""
    try:
        return Archive(zipfile.ZipFile(io.BytesIO(content)), content)
    except FAULTS:
        if content.startswith(b"PK\x03\x04"):
            raise ValueError("it is cut off, and its list of files is missing") from None
        raise ValueError("it is no zip file") from None


def printable(name: str) -> str:
    """A name from a file of others, without what would move a terminal's cursor."""
    shown = "".join(one if one.isprintable() else "�" for one in name)
    return f"“{shown[:80]}{'…' * (len(shown) > 80)}”"
