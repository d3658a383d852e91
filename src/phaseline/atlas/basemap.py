"""The ground under every map: shipped land, water, relief, railways and frontiers as plain JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from phaseline import shipped

BaseMap = dict[str, Any]

_LAYERS = {
    "land": ("basemap", "land.geojson", ()),
    "lakes": ("basemap", "lakes.geojson", ("id",)),
    "rivers": ("basemap", "rivers.geojson", ("id", "name", "rank")),
    "railways": ("railways", "lines.geojson", ("id", "name")),
    "frontiers": ("borders", "frontiers-1920.geojson", ("id", "name", "status", "precision_km", "note")),
}
_DECIMALS = 4
_CREDITS = {
    "en": (
        "Coast, lakes and modern frontiers: Natural Earth (public domain)",
        "Relief: GLOBE 1.0, NOAA",
        "Railways: © OpenStreetMap contributors (ODbL)",
        "Places: GeoNames (CC BY 4.0), Wikidata",
    ),
    "az": (
        "Sahil, göllər və müasir sərhədlər: Natural Earth (ictimai mülkiyyət)",
        "Relyef: GLOBE 1.0, NOAA",
        "Dəmir yolları: © OpenStreetMap iştirakçıları (ODbL)",
        "Yerlər: GeoNames (CC BY 4.0), Wikidata",
    ),
    "ru": (
        "Берег, озёра и современные границы: Natural Earth (общественное достояние)",
        "Рельеф: GLOBE 1.0, NOAA",
        "Железные дороги: © участники OpenStreetMap (ODbL)",
        "Места: GeoNames (CC BY 4.0), Wikidata",
    ),
}


def credits(languages: Sequence[str]) -> list[dict[str, dict[str, str]]]:
    """Whom the ground is owed to, in each of `languages` (English where there is no other wording)."""
    lines = [_CREDITS.get(language, _CREDITS["en"]) for language in languages]
    return [{"text": dict(zip(languages, line, strict=True))} for line in zip(*lines, strict=True)]


def base_map() -> BaseMap:
    """Land, lakes, rivers, railways and frontiers as GeoJSON feature lists, and the relief as one image.

    Coordinates are WGS 84 degrees to four decimals (about 10 m). The relief is a data address, with its
    bounds as west, south, east, north; the picture itself is in Web Mercator (EPSG:3857).
    """
    base: BaseMap = {name: _features(*where) for name, where in _LAYERS.items()}
    base["relief"] = _relief(shipped.folder("basemap"))
    return base


def _features(folder: str, file: str, keep: tuple[str, ...]) -> list[dict[str, Any]]:
    collection = json.loads((shipped.folder(folder) / file).read_text("utf-8"))
    return [
        {
            "type": "Feature",
            "properties": {key: feature["properties"].get(key) for key in keep},
            "geometry": {
                "type": feature["geometry"]["type"],
                "coordinates": rounded(feature["geometry"]["coordinates"]),
            },
        }
        for feature in collection["features"]
    ]


def rounded(coordinates: Any, decimals: int = _DECIMALS) -> Any:
    """Nested coordinates, rounded."""
    if isinstance(coordinates, list | tuple):
        return [rounded(part, decimals) for part in coordinates]
    return round(coordinates, decimals)


def _relief(folder: Path) -> dict[str, Any]:
    picture = b64encode((folder / "relief.webp").read_bytes()).decode("ascii")
    bounds = json.loads((folder / "relief.json").read_text("utf-8"))["bounds"]
    return {"href": f"data:image/webp;base64,{picture}", "bounds": bounds}
