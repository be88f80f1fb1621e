"""Pictures are made smaller only where they have too many pixels, and stay what they were."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from publish.editions.epub.pictures import gather
from publish.editions.epub.scaling import MEGAPIXEL, scaled
from publish.model import File


def _file(folder: Path, kind: str, mode: str = "RGB", **saved: Any) -> File:
    path = folder / f"picture.{kind.lower()}"
    image = Image.linear_gradient("L").resize((1600, 1000)).convert("RGB").convert(mode)
    image.save(path, kind, **saved)
    return File(str(path), "")


def _opened(content: bytes | None) -> Image.Image:
    assert content is not None
    image = Image.open(io.BytesIO(content))
    assert image.width * image.height <= MEGAPIXEL
    assert image.width / image.height == pytest.approx(1.6, rel=0.01)
    return image


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        ("JPEG", "RGB", "RGB"),
        ("JPEG", "L", "L"),
        ("JPEG", "CMYK", "CMYK"),
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "P", "RGBA"),
        ("PNG", "1", "L"),
        ("WEBP", "RGB", "RGB"),
        ("GIF", "P", "RGBA"),
    ],
)
def test_a_large_one_is_scaled(tmp_path: Path, kind: str, mode: str, expected: str) -> None:
    small = _opened(scaled(_file(tmp_path, kind, mode), 1).value)
    assert small.mode == expected
    assert small.format == (kind if kind != "GIF" else "PNG")


def test_one_that_is_small_enough_stays(tmp_path: Path) -> None:
    assert scaled(_file(tmp_path, "JPEG"), 2).value is None


def test_what_cannot_be_scaled_stays(tmp_path: Path) -> None:
    more = [Image.new("L", (1600, 1000), 255)]
    moving = _file(tmp_path, "GIF", "L", save_all=True, append_images=more)
    assert scaled(moving, 1).value is None
    for content in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"broken", b"\x89PNG\r\n\x1a\n"):
        path = tmp_path / "other"
        path.write_bytes(content)
        assert scaled(File(str(path), ""), 1).value is None


def test_a_cameras_picture_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held on its side
    small = scaled(_file(tmp_path, "JPEG", exif=exif), 1).value
    assert small is not None
    with Image.open(io.BytesIO(small)) as image:
        assert image.height > image.width
        assert image.width * image.height <= MEGAPIXEL
        assert 0x0112 not in image.getexif()


def test_scaling_twice_gives_the_same_bytes_and_they_are_what_is_packed(tmp_path: Path) -> None:
    file = _file(tmp_path, "PNG")
    small = scaled(file, 1).value
    assert small == scaled(file, 1).value
    shown = gather(('<section><img src="a.png"/></section>',), (small,), (("a.png", file),))
    assert [picture.content for picture in shown.value] == [small]
