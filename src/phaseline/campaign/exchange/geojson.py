"""Events, fixes, ways and phase lines as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import Any

from phaseline.campaign.exchange.facts import Fact
from phaseline.campaign.exchange.showing import Showing


def write(showing: Showing) -> bytes:
    """A FeatureCollection in WGS 84 longitude and latitude, a null geometry where no place or way is known.

    `what` tells events, fixes, ways, phase lines and units (of which no place is told) apart. Times are civil
    times without a zone: the date as EDTF, `start` and `end` its earliest and latest minute.
    """
    campaign = showing.campaign
    facts = (*showing.events, *showing.track_facts, *showing.phase_lines)
    collection = {
        "type": "FeatureCollection",
        "campaign": {"id": campaign.id, "title": showing.title, "note": showing.note},
        "features": [_feature(fact) for fact in facts],
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(fact: Fact) -> dict[str, Any]:
    properties = {"what": fact.kind, "name": fact.name, **fact.properties}
    return {
        "type": "Feature",
        "id": f"{fact.kind}/{fact.id}",
        "geometry": geometry(fact),
        "properties": properties,
    }


def geometry(fact: Fact) -> dict[str, Any] | None:
    """A fact's geometry as a GeoJSON object: Point, MultiPoint or LineString."""
    coords = [[round(lon, 6), round(lat, 6)] for lon, lat in fact.coords]
    if not coords:
        return None
    if fact.kind in {"way", "phase-line"}:
        return {"type": "LineString", "coordinates": coords}
    if len(coords) == 1:
        return {"type": "Point", "coordinates": coords[0]}
    return {"type": "MultiPoint", "coordinates": coords}
