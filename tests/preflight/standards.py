"""The clean book as it keeps a standard, and each way to break that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms

from preflight.clean import add, clean, resources, saved

_SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


def claim(prefix: str, name: str, value: str) -> str:
    """A property of the XMP packet."""
    return f'<{prefix}:{name} xmlns:{prefix}="{_SPACES[prefix]}">{value}</{prefix}:{name}>'


def press_profile(
    pdf: Pdf, colours: bytes = b"CMYK", kind: bytes = b"prtr", count: int = 4
) -> Stream:
    """The header of a press's profile; what it says of colours is left out."""
    header = bytes(12) + kind + colours + b"Lab " + bytes(12) + b"acsp" + bytes(88)
    return Stream(pdf, header, N=count)


def intent(pdf: Pdf, kind: str = "/GTS_PDFX") -> Dictionary:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent, S=Name(kind), OutputConditionIdentifier=String("FOGRA39"),
            RegistryName=String("http://www.color.org"), DestOutputProfile=press_profile(pdf),
        )
    )  # fmt: skip


def exchange(version: str = "PDF/X-4") -> Pdf:
    pdf = clean(more=claim("pdfxid", "GTS_PDFXVersion", version) if version == "PDF/X-4" else "")
    pdf.Root.OutputIntents = Array([intent(pdf)])
    pdf.docinfo.Trapped = Name("/False")
    if version != "PDF/X-4":
        pdf.docinfo["/GTS_PDFXVersion"] = String(version)
    return pdf


def archive() -> Pdf:
    pdf = clean(more=claim("pdfaid", "part", "2") + claim("pdfaid", "conformance", "B"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name("/GTS_PDFA1"),
                OutputConditionIdentifier=String("sRGB"),
                DestOutputProfile=pdf.make_indirect(Stream(pdf, srgb, N=3)),
            )
        ]
    )  # fmt: skip
    return pdf


def accessible() -> Pdf:
    """Four pages with a heading, a figure, a link, a table and a note, all tagged."""
    pdf = clean(more=claim("pdfuaid", "part", "1"))
    root, first = pdf.Root, pdf.pages[0].obj
    root.Lang, root.MarkInfo = String("en"), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[90, 540, 200, 552], StructParent=9,
            Contents=String("Words"), F=4, Dest=Array([first, Name.Fit]),
        )
    )  # fmt: skip
    first.Annots, first.Tabs = Array([link]), Name.S
    root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
    top = element(pdf, root.StructTreeRoot, "Document", Pg=first)
    element(pdf, top, "H1")
    element(pdf, top, "H2")
    element(pdf, top, "Figure", Alt=String("A grey area"))
    element(pdf, top, "Note", ID=String("note-1"))
    row = element(pdf, element(pdf, top, "Table"), "TR")
    element(pdf, row, "TH", A=Dictionary(O=Name.Table, Scope=Name.Column))
    element(pdf, row, "TD")
    held = element(pdf, element(pdf, top, "P"), "Link")
    held.K.append(Dictionary(Type=Name.OBJR, Obj=link))
    return pdf


def element(pdf: Pdf, parent: Dictionary, kind: str, **more: object) -> Dictionary:
    """A structure element below another."""
    made = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(), **more)
    )
    made.P = parent
    parent.K.append(made)
    return made


def top(pdf: Pdf) -> Dictionary:
    return pdf.Root.StructTreeRoot.K[0]


def the(pdf: Pdf, kind: str) -> Dictionary:
    """The first element of that kind right below the document."""
    return next(one for one in top(pdf).K if Name(f"/{kind}") == one.S)


@dataclass(frozen=True)
class Offence:
    """One way to break a standard, and what must be said of it, alone."""

    code: str
    name: str
    base: Callable[[], Pdf]
    spoil: Callable[[Pdf], object]
    says: str

    @property
    def content(self) -> bytes:
        pdf = self.base()
        self.spoil(pdf)
        return saved(pdf)


def _remove(pdf: Pdf, key: str) -> None:
    del pdf.docinfo[key]


def _see_through(pdf: Pdf) -> None:
    resources(pdf).ExtGState.Half = Dictionary(ca=0.5)
    add(pdf, "/Half gs 0 g 90 100 20 20 re f")


def _link(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[90, 540, 200, 552])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def _x1a() -> Pdf:
    return exchange("PDF/X-1a:2003")


def _x3() -> Pdf:
    return exchange("PDF/X-3:2003")


def _script(pdf: Pdf) -> None:
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.GoTo))


