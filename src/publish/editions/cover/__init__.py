"""The cover: back, spine and front on one sheet, and the front alone for e-books."""

from publish.editions.cover.steps import front_steps, steps

__all__ = ["front_steps", "steps"]
