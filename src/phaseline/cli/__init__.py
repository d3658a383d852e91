"""The command line: parses, calls, prints. Rooms are imported when a command needs them."""

from phaseline.cli import exchange, gazetteer, maps, record
from phaseline.cli.shell import main, run

__all__ = ["exchange", "gazetteer", "main", "maps", "record", "run"]
