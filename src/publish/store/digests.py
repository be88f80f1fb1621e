"""Values as bytes, and the digest that names them.

Equal values must give equal bytes in any process. pickle's ``fast`` mode refers to no object by
its position, so it does not matter which equal objects are one object; and steps pass sorted
tuples instead of sets, whose order is each process's own.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from typing import Any


def dump(value: Any) -> bytes:
    """The bytes of a value made of frozen dataclasses, mappings, sequences and plain values."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return stream.getvalue()


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, as the store names them."""
    return hashlib.sha256(content).hexdigest()
