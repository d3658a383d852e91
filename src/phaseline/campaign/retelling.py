"""A campaign as one witness tells it: where accounts differ, that witness's times and places instead of the
preferred ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.model import Claim, Disagreement, Event, Fix, Track
from phaseline.when import When


def retold(campaign: Campaign, witness: str) -> Campaign:
    """The campaign with every disagreement that decides a time or place decided for `witness`.

    The event that a disagreement is about takes the time and place claimed, and so does the fix of its unit
    that rests on the preferred claim. Times that were only inferred and cannot be true beside the new one are
    left to the neighbouring fixes; attested ones stay, whoever attests them. The campaign itself is returned
    if it follows the witness already.

    Raises:
        UnknownName: the campaign has no such witness.
    """
    campaign.witness(witness)
    overruled = list(_overruled(campaign, witness))
    if not overruled:
        return campaign
    events = {event.id: event for event in campaign.events}
    tracks = dict(campaign.tracks)
    for row, preferred, claim in overruled:
        event = events.get(row.event or "")
        track = tracks.get(row.unit or "")
        if track is not None:
            tracks[track.unit] = _moved(track, event, preferred, claim)
        if event is not None:
            events[event.id] = _told(event, preferred, claim)
    same = all(events[event.id] is event for event in campaign.events) and tracks == dict(campaign.tracks)
    if same:
        return campaign
    ordered = tuple(sorted(events.values(), key=lambda event: event.when.sort_key))
    return replace(campaign, events=ordered, tracks=tracks)


def _overruled(campaign: Campaign, witness: str) -> Iterator[tuple[Disagreement, Claim, Claim]]:
    """The disagreements in which a witness other than the preferred one is `witness`: the preferred claim,
    and the witness's own."""
    for row in campaign.claims:
        if row.decides is None:
            continue
        stated = "edtf" if row.decides == "time" else "place"
        own = [claim for claim in row.claims if claim.witness == witness]
        claim = next((claim for claim in own if getattr(claim, stated) is not None), None)
        if claim is not None and (choice := row.choice) is not None and choice.witness != witness:
            yield row, choice, claim


def _told(event: Event, preferred: Claim, claim: Claim) -> Event:
    places = _places(event.places, preferred, claim)
    time = {"when": claim.edtf, "hours": "told"} if claim.edtf else {}
    return event.model_copy(update={**time, "places": places})


def _places(places: Sequence[str], preferred: Claim, claim: Claim) -> tuple[str, ...]:
    if claim.place is None:
        return tuple(places)
    kept = [place for place in places if place not in (preferred.place, claim.place)]
    return claim.place, *kept


def _moved(track: Track, event: Event | None, preferred: Claim, claim: Claim) -> Track:
    """The track with the fix that rests on the preferred claim moved to what the other states."""
    at = _fix_of(track, event, preferred)
    if at is None:
        return track
    fix = track.fixes[at]
    when = claim.edtf or fix.when
    stays = fix.until is None or when is None or not fix.until.certainly_before(when)
    changed = fix.model_copy(
        update={
            "when": when,
            "hours": "told" if claim.edtf else fix.hours,
            "until": fix.until if stays else None,
            "place": claim.place or fix.place,
            "point": None if claim.place else fix.point,
        }
    )
    fixes = (*track.fixes[:at], changed, *track.fixes[at + 1 :])
    if when is not None:
        fixes = tuple(_freed(other, i - at, when) for i, other in enumerate(fixes))
    return track.model_copy(update={"fixes": fixes})


def _fix_of(track: Track, event: Event | None, preferred: Claim) -> int | None:
    """The fix that the preferred claim dates or places: at its place or the event's, at its time."""
    places = {preferred.place} if preferred.place else set(event.places if event else ())
    when = preferred.edtf or (event.when if event else None)
    for i, fix in enumerate(track.fixes):
        if fix.place in places and (when is None or _meet(fix, when)):
            return i
    return None


def _meet(fix: Fix, when: When) -> bool:
    return any(time is not None and time.may_overlap(when) for time in (fix.when, fix.until))


def _freed(fix: Fix, order: int, when: When) -> Fix:
    """An inferred fix before (`order` < 0) or after the moved one, without the times that contradict it."""
    if order == 0 or fix.basis == "attested":
        return fix
    times = {key: getattr(fix, key) for key in ("when", "until")}
    wrong = [key for key, time in times.items() if time is not None and _contradicts(time, order, when)]
    return fix.model_copy(update=dict.fromkeys(wrong)) if wrong else fix


def _contradicts(time: When, order: int, when: When) -> bool:
    return time.certainly_after(when) if order < 0 else time.certainly_before(when)
