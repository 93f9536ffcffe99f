"""The command `homecare`: each command parses, calls and prints; everything else is in the library."""

from planner.cli.app import app, main

__all__ = ["app", "main"]
