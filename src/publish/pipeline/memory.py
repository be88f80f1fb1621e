"""How much memory a process holds, and giving back what it does not need."""

from __future__ import annotations

import os
from collections.abc import Callable
from ctypes import CDLL
from dataclasses import dataclass, field
from pathlib import Path

_SPARE = 4 * 1024**2
"""So many bytes more than before, and it is tried to give some back: that takes a millisecond."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGE_BLOCK = 512 * 1024
"""mallopt(3): what is as large as this has memory of its own, which goes back when it is done
with. Left to itself, glibc begins with 128 kB, and soon keeps blocks of 32 MB."""
_KEPT = 1024**2
"""So much free memory is kept for what comes next. With no more than the 128 kB of which glibc
thinks, the 268 that zlib takes came from the system each time something was packed, page by page,
and went back: that took three times as long as to pack it."""


def frugal() -> None:
    """From now on let large blocks of memory go back to the system, here and in what is forked."""
    _called("mallopt", _MMAP_THRESHOLD, _LARGE_BLOCK)
    _called("mallopt", _TRIM_THRESHOLD, _KEPT)


@dataclass
class Held:
    """The memory of this process, from one task to the next."""

    bytes: int = field(default_factory=lambda: resident())

    def after_task(self) -> int:
        """How many bytes are held, after what is free among them was given back."""
        self.bytes, before = resident(), self.bytes
        if self.bytes > before + _SPARE:
            _called("malloc_trim", 0)
            self.bytes = resident()
        return self.bytes


def resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _called(name: str, *numbers: int) -> None:
    """Call a function of the system's library, where it has it."""
    function: Callable[..., int] | None = getattr(CDLL(None), name, None)
    if function is not None:
        function(*numbers)
