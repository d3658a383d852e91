"""Everything wrong with a campaign's data in one run: what cannot be read, and what cannot be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.load import by_line, read
from phaseline.campaign.model import Chapter, Disagreement, Entry, Event, Unit, View
from phaseline.campaign.motion import Motion
from phaseline.campaign.phase_checks import phase_line_faults
from phaseline.campaign.rail import RailNetwork
from phaseline.campaign.scope import Scope
from phaseline.campaign.track_checks import (
    days,
    fault_at,
    lacks,
    outside,
    presence_faults,
    strays,
    track_faults,
)
from phaseline.campaign.values import Text, Window, did_you_mean
from phaseline.errors import Fault
from phaseline.when import When

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

_WORDLESS = (type(None), str, When, int, float, datetime, tuple, frozenset)
"""What of an entry is neither words nor an entry inside it: most of what there is."""


class Findings(NamedTuple):
    """What is wrong with a campaign: what cannot be read as one, and what it says that cannot be true."""

    unreadable: tuple[Fault, ...]
    untrue: tuple[Fault, ...]

    @property
    def faults(self) -> list[Fault]:
        """All of them, in the order of files and lines."""
        return sorted((*self.unreadable, *self.untrue), key=by_line)


def check(folder: str | Path, gazetteer: Gazetteer, railways: RailNetwork | None = None) -> list[Fault]:
    """Every fault of the campaign in `folder`, in the order of files and lines; none is an empty list.

    What cannot be read hides nothing else: the rest is judged, and what only follows from the fault (a leg to
    a place that is not known, a unit whose track could not be read) is not told as another. Without
    `railways`, those that come with Phaseline are taken.
    """
    return examine(folder, gazetteer, railways).faults


def examine(
    folder: str | Path,
    gazetteer: Gazetteer,
    railways: RailNetwork | None = None,
    *,
    all_places: bool = True,
) -> Findings:
    """As `check`, the two kinds of fault apart.

    Without `all_places` the gazetteer may lack some of the campaign's places, whose names are then no faults.
    """
    reading = read(folder, gazetteer, all_places=all_places)
    if reading.campaign is None:
        return Findings(reading.faults, ())
    motion = Motion(reading.campaign, gazetteer, railways or RailNetwork.shipped())
    return Findings(reading.faults, tuple(sorted(_all_contradictions(motion, reading.scope), key=by_line)))


def contradictions(motion: Motion) -> list[Fault]:
    """What cannot be true in a campaign that could be read, in the order of files and lines."""
    return sorted(_all_contradictions(motion, Scope.of(motion.campaign)), key=by_line)


def _all_contradictions(motion: Motion, scope: Scope) -> Iterator[Fault]:
    campaign = motion.campaign
    for event in campaign.events:
        yield from _event(campaign, event)
        yield from presence_faults(motion, event)
    yield from _units(campaign, scope)
    yield from _routes(campaign)
    for claims in campaign.claims:
        yield from _preference(claims)
        yield from _decision(campaign, claims)
    for view in campaign.views.values():
        yield from _view(campaign, view, scope)
        yield from _railway(motion, view)
    strayed = [fault for track in campaign.tracks.values() for fault in track_faults(motion, track)]
    yield from strayed
    yield from phase_line_faults(motion, sound=scope.whole and not strayed)
    if "languages" not in campaign.heading.unread:
        for entry in campaign.entries():
            yield from _untranslated(entry, campaign.languages)


def _span(window: Window) -> str:
    return f"{_minute(window.start)} to {_minute(window.end)}"


def _minute(instant: datetime) -> str:
    return instant.isoformat(timespec="minutes")


def _event(campaign: Campaign, event: Event) -> Iterator[Fault]:
    yield from outside(campaign, event.spot, f"event {event.id!r}", event.when)
    if lacks(event, "sources"):
        yield fault_at(event.spot, f"event {event.id!r} without sources", "one or more")
    if event.takes and event.status != "happened" and "status" not in event.unread:
        found = f"event {event.id!r}, only {event.status}, that takes {event.takes[0].place!r}"
        yield fault_at(event.spot, found, "an event that happened, or none that takes a place")


def _units(campaign: Campaign, scope: Scope) -> Iterator[Fault]:
    circles: set[str] = set()
    for unit in campaign.units.values():
        if scope.named is not None and unit.id not in scope.named and "id" not in unit.unread:
            yield fault_at(unit.spot, f"unit {unit.id!r} with neither track nor event", "one of them")
        above = _above(campaign, unit)
        if unit.id in above and unit.id not in circles:
            circles.update(above)
            yield fault_at(unit.spot, f"unit {unit.id!r} under itself", "a parent that is not its own child")


def _above(campaign: Campaign, unit: Unit) -> list[str]:
    """The units over a unit, from its parent up, each once."""
    above: list[str] = []
    parent = unit.parent
    while parent is not None and parent not in above:
        above.append(parent)
        parent = campaign.units[parent].parent if parent in campaign.units else None
    return above


def _routes(campaign: Campaign) -> Iterator[Fault]:
    for route in campaign.routes.values():
        attested = route.route_class == "attested" and "class" not in route.unread
        if attested and lacks(route, "sources"):
            yield fault_at(route.spot, f"attested route {route.id!r} without sources", "one or more")


def _preference(claims: Disagreement) -> Iterator[Fault]:
    if lacks(claims, "preferred"):
        yield fault_at(
            claims.spot, f"claims {claims.id!r} without 'preferred'", "the witness or number preferred"
        )
    if claims.preferred is None:
        return
    if claims.choice is None and "claims" not in claims.unread:
        witnesses = ", ".join(claim.witness for claim in claims.claims)
        expected = f"1 to {len(claims.claims)}, or one of {witnesses}"
        yield fault_at(claims.spot, f"preferred {claims.preferred!r} in claims {claims.id!r}", expected)
    if lacks(claims, "reason"):
        yield fault_at(claims.spot, f"claims {claims.id!r} with a preference and no reason", "a reason")


def _decision(campaign: Campaign, claims: Disagreement) -> Iterator[Fault]:
    """Claims that decide a time or a place must agree with the event that they decide it for."""
    choice = claims.choice
    if claims.decides is None or choice is None or "claims" in claims.unread:
        return
    about = f"claims {claims.id!r} that decide a {claims.decides}"
    if (choice.edtf if claims.decides == "time" else choice.place) is None:
        yield fault_at(
            claims.spot, f"{about} without one in the preferred claim", "a preferred claim with one"
        )
    event = next((event for event in campaign.events if event.id == claims.event), None)
    if event is None:
        return
    if choice.edtf is not None and claims.decides == "time" and not choice.edtf.may_overlap(event.when):
        found = f"{about}, {choice.edtf.edtf}, for event {event.id!r} at {event.when.edtf}"
        yield fault_at(claims.spot, found, "the time that the event has")
    if choice.place is not None and claims.decides == "place" and choice.place not in event.places:
        found = f"{about}, {choice.place}, for event {event.id!r} elsewhere"
        yield fault_at(claims.spot, found, "a place that the event has")


def _view(campaign: Campaign, view: View, scope: Scope) -> Iterator[Fault]:
    if "window" not in view.unread | campaign.heading.unread and not _within(view.window, campaign.window):
        found = f"view {view.id!r} from {days(view.window)}"
        yield fault_at(view.spot, found, f"one within the campaign's window, {days(campaign.window)}")
    for kind, chosen, known in (("unit", view.units, scope.units), ("event", view.events, scope.events)):
        for name in chosen.ids:
            if known is not None and name not in known:
                expected = f"an id in {kind}s.yaml{did_you_mean(name, known)}"
                yield fault_at(view.spot, f"{kind} {name!r} in view {view.id!r}", expected)
    if "window" not in view.unread:
        yield from _steps(view)
        yield from _chapters(campaign, view, scope)


def _railway(motion: Motion, view: View) -> Iterator[Fault]:
    """The two ends of a view's railway must lie on one network."""
    if view.railway and motion.railway(*view.railway) is None:
        start, end = view.railway
        found = f"no railway from {start!r} to {end!r} in view {view.id!r}"
        yield fault_at(view.spot, found, "two places on one network")


