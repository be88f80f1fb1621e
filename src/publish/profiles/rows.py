"""A profile in words: what is asked, how much of it, and where the printer says so."""

from __future__ import annotations

from collections.abc import Iterator

from publish.profiles.lengths import shown
from publish.profiles.parts import Paper, Source
from publish.profiles.profile import Profile

Row = tuple[str, str, Source]


def rows(profile: Profile) -> Iterator[Row]:
    """All that a printer asks, in the order in which a book is made."""
    yield from _sizes(profile)
    yield from _margins(profile)
    for paper in profile.papers:
        yield f"paper {paper.name}", _paper(profile, paper), paper.source
    yield from _binding(profile)
    yield from _file(profile)


def _sizes(profile: Profile) -> Iterator[Row]:
    trims, pages = profile.trims, profile.pages
    yield "trims", f"{', '.join(trims.offered)}; {trims.default} by default", trims.source
    if trims.width and trims.height:
        width, height = _range(trims.width, profile), _range(trims.height, profile)
        yield "other trims", f"{width} wide, {height} high", trims.source
    most = f" to {pages.most}" if pages.most else " or more"
    even = f", a multiple of {pages.multiple}" if pages.multiple > 1 else ""
    fewer = "".join(f"; {trim} to {count}" for trim, count in pages.by_trim)
    yield "pages", f"{pages.least}{most}{even}{fewer}", pages.source


def _range(limits: tuple[float, float], profile: Profile) -> str:
    return " to ".join(shown(limit, profile.unit) for limit in limits)


def _margins(profile: Profile) -> Iterator[Row]:
    bleed, margins, gutter, unit = profile.bleed, profile.margins, profile.gutter, profile.unit
    if bleed:
        yield "bleed", f"{shown(bleed.amount, unit)}: {', '.join(bleed.edges)}", bleed.source
    least = f"{shown(margins.least, unit)} at least"
    if margins.bleeding is not None:
        least += f", {shown(margins.bleeding, unit)} with bleed"
    yield "outer margins", least, margins.source
    steps = (
        shown(inner, unit) + (f" to {most} pages" if most else "") for most, inner in gutter.steps
    )
    yield "inner margin", ", ".join(steps), gutter.source


def _paper(profile: Profile, paper: Paper) -> str:
    said = f"{paper.title}; {', '.join(paper.colours)}"
    if paper.thickness is not None:
        said += f"; {shown(paper.thickness, profile.unit)} a page"
    if paper.most is not None:
        said += f"; {paper.most} pages at most"
    return said


def _binding(profile: Profile) -> Iterator[Row]:
    spine, cover, unit = profile.spine, profile.cover, profile.unit
    if spine:
        width = "the pages"
        if spine.allowance:
            width += f" and {shown(spine.allowance, unit)}"
        text = f"; text from {spine.text_from} pages" if spine.text_from else ""
        yield "spine", width + text, spine.source
    if cover:
        yield "bleed of the cover", shown(cover.bleed, unit), cover.source


def _file(profile: Profile) -> Iterator[Row]:
    images, ink, file = profile.images, profile.ink, profile.file
    if images:
        limits = ((images.least, "at least"), (images.most, "at most"))
        said = ", ".join(f"{count} dots an inch {word}" for count, word in limits if count)
        yield "pictures", said, images.source
    if ink:
        yield "ink", f"{ink.most} % at most", ink.source
    if file.standards:
        yield "standard", " or ".join(file.standards), file.source
    allowed = {
        "marks": file.marks,
        "annotations": file.annotations,
        "bookmarks": file.bookmarks,
        "transparency": file.transparency,
    }
    none = [word for word, may in allowed.items() if not may]
    if none:
        yield "not in the file", ", ".join(none), file.source
