"""Raw markup that says for which format it is, told apart from markup that just stands there.

pandoc's tree has the same node for both. So the statement ``{=html}`` is given another name
before parsing, ``{=stated-html}``, and wherever that shows as text it is put back.
"""

from __future__ import annotations

import re
from typing import Any

from publish.pandoc import STATED

_STATEMENT = re.compile(r"\{=(?=[\w-]+\})")


def state(text: str) -> str:
    """``text`` with each ``{=format}`` renamed."""
    return _STATEMENT.sub("{=" + STATED, text)


def unstate(tree: Any) -> Any:
    """The tree with the renaming undone in everything but the nodes of raw markup."""
    if isinstance(tree, str):
        return tree.replace("{=" + STATED, "{=")
    if isinstance(tree, list):
        return [unstate(part) for part in tree]
    if isinstance(tree, dict):
        if tree.get("t") in ("RawBlock", "RawInline"):
            return tree
        return {key: unstate(part) for key, part in tree.items()}
    return tree
