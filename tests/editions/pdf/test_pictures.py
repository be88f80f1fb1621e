"""Pictures as they are packed, and what WeasyPrint makes of them itself."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from PIL import Image
from weasyprint.images import RasterImage

from publish.editions.pdf.setting.pictures import as_packed, eight_bits, pictures_as_packed

_SIZE = 37, 23


def _png(mode: str, **options: object) -> bytes:
    picture = Image.new(mode, _SIZE)
    bands = len(picture.getbands())
    for y in range(_SIZE[1]):
        for x in range(_SIZE[0]):
            value = tuple((x * 7 + y * 11 * band) % 256 for band in range(1, bands + 1))
            picture.putpixel((x, y), value if bands > 1 else value[0])
    file = io.BytesIO()
    picture.save(file, "PNG", **options)  # type: ignore[arg-type]
    return file.getvalue()


def _pdf(path: Path, *, packed: bool) -> bytes:
    html = weasyprint.HTML(string=f'<img src="{path.name}">', base_url=f"{path.parent}/")
    if not packed:
        return bytes(html.write_pdf())
    with pictures_as_packed():
        return bytes(html.write_pdf())


def _pixels(content: bytes) -> list[tuple[str, bytes]]:
    """Of each picture of the only page: its mode and its pixels; its mask is one, too."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for stream in pdf.pages[0].get_images().values():
            for one in (stream, stream.get("/SMask")):
                if one is not None:
                    image = pikepdf.PdfImage(one).as_pil_image()
                    found.append((image.mode, image.tobytes()))
    return found


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P", "1"])
def test_pixels_are_those_that_weasyprint_would_write(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(_png(mode))

    packed, usual = (_pixels(_pdf(path, packed=packed)) for packed in (True, False))

    assert packed == usual
    assert packed


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_what_a_file_holds_is_not_packed_anew(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(png := _png(mode, compress_level=0))

    with pikepdf.open(io.BytesIO(_pdf(path, packed=True))) as pdf:
        (stream,) = pdf.pages[0].get_images().values()

        assert stream.read_raw_bytes() == as_packed(png)


def _with(png: bytes, at: int, by: bytes) -> bytes:
    return png[:at] + by + png[at + len(by) :]


def _bits(bits: int) -> bytes:
    """A grey picture of that many bits a sample."""
    file = io.BytesIO()
    Image.new("1" if bits == 1 else "L", _SIZE).save(file, "PNG", bits=bits)
    return file.getvalue()


@pytest.mark.parametrize(
    "png",
    [
        _png("RGBA"),
        _png("LA"),
        _png("P"),
        _png("I;16"),
        _bits(1),
        b"",
        b"GIF89a",
        _png("L")[:8],
        _png("L")[:-20],
        _with(_png("L"), 60, b"?!"),
        _with(_png("L"), 18, b"\x00\x00\x00\x26"),
    ],
)
def test_anything_else_is_left_to_weasyprint(png: bytes) -> None:
    assert as_packed(png) is None


def test_a_picture_whose_rows_are_too_few_is_left_to_weasyprint() -> None:
    whole, half = _png("L"), io.BytesIO()
    Image.new("L", (_SIZE[0], 5)).save(half, "PNG")
    rows = half.getvalue()

    assert as_packed(rows) is not None
    assert as_packed(whole[:33] + rows[33:]) is None


def test_deep_greys_become_greys_of_eight_bits() -> None:
    deep = Image.new("I;16", (256, 2))
    for level in range(256):
        deep.putpixel((level, 0), level * 256)
        deep.putpixel((level, 1), level * 256 + 255)
    file = io.BytesIO()
    deep.save(file, "PNG")

    with Image.open(io.BytesIO(eight_bits(file.getvalue()))) as picture:
        assert picture.mode == "L"
        assert picture.tobytes() == bytes(range(256)) * 2


@pytest.mark.parametrize("content", [_png("L"), _png("RGB"), _png("I;16")[:40], b"", b"%PDF"])
def test_other_files_stay_as_they_are(content: bytes) -> None:
    assert eight_bits(content) == content


def test_weasyprint_has_its_own_way_again() -> None:
    usual = RasterImage.__dict__["_get_png_data"]

    with pictures_as_packed():
        assert RasterImage.__dict__["_get_png_data"] is not usual

    assert isinstance(RasterImage.__dict__["_get_png_data"], staticmethod)
    assert RasterImage._get_png_data(Image.new("L", (1, 1)))
