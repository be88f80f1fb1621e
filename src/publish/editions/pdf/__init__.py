"""The print edition: galleys, folios over them, and their assembly into one PDF."""

from publish.editions.pdf.steps import page_map_step, steps

__all__ = ["page_map_step", "steps"]
