"""Pictures: each must exist in the manuscript folder, be readable, and say what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Chapter, Inline, Inlines
from publish.pandoc import map_inlines, stringify
from publish.pandoc.places import is_place, located
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting


@dataclass(frozen=True)
class Shown:
    """A picture as a chapter names it."""

    path: str
    described: bool
    span: Span


def collect(chapter: Chapter, setting: Setting) -> tuple[Shown, ...]:
    captions = {
        id(image): _words(node["c"][1][1])
        for node, _ in located(chapter.blocks, chapter.path)
        if node["t"] == "Figure"
        for image, _ in located(node["c"][2], chapter.path)
        if image["t"] == "Image"
    }
    return tuple(
        Shown(path_of(node), _described(node, captions.get(id(node))), place)
        for node, place in located(chapter.blocks, chapter.path)
        if node["t"] == "Image"
    )


def path_of(image: Inline) -> str:
    """The picture's path as the author wrote it, with pandoc's escapes undone."""
    return unquote(image["c"][2][0])


def _described(image: Inline, caption: str | None) -> bool:
    """pandoc repeats the caption where no ``alt`` is given: that is no description."""
    pairs = dict(image["c"][0][2])
    if "alt" in pairs:
        return True
    words = _words(image["c"][1])
    if caption is None:
        return bool(words)
    return words != caption


def _words(tree: Any) -> str:
    return " ".join(stringify(tree).split())


def merge(facts: AllFacts, setting: Setting, pictures: Mapping[str, str]) -> Outcome[Any]:
    """Path → its problem, for what is shown; for what does not exist, the advice."""
    return Outcome(pictures)


def take(shown: tuple[Shown, ...], pictures: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the pictures that a chapter shows."""
    return tuple(problem for picture in shown for problem in _problems(picture, pictures))


def normal(path: str) -> str:
    """``./figures//x.svg`` is ``figures/x.svg``."""
    return str(PurePosixPath(path))


def apply(chapter: Chapter, problems: tuple[Diagnostic, ...], setting: Setting) -> Outcome[Chapter]:
    blocks = map_inlines(chapter.blocks, _normalised)
    return Outcome(replace(chapter, blocks=blocks), problems)


def _problems(picture: Shown, pictures: Mapping[str, str]) -> list[Diagnostic]:
    path, name = picture.path, normal(picture.path)
    found = []
    if urlsplit(path).scheme or path.startswith("//"):
        found.append(diagnose("IMG002", picture.span, path=path))
    elif path.startswith("/") or ".." in PurePosixPath(path).parts:
        found.append(diagnose("IMG003", picture.span, path=path))
    elif name not in pictures:
        hint = advice(name, pictures) or "Check its name, or remove it from the text."
        found.append(diagnose("IMG001", picture.span, path=path, advice=hint))
    elif pictures[name]:
        found.append(diagnose("IMG005", picture.span, path=path, problem=pictures[name]))
    if not picture.described:
        found.append(diagnose("IMG004", picture.span, path=path))
    return found


def _normalised(inlines: Inlines) -> Inlines:
    return [_normal_image(inline) if inline["t"] == "Image" else inline for inline in inlines]


def _normal_image(image: Inline) -> Inline:
    """The alternative text as the image's words, the path as a path."""
    (name, classes, pairs), words, (_, title) = image["c"]
    alternative = next((text for key, text in pairs if key == "alt"), None)
    if alternative is not None:
        words = [{"t": "Str", "c": alternative}]
        pairs = [pair for pair in pairs if pair[0] != "alt"]
    words = [word for word in words if not is_place(word)]
    return {"t": "Image", "c": [[name, classes, pairs], words, [normal(path_of(image)), title]]}


PICTURES = Pass("pictures", collect, merge, take, apply)
