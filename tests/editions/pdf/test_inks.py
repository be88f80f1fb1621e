"""Colours as a press prints them: grey or four inks, in text, drawings, gradients, pictures."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from editions.pdf.small_press import PRESS, chapter, first, paragraphs, piece, slot
from publish.editions.pdf import slots
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.inks import Inks, inked, inks_of
from publish.editions.pdf.inks.palette import Palette
from publish.editions.plan import Plan
from publish.model import Edition, File, Metadata
from publish.profiles import load
from reading.poppler import poppler

ICC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""Comes with Ghostscript, which the tests need anyway."""
FOUR = Inks("cmyk", File(str(ICC), ""))
GREY = Inks("grey")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30">'
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/>'
    '<stop offset="1" stop-color="#00c" stop-opacity=".5"/></linearGradient></defs>'
    '<rect width="30" height="30" fill="url(#g)"/>'
    '<rect x="30" width="30" height="30" fill="#0a0" stroke="#888"/></svg>'
)
STYLE = (
    "h1 { color: #a00000 } .half { opacity: .5; background: #e0e000 } "
    ".paper { background: linear-gradient(90deg, #ff0000, #0000ff); height: 5mm } "
    ".inks { color: device-cmyk(.2 .4 .6 .1) } img { width: 30mm; height: 15mm }"
)
SOURCE = chapter(
    "c",
    f'<p class="half">Half</p><div class="paper"></div><p class="inks">Inks</p>'
    f'<p><img src="photo.jpg" alt=""/> <img src="clear.png" alt=""/> '
    f'<img src="grey.png" alt=""/></p>{SVG}{paragraphs(2)}',
)
SETTING = {"g": 1, "G": 1, "rg": 3, "RG": 3, "k": 4, "K": 4}


def _file(path: Path) -> File:
    return File(str(path), hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture(scope="module")
def galley(tmp_path_factory: pytest.TempPathFactory) -> Galley:
    folder = tmp_path_factory.mktemp("pictures")
    photo = Image.linear_gradient("L").resize((300, 150))
    Image.merge("RGB", (photo, photo.rotate(180), photo)).save(folder / "photo.jpg", quality=90)
    clear = Image.new("RGBA", (120, 60), (200, 30, 30, 128))
    clear.save(folder / "clear.png")
    Image.new("RGB", (40, 20), (90, 90, 90)).save(folder / "grey.png")
    files = tuple((path.name, _file(path)) for path in sorted(folder.iterdir()))
    press = replace(PRESS, stylesheet=PRESS.stylesheet + STYLE)
    outcome = first(SOURCE, piece("c"), press, files)
    assert outcome.diagnostics == ()
    return outcome.value


def _open(galley: Galley) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(galley.content))


def _streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    yield from pdf.pages
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and (
            item.get("/Subtype") == "/Form" or item.get("/PatternType") == 1
        ):
            yield item


def _colours(pdf: pikepdf.Pdf) -> set[tuple[str, tuple[float, ...]]]:
    return {
        (str(one.operator).lower(), tuple(float(part) for part in one.operands))
        for stream in _streams(pdf)
        for one in pikepdf.parse_content_stream(stream)
        if str(one.operator) in SETTING
    }


def _spaces(pdf: pikepdf.Pdf) -> Counter[str]:
    """The colour spaces of images, shadings and groups."""
    found: Counter[str] = Counter()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            shadings = item.get("/Shading", pikepdf.Dictionary())
            for one in (item, *(shadings.values() if "/PatternType" not in item else [shadings])):
                if "/ShadingType" in one or one.get("/Subtype") == "/Image":
                    found[str(one.ColorSpace)] += 1
            if "/Group" in item and "/CS" in item.Group:
                found[str(item.Group.CS)] += 1
    return found


def test_before_there_are_colours_of_all_kinds(galley: Galley) -> None:
    assert {"rg"} <= {operator for operator, _ in _colours(_open(galley))}
    assert _spaces(_open(galley))["/DeviceRGB"] >= 6


def test_grey(galley: Galley) -> None:
    pdf = _open(inked(galley, GREY).value)
    assert {operator for operator, _ in _colours(pdf)} == {"g"}
    assert set(_spaces(pdf)) == {"/DeviceGray"}


def test_four_inks(galley: Galley) -> None:
    pdf = _open(inked(galley, FOUR).value)
    colours = _colours(pdf)
    assert {operator for operator, _ in colours} <= {"k", "g"}
    assert ("k", (0, 0, 0, 1)) in colours  # text
    assert ("k", (0.2, 0.4, 0.6, 0.1)) in colours  # as the stylesheet has it
    assert any(colour[0] > 0.5 for _, colour in colours if len(colour) == 4)  # the green
    assert set(_spaces(pdf)) == {"/DeviceCMYK", "/DeviceGray"}


def test_black_text_is_printed_over_colours_and_nothing_else_is(galley: Galley) -> None:
    pdf = _open(inked(galley, FOUR).value)
    over, fill, found = False, (), set()
    for one in pikepdf.parse_content_stream(pdf.pages[0]):
        operator, operands = str(one.operator), list(one.operands)
        if operator == "gs" and str(operands[0]) in ("/InkOver", "/InkCut"):
            state = pdf.pages[0].Resources.ExtGState[operands[0]]
            over = bool(state.op)
            assert int(state.OPM) == over
        elif operator == "k":
            fill = tuple(map(float, operands))
        elif operator == "TJ":
            found.add((over, fill == (0, 0, 0, 1)))
        elif operator in ("f", "f*", "S", "Do", "sh"):
            assert not over
    assert found == {(True, True), (False, False)}


