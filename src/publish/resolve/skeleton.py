"""The book reduced to its citations, through citeproc once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publish.model import Block, Blocks, Inline, Inlines
from publish.pandoc import citeproc, div, has_class, identifier, map_inlines
from publish.resolve.collation import own_script_first
from publish.resolve.entry_languages import tag_languages
from publish.resolve.quoted_stops import stops_in_quotes, takes_stops_in
from publish.resolve.runs import runs
from publish.resolve.setting import Setting
from publish.resolve.title_forms import translations_apart, with_one_title


@dataclass(frozen=True)
class Window:
    """A citation with its neighbours."""

    inlines: Inlines
    in_note: bool


def format_citations(
    facts: Mapping[str, Any], library: Any, setting: Setting
) -> tuple[dict[str, tuple[Inlines, ...]], dict[str, Block]]:
    """Each piece's windows as the style has them, and the entries by key, in their order.

    Raises PandocError where the style cannot be read.
    """
    known = set(library.keys)
    blocks = [
        div([_paragraph(window, known)], identifier=f"w-{number}-{serial}")
        for number, cited in enumerate(facts.values())
        for serial, window in enumerate(cited.windows)
    ]
    asked = {key for cited in facts.values() for one in cited.selections for key in one.keys}
    asked.update(known if "*" in setting.nocite else setting.nocite)
    nocite = sorted(asked & known)
    if not blocks and not nocite:
        return {cited.piece: () for cited in facts.values()}, {}
    wanted = asked | {key for cited in facts.values() for key, _ in cited.keys}
    references = [
        with_one_title(entry, setting.titles, setting.language)
        for entry in library.entries
        if str(entry["id"]) in wanted
    ]
    results: dict[str, Block] = {}
    listed: dict[str, Block] = {}
    for run in runs(setting.style.path, blocks, references, nocite):
        done = citeproc(run.blocks, run.references, run.style, _metadata(setting, run.nocite))
        results |= {identifier(one): one for one in done if run.counts(identifier(one))}
        listed |= {key: one for key, one in _entries(done) if run.lists(key)}
    fields = {str(entry["id"]): entry for entry in library.entries}
    inside = takes_stops_in(setting.style.path, setting.language)
    windows = {
        cited.piece: tuple(
            _finished(results[f"w-{number}-{serial}"], window, inside, fields, setting.language)
            for serial, window in enumerate(cited.windows)
        )
        for number, cited in enumerate(facts.values())
    }
    entries = {
        key: tag_languages(
            translations_apart(entry, setting.language), fields.get(key, {}), setting.language
        )
        for key, entry in listed.items()
    }
    return windows, dict(own_script_first(entries, setting.style.path, setting.language))


def _metadata(setting: Setting, nocite: list[str]) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "lang": {"t": "MetaString", "c": setting.language},
        "link-citations": {"t": "MetaBool", "c": True},
    }
    if nocite:
        items = [_nocite_item(key) for key in nocite]
        metadata["nocite"] = {"t": "MetaInlines", "c": [{"t": "Cite", "c": [items, []]}]}
    return metadata


def _nocite_item(key: str) -> dict[str, Any]:
    return {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _paragraph(window: Window, known: set[str]) -> Block:
    inlines = [kept for inline in window.inlines if (kept := _with_known(inline, known))]
    paragraph: Block = {"t": "Para", "c": inlines}
    if window.in_note:
        return {"t": "Para", "c": [{"t": "Note", "c": [paragraph]}]}
    return paragraph


def _with_known(inline: Inline, known: set[str]) -> Inline | None:
    """A citation without the keys that no reference has."""
    if inline["t"] != "Cite":
        return inline
    items = [item for item in inline["c"][0] if item["citationId"] in known]
    return {"t": "Cite", "c": [items, inline["c"][1]]} if items else None


def _finished(
    block: Block, window: Window, inside: bool, fields: Mapping[str, Any], language: str
) -> Inlines:
    """What a window holds, with its languages tagged."""
    block = translations_apart(block, language)
    content = _content(stops_in_quotes(block) if inside else block, window)
    return map_inlines(content, lambda part: [_tagged(one, fields, language) for one in part])  # type: ignore[no-any-return]


def _tagged(inline: Inline, fields: Mapping[str, Any], language: str) -> Inline:
    """An item of a citation, which citeproc links to its entry, in the languages of that entry."""
    if inline["t"] != "Link" or not inline["c"][2][0].startswith("#ref-"):
        return inline
    attributes, words, target = inline["c"]
    entry = fields.get(target[0].removeprefix("#ref-"), {})
    return {"t": "Link", "c": [attributes, tag_languages(words, entry, language), target]}


def _content(block: Block, window: Window) -> Inlines:
    paragraph = block["c"][1][0] if block["c"][1] else {"c": []}
    if window.in_note:
        note = next(inline for inline in paragraph["c"] if inline["t"] == "Note")
        paragraph = note["c"][0]
    return paragraph["c"]  # type: ignore[no-any-return]


def _entries(blocks: Blocks) -> Iterator[tuple[str, Block]]:
    """Key and entry, from the div of references that citeproc appends."""
    for block in blocks:
        if block["t"] == "Div" and identifier(block) == "refs":
            for entry in block["c"][1]:
                if has_class(entry, "csl-entry"):
                    key = identifier(entry).removeprefix("ref-")
                    yield key, div(entry["c"][1], "csl-entry", identifier=f"ref-{key}")
