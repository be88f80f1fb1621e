"""The clean book, broken in one way for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Dictionary, Encryption, Name, Pdf, Stream

from preflight import clean
from preflight.clean import add, resources, saved, text
from publish.preflight import NONE, Requirements

_INCH = 72.0


@dataclass(frozen=True)
class Broken:
    """A way to break the file: the code that must be given then, and no other."""

    code: str
    name: str
    spoil: Callable[[Pdf], object]
    asked: Requirements = NONE
    says: str = ""
    """What the message says, among other things."""
    profile: str = ""
    """The profile that asks for it, on the command line."""

    @property
    def content(self) -> bytes:
        pdf = clean.clean()
        made = self.spoil(pdf)
        return made if isinstance(made, bytes) else saved(pdf)


def _shifted(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = [20, 0, 452, 648]


def _smaller(pdf: Pdf) -> None:
    pdf.pages[2].obj.TrimBox = [10, 10, 422, 638]


def _descendant(pdf: Pdf) -> Dictionary:
    return resources(pdf).Font.F.DescendantFonts[0]


def _not_embedded(pdf: Pdf) -> None:
    del _descendant(pdf).FontDescriptor["/FontFile2"]


def _whole(pdf: Pdf) -> None:
    resources(pdf).Font.F.BaseFont = Name("/PlexMono")


def _cut_short(pdf: Pdf) -> bytes:
    return saved(pdf)[:-300]


def _encrypted(pdf: Pdf) -> bytes:
    import io

    target = io.BytesIO()
    pdf.save(target, encryption=Encryption(owner="owner", user=""))
    return target.getvalue()


def _locked(pdf: Pdf) -> bytes:
    import io

    target = io.BytesIO()
    pdf.save(target, encryption=Encryption(owner="owner", user="user"))
    return target.getvalue()


def _garbled(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, b"not compressed at all", Filter=Name.FlateDecode)


def _loose_lines(pdf: Pdf) -> None:
    """A justified paragraph, its second line torn apart."""
    for row, wider in enumerate((0, 15, 0, 0)):
        words = [clean.shown(f"{word} ") for word in clean.WORDS.split()]
        x = 90 + 4 * (15 - wider)
        line = f" {-100 * wider} ".join(words)
        add(pdf, f"BT /F 10 Tf {x} {300 - 14 * row} Td [{line}] TJ ET", mark="/P <</MCID 0>> BDC")


_BLEED = Requirements(bleed=9.0)
BROKEN = (
    Broken("PRE003", "cut short", _cut_short),
    Broken("PRE003", "garbled", _garbled, says="page 1"),
    Broken("PRE004", "encrypted", _encrypted),
    Broken("PRE004", "locked", _locked, says="password"),
    Broken("PRE011", "font not embedded", _not_embedded, says="PlexMono"),
    Broken("PRE012", "font embedded whole", _whole),
    Broken("PRE013", "no shape", lambda pdf: add(pdf, "BT /F 10 Tf 90 300 Td <0000> Tj ET")),
    Broken("PRE021", "trim beyond bleed", _shifted, says="page 2"),
    Broken(
        "PRE021", "bleed beyond media",
        lambda pdf: pdf.pages[0].obj.__setattr__("BleedBox", [-20, -9, 441, 657]),
    ),
    Broken("PRE022", "another size", _smaller, says="page 3"),
    Broken(
        "PRE023", "size not offered", lambda pdf: None, Requirements(trims=((360.0, 576.0),)),
        "6 × 9 in, and 5 × 8 in",
    ),
    Broken("PRE024", "too little bleed", lambda pdf: None, Requirements(bleed=18.0), "0.25"),
    Broken(
        "PRE025", "ends at the trim", lambda pdf: add(pdf, "0.5 g 0 100 432 50 re f"), _BLEED
    ),
    Broken("PRE026", "too few", lambda pdf: None, Requirements(least_pages=24), "at least 24"),
    Broken("PRE026", "too many", lambda pdf: None, Requirements(most_pages=2), "2 are the most"),
    Broken("PRE026", "odd", lambda pdf: pdf.pages.__delitem__(3), Requirements(multiple=2), "even"),
    Broken(
        "PRE027", "blank", lambda pdf: pdf.pages[2].obj.Contents.write(b""), says="page 3"
    ),
    Broken("PRE031", "over the edge", lambda pdf: add(pdf, text(360, 300)), says="edge"),
    Broken("PRE031", "off the page", lambda pdf: add(pdf, text(90, -300)), says="off the page"),
    Broken(
        "PRE031", "clipped", lambda pdf: add(pdf, f"90 300 60 20 re W n {text(95, 305)}"),
        says="box",
    ),
    Broken(
        "PRE032", "near the edge", lambda pdf: add(pdf, text(290, 300)),
        Requirements(margin=0.5 * _INCH), "0.5 in",
    ),
    Broken(
        "PRE033", "in the gutter", lambda pdf: add(pdf, text(20, 300)),
        Requirements(gutters=((150, 0.375 * _INCH),)), "0.375 in",
    ),
    Broken("PRE034", "loose line", _loose_lines),
    Broken(
        "PRE041", "few pixels", lambda pdf: add(pdf, "288 0 0 288 90 60 cm /I Do"), says="75 pixels"
    ),
    Broken("PRE042", "hairline", lambda pdf: add(pdf, "0.1 w 90 300 m 300 300 l S"), says="0.10 pt"),
    Broken("PRE042", "thin box", lambda pdf: add(pdf, "90 300 200 0.12 re f"), says="0.12 pt"),
)  # fmt: skip
