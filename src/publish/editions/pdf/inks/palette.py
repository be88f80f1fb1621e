"""Single colours as a press prints them; components are shares from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from publish.editions.pdf.inks.inks import Inks

Colour = tuple[float, ...]
"""One component of grey, three of RGB, or four of CMYK."""

_NEUTRAL = 1 / 255
"""By how much the components of a grey may differ."""


class Palette:
    """What becomes of each colour, with what inks there are."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self.grey = inks.colours == "grey"
        self.mode = "L" if self.grey else "CMYK"
        self._press = Path(inks.intent.path).read_bytes() if inks.intent else b""
        self.of = cache(self._of)

    def _of(self, colour: Colour) -> Colour:
        """One colour in the inks. Greys have black ink alone, so that text stays sharp."""
        if self.grey:
            return (_round(_lightness(colour)),)
        if len(colour) == 4:
            return self._limited(colour)
        if len(colour) == 1 or max(colour) - min(colour) <= _NEUTRAL:
            return (0.0, 0.0, 0.0, _round(1 - sum(colour) / len(colour)))
        pixel = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in colour))
        made: Any = self.picture(pixel).getpixel((0, 0))
        return tuple(_round(part / 255) for part in made)

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture of RGB or CMYK in the inks; its own ICC profile counts, else it is sRGB."""
        if self.grey:
            return image.convert("RGB").convert("L")
        if image.mode == "CMYK":
            return image
        if _is_neutral(image):
            return image.convert("L")
        own = image.info.get("icc_profile") or b""
        made = ImageCms.applyTransform(image.convert("RGB"), self._transform(own))
        assert made is not None  # it is only where the picture itself is changed
        return _held_to(made, self.inks.most) if self.inks.most else made

    @cache  # noqa: B019 (a palette lives as long as a step)
    def _transform(self, own: bytes) -> ImageCms.ImageCmsTransform:
        """From a picture's own colours to the press's, its white and black being the press's."""
        return ImageCms.buildTransform(
            _rgb(own),
            ImageCms.ImageCmsProfile(BytesIO(self._press)),
            "RGB",
            "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def _limited(self, colour: Colour) -> Colour:
        """Less of the coloured inks where all together are too much."""
        *inks, black = colour
        excess = sum(colour) - self.inks.most / 100
        if not self.inks.most or excess <= 0 or not sum(inks):
            return colour
        kept = max(0.0, 1 - excess / sum(inks))
        return (*(_round(part * kept) for part in inks), black)


def _rgb(own: bytes) -> ImageCms.ImageCmsProfile:
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(own))
        if own and profile.profile.xcolor_space.strip() == "RGB":
            return profile
    except OSError:
        pass  # a picture may carry a profile that is none
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _lightness(colour: Sequence[float]) -> float:
    """ISO 32000-1, 10.3.2 and 10.3.3: grey from RGB, and from CMYK."""
    if len(colour) == 1:
        return colour[0]
    red, green, blue, *black = colour
    weighed = 0.3 * red + 0.59 * green + 0.11 * blue
    return 1 - min(1.0, weighed + black[0]) if black else weighed


def _is_neutral(image: Image.Image) -> bool:
    """Whether a picture of RGB has no colour in it."""
    if image.mode == "L":
        return True
    red, green, blue = image.convert("RGB").split()
    pairs = ((red, green), (green, blue))
    extremes: list[Any] = [ImageChops.difference(*pair).getextrema() for pair in pairs]
    return all(most <= 1 for _, most in extremes)


def _held_to(image: Image.Image, most: int) -> Image.Image:
    """The picture with less of its coloured inks where all together are over ``most`` per cent."""
    cyan, magenta, yellow, black = image.split()

    def kept(ink: str) -> Any:
        def less(of: dict[str, Any]) -> Any:
            coloured = of["float"](of["c"]) + of["m"] + of["y"]
            excess = of["max"](coloured + of["k"] - most * 2.55, 0)
            share = 1 - excess / of["max"](coloured, 1)
            return of["convert"](of["max"](of[ink] * share, 0), "L")

        return ImageMath.lambda_eval(less, c=cyan, m=magenta, y=yellow, k=black)

    return Image.merge("CMYK", (kept("c"), kept("m"), kept("y"), black))


def _round(share: float) -> float:
    return round(min(max(share, 0.0), 1.0), 4)
