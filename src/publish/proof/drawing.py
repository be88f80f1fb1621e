"""Pictures of pages, spreads and contact sheets, with a frame around each finding."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw

from publish.proof.spreads import Spread

DOTS = 100
"""To the inch: enough to read by."""
_MARK, _AROUND, _WIDTH = (200, 30, 30), 3, 3
"""The colour of a frame, how far from what it frames, and how thick, in pixels."""
_THUMB, _GAP, _COLUMNS = 420, 24, 3
_TABLE = (224, 224, 222)


@dataclass(frozen=True)
class Mark:
    """A finding on a page: its number in the list, and where it is, in points."""

    number: int
    page: int
    box: tuple[float, ...] | None = None


class Pages:
    """The pages of a PDF file as pictures."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def __len__(self) -> int:
        return len(self.document)

    def labels(self) -> list[str]:
        """What the pages are called; their numbers where they have no labels."""
        return [
            self.document.get_page_label(number) or str(number + 1) for number in range(len(self))
        ]

    def picture(self, page: int, marks: Iterable[Mark]) -> Image.Image:
        """A page, counted from 1, with its marks."""
        shown = self.document[page - 1]
        image: Image.Image = shown.render(scale=DOTS / 72).to_pil().convert("RGB")
        left, _, _, top = shown.get_mediabox()
        for mark in marks:
            if mark.page == page:
                _frame(image, mark, left, top)
        return image


@contextmanager
def opened(content: bytes) -> Iterator[Pages]:
    """The pages of a PDF file of this content."""
    import pypdfium2  # only who draws a proof waits for it

    with pypdfium2.PdfDocument(content) as document:
        yield Pages(document)


def spread_picture(pages: Pages, spread: Spread, marks: Sequence[Mark]) -> Image.Image:
    """The pages of a spread beside one another; where there is none, the table shows."""
    shown = [None if page is None else pages.picture(page, marks) for page in spread]
    like = next(image for image in shown if image is not None)
    widths = [like.width if image is None else image.width for image in shown]
    height = max(image.height for image in shown if image is not None)
    whole = Image.new("RGB", (sum(widths), height), _TABLE)
    left = 0
    for image, width in zip(shown, widths, strict=True):
        if image is not None:
            whole.paste(image, (left, 0))
        left += width
    if len(shown) > 1:
        ImageDraw.Draw(whole).line([(widths[0], 0), (widths[0], height)], fill=_TABLE)
    return whole


def contact_sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """Spreads small, in rows."""
    small = [image.copy() for image in pictures]
    for image in small:
        image.thumbnail((_THUMB, _THUMB))
    height = max(image.height for image in small)
    rows = -(-len(small) // _COLUMNS)
    size = (_COLUMNS * (_THUMB + _GAP) + _GAP, rows * (height + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _TABLE)
    for number, image in enumerate(small):
        row, column = divmod(number, _COLUMNS)
        left = _GAP + column * (_THUMB + _GAP) + (_THUMB - image.width) // 2
        sheet.paste(image, (left, _GAP + row * (height + _GAP)))
    return sheet


def png(image: Image.Image) -> bytes:
    """The picture as a file's content."""
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _frame(image: Image.Image, mark: Mark, left: float, top: float) -> None:
    """A frame with the finding's number; around the whole page where it has no place."""
    scale, drawing = DOTS / 72, ImageDraw.Draw(image)
    if mark.box is None:
        box = (4.0, 4.0, image.width - 5.0, image.height - 5.0)
    else:
        x0, y0, x1, y1 = mark.box
        box = (
            max((x0 - left) * scale - _AROUND, 0),
            max((top - y1) * scale - _AROUND, 0),
            min((x1 - left) * scale + _AROUND, image.width - 1),
            min((top - y0) * scale + _AROUND, image.height - 1),
        )
    drawing.rectangle(box, outline=_MARK, width=_WIDTH)
    place = (min(box[2] + 4, image.width - 16), max(box[1] - 2, 0))
    drawing.text(place, str(mark.number), fill=_MARK, font_size=16)
