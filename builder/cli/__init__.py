"""The command line: one small file a verb."""

from builder.cli.main import main

__all__ = ["main"]
