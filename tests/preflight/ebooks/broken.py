"""The clean e-book, broken in one way for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from preflight.ebooks.clean import Files, changed, clean, font, packed, picture
from publish.profiles import Store, load_store

ENCRYPTION = """<?xml version="1.0"?>
<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="{method}"/>
<enc:CipherData><enc:CipherReference URI="{path}"/></enc:CipherData>
</enc:EncryptedData></encryption>
"""
_END = "</section>"


@dataclass(frozen=True)
class Broken:
    """A way to break the book: the code that must be given then, and no other."""

    code: str
    name: str
    spoil: Callable[[Files], bytes | None]
    profile: str = "generic"
    says: str = ""
    """What the message says, among other things."""
    inside: str = ""
    """The file and line inside the book that it is about."""

    @property
    def store(self) -> Store:
        return load_store(self.profile)

    @property
    def command(self) -> str:
        return f"preflight --profile {self.profile}" if self.profile != "generic" else "preflight"

    @property
    def content(self) -> bytes:
        files = clean()
        made = self.spoil(files)
        return packed(files) if made is None else made


def _text(new: str, name: str = "one.xhtml") -> Callable[[Files], None]:
    """Something more at the end of a chapter."""
    return lambda files: changed(files, name, _END, f"{new}\n{_END}")


def _in(name: str, old: str, new: str) -> Callable[[Files], None]:
    return lambda files: changed(files, name, old, new)


def _file(name: str, content: bytes) -> Callable[[Files], None]:
    def put(files: Files) -> None:
        files[f"EPUB/{name}"] = content

    return put


def _picture(kind: str, width: int, height: int, mode: str = "RGB") -> Callable[[Files], None]:
    return _file("dot.png", picture(kind, width, height, mode))


def _without(name: str) -> Callable[[Files], None]:
    return lambda files: files.__delitem__(name) or None


def _both(*ways: Callable[[Files], bytes | None]) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        for way in ways:
            way(files)

    return spoil


def _last_mimetype(files: Files) -> bytes:
    files["mimetype"] = files.pop("mimetype")
    return packed(files)


def _hidden(path: str, method: str) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        files["META-INF/encryption.xml"] = ENCRYPTION.format(path=path, method=method).encode()

    return spoil


def _moving(files: Files) -> None:
    import io

    first, second = (Image.new("L", (9, 9), colour) for colour in (0, 255))
    target = io.BytesIO()
    first.save(target, "GIF", save_all=True, append_images=[second])
    files["EPUB/dot.png"] = target.getvalue()
    changed(files, "book.opf", 'dot.png" media-type="image/png', 'dot.png" media-type="image/gif')


def _rows(count: int, columns: int) -> str:
    row = f"<tr>{'<td>x</td>' * columns}</tr>"
    return f"<table>{row * count}</table>"


def _heavy(files: Files) -> None:
    """A picture of more bytes than Kobo likes, most of them after its end."""
    files["EPUB/dot.png"] = picture("PNG", 4, 4) + bytes(5_440_000)


_MATHS = '<p id="_one_4"><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>'
_COVER = '<p><img src="cover.jpg" alt="A Clean Book"/></p>'
_LICENSED = '<link rel="dcterms:license" href="x" refines="#other"/></metadata>'
_IDPF = "http://www.idpf.org/2008/embedding"
_DRM = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"

BROKEN = (
    Broken("PRE101", "something else", lambda files: b"%PDF-1.7", says="no zip file"),
    Broken("PRE101", "empty", lambda files: b"", says="empty"),
    Broken("PRE101", "another zip", _without("META-INF/container.xml"), says="missing"),
    Broken("PRE102", "cut short", lambda files: packed(files)[:-300], says="cut off"),
    Broken("PRE102", "no package", _without("EPUB/book.opf"), says="missing"),
    Broken("PRE102", "package broken", _in("book.opf", "</metadata>", ""), says="broken"),
    Broken("PRE102", "nothing to read", _in("book.opf", "itemref", "x"), says="nothing to read"),
    Broken("PRE103", "protected", _hidden("EPUB/one.xhtml", _DRM), says="one.xhtml"),
    Broken("PRE104", "leads out", lambda files: packed({**files, "../x": b"x"}), says="leads out"),
    Broken("PRE104", "a bomb", _file("x.txt", bytes(60_000_000)), says="60,000,000 bytes"),
    Broken("PRE105", "mimetype last", _last_mimetype, says="not the first"),
    Broken(
        "PRE105",
        "mimetype compressed",
        lambda files: packed(files, lambda name: False),
        says="compressed",
    ),
    Broken("PRE105", "mimetype wrong", lambda f: f.update(mimetype=b"text/plain"), says="not say"),
    Broken(
        "PRE106", "an open paragraph", _text("<p>Open"), says="mismatch", inside="EPUB/one.xhtml:13"
    ),
    Broken("PRE111", "a file missing", _without("EPUB/font.ttf"), says="font.ttf"),
    Broken("PRE111", "not listed", _in("book.opf", "</spine>", '<itemref idref="x"/></spine>')),
    Broken(
        "PRE112", "no title", _in("book.opf", "A Clean Book", " "), says="title"
    ),
    Broken("PRE112", "no language", _in("book.opf", "<dc:language>en</dc:language>", "")),
    Broken("PRE113", "no such language", _in("book.opf", ">en<", ">english (UK)<"), says="english"),
    Broken("PRE113", "none at all", _in("one.xhtml", ' lang="en"', ""), says="does not say"),
    Broken(
        "PRE113",
        "a passage",
        _text('<p lang="klingonish-x">nuqneH</p>'),
        says="klingonish-x",
        inside="EPUB/one.xhtml:12",
    ),
    Broken("PRE114", "none", _in("book.opf", ' properties="nav"', ""), says="no navigation"),
    Broken("PRE114", "an empty one", _in("nav.xhtml", "toc", "lot"), says="no contents"),
    Broken(
        "PRE115",
        "no NCX",
        _both(
            _in("book.opf", 'id="ncx" href="toc.ncx"', 'id="ncy" href="book.css"'),
            _in("book.opf", ' toc="ncx"', ""),
        ),
    ),
    Broken(
        "PRE116",
        "no such place",
        _in("one.xhtml", "two.xhtml#sec-two", "two.xhtml#sec-three"),
        says="no such place",
        inside="EPUB/one.xhtml:8",
    ),
    Broken("PRE116", "no such file", _in("nav.xhtml", "one.xhtml", "1.xhtml"), says="such file"),
    Broken("PRE116", "in the NCX", _in("toc.ncx", "one.xhtml", "ones.xhtml"), says="ones.xhtml"),
    Broken(
        "PRE117",
        "without words",
        _in("one.xhtml", ' alt="A dot"', ""),
        says="dot.png",
        inside="EPUB/one.xhtml:9",
    ),
    Broken("PRE121", "obfuscated", _hidden("EPUB/font.ttf", _IDPF), says="font.ttf"),
    Broken("PRE122", "no licence", _file("font.ttf", font("")), says="font.ttf"),
    Broken(
        "PRE122",
        "that of another",
        _both(_file("font.ttf", font("")), _in("book.opf", "</metadata>", _LICENSED)),
    ),
    Broken("PRE123", "forbidden", _file("font.ttf", font(embedding=2)), says="font.ttf"),
    Broken("PRE131", "TIFF", _picture("TIFF", 9, 9), says="is TIFF"),
    Broken("PRE131", "WebP", _picture("WEBP", 9, 9), "apple", says="JPEG, PNG, SVG"),
    Broken("PRE132", "pixels", _picture("PNG", 2400, 2400), "apple", says="5.76 million"),
    Broken("PRE133", "bytes", _heavy, "kobo", says="5.44 MB"),
    Broken("PRE134", "no picture", _file("dot.png", b"no picture"), inside="EPUB/one.xhtml:9"),
    Broken("PRE134", "no drawing", _file("map.svg", b"<svg"), says="map.svg"),
    Broken("PRE135", "moves", _moving, "google", says="moves"),
    Broken("PRE135", "shines", _picture("PNG", 9, 9, "RGBA"), "kindle", says="transparent"),
    Broken("PRE141", "no cover", _in("book.opf", ' properties="cover-image"', ""), "google"),
    Broken(
        "PRE142", "small", _file("cover.jpg", picture("JPEG", 400, 600)), "kindle", says="400 × 600"
    ),
    Broken(
        "PRE142", "narrow", _file("cover.jpg", picture("JPEG", 1200, 1800)), "apple", says="1,400"
    ),
    Broken("PRE142", "GIF", _file("cover.jpg", picture("GIF", 900, 1300)), "kobo", says="is GIF"),
    Broken(
        "PRE142", "vast", _file("cover.jpg", picture("JPEG", 700, 7300)), "google", says="7,200"
    ),
    Broken("PRE143", "square", _file("cover.jpg", picture("JPEG", 1600, 1600)), "kindle"),
    Broken("PRE144", "a page", _text(_COVER), "kindle", inside="EPUB/one.xhtml:12"),
    Broken("PRE152", "a document", _text(f"<p>{' ' * 9993}</p>\n" * 1050), "kobo", says="10.5 MB"),
    Broken("PRE161", "a script", _text("<script>alert(1)</script>"), "kindle", says="scripts"),
    Broken("PRE161", "a form", _text("<form><p><input/></p></form>"), "kindle", says="forms"),
    Broken("PRE162", "a formula", _text(_MATHS), "kobo", says="MathML", inside="EPUB/one.xhtml:12"),
    Broken("PRE162", "sound", _text('<audio src="https://example.org/x.mp3"></audio>'), "kobo"),
    Broken("PRE163", "many rows", _text(_rows(101, 2)), "kindle", says="101 rows"),
    Broken("PRE163", "many columns", _text(_rows(2, 5)), "kobo", says="5 columns"),
    Broken(
        "PRE163",
        "nested",
        _in("two.xhtml", "Cell", "<table><tr><td>x</td></tr></table>"),
        "kindle",
        says="stands in another",
    ),
    Broken(
        "PRE164",
        "words",
        _in("map.svg", "<rect", "<text>Word</text><rect"),
        "kindle",
        says="text in the SVG",
        inside="EPUB/two.xhtml:9",
    ),
    Broken("PRE164", "wide", _in("map.svg", 'width="40" ', 'width="4000" '), "google"),
    Broken(
        "PRE164",
        "many",
        _text('<svg xmlns="http://www.w3.org/2000/svg"></svg>' * 25),
        "kindle",
        says="26 SVG",
    ),
    Broken(
        "PRE165",
        "a picture",
        _text('<p><img src="https://example.org/x.png" alt="x"/></p>'),
        says="example.org",
    ),
    Broken(
        "PRE165", "a style", _in("book.css", "body", "@import '//example.org/x.css';\nbody"),
        inside="EPUB/book.css:2",
    ),
)  # fmt: skip