def _wrong_header(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = press_profile(pdf, kind=b"mntr")


def _rgb_press(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = press_profile(pdf, b"RGB ", count=3)


def _no_annotation_text(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/Contents"]


def _stray_link(pdf: Pdf) -> None:
    the(pdf, "P").K[0].K = Array()


def _stray_cell(pdf: Pdf) -> None:
    element(pdf, top(pdf), "TD")


_X, _A, _U = "PRE073", "PRE071", "PRE072"
OFFENCES = (
    Offence(_X, "x-1a without title", _x1a, lambda p: _remove(p, "/Title"), "no Title"),
    Offence(_X, "no trapping", exchange, lambda p: _remove(p, "/Trapped"), "trapped"),
    Offence(_X, "no intent", exchange, lambda p: p.Root.__delattr__("OutputIntents"), "intent"),
    Offence(
        _X, "two intents", exchange, lambda p: p.Root.OutputIntents.append(intent(p)), "2 output"
    ),
    Offence(_X, "a screen's profile", exchange, _wrong_header, "not a press’s"),
    Offence(_X, "x-1a, RGB press", _x1a, _rgb_press, "not for CMYK"),
    Offence(_X, "no trim", exchange, lambda p: p.pages[0].obj.__delattr__("TrimBox"), "trim box"),
    Offence(_X, "a link", exchange, _link, "a link"),
    Offence(_X, "actions", exchange, _script, "actions"),
    Offence(_X, "x-1a, RGB", _x1a, lambda p: add(p, "1 0 0 rg 90 99 9 9 re f"), "RGB"),
    Offence(_X, "x-3, device RGB", _x3, lambda p: add(p, "1 0 0 rg 90 99 9 9 re f"), "no profile"),
    Offence(_X, "x-4, device RGB", exchange, lambda p: add(p, "1 0 0 RG 9 99 m 99 99 l S"), "RGB"),
    Offence(_X, "x-3, shining through", _x3, _see_through, "shines"),
    Offence(_U, "no language", accessible, lambda p: p.Root.__delattr__("Lang"), "language"),
    Offence(_U, "not tagged", accessible, lambda p: p.Root.__delattr__("MarkInfo"), "not tagged"),
    Offence(
        _U, "title not shown", accessible, lambda p: p.Root.__delattr__("ViewerPreferences"),
        "DisplayDocTitle",
    ),
    Offence(
        _U, "unmarked content", accessible, lambda p: add(p, "90 99 9 9 re f", mark="/P BMC"),
        "neither tagged",
    ),
    Offence(_U, "tab order", accessible, lambda p: p.pages[0].obj.__delattr__("Tabs"), "tab key"),
    Offence(
        _U, "unreadable font", accessible,
        lambda p: resources(p).Font.F.__delattr__("ToUnicode"), "cannot be told",
    ),
    Offence(_U, "unknown tag", accessible, lambda p: element(p, top(p), "Fancy"), "Fancy"),
    Offence(_U, "no alt text", accessible, lambda p: the(p, "Figure").__delattr__("Alt"), "alt"),
    Offence(_U, "formula", accessible, lambda p: element(p, top(p), "Formula"), "a formula"),
    Offence(_U, "skipped level", accessible, lambda p: element(p, top(p), "H4"), "from 2 to 4"),
    Offence(_U, "mixed headings", accessible, lambda p: element(p, top(p), "H"), "mixed"),
    Offence(
        _U, "no scope", accessible,
        lambda p: the(p, "Table").K[0].K[0].__delattr__("A"), "Scope",
    ),
    Offence(_U, "stray cell", accessible, _stray_cell, "in no row"),
    Offence(_U, "stray item", accessible, lambda p: element(p, top(p), "LI"), "in no list"),
    Offence(
        _U, "two notes", accessible,
        lambda p: element(p, top(p), "Note", ID=String("note-1")), "two notes",
    ),
    Offence(_U, "nameless note", accessible, lambda p: element(p, top(p), "Note"), "no identifier"),
    Offence(_U, "link without words", accessible, _no_annotation_text, "Contents"),
    Offence(_U, "link without tag", accessible, _stray_link, "no Link tag"),
    Offence(_A, "no intent", archive, lambda p: p.Root.__delattr__("OutputIntents"), "PDF/A-2b"),
    Offence(
        _A, "smoothed picture", archive,
        lambda p: resources(p).XObject.I.__setattr__("Interpolate", True), "PDF/A-2b, 6.2.8",
    ),
)  # fmt: skip
