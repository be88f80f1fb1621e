"""`load`: a theme from the folders it is made of, what it extends merged in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span, advice, diagnose
from publish.themes import faces, folders
from publish.themes.folders import HOUSE, SETTINGS, Layer
from publish.themes.settings import Settings, read, unreadable, words
from publish.themes.theme import Face, TemplateSource, Theme
from publish.themes.tokens import custom_properties

MEDIA = ("print", "ebook", "cover")


@dataclass(frozen=True)
class _Read:
    """A layer with its settings read."""

    layer: Layer
    settings: Settings


def load(name: str, own: Path | None, span: Span) -> Outcome[Theme | None]:
    """The theme ``name`` with what it extends.

    ``own`` is the book's ``styles/`` folder, which need not exist; ``span`` is where the theme
    is named. None, with diagnostics (CFG008, THM002), when there is no such theme or when its
    files are not right.
    """
    found: list[Diagnostic] = []
    layers = _layers(name, own, span, found)
    if not layers:
        return Outcome(None, tuple(found))
    tokens = _merged(layer.settings.tokens for layer in layers)
    theme = Theme(
        name=name,
        tokens=tokens,
        stylesheets=_stylesheets(layers, tokens, found),
        templates=_templates(layers, found),
        terms=_terms(layers, found),
        faces=_faces(layers, tokens, found),
    )
    return Outcome(None if found else theme, tuple(found))


def _layers(name: str, own: Path | None, span: Span, found: list[Diagnostic]) -> list[_Read]:
    """Base first. Each theme names the one below it; the book's loose files come last."""
    chain: list[_Read] = []
    wanted, asked = name, span
    while layer := _next(wanted, own, chain):
        chain.append(_settings(layer, found))
        wanted = chain[-1].settings.extends or HOUSE
        asked = Span(layer.name_of(layer.file(SETTINGS)))
    if not chain or chain[-1].settings.extends or wanted not in _names(chain):
        found.append(_unknown(wanted, own, asked, chain))
        return []
    loose = [_settings(layer, found) for layer in folders.loose(own)]
    return [*reversed(chain), *loose]


def _next(name: str, own: Path | None, chain: list[_Read]) -> Layer | None:
    """The first folder of that name that is not in the chain yet."""
    seen = {each.layer.folder for each in chain}
    return next((c for c in folders.candidates(name, own) if c.folder not in seen), None)


def _names(chain: list[_Read]) -> set[str]:
    return {each.layer.folder.name for each in chain}


def _unknown(name: str, own: Path | None, span: Span, chain: list[_Read]) -> Diagnostic:
    if name in _names(chain):
        return unreadable(span, f"“{name}” extends itself", "Remove “extends”.")
    return diagnose("CFG008", span, name=name, advice=advice(name, folders.names(own)))


def _settings(layer: Layer, found: list[Diagnostic]) -> _Read:
    path = layer.file(SETTINGS)
    if not path.is_file():
        return _Read(layer, Settings())
    outcome = read(path, layer.name_of(path))
    found += outcome.diagnostics
    return _Read(layer, outcome.value)


def _merged(all_tokens: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for tokens in all_tokens:
        for key, value in tokens.items():
            both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
            merged[key] = {**merged[key], **value} if both else value
    return merged


def _text(layer: Layer, path: Path, found: list[Diagnostic]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        found.append(unreadable(Span(layer.name_of(path)), str(error)))
        return ""


def _stylesheets(
    layers: list[_Read], tokens: Mapping[str, Any], found: list[Diagnostic]
) -> dict[str, str]:
    sheets = {}
    for medium in MEDIA:
        paths = [(each.layer, each.layer.file(f"{medium}.css")) for each in layers]
        texts = [
            f"{folders.headline(layer.name_of(path))}\n{_text(layer, path, found)}"
            for layer, path in paths
            if path.is_file()
        ]
        sheets[medium] = "\n".join([custom_properties(tokens), *texts])
    return sheets


def _templates(layers: list[_Read], found: list[Diagnostic]) -> dict[str, TemplateSource]:
    templates = {}
    for layer in (each.layer for each in layers):
        for path in sorted(layer.file("templates").glob("*.j2")):
            text = _text(layer, path, found)
            templates[path.name] = TemplateSource(layer.name_of(path), text)
    return templates


def _terms(layers: list[_Read], found: list[Diagnostic]) -> dict[str, dict[str, str]]:
    terms: dict[str, dict[str, str]] = {}
    for layer in (each.layer for each in layers):
        for path in sorted(layer.file("terms").glob("*.yaml")):
            outcome = words(path, layer.name_of(path))
            found += outcome.diagnostics
            terms[path.stem] = {**terms.get(path.stem, {}), **outcome.value}
    return terms


def _faces(
    layers: list[_Read], tokens: Mapping[str, Any], found: list[Diagnostic]
) -> tuple[Face, ...]:
    """The faces of all families that the tokens name, each family once."""
    spans = {key: span for each in layers for key, span in each.settings.spans.items()}
    own: list[Face] = []
    chosen: dict[str, tuple[Face, ...]] = {}
    try:
        for each in reversed(layers):
            own += faces.in_folder(each.layer.file("fonts"))
        for use, family in tokens.get("faces", {}).items():
            chosen[family] = faces.of_family(family, own)
            if not chosen[family]:
                hint = "Put its font files into the theme's fonts folder."
                span = spans[f"faces.{use}"]
                found.append(unreadable(span, f"no font of the family “{family}”", hint))
    except faces.FontError as error:
        found.append(unreadable(Span(layers[-1].layer.shown), str(error)))
    return tuple(face for family in chosen.values() for face in family)
