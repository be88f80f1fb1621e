"""Output intents: for which press or screen the colours are meant (ISO 32000-2, 14.11.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import PdfError, Stream

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.requirements import Requirements

_COMPONENTS = {"GRAY": 1, "RGB": 3, "CMYK": 4, "Lab": 3}
_HEADER = 128
"""Bytes of an ICC profile's header (ICC.1:2022, 7.2)."""


def sound(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Every output intent names its condition and has a profile that can be read."""
    for intent in document.intents:
        if not str(intent.get("/OutputConditionIdentifier", "")):
            yield found(problem="it does not say for which printing condition it is")
        profile = intent.get("/DestOutputProfile")
        if profile is not None and (problem := _faulty(profile)):
            yield found(problem=problem)


def colours_of(profile: Any) -> str:
    """The colour space of an ICC profile: ``CMYK``, ``RGB``, ``GRAY``; empty for none."""
    header = _header(profile)
    return header[16:20].decode("latin-1").strip() if header[36:40] == b"acsp" else ""


def kind_of(profile: Any) -> str:
    """Its class: ``prtr`` for a press, ``mntr`` for a screen."""
    return _header(profile)[12:16].decode("latin-1").strip()


def _header(profile: Any) -> bytes:
    if not isinstance(profile, Stream):
        return b""
    try:
        return profile.read_bytes()[:_HEADER]
    except PdfError:
        return b""


def _faulty(profile: Any) -> str:
    colours = colours_of(profile)
    if not colours:
        return "its colour profile is no ICC profile"
    if int(profile.get("/N", 0)) != _COMPONENTS.get(colours, -1):
        return f"its profile is for {colours}, but says that it has {profile.get('/N')} colours"
    return ""
