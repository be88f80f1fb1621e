"""A small e-book in which nothing is wrong, to be broken: two chapters with one of everything."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:0f5b6a0e-5f3b-4a0c-9b7d-2f1c7d9e8a11</dc:identifier>
<dc:title>A Clean Book</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="book.css" media-type="text/css"/>
<item id="font" href="font.ttf" media-type="font/ttf"/>
<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>
<item id="dot" href="dot.png" media-type="image/png"/>
<item id="map" href="map.svg" media-type="image/svg+xml"/>
</manifest>
<spine toc="ncx"><itemref idref="one"/><itemref idref="two"/></spine>
</package>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>
{body}
</body>
</html>
"""
ONE = """<section id="ch-one">
<h1 id="sec-one">One</h1>
<p id="_one_1">A chapter, and <a href="two.xhtml#sec-two">another</a>.</p>
<figure id="fig-dot"><img src="dot.png" alt="A dot"/>
<figcaption><span id="_one_2"></span>A dot.</figcaption></figure>
<p id="_one_3">The end of it.</p>
</section>"""
TWO = """<section id="ch-two">
<h1 id="sec-two">Two</h1>
<table><tr><th id="_two_1">Head</th></tr><tr><td>Cell</td></tr></table>
<p id="_two_2">See <img src="map.svg" alt="A map"/>.</p>
</section>"""
NAV = """<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li>
<li><a href="two.xhtml#sec-two">Two</a></li></ol></nav>"""
NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="urn:uuid:0f5b6a0e-5f3b-4a0c-9b7d-2f1c7d9e8a11"/></head>
<docTitle><text>A Clean Book</text></docTitle>
<navMap><navPoint id="p1" playOrder="1"><navLabel><text>One</text></navLabel>
<content src="one.xhtml"/></navPoint></navMap>
</ncx>
"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">
<rect width="40" height="40"/></svg>
"""
CSS = "@font-face { font-family: Clean; src: url(font.ttf) }\nbody { font-family: Clean }\n"

Files = dict[str, bytes]


def page(title: str, body: str) -> bytes:
    return _PAGE.format(title=title, body=body).encode()


@cache
def picture(kind: str, width: int, height: int, mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    Image.new(mode, (width, height)).save(target, kind)
    return target.getvalue()


@cache
def font(licence: str = "Anybody may use it.", embedding: int = 0) -> bytes:
    """A font with one character; ``embedding`` is its fsType."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 500))
    pen.lineTo((500, 0))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    shape = pen.glyph()
    builder.setupGlyf({".notdef": shape, "A": shape})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    names = {"familyName": "Clean", "styleName": "Regular"}
    builder.setupNameTable({**names, "licenseDescription": licence} if licence else names)
    builder.setupOS2(sTypoAscender=800, fsType=embedding)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    target = io.BytesIO()
    builder.save(target)
    return target.getvalue()


def clean() -> Files:
    """The files of the book by path, in their order."""
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/book.opf": PACKAGE.encode(),
        "EPUB/nav.xhtml": page("Contents", NAV),
        "EPUB/toc.ncx": NCX.encode(),
        "EPUB/one.xhtml": page("One", ONE),
        "EPUB/two.xhtml": page("Two", TWO),
        "EPUB/book.css": CSS.encode(),
        "EPUB/font.ttf": font(),
        "EPUB/cover.jpg": picture("JPEG", 1600, 2400),
        "EPUB/dot.png": picture("PNG", 40, 40),
        "EPUB/map.svg": SVG.encode(),
    }


def packed(files: Mapping[str, bytes], stored: Callable[[str], bool] = "mimetype".__eq__) -> bytes:
    """The files as an EPUB, the same bytes every time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            kind = zipfile.ZIP_STORED if stored(name) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compress_type=kind)
    return target.getvalue()


def changed(files: Files, name: str, old: str, new: str) -> None:
    """Replace words in one of the files, which must be there."""
    text = files[f"EPUB/{name}"].decode()
    assert old in text, old
    files[f"EPUB/{name}"] = text.replace(old, new).encode()
