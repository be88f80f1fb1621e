"""What the head of a picture of pixels says: format, size, whether it moves."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_NAMES = {"mpo": "jpeg"}
"""What cameras write is a JPEG with another behind it."""
_MOST = 50_000_000
"""No picture with more pixels is unpacked."""


@dataclass(frozen=True)
class Raster:
    """``format`` is as the profiles name it: jpeg, png, gif, webp; or another, in small letters."""

    format: str
    width: int
    height: int
    moving: bool

    @property
    def pixels(self) -> int:
        return self.width * self.height


def looked_at(content: bytes) -> Raster | None:
    """What a picture is, without its pixels; None where it is none, or damaged."""
    with _opened(content) as image:
        if image is None:
            return None
        name = (image.format or "").lower()
        moving = getattr(image, "n_frames", 1) > 1 and name != "mpo"
        return Raster(_NAMES.get(name, name), *image.size, moving)


def see_through(content: bytes) -> bool:
    """Whether some pixel shines through: many pictures have the channel for nothing."""
    with _opened(content) as image:
        if image is None or image.width * image.height > _MOST:
            return False
        if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
            return False
        least = image.convert("RGBA").getchannel("A").getextrema()[0]
        return isinstance(least, int | float) and least < 255


@contextmanager
def _opened(content: bytes) -> Iterator[Image | None]:
    """The picture, or None: decoders of damaged files raise whatever they like."""
    from PIL import Image  # slow to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(content))
        except Exception:
            yield None
            return
        with image:
            yield image
