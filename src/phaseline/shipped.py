"""Where the data that comes with Phaseline lies: in the installed package, else in the checkout."""

from __future__ import annotations

from pathlib import Path

from phaseline.errors import PhaselineError

_PACKAGE = Path(__file__).resolve().parent
_HOMES = (_PACKAGE / "geodata", _PACKAGE.parent.parent / "geodata")


def folder(name: str) -> Path:
    """The folder `name` of the shipped geodata, such as `gazetteer` or `campaigns/azerbaijan-1920`.

    Raises:
        PhaselineError: it is in neither the package nor the checkout; both are named.
    """
    for home in _HOMES:
        if (home / name).is_dir():
            return home / name
    places = " or ".join(str(home / name) for home in _HOMES)
    raise PhaselineError(f"shipped data: found no folder {name!r}, expected it at {places}")


def campaigns() -> list[str]:
    """The names of the shipped campaigns, in alphabetical order."""
    return sorted(path.parent.name for path in folder("campaigns").glob("*/campaign.yaml"))
