"""The ICC profiles of presses that editions name: whether they are there, and what they are.

A profile begins with a header of 128 bytes (ISO 15076-1:2010, 7.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from publish.config.files import Folder, read
from publish.config.reading import Document, Text
from publish.config.schema import Book, Cover, Pdf
from publish.config.standards import is_for_press
from publish.diagnostics import Diagnostic, diagnose

_HEADER = 128
_COLOURS = {b"CMYK": "", b"GRAY": "", b"RGB ": "screens and cameras"}
"""Colour space of a profile → what it is for, if not for presses."""


def output_intents(book: Book, document: Document, folder: Folder) -> Iterator[Diagnostic]:
    """What is wrong with the profiles, and where one is missing."""
    for name, settings in book.editions.items():
        if not isinstance(settings, Pdf | Cover):
            continue
        if settings.output_intent:
            yield from _wrong(settings.output_intent, folder)
        elif press := [one for one in settings.standard if is_for_press(one)]:
            place = ("editions", name, "standard")
            hint = f"{press[0]} asks for the press's ICC profile: add output-intent: icc/press.icc"
            yield diagnose("CFG004", document.place(place), hint, key="output-intent")


def _wrong(path: Text, folder: Folder) -> Iterator[Diagnostic]:
    found = folder.find(path)
    yield from found.diagnostics
    if found.value is None:
        return
    content = read(folder.path / found.value, str(path), path.span)
    yield from content.diagnostics
    if content.value is not None and (problem := _problem(content.value)):
        advice = "Take the profile that the printer names, for CMYK or for grey: ISO Coated v2 …"
        yield diagnose(
            "CFG003", path.span, key="output-intent", problem=f"{path} {problem}", advice=advice
        )


def _problem(content: bytes) -> str:
    """Why these bytes are no profile of a press; empty if they are one."""
    if len(content) < _HEADER or content[36:40] != b"acsp":
        return "is no ICC profile"
    colours = content[16:20]
    if colours not in _COLOURS:
        return f"is a profile for {colours.decode('latin-1').strip()}, not for CMYK or grey"
    if _COLOURS[colours]:
        return f"is a profile for {_COLOURS[colours]}, not for a press"
    if content[12:16] != b"prtr":
        return "is no profile of an output device"
    return "" if _leads_to_the_press(content) else "is damaged"


def _leads_to_the_press(content: bytes) -> bool:
    """Whether colours can be told in the inks of the press by what the profile holds."""
    from PIL import ImageCms  # it takes its time to load: only books for presses wait

    mode = "CMYK" if content[16:20] == b"CMYK" else "L"
    try:
        press = ImageCms.ImageCmsProfile(BytesIO(content))
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), press, "RGB", mode)
    except (OSError, ImageCms.PyCMSError):
        return False
    return True
