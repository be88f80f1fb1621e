"""The print edition: galleys, folios over them, and their assembly into one PDF."""

from publish.editions.pdf.steps import steps

__all__ = ["steps"]
