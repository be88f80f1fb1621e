"""pandoc's tree, as its JSON has it."""

from __future__ import annotations

from typing import Any

Block = dict[str, Any]
Inline = dict[str, Any]
Blocks = list[Block]
Inlines = list[Inline]
