"""The command line: the only place that prints, draws progress or exits."""

from publish.cli.app import main

__all__ = ["main"]
