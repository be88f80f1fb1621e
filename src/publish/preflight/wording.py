"""How messages are written."""

from __future__ import annotations

from dataclasses import replace

from publish.diagnostics import Diagnostic


def sentence(diagnostic: Diagnostic) -> Diagnostic:
    """The same, its message with a capital letter."""
    message = diagnostic.message
    return replace(diagnostic, message=message[:1].upper() + message[1:])
