"""Text made comparable: what typography and line breaks change is taken back."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
    }
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def plain(text: str) -> str:
    """One line, straight quotation marks, plain spaces and hyphens, composed accents."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = re.sub(r"«\s+|\s+»", '"', text)  # French puts spaces there
    text = unicodedata.normalize("NFC", text).translate(_SAME)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"\s*([-–—/])\s*", r"\1", text)


def unbroken(lines: str) -> str:
    """The text of printed lines, with words joined that a line's end divides."""
    return lines.replace("\u2010\n", "").replace("-\n", "-")
