"""The clean book, broken in one way for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import (
    Array,
    Dictionary,
    Encryption,
    Name,
    OutlineItem,
    Pdf,
    Stream,
    String,
)

from preflight import clean
from preflight.clean import add, resources, saved, text
from preflight.standards import archive, claim, intent
from publish.preflight import NONE, ColourUse, Requirements, Standard

_INCH = 72.0


_OPTIONS = {
    "PRE023": "--profile office-a4",
    **dict.fromkeys(("PRE024", "PRE025", "PRE026", "PRE032", "PRE033"), "--profile kdp"),
    **dict.fromkeys(("PRE051", "PRE053", "PRE055", "PRE061", "PRE062"), "--profile kdp"),
    **dict.fromkeys(("PRE052", "PRE074"), "--profile ingramspark"),
    "PRE057": "--profile ingramspark --paper colour",
    "PRE072": "--standard pdf/ua-1",
    "PRE073": "--standard pdf/x-4",
}
"""What asks for it on the command line, by code."""


@dataclass(frozen=True)
class Broken:
    """A way to break the file: the code that must be given then, and no other."""

    code: str
    name: str
    spoil: Callable[[Pdf], object]
    asked: Requirements = NONE
    says: str = ""
    """What the message says, among other things."""

    @property
    def command(self) -> str:
        return f"preflight {_OPTIONS.get(self.code, '')}".strip()

    @property
    def content(self) -> bytes:
        pdf = clean.clean()
        made = self.spoil(pdf)
        return made if isinstance(made, bytes) else saved(pdf)


def _shifted(pdf: Pdf) -> None:
    pdf.pages[1].obj.TrimBox = [20, 0, 452, 648]


def _smaller(pdf: Pdf) -> None:
    pdf.pages[2].obj.TrimBox = [10, 10, 422, 638]


def _little_bleed(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.BleedBox = [-4, -4, 436, 652]


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


def _newest(pdf: Pdf) -> bytes:
    return saved(clean.clean(more=claim("pdfaid", "part", "4")))


def _state(pdf: Pdf, **settings: object) -> None:
    resources(pdf).ExtGState.Set = Dictionary(**settings)


def _shining(pdf: Pdf) -> None:
    _state(pdf, ca=0.5)
    add(pdf, "/Set gs 90 99 9 9 re f")


def _blending(pdf: Pdf) -> None:
    _state(pdf, BM=Name.Multiply)
    add(pdf, "/Set gs 90 99 9 9 re f")


def _masked(pdf: Pdf) -> None:
    mask = Stream(pdf, bytes(1), Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    mask.ColorSpace = Name.DeviceGray
    resources(pdf).XObject.I.SMask = pdf.make_indirect(mask)


def _vanishing(pdf: Pdf) -> None:
    _state(pdf, OP=True, op=True, OPM=1)
    add(pdf, f"/Set gs 0 0 0 0 k {text(90, 99)}")


def _spot(pdf: Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.2, 0.8, 0.1], N=1)
    space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])
    resources(pdf).ColorSpace.Gold = space
    add(pdf, "/Gold cs 1 scn 90 99 9 9 re f")


def _link(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[90, 540, 200, 552])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def _bookmarked(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("One", 0))


def _scripted(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _faulty_intent(pdf: Pdf) -> None:
    profile = Stream(pdf, b"nothing", N=4)
    pdf.Root.OutputIntents = Array([intent(pdf)])
    pdf.Root.OutputIntents[0].DestOutputProfile = profile


def _archived(pdf: Pdf) -> bytes:
    broken = archive()
    del broken.Root["/OutputIntents"]
    return saved(broken)


GREY = Requirements(colour=ColourUse.GREY)
X4, X3, UA = Standard.PDF_X_4, Standard.PDF_X_3, Standard.PDF_UA_1


def _long_line(pdf: Pdf) -> None:
    """A column of ten lines, one of them longer."""
    for row in range(10):
        size = 10 * 159 / 126 if row == 5 else 10
        line = text(90, 340 - 18 * row, size=size)
        add(pdf, line, mark="/P <</MCID 0>> BDC")


def _too_full(pdf: Pdf) -> bytes:
    """Twenty full pages with a number at the foot, one of them a line too long."""
    pdf = clean.clean(pages=20)
    for page in range(20):
        rows = 15 if page == 10 else 14
        column = "".join(text(90, 340 - 16 * row) for row in range(rows))
        add(pdf, column + text(200, 40, "a"), page, mark="/P <</MCID 0>> BDC")
    return saved(pdf)


_BLEED = Requirements(bleed=9.0)
BROKEN = (
    Broken("PRE003", "cut short", _cut_short),
    Broken("PRE003", "garbled", _garbled, says="page 1"),
    Broken("PRE004", "encrypted", _encrypted),
    Broken("PRE004", "locked", _locked, says="password"),
    Broken("PRE005", "a standard without rules", _newest, says="PDF/A-4"),
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
    Broken("PRE024", "too little bleed", _little_bleed, _BLEED, "0.056"),
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
    Broken("PRE035", "long line", _long_line, says="33 pt"),
    Broken("PRE036", "too full", _too_full, says="the text goes 16 pt"),
    Broken(
        "PRE041", "few pixels", lambda pdf: add(pdf, "288 0 0 288 90 60 cm /I Do"), says="75 pix"
    ),
    Broken("PRE042", "hairline", lambda pdf: add(pdf, "0.1 w 90 99 m 300 99 l S"), says="0.10 pt"),
    Broken(
        "PRE051", "colour for grey", lambda pdf: add(pdf, "1 0 0 rg 90 99 9 9 re f"), GREY, "RGB"
    ),
    Broken(
        "PRE051", "RGB for CMYK", lambda pdf: add(pdf, f"0 0 0 rg {text(90, 99)}"),
        Requirements(colour=ColourUse.CMYK), "text is in RGB",
    ),
    Broken(
        "PRE052", "too much ink", lambda pdf: add(pdf, "0.9 0.8 0.8 0.9 k 90 99 90 90 re f"),
        Requirements(ink=240.0), "240 % is the most",
    ),
    Broken("PRE053", "opacity", _shining, Requirements(transparency=False), "opacity"),
    Broken("PRE053", "blending", _blending, Requirements(transparency=False), "Multiply"),
    Broken("PRE053", "soft mask", _masked, Requirements(transparency=False), "soft mask"),
    Broken("PRE054", "white overprints", _vanishing, says="white text"),
    Broken("PRE055", "spot colour", _spot, Requirements(spots=False), "Gold"),
    Broken(
        "PRE056", "black of four inks",
        lambda pdf: add(pdf, f"0.7 0.6 0.6 0.9 k {text(90, 99)}"), says="280 %",
    ),
    Broken(
        "PRE057", "text cut out of a colour",
        lambda pdf: add(pdf, f"0 0 0.8 0 k 80 90 200 30 re f 0 0 0 1 k {text(90, 99)}"),
        Requirements(colour=ColourUse.CMYK),
    ),
    Broken("PRE061", "link", _link, Requirements(annotations=False), "a link"),
    Broken("PRE062", "bookmarks", _bookmarked, Requirements(bookmarks=False)),
    Broken("PRE063", "script", _scripted, says="JavaScript"),
    Broken(
        "PRE064", "two titles", lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
        says="Another",
    ),
    Broken("PRE065", "no profile", _faulty_intent, says="no ICC profile"),
    Broken("PRE071", "not archived", _archived),
    Broken("PRE072", "not accessible", lambda pdf: None, Requirements(standards=(UA,)), "tagged"),
    Broken(
        "PRE073", "not for exchange", lambda pdf: None, Requirements(standards=(X4,)), "trapped"
    ),
    Broken(
        "PRE074", "no standard", lambda pdf: None, Requirements(one_of=(X4, X3)),
        "PDF/X-4 or PDF/X-3",
    ),
    Broken("PRE042", "thin box", lambda pdf: add(pdf, "90 300 200 0.12 re f"), says="0.12 pt"),
)  # fmt: skip
