"""Where a unit was, on what ground, and how far that may be wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phaseline.campaign import Campaign, Fix, Text, Track, Window, load
from phaseline.campaign.model import Heading, Side, Unit
from phaseline.campaign.motion import Motion
from phaseline.campaign.path import Path as UnitPath
from phaseline.campaign.path import Vertex
from phaseline.campaign.rail import RailNetwork
from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer
from phaseline.geo import LonLat, MeasuredLine, distance_km
from phaseline.when import parse

EPOCH = datetime(1920, 4, 26)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(f"1920-{text}")


@pytest.mark.parametrize(
    ("unit", "when", "lon", "lat", "basis", "near"),
    [
        ("first-train", "04-27T01:00", 48.6, 41.8, "attested", "north"),
        ("first-train", "04-27T01:59", 48.6, 41.8, "attested", "north"),
        ("first-train", "04-27T06:00", 49.0, 40.6, "attested", "port"),
        ("first-train", "05-03T06:00", 48.0, 41.0, "inferred", "west"),
        ("horse", "04-28T20:00", 48.4, 41.3, "attested", "hill"),
        ("guard", "04-27T02:30", 48.7, 41.6, "inferred", "bridge"),
    ],
)
def test_where_a_unit_stands(
    motion: Motion, unit: str, when: str, lon: float, lat: float, basis: str, near: str
) -> None:
    position = motion.position(unit, instant(when))
    assert position is not None
    assert position.point == pytest.approx((lon, lat), abs=3e-4)
    assert (position.basis, position.near) == (basis, near)


def test_between_an_attested_and_an_inferred_fix_all_is_inferred(motion: Motion) -> None:
    position = motion.position("first-train", instant("04-27T03:00"))
    assert position is not None
    assert (position.basis, position.before.place, position.after.place) == ("inferred", "north", "junction")


def test_between_attested_fixes_the_train_is_on_the_rails_by_distance(motion: Motion) -> None:
    position = motion.position("first-train", instant("04-27T21:00"))
    assert position is not None
    rails = MeasuredLine([(49.0, 40.6), (49.0, 41.0), (48.5, 40.9), (48.0, 41.0)])
    halfway = rails.at(rails.length_km * 15 / 30)
    assert position.basis == "interpolated"
    assert distance_km(position.point, halfway) < 0.05


@pytest.mark.parametrize(("unit", "when"), [("first-train", "04-27T00:59"), ("guard", "04-27T02:31")])
def test_a_unit_is_nowhere_before_it_begins_and_after_it_ends(motion: Motion, unit: str, when: str) -> None:
    assert motion.position(unit, instant(when)) is None


def test_a_unit_that_is_not_there_is_refused(motion: Motion) -> None:
    with pytest.raises(UnknownName, match="found unit 'ghost', expected one of first-train, horse, guard"):
        motion.position("ghost", EPOCH)


def test_a_unit_without_a_track_has_no_position_and_no_path(folder: Path, gazetteer: Gazetteer) -> None:
    text = (folder / "units.yaml").read_text(encoding="utf-8")
    (folder / "units.yaml").write_text(
        f"{text}  - {{id: idle, name: I, short: I, side: red, arm: ship}}\n", "utf-8"
    )
    motion = Motion(load(folder, gazetteer), gazetteer, RailNetwork({}))
    assert motion.position("idle", EPOCH) is None
    with pytest.raises(UnknownName, match=r"found track of unit .idle., expected one of first-train, horse"):
        motion.path("idle")


def test_all_units_in_the_field(motion: Motion) -> None:
    assert [p.unit for p in motion.positions(instant("04-27T02:00"))] == ["first-train", "guard"]


def test_a_route_is_followed_in_the_right_direction_and_for_its_part_only(
    moving: Callable[[str], Motion],
) -> None:
    motion = moving(
        "- unit: horse\n  mode: road\n  fixes:\n"
        "    - {place: hill, when: 1920-04-27T00:00, sources: [article]}\n"
        "    - {place: west, when: 1920-04-27T12:00, via: valley, sources: [article]}\n"
    )
    path = motion.path("horse")
    assert [(round(v.lon, 2), round(v.lat, 2)) for v in path.vertices if v.lon in (48.4, 48.2, 48.0)] == [
        (48.4, 41.3),
        (48.2, 41.2),
        (48.0, 41.0),
    ]
    assert [(leg.route_class, leg.mode) for leg in path.legs] == [("inferred", "road")]


def test_a_way_without_route_is_conjectural(motion: Motion) -> None:
    assert [leg.route_class for leg in motion.path("horse").legs] == ["inferred", "attested", "conjectural"]


def test_a_withdrawn_unit_says_how(motion: Motion) -> None:
    path = motion.path("guard")
    assert (path.begins, path.ends, path.how) == (720, 1590, "disarmed")


def test_vertices_are_at_one_minute_or_clearly_apart(moving: Callable[[str], Motion]) -> None:
    motion = moving(
        "- unit: first-train\n  mode: rail\n  fixes:\n"
        "    - {place: north, when: 1920-04-26T00:00, sources: [article]}\n"
        "    - {place: north, when: 1920-04-26T09:03, until: 1920-04-26T14:03, sources: [article]}\n"
        "    - {place: west, when: 1920-04-26, sources: [article]}\n"
        "    - {place: north, when: 1920-04-26T14:03, sources: [article]}\n"
    )
    minutes = [vertex.minute for vertex in motion.path("first-train").vertices]
    assert all(b == a or b - a >= 1e-3 for a, b in pairwise(minutes))


def test_two_instants_at_once_do_not_divide_by_zero(moving: Callable[[str], Motion]) -> None:
    motion = moving(
        "- unit: horse\n  mode: road\n  fixes:\n"
        "    - {place: hill, when: 1920-04-27T12:00, sources: [article]}\n"
        "    - {place: west, when: 1920-04-27T12:00, sources: [article]}\n"
    )
    position = motion.position("horse", instant("04-27T12:00"))
    assert position is not None
    assert position.near == "west"


PLACES = ("north", "bridge", "junction", "port", "west")


@st.composite
def campaigns(draw: st.DrawFn) -> Campaign:
    """A train that goes from place to place, its times exact, vague or missing."""
    fixes: list[Fix] = []
    minute = draw(st.integers(0, 600))
    count = draw(st.integers(1, 6))
    for i in range(count):
        minute += draw(st.integers(0, 900)) if i else 0
        stay = draw(st.none() | st.integers(0, 300))
        vague = draw(st.integers(0, 3))
        here = EPOCH + timedelta(minutes=minute)
        minute += stay or 0
        there = EPOCH + timedelta(minutes=minute)
        timed = i in (0, count - 1) or vague < 3
        fixes.append(
            Fix(
                place=draw(st.sampled_from(PLACES)),
                when=parse(f"{here:%Y-%m-%d}" if vague == 1 else f"{here:%Y-%m-%dT%H:%M}") if timed else None,
                until=parse(f"{there:%Y-%m-%dT%H:%M}") if timed and stay is not None else None,
                basis="attested" if timed else "inferred",
            )
        )
    words = Text({"en": "x"})
    heading = Heading(
        id="x", title=words, summary=words, calendar=words, zone=words, epoch=EPOCH,
        window=Window(EPOCH, EPOCH + timedelta(days=9)), languages=("en",),
    )  # fmt: skip
    side = Side(id="s", name=words, short=words, colour="#000000", shape="square")
    unit = Unit(id="u", name=words, short=words, side="s", arm="armored-train")
    track = Track(unit="u", mode="rail", fixes=tuple(fixes))
    return Campaign(heading, {"s": side}, {"u": unit}, {"u": track}, (), (), {}, {}, {})


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_paths_hold_their_promises(gazetteer: Gazetteer, railways: RailNetwork, data: st.DataObject) -> None:
    motion = Motion(data.draw(campaigns()), gazetteer, railways)
    path = motion.path("u")
    assert all(a.minute <= b.minute for a, b in pairwise(path.vertices))
    assert [leg.end for leg in path.legs][:-1] == [leg.start for leg in path.legs][1:]
    assert len(path.fixes) == len(motion.campaign.tracks["u"].fixes)
    _stands_at_its_fixes(motion, path)
    _moves_without_a_jump(path)


def _stands_at_its_fixes(motion: Motion, path: UnitPath) -> None:
    instants = [f for _, f in path.fixes if f.when and f.when.is_instant]
    for index, fix in path.fixes:
        vertex = path.vertices[index]
        place, margin = motion.where(fix)
        assert distance_km(LonLat(vertex.lon, vertex.lat), place) <= max(margin, 0.1)
        assert vertex.uncertainty_km >= margin - 1e-9
        clash = [other for other in instants if other is not fix and other.when == fix.when]
        if fix.when and fix.when.is_instant and not clash and not motion.itinerary("u").schedule.breaches:
            position = motion.position("u", fix.when.middle)
            assert position is not None
            assert (position.basis, position.near) == ("attested", fix.place)


def _moves_without_a_jump(path: UnitPath) -> None:
    for a, b in pairwise(path.vertices):
        if b.minute == a.minute:
            continue
        middle = path.at((a.minute + b.minute) / 2)
        assert middle == pytest.approx(Vertex(*((p + q) / 2 for p, q in zip(a, b, strict=True))))


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_positions_keep_to_the_rails_and_inside_the_prism(
    gazetteer: Gazetteer, railways: RailNetwork, data: st.DataObject
) -> None:
    motion = Motion(data.draw(campaigns()), gazetteer, railways)
    path, plan = motion.path("u"), motion.itinerary("u")
    minute = data.draw(st.floats(path.begins, path.vertices[-1].minute))
    vertex = path.at(minute)
    assert vertex is not None
    assert railways.snap(LonLat(vertex.lon, vertex.lat)).offset_km < 0.06
    drawn, stops = plan.schedule.drawn, plan.schedule.stops
    for i, (start, end) in enumerate(pairwise(drawn)):
        if start < minute < end and stops[i].fix != stops[i + 1].fix and not plan.schedule.breaches:
            way = plan.ways[stops[i].fix]
            share = (minute - start) / (end - start)
            if way.line:
                assert distance_km(LonLat(vertex.lon, vertex.lat), way.line.at(share * way.km)) < 0.06
            reach = plan.schedule.reach(minute)
            km = stops[i].km + share * way.km
            far = min(max(reach.head - km, km - reach.rear), way.km)
            assert vertex.uncertainty_km >= far * 0.9 - 0.2


def test_doubt_grows_at_once_though_the_leg_is_long(moving: Callable[[str], Motion]) -> None:
    tracks = """\
- unit: first-train
  mode: rail
  fixes:
    - {place: junction, when: 1920-04-26T00:00, sources: [article]}
    - {place: port, when: 1920-04-26T14:30, sources: [article]}
"""
    position = moving(tracks).position("first-train", datetime(1920, 4, 26, 0, 8))
    assert position is not None
    assert position.uncertainty_km >= 8 - 44.4 * 8 / 870
