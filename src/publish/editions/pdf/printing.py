"""What a printer asks of an edition's pages: their size, their margins, and how they are bound.

A theme says its margins with tokens, ``--page-inner`` and the like; where they are less than the
printer asks, the printer's stand in their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.editions.pdf.binding import Binding
from publish.editions.pdf.press import Press, Property
from publish.editions.pdf.trimming import Trimming
from publish.editions.plan import Plan
from publish.profiles import INNER, OUTER, Profile, points, size
from publish.themes import page_size

SCREEN = "screen"


def printed(press: Press, plan: Plan) -> Press:
    """The press as the edition's printer wants it; as it is, where there is none."""
    links = may_link(plan)
    return replace(
        press,
        size=_size(plan),
        trim=page_size(trim_of(plan)),
        properties=(*press.properties, *_margins(plan)),
        links=links,
        tagged=press.tagged and links,
        bleed=bleed_of(plan),
        screen=_on_screen(plan),
    )


def trim_of(plan: Plan) -> str:
    """The size of the page: the edition's, or the theme's if the printer offers it, or his."""
    own, themes = plan.edition.options.get("trim"), str(plan.theme.tokens["page"]["trim"])
    if own or plan.profile is None:
        return str(own or themes)
    trims = plan.profile.trims
    return themes if trims.offers(page_size(themes)) else trims.default


def _size(plan: Plan) -> str:
    """The size for the stylesheet, where it is not the theme's."""
    trim = trim_of(plan)
    return "" if trim == str(plan.theme.tokens["page"]["trim"]) else page_size(trim)


def may_link(plan: Plan) -> bool:
    """Whether the file may have links in it: not for some printers, and not in PDF/X.

    Nor has it tags then, which only say what the links are that nobody can follow on paper.
    """
    allowed = plan.profile is None or plan.profile.file.annotations
    return allowed and not any("/x-" in one for one in plan.edition.options.get("standard", ()))


def may_have_bookmarks(plan: Plan) -> bool:
    return plan.profile is None or plan.profile.file.bookmarks


def bleed_of(plan: Plan) -> float:
    """How far the pages go beyond the trim, in points."""
    asked = plan.edition.options.get("bleed", False)
    if isinstance(asked, str):
        return points(asked)
    profile = plan.profile
    return profile.bleed.amount if asked and profile and profile.bleed else 0.0


def trimming_of(plan: Plan) -> Trimming | None:
    """The bleed and its edges, which are all four unless the printer says otherwise."""
    bleed = bleed_of(plan)
    if not bleed:
        return None
    known = plan.profile.bleed if plan.profile else None
    edges = frozenset(known.edges) if known else frozenset((*OUTER, INNER))
    return Trimming(bleed, tuple(sorted(edges)))


def binding_of(plan: Plan) -> Binding:
    """How the pages follow one another."""
    theme = plan.theme.tokens.get("opening", "any")
    opening = str(plan.edition.options.get("opening") or theme)
    if _on_screen(plan):
        return Binding("any", blanks=False)
    profile = plan.profile
    if profile is None:
        return Binding(opening)
    inner = max(_token(plan, INNER), profile.gutter.steps[0][1])
    grows = profile.gutter.steps[-1][1] > inner
    return Binding(
        opening,
        multiple=profile.pages.multiple,
        gutter=profile.gutter if grows else None,
        inner=inner,
    )


def _on_screen(plan: Plan) -> bool:
    return plan.edition.options.get("medium") == SCREEN


def _margins(plan: Plan) -> Iterator[Property]:
    """The margins that are not the theme's."""
    if _on_screen(plan):
        # Pages do not lie side by side: text stands in the middle of each, as wide as in print.
        middle = (_token(plan, INNER) + _token(plan, "outer")) / 2
        yield from (("page-inner", f"{middle:g}pt"), ("page-outer", f"{middle:g}pt"))
    elif plan.profile is not None:
        for edge, least in _least(plan.profile, bleeding=bleed_of(plan) > 0):
            if least > _token(plan, edge):
                yield f"page-{edge}", f"{least:g}pt"


def _least(profile: Profile, *, bleeding: bool) -> Iterator[tuple[str, float]]:
    for edge in OUTER:
        yield edge, profile.margin(bleeding=bleeding)
    yield INNER, profile.gutter.steps[0][1]


def _token(plan: Plan, edge: str) -> float:
    """A margin of the theme's, in points; 0 for one in a unit that depends on the text."""
    try:
        return points(str(plan.theme.tokens["page"][edge]))
    except (KeyError, ValueError):
        return 0.0


def area_of(plan: Plan) -> tuple[float, float]:
    """How wide and high the text's area is on a page, in points."""
    width, height = size(page_size(trim_of(plan)))
    own = dict(_margins(plan))
    margins = {
        edge: points(own[f"page-{edge}"]) if f"page-{edge}" in own else _token(plan, edge)
        for edge in (*OUTER, INNER)
    }
    across, down = margins["outer"] + margins[INNER], margins["top"] + margins["bottom"]
    return width - across, height - down
