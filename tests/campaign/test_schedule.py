"""The schedule of a track: order, windows, top speed, and the prism."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phaseline.campaign.schedule import Breach, Reach, Schedule, Stop, top_speed_kmh


def at(km: float, earliest: float, latest: float | None = None, *, pace: float = 1.0) -> Stop:
    latest = earliest if latest is None else latest
    return Stop(0, km, pace, earliest, latest, (earliest + latest) / 2)


@pytest.mark.parametrize(
    ("stops", "drawn", "why"),
    [
        ([at(0, 0), at(60, 120)], [0, 120], "instants stand"),
        ([at(0, 0, 1000), at(60, 2000, 3000)], [500, 2500], "windows apart are drawn at their middles"),
        (
            [at(0, 0, 1000), at(100, 0, 1000)],
            [400, 600],
            "a window shared is parted evenly, at half the top speed",
        ),
        ([at(0, 0, 1000), at(60, 510)], [390, 510], "an instant pushes its neighbour back"),
        ([at(0, 400), at(60, 0, 500)], [400, 500], "a window holds its stop back"),
        ([at(0, 0), Stop(1, 25, 1.0), at(100, 200)], [0, 50, 200], "without a time: spaced by distance"),
        (
            [at(0, 0), Stop(1, 0, 1.0), at(0, 200)],
            [0, 0, 200],
            "without a time or a way: with the one before",
        ),
        ([at(0, -inf, 100), at(30, 200)], [100, 200], "open to the past"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_drawing_minutes(stops: list[Stop], drawn: list[float], why: str) -> None:
    stops = [s if s.earliest > -inf or s.target is None else Stop(0, 0, 1.0, -inf, 100, 100) for s in stops]
    assert Schedule(stops).drawn == pytest.approx(drawn), why


def test_a_track_without_a_time_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one or more"):
        _ = Schedule([Stop(0, 0), Stop(1, 5)]).drawn


@pytest.mark.parametrize(
    ("stops", "breaches"),
    [
        ([at(0, 0), at(100, 100)], []),
        ([at(0, 0), at(100, 50)], [Breach(0, 1, 100, 50)]),
        ([at(0, 100), at(10, 40)], [Breach(0, 1, 10, -60)]),
        ([at(0, 0), at(60, 10, 70), at(120, 100)], [Breach(0, 2, 120, 100)]),
        ([at(0, 0), at(100, 50), at(200, 90)], [Breach(0, 1, 100, 50), Breach(1, 2, 100, 40)]),
        ([at(0, 0, 500), at(100, 100)], []),
    ],
)
def test_breaches_name_the_stops_that_bind(stops: list[Stop], breaches: list[Breach]) -> None:
    assert Schedule(stops).breaches == breaches


@pytest.mark.parametrize(
    ("minute", "reach"),
    [
        (0, Reach(0, 0)),
        (50, Reach(0, 50)),
        (100, Reach(0, 100)),
        (150, Reach(50, 100)),
        (200, Reach(100, 100)),
    ],
)
def test_the_prism_of_one_leg(minute: float, reach: Reach) -> None:
    assert Schedule([at(0, 0), at(100, 200)]).reach(minute) == reach


def test_the_prism_of_a_stay_opens_with_its_window() -> None:
    schedule = Schedule([at(0, 0), at(50, 100, 200), at(50, 300, 400), at(90, 500)])
    assert [schedule.reach(minute) for minute in (150, 250, 350)] == [
        Reach(0, 50),
        Reach(50, 50),
        Reach(50, 90),
    ]


def test_an_arm_rides_as_fast_as_what_carries_it() -> None:
    assert [top_speed_kmh(arm, mode) for arm, mode in (("infantry", "road"), ("infantry", "rail"))] == [6, 60]
    assert [top_speed_kmh("cavalry", mode) for mode in ("none", "sea", "air")] == [15, 35, 150]
    assert top_speed_kmh("armored-train", "rail") == 60


@st.composite
def tracks(draw: st.DrawFn) -> list[Stop]:
    """A track that somebody can have made: real minutes first, windows around some of them."""
    km = minute = 0.0
    stops: list[Stop] = []
    for i in range(draw(st.integers(1, 8))):
        if i:
            step = draw(st.integers(0, 80))
            km += step
            minute += step + draw(st.integers(0, 500))
        early, late = minute - draw(st.integers(0, 900)), minute + draw(st.integers(0, 900))
        timed = i == 0 or draw(st.integers(0, 4)) > 0
        stops.append(at(km, early, late) if timed else Stop(i, km))
    return stops


@settings(deadline=None)
@given(tracks())
def test_what_can_have_been_is_no_breach(stops: list[Stop]) -> None:
    schedule = Schedule(stops)
    assert schedule.breaches == []
    assert all(low <= high for low, high in zip(schedule.early, schedule.late, strict=True))


@settings(deadline=None)
@given(tracks())
def test_stops_are_drawn_in_order_and_inside_their_windows(stops: list[Stop]) -> None:
    drawn = Schedule(stops).drawn
    assert all(a <= b for a, b in pairwise(drawn))
    for stop, minute in zip(stops, drawn, strict=True):
        assert stop.target is None or stop.earliest <= minute <= stop.latest


@settings(deadline=None)
@given(tracks(), st.floats(0, 1))
def test_the_prism_contains_the_interpolated_position(stops: list[Stop], share: float) -> None:
    schedule = Schedule(stops)
    for a, b in pairwise(range(len(stops))):
        start, end = schedule.drawn[a], schedule.drawn[b]
        km = stops[a].km + share * (stops[b].km - stops[a].km)
        rear, head = schedule.reach(start + share * (end - start))
        # Whole minutes may cost a minute of travel at the top speed, here one km.
        assert rear - 1.01 <= km <= head + 1.01
