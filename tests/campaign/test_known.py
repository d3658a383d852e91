"""What is known of a unit: at a place, somewhere about one by an unknown way, or last heard of earlier."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from phaseline.campaign import Campaign, Motion, RailNetwork, export, position_record, where_notes
from phaseline.campaign.known import SILENCE, known_at
from phaseline.gazetteer import Gazetteer
from phaseline.geo import distance_km

HORSE = """\
- unit: horse
  mode: road
  fixes:
    - place: hill
      uncertainty_km: {km}
      when: 1920-04-27T06:00
      until: 1920-04-27T12:00
      sources: [article]
    - {{place: west, when: 1920-04-28T12:00, sources: [article]{via}}}
  ends: {{when: 1920-05-03, how: untold, sources: [article]}}
"""
KM = 47.5
"""From the hill to the west, in km, to the half."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"1920-{text}")


def test_the_distance_that_the_next_tests_turn_on(motion: Motion) -> None:
    hill, west = motion.spot("hill"), motion.spot("west")
    assert hill is not None
    assert west is not None
    assert distance_km(hill[0], west[0]) == pytest.approx(KM, abs=0.5)


@pytest.mark.parametrize(
    ("km", "via", "known"),
    [
        (23, "", "conjectural"),
        (24.5, "", "unknown"),
        (120, "", "unknown"),
        (10, ", via: valley", "inferred"),
        (40, ", via: valley", "conjectural"),
    ],
)
def test_no_way_is_drawn_from_a_circle_as_wide_as_it_is_long(
    moving: Callable[[str], Motion], km: float, via: str, known: str
) -> None:
    motion = moving(HORSE.format(km=km, via=via))
    assert [way.route_class for way in motion.itinerary("horse").ways] == [known]
    moves = [leg for leg in motion.path("horse").legs if leg.mode != "none"]
    assert [leg.route_class for leg in moves] == [known]
    assert {leg.basis for leg in moves} == {"inferred" if known == "unknown" else "interpolated"}


def test_rails_are_where_they_are_however_little_is_known(moving: Callable[[str], Motion]) -> None:
    motion = moving(
        "- unit: first-train\n  mode: rail\n  fixes:\n"
        "    - {place: junction, uncertainty_km: 90, when: 1920-04-27T01:00, sources: [memoir]}\n"
        "    - {place: port, when: 1920-04-27T06:00, sources: [memoir]}\n"
    )
    assert [way.route_class for way in motion.itinerary("first-train").ways] == ["attested"]
    assert all(entry.about is None for entry in motion.knowledge("first-train"))


def test_on_an_unknown_way_a_unit_is_inferred_and_in_doubt_by_the_circle(
    moving: Callable[[str], Motion],
) -> None:
    motion = moving(HORSE.format(km=120, via=""))
    there = position_record(motion.positions(at("04-27T09:00"))[0])
    assert (there["basis"], there["about"], there["near"]) == ("attested", "hill", "hill")
    under_way = position_record(motion.positions(at("04-27T18:00"))[0])
    assert (under_way["basis"], under_way["about"], under_way["near"]) == ("inferred", "hill", "hill")
    assert under_way["between"] == ["hill", "west"]
    assert under_way["uncertainty_km"] >= 120 * 3 / 4
    come = position_record(motion.positions(at("04-28T13:00"))[0])
    assert (come["about"], come["near"], come["between"]) == (None, "west", None)


def test_a_unit_without_a_later_fix_falls_silent_a_day_after_it_was_heard_of(
    moving: Callable[[str], Motion],
) -> None:
    motion = moving(HORSE.format(km=0, via=""))
    last = at("04-28T12:00")
    for after, silent in (
        (timedelta(0), None),
        (SILENCE, "1920-04-28T12:00"),
        (3 * SILENCE, "1920-04-28T12:00"),
    ):
        record = position_record(motion.positions(last + after)[0])
        assert record["silent_since"] == silent
    known = known_at(motion.knowledge("horse"), motion.minute(at("04-27T23:00")))
    assert known.silent_since is None, "it was there until noon"


def test_an_event_that_happened_is_hearing_of_a_unit(motion: Motion) -> None:
    silences = [(entry.minute, entry.silent_since) for entry in motion.knowledge("first-train")]
    assert [when and when.edtf for _, when in silences][-2:] == [None, "1920-04-28"]
    crossing = [event for event in motion.campaign.events if "guard" in event.units]
    assert [event.when.edtf for event in crossing] == ["1920-04-27"]
    assert all(entry.silent_since is None for entry in motion.knowledge("guard") if entry.minute < 2 * 1440)


LONG_RIDE = """\
- unit: horse
  mode: road
  fixes:
    - {place: hill, when: 1920-04-27T06:00, sources: [article]}
    - {place: north, basis: inferred, sources: [article]}
    - {place: west, when: 1920-05-02T12:00, sources: [article]}
  ends: {when: 1920-05-04, how: untold, sources: [article]}
"""


def silences(motion: Motion, unit: str) -> list[tuple[float, str | None]]:
    """Where a unit falls silent, and since when, or is heard of again."""
    entries = motion.knowledge(unit)
    found = [(entry.minute, entry.silent_since and entry.silent_since.edtf) for entry in entries]
    return [pair for before, pair in pairwise([(0.0, None), *found]) if pair[1] != before[1]]


def test_a_way_inferred_between_two_hearings_is_no_hearing(moving: Callable[[str], Motion]) -> None:
    motion = moving(LONG_RIDE)
    silent = motion.minute(at("04-27T06:00") + SILENCE), "1920-04-27T06:00"
    heard_again = motion.minute(at("05-02T12:00")), None
    assert silences(motion, "horse")[:2] == [silent, heard_again]


