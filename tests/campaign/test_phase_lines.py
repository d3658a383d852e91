"""Phase lines: who reached them when, on whose word, and where they run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from phaseline.campaign import Campaign, Motion, PhaseLine, RailNetwork, arrivals, course, load
from phaseline.errors import DataErrors, PhaselineError
from phaseline.gazetteer import Gazetteer
from phaseline.geo import LonLat

LINE = "{id: hills, title: Hills, side: red, through: [hill, port], why: Told so., sources: [memoir]}"
Declared = Callable[[str], Motion]


@pytest.fixture
def declared(folder: Path, gazetteer: Gazetteer, railways: RailNetwork) -> Declared:
    """The toy campaign with one phase line."""

    def make(line: str) -> Motion:
        with (folder / "campaign.yaml").open("a", encoding="utf-8") as file:
            file.write(f"phase_lines:\n  - {line}\n")
        return Motion(load(folder, gazetteer), gazetteer, railways)

    return make


def test_each_unit_of_the_side_arrives_once_in_order_of_time(declared: Declared) -> None:
    motion = declared(LINE)
    (line,) = motion.campaign.phase_lines
    came = arrivals(motion, line)
    assert [(a.unit, a.place, a.when.edtf, a.basis) for a in came] == [
        ("first-train", "port", "1920-04-27T06:00", "attested"),
        ("horse", "hill", "1920-04-28", "attested"),
    ]
    assert [source.witness for a in came for source in a.sources] == ["article", "article"]


def test_what_came_before_since_does_not_count(declared: Declared) -> None:
    motion = declared(LINE.replace("why", "since: 1920-04-28T00:00, why"))
    assert [a.unit for a in arrivals(motion, motion.campaign.phase_lines[0])] == ["horse"]


def test_a_unit_without_a_track_arrives_by_an_event(folder: Path, declared: Declared) -> None:
    units = folder / "units.yaml"
    told = "  - {id: scouts, name: Scouts, short: Scouts, side: red, arm: cavalry}\n"
    units.write_text(units.read_text(encoding="utf-8") + told, encoding="utf-8")
    events = folder / "events.yaml"
    text = events.read_text(encoding="utf-8").replace("units: [first-train]", "units: [first-train, scouts]")
    events.write_text(text, encoding="utf-8")
    motion = declared(LINE)
    came = arrivals(motion, motion.campaign.phase_lines[0])
    assert [(a.unit, a.when.edtf) for a in came if a.unit == "scouts"] == [("scouts", "1920-04-28T12:00")]


def test_what_is_inferred_counts_only_where_nothing_is_attested(folder: Path, declared: Declared) -> None:
    tracks = folder / "tracks.yaml"
    told = tracks.read_text(encoding="utf-8")
    horse = "- {place: hill, when: 1920-04-28,"
    assert horse in told
    tracks.write_text(told.replace(horse, f"{horse} basis: inferred,"), encoding="utf-8")
    motion = declared(LINE)
    (line,) = motion.campaign.phase_lines
    assert [a.unit for a in arrivals(motion, line)] == ["first-train"]
    late = PhaseLine.model_construct(**{**dict(line), "through": ("hill", "hill")})
    assert [(a.unit, a.basis) for a in arrivals(motion, late)] == [("horse", "inferred")]


def test_headquarters_reach_no_line(folder: Path, declared: Declared) -> None:
    units = folder / "units.yaml"
    told = units.read_text(encoding="utf-8")
    units.write_text(told.replace("arm: armored-train", "arm: headquarters"), encoding="utf-8")
    motion = declared(LINE.replace("[hill, port]", "[hill, hill]"))
    assert {a.unit for a in arrivals(motion, motion.campaign.phase_lines[0])} == {"horse"}


def test_a_line_runs_from_place_to_place(declared: Declared, gazetteer: Gazetteer) -> None:
    (line,) = declared(LINE).campaign.phase_lines
    assert course(line, gazetteer) == (LonLat(48.4, 41.3), LonLat(49.0, 40.6))


def test_an_unknown_place_or_side_is_told_with_its_line(declared: Declared) -> None:
    with pytest.raises(DataErrors) as raised:
        declared(LINE.replace("hill,", "hil,").replace("red", "green"))
    faults = {(fault.line, fault.found) for fault in raised.value.faults}
    assert {line for line, _ in faults} == {10}
    assert len(faults) == 2
    assert any("'hil'" in found for _, found in faults)
    assert any("'green'" in found for _, found in faults)


@pytest.fixture(scope="module")
def shipped() -> tuple[Campaign, Gazetteer]:
    return Campaign.shipped(), Gazetteer.shipped()


def test_a_line_follows_its_river_or_frontier(shipped: tuple[Campaign, Gazetteer]) -> None:
    campaign, gazetteer = shipped
    lines = {line.id: line for line in campaign.phase_lines}
    frontier = {"through": ("poylu-bridge", "balakan"), "along": "azerbaijan-georgia-border"}
    declared = (lines["samur"], PhaseLine.model_construct(**{**dict(lines["samur"]), **frontier}))
    for line in declared:
        drawn = shapely.LineString(course(line, gazetteer))
        assert drawn.within(shapely.buffer(gazetteer.geometry(line.along), 0.02))
        assert drawn.length > 0.1


def test_a_line_far_from_what_it_follows_is_refused(shipped: tuple[Campaign, Gazetteer]) -> None:
    campaign, gazetteer = shipped
    line = next(line for line in campaign.phase_lines if line.id == "samur")
    far = PhaseLine.model_construct(**{**dict(line), "through": ("samur-bridge", "baku-station")})
    with pytest.raises(PhaselineError, match=r"'baku-station' .* km from 'samur-river'"):
        course(far, gazetteer)


def test_every_shipped_line_was_reached_by_several_units(shipped: tuple[Campaign, Gazetteer]) -> None:
    campaign, gazetteer = shipped
    motion = Motion(campaign, gazetteer, RailNetwork.shipped())
    assert campaign.phase_lines
    for line in campaign.phase_lines:
        came = arrivals(motion, line)
        assert len(came) >= 2, line.id
        assert {a.basis for a in came} == {"attested"}, line.id
