"""PDF/X-1a:2001 and 2003, X-3:2002 and 2003, X-4 (ISO 15930-1, -3, -4, -6, -7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Stream

from publish.preflight.claims import held_to, x_version
from publish.preflight.colours import Family
from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.page import PageView
from publish.preflight.requirements import Requirements, Standard
from publish.preflight.rules.intents import colours_of, kind_of
from publish.preflight.seen import Seen

_VERSIONS = {Standard.PDF_X_1A: "1.4", Standard.PDF_X_3: "1.4", Standard.PDF_X_4: "1.6"}
_ALLOWED = frozenset({"/PrinterMark", "/TrapNet"})
_Part = Callable[[Document, Standard], Iterator[tuple[int | None, str]]]


def rules(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Every rule of the part that is claimed or asked for."""
    for standard in sorted(held_to(document, asked) & _VERSIONS.keys()):
        for part in PARTS:
            for page, problem in part(document, standard):
                yield found(page, None, standard=standard.written, problem=problem)


def _identified(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    name = x_version(document)
    if not name.startswith(standard.written):
        yield None, "the file does not say that it keeps the standard (GTS_PDFXVersion)"
    elif standard is Standard.PDF_X_4 and "pdfxid:GTS_PDFXVersion" not in document.xmp:
        yield None, "GTS_PDFXVersion does not stand in the XMP metadata"
    elif standard is not Standard.PDF_X_4 and "/GTS_PDFXVersion" not in document.information:
        yield None, "GTS_PDFXVersion does not stand in the document information"
    version = document.pdf.pdf_version
    if [int(n) for n in version.split(".")] > [int(n) for n in _VERSIONS[standard].split(".")]:
        yield None, f"the file is PDF {version}, and {_VERSIONS[standard]} is the most"


def _described(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not str(document.information.get(key, "")):
            yield None, f"the document information has no {key[1:]}"
    trapped = document.information.get("/Trapped")
    if str(trapped) not in ("/True", "/False"):
        yield None, "the document information does not say whether the file is trapped (Trapped)"
    if not isinstance(document.pdf.trailer.get("/ID"), Array):
        yield None, "the file has no identifier (ID)"
    if document.pdf.is_encrypted:
        yield None, "the file is encrypted"


def _intent(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    meant = [one for one in document.intents if one.get("/S") == Name("/GTS_PDFX")]
    if len(meant) != 1:
        yield None, f"there are {len(meant)} output intents for PDF/X, not one"
        return
    (intent,) = meant
    profile = intent.get("/DestOutputProfile")
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield None, "the output intent has no OutputConditionIdentifier"
    if profile is None and not str(intent.get("/RegistryName", "")):
        yield None, "the output intent has neither a profile nor the registry of its condition"
    if profile is not None:
        if kind_of(profile) != "prtr":
            yield None, "the profile of the output intent is not a press’s"
        elif standard is Standard.PDF_X_1A and colours_of(profile) not in ("CMYK", "GRAY"):
            yield None, "the profile of the output intent is not for CMYK or grey"


def _boxes(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    for page in document.pages:
        trim, art = page.box("/TrimBox"), page.box("/ArtBox")
        if (trim is None) is (art is None):
            yield page.number, "the page must have a trim box, or an art box instead of it"
        area, crop = trim or art, page.box("/CropBox")
        if area and not (page.media.holds(area) and page.bleed.holds(area)):
            yield page.number, "the trim box reaches out of the bleed box or the media box"
        if crop and area and not crop.holds(area):
            yield page.number, "the crop box cuts into the trim box"


def _annotated(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    for page in document.pages:
        for annotation, box in page.annotations:
            inside = box is None or page.bleed.shared(box) is not None
            if inside and str(annotation.get("/Subtype")) not in _ALLOWED:
                yield page.number, "a link or another annotation stands in the bleed box"
                break


def _acting(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    names = document.root.get("/Names")
    scripts = isinstance(names, Dictionary) and "/JavaScript" in names
    if (
        scripts
        or "/AA" in document.root
        or isinstance(document.root.get("/OpenAction"), Dictionary)
    ):
        yield None, "the file has actions or JavaScript"
    embedded = isinstance(names, Dictionary) and "/EmbeddedFiles" in names
    if embedded and standard is not Standard.PDF_X_4:
        yield None, "the file has other files in it"
    for page in document.pages:
        if "/AA" in page.object:
            yield page.number, "the page has actions"


def _fonts(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    for page in document.pages:
        names = {kind.face.name for kind in page.seen.kinds if not kind.face.embedded}
        for name in sorted(names):
            yield page.number, f"the font {name} is not in the file"


def _transparent(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    if standard is Standard.PDF_X_4:
        return
    for page in document.pages:
        group = page.object.get("/Group")
        grouped = isinstance(group, Dictionary) and group.get("/S") == Name.Transparency
        if page.seen.see_through or grouped:
            yield page.number, "something on the page shines through (transparency)"


def _coloured(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    press = _press_colours(document)
    for page in document.pages:
        for family, device in sorted(_spaces(page.seen)):
            if standard is Standard.PDF_X_1A and family in (Family.RGB, Family.LAB):
                yield page.number, f"{family} colour, where CMYK, grey and spot colours are allowed"
            elif device and family is Family.RGB and press != "RGB":
                yield page.number, "RGB colour that no profile defines"
            elif device and family is Family.CMYK and press == "RGB":
                yield page.number, "CMYK colour that no profile defines"


def _press_colours(document: Document) -> str:
    meant = [one for one in document.intents if one.get("/S") == Name("/GTS_PDFX")]
    profile = meant[0].get("/DestOutputProfile") if meant else None
    return colours_of(profile) or "CMYK"


def _spaces(seen: Seen) -> set[tuple[Family, bool]]:
    """The kinds of colour in use, and whether only the machine defines them."""
    used = {kind.fill.space for kind in seen.kinds if kind.visible}
    used |= {one.space for shape in seen.shapes for one in (shape.fill, shape.stroke) if one}
    used |= {picture.space for picture in seen.pictures}
    return {(space.family, space.device) for space in used}


def _compressed(document: Document, standard: Standard) -> Iterator[tuple[int | None, str]]:
    for page in document.pages:
        for form in _drawn(page):
            filters = form.get("/Filter")
            listed = list(filters) if isinstance(filters, Array) else [filters]
            if Name.LZWDecode in listed:
                yield page.number, "LZW compression"
            if form.get("/Subtype") == Name("/PS") or "/OPI" in form:
                yield page.number, "PostScript or a stand-in for a picture elsewhere (OPI)"


def _drawn(page: PageView) -> Iterator[Stream]:
    resources = page.object.get("/Resources")
    held = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for one in held.as_dict().values() if isinstance(held, Dictionary) else ():
        if isinstance(one, Stream):
            yield one


PARTS: tuple[_Part, ...] = (
    _identified,
    _described,
    _intent,
    _boxes,
    _annotated,
    _acting,
    _fonts,
    _transparent,
    _coloured,
    _compressed,
)
