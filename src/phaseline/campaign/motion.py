"""Where every unit was at a minute, on what ground that is said, and how far it may be wrong.

Between two fixes a unit moves at an even speed: by rail along the network of the time, otherwise along the
part of the route given (`via`) that joins the two places, failing that on a straight line marked conjectural.
Its uncertainty is what the space-time prism leaves open (see `phaseline.campaign.schedule`), at most the
length of the leg, plus that of the places.

A unit is nowhere before its first fix, and nowhere after its `ends`: a train destroyed, a garrison
disarmed or a force withdrawn is not drawn any more. One whose end is not told stays where it was last
heard of, as inferred.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property
from itertools import pairwise
from math import cos, hypot, inf, radians
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from phaseline.campaign.model import Campaign, Fix, Mode, RouteClass, Track
from phaseline.campaign.rail import RailNetwork
from phaseline.campaign.schedule import Schedule, Stop, top_speed_kmh
from phaseline.geo import LonLat, MeasuredLine

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer
    from phaseline.when import When

Rows = npt.NDArray[np.float64]
Ground = Literal["attested", "interpolated", "inferred"]

RAIL_OFFSET_KM = 3.0
"""How far a place may lie from the railway and still be served by it."""
POINT_KM = 1.0
"""The uncertainty of a fix given as a point, where none is stated."""
TOLERANCE_KM = 0.05
"""How far a path may lie from the line it simplifies, minute for minute."""

_KM_A_DEGREE = 111.32
_SAMPLES = 16
_NEAR_KINDS = frozenset(
    ("city", "town", "village", "station", "halt", "junction-point", "bridge", "pass", "port", "quarter")
)


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
    route_class: RouteClass
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
class Position:
    """Where a unit was or may have been, on what ground that is said, and the fixes it stands between.

    The true position lies within `uncertainty_km` of the point, as far as sources and speeds tell. `near`
    is the nearest place of the gazetteer, or the fix's own.
    """

    unit: str
    point: LonLat
    basis: Ground
    uncertainty_km: float
    near: str | None
    before: Fix | None
    after: Fix | None


@dataclass(frozen=True, slots=True)
class Way:
    """The line from one fix to the next, and what kind of line it is; no line where the unit stays."""

    line: MeasuredLine | None
    route_class: RouteClass
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


class Motion:
    """The movement of every unit of a campaign; paths are worked out when first asked for."""

    def __init__(self, campaign: Campaign, gazetteer: Gazetteer, railways: RailNetwork) -> None:
        self.campaign = campaign
        self._gazetteer = gazetteer
        self._railways = railways
        self.path = cache(self._path)
        self.itinerary = cache(self._itinerary)
        self._route_line = cache(lambda route: MeasuredLine(campaign.routes[route].coords))

    def minute(self, instant: datetime) -> float:
        """Minutes from the campaign's epoch to `instant`."""
        return (instant - self.campaign.epoch) / timedelta(minutes=1)

    def position(self, unit_id: str, instant: datetime) -> Position | None:
        """Where a unit was at `instant`; `None` if it has no track or was not in the field."""
        if unit_id not in self.campaign.tracks:
            self.campaign.unit(unit_id)
            return None
        path = self.path(unit_id)
        minute = self.minute(instant)
        vertex = path.at(minute)
        if vertex is None:
            return None
        passed = [fix for index, fix in path.fixes if path.vertices[index].minute <= minute]
        coming = [fix for index, fix in path.fixes if path.vertices[index].minute > minute]
        basis, fix = self._ground(path, minute)
        point = LonLat(vertex.lon, vertex.lat)
        near = fix.place if fix and fix.place else self._nearest(point)
        before, after = (passed[-1] if passed else None), (coming[0] if coming else None)
        return Position(unit_id, point, basis, vertex.uncertainty_km, near, before, after)

    def positions(self, instant: datetime) -> list[Position]:
        """Where every unit in the field was at `instant`, in the order of units.yaml."""
        found = (self.position(unit, instant) for unit in self.campaign.units if unit in self.campaign.tracks)
        return [position for position in found if position is not None]

    def _ground(self, path: Path, minute: float) -> tuple[Ground, Fix | None]:
        """The basis at `minute`, and the fix the unit stands at, if it does."""
        for index, fix in reversed(path.fixes):
            if path.vertices[index].minute == minute:
                return fix.basis, fix
        for leg in path.legs:
            if path.vertices[leg.start].minute <= minute <= path.vertices[leg.end].minute:
                return leg.basis, self._host(path, leg)
        return "inferred", path.fixes[-1][1]

    @staticmethod
    def _host(path: Path, leg: Leg) -> Fix | None:
        """The fix at which a unit stays during a leg, if it does."""
        passed = [fix for index, fix in path.fixes if index <= leg.start]
        return passed[-1] if leg.mode == "none" else None

    def _path(self, unit_id: str) -> Path:
        track = self.campaign.tracks[unit_id]
        plan = self._itinerary(unit_id)
        return _Tracer(track, plan).path()

    def _itinerary(self, unit_id: str) -> Itinerary:
        track = self.campaign.tracks[unit_id]
        modes = [self._mode(track, fix) for fix in track.fixes]
        rails = [self._by_rail(modes, i) for i in range(len(track.fixes))]
        located = [self._locate(fix, rail) for fix, rail in zip(track.fixes, rails, strict=True)]
        points = tuple(point for point, _ in located)
        ways = tuple(
            self._way(fix, mode, a, b)
            for fix, mode, (a, b) in zip(track.fixes[1:], modes[1:], pairwise(points), strict=True)
        )
        arm = self.campaign.units[unit_id].arm
        paces = [top_speed_kmh(arm, way.mode) / 60 for way in ways]
        stops = list(self._stops(track, ways, paces))
        return Itinerary(points, tuple(margin for _, margin in located), ways, Schedule(stops))

    def _mode(self, track: Track, fix: Fix) -> Mode:
        return self.campaign.routes[fix.via].mode if fix.via else track.mode

    @staticmethod
    def _by_rail(modes: Sequence[Mode], i: int) -> bool:
        return "rail" in modes[max(i, 1) : i + 2] if len(modes) > 1 else modes[0] == "rail"

    def where(self, fix: Fix) -> tuple[LonLat, float]:
        """A fix's position as given, and its uncertainty in km."""
        if fix.point is not None:
            return fix.point, POINT_KM if fix.uncertainty_km is None else fix.uncertainty_km
        assert fix.place is not None
        place = self._gazetteer[fix.place]
        if place.lat is None or place.lon is None:
            raise ValueError(
                f"found place {place.id!r} without coordinates, expected a fix that can be drawn"
            )
        margin = place.uncertainty_km if fix.uncertainty_km is None else fix.uncertainty_km
        return LonLat(place.lon, place.lat), margin or 0.0

    def rail_offset_km(self, point: LonLat) -> float:
        """How far a position lies from the railways, in km."""
        return self._railways.snap(point).offset_km

    def route_offset_km(self, route_id: str, point: LonLat) -> float:
        """How far a position lies from a route, in km."""
        return self._route_line(route_id).measure(point).offset_km

    def _locate(self, fix: Fix, rail: bool) -> tuple[LonLat, float]:
        """Where a fix is drawn, on the rails if it is reached or left by rail, and its uncertainty in km."""
        point, margin = self.where(fix)
        if not rail:
            return point, margin
        foot = self._railways.snap(point)
        if foot.offset_km > RAIL_OFFSET_KM:
            return point, margin
        return self._railways.edges[foot.edge].track.at(foot.km), max(margin, foot.offset_km)

    def _way(self, fix: Fix, mode: Mode, a: LonLat, b: LonLat) -> Way:
        if a == b:
            return Way(None, "attested", mode)
        if mode == "rail" and not fix.via and max(map(self.rail_offset_km, (a, b))) <= RAIL_OFFSET_KM:
            rails = self._railways.way(a, b)
            if rails:
                return Way(_line(a, rails, b), "attested", mode)
        if fix.via:
            route = self._route_line(fix.via)
            part = route.between(route.measure(a).km, route.measure(b).km)
            return Way(_line(a, part, b), self.campaign.routes[fix.via].route_class, mode)
        return Way(_line(a, (), b), "conjectural", mode)

    def _stops(self, track: Track, ways: Sequence[Way], paces: Sequence[float]) -> Iterator[Stop]:
        km = 0.0
        last = len(track.fixes) - 1
        for i, fix in enumerate(track.fixes):
            km += ways[i - 1].km if i else 0.0
            pace = paces[i - 1] if i else 1.0
            yield self._stop(i, km, pace, fix.when or fix.until)
            if fix.when and fix.until:
                yield self._stop(i, km, 1.0, fix.until)
            if i == last and track.ends:
                yield self._stop(i, km, 1.0, track.ends.when)

    def _stop(self, fix: int, km: float, pace: float, when: When | None) -> Stop:
        if when is None:
            return Stop(fix, km, pace)
        earliest = -inf if when.earliest is None else self.minute(when.earliest)
        latest = inf if when.latest is None else self.minute(when.latest)
        return Stop(fix, km, pace, earliest, latest, self.minute(when.middle))

    @cached_property
    def _places(self) -> list[tuple[str, float, float]]:
        """Places that a position may be near to."""
        return [
            (place.id, place.lon, place.lat)
            for place in self._gazetteer
            if place.kind in _NEAR_KINDS and place.lon is not None and place.lat is not None
        ]

    def _nearest(self, point: LonLat) -> str | None:
        squeeze = cos(radians(point.lat))
        return min(
            self._places,
            key=lambda place: hypot((place[1] - point.lon) * squeeze, place[2] - point.lat),
            default=(None,),
        )[0]


