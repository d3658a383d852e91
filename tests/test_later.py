"""What a command leaves out until it is called for: libraries, and the collector of garbage."""

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from phaseline.cli import main
from phaseline.cli.later import put_off

ABSENT = "colorsys"


@pytest.fixture(autouse=True)
def _absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, ABSENT, raising=False)


def test_what_is_put_off_is_loaded_when_it_is_called() -> None:
    with put_off(ABSENT):
        import colorsys as early
    assert ABSENT not in sys.modules
    assert early.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert sys.modules[ABSENT].rgb_to_hsv is early.rgb_to_hsv


def test_what_is_called_at_once_is_loaded_at_once_and_stays() -> None:
    with put_off(ABSENT):
        from colorsys import rgb_to_hsv
    assert sys.modules[ABSENT].rgb_to_hsv is rgb_to_hsv


def test_what_is_loaded_already_stays_as_it_is() -> None:
    import colorsys

    with put_off(ABSENT):
        assert sys.modules[ABSENT] is colorsys
    assert sys.modules[ABSENT] is colorsys


def test_a_build_loads_neither_pandas_nor_requests(tmp_path: Path) -> None:
    code = (
        "import sys; from phaseline.cli import main\n"
        f"command = ['build', '--view', 'armored-train-raid', '--out', {str(tmp_path)!r}]\n"
        "main(command, standalone_mode=False)\n"
        "print(*{'pandas', 'requests', 'geopandas', 'rich'} & set(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.split() == []


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_a_command_called_from_python_leaves_the_collector_of_garbage_alone(
    switch: Callable[[], None],
) -> None:
    try:
        switch()
        before = gc.isenabled(), gc.get_freeze_count()
        assert CliRunner().invoke(main, ["lookup", "Baku"]).exit_code == 0
        assert (gc.isenabled(), gc.get_freeze_count()) == before
    finally:
        gc.enable()