def _within(window: Window, outer: Window) -> bool:
    return outer.start <= window.start and window.end <= outer.end


def _steps(view: View) -> Iterator[Fault]:
    for step in view.steps:
        if not view.window.start <= step <= view.window.end:
            found = f"step {_minute(step)} in view {view.id!r}"
            yield fault_at(view.spot, found, f"one within its window, {_span(view.window)}")


def _chapters(campaign: Campaign, view: View, scope: Scope) -> Iterator[Fault]:
    chapters = [chapter for chapter in view.chapters if "from" not in chapter.unread]
    for chapter in chapters:
        if not view.window.start <= chapter.start <= view.window.end:
            found = f"chapter {chapter.title.get()!r} from {_minute(chapter.start)}"
            yield fault_at(chapter.spot, found, f"one within its view's window, {_span(view.window)}")
    for one, other in pairwise(chapters):
        if other.start <= one.start:
            found = f"chapter {other.title.get()!r} not after {one.title.get()!r}"
            yield fault_at(other.spot, found, "chapters in order of time")
    times = _told_times(campaign, view, scope)
    if times is not None and "chapters" not in view.unread:
        yield from _empty(view, chapters, times)


def _empty(view: View, chapters: Sequence[Chapter], times: Sequence[When]) -> Iterator[Fault]:
    """Chapters in which nothing happens until the next begins."""
    inside = [c for c in chapters if view.window.start <= c.start <= view.window.end]
    ordered = sorted(inside, key=lambda chapter: chapter.start)
    lasts = [*(chapter.start - timedelta(minutes=1) for chapter in ordered[1:]), view.window.end]
    for chapter, last in zip(ordered, lasts, strict=False):
        if chapter.start <= last and not any(t.may_overlap(Window(chapter.start, last).when) for t in times):
            found = f"chapter {chapter.title.get()!r} in which nothing happens"
            yield fault_at(chapter.spot, found, "an event, an arrival or a step before the next chapter")


