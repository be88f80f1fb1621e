"""What booksellers are told of an edition: an ONIX 3.0 file."""

from publish.editions.onix.steps import steps

__all__ = ["steps"]
