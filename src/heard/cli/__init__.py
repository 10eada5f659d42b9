"""The door for the command line: `heard COMMAND`."""

from heard.cli.main import main

__all__ = ["main"]
