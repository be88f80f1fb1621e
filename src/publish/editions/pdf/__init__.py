"""The print edition: galleys, folios over them, and their assembly into one PDF."""

from publish.editions.pdf.finishing import drawn_pages
from publish.editions.pdf.naming import final_name
from publish.editions.pdf.steps import steps

__all__ = ["drawn_pages", "final_name", "steps"]
