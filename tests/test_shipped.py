"""Shipped data is found in the package, else in the checkout; the wheel carries it."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from phaseline import shipped
from phaseline.errors import PhaselineError

CHECKOUT = Path(__file__).parent.parent
MAPS = Path(os.environ.get("PHASELINE_MAPS") or CHECKOUT / "maps")


@pytest.mark.parametrize("name", ["gazetteer", "basemap", "railways", "borders", "campaigns/azerbaijan-1920"])
def test_every_folder_is_there_and_says_where_it_comes_from(name: str) -> None:
    assert (shipped.folder(name) / "README.md").is_file()


def test_a_missing_folder_is_named_with_both_places() -> None:
    with pytest.raises(PhaselineError, match=r"no folder 'atlantis'.* or "):
        shipped.folder("atlantis")


def test_campaigns_are_listed() -> None:
    assert "azerbaijan-1920" in shipped.campaigns()


def test_a_wheel_installed_elsewhere_looks_up_and_builds(tmp_path: Path) -> None:
    """Builds the wheel, installs it without its dependencies (they are borrowed), and uses it there."""
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(tmp_path),
        str(CHECKOUT),
    ]
    subprocess.run(build, check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("phaseline-*.whl")
    venv.create(tmp_path / "venv", with_pip=False)
    site = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    target = ["--no-deps", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *target], check=True, cwd=tmp_path)
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    code = f"import sys; sys.path += {borrowed!r}; from phaseline.cli import main; main()"
    python = [str(tmp_path / "venv" / "bin" / "python"), "-I", "-c", code]

    looked = subprocess.run(
        [*python, "lookup", "Bilajary", "--json"], capture_output=True, check=True, cwd=tmp_path
    )
    assert json.loads(looked.stdout)["match"]["id"] == "bilajari-station"
    subprocess.run([*python, "build", "--out", str(tmp_path / "maps")], check=True, cwd=tmp_path)
    committed = {page.name: page.read_bytes() for page in MAPS.glob("*.html")}
    assert committed, f"{MAPS}: found no maps, expected them built (phaseline build)"
    assert {page.name for page in (tmp_path / "maps").glob("*.html")} == set(committed)
    for name, page in committed.items():
        assert (tmp_path / "maps" / name).read_bytes() == page, f"{name} is not as committed"
