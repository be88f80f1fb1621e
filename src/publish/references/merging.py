"""Another library's entries → those to add, those that are there, and those that seem to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ruamel.yaml.nodes import MappingNode, SequenceNode

from publish.diagnostics import NOWHERE, Span
from publish.references.division import divided, root_of
from publish.references.exporting import entry_chunks
from publish.references.keys import key_for
from publish.references.layout import LayoutError, laid_out
from publish.references.likeness import Catalogue, Entry


@dataclass(frozen=True)
class Incoming:
    """An entry of the other library, and what is to become of it."""

    entry: Entry
    place: Span
    key: str
    """The key it gets, or has; of a duplicate, the key of the entry that is there."""
    reason: str = ""
    """Why it counts as a duplicate."""
    there: Span = NOWHERE
    """Where that entry stands."""


@dataclass(frozen=True)
class Merge:
    """What a merge would do."""

    added: tuple[Incoming, ...] = ()
    same: tuple[Incoming, ...] = ()
    """There already, word for word."""
    likely: tuple[Incoming, ...] = ()
    """Probably there already, and therefore not added."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries to add, under their keys."""
        return tuple({**one.entry, "id": one.key} for one in self.added)


def merge(
    present: Iterable[Entry],
    places: Mapping[str, Span],
    incoming: Iterable[tuple[Entry, Span]],
    *,
    duplicates: bool = False,
) -> Merge:
    """Compare each of ``incoming`` with all that is ``present`` and with those before it.

    ``places`` says where keys stand. With ``duplicates``, what is only likely is added all the
    same.
    """
    known = {str(entry["id"]): entry for entry in present}
    where = dict(places)
    catalogue = Catalogue(known.values())
    added, same, likely = [], [], []
    for entry, place in incoming:
        own = str(entry.get("id", ""))
        twin = catalogue.twin(entry)
        equal = next((k for k in (own, twin.key if twin else "") if _equal(entry, known, k)), "")
        if equal:
            same.append(Incoming(entry, place, equal, there=where.get(equal, NOWHERE)))
        elif twin and not duplicates:
            there = where.get(twin.key, NOWHERE)
            likely.append(Incoming(entry, place, twin.key, twin.reason, there))
        else:
            key = key_for(entry, known)
            added.append(Incoming(entry, place, key))
            known[key] = {**entry, "id": key}
            where[key] = place
            catalogue.add(known[key])
    return Merge(tuple(added), tuple(same), tuple(likely))


def _equal(entry: Entry, known: Mapping[str, Entry], key: str) -> bool:
    """Whether the entry ``key`` says the same; the keys do not count."""
    other = known.get(key)
    return other is not None and {**other, "id": ""} == {**entry, "id": ""}


def with_entries(text: str, entries: tuple[Entry, ...]) -> str:
    """``text``, a list of CSL YAML, with ``entries`` in it.

    In a file of canonical layout they stand in their places, in another at the end, so that
    nothing else of it changes. Raises LayoutError where there is no list to add to.
    """
    if not entries:
        return text
    tidy = _is_tidy(text)
    parts = divided(text)
    root = root_of(parts.listed)
    listed = root.value[0][1] if isinstance(root, MappingNode) else root
    if not isinstance(listed, SequenceNode) or listed.flow_style or not listed.value:
        parts = divided(laid_out(text or "references: []\n"))
        parts = replace(parts, listed=parts.listed.replace("references: []", "references:"))
        margin, tidy = 2, True
    else:
        margin = listed.start_mark.column
    chunks = entry_chunks(entries, margin)
    made = parts.with_list("\n".join([parts.listed.rstrip("\n"), *chunks, ""]))
    return laid_out(made) if tidy else made


def _is_tidy(text: str) -> bool:
    try:
        return laid_out(text) == text
    except LayoutError:
        return False
