"""How well it is known where a unit is: at a place, only about one, or where it was last heard of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from phaseline.campaign.model import Fix
from phaseline.when import When

if TYPE_CHECKING:
    from phaseline.campaign.motion import Motion

REGION_KM = 30.0
"""From this uncertainty on a fix puts its unit in a region, not at a place: a day's march on foot (25 to 30
km), so that whoever stood at its point need not have met the unit that day."""
SILENCE = timedelta(days=1)
"""How long after it was last heard of a unit without a later fix counts as current."""

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a unit from a minute on.

    `about` is the fix in whose circle it is, or out of which it is on its `way_to` another by a way that is
    not known; `None` while it is known better. `silent_since` is when it was last heard of, if that is more
    than a day ago and no later fix is told; else `None`.
    """

    minute: float
    about: Fix | None = None
    way_to: Fix | None = None
    silent_since: When | None = None


class _Heard(NamedTuple):
    """When a unit counts as heard of, in minutes: from where that is drawn to a day after all it can mean."""

    start: float
    end: float
    when: When


def knowledge(motion: Motion, unit_id: str) -> tuple[Knowledge, ...]:
    """What is known of a unit, from the minute at which it begins on, in order: an entry a change.

    A unit is heard of by its attested fixes and by the events that happened and name it; one of which nothing
    is attested counts as heard of at its last fix.

    Raises:
        UnknownName: the unit has no track.
    """
    places = list(_places(motion, unit_id))
    silences = list(_silences(motion, unit_id, places[-1].minute))
    found: list[Knowledge] = []
    for minute in sorted({entry.minute for entry in (*places, *silences)}):
        place, silence = known_at(places, minute), known_at(silences, minute)
        entry = replace(place, minute=minute, silent_since=silence.silent_since)
        if not found or entry != replace(found[-1], minute=minute):
            found.append(entry)
    return tuple(found)


def known_at(entries: Sequence[Knowledge], minute: float) -> Knowledge:
    """Which of a unit's entries, in order, holds at a minute."""
    index = bisect_right(entries, minute, key=lambda entry: entry.minute) - 1
    return entries[index] if index >= 0 else Knowledge(minute)


def _places(motion: Motion, unit_id: str) -> Iterator[Knowledge]:
    """Arrivals and departures, each with the circle that the unit then is in; the last is an arrival."""
    fixes, plan = motion.campaign.track(unit_id).fixes, motion.itinerary(unit_id)
    drawn: dict[int, list[float]] = {}
    for stop, minute in zip(plan.schedule.stops, plan.schedule.drawn, strict=True):
        drawn.setdefault(stop.fix, []).append(minute)
    for i, fix in enumerate(fixes):
        yield Knowledge(drawn[i][0], fix if plan.margins_km[i] >= REGION_KM else None)
        if i + 1 < len(fixes):
            unknown = plan.ways[i].route_class == "unknown"
            yield Knowledge(drawn[i][-1], fix, fixes[i + 1]) if unknown else Knowledge(drawn[i][-1])


def _silences(motion: Motion, unit_id: str, arrived: float) -> Iterator[Knowledge]:
    """Where the unit falls silent after its last arrival, and where it is heard of again."""
    spans: list[_Heard] = []
    for told in sorted(_heard(motion, unit_id), key=lambda told: told[:2]):
        if spans and told.start <= spans[-1].end:
            before = spans.pop()
            told = max(told, before, key=lambda span: span.end)._replace(start=before.start)
        spans.append(told)
    yield Knowledge(arrived)
    for span, heard_again in zip(spans, [*(span.start for span in spans[1:]), inf], strict=True):
        if max(span.end, arrived) < heard_again:
            yield Knowledge(max(span.end, arrived), silent_since=span.when)
            if heard_again < inf:
                yield Knowledge(heard_again)


def _heard(motion: Motion, unit_id: str) -> Iterator[_Heard]:
    fixes = motion.campaign.track(unit_id).fixes
    attested = [fix for fix in fixes if fix.basis == "attested"]
    dates = [(fix.when or fix.until, fix.until or fix.when) for fix in attested or fixes[-1:]]
    dates += [(event.when, event.when) for event in motion.happened().get(unit_id, ())]
    for first, last in dates:
        if first is not None and last is not None:
            end = inf if last.latest is None else motion.minute(last.latest) + SILENCE / _MINUTE
            yield _Heard(motion.minute(first.middle), end, last)
