"""PDF/A (ISO 19005), by the rules of veraPDF that pikepdf knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish.preflight.claims import claims, held_to
from publish.preflight.document import Document
from publish.preflight.finding import Finding, MissingError, found
from publish.preflight.requirements import Requirements, Standard

_ALSO_UA = re.compile(r"\bpdf(uaid|aExtension|aSchema|aProperty)\b")

if TYPE_CHECKING:
    from pikepdf.pdfa import Finding as Broken
    from pikepdf.pdfa import Report

_FLAVOURS = {Standard.PDF_A_1B: "1b", Standard.PDF_A_2B: "2b", Standard.PDF_A_3B: "3b"}
_CLAUSE = re.compile(r"ISO_\d+_\d:(?P<clause>[\d.]+)-\d+")


def rules(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Every rule of the part that is claimed or asked for. Raises MissingError."""
    for standard in sorted(held_to(document, asked) & _FLAVOURS.keys()):
        broken = [one for one in _report(document, standard).violations if not _described(one)]
        for rule, message in dict.fromkeys((one.rule, one.message) for one in broken):
            yield found(
                standard=standard.written, clause=_clause(rule), problem=message.rstrip(".")
            )


def _described(broken: Broken) -> bool:
    """Whether it is only that the file is accessible, too, and says so.

    The schema of PDF/UA is not among those of PDF/A, and a file has to describe it
    (ISO 19005-2, 6.6.2.3.3); pikepdf knows no such descriptions.
    """
    return broken.rule.endswith(":6.6.2.3.1-1") and bool(_ALSO_UA.search(broken.message))


def _report(document: Document, standard: Standard) -> Report:
    try:
        return document.archived(_FLAVOURS[standard])
    except ImportError:
        raise MissingError("pikepdf’s extra “pdfa” is not installed") from None


def _clause(rule: str) -> str:
    match = _CLAUSE.fullmatch(rule)
    return f", {match['clause']}" if match else ""


def claimed(document: Document, asked: Requirements) -> Iterator[Finding]:
    """The file claims one of the standards that the printer takes."""
    if asked.one_of and not set(claims(document).known) & set(asked.one_of):
        yield found(wanted=" or ".join(one.written for one in asked.one_of))


def unknown(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Standards, levels and constructs that are there, and that nothing here can judge."""
    for standard in sorted(held_to(document, asked) & _FLAVOURS.keys()):
        report = _report(document, standard)
        # Of a file that is refused anyway there is enough to say.
        doubtful = () if report.violations else report.unsupported
        for message in sorted({one.message.rstrip(".") for one in doubtful}):
            what = f"whether the file keeps {standard.written} in everything"
            yield found(what=what, why=f"there are no rules for this here: {message}", advice="")
    for name in claims(document).unknown:
        yield found(
            what=f"whether the file keeps {name}", why="there are no rules for it here", advice=""
        )