def test_in_grey_nothing_is_printed_over_anything(galley: Galley) -> None:
    pdf = _open(inked(galley, GREY).value)
    assert "/InkOver" not in pdf.pages[0].Resources.ExtGState


def test_pictures_stay_what_they_are_and_keep_their_masks(galley: Galley) -> None:
    pdf = _open(inked(galley, FOUR).value)
    images = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]
    by_size = {(int(one.Width), str(one.ColorSpace)): one for one in images}
    photo, clear, grey = (
        by_size[300, "/DeviceCMYK"], by_size[120, "/DeviceCMYK"], by_size[40, "/DeviceGray"],
    )  # fmt: skip
    assert photo.Filter == "/DCTDecode"
    assert "/SMask" in clear
    assert "/SMask" not in grey  # it had no colour, so it has black ink alone


@pytest.mark.parametrize("inks", [GREY, FOUR], ids=["grey", "cmyk"])
def test_it_looks_the_same(galley: Galley, tmp_path: Path, inks: Inks) -> None:
    pages = []
    for name, content in (("a", galley.content), ("b", inked(galley, inks).value.content)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        poppler("pdftoppm", "-r", "50", "-singlefile", "-png", path, tmp_path / name)
        pages.append(Image.open(tmp_path / f"{name}.png").convert("L"))
    one, other = (page.resize((20, 24)).tobytes() for page in pages)
    # As a proof does: colours change, light and dark do not turn about.
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 70


def test_twice_the_same_bytes(galley: Galley) -> None:
    assert inked(galley, FOUR).value.content == inked(galley, FOUR).value.content


def test_numbers_of_pages_can_be_filled_in_afterwards() -> None:
    galley = first(chapter("c", f"<p>See p. {slot('far')}.</p>"), piece("c")).value
    with _open(inked(galley, GREY).value) as pdf:
        content = pdf.pages[0].obj.Contents.read_bytes()
    assert b"%page" in content
    assert slots.fill(content, {"far": "117"}) != content


def test_no_more_dots_than_a_press_can_use(galley: Galley) -> None:
    # 300 dots on 30 mm are 254 to the inch, 120 are 102.
    pdf = _open(inked(galley, Inks("", dots=120)).value)
    sizes = {
        (int(item.Width), int(item.Height))
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    }
    assert sizes == {(142, 71), (120, 60), (40, 20)}


def test_black_and_greys_have_black_ink_alone() -> None:
    of = Palette(FOUR).of
    assert of((0.0, 0.0, 0.0)) == (0, 0, 0, 1)
    assert of((0.4,)) == (0, 0, 0, 0.6)
    assert of((0.5, 0.5, 0.502)) == (0, 0, 0, 0.4993)
    assert of((1.0, 1.0, 1.0)) == (0, 0, 0, 0)


def test_not_more_ink_than_the_printer_allows() -> None:
    dark = (0.3, 0.05, 0.02)
    free, held = (Palette(replace(FOUR, most=most)) for most in (0, 240))
    assert sum(free.of(dark)) > 2.4
    assert sum(held.of(dark)) <= 2.4
    assert sum(held.of((1.0, 0.9, 0.8, 0.5))) == pytest.approx(2.4)
    pixels = held.picture(Image.new("RGB", (2, 2), (77, 13, 5)))
    assert sum(pixels.getpixel((0, 0))) <= 2.4 * 255


def test_greys_as_the_standard_has_them() -> None:
    of = Palette(GREY).of
    assert of((1.0, 0.0, 0.0)) == (0.3,)
    assert of((0.0, 0.0, 0.0, 0.25)) == (0.75,)
    assert of((0.6,)) == (0.6,)


def test_a_profile_in_a_picture_that_is_none_does_not_matter() -> None:
    picture = Image.new("RGB", (1, 1), (200, 30, 30))
    plain = Palette(FOUR).picture(picture).getpixel((0, 0))
    picture.info["icc_profile"] = b"no profile"
    assert Palette(FOUR).picture(picture).getpixel((0, 0)) == plain


def _plan(intent: Path | None = None, profile: str = "", **options: object) -> Plan:
    edition = Edition("p", "pdf", Metadata("A", "en", "a"), "house", "apa", options=options)
    asked = load(profile) if profile else None
    file = File(str(intent), "") if intent else None
    return Plan(edition, (), None, {}, "", {}, 0, profile=asked, intent=file)  # type: ignore[arg-type]


def test_which_inks(tmp_path: Path) -> None:
    grey = tmp_path / "grey.icc"
    grey.write_bytes((bytes(16) + b"GRAY").ljust(128, b"\0"))
    assert inks_of(_plan()) is None
    assert inks_of(_plan(profile="kdp")) == Inks("grey")
    assert inks_of(_plan(profile="kdp", paper="colour")) is None
    assert inks_of(_plan(profile="lulu", paper="colour")) == Inks("", dots=600)
    assert inks_of(_plan(ICC)) == FOUR
    assert inks_of(_plan(ICC, "ingramspark", paper="colour")) == replace(FOUR, most=240)
    assert inks_of(_plan(ICC, "ingramspark")) == Inks("grey")
    assert inks_of(_plan(grey)) == Inks("grey")
