"""The shapes of places that are more than a point: areas, rivers, railways, frontiers.

The shipped ones lie in the layers from which the maps are drawn; which features of a layer are which place is
said here. Layers are read, and shapely imported, when a shape is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from phaseline.gazetteer.checks import Checker
from phaseline.gazetteer.load import shipped_tables
from phaseline.geo import LonLat, MeasuredLine

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Shape:
    """What a place covers, in EPSG:4326.

    The true limit or course may lie `precision_km` from the one drawn (None: not said). `credit` must be
    shown with the shape wherever it is published.
    """

    geometry: BaseGeometry
    precision_km: float | None = None
    credit: str = ""

    @property
    def is_area(self) -> bool:
        """Whether it has an inside."""
        return self.geometry.geom_type in ("Polygon", "MultiPolygon")

    def as_geojson(self) -> dict[str, Any]:
        """Its geometry as GeoJSON (RFC 7946), coordinates as they are."""
        from shapely.geometry import mapping

        plain: dict[str, Any] = json.loads(json.dumps(mapping(self.geometry)))
        return plain


def shape_of(check: Checker, geometry: Any) -> Any:
    """The shapely geometry of a GeoJSON one (or of its `geo_wkt`), None where there is none; a fault if it
    is broken or lies off the globe."""
    from shapely import from_wkt
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    if geometry is None:
        return None
    try:
        wkt = geometry.get("geo_wkt")
        drawn = from_wkt(wkt) if wkt and "POINT" not in wkt.upper() else shape(geometry)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, ShapelyError) as error:
        check.fault(f"a geometry that cannot be read ({error})", "a GeoJSON geometry")
        return None
    west, south, east, north = drawn.bounds if not drawn.is_empty else (0, 0, 0, 0)
    if west < -180 or south < -90 or east > 180 or north > 90:
        check.fault(f"a geometry from {west:g} {south:g} to {east:g} {north:g}", "degrees, longitude first")
        return None
    return drawn


class _Layer(NamedTuple):
    folder: str
    file: str
    credit: str


class _Stretch(NamedTuple):
    """The part of a line between a place on it and one of its ends."""

    line: str
    place: str
    towards: Literal["start", "end"]


_AREAS = _Layer("borders", "areas-1920.geojson", "Natural Earth (public domain), limits drawn for Phaseline")
_FRONTIERS = _Layer("borders", "frontiers-1920.geojson", _AREAS.credit)
_RIVERS = _Layer("basemap", "rivers.geojson", "Natural Earth (public domain), GLOBE 1.0 (NOAA)")
_RAILWAYS = _Layer("railways", "lines.geojson", "© OpenStreetMap contributors (ODbL 1.0)")

_LINES: dict[str, tuple[_Layer, tuple[str | _Stretch, ...]]] = {
    "alazani-river": (_RIVERS, ("alazani",)),
    "araks-river": (_RIVERS, ("araks-upper", "araks")),
    "don-river": (_RIVERS, ("don",)),
    "gudyalchay": (_RIVERS, ("qudyalchay",)),
    "hakari-river": (_RIVERS, ("hakari",)),
    "kuban-river": (_RIVERS, ("kuban",)),
    "kura-river": (_RIVERS, ("kura",)),
    "samur-river": (_RIVERS, ("samur", "samur-northern-arm")),
    "sulak-river": (_RIVERS, ("sulak",)),
    "tartar-river": (_RIVERS, ("tartar",)),
    "terek-river": (_RIVERS, ("terek",)),
    "volga-river": (_RIVERS, ("volga",)),
    "baku-ganja-line": (
        _RAILWAYS,
        ("bilajari-baku", _Stretch("transcaucasian-line", "ganja-station", "start")),
    ),
    "baku-yalama-line": (
        _RAILWAYS,
        ("bilajari-baku", _Stretch("north-line", "yalama-station", "end")),
    ),
    "transcaucasian-railway": (
        _RAILWAYS,
        (
            "bilajari-baku",
            "transcaucasian-line",
            "black-sea-line",
            "julfa-line",
            "erivan-branch",
            "kars-line",
        ),
    ),
    "vladikavkaz-railway": (
        _RAILWAYS,
        ("north-line", "vladikavkaz-line", "vladikavkaz-branch", "mozdok-line", "kizlyar-line"),
    ),
    "azerbaijan-armenia-border": (_FRONTIERS, ("kazakh-uplands",)),
    "azerbaijan-dagestan-border": (_FRONTIERS, ("samur",)),
    "azerbaijan-georgia-border": (_FRONTIERS, ("kura-georgia", "kakheti-eldar", "alazani-zakatala")),
    "azerbaijan-persia-border": (_FRONTIERS, ("persia-araks-west", "persia-mughan")),
}


@cache
def shipped_shapes() -> dict[str, Shape]:
    """The shapes of the shipped places by id, read once."""
    points = {place.id: place.point for place in shipped_tables()[0] if place.point is not None}
    areas = {
        name: Shape(_geometry(feature), _precision(feature), _AREAS.credit)
        for name, feature in _features(_AREAS).items()
        if name in points
    }
    return areas | {place: _line(*made, points) for place, made in _LINES.items() if place in points}


@cache
def _features(layer: _Layer) -> dict[str, dict[str, Any]]:
    from phaseline import shipped

    collection = json.loads((shipped.folder(layer.folder) / layer.file).read_text("utf-8"))
    return {feature["properties"]["id"]: feature for feature in collection["features"]}


def _geometry(feature: Mapping[str, Any]) -> BaseGeometry:
    from shapely.geometry import shape

    return shape(feature["geometry"])


def _precision(feature: Mapping[str, Any]) -> float | None:
    value: float | None = feature["properties"].get("precision_km")
    return value


def _line(layer: _Layer, parts: tuple[str | _Stretch, ...], points: Mapping[str, LonLat]) -> Shape:
    from shapely import MultiLineString, get_parts

    features = _features(layer)
    lines: list[Any] = []
    for part in parts:
        feature = features[part.line if isinstance(part, _Stretch) else part]
        whole = get_parts(_geometry(feature)).tolist()
        lines += [_cut(whole[0].coords, part, points)] if isinstance(part, _Stretch) else whole
    said = [_precision(features[p.line if isinstance(p, _Stretch) else p]) for p in parts]
    precision = max((km for km in said if km is not None), default=None)
    return Shape(lines[0] if len(lines) == 1 else MultiLineString(lines), precision, layer.credit)


def _cut(coords: Any, stretch: _Stretch, points: Mapping[str, LonLat]) -> BaseGeometry:
    from shapely import LineString

    line = MeasuredLine(coords)
    end = line.length_km if stretch.towards == "end" else 0.0
    return LineString(line.between(line.measure(points[stretch.place]).km, end))
