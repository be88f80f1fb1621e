"""Words before a locator that the citation style does not know: ``[@key, pgs. 3]``.

citeproc knows them in the book's language alone, and prints any other word as it stands, or
takes it for something else: in a Russian book “p. 5” is no page, and “стр. 5” is a line. A row
is only here where it is certain what the author means.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

from publish.pandoc import stringify

_LABEL = re.compile(r"\s*,\s*(?P<label>[^\W\d_]+\.)\s*[\divxlc]", re.IGNORECASE)

MEANT = MappingProxyType(
    {
        "en": {"pg.": "p.", "pgs.": "pp.", "pag.": "p.", "pags.": "pp.", "ch.": "chap."},
        "ru": {"p.": "с.", "pp.": "с.", "стр.": "с.", "chap.": "гл.", "ch.": "гл."},
        "de": {"p.": "S.", "pp.": "S.", "chap.": "Kap.", "ch.": "Kap."},
    }
)
"""Language → a label that it does not know → the one that it does."""


def meant(item: dict[str, Any], language: str) -> tuple[str, str] | None:
    """A citation's label that the language does not know, and the one that is meant."""
    labels = MEANT.get(language.split("-")[0], {})
    match = _LABEL.match(stringify(item["citationSuffix"]).replace("\u00a0", " "))
    if match is None or match.group("label") not in labels:
        return None
    return match.group("label"), labels[match.group("label")]
