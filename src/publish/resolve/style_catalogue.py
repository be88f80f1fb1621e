"""Which citation styles there are: what the head of each CSL file says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from rapidfuzz import fuzz, process

from publish.resolve.styles import collection

_CSL = "{http://purl.org/net/xbiblio/csl}"
_END = b"</info>"
_OFFERED = 5


@dataclass(frozen=True)
class Style:
    """A citation style, by the name under which book.yaml knows it."""

    name: str
    title: str
    kind: str
    """How it cites: note, author-date, author, numeric or label (CSL 1.0.2, ``category``)."""
    locale: str
    """The language whose terms it is written for; empty where it takes the book's."""
    follows: str = ""
    """The style that it is only another name for."""


def styles() -> tuple[Style, ...]:
    """The styles that are written out, sorted by name."""
    return tuple(_read(collection()))


def journals() -> tuple[Style, ...]:
    """The names that only lead to another style, most of them a journal's, sorted."""
    return tuple(_read(collection() / "dependent"))


def matching(words: tuple[str, ...]) -> tuple[Style, ...]:
    """The styles in whose name or title all ``words`` occur; every style that is written out
    where there are no words. The written out come first."""
    if not words:
        return styles()
    wanted = [word.casefold() for word in words]
    return tuple(
        style
        for style in (*styles(), *journals())
        if all(word in f"{style.name} {style.title}".casefold() for word in wanted)
    )


def nearest_styles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Names like ``words``, the likest first: for those who have found nothing."""
    folder = collection()
    names = sorted({path.stem for path in (*folder.glob("*.csl"), *folder.glob("dependent/*.csl"))})
    found = process.extract("-".join(words).casefold(), names, scorer=fuzz.ratio, limit=_OFFERED)
    return tuple(name for name, _, _ in found)


def _read(folder: Path) -> Iterator[Style]:
    for path in sorted(folder.glob("*.csl"), key=lambda one: one.stem):
        yield _style(path)


def _style(path: Path) -> Style:
    """Only the head is parsed: the rest of thousands of files would take seconds."""
    head, end, _ = path.read_bytes().partition(_END)
    root = etree.fromstring(head + end + b"</style>")
    info = root.find(f"{_CSL}info")
    formats = [one.get("citation-format") for one in root.iter(f"{_CSL}category")]
    kind = "note" if root.get("class") == "note" else next(filter(None, formats), "")
    parents = (one for one in root.iter(f"{_CSL}link") if one.get("rel") == "independent-parent")
    parent = next((str(link.get("href")).rpartition("/")[2] for link in parents), "")
    title = "" if info is None else info.findtext(f"{_CSL}title") or ""
    return Style(
        path.stem, " ".join(title.split()), kind or "", root.get("default-locale") or "", parent
    )
