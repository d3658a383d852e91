"""A small campaign on a small network: two lines that meet at a junction, one route, three units."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from phaseline.campaign import Campaign, load
from phaseline.campaign.motion import Motion
from phaseline.campaign.rail import RailNetwork
from phaseline.gazetteer import Gazetteer, Place
from phaseline.geo import LonLat

FILES = {
    "campaign.yaml": """\
id: toy
title: A toy campaign
summary: Two sides, one railway.
calendar: Gregorian.
zone: Local time.
epoch: 1920-04-26T00:00
window: [1920-04-26, 1920-05-05]
languages: [en]
""",
    "witnesses.yaml": """\
- id: article
  name: The article
  kind: article
- id: memoir
  name: A memoir
  kind: memoir
""",
    "units.yaml": """\
sides:
  - {id: red, name: Red side, short: Red, colour: "#aa2211", shape: square}
  - {id: blue, name: Blue side, short: Blue, colour: "#112299", shape: circle}
units:
  - {id: first-train, name: First train, short: Train, side: red, arm: armored-train}
  - {id: horse, name: Horse regiment, short: Horse, side: red, arm: cavalry}
  - {id: guard, name: Border guard, short: Guard, side: blue, arm: infantry}
""",
    "tracks.yaml": """\
- unit: first-train
  mode: rail
  fixes:
    - {place: north, when: 1920-04-27T01:00, until: 1920-04-27T02:00, sources: [memoir]}
    - {place: junction, basis: inferred}
    - {place: port, when: 1920-04-27T06:00, sources: [article]}
    - {place: west, when: 1920-04-28, sources: [article]}
- unit: horse
  mode: road
  fixes:
    - {place: north, when: 1920-04-27T03:00, sources: [article]}
    - {place: hill, when: 1920-04-28, until: 1920-04-29T08:00, via: valley, sources: [article]}
    - {place: west, when: 1920-05-01, sources: [article]}
- unit: guard
  mode: none
  fixes:
    - {place: bridge, when: 1920-04-26, sources: [article]}
  ends: {when: 1920-04-27T02:30, how: disarmed, sources: [article]}
""",
    "events.yaml": """\
- id: landing
  kind: capture
  when: 1920-04-28T12:00
  places: [port]
  units: [first-train]
  title: The port is taken
  text: The train enters the port.
  sources: [{witness: memoir, section: The raid}]
- id: crossing
  kind: movement
  when: 1920-04-27
  places: [bridge, north]
  units: [first-train, guard]
  title: The bridge is crossed
  text: The train crosses.
  takes: [{place: bridge, side: red}]
  numbers: [{what: prisoners, count: 12, approximate: true, side: blue}]
  sources: [article]
""",
    "claims.yaml": """\
- id: hour
  about: When the train came in
  event: landing
  claims:
    - {witness: memoir, edtf: 1920-04-28T12:00}
    - {witness: article, edtf: 1920-04-28T14:00}
  preferred: memoir
  reason: He was there.
""",
    "views.yaml": """\
- id: raid
  title: The raid
  window: [1920-04-27T00:00, 1920-04-28T23:00]
  extent: [48, 40, 50, 42]
  units: [first-train]
  events: {kinds: [capture]}
  chapters:
    - {title: Out, from: 1920-04-27T01:00, text: It sets out.}
    - {title: In, from: 1920-04-28T11:00, text: It comes in.}
""",
    "routes.geojson": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"id": "valley", "name": "Valley", "class": "inferred", "mode": "road"},
                    "geometry": {
                        "type": "LineString",
                        "coordinates": [[48.0, 41.0], [48.2, 41.2], [48.4, 41.3], [48.6, 41.8]],
                    },
                }
            ],
        },
        indent=1,
    ),
}

NETWORK = {
    "main": [LonLat(48.6, 41.8), LonLat(48.8, 41.4), LonLat(49.0, 41.0), LonLat(49.0, 40.6)],
    "branch": [LonLat(49.0, 41.0), LonLat(48.5, 40.9), LonLat(48.0, 41.0)],
    "island": [LonLat(52.0, 40.0), LonLat(52.2, 40.0)],
}


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    def place(name: str, lon: float, lat: float, kind: str = "station") -> Place:
        return Place(name, name.title(), kind, lat=lat, lon=lon, uncertainty_km=0.5)

    return Gazetteer(
        [
            place("north", 48.601, 41.8),
            place("bridge", 48.7, 41.6, "bridge"),
            place("junction", 49.0, 41.0),
            place("port", 49.0, 40.6),
            place("west", 48.0, 41.0),
            place("hill", 48.4, 41.3, "town"),
            place("far", 50.5, 41.3, "town"),
            place("overseas", 52.1, 40.0),
            Place("nowhere", "Nowhere", "village"),
        ]
    )


@pytest.fixture(scope="session")
def railways() -> RailNetwork:
    return RailNetwork(NETWORK)


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    """The toy campaign's files, every one sound."""
    return FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The toy campaign's folder, every file of it sound."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoil(folder: Path) -> Callable[[dict[str, str]], Path]:
    """Breaks one file of the toy campaign as a row of a fault table says; gives the file."""

    def break_it(fault: dict[str, str]) -> Path:
        path = folder / fault["file"]
        text = path.read_text(encoding="utf-8")
        assert fault["sound"] in text
        path.write_text(text.replace(fault["sound"], fault["broken"], 1), encoding="utf-8")
        return path

    return break_it


@pytest.fixture
def campaign(folder: Path, gazetteer: Gazetteer) -> Campaign:
    return load(folder, gazetteer)


@pytest.fixture
def motion(campaign: Campaign, gazetteer: Gazetteer, railways: RailNetwork) -> Motion:
    return Motion(campaign, gazetteer, railways)


@pytest.fixture
def moving(folder: Path, gazetteer: Gazetteer, railways: RailNetwork) -> Callable[[str], Motion]:
    """Makes the motion of the toy campaign with other tracks."""

    def make(tracks: str) -> Motion:
        (folder / "tracks.yaml").write_text(tracks, encoding="utf-8")
        return Motion(load(folder, gazetteer), gazetteer, railways)

    return make
