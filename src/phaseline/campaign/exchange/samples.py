"""A unit's movement as positions at whole seconds, for the formats that move points themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from phaseline.campaign.motion import Motion
from phaseline.campaign.path import Ground, Path, WayClass


class Sample(NamedTuple):
    """Where a unit was at an instant of civil time: WGS 84 degrees, km of uncertainty.

    `basis` is the ground on which its position is said from here to the next sample, `way` the class of the
    way that it takes there; `unknown` where it moves on a straight line for want of one.
    """

    instant: datetime
    lon: float
    lat: float
    uncertainty_km: float
    basis: Ground
    way: WayClass


def samples(motion: Motion, unit_id: str) -> tuple[Sample, ...]:
    """The bends of a unit's path through space and time, between which it moves evenly; times ever later.

    A unit whose end is not told has a last sample at the end of the campaign's window, where it was last
    heard of.

    Raises:
        UnknownName: the unit has no track.
    """
    path = motion.path(unit_id)
    last: dict[datetime, Sample] = {sample.instant: sample for sample in _bends(motion, path)}
    held = list(last.values())
    end = motion.campaign.window.end
    if path.ends is None and end > held[-1].instant:
        held.append(held[-1]._replace(instant=end))
    return tuple(held)


def _bends(motion: Motion, path: Path) -> Iterator[Sample]:
    for index, vertex in enumerate(path.vertices):
        instant = motion.campaign.epoch + timedelta(seconds=round(vertex.minute * 60))
        lon, lat = round(vertex.lon, 6), round(vertex.lat, 6)
        yield Sample(instant, lon, lat, round(vertex.uncertainty_km, 2), *_ground(path, index))


def _ground(path: Path, index: int) -> tuple[Ground, WayClass]:
    """The basis and the class of the leg that starts at a vertex or goes on through it."""
    here = (leg for leg in path.legs if leg.start <= index < leg.end)
    return next(((leg.basis, leg.route_class) for leg in here), ("inferred", "attested"))
