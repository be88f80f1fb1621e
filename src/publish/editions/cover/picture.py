"""A page as a picture for screens."""

from __future__ import annotations

import io

from PIL import Image

from publish.model import Front

HEIGHT = 2560
"""Pixels: what Amazon asks of the ideal cover (KDP, Create an eBook Cover)."""
_QUALITY = 90


def drawn(content: bytes) -> Front:
    """The first page of a PDF, as PNG, or as JPEG where that is smaller: where it has a photograph.

    PDFium's renderer, since Poppler and Ghostscript are no Python packages.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[0]
        image = page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")
    plain = Front(_saved(image, "PNG", optimize=True), "image/png")
    photograph = Front(_saved(image, "JPEG", quality=_QUALITY, subsampling=0), "image/jpeg")
    return min(plain, photograph, key=lambda made: len(made.content))


def _saved(image: Image.Image, form: str, **how: int) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **how)
    return target.getvalue()
