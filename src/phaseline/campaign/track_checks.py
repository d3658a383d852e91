"""What a track says that cannot be: fixes out of order, two places at once, speeds beyond the unit's arm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from operator import is_
from typing import TYPE_CHECKING

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.kinds import ARMS, EVENT_KINDS
from phaseline.campaign.model import Entry, Event, Fix, Track
from phaseline.campaign.motion import RAIL_OFFSET_KM, Motion
from phaseline.campaign.path import Itinerary
from phaseline.campaign.schedule import Breach, Schedule, Stop
from phaseline.campaign.values import Spot, Window
from phaseline.errors import Fault
from phaseline.geo import LonLat, distance_km

if TYPE_CHECKING:
    from phaseline.when import When

ROUTE_OFFSET_KM = 5.0
"""How far a route may pass from a place that it is said to join."""
PRESENCE_KM = 5.0
"""How far a unit may have been from the place where an event has it, beyond what is uncertain anyway."""
_SAMPLES = 32


def fault_at(spot: Spot, found: str, expected: str) -> Fault:
    """A fault of what stands at a spot."""
    return Fault(spot.file, spot.line, found, expected)


def lacks(entry: Entry, key: str) -> bool:
    """Whether an entry says nothing under `key`, and not because what it says could not be read."""
    return not getattr(entry, key) and key not in entry.unread


def days(window: Window) -> str:
    """A window in words, by its days."""
    return f"{window.start.date()} to {window.end.date()}"


def outside(campaign: Campaign, spot: Spot, what: str, *dates: When | None) -> Iterator[Fault]:
    """The dates of something that cannot lie within the campaign's window."""
    for when in dates:
        if when is not None and strays(campaign, when):
            yield fault_at(
                spot, f"{what} at {when.edtf}", f"one within the campaign's window, {days(campaign.window)}"
            )


def track_faults(motion: Motion, track: Track) -> Iterator[Fault]:
    """What is wrong with a track: sources that lack, dates outside the window, moves that no unit can make.

    What could not be read of it is left alone, and so are the legs to and from a fix that is not known.
    """
    for fix in track.fixes:
        what = f"fix of {track.unit!r} at {_place(fix)}"
        if _is_attested(fix) and lacks(fix, "sources"):
            yield fault_at(fix.spot, f"{what} without sources", "one or more")
        yield from outside(motion.campaign, fix.spot, what, fix.when, fix.until)
    if track.ends:
        if lacks(track.ends, "sources"):
            yield fault_at(track.ends.spot, f"ends of {track.unit!r} without sources", "one or more")
        yield from outside(motion.campaign, track.ends.spot, f"ends of {track.unit!r}", track.ends.when)
    yield from _beside_the_rails(motion, track)
    for piece in _pieces(motion, track):
        plan = motion.itinerary(track.unit) if piece is track else motion.plan(piece)
        yield from _off_the_line(motion, piece, plan)
        yield from _breaches(motion, piece, plan.schedule)


def presence_faults(motion: Motion, event: Event) -> Iterator[Fault]:
    """Units that an event has fight or enter at a place which they cannot have reached at that time.

    Staffs are left out, for they command from afar, and so is what cannot be told: an event of open date, a
    place without coordinates, a track with faults of its own.
    """
    places = [motion.spot(place) for place in event.places]
    if not _is_deed(event) or not places or None in places:
        return
    for name in event.units:
        track, unit = motion.campaign.tracks.get(name), motion.campaign.units.get(name)
        if track and unit and not ARMS[unit.arm].acts_from_afar and _is_sound(motion, track):
            away = _away_km(motion, name, event, [place for place in places if place])
            if away > PRESENCE_KM:
                found = f"event {event.id!r} with {name!r}, {away:.1f} km from where it can have been"
                yield fault_at(event.spot, found, "one place at a time")


def _is_deed(event: Event) -> bool:
    """Whether an event that happened had its units at its place."""
    return event.status == "happened" and "kind" not in event.unread and EVENT_KINDS[event.kind].joined


def _away_km(motion: Motion, unit: str, event: Event, places: Sequence[tuple[LonLat, float]]) -> float:
    """How far a unit was at the least from an event's places in its time, in km; 0 if that is not told."""
    if event.when.earliest is None or event.when.latest is None or "when" in event.unread:
        return 0.0
    length = event.when.latest - event.when.earliest
    moments = {event.when.earliest + length * step / _SAMPLES for step in range(_SAMPLES + 1)}
    nearest = inf
    for moment in sorted(moments, key=lambda moment: abs(moment - event.when.middle)):
        position = motion.position(unit, moment)
        if position is None or not (position.after or position.basis == "attested"):
            return 0.0
        reach = position.uncertainty_km
        away = min(distance_km(point, position.point) - margin - reach for point, margin in places)
        nearest = min(nearest, away)
        if nearest <= PRESENCE_KM:
            return nearest
    return nearest


def _is_sound(motion: Motion, track: Track) -> bool:
    """Whether a track can be drawn as it stands, without a fault in it."""
    pieces = list(_pieces(motion, track))
    if len(pieces) != 1 or pieces[0] is not track or any(fix.unread for fix in track.fixes):
        return False
    schedule = motion.itinerary(track.unit).schedule
    return not schedule.breaches and any(stop.target is not None for stop in schedule.stops)


def _beside_the_rails(motion: Motion, track: Track) -> Iterator[Fault]:
    for fix in track.fixes:
        away = _rail_offset_km(motion, track, fix)
        if away > RAIL_OFFSET_KM:
            found = f"fix of {track.unit!r} at {_place(fix)}, {away:.1f} km from the railway"
            yield fault_at(fix.spot, found, f"one within {RAIL_OFFSET_KM:.0f} km, or a route by via")


