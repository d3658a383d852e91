"""Paths: an itinerary drawn through space and time, with as few vertices as do it justice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from phaseline.campaign.model import Fix, Mode, RouteClass, Track
from phaseline.campaign.schedule import Schedule, Stop
from phaseline.geo import LonLat, MeasuredLine

Ground = Literal["attested", "interpolated", "inferred"]
WayClass = Literal[RouteClass, "unknown"]
"""What kind of line a way is; `unknown` for one that no line is drawn for (see `Motion`)."""
Rows = npt.NDArray[np.float64]

TOLERANCE_KM = 0.05
"""How far a path may lie from the line it simplifies, minute for minute."""

_KM_A_DEGREE = 111.32
_SAMPLES = 16
_LEAST_MINUTES = 1e-3


class Vertex(NamedTuple):
    """A bend of a path: minutes since the epoch, degrees, and the uncertainty in km."""

    minute: float
    lon: float
    lat: float
    uncertainty_km: float


@dataclass(frozen=True, slots=True)
class Leg:
    """The vertices from index `start` to `end`: one move between fixes, or one stay (mode `none`)."""

    start: int
    end: int
    basis: Ground
    route_class: WayClass
    mode: Mode


@dataclass(frozen=True, slots=True)
class Path:
    """A unit's way through space and time; between vertices all four figures change evenly with time.

    `fixes` pairs each fix with the vertex of its arrival. `begins` and `ends` are minutes since the epoch;
    `ends` is `None` for a unit whose end is not told, else `how` says how it ended.
    """

    unit: str
    vertices: tuple[Vertex, ...]
    legs: tuple[Leg, ...]
    fixes: tuple[tuple[int, Fix], ...]
    begins: float
    ends: float | None
    how: str | None

    def at(self, minute: float) -> Vertex | None:
        """Where the unit is at `minute`; `None` before it begins and after it ends."""
        if minute < self.begins or (self.ends is not None and minute > self.ends):
            return None
        i = bisect_right(self.vertices, minute, key=lambda v: v.minute) - 1
        a = self.vertices[i]
        if i + 1 == len(self.vertices):
            return a._replace(minute=minute)
        b = self.vertices[i + 1]
        share = (minute - a.minute) / (b.minute - a.minute)
        return Vertex(minute, *(p + (q - p) * share for p, q in zip(a[1:], b[1:], strict=True)))


@dataclass(frozen=True, slots=True)
class Way:
    """The line from one fix to the next, and what kind of line it is; no line where the unit stays.

    The straight line of an `unknown` way serves only to tell when the unit may have been how far along.
    """

    line: MeasuredLine | None
    route_class: WayClass
    mode: Mode

    @property
    def km(self) -> float:
        return self.line.length_km if self.line else 0.0


@dataclass(frozen=True, slots=True)
class Itinerary:
    """A track made ready: where its fixes lie, the ways between them, and its schedule."""

    points: tuple[LonLat, ...]
    margins_km: tuple[float, ...]
    ways: tuple[Way, ...]
    schedule: Schedule


class Tracer:
    """Draws one itinerary as a path."""

    def __init__(self, track: Track, plan: Itinerary) -> None:
        self.track, self.plan, self.schedule = track, plan, plan.schedule
        self.vertices: list[Vertex] = []
        self.legs: list[Leg] = []
        self.fixes: list[tuple[int, Fix]] = []

    def path(self) -> Path:
        drawn, stops = self.schedule.drawn, self.schedule.stops
        for i, stop in enumerate(stops):
            if i == 0:
                self.vertices.append(self._standing(0, drawn[0]))
            elif stop.fix == stops[i - 1].fix:
                self._stay(i)
            else:
                self._move(i)
            if i == 0 or stop.fix != stops[i - 1].fix:
                self.fixes.append((len(self.vertices) - 1, self.track.fixes[stop.fix]))
        ends = self.track.ends
        return Path(
            self.track.unit,
            tuple(self.vertices),
            tuple(self.legs),
            tuple(self.fixes),
            drawn[0],
            drawn[-1] if ends else None,
            ends.how if ends else None,
        )

    def at(self, minute: float) -> Vertex | None:
        """Where the unit is at `minute`, on its line to the metre; `None` before it begins and after it ends.

        `Path.at` is within `TOLERANCE_KM` of it.
        """
        drawn = self.schedule.drawn
        if minute < drawn[0] or (minute > drawn[-1] and self.track.ends):
            return None
        if len(drawn) == 1 or minute > drawn[-1]:
            return self._standing(len(drawn) - 1, drawn[-1])._replace(minute=minute)
        around = [i for i in range(1, len(drawn)) if drawn[i - 1] <= minute <= drawn[i]]
        found = [self._between(i, minute) for i in around]
        return found[-1]._replace(uncertainty_km=max(vertex.uncertainty_km for vertex in found))

    def _between(self, i: int, minute: float) -> Vertex:
        """Where the unit is at a minute between stops i - 1 and i."""
        a, b = self.schedule.stops[i - 1], self.schedule.stops[i]
        if a.fix == b.fix:
            return self._standing(i, minute)
        way = self.plan.ways[b.fix - 1]
        start, end = self.schedule.drawn[i - 1], self.schedule.drawn[i]
        share = (minute - start) / (end - start) if end > start else 1.0
        vertex = self._moving(way, a, b, share, minute)
        if way.line is None:
            return vertex
        lon, lat = way.line.geodesic_at(share * way.km)
        return vertex._replace(lon=lon, lat=lat)

    def _stay(self, i: int) -> None:
        """From stop i - 1 to stop i at the same fix."""
        fix = self.track.fixes[self.schedule.stops[i].fix]
        told = i < len(self.schedule.stops) - 1 or not self.track.ends
        basis: Ground = fix.basis if told else "inferred"
        start, end = self.schedule.drawn[i - 1], self.schedule.drawn[i]
        grid = {start + (end - start) * step / _SAMPLES for step in range(_SAMPLES + 1)}
        grid |= {minute for minute in self.schedule.bends if start < minute < end}
        self._add(
            [self._standing(i, minute) for minute in _apart(grid, _LEAST_MINUTES)],
            Leg(0, 0, basis, "attested", "none"),
        )

    def _standing(self, i: int, minute: float) -> Vertex:
        fix = self.schedule.stops[i].fix
        km = self.schedule.stops[i].km
        ways = self.plan.ways
        cap = max((way.km for way in ways[max(fix - 1, 0) : fix + 1]), default=0.0)
        return Vertex(minute, *self.plan.points[fix], self.plan.margins_km[fix] + self._play(minute, km, cap))

    def _move(self, i: int) -> None:
        """From stop i - 1 to stop i at the next fix."""
        a, b = self.schedule.stops[i - 1], self.schedule.stops[i]
        way = self.plan.ways[b.fix - 1]
        told = all(self.track.fixes[stop.fix].basis == "attested" for stop in (a, b))
        known = told and way.route_class != "unknown"
        leg = Leg(0, 0, "interpolated" if known else "inferred", way.route_class, way.mode)
        start, end = self.schedule.drawn[i - 1], self.schedule.drawn[i]
        if way.line is None or end == start:
            self._add([self.vertices[-1], self._moving(way, a, b, 1.0, end)], leg)
            return
        shares = {chainage / way.km for chainage in way.line.chainage}
        shares |= {step / _SAMPLES for step in range(_SAMPLES + 1)}
        shares |= {(bend - start) / (end - start) for bend in self.schedule.bends if start < bend < end}
        kept = _apart(shares, _LEAST_MINUTES / (end - start))
        self._add([self._moving(way, a, b, s, start + (end - start) * s) for s in kept], leg)

    def _moving(self, way: Way, a: Stop, b: Stop, share: float, minute: float) -> Vertex:
        start, end = self.plan.margins_km[a.fix], self.plan.margins_km[b.fix]
        point = way.line.at(share * way.km) if way.line else self.plan.points[b.fix]
        km = a.km + share * (b.km - a.km)
        return Vertex(minute, *point, start + (end - start) * share + self._play(minute, km, way.km))

    def _play(self, minute: float, km: float, cap: float) -> float:
        """How far before or behind `km` along the track the unit can have been, at most `cap`."""
        reach = self.schedule.reach(minute)
        return min(max(reach.head - km, km - reach.rear, 0.0), cap)

    def _add(self, run: list[Vertex], leg: Leg) -> None:
        """Adds a run of vertices that starts where the path ends, and the leg over it."""
        joint = max(self.vertices[-1], run[0], key=lambda v: v.uncertainty_km)
        self.vertices[-1] = joint
        start = len(self.vertices) - 1
        self.vertices += simplified([joint, *run[1:]])[1:]
        self.legs.append(Leg(start, len(self.vertices) - 1, leg.basis, leg.route_class, leg.mode))


def _apart(values: Collection[float], least: float) -> list[float]:
    """The values in order, first and last among them, without those that only rounding parts from another."""
    first, last = min(values), max(values)
    kept = [first]
    for value in sorted(values):
        if value - kept[-1] >= least and last - value >= least:
            kept.append(value)
    return [*kept, last] if last > first else kept


def simplified(run: Sequence[Vertex], tolerance_km: float = TOLERANCE_KM) -> list[Vertex]:
    """The run with the vertices that linear interpolation in time replaces well enough left out.

    Douglas and Peucker's scheme with time-synchronised distance (Meratnia and de By 2004), so that at each
    minute the position holds to `tolerance_km`, and the uncertainty to 5 % or 100 m.
    """
    east = _KM_A_DEGREE * cos(radians(run[0].lat))
    rows = np.array(run) * (1.0, east, _KM_A_DEGREE, 1.0)
    doubt = np.maximum(0.1, 0.05 * rows[:, 3])
    keep = {0, len(run) - 1}
    pending = [(0, len(run) - 1)]
    while pending:
        first, last = pending.pop()
        if last - first < 2:
            continue
        strain = _strain(rows[first : last + 1], doubt[first + 1 : last], tolerance_km)
        worst = int(strain.argmax())
        if strain[worst] > 1:
            middle = first + 1 + worst
            keep.add(middle)
            pending += [(first, middle), (middle, last)]
    return [run[i] for i in sorted(keep)]


def _strain(rows: Rows, doubt: Rows, tolerance_km: float) -> Rows:
    """How far the inner rows (minute, km east, km north, km of uncertainty) lie from the line in time between
    the first and last, in units of what is tolerated."""
    a, b, inner = rows[0], rows[-1], rows[1:-1]
    span = b[0] - a[0]
    share = (inner[:, :1] - a[0]) / span if span else np.zeros((len(inner), 1))
    off = a[1:] + share * (b - a)[1:] - inner[:, 1:]
    strain: Rows = np.maximum(np.hypot(off[:, 0], off[:, 1]) / tolerance_km, np.abs(off[:, 2]) / doubt)
    return strain