class _Tracer:
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

    def _stay(self, i: int) -> None:
        """From stop i - 1 to stop i at the same fix."""
        fix = self.track.fixes[self.schedule.stops[i].fix]
        told = i < len(self.schedule.stops) - 1 or not self.track.ends
        basis: Ground = fix.basis if told else "inferred"
        start, end = self.schedule.drawn[i - 1], self.schedule.drawn[i]
        grid = [start + (end - start) * step / _SAMPLES for step in range(_SAMPLES + 1)]
        self._add([self._standing(i, minute) for minute in grid], Leg(0, 0, basis, "attested", "none"))

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
        both = all(self.track.fixes[stop.fix].basis == "attested" for stop in (a, b))
        leg = Leg(0, 0, "interpolated" if both else "inferred", way.route_class, way.mode)
        start, end = self.schedule.drawn[i - 1], self.schedule.drawn[i]
        if way.line is None or end == start:
            self._add([self.vertices[-1], self._moving(way, a, b, 1.0, end)], leg)
            return
        shares = {chainage / way.km for chainage in way.line.chainage}
        shares |= {step / _SAMPLES for step in range(_SAMPLES + 1)}
        self._add([self._moving(way, a, b, s, start + (end - start) * s) for s in sorted(shares)], leg)

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
        self.vertices += _simplified([joint, *run[1:]])[1:]
        self.legs.append(Leg(start, len(self.vertices) - 1, leg.basis, leg.route_class, leg.mode))


