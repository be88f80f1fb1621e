"""A narrow book with word breaks of its own, in every edition."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from reading.built import Books, build, write
from reading.poppler import poppler

SOFT_HYPHEN = "\u00ad"
BOOK = """title: Anarchism and Bakunin
hyphenation:
  en: [an-ar-chism, Bakunin]
  ru: [авто-номное, действие]
chapters: [one.md]
back: [notes, index]
editions:
  print: {format: pdf, trim: 75x140mm}
  ebook: {format: epub}
  review: {format: docx}
"""
ENGLISH = "anarchism, Bakunin’s anarchism; Bakunin"
RUSSIAN = "автономное и само автономное, действие и действие"


def _chapter() -> str:
    """The words after any amount of others, so that they meet the lines' ends anyhow."""
    english = " ".join(f"{'if ' * (n % 5)}{'ate ' * (n // 5)}{ENGLISH}" for n in range(40))
    russian = " ".join(f"{'они ' * n}{RUSSIAN}" for n in range(20))
    return (
        f"# Anarchism and Bakunin\n\n{english}.[^n]\n\n[{russian}.]{{lang=ru}}\n\n"
        "## Of anarchism\n\n[Anarchism]{.index} and [Bakunin]{.index}, `anarchism`.\n\n"
        "[^n]: Bakunin on anarchism.\n"
    )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("hyphenation")
    return build(write(folder / "book", BOOK, one=_chapter()), folder / "out")


def test_print_breaks_words_where_the_book_says(books: Books) -> None:
    lines = [line for page in books.pdf.pages for line in page.lines.casefold().split("\n")]
    broken = {line.rpartition(" ")[2] for line in lines if line.endswith("\u2010")}
    assert broken == {"an\u2010", "anar\u2010", "авто\u2010"}


def test_print_has_plain_words(books: Books) -> None:
    assert SOFT_HYPHEN not in poppler("pdftotext", books.pdf.path, "-")
    for word in ("anarchism", "Bakunin", "автономное", "действие"):
        assert books.pdf.says(word)


def test_the_ebook_has_soft_hyphens_in_its_text_alone(books: Books) -> None:
    epub = books.epub
    spoken = "".join("".join(found.itertext()) for found in epub.find("//h:p"))
    assert "an\u00adar\u00adchism" in spoken
    assert "авто\u00adномное" in spoken
    places = ("//h:title", "//h:h1", "//h:h2", "//h:code")
    assert not any(SOFT_HYPHEN in "".join(e.itertext()) for one in places for e in epub.find(one))
    assert not any(SOFT_HYPHEN in str(value) for value in epub.find("//@*"))
    names = ("nav.xhtml", ".ncx", ".opf")
    rest = [epub.files[name].decode() for name in epub.files if name.endswith(names)]
    assert len(rest) == len(names)
    assert not any(SOFT_HYPHEN in text for text in rest)


def test_the_ebook_says_which_words_never_break(books: Books) -> None:
    words = {found.text for found in books.epub.find("//h:p//h:span[@class='unbroken']")}
    assert words == {"Bakunin", "действие"}
    (css,) = (css for name, css in books.epub.files.items() if name.endswith("book.css"))
    assert re.search(r"\.unbroken \{[^}]*\bhyphens: none !important", css.decode())


LINES = """<!DOCTYPE html><meta charset="utf-8">{frames}<script>
const broken = root => {{
  const found = new Set(), walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {{
    const text = walker.currentNode.data, range = root.createRange();
    for (const word of text.matchAll(/[\\p{{L}}\\u00ad]+/gu)) {{
      let line = null, shown = "";
      for (let at = word.index; at < word.index + word[0].length; at++) {{
        if (text[at] === "\\u00ad") continue;
        range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
        const top = [...range.getClientRects()].at(-1).top;  // the first is that of a hyphen
        if (line !== null && top > line + 2) shown += "-";
        shown += text[at]; line = top;
      }}
      found.add(shown.toLowerCase());
    }}
  }}
  return [...found];
}};
window.onload = () => {{
  const roots = [...document.querySelectorAll("iframe")].map(frame => frame.contentDocument);
  document.title = JSON.stringify([...new Set(roots.flatMap(broken))]);
}};</script>"""


def test_a_browser_breaks_words_where_the_book_says(books: Books, tmp_path: Path) -> None:
    with ZipFile(books.epub.path) as archive:
        archive.extractall(tmp_path / "book")
    (page,) = (tmp_path / "book").rglob("ch-one.xhtml")
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</head>", "<style>body{margin:0!important}</style></head>"))
    frame = '<iframe src="{}" width="{}" height="900"></iframe>'
    frames = "".join(frame.format(page.as_uri(), width) for width in range(150, 400, 10))
    host = tmp_path / "host.html"
    host.write_text(LINES.format(frames=frames), encoding="utf-8")
    command = (
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
        *("--allow-file-access-from-files", f"--user-data-dir={tmp_path / 'profile'}"),
        *("--virtual-time-budget=10000", "--dump-dom", host.as_uri()),
    )
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    (title,) = re.findall(r"<title>(.*?)</title>", done.stdout.decode())
    broken = {word for word in json.loads(title) if "-" in word}
    assert broken == {"an-archism", "anar-chism", "авто-номное"}


def test_the_review_copy_has_plain_words(books: Books) -> None:
    with ZipFile(books.docx.path) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    assert not any(mark.encode() in part for part in parts for mark in (SOFT_HYPHEN, "softHyphen"))
    assert "anarchism" in books.docx.text
