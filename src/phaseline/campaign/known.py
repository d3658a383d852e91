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
    from phaseline.campaign.path import Itinerary

REGION_KM = 30.0
"""From this uncertainty on a fix puts its unit in a region, not at a place: a day's march on foot (25 to 30
km), so that whoever stood at its point need not have met the unit that day."""
SILENCE = timedelta(days=1)
"""How long after it was last heard of a unit counts as current; one known only to a circle, as many times as
long as the circle is wider than `REGION_KM`, for so long it takes to leave it."""
DATED = timedelta(days=7)
"""How long a span an event may be dated to and still count as hearing of its units: what happened some time
in a month was heard of on none of its days."""
SEATED = "headquarters"
"""The arm of those who have a seat: a committee or a headquarters stays where a source seats it."""

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a unit from a minute on.

    `about` is the fix in whose circle it is, or out of which it is on its `way_to` another by a way that is
    not known; `None` while it is known better. `silent_since` is when it was last heard of, if that is
    certainly longer ago than it counts as current; else `None`.
    """

    minute: float
    about: Fix | None = None
    way_to: Fix | None = None
    silent_since: When | None = None


class _Heard(NamedTuple):
    """When a unit counts as heard of, in minutes: from all that its date can mean to `SILENCE` after it."""

    start: float
    end: float
    when: When


def knowledge(motion: Motion, unit_id: str) -> tuple[Knowledge, ...]:
    """What is known of a unit, from the minute at which it begins on, in order: an entry a change.

    A unit is heard of by its attested fixes and by the events that happened, are dated to some days (`DATED`)
    and name it; one of which nothing is attested, at its last fix. What the record infers of it between two
    hearings or after the last is no hearing: however fully its way is drawn, it was last heard of before.

    Raises:
        UnknownName: the unit has no track.
    """
    places = list(_places(motion, unit_id))
    silences = list(_silences(motion, unit_id, places))
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
    drawn = _drawn(plan)
    for i, fix in enumerate(fixes):
        yield Knowledge(drawn[i][0], fix if plan.margins_km[i] >= REGION_KM else None)
        if i + 1 < len(fixes):
            unknown = plan.ways[i].route_class == "unknown"
            yield Knowledge(drawn[i][-1], fix, fixes[i + 1]) if unknown else Knowledge(drawn[i][-1])


def _drawn(plan: Itinerary) -> dict[int, list[float]]:
    """By fix the minutes at which the unit is drawn to come there and, if that is told, to leave."""
    drawn: dict[int, list[float]] = {}
    for stop, minute in zip(plan.schedule.stops, plan.schedule.drawn, strict=True):
        drawn.setdefault(stop.fix, []).append(minute)
    return drawn


def _silences(motion: Motion, unit_id: str, places: Sequence[Knowledge]) -> Iterator[Knowledge]:
    """Where the unit falls silent, and where it is heard of again."""
    spans: list[_Heard] = []
    for told in sorted(_heard(motion, unit_id, places), key=lambda told: told[:2]):
        if spans and told.start <= spans[-1].end:
            before = spans.pop()
            told = max(told, before, key=lambda span: span.end)._replace(start=before.start)
        spans.append(told)
    begins, seated = places[0].minute, _seated_from(motion, unit_id)
    yield Knowledge(begins)
    for span, heard_again in zip(spans, [*(span.start for span in spans[1:]), inf], strict=True):
        if span.end < seated and begins < heard_again:
            yield Knowledge(max(span.end, begins), silent_since=span.when)
            if (known_again := min(heard_again, seated)) < inf:
                yield Knowledge(known_again)


def _seated_from(motion: Motion, unit_id: str) -> float:
    """From when on the unit has its seat where a source puts it, not to leave it any more as far as is told;
    infinite if it has none."""
    fixes, plan = motion.campaign.track(unit_id).fixes, motion.itinerary(unit_id)
    last = max((i for i, fix in enumerate(fixes) if fix.basis == "attested"), default=None)
    if last is None or motion.campaign.units[unit_id].arm != SEATED or plan.margins_km[last] >= REGION_KM:
        return inf
    stays = fixes[last].place is not None and all(fix.place == fixes[last].place for fix in fixes[last:])
    return _drawn(plan)[last][0] if stays else inf


def _heard(motion: Motion, unit_id: str, places: Sequence[Knowledge]) -> Iterator[_Heard]:
    fixes = motion.campaign.track(unit_id).fixes
    attested = [fix for fix in fixes if fix.basis == "attested"]
    dates = [(fix.when or fix.until, fix.until or fix.when) for fix in attested or fixes[-1:]]
    happened = motion.happened().get(unit_id, ())
    dates += [(event.when, event.when) for event in happened if _is_dated(event.when)]
    for first, last in dates:
        if first is not None and last is not None:
            start = -inf if first.earliest is None else motion.minute(first.earliest)
            end = inf if last.latest is None else motion.minute(last.latest)
            about = known_at(places, end).about
            circle_km = motion.where(about)[1] if about else 0.0
            yield _Heard(start, end + SILENCE / _MINUTE * max(1.0, circle_km / REGION_KM), last)


def _is_dated(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and when.latest - when.earliest <= DATED