def _line(a: LonLat, middle: Sequence[LonLat], b: LonLat) -> MeasuredLine:
    """A line from `a` through `middle` to `b`, without vertices that repeat."""
    coords = [a, *middle, b]
    kept = [coords[0], *(q for p, q in pairwise(coords) if p != q)]
    return MeasuredLine(kept)


def _simplified(run: Sequence[Vertex]) -> list[Vertex]:
    """The run with the vertices that linear interpolation in time replaces well enough left out.

    Douglas and Peucker's scheme with time-synchronised distance (Meratnia and de By 2004), so that at each
    minute the position holds to `TOLERANCE_KM`, and the uncertainty to 5 % or 100 m.
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
        strain = _strain(rows[first : last + 1], doubt[first + 1 : last])
        worst = int(strain.argmax())
        if strain[worst] > 1:
            middle = first + 1 + worst
            keep.add(middle)
            pending += [(first, middle), (middle, last)]
    return [run[i] for i in sorted(keep)]


def _strain(rows: Rows, doubt: Rows) -> Rows:
    """How far the inner rows (minute, km east, km north, km of uncertainty) lie from the line in time between
    the first and last, in units of what is tolerated."""
    a, b, inner = rows[0], rows[-1], rows[1:-1]
    span = b[0] - a[0]
    share = (inner[:, :1] - a[0]) / span if span else np.zeros((len(inner), 1))
    off = a[1:] + share * (b - a)[1:] - inner[:, 1:]
    strain: Rows = np.maximum(np.hypot(off[:, 0], off[:, 1]) / TOLERANCE_KM, np.abs(off[:, 2]) / doubt)
    return strain
