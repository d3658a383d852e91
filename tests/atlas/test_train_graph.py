"""The distance–time diagram says of trains on their line what the map says."""

from typing import Any

import pytest

from phaseline.atlas.scene import make_scene
from phaseline.campaign import Campaign, Motion, RailNetwork
from phaseline.gazetteer import Gazetteer
from phaseline.geo import LonLat, MeasuredLine, distance_km


@pytest.fixture(scope="module")
def motion() -> Motion:
    return Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())


@pytest.fixture(scope="module")
def scene(motion: Motion) -> dict[str, Any]:
    return make_scene(motion.campaign, "armored-train-raid", motion=motion)


@pytest.fixture(scope="module")
def line(motion: Motion) -> MeasuredLine:
    ends = motion.campaign.view("armored-train-raid").railway
    assert ends is not None
    line = motion.railway(*ends)
    assert line is not None
    return line


def test_a_view_without_a_railway_has_no_graph(motion: Motion) -> None:
    assert make_scene(motion.campaign, "cavalry-advances", motion=motion)["graph"] is None


def test_stations_stand_in_order_from_end_to_end(scene: dict[str, Any], line: MeasuredLine) -> None:
    graph = scene["graph"]
    kms = [station["km"] for station in graph["stations"]]
    assert kms == sorted(kms)
    assert graph["stations"][0]["id"] == "samur-bridge"
    assert graph["stations"][-1]["id"] == "baku-station"
    assert graph["km"] == pytest.approx(line.length_km, abs=0.1)
    for station in graph["stations"]:
        place = Gazetteer.shipped()[station["id"]]
        assert place.point is not None
        assert distance_km(line.at(station["km"]), place.point) < 1.6


def test_a_run_is_where_the_map_has_the_train(
    scene: dict[str, Any], motion: Motion, line: MeasuredLine
) -> None:
    ids = [unit["id"] for unit in scene["units"]]
    for run in scene["graph"]["runs"]:
        assert scene["start"] <= run["t"][0] < run["t"][-1] <= scene["end"]
        assert run["t"] == sorted(run["t"])
        for minute, km in zip(run["t"], run["km"], strict=True):
            vertex = motion.path(ids[run["unit"]]).at(minute)
            if vertex is not None:
                assert distance_km(LonLat(vertex.lon, vertex.lat), line.at(km)) < 2.5


def test_the_leading_train_is_at_nasosnaya_at_ten(scene: dict[str, Any]) -> None:
    graph = scene["graph"]
    unit = next(i for i, u in enumerate(scene["units"]) if u["id"] == "third-international")
    nasosnaya = next(s["km"] for s in graph["stations"] if s["id"] == "nasosnaya-station")
    at_ten = [
        km
        for run in graph["runs"]
        if run["unit"] == unit
        for minute, km in zip(run["t"], run["km"], strict=True)
        if minute == 46 * 60
    ]
    assert at_ten
    assert at_ten == pytest.approx([nasosnaya] * len(at_ten), abs=0.1)


def test_bilajari_has_three_hours_and_one_is_preferred(scene: dict[str, Any]) -> None:
    disputes = {scene["claims"][d["claim"]]["id"]: d for d in scene["graph"]["claims"]}
    hours = disputes["bilajari-arrival"]["hours"]
    assert sorted(hour["t0"] - 1440 for hour in hours) == [23 * 60, 26 * 60, 27 * 60 + 30]
    assert [hour["t0"] - 1440 for hour in hours if hour["preferred"]] == [23 * 60]


def test_ticks_are_worded_and_lie_within_the_window(scene: dict[str, Any]) -> None:
    ticks = scene["graph"]["ticks"]
    assert 4 <= len(ticks) <= 15
    assert [tick["label"]["en"] for tick in ticks if tick["day"]] == ["27 April", "28 April"]
    assert all(scene["start"] <= tick["t"] <= scene["end"] for tick in ticks)
