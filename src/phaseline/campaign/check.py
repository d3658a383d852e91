"""Everything wrong with a campaign's data in one run: what cannot be read, and what cannot be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.load import read
from phaseline.campaign.model import Disagreement, Entry, Fix, Track, View
from phaseline.campaign.motion import RAIL_OFFSET_KM, Motion
from phaseline.campaign.rail import RailNetwork
from phaseline.campaign.schedule import Breach, Stop
from phaseline.campaign.values import Spot, Text, Window, did_you_mean
from phaseline.errors import Fault

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

ROUTE_OFFSET_KM = 5.0
"""How far a route may pass from a place that it is said to join."""


def check(folder: str | Path, gazetteer: Gazetteer, railways: RailNetwork | None = None) -> list[Fault]:
    """Every fault of the campaign in `folder`, in the order of files and lines; none is an empty list.

    Faults of reading come alone: what the data say is judged once they can be read. Without `railways`,
    those that come with Phaseline are taken.
    """
    reading = read(folder, gazetteer)
    if reading.campaign is None:
        return reading.faults
    motion = Motion(reading.campaign, gazetteer, railways or RailNetwork.shipped())
    return judge(motion)


def judge(motion: Motion) -> list[Fault]:
    """What cannot be true in a campaign that could be read, in the order of files and lines."""
    return sorted(_contradictions(motion), key=lambda fault: (fault.file, fault.line or 0))


def _contradictions(motion: Motion) -> Iterator[Fault]:
    campaign = motion.campaign
    yield from _events(campaign)
    yield from _units(campaign)
    for claims in campaign.claims:
        yield from _preference(claims)
    for view in campaign.views.values():
        yield from _view(campaign, view)
        yield from _railway(motion, view)
    for track in campaign.tracks.values():
        yield from _track(motion, track)
    for entry in _entries(campaign):
        yield from _untranslated(entry, campaign.languages)


def _fault(spot: Spot, found: str, expected: str) -> Fault:
    return Fault(spot.file, spot.line, found, expected)


def _days(window: Window) -> str:
    return f"{window.start.date()} to {window.end.date()}"


def _minute(instant: datetime) -> str:
    return instant.isoformat(timespec="minutes")


def _events(campaign: Campaign) -> Iterator[Fault]:
    for event in campaign.events:
        if not event.when.may_overlap(campaign.window.when):
            found = f"event {event.id!r} at {event.when.edtf}"
            yield _fault(event.spot, found, f"one within the campaign's window, {_days(campaign.window)}")
        if not event.sources:
            yield _fault(event.spot, f"event {event.id!r} without sources", "one or more")


def _units(campaign: Campaign) -> Iterator[Fault]:
    told = {unit for event in campaign.events for unit in event.units} | set(campaign.tracks)
    told |= {claims.unit for claims in campaign.claims if claims.unit}
    parents = {unit.parent for unit in campaign.units.values()}
    for unit in campaign.units.values():
        if unit.id not in told and unit.id not in parents:
            yield _fault(unit.spot, f"unit {unit.id!r} with neither track nor event", "one of them")
        above = unit.parent
        seen = {unit.id}
        while above is not None and above not in seen:
            seen.add(above)
            above = campaign.units[above].parent
        if above == unit.id:
            yield _fault(unit.spot, f"unit {unit.id!r} under itself", "a parent that is not its own child")


def _preference(claims: Disagreement) -> Iterator[Fault]:
    if claims.preferred is None:
        yield _fault(
            claims.spot, f"claims {claims.id!r} without 'preferred'", "the witness or number preferred"
        )
    elif claims.choice is None:
        witnesses = ", ".join(claim.witness for claim in claims.claims)
        expected = f"1 to {len(claims.claims)}, or one of {witnesses}"
        yield _fault(claims.spot, f"preferred {claims.preferred!r} in claims {claims.id!r}", expected)
    if claims.preferred is not None and claims.reason is None:
        yield _fault(claims.spot, f"claims {claims.id!r} with a preference and no reason", "a reason")


def _view(campaign: Campaign, view: View) -> Iterator[Fault]:
    if view.window.start < campaign.window.start or view.window.end > campaign.window.end:
        found = f"view {view.id!r} from {_days(view.window)}"
        yield _fault(view.spot, found, f"one within the campaign's window, {_days(campaign.window)}")
    known = {"unit": set(campaign.units), "event": {event.id for event in campaign.events}}
    for kind, ids in (("unit", view.units.ids), ("event", view.events.ids)):
        for name in ids:
            if name not in known[kind]:
                expected = f"an id in {kind}s.yaml{did_you_mean(name, known[kind])}"
                yield _fault(view.spot, f"{kind} {name!r} in view {view.id!r}", expected)
    yield from _chapters(view)


def _railway(motion: Motion, view: View) -> Iterator[Fault]:
    """The two ends of a view's railway must lie on one network."""
    if view.railway and motion.railway(*view.railway) is None:
        start, end = view.railway
        found = f"no railway from {start!r} to {end!r} in view {view.id!r}"
        yield _fault(view.spot, found, "two places on one network")


