"""The ground under every map: shipped land, water, relief, railways and frontiers as plain JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from phaseline import shipped
from phaseline.geo import LonLat, within

BaseMap = dict[str, Any]
Detail = Literal["none", "regional", "local"]

_LOCAL_SPAN = 0.5
_COVERED = 40.0, 36.0, 55.0, 46.5
"""What the shipped ground reaches over, in degrees west, south, east, north: that of its relief."""
_FINE_COAST = 49.2, 40.0, 50.7, 40.75
"""Where the fine coast is, likewise."""
_LAND: dict[Detail, str] = {"regional": "basemap", "local": "coast"}
_LAYERS = {
    "lakes": ("basemap", "lakes.geojson", ()),
    "rivers": ("basemap", "rivers.geojson", ("name", "rank")),
    "railways": ("railways", "lines.geojson", ()),
    "frontiers": ("borders", "frontiers-1920.geojson", ("status",)),
}
_DECIMALS = 4
_OWED: dict[Detail, dict[str, tuple[str, ...]]] = {
    "regional": {
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
    },
    "local": {
        "en": (
            "Coast and railways: © OpenStreetMap contributors (ODbL). The shore is today's, good to some "
            "200 m; in 1920 the Caspian stood one to two metres higher, and less of the bay was built over",
            "Lakes and distant coasts: Natural Earth (public domain)",
            "Relief: GLOBE 1.0, NOAA",
            "Places: GeoNames (CC BY 4.0), Wikidata",
        ),
        "az": (
            "Sahil və dəmir yolları: © OpenStreetMap iştirakçıları (ODbL). Sahil bugünküdür, dəqiqliyi "
            "200 m-ə yaxındır; 1920-ci ildə Xəzər bir-iki metr yüksək idi, buxtanın az hissəsi tikilmişdi",
            "Göllər və uzaq sahillər: Natural Earth (ictimai mülkiyyət)",
            "Relyef: GLOBE 1.0, NOAA",
            "Yerlər: GeoNames (CC BY 4.0), Wikidata",
        ),
        "ru": (
            "Берег и железные дороги: © участники OpenStreetMap (ODbL). Берег нынешний, с точностью около "
            "200 м; в 1920 году Каспий стоял на один-два метра выше, и бухта была застроена меньше",
            "Озёра и дальние берега: Natural Earth (общественное достояние)",
            "Рельеф: GLOBE 1.0, NOAA",
            "Места: GeoNames (CC BY 4.0), Wikidata",
        ),
    },
}


def detail_of(extent: Sequence[float]) -> Detail:
    """How fine a ground a map of west, south, east, north degrees wants; none where the shipped one ends."""
    west, south, east, north = extent
    if not _meet(extent, _COVERED):
        return "none"
    corners = (west, south), (east, north)
    fine = east - west <= _LOCAL_SPAN and all(within(LonLat(*corner), _FINE_COAST) for corner in corners)
    return "local" if fine else "regional"


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def credits(languages: Sequence[str], detail: Detail = "regional") -> list[dict[str, dict[str, str]]]:
    """Whom the ground is owed to, in each of `languages` (English where there is no other wording)."""
    owed = {language: lines[-1:] for language, lines in _OWED["regional"].items()}
    if detail != "none":
        owed = _OWED[detail]
    lines = [owed.get(language, owed["en"]) for language in languages]
    return [{"text": dict(zip(languages, line, strict=True))} for line in zip(*lines, strict=True)]


def base_map(detail: Detail = "regional") -> BaseMap:
    """Land, lakes, rivers, railways and frontiers as GeoJSON feature lists, and the relief as one image.

    Coordinates are WGS 84 degrees to four decimals (about 10 m). The relief is a data address, with its
    bounds as west, south, east, north; the picture itself is in Web Mercator (EPSG:3857). The land's coast
    is good to 1 km, or, `local` and about Baku, to some 200 m. `none` is a ground without anything on it.
    All base maps share their features, which are not to be changed.
    """
    if detail == "none":
        return {"land": [], "relief": None, **{name: [] for name in _LAYERS}}
    base: BaseMap = {name: _features(*where) for name, where in _LAYERS.items()}
    base["land"] = _features(_LAND[detail], "land.geojson", ())
    base["relief"] = _relief(shipped.folder("basemap"))
    return base


@cache
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
    if not isinstance(coordinates, list | tuple):
        return round(coordinates, decimals)
    if coordinates and isinstance(coordinates[0], float | int):
        return [round(number, decimals) for number in coordinates]
    return [rounded(part, decimals) for part in coordinates]


def _relief(folder: Path) -> dict[str, Any]:
    picture = b64encode((folder / "relief.webp").read_bytes()).decode("ascii")
    bounds = json.loads((folder / "relief.json").read_text("utf-8"))["bounds"]
    return {"href": f"data:image/webp;base64,{picture}", "bounds": bounds}
