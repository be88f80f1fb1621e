"""How large a cover is, and where on its sheet back, spine and front lie. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass

from publish.profiles import Profile
from publish.profiles.lengths import points, size

BLEED = "3mm"
"""Where the printer says nothing: what most of Europe trims."""
TEXT_FROM = 72 * 79 * 0.002252
"""The narrowest spine with text on it, where only its width is known: Amazon KDP's, who print
text from 79 pages of 0.002252 in (Create a Paperback Cover)."""
SAFE = 72 * 0.0625
"""How far text stays from the folds on either side of the spine (ibid.)."""


@dataclass(frozen=True)
class Binding:
    """What the sheet's measures follow from, as far as it is known before the pages are."""

    trim: str
    bleed: str = ""
    paper: str = ""
    spine: str = ""
    """Its width, where the book says it itself."""
    profile: Profile | None = None


@dataclass(frozen=True)
class Sheet:
    """A cover before it is folded and trimmed; ``front`` alone has neither spine nor bleed."""

    width: float
    """Of a page once it is trimmed."""
    height: float
    bleed: float = 0.0
    spine: float = 0.0
    text_on_spine: bool = False
    front: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole sheet, bleed and all."""
        across = self.width if self.front else 2 * self.width + self.spine
        return across + 2 * self.bleed, self.height + 2 * self.bleed


def spread(binding: Binding, pages: int) -> Sheet:
    """The sheet for a book of so many pages."""
    width, height = size(binding.trim)
    spine = _spine(binding, pages)
    return Sheet(width, height, _bleed(binding), spine, _has_text(binding, pages, spine))


def front_alone(binding: Binding) -> Sheet:
    """The front by itself, as it is once the book is trimmed."""
    return Sheet(*size(binding.trim), front=True)


def _bleed(binding: Binding) -> float:
    if binding.bleed:
        return points(binding.bleed)
    if binding.profile and binding.profile.cover:
        return binding.profile.cover.bleed
    return points(BLEED)


def _spine(binding: Binding, pages: int) -> float:
    if binding.spine or binding.profile is None:
        return points(binding.spine) if binding.spine else 0.0
    printed = binding.profile.pages.rounded(pages)
    return binding.profile.spine_width(printed, binding.paper) or 0.0


def _has_text(binding: Binding, pages: int, spine: float) -> bool:
    of_profile = binding.profile.spine if binding.profile else None
    if not binding.spine and of_profile and of_profile.text_from is not None:
        return pages >= of_profile.text_from
    return spine >= TEXT_FROM
