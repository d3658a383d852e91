"""Events, fixes, ways and phase lines in the one shape that the GIS formats are written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.exchange.records import event_record
from phaseline.campaign.model import Event, Fix, Source, Unit
from phaseline.campaign.motion import Motion
from phaseline.campaign.path import Itinerary
from phaseline.campaign.phase_lines import Arrival, arrivals, course
from phaseline.geo import LonLat

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

FactKind = Literal["event", "fix", "way", "unit", "phase-line"]
Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, fix, way or phase line, or a unit of which no place is known.

    Attributes:
        id: an event's or unit's own; `unit/1` for a unit's first fix, `unit/1-2` for the way to its second.
        group: the kind of an event, else the unit.
        side: whose it is; `None` for an event in which units of no side or several took part.
        begin, end: its earliest and latest minute in civil time, `None` where open.
        coords: WGS 84 degrees: one point, the several points of an event, the line of a way or phase line;
            none of what is told without a place, and of a way of class `unknown`.
        properties: JSON values; those of an event are those of `event_record`.
    """

    kind: FactKind
    id: str
    name: str
    group: str
    side: str | None
    begin: datetime | None
    end: datetime | None
    coords: tuple[LonLat, ...]
    properties: Properties


def civil(instant: datetime | None) -> str | None:
    """`1920-04-27T22:00`: a local civil time, which has no zone."""
    return None if instant is None else instant.isoformat(timespec="minutes")


def flat(value: Any) -> Any:
    """A property in one cell: the members of a list joined by `; `, those of an object by `, `."""
    if isinstance(value, Mapping):
        return ", ".join(str(flat(member)) for member in value.values() if member is not None)
    return "; ".join(str(flat(member)) for member in value) if isinstance(value, list) else value


def event_facts(campaign: Campaign, gazetteer: Gazetteer, language: str = "en") -> Iterator[Fact]:
    """Every event at the points of its places, as far as these are known."""
    for event in campaign.events:
        points = (gazetteer[place].point for place in event.places)
        yield Fact(
            "event",
            event.id,
            event.title.get(language),
            event.kind,
            _side_of(event, campaign),
            event.when.earliest,
            event.when.latest,
            tuple(dict.fromkeys(point for point in points if point is not None)),
            event_record(event, campaign, language),
        )


def _side_of(event: Event, campaign: Campaign) -> str | None:
    sides = {campaign.units[unit].side for unit in event.units}
    return sides.pop() if len(sides) == 1 else None


def phase_line_facts(motion: Motion, language: str = "en") -> Iterator[Fact]:
    """Every phase line with who reached it when, on whose word, from the first arrival to the last."""
    for line in motion.campaign.phase_lines:
        came = arrivals(motion, line)
        begin = came[0].when.earliest if came else None
        end = came[-1].when.latest if came else None
        properties = {
            "side": line.side,
            "why": line.why,
            "start": civil(begin),
            "end": civil(end),
            "arrivals": [_arrival(arrival) for arrival in came],
            "sources": [source.witness for source in line.sources],
        }
        name = line.title.get(language)
        coords = course(line, motion.gazetteer)
        yield Fact("phase-line", line.id, name, line.id, line.side, begin, end, coords, properties)


def _arrival(arrival: Arrival) -> Properties:
    return {
        "unit": arrival.unit,
        "place": arrival.place,
        "when": arrival.when.edtf,
        "basis": arrival.basis,
        "sources": [source.witness for source in arrival.sources],
    }


def track_facts(motion: Motion, gazetteer: Gazetteer, language: str = "en") -> Iterator[Fact]:
    """Unit for unit its fixes, then its ways; a unit without a track is a fact without coordinates."""
    for unit in motion.campaign.units.values():
        facts = _UnitFacts(unit, motion, gazetteer, language)
        if unit.id not in motion.campaign.tracks:
            yield facts.unit_alone()
            continue
        yield from facts.fixes()
        yield from facts.ways()


