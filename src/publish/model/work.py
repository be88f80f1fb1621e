"""Steps of work, and what they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Outcome
from publish.model.outline import File


@dataclass(frozen=True)
class Step:
    """One piece of work: a pure, module-level function of its inputs and parameters.

    ``inputs`` name the steps whose values it takes, in order; ``parameters`` are frozen values
    that follow them. Files are named by `File` parameters, so that their contents are part of
    the step's identity; ``tools`` names the programs whose versions are part of it, too.

    ``prepare`` is what a process that has nothing to do may do before the step can be made, so
    that it takes less time then: it has the step's arguments, None for inputs that are not there
    yet, and changes nothing in what the step gives. The step has the same arguments, if it is made
    in that process.

    ``guess`` names a step that most times gives the same, and earlier. What is made of a chapter
    from this one may be made from that one meanwhile.

    ``length`` is how long it takes, by the length of most steps: what is long begins early.
    """

    name: str
    function: Callable[..., Outcome[Any]]
    inputs: tuple[str, ...] = ()
    parameters: tuple[Any, ...] = ()
    tools: tuple[str, ...] = ()
    edition: str = ""
    chapter: str = ""
    prepare: Callable[..., None] | None = None
    guess: str = ""
    length: int = 1


@dataclass(frozen=True)
class Product:
    """A finished edition before it is written: its bytes, and its pages where it has any."""

    content: bytes
    pages: int | None = None
    inputs: tuple[File, ...] = ()
    extent: tuple[tuple[str, int], ...] = ()
    """How many pages each piece has, where that is known."""


@dataclass(frozen=True)
class Front:
    """The front of a cover as a picture for screens."""

    content: bytes
    media_type: str


@dataclass(frozen=True)
class Artefact:
    """A written file."""

    edition: str
    format: str
    path: str
    sha256: str
    bytes: int
    pages: int | None = None
    extent: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class PageEntry:
    """One printed page: its label, and the first words of the manuscript on it.

    ``anchor`` is the block that the first words belong to, ``offset`` how many letters of that
    block stand on earlier pages (see `publish.editions.html.letters`), ``begins`` the next few.
    """

    label: str
    anchor: str = ""
    offset: int = 0
    begins: str = ""


@dataclass(frozen=True)
class PageMap:
    """The pages of a printed edition, in order, and each anchor's page label."""

    pages: tuple[PageEntry, ...]
    labels: Mapping[str, str]
