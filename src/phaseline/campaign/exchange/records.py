"""A campaign's facts as plain records, as the command line prints them and other programs read them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.model import Claim, Disagreement, Event
from phaseline.geo import LonLat, distance_km

if TYPE_CHECKING:
    from phaseline.campaign.motion import Position
    from phaseline.gazetteer import Gazetteer

Record = dict[str, Any]


def position_record(position: Position) -> Record:
    """`{"unit", "lat", "lon", "basis", "uncertainty_km", "near", "between"}`.

    Degrees have five decimals, km one. `between` is the fix that the unit left and the one that it is on its
    way to, each the id of a place or, for a fix given as a point, `[longitude, latitude]`; `None` while it
    stands at one fix.
    """
    return {
        "unit": position.unit,
        "lat": round(position.point.lat, 5),
        "lon": round(position.point.lon, 5),
        "basis": position.basis,
        "uncertainty_km": round(position.uncertainty_km, 1),
        "near": position.near,
        "between": position.between and [fix.place or list(fix.point or ()) for fix in position.between],
    }


def event_record(event: Event, campaign: Campaign, language: str = "en") -> Record:
    """An event with its date as EDTF and its earliest and latest minute in ISO 8601, `None` where open."""
    return {
        "id": event.id,
        "edtf": event.when.edtf,
        "start": event.when.earliest and event.when.earliest.isoformat(timespec="minutes"),
        "end": event.when.latest and event.when.latest.isoformat(timespec="minutes"),
        "places": list(event.places),
        "units": list(event.units),
        "kind": event.kind,
        "status": event.status,
        "title": event.title.get(language),
        "text": event.text.get(language),
        "takes": [{"place": taking.place, "side": taking.side} for taking in event.takes],
        "sources": [
            {
                "witness": source.witness,
                "name": campaign.witnesses[source.witness].name.get(language),
                "section": source.section,
            }
            for source in event.sources
        ],
    }


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