class _UnitFacts:
    """The facts of one unit."""

    def __init__(self, unit: Unit, motion: Motion, gazetteer: Gazetteer, language: str) -> None:
        self.unit, self.motion, self.campaign = unit, motion, motion.campaign
        self.gazetteer, self.language = gazetteer, language
        self.name = unit.name.get(language)
        self.common = {"unit": unit.id, "unit_name": self.name, "side": unit.side, "arm": unit.arm}

    def unit_alone(self) -> Fact:
        unit = self.unit
        return Fact("unit", unit.id, self.name, unit.id, unit.side, None, None, (), dict(self.common))

    def fixes(self) -> Iterator[Fact]:
        track = self.campaign.track(self.unit.id)
        windows = self._windows()
        for number, fix in enumerate(track.fixes, 1):
            point, margin = self.motion.where(fix)
            begin, end = _window(fix, *windows[number - 1])
            properties = self._properties(fix) | {
                "uncertainty_km": margin,
                "start": civil(begin),
                "end": civil(end),
            }
            if number == len(track.fixes) and track.ends:
                properties |= {"ends": track.ends.when.edtf, "how": track.ends.how}
            name = f"{self.name}: {properties['place_name']}"
            yield self._fact("fix", f"{number}", name, (begin, end), (point,), properties)

    def _properties(self, fix: Fix) -> Properties:
        return {
            **self.common,
            "place": fix.place,
            "place_name": self._place_name(fix),
            "when": fix.when and fix.when.edtf,
            "until": fix.until and fix.until.edtf,
            "basis": fix.basis,
            "text": fix.text and fix.text.get(self.language),
            "sources": [self._source(source) for source in fix.sources],
        }

    def ways(self) -> Iterator[Fact]:
        fixes = self.campaign.track(self.unit.id).fixes
        itinerary = self.motion.itinerary(self.unit.id)
        stops = self._stops(itinerary)
        for i, ((a, b), way) in enumerate(zip(pairwise(fixes), itinerary.ways, strict=True)):
            if way.line is None:
                continue
            leaves, comes = stops[i][1], stops[i + 1][0]
            schedule, known = itinerary.schedule, way.route_class != "unknown"
            begin, end = self._instant(schedule.early[leaves]), self._instant(schedule.late[comes])
            properties = {
                **self.common,
                "from": self._place_name(a),
                "to": self._place_name(b),
                "mode": way.mode,
                "class": way.route_class,
                "km": round(way.km, 1) if known else None,
                "start": civil(begin),
                "end": civil(end),
                "drawn_start": civil(self._instant(schedule.drawn[leaves])),
                "drawn_end": civil(self._instant(schedule.drawn[comes])),
            }
            name = f"{self.name}: {properties['from']} – {properties['to']}"
            coords = way.line.coords if known else ()
            yield self._fact("way", f"{i + 1}-{i + 2}", name, (begin, end), coords, properties)

    def _fact(
        self,
        kind: FactKind,
        key: str,
        name: str,
        window: tuple[datetime | None, datetime | None],
        coords: tuple[LonLat, ...],
        properties: Properties,
    ) -> Fact:
        unit = self.unit
        return Fact(kind, f"{unit.id}/{key}", name, unit.id, unit.side, *window, coords, properties)

    def _windows(self) -> list[tuple[datetime | None, datetime | None]]:
        """The minutes between which speed and neighbours allow the unit to be at each fix."""
        itinerary = self.motion.itinerary(self.unit.id)
        early, late = itinerary.schedule.early, itinerary.schedule.late
        return [(self._instant(early[a]), self._instant(late[b])) for a, b in self._stops(itinerary)]

    @staticmethod
    def _stops(itinerary: Itinerary) -> list[tuple[int, int]]:
        """The first and last stop at each fix."""
        ends: dict[int, tuple[int, int]] = {}
        for index, stop in enumerate(itinerary.schedule.stops):
            first, _ = ends.get(stop.fix, (index, index))
            ends[stop.fix] = first, index
        return list(ends.values())

    def _instant(self, minute: float) -> datetime | None:
        return self.campaign.epoch + timedelta(minutes=round(minute)) if isfinite(minute) else None

    def _place_name(self, fix: Fix) -> str:
        if fix.place is not None:
            return self.gazetteer[fix.place].title
        assert fix.point is not None
        return f"{fix.point.lon}, {fix.point.lat}"

    def _source(self, source: Source) -> Properties:
        name = self.campaign.witnesses[source.witness].name.get(self.language)
        return {"witness": source.witness, "name": name, "section": source.section}


def _window(
    fix: Fix, soonest: datetime | None, latest: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """The earliest and latest minute that the source gives a fix, else those that its neighbours leave it."""
    first, last = fix.when or fix.until, fix.until or fix.when
    if first is None or last is None:
        return soonest, latest
    return first.earliest, last.latest
