"""When the lines that a campaign declares were reached, by whom and on whose word; and where they run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from phaseline.campaign.kinds import EVENT_KINDS
from phaseline.campaign.known import SEATED
from phaseline.campaign.model import Basis, PhaseLine, Source
from phaseline.errors import PhaselineError
from phaseline.geo import LonLat, MeasuredLine, distance_km
from phaseline.when import When

if TYPE_CHECKING:
    from phaseline.campaign.motion import Motion
    from phaseline.gazetteer import Gazetteer

JOINT_KM = 1.0
"""How far two parts of a line may lie apart and still follow each other."""
OFF_KM = 30.0
"""How far a place may lie from the river, railway or frontier that a line follows."""


class Arrival(NamedTuple):
    """A unit at one of a line's places: drawn at a minute, told as `when`, on whose word."""

    unit: str
    place: str
    minute: float
    when: When
    basis: Basis
    sources: tuple[Source, ...]


def arrivals(motion: Motion, line: PhaseLine) -> tuple[Arrival, ...]:
    """The first arrival of each unit of the line's side at one of its places, in order of time.

    A unit arrives by a fix with a time or, if it has no track, by an event for which its units were there.
    Those that a witness attests count; the inferred ones only of a line that has no other.
    """
    found = sorted(came(motion, line), key=lambda arrival: arrival.minute)
    first: dict[str, Arrival] = {}
    for arrival in [arrival for arrival in found if arrival.basis == "attested"] or found:
        first.setdefault(arrival.unit, arrival)
    return tuple(first.values())


def came(motion: Motion, line: PhaseLine) -> Iterator[Arrival]:
    """Every arrival of a unit of the line's side at one of its places, attested or inferred.

    Headquarters come to a line when their units have it: they do not reach it.
    """
    since = -inf if line.since is None else motion.minute(line.since)
    for unit in motion.campaign.units.values():
        if unit.side == line.side and unit.arm != SEATED:
            found = chain(_by_fixes(motion, unit.id), _by_events(motion, unit.id))
            yield from (a for a in found if a.place in line.through and a.minute >= since)


def _by_fixes(motion: Motion, unit: str) -> Iterator[Arrival]:
    if unit not in motion.campaign.tracks:
        return
    path = motion.path(unit)
    for vertex, fix in path.fixes:
        if fix.place is not None and fix.when is not None:
            minute = path.vertices[vertex].minute
            yield Arrival(unit, fix.place, minute, fix.when, fix.basis, fix.sources)


def _by_events(motion: Motion, unit: str) -> Iterator[Arrival]:
    if unit in motion.campaign.tracks:
        return
    for event in motion.happened().get(unit, ()):
        if EVENT_KINDS[event.kind].joined:
            minute = motion.minute(event.when.middle)
            for place in event.places:
                yield Arrival(unit, place, minute, event.when, "attested", event.sources)


def course(line: PhaseLine, gazetteer: Gazetteer) -> tuple[LonLat, ...]:
    """The positions that a line is drawn through, in order.

    Raises:
        PhaselineError: what it follows is not drawn as a line, or passes its places too far off.
    """
    for found, expected in off_course(line, gazetteer):
        raise PhaselineError(f"phase line {line.id!r}: found {found}, expected {expected}")
    points = [point for _, point in _placed(line, gazetteer)]
    if line.along is None:
        return tuple(points)
    run = _run(line.along, points, gazetteer)
    assert run
    kms = [run.measure(point).km for point in points]
    return tuple(run.between(min(kms), max(kms)))


def off_course(line: PhaseLine, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """What keeps a line from being drawn, as what was found and what was expected."""
    placed = _placed(line, gazetteer)
    if len(placed) < 2:
        yield f"{len(placed)} of its places with coordinates", "two or more"
    if line.along is None or line.along not in gazetteer:
        return
    run = _run(line.along, [point for _, point in placed], gazetteer)
    if run is None:
        yield f"no line of {line.along!r}", "a river, railway or frontier"
        return
    for place, point in placed:
        off_km = run.measure(point).offset_km
        if off_km > OFF_KM:
            yield f"{place!r} {off_km:.0f} km from {line.along!r}", f"{OFF_KM:.0f} km or less"


def _placed(line: PhaseLine, gazetteer: Gazetteer) -> list[tuple[str, LonLat]]:
    places = [gazetteer[place] for place in line.through if place in gazetteer]
    return [(place.id, place.point) for place in places if place.point is not None]


def _run(along: str, points: Sequence[LonLat], gazetteer: Gazetteer) -> MeasuredLine | None:
    """Of what a line follows, the run of its parts that passes nearest to the points."""
    runs = [MeasuredLine(run) for run in _runs(_parts(along, gazetteer))]
    nearness = [sum(run.measure(point).offset_km for point in points) for run in runs]
    return runs[nearness.index(min(nearness))] if runs else None


def _parts(place: str, gazetteer: Gazetteer) -> list[list[LonLat]]:
    shape = gazetteer.geometry(place)
    lines = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "LineString"]
    return [[LonLat(x, y) for x, y, *_ in part.coords] for part in lines]


def _runs(parts: Sequence[list[LonLat]]) -> list[list[LonLat]]:
    """The parts with those joined that follow each other."""
    runs: list[list[LonLat]] = []
    for part in parts:
        if runs and distance_km(runs[-1][-1], part[0]) <= JOINT_KM:
            runs[-1] = list(chain(runs[-1], part))
        else:
            runs.append(part)
    return runs
