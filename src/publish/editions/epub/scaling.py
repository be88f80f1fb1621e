"""Pictures made smaller than a number of pixels: more than screens show, e-readers refuse."""

from __future__ import annotations

import io
import math
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Outcome
from publish.model import File

if TYPE_CHECKING:
    from PIL.Image import Image

MEGAPIXEL = 1_000_000
LIMIT = 4
"""In millions of pixels, unless the edition says otherwise."""
_QUALITY = 90
"""Of JPEG and WebP."""
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": _QUALITY, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": _QUALITY, "method": 4},
}
"""Format → how it is written. What cannot be scaled in its own colours becomes PNG."""
_SMOOTH = {"1": "L", "P": "RGBA", "PA": "RGBA"}
"""Colours between which there are none → those in which a picture can be scaled."""


def scaled(file: File, limit: int) -> Outcome[bytes | None]:
    """Step: the picture with at most ``limit`` million pixels; None where it stays as it is.

    That is so with drawings, with pictures that move, and with broken ones: those are reported
    where they are shown.
    """
    from PIL import Image, UnidentifiedImageError  # slow to load

    content = Path(file.path).read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                size = _size(image, limit * MEGAPIXEL)
                if size is None or getattr(image, "n_frames", 1) > 1:
                    return Outcome(None)
                return Outcome(_written(image, size))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError):
        return Outcome(None)


def _size(image: Image, limit: int) -> tuple[int, int] | None:
    """The largest size in the same proportion that has no more pixels; None if it is no less."""
    width, height = image.size
    if width * height <= limit:
        return None
    by = math.sqrt(limit / (width * height))
    return max(1, math.floor(width * by)), max(1, math.floor(height * by))


def _written(image: Image, size: tuple[int, int]) -> bytes:
    """Scaled and stored as it was stored, upright: how a camera was held is not kept."""
    from PIL import ImageOps
    from PIL.Image import Resampling

    kind, profile = str(image.format), image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.width * image.height != image.width * upright.height:
        size = size[1], size[0]
    if upright.mode in _SMOOTH:
        upright = upright.convert(_SMOOTH[upright.mode])
    small = upright.resize(size, Resampling.LANCZOS)
    kind = kind if kind in _SAVED else "PNG"
    target = io.BytesIO()
    small.save(target, kind, icc_profile=profile, **_SAVED[kind])
    return target.getvalue()
