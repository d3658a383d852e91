"""The gazetteer as a GeoDataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopandas import GeoDataFrame

    from phaseline.gazetteer.model import Place

COLUMNS = (
    "title",
    "kind",
    "feature_code",
    "uncertainty_km",
    "certainty",
    "start",
    "end",
    "names",
    "sources",
    "note",
)


def to_geodataframe(places: Iterable[Place]) -> GeoDataFrame:
    """One row a place, indexed by `id`: `COLUMNS` and `geometry`, points in EPSG:4326 (None where unknown).

    `names` and `sources` are lists joined by `; `, so that every column can be written to any file format.
    """
    from geopandas import GeoDataFrame, GeoSeries
    from pandas import Index
    from shapely import Point

    listed = list(places)
    index = Index([place.id for place in listed], name="id", dtype=object)
    points: list[Any] = [None if place.point is None else Point(place.point) for place in listed]
    columns = {name: [_cell(place, name) for place in listed] for name in COLUMNS}
    return GeoDataFrame(columns, geometry=GeoSeries(points, index=index, crs="EPSG:4326"), index=index)


def _cell(place: Place, column: str) -> str | float | None:
    if column == "names":
        return "; ".join(dict.fromkeys(name.text for name in place.names))
    if column == "sources":
        return "; ".join(place.sources)
    value: str | float | None = getattr(place, column)
    return value
