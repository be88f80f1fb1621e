"""Chapters → a book resolved for one edition: numbered, cited, linked; nothing left to look up."""

from publish.resolve.characters import check_characters
from publish.resolve.citations import check_nocite
from publish.resolve.conditions import check_conditions
from publish.resolve.setting import Audience, Setting
from publish.resolve.steps import PASSES, ResolveSteps, resolve_steps

__all__ = [
    "PASSES",
    "Audience",
    "ResolveSteps",
    "Setting",
    "check_characters",
    "check_conditions",
    "check_nocite",
    "resolve_steps",
]
