"""Slots: room for the number of a page, filled in when all pages are counted.

Whether “p. 214” or “p. 216” stands in a line makes no difference to any other word, as long as
all digits are of one width. So a galley is set with as many zeros as the number has digits; what
is drawn for them is marked in the page's content with the anchor and with the codes of the ten
digits in the font, and the number replaces it when the galley is finished. A galley does not
know the page numbers that it prints, and need not be set again when they change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

SLOT = "data-page"
"""The attribute of a link whose text is the number of the page with the anchor that it names."""
UNKNOWN = "000"
"""Stands for a page that is not known yet: as wide as most numbers, so that little moves."""
DIGITS = "0123456789"
_CODE = 4
"""Hexadecimal digits in the code of a glyph."""
_SHOWING = re.compile(rb"\[(?:<(?:[0-9a-f]{4})*>|-?[0-9.]+)*\] TJ")
_SHOWN = re.compile(r"<([0-9a-f]+)>((?:-?[0-9.]+|<>)*)")
_MARKED = re.compile(rb"%page ([0-9a-f]+) (\S+)\n([^\n]+ TJ)")
_HIDDEN = re.compile(rb"/Page([0-9a-f]+) MP")
FILLED = b"%page\n"
"""Stays before what has been filled in, for `publish.preflight`: all else is as it was drawn."""
FOLIO = "folio"
"""Stands for the anchor where a page prints its own number, in a slot between brackets."""
_BRACKET = "\N{WORD JOINER}"
"""Is drawn as nothing, and moves nothing: around the zeros of a slot that is not alone."""
_DRAWN_BRACKET = re.compile(r"<>-?0\.0")
_AROUND = 3
_OPENS, _CLOSES = "\ue000", "\ue001"
"""Private characters around the name of an anchor in what a link says of itself."""
_SAID = re.compile(f"{_OPENS}([^{_CLOSES}]*){_CLOSES}")


def shape(label: str) -> str:
    """What is set in the place of a label: zeros for digits; roman numerals are set as they are."""
    return "0" * len(label) if label.isdecimal() else label


def is_shape(text: str) -> bool:
    return bool(text) and set(text) == {"0"}


def bracketed(zeros: str) -> str:
    """Zeros, as a slot in a longer text; anything else is none."""
    return f"{_BRACKET}{zeros}{_BRACKET}" if is_shape(zeros) else zeros


def unbracketed(text: str) -> str:
    """A text without what it may have of brackets."""
    return text.replace(_BRACKET, "")


def has_brackets(text: str) -> bool:
    return _BRACKET in text


def parts(operator: bytes) -> tuple[str, str, str] | None:
    """An operator that shows text: what is before its slot, its zeros, and what is after.

    None if it does anything else, or has brackets that are no pair.
    """
    if _SHOWING.fullmatch(operator) is None:
        return None
    text = operator.decode()
    found = _DRAWN_BRACKET.split(text)
    if len(found) == 1:
        return "[", text.removeprefix("[").removesuffix("] TJ"), "] TJ"
    return (found[0], found[1], found[2]) if len(found) == _AROUND else None


def glyphs(operands: str) -> tuple[str, ...]:
    """What shows each glyph: its code, and how far the next one is moved to the left of where
    its width ends."""
    shown = []
    for codes, moved in _SHOWN.findall(operands):
        *others, last = (codes[at : at + _CODE] for at in range(0, len(codes), _CODE))
        shown += [*(f"<{code}>" for code in others), f"<{last}>{moved}"]
    return tuple(shown)


def mark(anchor: str, digits: Sequence[str]) -> bytes:
    """The comment before the operator that shows the zeros of an anchor's page.

    ``digits`` are what shows those from 0 to 9.
    """
    return f"%page {anchor.encode().hex()} {','.join(digits)}".encode()


def said(anchor: str) -> str:
    """What stands for an anchor's page where a link says of itself what it is."""
    return f"{_OPENS}{anchor}{_CLOSES}"


def fill(content: bytes, labels: Mapping[str, str], before: bytes = b"") -> bytes:
    """A page's content with the numbers in it, and ``before`` in front of the operator of each;
    the zeros stay where there is none."""

    def filled(found: re.Match[bytes]) -> bytes:
        label = labels.get(bytes.fromhex(found[1].decode()).decode(), "")
        around = parts(found[3])
        if not label.isdecimal() or around is None:
            return before + found[3]
        digits = found[2].decode().split(",")
        number = "".join(digits[int(digit)] for digit in label)
        return before + f"{around[0]}{number}{around[2]}".encode()

    return _MARKED.sub(filled, content)


def hidden(content: bytes) -> bytes:
    """A page's content, to be taken apart by who takes no notice of comments: in the place of
    each slot there is a marked point (ISO 32000-2, 14.6.1) that is named after it."""
    return _MARKED.sub(lambda slot: b"/Page%b MP" % slot[0].hex().encode(), content)


def unhidden(content: bytes) -> bytes:
    """The content with its slots again."""
    return _HIDDEN.sub(lambda point: bytes.fromhex(point[1].decode()), content)


def names_pages(words: str) -> bool:
    """Whether what a link says of itself has numbers of pages to be filled in."""
    return _SAID.search(words) is not None


def fill_words(words: str, labels: Mapping[str, str]) -> str:
    """What a link says of itself, with the numbers in it."""
    return _SAID.sub(lambda found: labels.get(found[1], "") or UNKNOWN, words)
