"""`where` against an independent computation: the shipped files read anew, and only pyproj and shapely.

Fixes, routes and railways are read from their files as they stand. Each place reached or left by rail is put
on the line nearest to it; the way along the lines is the shortest in a graph of all their vertices; the
position is as far along it, in geodesic km, as the time since the departure is of the time to the arrival.
The minutes of stops without a clock time, which a map must choose within their windows, are those that
`Motion` chose.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from heapq import heappop, heappush
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, Point

from phaseline.campaign import Campaign, Motion, RailNetwork
from phaseline.gazetteer import Gazetteer

GEODATA = Path(__file__).parents[2] / "geodata"
HOME = GEODATA / "campaigns" / "azerbaijan-1920"
GEOD = Geod(ellps="WGS84")
EPOCH = datetime(1920, 4, 26)
TOLERANCE_M = 50
MODES = ("rail", "road", "sea", "air")

Xy = tuple[float, float]


class Move(NamedTuple):
    """A move of one unit between two fixes: minutes since the epoch, top speed in km a minute, its line."""

    unit: str
    mode: str
    departs: float
    arrives: float
    pace: float
    line: tuple[Xy, ...]


def metres(a: Xy, b: Xy) -> float:
    return float(GEOD.inv(*a, *b)[2])


def along(line: Sequence[Xy], share: float) -> Xy:
    """The position at a share of a line's geodesic length, on the geodesic between its vertices."""
    lengths = [metres(a, b) for a, b in pairwise(line)]
    rest = share * sum(lengths)
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if rest <= length and length:
            azimuth = GEOD.inv(*a, *b)[0]
            return GEOD.fwd(*a, azimuth, rest)[:2]
        rest -= length
    return line[-1]


def foot(line: Sequence[Xy], point: Xy) -> tuple[float, int, Xy]:
    """How far a point lies from a line in m, the vertex before the place nearest to it, and that place."""
    squeeze = cos(radians(point[1]))
    found = []
    for i, (a, b) in enumerate(pairwise(line)):
        if a == b:
            continue
        flat = LineString([(a[0] * squeeze, a[1]), (b[0] * squeeze, b[1])])
        near = flat.interpolate(flat.project(Point(point[0] * squeeze, point[1])))
        place = (near.x / squeeze, near.y)
        found.append((metres(place, point), i, place))
    return min(found)


@cache
def railways() -> dict[str, tuple[Xy, ...]]:
    features = json.loads((GEODATA / "railways" / "lines.geojson").read_text("utf-8"))["features"]
    return {f["properties"]["id"]: tuple(map(tuple, f["geometry"]["coordinates"])) for f in features}


@cache
def on_rails(point: Xy) -> tuple[float, str, int, Xy]:
    """The place on the railways nearest to a point: metres away, line, vertex before it, and itself."""
    return min(
        (away, name, i, xy) for name, line in railways().items() for away, i, xy in [foot(line, point)]
    )


@cache
def by_rail(start: Xy, end: Xy) -> tuple[Xy, ...]:
    """The shortest way between two places on the railways, in a graph of all vertices (Dijkstra 1959)."""
    graph: dict[Xy, dict[Xy, float]] = {}
    stops = [(line, i, xy) for _, line, i, xy in (on_rails(start), on_rails(end))]
    for name, line in railways().items():
        marks = [(i, 0.0, xy) for i, xy in enumerate(line)]
        marks += [(i, metres(line[i], xy), xy) for other, i, xy in stops if other == name]
        for (_, _, a), (_, _, b) in pairwise(sorted(marks)):
            graph.setdefault(a, {})[b] = graph.setdefault(b, {})[a] = metres(a, b)
    source, goal = stops[0][2], stops[1][2]
    queue: list[tuple[float, Xy, tuple[Xy, ...]]] = [(0.0, source, (source,))]
    done: set[Xy] = set()
    while queue:
        far, here, way = heappop(queue)
        if here == goal:
            return way
        if here not in done:
            done.add(here)
            for there, length in graph[here].items():
                heappush(queue, (far + length, there, (*way, there)))
    raise AssertionError(f"no rails from {start} to {end}")


def part(line: Sequence[Xy], start: Xy, end: Xy) -> tuple[Xy, ...]:
    """The line from the place nearest to `start` to that nearest to `end`."""
    (_, i, a), (_, j, b) = foot(line, start), foot(line, end)
    forwards = (i, metres(line[i], a)) <= (j, metres(line[j], b))
    inner = line[i + 1 : j + 1] if forwards else line[j + 1 : i + 1][::-1]
    return (a, *inner, b)


def read(name: str) -> Iterator[Any]:
    for path in sorted((HOME / name).glob("*.yaml")):
        yield from yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


@cache
def places() -> dict[str, Xy]:
    rows = csv.DictReader((GEODATA / "gazetteer" / "places.csv").read_text("utf-8").splitlines())
    return {row["id"]: (float(row["lon"]), float(row["lat"])) for row in rows if row["lon"]}


