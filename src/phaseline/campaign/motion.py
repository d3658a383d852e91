"""Where every unit was at a minute, on what ground that is said, and how far it may be wrong.

Between two fixes a unit moves at an even speed: by rail along the network of the time, otherwise along the
part of the route given (`via`) that joins the two places, failing that on a straight line marked conjectural.
Where not even that can be said, because one of the two is known only to a circle as wide as the way is long,
the way is unknown and drawn by nobody: the unit is somewhere about the straight line, as inferred.
Its uncertainty is what the space-time prism leaves open (see `phaseline.campaign.schedule`), at most the
length of the leg, plus that of the places.

A unit is nowhere before its first fix, and nowhere after its `ends`: a train destroyed, a garrison
disarmed or a force withdrawn is not drawn any more. One whose end is not told stays where it was last
heard of, as inferred.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, cached_property
from itertools import pairwise
from math import cos, hypot, inf, radians
from typing import TYPE_CHECKING

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.known import Knowledge, knowledge, known_at
from phaseline.campaign.model import Event, Fix, Mode, Track
from phaseline.campaign.path import Ground, Itinerary, Leg, Path, Tracer, Vertex, Way
from phaseline.campaign.rail import RailNetwork
from phaseline.campaign.retelling import retold
from phaseline.campaign.schedule import Schedule, Stop, top_speed_kmh
from phaseline.geo import LonLat, MeasuredLine, distance_km

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer
    from phaseline.when import When

__all__ = ["Ground", "Itinerary", "Leg", "Motion", "Path", "Position", "Vertex", "Way"]

RAIL_OFFSET_KM = 3.0
"""How far a place may lie from the railway and still be served by it."""
POINT_KM = 1.0
"""The uncertainty of a fix given as a point, where none is stated."""
_NEAR_KINDS = frozenset(
    ("city", "town", "village", "station", "halt", "junction-point", "bridge", "pass", "port", "quarter")
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a unit was or may have been, on what ground that is said, and the fixes it stands between.

    The true position lies within `uncertainty_km` of the point, as far as sources and speeds tell. `near`
    is the nearest place of the gazetteer, or the fix's own; on an unknown way that of the nearer of its ends.
    `before` and `after` are the fix reached last and the one reached next; `standing` says that the unit is
    at one fix, attested or only not told of since. `known` says whether it is only somewhere about a fix, and
    how long ago it was last heard of.
    """

    unit: str
    point: LonLat
    basis: Ground
    uncertainty_km: float
    near: str | None
    before: Fix | None
    after: Fix | None
    standing: bool
    known: Knowledge

    @property
    def between(self) -> tuple[Fix, Fix] | None:
        """The two fixes that the unit is on its way between; `None` while it stands at one."""
        if self.standing or self.before is None or self.after is None:
            return None
        return self.before, self.after


