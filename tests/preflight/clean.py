"""A small book as PDF in which nothing is wrong, to be broken: four pages of 6 × 9 in."""

from __future__ import annotations

import io
import zlib
from functools import cache
from importlib.resources import files

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Page, Pdf, Stream, String

WIDTH, HEIGHT, BLEED = 432, 648, 9
WORDS = "words of a clean page"
_LINES = 3
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A Clean Book</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2024-01-02T03:04:05Z</xmp:CreateDate>
<xmp:ModifyDate>2024-01-02T03:04:05Z</xmp:ModifyDate>
{more}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def font_file() -> tuple[bytes, dict[str, tuple[int, int]]]:
    """A font with no more than the characters of `WORDS`; character → shape and width."""
    folder = files("fontpkg_ibm_plex_mono")
    path = next(p for p in sorted(map(str, _walk(folder))) if p.endswith("IBMPlexMono-Regular.ttf"))
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += ["meta", "STAT", "gasp", "GDEF", "GSUB", "GPOS"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=WORDS)
    cutter.subset(font)
    names = font.getBestCmap()
    shapes = {
        chr(code): (font.getGlyphID(name), font["hmtx"][name][0]) for code, name in names.items()
    }
    target = io.BytesIO()
    font.save(target, reorderTables=None)
    return target.getvalue(), shapes


def _walk(folder):  # type: ignore[no-untyped-def]
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


def font(pdf: Pdf) -> Dictionary:
    """The font as an object of a file."""
    content, shapes = font_file()
    name = Name("/ABCDEF+PlexMono")
    stream = Stream(pdf, zlib.compress(content), Filter=Name.FlateDecode, Length1=len(content))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=[0, -300, 600, 1000],
        ItalicAngle=0, Ascent=1000, Descent=-300, CapHeight=700, StemV=80,
        FontFile2=pdf.make_indirect(stream),
    )  # fmt: skip
    widths = [item for shape, width in sorted(shapes.values()) for item in (shape, [width])]
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(descriptor), W=widths, DW=600,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(below)], ToUnicode=Stream(pdf, _characters(shapes)),
    )  # fmt: skip


def _characters(shapes: dict[str, tuple[int, int]]) -> bytes:
    rows = "\n".join(f"<{shape:04x}> <{ord(one):04x}>" for one, (shape, _) in shapes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(shapes)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def shown(words: str) -> str:
    """Words as hexadecimal codes of the font."""
    shapes = font_file()[1]
    return f"<{''.join(f'{shapes[letter][0]:04x}' for letter in words)}>"


def text(x: float, y: float, words: str = WORDS, size: float = 10) -> str:
    """Words at a place, as content."""
    return f"BT /F {size} Tf {x} {y} Td {shown(words)} Tj ET\n"


def content() -> str:
    """A page: lines of text, a rule, a picture, a grey area up to the end of the bleed."""
    lines = "".join(text(90, 540 - 14 * line) for line in range(_LINES))
    rule = "0.5 w 90 480 m 300 480 l S\n"
    picture = "q 72 0 0 72 90 380 cm /I Do Q\n"
    area = f"q 0.9 g -{BLEED} -{BLEED} {WIDTH + 2 * BLEED} 30 re f Q\n"
    return f"/P <</MCID 0>> BDC\n0 g\n{lines}EMC\n/Artifact BMC\n{rule}{picture}{area}EMC\n"


def add_page(pdf: Pdf, source: str, resources: Dictionary) -> Page:
    """A page with bleed all around, whose trim begins at 0 0."""
    b = BLEED
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[-b, -b, WIDTH + b, HEIGHT + b],
        BleedBox=[-b, -b, WIDTH + b, HEIGHT + b],
        TrimBox=[0, 0, WIDTH, HEIGHT],
        Resources=resources,
        Contents=pdf.make_indirect(Stream(pdf, source.encode())),
    )
    pdf.pages.append(Page(pdf.make_indirect(page)))
    return pdf.pages[-1]


def clean(pages: int = 4, more: str = "") -> Pdf:
    """The file; ``more`` are further properties of its XMP packet."""
    pdf = pikepdf.new()
    resources = Dictionary(
        Font=Dictionary(F=pdf.make_indirect(font(pdf))),
        XObject=Dictionary(I=_picture(pdf)),
        ExtGState=Dictionary(),
        ColorSpace=Dictionary(),
    )
    resources = pdf.make_indirect(resources)
    for _ in range(pages):
        add_page(pdf, content(), resources)
    metadata = Stream(pdf, _XMP.replace("{more}", more).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    for key, value in {
        "/Title": "A Clean Book",
        "/CreationDate": "D:20240102030405Z",
        "/ModDate": "D:20240102030405Z",
    }.items():
        pdf.docinfo[key] = String(value)
    return pdf


def _picture(pdf: Pdf) -> Stream:
    """Three hundred pixels each way, from black to white."""
    row = bytes(n * 255 // 299 for n in range(300))
    return Stream(
        pdf, zlib.compress(row * 300, 9), Type=Name.XObject, Subtype=Name.Image, Width=300,
        Height=300, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.FlateDecode,
    )  # fmt: skip


def resources(pdf: Pdf, page: int = 0) -> Dictionary:
    return pdf.pages[page].obj.Resources


def replace(pdf: Pdf, before: str, after: str, page: int = 0) -> None:
    """Put ``after`` in the place of ``before``, which must be there."""
    contents = pdf.pages[page].obj.Contents
    source = contents.read_bytes().decode()
    assert before in source
    contents.write(source.replace(before, after, 1).encode())


def add(pdf: Pdf, source: str, page: int = 0, mark: str = "/Artifact BMC") -> None:
    """Paint more on a page, by default as an artifact."""
    contents = pdf.pages[page].obj.Contents
    contents.write(contents.read_bytes() + f"q {mark}\n{source}\nEMC Q\n".encode())


def saved(pdf: Pdf) -> bytes:
    """The file's bytes, the same every time."""
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, recompress_flate=False, compress_streams=True)
    return target.getvalue()
