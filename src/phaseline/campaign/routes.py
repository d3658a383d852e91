"""The routes of a campaign: lines in `routes.geojson`, which may be left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from phaseline.campaign.document import read_text
from phaseline.campaign.model import Route
from phaseline.campaign.salvage import salvaged
from phaseline.campaign.validation import found_and_expected, reportable
from phaseline.campaign.values import SPOT, Spot
from phaseline.errors import DataErrors, Fault

FILE = "routes.geojson"
Feature = dict[str, Any]


def read_features(folder: Path, faults: list[Fault]) -> list[Feature] | None:
    """The file's features as entries to be read, none if there is no such file; `None` if it is faulty, and
    the fault is added to `faults`."""
    path = folder / FILE
    if not path.exists():
        return []
    try:
        text = read_text(path)
        return [_entry(feature, str(path), text) for feature in json.loads(text)["features"]]
    except DataErrors as error:
        faults += error.faults
    except json.JSONDecodeError as error:
        faults.append(Fault(str(path), error.lineno, f"a JSON fault ({error.msg})", "well-formed JSON"))
    except (TypeError, KeyError, AttributeError, ValueError, RecursionError):
        faults.append(Fault(str(path), 1, "no list of features", "a FeatureCollection"))
    return None


def _entry(feature: Any, file: str, text: str) -> Feature:
    properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
    coords = geometry.get("coordinates", ())
    line_string = geometry.get("type") == "LineString" and isinstance(coords, list) and len(coords) > 1
    said = json.dumps(properties.get("id"), ensure_ascii=False)
    line = text.count("\n", 0, max(text.find(said), 0)) + 1
    sources = properties.get("sources") or ()
    return {
        **properties,
        "sources": (sources,) if isinstance(sources, str) else tuple(sources),
        "coords": tuple(tuple(c[:2]) if isinstance(c, list) else c for c in coords) if line_string else None,
        SPOT: Spot(file, line),
    }


def route_ids(features: Iterable[Feature] | None) -> set[str] | None:
    """The ids that the features give; `None` if they could not be read."""
    if features is None:
        return None
    return {feature["id"] for feature in features if isinstance(feature.get("id"), str)}


def read_routes(features: Iterable[Feature], known: dict[str, Any], faults: list[Fault]) -> list[Route]:
    """The features as routes, judged by the ids that are `known`; their faults are added to `faults`."""
    routes: list[Route] = []
    for index, feature in enumerate(features):
        spot: Spot = feature[SPOT]
        what = f"feature {index}" + (f" ({feature['id']!r})" if isinstance(feature.get("id"), str) else "")
        try:
            route = Route.model_validate(feature, context=known)
        except ValidationError as error:
            for item in reportable(error):
                found, expected = found_and_expected(item, Route)
                faults.append(Fault(*spot, f"{found} in {what}", expected))
            salvaged_route = salvaged(Route, feature)
            if salvaged_route is None or not salvaged_route.unread.isdisjoint({"coords", "mode"}):
                continue
            route = salvaged_route
        if any(route.id == other.id for other in routes):
            faults.append(Fault(*spot, f"id {route.id!r} again in {what}", "every id once"))
        routes.append(route)
    return routes
