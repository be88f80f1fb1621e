"""Imposition: pages of a finished PDF, several on a sheet, in the order of folding or reading."""

from publish.editions.imposition.steps import booklet_steps, n_up_steps

__all__ = ["booklet_steps", "n_up_steps"]
