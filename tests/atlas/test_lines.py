"""What a scene says of dated points along ways, of legs that are attested, and of phase lines."""

from typing import Any

import pytest

from phaseline.atlas.scene import make_scene
from phaseline.campaign import Campaign, Motion, RailNetwork
from phaseline.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def motion() -> Motion:
    return Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())


@pytest.fixture(scope="module")
def scenes(motion: Motion) -> dict[str, dict[str, Any]]:
    return {view: make_scene(motion.campaign, view, motion=motion) for view in motion.campaign.views}


def ticks_of(scene: dict[str, Any], unit: str) -> list[tuple[str, bool]]:
    (found,) = [row for row in scene["units"] if row["id"] == unit]
    return [(words["en"], bool(sure)) for _, words, *sure in found.get("ticks", [])]


def test_a_map_of_a_day_dates_by_the_hour_and_one_of_weeks_by_the_day(scenes: dict[str, Any]) -> None:
    assert ("22:00", True) in ticks_of(scenes["armored-train-raid"], "third-international")
    assert ("27 Apr", True) in ticks_of(scenes["whole-campaign"], "third-international")


def test_a_date_of_our_own_is_said_to_be_approximate(scenes: dict[str, Any]) -> None:
    for scene in scenes.values():
        for unit in scene["units"]:
            for words, sure in ticks_of(scene, unit["id"]):
                assert sure or words.startswith("c. "), (unit["id"], words)


def test_ticks_stand_at_the_ends_of_drawn_ways_within_the_maps_time(
    scenes: dict[str, Any], motion: Motion
) -> None:
    for scene in scenes.values():
        for unit in scene["units"]:
            path = motion.path(unit["id"])
            fixes = dict(path.fixes)
            drawn = [leg for leg in path.legs if leg.mode != "none" and leg.route_class != "unknown"]
            assert drawn or not unit.get("ticks")
            for vertex, _, *_ in unit.get("ticks", []):
                when = fixes[vertex].when
                assert when is not None
                assert when.may_overlap(motion.campaign.views[scene["id"]].window.when)


def test_a_leg_is_sure_between_attested_fixes_on_a_known_way(scenes: dict[str, Any], motion: Motion) -> None:
    found = set()
    for unit in scenes["whole-campaign"]["units"]:
        for leg, drawn in zip(motion.path(unit["id"]).legs, unit["legs"], strict=True):
            known = leg.mode != "none" and (leg.basis, leg.route_class) == ("interpolated", "attested")
            assert bool(drawn.get("sure")) == known
            assert bool(drawn.get("still")) == (leg.mode == "none")
            found.add(known)
    assert found == {True, False}


def test_phase_lines_have_their_dates_from_the_record(scenes: dict[str, Any]) -> None:
    lines = {line["title"]["en"]: line for line in scenes["whole-campaign"]["phase_lines"]}
    assert set(lines) == {"Samur", "Quba–Khachmaz"}
    for line in lines.values():
        assert line["when"]["en"] == line["sure"]["when"]["en"] == "27 Apr"
        assert line["t"] <= line["t1"]
        assert len(line["line"]) >= 2
        assert any(sure for _, _, sure, *_ in line["arrivals"])


def test_a_line_beyond_the_ground_or_the_time_of_a_map_is_left_out(scenes: dict[str, Any]) -> None:
    titles = {view: [line["title"]["en"] for line in scene["phase_lines"]] for view, scene in scenes.items()}
    assert titles["baku-rising"] == []
    assert titles["armored-train-raid"] == ["Samur", "Quba–Khachmaz"]


def test_a_witness_who_has_another_hour_moves_the_line(scenes: dict[str, Any]) -> None:
    told = [telling.get("phase_lines") for telling in scenes["armored-train-raid"]["tellings"]]
    assert any(lines for lines in told)
