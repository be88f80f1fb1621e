"""PDF/A (ISO 19005), by the rules of veraPDF that pikepdf knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.preflight.claims import claims, held_to
from publish.preflight.document import Document
from publish.preflight.finding import Finding, MissingError, found
from publish.preflight.requirements import Requirements, Standard

_FLAVOURS = {Standard.PDF_A_1B: "1b", Standard.PDF_A_2B: "2b", Standard.PDF_A_3B: "3b"}
_CLAUSE = re.compile(r"ISO_\d+_\d:(?P<clause>[\d.]+)-\d+")


def rules(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Every rule of the part that is claimed or asked for. Raises MissingError."""
    for standard in sorted(held_to(document, asked) & _FLAVOURS.keys()):
        flavour = _FLAVOURS[standard]
        try:
            from pikepdf import pdfa

            report = pdfa.check(document.pdf, flavour)
        except ImportError:
            raise MissingError("pikepdf’s extra “pdfa” is not installed") from None
        for rule, message in dict.fromkeys((one.rule, one.message) for one in report.findings):
            yield found(
                standard=f"PDF/A-{flavour}", clause=_clause(rule), problem=message.rstrip(".")
            )


def _clause(rule: str) -> str:
    match = _CLAUSE.fullmatch(rule)
    return f", {match['clause']}" if match else ""


def unknown(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Standards and levels that are claimed, and that nothing here can judge."""
    for name in claims(document).unknown:
        yield found(
            what=f"whether the file keeps {name}", why="there are no rules for it here", advice=""
        )
