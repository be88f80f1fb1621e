"""The standards that a PDF can be held to: what each asks, and how the file says so."""

from publish.editions.pdf.standards.conforming import Conformance, conform, form, repair, saving
from publish.editions.pdf.standards.intent import Intent, condition
from publish.editions.pdf.standards.table import STANDARDS, Standard

__all__ = [
    "STANDARDS",
    "Conformance",
    "Intent",
    "Standard",
    "condition",
    "conform",
    "form",
    "repair",
    "saving",
]
