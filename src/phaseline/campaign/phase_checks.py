"""What a campaign's phase lines say that its record does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from phaseline.campaign.model import PhaseLine
from phaseline.campaign.motion import Motion
from phaseline.campaign.phase_lines import came, off_course
from phaseline.campaign.track_checks import fault_at, lacks
from phaseline.errors import Fault


def phase_line_faults(motion: Motion, *, sound: bool) -> Iterator[Fault]:
    """Lines declared twice, without sources, through places that nobody reaches, or along what is no line.

    Where they run and who reaches them is asked only of a record that is `sound`: what is amiss elsewhere
    is no fault of a line.
    """
    seen: dict[str, PhaseLine] = {}
    for line in motion.campaign.phase_lines:
        about = f"phase line {line.id!r}"
        first = seen.setdefault(line.id, line)
        if first is not line and "id" not in line.unread:
            yield fault_at(line.spot, f"{about} again", f"an id not used on line {first.spot.line}")
        if lacks(line, "sources"):
            yield fault_at(line.spot, f"{about} without sources", "one or more")
        if sound:
            yield from _not_reached(motion, line)
            yield from _off_course(motion, line)


def _not_reached(motion: Motion, line: PhaseLine) -> Iterator[Fault]:
    reached = {arrival.place for arrival in came(motion, line)}
    for place in line.through:
        if place not in reached:
            found = f"place {place!r} of phase line {line.id!r}, where no unit of {line.side!r} comes"
            expected = f"a fix with a time, or an event that has one there{_since(line)}"
            yield fault_at(line.spot, found, expected)


def _since(line: PhaseLine) -> str:
    return "" if line.since is None else f", since {line.since.isoformat(timespec='minutes')}"


def _off_course(motion: Motion, line: PhaseLine) -> Iterator[Fault]:
    for found, expected in off_course(line, motion.gazetteer):
        yield fault_at(line.spot, f"phase line {line.id!r}: {found}", expected)
