"""Twenty broken campaigns: `phaseline check` tells exactly the faults planted in each, no more and no fewer.

`broken/sound/` is a whole campaign without a fault. Each file beside it says what is broken in a copy of it
(the sound text and what it becomes), every line that `check` must say, and its exit code.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from phaseline.cli import main

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(BROKEN.glob("*.yaml"))


def check(folder: Path) -> Result:
    return CliRunner().invoke(main, ["check", str(folder)])


def planted(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Writes a campaign's folder: the sound one, broken as a case says."""

    def write(case: dict[str, Any]) -> Path:
        folder = tmp_path / "campaign"
        shutil.copytree(BROKEN / "sound", folder)
        for change in case["breaks"]:
            path = folder / change["file"]
            text = path.read_text(encoding="utf-8")
            assert text.count(change["sound"]) == 1, change
            path.write_text(text.replace(change["sound"], change["broken"]), encoding="utf-8")
        return folder

    return write


def test_there_are_twenty_and_the_one_they_are_made_from_is_sound() -> None:
    assert len(CASES) == 20
    assert check(BROKEN / "sound").exit_code == 0


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_check_tells_exactly_what_was_broken(path: Path, broken: Callable[[dict[str, Any]], Path]) -> None:
    case = planted(path)
    folder = broken(case)
    result = check(folder)
    said = result.stderr.replace(f"{folder}/", "").splitlines()
    assert said == case["expected"].splitlines()
    assert result.exit_code == case["exit"]
