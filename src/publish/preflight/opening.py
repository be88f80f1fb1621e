"""Opening a file that anybody may have made: what is wrong with it is said, never raised."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from types import MappingProxyType

import pikepdf

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.preflight.document import Document
from publish.preflight.reuse import Known
from publish.preflight.wording import sentence

_NAME = re.compile(r"stream <.*?>")
_HARMLESS = "reported number of objects"
"""What qpdf remarks on files that every program reads without a repair."""
_HEAD = 1024
"""Within so many bytes a file must say that it is a PDF (ISO 32000-2, annex I)."""


def read(
    content: bytes, span: Span, known: Mapping[int, Known] = MappingProxyType({})
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The file with this content, open; None if it cannot be checked, and why.

    ``known`` are pages by number of which it was read before what they paint.
    """
    if not content:
        return None, (diagnose("PRE002", span, problem="it is empty"),)
    if b"%PDF-" not in content[:_HEAD]:
        return None, (diagnose("PRE002", span, problem="it does not begin with %PDF"),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pdf = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
            pages = len(pdf.pages)
    except pikepdf.PasswordError:
        problem = "it can be opened with a password only, so nothing in it was checked"
        return None, (diagnose("PRE004", span, problem=problem),)
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        return None, (_damaged(span, _plain(str(error))),)
    if not pages:
        return None, (_damaged(span, "it has no pages"),)
    return Document(pdf, content, known), tuple(_remarks(pdf, span))


def _remarks(pdf: pikepdf.Pdf, span: Span) -> list[Diagnostic]:
    remarks = []
    if pdf.is_encrypted:
        problem = "printers and stores cannot work with it"
        remarks.append(diagnose("PRE004", span, problem=problem))
    repaired = [text for one in pdf.get_warnings() if _HARMLESS not in (text := str(one))]
    if repaired:
        remarks.append(_damaged(span, f"it had to be repaired for reading ({_plain(repaired[0])})"))
    return remarks


def _damaged(span: Span, problem: str) -> Diagnostic:
    return sentence(diagnose("PRE003", span, problem=problem, where=""))


def _plain(message: str) -> str:
    """What qpdf says, without the name that it gives the file."""
    return _NAME.sub("", message.splitlines()[0]).strip(" :.") if message else "it is no sound PDF"
