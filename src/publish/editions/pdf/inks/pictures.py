"""Pictures in a finished galley: in the inks, and with no more dots than the press can use."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name, Stream
from PIL import Image

from publish.editions.pdf.inks.palette import Palette

_QUALITY = 95
"""Of JPEG: what is lost cannot be seen."""
_SPACES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}


def recolour(picture: Stream, palette: Palette) -> None:
    """Put a picture of RGB, or of CMYK where there is grey only, into the inks.

    One whose way of storing is not known here stays as it is, and so do grey ones and masks.
    """
    space = picture.get(Name.ColorSpace)
    if space == Name.DeviceGray or picture.get(Name.ImageMask):
        return
    if space == Name.DeviceCMYK and not palette.grey:
        return
    image = read(picture)
    if image is not None:
        write(picture, palette.picture(image))


def shrink(picture: Stream, by: float) -> None:
    """Make a picture that many times smaller, and what masks it."""
    for one in (picture, picture.get(Name.SMask)):
        if isinstance(one, Stream) and (image := read(one)):
            size = (max(1, round(image.width / by)), max(1, round(image.height / by)))
            write(one, image.resize(size, Image.Resampling.LANCZOS))


def read(picture: Stream) -> Image.Image | None:
    """The picture, with its own ICC profile where it has one; None where it cannot be read."""
    try:
        if picture.get(Name.Filter) == Name.DCTDecode:
            image: Image.Image = Image.open(BytesIO(picture.read_raw_bytes()))
            image.load()
        else:
            image = pikepdf.PdfImage(picture).as_pil_image()
    except (pikepdf.PdfError, OSError, ValueError, NotImplementedError):
        return None
    return image if image.mode in _SPACES else image.convert("RGB")


def write(picture: Stream, image: Image.Image) -> None:
    """Store the picture as it was stored: as JPEG, or without loss."""
    entries: dict[str, Any] = {}
    if picture.get(Name.Filter) == Name.DCTDecode:
        target = BytesIO()
        image.save(target, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=None)
        picture.write(target.getvalue(), filter=Name.DCTDecode)
        if image.mode == "CMYK":
            entries["/Decode"] = pikepdf.Array([1, 0] * 4)  # as Adobe's JPEG has it
    else:
        picture.write(image.tobytes())
    for key in ("/Decode", "/DecodeParms", "/Intent"):
        if key in picture:
            del picture[key]
    picture.Width, picture.Height = image.size
    picture.BitsPerComponent, picture.ColorSpace = 8, _SPACES[image.mode]
    for key, value in entries.items():
        picture[key] = value
