"""The print edition: galleys, folios over them, and their assembly into one PDF."""

from publish.editions.pdf.naming import page_map_step
from publish.editions.pdf.steps import steps

__all__ = ["page_map_step", "steps"]
