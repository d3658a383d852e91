"""Drafts of tracks out of the track points of a GPX file, and of events out of its waypoints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from phaseline.campaign.exchange.drafts import Draft, Location
from phaseline.campaign.exchange.facts import civil
from phaseline.campaign.exchange.gpx import Waypoint, in_order, read_gpx
from phaseline.campaign.path import Vertex, simplified
from phaseline.gazetteer.checks import Checker
from phaseline.gazetteer.fold import words

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

NEAR_KM = 2.0
"""How far a waypoint may lie from the place that its event is taken to be at."""


def gpx_track(
    check: Checker, unit: str | None, mode: str, source: str | None, offset_hours: float, tolerance_km: float
) -> list[Draft]:
    """The file's track points as one track: the fewest fixes that hold the way to `tolerance_km`, minute for
    minute, each attested by `source`."""
    if unit is None:
        check.fault("a GPX file, which names no unit", "the unit whose track it is")
    points = read_gpx(check, "trkpt", offset_hours)
    in_order(check, points)
    if check.faults or not points:
        return []
    kept = _thinned(points, tolerance_km)
    fixes = tuple({"point": tuple(p.point), "when": civil(p.when), "sources": _sources(source)} for p in kept)
    lines: dict[Location, int] = {("fixes", i): point.number for i, point in enumerate(kept)}
    return [Draft({"unit": unit, "mode": mode, "fixes": fixes}, kept[0].number, lines)]


def _thinned(points: list[Waypoint], tolerance_km: float) -> list[Waypoint]:
    """The last point of each minute, without those that an even pace between the others stands for."""
    last = {point.when: point for point in points}
    start = points[0].when
    run = [Vertex(_minutes(start, when), *p.point, 0.0) for when, p in last.items()]
    kept = {vertex.minute for vertex in simplified(run, tolerance_km)}
    return [point for when, point in last.items() if _minutes(start, when) in kept]


def _minutes(start: datetime, instant: datetime) -> float:
    return (instant - start) / timedelta(minutes=1)


def _sources(source: str | None) -> tuple[str, ...]:
    return () if source is None else (source,)


def gpx_events(
    check: Checker, gazetteer: Gazetteer, kind: str | None, source: str | None, offset_hours: float
) -> list[Draft]:
    """A draft a waypoint, at the nearest place within `NEAR_KM`; its `type` is the kind, else `kind` is."""
    points = read_gpx(check, "wpt", offset_hours)
    return [Draft(value, point.number) for point, value in _events(points, gazetteer, kind, source)]


def _events(
    points: list[Waypoint], gazetteer: Gazetteer, kind: str | None, source: str | None
) -> Iterator[tuple[Waypoint, dict[str, Any]]]:
    taken: set[str] = set()
    for point in points:
        title = point.name or f"Waypoint {point.number}"
        near = gazetteer.near(point.point, NEAR_KM)[:1]
        yield (
            point,
            {
                "id": _new_id(title, point.number, taken),
                **({"kind": given} if (given := point.kind or kind) else {}),
                "when": civil(point.when),
                "places": tuple(place.id for place in near),
                "title": title,
                "text": point.text or title,
                "sources": _sources(source),
                "note": f"Waypoint at {point.point.lon}, {point.point.lat}.",
            },
        )


def _new_id(title: str, number: int, taken: set[str]) -> str:
    """The Latin words of a title joined by hyphens, with the number where that is none or is taken."""
    spelt = "-".join(word for word in words(title) if word.isascii()) or "waypoint"
    name = spelt if spelt not in (*taken, "waypoint") else f"{spelt}-{number}"
    taken.add(name)
    return name