def _chapters(view: View) -> Iterator[Fault]:
    span = f"{_minute(view.window.start)} to {_minute(view.window.end)}"
    for chapter in view.chapters:
        if not view.window.start <= chapter.start <= view.window.end:
            found = f"chapter {chapter.title.get()!r} from {_minute(chapter.start)}"
            yield _fault(chapter.spot, found, f"one within its view's window, {span}")
    for one, other in pairwise(view.chapters):
        if other.start <= one.start:
            found = f"chapter {other.title.get()!r} not after {one.title.get()!r}"
            yield _fault(other.spot, found, "chapters in order of time")
    for step in view.steps:
        if not view.window.start <= step <= view.window.end:
            found = f"step {_minute(step)} in view {view.id!r}"
            yield _fault(view.spot, found, f"one within its window, {span}")


def _track(motion: Motion, track: Track) -> Iterator[Fault]:
    for fix in track.fixes:
        if fix.basis == "attested" and not fix.sources:
            yield _fault(fix.spot, f"fix of {track.unit!r} at {_place(fix)} without sources", "one or more")
    if track.ends and not track.ends.sources:
        yield _fault(track.ends.spot, f"ends of {track.unit!r} without sources", "one or more")
    yield from _off_the_line(motion, track)
    schedule = motion.itinerary(track.unit).schedule
    for breach in schedule.breaches:
        a, b = schedule.stops[breach.start], schedule.stops[breach.end]
        yield _impossible(motion, track, breach, a, b)


def _impossible(motion: Motion, track: Track, breach: Breach, a: Stop, b: Stop) -> Fault:
    first, second = track.fixes[a.fix], track.fixes[b.fix]
    ends = track.ends if b is motion.itinerary(track.unit).schedule.stops[-1] else None
    spot = ends.spot if ends else second.spot
    if a.fix == b.fix:
        found = f"{track.unit!r} leaving {_place(second)} before it arrives"
        return _fault(spot, found, "a departure after the arrival")
    if breach.minutes < 0:
        early = -breach.minutes / 60
        found = f"{track.unit!r} at {_place(second)} {early:.1f} h before it can leave {_place(first)}"
        return _fault(spot, found, "fixes in order of time")
    hours = breach.minutes / 60
    pace = f" ({breach.km / hours:.0f} km/h)" if hours else ""
    way = f"{breach.km:.1f} km from {_place(first)} to {_place(second)}"
    found = f"{track.unit!r} going {way} in {hours:.2f} h{pace}"
    unit = motion.campaign.units[track.unit]
    return _fault(spot, found, f"at most {b.pace * 60:.0f} km/h for arm {unit.arm}")


def _off_the_line(motion: Motion, track: Track) -> Iterator[Fault]:
    points = motion.itinerary(track.unit).points
    ways = motion.itinerary(track.unit).ways
    for i, fix in enumerate(track.fixes):
        point, _ = motion.where(fix)
        if fix.via:
            for end, at in ((track.fixes[i - 1], points[i - 1]), (fix, points[i])) if i else ():
                away = motion.route_offset_km(fix.via, at)
                if away > ROUTE_OFFSET_KM:
                    found = f"route {fix.via!r} {away:.1f} km from {_place(end)}"
                    yield _fault(
                        fix.spot, found, f"a route within {ROUTE_OFFSET_KM:.0f} km of the places it joins"
                    )
        elif track.mode == "rail":
            away = motion.rail_offset_km(point)
            if away > RAIL_OFFSET_KM:
                found = f"fix of {track.unit!r} at {_place(fix)}, {away:.1f} km from the railway"
                yield _fault(fix.spot, found, f"one within {RAIL_OFFSET_KM:.0f} km, or a route by via")
            elif i and ways[i - 1].route_class == "conjectural":
                found = f"no railway from {_place(track.fixes[i - 1])} to {_place(fix)}"
                yield _fault(fix.spot, found, "places on one network, or a route by via")


def _place(fix: Fix) -> str:
    if fix.place is not None:
        return repr(fix.place)
    assert fix.point is not None
    return f"({fix.point.lon}, {fix.point.lat})"


def _entries(campaign: Campaign) -> Iterator[Entry]:
    yield campaign.heading
    yield from chain(campaign.sides.values(), campaign.units.values(), campaign.witnesses.values())
    yield from chain(campaign.tracks.values(), campaign.events, campaign.claims)
    yield from chain(campaign.views.values(), campaign.routes.values())


def _untranslated(entry: Entry, languages: tuple[str, ...]) -> Iterator[Fault]:
    """Words of an entry, or of one inside it, that lack a language which the campaign promises."""
    for name, value in entry:
        for part in value if type(value) is tuple else (value,):
            if isinstance(part, Entry):
                yield from _untranslated(part, languages)
            elif isinstance(part, Text):
                missing = ", ".join(language for language in languages if language not in part)
                if missing:
                    found = f"{name} {part.get()[:40]!r} without {missing}"
                    yield _fault(entry.spot, found, "words in every language of the campaign")
