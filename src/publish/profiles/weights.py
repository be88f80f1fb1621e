"""How large a file is, as the profiles write it and as people do: ``650MB``, ``1.4 MB``."""

from __future__ import annotations

import re

_BYTES = {"kB": 1000, "MB": 1000**2, "GB": 1000**3}
"""Unit → bytes. Who takes a megabyte for more than a million is the more generous."""
_WEIGHT = re.compile(r"(\d+(?:\.\d+)?) ?(kB|MB|GB)")


def weight(written: str) -> int:
    """So many bytes. Raises ValueError for what is no such number."""
    match = _WEIGHT.fullmatch(written)
    if match is None:
        raise ValueError(f"it is no size of a file: {written}")
    return int(float(match[1]) * _BYTES[match[2]])


def shown_weight(count: int) -> str:
    """So many bytes in words: ``12 kB``, ``1.4 MB``, ``650 MB``, ``2 GB``."""
    unit = next((one for one in ("GB", "MB") if count >= _BYTES[one]), "kB")
    return f"{count / _BYTES[unit]:.4g} {unit}" if unit != "kB" else f"{-(-count // 1000)} kB"