def _told_times(campaign: Campaign, view: View, scope: Scope) -> list[When] | None:
    """The times at which something happens in a view; `None` if the faults of others leave that open."""
    slips = scope.named is None or {*view.units.ids} - (scope.units or set())
    slips = slips or {*view.events.ids} - (scope.events or set())
    if slips or any("kind" in event.unread for event in campaign.events):
        return None
    tracks = [campaign.tracks[unit.id] for unit in campaign.units_of(view) if unit.id in campaign.tracks]
    dates = [event.when for event in campaign.chosen_events(view)]
    dates += [when for track in tracks for fix in track.fixes for when in (fix.when, fix.until) if when]
    if any(strays(campaign, when) for when in dates):
        return None
    return [*dates, *(Window(step, step).when for step in view.steps)]


def _untranslated(entry: Entry, languages: tuple[str, ...]) -> Iterator[Fault]:
    """Words of an entry, or of one inside it, that lack a language which the campaign promises."""
    for name, value in vars(entry).items():
        for part in value if type(value) is tuple else (value,):
            if isinstance(part, _WORDLESS):
                continue
            if isinstance(part, Entry):
                yield from _untranslated(part, languages)
            elif isinstance(part, Text) and name not in entry.unread:
                missing = ", ".join(language for language in languages if language not in part)
                if missing:
                    found = f"{name} {part.get()[:40]!r} without {missing}"
                    yield fault_at(entry.spot, found, "words in every language of the campaign")