@cache
def routes() -> dict[str, tuple[str, tuple[Xy, ...]]]:
    """The mode and the line of each route."""
    features = json.loads((HOME / "routes.geojson").read_text("utf-8"))["features"]
    return {
        f["properties"]["id"]: (f["properties"]["mode"], tuple(map(tuple, f["geometry"]["coordinates"])))
        for f in features
    }


def position(fix: dict[str, Any]) -> Xy:
    return tuple(map(float, fix["point"])) if "point" in fix else places()[fix["place"]]


def way(track: dict[str, Any], fixes: list[dict[str, Any]], i: int) -> tuple[Xy, ...]:
    """The line from fix i - 1 to fix i."""
    modes = [routes()[f["via"]][0] if "via" in f else track["mode"] for f in fixes]

    def drawn(j: int) -> Xy:
        touched = "rail" in modes[max(j, 1) : j + 2]
        away, _, _, xy = on_rails(position(fixes[j]))
        return xy if touched and away <= 3000 else position(fixes[j])

    a, b = drawn(i - 1), drawn(i)
    if "via" in fixes[i]:
        return (a, *part(routes()[fixes[i]["via"]][1], a, b), b)
    return by_rail(a, b) if modes[i] == "rail" and a != b else (a, b)


def minute(text: str) -> float | None:
    """Minutes since the epoch, of a date with a clock and no doubt."""
    try:
        return (datetime.strptime(text, "%Y-%m-%dT%H:%M") - EPOCH) / timedelta(minutes=1)
    except ValueError:
        return None


@pytest.fixture(scope="module")
def motion() -> Motion:
    return Motion(Campaign.shipped(), Gazetteer.shipped(), RailNetwork.shipped())


@pytest.fixture(scope="module")
def moves(motion: Motion) -> list[Move]:
    return [move for track in read("tracks") for move in moves_of(track, motion)]


def moves_of(track: dict[str, Any], motion: Motion) -> Iterator[Move]:
    fixes = track["fixes"]
    schedule = motion.itinerary(track["unit"]).schedule
    drawn: dict[int, list[float]] = {}
    paces: dict[int, float] = {}
    for stop, at in zip(schedule.stops, schedule.drawn, strict=True):
        drawn.setdefault(stop.fix, []).append(at)
        paces.setdefault(stop.fix, stop.pace)
    for i in range(1, len(fixes)):
        before = fixes[i - 1].get("until", fixes[i - 1].get("when", ""))
        clocks = minute(before), minute(fixes[i].get("when", fixes[i].get("until", "")))
        departs = drawn[i - 1][-1] if clocks[0] is None else clocks[0]
        arrives = drawn[i][0] if clocks[1] is None else clocks[1]
        if departs < arrives and position(fixes[i - 1]) != position(fixes[i]):
            yield Move(track["unit"], track["mode"], departs, arrives, paces[i], way(track, fixes, i))


def test_moves_are_of_every_kind(moves: list[Move]) -> None:
    assert {move.mode for move in moves} >= set(MODES)
    assert len(moves) > 50


@st.composite
def moments(draw: st.DrawFn, moves: list[Move]) -> tuple[Move, datetime, float]:
    """A moment of some move: the instant, and the share of the move's time that has passed."""
    mode = draw(st.sampled_from(MODES))
    move = draw(st.sampled_from([move for move in moves if move.mode == mode]))
    share = draw(st.floats(0, 1, exclude_min=True, exclude_max=True))
    instant = EPOCH + timedelta(minutes=move.departs + share * (move.arrives - move.departs))
    passed = (instant - EPOCH) / timedelta(minutes=1) - move.departs
    return move, instant, passed / (move.arrives - move.departs)


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_where_equals_an_independent_computation(
    motion: Motion, moves: list[Move], data: st.DataObject
) -> None:
    move, instant, share = data.draw(moments(moves))
    found = motion.position(move.unit, instant)
    assert found is not None
    assert metres(found.point, along(move.line, share)) <= TOLERANCE_M


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_the_prism_holds_every_position(motion: Motion, moves: list[Move], data: st.DataObject) -> None:
    """From the fix behind and to the fix ahead it is no farther than the top speed of the arm allows."""
    move, instant, _ = data.draw(moments(moves))
    found = motion.position(move.unit, instant)
    assert found is not None
    now = motion.minute(instant)
    # Stops are drawn at whole minutes, which may take half a minute from either end.
    assert metres(move.line[0], found.point) / 1000 <= move.pace * (now - move.departs + 1)
    assert metres(found.point, move.line[-1]) / 1000 <= move.pace * (move.arrives - now + 1)


def test_every_chosen_minute_is_one_that_the_source_allows(motion: Motion) -> None:
    for unit in motion.campaign.tracks:
        schedule = motion.itinerary(unit).schedule
        for stop, drawn in zip(schedule.stops, schedule.drawn, strict=True):
            assert stop.earliest <= drawn <= stop.latest, (unit, stop)
