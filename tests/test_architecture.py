"""The house: rooms import only what stands to their left, and the light rooms stay light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import phaseline

SOURCE = Path(phaseline.__file__).parent
ORDER = ["errors", "files", "shipped", "geo", "when", "gazetteer", "campaign", "atlas", "cli"]
ALONGSIDE = {"files", "shipped", "geo", "when"}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms a module imports, at any depth of its code (imports for type checking too)."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("phaseline.")}
    return rooms & set(ORDER)


MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_room_imports_only_what_stands_to_its_left(path: Path) -> None:
    room = room_of(path)
    assert room in ORDER, f"{room} is a new room: give it a place in the order"
    for other in imported_rooms(path) - {room}:
        assert ORDER.index(other) < ORDER.index(room)
        assert not {room, other} <= ALONGSIDE or (room, other) == ("shipped", "files")


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        ("import phaseline", "geopandas folium pandas shapely pyproj pydantic"),
        (
            "import phaseline; phaseline.Gazetteer().lookup('Bilajary')",
            "geopandas folium pandas shapely pydantic",
        ),
        (
            "from click.testing import CliRunner; from phaseline.cli import main; "
            "assert CliRunner().invoke(main, ['lookup', 'Bilajary', '--json']).exit_code == 0",
            "geopandas folium pandas shapely pydantic",
        ),
    ],
)
def test_the_light_rooms_stay_light(statement: str, heavy: str) -> None:
    code = f"{statement}\nimport sys\nprint(*set('{heavy}'.split()) & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_every_public_name_is_there_and_listed_once() -> None:
    assert len(set(phaseline.__all__)) == len(phaseline.__all__)
    for name in phaseline.__all__:
        assert getattr(phaseline, name) is not None
    assert sorted(phaseline._ROOM_OF) == sorted(phaseline.__all__)


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Atlantis'"):
        phaseline.Atlantis  # noqa: B018
