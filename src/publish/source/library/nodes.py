"""YAML as nodes that know where they stand; what a scalar may mean is not asked.

libyaml parses, in a tenth of the time that ruamel's own parser takes. Where it refuses a text,
ruamel's is asked for the reason: its words are plainer, and name the sign that is wrong.
"""

from __future__ import annotations

import re

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.composer import Composer
from yaml.events import AliasEvent, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from publish.diagnostics import Span
from publish.source.library.records import UnreadableError

__all__ = ["MERGED", "MappingNode", "Node", "ScalarNode", "SequenceNode", "composed"]

MERGED = "tag:yaml.org,2002:merge"
"""The tag of the key ``<<``."""


class _Composer(Composer, CParser, BaseResolver):
    """Nodes of libyaml's events. CParser's own composer has no limit to its depth and crashes."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        BaseResolver.__init__(self)

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        """An anchor may be set anew, as YAML 1.2 has it."""
        if isinstance(event := self.peek_event(), NodeEvent) and not isinstance(event, AliasEvent):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)


_Composer.add_implicit_resolver(MERGED, re.compile("<<$"), ["<"])


def composed(text: str, path: str) -> Node | None:
    """The root of ``text``, None where it is empty. Raises UnreadableError where it is no YAML."""
    composer = _Composer(text)
    try:
        return composer.get_single_node()
    except YAMLError as error:
        raise _reason(text, path) from error
    except RecursionError:
        raise UnreadableError(Span(path), "it is not YAML") from None
    finally:
        composer.dispose()


def _reason(text: str, path: str) -> UnreadableError:
    from ruamel.yaml import YAML  # slow to load
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.error import YAMLError as PlainYAMLError

    try:
        YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        return UnreadableError(place, error.problem or "it is not YAML")
    except (PlainYAMLError, RecursionError):
        pass
    return UnreadableError(Span(path), "it is not YAML")