def test_a_circle_of_some_days_march_is_left_in_as_many_days(moving: Callable[[str], Motion]) -> None:
    motion = moving(LONG_RIDE.replace("place: hill,", "place: hill, uncertainty_km: 90,"))
    assert silences(motion, "horse")[0][0] == motion.minute(at("04-27T06:00") + 3 * SILENCE)


@pytest.mark.parametrize(
    ("arm", "basis", "km", "silent"),
    [
        ("headquarters", "attested", 2, False),
        ("headquarters", "inferred", 2, True),
        ("headquarters", "attested", 40, True),
        ("infantry", "attested", 2, True),
    ],
)
def test_a_headquarters_stays_where_a_source_seats_it(
    moving: Callable[[str], Motion], arm: str, basis: str, km: float, silent: bool
) -> None:
    motion = moving(
        "- unit: horse\n  mode: none\n  fixes:\n"
        f"    - {{place: hill, uncertainty_km: {km}, when: 1920-04-27, basis: {basis}, sources: [article]}}\n"
    )
    units = motion.campaign.units
    seated = units["horse"].model_copy(update={"arm": arm})
    motion.campaign = replace(motion.campaign, units={**units, "horse": seated})
    assert bool(silences(motion, "horse")) is silent


def test_what_happened_some_time_in_months_is_no_hearing() -> None:
    campaign = Campaign.shipped()
    motion = Motion(campaign, Gazetteer.shipped(), RailNetwork.shipped())
    decorated = next(event for event in campaign.events if event.id == "raiders-decorated")
    assert "third-international" in decorated.units
    known = known_at(motion.knowledge("third-international"), motion.minute(at("04-30T12:00")))
    assert known.silent_since is not None


@pytest.mark.parametrize("regiment", ["cavalry-regiment-39", "cavalry-regiment-40"])
def test_nothing_is_heard_of_the_two_regiments_between_quba_and_balakan(regiment: str) -> None:
    motion = Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())
    for day in ("04-29", "04-30", "05-02", "05-06", "05-11"):
        position = position_record(motion.positions(at(f"{day}T12:00"), units=[regiment])[0])
        assert position["silent_since"].startswith("1920-04-27T")
        assert position["basis"] == "inferred"
    found = position_record(motion.positions(at("05-12T18:00"), units=[regiment])[0])
    assert (found["near"], found["silent_since"]) == ("balakan", None)
    ways = motion.itinerary(regiment).ways
    fixes = motion.campaign.track(regiment).fixes
    named = {fix.place: way.route_class for fix, way in zip(fixes[1:], ways, strict=True)}
    assert (named["nukha"], named["zaqatala"]) == ("conjectural", "conjectural")


@pytest.mark.parametrize(
    "seat", ["azrevkom-members", "eleventh-army", "ganja-revkom", "nukha-revkom", "shusha-revkom", "azcheka"]
)
def test_committees_and_headquarters_do_not_fade_in_their_seats(seat: str) -> None:
    motion = Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())
    last = motion.knowledge(seat)[-1]
    assert (last.about, last.silent_since) == (None, None)


def test_knowledge_changes_with_every_entry_and_goes_forward() -> None:
    campaign = Campaign.shipped()
    motion = Motion(campaign, Gazetteer.shipped(), RailNetwork.shipped())
    for unit in campaign.tracks:
        entries = motion.knowledge(unit)
        minutes = [entry.minute for entry in entries]
        assert minutes == sorted(set(minutes))
        states = [(entry.about, entry.way_to, entry.silent_since) for entry in entries]
        assert all(a != b for a, b in pairwise(states))
        for entry in entries:
            if entry.silent_since is not None and entry.silent_since.latest is not None:
                assert entry.minute >= motion.minute(entry.silent_since.latest + SILENCE)


def test_exports_say_that_a_way_is_unknown_and_draw_none(
    moving: Callable[[str], Motion], gazetteer: Gazetteer
) -> None:
    motion = moving(HORSE.format(km=120, via=""))
    geojson = json.loads(export(motion, gazetteer, "geojson", what="tracks"))
    way = next(f for f in geojson["features"] if f["properties"]["what"] == "way")
    assert (way["geometry"], way["properties"]["class"], way["properties"]["km"]) == (None, "unknown", None)
    kml = export(motion, gazetteer, "kml", what="tracks").decode()
    assert "<LineString>" not in kml
    packets = json.loads(export(motion, gazetteer, "czml", what="tracks"))
    drawn = {packet["id"] for packet in packets if "path" in packet}
    assert "unit/horse" not in drawn
    prism = json.loads(export(motion, gazetteer, "mf-json", what="tracks"))
    assert "unknown" in prism["features"][0]["temporalProperties"][0]["way"]["values"]


@pytest.mark.parametrize(
    ("when", "units", "notes"),
    [
        ("04-28T00:00", ["horse"], []),
        ("01-01T00:00", [], ["outside the campaign's window, 1920-04-26T00:00 to 1920-05-05T23:59."]),
        ("06-01T00:00", [], ["Units stand where they were last heard of."]),
        (
            "04-26T12:00",
            ["horse"],
            ["first told of at hill (1920-04-27T06:00), and drawn from 1920-04-27T06:00."],
        ),
        ("05-05T00:00", ["horse"], ["its track ends 1920-05-03 (untold)."]),
        ("05-05T00:00", ["guard"], ["no place of it is told."]),
    ],
)
def test_what_positions_do_not_say_is_noted(
    moving: Callable[[str], Motion], when: str, units: list[str], notes: list[str]
) -> None:
    found = list(where_notes(moving(HORSE.format(km=0, via="")), at(when), units))
    assert len(found) == len(notes)
    assert all(note.endswith(end) for note, end in zip(found, notes, strict=True))
