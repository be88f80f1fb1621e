"""PDF files that other programs make of one text, one picture and, where they can, a wide line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

WORDS = "Words that another program has set, line by line, until the page was full of them. " * 12
_DOTS = 60
"""Pixels of the picture's sides: too few for anything."""


def picture(folder: Path) -> Path:
    path = folder / "picture.png"
    Image.linear_gradient("L").resize((_DOTS, _DOTS)).convert("RGB").save(path)
    return path


def _page(folder: Path) -> Path:
    """A page of HTML, its picture three inches wide."""
    page = folder / "page.html"
    page.write_text(
        f"<!DOCTYPE html><html lang='en'><title>A page</title><p>{WORDS}</p>"
        f"<img src='{picture(folder).name}' alt='' style='width: 3in'>",
        encoding="utf-8",
    )
    return page


def _run(*command: object, folder: Path) -> None:
    words = [str(word) for word in command]
    assert shutil.which(words[0]), f"{words[0]} is not installed"
    subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=120)


def libreoffice(folder: Path) -> Path:
    page = _page(folder)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ("--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder, page)
    _run("soffice", "--headless", profile, *convert, folder=folder)
    return folder / "page.pdf"


def chromium(folder: Path) -> Path:
    page, target = _page(folder), folder / "chromium.pdf"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium")
    _run("chromium", *quiet, f"--print-to-pdf={target}", page.as_uri(), folder=folder)
    return target


def weasyprint(folder: Path) -> Path:
    import weasyprint as program

    target = folder / "weasyprint.pdf"
    program.HTML(str(_page(folder))).write_pdf(str(target))
    return target


def typst(folder: Path) -> Path:
    import typst as program

    source, target = folder / "page.typ", folder / "typst.pdf"
    source.write_text(
        f'#set par(justify: true)\n{WORDS}\n\n#image("{picture(folder).name}", width: 3in)\n',
        encoding="utf-8",
    )
    program.compile(str(source), output=str(target))
    return target


def typst_from_pandoc(folder: Path) -> Path:
    import pypandoc
    import typst as program

    source, target = folder / "pandoc.typ", folder / "pandoc.pdf"
    text = f"# A page\n\n{WORDS}\n\n![A picture]({picture(folder).name}){{width=3in}}\n"
    pypandoc.convert_text(text, "typst", "markdown", outputfile=str(source), extra_args=["-s"])
    program.compile(str(source), output=str(target))
    return target


def ghostscript(folder: Path) -> Path:
    """A page of PostScript, whose font the program knows, and a hairline."""
    source, target = folder / "page.ps", folder / "ghostscript.pdf"
    lines = "\n".join(f"72 {700 - 14 * n} moveto (Words of a page) show" for n in range(20))
    source.write_text(
        f"%!PS\n/Times-Roman findfont 11 scalefont setfont\n{lines}\n"
        "0.05 setlinewidth 72 300 moveto 400 300 lineto stroke showpage\n",
        encoding="ascii",
    )
    _run(
        "gs",
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=pdfwrite",
        f"-o{target}",
        source,
        folder=folder,
    )
    return target


def cairo(folder: Path) -> Path:
    source, target = typst(folder), folder / "cairo.pdf"
    _run("pdftocairo", "-pdf", source, target, folder=folder)
    return target


def pillow(folder: Path) -> Path:
    """A picture and nothing else, as scanners make them."""
    target = folder / "pillow.pdf"
    Image.open(picture(folder)).save(target, resolution=20)
    return target


def mupdf(folder: Path) -> Path:
    import pymupdf as program

    target = folder / "mupdf.pdf"
    document = program.open()
    page = document.new_page()
    page.insert_textbox((72, 72, 400, 400), WORDS, fontname="tiro")
    page.insert_image((72, 500, 288, 716), filename=str(picture(folder)))
    document.save(str(target))
    return target


def qpdf(folder: Path) -> Path:
    """The same with object streams, linearised, and encrypted without a password."""
    source, target = typst(folder), folder / "qpdf.pdf"
    locked = ("--encrypt", "", "owner", "256", "--")
    _run("qpdf", source, "--object-streams=generate", "--linearize", *locked, target, folder=folder)
    return target


def poppler(folder: Path) -> Path:
    """Two files of different sizes joined."""
    one, other, target = typst(folder), pillow(folder), folder / "poppler.pdf"
    _run("pdfunite", one, other, target, folder=folder)
    return target


MAKERS: Mapping[Callable[[Path], Path], set[str]] = {
    libreoffice: {"PRE041", "PRE027"},
    chromium: {"PRE041"},
    weasyprint: {"PRE041"},
    typst: {"PRE041"},
    typst_from_pandoc: {"PRE041"},
    ghostscript: {"PRE011", "PRE042"},
    cairo: {"PRE041"},
    pillow: {"PRE041"},
    mupdf: {"PRE011", "PRE041"},
    qpdf: {"PRE004", "PRE041"},
    poppler: {"PRE022", "PRE041"},
}
"""Each maker and what is wrong with its file; LibreOffice's begins with a blank page."""
