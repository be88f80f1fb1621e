"""With what an edition is printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from publish.editions.plan import Plan
from publish.model import File
from publish.profiles import Profile

_GREY = b"GRAY"
_SPACE = slice(16, 20)
"""Where an ICC profile says what its colours are (ISO 15076-1:2010, 7.2.6)."""


@dataclass(frozen=True)
class Inks:
    """What becomes of colours: ``grey``, ``cmyk``, or nothing where neither is asked.

    ``intent`` is the ICC profile of the press, which ``cmyk`` needs; ``most`` the sum of all
    inks in one place, in per cent, 0 where there is no limit; ``dots`` how many dots to the inch
    pictures have at most, 0 likewise.
    """

    colours: Literal["", "grey", "cmyk"]
    intent: File | None = None
    most: int = 0
    dots: int = 0


def inks_of(plan: Plan) -> Inks | None:
    """The inks of an edition; None where its colours and pictures can stay as they are."""
    profile = plan.profile
    paper = profile.paper(str(plan.edition.options.get("paper", ""))) if profile else None
    dots = (profile.images.most or 0) if profile and profile.images else 0
    if (paper and paper.colours == ("grey",)) or (plan.intent and _is_grey(plan.intent)):
        return Inks("grey", dots=dots)
    if plan.intent:
        return inks_for(plan.intent, profile)
    return Inks("", dots=dots) if dots else None


def inks_for(intent: File, profile: Profile | None) -> Inks:
    """The inks of the press that an ICC profile is of, as its printer wants them."""
    dots = (profile.images.most or 0) if profile and profile.images else 0
    most = profile.ink.most if profile and profile.ink else 0
    if _is_grey(intent):
        return Inks("grey", intent, dots=dots)
    return Inks("cmyk", intent, most, dots)


def _is_grey(intent: File) -> bool:
    with Path(intent.path).open("rb") as profile:
        return profile.read(_SPACE.stop)[_SPACE] == _GREY
