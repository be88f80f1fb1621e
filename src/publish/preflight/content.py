"""Content streams cut into instructions (ISO 32000-2, 7.8.2).

A stream of plain syntax, as programs write it, is cut by one regular expression, its strings
left as they stand: a page of text has thousands of them. What is not plain (inline images,
escaped names, comments amid operands, anything that is damaged) is left to pikepdf, which copes
with all of it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

import pikepdf
from pikepdf import Array, Stream

Instruction = tuple[str, Sequence[Any]]
"""An operator and its operands: pikepdf's objects or, of plain streams, numbers, names as text,
dictionaries of their keys, and arrays and strings as the bytes that they are written with."""
LINE = "BT Tm Tf TJ ET"
"""What of plain streams is one instruction: how it is marked (`BDC`), if it is, else nothing;
the matrix, the font, its size, the array."""
Reader = Callable[[Any], Iterator[Instruction]]

_NUMBER = rb"[-+]?(?:\d++\.?\d*+|\.\d++)(?![^\s/\[\]<>()])"
_NAME = rb"/[\w.+*:,;=@!?$-]*+"
TEXT = rb"\((?:[^()\\\r]++|\\[^\r])*+\)"
"""A string in parentheses that has no others in it."""
_ARRAY = rb"\[(?:[-+.0-9A-Fa-f<> \t\n\r\f\0]++|" + TEXT + rb")*+\]"
_HEX = rb"<[0-9A-Fa-f]*+>"
_DICTIONARY = rb"<<[^<>()\[\]{}%#]*+>>"
_OPERAND = rb"|".join((_NUMBER, _NAME, _ARRAY, _DICTIONARY, _HEX, TEXT))
_END = rb"(?![^\s/\[<(])"
_LINE = (
    rb"(?:(?P<tag>" + _NAME + rb")\s*+(" + _DICTIONARY + rb")\s*+BDC\s++)?"
    rb"BT\s++((?:" + _NUMBER + rb"\s++){6})Tm\s++(" + _NAME + rb")\s++(" + _NUMBER
    + rb")\s++Tf\s++(" + _ARRAY + rb")\s*+TJ\s++ET" + _END + rb"(?(tag)\s++EMC" + _END + rb")"
)  # fmt: skip
"""A text object of one line, as programs write nearly all of them, maybe with its mark."""
_INSTRUCTION = re.compile(
    rb"(\s*+(?:%[^\r\n]*+[\r\n]\s*+)*+(?:" + _LINE + rb"|((?:(?:" + _OPERAND
    + rb")\s*+)*+)([A-Za-z'\"][A-Za-z0-9*]*+)" + _END + rb"))"
)  # fmt: skip
_OPERANDS = re.compile(
    rb"(" + _NUMBER + rb")|(" + _NAME + rb")|(" + _DICTIONARY + rb")|(" + _ARRAY + rb"|" + _HEX
    + rb"|" + TEXT + rb")"
)  # fmt: skip
_KEY = re.compile(rb"(" + _NAME + rb")\s*+(?:" + _NAME + rb"|[-+.\w]++)")
_SOUND = re.compile(rb"\[\s*+(?:(?:" + _NUMBER + rb"|" + _HEX + rb"|" + TEXT + rb")\s*+)*+\]")
_OPERATORS = {
    name.encode(): name
    for name in """b B b* B* BDC BMC BT BX c cm cs CS d Do DP EMC ET EX f F f* g G gs h i j J k K l
    m M MP n q Q re rg RG ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y
    ' \"""".split()
}
"""All of them but those of inline images and of the shapes of Type 3 fonts."""
_NUMERIC = frozenset(b"+-.0123456789")
_OPEN = b"["[0]
_ONE_DIGIT = bytes.maketrans(b"123456789", b"0" * 9)
"""So the dictionaries of all lines are alike, but for the lengths of their numbers."""


class UnusualError(Exception):
    """A stream is not of plain syntax."""


def plain(content: Any) -> Iterator[Instruction]:
    """The instructions of a page, a stream, or what is in it.

    Raises UnusualError, maybe after some of them.
    """
    source = _source(content).strip()
    parts = _INSTRUCTION.findall(source)
    if sum([len(part[0]) for part in parts]) != len(source):
        raise UnusualError  # something between them is no instruction
    for _, tag, about, matrix, font, size, shown, operands, operator in parts:
        if matrix:
            keys = _keys(about.translate(_ONE_DIGIT)) if tag else None
            yield LINE, (tag.decode(), keys, matrix.split(), font.decode(), size, shown)
            continue
        name = _OPERATORS.get(operator)
        if name is None:
            raise UnusualError
        if not operands:
            yield name, ()
        elif name == "TJ" and operands[0] == _OPEN:
            yield (
                name,
                (operands.rstrip(),),
            )  # for whoever measures it: nothing is as common, and as long
        else:
            yield name, _operands(operands)


def whole(content: Any) -> Iterator[Instruction]:
    """The same, whatever the syntax. Raises pikepdf.PdfError for what nobody can read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        instructions = pikepdf.parse_content_stream(content)
    return ((str(one.operator), cast("Any", one.operands)) for one in instructions)


def _source(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    held: Any = content.obj.get("/Contents") if isinstance(content, pikepdf.Page) else content
    streams = list(held) if isinstance(held, Array) else [held]
    if not all(isinstance(one, Stream) for one in streams):
        raise UnusualError
    return b"\n".join(one.read_bytes() for one in streams)


def _operands(source: bytes) -> Sequence[Any]:
    if source[0] in _NUMERIC:
        try:
            return [float(one) for one in source.split()]
        except ValueError:
            pass
    return _mixed(source)


@lru_cache(maxsize=4096)
def _mixed(source: bytes) -> Sequence[Any]:
    """Names, for the most part, which every page repeats."""
    return tuple(_operand(*parts) for parts in _OPERANDS.findall(source))


def _operand(number: bytes, name: bytes, dictionary: bytes, other: bytes) -> Any:
    if number:
        return float(number)
    if dictionary:
        return _keys(dictionary)
    if name:
        return name.decode()
    if other[0] == _OPEN and not _SOUND.fullmatch(other):
        raise UnusualError
    return other


@lru_cache(maxsize=4096)
def _keys(dictionary: bytes) -> Mapping[str, None]:
    return dict.fromkeys(key.decode() for key in _KEY.findall(dictionary))
