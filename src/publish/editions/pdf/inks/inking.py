"""Finished galleys and folios in the inks of the press."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome
from publish.editions.pdf.folios import Folios
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.inks.inks import Inks

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from publish.editions.pdf.inks.drawing import Drawing
    from publish.editions.pdf.inks.palette import Palette

_FAR_ABOVE = 1.5
"""So many times the dots that a press can use are worth losing some."""


def inked(galley: Galley, inks: Inks) -> Outcome[Galley]:
    """Step: a galley in the inks in which it is printed."""
    return Outcome(replace(galley, content=in_inks(galley.content, inks)))


def inked_folios(folios: Folios, inks: Inks) -> Outcome[Folios]:
    """Step: folios in the inks in which they are printed."""
    return Outcome(replace(folios, content=in_inks(folios.content, inks)))


def in_inks(content: bytes, inks: Inks) -> bytes:
    """A PDF with all that it draws in the inks, and pictures of no more dots than they need."""
    import pikepdf  # nor Pillow: they are not for who only plans

    from publish.editions.pdf.inks.palette import Palette

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if inks.dots:
            _thin_out(pdf, inks.dots)
        if inks.colours:
            _recolour(pdf, Palette(inks))
        pdf.save(target, deterministic_id=True, compress_streams=True)
    return target.getvalue()


def _thin_out(pdf: Pdf, most: int) -> None:
    from pikepdf import Stream

    from publish.editions.pdf.inks import pictures, uses

    for number, dots in sorted(uses.dots(pdf).items()):
        if dots > most * _FAR_ABOVE:
            picture = pdf.get_object(number)
            if isinstance(picture, Stream):
                pictures.shrink(picture, dots / most)


def _recolour(pdf: Pdf, palette: Palette) -> None:
    from pikepdf import Dictionary, Name, Stream

    from publish.editions.pdf import slots
    from publish.editions.pdf.inks import drawing, pictures

    others = False
    for page in pdf.pages:
        job = drawing.Drawing(palette)
        page.obj.Contents = pdf.make_stream(slots.hidden(page.obj.Contents.read_bytes()))
        page.obj.Contents = pdf.make_stream(slots.unhidden(job.rewritten(page)))
        _allow(page.obj, job)
        others |= job.others
    masks = {mask.objgen for mask in _masks(pdf)}
    for item in list(pdf.objects):
        if isinstance(item, Stream) and item.get(Name.Subtype) == Name.Image:
            if item.objgen not in masks:
                pictures.recolour(item, palette)
        elif isinstance(item, Stream) and _draws(item):
            job = drawing.Drawing(palette)
            item.write(job.rewritten(item))
            _allow(item, job)
            others |= job.others
        if isinstance(item, Dictionary | Stream):
            _shade(item, palette)
    if not others:
        _drop_spaces(pdf)


def _allow(drawn: Object, job: Drawing) -> None:
    """Name the graphics states in which black text is printed over colours."""
    from pikepdf import Dictionary, Name

    from publish.editions.pdf.inks.drawing import STATES

    if job.overprints:
        if Name.ExtGState not in drawn.Resources:
            drawn.Resources.ExtGState = Dictionary()
        for name, state in STATES.items():
            drawn.Resources.ExtGState[name] = state


def _masks(pdf: Pdf) -> list[Object]:
    from pikepdf import Name, Stream

    return [item.SMask for item in pdf.objects if isinstance(item, Stream) and Name.SMask in item]


def _draws(item: Object) -> bool:
    from pikepdf import Name

    return item.get(Name.Subtype) == Name.Form or item.get(Name.PatternType) == 1


def _shade(item: Object, palette: Palette) -> None:
    """The shadings that an object holds, and the space in which a group of it is put together."""
    from pikepdf import Dictionary, Name

    from publish.editions.pdf.inks.drawing import shade

    space = Name.DeviceGray if palette.grey else Name.DeviceCMYK
    if Name.ShadingType in item:
        shade(item, palette)
    if item.get(Name.PatternType) == 2:
        shade(item.Shading, palette)
    resources = item.get(Name.Resources, item)
    if isinstance(resources, Dictionary) and Name.PatternType not in resources:
        for shading in resources.get(Name.Shading, Dictionary()).values():
            shade(shading, palette)
    group = item.get(Name.Group)
    if isinstance(group, Dictionary) and group.get(Name.CS) == Name.DeviceRGB:
        group.CS = space


def _drop_spaces(pdf: Pdf) -> None:
    """WeasyPrint names colour spaces on every page, whether anything is drawn in them or not."""
    from pikepdf import Dictionary, Name, Stream

    for item in pdf.objects:
        if isinstance(item, Dictionary | Stream):
            resources = item.get(Name.Resources, item)
            if isinstance(resources, Dictionary) and {"/Font", "/ColorSpace"} <= resources.keys():
                del resources[Name.ColorSpace]
