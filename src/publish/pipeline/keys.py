"""What a step's identity is made of: code, tools, parameters, and its inputs' values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from typing import Any

from publish import pandoc
from publish.model import Step
from publish.pipeline.program import pango, program
from publish.store import digest, dump

_LIBRARIES = {
    "weasyprint": ("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "tinyhtml5"),
    "ebooklib": ("EbookLib", "lxml"),
    "fonttools": ("fonttools",),
    "uharfbuzz": ("uharfbuzz", "fonttools"),
    "lxml": ("lxml",),
    "tinycss2": ("tinycss2", "cssselect2"),
}


@dataclass(frozen=True)
class Parts:
    """The parts of a step's key, kept apart so that a change can be told."""

    code: str
    tools: str
    parameters: str
    inputs: tuple[tuple[str, str], ...]
    """Name of each input and the digest of its value."""

    @cached_property
    def key(self) -> str:
        return digest(dump((self.code, self.tools, self.parameters, [d for _, d in self.inputs])))


class Keys:
    """Makes keys; remembers the digests of parameters that many steps share."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[Any, str]] = {}
        self.program = program()

    def parts(self, step: Step, values: Sequence[str]) -> Parts:
        """The parts of the step's key, given its inputs' digests in order."""
        function = step.function
        code = f"{self.program} {function.__module__}.{function.__qualname__}"
        tools = " ".join(tool_version(tool) for tool in step.tools)
        parameters = " ".join(self._digest(parameter) for parameter in step.parameters)
        return Parts(code, tools, parameters, tuple(zip(step.inputs, values, strict=True)))

    def _digest(self, parameter: Any) -> str:
        held = self.known.get(id(parameter))
        if held is None or held[0] is not parameter:
            held = (parameter, digest(dump(parameter)))
            self.known[id(parameter)] = held
        return held[1]


@cache
def installed(package: str) -> str:
    """The version of an installed package, which takes a while to look up."""
    return version(package)


@cache
def tool_version(tool: str) -> str:
    """The tool's name and version, with those of the libraries that do its work."""
    if tool == "pandoc":
        return f"pandoc {pandoc.version()}"
    names = _LIBRARIES.get(tool, (tool,))
    own = " ".join(f"{name} {installed(name)}" for name in names)
    return f"{own} pango {pango()}" if tool == "weasyprint" else own
