"""Writes small, stable GeoJSON: one feature a line, sorted keys left as given, rounded coordinates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

GEODATA = Path(__file__).resolve().parent.parent


def rounded(value: Any, digits: int) -> Any:
    """The nested coordinate arrays of a geometry, rounded, without repeated vertices in a row."""
    if isinstance(value[0], (int, float)):
        return [round(float(number), digits) for number in value[:2]]
    inner = [rounded(item, digits) for item in value]
    return [item for index, item in enumerate(inner) if index == 0 or item != inner[index - 1]]


def turned(geometry: BaseGeometry) -> BaseGeometry:
    """Polygons with outer rings anticlockwise and holes clockwise; anything else as it is."""
    if isinstance(geometry, Polygon):
        return orient(geometry)
    if isinstance(geometry, MultiPolygon):
        return MultiPolygon([orient(part) for part in geometry.geoms])
    return geometry


def feature(geometry: BaseGeometry, properties: Mapping[str, Any], *, digits: int = 4) -> dict[str, Any]:
    """A GeoJSON feature; rings turn as RFC 7946 asks (outer anticlockwise)."""
    shape = mapping(turned(geometry))
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": shape["type"], "coordinates": rounded(shape["coordinates"], digits)},
    }


def write(path: Path, features: Iterable[Mapping[str, Any]]) -> None:
    """Write a FeatureCollection, one feature on each line, replacing the file in one move."""
    lines = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    temporary = path.with_name(path.name + ".part")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)
