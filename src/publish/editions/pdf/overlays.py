"""Folios made ready to be bound: form XObjects, each with its number (ISO 32000-2, 8.10)."""

from __future__ import annotations

from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.pdf.folios import Folios
from publish.editions.pdf.gathering import FACES, Face
from publish.editions.pdf.objects import Objects


@dataclass(frozen=True)
class Overlay:
    """The objects of a piece's folios, and for each of its pages the place of that which it has."""

    objects: Objects
    forms: tuple[int | None, ...]
    faces: tuple[Face, ...]


def overlaid(folios: Folios, standards: tuple[str, ...]) -> Outcome[Overlay]:
    """Step: folios made ready; ``standards`` are those that the book keeps to."""
    # These read PDF, with a library that nobody needs who only plans.
    from publish.editions.pdf import fonts
    from publish.editions.pdf.forms import Forms
    from publish.editions.pdf.objects.releasing import Release
    from publish.editions.pdf.standards import repair

    with Forms(folios) as forms:
        repair(forms.pdf, standards)
        faces, files = fonts.faces(forms.pdf)
        each = [forms.of(number) for number in range(len(folios.pages))]
        roots = list({form.objgen: form for form in each if form is not None}.values())
        outside = {number: FACES - at for number, at in files.items()}
        release = Release(forms.pdf, roots, outside, {})
        places = tuple(None if one is None else release.places[one.objgen[0]] for one in each)
        return Outcome(Overlay(release.objects, places, faces))
