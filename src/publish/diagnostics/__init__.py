"""What is wrong with a manuscript, as data: codes, places, words, hints. Nothing here prints."""

from publish.diagnostics.catalogue import CATALOGUE, Code, Severity, Stage
from publish.diagnostics.nearest import advice, nearest
from publish.diagnostics.report import (
    NOWHERE,
    Diagnostic,
    Inside,
    Outcome,
    Report,
    Span,
    Spot,
    diagnose,
)

__all__ = [
    "CATALOGUE",
    "NOWHERE",
    "Code",
    "Diagnostic",
    "Inside",
    "Outcome",
    "Report",
    "Severity",
    "Span",
    "Spot",
    "Stage",
    "advice",
    "diagnose",
    "nearest",
]
