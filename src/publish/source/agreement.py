"""Whether sentinels have changed nothing, seen from what pandoc writes, before any tree is made.

Of most chapters both parses are the same text but for the sentinels. Where they are not, or where
it is not clear, `reconcile` compares the trees block by block.
"""

from __future__ import annotations

_LEADS = b"\xf3", b"\xf4"
"""What sentinels begin with in UTF-8; those of the first plane alone with the first."""
_EMPTY = b'{"t":"Str","c":""}'
"""What is left of a string that was all sentinels."""
_GAPS = b'{"t":"Space"}', b'{"t":"SoftBreak"}'
_PREFIX, _SUFFIX = b'"citationPrefix":[', b'],"citationSuffix"'
"""What a citation's prefix stands between; spaces at its ends are no difference."""


def agree(plain: bytes, parsed: bytes) -> bool:
    """Whether the plain and the marked parse, in pandoc's JSON, surely say the same."""
    if any(lead in plain for lead in _LEADS) or _LEADS[1] in parsed:
        return False
    return _even(plain) == _even(_without_sentinels(parsed))


def _without_sentinels(parsed: bytes) -> bytes:
    """Less all characters of four bytes that begin with the first lead, and what they leave."""
    first, *others = parsed.split(_LEADS[0])
    bare = b"".join((first, *(part[3:] for part in others)))
    return bare.replace(_EMPTY + b",", b"").replace(b"," + _EMPTY, b"").replace(_EMPTY, b"")


def _even(output: bytes) -> bytes:
    for gap in _GAPS:
        output = output.replace(b"," + gap + _SUFFIX, _SUFFIX)
        output = output.replace(_PREFIX + gap + _SUFFIX, _PREFIX + _SUFFIX)
        output = output.replace(_PREFIX + gap + b",", _PREFIX)
    return output
