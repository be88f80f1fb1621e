"""Pictures: each must exist in the manuscript folder, be readable, and say what it shows.

A figure whose picture has a long description is given it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Block, Blocks, Chapter, Inline, Inlines
from publish.pandoc import div, map_inlines, map_nodes, stringify, walk
from publish.pandoc.places import Located, is_place
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting


@dataclass(frozen=True)
class Shown:
    """A picture as a chapter names it."""

    path: str
    described: bool
    span: Span


@dataclass(frozen=True)
class Gallery:
    """The pictures of the manuscript folder, by path."""

    problems: Mapping[str, str]
    """Why each cannot be used, or empty."""
    descriptions: Mapping[str, Blocks] = field(default_factory=dict)


@dataclass(frozen=True)
class Hung:
    """What a chapter needs to know of the pictures that it shows."""

    problems: tuple[Diagnostic, ...]
    descriptions: Mapping[str, Blocks]


def gallery(*values: Any) -> Outcome[Gallery]:
    """A step: the descriptions of the pictures at ``paths``, each a chapter, put to these."""
    *descriptions, paths, problems = values
    read = {
        path: map_inlines(description.blocks, _unplaced)
        for path, description in zip(paths, descriptions, strict=True)
        if description is not None
    }
    return Outcome(Gallery(problems, read))


def _unplaced(inlines: Inlines) -> Inlines:
    """Without anchors: a picture may be shown twice."""
    return [inline for inline in inlines if not is_place(inline)]


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> tuple[Shown, ...]:
    captions = {
        id(image): _words(node["c"][1][1])
        for node, _ in nodes
        if node["t"] == "Figure"
        for image in walk(node["c"][2], words=False)
        if image["t"] == "Image"
    }
    return tuple(
        Shown(path_of(node), _described(node, captions.get(id(node))), place)
        for node, place in nodes
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


def merge(facts: AllFacts, setting: Setting, pictures: Gallery) -> Outcome[Gallery]:
    return Outcome(pictures)


def take(shown: tuple[Shown, ...], pictures: Gallery) -> Hung:
    """What is wrong with the pictures that a chapter shows, and their descriptions."""
    names = {normal(picture.path) for picture in shown}
    found = (problem for one in shown for problem in _problems(one, pictures.problems))
    known = pictures.descriptions
    return Hung(tuple(found), {name: known[name] for name in sorted(names & known.keys())})


def normal(path: str) -> str:
    """``./figures//x.svg`` is ``figures/x.svg``."""
    return str(PurePosixPath(path))


def apply(chapter: Chapter, hung: Hung, setting: Setting) -> Outcome[Chapter]:
    serials = count(1)

    def describe(part: Blocks) -> Blocks:
        if not any(block["t"] == "Figure" for block in part):
            return part
        return [
            _with_description(block, hung, chapter.key, serials)
            if block["t"] == "Figure"
            else block
            for block in part
        ]

    blocks = map_nodes(chapter.blocks, describe, _normalised)
    return Outcome(replace(chapter, blocks=blocks), hung.problems)


def _with_description(block: Block, hung: Hung, key: str, serials: Iterator[int]) -> Block:
    """A figure with its picture's long description after it."""
    attr, caption, content = block["c"]
    paths = [node["c"][2][0] for node in walk(content, words=False) if node["t"] == "Image"]
    described = [
        div(hung.descriptions[path], "long-description", identifier=f"_{key}_d{next(serials)}")
        for path in paths
        if path in hung.descriptions
    ]
    return {"t": "Figure", "c": [attr, caption, [*content, *described]]}


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
    if not any(inline["t"] == "Image" for inline in inlines):
        return inlines
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
