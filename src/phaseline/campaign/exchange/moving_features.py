"""Tracks as OGC Moving Features JSON (19-045r3, MF-JSON Prism)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from phaseline.campaign.exchange.samples import Sample
from phaseline.campaign.exchange.showing import AS_IF_UTC, Showing, zulu

_CRS = {"type": "Name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
_TRS = {
    "type": "Link",
    "properties": {"type": "OGCDEF", "href": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"},
}


def write(showing: Showing) -> bytes:
    """A FeatureCollection of one MovingPoint a unit, along its way, in WGS 84 longitude and latitude.

    A unit is at each fix at the minute at which it is drawn there: the middle of the fix's window, as near as
    order and speed allow. `uncertainty_km`, `basis` and the class of its `way` change with it; where that is
    `unknown` the straight line between the samples is no way that it is known to have taken. The format asks
    for a zone: the civil times are written as if UTC, which the `note` among the collection's properties
    says. Units without a track are left out, and counted there.
    """
    moving = [_feature(unit, way, showing) for unit, way in showing.samples.items()]
    collection = {
        "type": "FeatureCollection",
        "crs": _CRS,
        "trs": _TRS,
        "label": showing.title,
        "properties": {"campaign": showing.campaign.id, "note": _note(showing)},
        "features": moving,
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _note(showing: Showing) -> str:
    still = [unit for unit in showing.campaign.units if unit not in showing.samples]
    left_out = f" Units left out for want of a track: {len(still)} ({', '.join(still)})." if still else ""
    return f"{showing.note} {AS_IF_UTC}{left_out}"


def _feature(unit_id: str, way: tuple[Sample, ...], showing: Showing) -> dict[str, Any]:
    unit = showing.campaign.units[unit_id]
    times = [zulu(sample.instant) for sample in way]
    return {
        "type": "Feature",
        "id": unit_id,
        "crs": _CRS,
        "trs": _TRS,
        "properties": {
            "unit": unit_id,
            "name": showing.unit_name(unit_id),
            "side": unit.side,
            "arm": unit.arm,
            "mode": showing.campaign.tracks[unit_id].mode,
        },
        "time": [times[0], times[-1]],
        "temporalGeometry": {
            "type": "MovingPoint",
            "datetimes": times,
            "coordinates": [[sample.lon, sample.lat] for sample in way],
            "interpolation": "Linear",
        },
        "temporalProperties": [
            {
                "datetimes": times,
                "uncertainty_km": {
                    "type": "Measure",
                    "form": "KMT",
                    "values": [sample.uncertainty_km for sample in way],
                    "interpolation": "Linear",
                },
                "basis": _stepwise([sample.basis for sample in way]),
                "way": _stepwise([sample.way for sample in way]),
            }
        ],
    }


def _stepwise(values: Sequence[str]) -> dict[str, Any]:
    """Words each of which holds until the next."""
    return {"type": "Text", "values": list(values), "interpolation": "Step"}