class Motion:
    """The movement of every unit of a campaign.

    `path(unit_id)`, `itinerary(unit_id)` and `knowledge(unit_id)` are worked out when first asked for, and
    kept; they raise `UnknownName` for a unit without a track. So are `railway(start, end)`, the rails between
    two places, `as_told_by(witness_id)`, the movement in that witness's telling, and `happened()`, the events
    that happened by the units that they name.
    """

    def __init__(self, campaign: Campaign, gazetteer: Gazetteer, railways: RailNetwork) -> None:
        self.campaign = campaign
        self._gazetteer = gazetteer
        self._railways = railways
        self._shared: dict[str, Motion] = {}
        self.path = cache(self._path)
        self.itinerary = cache(self._itinerary)
        self.knowledge = cache(self._knowledge)
        self.happened = cache(self._happened)
        self.railway = cache(self._railway)
        self.as_told_by = cache(self._as_told_by)
        self._route_line = cache(lambda route: MeasuredLine(campaign.routes[route].coords))

    @property
    def gazetteer(self) -> Gazetteer:
        """Where the campaign's places are described."""
        return self._gazetteer

    def _as_told_by(self, witness: str) -> Motion:
        """The movement as one witness tells of it (see `retold`); this one if that is as preferred."""
        campaign = retold(self.campaign, witness)
        return self if campaign is self.campaign else self.retold(campaign)

    def retold(self, campaign: Campaign) -> Motion:
        """The movement in another telling of the campaign; tracks that it shares are not worked out again."""
        other = Motion(campaign, self._gazetteer, self._railways)
        other.railway = self.railway
        shared = (unit for unit, track in campaign.tracks.items() if self.campaign.tracks.get(unit) is track)
        other._shared = dict.fromkeys(shared, self)
        return other

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
        vertex = Tracer(self.campaign.track(unit_id), self.itinerary(unit_id)).at(minute)
        if vertex is None:
            return None
        passed = [fix for index, fix in path.fixes if path.vertices[index].minute <= minute]
        coming = [fix for index, fix in path.fixes if path.vertices[index].minute > minute]
        basis, fix = self._ground(path, minute)
        point = LonLat(vertex.lon, vertex.lat)
        before, after = (passed[-1] if passed else None), (coming[0] if coming else None)
        known = known_at(self.knowledge(unit_id), minute)
        at = fix or self._nearer(known, point)
        near = at.place if at and at.place else self._nearest(point)
        standing = fix is not None
        return Position(unit_id, point, basis, vertex.uncertainty_km, near, before, after, standing, known)

    def _nearer(self, known: Knowledge, point: LonLat) -> Fix | None:
        """The nearer of the fixes between which a unit's way is unknown; `None` while it is known."""
        ends = [fix for fix in (known.about, known.way_to) if fix and known.way_to]
        return min(ends, key=lambda fix: distance_km(self.where(fix)[0], point), default=None)

    def positions(self, instant: datetime, *, units: Collection[str] | None = None) -> list[Position]:
        """Where units were at `instant`, in the order of units.yaml: all in the field, or those asked for.

        Raises:
            UnknownName: a unit asked for is not in the campaign.
        """
        asked = self.campaign.tracks if units is None else [self.campaign.unit(unit).id for unit in units]
        found = (self.position(unit, instant) for unit in self.campaign.units if unit in asked)
        return [position for position in found if position is not None]

    def _ground(self, path: Path, minute: float) -> tuple[Ground, Fix | None]:
        """The basis at `minute`, and the fix the unit stands at, if it does."""
        here = [fix for index, fix in path.fixes if path.vertices[index].minute == minute]
        if here:
            fix = next(
                (fix for fix in here if fix.basis == "attested" and fix.place == here[-1].place), here[-1]
            )
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

    def _happened(self) -> dict[str, tuple[Event, ...]]:
        """The events that happened, by the units that they name."""
        found: dict[str, tuple[Event, ...]] = {}
        for event in self.campaign.events:
            for unit in event.units if event.status == "happened" else ():
                found[unit] = (*found.get(unit, ()), event)
        return found

    def _itinerary(self, unit_id: str) -> Itinerary:
        if unit_id in self._shared:
            return self._shared[unit_id].itinerary(unit_id)
        return self.plan(self.campaign.track(unit_id))

    def _knowledge(self, unit_id: str) -> tuple[Knowledge, ...]:
        like = self._shared.get(unit_id)
        own, its = (motion.happened().get(unit_id, ()) for motion in (self, like or self))
        if like and len(own) == len(its) and all(a is b for a, b in zip(own, its, strict=True)):
            return like.knowledge(unit_id)
        return knowledge(self, unit_id)

    def _path(self, unit_id: str) -> Path:
        if unit_id in self._shared:
            return self._shared[unit_id].path(unit_id)
        return Tracer(self.campaign.track(unit_id), self.itinerary(unit_id)).path()

    def plan(self, track: Track) -> Itinerary:
        """A track made ready to be drawn, be it the campaign's own or a part of it."""
        modes = [self._mode(track, fix) for fix in track.fixes]
        rails = [self._by_rail(modes, i) for i in range(len(track.fixes))]
        located = [self._locate(fix, rail) for fix, rail in zip(track.fixes, rails, strict=True)]
        points = tuple(point for point, _ in located)
        margins = tuple(margin for _, margin in located)
        ways = tuple(
            _as_known(self._way(fix, mode, a, b), fix, max(doubt))
            for fix, mode, (a, b), doubt in zip(
                track.fixes[1:], modes[1:], pairwise(points), pairwise(margins), strict=True
            )
        )
        arm = self.campaign.units[track.unit].arm
        paces = [top_speed_kmh(arm, way.mode) / 60 for way in ways]
        stops = list(self._stops(track, ways, paces))
        return Itinerary(points, margins, ways, Schedule(stops))

    def _mode(self, track: Track, fix: Fix) -> Mode:
        route = self.campaign.routes.get(fix.via) if fix.via else None
        return route.mode if route else track.mode

    @staticmethod
    def _by_rail(modes: Sequence[Mode], i: int) -> bool:
        return "rail" in modes[max(i, 1) : i + 2] if len(modes) > 1 else modes[0] == "rail"

    def where(self, fix: Fix) -> tuple[LonLat, float]:
        """A fix's position as given, and its uncertainty in km."""
        if fix.point is not None:
            return fix.point, POINT_KM if fix.uncertainty_km is None else fix.uncertainty_km
        assert fix.place is not None
        spot = self.spot(fix.place)
        if spot is None:
            raise ValueError(
                f"found place {fix.place!r} without coordinates, expected a fix that can be drawn"
            )
        return spot[0], spot[1] if fix.uncertainty_km is None else fix.uncertainty_km

    def spot(self, place_id: str) -> tuple[LonLat, float] | None:
        """A place's position and its uncertainty in km; `None` if it is unknown or has no coordinates."""
        place = self._gazetteer.get(place_id)
        if place is None or place.lat is None or place.lon is None:
            return None
        return LonLat(place.lon, place.lat), place.uncertainty_km or 0.0

    def knows(self, fix: Fix) -> bool:
        """Whether a fix says where it is, as every fix does in a campaign without faults."""
        if fix.point is not None or fix.place is None:
            return fix.place is None and fix.point is not None
        return self.spot(fix.place) is not None

    def rail_offset_km(self, point: LonLat) -> float:
        """How far a position lies from the railways, in km."""
        return self._railways.snap(point).offset_km

    def _railway(self, start: str, end: str) -> MeasuredLine | None:
        """The shortest way along the rails between two places, by their ids, measured from the first.

        `None` if no rails join them, or if one lies farther than `RAIL_OFFSET_KM` from the rails.
        """
        first, last = (self._gazetteer[place].point for place in (start, end))
        if not first or not last or max(map(self.rail_offset_km, (first, last))) > RAIL_OFFSET_KM:
            return None
        way = self._railways.way(first, last)
        return MeasuredLine(way) if way and len(set(way)) > 1 else None

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
            return Way(None, "attested", "none")
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


def _as_known(way: Way, fix: Fix, doubt_km: float) -> Way:
    """The way to a fix as far as it is known, where the worse known of its two ends is so many km in doubt.

    An end in doubt is a circle about its place. Where that circle is as wide as the way is long (its radius
    at least half of the length) the unit may have started or ended anywhere along the way, or beyond it. A
    straight line is then an invention and its class `unknown`; a route that the track names (`via`) still
    stands, though as `conjectural`, for it begins or ends at a guess; rails are where they are.
    """
    if way.route_class == "attested" or 2 * doubt_km < way.km:
        return way
    return replace(way, route_class="conjectural" if fix.via else "unknown")


def _line(a: LonLat, middle: Sequence[LonLat], b: LonLat) -> MeasuredLine:
    """A line from `a` through `middle` to `b`, without vertices that repeat."""
    coords = [a, *middle, b]
    kept = [coords[0], *(q for p, q in pairwise(coords) if p != q)]
    return MeasuredLine(kept)
