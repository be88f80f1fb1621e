"""A printer's profile → what a file is held against."""

from __future__ import annotations

from publish.preflight.requirements import ColourUse, Requirements, Standard
from publish.profiles import INNER, Paper, Profile
from publish.profiles.lengths import size

_ALL = 1_000_000
"""More pages than any book has."""


def requirements(
    profile: Profile,
    paper: str = "",
    standards: tuple[Standard, ...] = (),
    trim: str = "",
    *,
    measure_spaces: bool = True,
) -> Requirements:
    """What the profile asks of a book on that paper; of the first it has, where it has no such.

    ``standards`` are to be kept, whatever the profile says. ``trim`` is the book's own size.
    """
    chosen = profile.paper(paper) or profile.paper()
    own, bleed, file = profile.trims, profile.bleed, profile.file
    return Requirements(
        name=profile.title,
        trims=tuple(size(one) for one in own.offered),
        widths=own.width,
        heights=own.height,
        bleed=bleed.amount if bleed else None,
        bleeds_inside=bleed is None or INNER in bleed.edges,
        margin=profile.margins.least,
        bleeding_margin=profile.margins.bleeding,
        gutters=tuple((most or _ALL, inner) for most, inner in profile.gutter.steps),
        least_pages=profile.pages.least,
        most_pages=profile.most_pages(trim or own.default, chosen.name if chosen else ""),
        multiple=profile.pages.multiple if profile.pages.multiple > 1 else None,
        ppi=profile.images.least if profile.images else None,
        colour=_colour(chosen),
        ink=profile.ink.most if profile.ink else None,
        standards=standards,
        one_of=() if standards else tuple(Standard(one) for one in file.standards),
        measure_spaces=measure_spaces,
        annotations=file.annotations,
        bookmarks=file.bookmarks,
        transparency=file.transparency,
        # Who prints books on demand mixes no inks.
        spots=not (chosen and chosen.colours),
    )


def _colour(paper: Paper | None) -> ColourUse:
    """What is printed on a paper, where it is one kind of ink or another."""
    colours = set(paper.colours) if paper else set()
    if colours == {"grey"}:
        return ColourUse.GREY
    if "cmyk" in colours and "rgb" not in colours:
        return ColourUse.CMYK
    return ColourUse.RGB if "rgb" in colours and "cmyk" not in colours else ColourUse.ANY