def _rail_offset_km(motion: Motion, track: Track, fix: Fix) -> float:
    """How far a fix lies from the rails on which it must lie, in km; 0 if it need not, or is not known."""
    free = track.mode != "rail" or "mode" in track.unread or fix.via or "via" in fix.unread
    return 0.0 if free or not motion.knows(fix) else motion.rail_offset_km(motion.where(fix)[0])


def _is_attested(fix: Fix) -> bool:
    """Whether a fix is meant to be attested; without any time it is a fault of another kind."""
    dated = fix.when or fix.until or not fix.unread.isdisjoint({"when", "until"})
    return fix.basis == "attested" and "basis" not in fix.unread and bool(dated)


def _pieces(motion: Motion, track: Track) -> Iterator[Track]:
    """The parts of a track that can be judged: the track itself if it can be as it stands, else what lies
    between fixes and ways not known."""
    unit = motion.campaign.units.get(track.unit)
    if unit is None or "arm" in unit.unread or not track.unread.isdisjoint({"mode", "fixes"}):
        return
    run: list[Fix] = []
    for fix in track.fixes:
        way_known = "via" not in fix.unread and (fix.via is None or fix.via in motion.campaign.routes)
        known = motion.knows(fix) and _rail_offset_km(motion, track, fix) <= RAIL_OFFSET_KM
        if run and not (way_known and known):
            yield track.model_copy(update={"fixes": tuple(run), "ends": None})
            run = []
        if known:
            run.append(_timely(motion.campaign, fix))
    if run:
        ends = track.ends if known and track.ends and not strays(motion.campaign, track.ends.when) else None
        whole = len(run) == len(track.fixes) and all(map(is_, run, track.fixes)) and ends is track.ends
        yield track if whole else track.model_copy(update={"fixes": tuple(run), "ends": ends})


def _timely(campaign: Campaign, fix: Fix) -> Fix:
    """The fix without dates outside the campaign's window, which are faults of their own."""
    dates = {"when": fix.when, "until": fix.until}
    wrong = [key for key, when in dates.items() if strays(campaign, when)]
    return fix.model_copy(update=dict.fromkeys(wrong)) if wrong else fix


def strays(campaign: Campaign, when: When | None) -> bool:
    """Whether a date cannot lie within the campaign's window."""
    return when is not None and not when.may_overlap(campaign.window.when)


def _breaches(motion: Motion, track: Track, schedule: Schedule) -> Iterator[Fault]:
    for breach in schedule.breaches:
        a, b = schedule.stops[breach.start], schedule.stops[breach.end]
        spot = track.ends.spot if track.ends and b is schedule.stops[-1] else track.fixes[b.fix].spot
        arrival = next(stop for stop in schedule.stops if stop.fix == a.fix)
        if a.fix == b.fix:
            found = f"{track.unit!r} leaving {_place(track.fixes[b.fix])} before it arrives"
            yield fault_at(spot, found, "a departure after the arrival")
        elif breach.minutes > 0:
            yield fault_at(spot, *_too_fast(motion, track, breach, a, b))
        else:
            yield fault_at(spot, *_too_early(track, breach, a, b, overlap=arrival.earliest <= b.latest))


def _too_fast(motion: Motion, track: Track, breach: Breach, a: Stop, b: Stop) -> tuple[str, str]:
    hours = breach.minutes / 60
    way = f"{breach.km:.1f} km from {_place(track.fixes[a.fix])} to {_place(track.fixes[b.fix])}"
    found = f"{track.unit!r} going {way} in {hours:.2f} h ({breach.km / hours:.0f} km/h)"
    arm = motion.campaign.units[track.unit].arm
    return found, f"at most {b.pace * 60:.0f} km/h for arm {arm}"


def _too_early(track: Track, breach: Breach, a: Stop, b: Stop, *, overlap: bool) -> tuple[str, str]:
    first, second = _place(track.fixes[a.fix]), _place(track.fixes[b.fix])
    hours = -breach.minutes / 60
    if overlap:
        length = f" for {hours:.1f} h" if hours else ""
        return f"{track.unit!r} at {first} and at {second} at once{length}", "one place at a time"
    return f"{track.unit!r} at {second} {hours:.1f} h before it can leave {first}", "fixes in order of time"


def _off_the_line(motion: Motion, track: Track, plan: Itinerary) -> Iterator[Fault]:
    for i, fix in enumerate(track.fixes[1:], 1):
        if fix.via:
            yield from _off_the_route(motion, track, plan, i)
        elif track.mode == "rail" and plan.ways[i - 1].route_class != "attested":
            found = f"no railway from {_place(track.fixes[i - 1])} to {_place(fix)}"
            yield fault_at(fix.spot, found, "places on one network, or a route by via")


def _off_the_route(motion: Motion, track: Track, plan: Itinerary, i: int) -> Iterator[Fault]:
    """The route by which a fix is reached, where it passes the fixes that it joins too far off."""
    fix = track.fixes[i]
    assert fix.via is not None
    for end in (i - 1, i):
        away = motion.route_offset_km(fix.via, plan.points[end])
        if away > ROUTE_OFFSET_KM:
            found = f"route {fix.via!r} {away:.1f} km from {_place(track.fixes[end])}"
            yield fault_at(fix.spot, found, f"a route within {ROUTE_OFFSET_KM:.0f} km of the places it joins")


def _place(fix: Fix) -> str:
    if fix.place is not None:
        return repr(fix.place)
    return f"({fix.point.lon}, {fix.point.lat})" if fix.point else "no known place"
