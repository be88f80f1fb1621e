"""Colours as a press prints them: grey, or the four inks of its ICC profile."""

from publish.editions.pdf.inks.inking import inked, inked_folios
from publish.editions.pdf.inks.inks import Inks, inks_for, inks_of

__all__ = ["Inks", "inked", "inked_folios", "inks_for", "inks_of"]
