"""Events, fixes and ways as a GeoPackage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from phaseline.campaign.exchange.facts import Fact, flat
from phaseline.campaign.exchange.showing import Showing
from phaseline.geo import geopackage

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_LAYERS = {"events": "event", "fixes": "fix", "ways": "way"}
_GEOMETRIES = {"events": "MultiPoint", "fixes": "Point", "ways": "LineString"}


def write(showing: Showing) -> bytes:
    """The layers `events` (multipoints), `fixes` (points) and `ways` (lines) in EPSG:4326, if there are any,
    and the table `campaign` with its title and what the times mean.

    `start` and `end` are civil times without a zone, as text. An event without a known place is a row
    without a geometry, as are a way of class `unknown` and, among the fixes, a unit of which no place is
    told.
    """
    from pandas import DataFrame

    about = {"id": showing.campaign.id, "title": showing.title, "note": showing.note}
    frames = {
        layer: (_frame(facts, layer), _GEOMETRIES[layer])
        for layer in _LAYERS
        if (facts := _facts(showing, layer))
    }
    return geopackage({**frames, "campaign": (DataFrame([about]), None)})


def _facts(showing: Showing, layer: str) -> list[Fact]:
    kinds = {_LAYERS[layer]} | ({"unit"} if layer == "fixes" else set())
    return [fact for fact in (*showing.events, *showing.track_facts) if fact.kind in kinds]


def _frame(facts: list[Fact], layer: str) -> GeoDataFrame:
    from geopandas import GeoDataFrame

    rows = [{"id": fact.id, "name": fact.name, **_cells(fact)} for fact in facts]
    drawn = [_shape(fact, _GEOMETRIES[layer]) for fact in facts]
    return GeoDataFrame(rows, geometry=drawn, crs="EPSG:4326")


def _cells(fact: Fact) -> dict[str, Any]:
    return {key: flat(value) for key, value in fact.properties.items() if key != "id"}


def _shape(fact: Fact, kind: str) -> Any:
    from shapely import LineString, MultiPoint, Point

    if not fact.coords:
        return None
    makers = {"MultiPoint": MultiPoint, "LineString": LineString}
    return makers[kind](fact.coords) if kind in makers else Point(fact.coords[0])
