"""When Python looks for cycles of things that nobody needs any more."""

from __future__ import annotations

import gc

_PATIENT = (20_000, 20, 20)
"""How much there must be of what, before the collector looks (`gc.set_threshold`)."""


def patiently() -> None:
    """From now on, less often: what a program loads, and the trees of a book, mostly stay.

    It takes a tenth off reading and resolving, and no memory: after each step it is looked anyway.
    """
    gc.set_threshold(*_PATIENT)
