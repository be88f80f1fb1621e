"""The Word edition: a review copy, written by pandoc and completed part by part."""

from publish.editions.docx.steps import steps

__all__ = ["steps"]
