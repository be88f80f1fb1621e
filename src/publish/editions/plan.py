"""What an edition is made from: the one argument that each format's ``steps`` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from publish.model import UNTOLD, Colophon, Edition, File, Kind, Piece
from publish.profiles import Profile, Store
from publish.themes.theme import Theme


def page_map_step(edition: str) -> str:
    """The name of the step whose value is a PDF edition's `PageMap`."""
    return f"page-map:{edition}"


@dataclass(frozen=True)
class Plan:
    """An edition, what there is to make it from, and the names of the steps that make that."""

    edition: Edition
    outline: tuple[Piece, ...]
    """None of its pieces is empty."""
    theme: Theme
    resolved: Mapping[str, str]
    """Id of an authored piece → the step whose value is its `Resolved`."""
    apparatus: str
    """The step whose value is the `Apparatus`."""
    files: Mapping[str, File]
    """Path of a picture, relative to the manuscript folder → the file."""
    modified: int
    """When the document was last modified, in seconds since 1970 UTC."""
    colophon: Colophon = UNTOLD
    profile: Profile | None = None
    """What the printer asks, where the edition names one."""
    store: Store | None = None
    """What the store asks, of an e-book."""
    intent: File | None = None
    """The ICC profile of the press that the edition is meant for."""
    library: str = ""
    """The step whose value has the references, as ``entries`` in CSL JSON."""
    style: File | None = None
    """The citation style."""
    others: Mapping[str, Plan] = field(default_factory=dict)
    """The plans of the editions that this one is made with, by name."""

    def colophon_of(self, piece: Piece) -> Colophon:
        """What ``piece`` is told of the making: the colophon all, the imprint the revision.

        A new day, version or revision changes these pages, and no other step.
        """
        if piece.kind is Kind.IMPRINT:
            return replace(UNTOLD, revision=self.colophon.revision)
        return replace(self.colophon, revision="") if piece.kind is Kind.COLOPHON else UNTOLD

    @property
    def product(self) -> str:
        """The name that the edition's last step must bear; its value is a `Product`."""
        return f"product:{self.edition.name}"

    @property
    def front(self) -> str:
        """The name of the step whose value is the front of a cover, as a `Front`."""
        return f"front:{self.edition.name}"
