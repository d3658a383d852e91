"""A campaign's facts as plain records, as the command line prints them and other programs read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.model import Claim, Count, Disagreement, Event, Fix, Source, Unit
from phaseline.geo import LonLat, distance_km

if TYPE_CHECKING:
    from phaseline.campaign.motion import Motion, Position
    from phaseline.gazetteer import Gazetteer

Record = dict[str, Any]


def position_record(position: Position) -> Record:
    """`{"unit", "lat", "lon", "basis", "uncertainty_km", "near", "between", "about", "way_to",
    "silent_since"}`.

    Degrees have five decimals, km one. `between` is the fix that the unit left and the one that it is on its
    way to, each the id of a place or, for a fix given as a point, `[longitude, latitude]`; `None` while it
    stands at one fix. `about`, in the same form, is the fix in whose circle it is, if no better is known, or
    that it left by a way that is not known: `way_to` is then the fix to which. `silent_since` is when it was
    last heard of (EDTF), if that is more than a day before and no later fix is told.
    """
    return {
        "unit": position.unit,
        "lat": round(position.point.lat, 5),
        "lon": round(position.point.lon, 5),
        "basis": position.basis,
        "uncertainty_km": round(position.uncertainty_km, 1),
        "near": position.near,
        "between": position.between and [_spot(fix) for fix in position.between],
        "about": position.known.about and _spot(position.known.about),
        "way_to": position.known.way_to and _spot(position.known.way_to),
        "silent_since": position.known.silent_since and position.known.silent_since.edtf,
    }


def where_notes(motion: Motion, instant: datetime, units: Iterable[str]) -> Iterator[str]:
    """What positions at an instant do not say: that it lies outside the campaign's window, and why units
    asked for are nowhere.

    Raises:
        UnknownName: a unit asked for is not in the campaign.
    """
    window, asked = motion.campaign.window, instant.isoformat(timespec="minutes")
    if not window.start <= instant <= window.end:
        told = f"{window.start.isoformat(timespec='minutes')} to {window.end.isoformat(timespec='minutes')}"
        later = " Units stand where they were last heard of." if instant > window.end else ""
        yield f"{asked} lies outside the campaign's window, {told}.{later}"
    for unit in units:
        if motion.position(unit, instant) is None:
            yield f"{unit} is nowhere at {asked}: {_absence(motion, unit, motion.minute(instant))}"


def _absence(motion: Motion, unit: str, minute: float) -> str:
    if unit not in motion.campaign.tracks:
        return "no place of it is told."
    track, path = motion.campaign.track(unit), motion.path(unit)
    if track.ends is not None and minute > path.begins:
        return f"its track ends {track.ends.when.edtf} ({track.ends.how})."
    first = track.fixes[0]
    when = first.when or first.until
    dated = f" ({when.edtf})" if when else ""
    since = (motion.campaign.epoch + timedelta(minutes=path.begins)).isoformat(timespec="minutes")
    return f"it is first told of at {_spot(first)}{dated}, and drawn from {since}."


def _spot(fix: Fix) -> str | list[float]:
    """The id of a fix's place or its `[longitude, latitude]`."""
    return fix.place or list(fix.point or ())


def event_record(event: Event, campaign: Campaign, language: str = "en") -> Record:
    """An event with its date as EDTF and its earliest and latest minute in ISO 8601, `None` where open."""
    return {
        "id": event.id,
        "edtf": event.when.edtf,
        "start": event.when.earliest and event.when.earliest.isoformat(timespec="minutes"),
        "end": event.when.latest and event.when.latest.isoformat(timespec="minutes"),
        "hours": event.hours,
        "places": list(event.places),
        "units": list(event.units),
        "kind": event.kind,
        "status": event.status,
        "title": event.title.get(language),
        "text": event.text.get(language),
        "takes": [{"place": taking.place, "side": taking.side} for taking in event.takes],
        "numbers": [_counted(count, language) for count in event.numbers],
        "sources": _cited(event.sources, campaign, language),
    }


def _cited(sources: Iterable[Source], campaign: Campaign, language: str) -> list[Record]:
    return [
        {
            "witness": source.witness,
            "name": campaign.witnesses[source.witness].name.get(language),
            "section": source.section,
        }
        for source in sources
    ]


def unit_records(campaign: Campaign, language: str = "en") -> list[Record]:
    """The order of battle: every unit below the one that it is part of, `depth` steps down the tree."""
    parts: dict[str | None, list[Unit]] = {}
    for unit in campaign.units.values():
        parts.setdefault(unit.parent, []).append(unit)
    return list(_branch(campaign, parts, None, 0, language))


def _branch(
    campaign: Campaign, parts: dict[str | None, list[Unit]], whole: str | None, depth: int, language: str
) -> Iterator[Record]:
    for unit in parts.get(whole, ()):
        yield {
            "id": unit.id,
            "depth": depth,
            "parent": unit.parent,
            "name": unit.name.get(language),
            "side": unit.side,
            "arm": unit.arm,
            "commander": unit.commander and unit.commander.get(language),
            "strength": [_counted(count, language) for count in unit.strength],
            "sources": _cited(unit.sources, campaign, language),
        }
        yield from _branch(campaign, parts, unit.id, depth + 1, language)


def _counted(count: Count, language: str) -> str:
    low, high = count.range or (count.count, count.count)
    figure = f"{low}" if low == high else f"{low}–{high}"
    return f"{'~' if count.approximate else ''}{figure} {count.words(language)}"


def witness_records(campaign: Campaign, language: str = "en") -> list[Record]:
    """The bibliography: witnesses by kind and name."""
    rows = [
        {
            "id": witness.id,
            "kind": witness.kind,
            "name": witness.name.get(language),
            "reference": witness.reference,
        }
        for witness in campaign.witnesses.values()
    ]
    return sorted(rows, key=lambda row: (row["kind"], row["name"]))


def disagreement_record(row: Disagreement, gazetteer: Gazetteer, language: str = "en") -> Record:
    """A disagreement with every claim, the one preferred and why, and how far apart they are.

    `hours` is the span between the claims' times (each taken at its middle), `km` the greatest distance
    between the places they name; `None` where fewer than two claims give one.
    """
    choice = row.choice
    return {
        "id": row.id,
        "about": row.about.get(language),
        "event": row.event,
        "unit": row.unit,
        "claims": [_claim_record(claim, language) for claim in row.claims],
        "preferred": choice and choice.witness,
        "preferred_index": None if choice is None else row.claims.index(choice),
        "reason": row.reason and row.reason.get(language),
        "hours": _hours(row),
        "km": _km(row, gazetteer),
    }


def _claim_record(claim: Claim, language: str) -> Record:
    stated = {
        "edtf": claim.edtf and claim.edtf.edtf,
        "place": claim.place,
        "value": claim.value and claim.value.get(language),
    }
    return {"witness": claim.witness, **{key: value for key, value in stated.items() if value is not None}}


def _hours(row: Disagreement) -> float | None:
    middles = [claim.edtf.middle for claim in row.claims if claim.edtf is not None]
    return round((max(middles) - min(middles)).total_seconds() / 3600, 2) if len(middles) > 1 else None


def _km(row: Disagreement, gazetteer: Gazetteer) -> float | None:
    points = [gazetteer[claim.place].point for claim in row.claims if claim.place is not None]
    known: list[LonLat] = [point for point in points if point is not None]
    return round(max(distance_km(a, b) for a, b in combinations(known, 2)), 1) if len(known) > 1 else None
